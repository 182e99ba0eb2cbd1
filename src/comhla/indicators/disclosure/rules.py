"""Which cells are hidden for their own sake, and what a reader knows of a hidden cell from the rule alone."""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from comhla.indicators.disclosure.tables import Kind
from comhla.indicators.errors import IndicatorsError


class RulesError(IndicatorsError):
    """Rules of which hiding would itself give the number away."""


class Zeros(StrEnum):
    """Whether a count of nobody is shown."""

    SHOWN = "shown"
    HIDDEN = "hidden"


class Marks(StrEnum):
    """Whether a reader is told why a figure is hidden."""

    ALIKE = "alike"
    """Every hidden figure has the same mark: a reader cannot tell the small ones from those hidden for their sake."""
    TOLD_APART = "told_apart"
    """Small figures are marked as such. It tells readers that each is small, and more has to be hidden for it."""


class Facts(NamedTuple):
    """What is known of one cell."""

    value: float
    kind: Kind = Kind.COUNTS
    denominator: float | None = None
    part_of_denominator: bool = False
    largest: float | None = None


class Sensitive(NamedTuple):
    """Why a cell is hidden for its own sake, and between what numbers a reader who knows the rule would place it."""

    reason: str
    lower: float
    upper: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """What is hidden. The numbers are choices of whoever publishes; the defaults are ours and no law sets them.

    Raises:
        RulesError: where a hidden count could only be fewer numbers than the protection asks for.
    """

    smallest_count: int = 5
    """A count below this is hidden."""
    zeros: Zeros = Zeros.SHOWN
    marks: Marks = Marks.ALIKE
    protection: int = 2
    """How far apart the lowest and the highest number must be that a hidden count could still be."""
    smallest_denominator: int = 0
    """A rate of fewer people than this is hidden, with the count it was made from."""
    largest_share: float | None = None
    """An amount is hidden where one contribution makes more than this share of it, as 0.75."""
    amount_protection: float = 0.1
    """As `protection`, for amounts: as a share of the amount."""

    def __post_init__(self) -> None:
        if self.protection < 1 or self.amount_protection <= 0:
            raise RulesError("The protection of a hidden figure must be at least 1, and of an amount more than 0.")
        lowest, highest = self.small
        if self.marks is Marks.TOLD_APART and 0 <= highest - lowest < self.protection:
            raise RulesError(
                f"A hidden count would be from {lowest:.0f} to {highest:.0f}, which is nearer than"
                f" the protection of {self.protection}. Raise the smallest count, or lower the protection."
            )

    @property
    def _lowest_hidden(self) -> int:
        return 1 if self.zeros is Zeros.SHOWN else 0

    @property
    def small(self) -> tuple[float, float]:
        """Between what numbers a reader would place a count that is marked as a small one."""
        return float(self._lowest_hidden), self.smallest_count - 1.0

    def sensitive(self, facts: Facts) -> Sensitive | None:
        """Why a cell is hidden for its own sake; nothing where it may be shown."""
        if facts.kind is Kind.AMOUNTS:
            return self._dominated(facts)
        if facts.denominator == 0:
            return None  # Nobody could have been counted: there is nobody to recognise.
        sensitive = self._small_denominator(facts) or self._small_count(facts) or self._few_others(facts)
        if sensitive is None or self.marks is Marks.TOLD_APART:
            return sensitive
        lower, upper = self.beside(facts)
        return sensitive._replace(lower=min(lower, facts.value), upper=max(upper, facts.value))

    def _is_small(self, count: float) -> bool:
        return self._lowest_hidden <= count < self.smallest_count

    def _dominated(self, facts: Facts) -> Sensitive | None:
        if self.largest_share is None or facts.largest is None or facts.largest <= self.largest_share * facts.value:
            return None
        return Sensitive(f"One contribution makes more than {self.largest_share:.0%} of it.", 0.0, math.inf)

    def _small_denominator(self, facts: Facts) -> Sensitive | None:
        if facts.denominator is None or facts.denominator >= self.smallest_denominator:
            return None
        reason = f"It is a rate of fewer than {self.smallest_denominator} people."
        return Sensitive(reason, 0.0, self.most(facts))

    def _small_count(self, facts: Facts) -> Sensitive | None:
        if not self._is_small(facts.value):
            return None
        upper = min(self.smallest_count - 1.0, self.most(facts))
        return Sensitive(f"It is fewer than {self.smallest_count}.", float(self._lowest_hidden), upper)

    def _few_others(self, facts: Facts) -> Sensitive | None:
        if not facts.part_of_denominator or facts.denominator is None:
            return None
        if not self._is_small(facts.denominator - facts.value):
            return None
        lower = max(0.0, facts.denominator - self.smallest_count + 1)
        reason = f"All but fewer than {self.smallest_count} of the people are counted in it."
        return Sensitive(reason, lower, facts.denominator - self._lowest_hidden)

    @staticmethod
    def most(facts: Facts) -> float:
        """The most that a reader knows a cell can be."""
        return facts.denominator if facts.part_of_denominator and facts.denominator is not None else math.inf

    def beside(self, facts: Facts) -> tuple[float, float]:
        """Between what numbers a reader would place a cell that is hidden only for the sake of others.

        Where marks tell them apart it is no small count, nor are those not counted in it. A nought that is shown
        everywhere is never hidden for others: nobody would take the blank for a nought.
        """
        if facts.kind is Kind.AMOUNTS:
            return 0.0, math.inf
        least = float(self.smallest_count if self.marks is Marks.TOLD_APART else self._lowest_hidden)
        return least, self.most(facts) - (least if facts.part_of_denominator else 0.0)

    def needed(self, facts: Facts, lower: float, upper: float) -> float:
        """How wide the range of a hidden cell must stay, of what the rule alone leaves it."""
        wanted = self.amount_protection * facts.value if facts.kind is Kind.AMOUNTS else float(self.protection)
        return min(wanted, upper - lower)
