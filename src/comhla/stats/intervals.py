"""Confidence limits of one number: a count of events, a share of a whole, a mean, a weighted sum of counts.

All take arrays that broadcast and give arrays. A missing input (NaN) gives missing limits. The confidence level is a
fraction; at a level of 1 the limits are the whole range that the number could have.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from typing import assert_never

import numpy as np
import scipy
from numpy.typing import ArrayLike

from comhla.stats.errors import Problems
from comhla.stats.estimates import Floats, Limits, confidence_level, floats

SWITCH_TO_BYAR = 10
"""From this many events Byar's approximation takes the place of the exact limits, in the mixed method."""


class ShareLimits(StrEnum):
    """Methods for limits of a share x/n; the value is what the column `method` says."""

    WILSON = "Wilson"
    CLOPPER_PEARSON = "Clopper-Pearson"
    AGRESTI_COULL = "Agresti-Coull"
    JEFFREYS = "Jeffreys"
    MID_P = "mid-P"


class CountLimits(StrEnum):
    """Methods for limits of a count of events; the value is what the column `method` says."""

    EXACT_OR_BYAR = "Exact below 10, Byars from 10"
    EXACT = "Exact"
    BYAR = "Byars"
    MID_P = "mid-P"


def normal_deviate(confidence: float) -> float:
    """How many standard deviations either side of the mean hold a fraction `confidence` of a normal distribution."""
    return float(scipy.special.ndtri(0.5 + confidence / 2))


def _gamma_above(shape: Floats, tail: float) -> Floats:
    """The place above which a gamma distribution has the probability `tail`."""
    return floats(scipy.special.gammainccinv(shape, tail))


def limits_of_count(
    x: ArrayLike, *, confidence: float = 0.95, method: CountLimits = CountLimits.EXACT_OR_BYAR
) -> Limits:
    """Limits of the expected number of events where x were seen; x need not be whole.

    `EXACT_OR_BYAR` is exact below 10 events and Byar's approximation from 10, as the public health functions have it.

    Raises:
        BadInput: an x below 0, or a confidence level that is not above 0 and at most 1.
    """
    problems = Problems()
    events = floats(x)
    level = confidence_level(confidence, problems=problems)
    problems.rows(events < 0, "x", "is below 0", "Give counts of 0 or more.")
    problems.raise_any()
    return limits_of_checked_count(events, level, method)


def limits_of_checked_count(events: Floats, level: float, method: CountLimits) -> Limits:
    """Limits of counts that are known to be 0 or more, or missing, at a level that is known to be right."""
    if level == 1:
        return Limits(np.where(np.isnan(events), np.nan, 0.0), np.where(np.isnan(events), np.nan, np.inf))
    match method:
        case CountLimits.EXACT_OR_BYAR:
            return _exact_or_byar(events, level)
        case CountLimits.EXACT:
            return _exact(events, level)
        case CountLimits.BYAR:
            return byar(events, level)
        case CountLimits.MID_P:
            return _mid_p_of_count(events, level)
        case _ as never:
            assert_never(never)


def byar(events: Floats, level: float) -> Limits:
    """Byar's approximation to the exact limits of a count; a lower limit that it would put below 0 is 0.

    Source: N. E. Breslow and N. E. Day, Statistical Methods in Cancer Research, volume II, 1987, page 69.
    """
    z = normal_deviate(level)
    with np.errstate(divide="ignore", invalid="ignore"):
        lower = events * (1 - 1 / (9 * events) - z / (3 * np.sqrt(events))) ** 3
    above = events + 1
    upper = above * (1 - 1 / (9 * above) + z / (3 * np.sqrt(above))) ** 3
    return Limits(np.where(events == 0, 0.0, np.maximum(lower, 0.0)), upper)


def _exact(events: Floats, level: float) -> Limits:
    """Limits at which the count seen is in either tail of the Poisson distribution.

    Source: F. Garwood, Fiducial limits for the Poisson distribution, Biometrika 28, 1936.
    """
    tail = (1 - level) / 2
    lower = np.where(events == 0, 0.0, scipy.special.gammaincinv(events, tail))
    return Limits(lower, _gamma_above(events + 1, tail))


def _exact_or_byar(events: Floats, level: float) -> Limits:
    limits, few = byar(events, level), events < SWITCH_TO_BYAR
    if not few.any():
        return limits
    lower, upper = (np.array(limit) for limit in limits)
    lower[few], upper[few] = _exact(events[few], level)
    return Limits(lower, upper)


def _mid_p_of_count(events: Floats, level: float) -> Limits:
    """Limits with half of the probability of the count seen in each tail, so they are narrower than the exact ones.

    Source: G. Berry and P. Armitage, Mid-P confidence intervals: a brief review, The Statistician 44, 1995.
    """
    tail = (1 - level) / 2
    some, special = np.where(events > 0, events, np.nan), scipy.special
    lower = _root(
        lambda mean, x: (special.gammainc(x, mean) + special.gammainc(x + 1, mean)) / 2 - tail,
        floats(special.gammaincinv(some, tail)),
        floats(special.gammaincinv(some + 1, tail)),
        some,
    )
    upper = _root(
        lambda mean, x: (special.gammaincc(x, mean) + special.gammaincc(x + 1, mean)) / 2 - tail,
        _gamma_above(some, tail),
        _gamma_above(some + 1, tail),
        some,
    )
    # With no event only half of P(0) = exp(-mean) is in the tail.
    return Limits(np.where(events == 0, 0.0, lower), np.where(events == 0, -np.log(2 * tail), upper))


def _root(function: Callable[..., Floats], low: Floats, high: Floats, *arguments: Floats) -> Floats:
    """Where a rising or falling function is 0, between two places where its signs differ."""
    from scipy.optimize.elementwise import find_root  # noqa: PLC0415 - optimisation is a heavy import for two methods

    with np.errstate(invalid="ignore"):
        return floats(find_root(function, (low, high), args=arguments).x)


def limits_of_share(
    x: ArrayLike, n: ArrayLike, *, confidence: float = 0.95, method: ShareLimits = ShareLimits.WILSON
) -> Limits:
    """Limits of a share x/n, as fractions; x and n need not be whole.

    Raises:
        BadInput: an x below 0 or above its n, an n of 0 or less, or a confidence level not above 0 and at most 1.
    """
    problems = Problems()
    events, people = np.broadcast_arrays(floats(x), floats(n))
    level = confidence_level(confidence, problems=problems)
    problems.rows(events < 0, "x", "is below 0", "Give counts of 0 or more.")
    problems.rows(people <= 0, "n", "is 0 or less", "Give denominators above 0.")
    problems.rows(events > people, "x", "is more than n", "Give a count of some of the n.")
    problems.raise_any()
    return limits_of_checked_share(events, people, level, method)


def limits_of_checked_share(events: Floats, people: Floats, level: float, method: ShareLimits) -> Limits:
    """Limits of shares whose counts and level are known to be right, or missing."""
    if level == 1:
        gone = np.isnan(events) | np.isnan(people)
        return Limits(np.where(gone, np.nan, 0.0), np.where(gone, np.nan, 1.0))
    match method:
        case ShareLimits.WILSON:
            return _wilson(events, people, level)
        case ShareLimits.CLOPPER_PEARSON:
            return _clopper_pearson(events, people, level)
        case ShareLimits.AGRESTI_COULL:
            return _agresti_coull(events, people, level)
        case ShareLimits.JEFFREYS:
            return _jeffreys(events, people, level)
        case ShareLimits.MID_P:
            return _mid_p_of_share(events, people, level)
        case _ as never:
            assert_never(never)


def _wilson(events: Floats, people: Floats, level: float) -> Limits:
    """The shares whose score test does not reject what was seen.

    Source: E. B. Wilson, Probable inference, the law of succession, and statistical inference, JASA 22, 1927.
    """
    z = normal_deviate(level)
    half = z * np.sqrt(z * z + 4 * events * ((people - events) / people))
    below, whole = 2 * (people + z * z), 2 * events + z * z
    lower = np.where(events == 0, 0.0, (whole - half) / below)
    return Limits(lower, np.where(events == people, 1.0, (whole + half) / below))


def _clopper_pearson(events: Floats, people: Floats, level: float) -> Limits:
    """The shares at which what was seen is in either tail of the binomial distribution.

    Source: C. J. Clopper and E. S. Pearson, The use of confidence or fiducial limits, Biometrika 26, 1934.
    """
    tail, rest, special = (1 - level) / 2, people - events, scipy.special
    lower = np.where(events == 0, 0.0, special.betaincinv(events, rest + 1, tail))
    return Limits(lower, np.where(rest == 0, 1.0, special.betainccinv(events + 1, rest, tail)))


def _agresti_coull(events: Floats, people: Floats, level: float) -> Limits:
    """Simple limits about a share moved towards a half, cut at 0 and 1.

    Source: A. Agresti and B. A. Coull, Approximate is better than "exact", The American Statistician 52, 1998.
    """
    z = normal_deviate(level)
    more = people + z * z
    middle = (events + z * z / 2) / more
    half = z * np.sqrt(middle * (1 - middle) / more)
    return Limits(np.maximum(middle - half, 0.0), np.minimum(middle + half, 1.0))


def _jeffreys(events: Floats, people: Floats, level: float) -> Limits:
    """Quantiles of the share where half an event and half a non-event are known beforehand; 0 and 1 at the ends.

    Source: L. D. Brown, T. T. Cai and A. DasGupta, Interval estimation for a binomial proportion, 2001.
    """
    tail, rest, special = (1 - level) / 2, people - events, scipy.special
    lower = special.betaincinv(events + 0.5, rest + 0.5, tail)
    upper = special.betainccinv(events + 0.5, rest + 0.5, tail)
    return Limits(np.where(events == 0, 0.0, lower), np.where(rest == 0, 1.0, upper))


def _mid_p_of_share(events: Floats, people: Floats, level: float) -> Limits:
    """Limits with half of the probability of what was seen in each tail.

    Source: G. Berry and P. Armitage, Mid-P confidence intervals: a brief review, The Statistician 44, 1995.
    """
    tail = (1 - level) / 2
    return Limits(_mid_p_lower(events, people, tail), 1 - _mid_p_lower(people - events, people, tail))


def _mid_p_lower(events: Floats, people: Floats, tail: float) -> Floats:
    some, rest, special = np.where(events > 0, events, np.nan), people - events, scipy.special
    low = floats(special.betaincinv(some, rest + 1, tail))
    high = floats(np.where(rest > 0, special.betaincinv(some + 1, np.maximum(rest, 0.5), tail), 1.0))

    def surplus(share: Floats, x: Floats, y: Floats) -> Floats:
        beyond = np.where(y > 0, special.betainc(x + 1, np.where(y > 0, y, 1.0), share), 0.0)
        return floats((special.betainc(x, y + 1, share) + beyond) / 2 - tail)

    return np.where(events == 0, 0.0, _root(surplus, low, np.maximum(low, high), some, rest))


def student(mean: Floats, deviation: Floats, count: Floats, level: float) -> Limits:
    """Limits of a mean from the standard deviation (divisor k - 1) of k values; missing for a single value.

    Source: Student, The probable error of a mean, Biometrika 6, 1908.
    """
    several = np.where(count > 1, count, np.nan)
    half = -scipy.special.stdtrit(several - 1, (1 - level) / 2) * deviation / np.sqrt(several)
    return Limits(mean - half, mean + half)


def dobson(value: Floats, variance: Floats, events: Floats, limits: Limits) -> Limits:
    """Limits of a weighted sum of counts: those of the unweighted total, scaled by the ratio of the deviations.

    Source: A. J. Dobson, K. Kuulasmaa, E. Eberle and J. Scherer, Confidence intervals for weighted sums of Poisson
    parameters, Statistics in Medicine 10, 1991.
    """
    with np.errstate(divide="ignore", invalid="ignore"):
        scale = np.sqrt(variance / events)
        return Limits(value + scale * (limits.lower - events), value + scale * (limits.upper - events))


def gamma(value: Floats, variance: Floats, largest_weight: Floats, level: float) -> Limits:
    """Limits of a weighted sum of counts that lean to being wide; `largest_weight` is that of one more event.

    Source: M. P. Fay and E. J. Feuer, Confidence intervals for directly standardized rates: a method based on the
    gamma distribution, Statistics in Medicine 16, 1997.
    """
    tail = (1 - level) / 2
    with np.errstate(divide="ignore", invalid="ignore"):
        lower = variance / value * scipy.special.gammaincinv(value**2 / variance, tail)
    more, spread = value + largest_weight, variance + largest_weight**2
    upper = spread / more * _gamma_above(more**2 / spread, tail)
    return Limits(np.where(value == 0, 0.0, lower), upper)
