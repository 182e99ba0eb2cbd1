"""Children's services plans, which the council and the health board make for three years each."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from comhla.dates import anniversary, last_day_of_years_beginning_with
from comhla.law.asked import Asked
from comhla.law.events import Event
from comhla.law.facts import AuthorityFacts, LinkedPlan, LinkedPlanKind
from comhla.law.sources import CHILDREN_ACT, CHILDREN_ACT_URL, Citation, Verified

FIRST_DAY = date(2017, 4, 1)
"""The first day of the first period. General knowledge: the commencement itself was not read."""

START_NOTE = (
    "The days on which these sections came into force were not seen; the first period began on 1 April 2017, which is"
    " general knowledge. An Act of 2026 would make the joint board one of those who make the plan; it was not in force"
    " as seen."
)


def childrens_act(section: str) -> Citation:
    """A provision of Part 3 of the 2014 Act on children: `childrens_act("section 13")`."""
    return Citation(title=CHILDREN_ACT, provision=section, url=CHILDREN_ACT_URL, verified=Verified.TEXT_SEEN)


class PlanYear(NamedTuple):
    """One year of a plan, by its first and last day."""

    plan: LinkedPlan
    first_day: date
    last_day: date


def childrens_plans(facts: AuthorityFacts) -> tuple[LinkedPlan, ...]:
    """The recorded children's services plans."""
    return facts.linked_plans_of(LinkedPlanKind.CHILDREN_SERVICES)


def title_of(plan: LinkedPlan) -> str:
    """What to call a plan."""
    return plan.title or f"the plan {plan.id}"


def made_on(plan: LinkedPlan) -> date | None:
    """The first day on which the plan is known to be there: approved or published."""
    days = [each for each in (plan.approved_on, plan.published_on) if isinstance(each, date)]
    return min(days, default=None)


def is_made(asked: Asked, plan: LinkedPlan) -> bool:
    """Whether the plan has been approved or published by the day asked about."""
    events: tuple[Event, ...] = (plan.approved_on, plan.published_on)
    return any(asked.happened(event) for event in events)


def covers(plan: LinkedPlan, first_day: date, last_day: date) -> bool:
    """Whether the period of the plan is recorded and holds every day between two."""
    first, last = plan.period_first_day, plan.period_last_day
    return first is not None and last is not None and first <= first_day and last_day <= last


def years_of(plan: LinkedPlan) -> Iterator[PlanYear]:
    """The years of a plan with a recorded period, the last cut off where the plan ends."""
    if plan.period_first_day is None or plan.period_last_day is None:
        return
    number, first = 0, plan.period_first_day
    while first <= plan.period_last_day:
        last = min(last_day_of_years_beginning_with(first, years=1), plan.period_last_day)
        yield PlanYear(plan, first, last)
        number += 1
        first = anniversary(plan.period_first_day, years=number)
