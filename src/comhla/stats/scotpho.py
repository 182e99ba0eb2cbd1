"""The methods of the Scottish Public Health Observatory's published profiles, as they are made, with z = 1.96.

They differ from the others of this package in their details, so a figure that has to agree with a published one is
worked out here. Source: as the functions of ScotPHO's indicator production, see its documentation.
"""

from __future__ import annotations

import math
from enum import StrEnum
from typing import NamedTuple

import numpy as np
import scipy
from numpy.typing import ArrayLike

from comhla.stats.choices import chosen
from comhla.stats.errors import Problems
from comhla.stats.estimates import Codes, Estimate, Floats, Groups, floats, groups_of, totals
from comhla.stats.inequality import line_weights
from comhla.stats.intervals import ShareLimits, byar, dobson, limits_of_checked_share
from comhla.stats.life_tables import RADIX, STARTS, chiang_variance, from_here_on, life_table
from comhla.stats.standard_populations import ESP_2013

Z = 1.96
LEVEL = math.erf(Z / math.sqrt(2))
"""The confidence level that has 1.96 for its normal quantile."""
_WEIGHTS: dict[str, dict[int, int]] = {
    "normal": {},
    "16+": {4: 4400},
    "<16": {4: 1100},
    "0to25": {6: 1200},
    "11to25": {3: 4400, 6: 1200},
    "15to25": {6: 1200},
}


class Correction(StrEnum):
    """How the limits of a percentage in a finite population are narrowed."""

    PRODUCTION = "production"
    """By the fourth root of the share not asked, as the published figures are."""
    SQUARE_ROOT = "square root"
    """By its square root, which is right."""


class Ages(StrEnum):
    """The ages that a standardised rate is for; a band that is cut has its share of the weight."""

    ALL = "normal"
    OVER_15 = "16+"
    UNDER_16 = "<16"
    TO_25 = "0to25"
    FROM_11_TO_25 = "11to25"
    FROM_15_TO_25 = "15to25"


class Gradient(NamedTuple):
    """Inequality over the deprivation bands of each group."""

    share: Floats
    """The share of the population in each band."""
    sii: Estimate
    """The slope index: above 0 where the most deprived have the higher rate."""
    rii: Estimate
    """The slope index over the overall rate; 0 where the slope index is."""
    rii_int: Estimate
    """How many per cent the most deprived lie above the average."""
    most_rate: Floats
    least_rate: Floats
    excess: Floats
    """What each band adds to the excess over the least deprived rate."""
    par: Floats
    """The population attributable risk in per cent."""
    abs_range: Floats
    rel_range: Floats


class ProductionTable(NamedTuple):
    """A life table in the columns of the production: groups, and the age bands as the last axis."""

    mx: Floats
    n: Floats
    ax: Floats
    qx: Floats
    px: Floats
    radix: Floats
    pre_Ix: Floats  # noqa: N815 - the column's name in the production
    """How many are left at the end of the band."""
    Ix: Floats
    """How many reach the band."""
    dx: Floats
    Lx: Floats
    Tx: Floats
    LEx: Floats
    var_qx: Floats
    se1: Floats
    se2: Floats
    var_ex: Floats
    se: Floats
    lci: Floats
    uci: Floats


def crude_rate(x: ArrayLike, n: ArrayLike, *, multiplier: float = 100_000.0) -> Estimate:
    """Crude rates with Byar's limits; the lower limit of no events is missing (NaN).

    Args:
        x: Events, 0 or more.
        n: The population.
        multiplier: People that the rate is for.

    Raises:
        BadInput: events below 0 or a population below 0.
    """
    events, people = _counts(x, n)
    limits = byar(events, LEVEL)
    with np.errstate(divide="ignore", invalid="ignore"):
        value, lower, upper = (each / people * multiplier for each in (events, *limits))
    return Estimate(value, np.where(events == 0, np.nan, lower), upper)


def percentage(x: ArrayLike, n: ArrayLike) -> Estimate:
    """Percentages with Wilson's limits, rounded to two decimals (half to even) and cut to 0 to 100.

    Args:
        x: Of how many it is true.
        n: How many there are.

    Raises:
        BadInput: counts below 0, or more of whom it is true than there are.
    """
    events, people = _counts(x, n)
    _not_above(events, people)
    with np.errstate(divide="ignore", invalid="ignore"):
        value = events / people * 100
        limits = limits_of_checked_share(events, people, LEVEL, ShareLimits.WILSON)
    lower, upper = (np.clip(two_decimals(each * 100), 0, 100) for each in limits)
    return Estimate(two_decimals(value), lower, upper)


def percentage_of_finite_population(
    x: ArrayLike, n: ArrayLike, population: ArrayLike, *, correction: Correction = Correction.SQUARE_ROOT
) -> Estimate:
    """Percentages of those asked out of a finite population, with normal limits cut to 0 to 100.

    Args:
        x: Of how many it is true.
        n: How many were asked.
        population: Out of how many; 0 where it is not known, which leaves the limits as they are. Where it is below
            `n`, or where all were asked, there is no chance error.
        correction: How the limits are narrowed. In the production a population of 0 is one below `n`, and one of 1
            has no limits.

    Raises:
        BadInput: counts below 0, or more of whom it is true than were asked.

    Source: Cochran WG, Sampling techniques (1977).
    """
    (events, asked), people = _counts(x, n), floats(population)
    _not_above(events, asked)
    with np.errstate(divide="ignore", invalid="ignore"):
        value = events / asked * 100
        left = np.where(people == 0, 1.0, (people - asked) / (people - 1))
        if chosen(Correction, correction, "correction") is Correction.PRODUCTION:
            narrowed = np.where(people < asked, 0.0, np.sqrt(left))
        else:
            narrowed = np.where((people <= asked) & (people != 0), 0.0, left)
        reach = Z * np.sqrt(value * (100 - value) / asked * narrowed)
    return Estimate(value, np.maximum(value - reach, 0), np.minimum(value + reach, 100))


def two_decimals(values: Floats) -> Floats:
    """The nearer of the two numbers with two decimals about each value; of two equally near ones the even one."""
    below = np.floor(values * 100)
    down, up = below / 100, (below + 1) / 100
    closer = (up - values) - (values - down)
    return np.asarray(np.where((closer < 0) | ((closer == 0) & (below % 2 == 1)), up, down))


def standard_weights(age_groups: ArrayLike, *, ages: Ages = Ages.ALL) -> Floats:
    """The weight of each age group, 1 (0-4) to 19 (90 and over), in a rate for certain ages.

    Raises:
        BadInput: an age group that is none of 1 to 19.
    """
    groups = floats(age_groups)
    problems = Problems()
    known = np.isin(groups, np.arange(1, len(ESP_2013.people) + 1))
    problems.rows(~known, "age_groups", "is not a whole number from 1 to 19", "Number five-year age groups from 1.")
    problems.raise_any()
    weights = np.array([0, *ESP_2013.people], dtype=np.float64)
    for group, weight in _WEIGHTS[chosen(Ages, ages, "ages")].items():
        weights[group] = weight
    return np.asarray(weights[groups.astype(np.intp)])


def standardised_rate(
    x: ArrayLike,
    n: ArrayLike,
    weights: ArrayLike,
    *,
    standard: float,
    multiplier: float = 100_000.0,
    codes: ArrayLike | Groups | Codes | None = None,
) -> Estimate:
    """Rates standardised to the European population for age and sex, with Dobson's limits; never withheld.

    Bands are the last axis or, with `codes`, rows in groups. A band without people adds nothing; missing counts are
    0; a limit below 0, or of no events, is 0.

    Args:
        x: Events.
        n: People.
        weights: The weight of each band.
        standard: The sum of the weights of the whole standard population (both sexes).
        multiplier: People that the rate is for.
        codes: The number of the group of each row.

    Raises:
        BadInput: counts below 0, or codes that number nothing.
    """
    events, people = (np.nan_to_num(each, nan=0.0) for each in _counts(x, n))
    groups = None if codes is None else groups_of(codes)
    with np.errstate(divide="ignore", invalid="ignore"):
        weight = np.where(people > 0, floats(weights) / people, 0.0) * multiplier / standard
    total, value = totals(events, groups), totals(weight * events, groups)
    limits = dobson(value, totals(np.square(weight) * events, groups), total, byar(total, LEVEL))
    lower, upper = (np.maximum(np.nan_to_num(each, nan=0.0), 0) for each in limits)
    return Estimate(value, lower, upper)


def production_life_table(deaths: ArrayLike, populations: ArrayLike, *, last_age: int = 90) -> ProductionTable:
    """The life table of each group up to 85 or 90 and over, with the limits of life expectancy by Chiang's variance.

    Args:
        deaths: Deaths, with the age bands as the last axis: 0, 1-4, 5-9 and so on.
        populations: Person-years in the same bands.
        last_age: 85 or 90: the first year of the last band.

    Raises:
        BadInput: another last band, or a last axis of another length.

    Source: Chiang CL, The life table and its applications (1984).
    """
    problems = Problems()
    problems.unless(last_age in {85, 90}, "last_age", f"is {last_age}", "Give 85 or 90.")
    problems.raise_any()
    starts = tuple(start for start in STARTS if start <= last_age)
    table = life_table(deaths, populations, starts=starts)
    with np.errstate(divide="ignore", invalid="ignore"):
        width = table.width.copy()
        if last_age == 85:
            width[..., -1] = 5
        variance = chiang_variance(table._replace(width=width), floats(populations))
        reach = (1 - table.fraction[:-1]) * width[..., :-1] + table.expectancy[..., 1:]
        weights = np.zeros_like(variance)
        weights[..., :-1] = variance[..., :-1] * np.square(table.survivors[..., :-1] * reach)
        onward = from_here_on(weights)
        spread = np.sqrt(onward) / table.survivors
    full, one = np.ones_like(width), 1 - table.dying
    value = table.expectancy
    return ProductionTable(
        table.mortality, width, full * table.fraction, table.dying, one, full * RADIX, table.survivors * one,
        table.survivors, table.deaths, table.lived, table.remaining, value, variance, weights, onward,
        np.square(spread), spread, value - Z * spread, value + Z * spread,
    )  # fmt: skip


def deprivation_gradient(rates: ArrayLike, populations: ArrayLike, *, overall: ArrayLike) -> Gradient:
    """The slope and relative index, attributable risk and ranges over the deprivation bands of each group.

    Args:
        rates: Rates with the deprivation bands as the last axis, the most deprived first.
        populations: The population of each band; a group with a missing band has no index and no attributable risk.
        overall: The rate of each whole group.

    Raises:
        BadInput: fewer than three bands, from which a line has no limits.
    """
    values, people = floats(rates), floats(populations)
    problems = Problems()
    enough = values.ndim > 0 and values.shape[-1] > 2
    problems.unless(enough, "rates", "has fewer than three bands", "Give quintiles or deciles.")
    problems.raise_any()
    with np.errstate(divide="ignore", invalid="ignore"):
        sii, whole = _slope(values, people), floats(overall)
        rii = Estimate(*(np.where(sii.value == 0, 0.0, each / whole) for each in sii))
        share = people / np.nansum(people, axis=-1, keepdims=True)
        most, least = values[..., 0], values[..., -1]
        excess = (values / least[..., None] - 1) * share
        in_all = excess.sum(axis=-1)
        return Gradient(
            share=share,
            sii=sii,
            rii=rii,
            rii_int=Estimate(*(each * 50 for each in rii)),
            most_rate=most,
            least_rate=least,
            excess=excess,
            par=100 * in_all / (in_all + 1),
            abs_range=most - least,
            rel_range=most / least,
        )


def _slope(values: Floats, people: Floats) -> Estimate:
    """The falling slope of the line weighted by population, with the limits of the regression itself."""
    weights = line_weights(people)
    share = people / people.sum(axis=-1, keepdims=True)
    slope = (weights.slope * values).sum(axis=-1)
    bands = values.shape[-1]
    intercept = (weights.intercept * values).sum(axis=-1)
    place = np.add.accumulate(share, axis=-1) - share / 2
    left = values - intercept[..., None] - slope[..., None] * place
    noise = (share * np.square(left)).sum(axis=-1) / (bands - 2)
    error = np.sqrt(noise * (np.square(weights.slope) / share).sum(axis=-1))
    reach = scipy.special.stdtrit(bands - 2, 0.975) * error
    return Estimate(-slope, -slope - reach, -slope + reach)


def _counts(x: ArrayLike, n: ArrayLike) -> tuple[Floats, Floats]:
    events, people = floats(x), floats(n)
    problems = Problems()
    problems.rows(events < 0, "x", "is below 0", "Give counts.")
    problems.rows(people < 0, "n", "is below 0", "Give counts.")
    problems.raise_any()
    return events, people


def _not_above(events: Floats, people: Floats) -> None:
    problems = Problems()
    problems.rows(events > people, "x", "is above n", "Give of how many of n it is true.")
    problems.raise_any()
