"""Months, counted by the corresponding date."""

from datetime import date

import pytest

from comhla.dates import (
    day_months_after,
    first_day_exceeding_months,
    last_day_of_months_beginning_with,
    last_day_of_years_beginning_with,
)

# (day, months, corresponding date, what it is an example of)
MONTHS_AFTER = [
    ("2025-03-31", 12, "2026-03-31", "consumer duty information for the year to March 2025"),
    ("2026-03-31", 12, "2027-03-31", "consumer duty information for the year to March 2026"),
    ("2026-03-31", 8, "2026-11-30", "climate change report: November is shorter than March"),
    ("2023-11-06", 6, "2024-05-06", "sign language plan after a national plan (made-up day)"),
    ("2026-09-01", 1, "2026-10-01", "first notice of interests after appointment"),
    ("2026-01-31", 1, "2026-02-28", "one month's notice given on 31 January"),
    ("2028-01-31", 1, "2028-02-29", "the same in a leap year"),
    ("2026-01-30", 1, "2026-02-28", "one month's notice given on 30 January"),
    ("2026-02-28", 1, "2026-03-28", "not the last day of March"),
    ("2026-12-15", 1, "2027-01-15", "into the next year"),
    ("2026-08-31", 6, "2027-02-28", "six months from 31 August"),
    ("2024-02-29", 12, "2025-02-28", "twelve months after 29 February"),
    ("2026-11-22", 0, "2026-11-22", "no month"),
]

# (first day of the period, months, last day inside, what it is an example of)
MONTHS_BEGINNING_WITH = [
    ("2017-04-01", 4, "2017-07-31", "first performance report, literal end of its year"),
    ("2027-04-01", 4, "2027-07-31", "performance report: a Saturday, and it stays there"),
    ("2025-03-20", 12, "2026-03-19", "twelve months that begin with a publication day"),
    ("2026-09-01", 6, "2027-02-28", "six months from 1 September"),
    ("2027-09-01", 6, "2028-02-29", "six months from 1 September to a leap year"),
    ("2026-01-31", 1, "2026-02-28", "February has no 31st: the period ends with February"),
    ("2026-01-29", 1, "2026-02-28", "February 2026 has no 29th"),
    ("2028-01-29", 1, "2028-02-28", "February 2028 has a 29th"),
    ("2026-01-28", 1, "2026-02-27", "February has a 28th"),
    ("2024-02-29", 12, "2025-02-28", "same as one year beginning with 29 February"),
    ("2026-12-01", 1, "2026-12-31", "a whole December"),
]

# (start, months, first day on which more than that has passed, what it is an example of)
EXCEEDING_MONTHS = [
    ("2026-03-01", 6, "2026-09-02", "vacancy from 1 March: the letter is due from 2 September"),
    ("2026-08-31", 6, "2027-03-01", "vacancy from 31 August: February has no 31st"),
    ("2027-08-31", 6, "2028-03-01", "the same to a leap year"),
    ("2026-08-28", 6, "2027-03-01", "vacancy from 28 August"),
    ("2025-12-31", 6, "2026-07-01", "June has no 31st"),
]


@pytest.mark.parametrize(("day", "months", "expected", "example"), MONTHS_AFTER)
def test_day_months_after(day, months, expected, example):
    found = day_months_after(date.fromisoformat(day), months=months)

    assert found == date.fromisoformat(expected), example


@pytest.mark.parametrize(("first_day", "months", "last_day", "example"), MONTHS_BEGINNING_WITH)
def test_last_day_of_months_beginning_with(first_day, months, last_day, example):
    found = last_day_of_months_beginning_with(date.fromisoformat(first_day), months=months)

    assert found == date.fromisoformat(last_day), example


@pytest.mark.parametrize(("start", "months", "expected", "example"), EXCEEDING_MONTHS)
def test_first_day_exceeding_months(start, months, expected, example):
    found = first_day_exceeding_months(date.fromisoformat(start), months=months)

    assert found == date.fromisoformat(expected), example


@pytest.mark.parametrize("first_day", [date(2024, 2, 29), date(2025, 3, 20), date(2024, 4, 1)])
def test_thirty_six_months_end_with_three_years(first_day):
    assert last_day_of_months_beginning_with(first_day, months=36) == last_day_of_years_beginning_with(
        first_day, years=3
    )
