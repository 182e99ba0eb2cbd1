"""Planning back from the day on which a plan is to begin."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comhla.law.facts import AuthorityFacts, Plan, Stage
from comhla.web.plans.timetable import ASSUMED_WEEKS, End, PlanBegins, latest_days, plan_begins, weeks_of
from tests.lib.web import TODAY, small_facts

SPRING = date(2027, 4, 1)
PERIOD = {"period_first_day": "2027-04-01"}
DIRECTED = {"id": "d", "given_by": ["NHS Glen"], "given_on": "2026-08-01"}
BOTH_DAYS = {**DIRECTED, "prepare_by": "2027-02-26", "period_begins_on": "2027-05-01"}
CLOCK = {"functions_delegated_on": "2024-04-01"}


def facts_with(plan: dict[str, object], **collections: object) -> tuple[AuthorityFacts, Plan]:
    facts = small_facts(plans=[{"id": "p", "title": "Plan", **plan}], **collections)
    return facts, facts.plans[0]


@pytest.mark.parametrize(
    ("plan", "beside", "on", "end", "by"),
    [
        (PERIOD, {}, "2027-04-01", End.PERIOD, None),
        ({}, {}, None, None, None),
        ({}, {"establishment": CLOCK}, "2027-04-01", End.REVIEW_LIMIT, None),
        ({"origin": "first"}, {"establishment": CLOCK}, None, None, None),
        ({"directed_by": "d"}, {"plan_directions": [BOTH_DAYS]}, "2027-05-01", End.DIRECTED, "2027-02-26"),
        ({"directed_by": "d", **PERIOD}, {"plan_directions": [BOTH_DAYS]}, "2027-04-01", End.PERIOD, "2027-02-26"),
        ({"directed_by": "d"}, {"plan_directions": [DIRECTED]}, None, None, None),
    ],
)
def test_what_a_timetable_is_planned_back_from(
    plan: dict[str, object], beside: dict[str, object], on: str | None, end: End | None, by: str | None
) -> None:
    begins = plan_begins(*facts_with(plan, **beside), today=TODAY)
    if on is None or end is None:
        assert begins is None
    else:
        assert begins == PlanBegins(date.fromisoformat(on), end, date.fromisoformat(by) if by else None)


@pytest.mark.parametrize(
    ("stage", "latest"),
    [
        (Stage.FINALISED, "2027-03-04"),
        (Stage.SENT, "2026-11-12"),
        (Stage.SECOND_DRAFT, "2026-11-05"),
        (Stage.GROUP_ON_FIRST_DRAFT, "2026-10-08"),
        (Stage.FIRST_DRAFT, "2026-09-17"),
        (Stage.GROUP_ON_PROPOSALS, "2026-08-20"),
        (Stage.PROPOSALS, "2026-07-30"),
    ],
)
def test_the_latest_days_for_a_plan_that_begins_on_1_april_2027(stage: Stage, latest: str) -> None:
    assert latest_days(PlanBegins(SPRING, End.PERIOD), ASSUMED_WEEKS)[stage].isoformat() == latest


def test_a_directed_day_for_preparing_comes_first_and_moves_everything_before_it() -> None:
    days = latest_days(PlanBegins(SPRING, End.PERIOD, date(2027, 2, 26)), ASSUMED_WEEKS)
    assert days[Stage.FINALISED] == date(2027, 2, 26)
    assert days[Stage.SENT] == date(2027, 2, 26) - timedelta(weeks=16)
    later = latest_days(PlanBegins(SPRING, End.PERIOD, date(2027, 3, 31)), ASSUMED_WEEKS)
    assert later[Stage.FINALISED] == date(2027, 3, 4)


@given(weeks=st.fixed_dictionaries({stage: st.integers(1, 60) for stage in Stage}))
def test_the_weeks_are_read_back_from_the_days_and_the_days_keep_the_order(weeks: dict[Stage, int]) -> None:
    begins = PlanBegins(SPRING, End.PERIOD)
    days = latest_days(begins, weeks)
    assert weeks_of(days, begins) == weeks
    assert list(days) == list(Stage)
    assert sorted(set(days.values())) == list(days.values())
