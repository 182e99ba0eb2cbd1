"""Deprivation bands of equal population, within the whole country or within each board or partnership."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from comhla.stats.errors import Problems
from comhla.stats.estimates import Floats, Groups, floats, groups_of


def deprivation_bands(
    deprivation_ranks: ArrayLike, populations: ArrayLike, *, bands: int = 5, codes: ArrayLike | Groups | None = None
) -> Floats:
    """The deprivation band of each small area: 1 for the most deprived; each band has about the same population.

    An area belongs to the band in which the middle of its population lies when the areas are lined up by rank, so
    one that straddles a boundary goes to the side on which most of it lies. Areas of the same rank stay in the
    order in which they are given. A missing rank or population has no band (NaN) and adds nobody.

    Args:
        deprivation_ranks: The rank of each area, 1 for the most deprived, as the Scottish index ranks data zones.
        populations: The population of each area.
        bands: How many bands: 5 for quintiles, 10 for deciles, 20 for vigintiles.
        codes: The group of each area, in which the bands are made; nothing makes them over all.

    Raises:
        BadInput: fewer than 2 bands, a population below 0, arrays of different lengths, or codes that number nothing.
    """
    ranked, people = floats(deprivation_ranks), floats(populations)
    _check(ranked, people, bands=bands)
    groups = groups_of(np.zeros(ranked.size, dtype=np.intp) if codes is None else codes)
    counted = np.where(np.isnan(ranked), 0.0, np.nan_to_num(people, nan=0.0))
    order = np.lexsort((ranked, groups.codes))
    middle = np.empty_like(ranked)
    middle[order] = np.add.accumulate(counted[order]) - counted[order] / 2
    whole = groups.total(counted)
    before = np.concatenate([[0.0], np.add.accumulate(whole)[:-1]])
    with np.errstate(divide="ignore", invalid="ignore"):
        share = (middle - before[groups.codes]) / whole[groups.codes]
    found = np.minimum(np.floor(share * bands) + 1, bands)
    return np.where(np.isnan(ranked) | np.isnan(people), np.nan, found)


def _check(ranked: Floats, people: Floats, *, bands: int) -> None:
    problems = Problems()
    problems.unless(bands >= 2, "bands", f"is {bands}", "Give 2 or more: 5 makes quintiles.")
    same = ranked.ndim == 1 and ranked.shape == people.shape
    problems.unless(same, "populations", "has another length than the ranks", "Give one for each area.")
    problems.rows(people < 0, "populations", "is below 0", "Give the population of each area.")
    problems.raise_any()
