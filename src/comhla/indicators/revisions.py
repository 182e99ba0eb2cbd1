"""What a new release of figures changes in those of an older one, cell by cell, before anything is kept."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from comhla.indicators.observations import Observation
from comhla.indicators.values import mark, number

_REAL_PRICES = "-real"
_SAME = 1e-9
"""Relative. A figure that was made a percentage of a share differs from the printed one by less."""


class Revision(NamedTuple):
    """A figure before and after."""

    old: Observation
    new: Observation

    @property
    def change(self) -> float | None:
        """By how much the figure rose, in its unit; nothing where one of them is a blank."""
        before, after = number(self.old.value), number(self.new.value)
        return None if before is None or after is None else after - before


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """Everything that two releases do not have alike. Each figure is in one of these, or among those counted."""

    added: tuple[Observation, ...]
    revised: tuple[Revision, ...]
    """Both have a number, and it is another one, or what it was made from is."""
    withdrawn: tuple[Observation, ...]
    """The new release has figures of the indicator and period, and not this one."""
    blank_changed: tuple[Revision, ...]
    """A number became a blank, a blank a number, or a blank has another reason."""
    unchanged: int
    not_covered: int
    """Figures of indicators and periods that the new release is not about: they stay as they are."""
    not_comparable: tuple[Observation, ...]
    """New figures in the prices of their edition. They change with every edition, which is no revision."""

    @property
    def changes_nothing(self) -> bool:
        """Whether the new release says what the old one said, and no more."""
        return not (self.added or self.revised or self.withdrawn or self.blank_changed or self.not_comparable)


def difference(old: Iterable[Observation], new: Iterable[Observation], *, within: float = 0.0) -> Difference:
    """Compare two releases by indicator, area, period and group.

    `within` is how far two figures may be apart, in their unit, and still count as the same: 0.05 where the older
    edition rounds to one decimal.

    Raises:
        ValueError: where a release has a cell twice, since it could not be told which of them counts.
    """
    before, after = _by_cell(old), _by_cell(new)
    comparable = {cell: found for cell, found in after.items() if not found.indicator.endswith(_REAL_PRICES)}
    pairs = [Revision(before[cell], found) for cell, found in comparable.items() if cell in before]
    covered = {(found.indicator, found.period.key) for found in after.values()}
    gone = [found for cell, found in before.items() if cell not in after]
    blanks = [pair for pair in pairs if mark(pair.old.value) != mark(pair.new.value)]
    revised = [pair for pair in pairs if _is_revised(pair, within)]
    return Difference(
        added=tuple(found for cell, found in comparable.items() if cell not in before),
        revised=tuple(revised),
        withdrawn=tuple(found for found in gone if (found.indicator, found.period.key) in covered),
        blank_changed=tuple(blanks),
        unchanged=len(pairs) - len(blanks) - len(revised),
        not_covered=sum((found.indicator, found.period.key) not in covered for found in gone),
        not_comparable=tuple(found for found in after.values() if found.indicator.endswith(_REAL_PRICES)),
    )


def _by_cell(figures: Iterable[Observation]) -> dict[tuple[str, str, str, str], Observation]:
    cells: dict[tuple[str, str, str, str], Observation] = {}
    for found in figures:
        if found.cell in cells:
            raise ValueError(f"The release has two figures of {', '.join(part for part in found.cell if part)}.")
        cells[found.cell] = found
    return cells


def _is_revised(pair: Revision, within: float) -> bool:
    before, after = number(pair.old.value), number(pair.new.value)
    if before is None or after is None:
        return False
    return (
        _differ(before, after, within)
        or _part_differs(pair.old.numerator, pair.new.numerator)
        or _part_differs(pair.old.denominator, pair.new.denominator)
    )


def _part_differs(before: float | None, after: float | None) -> bool:
    """Whether a numerator or denominator changed. One that only one edition prints tells nothing."""
    return before is not None and after is not None and _differ(before, after, 0.0)


def _differ(before: float, after: float, within: float) -> bool:
    return abs(after - before) > max(within, _SAME * max(abs(before), abs(after)))
