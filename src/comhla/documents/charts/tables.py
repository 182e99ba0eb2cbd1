"""The table of a chart: every figure that the picture shows, with intervals, blanks in words, and notes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias, assert_never

from comhla.documents.charts.figures import cell, figure, interval, number
from comhla.documents.charts.values import (
    Chart,
    Control,
    Deprivation,
    Funnel,
    Line,
    Ranked,
    Reading,
    Row,
    SmallMultiples,
    Tiles,
    Told,
    Trend,
)
from comhla.documents.model import Table, words

_Column: TypeAlias = tuple[str, list[str]]
_INTERVAL = "95% interval"


def table(chart: Chart) -> Table:
    """Every figure of a chart in the order of the picture; blanks are words, and never an empty cell or a zero."""
    columns = _columns(chart)
    rows = zip(*(cells for _, cells in columns), strict=True)
    return Table(
        caption=_caption(chart),
        header=tuple(words(name) for name, _ in columns),
        rows=tuple(tuple(words(text) for text in row) for row in rows),
        first_cell_heads_row=True,
    )


def _caption(chart: Chart) -> str:
    order = f" {chart.order}" if isinstance(chart, Ranked) else ""
    return f"{chart.title.rstrip('.')}: {chart.unit}.{order}"


def _columns(chart: Chart) -> list[_Column]:
    match chart:
        case Trend():
            return _of_trend(chart)
        case SmallMultiples():
            return _of_panels(chart)
        case Ranked() | Deprivation():
            return _of_rows(chart)
        case Funnel():
            return _of_funnel(chart)
        case Control():
            return _of_control(chart)
        case Tiles():
            return _of_tiles(chart)
        case _:
            assert_never(chart)


def _filled(columns: Sequence[_Column]) -> list[_Column]:
    """Columns that say anything at all."""
    return [column for column in columns if any(column[1])]


def _of_readings(readings: Sequence[Reading], told: Told) -> list[_Column]:
    """The figures, their intervals where any has one, and notes where there are any."""
    figures = [cell(each, told) for each in readings]
    intervals = [interval(each, told) for each in readings]
    notes = [each.note for each in readings]
    return [(told.unit[:1].upper() + told.unit[1:], figures), *_filled([(_INTERVAL, intervals), ("Note", notes)])]


def _of_trend(chart: Trend) -> list[_Column]:
    columns: list[_Column] = [("Period", [*chart.periods])]
    with_interval = sum(any(each.lower is not None for each in line.readings) for line in chart.lines)
    for line in chart.lines:
        columns.append((line.label, [cell(each, chart) for each in line.readings]))
        intervals = [interval(each, chart) for each in line.readings]
        columns += _filled([(_INTERVAL if with_interval == 1 else f"{_INTERVAL}, {line.label}", intervals)])
    return [*columns, *_filled([("Note", _notes(chart))])]


def _notes(chart: Trend) -> list[str]:
    """What is to be known of each period: a change of definition, and the notes of its figures."""
    found = []
    for place, period in enumerate(chart.periods):
        own = [_note(line, place, len(chart.lines)) for line in chart.lines if line.readings[place].note]
        found.append(" ".join(f"{text.rstrip('.')}." for text in [*_changed(chart, period), *own]))
    return found


def _changed(chart: Trend | Control, period: str) -> list[str]:
    return ["Counted another way from here"] if any(each.period == period for each in chart.breaks) else []


def _note(line: Line, place: int, lines: int) -> str:
    note = line.readings[place].note
    return note if lines == 1 else f"{line.label}: {note}"


def _of_panels(chart: SmallMultiples) -> list[_Column]:
    columns: list[_Column] = [(chart.heading, [line.label for line in chart.lines])]
    for place, period in enumerate(chart.periods):
        columns.append((period, [_with_interval(line.readings[place], chart) for line in chart.lines]))
    return columns


def _with_interval(reading: Reading, told: Told) -> str:
    said = interval(reading, told)
    return f"{cell(reading, told)} ({said})" if said else cell(reading, told)


def _of_rows(chart: Ranked | Deprivation) -> list[_Column]:
    rows: list[Row] = [*chart.rows]
    if chart.reference is not None:
        rows.append(Row(label=chart.reference_label, reading=Reading(value=chart.reference)))
    first = [(chart.heading, [row.label for row in rows]), *_filled([("Rank", [row.place for row in rows])])]
    return [*first, *_of_readings([row.reading for row in rows], chart)]


def _of_funnel(chart: Funnel) -> list[_Column]:
    labels = [*(point.label for point in chart.points), chart.centre_label]
    sizes = [*(_size(point.size) for point in chart.points), "all"]
    readings = [*chart.readings, Reading(value=chart.centre)]
    verdicts = [point.verdict.words if point.verdict else "not known" for point in chart.points]
    size = chart.size_label[:1].upper() + chart.size_label[1:]
    figures, *rest = _of_readings(readings, chart)
    return [(chart.heading, labels), (size, sizes), figures, ("Position", [*verdicts, "average"]), *rest]


def _size(size: float | None) -> str:
    return "not known" if size is None else number(size, 0)


def _of_control(chart: Control) -> list[_Column]:
    columns: list[_Column] = [("Period", [point.period for point in chart.points])]
    figures, *rest = _of_readings(chart.readings, chart)
    columns.append((f"{chart.area}: {chart.unit}", figures[1]))
    limits = [
        ("Average", [_limit(point.centre, chart) for point in chart.points]),
        ("Lower limit", [_limit(point.lower, chart) for point in chart.points]),
        ("Upper limit", [_limit(point.upper, chart) for point in chart.points]),
        ("Signal", [point.signal for point in chart.points]),
        ("Definition", [" ".join(_changed(chart, period)) for period in chart.periods]),
    ]
    return [*columns, *_filled(limits), *rest]


def _limit(at: float | None, told: Told) -> str:
    return "" if at is None else figure(at, told)


def _of_tiles(chart: Tiles) -> list[_Column]:
    tiles = sorted(chart.tiles, key=lambda each: each.label)
    figures, *rest = _of_readings([tile.reading for tile in tiles], chart)
    bands = ["no figure" if tile.band is None else chart.bands[tile.band] for tile in tiles]
    return [("Area", [tile.label for tile in tiles]), figures, ("Band", bands), *rest]
