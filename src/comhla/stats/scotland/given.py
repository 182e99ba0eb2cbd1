"""Texts and days as they are given, as arrays."""

from __future__ import annotations

import datetime as dt
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import ArrayLike, NDArray

from comhla.stats.errors import BadInput, Problem

Days = NDArray[np.datetime64]
"""Days as datetime64[D], NaT for what is missing."""
Texts = NDArray[np.object_]
"""Texts, None for what is missing."""
Given: TypeAlias = ArrayLike | dt.date | None
"""One value, or a sequence or array of them."""


def texts(values: Any, where: str) -> Texts:
    """Texts with None for what is missing.

    Raises:
        BadInput: something is no text, such as a number that has lost its leading 0.
    """
    cells = np.atleast_1d(np.asarray(values))
    if cells.dtype.kind == "U":
        return cells.astype(object)
    if cells.dtype.kind != "O" and not _all_missing(cells):
        raise BadInput(Problem(where, "does not hold texts", "Read it as text, so that no leading 0 is lost."))
    held = [None if _is_missing(cell) else cell for cell in cells.tolist()]
    wrong = [row for row, cell in enumerate(held) if cell is not None and not isinstance(cell, str)]
    _refuse(wrong, where, "is not a text", "Read it as text, so that no leading 0 is lost.")
    return _objects(held)


def days(values: Any, where: str) -> Days:
    """Days as datetime64[D], NaT for what is missing; a moment is the day it is in.

    Raises:
        BadInput: something is no date, such as a text.
    """
    cells = np.atleast_1d(np.asarray(values))
    if cells.dtype.kind == "M":
        return cells.astype("datetime64[D]")
    if cells.dtype.kind != "O" and not _all_missing(cells):
        raise BadInput(Problem(where, "does not hold dates", "Turn texts into dates first."))
    held = [None if _is_missing(cell) else cell for cell in cells.tolist()]
    wrong = [row for row, cell in enumerate(held) if cell is not None and not isinstance(cell, dt.date)]
    _refuse(wrong, where, "is not a date", "Turn texts into dates first.")
    return np.array([dt.date(cell.year, cell.month, cell.day) if cell else None for cell in held], "datetime64[D]")


def parts(dates: Days) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]:
    """The years, the months from 1 to 12 and the days of the month; meaningless where a day is missing."""
    months = dates.astype("datetime64[M]")
    years = dates.astype("datetime64[Y]").astype(np.int64) + 1970
    of_year = months.astype(np.int64) % 12 + 1
    return years, of_year, (dates - months.astype("datetime64[D]")).astype(np.int64) + 1


def shifted(dates: Days, months: Any) -> Days:
    """The same day so many months on, or the last day of the month where that month is shorter."""
    first = dates.astype("datetime64[M]") + np.asarray(months).astype("timedelta64[M]")
    last = (first + 1).astype("datetime64[D]") - 1
    within = dates - dates.astype("datetime64[M]").astype("datetime64[D]")
    return np.asarray(np.minimum(first.astype("datetime64[D]") + within, last))


def labelled(labels: list[str], places: NDArray[Any], missing: NDArray[np.bool_]) -> Texts:
    """The label at each place, and None where it is missing."""
    return np.array([*labels, None], dtype=object)[np.where(missing, len(labels), places)]


def _objects(cells: list[Any]) -> Texts:
    held = np.empty(len(cells), dtype=object)
    held[:] = cells
    return held


def _is_missing(cell: Any) -> bool:
    return cell is None or cell != cell  # noqa: PLR0124 - NaN, NaT and pandas' NaT are the values that differ from themselves


def _all_missing(cells: NDArray[Any]) -> bool:
    return cells.dtype.kind == "f" and bool(np.isnan(cells).all())


def _refuse(wrong: list[int], where: str, what: str, remedy: str) -> None:
    if wrong:
        raise BadInput(Problem(where, what, remedy, tuple(wrong[:5]), len(wrong[5:])))
