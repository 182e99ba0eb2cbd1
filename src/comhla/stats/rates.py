"""Shares of a whole and rates of events in a population, with limits."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from comhla.stats.errors import Problems
from comhla.stats.estimates import Estimate, Floats, confidence_level, floats
from comhla.stats.intervals import CountLimits, ShareLimits, limits_of_checked_count, limits_of_checked_share


def proportion(
    x: ArrayLike,
    n: ArrayLike,
    *,
    confidence: float = 0.95,
    multiplier: float = 1,
    method: ShareLimits = ShareLimits.WILSON,
) -> Estimate:
    """The share x/n times a multiplier (100: a percentage), with limits; missing where x or n is missing.

    As phe_proportion of PHEindicatormethods, whose limits are Wilson's, see docs.

    Raises:
        BadInput: an x below 0 or above its n, an n of 0 or less, or a level or multiplier out of range.
    """
    problems = Problems()
    events, people = _counts(x, n, problems)
    problems.rows(events > people, "x", "is more than n", "Give a count of some of the n.")
    level = confidence_level(confidence, problems=problems)
    _positive(multiplier, problems)
    problems.raise_any()
    limits = limits_of_checked_share(events, people, level, method)
    return Estimate(events / people * multiplier, limits.lower * multiplier, limits.upper * multiplier)


def rate(
    x: ArrayLike,
    n: ArrayLike,
    *,
    confidence: float = 0.95,
    multiplier: float = 100_000,
    method: CountLimits = CountLimits.EXACT_OR_BYAR,
) -> Estimate:
    """Events x in a population n, for so many people as the multiplier says; x may be more than n.

    As phe_rate of PHEindicatormethods, whose limits are exact below 10 events and Byar's from 10, see docs.

    Raises:
        BadInput: an x below 0, an n of 0 or less, or a level or multiplier out of range.
    """
    problems = Problems()
    events, people = _counts(x, n, problems)
    level = confidence_level(confidence, problems=problems)
    _positive(multiplier, problems)
    problems.raise_any()
    lower, upper = limits_of_checked_count(events, level, method)
    return Estimate(events / people * multiplier, lower / people * multiplier, upper / people * multiplier)


def _counts(x: ArrayLike, n: ArrayLike, problems: Problems) -> tuple[Floats, Floats]:
    events, people = np.broadcast_arrays(floats(x), floats(n))
    problems.rows(events < 0, "x", "is below 0", "Give counts of 0 or more.")
    problems.rows(people <= 0, "n", "is 0 or less", "Give denominators above 0.")
    return events, people


def _positive(multiplier: float, problems: Problems) -> None:
    problems.unless(multiplier > 0, "multiplier", f"is {multiplier!r}", "Give a number above 0.")
