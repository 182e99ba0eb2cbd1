"""What charts over time share: the periods along the axis, runs without a gap, and the marks of blanks."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from math import ceil
from typing import Any, NamedTuple

from comhla.documents.charts.figures import Scale
from comhla.documents.charts.looks import CROSS, DOTS, LINE, QUIET, room_of
from comhla.documents.charts.plane import Layer, Plane
from comhla.documents.charts.values import Blank, Break, Reading

SHAPES = {Blank.HIDDEN: "square", Blank.NOT_COLLECTED: CROSS, Blank.NOT_YET: DOTS}
"""The mark of each kind of blank; only that of what is hidden is filled."""
SIZES = {Blank.HIDDEN: 45, Blank.NOT_COLLECTED: 70, Blank.NOT_YET: 150}
_ROOM_BESIDE = 0.35
_ABOVE_THE_AXIS = 9
_BREAK = "Counted another way from here"
ABOVE_BREAKS = 20
"""Room that the words of breaks take above the plot."""
BREAK_LOOKS: dict[str, Any] = {"color": LINE, "strokeWidth": 1.5, "strokeDash": [4, 3]}


def half_of_last(periods: Sequence[str], size: int) -> float:
    """How much room the name of the last period takes to the right of its place, if the plot is of common width."""
    return max(10.0, room_of(periods[-1], size) / 2 - 6)


def cuts_of(periods: Sequence[str], breaks: Sequence[Break]) -> set[int]:
    """The places of the periods from which figures are counted another way."""
    return {periods.index(each.period) for each in breaks}


def lines_of_breaks(plane: Plane, periods: Sequence[str], breaks: Sequence[Break]) -> Iterator[Layer]:
    """An upright line where figures begin to be counted another way, with words above it."""
    for place in sorted(cuts_of(periods, breaks)):
        at = place - 0.5
        yield plane.layer("rule", [{"x": at, "y": plane.y.low, "y2": plane.y.high}], **BREAK_LOOKS)
        half = room_of(_BREAK, plane.sheet.small) / 2
        middle = min(max(plane.x_at(at), half + 6), plane.width + plane.edges.right - half)
        yield plane.note(_BREAK, middle, -10, align="center")


class At(NamedTuple):
    """A figure and the place of its period."""

    place: int
    value: float
    reading: Reading


def along(count: int) -> Scale:
    """The scale of so many periods."""
    return Scale(-_ROOM_BESIDE, count - 1 + _ROOM_BESIDE, tuple(map(float, range(count))))


def words_along(periods: Sequence[str], room: float, size: int) -> dict[float, str]:
    """The names of the periods for which there is room, evenly apart, and always that of the last."""
    widest = max(room_of(period, size) for period in periods) + 10
    each = max(1, ceil(widest / (room / max(1, len(periods) - 1 + 2 * _ROOM_BESIDE))))
    last = len(periods) - 1
    return {float(place): periods[place] for place in range(last, -1, -each)}


def runs(readings: Sequence[Reading], cut_before: Collection[int] = ()) -> Iterator[list[At]]:
    """Figures that follow each other without a blank, and without a change of definition between them."""
    run: list[At] = []
    for place, reading in enumerate(readings):
        if run and (reading.value is None or place in cut_before):
            yield run
            run = []
        if reading.value is not None:
            run.append(At(place, reading.value, reading))
    if run:
        yield run


def marks_of_blanks(plane: Plane, readings: Sequence[Reading]) -> Iterator[Layer]:
    """A small sign above the axis for each period without a figure, by the reason why."""
    at = plane.value_at(plane.height - _ABOVE_THE_AXIS)
    for blank, shape in SHAPES.items():
        marks = [{"x": float(place), "y": at} for place, each in enumerate(readings) if each.blank is blank]
        if marks:
            yield plane.layer("point", marks, shape=shape, size=SIZES[blank], **looks_of(blank))


def looks_of(blank: Blank) -> dict[str, object]:
    """The colour of the mark of a blank."""
    if blank is Blank.HIDDEN:
        return {"color": QUIET, "filled": True, "opacity": 1}
    return {"stroke": QUIET, "filled": False, "strokeWidth": 2, "opacity": 1}
