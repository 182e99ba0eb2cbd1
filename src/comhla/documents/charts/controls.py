"""A control chart: an area over time between the limits of its own variation, with a triangle at each signal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain, groupby
from typing import Any, NamedTuple

from comhla.documents.charts.figures import figure, scale_over
from comhla.documents.charts.looks import INK, OURS, PAPER, QUIET, SIGNAL, Sheet, apart, room_of
from comhla.documents.charts.periods_along import (
    ABOVE_BREAKS,
    along,
    cuts_of,
    lines_of_breaks,
    marks_of_blanks,
    runs,
    words_along,
)
from comhla.documents.charts.plane import Edges, Layer, Plane, Ticks, tick_words
from comhla.documents.charts.trends import room_for_unit, unit
from comhla.documents.charts.values import Control, ControlPoint

_DENSE = 14
"""Points nearer to each other than so many pixels are small."""
_HEIGHT = {False: 280, True: 210}


class Limit(NamedTuple):
    """One of the three lines across a control chart, and how it is drawn."""

    name: str
    at: tuple[float | None, ...]
    dash: list[int]


def control(chart: Control, sheet: Sheet) -> dict[str, Any]:
    """The specification of a control chart."""
    limits = _limits(chart.points)
    plane = _plane(chart, sheet, limits)
    layers = chain(
        chain.from_iterable(_steps(plane, limit) for limit in limits),
        lines_of_breaks(plane, chart.periods, chart.breaks),
        _readings(plane, chart),
        marks_of_blanks(plane, chart.readings),
        _names(plane, chart, limits),
        [unit(plane, chart, above=ABOVE_BREAKS if chart.breaks else 0)],
    )
    return plane.picture([*layers])


def _limits(points: Sequence[ControlPoint]) -> list[Limit]:
    return [
        Limit("Upper limit", tuple(each.upper for each in points), [5, 3]),
        Limit("Average", tuple(each.centre for each in points), [1, 0]),
        Limit("Lower limit", tuple(each.lower for each in points), [5, 3]),
    ]


def _plane(chart: Control, sheet: Sheet, limits: Sequence[Limit]) -> Plane:
    values = [each.reading.value for each in chart.points] + [at for limit in limits for at in limit.at]
    y = scale_over(each for each in values if each is not None)
    said = tick_words(y, chart)
    left = max(room_of(text, sheet.small) for text in said.values()) + 10
    names = [room_of(text, sheet.small) for limit in limits for text in _name(limit, chart)]
    right = max(names, default=0) + 14
    x = along(len(chart.points))
    return Plane(
        sheet=sheet,
        edges=Edges(left, room_for_unit(chart, sheet) + (ABOVE_BREAKS if chart.breaks else 0), right, 30),
        height=_HEIGHT[sheet.is_narrow],
        x=x,
        y=y,
        x_ticks=Ticks(words=words_along(chart.periods, sheet.width - left - right, sheet.small), line=True),
        y_ticks=Ticks(words=said),
    )


def _name(limit: Limit, chart: Control) -> tuple[str, ...]:
    """The name of a limit and where it lies last; nothing where it never does."""
    last = next((at for at in reversed(limit.at) if at is not None), None)
    return () if last is None else (limit.name, figure(last, chart))


def _steps(plane: Plane, limit: Limit) -> Iterator[Layer]:
    """A limit as a level line for as long as it stays the same."""
    ends: list[dict[str, float | str | None]] = []
    for at, same in groupby(range(len(limit.at)), key=lambda place: limit.at[place]):
        places = [*same]
        if at is not None:
            ends.append({"x": max(places[0] - 0.5, plane.x.low), "x2": min(places[-1] + 0.5, plane.x.high), "y": at})
    if ends:
        yield plane.layer("rule", ends, color=QUIET, strokeWidth=1.5, strokeDash=limit.dash)


def _readings(plane: Plane, chart: Control) -> Iterator[Layer]:
    for run in runs(chart.readings, cuts_of(chart.periods, chart.breaks)):
        if len(run) > 1:
            marks = [{"x": float(at.place), "y": at.value} for at in run]
            yield plane.layer("line", marks, color=OURS, strokeWidth=2, strokeJoin="round")
    is_dense = plane.width / len(chart.points) < _DENSE
    for shape, colour, size, has_signal in (
        ("circle", OURS, 22 if is_dense else 55, False),
        ("triangle-up", SIGNAL, 150, True),
    ):
        marks = [
            {"x": float(place), "y": point.reading.value}
            for place, point in enumerate(chart.points)
            if point.reading.value is not None and bool(point.signal) == has_signal
        ]
        if marks:
            looks = {"shape": shape, "size": size, "fill": colour, "stroke": PAPER, "strokeWidth": 1}
            yield plane.layer("point", marks, opacity=1, **looks)


def _names(plane: Plane, chart: Control, limits: Sequence[Limit]) -> Iterator[Layer]:
    """Each limit's name beside it."""
    step = plane.sheet.small * 1.2
    named = [(limit, _name(limit, chart)) for limit in limits if _name(limit, chart)]
    ends = [plane.y_at(next(at for at in reversed(limit.at) if at is not None)) for limit, _ in named]
    middles = apart(ends, [2 * step + 4] * len(ends), -plane.edges.top / 2, plane.height + 12)
    for (limit, said), middle in zip(named, middles, strict=True):
        colour = INK if limit.name == "Average" else QUIET
        yield plane.note(said, plane.width + 4, middle - step / 2, color=colour, lineHeight=step)
