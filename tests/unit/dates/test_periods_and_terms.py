"""Limits and refusals of periods and terms."""

from dataclasses import FrozenInstanceError
from datetime import date

import pytest

from comhla.dates import OutsideCalendar, Period, ReversedPeriod, term_is_within_years

SEPTEMBER = Period(first_day=date(2026, 9, 1), last_day=date(2026, 9, 30))
FROM_SEPTEMBER = Period(first_day=date(2026, 9, 1), last_day=None)

# (first day, last day, shares a day with September 2026)
OTHERS = [
    (date(2026, 8, 1), date(2026, 8, 31), False),
    (date(2026, 8, 1), date(2026, 9, 1), True),
    (date(2026, 9, 30), date(2026, 10, 31), True),
    (date(2026, 10, 1), date(2026, 10, 31), False),
    (date(2026, 9, 10), date(2026, 9, 11), True),
    (date(2026, 8, 1), date(2026, 10, 31), True),
    (date(2026, 8, 1), None, True),
    (date(2026, 9, 30), None, True),
    (date(2026, 10, 1), None, False),
]


@pytest.mark.parametrize(("first_day", "last_day", "overlaps"), OTHERS)
def test_periods_overlap_when_they_share_a_day(first_day, last_day, overlaps):
    other = Period(first_day=first_day, last_day=last_day)

    assert SEPTEMBER.overlaps(other) is overlaps
    assert other.overlaps(SEPTEMBER) is overlaps


def test_two_periods_with_no_end_always_overlap():
    assert FROM_SEPTEMBER.overlaps(Period(first_day=date(2040, 1, 1), last_day=None))
    assert Period(first_day=date(2040, 1, 1), last_day=None).overlaps(FROM_SEPTEMBER)


@pytest.mark.parametrize(
    ("day", "in_september", "from_september"),
    [
        (date(2026, 8, 31), False, False),
        (date(2026, 9, 1), True, True),
        (date(2026, 9, 30), True, True),
        (date(2026, 10, 1), False, True),
    ],
)
def test_a_period_contains_its_first_and_its_last_day(day, in_september, from_september):
    assert SEPTEMBER.contains(day) is in_september
    assert FROM_SEPTEMBER.contains(day) is from_september


def test_a_period_counts_its_days_and_knows_the_first_day_outside():
    assert SEPTEMBER.days == 30
    assert SEPTEMBER.end == date(2026, 10, 1)


def test_a_period_of_one_day():
    period = Period(first_day=date(2026, 9, 1), last_day=date(2026, 9, 1))

    assert period.days == 1
    assert period == Period.half_open(date(2026, 9, 1), date(2026, 9, 2))


def test_a_period_with_no_end_has_no_number_of_days():
    assert FROM_SEPTEMBER.days is None
    assert FROM_SEPTEMBER.end is None
    assert Period.half_open(date(2026, 9, 1), None) == FROM_SEPTEMBER


def test_the_last_day_of_a_period_has_to_be_said():
    with pytest.raises(TypeError, match="last_day"):
        Period(first_day=date(2026, 9, 1))


def test_a_period_cannot_be_changed():
    with pytest.raises(FrozenInstanceError):
        SEPTEMBER.last_day = None


def test_equal_periods_are_one_in_a_set():
    assert len({SEPTEMBER, Period.half_open(date(2026, 9, 1), date(2026, 10, 1)), FROM_SEPTEMBER}) == 2


def test_a_reversed_period_is_refused():
    with pytest.raises(ReversedPeriod, match="2026-08-31, is earlier than the first day, 2026-09-01"):
        Period(first_day=date(2026, 9, 1), last_day=date(2026, 8, 31))


@pytest.mark.parametrize("end", [date(2026, 9, 1), date(2026, 8, 1)])
def test_a_half_open_period_without_a_day_is_refused(end):
    with pytest.raises(ReversedPeriod) as refusal:
        Period.half_open(date(2026, 9, 1), end)

    assert str(refusal.value) == (
        f"A period from 2026-09-01 until {end.isoformat()} holds no day, "
        "because the day it runs until is the first day outside it."
    )


def test_the_first_day_outside_can_be_beyond_the_calendar():
    with pytest.raises(OutsideCalendar):
        _ = Period(first_day=date(2026, 9, 1), last_day=date(9999, 12, 31)).end


def test_a_reversed_term_is_refused():
    with pytest.raises(ReversedPeriod, match="from 1 September 2026 cannot end earlier, on 31 August 2026"):
        term_is_within_years(date(2026, 9, 1), date(2026, 8, 31), years=3)
