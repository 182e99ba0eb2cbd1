"""What is wrong in a text that somebody writes, in words that help to mend it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How much a problem weighs."""

    ERROR = "error"
    """It keeps somebody from reading the text, and so the text from being published."""
    ADVICE = "advice"
    """It would read better otherwise; the writer decides."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One thing that is wrong or could be better.

    Attributes:
        place: where it is, in words, as `Line 12` or `Section "Our vision"`.
        sentence: what is wrong.
        how_to_fix: what to do about it.
        line: the line of the marked text, counted from 1, where the problem came from a text.
    """

    severity: Severity
    place: str
    sentence: str
    how_to_fix: str
    line: int | None = None
