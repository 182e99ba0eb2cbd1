"""Taking the steps of a plan, correcting them, and whom the second draft went to."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from django.db import transaction

from comhla.law import Outcome
from comhla.law.facts import Plan, PlanStage, Stage
from comhla.law.readings.plan_steps import ORDER, Objection, objections
from comhla.law.sources import Standing
from comhla.web import clock
from comhla.web.access.actors import Actor
from comhla.web.access.roles import Permission
from comhla.web.audit.actions import Told, append
from comhla.web.authorities.actions import record_row
from comhla.web.authorities.errors import ChangedMeanwhile, NotRecorded
from comhla.web.authorities.facts import facts_of, plain_row
from comhla.web.authorities.models import Authority
from comhla.web.authorities.tables import rows_of
from comhla.web.authorities.words import choice_words
from comhla.web.duties.facts import findings_of
from comhla.web.plans.actions.drafts import keep_draft
from comhla.web.plans.models import PlannedStep

WITH_TEXT = frozenset({Stage.PROPOSALS, Stage.FIRST_DRAFT, Stage.SECOND_DRAFT, Stage.SENT, Stage.FINALISED})
"""The steps that are about a text, of which a draft is kept."""

Data = dict[str, Any]
Change = Callable[[Data], None]


class Step(NamedTuple):
    """A step as somebody records it."""

    stage: Stage
    on: date
    document: str = ""
    responses: int | None = None
    went_on_because: str = ""
    decided_by: str = ""

    def data(self) -> Data:
        """As the authority file says it."""
        told = {**self._asdict(), "stage": self.stage.value, "on": self.on.isoformat()}
        return {name: value for name, value in told.items() if value not in ("", None)}


class StepRefused(NotRecorded):
    """A step was not recorded. `objections` say why."""

    def __init__(self, found: Sequence[Objection]) -> None:
        self.objections = found
        super().__init__(" ".join(each.because for each in found))


@transaction.atomic
def take_step(
    authority: Authority, plan_id: str, step: Step, *, by: Actor, version: int, number: int | None = None
) -> None:
    """Record that a step was taken, or with `number` correct the one in that place, and keep the text it was about.

    Raises:
        StepRefused: where a firm objection stands, or another one and nobody who may has decided to go on.
        NotAllowed: where reasons for going on come from somebody who may not decide it.
        ChangedMeanwhile, Unacceptable: as `record_row`.
    """
    by.must(Permission.FACTS_RECORD, authority.pk)
    authority = Authority.objects.select_for_update().get(pk=authority.pk)
    plan = _plan(authority, plan_id)
    if number is not None and number >= len(plan.stages or ()):
        raise ChangedMeanwhile(None, 0)
    found = objections_now(authority, plan, step.stage, step.on, number=number)
    before = None if number is None else (plan.stages or ())[number]
    _refuse(found, is_decided=_says_why(step) or (before is not None and _says_why(before)))
    if step.went_on_because:
        by.must(Permission.STEP_OVERRIDE, authority.pk)
    _change(authority, plan_id, version, by, _putting(step, number), reason=step.went_on_because)
    if number is None and step.stage in WITH_TEXT:
        called = str(choice_words("Stage", step.stage.value))
        keep_draft(authority, plan_id, stage=step.stage.value, called=called, by=by)


def objections_now(
    authority: Authority, plan: Plan, stage: Stage, on: date, *, number: int | None = None
) -> tuple[Objection, ...]:
    """What speaks against a step today, what guidance still asks of the plan included."""
    today = clock.today()
    return objections(
        facts_of(authority),
        plan,
        stage,
        on,
        today=today,
        instead_of=None if number is None else (plan.stages or ())[number],
        guidance=_guidance(authority, plan, today) if stage is Stage.FINALISED else (),
    )


def _guidance(authority: Authority, plan: Plan, today: date) -> list[str]:
    return [
        each.because
        for each in findings_of(authority, today)
        if each.subject.id == plan.id
        and each.version is not None
        and each.version.standing is Standing.GUIDANCE
        and each.outcome in (Outcome.NOT_MET, Outcome.NOT_EVIDENCED)
    ]


def _refuse(found: Sequence[Objection], *, is_decided: bool) -> None:
    firm = [each for each in found if each.is_firm]
    if firm:
        raise StepRefused(firm)
    undecided = [each for each in found if each.needs_decision]
    if undecided and not is_decided:
        raise StepRefused(undecided)


def _says_why(step: Step | PlanStage) -> bool:
    return bool((step.went_on_because or "").strip() and (step.decided_by or "").strip())


def _putting(step: Step, number: int | None) -> Change:
    def put(data: Data) -> None:
        rows = list(data.get("stages") or ())
        if number is None:
            rows.append(step.data())
        else:
            kept = {name: rows[number][name] for name in _KEPT if name in rows[number]}
            rows[number] = {**kept, **step.data()}
        data["stages"] = sorted(rows, key=lambda each: (each["on"], ORDER[Stage(each["stage"])]))
        if step.stage is Stage.FINALISED:
            data["finalised_on"] = step.on.isoformat()

    return put


_KEPT = ("out_of_order_because", "went_on_because", "decided_by")


# ------------------------------------------------------------------------------------------------------- recipients


@transaction.atomic
def add_recipients(authority: Authority, plan_id: str, recipients: Sequence[Data], *, by: Actor, version: int) -> None:
    """Add several at once to whom the second draft goes. Raises as `record_row`."""

    def add(data: Data) -> None:
        data["recipients"] = [*(data.get("recipients") or ()), *recipients]

    _change(authority, plan_id, version, by, add)


@transaction.atomic
def send_to_all(authority: Authority, plan_id: str, *, on: date, proof: str, by: Actor, version: int) -> None:
    """Record a day of sending, and what shows it, for everybody who has none. Raises as `record_row`."""

    def send(data: Data) -> None:
        for each in data.get("recipients") or ():
            if not each.get("sent_on") or each["sent_on"] == "not done":
                each["sent_on"] = on.isoformat()
                if proof and not each.get("proof"):
                    each["proof"] = proof

    _change(authority, plan_id, version, by, send)


@transaction.atomic
def change_recipient(
    authority: Authority, plan_id: str, number: int, recipient: Data | None, *, by: Actor, version: int
) -> None:
    """Change one recipient, or with None take them out. Raises as `record_row`."""

    def put(data: Data) -> None:
        rows = list(data.get("recipients") or ())
        rows[number : number + 1] = [] if recipient is None else [recipient]
        data["recipients"] = rows

    _change(authority, plan_id, version, by, put)


@transaction.atomic
def state_period(
    authority: Authority, plan_id: str, *, first_day: date, last_day: date, stated: bool, by: Actor, version: int
) -> None:
    """Record the period for views. Raises as `record_row`."""

    def put(data: Data) -> None:
        data["views_first_day"], data["views_last_day"] = first_day.isoformat(), last_day.isoformat()
        data["views_period_stated"] = stated

    _change(authority, plan_id, version, by, put)


# -------------------------------------------------------------------------------------------------------- timetable


@transaction.atomic
def plan_steps(authority: Authority, plan_id: str, days: Mapping[Stage, date], *, by: Actor) -> None:
    """Set the day by which each step is meant to be taken.

    Raises:
        NotAllowed: where `by` may not record facts here.
    """
    by.must(Permission.FACTS_RECORD, authority.pk)
    authority = Authority.objects.select_for_update().get(pk=authority.pk)
    own = PlannedStep.objects.filter(authority=authority, plan=plan_id)
    before = {each.stage: each.by_day.isoformat() for each in own}
    after = {stage.value: day.isoformat() for stage, day in days.items()}
    own.delete()
    PlannedStep.objects.bulk_create(
        PlannedStep(authority=authority, plan=plan_id, stage=stage.value, by_day=day) for stage, day in days.items()
    )
    append("steps_planned", Told("plan_timetable", plan_id, authority.slug), by=by, before=before, after=after)


def _plan(authority: Authority, plan_id: str) -> Plan:
    plan = facts_of(authority).plan_called(plan_id)
    if plan is None:
        raise ChangedMeanwhile(None, 0)
    return plan


def _change(authority: Authority, plan_id: str, version: int, by: Actor, change: Change, *, reason: str = "") -> None:
    by.must(Permission.FACTS_RECORD, authority.pk)
    row = rows_of(authority, "plans").filter(key=plan_id).first()
    if row is None or row.version != version:
        raise ChangedMeanwhile(None if row is None else plain_row(row, "plans"), row.version if row is not None else 0)
    data = plain_row(row, "plans")
    change(data)
    record_row(authority, "plans", data, by=by, key=plan_id, version=version, reason=reason)
