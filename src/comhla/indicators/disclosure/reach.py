"""How near a reader can come to a hidden cell, and what to hide as well so that they cannot come so near.

A reader sets what is shown into the equations and is left with a linear system in the hidden cells, of which each
lies between the numbers that its mark leaves it. The lowest and highest number of a cell in that system are two
linear programmes. Counts are whole numbers, and a reader knows it: so a cell is only taken to be protected where two
solutions *in whole numbers* are found in which it lies far enough apart. Each solution is one for every cell at once,
so a few programmes commonly prove hundreds of cells.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_array, hstack
from scipy.sparse.csgraph import connected_components

from comhla.indicators.disclosure.rules import Rules
from comhla.indicators.disclosure.system import Floats, Mask, System
from comhla.indicators.disclosure.tables import Kind

_NEAR = 1e-6
_NODES = 20_000
"""How far the search in whole numbers goes; a cell on which it gives up counts as unprotected."""

Columns = NDArray[np.intp]


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """What does not change while cells are hidden one after another."""

    system: System
    lower: Floats
    """The least that a reader would take each cell to be, were it hidden."""
    upper: Floats
    needed: Floats
    """How wide the range of each cell must stay, were it hidden."""
    may_hide: Mask
    """Cells that are shown and could be hidden for the sake of others."""
    whole: Mask
    """Cells that are whole numbers."""


def setting_of(system: System, rules: Rules) -> Setting:
    """The limits of every cell as the rules leave them to a reader."""
    limits = np.array([_limits(system, rules, column) for column in range(len(system.cells))]).reshape(-1, 2)
    lower, upper = limits[:, 0], limits[:, 1]
    within = (lower <= system.truth) & (system.truth <= upper)
    shown = np.array([isinstance(c.value, (int, float)) and not c.known and not c.sensitive for c in system.cells])
    return Setting(
        system=system,
        lower=lower,
        upper=upper,
        needed=np.array([rules.needed(cell.facts, *limits[i]) for i, cell in enumerate(system.cells)]),
        may_hide=shown.astype(bool) & within,
        whole=np.array([cell.facts.kind is Kind.COUNTS for cell in system.cells], dtype=bool),
    )


class _Change(NamedTuple):
    cost: float
    columns: Columns


def _limits(system: System, rules: Rules, column: int) -> tuple[float, float]:
    cell = system.cells[column]
    if cell.sensitive:
        return cell.sensitive.lower, cell.sensitive.upper
    if isinstance(cell.value, (int, float)):
        return rules.beside(cell.facts)
    return 0.0, rules.most(cell.facts)


class Reach:
    """What a reader can work out of the cells hidden so far; it only ever grows less as more are hidden."""

    def __init__(self, setting: Setting, hidden: Mask, guarded: Mask) -> None:
        self.setting = setting
        self.hidden = hidden.copy()
        self.guarded = guarded.copy()
        """Hidden cells whose range must stay as wide as is needed."""
        self.lowest = setting.system.truth.copy()
        self.highest = setting.system.truth.copy()
        self.given_up: set[int] = set()
        """Cells that could not be protected, whatever was hidden."""
        groups = [(columns, self._rows(columns)) for columns in self._groups(self.hidden | setting.may_hide)]
        self.around = {int(column): group for group in groups for column in group[0]}
        """Of each cell, those that would hang together with it were all hidden that may be, and their equations."""

    def hide(self, columns: Columns) -> None:
        """Hide cells for the sake of others; they are guarded from then on."""
        self.hidden[columns] = True
        self.guarded[columns] = True

    def exposed(self) -> Iterator[int]:
        """Guarded cells that a reader can bound nearer than is allowed, in the order of the tables."""
        for columns in self._groups(self.hidden):
            open_columns = [column for column in columns if self._is_open(column)]
            if not open_columns:
                continue
            rows = self._rows(columns)
            for column in open_columns:
                if self._is_open(column) and self._comes_near(column, columns, rows):
                    yield int(column)

    def is_exposed(self, column: int) -> bool:
        """Whether a cell that was exposed is so still, after more was hidden."""
        columns = self._hidden_with(column)
        return self._is_open(column) and self._comes_near(column, columns, self._rows(columns))

    def _hidden_with(self, column: int) -> Columns:
        """The hidden cells that hang together with one of them."""
        columns, rows = self.around[column]
        is_hidden = self.hidden[columns]
        _, labels = connected_components(_side_by_side(csr_array(rows[:, np.flatnonzero(is_hidden)])), directed=False)
        columns = columns[is_hidden]
        labels = labels[: columns.size]
        together: Columns = columns[labels == labels[columns == column][0]]
        return together

    def _is_open(self, column: int) -> bool:
        proven = self.highest[column] - self.lowest[column] >= self.setting.needed[column] - _NEAR
        return bool(self.guarded[column]) and not proven and column not in self.given_up

    def _groups(self, mask: Mask) -> list[Columns]:
        """Cells that hang together by equations; the others can be looked at without them."""
        columns = np.flatnonzero(mask)
        matrix = self.setting.system.rows[:, columns]
        count, labels = connected_components(_side_by_side(matrix), directed=False)
        labels = labels[: columns.size]
        return [columns[labels == label] for label in range(count) if (labels == label).any()]

    def _rows(self, columns: Columns) -> csr_array:
        matrix = csr_array(self.setting.system.rows[:, columns])
        return csr_array(matrix[np.flatnonzero(np.diff(matrix.indptr))])

    def _comes_near(self, column: int, columns: Columns, rows: csr_array) -> bool:
        """Whether no two solutions are found in which the cell lies far enough apart; remembers those that are."""
        here = np.where(columns == column, 1.0, 0.0)
        for goal in (-here, here):
            self._remember(columns, self._furthest(goal, columns, rows))
            if not self._is_open(column):
                return False
        return True

    def _remember(self, columns: Columns, solution: Floats) -> None:
        self.lowest[columns] = np.minimum(self.lowest[columns], solution)
        self.highest[columns] = np.maximum(self.highest[columns], solution)

    def _furthest(self, goal: Floats, columns: Columns, rows: csr_array) -> Floats:
        """The solution for which a goal is least, no further from the truth than is of interest.

        Where the search was given up it is the truth, which proves nothing.
        """
        setting = self.setting
        truth = setting.system.truth[columns]
        if not rows.shape[0]:
            aside = truth - np.sign(goal) * setting.needed[columns]
            return np.clip(aside, setting.lower[columns], setting.upper[columns])
        far = 10.0 * setting.needed[columns].max()
        low = np.maximum(setting.lower[columns], truth - far)
        high = np.minimum(setting.upper[columns], truth + far)
        right = rows @ truth
        whole = setting.whole[columns]
        answer = _best(goal, rows, right, (low, high), np.zeros_like(whole))
        if answer is not None and np.abs(answer - np.round(answer))[whole].max(initial=0.0) > _NEAR:
            answer = _best(goal, rows, right, (low, high), whole)
        return truth if answer is None else np.where(whole, np.round(answer), answer)

    def partners(self, column: int) -> Columns | None:
        """The cells to hide as well, so that one cell can lie as far from the truth as it must.

        They are the cells by which a change of the one is made up for elsewhere, in the change that costs least. Empty
        where the cells hidden so far would do; nothing where no cells that may be hidden would.
        """
        columns, rows = self.around[column]
        found = [way for up, down in self._ways_apart(column) if (way := self._way(column, columns, rows, (up, -down)))]
        if not found:
            return None
        taken = min(found, key=lambda way: way.cost).columns
        return taken[~self.hidden[taken]]

    def _way(self, column: int, columns: Columns, rows: csr_array, steps: Sequence[float]) -> _Change | None:
        """The cells that change when one of them is moved by each step; nothing where one step cannot be made."""
        changes = [self._moved(column, columns, rows, by) for by in steps if by]
        made = [change for change in changes if change is not None]
        if len(made) < len(changes):
            return None
        return _Change(sum(change.cost for change in made), np.unique(np.concatenate([one.columns for one in made])))

    def _ways_apart(self, column: int) -> list[tuple[float, float]]:
        """How far up and how far down a cell is to be moved from the truth, to lie apart as far as it must."""
        setting = self.setting
        needed, truth = float(setting.needed[column]), float(setting.system.truth[column])
        ways = ((needed, 0.0), (0.0, needed), (needed / 2, needed / 2))
        up, down = setting.upper[column] - truth, truth - setting.lower[column]
        highest = float(min(needed, up))
        return [way for way in {*ways, (highest, needed - highest)} if way[0] <= up and way[1] <= down]

    def _moved(self, column: int, columns: Columns, rows: csr_array, by: float) -> _Change | None:
        """The cheapest way to change one cell by so much; nothing where there is none."""
        setting = self.setting
        truth = setting.system.truth[columns]
        rises = setting.upper[columns] - truth
        falls = truth - setting.lower[columns]
        cost = np.where(self.hidden[columns], 1e-4, setting.system.cost[columns])
        here = columns == column
        rises, falls = np.where(here, max(by, 0.0), rises), np.where(here, max(-by, 0.0), falls)
        least = np.concatenate([np.where(here, max(by, 0.0), 0.0), np.where(here, max(-by, 0.0), 0.0)])
        most = np.concatenate([rises, falls])
        both, costs = csr_array(hstack([rows, -rows])), np.concatenate([cost, cost])
        answer = _best(costs, both, np.zeros(rows.shape[0]), (least, most), np.zeros(least.size, dtype=bool))
        if answer is None:
            return None
        change = answer[: columns.size] - answer[columns.size :]
        return _Change(float(costs @ answer), columns[np.abs(change) > _NEAR])

    def neighbours(self, column: int) -> Columns:
        """The cheapest cell that shares an equation with the hidden cells around one; empty where there is none."""
        around = self._hidden_with(column)
        matrix = self.setting.system.rows
        touched = np.asarray(abs(matrix[:, around]).sum(axis=1)).ravel() > 0
        beside = np.asarray(abs(matrix[np.flatnonzero(touched)]).sum(axis=0)).ravel() > 0
        free = np.flatnonzero(beside & self.setting.may_hide & ~self.hidden)
        return free[np.argsort(self.setting.system.cost[free], kind="stable")][:1]


def _best(goal: Floats, rows: csr_array, right: Floats, limits: tuple[Floats, Floats], whole: Mask) -> Floats | None:
    """The solution for which the goal is least; nothing where there is none, or the search was given up."""
    answer = milp(
        goal,
        constraints=LinearConstraint(rows, right, right),
        integrality=whole.astype(int),
        bounds=Bounds(*limits),
        options={"node_limit": _NODES},
    )
    return None if answer.x is None else np.asarray(answer.x)


def _side_by_side(matrix: csr_array) -> csr_array:
    """Cells and equations as one graph: columns first, then rows."""
    rows, columns = matrix.nonzero()
    size = sum(matrix.shape)
    return csr_array((np.ones(rows.size), (columns, rows + matrix.shape[1])), shape=(size, size))


def conceal(reach: Reach) -> tuple[int, ...]:
    """Hide more, until no guarded cell can be bounded nearer than is allowed, or nothing more may be hidden.

    Returns:
        The cells that can be bounded nearer all the same.
    """
    while exposed := list(reach.exposed()):
        _conceal_all(reach, exposed)
    reach.given_up.clear()  # What was hidden for others since may have helped these too.
    return tuple(reach.exposed())


def _conceal_all(reach: Reach, exposed: Sequence[int]) -> None:
    more_hidden = False
    for column in exposed:
        if more_hidden and not reach.is_exposed(column):
            continue
        more = reach.partners(column)
        if more is None:
            reach.given_up.add(column)
            continue
        if not more.size:
            # In fractions the hidden cells would do, in whole numbers they do not.
            more = reach.neighbours(column)
            if not more.size:
                reach.given_up.add(column)
        reach.hide(more)
        more_hidden = more_hidden or bool(more.size)
