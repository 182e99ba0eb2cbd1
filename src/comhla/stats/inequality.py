"""The slope and the relative index of inequality over deprivation bands, with exact or simulated limits.

Sources: Pamuk ER, Social class inequality in mortality from 1921 to 1972 in England and Wales (1985); Low A, Low A,
Measuring the gap: quantifying and comparing local health inequalities (2004); and as phe_sii of
PHEindicatormethods, see its documentation.
"""

from __future__ import annotations

import math
from enum import IntEnum, StrEnum
from typing import NamedTuple

import numpy as np
import scipy
from numpy.typing import ArrayLike

from comhla.stats.choices import chosen
from comhla.stats.errors import Problems
from comhla.stats.estimates import Estimate, Floats, confidence_level, floats
from comhla.stats.inequality_limits import Gradient, IndexLimits, Line, exact_limits, simulated_limits

SEED = 2_016
"""The seed of the simulated limits unless another is given, so that the same input has the same limits. Of some thirty
that were tried its draws lie nearest to limits that are known exactly."""
REPETITIONS = 100_000
FEWEST_REPETITIONS = 1_000


class Scale(IntEnum):
    """What the values are, and so on which scale their chance error is normal."""

    PLAIN = 0
    """Means and life expectancies: as they are."""
    RATE = 1
    """Rates: on the scale of logarithms."""
    PROPORTION = 2
    """Proportions from 0 to 1: on the scale of logits."""


class LimitsBy(StrEnum):
    """How the limits of an index are had."""

    SIMULATION = "simulation"
    """By drawing the values again many times: as phe_sii."""
    EXACT = "exact"
    """By formula: where the line is fitted to normal values, so for plain values and for transformed ones."""


class SlopeIndex(NamedTuple):
    """The slope and the relative index of inequality of each group."""

    sii: Estimate
    """The difference from the most to the least deprived end of the line, times the multiplier."""
    rii: Estimate
    """The value at the least deprived end over that at the most deprived end; turned over for a negative multiplier."""
    intercept: Floats
    """The value at the most deprived end of the line; of a transformed line times the multiplier without its sign."""


def slope_index(  # noqa: PLR0913 - the options of the reference
    values: ArrayLike,
    populations: ArrayLike,
    *,
    lower: ArrayLike | None = None,
    upper: ArrayLike | None = None,
    errors: ArrayLike | None = None,
    scale: Scale = Scale.PLAIN,
    transformed: bool = False,
    multiplier: float = 1.0,
    confidence: float = 0.95,
    limits: LimitsBy = LimitsBy.SIMULATION,
    repetitions: int = REPETITIONS,
    seed: int = SEED,
) -> SlopeIndex:
    """The slope and the relative index of inequality of each group, with limits.

    A line is fitted to the values over the share of the population that is more deprived, weighted by population.
    The sign is that of the value rising with less deprivation; a negative multiplier turns it.

    Args:
        values: Values with the deprivation bands as the last axis, the most deprived first; missing is NaN.
        populations: The population of each band.
        lower: The lower 95% limit of each value, with `upper`; they give the chance error on the scale.
        upper: The upper 95% limit of each value.
        errors: Standard errors on the scale, in place of limits.
        scale: What the values are.
        transformed: Fit the line on the scale of logarithms or logits.
        multiplier: What the slope index is multiplied by.
        confidence: The confidence level as a fraction.
        limits: By simulation, or exact where a formula is known.
        repetitions: How many times values are drawn; every group has the same draws, so it does not matter which
            groups are worked out together.
        seed: The seed of the draws.

    Raises:
        BadInput: populations that are not above 0; neither or both of limits and standard errors, or missing ones;
            rates that are not above 0 or proportions outside 0 to 1; fewer than 1,000 repetitions; exact limits or a
            transformed line that this scale does not have; the confidence is no level.

    Source: as phe_sii of PHEindicatormethods, see its documentation.
    """
    level = confidence_level(confidence)
    scale, limits = chosen(Scale, scale, "scale"), chosen(LimitsBy, limits, "limits")
    problems = Problems()
    checked_choices(scale, transformed=transformed, limits=limits, repetitions=repetitions, problems=problems)
    spread = checked_errors(values, lower=lower, upper=upper, errors=errors, scale=scale, problems=problems)
    checked_values(values, populations, scale=scale, problems=problems)
    problems.raise_any()
    made = gradient(values, populations, errors=spread, scale=scale, transformed=transformed, multiplier=multiplier)
    if limits is LimitsBy.EXACT:
        found = exact_limits(made, level=level)
    else:
        found = simulated_limits(made, levels=[level], repetitions=repetitions, seed=seed)[0]
    return index_of(made, found)


def gradient(
    values: ArrayLike, populations: ArrayLike, *, errors: Floats, scale: Scale, transformed: bool, multiplier: float
) -> Gradient:
    """The line through the values of each group, with what its limits are worked out from; nothing is checked."""
    weights = line_weights(populations)
    observed = on_scale(floats(values), scale)
    fitted = observed if transformed else floats(values)
    back = (None, np.exp, scipy.special.expit)[scale]
    return Gradient(
        values=observed,
        errors=errors,
        weights=weights,
        slope=(weights.slope * fitted).sum(axis=-1),
        intercept=(weights.intercept * fitted).sum(axis=-1),
        back=back,
        transformed=transformed,
        multiplier=multiplier,
    )


def index_of(made: Gradient, found: IndexLimits) -> SlopeIndex:
    """The indices of a line with their limits."""
    at_most, at_least = made.intercept, made.intercept + made.slope
    if made.transformed and made.back is not None:
        at_most, at_least = made.back(at_most), made.back(at_least)
    with np.errstate(divide="ignore", invalid="ignore"):
        ratio = at_most / at_least if made.multiplier < 0 else at_least / at_most
    slope = at_least - at_most if made.transformed else made.slope
    intercept = at_most * abs(made.multiplier) if made.transformed else at_most
    return SlopeIndex(Estimate(slope * made.multiplier, *found.sii), Estimate(ratio, *found.rii), intercept)


def line_weights(populations: ArrayLike) -> Line:
    """What each band's value adds to the slope and to the intercept of the line weighted by population."""
    people = floats(populations)
    share = people / people.sum(axis=-1, keepdims=True)
    place = ranks(share)
    from_middle = place - (share * place).sum(axis=-1, keepdims=True)
    weighted = share * from_middle
    slope = weighted / (weighted * from_middle).sum(axis=-1, keepdims=True)
    return Line(slope, share - slope * (place - from_middle))


def ranks(shares: Floats) -> Floats:
    """The share of the population that is more deprived than the middle of each band."""
    return np.asarray(np.add.accumulate(shares, axis=-1) - shares / 2)


def on_scale(values: Floats, scale: Scale) -> Floats:
    """Values on the scale where their chance error is normal."""
    if scale is Scale.PLAIN:
        return values
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.asarray(np.log(values) if scale is Scale.RATE else scipy.special.logit(values))


def checked_choices(scale: Scale, *, transformed: bool, limits: LimitsBy, repetitions: int, problems: Problems) -> None:
    """Tell `problems` of choices that do not go together."""
    fits = not transformed or scale is not Scale.PLAIN
    problems.unless(fits, "transformed", "is asked for plain values", "Transform rates or proportions only.")
    known = limits is not LimitsBy.EXACT or transformed or scale is Scale.PLAIN
    remedy = "Ask for simulated limits, or for a transformed line."
    problems.unless(known, "limits", "has no exact formula for this line", remedy)
    enough = repetitions >= FEWEST_REPETITIONS
    problems.unless(enough, "repetitions", f"is {repetitions}", "Give 1,000 or more; 100,000 is usual.")


def checked_errors(
    values: ArrayLike,
    *,
    lower: ArrayLike | None,
    upper: ArrayLike | None,
    errors: ArrayLike | None,
    scale: Scale,
    problems: Problems,
) -> Floats:
    """Standard errors on the scale; `problems` is told of those that are missing or below 0."""
    if errors is None and (lower is None or upper is None):
        problems.add("lower and upper", "are not both given", "Give both limits of 95%, or standard errors.")
    elif errors is not None and (lower is not None or upper is not None):
        problems.add("errors", "are given as well as limits", "Give either of them.")
    elif errors is not None:
        spread = floats(errors)
        problems.rows(~(spread >= 0), "errors", "is missing or below 0", "Give the standard error of every value.")
        return spread
    else:
        spread = errors_of_limits(lower, upper, scale=scale)  # type: ignore[arg-type]  # both are given here
        problems.rows(np.isnan(spread), "lower or upper", "is missing", "Give both limits of every value.")
        return spread
    return np.full(floats(values).shape, math.nan)


def errors_of_limits(lower: ArrayLike, upper: ArrayLike, *, scale: Scale) -> Floats:
    """Standard errors on the scale out of 95% limits."""
    width = on_scale(floats(upper), scale) - on_scale(floats(lower), scale)
    return np.asarray(width / (2 * scipy.special.ndtri(0.975)))


def checked_values(values: ArrayLike, populations: ArrayLike, *, scale: Scale, problems: Problems) -> None:
    """Tell `problems` of values that the scale does not have, and of bands without population."""
    numbers, people = floats(values), floats(populations)
    problems.rows(~(people > 0), "populations", "is missing or not above 0", "Join bands, or leave the group out.")
    if scale is Scale.RATE:
        problems.rows(numbers <= 0, "values", "is not above 0", "A rate of 0 has no logarithm: join bands.")
    if scale is Scale.PROPORTION:
        beyond = (numbers < 0) | (numbers > 1)
        problems.rows(beyond, "values", "is not from 0 to 1", "Give proportions, not per cent.")
