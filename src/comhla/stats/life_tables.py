"""Abridged life tables and life expectancy with limits, for any set of age bands and any number of groups.

Sources: Chiang CL, The life table and its applications (1984); Silcocks PBS, Jenner DA, Reza R, Life expectancy as a
summary of mortality in a population: statistical considerations and suitability for use by health authorities (2001);
and, for what is withheld, as phe_life_expectancy of PHEindicatormethods, see its documentation.
"""

from __future__ import annotations

import warnings
from collections.abc import Sequence
from enum import IntEnum, StrEnum
from typing import NamedTuple

import numpy as np
import scipy
from numpy.typing import ArrayLike, NDArray

from comhla.stats.choices import chosen
from comhla.stats.errors import Problems, StatsWarning
from comhla.stats.estimates import Floats, confidence_level, floats

STARTS: tuple[float, ...] = (0, 1, *range(5, 95, 5))
"""The first year of age of the usual twenty bands: 0, 1-4, 5-9 and so on to 90 and over."""
RADIX = 100_000.0
INFANT_FRACTION = 0.1
"""The share of the first year that those who die in it live on average."""
FRACTION = 0.5
MINIMUM_POPULATION = 5_000.0
WIDEST_INTERVAL = 20.0
Reasons = NDArray[np.int8]


class LifeTable(NamedTuple):
    """A life table: each field has the groups of the input and the age bands as its last axis."""

    mortality: Floats
    """Deaths in a person-year."""
    width: Floats
    """Years in the band; in the open last band twice the mean time that is left there."""
    fraction: Floats
    """The share of the band that those who die in it live on average."""
    dying: Floats
    """The probability of dying in the band."""
    survivors: Floats
    """How many of 100,000 born reach the band."""
    deaths: Floats
    """How many of them die in it."""
    lived: Floats
    """The years that they live in it."""
    remaining: Floats
    """The years that they live from here on."""
    expectancy: Floats
    """Life expectancy at the start of the band."""


class LifeExpectancy(NamedTuple):
    """Life expectancy at the start of each age band, with its limits and its standard error."""

    value: Floats
    lower: Floats
    upper: Floats
    standard_error: Floats


class ErrorOfDeath(StrEnum):
    """How the chance error of the probability of dying is had."""

    SILCOCKS = "silcocks"
    """From the deaths, with a term for the open last band: as phe_life_expectancy."""
    CHIANG = "chiang"
    """From the population, without a term for the last band, so limits are narrower: as ScotPHO."""


class Unfit(IntEnum):
    """Why a group has no life table; where there are several reasons the first counts."""

    NO = 0
    NEGATIVE_DEATHS = 1
    NO_POPULATION = 2
    OTHER_BANDS = 3
    MORE_DEATHS_THAN_PEOPLE = 4
    TOO_FEW_PEOPLE = 5


_WORDS = {
    Unfit.NEGATIVE_DEATHS: "has negative deaths or none recorded in an age band",
    Unfit.NO_POPULATION: "has no population in an age band",
    Unfit.OTHER_BANDS: "lacks an age band",
    Unfit.MORE_DEATHS_THAN_PEOPLE: "has more deaths than people in an age band",
    Unfit.TOO_FEW_PEOPLE: "has too small a population in all",
}


def life_table(
    deaths: ArrayLike,
    populations: ArrayLike,
    *,
    starts: Sequence[float] = STARTS,
    infant_fraction: float = INFANT_FRACTION,
) -> LifeTable:
    """The abridged life table of each group.

    Args:
        deaths: Deaths, with the age bands as the last axis, ascending; missing is NaN.
        populations: Person-years in the same bands (a mid-year population for one year's deaths).
        starts: The first year of age of each band; the last band is open. They may be any, such as up to 85 or 95.
        infant_fraction: The share of the year lived by those who die in a first band of one year from age 0; in all
            other bands it is one half.

    Raises:
        BadInput: the bands do not ascend from 0, or the last axis has another length.

    Source: Chiang, The life table and its applications (1984).
    """
    events, people = _in_bands(deaths, populations, starts)
    with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
        mortality = events / people
        width, fraction = _widths(mortality, starts), _fractions(starts, infant_fraction)
        dying = _dying(mortality, width, fraction)
        survivors = np.empty_like(dying)
        survivors[..., 0] = RADIX
        np.multiply.accumulate(1 - dying[..., :-1], axis=-1, out=survivors[..., 1:])
        survivors[..., 1:] *= RADIX
        dead = survivors * dying
        lived = width * (survivors - (1 - fraction) * dead)
        lived[..., -1] = survivors[..., -1] / mortality[..., -1]
        remaining = from_here_on(lived)
        expectancy = np.where(survivors == 0, 0.0, remaining / survivors)
    return LifeTable(mortality, width, fraction, dying, survivors, dead, lived, remaining, expectancy)


def life_expectancy(
    deaths: ArrayLike,
    populations: ArrayLike,
    *,
    starts: Sequence[float] = STARTS,
    confidence: float = 0.95,
    error: ErrorOfDeath = ErrorOfDeath.SILCOCKS,
    infant_fraction: float = INFANT_FRACTION,
    minimum_population: float = MINIMUM_POPULATION,
    widest_interval: float = WIDEST_INTERVAL,
) -> LifeExpectancy:
    """Life expectancy at the start of each age band of each group, in years, with normal limits.

    A group has no answer (NaN) where an age band has negative deaths, no population or more deaths than people, or
    where the group has `minimum_population` people or fewer. A value whose 95% interval is wider than
    `widest_interval` years, or that is infinite because nobody died in the last band, is NaN and keeps its limits.
    Both give a `StatsWarning`; give 0 and infinity to have everything.

    Args:
        deaths: Deaths, with the age bands as the last axis, ascending; missing is NaN.
        populations: Person-years in the same bands.
        starts: The first year of age of each band; the last band is open.
        confidence: The confidence level as a fraction.
        error: How the chance error of the probability of dying is had.
        infant_fraction: The share of the year lived by those who die in a first band of one year from age 0.
        minimum_population: Groups of so many people or fewer get no answer.
        widest_interval: Values with a wider 95% interval are withheld; in years.

    Raises:
        BadInput: the bands do not ascend from 0, the last axis has another length, or the confidence is no level.

    Source: as phe_life_expectancy of PHEindicatormethods, see its documentation.
    """
    level = confidence_level(confidence)
    events, people = _in_bands(deaths, populations, starts)
    reasons = unfit(events, people, minimum_population=minimum_population)
    warn_of_unfit(reasons)
    table = life_table(events, people, starts=starts, infant_fraction=infant_fraction)
    spread = np.where((reasons > 0)[..., None], np.nan, expectancy_error(table, events, people, error=error))
    value = np.where((reasons > 0)[..., None], np.nan, table.expectancy)
    return limited(withheld(value, spread, widest=widest_interval), value, spread, level=level)


def unfit(deaths: ArrayLike, populations: ArrayLike, *, minimum_population: float = MINIMUM_POPULATION) -> Reasons:
    """Why each group has no life table (`Unfit`), 0 where it has one; the age bands are the last axis."""
    events, people = floats(deaths), floats(populations)
    with np.errstate(invalid="ignore"):
        reasons = [
            (Unfit.NEGATIVE_DEATHS, ~(events.min(axis=-1) >= 0)),
            (Unfit.NO_POPULATION, ~(people.min(axis=-1) > 0)),
            (Unfit.MORE_DEATHS_THAN_PEOPLE, (events > people).any(axis=-1)),
            (Unfit.TOO_FEW_PEOPLE, people.sum(axis=-1) <= minimum_population),
        ]
    return np.select([mask for _, mask in reasons], [np.int8(reason) for reason, _ in reasons], np.int8(0))


def expectancy_error(
    table: LifeTable, deaths: ArrayLike, populations: ArrayLike, *, error: ErrorOfDeath = ErrorOfDeath.SILCOCKS
) -> Floats:
    """The standard error of the life expectancy at the start of each age band."""
    with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
        weights = dying_variance(table, floats(deaths), floats(populations), error=error)
        weights *= np.square(table.survivors)
        reach = (1 - table.fraction[:-1]) * table.width[..., :-1] + table.expectancy[..., 1:]
        weights[..., :-1] *= np.square(reach)
        weights[..., -1] /= 4
        return np.asarray(np.sqrt(from_here_on(weights)) / table.survivors)


def dying_variance(table: LifeTable, deaths: Floats, populations: Floats, *, error: ErrorOfDeath) -> Floats:
    """The variance of the probability of dying in each band; in the last that of its length (Silcocks)."""
    if chosen(ErrorOfDeath, error, "error") is ErrorOfDeath.CHIANG:
        variance = chiang_variance(table, populations)
        variance[..., -1] = 0
        return variance
    variance = np.square(table.dying) * (1 - table.dying) / deaths
    variance[np.broadcast_to(deaths, variance.shape) == 0] = 0
    variance[..., -1] = 4 / (deaths[..., -1] * np.square(table.mortality[..., -1]))
    return np.asarray(variance)


def chiang_variance(table: LifeTable, populations: Floats) -> Floats:
    """The variance of the probability of dying in each band out of its population, the last band too."""
    rate = table.mortality * table.width
    above = np.square(table.width) * table.mortality * (1 - table.fraction * rate)
    return np.asarray(above / (populations * (1 + (1 - table.fraction) * rate) ** 3))


def withheld(value: Floats, spread: Floats, *, widest: float = WIDEST_INTERVAL) -> Floats:
    """The values without those that are infinite or whose 95% interval is wider than so many years, with a warning."""
    with np.errstate(invalid="ignore"):
        too_wide = 2 * scipy.special.ndtri(0.975) * spread > widest
    if (too_wide & np.isfinite(value)).any():
        told = f"{int((too_wide & np.isfinite(value)).sum())} life expectancies are withheld"
        warnings.warn(f"{told}: their 95% interval is wider than {widest:g} years.", StatsWarning, stacklevel=3)
    return np.where(too_wide | np.isinf(value), np.nan, value)


def limited(value: Floats, centre: Floats, spread: Floats, *, level: float) -> LifeExpectancy:
    """Values with normal limits about a centre, which is the value before any was withheld."""
    with np.errstate(invalid="ignore"):
        reach = scipy.special.ndtri(0.5 + level / 2) * spread
        return LifeExpectancy(value, centre - reach, centre + reach, spread)


def from_here_on(values: Floats) -> Floats:
    """Sums over each band and all later ones."""
    return np.asarray(np.add.accumulate(values[..., ::-1], axis=-1)[..., ::-1])


def checked_starts(starts: Sequence[float], *, problems: Problems) -> Floats:
    """The first years of age of the bands; `problems` is told when they do not ascend from 0."""
    ages = floats(starts)
    begins = ages.ndim == 1 and ages.size > 1 and ages[0] == 0
    problems.unless(begins, "starts", "does not begin with 0", "Give the first year of age of each band, from 0.")
    ascends = ages.ndim == 1 and bool((np.diff(ages) > 0).all())
    problems.unless(ascends, "starts", "does not ascend", "Order the age bands from the youngest to the oldest.")
    return ages


def _in_bands(deaths: ArrayLike, populations: ArrayLike, starts: Sequence[float]) -> tuple[Floats, Floats]:
    problems = Problems()
    bands = checked_starts(starts, problems=problems).size
    events, people = floats(deaths), floats(populations)
    for name, each in (("deaths", events), ("populations", people)):
        fits = each.ndim > 0 and each.shape[-1] == bands
        problems.unless(fits, name, f"has not {bands} age bands", "Give one number for each of `starts`.")
    problems.raise_any()
    if events.shape != people.shape:
        events, people = np.broadcast_arrays(events, people)
    return events, people


def _widths(mortality: Floats, starts: Sequence[float]) -> Floats:
    width = np.empty_like(mortality)
    width[..., :-1] = np.diff(floats(starts))
    width[..., -1] = 2 / mortality[..., -1]
    return width


def _fractions(starts: Sequence[float], infant_fraction: float) -> Floats:
    fraction = np.full(len(starts), FRACTION)
    if starts[1] - starts[0] == 1:
        fraction[0] = infant_fraction
    return fraction


def _dying(mortality: Floats, width: Floats, fraction: Floats) -> Floats:
    """All die where more than all would; nobody leaves the last band alive."""
    rate = mortality * width
    dying = rate / (1 + rate * (1 - fraction))
    np.minimum(dying, 1, out=dying)
    dying[..., -1] = np.where(np.isnan(mortality[..., -1]), np.nan, 1)
    return np.asarray(dying)


def warn_of_unfit(reasons: Reasons) -> None:
    """Warn of the groups that have no life table, and say why."""
    for reason, words in _WORDS.items():
        if count := int((reasons == reason).sum()):
            told = f"{count} group{'s' if count > 1 else ''} without life expectancy, because each {words}."
            warnings.warn(told, StatsWarning, stacklevel=3)
