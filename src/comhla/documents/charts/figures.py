"""How numbers are written in charts and their tables, and the round numbers of a scale."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Context, Decimal
from math import ceil, floor, log10
from typing import NamedTuple

from comhla.documents.charts.values import Reading, Told

_WIDE = Context(prec=400)  # enough for the largest number that a computer holds
_STEPS = (1.0, 2.0, 2.5, 5.0, 10.0)
_NEARLY = 1e-9
_FROM_ZERO_BELOW = 0.5
"""A scale begins at zero where the lowest figure is under this share of the highest."""


def number(value: float, decimals: int) -> str:
    """A number rounded half up, with commas between thousands and the sign for minus."""
    whole = Decimal(repr(float(value)))
    rounded = whole.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP, context=_WIDE)
    text = f"{abs(rounded):,.{decimals}f}"
    return f"\N{MINUS SIGN}{text}" if rounded < 0 else text


def figure(value: float, told: Told) -> str:
    """A number of a chart with what stands at it, as 12.3%."""
    text = number(value, told.decimals)
    if text.startswith("\N{MINUS SIGN}"):
        return f"\N{MINUS SIGN}{told.prefix}{text[1:]}{told.suffix}"
    return f"{told.prefix}{text}{told.suffix}"


def cell(reading: Reading, told: Told) -> str:
    """A figure, or the word for its blank, as a table says it."""
    if reading.value is not None:
        return figure(reading.value, told)
    return reading.blank.words if reading.blank else ""


def interval(reading: Reading, told: Told) -> str:
    """The interval of a reading in words; empty where there is none."""
    if reading.lower is None or reading.upper is None:
        return ""
    return f"{figure(reading.lower, told)} to {figure(reading.upper, told)}"


class Scale(NamedTuple):
    """Where a scale begins and ends, and the round numbers on it."""

    low: float
    high: float
    ticks: tuple[float, ...]

    def share(self, value: float) -> float:
        """How far along the scale a value lies, from 0 to 1."""
        return (value - self.low) / (self.high - self.low)


def scale_over(values: Iterable[float], *, about: int = 5, from_zero: bool = False, cut: bool = False) -> Scale:
    """A scale of about so many round steps that holds all values; from 0 to 1 where there are none.

    It begins at zero where that is asked for, and where it costs little room, unless it may be `cut`.
    """
    found = [*values] or [0.0, 1.0]
    low, high = min(found), max(found)
    if from_zero or (not cut and 0 <= low < _FROM_ZERO_BELOW * high):
        low = min(low, 0.0)
        high = max(high, 0.0)
    if low == high:
        low, high = low - (abs(low) * 0.1 or 1.0), high + (abs(high) * 0.1 or 1.0)
        low = 0.0 if found[0] >= 0 and from_zero else low
    step = _step((high - low) / about)
    first, last = floor(low / step + _NEARLY), ceil(high / step - _NEARLY)
    ticks = tuple(round(place * step, 12) for place in range(first, last + 1))
    return Scale(ticks[0], ticks[-1], ticks)


def _step(rough: float) -> float:
    size = 10.0 ** floor(log10(rough))
    return size * next(each for each in _STEPS if each * size >= rough * (1 - _NEARLY))


def decimals_of(scale: Scale) -> int:
    """To how many places the ticks of a scale have to be written."""
    step = scale.ticks[1] - scale.ticks[0]
    return max((places for places in range(13) if _needs_place(step, places)), default=0)


def _needs_place(step: float, places: int) -> bool:
    """Whether a step is not yet whole with one place fewer."""
    if not places:
        return False
    moved = step * 10 ** (places - 1)
    return bool(abs(moved - round(moved)) > 1e-6 * max(1.0, abs(moved)))
