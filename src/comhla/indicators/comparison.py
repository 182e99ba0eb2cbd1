"""One figure held against another: better, worse, no clear difference, or why it cannot be told.

A difference is called clear where chance alone would show so large a one fewer than five times in a hundred, with
account taken of all the comparisons that are made together. It is judged from the intervals of the two figures, by the
method of square and add (G. Y. Zou and A. Donner, Construction of confidence limits about effect measures, 2008).

An area is part of Scotland, and of its family group. It is therefore tested against the rest, and the difference from
the whole is that from the rest times the share of the rest: an area would otherwise be compared with itself in part.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

import numpy as np

from comhla.indicators import words
from comhla.indicators.catalogue import Measure
from comhla.indicators.chance import BY_INTERVALS, BY_ONE_INTERVAL, BY_REST, Pair, Side, judge
from comhla.indicators.errors import Unknown
from comhla.indicators.findings import (
    Against,
    Comparator,
    Compared,
    Correction,
    Interval,
    Point,
    Series,
    Target,
    Together,
)
from comhla.indicators.series import Counts, counts_of, figure_of, intervals_of
from comhla.indicators.values import Missing, Value, number
from comhla.stats.estimates import Estimate
from comhla.stats.square_and_add import mean_of

_SIZES = "Numbers of cases in areas of different size cannot be compared; compare rates."


def against_scotland(
    series: Iterable[Series], scotland: Series, *, period: str | None = None, correction: Correction = Correction.HOLM
) -> tuple[Compared, ...]:
    """Every area against Scotland in one period, by its key; without one, the last that Scotland has a figure of.

    Raises:
        Unknown: for a period that the series do not have.
    """
    there = _point(scotland, period)
    comparator = Comparator(
        against=Against.SCOTLAND,
        name=scotland.area.name,
        period=there.period,
        value=there.value,
        interval=there.interval,
    )
    whole = counts_of(there, scotland.indicator)
    return judge([_with_scotland(one, _same(one, there), comparator, whole) for one in series], correction)


def against_peers(
    series: Series,
    peers: Sequence[Series],
    *,
    name: str = "",
    against: Against = Against.FAMILY,
    together: Together | None = None,
    period: str | None = None,
) -> Compared:
    """One area against others taken together: the mean for a family group, all their cases for areas that were chosen.

    The area itself may be among the peers or not. `name` is what the peers are called in a sentence, and `together`
    says how they are taken together if otherwise.

    Raises:
        Unknown: for a period that the series does not have.
    """
    point = _point(series, period)
    way = together or (Together.MEAN if against is Against.FAMILY else Together.CASES)
    return judge([_with_peers(series, point, peers, _Peers(against, way, name))], Correction.NONE)[0]


def against_past(
    series: Iterable[Series],
    *,
    period: str | None = None,
    earlier: str | None = None,
    correction: Correction = Correction.HOLM,
) -> tuple[Compared, ...]:
    """Every area's figure of one period against its own earlier one.

    Without a period it is the last with a number; without an earlier one, the last with a number that was over before
    it began. Areas that have nothing earlier are left out.

    Raises:
        Unknown: for a period that the series do not have.
    """
    pairs = []
    for one in series:
        point = _point(one, period)
        before = _point(one, earlier) if earlier else _before(one, point)
        if before is not None:
            pairs.append(_with_past(one, point, before))
    return judge(pairs, correction)


def against_target(series: Series, target: Target, *, period: str | None = None) -> Compared:
    """One area's figure against its target, taken as exact.

    Raises:
        Unknown: for a period that the series does not have.
    """
    point = _point(series, period)
    name = f"the target for {target.due.label}"
    comparator = Comparator(against=Against.TARGET, name=name, period=target.due, value=target.value)
    exact = Side(target.value, target.value, target.value)
    return judge([Pair(series, point, comparator, exact, method=BY_ONE_INTERVAL)], Correction.NONE)[0]


def _point(series: Series, period: str | None) -> Point:
    """The point of a period, or the last one with a number, or the last one."""
    point = (series.at(period) if period else series.latest) or (None if period else series.points[-1])
    if point is None:
        last = series.points[-1].period.label
        raise Unknown(
            f"There is no period {period!r} of {series.indicator.label}. "
            f"There are figures from {series.points[0].period.label} to {last}."
        )
    return point


def _same(series: Series, there: Point) -> Point:
    """The figure of the same period, or a blank where the series was made of other periods."""
    return series.at(there.period.key) or Point(there.period, Missing.NOT_COLLECTED)


def _before(series: Series, point: Point) -> Point | None:
    """The last figure of a period that was over before; where there is none, of one that began before."""
    earlier = [one for one in reversed(series.known) if one.period.last_day < point.period.last_day]
    apart = (one for one in earlier if one.period.last_day < point.period.first_day)
    return next(apart, earlier[0] if earlier else None)


def _with_scotland(series: Series, point: Point, comparator: Comparator, whole: Counts | None) -> Pair:
    indicator = series.indicator
    if indicator.measure is Measure.COUNT:
        return Pair(series, point, comparator, reason=_SIZES)
    own = counts_of(point, indicator)
    if own and whole and own.denominator < whole.denominator and own.numerator <= whole.numerator:
        rest = Counts(whole.numerator - own.numerator, whole.denominator - own.denominator)
        return Pair(series, point, comparator, rest, rest.denominator / whole.denominator, BY_REST)
    value = number(comparator.value)
    if value is not None and comparator.interval is None:
        return Pair(series, point, comparator, Side(value, value, value), method=BY_ONE_INTERVAL)
    return Pair(series, point, comparator, _side(comparator.value, comparator.interval))


def _side(value: Value, interval: Interval | None) -> Side | None:
    figure = number(value)
    return Side(figure, interval.lower, interval.upper) if interval and figure is not None else None


def _with_past(series: Series, point: Point, before: Point) -> Pair:
    comparator = Comparator(
        against=Against.PAST,
        name=before.period.label,
        period=before.period,
        value=before.value,
        interval=before.interval,
    )
    reason = _why_not_comparable(series, before, point)
    return Pair(series, point, comparator, _side(before.value, before.interval), reason=reason)


def _why_not_comparable(series: Series, before: Point, point: Point) -> str:
    """Why two periods of one series cannot be compared, as a full sentence; empty where they can."""
    if before.stretch != point.stretch:
        changes = [
            f"{one.words} (from {one.first.label})" for one in series.breaks if one.first.key > before.period.key
        ]
        return f"The figures are not counted in the same way: {'; '.join(changes)}."
    if before.period.last_day >= point.period.first_day:
        return "The two periods overlap, so that the same cases are in both."
    return ""


class _Peers(NamedTuple):
    """What the peers are to a reader."""

    against: Against
    together: Together
    name: str


def _with_peers(series: Series, point: Point, peers: Sequence[Series], asked: _Peers) -> Pair:
    indicator = series.indicator
    points = {one.area.code: _same(one, point) for one in peers}
    others = {code: one for code, one in points.items() if one.figure is not None}
    areas = tuple(one.area for one in peers if one.area.code in others)
    name = asked.name or f"the {words.counted(len(areas), 'area', 'areas')} it is compared with"
    empty = Comparator(against=asked.against, name=name, period=point.period, value=Missing.NOT_COLLECTED, areas=areas)
    if indicator.measure is Measure.COUNT:
        return Pair(series, point, empty, reason=_SIZES)
    rest = {code: one for code, one in others.items() if code != series.area.code}
    if not rest:
        return Pair(series, point, empty, reason=f"None of the other areas has a figure for {point.period.label}.")
    counts = {code: counts_of(one, indicator) for code, one in others.items()}
    known = {code: one for code, one in counts.items() if one is not None}
    if asked.together is Together.CASES and len(known) == len(counts) and counts_of(point, indicator):
        return _with_pooled(series, point, empty, known)
    return _with_mean(series, point, empty, others)


def _with_pooled(series: Series, point: Point, empty: Comparator, counts: Mapping[str, Counts]) -> Pair:
    """All the cases of the peers taken together."""
    indicator = series.indicator
    whole = _sum(counts.values())
    rest = _sum(one for code, one in counts.items() if code != series.area.code)
    comparator = _filled(empty, figure_of(whole, indicator), intervals_of([whole], indicator)[0])
    return Pair(series, point, comparator, rest, rest.denominator / whole.denominator, BY_REST)


def _with_mean(series: Series, point: Point, empty: Comparator, others: Mapping[str, Point]) -> Pair:
    """The plain mean of the peers' figures, as the benchmarking framework prints it for a family."""
    rest = [one for code, one in others.items() if code != series.area.code]
    mean, side = _mean(list(others.values())), _mean(rest)
    interval = Interval(mean.lower, mean.upper, BY_INTERVALS) if not np.isnan(mean.lower) else None
    comparator = _filled(empty, mean.value, interval)
    other = None if np.isnan(side.lower) else side
    return Pair(series, point, comparator, other, len(rest) / len(others), BY_REST)


def _filled(empty: Comparator, value: float, interval: Interval | None) -> Comparator:
    return Comparator(
        against=empty.against,
        name=empty.name,
        period=empty.period,
        value=value,
        interval=interval,
        areas=empty.areas,
    )


def _sum(counts: Iterable[Counts]) -> Counts:
    counts = tuple(counts)
    return Counts(sum(one.numerator for one in counts), sum(one.denominator for one in counts))


def _mean(points: Sequence[Point]) -> Side:
    """The mean of figures with its limits; these are not numbers where an interval is not known."""
    rows = [(one.figure, *(one.interval[:2] if one.interval else (np.nan, np.nan))) for one in points]
    mean = mean_of(Estimate(*np.array(rows, dtype=np.float64).T))
    return Side(float(mean.value), float(mean.lower), float(mean.upper))
