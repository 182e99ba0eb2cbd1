"""Which ages and which causes of death a difference in life expectancy comes from."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from comhla.stats.errors import Problems
from comhla.stats.estimates import Floats, floats
from comhla.stats.life_tables import LifeTable


def age_contributions(first: LifeTable, second: LifeTable) -> Floats:
    """Years that each age band adds to the second life expectancy at birth over the first; they sum to the difference.

    A band that nobody of one of the tables reaches has none (NaN); where it is the second, nor has the band before.

    Args:
        first: The life tables that are compared with, such as those of the least deprived or of an earlier year.
        second: The other life tables, with the same age bands.

    Raises:
        BadInput: the two have different age bands.

    Source: Arriaga EE, Measuring and explaining the change in life expectancies (1984).
    """
    _same_bands(first, second)
    radix = first.survivors[..., :1]
    with np.errstate(divide="ignore", invalid="ignore"):
        within = first.survivors / radix * (second.lived / second.survivors - first.lived / first.survivors)
        ratio = first.survivors / second.survivors
        within[..., :-1] += second.remaining[..., 1:] / radix * (ratio[..., :-1] - ratio[..., 1:])
    return np.asarray(within)


def cause_contributions(
    first: LifeTable, second: LifeTable, *, first_rates: ArrayLike, second_rates: ArrayLike
) -> Floats:
    """Years that each cause of death adds in each age band; they sum over the causes to `age_contributions`.

    A band's years are shared among the causes as the difference of their death rates. They are 0 where a band has
    the same death rate from all causes in both.

    Args:
        first: The life tables that are compared with.
        second: The other life tables.
        first_rates: Death rates by cause: one more axis before that of the age bands. They sum to the table's.
        second_rates: The same of the second.

    Raises:
        BadInput: the two have different age bands, or the rates do not sum to those of their table.

    Source: Arriaga EE, Changing trends in mortality decline during the last decades (1989).
    """
    years = age_contributions(first, second)
    by_cause = _by_cause(first_rates, first, "first_rates"), _by_cause(second_rates, second, "second_rates")
    difference = second.mortality - first.mortality
    with np.errstate(divide="ignore", invalid="ignore"):
        shares = (by_cause[1] - by_cause[0]) / difference[..., None, :]
        return np.where(difference[..., None, :] == 0, 0.0, shares * years[..., None, :])


def _same_bands(first: LifeTable, second: LifeTable) -> None:
    problems = Problems()
    widths = first.width[..., :-1], second.width[..., :-1]
    same = widths[0].shape[-1] == widths[1].shape[-1] and bool((widths[0] == widths[1]).all())
    problems.unless(same, "second", "has other age bands than the first", "Make both life tables with the same bands.")
    problems.raise_any()


def _by_cause(rates: ArrayLike, table: LifeTable, name: str) -> Floats:
    problems = Problems()
    numbers = floats(rates)
    sums = np.allclose(numbers.sum(axis=-2), table.mortality, rtol=1e-6, atol=1e-12, equal_nan=True)
    problems.unless(sums, name, "does not sum to the death rates of its table", "Add a cause for all other deaths.")
    problems.raise_any()
    return numbers
