"""Limits of the indices of inequality: by formula, or by drawing the values again many times."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

import numpy as np
import scipy

from comhla.stats.estimates import Floats, Limits

DRAWN_AT_ONCE = 4_000_000
"""How many numbers are held at once while drawing."""


class Line(NamedTuple):
    """What each band's value adds to the slope and to the intercept of a fitted line."""

    slope: Floats
    intercept: Floats


class Gradient(NamedTuple):
    """A line through the values of each group, the deprivation bands as the last axis."""

    values: Floats
    """On the scale where their chance error is normal."""
    errors: Floats
    """Standard errors on that scale."""
    weights: Line
    slope: Floats
    intercept: Floats
    back: Callable[[Floats], Floats] | None
    """From the scale to the values; nothing for plain values."""
    transformed: bool
    """Whether the line is fitted on the scale."""
    multiplier: float


class IndexLimits(NamedTuple):
    """Limits of the slope and of the relative index."""

    sii: Limits
    rii: Limits


def exact_limits(made: Gradient, *, level: float) -> IndexLimits:
    """Limits by formula, for a line that is fitted to normal values.

    The slope is a sum of normal values. The ratio of plain values has Fieller's limits, which are missing where the
    value at the most deprived end cannot be told from 0.

    Source: Fieller EC, Some problems in interval estimation (1954).
    """
    z = float(scipy.special.ndtri(0.5 + level / 2))
    variance = np.square(made.weights.slope * made.errors).sum(axis=-1)
    slopes = Limits(made.slope - z * np.sqrt(variance), made.slope + z * np.sqrt(variance))
    if made.transformed:
        return _laid_about_middle(made, slopes)
    ratio = _turned(_fieller(made, variance, z), made.multiplier)
    return IndexLimits(_times(slopes, made.multiplier), ratio)


def _fieller(made: Gradient, variance: Floats, z: float) -> Limits:
    """Limits of the ratio of the line's two ends: 1 and the slope over the intercept."""
    squares = np.square(made.errors)
    of_intercept = (np.square(made.weights.intercept) * squares).sum(axis=-1)
    together = (made.weights.slope * made.weights.intercept * squares).sum(axis=-1)
    a = np.square(made.intercept) - z**2 * of_intercept
    b = made.slope * made.intercept - z**2 * together
    c = np.square(made.slope) - z**2 * variance
    with np.errstate(divide="ignore", invalid="ignore"):
        reach = np.sqrt(np.where(a > 0, np.maximum(b**2 - a * c, 0), np.nan))
        return Limits(1 + (b - reach) / a, 1 + (b + reach) / a)


def simulated_limits(made: Gradient, *, levels: Sequence[float], repetitions: int, seed: int) -> list[IndexLimits]:
    """Limits at each level from draws of the values, each refitted; all groups have the same draws.

    The limits are the draws at the places `repetitions` times each tail, rounded, once the draws are in order.
    """
    bands = made.values.shape[-1]
    draws = np.random.default_rng(seed).standard_normal((bands, repetitions))
    flat = _flat(made)
    size = max(1, DRAWN_AT_ONCE // repetitions // (1 if made.transformed or made.back is None else bands))
    pieces = [_piece(flat, slice(start, start + size)) for start in range(0, max(len(flat.slope), 1), size)]
    found = [_drawn(piece, draws, _places(levels, repetitions)) for piece in pieces]
    shape = made.slope.shape
    return [_joined([each[place] for each in found], shape) for place in range(len(levels))]


def _flat(made: Gradient) -> Gradient:
    """The same with all groups along one axis."""
    bands = made.values.shape[-1]
    shape = (*made.slope.shape, bands)
    weights = Line(*(np.broadcast_to(each, shape).reshape(-1, bands) for each in made.weights))
    values, errors = (np.broadcast_to(each, shape).reshape(-1, bands) for each in (made.values, made.errors))
    slope, intercept = made.slope.reshape(-1), made.intercept.reshape(-1)
    return made._replace(values=values, errors=errors, weights=weights, slope=slope, intercept=intercept)


def _piece(made: Gradient, part: slice) -> Gradient:
    weights = Line(*(each[part] for each in made.weights))
    return made._replace(
        values=made.values[part],
        errors=made.errors[part],
        weights=weights,
        slope=made.slope[part],
        intercept=made.intercept[part],
    )


def _drawn(made: Gradient, draws: Floats, places: Sequence[tuple[int, int]]) -> list[IndexLimits]:
    slopes, intercepts = _lines(made, draws)
    if made.transformed:
        return [_laid_about_middle(made, each) for each in _at(slopes, places)]
    with np.errstate(divide="ignore", invalid="ignore"):
        ratios = (intercepts + slopes) / intercepts
    if made.multiplier < 0:
        ratios = 1 / ratios
    found = zip(_at(slopes * made.multiplier, places), _at(ratios, places), strict=True)
    return [IndexLimits(*each) for each in found]


def _lines(made: Gradient, draws: Floats) -> tuple[Floats, Floats]:
    """Slopes and intercepts, groups by draws."""
    if made.transformed or made.back is None:
        slopes = made.slope[:, None] + (made.weights.slope * made.errors) @ draws
        return slopes, made.intercept[:, None] + (made.weights.intercept * made.errors) @ draws
    values = made.back(made.values[..., None] + made.errors[..., None] * draws)
    slopes, intercepts = (np.einsum("gb,gbr->gr", each, values) for each in made.weights)
    return slopes, intercepts


def _places(levels: Sequence[float], repetitions: int) -> list[tuple[int, int]]:
    """The places of the lower and upper limits among draws in order, counted from 0."""
    tails = [0.5 + level / 2 for level in levels]
    return [(max(round(repetitions * (1 - tail)), 1) - 1, round(repetitions * tail) - 1) for tail in tails]


def _at(draws: Floats, places: Sequence[tuple[int, int]]) -> list[Limits]:
    in_order = np.partition(draws, sorted({place for pair in places for place in pair}), axis=-1)
    missing = np.isnan(draws).any(axis=-1)
    return [Limits(*(np.where(missing, np.nan, in_order[..., place]) for place in pair)) for pair in places]


def _laid_about_middle(made: Gradient, slopes: Limits) -> IndexLimits:
    """Limits of the slope of a transformed line, laid about the line's middle and turned back to values."""
    assert made.back is not None
    middle = made.intercept + made.slope / 2
    ends = [(made.back(middle - slope / 2), made.back(middle + slope / 2)) for slope in slopes]
    sii = Limits(*(last - first for first, last in ends))
    rii = Limits(*(last / first for first, last in ends))
    return IndexLimits(_times(sii, made.multiplier), _turned(rii, made.multiplier))


def _times(limits: Limits, multiplier: float) -> Limits:
    lower, upper = (each * multiplier for each in limits)
    return Limits(upper, lower) if multiplier < 0 else Limits(lower, upper)


def _turned(limits: Limits, multiplier: float) -> Limits:
    """Limits of a ratio, which is turned over for a negative multiplier."""
    return Limits(1 / limits.upper, 1 / limits.lower) if multiplier < 0 else limits


def _joined(pieces: Sequence[IndexLimits], shape: tuple[int, ...]) -> IndexLimits:
    def along(which: int, side: int) -> Floats:
        return np.concatenate([piece[which][side] for piece in pieces]).reshape(shape)

    return IndexLimits(Limits(along(0, 0), along(0, 1)), Limits(along(1, 0), along(1, 1)))
