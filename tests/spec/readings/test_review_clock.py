"""The run of the three-year clock that holds on a day (act-2014/s37)."""

import pytest

from comhla.law.facts import Plan, PlanOrigin, PlanReview, PlanReviewResult
from comhla.law.readings.review_clock import clock_on
from tests.lib.law import an_authority, day, started

KEPT = PlanReview(id="r", plan="p", result=PlanReviewResult.KEEP, decided_on=day("2019-03-20"))
REPLACED = Plan(id="p", title="Plan", origin=PlanOrigin.REVIEW, period_first_day=day("2022-04-01"))


@pytest.mark.parametrize(
    ("on", "first_day", "last_day"),
    [
        ("2016-03-31", None, None),
        ("2016-04-01", "2016-04-01", "2019-03-31"),
        ("2019-03-19", "2016-04-01", "2019-03-31"),
        ("2019-03-20", "2019-03-20", "2022-03-19"),
        ("2022-04-01", "2022-04-01", "2025-03-31"),
        ("2026-11-22", "2022-04-01", "2025-03-31"),
    ],
)
def test_the_clock_on_a_day(on, first_day, last_day):
    facts = an_authority(establishment=started(), plan_reviews=(KEPT,), plans=(REPLACED,))
    clock = clock_on(facts, day(on))
    told = None if clock is None else (clock.first_day.isoformat(), clock.last_day.isoformat())
    assert told == (None if first_day is None else (first_day, last_day))
