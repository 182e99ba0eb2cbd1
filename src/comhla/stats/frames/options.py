"""What every method on data frames can be asked: how sure the limits are, and which columns come back."""

from __future__ import annotations

import math
from collections.abc import Sequence
from decimal import Decimal
from enum import StrEnum
from typing import Any, NamedTuple

import numpy as np

from comhla.stats.errors import Problems
from comhla.stats.estimates import is_number

PAIR = (0.95, 0.998)


class Columns(StrEnum):
    """Which columns come back: the `type` of the public health functions in R."""

    FULL = "full"
    STANDARD = "standard"
    VALUE = "value"
    LOWER = "lower"
    UPPER = "upper"


class Levels(NamedTuple):
    """Confidence levels as fractions; none: no limits are asked for."""

    fractions: tuple[float, ...]

    @property
    def text(self) -> str:
        """The levels as the column `confidence` says them: `95%, 99.8%`."""
        return ", ".join(f"{number_text(_per_cent(level))}%" for level in self.fractions)

    def lower_names(self, *, before: str = "", always_with_level: bool = False) -> list[str]:
        """The columns of lower limits: `lowercl` for one level, and `lower95_0cl` and so on for more."""
        return [f"{before}lower{each}cl" for each in self._marks(always_with_level)]

    def upper_names(self, *, before: str = "", always_with_level: bool = False) -> list[str]:
        """The columns of upper limits: `uppercl` for one level, and `upper95_0cl` and so on for more."""
        return [f"{before}upper{each}cl" for each in self._marks(always_with_level)]

    def _marks(self, always_with_level: bool) -> list[str]:  # noqa: FBT001 - passed on from the two above
        if len(self.fractions) == 1 and not always_with_level:
            return [""]
        return [f"{_per_cent(level):.1f}".replace(".", "_") for level in self.fractions]


def _per_cent(level: float) -> float:
    """A fraction as a percentage, without the noise of binary fractions."""
    return float(f"{level * 100:.12g}")


def columns_of(kind: str, *, problems: Problems, allowed: Sequence[Columns] = tuple(Columns)) -> Columns:
    """Which columns are asked for; `problems` is told when there is no such choice."""
    if kind in allowed:
        return Columns(kind)
    problems.add("type", f"is {kind!r}", f"Give one of: {', '.join(allowed)}.")
    return Columns.FULL


def confidence_of(
    confidence: float | Sequence[float] | None,
    *,
    problems: Problems,
    any_levels: bool = False,
    none_allowed: bool = False,
) -> Levels:
    """Confidence levels from 0.9 to 1, or from 90 to 100 per cent; `problems` is told when they are others.

    Two levels have to be 0.95 and 0.998, unless `any_levels` are allowed. None stands for no limits where
    `none_allowed`.
    """
    if confidence is None and none_allowed:
        return Levels(())
    given: list[Any] = [confidence] if np.ndim(confidence) == 0 else list(confidence)  # type: ignore[arg-type]  # not a number, so a sequence
    fractions = tuple(_fraction(each) for each in given)
    if wrong := [each for each, level in zip(given, fractions, strict=True) if math.isnan(level)]:
        told = ", ".join(repr(each) for each in wrong)
        problems.add("confidence", f"is {told}", "Give a number from 0.9 to 1, or from 90 to 100 for per cent.")
    elif not any_levels and len(fractions) != 1 and fractions != PAIR:
        told = ", ".join(repr(each) for each in given)
        problems.add("confidence", f"is {told}", "Give one level, or the two levels 0.95 and 0.998.")
    return Levels(fractions)


def _fraction(level: Any) -> float:
    if not is_number(level):
        return math.nan
    number = float(level)
    if 90 <= number <= 100:
        return float(f"{number / 100:.15g}")
    return number if 0.9 <= number <= 1 else math.nan


def multiplier_of(multiplier: float, *, problems: Problems, name: str = "multiplier") -> float:
    """A multiplier; `problems` is told when it is not a number above 0."""
    if is_number(multiplier) and math.isfinite(multiplier) and multiplier > 0:
        return float(multiplier)
    problems.add(name, f"is {multiplier!r}", "Give a number above 0, such as 100000.")
    return math.nan


def number_text(number: float) -> str:
    """A number as R pastes it into a text: the shorter of plain and scientific, so 1e+05 but 1000."""
    exact = Decimal(f"{number:.15g}")
    plain = f"{exact.normalize():f}"
    mantissa, exponent = f"{exact.normalize():e}".split("e")
    scientific = f"{mantissa}e{int(exponent):+03d}"
    return plain if len(plain) <= len(scientific) else scientific


def plain_number_text(number: float) -> str:
    """A number as R formats it without exponents: 100000, and seven significant digits of a fraction."""
    return f"{Decimal(f'{number:.{max(7, len(str(int(abs(number)))))}g}').normalize():f}"
