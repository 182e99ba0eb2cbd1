"""Years of life lost to death: against an age that everybody should reach, or against an expectancy at each age."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from comhla.stats.errors import Problems
from comhla.stats.estimates import Estimate, Floats, confidence_level, floats
from comhla.stats.intervals import CountLimits, limits_of_checked_count


def years_of_life_lost(deaths: ArrayLike, years: ArrayLike, *, confidence: float = 0.95) -> Estimate:
    """Years of life lost by each group: its deaths times the years that each death at that age loses, with limits.

    The limits scale the exact Poisson limits of all deaths to the variance of the weighted sum; without deaths the
    upper limit takes the most years that a death can lose.

    Args:
        deaths: Deaths, with the age bands as the last axis; missing is NaN.
        years: Years lost by each death in a band, as `years_before` or a reference life table's expectancy gives.
        confidence: The confidence level as a fraction.

    Raises:
        BadInput: deaths or years below 0, or the confidence is no level.

    Source: Dobson AJ and others, Confidence intervals for weighted sums of Poisson parameters (1991).
    """
    level, (events, lost) = confidence_level(confidence), _checked(deaths, years)
    total = events.sum(axis=-1)
    value = (events * lost).sum(axis=-1)
    limits = limits_of_checked_count(total, level, CountLimits.EXACT)
    with np.errstate(divide="ignore", invalid="ignore"):
        scale = np.where(total > 0, np.sqrt((events * np.square(lost)).sum(axis=-1) / total), lost.max(axis=-1))
    return Estimate(value, value + scale * (limits.lower - total), value + scale * (limits.upper - total))


def years_before(limit: float, *, ages: ArrayLike) -> Floats:
    """Years that a death at each mean age of death loses before an age limit, such as 75; none from the limit on."""
    return np.maximum(limit - floats(ages), 0.0)


def _checked(deaths: ArrayLike, years: ArrayLike) -> tuple[Floats, Floats]:
    problems = Problems()
    events, lost = floats(deaths), floats(years)
    problems.rows(events < 0, "deaths", "is below 0", "Give counts of deaths.")
    problems.rows(lost < 0, "years", "is below 0", "Give 0 where a death loses no years.")
    problems.raise_any()
    return events, lost
