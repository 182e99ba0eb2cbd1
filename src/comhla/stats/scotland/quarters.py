"""Calendar quarters in words."""

from __future__ import annotations

from enum import StrEnum

import numpy as np

from comhla.stats.errors import BadInput, Problem
from comhla.stats.scotland.given import Given, Texts, days, labelled

_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


class MonthNames(StrEnum):
    """How months are written."""

    LONG = "long"
    SHORT = "short"


def qtr(date: Given, *, format: str = MonthNames.LONG) -> Texts:
    """The calendar quarter of each day: `January to March 2019` or, short, `Jan-Mar 2019`.

    Raises:
        BadInput: something is no date, or the format is neither long nor short.

    Source: as qtr of phsmethods, see its documentation.
    """
    return _quarters(date, format, ahead=0)


def qtr_next(date: Given, *, format: str = MonthNames.LONG) -> Texts:
    """The calendar quarter after that of each day, in the words of `qtr`; raises as `qtr`."""
    return _quarters(date, format, ahead=1)


def qtr_prev(date: Given, *, format: str = MonthNames.LONG) -> Texts:
    """The calendar quarter before that of each day, in the words of `qtr`; raises as `qtr`."""
    return _quarters(date, format, ahead=-1)


def qtr_end(date: Given, *, format: str = MonthNames.LONG) -> Texts:
    """The last month of each day's calendar quarter: `March 2019` or, short, `Mar 2019`; raises as `qtr`."""
    return _quarters(date, format, ahead=0, end_only=True)


def _quarters(date: Given, form: str, *, ahead: int, end_only: bool = False) -> Texts:
    held = days(date, "date")
    names = _names(form)
    missing = np.isnat(held)
    numbers = np.where(missing, 0, held.astype("datetime64[M]").astype(np.int64) // 3 + ahead)
    found, places = np.unique(numbers, return_inverse=True)
    joint = " to " if form == MonthNames.LONG else "-"
    return labelled([_words(number, names, "" if end_only else joint) for number in found.tolist()], places, missing)


def _words(number: int, names: list[str], joint: str) -> str:
    """A quarter, counted from the first of 1970, in words; only its end where nothing joins both ends."""
    year, first = 1970 + number // 4, 3 * (number % 4)
    return f"{names[first] + joint if joint else ''}{names[first + 2]} {year}"


def _names(form: str) -> list[str]:
    if form not in tuple(MonthNames):
        raise BadInput(Problem("format", f"is {form!r}", "Give long or short."))
    return [month if form == MonthNames.LONG else month[:3] for month in _MONTHS]
