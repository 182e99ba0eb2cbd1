"""A trend: what is ours as a thick line in the band of its interval, others dashed, each line with its name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain
from typing import Any, NamedTuple

from comhla.documents.charts.figures import cell, scale_over
from comhla.documents.charts.looks import (
    BAND,
    DASHES,
    INK,
    OURS,
    PAPER,
    QUIET,
    TARGET_DASH,
    Sheet,
    apart,
    room_of,
    wrapped,
)
from comhla.documents.charts.periods_along import (
    ABOVE_BREAKS,
    along,
    cuts_of,
    half_of_last,
    lines_of_breaks,
    marks_of_blanks,
    runs,
    words_along,
)
from comhla.documents.charts.plane import Edges, Layer, Plane, Ticks, tick_words
from comhla.documents.charts.values import Line, Role, Told, Trend

_HEIGHT = {False: 290, True: 210}
_WIDEST_NAME = 175
_SHAPES = ("square", "triangle-up", "diamond")
_KEY_LINE, _KEY_SAMPLE = 20, 30


class Style(NamedTuple):
    """How a line is drawn."""

    colour: str
    thickness: float
    dash: list[int]
    shape: str
    size: int
    name: str
    """The colour of its name."""


def trend(chart: Trend, sheet: Sheet) -> dict[str, Any]:
    """The specification of a trend."""
    styles = styles_of(chart.lines)
    names = [_name(line, chart, sheet) for line in chart.lines]
    plane = _plane(chart, sheet, names)
    cuts = cuts_of(chart.periods, chart.breaks)
    layers = chain(
        chain.from_iterable(_band(plane, line, cuts) for line in chart.lines if line.role is Role.OURS),
        lines_of_breaks(plane, chart.periods, chart.breaks),
        chain.from_iterable(_line(plane, *each, cuts) for each in reversed([*zip(chart.lines, styles, strict=True)])),
        marks_of_blanks(plane, chart.marked),
        _key(plane, names, styles) if sheet.is_narrow else _names(plane, chart, names, styles),
        [unit(plane, chart, above=ABOVE_BREAKS if chart.breaks else 0)],
    )
    return plane.picture([*layers])


def styles_of(lines: Sequence[Line]) -> list[Style]:
    """How each line is drawn; those that are not ours differ by dash and shape."""
    others = iter(range(len(lines)))
    return [_style(line.role, next(others) if line.role is Role.OTHER else 0) for line in lines]


def _style(role: Role, place: int) -> Style:
    if role is Role.OURS:
        return Style(OURS, 3, [1, 0], "circle", 75, OURS)
    if role is Role.TARGET:
        return Style(INK, 2, TARGET_DASH, "circle", 0, INK)
    return Style(QUIET, 2, DASHES[place % len(DASHES)], _SHAPES[place % len(_SHAPES)], 60, QUIET)


def unit(plane: Plane, told: Told, *, above: float = 0) -> Layer:
    """What the figures are in, over the axis, with room for what stands between."""
    lines = wrapped(told.unit[:1].upper() + told.unit[1:], plane.sheet.width - 8, plane.sheet.small)
    top = -18 - above - (len(lines) - 1) * plane.sheet.small * 1.2
    return plane.note(lines, -plane.edges.left, top, lineHeight=plane.sheet.small * 1.2)


def room_for_unit(told: Told, sheet: Sheet) -> float:
    """How much room the unit takes above the plot."""
    lines = wrapped(told.unit, sheet.width - 8, sheet.small)
    return 16 + len(lines) * sheet.small * 1.2


def _name(line: Line, chart: Trend, sheet: Sheet) -> tuple[str, ...]:
    """The name of a line with its last figure, on as many lines as it needs."""
    text = f"{line.label} {_last(line, chart)}".strip()
    most = sheet.width - _KEY_SAMPLE - 12 if sheet.is_narrow else _WIDEST_NAME
    return wrapped(text, most, sheet.small, bold=line.role is Role.OURS)


def _last(line: Line, chart: Trend) -> str:
    """The last figure of a line, with its period where that is not the last of the chart."""
    place = next((place for place in reversed(range(len(line.readings))) if not line.readings[place].blank), None)
    if place is None:
        return ""
    when = "" if place == len(chart.periods) - 1 else f" in {chart.periods[place]}"
    return f"{cell(line.readings[place], chart)}{when}"


def _plane(chart: Trend, sheet: Sheet, names: Sequence[Sequence[str]]) -> Plane:
    shown = chain.from_iterable(
        reading.numbers if line.role is Role.OURS else reading.numbers[:1]
        for line in chart.lines
        for reading in line.readings
    )
    y = scale_over(shown)
    said = tick_words(y, chart)
    key = sum(len(each) for each in names) * _KEY_LINE if sheet.is_narrow else 0
    widest = max(room_of(text, sheet.small, bold=True) for each in names for text in each)
    right = half_of_last(chart.periods, sheet.small) if sheet.is_narrow else widest + 14
    left = max(room_of(text, sheet.small) for text in said.values()) + 10
    top = room_for_unit(chart, sheet) + key + (ABOVE_BREAKS if chart.breaks else 0)
    x = along(len(chart.periods))
    return Plane(
        sheet=sheet,
        edges=Edges(left, top, right, 30),
        height=_HEIGHT[sheet.is_narrow],
        x=x,
        y=y,
        x_ticks=Ticks(words=words_along(chart.periods, sheet.width - left - right, sheet.small), line=True),
        y_ticks=Ticks(words=said, grid=True),
    )


def _band(plane: Plane, line: Line, cuts: set[int]) -> Iterator[Layer]:
    for run in runs(line.readings, cuts):
        ends = [
            {"x": float(at.place), "y": at.reading.lower, "y2": at.reading.upper}
            for at in run
            if at.reading.lower is not None
        ]
        if len(ends) > 1:
            yield plane.layer("area", ends, color=BAND, opacity=1)
        elif ends:
            yield plane.layer("rule", ends, color=BAND, strokeWidth=9)


def _line(plane: Plane, line: Line, style: Style, cuts: set[int]) -> Iterator[Layer]:
    for run in runs(line.readings, () if line.role is Role.TARGET else cuts):
        marks = [{"x": float(at.place), "y": at.value} for at in run]
        looks = {"color": style.colour, "strokeWidth": style.thickness, "strokeDash": style.dash}
        if len(marks) > 1:
            yield plane.layer("line", marks, **looks, strokeJoin="round")
        if style.size or len(marks) == 1:
            shape = {"shape": style.shape, "size": style.size or 30, "stroke": PAPER, "strokeWidth": 1}
            yield plane.layer("point", marks, fill=style.colour, opacity=1, **shape)


def _names(plane: Plane, chart: Trend, names: Sequence[Sequence[str]], styles: Sequence[Style]) -> Iterator[Layer]:
    """Each name beside the end of its line."""
    step = plane.sheet.small * 1.2
    ends = [
        next((each.value for each in reversed(line.readings) if each.value is not None), plane.y.low)
        for line in chart.lines
    ]
    heights = [len(name) * step + 4 for name in names]
    middles = apart([plane.y_at(end) for end in ends], heights, -plane.edges.top / 2, plane.height)
    for name, style, middle, line in zip(names, styles, middles, chart.lines, strict=True):
        weight = "bold" if line.role is Role.OURS else "normal"
        top = middle - (len(name) - 1) * step / 2
        yield plane.note(name, plane.width + 4, top, color=style.name, fontWeight=weight, lineHeight=step)


def _key(plane: Plane, names: Sequence[Sequence[str]], styles: Sequence[Style]) -> Iterator[Layer]:
    """Names one under the other above the plot, each after a piece of its line."""
    top = -plane.edges.top + _KEY_LINE / 2
    for name, style in zip(names, styles, strict=True):
        x, y = plane.x_value_at(-plane.edges.left), plane.value_at(top)
        sample = {"color": style.colour, "strokeWidth": style.thickness, "strokeDash": style.dash}
        end = plane.x_value_at(-plane.edges.left + _KEY_SAMPLE - 6)
        yield plane.layer("rule", [{"x": x, "x2": end, "y": y}], **sample)
        if style.size:
            middle = [{"x": (x + end) / 2, "y": y}]
            yield plane.layer(
                "point", middle, shape=style.shape, size=style.size, fill=style.colour, opacity=1, strokeWidth=0
            )
        weight = "bold" if style.colour == OURS else "normal"
        at = _KEY_SAMPLE - plane.edges.left
        yield plane.note(name, at, top, color=style.name, fontWeight=weight, lineHeight=_KEY_LINE)
        top += len(name) * _KEY_LINE
