"""Differences and means of independent estimates of any kind, from their limits alone.

Where the limits of two estimates are known, those of their difference follow without knowing what the estimates are
made from: each side of the difference takes the side of either estimate that points its way, squared and added. For two
proportions with Wilson's limits this is Newcombe's interval.

Source: G. Y. Zou and A. Donner, Construction of confidence limits about effect measures: a general approach,
Statistics in Medicine 27 (2008); R. G. Newcombe, Interval estimation for the difference between independent
proportions, Statistics in Medicine 17 (1998), method 10.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import scipy

from comhla.stats.errors import Problems
from comhla.stats.estimates import Estimate, Floats, confidence_level, floats


class Difference(NamedTuple):
    """A difference with its limits, and how often chance alone would give so large a one either way."""

    value: Floats
    lower: Floats
    upper: Floats
    p: Floats


def difference_of(first: Estimate, second: Estimate, *, confidence: float = 0.95) -> Difference:
    """The first estimate less the second, for independent estimates with limits at `confidence`.

    An estimate that is exact has itself for limits. `p` is below 1 - confidence just where the limits of the difference
    leave out 0. Arrays are broadcast; missing gives missing.

    Raises:
        BadInput: an estimate lies outside its own limits, or the confidence is no fraction.
    """
    level = confidence_level(confidence)
    one, other = _checked(first, "first"), _checked(second, "second")
    value = one.value - other.value
    lower = value - np.hypot(one.value - one.lower, other.upper - other.value)
    upper = value + np.hypot(one.upper - one.value, other.value - other.lower)
    towards_none = np.where(value > 0, value - lower, upper - value) / scipy.special.ndtri((1 + level) / 2)
    with np.errstate(divide="ignore", invalid="ignore"):
        distance = np.where(value == 0, 0.0, np.abs(value) / towards_none)
    missing = np.isnan(lower) | np.isnan(upper)
    return Difference(value, lower, upper, np.where(missing, np.nan, 2 * scipy.special.ndtr(-distance)))


def mean_of(estimates: Estimate) -> Estimate:
    """The plain mean along the last axis of independent estimates, with limits at the confidence of theirs.

    Raises:
        BadInput: an estimate lies outside its own limits.
    """
    value, lower, upper = _checked(estimates, "estimates")
    mean, count = value.mean(axis=-1), value.shape[-1]
    down, up = (np.sqrt(np.square(side).sum(axis=-1)) / count for side in (value - lower, upper - value))
    return Estimate(mean, mean - down, mean + up)


def _checked(estimates: Estimate, where: str) -> Estimate:
    value, lower, upper = (floats(part) for part in estimates)
    problems = Problems()
    outside = (lower > value) | (upper < value)
    problems.rows(outside, where, "lies outside its own limits", "Check which column is which.")
    problems.raise_any()
    return Estimate(value, lower, upper)
