"""What holds for every day, not only for the examples."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comhla.dates import (
    BadDay,
    FinancialYear,
    Period,
    ReportingYear,
    anniversary,
    clear_days_between,
    day_months_after,
    days_from,
    days_late,
    first_day_exceeding_days,
    first_day_exceeding_months,
    last_day_of_interval_of_not_more_than_years,
    last_day_of_months_beginning_with,
    last_day_of_years_beginning_with,
    latest_day_leaving_clear_days,
    not_later_than,
    parse_iso_day,
    parts_not_covered,
    term_is_within_years,
)

ONE_DAY = timedelta(days=1)
FIRST, LAST = date(1990, 1, 1), date(2060, 12, 31)

days = st.dates(min_value=FIRST, max_value=LAST)
leap_days = st.sampled_from([date(year, 2, 29) for year in range(1992, 2061, 4)])
days_with_many_leap_days = days | leap_days
years = st.integers(min_value=1, max_value=30)
months = st.integers(min_value=1, max_value=240)


@st.composite
def periods(draw, may_be_open=True):
    first_day = draw(days)
    if may_be_open and draw(st.booleans()):
        return Period(first_day=first_day, last_day=None)
    return Period(first_day=first_day, last_day=draw(st.dates(min_value=first_day, max_value=LAST)))


@given(days_with_many_leap_days, years)
def test_the_last_day_is_inside_and_the_anniversary_is_outside(day, n):
    period = Period.of_years_beginning_with(day, years=n)

    assert period.contains(last_day_of_years_beginning_with(day, years=n))
    assert period.end == anniversary(day, years=n)
    assert term_is_within_years(day, period.last_day, years=n)
    assert not term_is_within_years(day, anniversary(day, years=n), years=n)


@given(days_with_many_leap_days, years)
def test_a_period_of_years_lasts_365_or_366_days_for_each_year(day, n):
    length = Period.of_years_beginning_with(day, years=n).days

    assert 365 * n <= length <= 366 * n
    assert length - 365 * n in {n // 4, n // 4 + 1}


@given(days_with_many_leap_days, years)
def test_an_interval_allows_exactly_one_day_more_than_a_period(day, n):
    interval = last_day_of_interval_of_not_more_than_years(day, years=n)

    assert interval - last_day_of_years_beginning_with(day, years=n) == ONE_DAY


@given(days_with_many_leap_days, years)
def test_an_anniversary_keeps_day_and_month_except_29_february(day, n):
    found = anniversary(day, years=n)

    assert found.year == day.year + n
    if (found.month, found.day) != (day.month, day.day):
        assert (day.month, day.day) == (2, 29)
        assert (found.month, found.day) == (3, 1)


@given(days_with_many_leap_days, days_with_many_leap_days, years)
def test_later_beginnings_never_end_earlier(one, other, n):
    earlier, later = sorted((one, other))

    assert anniversary(earlier, years=n) <= anniversary(later, years=n)
    assert last_day_of_months_beginning_with(earlier, months=n) <= last_day_of_months_beginning_with(later, months=n)
    assert day_months_after(earlier, months=n) <= day_months_after(later, months=n)


@given(days_with_many_leap_days, years)
def test_twelve_months_for_each_year(day, n):
    assert last_day_of_months_beginning_with(day, months=12 * n) == last_day_of_years_beginning_with(day, years=n)


@given(days_with_many_leap_days, months)
def test_the_corresponding_date_is_in_the_right_month_and_moves_only_when_the_month_is_short(day, n):
    found = day_months_after(day, months=n)

    assert (found.year * 12 + found.month) - (day.year * 12 + day.month) == n
    assert found.day <= day.day
    if found.day < day.day:
        assert (found + ONE_DAY).day == 1


@given(days_with_many_leap_days, months)
def test_a_period_of_months_ends_at_the_corresponding_date_or_with_the_month(day, n):
    last_day = last_day_of_months_beginning_with(day, months=n)
    corresponding = day_months_after(day, months=n)

    if corresponding.day == day.day:
        assert last_day == corresponding - ONE_DAY
    else:
        assert last_day == corresponding
        assert (last_day + ONE_DAY).day == 1


@given(days_with_many_leap_days, months)
def test_periods_of_months_follow_one_another_without_a_gap_from_the_first_of_a_month(day, n):
    first = day.replace(day=1)
    following = last_day_of_months_beginning_with(first, months=n) + ONE_DAY

    assert following.day == 1
    assert last_day_of_months_beginning_with(following, months=n) == last_day_of_months_beginning_with(
        first, months=2 * n
    )


@given(days_with_many_leap_days, months)
def test_more_than_so_many_months_begins_on_the_day_after(day, n):
    assert first_day_exceeding_months(day, months=n) - day_months_after(day, months=n) == ONE_DAY


@given(days, st.integers(min_value=0, max_value=400))
def test_the_latest_day_for_clear_days_leaves_exactly_those(meeting, n):
    notice = latest_day_leaving_clear_days(meeting, clear_days=n)

    assert clear_days_between(notice, meeting) == n
    assert clear_days_between(notice - ONE_DAY, meeting) == n + 1
    assert first_day_exceeding_days(notice, days=n) == meeting


@given(days, days)
def test_clear_days_are_the_days_strictly_between(one, other):
    found = clear_days_between(one, other)

    assert found >= 0
    if other > one:
        assert found == days_from(one, other) - 1
    else:
        assert found == 0


@given(days, days)
def test_late_by_no_day_means_in_time(day, limit):
    assert (days_late(day, limit) == 0) is not_later_than(day, limit)
    assert day <= limit + timedelta(days=days_late(day, limit))


@given(days)
def test_a_written_day_is_read_back(day):
    assert parse_iso_day(day.isoformat()) == day


@given(st.integers(0, 9999), st.integers(0, 99), st.integers(0, 99))
def test_reading_agrees_with_the_calendar_of_python(year, month, number):
    text = f"{year:04d}-{month:02d}-{number:02d}"
    try:
        expected = date(year, month, number)
    except ValueError:
        with pytest.raises(BadDay, match=f"^{text}: "):
            parse_iso_day(text)
    else:
        assert parse_iso_day(text) == expected


@given(periods())
def test_a_period_and_its_half_open_form_are_the_same(period):
    assert Period.half_open(period.first_day, period.end) == period


@given(periods(), days)
def test_a_day_is_in_a_period_when_it_is_neither_before_nor_after(period, day):
    assert period.contains(day) is period.overlaps(Period(first_day=day, last_day=day))


@given(periods(), periods())
def test_overlap_is_mutual_and_means_the_later_beginning_is_in_both(one, other):
    later_beginning = max(one.first_day, other.first_day)

    assert one.overlaps(other) is other.overlaps(one)
    assert one.overlaps(other) is (one.contains(later_beginning) and other.contains(later_beginning))


@given(periods(), st.lists(periods(), max_size=6), days)
def test_a_day_is_uncovered_exactly_when_no_period_runs_on_it(whole, others, day):
    gaps = parts_not_covered(whole, by=others)

    is_uncovered = whole.contains(day) and not any(other.contains(day) for other in others)
    assert any(gap.contains(day) for gap in gaps) is is_uncovered
    for earlier, later in pairwise(gaps):
        assert earlier.end < later.first_day


@given(st.dates(min_value=date(1, 4, 1), max_value=date(9999, 3, 31)))
def test_every_day_is_in_one_financial_year(day):
    year = FinancialYear.containing(day)

    assert year.contains(day)
    assert year.period.contains(day)
    assert FinancialYear.from_label(year.label) == year


@given(st.integers(min_value=2, max_value=9997))
def test_financial_years_follow_one_another(start_year):
    year = FinancialYear(start_year)

    assert year.next.previous == year
    assert year.period.end == year.next.first_day
    assert year.previous.period.end == year.first_day


@given(st.integers(min_value=2016, max_value=2200))
def test_a_report_is_due_in_four_months_and_late_on_every_reading_two_days_later(start_year):
    year = ReportingYear(start_year)

    assert last_day_of_months_beginning_with(year.literal_last_day, months=4) == year.report_due
    assert year.report_due + ONE_DAY == year.day_open_to_argument
    assert year.day_open_to_argument + ONE_DAY == year.first_day_late_on_every_reading
    assert year.literal_last_day + ONE_DAY == year.next.literal_first_day
    assert len(year.earlier_years) == year.earlier_years_available <= 5
    assert all(earlier < year for earlier in year.earlier_years)
