"""Years: periods that begin with a day, and intervals of not more than so many years."""

from datetime import date, timedelta

import pytest

from comhla.dates import (
    anniversary,
    before,
    last_day_of_interval_of_not_more_than_years,
    last_day_of_years_beginning_with,
    not_later_than,
)

# (first day of the period, years, last day inside, what it is an example of)
PERIODS_BEGINNING_WITH = [
    ("2016-04-01", 3, "2019-03-31", "first review of a strategic plan"),
    ("2024-04-01", 3, "2027-03-31", "plan that began on 1 April 2024"),
    ("2027-04-01", 3, "2030-03-31", "its replacement"),
    ("2025-01-31", 3, "2028-01-30", "plan that began at the end of January"),
    ("2026-06-24", 3, "2029-06-23", "decision not to replace the plan"),
    ("2028-02-29", 3, "2031-02-28", "plan that began on 29 February"),
    ("2024-02-29", 3, "2027-02-28", "decision not to replace taken on 29 February"),
    ("2028-02-29", 4, "2032-02-28", "29 February to a year that has one"),
    ("2020-02-29", 5, "2025-02-28", "revised scheme in effect on 29 February"),
    ("2025-03-01", 3, "2028-02-29", "1 March to a year with 29 February"),
    ("2015-05-27", 5, "2020-05-26", "scheme approved on 27 May 2015"),
    ("2022-10-01", 5, "2027-09-30", "revised scheme in effect on 1 October 2022"),
    ("2027-06-15", 5, "2032-06-14", "decision that a scheme needs no changes"),
    ("2026-04-01", 3, "2029-03-31", "second reporting period on children's rights"),
    ("2023-04-01", 3, "2026-03-31", "children's services plan 2023-26"),
    ("2025-03-20", 1, "2026-03-19", "twelve months from a financial statement, strictly"),
]

# (event, years, last day in time for the next event, what it is an example of)
INTERVALS_OF_NOT_MORE_THAN = [
    ("2016-04-30", 2, "2018-04-30", "mainstreaming report, first cycle of the boards"),
    ("2024-04-30", 2, "2026-04-30", "mainstreaming report"),
    ("2025-03-31", 1, "2026-03-31", "yearly, when the anniversary is in time"),
    ("2024-04-30", 4, "2028-04-30", "set of equality outcomes"),
    ("2023-11-06", 6, "2029-11-06", "made-up day in November 2023, six years"),
    ("2024-02-29", 2, "2026-03-01", "29 February to a year that has none"),
    ("2024-02-29", 4, "2028-02-29", "29 February to a year that has one"),
]

# (day, years, anniversary)
ANNIVERSARIES = [
    ("2016-04-01", 3, "2019-04-01"),
    ("2024-02-29", 1, "2025-03-01"),
    ("2024-02-29", 4, "2028-02-29"),
    ("2024-02-28", 1, "2025-02-28"),
    ("1896-02-29", 4, "1900-03-01"),
    ("1996-02-29", 4, "2000-02-29"),
    ("2026-11-22", 0, "2026-11-22"),
    ("2024-02-29", 0, "2024-02-29"),
]


@pytest.mark.parametrize(("first_day", "years", "last_day", "example"), PERIODS_BEGINNING_WITH)
def test_last_day_of_years_beginning_with(first_day, years, last_day, example):
    found = last_day_of_years_beginning_with(date.fromisoformat(first_day), years=years)

    assert found == date.fromisoformat(last_day), example


@pytest.mark.parametrize(("event", "years", "last_day", "example"), INTERVALS_OF_NOT_MORE_THAN)
def test_last_day_of_interval_of_not_more_than_years(event, years, last_day, example):
    found = last_day_of_interval_of_not_more_than_years(date.fromisoformat(event), years=years)

    assert found == date.fromisoformat(last_day), example


@pytest.mark.parametrize(("day", "years", "expected"), ANNIVERSARIES)
def test_anniversary(day, years, expected):
    assert anniversary(date.fromisoformat(day), years=years) == date.fromisoformat(expected)


# (first day, years, day of the act, in time)
ACTS_NEAR_THE_LAST_DAY = [
    ("2016-04-01", 3, "2019-03-30", True),
    ("2016-04-01", 3, "2019-03-31", True),  # a Sunday: it stays the last day
    ("2016-04-01", 3, "2019-04-01", False),  # the third anniversary is one day late
    ("2024-02-29", 3, "2027-02-28", True),
    ("2028-02-29", 3, "2031-03-01", False),
    ("2015-05-27", 5, "2020-05-26", True),
    ("2015-05-27", 5, "2020-05-27", False),
    ("2020-02-29", 5, "2025-03-01", False),
]


@pytest.mark.parametrize(("first_day", "years", "act", "in_time"), ACTS_NEAR_THE_LAST_DAY)
def test_the_anniversary_is_late_for_a_period_that_begins_with_a_day(first_day, years, act, in_time):
    last_day = last_day_of_years_beginning_with(date.fromisoformat(first_day), years=years)

    assert not_later_than(date.fromisoformat(act), last_day) is in_time


def test_before_the_end_of_the_period_and_by_its_last_day_are_the_same():
    first_day = date(2024, 4, 1)
    last_day = last_day_of_years_beginning_with(first_day, years=3)
    for offset in range(-2, 3):
        act = last_day + timedelta(days=offset)
        assert before(act, anniversary(first_day, years=3)) is not_later_than(act, last_day)


def test_the_anniversary_is_in_time_for_an_interval_and_the_next_day_is_not():
    last_day = last_day_of_interval_of_not_more_than_years(date(2024, 4, 30), years=2)

    assert not_later_than(date(2026, 4, 30), last_day)
    assert not not_later_than(date(2026, 5, 1), last_day)
