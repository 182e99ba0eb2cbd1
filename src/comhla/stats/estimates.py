"""What the functions on arrays take and give, and sums by group."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from comhla.stats.errors import Problems

Floats = NDArray[np.float64]
"""Numbers, with NaN for what is missing."""
Codes = NDArray[np.intp]
"""Numbers of groups, from 0."""
Flags = NDArray[np.bool_]


class Limits(NamedTuple):
    """The lower and the upper confidence limit, on the scale of the value."""

    lower: Floats
    upper: Floats


class Estimate(NamedTuple):
    """A value with its lower and upper confidence limits; NaN where there is none."""

    value: Floats
    lower: Floats
    upper: Floats


class Groups(NamedTuple):
    """Which group each row belongs to, and what makes sums over groups quick."""

    codes: Codes
    """The number of the group of each row, from 0."""
    number: int
    """How many groups there are."""
    starts: Codes | None = None
    """The first row of each group, where the rows stand in the order of the groups; else nothing."""

    def total(self, values: ArrayLike) -> Floats:
        """The sum of the values in each group; NaN where one of them is missing."""
        numbers = floats(values)
        if self.starts is not None and self.starts.size:
            return np.add.reduceat(numbers, self.starts)
        return np.bincount(self.codes, weights=numbers, minlength=self.number).astype(np.float64, copy=False)

    def first_rows(self) -> Codes:
        """The first row of each group."""
        if self.starts is not None:
            return self.starts
        first = np.zeros(self.number, dtype=np.intp)
        first[self.codes[::-1]] = np.arange(self.codes.size - 1, -1, -1)
        return first

    def places(self) -> Codes:
        """The place of each row in its group, from 0."""
        order = np.argsort(self.codes, kind="stable")
        first = np.cumsum(self.sizes()) - self.sizes()
        places = np.empty(self.codes.size, dtype=np.intp)
        places[order] = np.arange(self.codes.size) - np.repeat(first, self.sizes())
        return places

    def sizes(self) -> Codes:
        """How many rows each group has."""
        return np.bincount(self.codes, minlength=self.number)


def floats(values: ArrayLike) -> Floats:
    """Numbers as an array of float64."""
    return np.asarray(values, dtype=np.float64)


def groups_of(codes: ArrayLike | Groups) -> Groups:
    """Groups from the number of each row's group.

    Raises:
        BadInput: a number is below 0 or is not a whole number.
    """
    if isinstance(codes, Groups):
        return codes
    numbers = np.asarray(codes)
    problems = Problems()
    if numbers.dtype.kind not in "iu":
        problems.add("codes", "are not whole numbers", "Number the groups 0, 1, 2 and so on.")
    else:
        problems.rows(numbers < 0, "codes", "is below 0", "Number the groups 0, 1, 2 and so on.")
    problems.raise_any()
    return _groups(numbers.astype(np.intp, copy=False))


def _groups(codes: Codes) -> Groups:
    """Groups, with their first rows where the rows stand in order and no number is left out."""
    steps = np.diff(codes)
    count = int(codes.max()) + 1 if codes.size else 0
    in_order = codes.size > 0 and codes[0] == 0 and bool(((steps == 0) | (steps == 1)).all())
    return Groups(codes, count, np.concatenate([[0], np.flatnonzero(steps) + 1]) if in_order else None)


def totals(values: Floats, groups: Groups | None) -> Floats:
    """Sums over groups of rows or, without groups, over the last axis."""
    return np.asarray(values.sum(axis=-1)) if groups is None else groups.total(values)


def confidence_level(confidence: float, *, problems: Problems | None = None) -> float:
    """A confidence level as the fraction it is given as.

    Raises:
        BadInput: it is not above 0 and at most 1, unless `problems` is given, which is then told instead.
    """
    told = Problems() if problems is None else problems
    is_right = is_number(confidence) and 0 < confidence <= 1
    told.unless(is_right, "confidence", f"is {confidence!r}", "Give a fraction above 0 and at most 1, such as 0.95.")
    if problems is None:
        told.raise_any()
    return float(confidence) if is_right else np.nan


def is_number(value: object) -> bool:
    """Whether something is one number, and neither yes, no nor an array."""
    return isinstance(value, int | float | np.number) and not isinstance(value, bool)


def is_whole_number(value: object) -> bool:
    """Whether something is one whole number above 0."""
    return isinstance(value, int | np.integer) and not isinstance(value, bool) and bool(value > 0)
