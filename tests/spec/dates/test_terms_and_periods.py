"""Terms of office, appointing periods, and days without cover."""

from datetime import date

import pytest

from comhla.dates import Period, parts_not_covered, sides_alternate, term_is_within_years

# (first day, last day inside, within three years)
TERMS = [
    ("2024-04-01", "2027-03-30", True),
    ("2024-04-01", "2027-03-31", True),
    ("2024-04-01", "2027-04-01", False),
    ("2016-04-01", "2019-03-31", True),
    ("2024-02-29", "2027-02-28", True),
    ("2024-02-29", "2027-03-01", False),
    ("2025-03-01", "2028-02-29", True),
    ("2025-03-01", "2028-03-01", False),
    ("2024-04-01", "2024-04-01", True),
]

# (sides that appointed the chair, in order; the right alternates)
SIDES = [
    (["health board", "council", "health board", "council"], True),
    (["council", "council"], False),
    (["health board", "council", "council", "health board"], False),
    (["health board"], True),
    ([], True),
]


@pytest.mark.parametrize(("first_day", "last_day", "within"), TERMS)
def test_a_term_ends_on_the_day_before_the_anniversary(first_day, last_day, within):
    found = term_is_within_years(date.fromisoformat(first_day), date.fromisoformat(last_day), years=3)

    assert found is within


@pytest.mark.parametrize(("sides", "alternate"), SIDES)
def test_the_right_to_appoint_the_chair_alternates(sides, alternate):
    assert sides_alternate(sides) is alternate


def test_until_1_april_and_to_31_march_are_the_same_period():
    until = Period.half_open(date(2016, 4, 1), date(2019, 4, 1))
    to = Period(first_day=date(2016, 4, 1), last_day=date(2019, 3, 31))

    assert until == to
    assert until == Period.of_years_beginning_with(date(2016, 4, 1), years=3)
    assert to.end == date(2019, 4, 1)


# (day the report was due, in the time in which the coronavirus law let it be postponed)
POSTPONEMENT = Period(first_day=date(2020, 4, 7), last_day=date(2022, 9, 30))
DUE_DAYS = [
    ("2020-04-06", False),
    ("2020-04-07", True),
    ("2020-07-31", True),
    ("2022-07-31", True),
    ("2022-09-30", True),
    ("2022-10-01", False),
]


@pytest.mark.parametrize(("due", "could_be_postponed"), DUE_DAYS)
def test_both_end_days_are_inside_a_period(due, could_be_postponed):
    assert POSTPONEMENT.contains(date.fromisoformat(due)) is could_be_postponed


def _period(first_day, last_day):
    return Period(
        first_day=date.fromisoformat(first_day),
        last_day=None if last_day is None else date.fromisoformat(last_day),
    )


YEAR = ("2026-04-01", "2027-03-31")

# (periods in which a direction was live, parts of 2026-27 without one)
COVER = [
    ([], [YEAR]),
    ([YEAR], []),
    ([("2024-04-01", None)], []),
    ([("2026-04-01", "2026-09-30"), ("2026-10-01", None)], []),
    ([("2026-04-01", "2026-09-30"), ("2026-10-02", None)], [("2026-10-01", "2026-10-01")]),
    ([("2026-05-01", "2027-02-28")], [("2026-04-01", "2026-04-30"), ("2027-03-01", "2027-03-31")]),
    ([("2026-10-01", None), ("2026-04-01", "2026-09-30")], []),  # in any order
    ([("2026-04-01", "2026-12-31"), ("2026-05-01", "2026-06-30")], [("2027-01-01", "2027-03-31")]),
    ([("2026-04-01", "2027-03-30"), ("2027-03-31", None)], []),  # the last day of the year counts
    ([("2026-04-01", "2027-03-30")], [("2027-03-31", "2027-03-31")]),
    ([("2026-04-01", "2026-04-01")], [("2026-04-02", "2027-03-31")]),  # so does the first
    ([("2025-04-01", "2026-03-31")], [YEAR]),  # the year before
    ([("2027-04-01", None)], [YEAR]),  # the year after
    ([("2026-04-01", None), ("2026-06-01", None)], []),
]


@pytest.mark.parametrize(("live", "without"), COVER)
def test_parts_of_a_year_without_a_live_direction(live, without):
    found = parts_not_covered(_period(*YEAR), by=[_period(*period) for period in live])

    assert found == tuple(_period(*part) for part in without)


def test_days_without_cover_since_a_day_with_no_end():
    found = parts_not_covered(_period("2026-04-01", None), by=[_period("2026-05-01", "2026-06-30")])

    assert found == (_period("2026-04-01", "2026-04-30"), _period("2026-07-01", None))
