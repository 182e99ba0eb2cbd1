"""Means of groups of values, with limits."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike

from comhla.stats.estimates import Floats, Groups, Limits, confidence_level, floats, groups_of
from comhla.stats.intervals import student


class Mean(NamedTuple):
    """A mean with its limits, and what it was worked out from; NaN where a value of the group is missing."""

    value: Floats
    lower: Floats
    upper: Floats
    total: Floats
    """The sum of the values."""
    number: Floats
    """How many values there are, missing ones included."""
    deviation: Floats
    """The standard deviation with divisor number - 1; missing for a single value."""

    def limits(self, confidence: float) -> Limits:
        """Limits at another level."""
        return student(self.value, self.deviation, self.number, confidence_level(confidence))


def mean(x: ArrayLike, *, codes: ArrayLike | Groups | None = None, confidence: float = 0.95) -> Mean:
    """The mean of each group of values, or without groups over the last axis, with limits by Student's t.

    The deviations are taken from the mean, so that large values with little between them lose nothing.
    As phe_mean of PHEindicatormethods, see docs.

    Raises:
        BadInput: a level that is not above 0 and at most 1, or numbers of groups that are none.
    """
    level = confidence_level(confidence)
    values = floats(x)
    found = _over_last_axis(values) if codes is None else _over_groups(values, groups_of(codes))
    limits = student(found.value, found.deviation, found.number, level)
    return found._replace(lower=limits.lower, upper=limits.upper)


def _over_last_axis(values: Floats) -> Mean:
    total = floats(values.sum(axis=-1))
    number = np.full(total.shape, float(values.shape[-1]))
    squares = (values - _divided(total, number)[..., np.newaxis]) ** 2
    return _mean(total, number, floats(squares.sum(axis=-1)))


def _over_groups(values: Floats, groups: Groups) -> Mean:
    total, number = groups.total(values), floats(groups.sizes())
    squares = (values - _divided(total, number)[groups.codes]) ** 2
    return _mean(total, number, groups.total(squares))


def _mean(total: Floats, number: Floats, squares: Floats) -> Mean:
    value = _divided(total, number)
    none = np.full(value.shape, np.nan)
    return Mean(value, none, none, total, number, np.sqrt(_divided(squares, np.where(number > 1, number - 1, np.nan))))


def _divided(above: Floats, below: Floats) -> Floats:
    with np.errstate(invalid="ignore"):
        return floats(above / below)
