"""What holds for every period."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comhla.indicators.errors import Unknown
from comhla.indicators.periods import (
    MeasuredPeriod,
    PeriodKind,
    calendar_year,
    financial_year,
    month,
    next_period,
    on_day,
    quarter,
    read_period,
    week_to,
    years_before,
)

years = st.integers(min_value=1950, max_value=2150)
days = st.dates(min_value=date(1950, 1, 7), max_value=date(2150, 12, 31))


@st.composite
def several_years(draw):
    first = draw(years)
    last = first + draw(st.integers(min_value=1, max_value=9))
    words = draw(st.sampled_from(["calendar", "survey"]))
    return read_period(f"{first} to {last} {words} years")


periods = st.one_of(
    st.builds(financial_year, years),
    st.builds(calendar_year, years),
    st.builds(month, years, st.integers(1, 12)),
    st.builds(quarter, years, st.integers(1, 4)),
    st.builds(week_to, days),
    st.builds(on_day, days),
    st.builds(lambda year: read_period(f"{year}/{(year + 1) % 100:02d}", PeriodKind.SURVEY_YEAR), years),
    several_years(),
)


@given(periods)
def test_a_key_reads_back_as_its_period(period):
    assert read_period(period.key, period.kind) == period
    assert period.first_day <= period.last_day


@given(st.lists(periods, min_size=2, max_size=2))
def test_keys_of_one_kind_sort_as_their_days_do(two):
    first, second = two
    if first.kind is second.kind and first.kind is not PeriodKind.YEARS:
        assert (first.key < second.key) == (first.first_day < second.first_day)


@given(periods.filter(lambda period: (period.last_day.month, period.last_day.day) != (2, 29)), st.integers(-40, 40))
def test_years_before_and_back_is_the_same_period(period, number):
    there = years_before(period, number)
    assert there.kind is period.kind
    if period.kind is not PeriodKind.WEEK:
        assert years_before(there, -number) == period


@given(st.builds(week_to, days), st.integers(-40, 40))
def test_a_week_of_another_year_ends_on_the_same_weekday_nearest_the_date(period, number):
    there = years_before(period, number)
    assert there.last_day.weekday() == period.last_day.weekday()
    same_date = years_before(on_day(period.last_day), number).last_day
    assert abs((there.last_day - same_date).days) <= 3


@given(periods)
def test_the_next_period_comes_after(period):
    after = next_period(period)
    assert after.kind is period.kind
    assert after.first_day > period.first_day
    if period.kind not in (PeriodKind.YEARS, PeriodKind.DAY):
        assert (after.first_day - period.last_day).days == 1


@given(
    st.text(max_size=40) | st.text(alphabet="0129-/ Qqtosurveyca()", max_size=16), st.sampled_from([None, *PeriodKind])
)
def test_any_text_is_a_period_or_is_refused(text, kind):
    found = period_or_refusal(text, kind)
    if isinstance(found, MeasuredPeriod):
        assert kind in (None, found.kind)
        assert read_period(found.key, found.kind) == found
    else:
        assert (
            found.endswith(("2022-04 or 2022-04-30.", " was expected.", "that are meant."))
            or " is said to be " in found
        )


def period_or_refusal(text, kind):
    try:
        return read_period(text, kind)
    except Unknown as refused:
        return str(refused)


@pytest.mark.parametrize("kind", [PeriodKind.MONTH, PeriodKind.FINANCIAL_YEAR])
@given(year=st.integers(2000, 2010))
def test_2010_11_is_what_the_caller_knows_it_to_be(kind, year):
    assert read_period(f"{year}-{(year + 1) % 100:02d}", kind).kind is kind
