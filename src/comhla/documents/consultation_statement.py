"""The statement of how a plan was prepared, which is published with it: every step, counted from the record.

Public Bodies (Joint Working) (Scotland) Act 2014 section 35(2), https://www.legislation.gov.uk/asp/2014/9/section/35.

Whoever gave a view says how far it may be shown. The words of a view stand here only where they may, a name only where
it may, and a view that may not be shown at all is counted and nothing else is said of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from comhla.dates import in_words
from comhla.documents.marked_text import read_text
from comhla.documents.model import Block, Document, Inline, LineBreak, Section, Table, Words, words
from comhla.documents.plan_parts import (
    ENGLISH,
    cells,
    counted,
    day_or,
    grouped,
    listed,
    locality_names,
    marks_of,
    plan_called,
    sentences,
)
from comhla.documents.plan_tables import ASKING, STEPS
from comhla.law.facts import (
    AuthorityFacts,
    GroupMember,
    MayBeShown,
    Plan,
    PlanStage,
    PlanView,
    Recipient,
    Stage,
    ViewFrom,
    ViewResult,
)
from comhla.law.readings.plan_making import final_day
from comhla.reference import by_key, consultee_groups

OPENING = "opening"
"""The key of a narrative that stands before the first step."""
OPEN = "Open: nothing is recorded yet of what came of it."
KINDS = {
    ViewFrom.GROUP_MEMBER: "Member of the planning group",
    ViewFrom.PARTNER: "Partner body",
    ViewFrom.CONSULTEE: "Consulted",
    ViewFrom.LOCALITY: "For a locality",
    ViewFrom.PUBLIC: "Member of the public",
}


class UnknownStep(ValueError):
    """A narrative was given for a step that the law does not know."""


class Tally(NamedTuple):
    """How many views there are, and what came of them."""

    all: int
    changed: int
    not_changed: int
    open: int


def tally(views: Iterable[PlanView]) -> Tally:
    """Count views by what came of them; the three together are all."""
    results = [each.result for each in views]
    changed, not_changed = results.count(ViewResult.CHANGED), results.count(ViewResult.NOT_CHANGED)
    return Tally(len(results), changed, not_changed, results.count(None))


def views_of(facts: AuthorityFacts, plan_id: str) -> tuple[PlanView, ...]:
    """The views given on a plan, in the order in which they came."""
    own = (each for each in facts.plan_views or () if each.plan == plan_id)
    return tuple(sorted(own, key=lambda each: (each.received_on, each.id)))


def statement_document(
    facts: AuthorityFacts,
    plan_id: str,
    *,
    narrative: Mapping[str, str] | None = None,
    issued_on: date,
    identifier: str,
) -> Document:
    """The statement of how a plan was prepared.

    Args:
        facts: everything recorded of the authority.
        plan_id: the id of the plan.
        narrative: what the authority says in its own words, as marked text, by the name of the step ("proposals") or
            "opening". The rest comes from the record.
        issued_on: the day it bears.
        identifier: names the document for ever, as the address at which it is published.

    Raises:
        NoSuchPlan: where no plan has this id.
        UnknownStep: where the narrative names a step that there is none.
    """
    plan, told = plan_called(facts, plan_id), narrative or {}
    unknown = sorted(set(told) - {OPENING, *Stage})
    if unknown:
        raise UnknownStep(f"There is no step called {listed(unknown)}. Choose from {', '.join((OPENING, *Stage))}.")
    views = views_of(facts, plan_id)
    opening = read_text(told.get(OPENING, ""), pictures={}, anchor_prefix=f"told.{OPENING}")
    return Document(
        title=f"How the {_lowered(plan.title)} was prepared",
        subtitle="Statement under section 35 of the Public Bodies (Joint Working) (Scotland) Act 2014",
        language=ENGLISH,
        publisher=facts.authority.name,
        identifier=identifier,
        issued_on=issued_on,
        subject=f"Statement of how the strategic plan of {facts.authority.name} was prepared",
        marks=marks_of(facts, plan, issued_on=issued_on),
        opening=_opening(views, opening.blocks),
        sections=(
            *opening.sections,
            *(_step(facts, plan, stage, views, told.get(stage, "")) for stage in Stage),
            _still_open(views),
        ),
    )


def _lowered(title: str) -> str:
    return title[:1].lower() + title[1:] if title[1:2].islower() else title


def _opening(views: Sequence[PlanView], said: Sequence[Block]) -> tuple[Block, ...]:
    """What the statement is, and all views by step."""
    count = tally(views)
    by_step = [(STEPS[stage], [each for each in views if each.stage is stage]) for stage in Stage]
    rows = [(step, tally(own)) for step, own in by_step if own]
    opening = sentences(
        "The law asks for a statement, published with the plan, of what was done at each step of preparing it. This"
        " statement goes through the steps in their order, and says what came of the views that people gave."
    )
    if not views:
        return (*opening, *said, *sentences("No views are recorded."))
    told = (
        f"{counted(count.all, 'view is', 'views are')} recorded: {count.changed} led to a change, {count.not_changed}"
        f" led to none, and {count.open} {'is' if count.open == 1 else 'are'} still open. This table counts them by"
        " step."
    )
    return (*opening, *said, *sentences(told), _counts("Views by step", "Step", [*rows, ("All steps", count)]))


def _counts(caption: str, heading: str, rows: Iterable[tuple[str, Tally]]) -> Table:
    return Table(
        caption=caption,
        header=cells(heading, "Views", "Led to a change", "Led to no change", "Open"),
        rows=tuple(cells(name, *map(str, count)) for name, count in rows),
        first_cell_heads_row=True,
    )


def _step(facts: AuthorityFacts, plan: Plan, stage: Stage, views: Sequence[PlanView], narrative: str) -> Section:
    anchor = f"step-{stage.value}"
    taken = sorted((each for each in plan.stages or () if each.stage is stage), key=lambda each: each.on)
    own = [each for each in views if each.stage is stage]
    said = read_text(narrative, pictures={}, anchor_prefix=f"told.{stage.value}")
    blocks = (
        *_taken(plan, stage, taken),
        *said.blocks,
        *_asked(facts, plan, stage, taken),
        *_brought(facts, stage, taken, own),
    )
    return Section(heading=STEPS[stage], anchor=anchor, blocks=blocks, sections=said.sections)


def _taken(plan: Plan, stage: Stage, taken: Sequence[PlanStage]) -> tuple[Block, ...]:
    """When the step was taken, what shows it, and what was out of the ordinary."""
    days = listed([in_words(each.on) for each in taken])
    final = final_day(plan)
    if stage is Stage.FINALISED and not taken and isinstance(final, date):
        days = in_words(final)
    when = f"This was done on {days}." if days else "This is not recorded as done yet."
    shown = [f"It is shown by: {each.document}." for each in taken if each.document]
    odd = [f"It was not done in its order: {each.out_of_order_because}" for each in taken if each.out_of_order_because]
    went_on = [
        f"It was done although something was open. The reason recorded{_by(each.decided_by)}: {each.went_on_because}"
        for each in taken
        if each.went_on_because
    ]
    published = _published(plan) if days and stage is Stage.FINALISED else ""
    return sentences(when, *shown, *odd, *went_on, published)


def _published(plan: Plan) -> str:
    if isinstance(plan.published_on, date):
        return f"The plan was published on {in_words(plan.published_on)}."
    return "Its publication is not recorded yet."


def _by(post: str | None) -> str:
    return f" by the {post}" if post else ""


def _asked(facts: AuthorityFacts, plan: Plan, stage: Stage, taken: Sequence[PlanStage]) -> tuple[Block, ...]:
    """Whom the step asked for views."""
    if stage is Stage.SENT:
        return _sent_to(plan)
    if stage not in ASKING or not taken:
        return ()
    members = _members_on(facts, taken[0].on)
    if not members:
        return sentences("Who was on the planning group on that day is not recorded.")
    number = counted(len(members), "member", "members")
    if stage is not Stage.GROUP_ON_PROPOSALS and members == _members_when_first_asked(facts, plan):
        return sentences(
            f"The planning group was asked. It had the same {number} as when it was asked about the proposals."
        )
    by_group = grouped((_speaks_for(facts, each), each) for each in members)
    table = Table(
        caption=f"The planning group on {in_words(taken[0].on)}",
        header=cells("For whom they speak", "Members"),
        rows=tuple(cells(name, str(len(own))) for name, own in by_group.items()),
        first_cell_heads_row=True,
    )
    told = f"The planning group was asked. It had {number} on that day, and this table shows for whom they speak."
    return (*sentences(told), table)


def _members_when_first_asked(facts: AuthorityFacts, plan: Plan) -> list[GroupMember]:
    days = [each.on for each in plan.stages or () if each.stage is Stage.GROUP_ON_PROPOSALS]
    return _members_on(facts, min(days)) if days else []


def _members_on(facts: AuthorityFacts, day: date) -> list[GroupMember]:
    group = facts.planning_group
    return [
        each
        for each in (group.members if group is not None else None) or ()
        if each.first_day <= day and (each.last_day is None or day <= each.last_day)
    ]


def _speaks_for(facts: AuthorityFacts, member: GroupMember) -> str:
    if member.group is not None:
        return _group_name(member.group)
    if member.localities:
        names = locality_names(facts)
        return listed([names.get(each, each) for each in member.localities])
    return f"Nominated by {member.nominated_by}" if member.nominated_by else "Other members"


def _group_name(group: str) -> str:
    return by_key(consultee_groups())[group].label


def _sent_to(plan: Plan) -> tuple[Block, ...]:
    """To whom the second draft was sent, and until when views could be given."""
    if not plan.recipients:
        return sentences("To whom the second draft was sent is not recorded.")
    sent = sum(isinstance(each.sent_on, date) for each in plan.recipients)
    period = ""
    if plan.views_first_day and plan.views_last_day:
        period = f"Views could be given from {in_words(plan.views_first_day)} to {in_words(plan.views_last_day)}."
    table = Table(
        caption="To whom the second draft was sent",
        header=cells("Sent to", "On", "What is known of its arrival"),
        rows=tuple(
            cells(_receiver(each), day_or(each.sent_on, "Not sent"), _arrival(each)) for each in plan.recipients
        ),
        first_cell_heads_row=True,
    )
    told = (
        f"This table shows {counted(len(plan.recipients), 'recipient', 'recipients')}; the second draft was sent to"
        f" {sent} of them. They stand for the groups that the law names, and for our partners."
    )
    return (*sentences(period, told), table)


def _receiver(recipient: Recipient) -> str:
    group = _group_name(recipient.group) if recipient.group is not None else ""
    parts = [each for each in (group, recipient.body, recipient.who) if each]
    return ": ".join(parts) or "Not named"


def _arrival(recipient: Recipient) -> str:
    if recipient.came_back_on:
        return f"Came back on {in_words(recipient.came_back_on)}"
    if isinstance(recipient.received_on, date):
        return f"Received on {in_words(recipient.received_on)}"
    return recipient.proof or "Nothing recorded"


def _brought(
    facts: AuthorityFacts, stage: Stage, taken: Sequence[PlanStage], views: Sequence[PlanView]
) -> tuple[Block, ...]:
    """How many views came at the step, from whom, and what came of those that may be shown."""
    said = [each.responses for each in taken if each.responses is not None]
    if not views and not said:
        return sentences("No views are recorded at this step.") if stage in ASKING else ()
    if not views:
        return sentences(f"{counted(sum(said), 'view', 'views')} came. They are not recorded one by one.")
    blocks = [
        *sentences(_how_many(len(views), sum(said) if said else None)),
        _counts(f"Views by who gave them: {STEPS[stage]}", "Given by", _by_kind(views)),
    ]
    shown = [each for each in views if _may_be_shown(each)]
    if shown:
        blocks += sentences(
            f"This table shows {counted(len(shown), 'view', 'views')} that may be shown, and what came of"
            f" {'it' if len(shown) == 1 else 'each'}."
        )
        blocks.append(_shown_table(facts, stage, shown))
    hidden = len(views) - len(shown)
    if hidden:
        blocks += sentences(
            f"{counted(hidden, 'view is', 'views are')} counted and not shown, because whoever gave"
            f" {'it' if hidden == 1 else 'them'} did not agree to that."
        )
    return tuple(blocks)


def _how_many(recorded: int, said: int | None) -> str:
    told = f"{counted(recorded, 'view is', 'views are')} recorded one by one. This table counts them by who gave them."
    if said is None or said == recorded:
        return told
    return f"{counted(said, 'view', 'views')} came, as the minute of the step says. {told}"


def _by_kind(views: Sequence[PlanView]) -> list[tuple[str, Tally]]:
    return [
        (KINDS[kind], tally(own)) for kind in ViewFrom if (own := [each for each in views if each.given_by is kind])
    ]


def _may_be_shown(view: PlanView) -> bool:
    return view.may_be_shown in (MayBeShown.WITH_NAME, MayBeShown.WITHOUT_NAME)


def _shown_table(facts: AuthorityFacts, stage: Stage, views: Sequence[PlanView]) -> Table:
    return Table(
        caption=f"What was said, and what came of it: {STEPS[stage]}",
        header=cells("Given by", "What was said", "What came of it"),
        rows=tuple((words(_giver(facts, each)), words(each.words), _result(facts, each)) for each in views),
    )


def _giver(facts: AuthorityFacts, view: PlanView) -> str:
    """Who gave a view: for whom they speak, and their name only where it may be shown."""
    kind = KINDS[view.given_by]
    group = _group_name(view.group) if view.group is not None else ""
    place = locality_names(facts).get(view.locality, view.locality) if view.locality else ""
    named = view.may_be_shown is MayBeShown.WITH_NAME
    rest = ", ".join(each for each in (group, place, *((view.body, view.who) if named else ())) if each)
    return f"{kind}: {rest}" if rest else kind


def _result(facts: AuthorityFacts, view: PlanView) -> tuple[Inline, ...]:
    if view.result is None:
        return words(OPEN)
    where = _heading_of(facts, view.changed_section)
    if view.result is ViewResult.CHANGED:
        told = f"Changed{where}: {view.change}" if view.change else f"Changed{where}."
    else:
        told = "Not changed."
    reason: tuple[Inline, ...] = (LineBreak(), Words(text=f"Why: {view.reason}")) if view.reason else ()
    return (*words(told), *reason)


def _heading_of(facts: AuthorityFacts, section: str | None) -> str:
    found = next((each.heading for each in facts.plan_sections or () if each.id == section), None)
    return f', in "{found}"' if found else ""


def _still_open(views: Sequence[PlanView]) -> Section:
    """The views of which nothing has come yet, by step."""
    heading, anchor = "What is still open", "open"
    pending = [each for each in views if each.result is None]
    if not pending:
        told = "Nothing is open: something came of every view that is recorded." if views else "Nothing is open."
        return Section(heading=heading, anchor=anchor, blocks=sentences(told))
    rows = grouped((STEPS[each.stage], each) for each in pending)
    considered = sum(each.considered_on is not None for each in pending)
    table = Table(
        caption="Views that are still open",
        header=cells("Step", "Open views", "Of these considered, without a result"),
        rows=tuple(
            cells(step, str(len(own)), str(sum(each.considered_on is not None for each in own)))
            for step, own in rows.items()
        ),
        first_cell_heads_row=True,
    )
    told = (
        f"{counted(len(pending), 'view is', 'views are')} open: nothing is recorded of what came of"
        f" {'it' if len(pending) == 1 else 'them'}. {_considered(considered)} This table counts what is open by step."
    )
    return Section(heading=heading, anchor=anchor, blocks=(*sentences(told), table))


def _considered(number: int) -> str:
    if not number:
        return "Nobody has considered anything of this yet, as far as is recorded."
    return f"{counted(number, 'has', 'have')} been considered, without a result."
