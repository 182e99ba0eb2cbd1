"""Control charts: whether a series over time shows more than its usual variation, and where.

The points of a series lie along the last axis, in order, with any number of series before it. Limits are three standard
deviations (sigma) either side of the centre. The charts can be rebased: from each of the points named, counted from 0,
centre and limits are worked out anew, and no run is followed across. A missing point has no value, counts for nothing
and ends every run.

Which chart: `xmr` for single values of any kind, `p` and `p_prime` for shares, `u` and `u_prime` for rates, `c` for
counts of even areas of opportunity, `g` for how many cases lie between rare events and `t` for how much time does. The
prime charts are for large denominators, where nearly every point would lie outside the limits of the plain ones.

Source: W. A. Shewhart, Economic Control of Quality of Manufactured Product, 1931; D. J. Wheeler, Understanding
Variation, 2000; and for single charts the source named there.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import StrEnum
from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from comhla.stats.errors import Problems
from comhla.stats.estimates import Flags, Floats, floats

RANGE_OF_TWO = 2 / np.sqrt(np.pi)
"""The mean difference of two normal values, in standard deviations: 1.128."""
POWER_OF_TIME = 3.6
"""The root that makes times between rare events nearly normal."""


class Rule(StrEnum):
    """What a point can break, in the order of the columns of `broken`."""

    BEYOND_LIMITS = "beyond three sigma"
    SHIFT = "run of eight on one side of the centre"
    TREND = "six rising or falling"
    TWO_OF_THREE = "two of three beyond two sigma on one side"
    FIFTEEN_WITHIN = "fifteen within one sigma"


RULES = tuple(Rule)
_SHIFT, _TREND, _NEAR = 8, 6, 15


class ControlChart(NamedTuple):
    """Points with centre and limits, each an array of the shape of the points."""

    value: Floats
    centre: Floats
    lower: Floats
    upper: Floats
    broken: Flags
    """Which points break which rule: the last axis has the rules in the order of `RULES`."""

    def breaking(self, rule: Rule) -> Flags:
        """The points that break a rule: for a run all of it, and of two in three the two."""
        return np.asarray(self.broken[..., RULES.index(rule)], dtype=bool)


class _Base(NamedTuple):
    centre: Floats
    sigma: Floats


_Fit = Callable[..., _Base]


def xmr(values: ArrayLike, *, rebased_at: Sequence[int] = ()) -> ControlChart:
    """Single values, with sigma from the mean of the ranges from point to point.

    Raises:
        BadInput: a chart cannot be rebased at the points named.
    """
    numbers = np.atleast_1d(floats(values))
    return _chart(numbers, (numbers,), _of_ranges, rebased_at)


def p(x: ArrayLike, n: ArrayLike, *, rebased_at: Sequence[int] = ()) -> ControlChart:
    """Shares x/n, with sigma from the binomial distribution; limits are cut at 0 and 1.

    Raises:
        BadInput: an x is below 0 or above its n, an n is 0 or less, or a chart cannot be rebased at the points named.
    """
    events, people = _counts(x, n, is_share=True)
    return _chart(events / people, (events, people), _binomial, rebased_at, lowest=0, highest=1)


def p_prime(x: ArrayLike, n: ArrayLike, *, rebased_at: Sequence[int] = ()) -> ControlChart:
    """Shares x/n, with sigma from the binomial distribution and from how the points truly vary about it.

    Source: D. B. Laney, Improved control charts for attributes, Quality Engineering 14, 2002.

    Raises:
        BadInput: as `p`.
    """
    events, people = _counts(x, n, is_share=True)
    return _chart(events / people, (events, people), _prime(_binomial), rebased_at, lowest=0, highest=1)


def u(x: ArrayLike, n: ArrayLike, *, rebased_at: Sequence[int] = ()) -> ControlChart:
    """Rates x/n, with sigma from the Poisson distribution; the lower limit is cut at 0.

    Raises:
        BadInput: an x is below 0, an n is 0 or less, or a chart cannot be rebased at the points named.
    """
    events, people = _counts(x, n, is_share=False)
    return _chart(events / people, (events, people), _poisson, rebased_at, lowest=0)


def u_prime(x: ArrayLike, n: ArrayLike, *, rebased_at: Sequence[int] = ()) -> ControlChart:
    """Rates x/n, with sigma from the Poisson distribution and from how the points truly vary about it.

    Source: D. B. Laney, Improved control charts for attributes, Quality Engineering 14, 2002.

    Raises:
        BadInput: as `u`.
    """
    events, people = _counts(x, n, is_share=False)
    return _chart(events / people, (events, people), _prime(_poisson), rebased_at, lowest=0)


def c(counts: ArrayLike, *, rebased_at: Sequence[int] = ()) -> ControlChart:
    """Counts of events where the chance of them is the same at every point, with sigma from the Poisson distribution.

    Raises:
        BadInput: a count is below 0, or a chart cannot be rebased at the points named.
    """
    events, ones = _counts(counts, 1, is_share=False)
    return _chart(events, (events, ones), _poisson, rebased_at, lowest=0)


def g(between: ArrayLike, *, rebased_at: Sequence[int] = ()) -> ControlChart:
    """How many cases lie between rare events, with sigma from the geometric distribution; the lower limit is cut at 0.

    The distribution is skew, so more points lie below the centre than above. Source: J. C. Benneyan, Number-between
    g-type statistical quality control charts for monitoring adverse events, Health Care Management Science 4, 2001.

    Raises:
        BadInput: a number is below 0, or a chart cannot be rebased at the points named.
    """
    cases, ones = _counts(between, 1, is_share=False)
    return _chart(cases, (cases, ones), _geometric, rebased_at, lowest=0)


def t(times: ArrayLike, *, rebased_at: Sequence[int] = ()) -> ControlChart:
    """Times between rare events, charted as single values of their 3.6th root and turned back.

    Source: L. S. Nelson, A control chart for parts-per-million nonconforming items, Journal of Quality Technology 26,
    1994.

    Raises:
        BadInput: a time is below 0, or a chart cannot be rebased at the points named.
    """
    days, _ = _counts(times, 1, is_share=False)
    roots = days ** (1 / POWER_OF_TIME)
    chart = _chart(roots, (roots,), _of_ranges, rebased_at, lowest=0)
    centre, lower, upper = (floats(each**POWER_OF_TIME) for each in (chart.centre, chart.lower, chart.upper))
    return ControlChart(days, centre, lower, upper, chart.broken)


def _counts(x: ArrayLike, n: ArrayLike, *, is_share: bool) -> tuple[Floats, Floats]:
    events, people = np.broadcast_arrays(np.atleast_1d(floats(x)), floats(n))
    problems = Problems()
    problems.rows(events < 0, "x", "is below 0", "Give numbers of 0 or more.")
    problems.rows(people <= 0, "n", "is 0 or less", "Give denominators above 0.")
    if is_share:
        problems.rows(events > people, "x", "is above n", "Give counts of some of the n.")
    problems.raise_any()
    gone = np.isnan(events) | np.isnan(people)
    return np.where(gone, np.nan, events), np.where(gone, np.nan, people)


def _of_ranges(values: Floats) -> _Base:
    """The mean, and sigma from the differences of points that follow each other."""
    return _Base(_mean(values), _mean(np.abs(np.diff(values, axis=-1))) / RANGE_OF_TWO)


def _binomial(x: Floats, n: Floats) -> _Base:
    share = _sum(x) / _sum(n)
    return _Base(share, np.sqrt(share * (1 - share) / n))


def _poisson(x: Floats, n: Floats) -> _Base:
    rate = _sum(x) / _sum(n)
    return _Base(rate, np.sqrt(rate / n))


def _geometric(x: Floats, n: Floats) -> _Base:
    mean = _sum(x) / _sum(n)
    return _Base(mean, np.sqrt(mean * (mean + 1)) * n)


def _prime(fit: _Fit) -> _Fit:
    """Sigma of a distribution times that of the points in such sigmas."""

    def widened(x: Floats, n: Floats) -> _Base:
        centre, sigma = fit(x, n)
        # Where nothing ever happens, or always, there is no variation to widen.
        return _Base(centre, np.where(sigma == 0, 0.0, sigma * _of_ranges((x / n - centre) / sigma).sigma))

    return widened


def _sum(values: Floats) -> Floats:
    return floats(np.nansum(values, axis=-1, keepdims=True))


def _mean(values: Floats) -> Floats:
    return floats(_sum(values) / (~np.isnan(values)).sum(axis=-1, keepdims=True))


def _chart(
    value: Floats,
    parts: tuple[Floats, ...],
    fit: _Fit,
    rebased_at: Sequence[int],
    *,
    lowest: float = -np.inf,
    highest: float = np.inf,
) -> ControlChart:
    starts = _starts(rebased_at, value.shape[-1])
    ends = [*starts[1:], value.shape[-1]]
    phases = []
    for start, end in zip(starts, ends, strict=True):
        with np.errstate(divide="ignore", invalid="ignore"):
            base = fit(*(part[..., start:end] for part in parts))
        phases.append(_phase(value[..., start:end], base, lowest, highest))
    return ControlChart(
        value,
        np.concatenate([each.centre for each in phases], axis=-1),
        np.concatenate([each.lower for each in phases], axis=-1),
        np.concatenate([each.upper for each in phases], axis=-1),
        np.concatenate([each.broken for each in phases], axis=-2),
    )


def _starts(rebased_at: Sequence[int], points: int) -> list[int]:
    """Where the phases start, the first at 0."""
    starts = [0, *rebased_at]
    problems = Problems()
    is_right = all(0 < each < points for each in rebased_at) and bool((np.diff(starts) > 0).all())
    remedy = "Give numbers of points in rising order, above 0 and below how many points there are."
    problems.unless(points > 0, "values", "has no points", "Give the points of the series along the last axis.")
    problems.unless(is_right, "rebased_at", f"is {list(rebased_at)}", remedy)
    problems.raise_any()
    return starts


def _phase(value: Floats, base: _Base, lowest: float, highest: float) -> ControlChart:
    centre, sigma = (np.broadcast_to(each, value.shape) for each in base)
    lower, upper = np.maximum(centre - 3 * sigma, lowest), np.minimum(centre + 3 * sigma, highest)
    return ControlChart(value, centre, lower, upper, _broken(value, centre, sigma))


def _broken(value: Floats, centre: Floats, sigma: Floats) -> Flags:
    away, rise = value - centre, np.diff(value, axis=-1)
    rules: dict[Rule, Flags] = {
        Rule.BEYOND_LIMITS: np.abs(away) > 3 * sigma,
        Rule.SHIFT: _in_runs(away > 0, _SHIFT) | _in_runs(away < 0, _SHIFT),
        Rule.TREND: _in_steps(rise > 0, _TREND) | _in_steps(rise < 0, _TREND),
        Rule.TWO_OF_THREE: _two_of_three(away > 2 * sigma) | _two_of_three(away < -2 * sigma),
        Rule.FIFTEEN_WITHIN: _in_runs(np.abs(away) < sigma, _NEAR),
    }
    return np.stack([rules[rule] for rule in RULES], axis=-1)


def _in_runs(flags: Flags, length: int) -> Flags:
    """The points of runs of so many or more that are all so."""
    return _covered(_together(flags, length) == length, length, flags.shape[-1])


def _in_steps(flags: Flags, length: int) -> Flags:
    """The points of runs of so many or more whose steps from point to point are all so."""
    return _covered(_together(flags, length - 1) == length - 1, length, flags.shape[-1] + 1)


def _two_of_three(flags: Flags) -> Flags:
    """The points that are so and of which there are two or more among three that follow each other."""
    return flags & _covered(_together(flags, 3) >= 2, 3, flags.shape[-1])


def _together(flags: Flags, length: int) -> NDArray[np.intp]:
    """How many are so in each stretch of so many points; none where there are fewer points."""
    if flags.shape[-1] < length:
        return np.zeros((*flags.shape[:-1], 0), dtype=np.intp)
    windows = np.lib.stride_tricks.sliding_window_view(flags, length, axis=-1)
    return np.asarray(windows.sum(axis=-1), dtype=np.intp)


def _covered(starts: Flags, length: int, points: int) -> Flags:
    """The points of stretches of so many, from those that begin one."""
    covered = np.zeros((*starts.shape[:-1], points), dtype=bool)
    for place in range(length if starts.shape[-1] else 0):
        covered[..., place : place + starts.shape[-1]] |= starts
    return covered
