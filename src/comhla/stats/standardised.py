"""Directly standardised rates: what the rate would be if a population had the ages of a standard one."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from typing import NamedTuple, assert_never

import numpy as np
from numpy.typing import ArrayLike

from comhla.stats.errors import Problems
from comhla.stats.estimates import (
    Estimate,
    Flags,
    Floats,
    Groups,
    Limits,
    confidence_level,
    floats,
    groups_of,
    totals,
)
from comhla.stats.intervals import CountLimits, dobson, gamma, limits_of_checked_count
from comhla.stats.square_and_add import difference_of

LEAST_EVENTS = 10
"""Below this many events Dobson's limits do not hold, and the public health functions give no rate."""


class DsrLimits(StrEnum):
    """Methods for limits of a directly standardised rate; the value is what the column `method` says."""

    DOBSON = "Dobson"
    DOBSON_EXACT = "Dobson, exact"
    GAMMA = "Fay-Feuer gamma"


class Dsr(NamedTuple):
    """Directly standardised rates with their limits, and what they were worked out from."""

    value: Floats
    lower: Floats
    upper: Floats
    total_count: Floats
    """All events of the group."""
    total_pop: Floats
    """The population of the group."""
    variance: Floats
    """The variance of the rate, on the scale of the rate."""
    largest_weight: Floats
    """What one more event would add to the rate at most; NaN unless the limits need it."""

    @property
    def estimate(self) -> Estimate:
        """The rate and its limits alone."""
        return Estimate(self.value, self.lower, self.upper)

    def limits(self, confidence: float, *, method: DsrLimits = DsrLimits.DOBSON) -> Limits:
        """Limits at another level; those by gamma need rates that were worked out with them."""
        return limits_of(self, confidence_level(confidence), method)


def dsr(
    x: ArrayLike,
    n: ArrayLike,
    stdpop: ArrayLike,
    *,
    codes: ArrayLike | Groups | None = None,
    confidence: float = 0.95,
    multiplier: float = 100_000,
    method: DsrLimits = DsrLimits.DOBSON,
    least_events: float = LEAST_EVENTS,
) -> Dsr:
    """Rates of events x in populations n by age band, weighted with a standard population and summed.

    Either the last axis holds the bands, and the standard may be one row for all; or each array has one number for
    each row and `codes` says which group the row is of. A missing x counts as 0. Groups with fewer than
    `least_events` have no rate. As calculate_dsr of PHEindicatormethods, see docs.

    Raises:
        BadInput: an x below 0, an n that is missing or 0 or less, a standard that is missing or below 0, or a level
            or multiplier out of range.
    """
    problems = Problems()
    events, people, weights = checked(x, n, stdpop, problems)
    level = _options(confidence, multiplier, problems)
    problems.raise_any()
    groups = None if codes is None else groups_of(codes)
    per_event = weights / people
    weighted = per_event * events
    found = _dsr(
        totals(events, groups),
        totals(people, groups),
        totals(weighted, groups),
        _products(per_event, weighted, groups),
        totals(np.broadcast_to(weights, events.shape) if groups else weights, groups),
        multiplier,
    )
    if method is DsrLimits.GAMMA:
        found = found._replace(largest_weight=_largest(per_event, weights, groups) * multiplier)
    return with_limits(found, level, method, least_events)


def dsr_of_repeated_events(  # noqa: PLR0913 - four columns, and the options of `dsr`
    people_with: ArrayLike,
    n: ArrayLike,
    stdpop: ArrayLike,
    frequency: ArrayLike,
    *,
    codes: ArrayLike | Groups,
    is_first_of_band: Flags,
    confidence: float = 0.95,
    multiplier: float = 100_000,
    least_events: float = LEAST_EVENTS,
) -> Dsr:
    """Rates where one person may have several events, so that events are not independent and limits are wider.

    One row for each group, age band and frequency: `people_with` is how many people had just so many events as
    `frequency` says. `n` and `stdpop` stand in every row of a band, and are counted in the row that
    `is_first_of_band`. The variance is the sum over frequencies f of f squared times that of the people counted.
    As calculate_dsr of PHEindicatormethods with independent_events=FALSE, see docs.

    Raises:
        BadInput: as `dsr`, and for a frequency that is missing or below 0.
    """
    problems = Problems()
    people_counted, people, weights = checked(people_with, n, stdpop, problems)
    times = floats(frequency)
    problems.rows(~(times >= 0), "frequency", "is missing or below 0", "Give how many events each person had.")
    level = _options(confidence, multiplier, problems)
    problems.raise_any()
    groups, per_event = groups_of(codes), weights / people
    weighted = per_event * people_counted * times
    found = _dsr(
        groups.total(people_counted * times),
        groups.total(np.where(is_first_of_band, people, 0.0)),
        groups.total(weighted),
        groups.total(weighted * per_event * times),
        groups.total(np.where(is_first_of_band, weights, 0.0)),
        multiplier,
    )
    return with_limits(found, level, DsrLimits.DOBSON, least_events)


def checked(
    x: ArrayLike, n: ArrayLike, stdpop: ArrayLike, problems: Problems, *, names: Sequence[str] = ("x", "n", "stdpop")
) -> tuple[Floats, Floats, Floats]:
    """The three arrays with 0 for a missing x; `problems` is told what is wrong, under the names given.

    The least value is found first: it is NaN where anything is missing, and rows are looked for only then.
    """
    events, people, weights = floats(x), floats(n), floats(stdpop)
    if np.isnan(_least(events)):
        events = np.where(np.isnan(events), 0.0, events)
    if _least(events) < 0:
        problems.rows(events < 0, names[0], "is below 0", "Give counts of 0 or more.")
    if not _least(people) > 0:
        problems.rows(~(people > 0), names[1], "is missing, or is 0 or less", "Give populations above 0.")
    if not _least(weights) >= 0:
        problems.rows(~(weights >= 0), names[2], "is missing or below 0", "Give a standard of 0 or more.")
    return events, people, weights


def _least(values: Floats) -> float:
    return float(values.min(initial=np.inf))


def _options(confidence: float, multiplier: float, problems: Problems) -> float:
    problems.unless(multiplier > 0, "multiplier", f"is {multiplier!r}", "Give a number above 0.")
    return confidence_level(confidence, problems=problems)


def _products(per_event: Floats, weighted: Floats, groups: Groups | None) -> Floats:
    """Sums of the products, without an array of products where the last axis holds the bands."""
    if groups is not None:
        return groups.total(per_event * weighted)
    return floats(np.einsum("...b,...b->...", per_event, weighted))


def _largest(per_event: Floats, weights: Floats, groups: Groups | None) -> Floats:
    if groups is None:
        return floats(per_event.max(axis=-1) / weights.sum(axis=-1))
    largest = np.zeros(groups.number)
    np.maximum.at(largest, groups.codes, per_event)
    return largest / groups.total(weights)


def _dsr(count: Floats, people: Floats, weighted: Floats, products: Floats, weights: Floats, multiplier: float) -> Dsr:
    """Rates without limits from the sums of a group; a group whose weights are all 0 has none."""
    none = np.full(count.shape, np.nan)
    with np.errstate(divide="ignore", invalid="ignore"):
        value = weighted / weights * multiplier
        variance = products / weights**2 * multiplier**2
    return Dsr(value, none, none, count, people, variance, none)


def with_limits(found: Dsr, level: float, method: DsrLimits, least_events: float) -> Dsr:
    """The rates with limits, and with nothing where there are too few events."""
    limits = limits_of(found, level, method)
    enough = found.total_count >= least_events
    value, lower, upper = (np.where(enough, each, np.nan) for each in (found.value, *limits))
    return found._replace(value=value, lower=lower, upper=upper)


def limits_of(found: Dsr, level: float, method: DsrLimits) -> Limits:
    """Limits at a level that is known to be right."""
    match method:
        case DsrLimits.DOBSON:
            of_count = limits_of_checked_count(found.total_count, level, CountLimits.BYAR)
        case DsrLimits.DOBSON_EXACT:
            of_count = limits_of_checked_count(found.total_count, level, CountLimits.EXACT)
        case DsrLimits.GAMMA:
            return gamma(found.value, found.variance, found.largest_weight, level)
        case _ as never:
            assert_never(never)
    return dobson(found.value, found.variance, found.total_count, of_count)


def ratio_of(first: Estimate, second: Estimate) -> Estimate:
    """First over second of two independent rates, with limits at the level of theirs.

    The limits are recovered from theirs on the scale of logarithms. A lower limit of 0 or less in the first makes that
    of the ratio 0, and one in the second makes the upper limit of the ratio infinite. The difference of two rates is
    `comhla.stats.square_and_add.difference_of`. Source: as there.

    Raises:
        BadInput: a rate lies outside its own limits.
    """
    with np.errstate(divide="ignore", invalid="ignore"):
        found = difference_of(_logs(first), _logs(second))
        return Estimate(floats(first.value / second.value), np.exp(found.lower), np.exp(found.upper))


def _logs(estimate: Estimate) -> Estimate:
    return Estimate(*(np.log(np.maximum(each, 0.0)) for each in estimate))
