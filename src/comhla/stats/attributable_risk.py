"""How much of a whole population's events would not be if all had the rate of the least deprived."""

from __future__ import annotations

import numpy as np
import scipy
from numpy.typing import ArrayLike

from comhla.stats.errors import Problems
from comhla.stats.estimates import Estimate, Floats, confidence_level, floats


def attributable_risk(
    values: ArrayLike, populations: ArrayLike, *, errors: ArrayLike, reference: int = -1, confidence: float = 0.95
) -> Estimate:
    """The population attributable risk of each group as a fraction, with limits; negative where the reference is worse.

    One less the share is the reference band's rate over that of all. Its logarithm is taken as normal, with the
    chance error of every band's rate.

    Args:
        values: Rates with the deprivation bands as the last axis; missing is NaN.
        populations: The population of each band.
        errors: The standard error of each rate, such as the root of the events over the population.
        reference: The place of the band that the others are compared with; the last, least deprived one.
        confidence: The confidence level as a fraction.

    Raises:
        BadInput: a rate below 0, a population not above 0, an error below 0, or the confidence is no level.

    A reference rate of 0 has the risk 1 and no limits.

    Source: Levin ML, The occurrence of lung cancer in man (1953), for several bands; limits by the delta method as
    Greenland S, Drescher K, Maximum likelihood estimation of the attributable fraction from logistic models (1993).
    """
    level = confidence_level(confidence)
    rates, people, spread = _checked(values, populations, errors)
    share = people / people.sum(axis=-1, keepdims=True)
    overall = (share * rates).sum(axis=-1, keepdims=True)
    with np.errstate(divide="ignore", invalid="ignore"):
        pulls = -share / overall
        pulls[..., reference] += 1 / rates[..., reference]
        error = np.sqrt(np.square(pulls * spread).sum(axis=-1))
        left = rates[..., reference] / overall[..., 0]
        reach = np.exp(scipy.special.ndtri(0.5 + level / 2) * error)
        return Estimate(1 - left, 1 - left * reach, 1 - left / reach)


def _checked(values: ArrayLike, populations: ArrayLike, errors: ArrayLike) -> tuple[Floats, Floats, Floats]:
    problems = Problems()
    rates, people, spread = np.broadcast_arrays(floats(values), floats(populations), floats(errors))
    problems.rows(rates < 0, "values", "is below 0", "Give rates.")
    problems.rows(people <= 0, "populations", "is not above 0", "Join bands, or leave the group out.")
    problems.rows(spread < 0, "errors", "is below 0", "Give standard errors.")
    problems.raise_any()
    return rates, people, spread
