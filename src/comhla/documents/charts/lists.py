"""Charts with a row for each area or part of the population: ranked dots, and bars by deprivation."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain
from typing import Any

from comhla.documents.charts.figures import Scale, cell, figure, scale_over
from comhla.documents.charts.looks import BAR, DEEP, FAINT, INK, OURS, PAPER, QUIET, Sheet, room_of, wrapped
from comhla.documents.charts.periods_along import SHAPES, SIZES, looks_of
from comhla.documents.charts.plane import Edges, Layer, Mark, Plane, Ticks, tick_words
from comhla.documents.charts.trends import room_for_unit, unit
from comhla.documents.charts.values import Blank, Deprivation, Ranked, Role, Row

_ROW = {False: 23, True: 40}
_THICK_ROW = {False: 42, True: 54}
_NARROW_NAME = -12
"""In narrow charts the name of a row stands so many pixels above its mark."""
_LINE = 1.15
_REACH = 12
_WIDEST_NAME = 215
_COMPARISON = {False: 21, True: 27}
"""Room above the plot for the name of what is compared with."""


def ranked(chart: Ranked, sheet: Sheet) -> dict[str, Any]:
    """The specification of ranked dots."""
    shown = [*(number for row in chart.rows for number in row.reading.numbers), *_compared(chart)]
    plane = _plane(chart, sheet, scale_over(shown), _ROW[sheet.is_narrow])
    layers = [*_lanes(plane, chart.rows), *_comparison(plane, chart), *_dots(plane, chart.rows), *_said(plane, chart)]
    return plane.picture(layers)


def deprivation(chart: Deprivation, sheet: Sheet) -> dict[str, Any]:
    """The specification of bars by deprivation."""
    shown = [*(number for row in chart.rows for number in row.reading.numbers), *_compared(chart)]
    plane = _plane(chart, sheet, scale_over(shown, from_zero=True), _THICK_ROW[sheet.is_narrow])
    layers = [
        *_bars(plane, chart.rows),
        *_comparison(plane, chart),
        *_whiskers(plane, chart.rows),
        *_said(plane, chart),
    ]
    return plane.picture(layers)


def _compared(chart: Ranked | Deprivation) -> list[float]:
    return [] if chart.reference is None else [chart.reference]


def _plane(chart: Ranked | Deprivation, sheet: Sheet, x: Scale, row: int) -> Plane:
    values = (
        max(
            (
                room_of(cell(each.reading, chart), sheet.small, bold=True)
                for each in chart.rows
                if not each.reading.blank
            ),
            default=0,
        )
        + 12
    )
    names = max(room_of(text, sheet.small, bold=True) for each in chart.rows for text in _name(each, sheet)) + 12
    said = tick_words(x, chart)
    first, last = (room_of(said[end], sheet.small) / 2 for end in (x.low, x.high))
    left = first if sheet.is_narrow else max(names, first)
    right = last if sheet.is_narrow else max(values, last)
    above = _COMPARISON[sheet.is_narrow] if chart.reference is not None else 0
    room = (sheet.width - left - right) / (len(said) - 1)
    if max(room_of(text, sheet.small) for text in said.values()) + 6 > room:
        said = dict([*said.items()][::2])
    count = len(chart.rows)
    return Plane(
        sheet=sheet,
        edges=Edges(left, room_for_unit(chart, sheet) + above, right, 30),
        height=count * row,
        x=x,
        y=Scale(-0.5, count - 0.5, ()),
        x_ticks=Ticks(words=said, grid=True),
        y_ticks=Ticks(words={}),
        downwards=True,
    )


def _name(row: Row, sheet: Sheet) -> tuple[str, ...]:
    most = sheet.width - 70 if sheet.is_narrow else _WIDEST_NAME
    return wrapped(row.label, most, sheet.small, bold=row.role is Role.OURS)


def _mark_at(plane: Plane, place: int) -> float:
    """Where the mark of a row stands: in narrow charts below its name."""
    return plane.value_at(plane.y_at(float(place)) + (9 if plane.sheet.is_narrow else 0))


def _lanes(plane: Plane, rows: Sequence[Row]) -> Iterator[Layer]:
    """A faint line along each row, for the eye to follow from the name to the mark."""
    ends = [{"x": plane.x.low, "x2": plane.x.high, "y": _mark_at(plane, place)} for place in range(len(rows))]
    yield plane.layer("rule", ends, color=FAINT, strokeWidth=1)


def _upright(plane: Plane, x: float, count: int) -> list[Mark]:
    """A line from top to bottom; in narrow charts a piece at each mark, so that it does not cross the names."""
    if not plane.sheet.is_narrow:
        return [{"x": x, "y": plane.y.low, "y2": plane.y.high}]
    middles = [plane.y_at(_mark_at(plane, place)) for place in range(count)]
    return [{"x": x, "y": plane.value_at(each - _REACH), "y2": plane.value_at(each + _REACH)} for each in middles]


def _comparison(plane: Plane, chart: Ranked | Deprivation) -> Iterator[Layer]:
    if chart.reference is None:
        return
    yield plane.layer(
        "rule", _upright(plane, chart.reference, len(chart.rows)), color=INK, strokeWidth=1.5, strokeDash=[5, 3]
    )
    text = f"{chart.reference_label} {figure(chart.reference, chart)}"
    at, half = plane.x_at(chart.reference), room_of(text, plane.sheet.small) / 2
    middle = min(max(at, half - plane.edges.left), plane.width + plane.edges.right - half)
    yield plane.note(text, middle, 12 - _COMPARISON[plane.sheet.is_narrow], align="center", color=INK)


def _dots(plane: Plane, rows: Sequence[Row]) -> Iterator[Layer]:
    for role, colour, thickness, size in ((Role.OTHER, QUIET, 1.5, 42), (Role.OURS, OURS, 3, 110)):
        chosen = [(place, row) for place, row in enumerate(rows) if (row.role is Role.OURS) == (role is Role.OURS)]
        ends = [
            {"x": row.reading.lower, "x2": row.reading.upper, "y": _mark_at(plane, place)}
            for place, row in chosen
            if row.reading.lower is not None
        ]
        dots = [{"x": row.reading.value, "y": _mark_at(plane, place)} for place, row in chosen if not row.reading.blank]
        if ends:
            yield plane.layer("rule", ends, color=colour, strokeWidth=thickness)
        if dots:
            yield plane.layer("point", dots, fill=colour, opacity=1, size=size, stroke=PAPER, strokeWidth=1)


def _bars(plane: Plane, rows: Sequence[Row]) -> Iterator[Layer]:
    thick = 20 if plane.sheet.is_narrow else 26
    bars = [
        {"x": 0.0, "x2": row.reading.value, "y": _mark_at(plane, place)}
        for place, row in enumerate(rows)
        if row.reading.value is not None
    ]
    yield plane.layer("rule", bars, color=BAR, strokeWidth=thick)
    yield plane.layer("rule", _upright(plane, 0.0, len(rows)), color=QUIET, strokeWidth=1)


def _whiskers(plane: Plane, rows: Sequence[Row]) -> Iterator[Layer]:
    ends = [
        {"x": row.reading.lower, "x2": row.reading.upper, "y": _mark_at(plane, place)}
        for place, row in enumerate(rows)
        if row.reading.lower is not None
    ]
    if ends:
        yield plane.layer("rule", ends, color=DEEP, strokeWidth=2)
        caps = [{"x": each[end], "y": each["y"]} for each in ends for end in ("x", "x2")]
        yield plane.layer("tick", caps, color=DEEP, thickness=2, size=10, orient="vertical")


def _said(plane: Plane, chart: Ranked | Deprivation) -> Iterator[Layer]:
    """Names, figures, marks of blanks, and what the figures are in."""
    above = _COMPARISON[plane.sheet.is_narrow] if chart.reference is not None else 0
    yield unit(plane, chart, above=above - 2)
    for is_ours in (False, True):
        chosen = [(place, row) for place, row in enumerate(chart.rows) if (row.role is Role.OURS) == is_ours]
        looks = {"color": OURS if is_ours else INK, "fontWeight": "bold" if is_ours else "normal"}
        names = [_named(plane, *each) for each in chosen]
        yield plane.words(names, align="left", lineHeight=plane.sheet.small * _LINE, **looks)
        figures = [_figured(plane, chart, *each) for each in chosen if not each[1].reading.blank]
        yield plane.words(figures, align="right", **looks)
    yield from chain.from_iterable(_blank(plane, place, row.reading.blank) for place, row in enumerate(chart.rows))


def _middle(plane: Plane, place: int) -> float:
    return plane.y_at(float(place)) + (_NARROW_NAME if plane.sheet.is_narrow else 0)


def _named(plane: Plane, place: int, row: Row) -> Mark:
    name = _name(row, plane.sheet)
    top = _middle(plane, place) - (len(name) - 1) * plane.sheet.small * _LINE / 2
    left = 0 if plane.sheet.is_narrow else -plane.edges.left
    return {"x": plane.x_value_at(left), "y": plane.value_at(top), "text": name}


def _figured(plane: Plane, chart: Ranked | Deprivation, place: int, row: Row) -> Mark:
    right = plane.x_value_at(plane.width + plane.edges.right)
    return {"x": right, "y": plane.value_at(_middle(plane, place)), "text": cell(row.reading, chart)}


def _blank(plane: Plane, place: int, blank: Blank | None) -> Iterator[Layer]:
    """The mark of a blank with its word beside it."""
    if blank is not None:
        yield from plane.haloed(blank.words, 24, plane.y_at(_mark_at(plane, place)))
        mark = [{"x": plane.x_value_at(10), "y": _mark_at(plane, place)}]
        yield plane.layer("point", mark, shape=SHAPES[blank], size=SIZES[blank], **looks_of(blank))
