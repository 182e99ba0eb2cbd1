"""Days as people write them, and as files write them."""

from __future__ import annotations

from datetime import date

from comhla.dates.errors import BadDay
from comhla.dates.months import days_in_month

# Not taken from the calendar module: its names follow the locale of the machine.
_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_LONGEST_TEXT_SHOWN = 40


def in_words(day: date) -> str:
    """Return the day as in "31 July 2027"."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def in_words_with_weekday(day: date) -> str:
    """Return the day as in "Saturday 31 July 2027"."""
    return f"{_WEEKDAYS[day.weekday()]} {in_words(day)}"


def parse_iso_day(text: str) -> date:
    """Return the day written as year-month-day, as in "2027-07-31".

    No other form is taken, so that 07/08/2026 can never be read as either of two days. Raises
    `BadDay`, with a message that says what is wrong, for another form or for a day that does not
    exist.
    """
    if not _has_iso_form(text):
        raise BadDay(f"{_shortened(text)} is not a day. Write the year, month and day as in 2027-07-31.")
    year, month, number = int(text[:4]), int(text[5:7]), int(text[8:])
    try:
        return date(year, month, number)
    except ValueError:
        raise BadDay(f"{text}: {_why_impossible(year, month, number)}") from None


def _has_iso_form(text: str) -> bool:
    return (
        len(text) == 10
        and text[4] == "-"
        and text[7] == "-"
        and text.isascii()
        and text[:4].isdigit()
        and text[5:7].isdigit()
        and text[8:].isdigit()
    )


def _why_impossible(year: int, month: int, number: int) -> str:
    if year == 0:
        return "there is no year 0000."
    if not 1 <= month <= 12:
        return f"there is no month {month:02d}."
    if number == 0:
        return "there is no day 00."
    return f"{_MONTHS[month - 1]} {year} has {days_in_month(year=year, month=month)} days."


def _shortened(text: str) -> str:
    # A file can hold a whole page where a day belongs; the message should not repeat all of it.
    if len(text) > _LONGEST_TEXT_SHOWN:
        return repr(text[:_LONGEST_TEXT_SHOWN] + "...")
    return repr(text)
