"""How far a strategic plan has come and how long it runs, as recorded. No requirement is decided here."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from comhla.law.duty import Subject
from comhla.law.events import Event
from comhla.law.facts import AuthorityFacts, Plan, PlanOrigin, Stage

DAYS_OF_PREPARATION = ("plans.preparation_began_on", "plans.stages", "plans.finalised_on")
"""The fields that `plans_begun` and `plans_final` read."""

DAYS_OF_RUNNING = ("plans.period_first_day", "plans.period_last_day")
"""The fields that `last_day_of_running` reads beside the days of preparation."""


def final_day(plan: Plan) -> Event:
    """When the plan was finalised: its own day, or that of the last step where only the steps are recorded."""
    if plan.finalised_on is not None:
        return plan.finalised_on
    return next((each.on for each in plan.stages or () if each.stage is Stage.FINALISED), None)


def preparation_began(plan: Plan) -> date | None:
    """The first day on which the plan was being prepared, as far as any is recorded."""
    days = [each.on for each in plan.stages or () if each.stage is not Stage.FINALISED]
    if isinstance(plan.preparation_began_on, date):
        days.append(plan.preparation_began_on)
    return min(days, default=None)


def plans_begun(facts: AuthorityFacts, until: date) -> Iterator[Subject[Plan]]:
    """Every plan whose preparation has a first day or an end: under the law of the day on which it was finalised."""
    for plan in facts.plans or ():
        final = final_day(plan)
        days = [day for day in (preparation_began(plan), final) if isinstance(day, date)]
        if days:
            yield Subject(plan.id, plan.title, min(days), final if isinstance(final, date) else None, plan)


def plans_final(facts: AuthorityFacts, until: date) -> Iterator[Subject[Plan]]:
    """Every plan that was finalised, under the law of that day."""
    for plan in facts.plans or ():
        final = final_day(plan)
        if isinstance(final, date):
            yield Subject(plan.id, plan.title, final, final, plan)


def first_plan(facts: AuthorityFacts) -> Plan | None:
    """The plan recorded as the first one of the authority."""
    return next((plan for plan in facts.plans_in_order if plan.origin is PlanOrigin.FIRST), None)


def last_day_of_running(facts: AuthorityFacts, plan: Plan) -> date | None:
    """The last day of the plan's period, or the day before a later final plan begins where that is earlier."""
    first_day = plan.period_first_day or date.min
    ends = [
        later.period_first_day - timedelta(days=1)
        for later in facts.plans or ()
        if later.period_first_day is not None
        and later.period_first_day > first_day
        and isinstance(final_day(later), date)
    ]
    if plan.period_last_day is not None:
        ends.append(plan.period_last_day)
    return min(ends, default=None)


def locality_name(facts: AuthorityFacts, locality: str) -> str:
    """The name of a locality, or its id where no name is recorded."""
    return next((each.name for each in facts.localities or () if each.id == locality), locality)
