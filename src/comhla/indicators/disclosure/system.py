"""The sums that a reader can do: every cell of every table and release, and the equations between them."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_array

from comhla.indicators.disclosure.rules import Facts, Rules, Sensitive
from comhla.indicators.disclosure.tables import Breakdown, CellKey, Kind, Table
from comhla.indicators.errors import NotAFile, Problem
from comhla.indicators.values import Suppressed, Value, Why, number

Floats = NDArray[np.float64]
Mask = NDArray[np.bool_]

_NEAR = 1e-6
"""Relative: amounts in pounds and pence are added in binary."""


class Earlier(NamedTuple):
    """What a reader already has."""

    name: str
    """As "the release of March 2024"."""
    tables: tuple[Table, ...]


class NotAdditive(NotAFile):
    """Tables of which the parts do not make the totals, or of which two say different things of one cell."""


class Cell(NamedTuple):
    """One cell as a reader of this release would meet it."""

    key: CellKey
    facts: Facts
    value: Value | None
    """What the tables hold; nothing for a cell that is in none of them."""
    known: bool
    """Whether an earlier release or others show this very number, so that hiding it now hides nothing."""
    sensitive: Sensitive | None


@dataclass(frozen=True, slots=True, kw_only=True)
class System:
    """Cells and equations as arrays; a column for each cell, and a row for each equation that holds."""

    cells: tuple[Cell, ...]
    truth: Floats
    rows: csr_array
    cost: Floats
    """What is lost by hiding a cell."""


class _Equation(NamedTuple):
    whole: CellKey
    parts: tuple[CellKey, ...]


def system_of(tables: Sequence[Table], rules: Rules, earlier: Sequence[Earlier] = ()) -> System:
    """The cells of the tables with everything a reader could set against them.

    A figure of an earlier release that has been revised since is no longer the cell's own; the sums of that release
    still hold for those cells which were hidden in it and have not changed. A reader cannot know which those are, and
    we do not rely on it.

    Raises:
        NotAdditive: names every sum that does not add, and every cell of which two tables say different things.
    """
    present = _gathered(tables)
    past = [_gathered(release.tables) for release in earlier]
    everything = {**{key: None for release in past for key in release}, **present}
    must_hold = frozenset(_equations(everything, tables))
    before = _equations(everything, [*tables, *(table for release in earlier for table in release.tables)])
    equations = tuple(sorted({*must_hold, *before}))
    return _System(tables, rules, present, past, equations, must_hold).solved()


def _gathered(tables: Iterable[Table]) -> dict[CellKey, Value]:
    found: dict[CellKey, Value] = {}
    problems = []
    for table in tables:
        for codes, value in table.cells.items():
            key = table.key(codes)
            if found.setdefault(key, value) != value:
                what = f"Two tables say different things of {table.counts} at {' and '.join(codes)}."
                problems.append(Problem(what, "Give each cell the same number in every table.", file=table.name))
            elif table.kind is Kind.COUNTS and not _is_count(value):
                what = f"{value:,.15g} {table.counts} at {' and '.join(codes)} is no count."
                problems.append(Problem(what, "Give whole numbers, or say that the table holds amounts.", table.name))
    if problems:
        raise NotAdditive(problems)
    return found


def _is_count(value: Value) -> bool:
    figure = number(value)
    return figure is None or (figure >= 0 and figure.is_integer())


def _breakdowns(tables: Iterable[Table]) -> dict[str, set[Breakdown]]:
    found: dict[str, set[Breakdown]] = {}
    for table in tables:
        for dimension in table.dimensions:
            found.setdefault(dimension.name, set()).update(dimension.breakdowns)
    return found


def _equations(keys: Iterable[CellKey], tables: Sequence[Table]) -> set[_Equation]:
    """Every sum of which at least one part is in a table, and which tells a reader something."""
    known = set(keys)
    by_part: dict[tuple[str, str], set[Breakdown]] = {}
    for name, breakdowns in _breakdowns(tables).items():
        for breakdown in breakdowns:
            for part in breakdown.parts:
                by_part.setdefault((name, part), set()).add(breakdown)
    found = {
        _Equation(key.moved(name, breakdown.whole), tuple(key.moved(name, part) for part in breakdown.parts))
        for key in known
        for name, code in key.at
        for breakdown in by_part.get((name, code), ())
    }
    return _telling(found, known)


def _telling(equations: set[_Equation], known: set[CellKey]) -> set[_Equation]:
    """Without sums to a total that is in no table and in no other sum: they say nothing of their parts."""
    while True:
        times = Counter(key for equation in equations for key in (equation.whole, *equation.parts))
        telling = {one for one in equations if one.whole in known or times[one.whole] > 1}
        if len(telling) == len(equations):
            return telling
        equations = telling


class _System:
    """The system while it is put together."""

    def __init__(
        self,
        tables: Sequence[Table],
        rules: Rules,
        present: Mapping[CellKey, Value],
        past: Sequence[Mapping[CellKey, Value]],
        equations: Sequence[_Equation],
        must_hold: frozenset[_Equation],
    ) -> None:
        self.rules, self.present, self.past = rules, present, past
        self.equations, self.must_hold = equations, must_hold
        in_sums = (key for equation in equations for key in (equation.whole, *equation.parts))
        self.keys = tuple(dict.fromkeys([*present, *(key for release in past for key in release), *in_sums]))
        self.place = {key: column for column, key in enumerate(self.keys)}
        self.kinds = {table.counts: table.kind for table in tables}
        self.parts_of = {table.counts for table in tables if table.part_of_denominator}
        self.denominators = {table.key(at): n for table in tables for at, n in table.denominators.items()}
        self.largest = {table.key(at): most for table in tables for at, most in table.largest.items()}
        self.levels = _breakdowns(tables)
        self.shown_before = self._shown_before()
        in_public = (table.key(codes) for table in tables if table.public for codes in table.cells)
        self.public = {key for key in in_public if number(present[key]) is not None}

    def _shown_before(self) -> dict[CellKey, float]:
        """Numbers of earlier releases, the latest of each, for cells of which this release does not say another."""
        shown = {
            key: figure for release in self.past for key, v in release.items() if (figure := number(v)) is not None
        }
        return {
            key: figure
            for key, figure in shown.items()
            if (now := number(self.present.get(key, Suppressed()))) is None or now == figure
        }

    def solved(self) -> System:
        now = self._now_rows()
        values = self._values()
        self._refuse_wrong_sums(now, values)
        before = [row for release in self.past for row in self._rows_of(release)] + self._mixed_rows()
        truth = self._filled(values, now, before)
        holding = now + [row.left for row in before if _holds(row, truth)]
        cells = tuple(self._cell(key, truth[column]) for key, column in self.place.items())
        return System(
            cells=cells,
            truth=truth,
            rows=_matrix(holding, len(self.keys)),
            cost=np.array([self._cost(cell) for cell in cells]),
        )

    def _values(self) -> Floats:
        values = np.full(len(self.keys), np.nan)
        for key, value in {**self.shown_before, **self.present}.items():
            figure = number(value)
            values[self.place[key]] = self.shown_before.get(key, np.nan) if figure is None else figure
        return values

    def _now_rows(self) -> list[_Left]:
        """Sums of this release."""
        return [self._left(one) for one in self.equations if self._is_now(one)]

    def _mixed_rows(self) -> list[_Row]:
        """Sums with cells or breakdowns that only earlier releases have, which a reader may try."""
        return [_Row(self._left(one), 0.0) for one in self.equations if not self._is_now(one)]

    def _is_now(self, one: _Equation) -> bool:
        keys = (one.whole, *one.parts)
        return one in self.must_hold and not any(key in self.shown_before and key not in self.present for key in keys)

    def _left(self, one: _Equation) -> _Left:
        return {self.place[one.whole]: 1.0, **{self.place[part]: -1.0 for part in one.parts}}

    def _rows_of(self, release: Mapping[CellKey, Value]) -> Iterator[_Row]:
        """Sums of an earlier release, in the cells that it hid or left out."""
        for one in self.equations:
            if one.whole in release or any(part in release for part in one.parts):
                left, right = {}, 0.0
                for column, sign in self._left(one).items():
                    figure = number(release.get(self.keys[column], Suppressed()))
                    if figure is None:
                        left[column] = sign
                    else:
                        right -= sign * figure
                if left:
                    yield _Row(left, right)

    def _refuse_wrong_sums(self, rows: Iterable[_Left], values: Floats) -> None:
        problems = [
            self._wrong(row, values)
            for row in rows
            if not any(np.isnan(values[column]) for column in row) and not _holds(_Row(row, 0.0), values)
        ]
        if problems:
            raise NotAdditive(problems)

    def _wrong(self, row: _Left, values: Floats) -> Problem:
        whole, *parts = row
        key = self.keys[whole]
        where = ", ".join(f"{name} {code}" for name, code in key.at) or "the whole"
        return Problem(
            f"The parts of {key.counts} ({where}) make {sum(values[part] for part in parts):,.15g}"
            f" and the total is {values[whole]:,.15g}.",
            "Correct the figures, or name a part that is in no table for those who belong to none.",
        )

    def _filled(self, values: Floats, now: Sequence[_Left], before: Sequence[_Row]) -> Floats:
        """Numbers for cells that are hidden from us too: the true ones where the sums leave no choice."""
        unknown = np.flatnonzero(np.isnan(values))
        if not unknown.size:
            return values
        rows = [_Row(row, 0.0) for row in now]
        for tried in ([*rows, *before], rows):
            filled = self._fill(
                values, unknown, [row for row in tried if np.isnan([values[c] for c in row.left]).any()]
            )
            if filled is not None:
                return filled
        raise NotAdditive(
            [
                Problem(
                    "No numbers in the cells that are hidden or left out would make the totals.",
                    "Correct the figures, or name a part that is in no table for those who belong to none.",
                )
            ]
        )

    def _fill(self, values: Floats, unknown: NDArray[np.intp], rows: Sequence[_Row]) -> Floats | None:
        filled = values.copy()
        filled[unknown] = 0.0
        if not rows:
            return filled
        matrix = _matrix([row.left for row in rows], len(self.keys))
        right = np.array([row.right for row in rows]) - matrix @ filled
        whole = np.array([self._kind(self.keys[column]) is Kind.COUNTS for column in unknown])
        limits = [self._limits(self.keys[column]) for column in unknown]
        answer = milp(
            np.ones(unknown.size),
            constraints=LinearConstraint(matrix[:, unknown], right - _NEAR, right + _NEAR),
            integrality=whole.astype(int),
            bounds=Bounds([low for low, _ in limits], [high for _, high in limits]),
        )
        if answer.x is None:
            return None
        filled[unknown] = np.where(whole, np.round(answer.x), answer.x)
        return filled

    def _limits(self, key: CellKey) -> tuple[float, float]:
        """Between what numbers a cell is that is hidden from us too: a small number where it is marked as one."""
        marks = [release.get(key) for release in (*self.past, self.present)]
        if Suppressed(Why.SMALL_NUMBER) in marks and self._kind(key) is Kind.COUNTS:
            return self.rules.small
        return 0.0, math.inf

    def _kind(self, key: CellKey) -> Kind:
        return self.kinds.get(key.counts, Kind.COUNTS)

    def _cell(self, key: CellKey, value: float) -> Cell:
        facts = Facts(
            value=value,
            kind=self._kind(key),
            denominator=self.denominators.get(key),
            part_of_denominator=key.counts in self.parts_of,
            largest=self.largest.get(key),
        )
        given = self.present.get(key)
        known = key in self.shown_before or key in self.public
        return Cell(key, facts, given, known, self._sensitive(key, facts))

    def _sensitive(self, key: CellKey, facts: Facts) -> Sensitive | None:
        if isinstance(self.present.get(key), Suppressed):
            return Sensitive("Whoever published it hid it.", *self._limits(key))
        if key in self.public:
            return None
        sensitive = self.rules.sensitive(facts)
        if sensitive and key not in self.present:  # No mark tells a reader that it is small.
            return sensitive._replace(lower=0.0, upper=self.rules.most(facts))
        return sensitive

    def _cost(self, cell: Cell) -> float:
        """Totals are dear, and the more they are totals of the dearer; large counts are a little dearer than small."""
        levels = sum(
            any(breakdown.whole == cell.key.code(name) for breakdown in breakdowns)
            for name, breakdowns in self.levels.items()
        )
        return float((1.0 + math.log1p(abs(cell.facts.value)) / 4) * 5.0**levels)


_Left = dict[int, float]
"""One side of an equation: column and sign."""


class _Row(NamedTuple):
    left: _Left
    right: float


def _holds(row: _Row, values: Floats) -> bool:
    terms = [sign * values[column] for column, sign in row.left.items()]
    size = 1.0 + abs(row.right) + sum(map(abs, terms))
    return bool(abs(sum(terms) - row.right) <= _NEAR * size)


def _matrix(rows: Sequence[_Left], columns: int) -> csr_array:
    data = [sign for row in rows for sign in row.values()]
    indices = [column for row in rows for column in row]
    starts = np.cumsum([0, *(len(row) for row in rows)])
    return csr_array((np.array(data), np.array(indices, dtype=np.int32), starts), shape=(len(rows), columns))
