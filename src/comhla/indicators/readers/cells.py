"""What stands in a cell of figures: a number, or a mark that says why there is none."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping

from comhla.indicators.values import Missing, Suppressed, Value

_NUMBER = re.compile(r"[+-]?(?:\d+(?:,\d{3})*(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d{1,3})?")
_PLAIN = re.compile(r"-?\d{1,15}(?:\.\d{1,20})?")  # nearly all that are met, and quickly told
_DRESSED = re.compile(r"^([+-]?)\s*£\s*|\s*%$")

MARKS: Mapping[str, Value] = {
    "": Missing.NOT_COLLECTED,
    ":": Missing.NOT_COLLECTED,
    "..": Missing.NOT_COLLECTED,
    "z": Missing.NOT_COLLECTED,
    "na": Missing.NOT_COLLECTED,
    "n/a": Missing.NOT_COLLECTED,
    "not collected": Missing.NOT_COLLECTED,
    "not yet": Missing.NOT_YET,
    "*": Suppressed(),
    "c": Suppressed(),
    "suppressed": Suppressed(),
}
"""Marks met in the published files and the statistical qualifiers of Public Health Scotland.

A dash is not among them: in some tables it is a zero and in others a blank. Whoever gives such a file says which.
"""


class NotANumber(ValueError):
    """Text that is neither a number nor a known mark."""


def read_number(text: str) -> float:
    """The number in a cell, with or without commas between thousands, a pound or a per cent sign.

    Raises:
        NotANumber: for anything else, for infinity, and for a number too large to be held.
    """
    if _PLAIN.fullmatch(text):
        return float(text)
    written = _DRESSED.sub(r"\1", text.strip())
    if not _NUMBER.fullmatch(written):
        raise NotANumber(text)
    number = float(written.replace(",", ""))
    if math.isinf(number):
        raise NotANumber(text)
    return number


def read_value(text: str, marks: Mapping[str, Value] = MARKS) -> Value:
    """The number in a cell, or what its mark stands for.

    Raises:
        NotANumber: where it is neither.
    """
    mark = text.strip().casefold()
    return marks[mark] if mark in marks else read_number(text)


def read_count(text: str, marks: Mapping[str, Value] = MARKS) -> float | None:
    """A numerator, denominator or end of an interval; nothing where the cell is blank or marked.

    Raises:
        NotANumber: where it is neither a number nor a known mark.
    """
    value = read_value(text, marks)
    return value if isinstance(value, float) else None
