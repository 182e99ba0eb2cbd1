"""The steps of preparing a strategic plan: which days count, which stand out of order, what speaks against a step.

Public Bodies (Joint Working) (Scotland) Act 2014 section 33, https://www.legislation.gov.uk/asp/2014/9/section/33.
The duty (act-2014/s33) and whatever records steps read the same days here, so that a step that was taken without a
firm objection is never called out of order later. An objection is firm where the law leaves nobody a choice; the
others are for the chief officer to weigh, and some are only said.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple

from comhla.dates import in_words
from comhla.law.answers import listed
from comhla.law.facts import AuthorityFacts, Plan, PlanStage, PlanView, Recipient, Setting, Stage
from comhla.law.readings.plan_making import final_day
from comhla.law.sources import CONSULTEE_REGULATIONS, CONSULTEE_REGULATIONS_URL, Citation, Verified, act
from comhla.reference.groups import PLANNING_GROUP_GROUPS, ConsulteeGroup
from comhla.reference.models import Model

SPOKEN = {
    Stage.PROPOSALS: "writing proposals",
    Stage.GROUP_ON_PROPOSALS: "asking the planning group about the proposals",
    Stage.FIRST_DRAFT: "writing the first draft",
    Stage.GROUP_ON_FIRST_DRAFT: "asking the planning group about the first draft",
    Stage.SECOND_DRAFT: "writing the second draft",
    Stage.SENT: "sending the second draft for views",
    Stage.FINALISED: "finalising the plan",
}
ORDER = {stage: number for number, stage in enumerate(Stage)}
PROVISIONS = {
    Stage.PROPOSALS: "section 33(2)(a)",
    Stage.GROUP_ON_PROPOSALS: "section 33(2)(b)",
    Stage.FIRST_DRAFT: "section 33(3)(a)",
    Stage.GROUP_ON_FIRST_DRAFT: "section 33(3)(b)",
    Stage.SECOND_DRAFT: "section 33(4)(a)",
    Stage.SENT: "section 33(4)(b)",
    Stage.FINALISED: "section 33(4)(c) and (7)",
}
"""Where the Act asks for each step."""

ASKED_IN = {
    Stage.FIRST_DRAFT: Stage.GROUP_ON_PROPOSALS,
    Stage.SECOND_DRAFT: Stage.GROUP_ON_FIRST_DRAFT,
    Stage.FINALISED: Stage.SENT,
}
"""For a step that takes account of views: the step that asked for them."""

THIRTEEN_GROUPS_FROM = date(2014, 11, 28)
TWELVE_SEATS_FROM = date(2014, 12, 12)
_GROUP_ON_PROPOSALS, _GROUP_ON_FIRST_DRAFT = Stage.GROUP_ON_PROPOSALS, Stage.GROUP_ON_FIRST_DRAFT


class Fault(StrEnum):
    """How a step stands out of order."""

    LEFT_OUT = "left_out"
    TOO_EARLY = "too_early"
    ONE_OCCASION = "one_occasion"
    VIEWS_STILL_OPEN = "views_still_open"


class OutOfOrder(NamedTuple):
    """A step that was taken out of order: when, how, and what should have come before it."""

    stage: Stage
    on: date
    fault: Fault
    before: Stage
    before_on: date | None

    @property
    def citation(self) -> Citation:
        """Where the order is set."""
        return _section(PROVISIONS[self.stage])

    @property
    def because(self) -> str:
        """What is wrong, in a sentence."""
        step, on = _begin(SPOKEN[self.stage]), in_words(self.on)
        if self.fault is Fault.LEFT_OUT:
            return f"{step} on {on} leaves out {SPOKEN[self.before]}, which comes before it."
        if self.fault is Fault.ONE_OCCASION:
            return f"{step} on {on} is on the day it was asked about the proposals: one occasion in place of two."
        then = in_words(self.before_on or self.on)
        if self.fault is Fault.VIEWS_STILL_OPEN:
            return f"{step} on {on} is too early: views may be given up to the end of {then}."
        return f"{step} on {on} is before {SPOKEN[self.before]} on {then}."

    @property
    def how_to_fix(self) -> str:
        """What to do instead."""
        if self.fault is Fault.LEFT_OUT:
            return f"First record {SPOKEN[self.before]}."
        if self.fault is Fault.ONE_OCCASION:
            return "Ask the planning group about the first draft on another day."
        if self.fault is Fault.VIEWS_STILL_OPEN:
            return "Finalise the plan on a later day."
        return f"Choose a day on or after {in_words(self.before_on or self.on)}."


class Objection(NamedTuple):
    """What speaks against taking a step.

    A firm one cannot be set aside. Another may be, by the chief officer with reasons, where `needs_decision`; the rest
    are only said.
    """

    citation: Citation
    because: str
    how_to_fix: str
    is_firm: bool
    needs_decision: bool = True


def steps_taken(plan: Plan, reached: Callable[[date], bool]) -> dict[Stage, date]:
    """One day for each step taken so far, in the order of the law.

    Of several days for a step the first that keeps the order; where none does, the last.
    """
    by_stage: dict[Stage, list[date]] = {}
    for each in plan.stages or ():
        if reached(each.on):
            by_stage.setdefault(each.stage, []).append(each.on)
    taken: dict[Stage, date] = {}
    earliest = date.min
    for stage in ORDER:
        days = sorted(by_stage.get(stage, ()))
        if stage is Stage.FINALISED:
            final = final_day(plan)
            days = [final] if isinstance(final, date) and reached(final) else []
        if stage is _GROUP_ON_FIRST_DRAFT and _GROUP_ON_PROPOSALS in taken:
            earliest = max(earliest, taken[_GROUP_ON_PROPOSALS] + timedelta(days=1))
        if days:
            taken[stage] = earliest = min((day for day in days if day >= earliest), default=days[-1])
    return taken


def next_step(plan: Plan) -> Stage | None:
    """The first step that is not taken yet; None once the plan is final."""
    taken = steps_taken(plan, _always)
    if Stage.FINALISED in taken:
        return None
    return next(stage for stage in Stage if stage not in taken)


def first_day_for(plan: Plan, stage: Stage) -> date | None:
    """The first day on which a step keeps the order; None where nothing before it is recorded."""
    before = {each: on for each, on in steps_taken(plan, _always).items() if ORDER[each] < ORDER[stage]}
    days = [*before.values()]
    if stage is _GROUP_ON_FIRST_DRAFT and _GROUP_ON_PROPOSALS in before:
        days.append(before[_GROUP_ON_PROPOSALS] + timedelta(days=1))
    if stage is Stage.FINALISED and plan.views_last_day is not None:
        days.append(plan.views_last_day + timedelta(days=1))
    return max(days, default=None)


def _always(day: date) -> bool:
    return True


def steps_out_of_order(plan: Plan, *, until: date = date.max) -> tuple[OutOfOrder, ...]:
    """The steps taken up to a day that stand out of order. Nothing is concluded where no steps are recorded."""
    if plan.stages is None:
        return ()
    taken = steps_taken(plan, until.__ge__)
    return tuple(fault for stage in taken for fault in _faults(plan, stage, taken))


def _faults(plan: Plan, stage: Stage, taken: dict[Stage, date]) -> Iterator[OutOfOrder]:
    on = taken[stage]
    earlier = [each for each in Stage if ORDER[each] < ORDER[stage]]
    present = [each for each in earlier if each in taken]
    last = ORDER[present[-1]] if present else -1
    for each in earlier[last + 1 :]:
        yield OutOfOrder(stage, on, Fault.LEFT_OUT, each, None)
    late = present if stage is Stage.FINALISED else present[-1:]
    for each in late:
        if on < taken[each]:
            yield OutOfOrder(stage, on, Fault.TOO_EARLY, each, taken[each])
    if stage is _GROUP_ON_FIRST_DRAFT and taken.get(_GROUP_ON_PROPOSALS) == on:
        yield OutOfOrder(stage, on, Fault.ONE_OCCASION, _GROUP_ON_PROPOSALS, on)
    if stage is Stage.FINALISED and plan.views_last_day is not None and on <= plan.views_last_day:
        yield OutOfOrder(stage, on, Fault.VIEWS_STILL_OPEN, Stage.SENT, plan.views_last_day)


def unexplained_faults(plan: Plan, *, today: date) -> tuple[OutOfOrder, ...]:
    """The steps that may not stand as they are recorded, on any day from today.

    In a plan in preparation no step stands out of order. In one that is finished it may, because what happened is to be
    recorded as it was, where the step says how that came about.
    """
    days = {each.on for each in plan.stages or ()}
    final = final_day(plan)
    if isinstance(final, date):
        days.add(final)
    found = [
        fault
        for until in sorted({today, *(day for day in days if day > today)})
        for fault in steps_out_of_order(plan, until=until)
    ]
    explained = _explained(plan) if isinstance(final, date) and final <= today else frozenset()
    return tuple(dict.fromkeys(each for each in found if each.stage not in explained))


def _explained(plan: Plan) -> frozenset[Stage]:
    return frozenset(each.stage for each in plan.stages or () if (each.out_of_order_because or "").strip())


def with_step(plan: Plan, step: PlanStage, *, instead_of: PlanStage | None = None) -> Plan:
    """The plan with one more step taken, or one put in the place of another."""
    rows = list(plan.stages or ())
    if instead_of is None:
        rows.append(step)
    else:
        rows[rows.index(instead_of)] = step
    rows.sort(key=lambda each: (each.on, ORDER[each.stage]))
    final = step.on if step.stage is Stage.FINALISED else plan.finalised_on
    return plan.replace(stages=tuple(rows), finalised_on=final)


def bare_step(stage: Stage, on: date) -> PlanStage:
    """A step of which only its day is known."""
    return PlanStage(
        stage=stage,
        on=on,
        document=None,
        responses=None,
        out_of_order_because=None,
        went_on_because=None,
        decided_by=None,
    )


def objections(
    facts: AuthorityFacts,
    plan: Plan,
    stage: Stage,
    on: date,
    *,
    today: date,
    instead_of: PlanStage | None = None,
    guidance: Iterable[str] = (),
) -> tuple[Objection, ...]:
    """What speaks against taking a step on a day.

    Args:
        facts: everything recorded of the authority.
        plan: the plan as it is recorded.
        stage: the step.
        on: the day on which it is to be taken.
        today: the day on which it is recorded.
        instead_of: for a correction, the step as it was recorded.
        guidance: what guidance still asks of the plan, in sentences.
    """
    after = with_step(plan, bare_step(stage, on), instead_of=instead_of)
    firm = (*_about_the_day(plan, stage, on, today), *_about_order(plan, after))
    return (*firm, *_open_matters(facts, after, stage, on), *_of_guidance(stage, guidance))


def _about_the_day(plan: Plan, stage: Stage, on: date, today: date) -> Iterator[Objection]:
    if on > today:
        because = f"{in_words(on)} is still to come. A step is recorded when it has been taken."
        yield Objection(_section(PROVISIONS[stage]), because, "Choose today or an earlier day.", is_firm=True)
    began = plan.preparation_began_on
    if isinstance(began, date) and on < began:
        because = f"{in_words(on)} is before preparation of the plan began, on {in_words(began)}."
        fix = "Choose a later day, or put right the day on which preparation began."
        yield Objection(_section(PROVISIONS[stage]), because, fix, is_firm=True)


def _about_order(plan: Plan, after: Plan) -> list[Objection]:
    already = set(steps_out_of_order(plan))
    found = [each for each in steps_out_of_order(after) if each not in already]
    return [Objection(each.citation, each.because, each.how_to_fix, is_firm=True) for each in found]


def _open_matters(facts: AuthorityFacts, plan: Plan, stage: Stage, on: date) -> Iterator[Objection]:
    if stage in (_GROUP_ON_PROPOSALS, _GROUP_ON_FIRST_DRAFT):
        yield from _about_seats(facts, on)
    if stage in (Stage.SENT, Stage.FINALISED):
        yield from _about_recipients(facts, plan, on)
        yield from _about_period(plan)
    if stage in ASKED_IN:
        yield from _about_views(facts, plan, stage)


def vacant_seats(facts: AuthorityFacts, on: date) -> tuple[ConsulteeGroup, ...]:
    """The prescribed groups for which nobody sits on the planning group on a day."""
    if on < TWELVE_SEATS_FROM:
        return ()
    group = facts.planning_group
    held = {
        each.group
        for each in (group.members if group is not None else None) or ()
        if each.first_day <= on and (each.last_day is None or on <= each.last_day)
    }
    return tuple(each for each in PLANNING_GROUP_GROUPS if each not in held)


def _about_seats(facts: AuthorityFacts, on: date) -> Iterator[Objection]:
    vacant = vacant_seats(facts, on)
    if vacant:
        because = (
            f"On {in_words(on)} nobody is recorded on the planning group for {_listed(vacant)}. A vacancy does not undo"
            " what the group says."
        )
        fix = "Fill the seats when you can, or record who holds them."
        yield Objection(_section("section 32(10)"), because, fix, is_firm=False, needs_decision=False)


def partners_to_ask(setting: Setting) -> tuple[str, ...]:
    """The bodies to which the second draft is sent: every constituent authority, or the other side of a lead agency."""
    if setting.model is Model.HEALTH_BOARD_LEADS:
        return setting.councils
    if setting.model is Model.COUNCIL_LEADS:
        return (setting.health_board,) if setting.health_board is not None else ()
    return setting.parties


def missing_recipients(facts: AuthorityFacts, plan: Plan, on: date) -> tuple[str, ...]:
    """The partner bodies and prescribed groups to which the second draft was not sent, or came back from."""
    reached = [each for each in plan.recipients or () if isinstance(each.sent_on, date) and each.came_back_on is None]
    bodies, groups = {each.body for each in reached}, {each.group for each in reached}
    partners = partners_to_ask(facts.setting_on(on)) if facts.settings else ()
    wanted = tuple(ConsulteeGroup) if on >= THIRTEEN_GROUPS_FROM else ()
    return (*(each for each in partners if each not in bodies), *(each for each in wanted if each not in groups))


def _about_recipients(facts: AuthorityFacts, plan: Plan, on: date) -> Iterator[Objection]:
    missing = missing_recipients(facts, plan, on)
    if missing:
        because = f"The second draft is not recorded as sent to {_listed(missing)}."
        citation = Citation(
            title=CONSULTEE_REGULATIONS,
            provision="regulation 3, with section 33(5) and (6) of the Act",
            url=CONSULTEE_REGULATIONS_URL,
            verified=Verified.TEXT_SEEN,
        )
        yield Objection(citation, because, "Send it to them, and record the day under recipients.", is_firm=False)
    unproved = [each for each in plan.recipients or () if isinstance(each.sent_on, date) and not each.proof]
    if unproved:
        because = f"Nothing is recorded that shows that it was sent to {_listed(_called(each) for each in unproved)}."
        fix = "Record the list, letter or message under recipients."
        yield Objection(_section(PROVISIONS[Stage.SENT]), because, fix, is_firm=False)


def _called(recipient: Recipient) -> str:
    return recipient.who or recipient.body or recipient.group or "a recipient without a name"


def _about_period(plan: Plan) -> Iterator[Objection]:
    if plan.views_first_day is None or plan.views_last_day is None or plan.views_period_stated is False:
        because = "No period for giving views is stated. The Act sets no shortest period, but there has to be one."
        fix = "State its first and last day under recipients."
        yield Objection(_section("section 33(4)(c)"), because, fix, is_firm=False)


def open_views(facts: AuthorityFacts, plan: Plan, asked_in: Stage) -> tuple[PlanView, ...]:
    """The views given at a step that were not considered yet."""
    return tuple(
        each
        for each in facts.plan_views or ()
        if each.plan == plan.id and each.stage is asked_in and (each.considered_on is None or each.result is None)
    )


def _about_views(facts: AuthorityFacts, plan: Plan, stage: Stage) -> Iterator[Objection]:
    number = len(open_views(facts, plan, ASKED_IN[stage]))
    if number:
        several = "1 view is" if number == 1 else f"{number} views are"
        because = f"{several} not considered yet that {SPOKEN[ASKED_IN[stage]]} brought."
        fix = "Consider each view, and record what came of it."
        yield Objection(_section(_ACCOUNT[stage]), because, fix, is_firm=False)


_ACCOUNT = {
    Stage.FIRST_DRAFT: "section 33(3)(a)",
    Stage.SECOND_DRAFT: "section 33(4)(a)",
    Stage.FINALISED: "section 33(7)",
}


def _of_guidance(stage: Stage, guidance: Iterable[str]) -> Iterator[Objection]:
    if stage is Stage.FINALISED:
        for because in guidance:
            fix = "Follow the guidance, or record why you depart from it."
            yield Objection(_GUIDANCE, because, fix, is_firm=False)


_GUIDANCE = Citation(
    title="Strategic plans: statutory guidance",
    provision="guidance under section 53",
    url="https://gov.scot/publications/strategic-plans-statutory-guidance",
    verified=Verified.GUIDANCE_ONLY,
)


def _section(provision: str) -> Citation:
    number = provision.removeprefix("section ").partition("(")[0]
    whole = act(number)
    return Citation(title=whole.title, provision=provision, url=whole.url, verified=whole.verified)


def _listed(names: Iterable[str]) -> str:
    return listed([each.value.replace("_", " ") if isinstance(each, ConsulteeGroup) else each for each in names])


def _begin(words: str) -> str:
    return words[0].upper() + words[1:]
