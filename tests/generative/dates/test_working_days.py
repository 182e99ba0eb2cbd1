"""Working days against the plainest way of counting them: one day after the other."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from comhla.dates import CHRISTMAS_EVE, Period, WorkingDays

ONE_DAY = timedelta(days=1)
COVERED_FROM, COVERED_TO = date(2024, 1, 1), date(2026, 12, 31)

days_with_room_after = st.dates(min_value=date(2024, 2, 1), max_value=date(2025, 6, 30))
counts = st.integers(min_value=1, max_value=60)


@st.composite
def calendars(draw):
    return WorkingDays(
        bank_holidays=frozenset(draw(st.lists(st.dates(min_value=COVERED_FROM, max_value=COVERED_TO), max_size=30))),
        first_day_covered=COVERED_FROM,
        last_day_covered=COVERED_TO,
        other_closed_days=draw(st.sampled_from([frozenset(), frozenset({CHRISTMAS_EVE})])),
    )


def _is_open(calendar, day):
    if day.weekday() in {5, 6} or day in calendar.bank_holidays:
        return False
    return not (calendar.other_closed_days and (day.month, day.day) == (12, 24))


def _walk(calendar, day, n, left_out=None):
    while n:
        day += ONE_DAY
        if _is_open(calendar, day) and not (left_out and left_out.contains(day)):
            n -= 1
    return day


@given(calendars(), days_with_room_after, counts)
def test_the_nth_working_day_is_found_by_walking(calendar, day, n):
    assert calendar.nth_working_day_after(day, n) == _walk(calendar, day, n)
    assert calendar.last_of_n_working_days_beginning_with(day, n) == _walk(calendar, day - ONE_DAY, n)
    assert calendar.is_working_day(day) is _is_open(calendar, day)


@given(calendars(), days_with_room_after, counts)
def test_counting_up_to_the_nth_working_day_gives_n(calendar, day, n):
    found = calendar.nth_working_day_after(day, n)

    assert calendar.is_working_day(found)
    assert calendar.working_days_after_up_to(day, found) == n
    assert calendar.working_days_after_up_to(day, found - ONE_DAY) == n - 1


@given(calendars(), days_with_room_after)
def test_moving_to_a_working_day_moves_no_further_than_needed(calendar, day):
    found = calendar.on_or_after(day)

    assert calendar.is_working_day(found)
    assert calendar.on_or_after(found) == found
    assert calendar.working_days_after_up_to(day - ONE_DAY, found) == 1


@given(calendars(), days_with_room_after, counts)
def test_beginning_with_a_working_day_counts_it(calendar, day, n):
    first = calendar.on_or_after(day)

    assert calendar.last_of_n_working_days_beginning_with(day, 1) == first
    assert calendar.last_of_n_working_days_beginning_with(first, n + 1) == calendar.nth_working_day_after(first, n)


@given(
    calendars(),
    days_with_room_after,
    counts,
    st.integers(min_value=-60, max_value=90),
    st.integers(min_value=0, max_value=60),
)
def test_days_left_out_are_found_by_walking(calendar, day, n, offset, length):
    first_day = max(day + timedelta(days=offset), COVERED_FROM)
    left_out = Period(first_day=first_day, last_day=first_day + timedelta(days=length))

    found = calendar.nth_working_day_after_leaving_out(day, n, left_out=left_out)

    assert found == _walk(calendar, day, n, left_out)
