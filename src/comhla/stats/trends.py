"""Whether a series rises or falls by more than chance.

All take the points of a series along the last axis, in order, and any number of series before it. A point with a
missing number is left out. Too few points for an answer give NaN, and a direction that is not to be told.
"""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

import numpy as np
import scipy
from numpy.typing import ArrayLike, NDArray

from comhla.stats.errors import Problems
from comhla.stats.estimates import Floats, floats


class Direction(StrEnum):
    """Which way a series goes."""

    RISING = "rising"
    FALLING = "falling"
    NONE = "no clear trend"
    NOT_TO_BE_TOLD = "not to be told"


class Trend(NamedTuple):
    """A trend and how often chance alone would give so strong a one either way."""

    slope: Floats
    """The change for each step of time."""
    statistic: Floats
    """What is held against the distribution: a normal deviate, and for a linear trend Student's t."""
    p: Floats
    direction: NDArray[np.object_]
    """Which way, where p is below the level."""


def mann_kendall(values: ArrayLike, *, times: ArrayLike | None = None, level: float = 0.05) -> Trend:
    """Whether later values are mostly larger or smaller, whatever the shape; with Sen's slope.

    Normal approximation with correction for ties and continuity; fair from ten points, rough below. Source: H. B. Mann,
    Nonparametric tests against trend, Econometrica 13, 1945; M. G. Kendall, Rank Correlation Methods, 1975; P. K. Sen,
    Estimates of the regression coefficient based on Kendall's tau, JASA 63, 1968.

    Raises:
        BadInput: the times do not rise, or the level is no fraction.
    """
    numbers = np.atleast_1d(floats(values))
    when = _times(times, numbers.shape[-1], level)
    first, second = np.triu_indices(numbers.shape[-1], k=1)
    gaps = numbers[..., second] - numbers[..., first]
    score = np.nansum(np.sign(gaps), axis=-1)
    deviation = np.sqrt(_variance_of_score(numbers))
    with np.errstate(divide="ignore", invalid="ignore"):
        z = np.where(score == 0, 0.0, (score - np.sign(score)) / deviation)
    z = np.where((~np.isnan(numbers)).sum(axis=-1) > 2, z, np.nan)
    return _trend(_median(gaps / (when[second] - when[first])), z, _two_sided(z), level)


def _variance_of_score(numbers: Floats) -> Floats:
    """The variance of Kendall's score, less what ties take away from it."""
    count = (~np.isnan(numbers)).sum(axis=-1)
    ties = (numbers[..., None, :] == numbers[..., :, None]).sum(axis=-1)
    # Each of t equal values brings (t - 1)(2 t + 5), so that together they bring t (t - 1)(2 t + 5); a single one none,
    # and a missing one, which is equal to nothing, is left out.
    taken = np.where(ties > 0, (ties - 1) * (2 * ties + 5), 0).sum(axis=-1)
    return floats((count * (count - 1) * (2 * count + 5) - taken) / 18)


def _median(values: Floats) -> Floats:
    """The median along the last axis of what is there; missing where nothing is."""
    count = (~np.isnan(values)).sum(axis=-1)
    ordered = np.sort(np.concatenate([values, np.full((*values.shape[:-1], 1), np.nan)], axis=-1), axis=-1)
    middle = [np.take_along_axis(ordered, each[..., None], -1)[..., 0] for each in ((count - 1) // 2, count // 2)]
    return floats((middle[0] + middle[1]) / 2)


def cochran_armitage(
    events: ArrayLike, people: ArrayLike, *, times: ArrayLike | None = None, level: float = 0.05
) -> Trend:
    """Whether the share of people with an event rises or falls in a straight line.

    The slope is that of the share, weighted by people. Source: W. G. Cochran, Some methods for strengthening the common
    chi-square tests, Biometrics 10, 1954; P. Armitage, Tests for linear trends in proportions and frequencies,
    Biometrics 11, 1955.

    Raises:
        BadInput: an event count is below 0 or above its people, people are 0 or less, the times do not rise, or the
            level is no fraction.
    """
    x, n = _counts(events, people, is_share=True)
    slope, spread, mean = _weighted_slope(x, n, _times(times, x.shape[-1], level))
    with np.errstate(divide="ignore", invalid="ignore"):
        z = np.where(slope == 0, 0.0, slope * np.sqrt(spread / (mean * (1 - mean))))
    return _trend(slope, z, _two_sided(z), level)


def poisson_trend(
    events: ArrayLike, people: ArrayLike, *, times: ArrayLike | None = None, level: float = 0.05
) -> Trend:
    """Whether the rate of events rises or falls, by the score test of a Poisson regression.

    The slope is that of the rate, weighted by people. Source: N. E. Breslow and N. E. Day, Statistical Methods in
    Cancer Research, volume II, 1987, section 3.6.

    Raises:
        BadInput: an event count is below 0, people are 0 or less, the times do not rise, or the level is no fraction.
    """
    x, n = _counts(events, people, is_share=False)
    slope, spread, mean = _weighted_slope(x, n, _times(times, x.shape[-1], level))
    with np.errstate(divide="ignore", invalid="ignore"):
        z = np.where(slope == 0, 0.0, slope * np.sqrt(spread / mean))
    return _trend(slope, z, _two_sided(z), level)


def _weighted_slope(x: Floats, n: Floats, times: Floats) -> tuple[Floats, Floats, Floats]:
    """The slope of x/n weighted by n, the spread of the times so weighted, and x/n of all points together."""
    with np.errstate(divide="ignore", invalid="ignore"):
        people = np.nansum(n, axis=-1)
        mean = np.nansum(x, axis=-1) / people
        away = times - (np.nansum(n * times, axis=-1) / people)[..., None]
        spread = np.nansum(n * away**2, axis=-1)
        slope = np.nansum(away * (x - n * mean[..., None]), axis=-1) / spread
    return floats(slope), floats(spread), floats(mean)


def linear_trend(values: ArrayLike, *, times: ArrayLike | None = None, level: float = 0.05) -> Trend:
    """The straight line nearest to the values by least squares, with Student's test of its slope.

    Raises:
        BadInput: the times do not rise, or the level is no fraction.
    """
    numbers = np.atleast_1d(floats(values))
    here = ~np.isnan(numbers)
    count = here.sum(axis=-1)
    slope, spread, mean = _weighted_slope(numbers, np.where(here, 1.0, np.nan), _times(times, numbers.shape[-1], level))
    with np.errstate(divide="ignore", invalid="ignore"):
        around = np.nansum((numbers - mean[..., None]) ** 2, axis=-1)
        rest = np.maximum(around - slope**2 * spread, 0.0)
        several = np.where(count > 2, count - 2, np.nan)
        t = np.where(slope == 0, several * 0.0, slope / np.sqrt(rest / several / spread))
    p = 2 * scipy.special.stdtr(several, -np.abs(t))
    return _trend(slope, floats(t), floats(p), level)


def _counts(events: ArrayLike, people: ArrayLike, *, is_share: bool) -> tuple[Floats, Floats]:
    x, n = np.broadcast_arrays(np.atleast_1d(floats(events)), floats(people))
    problems = Problems()
    problems.rows(x < 0, "events", "is below 0", "Give counts of 0 or more.")
    problems.rows(n <= 0, "people", "is 0 or less", "Give denominators above 0.")
    if is_share:
        problems.rows(x > n, "events", "is above people", "Give counts of some of the people.")
    problems.raise_any()
    gone = np.isnan(x) | np.isnan(n)
    return np.where(gone, np.nan, x), np.where(gone, np.nan, n)


def _times(times: ArrayLike | None, points: int, level: float) -> Floats:
    """When the points are; 0, 1, 2 and so on unless told."""
    when = np.arange(float(points)) if times is None else floats(times)
    problems = Problems()
    problems.unless(0 < level <= 1, "level", f"is {level!r}", "Give a fraction above 0 and at most 1, such as 0.05.")
    is_right = when.shape == (points,) and bool((np.diff(when) > 0).all())
    problems.unless(is_right, "times", "do not rise with the points", "Give a later time for each point.")
    problems.raise_any()
    return when


def _two_sided(z: Floats) -> Floats:
    return floats(2 * scipy.special.ndtr(-np.abs(z)))


def _trend(slope: Floats, statistic: Floats, p: Floats, level: float) -> Trend:
    direction = np.full(np.shape(p), Direction.NONE, dtype=object)
    direction[(p < level) & (statistic > 0)] = Direction.RISING
    direction[(p < level) & (statistic < 0)] = Direction.FALLING
    direction[np.isnan(p)] = Direction.NOT_TO_BE_TOLD
    return Trend(slope, floats(statistic), p, direction)
