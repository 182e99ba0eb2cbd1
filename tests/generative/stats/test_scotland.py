"""CHI numbers, days and postcodes of any kind, against the slow and plain way."""

from __future__ import annotations

import datetime as dt

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from comhla.dates import FinancialYear
from comhla.stats.scotland import ages_between, chi_check, chi_pad, create_age_groups, extract_fin_year, format_postcode

few = settings(max_examples=60, deadline=None)
days = st.dates(dt.date(1900, 1, 1), dt.date(2100, 12, 31))


def plainly(text: str) -> str:
    """What is found about a text, digit by digit."""
    if not text:
        return "Missing (Blank)"
    if any(each not in "0123456789" for each in text):
        return "Invalid character(s) present"
    if len(text) != 10:
        return "Too many characters" if len(text) > 10 else "Too few characters"
    day, month, year = int(text[:2]), int(text[2:4]), int(text[4:6])
    if not any(is_day(century + year, month, day) for century in (1900, 2000)):
        return "Invalid date"
    left = 11 - sum(int(digit) * weight for digit, weight in zip(text[:9], range(10, 1, -1), strict=True)) % 11
    return "Valid CHI" if (0 if left == 11 else left) == int(text[9]) else "Invalid checksum"


def is_day(year: int, month: int, day: int) -> bool:
    try:
        dt.date(year, month, day)
    except ValueError:
        return False
    return True


numbers = st.builds(
    "{:02}{:02}{:02}{:04}".format, st.integers(0, 32), st.integers(0, 13), st.integers(0, 99), st.integers(0, 9999)
)


@few
@given(st.lists(st.one_of(numbers, st.text("0123456789 aX", max_size=12)), max_size=20))
def test_numbers_are_checked_as_digit_by_digit(texts: list[str]) -> None:
    assert chi_check(np.array(texts, dtype=object)).tolist() == [plainly(text) for text in texts]


@few
@given(st.lists(st.text("0123456789 ", max_size=11), max_size=10))
def test_a_leading_zero_is_put_back_once(texts: list[str]) -> None:
    found = chi_pad(np.array(texts, dtype=object)).tolist()
    short = [len(text) == 9 and text.isdigit() for text in texts]
    assert found == ["0" + text if is_short else text for text, is_short in zip(texts, short, strict=True)]


@pytest.mark.filterwarnings("ignore::comhla.stats.StatsWarning")
@few
@given(days, days)
def test_a_year_is_complete_on_the_birthday(one: dt.date, other: dt.date) -> None:
    born, on = sorted((one, other))
    whole = on.year - born.year - ((on.month, on.day) < (born.month, born.day))
    assert ages_between(born, on).tolist() == [whole]
    assert whole <= ages_between(born, on, round_down=False)[0] < whole + 1


@few
@given(days)
def test_financial_years_are_those_of_the_calendar(day: dt.date) -> None:
    first, last = FinancialYear.containing(day).label.split("-")
    assert extract_fin_year(day).tolist() == [f"{first}/{last[-2:]}"]


@few
@given(st.floats(0, 130), st.integers(0, 20), st.integers(1, 20), st.integers(0, 100))
def test_an_age_is_in_its_group(age: float, start: int, by: int, span: int) -> None:
    found = create_age_groups([age], start=start, end=start + span, by=by).tolist()[0]
    if age < start:
        assert found is None
    elif found.endswith("+"):
        assert age >= int(found[:-1])
    else:
        first, last = map(int, found.split("-"))
        assert first <= age < last + 1
        assert last - first == by - 1


@few
@given(st.from_regex(r"[A-Z]{1,2}[0-9][A-Z0-9]?[0-9][A-Z]{2}", fullmatch=True), st.integers(1, 4))
def test_a_postcode_in_any_spacing_has_one_form(postcode: str, place: int) -> None:
    spaced = f" {postcode[:place]}  {postcode[place:].lower()} "
    found = format_postcode([postcode, spaced]).tolist()
    assert found[0] == found[1]
    assert len(found[0]) == 7
    assert found[0].replace(" ", "") == postcode
    assert format_postcode([postcode], format="pc8").tolist()[0][-4] == " "
