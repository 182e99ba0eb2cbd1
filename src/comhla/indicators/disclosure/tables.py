"""Tables with totals, and how the cells of several tables are one and the same."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import NamedTuple, TypeAlias

from comhla.indicators.values import Suppressed, Value

ALL = "all"
"""The code for everybody: the dimension does not split this cell.

A table that has no such dimension says the same, so a table by locality and age and one by locality and sex share
their locality totals.
"""

Codes: TypeAlias = tuple[str, ...]
"""Where a cell of a table stands: one code for each of the table's dimensions, in their order."""


class Breakdown(NamedTuple):
    """One sum: the parts make the whole."""

    whole: str
    parts: tuple[str, ...]


class Dimension(NamedTuple):
    """What a table is split by, as locality, age or year, and which of its codes add to which.

    A code may be broken down in more than one way and in more than one step: an authority into localities, everybody
    into age groups, three years together into each year.
    """

    name: str
    breakdowns: tuple[Breakdown, ...] = ()


class Kind(StrEnum):
    """What the numbers of a table are."""

    COUNTS = "counts"
    """Whole numbers of people or events."""
    AMOUNTS = "amounts"
    """Money or hours, to which a few may have contributed most."""


class CellKey(NamedTuple):
    """What makes a cell one and the same in every table and release."""

    counts: str
    at: tuple[tuple[str, str], ...]
    """Dimension and code, in order of the dimension's name, without those that do not split."""

    def moved(self, dimension: str, code: str) -> CellKey:
        """The cell that stands at another code of one dimension."""
        at = {**dict(self.at), dimension: code}
        return CellKey(self.counts, _ordered(at.items()))

    def code(self, dimension: str) -> str:
        """The code of this cell in one dimension."""
        return dict(self.at).get(dimension, ALL)


def _ordered(pairs: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    return tuple(sorted(pair for pair in pairs if pair[1] != ALL))


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A cross-tabulation with its totals, as counted or as published."""

    name: str
    """What readers call it, as "Emergency admissions by locality and age"."""
    counts: str
    """What is counted. Cells of tables that count the same are linked where they stand at the same codes."""
    dimensions: tuple[Dimension, ...]
    cells: Mapping[Codes, Value]
    """A cell that is left out is not published, and counts as unknown to a reader."""
    kind: Kind = Kind.COUNTS
    denominators: Mapping[Codes, float] = field(default_factory=dict)
    """How many people a rate is taken of, where they are public."""
    part_of_denominator: bool = False
    """Whether those counted are some of the denominator, as in a percentage: then the others are counted too."""
    public: bool = False
    """Whether others publish these figures too, so that hiding them would hide nothing: they are shown as they are."""
    largest: Mapping[Codes, float] = field(default_factory=dict)
    """The largest contribution to an amount."""

    def key(self, codes: Codes) -> CellKey:
        """The cell that stands at these codes."""
        names = (dimension.name for dimension in self.dimensions)
        return CellKey(self.counts, _ordered(zip(names, codes, strict=True)))

    def with_hidden(self, hidden: Mapping[CellKey, Suppressed]) -> Table:
        """The table to publish: hidden cells replaced, and nothing left in it that would give them away."""
        cells = {codes: hidden.get(self.key(codes), value) for codes, value in self.cells.items()}
        return replace(self, cells=cells, largest={})


def split(name: str, parts: Iterable[str], whole: str = ALL) -> Dimension:
    """A dimension of which the parts add to one whole."""
    return Dimension(name, (Breakdown(whole, tuple(parts)),))
