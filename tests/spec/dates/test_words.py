"""Days in words, and days as files write them."""

from datetime import date

import pytest

from comhla.dates import BadDay, in_words, in_words_with_weekday, parse_iso_day

# (as written in a file, in words, with its weekday)
DAYS = [
    ("2027-07-31", "31 July 2027", "Saturday 31 July 2027"),
    ("2026-09-01", "1 September 2026", "Tuesday 1 September 2026"),
    ("2028-02-29", "29 February 2028", "Tuesday 29 February 2028"),
    ("2019-03-31", "31 March 2019", "Sunday 31 March 2019"),
    ("2026-01-05", "5 January 2026", "Monday 5 January 2026"),
    ("2026-12-30", "30 December 2026", "Wednesday 30 December 2026"),
]

IMPOSSIBLE_DAYS = [
    ("2025-02-30", "2025-02-30: February 2025 has 28 days."),
    ("2025-02-29", "2025-02-29: February 2025 has 28 days."),
    ("2028-02-30", "2028-02-30: February 2028 has 29 days."),
    ("1900-02-29", "1900-02-29: February 1900 has 28 days."),
    ("2026-12-32", "2026-12-32: December 2026 has 31 days."),
    ("2026-01-32", "2026-01-32: January 2026 has 31 days."),
    ("2026-04-31", "2026-04-31: April 2026 has 30 days."),
    ("2026-12-00", "2026-12-00: there is no day 00."),
    ("2026-13-01", "2026-13-01: there is no month 13."),
    ("2026-00-01", "2026-00-01: there is no month 00."),
    ("0000-01-01", "0000-01-01: there is no year 0000."),
]

OTHER_FORMS = [
    "",
    "31/07/2027",
    "31 July 2027",
    "20270731",
    "2027-7-31",
    "2027-07-3",
    "2027-W30-6",
    "2027-07/31",
    "2027/07-31",
    "2O27-07-31",
    "2027-O7-31",
    "2027-07-3l",
    "2027-07-l1",
    "2027-07-31 ",
    "2027-07-31T00:00",
    "٢٠٢٧-٠٧-٣١",
    "+027-07-31",
]


@pytest.mark.parametrize(("written", "words", "with_weekday"), DAYS)
def test_a_day_in_words(written, words, with_weekday):
    day = parse_iso_day(written)

    assert day == date.fromisoformat(written)
    assert in_words(day) == words
    assert in_words_with_weekday(day) == with_weekday


@pytest.mark.parametrize(("written", "message"), IMPOSSIBLE_DAYS)
def test_an_impossible_day_says_why(written, message):
    with pytest.raises(BadDay) as refusal:
        parse_iso_day(written)

    assert str(refusal.value) == message


@pytest.mark.parametrize("written", OTHER_FORMS)
def test_another_form_is_refused_with_the_form_to_write(written):
    with pytest.raises(BadDay, match="Write the year, month and day as in 2027-07-31"):
        parse_iso_day(written)


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("31/07/2027", "'31/07/2027'"),
        ("x" * 40, "'" + "x" * 40 + "'"),
        ("x" * 41, "'" + "x" * 40 + "...'"),
        ("x" * 5000, "'" + "x" * 40 + "...'"),
    ],
)
def test_a_text_is_repeated_and_a_long_one_is_shortened(written, shown):
    with pytest.raises(BadDay) as refusal:
        parse_iso_day(written)

    assert str(refusal.value) == (f"{shown} is not a day. Write the year, month and day as in 2027-07-31.")
