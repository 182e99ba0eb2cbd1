"""Ages between two days, and age groups."""

from __future__ import annotations

import warnings
from enum import StrEnum

import numpy as np
from numpy.typing import ArrayLike

from comhla.stats.errors import Problems, StatsWarning
from comhla.stats.estimates import Floats, floats
from comhla.stats.scotland.given import Days, Given, Texts, days, labelled, parts, shifted

OLDEST = 130


class AgeUnit(StrEnum):
    """What an age is counted in."""

    YEARS = "years"
    MONTHS = "months"


def ages_between(start: Given, end: Given, *, units: str = AgeUnit.YEARS, round_down: bool = True) -> Floats:
    """The age at `end` of who is born on `start`, in completed years or months; NaN where a day is missing.

    Who is born on 29 February has a birthday on 1 March of other years; a month from the 31st is complete on the first
    day after a shorter month. Not rounded down, the whole units are counted back from the end, and the days that are
    left over are added as a part of the unit that they lie in. An `end` before `start` gives an age below 0, rounded
    towards 0. A `StatsWarning` tells of ages below 0 or above 130 years.

    Args:
        start: Days of birth.
        end: Days on which the age is asked.
        units: years or months.
        round_down: Whole units only.

    Raises:
        BadInput: something is no date, or the units are neither years nor months.

    Source: as age_calculate of phsmethods, see its documentation.
    """
    problems = Problems()
    problems.unless(units in tuple(AgeUnit), "units", f"is {units!r}", "Give years or months.")
    problems.raise_any()
    first, last = np.broadcast_arrays(days(start, "start"), days(end, "end"))
    backward = last < first
    earlier, later = np.where(backward, last, first), np.where(backward, first, last)
    age = _age(earlier, later, 12 if units == AgeUnit.YEARS else 1, round_down=round_down)
    age = np.where(backward, -age, age)
    _warn_of_odd(age, OLDEST if units == AgeUnit.YEARS else 12 * OLDEST)
    return age


def _age(earlier: Days, later: Days, months: int, *, round_down: bool) -> Floats:
    """Ages in units of so many months, at a later day."""
    years, of_year, in_month = (b - a for a, b in zip(parts(earlier), parts(later), strict=True))
    whole = (12 * years + of_year - (in_month < 0)) // months
    missing = np.isnat(earlier) | np.isnat(later)
    if round_down:
        return np.where(missing, np.nan, whole.astype(np.float64))
    whole = np.where(missing, 0, whole)
    back = shifted(later, -months * whole)
    unit = back - shifted(later, -months * (whole + 1))
    return np.where(missing, np.nan, whole + (back - earlier).astype(np.float64) / unit.astype(np.float64))


def _warn_of_odd(age: Floats, oldest: float) -> None:
    if below := int((age < 0).sum()):
        warnings.warn(f"{below} of the ages are below 0.", StatsWarning, stacklevel=3)
    if above := int((age > oldest).sum()):
        warnings.warn(f"{above} of the ages are above {OLDEST} years.", StatsWarning, stacklevel=3)


def create_age_groups(x: ArrayLike, *, start: float = 0, end: float = 90, by: float = 5) -> Texts:
    """The age group of each age: `0-4`, ..., `90+`; None below `start` and where the age is missing.

    Where `end` is no whole number of groups from `start`, the last group starts with the last whole one before it.

    Args:
        x: Ages.
        start: The first age of the first group.
        end: The first age of the last, open group.
        by: How many years a group has.

    Raises:
        BadInput: `by` is below 1, a number is not whole, or `end` is below `start`.

    Source: as create_age_groups of phsmethods, see its documentation.
    """
    problems = Problems()
    whole = all(float(each).is_integer() for each in (start, end, by))
    problems.unless(whole, "start, end and by", "are not all whole numbers", "Give whole years.")
    problems.unless(by >= 1, "by", f"is {by}", "Give 1 or more.")
    problems.unless(end >= start, "end", "is below start", "Let the last group begin after the first.")
    problems.raise_any()
    ages = np.atleast_1d(floats(x))
    last = int((end - start) // by)
    firsts = [int(start + by * place) for place in range(last + 1)]
    closed = [f"{first}-{first + int(by) - 1}" for first in firsts[:-1]]
    with np.errstate(invalid="ignore"):
        outside = ~(ages >= start)
    places = np.minimum((np.where(outside, start, ages) - start) // by, last).astype(np.intp)
    return labelled([*closed, f"{firsts[-1]}+"], places, outside)
