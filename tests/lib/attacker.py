"""A reader who wants to know what is hidden: adds, subtracts and reasons from published tables alone.

It shares nothing with the disclosure control that it tests, neither code nor method: it meets tables as a newspaper
would print them, and uses exact elimination, whole-number bounds, a search and its own linear programmes.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from itertools import product
from typing import NamedTuple

import numpy as np
from scipy.optimize import linprog

Place = tuple[str, ...]
Sums = Sequence[Mapping[str, Sequence[str]]]
"""For each dimension, which codes make which whole."""


class Interval(NamedTuple):
    low: float
    high: float

    @property
    def width(self) -> float:
        return self.high - self.low


FAR = 10_000


def attack(shown: Mapping[Place, int | None], sums: Sums, *, least: int, most: int = FAR) -> dict[Place, Interval]:
    """Between what whole numbers each blank must lie; `None` is a blank, of which `least` and `most` are known."""
    unknown = [place for place, value in shown.items() if value is None]
    rows, right = _equations(shown, unknown, sums)
    bounds = dict.fromkeys(range(len(unknown)), Interval(least, most))
    bounds = _propagate([*zip(rows, right, strict=True), *_eliminated(rows, right)], bounds)
    bounds = _programmes(rows, right, bounds)
    return {place: bounds[number] for number, place in enumerate(unknown)}


def search(shown: Mapping[Place, int | None], sums: Sums, *, least: int, most: int) -> dict[Place, Interval]:
    """The same by trying whole numbers until all equations hold, for tables with few blanks."""
    unknown = [place for place, value in shown.items() if value is None]
    equations = list(zip(*_equations(shown, unknown, sums), strict=True))
    bounds = _propagate(equations, dict.fromkeys(range(len(unknown)), Interval(least, most)))
    found = {}
    for at, place in enumerate(unknown):
        values = range(int(bounds[at].low), int(bounds[at].high) + 1)
        ends = (next(v for v in way if _is_possible(equations, bounds, at, v)) for way in (values, reversed(values)))
        found[place] = Interval(*ends)
    return found


def _is_possible(equations, bounds, at, value):
    return any(True for _ in _solutions(equations, {**bounds, at: Interval(value, value)}))


def _equations(shown, unknown, sums):
    number = {place: at for at, place in enumerate(unknown)}
    rows, right = [], []
    for dimension, made_of in enumerate(sums):
        for (whole, parts), place in product(made_of.items(), shown):
            if place[dimension] != whole:
                continue
            places = [(*place[:dimension], part, *place[dimension + 1 :]) for part in parts]
            if not all(one in shown for one in places):
                continue
            row, known = [0] * len(unknown), 0
            for one, sign in [(place, 1), *((part, -1) for part in places)]:
                if shown[one] is None:
                    row[number[one]] += sign
                else:
                    known += sign * shown[one]
            if any(row):
                rows.append(row)
                right.append(-known)
    return rows, right


def _eliminated(rows, right):
    """Gauss and Jordan, in exact fractions."""
    matrix = [[Fraction(x) for x in (*row, r)] for row, r in zip(rows, right, strict=True)]
    done = 0
    for column in range(len(matrix[0]) - 1 if matrix else 0):
        pivot = next((i for i in range(done, len(matrix)) if matrix[i][column]), None)
        if pivot is None:
            continue
        matrix[done], matrix[pivot] = matrix[pivot], matrix[done]
        matrix[done] = [x / matrix[done][column] for x in matrix[done]]
        for i, row in enumerate(matrix):
            if i != done and row[column]:
                matrix[i] = [a - row[column] * b for a, b in zip(row, matrix[done], strict=True)]
        done += 1
    return [(row[:-1], row[-1]) for row in matrix[:done]]


def _propagate(equations, bounds):
    """What each equation leaves of each blank, again and again until nothing changes."""
    bounds, changed, rounds = dict(bounds), True, 0
    while changed and rounds < 200:
        changed, rounds = False, rounds + 1
        for row, total in equations:
            used = [(at, sign) for at, sign in enumerate(row) if sign]
            lows = {at: min(sign * bounds[at].low, sign * bounds[at].high) for at, sign in used}
            highs = {at: max(sign * bounds[at].low, sign * bounds[at].high) for at, sign in used}
            for at, sign in used:
                ends = sorted(
                    ((total - sum(highs.values()) + highs[at]) / sign, (total - sum(lows.values()) + lows[at]) / sign)
                )
                low, high = max(bounds[at].low, -(-ends[0] // 1)), min(bounds[at].high, ends[1] // 1)
                if (low, high) != bounds[at]:
                    bounds[at], changed = Interval(low, high), True
                    lows[at], highs[at] = sorted((sign * low, sign * high))
    return bounds


def _programmes(rows, right, bounds):
    if not rows:
        return bounds
    matrix, ends = np.array(rows, dtype=float), [(float(b.low), float(b.high)) for _, b in sorted(bounds.items())]
    found = {}
    for at in bounds:
        goal = np.zeros(len(bounds))
        goal[at] = 1.0
        low, high = (linprog(sign * goal, A_eq=matrix, b_eq=right, bounds=ends) for sign in (1, -1))
        assert low.x is not None, "What was published contradicts itself."
        found[at] = Interval(int(np.ceil(low.fun - 1e-6)), int(np.floor(-high.fun + 1e-6)))
    return found


def _solutions(equations, bounds):
    bounds = _propagate(equations, bounds)
    if any(b.low > b.high for b in bounds.values()):
        return
    free = [at for at, b in bounds.items() if b.low < b.high]
    if not free:
        if all(sum(s * bounds[at].low for at, s in enumerate(row)) == total for row, total in equations):
            yield bounds
        return
    at = min(free, key=lambda one: bounds[one].width)
    for value in range(int(bounds[at].low), int(bounds[at].high) + 1):
        yield from _solutions(equations, {**bounds, at: Interval(value, value)})
