"""A funnel: areas by size between limits that narrow; what lies outside has a shape of its own and its name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain
from typing import Any, NamedTuple

from comhla.documents.charts.figures import Scale, figure, scale_over
from comhla.documents.charts.looks import DEEP, INK, OURS, PAPER, QUIET, SIGNAL, Sheet, room_of
from comhla.documents.charts.plane import Edges, Layer, Plane, Ticks, tick_words
from comhla.documents.charts.trends import room_for_unit, unit
from comhla.documents.charts.values import Funnel, Role, Told, Verdict

_HEIGHT = {False: 360, True: 280}
_FAR = {Verdict.ABOVE_998, Verdict.BELOW_998}
_LIMITS = (
    ("lower_95", [5, 3]),
    ("upper_95", [5, 3]),
    ("lower_998", [1, 3]),
    ("upper_998", [1, 3]),
)


_BESIDE = (
    ("left", 10, 0),
    ("right", -10, 0),
    ("center", 0, -16),
    ("center", 0, 16),
    ("left", 8, -14),
    ("left", 8, 14),
    ("right", -8, -14),
    ("right", -8, 14),
)
"""Where a name is tried: how it is set, and how far across and down from its mark."""


class Box(NamedTuple):
    """A piece of the plot that something covers, in pixels."""

    left: float
    top: float
    right: float
    bottom: float

    def touches(self, other: Box) -> bool:
        """Whether the two cover a place both."""
        beside = self.right <= other.left or other.right <= self.left
        return not (beside or self.bottom <= other.top or other.bottom <= self.top)


class Label(NamedTuple):
    """A name beside its mark."""

    text: str
    x: float
    y: float
    align: str
    is_ours: bool


class Shown(NamedTuple):
    """A point that the picture has."""

    label: str
    size: float
    value: float
    verdict: Verdict | None
    is_ours: bool


def funnel(chart: Funnel, sheet: Sheet) -> dict[str, Any]:
    """The specification of a funnel."""
    shown = [
        Shown(each.label, each.size, each.reading.value, each.verdict, each.role is Role.OURS)
        for each in chart.points
        if each.size is not None and each.reading.value is not None
    ]
    plane = _plane(chart, sheet, shown)
    layers = chain(
        _limits(plane, chart),
        chain.from_iterable(_marks(plane, shown, *each) for each in _KINDS),
        _names(plane, chart, shown),
        _centre_label(plane, chart, shown),
        [unit(plane, chart), _size_label(plane, chart)],
    )
    return plane.picture([*layers])


def _plane(chart: Funnel, sheet: Sheet, shown: Sequence[Shown]) -> Plane:
    ends = [getattr(limit, name) for limit in chart.limits for name, _ in _LIMITS]
    y = _bounded([*(each.value for each in shown), chart.centre], ends)
    x = scale_over([each.size for each in shown], about=3 if sheet.is_narrow else 6, from_zero=True)
    said = tick_words(y, chart)
    sizes_said = tick_words(x, Told(title="-", sentence="-", unit="-"))
    left = max(room_of(text, sheet.small) for text in said.values()) + 10
    return Plane(
        sheet=sheet,
        edges=Edges(left, room_for_unit(chart, sheet), 24, 56),
        height=_HEIGHT[sheet.is_narrow],
        x=x,
        y=y,
        x_ticks=Ticks(words=sizes_said, line=True),
        y_ticks=Ticks(words=said),
    )


def _bounded(values: Sequence[float], ends: Sequence[float]) -> Scale:
    """A scale for the figures, with as much of the limits as takes half as much room again."""
    low, high = min(values), max(values)
    room = (high - low) or abs(high) * 0.1 or 1.0
    bottom, top = max(min([*ends, low]), low - room / 4), min(max([*ends, high]), high + room / 4)
    return scale_over([bottom, top], cut=True)


def _limits(plane: Plane, chart: Funnel) -> Iterator[Layer]:
    """The limits as far as they lie on the plot."""
    yield plane.layer("rule", [{"x": plane.x.low, "x2": plane.x.high, "y": chart.centre}], color=INK, strokeWidth=1.5)
    limits = sorted(chart.limits, key=lambda each: each.size)
    for name, dash in _LIMITS:
        marks = [
            {"x": each.size, "y": at}
            for each in limits
            if plane.y.low <= (at := getattr(each, name)) <= plane.y.high and plane.x.low <= each.size <= plane.x.high
        ]
        if len(marks) > 1:
            yield plane.layer("line", marks, color=QUIET, strokeWidth=1.5, strokeDash=dash, interpolate="monotone")


class Kind(NamedTuple):
    """How the marks of points with such verdicts are drawn."""

    verdicts: frozenset[Verdict | None]
    shape: str
    size: int
    fill: str
    stroke: str


_KINDS = (
    Kind(frozenset({Verdict.WITHIN, None}), "circle", 50, PAPER, QUIET),
    Kind(frozenset({Verdict.ABOVE_95, Verdict.BELOW_95}), "diamond", 90, QUIET, PAPER),
    Kind(frozenset({Verdict.ABOVE_998}), "triangle-up", 130, SIGNAL, PAPER),
    Kind(frozenset({Verdict.BELOW_998}), "triangle-down", 130, SIGNAL, PAPER),
)


def _marks(
    plane: Plane,
    shown: Sequence[Shown],
    verdicts: frozenset[Verdict | None],
    shape: str,
    size: int,
    fill: str,
    stroke: str,
) -> Iterator[Layer]:
    own = [each for each in shown if each.verdict in verdicts]
    for is_ours in (False, True):
        marks = [{"x": each.size, "y": each.value} for each in own if each.is_ours == is_ours]
        if marks:
            looks = {"fill": OURS if is_ours else fill, "stroke": PAPER if is_ours else stroke, "strokeWidth": 1.5}
            yield plane.layer("point", marks, shape=shape, size=size * (2 if is_ours else 1), opacity=1, **looks)


def _names(plane: Plane, chart: Funnel, shown: Sequence[Shown]) -> Iterator[Layer]:
    for label in _labels(plane, chart, shown):
        looks = {"color": OURS, "fontWeight": "bold"} if label.is_ours else {"color": DEEP}
        yield from plane.haloed(label.text, label.x, label.y, align=label.align, **looks)


def _labels(plane: Plane, chart: Funnel, shown: Sequence[Shown]) -> Iterator[Label]:
    """Names of what is ours and of what lies far outside, as far as each finds room beside its mark."""
    taken = [_box(plane.x_at(each.size), plane.y_at(each.value), 12, 12) for each in shown]
    taken.append(_centre_box(plane, chart, shown))
    named = [each for each in shown if each.is_ours or each.verdict in _FAR]
    for each in sorted(named, key=lambda each: not each.is_ours):
        found = _place(plane, each, taken)
        if found is not None:
            label, box = found
            taken.append(box)
            yield label


def _place(plane: Plane, point: Shown, taken: Sequence[Box]) -> tuple[Label, Box] | None:
    size = plane.sheet.small
    wide = room_of(point.label, size, bold=point.is_ours)
    x, y = plane.x_at(point.size), plane.y_at(point.value)
    for align, across, down in _BESIDE:
        middle = x + across + {"left": wide / 2, "right": -wide / 2}.get(align, 0)
        box = _box(middle, y + down, wide, size * 1.1)
        is_inside = box.left >= 0 and box.right <= plane.width + plane.edges.right
        if is_inside and box.top >= -4 and box.bottom <= plane.height and not any(box.touches(each) for each in taken):
            return Label(point.label, x + across, y + down, align, point.is_ours), box
    return None


def _box(x: float, y: float, wide: float, high: float) -> Box:
    return Box(x - wide / 2, y - high / 2, x + wide / 2, y + high / 2)


def _size_label(plane: Plane, chart: Funnel) -> Layer:
    said = chart.size_label[:1].upper() + chart.size_label[1:]
    return plane.note(said, plane.width, plane.height + 42, align="right")


def _centre_words(chart: Funnel) -> str:
    return f"{chart.centre_label} {figure(chart.centre, chart)}"


def _centre_box(plane: Plane, chart: Funnel, shown: Sequence[Shown]) -> Box:
    """Where the name of the line in the middle stands: at its end, above or below, where it covers no mark."""
    wide = room_of(_centre_words(chart), plane.sheet.small)
    right = plane.width + plane.edges.right
    marks = [_box(plane.x_at(each.size), plane.y_at(each.value), 12, 12) for each in shown]
    boxes = [
        _box(right - wide / 2, plane.y_at(chart.centre) + down, wide, plane.sheet.small * 1.2)
        for down in (-26, 26, -44, 44)
    ]
    return next((box for box in boxes if not any(box.touches(each) for each in marks)), boxes[0])


def _centre_label(plane: Plane, chart: Funnel, shown: Sequence[Shown]) -> Iterator[Layer]:
    box = _centre_box(plane, chart, shown)
    yield from plane.haloed(_centre_words(chart), box.right, (box.top + box.bottom) / 2, align="right", color=INK)
