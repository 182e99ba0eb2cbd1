"""Limits and refusals of the day, year and month counts."""

from datetime import date

import pytest

from comhla.dates import (
    BadCount,
    OutsideCalendar,
    anniversary,
    day_months_after,
    days_in_month,
    first_day_at_least_days_after,
    first_day_exceeding_days,
    first_day_exceeding_months,
    last_day_of_interval_of_not_more_than_years,
    last_day_of_months_beginning_with,
    last_day_of_years_beginning_with,
    latest_day_leaving_clear_days,
    moved_by_days,
    term_is_within_years,
)

DAY = date(2026, 11, 22)
NO_END = date(9999, 12, 31)

TOO_SMALL = [
    (lambda: anniversary(DAY, years=-1), "cannot be negative, and -1 was given"),
    (lambda: last_day_of_years_beginning_with(DAY, years=0), "at least 1 year, and 0 was given"),
    (lambda: last_day_of_interval_of_not_more_than_years(DAY, years=0), "at least 1 year, and 0 was given"),
    (lambda: term_is_within_years(DAY, DAY, years=0), "at least 1 year, and 0 was given"),
    (lambda: day_months_after(DAY, months=-1), "cannot be negative, and -1 was given"),
    (lambda: last_day_of_months_beginning_with(DAY, months=0), "at least 1 month, and 0 was given"),
    (lambda: first_day_exceeding_months(DAY, months=-1), "cannot be negative, and -1 was given"),
    (lambda: latest_day_leaving_clear_days(DAY, clear_days=-1), "clear days cannot be negative, and -1"),
    (lambda: first_day_at_least_days_after(DAY, days=-1), "days cannot be negative, and -1"),
    (lambda: first_day_exceeding_days(DAY, days=-1), "days cannot be negative, and -1"),
]

BEYOND_THE_CALENDAR = [
    (lambda: anniversary(NO_END, years=1), "1 years after 9999-12-31"),
    (lambda: last_day_of_years_beginning_with(NO_END, years=3), "3 years after 9999-12-31"),
    (lambda: day_months_after(NO_END, months=1), "1 months after 9999-12-31"),
    (lambda: last_day_of_months_beginning_with(NO_END, months=4), "4 months after 9999-12-31"),
    (lambda: first_day_exceeding_months(NO_END, months=0), "1 days from 9999-12-31"),
    (lambda: moved_by_days(NO_END, days=1), "1 days from 9999-12-31"),
    (lambda: moved_by_days(date(1, 1, 1), days=-1), "-1 days from 0001-01-01"),
    (lambda: latest_day_leaving_clear_days(date(1, 1, 3), clear_days=5), "-6 days from 0001-01-03"),
    (lambda: moved_by_days(DAY, days=10**12), "outside the years 1 to 9999"),
]

# (year, lengths of January to December)
LENGTHS = [
    (2026, [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]),
    (2028, [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]),
    (1900, [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]),
    (2000, [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]),
]


@pytest.mark.parametrize(("count", "message"), TOO_SMALL)
def test_a_count_that_is_too_small_is_refused(count, message):
    with pytest.raises(BadCount, match=message):
        count()


@pytest.mark.parametrize(("count", "message"), BEYOND_THE_CALENDAR)
def test_a_day_beyond_the_calendar_is_refused(count, message):
    with pytest.raises(OutsideCalendar, match=message):
        count()


@pytest.mark.parametrize(("year", "lengths"), LENGTHS)
def test_days_in_month(year, lengths):
    assert [days_in_month(year=year, month=month) for month in range(1, 13)] == lengths


def test_no_days_after_is_the_day_itself():
    assert first_day_at_least_days_after(DAY, days=0) == DAY
    assert first_day_exceeding_days(DAY, days=0) == date(2026, 11, 23)


def test_a_count_can_reach_the_last_day_of_the_calendar():
    assert anniversary(date(9998, 12, 31), years=1) == NO_END
    assert day_months_after(date(9999, 11, 30), months=1) == date(9999, 12, 30)
