"""Ranks of areas with how sure they are. A rank without its interval says more than the figures know.

Rank 1 is the highest value, or the lowest where that is asked. Areas are along the last axis; what is missing has no
rank and is not counted.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import scipy
from numpy.typing import ArrayLike

from comhla.stats.errors import Problems
from comhla.stats.estimates import Flags, Floats, confidence_level, floats, is_whole_number
from comhla.stats.intervals import normal_deviate
from comhla.stats.many_comparisons import holm


class Ranks(NamedTuple):
    """The rank of each area with the lowest and the highest rank that it may truly have."""

    rank: Floats
    lower: Floats
    upper: Floats


def ranks_of(values: ArrayLike, *, highest_first: bool = True) -> Floats:
    """Ranks from 1; equal values share the smallest of their ranks."""
    numbers = np.atleast_1d(floats(values))
    signed = -numbers if highest_first else numbers
    smaller = (signed[..., None, :] < signed[..., :, None]).sum(axis=-1)
    return floats(np.where(np.isnan(numbers), np.nan, smaller + 1.0))


def standard_error_of(lower: ArrayLike, upper: ArrayLike, *, confidence: float = 0.95) -> Floats:
    """The standard error of an estimate from its limits, taken to be normal.

    Raises:
        BadInput: a lower limit is above its upper one, or the confidence is no fraction.
    """
    problems = Problems()
    level = confidence_level(confidence, problems=problems)
    low, high = floats(lower), floats(upper)
    problems.rows(low > high, "lower", "is above upper", "Check which column is which.")
    problems.raise_any()
    return floats((high - low) / (2 * normal_deviate(level)))


def ranks_by_pairs(
    values: ArrayLike, errors: ArrayLike, *, highest_first: bool = True, confidence: float = 0.95
) -> Ranks:
    """Ranks with intervals from normal tests of each area against every other, corrected by Holm for their number.

    No area can rank above those clearly before it, nor below those clearly after it. The intervals of one area hold its
    true rank with at least this confidence. Source: M. Mogstad, J. P. Romano, A. M. Shaikh and D. Wilhelm, Inference
    for ranks with applications to mobility across neighbourhoods and academic achievement across countries, Review of
    Economic Studies 91, 2024; with Holm's correction in place of their resampling.

    Raises:
        BadInput: an error is below 0, or the confidence is no fraction.
    """
    numbers, spread, level = _checked(values, errors, confidence)
    gap, deviation = numbers[..., None, :] - numbers[..., :, None], np.hypot(spread[..., None, :], spread[..., :, None])
    with np.errstate(divide="ignore", invalid="ignore"):
        distance = np.where(gap == 0, 0.0, np.abs(gap) / deviation)
    p = 2 * scipy.special.ndtr(-distance)
    is_self = np.eye(numbers.shape[-1], dtype=bool)
    is_clear = holm(np.where(is_self, np.nan, p)) < 1 - level
    is_before = is_clear & ((gap > 0) if highest_first else (gap < 0))
    before, after = is_before.sum(axis=-1), (is_clear & ~is_before).sum(axis=-1)
    known = (~np.isnan(numbers)).sum(axis=-1, keepdims=True)
    return _ranks(numbers, 1.0 + before, known - after, highest_first=highest_first)


def ranks_by_simulation(
    values: ArrayLike,
    errors: ArrayLike,
    *,
    generator: np.random.Generator,
    repetitions: int = 10_000,
    highest_first: bool = True,
    confidence: float = 0.95,
) -> Ranks:
    """Ranks of one set of areas with intervals from normal draws of all of them; the seed is the caller's.

    Source: H. Goldstein and D. J. Spiegelhalter, League tables and their limitations: statistical issues in comparisons
    of institutional performance, JRSS A 159, 1996.

    Raises:
        BadInput: the values have more than one axis, an error is below 0, or an option is out of range.
    """
    numbers, spread, level = _checked(values, errors, confidence)
    problems = Problems()
    problems.unless(numbers.ndim == 1, "values", f"has {numbers.ndim} axes", "Give one set of areas.")
    problems.unless(is_whole_number(repetitions), "repetitions", f"is {repetitions!r}", "Give a whole number above 0.")
    problems.raise_any()
    is_known = ~np.isnan(numbers) & ~np.isnan(spread)
    drawn = generator.normal(numbers[is_known], spread[is_known], (repetitions, int(is_known.sum())))
    places = np.argsort(np.argsort(-drawn if highest_first else drawn, axis=-1), axis=-1) + 1.0
    tail = (1 - level) / 2
    lower, upper = _spread_out(is_known, np.quantile(places, [tail, 1 - tail], axis=0, method="nearest"))
    return _ranks(numbers, lower, upper, highest_first=highest_first)


def _spread_out(is_known: Flags, limits: Floats) -> Floats:
    """Limits of the areas that are known, in the places of all."""
    whole = np.full((2, is_known.size), np.nan)
    whole[:, is_known] = limits
    return whole


def _checked(values: ArrayLike, errors: ArrayLike, confidence: float) -> tuple[Floats, Floats, float]:
    numbers, spread = np.broadcast_arrays(np.atleast_1d(floats(values)), floats(errors))
    problems = Problems()
    level = confidence_level(confidence, problems=problems)
    problems.rows(spread < 0, "errors", "is below 0", "Give standard errors of 0 or more.")
    problems.raise_any()
    is_missing = np.isnan(numbers) | np.isnan(spread)
    return np.where(is_missing, np.nan, numbers), spread, level


def _ranks(numbers: Floats, lower: Floats, upper: Floats, *, highest_first: bool) -> Ranks:
    rank = ranks_of(numbers, highest_first=highest_first)
    gone = np.isnan(rank)
    return Ranks(rank, floats(np.where(gone, np.nan, lower)), floats(np.where(gone, np.nan, upper)))
