"""A timetable planned backwards from the day on which a plan is to begin.

The law sets an order and no lengths of time. How many weeks lie between two steps is a working assumption that the
authority changes as it likes; nothing here is a requirement but the two ends that the Act itself sets, which say so.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple

from comhla.law.facts import AuthorityFacts, Plan, PlanOrigin, Stage
from comhla.law.readings.review_clock import clock_on

ASSUMED_WEEKS: Mapping[Stage, int] = {
    Stage.PROPOSALS: 3,
    Stage.GROUP_ON_PROPOSALS: 4,
    Stage.FIRST_DRAFT: 3,
    Stage.GROUP_ON_FIRST_DRAFT: 4,
    Stage.SECOND_DRAFT: 1,
    Stage.SENT: 16,
    Stage.FINALISED: 4,
}
"""How many weeks a step is assumed to be taken before the next one, and the last one before the plan begins.

After sending there is time for views to come and to be considered; after finalising, to publish.
"""

FEWEST_WEEKS, MOST_WEEKS = 1, 60


class End(StrEnum):
    """What a timetable is planned back from."""

    PERIOD = "period"
    DIRECTED = "directed"
    REVIEW_LIMIT = "review_limit"


class PlanBegins(NamedTuple):
    """The day on which the plan is to begin, why that day, and the last day for finalising it where one is directed."""

    on: date
    end: End
    finalised_by: date | None = None


def plan_begins(facts: AuthorityFacts, plan: Plan, *, today: date) -> PlanBegins | None:
    """From which day to plan backwards; None where neither a period nor a review limit is known.

    A direction names the day itself (s.38). Without a recorded period the day after the three years run out is taken,
    so that no day is without a plan that was reviewed in time; the Act asks only for the review by then (s.37).
    """
    direction = next((each for each in facts.plan_directions or () if each.id == plan.directed_by), None)
    by = direction.prepare_by if direction is not None else None
    if plan.period_first_day is not None:
        return PlanBegins(plan.period_first_day, End.PERIOD, by)
    if direction is not None and direction.period_begins_on is not None:
        return PlanBegins(direction.period_begins_on, End.DIRECTED, by)
    clock = clock_on(facts, today)
    if clock is None or plan.origin is PlanOrigin.FIRST:
        return None
    return PlanBegins(clock.last_day + timedelta(days=1), End.REVIEW_LIMIT, by)


def latest_days(begins: PlanBegins, weeks: Mapping[Stage, int]) -> dict[Stage, date]:
    """The latest day of each step, in the order of the law, so that the plan can begin on its day.

    `weeks` has the weeks from each step to the next, and from finalising to the beginning. A directed day for preparing
    the plan comes first where it is earlier.
    """
    days: dict[Stage, date] = {}
    day = begins.on
    for stage in reversed(Stage):
        day -= timedelta(weeks=weeks[stage])
        if stage is Stage.FINALISED and begins.finalised_by is not None:
            day = min(day, begins.finalised_by)
        days[stage] = day
    return {stage: days[stage] for stage in Stage}


def weeks_of(days: Mapping[Stage, date], begins: PlanBegins) -> dict[Stage, int]:
    """The weeks that a timetable was made with: the reverse of `latest_days`, whole weeks only."""
    following = [*list(Stage)[1:], None]
    ends = [begins.on if after is None else days[after] for after in following]
    return {stage: max(FEWEST_WEEKS, (end - days[stage]).days // 7) for stage, end in zip(Stage, ends, strict=True)}
