"""Community Health Index numbers: is one right, and what it says about sex, date of birth and age.

A number has ten digits: the day of birth as DDMMYY, two more, one that is odd for males, and a check digit.
"""

from __future__ import annotations

import warnings
from enum import StrEnum
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from comhla.stats.errors import Problems, StatsError, StatsWarning
from comhla.stats.estimates import Flags, Floats
from comhla.stats.scotland.ages import ages_between
from comhla.stats.scotland.given import Days, Given, Texts, days, shifted, texts

DIGITS = 10
_WEIGHTS = np.arange(10, 1, -1)
_FIRST_DATE = np.datetime64("1900-01-01", "D")
Whole = NDArray[np.int64]


class ChiCheck(StrEnum):
    """What is found about a text that should be a number."""

    MISSING = "Missing (NA)"
    BLANK = "Missing (Blank)"
    CHARACTERS = "Invalid character(s) present"
    TOO_LONG = "Too many characters"
    TOO_SHORT = "Too few characters"
    DATE = "Invalid date"
    CHECKSUM = "Invalid checksum"
    VALID = "Valid CHI"


class _Read(NamedTuple):
    """Texts as digits: ten for each, 0 where there is none."""

    digits: Whole
    lengths: Whole
    missing: Flags
    all_digits: Flags


def chi_check(x: Given) -> Texts:
    """What is found about each text, in words: the first of `ChiCheck` that is so.

    The date is right if it is one in any century. The check digit is 11 less the remainder by 11 of the first nine
    digits weighted 10 to 2, where 11 counts as 0 and 10 is never right.

    Raises:
        BadInput: something is no text.

    Source: as chi_check of phsmethods, see its documentation.
    """
    read = _read(x)
    found = np.select(
        [
            read.missing,
            read.lengths == 0,
            ~read.all_digits,
            read.lengths > DIGITS,
            read.lengths < DIGITS,
            ~_dates_are_right(read.digits),
            ~_checks(read.digits),
        ],
        list(range(7)),
        7,
    )
    words: Texts = np.array([str(each) for each in ChiCheck], dtype=object)
    return np.asarray(words[found])


def chi_pad(x: Given) -> Texts:
    """The texts, those of nine digits with a leading 0, which spreadsheets lose.

    Raises:
        BadInput: something is no text.

    Source: as chi_pad of phsmethods, see its documentation.
    """
    read, held = _read(x), texts(x, "x")
    short = read.all_digits & (read.lengths == DIGITS - 1)
    held[short] = ["0" + text for text in held[short].tolist()]
    return held


def sex_from_chi(
    x: Given, *, male_value: Any = 1, female_value: Any = 2, chi_check: bool = True
) -> NDArray[np.object_] | Floats:
    """The sex that the ninth digit says: odd is male, even is female; missing where the number is not right.

    Args:
        x: Numbers.
        male_value: What stands for a male.
        female_value: What stands for a female, of the same type.
        chi_check: Leave out numbers that are not right; without it a ninth digit suffices.

    Returns:
        float64 with NaN where the values are numbers, else objects with None.

    Raises:
        BadInput: something is no text.
        StatsError: the two values are of different types.

    Source: as sex_from_chi of phsmethods, see its documentation.
    """
    numeric = [isinstance(each, int | float) and not isinstance(each, bool) for each in (male_value, female_value)]
    if type(male_value) is not type(female_value) and not all(numeric):
        raise StatsError("male_value and female_value are of different types: give two texts or two numbers.")
    read = _read(x)
    known = _is_right(read) if chi_check else read.all_digits & (read.lengths >= DIGITS - 1)
    male = read.digits[:, 8] % 2 == 1
    values = np.array([female_value, male_value, None], dtype=object)
    sexes = values[np.where(known, male.astype(np.intp), 2)]
    return sexes.astype(np.float64) if all(numeric) else sexes


def dob_from_chi(x: Given, *, max_date: Given, min_date: Given = _FIRST_DATE, chi_check: bool = True) -> Days:
    """The date of birth that the first six digits say, where only one century fits; else NaT.

    It is in 19YY or 20YY, whichever alone is from `min_date` to `max_date`. Where both or neither are, it is missing
    and a `StatsWarning` counts it. 29 February may be in one century only.

    Args:
        x: Numbers.
        max_date: The last possible date of birth, such as the day on which the data were drawn; for all or for each.
        min_date: The first possible date of birth; for all or for each.
        chi_check: Leave out numbers that are not right; without it a date suffices.

    Raises:
        BadInput: something is no text or no date, or a `max_date` is before its `min_date`.

    Source: as dob_from_chi of phsmethods, see its documentation.
    """
    read = _read(x)
    known = _is_right(read) if chi_check else read.all_digits & _dates_are_right(read.digits)
    first, last = (np.broadcast_to(each, known.shape) for each in _bounds(min_date, max_date))
    born = [_date_in(century, read.digits) for century in (1900, 2000)]
    fits = [known & (each >= first) & (each <= last) for each in born]
    found = np.where(fits[0], born[0], np.where(fits[1], born[1], np.datetime64("NaT", "D")))
    found[fits[0] & fits[1]] = np.datetime64("NaT", "D")
    if lost := int((known & np.isnat(found)).sum()):
        told = f"{lost} dates of birth are missing, because both centuries fit, or neither."
        warnings.warn(told, StatsWarning, stacklevel=2)
    return np.asarray(found)


def age_from_chi(
    x: Given, *, ref_date: Given, min_age: float = 0, max_age: float | None = None, chi_check: bool = True
) -> Floats:
    """The age in completed years on `ref_date`, where only one century gives an age within bounds; else NaN.

    Args:
        x: Numbers.
        ref_date: The day on which the age is asked, for all or for each.
        min_age: The least possible age in whole years.
        max_age: The greatest possible age in whole years; nothing takes all born from 1900.
        chi_check: Leave out numbers that are not right.

    Raises:
        BadInput: something is no text or no date, an age is below 0, or `max_age` is below `min_age`.

    Source: as age_from_chi of phsmethods, see its documentation.
    """
    problems = Problems()
    problems.unless(min_age >= 0, "min_age", f"is {min_age}", "Give 0 or more years.")
    problems.unless(max_age is None or max_age >= min_age, "max_age", "is below min_age", "Give a greater age.")
    problems.raise_any()
    on = days(ref_date, "ref_date")
    first = _FIRST_DATE if max_age is None else shifted(on, -12 * int(max_age))
    born = dob_from_chi(x, max_date=shifted(on, -12 * int(min_age)), min_date=first, chi_check=chi_check)
    return ages_between(born, on)


def _bounds(min_date: Given, max_date: Given) -> tuple[Days, Days]:
    first, last = np.broadcast_arrays(days(min_date, "min_date"), days(max_date, "max_date"))
    problems = Problems()
    problems.rows(last < first, "max_date", "is before min_date", "Give a later day, or an earlier min_date.")
    problems.raise_any()
    return first, last


def _read(x: Given) -> _Read:
    held = texts(x, "x").tolist()
    missing = np.array([text is None for text in held], dtype=bool)
    lengths = np.array([len(text or "") for text in held], dtype=np.int64)
    all_digits = np.array([bool(text) and text.isascii() and text.isdigit() for text in held], dtype=bool)
    points = np.array([(text or "")[:DIGITS].ljust(DIGITS) for text in held], dtype=f"U{DIGITS}")
    codes = points.view(np.uint32).reshape(len(held), DIGITS).astype(np.int64) - ord("0")
    return _Read(np.where((codes >= 0) & (codes <= 9), codes, 0), lengths, missing, all_digits)


def _is_right(read: _Read) -> Flags:
    shape = read.all_digits & (read.lengths == DIGITS)
    return np.asarray(shape & _dates_are_right(read.digits) & _checks(read.digits))


def _checks(digits: Whole) -> Flags:
    wanted = 11 - (digits[:, :9] @ _WEIGHTS) % 11
    return np.asarray(np.where(wanted == 11, 0, wanted) == digits[:, 9])


def _dates_are_right(digits: Whole) -> Flags:
    return ~np.isnat(_date_in(1900, digits)) | ~np.isnat(_date_in(2000, digits))


def _date_in(century: int, digits: Whole) -> Days:
    """The date of the first six digits in a century; NaT where there is none."""
    tens = digits[:, 0:6:2] * 10 + digits[:, 1:6:2]
    day, month, year = tens[:, 0], tens[:, 1], century + tens[:, 2]
    has_month = (month >= 1) & (month <= 12)
    first = ((year - 1970) * 12 + np.where(has_month, month, 1) - 1).astype("datetime64[M]")
    born = first.astype("datetime64[D]") + (day - 1)
    is_there = has_month & (day >= 1) & (born.astype("datetime64[M]") == first)
    return np.where(is_there, born, np.datetime64("NaT", "D"))
