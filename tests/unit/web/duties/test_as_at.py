"""The day that an address asks about."""

from __future__ import annotations

from datetime import date

import pytest

from comhla.web.duties.as_at import as_at_of, day_from

TODAY = date(2026, 11, 22)

# what the address says, day, whether it is today
UNDERSTOOD = [
    ({}, TODAY, True),
    ({"as_at": ""}, TODAY, True),
    ({"as_at": "2026-11-22"}, TODAY, True),
    ({"as_at": "2020-02-29"}, date(2020, 2, 29), False),
    ({"as_at": "1/9/2026"}, date(2026, 9, 1), False),
    ({"as_at": "1 September 2026"}, date(2026, 9, 1), False),
    ({"as_at": "1 sep 2026"}, date(2026, 9, 1), False),
    ({"as_at_day": "1", "as_at_month": "March", "as_at_year": "2028"}, date(2028, 3, 1), False),
    ({"as_at_day": " 1 ", "as_at_month": "3", "as_at_year": "2028", "as_at": "2020-01-01"}, date(2028, 3, 1), False),
    ({"as_at": "2014-04-01"}, date(2014, 4, 1), False),
    ({"as_at": "2046-12-31"}, date(2046, 12, 31), False),
]


@pytest.mark.parametrize(("asked", "day", "is_today"), UNDERSTOOD)
def test_a_day_is_understood_however_it_is_written(asked, day, is_today):
    found = as_at_of(asked, today=TODAY)
    assert (found.day, found.is_today, found.problem) == (day, is_today, "")
    assert found.in_address == (None if is_today else day)


@pytest.mark.parametrize(
    "typed", ["30 February 2026", "yesterday", "1 9 26", "1 Ma 2026", "1 Ju 2026", "99999", "1 2 3 4"]
)
def test_what_is_no_day_means_today_and_is_told(typed):
    found = as_at_of({"as_at": typed}, today=TODAY)
    assert (found.day, found.is_today) == (TODAY, True)
    assert f"{typed} is not a day" in found.problem


@pytest.mark.parametrize("typed", ["2014-03-31", "2047-01-01", "0001-01-01", "9999-12-31"])
def test_a_day_outside_what_can_be_asked_means_today_and_is_told(typed):
    found = as_at_of({"as_at": typed}, today=TODAY)
    assert found.is_today
    assert "from April 2014 to the end of 2046" in found.problem


def test_an_ambiguous_month_is_no_month():
    assert day_from("1 j 2026") is None
    assert day_from("1 jul 2026") == date(2026, 7, 1)
