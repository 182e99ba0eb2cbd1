"""A figure, or the reason why there is none. A blank is never a zero."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias


class Why(StrEnum):
    """Why a figure is hidden."""

    PUBLISHER = "publisher"
    """Whoever published it hid it."""
    SMALL_NUMBER = "small_number"
    """It rests on few people: primary suppression."""
    WOULD_REVEAL = "would_reveal"
    """It would let a hidden figure be worked out: secondary suppression."""


@dataclass(frozen=True, slots=True)
class Suppressed:
    """A figure that exists and is hidden, so that nobody can be recognised."""

    why: Why = Why.PUBLISHER


class Missing(StrEnum):
    """Why there is no figure."""

    NOT_COLLECTED = "not_collected"
    """Nobody counted it for this area and period."""
    NOT_YET = "not_yet"
    """It will be published later."""


Value: TypeAlias = float | Suppressed | Missing
"""What stands in a cell: a number (zero among them), a hidden figure, or the reason for there being none."""


def number(value: Value) -> float | None:
    """The number in a cell; nothing where it is hidden or missing."""
    return float(value) if isinstance(value, (int, float)) else None


def mark(value: Value) -> str:
    """The word that stands for a blank in files and databases; empty for a number.

    `suppressed:publisher`, `suppressed:small_number`, `suppressed:would_reveal`, `not_collected`, `not_yet`.
    """
    if isinstance(value, Suppressed):
        return f"suppressed:{value.why}"
    return value.value if isinstance(value, Missing) else ""


def from_mark(text: str, figure: float | None) -> Value:
    """The cell that a number and a mark stand for.

    Raises:
        ValueError: for a mark that there is not, for a number with a mark, and for neither.
    """
    if not text:
        if figure is None:
            raise ValueError("A cell has neither a number nor the reason for there being none.")
        return figure
    if figure is not None:
        raise ValueError(f"A cell has a number and is marked {text!r}.")
    kind, _, why = text.partition(":")
    return Suppressed(Why(why)) if kind == "suppressed" else Missing(text)
