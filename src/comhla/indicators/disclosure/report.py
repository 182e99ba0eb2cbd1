"""What was hidden and why, in words."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import NamedTuple

from comhla.indicators.disclosure.rules import Marks, Rules
from comhla.indicators.disclosure.tables import CellKey
from comhla.indicators.values import Why


class Hidden(NamedTuple):
    """One hidden cell. It holds no number, but may say more than the mark in the table: it is not for publication."""

    key: CellKey
    why: Why
    reason: str
    """As a full sentence."""

    def __str__(self) -> str:
        return f"{place(self.key)}: {self.reason}"


class Exposed(NamedTuple):
    """A cell that ought to be hidden and can be worked out all the same, whatever this release hides."""

    key: CellKey
    reason: str

    def __str__(self) -> str:
        return f"{place(self.key)}: {self.reason}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What became of the cells of a release."""

    rules: Rules
    cells: int
    hidden: tuple[Hidden, ...]
    exposed: tuple[Exposed, ...]
    """Empty where the release is safe. Whoever publishes must decide about each of these."""

    @property
    def is_safe(self) -> bool:
        """Whether nothing hidden can be worked out from this release and those before it."""
        return not self.exposed

    def sentences(self) -> tuple[str, ...]:
        """What a reader should know of the blanks; may be published with the tables."""
        if not self.hidden and not self.exposed:
            return (f"All {self.cells:,} figures are shown.",)
        told = [f"{len(self.hidden):,} of {self.cells:,} figures are hidden.", *self._reasons()]
        if self.is_safe:
            told.append(
                f"By adding and subtracting within and across these tables and earlier releases, no hidden count can be"
                f" placed nearer than between two numbers that are {self.rules.protection} apart."
            )
        else:
            told.append(f"{len(self.exposed):,} can be worked out all the same, because of what is known already.")
        return tuple(told)

    def _reasons(self) -> list[str]:
        if self.rules.marks is Marks.ALIKE:
            return ["They rest on few people, or would let a figure that does be worked out. Their marks are alike."]
        times = Counter(hidden.why for hidden in self.hidden)
        return [_TOLD[why].format(number=times[why]) for why in Why if times[why]]

    def account(self) -> tuple[str, ...]:
        """Each figure that is hidden or exposed, and why: for those who decide about publication only."""
        return tuple(map(str, (*self.exposed, *self.hidden)))


_TOLD = {
    Why.PUBLISHER: "{number:,}: whoever first published the figure hid it.",
    Why.SMALL_NUMBER: "{number:,}: the figure rests on few people.",
    Why.WOULD_REVEAL: "{number:,}: the figure would let a hidden one be worked out.",
}


def place(key: CellKey) -> str:
    """Where a cell stands, in words."""
    at = ", ".join(f"{name} {code}" for name, code in key.at)
    return f"{key.counts} ({at})" if at else f"{key.counts} (the whole)"
