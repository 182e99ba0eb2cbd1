"""The steps of a plan, to whom its draft went, and its timetable, as values."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple
from urllib.parse import urlencode

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from comhla.law import AuthorityFacts
from comhla.law.facts import Plan, PlanStage, Recipient, Stage
from comhla.law.readings.plan_steps import PROVISIONS, missing_recipients, next_step, partners_to_ask
from comhla.reference.groups import ConsulteeGroup
from comhla.web.authorities.words import choice_words
from comhla.web.plans.presenters.group import GROUPS
from comhla.web.plans.timetable import End, PlanBegins
from comhla.web.words import day as in_words

Url = Callable[..., str]
_PARTS = {
    Stage.PROPOSALS: "write_proposals",
    Stage.GROUP_ON_PROPOSALS: "ask_group_on_proposals",
    Stage.FIRST_DRAFT: "take_account_of_views_on_proposals",
    Stage.GROUP_ON_FIRST_DRAFT: "ask_group_on_first_draft",
    Stage.SECOND_DRAFT: "take_account_of_views_on_first_draft",
    Stage.SENT: "send_second_draft",
    Stage.FINALISED: "take_account_of_views_received",
}
"""The part of the duty for which evidence of each step is attached."""


class Taken(NamedTuple):
    """One time that a step was taken."""

    on: date
    document: str
    responses: str
    went_on_because: str
    decided_by: str
    out_of_order_because: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StepShown:
    """A step in the list."""

    number: int
    title: str
    provision: str
    asked: str
    state: str
    colour: str
    taken: Sequence[Taken]
    planned: date | None
    take_url: str
    evidence_url: str
    evidence: Sequence[str]
    is_next: bool


def steps(
    facts: AuthorityFacts, plan: Plan, planned: Mapping[str, date], url: Url, authority_url: Url, *, today: date
) -> Sequence[StepShown]:
    """Every step in the order of the law."""
    following = next_step(plan)
    found = []
    for number, stage in enumerate(Stage, start=1):
        taken = _taken(plan, stage, url)
        day = planned.get(stage.value)
        state, colour = _state(taken=bool(taken), is_next=stage is following, by_day=day, today=today)
        found.append(
            StepShown(
                number=number,
                title=str(choice_words("Stage", stage.value)),
                provision=PROVISIONS[stage],
                asked=_asked(facts, plan, stage),
                state=state,
                colour=colour,
                taken=taken,
                planned=day,
                take_url=url("work-plan-step", stage.value),
                evidence_url=_evidence_url(plan, stage, url, authority_url),
                evidence=[
                    each.what for each in facts.evidence or () if each.subject == plan.id and each.part == _PARTS[stage]
                ],
                is_next=stage is following,
            )
        )
    return found


def _taken(plan: Plan, stage: Stage, url: Url) -> list[Taken]:
    rows = [(number, each) for number, each in enumerate(plan.stages or ()) if each.stage is stage]
    found = [_shown(each, url("work-plan-step-correct", number)) for number, each in rows]
    if not found and stage is Stage.FINALISED and isinstance(plan.finalised_on, date):
        return [Taken(plan.finalised_on, "", "", "", "", "", "")]
    return found


def _shown(step: PlanStage, url: str) -> Taken:
    answered = step.responses
    return Taken(
        on=step.on,
        document=step.document or "",
        responses=""
        if answered is None
        else ngettext("%(count)s answer", "%(count)s answers", answered) % {"count": answered},
        went_on_because=step.went_on_because or "",
        decided_by=step.decided_by or "",
        out_of_order_because=step.out_of_order_because or "",
        url=url,
    )


def _state(*, taken: bool, is_next: bool, by_day: date | None, today: date) -> tuple[str, str]:
    if taken:
        return _("Taken"), "green"
    if by_day is not None and by_day < today:
        return _("Late"), "orange"
    return (_("Next"), "blue") if is_next else (_("To come"), "grey")


def _asked(facts: AuthorityFacts, plan: Plan, stage: Stage) -> str:
    if stage in (Stage.GROUP_ON_PROPOSALS, Stage.GROUP_ON_FIRST_DRAFT):
        return _("The strategic planning group is asked.")
    if stage is not Stage.SENT:
        return ""
    sent = sum(isinstance(each.sent_on, date) for each in plan.recipients or ())
    said = ngettext("Sent to %(count)s recipient.", "Sent to %(count)s recipients.", sent) % {"count": sent}
    said = said if sent else ""
    if plan.views_first_day is None or plan.views_last_day is None:
        return said
    period = _("Views from %(first)s to %(last)s.") % {
        "first": in_words(plan.views_first_day),
        "last": in_words(plan.views_last_day),
    }
    return f"{said} {period}".strip()


def _evidence_url(plan: Plan, stage: Stage, url: Url, authority_url: Url) -> str:
    asked = {"duty": "act-2014/s33", "part": _PARTS[stage], "subject": plan.id, "next": url("work-plan-steps")}
    return f"{authority_url('evidence-new')}?{urlencode(asked)}"


# ------------------------------------------------------------------------------------------------------- recipients


@dataclass(frozen=True, slots=True, kw_only=True)
class RecipientShown:
    """One recipient in the list."""

    who: str
    url: str
    sent_on: date | None
    proof: str
    received_on: date | None
    came_back_on: date | None
    linked: str


class Reached(NamedTuple):
    """A partner body or group, with everybody to whom the draft went for it."""

    name: str
    is_missing: bool
    recipients: Sequence[RecipientShown]


def reached(facts: AuthorityFacts, plan: Plan, url: Url, *, on: date) -> Sequence[Reached]:
    """Every partner body and every prescribed group, and others, with who stands for it."""
    missing = set(missing_recipients(facts, plan, on))
    rows = list(enumerate(plan.recipients or ()))
    found = []
    for name in partners(facts, on):
        own = [_recipient(each, number, url) for number, each in rows if each.body == name]
        found.append(Reached(name, name in missing, own))
    for group in ConsulteeGroup:
        own = [_recipient(each, number, url) for number, each in rows if each.group is group]
        found.append(Reached(GROUPS[group], group in missing, own))
    known = partners(facts, on)
    others = [_recipient(each, n, url) for n, each in rows if each.group is None and each.body not in known]
    return [*found, Reached(_("Others"), False, others)] if others else found


def partners(facts: AuthorityFacts, on: date) -> tuple[str, ...]:
    """The partner bodies to which the draft goes, by the model on a day."""
    return partners_to_ask(facts.setting_on(on)) if facts.settings else ()


def _recipient(row: Recipient, number: int, url: Url) -> RecipientShown:
    words = {True: _("Link with the area"), False: _("No link with the area"), None: ""}
    return RecipientShown(
        who=row.who or row.body or _("Name not recorded"),
        url=url("work-plan-recipient", number),
        sent_on=row.sent_on if isinstance(row.sent_on, date) else None,
        proof=row.proof or "",
        received_on=row.received_on if isinstance(row.received_on, date) else None,
        came_back_on=row.came_back_on,
        linked=words[row.linked_to_area],
    )


# -------------------------------------------------------------------------------------------------------- timetable


class Planned(NamedTuple):
    """A step in the timetable."""

    title: str
    latest: date
    taken_on: date | None
    state: str
    colour: str


def timetable(plan: Plan, days: Mapping[Stage, date], *, today: date) -> Sequence[Planned]:
    """Each step with its latest day and whether it is late."""
    found = []
    for stage, latest in days.items():
        on = next((each.on for each in plan.stages or () if each.stage is stage), None)
        if on is not None:
            state, colour = (_("Taken"), "green") if on <= latest else (_("Taken late"), "yellow")
        else:
            state, colour = (_("Late"), "orange") if latest < today else (_("In time"), "grey")
        found.append(Planned(str(choice_words("Stage", stage.value)), latest, on, state, colour))
    return found


def end_words(begins: PlanBegins) -> str:
    """What the timetable is planned back from, and what stands behind it."""
    day = in_words(begins.on)
    said = {
        End.PERIOD: _("The period of the plan begins on %(day)s."),
        End.DIRECTED: _("The direction names %(day)s as the day on which the period of the plan begins."),
        End.REVIEW_LIMIT: _(
            "No first day of the plan's period is recorded, so %(day)s is taken: the day after the three years run out."
            " The Act asks for the review by then, not for the new plan; that is a working assumption."
        ),
    }[begins.end] % {"day": day}
    if begins.finalised_by is None:
        return said
    named = _("The direction names %(day)s as the last day for preparing it (section 38).")
    return f"{said} {named % {'day': in_words(begins.finalised_by)}}"
