"""Postcodes as people type them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comhla.web.site.postcodes import is_area_of_postcodes, lacks_one_character, read_postcode, spaced_postcode

WHOLE, PART = True, False


@pytest.mark.parametrize(
    ("typed", "shown", "is_whole"),
    [
        # typed          as people write it  whole or beginning
        ("EH1 3EG", "EH1 3EG", WHOLE),
        ("eh13eg", "EH1 3EG", WHOLE),
        ("  e h 1 3 e g ", "EH1 3EG", WHOLE),
        ("G2-1AB", "G2 1AB", WHOLE),
        ("G331AB", "G33 1AB", WHOLE),
        ("EH11 3AF", "EH11 3AF", WHOLE),
        ("EH11", "EH11", PART),  # a district, never the sector EH1 1
        ("eh1", "EH1", PART),
        ("EH1 1", "EH1 1", PART),
        ("EH113", "EH11 3", PART),
        ("G1", "G1", PART),
        ("SW1A 2AA", "SW1A 2AA", WHOLE),
    ],
)
def test_read_postcode(typed, shown, is_whole):
    found = read_postcode(typed)
    assert found is not None
    assert (found.shown, found.is_whole) == (shown, is_whole)


@pytest.mark.parametrize(
    "typed", ["", " ", "Fife", "EH", "1EH", "EH1 3EGG", "NHS 24", "Ayr", "S37000010", "12345", "é"]
)
def test_read_postcode_refuses_what_is_none(typed):
    assert read_postcode(typed) is None


@pytest.mark.parametrize(
    ("typed", "may_be"), [("EH1 1AA", True), ("ZE1 0AA", True), ("TD15 1AA", True), ("SW1A 2AA", False), ("BT1", False)]
)
def test_may_be_scottish(typed, may_be):
    assert read_postcode(typed).may_be_scottish is may_be


@given(
    st.from_regex(r"[A-Z]{1,2}[0-9][A-Z0-9]?", fullmatch=True),
    st.from_regex(r"[0-9][A-Z]{2}", fullmatch=True),
    st.sampled_from(["", " ", "  ", "-", "."]),
)
def test_a_whole_postcode_reads_the_same_however_it_is_written(district, rest, between):
    found = read_postcode(f" {district}{between}{rest} ".lower())
    assert found is not None
    assert (found.start, found.district, found.is_whole) == (district + rest, district, True)
    assert spaced_postcode(found.start) == f"{district} {rest}" == found.shown


@given(st.text(max_size=12))
def test_any_text_is_read_or_refused(text):
    found = read_postcode(text)
    assert found is None or found.start.startswith(found.district)


@pytest.mark.parametrize(
    ("typed", "lacks_one"),
    [("EH8 8B", True), ("eh88b", True), ("EH11 3A", True), ("EH8 8", False), ("EH8 8BB", False), ("Fife", False)],
)
def test_a_postcode_without_its_last_letter(typed, lacks_one):
    assert lacks_one_character(typed) is lacks_one


@pytest.mark.parametrize(
    ("typed", "is_area"), [("EH", True), (" g ", True), ("SW", False), ("EH1", False), ("", False)]
)
def test_the_letters_alone(typed, is_area):
    assert is_area_of_postcodes(typed) is is_area
