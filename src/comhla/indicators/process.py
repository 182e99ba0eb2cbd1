"""What a series usually does, and the periods that are out of the usual (statistical process control).

The chart is of single figures (XmR): how far neighbouring periods lie apart says how much moves by chance, whatever the
figures are made from. So it can be used where no interval is known, of days of stay and money too. Figures of another
definition begin a chart of their own.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import NamedTuple

import numpy as np

from comhla.indicators import words
from comhla.indicators.catalogue import Indicator
from comhla.indicators.errors import Unknown
from comhla.indicators.findings import ControlChart, ControlPoint, Point, Series, Signal, Verdict
from comhla.stats.charts_of_control import Rule, xmr

FEWEST = 8
"""With fewer figures than this nothing is called usual."""
ENOUGH = 12
"""With fewer than this the limits are still likely to move."""
METHOD = (
    "chart of single figures (XmR); limits three standard deviations from the mean, from how far neighbours lie apart"
)
RULES = (
    "A period is out of the usual where its figure lies beyond a limit.",
    "Eight periods in a row on one side of the centre line are a shift.",
    "Six periods in a row that all rise, or all fall, are a trend.",
    "Two of three periods in a row that lie in the outer third towards the same limit are a warning.",
)
_BROKEN = {
    Signal.OUTSIDE_LIMITS: Rule.BEYOND_LIMITS,
    Signal.SHIFT: Rule.SHIFT,
    Signal.TREND: Rule.TREND,
    Signal.NEAR_LIMIT: Rule.TWO_OF_THREE,
}
_SAID = {
    Signal.OUTSIDE_LIMITS: "lies beyond the limits of what is usual",
    Signal.SHIFT: "is one of at least eight in a row on one side of what is usual",
    Signal.TREND: "is one of at least six in a row that go the same way",
    Signal.NEAR_LIMIT: "is one of two out of three that lie close to a limit of what is usual",
}


class _Finding(NamedTuple):
    verdict: Verdict
    sentence: str


def control_chart(series: Series) -> ControlChart:
    """The series with what is usual for it and the rules that each period breaks; every definition has its own limits.

    The verdict is of the latest period that has a figure: better or worse than usual, no clear difference from the
    usual, or cannot be told where its definition has fewer than eight figures.

    Raises:
        Unknown: for a series without any figure.
    """
    latest = series.latest
    if latest is None:
        name = words.who(series.area, series.group)
        raise Unknown(f"There is no figure of {series.indicator.label} for {name} to make a chart of.")
    stretches = [tuple(points) for _, points in groupby(series.points, key=lambda point: point.stretch)]
    points = tuple(made for stretch in stretches for made in _charted(stretch))
    last = next(made for made in points if made.point is latest)
    known = [point for point in series.known if point.stretch == latest.stretch]
    finding = _finding(series, last, known)
    return ControlChart(
        series=series,
        points=points,
        method=METHOD,
        rules=RULES,
        verdict=finding.verdict,
        sentence=finding.sentence,
    )


def _charted(points: Sequence[Point]) -> list[ControlPoint]:
    """The points of one definition with their limits, where there are figures enough."""
    values = np.array([np.nan if point.figure is None else point.figure for point in points])
    if np.count_nonzero(~np.isnan(values)) < FEWEST:
        return [ControlPoint(point) for point in points]
    chart = xmr(values)
    ends = zip(chart.centre.tolist(), chart.lower.tolist(), chart.upper.tolist(), strict=True)
    broken = {signal: chart.breaking(rule).tolist() for signal, rule in _BROKEN.items()}
    return [
        ControlPoint(point, *limits, tuple(signal for signal, each in broken.items() if each[place]))
        for place, (point, limits) in enumerate(zip(points, ends, strict=True))
    ]


def _finding(series: Series, last: ControlPoint, known: Sequence[Point]) -> _Finding:
    name, when, indicator = words.who(series.area, series.group), last.point.period.label, series.indicator
    figure = words.with_unit(last.point.value, indicator)
    if last.centre is None:
        return _Finding(
            Verdict.CANNOT_TELL,
            f"It cannot be told what is usual for {name}: of periods that are counted in the same way there are "
            f"figures of {len(known)}, and at least {FEWEST} are needed. In {when} it had {figure}.",
        )
    usual = _usual(last, indicator)
    provisional = "" if len(known) >= ENOUGH else f" The limits rest on {len(known)} periods and may still move."
    if not last.signals:
        said = f"{name} had {figure} in {when}, which is no clear difference from what is usual ({usual})."
        return _Finding(Verdict.NO_CLEAR_DIFFERENCE, said + provisional)
    verdict = words.verdict_of(_away(last, known), indicator.polarity)
    reasons = words.listed(_SAID[signal] for signal in last.signals)
    said = f"{name} had {figure} in {when} (usually {usual}), which is {words.clearly(verdict)}: the figure {reasons}."
    return _Finding(verdict, said + provisional)


def _away(last: ControlPoint, known: Sequence[Point]) -> float:
    """Which way the latest figure is out of the usual: from the centre or, where only a trend says so, from before."""
    from_which = known[-2].figure if last.signals == (Signal.TREND,) else last.centre
    return (last.point.figure or 0.0) - (from_which or 0.0)


def _usual(last: ControlPoint, indicator: Indicator) -> str:
    ends = (words.rounded(end or 0.0, indicator.decimals) for end in (last.lower, last.upper))
    return " to ".join(ends)
