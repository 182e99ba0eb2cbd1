"""Years in good health that people can expect, with limits."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike

from comhla.stats.errors import Problems
from comhla.stats.estimates import Floats, confidence_level, floats
from comhla.stats.life_tables import (
    INFANT_FRACTION,
    STARTS,
    ErrorOfDeath,
    LifeExpectancy,
    LifeTable,
    dying_variance,
    from_here_on,
    life_table,
    limited,
)


def healthy_life_expectancy(
    deaths: ArrayLike,
    populations: ArrayLike,
    *,
    healthy: ArrayLike,
    surveyed: ArrayLike,
    starts: Sequence[float] = STARTS,
    confidence: float = 0.95,
    error_of_death: ErrorOfDeath | None = None,
    infant_fraction: float = INFANT_FRACTION,
) -> LifeExpectancy:
    """Healthy life expectancy at the start of each age band of each group, in years, with normal limits.

    The years of the life table count by the share of people who are in good health at that age. The limits carry the
    chance error of that share; with `error_of_death` that of the deaths too. Nothing is withheld.

    Args:
        deaths: Deaths, with the age bands as the last axis, ascending; missing is NaN.
        populations: Person-years in the same bands.
        healthy: The share of people in good health in the same bands, from 0 to 1.
        surveyed: How many people were asked in the same bands; infinite where all were, as in a census.
        starts: The first year of age of each band; the last band is open.
        confidence: The confidence level as a fraction.
        error_of_death: How the chance error of death is had; nothing leaves it out, as is usual.
        infant_fraction: The share of the year lived by those who die in a first band of one year from age 0.

    Raises:
        BadInput: a share is outside 0 to 1, nobody was asked in a band, or as `life_table`.

    Source: Sullivan DF, A single index of mortality and morbidity (1971); Jagger C, Van Oyen H, Robine J-M, Health
    expectancy calculation by the Sullivan method: a practical guide (2014).
    """
    shares, asked = _checked(healthy, surveyed)
    level = confidence_level(confidence)
    table = life_table(deaths, populations, starts=starts, infant_fraction=infant_fraction)
    with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
        value = from_here_on(table.lived * shares) / table.survivors
        weights = np.square(table.lived) * shares * (1 - shares) / asked
        if error_of_death is not None:
            variance = dying_variance(table, floats(deaths), floats(populations), error=error_of_death)
            weights = weights + _of_death(table, shares, value, variance)
        spread = np.sqrt(from_here_on(weights)) / table.survivors
    return limited(value, value, spread, level=level)


def _of_death(table: LifeTable, shares: Floats, value: Floats, variance: Floats) -> Floats:
    """What the chance error of the probability of dying adds to the variance of the healthy years from here on."""
    shares = np.broadcast_to(shares, table.lived.shape)
    weights = variance * np.square(table.survivors)
    reach = (1 - table.fraction[:-1]) * table.width[..., :-1] * shares[..., :-1] + value[..., 1:]
    weights[..., :-1] *= np.square(reach)
    weights[..., -1] *= np.square(shares[..., -1] / 2)
    return np.asarray(weights)


def _checked(healthy: ArrayLike, surveyed: ArrayLike) -> tuple[Floats, Floats]:
    problems = Problems()
    shares, asked = floats(healthy), floats(surveyed)
    problems.rows((shares < 0) | (shares > 1), "healthy", "is not from 0 to 1", "Give shares, not per cent.")
    problems.rows(asked <= 0, "surveyed", "is not above 0", "Join age bands until people were asked in each.")
    problems.raise_any()
    return shares, asked
