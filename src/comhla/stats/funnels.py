"""Funnel plots: where an area of each size would lie if it differed from the average by chance alone.

The limits hold 95 % (called 2 s) and 99.8 % (3 s) of what chance gives. The functions on tables of areas are in
`comhla.stats.frames.funnels`; where areas differ by more than chance, see `comhla.stats.overdispersion`.

Source: D. J. Spiegelhalter, Funnel plots for comparing institutional performance, Statistics in Medicine 24, 2005.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from enum import StrEnum
from typing import NamedTuple, assert_never

import numpy as np
import scipy
from numpy.typing import ArrayLike, NDArray

from comhla.stats.errors import Problems
from comhla.stats.estimates import Flags, Floats, Limits, floats
from comhla.stats.intervals import CountLimits, limits_of_count, normal_deviate

TWO_S, THREE_S = 0.95, 0.998
"""The levels of the two pairs of limits: 0.025 and 0.001 in each tail."""
POINTS = 100


class FunnelSignificance(StrEnum):
    """Where an area lies in its funnel; the number is the tail of the distribution that it lies in."""

    HIGH_BEYOND_3S = "High (0.001)"
    HIGH_BEYOND_2S = "High (0.025)"
    LOW_BEYOND_3S = "Low (0.001)"
    LOW_BEYOND_2S = "Low (0.025)"
    NOT_SIGNIFICANT = "Not significant"
    TOO_FEW_EVENTS = "Not applicable for events less than 10 for dsrs"


class PoissonTails(StrEnum):
    """How the expected events are found at which what was seen is in the tail."""

    EXACT = "exact"
    """From the quantiles of the gamma distribution, which are half of those of chi-square."""
    BISECTION = "bisection"
    """As PHEindicatormethods does: five to seven significant digits, and for a single event four."""


class Axis(NamedTuple):
    """Where the axis of sizes begins and ends."""

    first: float
    last: float


class FunnelLimits(NamedTuple):
    """Limits at 95 % and at 99.8 %."""

    two_s: Limits
    three_s: Limits


def average(numerator: ArrayLike, denominator: ArrayLike) -> float:
    """The average of all areas: the sum of numerators over that of denominators, where both are known."""
    events, size = np.broadcast_arrays(floats(numerator), floats(denominator))
    is_known = ~(np.isnan(events) | np.isnan(size))
    return float(events[is_known].sum() / size[is_known].sum())


def axis_of(sizes: ArrayLike) -> Axis:
    """An axis a little longer than the sizes need, from 0 unless they are all much alike.

    It begins at 0 where the largest is more than twice the smallest, else at 95 % of the smallest rounded down to one
    significant figure, and ends at 105 % of the largest rounded up to two.

    Raises:
        BadInput: there is no size, or one is below 0.
    """
    known = floats(sizes)
    problems = Problems()
    problems.unless(bool(np.isfinite(known).any()), "sizes", "has no numbers", "Give the size of one area or more.")
    problems.rows(known < 0, "sizes", "is below 0", "Give sizes of 0 or more.")
    problems.raise_any()
    smallest, largest = float(np.nanmin(known)), float(np.nanmax(known))
    first = 0.0 if largest > 2 * smallest else _to_figures(smallest * 0.95, 1, math.floor)
    return Axis(first, _to_figures(largest * 1.05, 2, math.ceil))


def _to_figures(number: float, figures: int, rounding: Callable[[float], int]) -> float:
    """A number rounded down or up to so many significant figures."""
    if number == 0:
        return 0.0
    digits = figures - 1 - math.floor(math.log10(number))
    # A power of ten that is whole on either side of 1, because 0.1 has no exact double.
    return rounding(number / 10**-digits) * 10.0**-digits if digits < 0 else rounding(number * 10**digits) / 10**digits


def points_of(axis: Axis, *, steps_left_of_first: int = 100) -> Floats:
    """A hundred whole sizes along the axis, closer together where the funnel is narrow on the page.

    Each is the one before times an even share of what is left, and at least one more. As the functions for funnels of
    PHEindicatormethods, where `steps_left_of_first` is 100, and 101 for ratios.
    """
    points = [max(1.0, axis.first)]
    for step in range(steps_left_of_first - 1, steps_left_of_first - POINTS, -1):
        before = points[-1]
        points.append(max(float(round(before * (axis.last / before) ** (1 / step))), before + 1))
    return np.array(points)


def share_funnel(
    population: ArrayLike,
    centre: ArrayLike,
    *,
    multiplier: float = 1,
    largest: float | None = None,
    widening: ArrayLike = 1,
) -> FunnelLimits:
    """Limits of a share x/n about the average `centre`, a fraction, by population; times the multiplier.

    They are the shares whose Wilson interval just reaches the average. They are cut at 0 and at `largest`, which is
    the multiplier unless told. `widening` widens them where areas differ by more than chance, see
    `comhla.stats.overdispersion`.

    Raises:
        BadInput: the average is not from 0 to 1, or a population is 0 or less.
    """
    people, share = floats(population), floats(centre)
    problems = Problems()
    problems.rows((share < 0) | (share > 1), "centre", "is not from 0 to 1", "Give the average as a fraction.")
    problems.rows(people <= 0, "population", "is 0 or less", "Give populations above 0.")
    problems.raise_any()
    deviation = np.sqrt(share * (1 - share) / people) * floats(widening)
    end = multiplier if largest is None else largest
    return FunnelLimits(
        *(_about(share, normal_deviate(each) * deviation, multiplier, end) for each in (TWO_S, THREE_S))
    )


def _about(centre: Floats, half: Floats, multiplier: float, largest: float) -> Limits:
    return Limits(
        floats(np.maximum((centre - half) * multiplier, 0.0)),
        floats(np.minimum((centre + half) * multiplier, largest)),
    )


def expected_at_limits(observed: ArrayLike, *, tails: PoissonTails = PoissonTails.EXACT) -> FunnelLimits:
    """The expected events at which the observed ones lie on the limits of the funnel.

    The observed lie on the lower limit where many more were expected, so what is expected there is the larger.

    Raises:
        BadInput: the observed events are 0 or less.
    """
    events = floats(observed)
    problems = Problems()
    problems.rows(events <= 0, "observed", "is 0 or less", "Give events above 0.")
    problems.raise_any()
    return FunnelLimits(*(_expected(events, (1 - level) / 2, tails) for level in (TWO_S, THREE_S)))


def _expected(events: Floats, tail: float, tails: PoissonTails) -> Limits:
    match tails:
        case PoissonTails.EXACT:
            special = scipy.special
            return Limits(floats(special.gammainccinv(events + 1, tail)), floats(special.gammaincinv(events, tail)))
        case PoissonTails.BISECTION:
            return _by_bisection(events, tail)
        case _ as never:
            assert_never(never)


def _by_bisection(events: Floats, tail: float) -> Limits:
    """The same by halving steps of v in expected = (1 + events) v / (1 - v) until they are 1e-7."""
    low, high, step = np.full(events.shape, 0.5), np.full(events.shape, 0.5), 0.5
    while step > 1e-7:
        step /= 2
        so_few = scipy.special.gammaincc(events + 1, (1 + events) * low / (1 - low))
        so_many = scipy.special.gammainc(events, (1 + events) * high / (1 - high))
        low = low + np.where(so_few > tail, step, -step)
        high = high + np.where(so_many > tail, -step, step)
    return Limits((1 + events) * low / (1 - low), (1 + events) * high / (1 - high))


def significance_of_shares(x: ArrayLike, n: ArrayLike) -> NDArray[np.object_]:
    """Where each area's share x/n lies in the funnel about the average of them all.

    As assign_funnel_significance of PHEindicatormethods for proportions, see docs.

    Raises:
        BadInput: an x is below 0, missing or above its n, or an n is 0 or less or missing.
    """
    events, people = np.broadcast_arrays(floats(x), floats(n))
    _checked(events, people, is_share=True)
    two_s, three_s = share_funnel(people, average(events, people))
    share = floats(events / people)
    return _first_true(
        (share < three_s.lower, FunnelSignificance.LOW_BEYOND_3S),
        (share < two_s.lower, FunnelSignificance.LOW_BEYOND_2S),
        (share > three_s.upper, FunnelSignificance.HIGH_BEYOND_3S),
        (share > two_s.upper, FunnelSignificance.HIGH_BEYOND_2S),
    )


def significance_of_ratios(
    observed: ArrayLike, expected: ArrayLike, *, centre: float = 1, fewest: float = 0
) -> NDArray[np.object_]:
    """Where each area's ratio of observed to expected events lies in the funnel about the centre, which is 1.

    For rates `expected` is the population, and the centre the average of them all. It is held against each area's own
    limits: exact below 10 events, Byar's from 10. Areas with fewer events than `fewest` have too few to tell. As
    assign_funnel_significance of PHEindicatormethods for ratios and rates, see docs.

    Raises:
        BadInput: an observed number is below 0 or missing, or an expected one is 0 or less or missing.
    """
    events, size = np.broadcast_arrays(floats(observed), floats(expected))
    _checked(events, size, is_share=False, may_lack_size=events < fewest)
    two_s, three_s = (_ratio_limits(events, size, level) for level in (TWO_S, THREE_S))
    return _first_true(
        (events < fewest, FunnelSignificance.TOO_FEW_EVENTS),
        (centre < three_s.lower, FunnelSignificance.HIGH_BEYOND_3S),
        (centre < two_s.lower, FunnelSignificance.HIGH_BEYOND_2S),
        (centre > three_s.upper, FunnelSignificance.LOW_BEYOND_3S),
        (centre > two_s.upper, FunnelSignificance.LOW_BEYOND_2S),
    )


def _ratio_limits(events: Floats, size: Floats, level: float) -> Limits:
    counts = limits_of_count(events, confidence=level, method=CountLimits.EXACT_OR_BYAR)
    return Limits(floats(counts.lower / size), floats(counts.upper / size))


def _checked(events: Floats, size: Floats, *, is_share: bool, may_lack_size: Flags | bool = False) -> None:
    problems = Problems()
    problems.rows(np.isnan(events), "numerator", "is missing", "Give every numerator, 0 where it is 0.")
    problems.rows(events < 0, "numerator", "is below 0", "Give numerators of 0 or more.")
    problems.rows(np.isnan(size) & ~np.asarray(may_lack_size), "denominator", "is missing", "Give every denominator.")
    problems.rows(size <= 0, "denominator", "is 0 or less", "Give denominators above 0.")
    if is_share:
        problems.rows(events > size, "numerator", "is above its denominator", "Give counts of some of the denominator.")
    problems.raise_any()


def _first_true(*cases: tuple[Flags, FunnelSignificance]) -> NDArray[np.object_]:
    found = np.full(cases[0][0].shape, FunnelSignificance.NOT_SIGNIFICANT, dtype=object)
    for is_so, what in reversed(cases):
        found[is_so] = what
    return found
