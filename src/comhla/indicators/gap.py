"""The gap between the most and the least deprived: how a figure changes over fifths or tenths of the population."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np

from comhla.indicators import words
from comhla.indicators.catalogue import Indicator, Polarity
from comhla.indicators.chance import NOT_ALONE
from comhla.indicators.errors import IndicatorsError, Unknown
from comhla.indicators.findings import Band, Gap, Interval, Point, Series, Verdict
from comhla.indicators.periods import MeasuredPeriod
from comhla.indicators.series import CONFIDENCE, one_period
from comhla.indicators.values import Missing
from comhla.stats.attributable_risk import attributable_risk
from comhla.stats.estimates import Estimate, Floats
from comhla.stats.inequality import LimitsBy, Scale, errors_of_limits, slope_index

CAVEAT = (
    "The bands are of small areas and not of people: many who live on little live outside the most deprived areas. The "
    "gap is read from a straight line through the bands. What would be avoided if all were as the least deprived says "
    "how large the gap is, and nothing of its causes."
)
BY_LINE = "straight line through the bands, weighted by population; limits from the intervals of the bands"
_GROUP = re.compile(r"simd-(\d+)")
_SIZES = {5: "fifth", 10: "tenth"}


class _Indices(NamedTuple):
    slope: Estimate
    relative: Estimate
    attributable: float | None
    has_limits: bool


def deprivation_gap(
    series: Sequence[Series], *, period: str | None = None, populations: Mapping[str, float] | None = None
) -> Gap:
    """The gap of one area in one period, from the series of its groups simd-1 (most deprived), simd-2 and so on.

    Without a period it is the last that any of the bands has a figure of. The share of a band in the population comes
    from `populations`, by group, or else from the denominators of the figures. Other groups are left out.

    Raises:
        Unknown: where there is no series of a deprivation band, or not for the period.
        IndicatorsError: for bands of more than one area or indicator.
    """
    by_band = _by_band(series)
    one = next(iter(by_band.values()))
    if len({other.area.code for other in by_band.values()}) > 1:
        raise IndicatorsError("The bands are of more than one area. Give the series of one area.")
    _, points = one_period(list(by_band.values()), period)
    when = points[0].period
    bands = _bands(by_band, when, populations)
    reason = _why_not(bands, one.area.name, when)
    indices = None if reason else _indices(bands, one.indicator)
    return _gap(one, when, bands, indices, reason)


def _by_band(series: Sequence[Series]) -> dict[int, Series]:
    found = {int(match[1]): one for one in series if (match := _GROUP.fullmatch(one.group))}
    if not found:
        raise Unknown("There are no figures by deprivation band. Their groups are called simd-1, simd-2 and so on.")
    return dict(sorted(found.items()))


def _bands(by_band: Mapping[int, Series], when: MeasuredPeriod, populations: Mapping[str, float] | None) -> list[Band]:
    """Every band from the most deprived to the last, with a blank for one that has no series."""
    count = next((size for size in _SIZES if size >= max(by_band)), max(by_band))
    numbers = range(1, count + 1)
    points = [_point(by_band.get(number), when) for number in numbers]
    people = [_people(f"simd-{number}", point, populations) for number, point in zip(numbers, points, strict=True)]
    total = sum(each or 0.0 for each in people)
    shares = [each / total if each else None for each in people]
    return [Band(*row) for row in zip(numbers, _labels(count), points, shares, strict=True)]


def _point(series: Series | None, when: MeasuredPeriod) -> Point:
    return (series and series.at(when.key)) or Point(when, Missing.NOT_COLLECTED)


def _people(group: str, point: Point, populations: Mapping[str, float] | None) -> float | None:
    return point.denominator if populations is None else populations.get(group)


def _labels(count: int) -> list[str]:
    return ["1, most deprived", *(str(number) for number in range(2, count)), f"{count}, least deprived"]


def _why_not(bands: Sequence[Band], name: str, when: MeasuredPeriod) -> str:
    """Why no line can be drawn through the bands, as a full sentence; empty where it can."""
    if len(bands) not in _SIZES:
        return f"There are {len(bands)} bands, and a gap is worked out from five or ten."
    for band in bands:
        if reason := words.why_not(band.point.value, f"band {band.label} of {name}", when.label):
            return reason
    if any(band.share is None for band in bands):
        return "The populations of the bands are not known."
    return ""


def _indices(bands: Sequence[Band], indicator: Indicator) -> _Indices:
    figures = np.array([band.point.figure for band in bands], dtype=np.float64)
    shares = np.array([band.share for band in bands], dtype=np.float64)
    intervals = [band.point.interval for band in bands if band.point.interval]
    has_limits = len(intervals) == len(bands)
    errors = np.zeros_like(figures)
    if has_limits:
        lower, upper = np.array([each[:2] for each in intervals], dtype=np.float64).T
        errors = errors_of_limits(lower, upper, scale=Scale.PLAIN)
    index = slope_index(figures, shares, errors=errors, multiplier=-1.0, confidence=CONFIDENCE, limits=LimitsBy.EXACT)
    return _Indices(index.sii, index.rii, _attributable(figures, shares, errors, indicator), has_limits)


def _attributable(figures: Floats, shares: Floats, errors: Floats, indicator: Indicator) -> float | None:
    """In per cent; only of what is better to have less of, and where somebody has any."""
    if indicator.polarity is not Polarity.LOWER_IS_BETTER or (figures < 0).any() or not figures.any():
        return None
    return float(attributable_risk(figures, shares, errors=errors, confidence=CONFIDENCE).value) * 100


def _gap(one: Series, when: MeasuredPeriod, bands: Sequence[Band], indices: _Indices | None, reason: str) -> Gap:
    most, least = bands[0].point.figure, bands[-1].point.figure
    ends = None if most is None or least is None else (most, least)
    slope = _interval(indices.slope, indices) if indices else None
    reason = reason or ("" if slope else _no_limits(one.indicator))
    verdict = _verdict(indices, slope, one.indicator)
    return Gap(
        indicator=one.indicator,
        area=one.area,
        period=when,
        bands=tuple(bands),
        slope=float(indices.slope.value) if indices else None,
        slope_interval=slope,
        relative=float(indices.relative.value) if indices else None,
        relative_interval=_interval(indices.relative, indices) if indices else None,
        attributable=indices.attributable if indices else None,
        difference=ends[0] - ends[1] if ends else None,
        ratio=ends[0] / ends[1] if ends and ends[1] else None,
        verdict=verdict,
        reason=reason,
        sentence=_sentence(one, when, bands, indices, slope, verdict, reason),
        caveat=CAVEAT,
    )


def _interval(found: Estimate, indices: _Indices) -> Interval | None:
    """The limits, where they hold the value: those of a ratio do not where its lower part may be nought."""
    value, lower, upper = (float(part) for part in found)
    return Interval(lower, upper, BY_LINE, CONFIDENCE) if indices.has_limits and lower <= value <= upper else None


def _no_limits(indicator: Indicator) -> str:
    if not indicator.independent_events:
        return NOT_ALONE
    return "The intervals of the bands are not all known, so a gap cannot be told from chance."


def _verdict(indices: _Indices | None, slope: Interval | None, indicator: Indicator) -> Verdict:
    if indices is None or slope is None:
        return Verdict.CANNOT_TELL
    if slope.lower <= 0 <= slope.upper:
        return Verdict.NO_CLEAR_DIFFERENCE
    return words.verdict_of(float(indices.slope.value), indicator.polarity)


def _sentence(
    one: Series,
    when: MeasuredPeriod,
    bands: Sequence[Band],
    indices: _Indices | None,
    slope: Interval | None,
    verdict: Verdict,
    reason: str,
) -> str:
    indicator, name = one.indicator, one.area.name
    if indices is None:
        return f"The gap by deprivation of {name} in {when.label} cannot be told. {reason}"
    size = _SIZES[len(bands)]
    ends = (
        f"{words.with_unit(bands[0].point.value, indicator)} in the most deprived {size} and "
        f"{words.plain(bands[-1].point.value, indicator)} in the least deprived"
    )
    across = f"Across all bands the most deprived end is {words.difference(float(indices.slope.value), indicator)}"
    if slope is None:
        return f"In {when.label} {name} had {ends}. {across}. {reason}"
    return f"{_opening(name, when, verdict)}: {ends}. {across} ({words.interval_of_difference(slope, indicator)})."


def _opening(name: str, when: MeasuredPeriod, verdict: Verdict) -> str:
    if verdict is Verdict.NO_CLEAR_DIFFERENCE:
        return f"There was no clear gap by deprivation in {name} in {when.label}"
    return f"The most deprived of {name} were {words.clearly(verdict)} than the least deprived in {when.label}"
