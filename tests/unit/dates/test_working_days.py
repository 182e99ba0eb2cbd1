"""Limits and refusals of the working day calendar."""

from datetime import date

import pytest

from comhla.dates import (
    CHRISTMAS_EVE,
    BadCount,
    BadDay,
    DayNotCovered,
    MonthDay,
    OpenPeriod,
    Period,
    ReversedPeriod,
    WorkingDays,
)

FIRST = date(2026, 9, 1)  # a Tuesday
LAST = date(2026, 9, 30)  # a Wednesday
CALENDAR = WorkingDays(bank_holidays=frozenset(), first_day_covered=FIRST, last_day_covered=LAST)
BEFORE, AFTER = date(2026, 8, 31), date(2026, 10, 1)

NOT_COVERED = [
    CALENDAR.is_working_day,
    CALENDAR.on_or_after,
    lambda day: CALENDAR.nth_working_day_after(day, 1),
    lambda day: CALENDAR.last_of_n_working_days_beginning_with(day, 1),
    lambda day: CALENDAR.working_days_after_up_to(day, LAST),
    lambda day: CALENDAR.working_days_after_up_to(FIRST, day),
]

TOO_FEW = [
    lambda n: CALENDAR.nth_working_day_after(FIRST, n),
    lambda n: CALENDAR.last_of_n_working_days_beginning_with(FIRST, n),
    lambda n: CALENDAR.nth_working_day_after_leaving_out(FIRST, n, left_out=Period(first_day=LAST, last_day=LAST)),
]


@pytest.mark.parametrize("count", NOT_COVERED)
@pytest.mark.parametrize(("day", "words"), [(BEFORE, "31 August 2026"), (AFTER, "1 October 2026")])
def test_a_day_for_which_bank_holidays_are_not_known_is_refused(count, day, words):
    with pytest.raises(DayNotCovered) as refusal:
        count(day)

    assert str(refusal.value) == (
        f"Bank holidays are known from 1 September 2026 to 30 September 2026, and {words} is outside. "
        "Add the bank holidays of the years that are missing."
    )


@pytest.mark.parametrize("count", TOO_FEW)
@pytest.mark.parametrize("n", [0, -1])
def test_less_than_one_working_day_is_refused(count, n):
    with pytest.raises(BadCount, match=f"At least 1 working day has to be counted, and {n} was given"):
        count(n)


def test_a_count_may_reach_the_last_day_covered_and_no_further():
    assert CALENDAR.nth_working_day_after(FIRST, 21) == LAST
    assert CALENDAR.last_of_n_working_days_beginning_with(FIRST, 22) == LAST
    with pytest.raises(DayNotCovered) as refusal:
        CALENDAR.nth_working_day_after(FIRST, 22)
    assert str(refusal.value) == (
        "This count goes beyond 30 September 2026, the last day for which bank holidays are known. "
        "Add the bank holidays of later years."
    )
    with pytest.raises(DayNotCovered, match="beyond 30 September 2026"):
        CALENDAR.last_of_n_working_days_beginning_with(FIRST, 23)


def test_the_end_days_covered_are_covered():
    assert CALENDAR.is_working_day(FIRST)
    assert CALENDAR.is_working_day(LAST)
    assert CALENDAR.working_days_after_up_to(FIRST, LAST) == 21


def test_closed_days_at_the_end_of_the_cover():
    to_a_sunday = WorkingDays(bank_holidays=frozenset(), first_day_covered=FIRST, last_day_covered=date(2026, 9, 6))

    assert not to_a_sunday.is_working_day(date(2026, 9, 6))
    with pytest.raises(DayNotCovered, match="beyond 6 September 2026"):
        to_a_sunday.on_or_after(date(2026, 9, 5))


def test_a_bank_holiday_outside_the_cover_is_not_looked_at():
    calendar = WorkingDays(
        bank_holidays=frozenset({date(2026, 12, 25)}), first_day_covered=FIRST, last_day_covered=LAST
    )

    with pytest.raises(DayNotCovered):
        calendar.is_working_day(date(2026, 12, 25))


def test_a_reversed_cover_is_refused():
    with pytest.raises(ReversedPeriod, match="1 September 2026, is earlier than the first, 30 September 2026"):
        WorkingDays(bank_holidays=frozenset(), first_day_covered=LAST, last_day_covered=FIRST)


def test_a_cover_of_one_day():
    calendar = WorkingDays(bank_holidays=frozenset(), first_day_covered=FIRST, last_day_covered=FIRST)

    assert calendar.is_working_day(FIRST)


def test_calendars_with_the_same_days_are_equal():
    same = WorkingDays(bank_holidays=frozenset(), first_day_covered=FIRST, last_day_covered=LAST)
    other = WorkingDays(
        bank_holidays=frozenset(),
        first_day_covered=FIRST,
        last_day_covered=LAST,
        other_closed_days=frozenset({CHRISTMAS_EVE}),
    )

    assert same == CALENDAR
    assert hash(same) == hash(CALENDAR)
    assert other != CALENDAR


def test_a_period_left_out_that_has_not_ended_leaves_no_answer():
    left_out = Period(first_day=date(2026, 9, 8), last_day=None)

    with pytest.raises(OpenPeriod) as refusal:
        CALENDAR.nth_working_day_after_leaving_out(FIRST, 20, left_out=left_out)

    assert str(refusal.value) == (
        "The days from 8 September 2026 do not count, and no last day of that period is recorded, "
        "so the count has not ended."
    )


def test_a_period_left_out_that_begins_after_the_count_makes_no_difference():
    left_out = Period(first_day=date(2026, 9, 9), last_day=None)

    assert CALENDAR.nth_working_day_after_leaving_out(FIRST, 5, left_out=left_out) == date(2026, 9, 8)


def test_a_period_left_out_may_lie_before_the_cover():
    left_out = Period(first_day=date(2020, 1, 1), last_day=date(2020, 1, 31))

    assert CALENDAR.nth_working_day_after_leaving_out(FIRST, 5, left_out=left_out) == date(2026, 9, 8)


@pytest.mark.parametrize(("month", "day"), [(0, 1), (13, 1), (1, 0), (1, 32), (2, 30), (4, 31), (12, 32)])
def test_a_day_that_no_year_has_is_refused(month, day):
    with pytest.raises(BadDay, match=f"No year has a day {day} in month {month}"):
        MonthDay(month=month, day=day)


@pytest.mark.parametrize(("month", "day"), [(1, 1), (1, 31), (2, 29), (12, 31)])
def test_a_day_that_some_year_has_is_taken(month, day):
    assert (MonthDay(month=month, day=day).month, MonthDay(month=month, day=day).day) == (month, day)


def test_29_february_is_closed_in_leap_years_only():
    calendar = WorkingDays(
        bank_holidays=frozenset(),
        first_day_covered=date(2024, 2, 1),
        last_day_covered=date(2026, 3, 31),
        other_closed_days=frozenset({MonthDay(month=2, day=29)}),
    )

    assert not calendar.is_working_day(date(2024, 2, 29))  # a Thursday
    assert calendar.is_working_day(date(2024, 2, 28))
    assert calendar.is_working_day(date(2024, 3, 1))
    assert calendar.is_working_day(date(2025, 2, 28))
