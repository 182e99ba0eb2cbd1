"""Rounding half up, away from zero, as people round by hand."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import ArrayLike

from comhla.stats.estimates import Floats, floats

_NUDGE = math.sqrt(np.finfo(np.float64).eps)
"""What lets 1.005, which a computer holds as a little less, round to 1.01."""
_SHOWN = 7
"""How many significant digits R shows, unless a whole number has more."""


def round_half_up(x: ArrayLike, digits: ArrayLike = 0) -> Floats:
    """Numbers rounded to so many decimals, halves away from zero; below 0 digits to tens, hundreds and so on.

    As round_half_up of phsmethods, see docs.
    """
    numbers = floats(x)
    with np.errstate(over="ignore", invalid="ignore"):
        scale = 10.0 ** floats(digits)
        scaled = np.abs(numbers) * scale
        rounded = np.trunc(scaled + 0.5 + _NUDGE) / scale
    # Beyond 2 to the power 52 there are no decimals left to round. Adding 0 makes 0 of what would be shown as -0.
    return floats(np.where(scaled < 2.0**52, np.copysign(rounded, numbers), numbers) + 0.0)


def signif_half_up(x: ArrayLike, digits: int = 6) -> Floats:
    """Numbers rounded to so many significant digits, halves away from zero; 0 stays 0.

    As signif_half_up of phsmethods, see docs.
    """
    numbers = floats(x)
    with np.errstate(divide="ignore"):
        size = np.ceil(np.log10(np.abs(numbers)))
    return round_half_up(numbers, np.where(np.isfinite(size), digits - size, 0))


def as_percent(x: ArrayLike, digits: int = 2) -> list[str | None]:
    """Shares as texts such as `12.35%` and `1,250%`, rounded half up; nothing for what is missing.

    All have the same number of decimals: as many as `digits`, or fewer where seven significant digits of each
    number need fewer. As the formatted as_percent of phsmethods, see docs.
    """
    numbers = round_half_up(floats(x) * 100, digits)
    decimals = max((_decimals(each) for each in numbers.tolist() if math.isfinite(each)), default=0)
    return [None if math.isnan(each) else f"{each:,.{decimals}f}%" for each in numbers.tolist()]


def _decimals(number: float) -> int:
    """How many decimals the first seven significant digits of a number need."""
    digits, exponent = f"{number:.{_SHOWN - 1}e}".split("e")
    return max(len(digits.lstrip("-").replace(".", "").rstrip("0")) - 1 - int(exponent), 0)
