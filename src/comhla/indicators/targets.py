"""The way to a target: where an area should be by now if it went straight there, and where it is."""

from __future__ import annotations

from typing import NamedTuple

from comhla.indicators import words
from comhla.indicators.catalogue import Indicator, Polarity
from comhla.indicators.errors import IndicatorsError
from comhla.indicators.findings import Point, Progress, Series, Step, Target, Trajectory
from comhla.indicators.periods import MeasuredPeriod, PeriodKind
from comhla.indicators.series import in_order
from comhla.indicators.values import number


class _Judged(NamedTuple):
    progress: Progress
    point: Point | None = None
    expected: float | None = None
    reason: str = ""


def trajectory(series: Series, target: Target, *, period: str | None = None) -> Trajectory:
    """The straight way from the baseline's figure to the target, and how the area is doing on it.

    The figure judged is that of `period` by its key or, without one, the last number after the baseline and up to the
    due period. An area off the line is not called behind where the figure's interval holds the line.

    Raises:
        IndicatorsError: for a target that is due before its baseline, or that is of another indicator or area.
    """
    _check(series, target)
    start = series.at(target.baseline.key)
    first = start.figure if start else None
    steps = () if first is None else _steps(series, target, first)
    judged = _judged(series, target, start, {step.period.key: step.expected for step in steps}, period)
    return Trajectory(
        series=series,
        target=target,
        steps=steps,
        point=judged.point,
        expected=judged.expected,
        progress=judged.progress,
        reason=judged.reason,
        sentence=_sentence(series, target, judged),
    )


def _check(series: Series, target: Target) -> None:
    if (target.indicator, target.area) != (series.indicator.key, series.area.code):
        raise IndicatorsError(
            f"The target is for {target.indicator} of {target.area}, and the figures are {series.indicator.key} of "
            f"{series.area.code}. Give the series that the target was set for."
        )
    if target.due.last_day <= target.baseline.last_day:
        raise IndicatorsError(
            f"The target is due in {target.due.label}, not after its baseline {target.baseline.label}. "
            "Choose a later period for the target."
        )


def _steps(series: Series, target: Target, first: float) -> tuple[Step, ...]:
    begin, end = _when(target.baseline), _when(target.due)
    own = [point.period for point in series.points]
    periods = [period for period in in_order([*own, target.baseline, target.due]) if begin <= _when(period) <= end]
    slope = (target.value - first) / (end - begin)
    return tuple(Step(period, first + slope * (_when(period) - begin)) for period in periods)


def _when(period: MeasuredPeriod) -> int:
    """Where a period lies on a line of time: months, so that a leap year is no longer than another; else days."""
    day = period.last_day
    if period.kind in {PeriodKind.WEEK, PeriodKind.DAY}:
        return day.toordinal()
    return day.year * 12 + day.month


def _judged(
    series: Series, target: Target, start: Point | None, expected: dict[str, float], period: str | None
) -> _Judged:
    if start is None or start.figure is None:
        return _Judged(Progress.CANNOT_TELL, reason=_no_baseline(series, target, start))
    points = [point for point in series.points if point.period.key in expected and point is not start]
    point = _chosen(points, period)
    if point is None or point.figure is None:
        return _Judged(Progress.CANNOT_TELL, point, reason=_no_figure(series, target, point))
    line = expected[point.period.key]
    if point.stretch != start.stretch:
        reason = f"The figures are not counted in the same way as in {target.baseline.label}."
        return _Judged(Progress.CANNOT_TELL, point, line, reason)
    wanted = _wanted(series.indicator, target, start.figure)
    if not wanted:
        reason = "Neither higher nor lower figures are better, and the target is where the baseline was."
        return _Judged(Progress.CANNOT_TELL, point, line, reason)
    return _Judged(_progress(point, target, line, wanted), point, line)


def _chosen(points: list[Point], period: str | None) -> Point | None:
    if period is not None:
        return next((point for point in points if point.period.key == period), None)
    return next((point for point in reversed(points) if point.figure is not None), None)


def _no_baseline(series: Series, target: Target, start: Point | None) -> str:
    when = target.baseline.label
    if start is None:
        return f"There is no figure for the baseline, {when}."
    return words.why_not(start.value, words.who(series.area, series.group), when)


def _no_figure(series: Series, target: Target, point: Point | None) -> str:
    if point is None:
        return f"There is no figure after {target.baseline.label} and up to {target.due.label}."
    return words.why_not(point.value, words.who(series.area, series.group), point.period.label)


def _wanted(indicator: Indicator, target: Target, first: float) -> int:
    """1 where figures should be high, -1 where low, 0 where nothing says."""
    if indicator.polarity is Polarity.NEITHER:
        return (target.value > first) - (target.value < first)
    return 1 if indicator.polarity is Polarity.HIGHER_IS_BETTER else -1


def _progress(point: Point, target: Target, line: float, wanted: int) -> Progress:
    figure = number(point.value)
    assert figure is not None
    is_due = point.period.key == target.due.key
    if (figure - target.value) * wanted >= 0:
        return Progress.REACHED
    if (figure - line) * wanted >= 0:
        return Progress.ON_TRACK
    if point.interval and point.interval.lower <= line <= point.interval.upper:
        return Progress.NO_CLEAR_DIFFERENCE
    return Progress.MISSED if is_due else Progress.BEHIND


_SAID = {
    Progress.REACHED: "{name} had reached its target of {target} in {when}, with {figure}; it was to do so by {due}.",
    Progress.ON_TRACK: (
        "{name} was on track in {when} for its target of {target} in {due}: {figure}, where a straight way there "
        "asks for {line}."
    ),
    Progress.BEHIND: (
        "{name} was behind in {when} on the way to its target of {target} in {due}: {figure}, where a straight way "
        "there asks for {line}.{chance}"
    ),
    Progress.NO_CLEAR_DIFFERENCE: (
        "{name} was not clearly off the way to its target of {target} in {due}: {figure} in {when}, where a straight "
        "way there asks for {line}, which chance could explain."
    ),
    Progress.MISSED: "{name} missed its target of {target} for {due}, with {figure}.{chance}",
    Progress.CANNOT_TELL: "It cannot be told whether {name} is on the way to its target of {target} in {due}. {reason}",
}


def _sentence(series: Series, target: Target, judged: _Judged) -> str:
    indicator, point = series.indicator, judged.point
    chance = "" if point and point.interval else " Whether chance could explain this cannot be told."
    return _SAID[judged.progress].format(
        name=words.who(series.area, series.group),
        target=words.with_unit(target.value, indicator),
        due=target.due.label,
        when=point.period.label if point else "",
        figure=words.plain(point.value, indicator) if point else "",
        line="" if judged.expected is None else words.rounded(judged.expected, indicator.decimals),
        reason=judged.reason,
        chance=chance,
    )
