"""From figures as they were published to series that can be drawn and compared.

The interval of a figure is the one that its publisher gives. Where there is none, and the figure is a count of cases
of which each counts by itself, it is worked out from numerator and denominator: by Wilson's method for a proportion,
by Byar's (exactly below 10 cases) for a rate or a count. Of anything else (money, days of stay, a weighted answer of a
survey, an age-standardised rate without its interval) no interval is made up.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import pairwise
from typing import NamedTuple, TypeAlias

import numpy as np

from comhla.indicators import words
from comhla.indicators.areas import Area
from comhla.indicators.catalogue import Indicator, Measure
from comhla.indicators.errors import IndicatorsError, Unknown
from comhla.indicators.findings import Break, Held, Interval, Point, Series
from comhla.indicators.observations import Observation
from comhla.indicators.periods import MeasuredPeriod, PeriodKind, read_period
from comhla.indicators.values import Missing, number
from comhla.stats.intervals import limits_of_count, limits_of_share

CONFIDENCE = 0.95
BY_PUBLISHER = "given by the publisher"
BY_WILSON = "worked out from numerator and denominator by Wilson's method"
BY_BYAR = "worked out from numerator and denominator by Byar's method, exactly below 10 cases"
OUTSIDE = "The interval that was published does not hold the figure, and is left out."
NO_FIGURE = "No release that was taken in has this figure."

_Place: TypeAlias = tuple[str, str]  # code of the area, group
_Cells: TypeAlias = dict[str, Observation]  # by the key of the period


class Counts(NamedTuple):
    """Cases and those they are among: a numerator and denominator that an interval can be worked out from."""

    numerator: float
    denominator: float


def series_of(
    observations: Iterable[Observation], indicator: Indicator, *, kind: PeriodKind | None = None
) -> tuple[Series, ...]:
    """The series of every area and part of the population, in the order in which they first appear.

    Every series has a point for every period that any of them has; where an area has no figure the point says so.
    Periods of another kind than the indicator's own (or `kind`) are left out: a month cannot be drawn among years.

    Raises:
        Unknown: where nothing is left; the message says which periods and areas there are.
        IndicatorsError: for two figures of one area, group and period.
    """
    observations = tuple(observations)
    kind = kind or indicator.period_kind
    own = [one for one in observations if one.indicator == indicator.key and one.period.kind is kind]
    if not own:
        raise Unknown(_nothing(indicator, kind, observations))
    areas = {(one.area.code, one.group): one.area for one in own}
    cells = _cells(own)
    periods = in_order(one.period for one in own)
    stretches, breaks = _stretches(indicator, periods)
    intervals = _intervals(own, indicator)
    return tuple(
        Series(
            indicator=indicator,
            area=areas[place],
            group=place[1],
            points=tuple(_points(cells[place], periods, stretches, intervals)),
            breaks=breaks,
        )
        for place in areas
    )


def _cells(observations: Iterable[Observation]) -> Mapping[_Place, _Cells]:
    places: dict[_Place, _Cells] = defaultdict(dict)
    for one in observations:
        row = places[one.area.code, one.group]
        if row.setdefault(one.period.key, one) is not one:
            raise IndicatorsError(
                f"There are two figures of {one.indicator} for {one.area.name} in {one.period.label}"
                f"{f' ({one.group})' if one.group else ''}. Give the figures of one release."
            )
    return places


def _points(
    cells: _Cells,
    periods: Iterable[MeasuredPeriod],
    stretches: Mapping[str, int],
    intervals: Mapping[int, Interval],
) -> Iterable[Point]:
    for period in periods:
        one = cells.get(period.key)
        if one is None:
            yield Point(period, Missing.NOT_COLLECTED, stretch=stretches[period.key], note=NO_FIGURE)
        else:
            yield Point(
                period,
                one.value,
                intervals.get(id(one)),
                one.numerator,
                one.denominator,
                stretches[period.key],
                one.note or _note(one),
            )


def _note(one: Observation) -> str:
    figure = number(one.value)
    if figure is None or one.lower is None or one.upper is None or one.lower <= figure <= one.upper:
        return ""
    return OUTSIDE


def in_order(periods: Iterable[MeasuredPeriod]) -> tuple[MeasuredPeriod, ...]:
    """Each period once, oldest first."""
    return tuple(sorted(set(periods), key=lambda period: (period.last_day, period.first_day)))


def one_period(series: Sequence[Series], period: str | None) -> tuple[Indicator, list[Point]]:
    """The indicator of the series and the point of each in one period by its key; by default the last with a number.

    Raises:
        Unknown: for a period that none of them has, and for no series at all.
        IndicatorsError: for series of more than one indicator.
    """
    indicators = {one.indicator.key: one.indicator for one in series}
    if len(indicators) > 1:
        raise IndicatorsError(f"There are series of {words.listed(indicators)}. Give those of one indicator.")
    points = [point for one in series for point in one.points]
    when = _chosen(points, period)
    if when is None:
        there = words.listed(f"{one.label}" for one in in_order(point.period for point in points)) or "none"
        raise Unknown(f"There is no period {period!r}. There are figures for: {there}.")
    blank = Point(when, Missing.NOT_COLLECTED, note=NO_FIGURE)
    return next(iter(indicators.values())), [one.at(when.key) or blank for one in series]


def _chosen(points: Sequence[Point], period: str | None) -> MeasuredPeriod | None:
    known = points if period else [point for point in points if point.figure is not None] or points
    chosen = in_order(point.period for point in known if period in {None, point.period.key})
    return chosen[-1] if chosen else None


def _stretches(indicator: Indicator, periods: Sequence[MeasuredPeriod]) -> tuple[dict[str, int], tuple[Break, ...]]:
    """Which definition each period is counted by, and where that changes so that a line may not go on."""
    starts = _starts(indicator)
    stretches = {period.key: sum(day <= period.first_day for day in starts) for period in periods}
    changes = [later for earlier, later in pairwise(periods) if stretches[earlier.key] != stretches[later.key]]
    last = [max(day for day in starts if day <= period.first_day) for period in changes]
    return stretches, tuple(Break(period, starts[day]) for period, day in zip(changes, last, strict=True))


def _starts(indicator: Indicator) -> dict[date, str]:
    """The first day of every definition whose figures are not comparable with those before, with what changed."""
    return {
        read_period(definition.first_period).first_day: definition.words
        for definition in indicator.definitions
        if definition.first_period and not definition.comparable_with_before
    }


def _intervals(observations: Sequence[Observation], indicator: Indicator) -> dict[int, Interval]:
    """The intervals of the observations by the observations' own identity: all of them in one go."""
    found: dict[int, Interval] = {}
    counts: dict[int, Counts] = {}
    figures: dict[int, float] = {}
    for one in observations:
        figure = number(one.value)
        if figure is None:
            continue
        if one.lower is not None and one.upper is not None:
            if one.lower <= figure <= one.upper:
                found[id(one)] = Interval(one.lower, one.upper, BY_PUBLISHER, CONFIDENCE)
        elif (own := counts_of(one, indicator)) is not None:
            counts[id(one)], figures[id(one)] = own, figure
    worked_out = dict(zip(counts, intervals_of(list(counts.values()), indicator), strict=True))
    return found | {key: _holding(figures[key], interval) for key, interval in worked_out.items()}


def _holding(figure: float, interval: Interval) -> Interval:
    """The interval, let out to hold a figure that was rounded before it was published."""
    if interval.lower <= figure <= interval.upper:
        return interval
    return interval._replace(lower=min(interval.lower, figure), upper=max(interval.upper, figure))


def intervals_of(counts: Sequence[Counts], indicator: Indicator) -> list[Interval]:
    """The intervals of figures that are worked out from their numerators and denominators, in the indicator's unit."""
    if not counts:
        return []
    numerators, denominators = np.array(counts, dtype=np.float64).T
    if indicator.measure is Measure.PROPORTION:
        limits, method = limits_of_share(numerators, denominators, confidence=CONFIDENCE), BY_WILSON
        scale = np.full_like(denominators, indicator.multiplier)
    else:
        limits, method = limits_of_count(numerators, confidence=CONFIDENCE), BY_BYAR
        scale = _multiplier(indicator) / denominators
    ends = zip((limits.lower * scale).tolist(), (limits.upper * scale).tolist(), strict=True)
    return [Interval(lower, upper, method, CONFIDENCE) for lower, upper in ends]


def figure_of(counts: Counts, indicator: Indicator) -> float:
    """The figure that numerator and denominator give, in the indicator's unit."""
    return counts.numerator / counts.denominator * _multiplier(indicator)


def _multiplier(indicator: Indicator) -> float:
    return 1.0 if indicator.measure is Measure.COUNT else indicator.multiplier


def counts_of(figure: Observation | Point, indicator: Indicator) -> Counts | None:
    """Numerator and denominator where chance can be worked out from them; nothing where it cannot.

    They must be cases of which each counts by itself, and must give the figure itself: a percentage of a survey that
    was weighted, or a numerator in thousands of pounds, does not.
    """
    value, numerator, denominator = number(figure.value), figure.numerator, figure.denominator
    if value is None or not indicator.independent_events:
        return None
    if indicator.measure is Measure.COUNT:
        return Counts(value, 1.0) if value >= 0 else None
    if indicator.measure not in {Measure.PROPORTION, Measure.RATE} or numerator is None or not denominator:
        return None
    most = denominator if indicator.measure is Measure.PROPORTION else float("inf")
    counts = Counts(numerator, denominator)
    if denominator < 0 or not 0 <= numerator <= most or not float(numerator).is_integer():
        return None
    return counts if _agrees(value, figure_of(counts, indicator), indicator.decimals) else None


def _agrees(value: float, again: float, decimals: int) -> bool:
    """Whether a published figure is what its numerator and denominator give, but for rounding."""
    return abs(value - again) <= max(0.5 * 10.0**-decimals, 0.005 * abs(value)) * (1 + 1e-9)


def _nothing(indicator: Indicator, kind: PeriodKind, observations: Sequence[Observation]) -> str:
    own = [one for one in observations if one.indicator == indicator.key]
    spoken = kind.replace("_", " ")
    return f"There are no figures of {indicator.label} by {spoken}. {years_and_areas(own).sentence}"


def years_and_areas(observations: Iterable[Observation]) -> Held:
    """Which periods, areas and groups there are figures of, so that no answer is ever an empty table.

    A period or area counts where at least one figure is a number.
    """
    shown = [one for one in observations if number(one.value) is not None]
    periods = in_order(one.period for one in shown)
    areas = tuple({one.area.code: one.area for one in shown}.values())
    groups = tuple(sorted({one.group for one in shown if one.group}))
    return Held(periods=periods, areas=areas, groups=groups, sentence=_held(periods, areas))


def _held(periods: Sequence[MeasuredPeriod], areas: Sequence[Area]) -> str:
    if not periods:
        return "No figures have been taken in."
    few = 5
    names = [area.name for area in areas]
    who = words.listed(names) if len(names) <= few else words.counted(len(names), "area", "areas")
    first, last = periods[0].label, periods[-1].label
    when = first if len(periods) == 1 else f"{words.counted(len(periods), 'period', 'periods')} from {first} to {last}"
    return f"There are figures of {who} for {when}."
