"""No path round the order of the steps: whatever writes a plan into the record is asked here first (Act s.33)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from django.utils.translation import gettext as _

from comhla.authority_file import Problem
from comhla.law.facts import AuthorityFacts, Plan, PlanStage
from comhla.law.readings.plan_making import final_day
from comhla.law.readings.plan_steps import OutOfOrder, unexplained_faults
from comhla.web import clock
from comhla.web.access.actors import Actor
from comhla.web.access.roles import Permission
from comhla.web.authorities.errors import Unacceptable
from comhla.web.authorities.facts import facts_of
from comhla.web.authorities.models import Authority, Row

PLANS = "plans"
STAGES = "stages"


def refuse_out_of_order(authority: Authority, collection: str, row: Row, facts: AuthorityFacts, *, by: Actor) -> None:
    """Refuse a row of a plan in which a step newly stands out of order, or newly went on without who may decide that.

    `facts` is the record with the row in its place, while the database still holds the one before.

    Raises:
        Unacceptable: with every such step, at the field `stages`.
    """
    if collection != PLANS:
        return
    # A row may have been given another name, so the plan is compared with the one that stood in its place.
    plans, before = facts.plans or (), facts_of(authority).plans or ()
    place = [each.id for each in plans].index(row.key)
    plan, earlier = plans[place], before[place] if place < len(before) else None
    problems = [*_newly_out_of_order(plan, earlier, place), *_decided_by_nobody(authority, plan, earlier, place, by)]
    if problems:
        raise Unacceptable({STAGES: problems}, [])


def refuse_plans_out_of_order(facts: AuthorityFacts) -> None:
    """Refuse a file in whose plans a step stands out of order.

    Raises:
        Unacceptable: with every plan and step.
    """
    problems = [each for place, plan in enumerate(facts.plans or ()) for each in _newly_out_of_order(plan, None, place)]
    if problems:
        raise Unacceptable({STAGES: problems}, [])


def _newly_out_of_order(plan: Plan, earlier: Plan | None, place: int) -> Sequence[Problem]:
    today = clock.today()
    stood = set(unexplained_faults(earlier, today=today)) if earlier is not None else set()
    found = [each for each in unexplained_faults(plan, today=today) if each not in stood]
    return [_problem(plan, each, place, today) for each in found]


def _problem(plan: Plan, fault: OutOfOrder, place: int, today: date) -> Problem:
    what = _("%(plan)s: %(because)s (%(provision)s)") % {
        "plan": plan.title,
        "because": fault.because,
        "provision": fault.citation.provision,
    }
    final = final_day(plan)
    is_past = isinstance(final, date) and final <= today
    remedy = fault.how_to_fix
    if is_past:
        told = _("If it happened so, say at the step how that came about (out_of_order_because). It stays a breach.")
        remedy = f"{remedy} {told}"
    number = next((at for at, each in enumerate(plan.stages or (), start=1) if each.stage is fault.stage), None)
    where = STAGES if number is None else f"{STAGES}[{number}].on"
    return Problem(plan.title, what, remedy, f"{PLANS}[{place + 1}].{where}")


def _decided_by_nobody(
    authority: Authority, plan: Plan, earlier: Plan | None, place: int, by: Actor
) -> Iterable[Problem]:
    if by.may(Permission.STEP_OVERRIDE, authority.pk):
        return
    decided = {_decision(each) for each in (earlier.stages if earlier is not None else None) or ()}
    for each in plan.stages or ():
        if (each.went_on_because or each.decided_by) and _decision(each) not in decided:
            what = _("Only the chief officer lets a step go on although something is open.")
            remedy = _("Ask the chief officer, who records the reasons.")
            yield Problem(plan.title, what, remedy, f"{PLANS}[{place + 1}].{STAGES}")


def _decision(step: PlanStage) -> tuple[str, str | None, str | None]:
    return step.stage, step.went_on_because, step.decided_by
