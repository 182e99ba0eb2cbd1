"""How unevenly a value lies over a population ordered by deprivation."""

from __future__ import annotations

from enum import StrEnum

import numpy as np
import scipy
from numpy.typing import ArrayLike

from comhla.stats.choices import chosen
from comhla.stats.errors import Problems
from comhla.stats.estimates import Estimate, confidence_level, floats
from comhla.stats.inequality import ranks


class Concentration(StrEnum):
    """Which concentration index."""

    RELATIVE = "relative"
    """From -1 to 1, over the mean."""
    ABSOLUTE = "absolute"
    """The relative index times the mean: in the unit of the values."""
    BOUNDED = "bounded"
    """Four times the absolute index: for values from 0 to 1, where the mean bounds the relative index."""


def concentration_index(
    values: ArrayLike,
    populations: ArrayLike,
    *,
    errors: ArrayLike,
    kind: Concentration = Concentration.RELATIVE,
    confidence: float = 0.95,
) -> Estimate:
    """The concentration index of each group, with normal limits: below 0 where the most deprived have more.

    Args:
        values: Values with the deprivation bands as the last axis, the most deprived first; missing is NaN.
        populations: The population of each band.
        errors: The standard error of each value.
        kind: Which index.
        confidence: The confidence level as a fraction.

    Raises:
        BadInput: a population not above 0, an error below 0, values outside 0 to 1 for the bounded index, or the
            confidence is no level.

    Source: Kakwani N, Wagstaff A, van Doorslaer E, Socioeconomic inequalities in health: measurement, computation,
    and statistical inference (1997); bounded: Erreygers G, Correcting the concentration index (2009).
    """
    level, kind = confidence_level(confidence), chosen(Concentration, kind, "kind")
    held, people, spread = np.broadcast_arrays(floats(values), floats(populations), floats(errors))
    problems = Problems()
    problems.rows(people <= 0, "populations", "is not above 0", "Join bands, or leave the group out.")
    problems.rows(spread < 0, "errors", "is below 0", "Give standard errors.")
    beyond = ((held < 0) | (held > 1)) & (kind is Concentration.BOUNDED)
    problems.rows(beyond, "values", "is not from 0 to 1", "The bounded index takes proportions.")
    problems.raise_any()
    share = people / people.sum(axis=-1, keepdims=True)
    lean = share * (2 * ranks(share) - 1)
    absolute, mean = (lean * held).sum(axis=-1), (share * held).sum(axis=-1)
    with np.errstate(divide="ignore", invalid="ignore"):
        if kind is Concentration.RELATIVE:
            value = absolute / mean
            pulls = (lean - share * value[..., None]) / mean[..., None]
        else:
            times = 4 if kind is Concentration.BOUNDED else 1
            value, pulls = times * absolute, times * lean
    reach = scipy.special.ndtri(0.5 + level / 2) * np.sqrt(np.square(pulls * spread).sum(axis=-1))
    return Estimate(value, value - reach, value + reach)
