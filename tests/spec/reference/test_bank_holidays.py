"""Bank holidays in Scotland, and the working days that follow from them."""

from __future__ import annotations

from collections import Counter
from datetime import date

import holidays
import pytest

from comhla.dates import CHRISTMAS_EVE, DayNotCovered
from comhla.reference import bank_holidays, working_days

FIRST_YEAR, LAST_YEAR = 2014, 2028


@pytest.mark.parametrize(
    ("day", "name"),
    [
        # moved, added once, or put off because they fell on a weekend
        (date(2020, 5, 8), "Early May bank holiday"),
        (date(2022, 6, 2), "Spring bank holiday"),
        (date(2022, 6, 3), "Platinum Jubilee bank holiday"),
        (date(2022, 9, 19), "State funeral of Queen Elizabeth II"),
        (date(2023, 5, 1), "Early May bank holiday"),
        (date(2023, 5, 8), "Coronation of King Charles III"),
        (date(2026, 6, 15), "World Cup bank holiday"),
        (date(2014, 12, 1), "St Andrew's Day, substitute day"),
        (date(2016, 1, 4), "2 January, substitute day"),
        (date(2017, 1, 3), "New Year's Day, substitute day"),
        (date(2021, 12, 27), "Christmas Day, substitute day"),
        (date(2021, 12, 28), "Boxing Day, substitute day"),
        (date(2022, 1, 3), "New Year's Day, substitute day"),
        (date(2022, 1, 4), "2 January, substitute day"),
        (date(2022, 12, 27), "Christmas Day, substitute day"),
        (date(2024, 12, 2), "St Andrew's Day, substitute day"),
        (date(2026, 11, 30), "St Andrew's Day"),
    ],
)
def test_bank_holiday(day: date, name: str) -> None:
    assert [row.label for row in bank_holidays() if row.day == day] == [name]


@pytest.mark.parametrize(
    "day",
    [
        date(2020, 5, 4),  # the first Monday of May, which had moved
        date(2022, 5, 30),  # the last Monday of May, which had moved
        date(2026, 4, 6),  # Easter Monday is none in Scotland
        date(2026, 8, 31),  # nor is the last Monday of August
    ],
)
def test_no_bank_holiday(day: date) -> None:
    assert day not in {row.day for row in bank_holidays()}


def test_all_are_weekdays_in_order_and_each_row_is_that_day() -> None:
    days = [row.day for row in bank_holidays()]
    assert days == sorted(set(days))
    assert all(day.isoweekday() <= 5 for day in days)
    assert all(row.key == row.day.isoformat() for row in bank_holidays())
    assert all(row.valid_from == row.valid_to == row.day for row in bank_holidays())


def test_nine_a_year_and_more_in_the_years_with_single_ones() -> None:
    counted = Counter(row.day.year for row in bank_holidays())
    assert counted == dict.fromkeys(range(FIRST_YEAR, LAST_YEAR + 1), 9) | {2022: 11, 2023: 10, 2026: 10}


def test_substitute_days_say_so() -> None:
    assert all(row.is_substitute is row.label.endswith(", substitute day") for row in bank_holidays())


# What this list has and the compared package has not, with the reason. When a later version of the package
# has it too, this test fails and the entry goes.
ONLY_HERE = {
    date(2026, 6, 15): "proclaimed in February 2026, after the package's version was made",
}


def test_agrees_with_the_holidays_package() -> None:
    package = holidays.country_holidays("GB", subdiv="SCT", years=range(FIRST_YEAR, LAST_YEAR + 1))
    theirs = {day for day in package if day.isoweekday() <= 5}
    ours = {row.day for row in bank_holidays()}
    assert ours - theirs == ONLY_HERE.keys()
    assert theirs - ours == set()


class TestWorkingDays:
    @pytest.mark.parametrize(
        ("day", "next_working_day"),
        [
            (date(2026, 6, 15), date(2026, 6, 16)),
            (date(2026, 11, 28), date(2026, 12, 1)),  # a Saturday, then St Andrew's Day on the Monday
            (date(2027, 1, 1), date(2027, 1, 5)),
        ],
    )
    def test_bank_holidays_are_left_out(self, day: date, next_working_day: date) -> None:
        assert working_days().on_or_after(day) == next_working_day

    def test_whole_years_are_covered_and_no_others(self) -> None:
        assert working_days().first_day_covered == date(FIRST_YEAR, 1, 1)
        assert working_days().last_day_covered == date(LAST_YEAR, 12, 31)
        with pytest.raises(DayNotCovered):
            working_days().is_working_day(date(LAST_YEAR + 1, 1, 3))

    def test_other_closed_days_can_be_left_out_too(self) -> None:
        eve = date(2026, 12, 24)
        assert working_days().is_working_day(eve)
        assert not working_days(other_closed_days=frozenset({CHRISTMAS_EVE})).is_working_day(eve)
