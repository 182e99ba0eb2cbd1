"""Small multiples: a small panel for each area, all of one scale, with what they are part of dashed behind."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain
from typing import Any, NamedTuple, TypeAlias

from comhla.documents.charts.figures import Scale, cell, scale_over
from comhla.documents.charts.looks import BAND, DASHES, FAINT, LINE, OURS, PAPER, QUIET, Sheet, room_of, wrapped
from comhla.documents.charts.periods_along import BREAK_LOOKS, SHAPES, SIZES, At, along, cuts_of, looks_of, runs
from comhla.documents.charts.plane import Layer, Mark, Plane, pixels, tick_words
from comhla.documents.charts.values import Line, SmallMultiples

_COLUMNS = {False: 3, True: 1}
_HIGH = {False: 112, True: 92}
_BETWEEN = 26
_BELOW = 30


class Panel(NamedTuple):
    """Where a panel stands on the picture, and its scales."""

    left: float
    top: float
    width: float
    height: float
    x: Scale
    y: Scale

    def x_at(self, place: float) -> float:
        """Pixels from the left edge of the picture."""
        return self.left + self.x.share(place) * self.width

    def y_at(self, value: float) -> float:
        """Pixels from the top edge of the picture."""
        return self.top + (1 - self.y.share(value)) * self.height


_Runs: TypeAlias = Sequence[tuple[Panel, Sequence[Sequence[At]]]]


def small_multiples(chart: SmallMultiples, sheet: Sheet) -> dict[str, Any]:
    """The specification of small multiples."""
    columns = min(_COLUMNS[sheet.is_narrow], len(chart.panels))
    y = scale_over(_shown(chart), about=3)
    axis = max(room_of(text, sheet.small) for text in tick_words(y, chart).values()) + 8
    # The panels of every row begin after the numbers of the axis, which stand at the first of them alone.
    width = (sheet.width - axis - 8 - _BETWEEN * (columns - 1)) / columns
    names = [_name(line, chart, sheet, width) for line in chart.panels]
    heading = max(len(name) for name in names) * sheet.small * 1.2 + 8
    top = len(_unit(chart, sheet)) * sheet.small * 1.2 + 8
    row = heading + _HIGH[sheet.is_narrow] + _BELOW
    panels = [
        Panel(
            axis + place % columns * (width + _BETWEEN),
            top + place // columns * row + heading,
            width,
            _HIGH[sheet.is_narrow],
            along(len(chart.periods)),
            y,
        )
        for place in range(len(chart.panels))
    ]
    plane = pixels(sheet, top + (len(panels) - 1) // columns * row + row)
    said = plane.note(_unit(chart, sheet), 0, sheet.small * 0.7, lineHeight=sheet.small * 1.2)
    layers = chain(
        [said], _grid(plane, panels, chart, columns), _lines(plane, panels, chart), _words(plane, panels, names, chart)
    )
    return plane.picture([*layers])


def _shown(chart: SmallMultiples) -> Iterator[float]:
    for line in chart.panels:
        yield from chain.from_iterable(reading.numbers for reading in line.readings)
    if chart.comparator:
        yield from chain.from_iterable(reading.numbers[:1] for reading in chart.comparator.readings)


def _unit(chart: SmallMultiples, sheet: Sheet) -> list[str]:
    said = chart.unit[:1].upper() + chart.unit[1:]
    with_key = f"{said}. Dashed: {chart.comparator.label}" if chart.comparator else said
    return [*wrapped(with_key, sheet.width - 8, sheet.small)]


def _name(line: Line, chart: SmallMultiples, sheet: Sheet, width: float) -> tuple[str, ...]:
    return wrapped(f"{line.label}: {cell(line.readings[-1], chart)}", width, sheet.small, bold=True)


def _grid(plane: Plane, panels: Sequence[Panel], chart: SmallMultiples, columns: int) -> Iterator[Layer]:
    """The lines of the scale in every panel, and its numbers at the first of each row."""
    ticks = panels[0].y.ticks
    above = [_level(panel, tick) for panel in panels for tick in ticks[1:]]
    yield plane.layer("rule", above, color=FAINT)
    yield plane.layer("rule", [_level(panel, ticks[0]) for panel in panels], color=LINE)
    said = tick_words(panels[0].y, chart)
    numbers: list[Mark] = [
        {"x": panel.left - 6, "y": panel.y_at(tick), "text": words}
        for panel in panels[::columns]
        for tick, words in said.items()
    ]
    yield plane.words(numbers, align="right", color=QUIET)
    uprights = [
        {"x": panel.x_at(at - 0.5), "y": panel.top, "y2": panel.top + panel.height}
        for panel in panels
        for at in sorted(cuts_of(chart.periods, chart.breaks))
    ]
    if uprights:
        yield plane.layer("rule", uprights, **BREAK_LOOKS)


def _level(panel: Panel, tick: float) -> Mark:
    return {"x": panel.left, "x2": panel.left + panel.width, "y": panel.y_at(tick)}


def _lines(plane: Plane, panels: Sequence[Panel], chart: SmallMultiples) -> Iterator[Layer]:
    """Bands first, then the comparator, then each area's own line with a dot at its last figure."""
    cuts = cuts_of(chart.periods, chart.breaks)
    own = [(panel, [*runs(line.readings, cuts)]) for panel, line in zip(panels, chart.panels, strict=True)]
    yield from _bands(plane, own)
    if chart.comparator:
        behind = [*runs(chart.comparator.readings, cuts)]
        every = [(panel, behind) for panel in panels]
        yield from _paths(plane, every, color=QUIET, strokeWidth=1.5, strokeDash=DASHES[0])
    yield from _paths(plane, own, color=OURS, strokeWidth=2.5)
    dots = [
        {"x": panel.x_at(run[-1].place), "y": panel.y_at(run[-1].value)}
        for panel, found in own
        for run in found
        if len(run) == 1 or run is found[-1]
    ]
    if dots:
        yield plane.layer("point", dots, fill=OURS, stroke=PAPER, strokeWidth=1, size=45, opacity=1)


def _bands(plane: Plane, own: _Runs) -> Iterator[Layer]:
    """The intervals: a band along a run, and a bar where a figure stands alone."""
    areas: list[Mark] = []
    bars: list[Mark] = []
    for part, (panel, run) in enumerate((panel, run) for panel, found in own for run in found):
        ends: list[Mark] = [
            {"part": part, "x": panel.x_at(at.place), "y": panel.y_at(lower), "y2": panel.y_at(upper)}
            for at in run
            if (lower := at.reading.lower) is not None and (upper := at.reading.upper) is not None
        ]
        (areas if len(ends) > 1 else bars).extend(ends)
    if areas:
        yield plane.layer("area", areas, color=BAND, opacity=1)
    if bars:
        yield plane.layer("rule", bars, color=BAND, strokeWidth=7)


def _paths(plane: Plane, own: _Runs, **looks: Any) -> Iterator[Layer]:
    found = enumerate((panel, run) for panel, found in own for run in found if len(run) > 1)
    marks = [
        {"part": part, "x": panel.x_at(at.place), "y": panel.y_at(at.value)}
        for part, (panel, run) in found
        for at in run
    ]
    if marks:
        yield plane.layer("line", marks, **looks, strokeJoin="round")


def _words(
    plane: Plane, panels: Sequence[Panel], names: Sequence[tuple[str, ...]], chart: SmallMultiples
) -> Iterator[Layer]:
    """The name above each panel, its first and last period below, and the marks of blanks."""
    step = plane.sheet.small * 1.2
    above: list[Mark] = [
        {"x": panel.left, "y": panel.top - 12 - (len(name) - 1) * step, "text": name}
        for panel, name in zip(panels, names, strict=True)
    ]
    yield plane.words(above, align="left", fontWeight="bold", lineHeight=step)
    ends = {"left": 0.0, "right": 1.0} if len(chart.periods) > 1 else {"right": 1.0}
    for align, share in ends.items():
        period = chart.periods[0 if align == "left" else -1]
        below: list[Mark] = [
            {"x": panel.left + share * panel.width, "y": panel.top + panel.height + 14, "text": period}
            for panel in panels
        ]
        yield plane.words(below, align=align, color=QUIET)
    for blank, shape in SHAPES.items():
        marks = [
            {"x": panel.x_at(place), "y": panel.top + panel.height - 8}
            for panel, line in zip(panels, chart.panels, strict=True)
            for place, reading in enumerate(line.readings)
            if reading.blank is blank
        ]
        if marks:
            yield plane.layer("point", marks, shape=shape, size=SIZES[blank], **looks_of(blank))
