"""Charts on pages: the drawing that is kept of each, or the wish for one. A page draws nothing itself."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import asdict, fields, is_dataclass
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Any, NamedTuple, Union, get_args, get_origin, get_type_hints

from django.core.cache import cache as kept_for_a_while
from django.db import DatabaseError
from django.db.models.functions import Substr
from django.urls import reverse

from comhla.documents.charts import (
    Chart,
    Control,
    Deprivation,
    Funnel,
    Ranked,
    SmallMultiples,
    Tiles,
    Trend,
    how_to_read,
    instead,
    key,
    table,
)
from comhla.documents.errors import CannotBeRead
from comhla.documents.model import plain
from comhla.web.measures.actions.wishing import wish
from comhla.web.measures.models import DrawnChart

_KINDS: dict[str, type] = {
    kind.__name__: kind for kind in (Control, Deprivation, Funnel, Ranked, SmallMultiples, Tiles, Trend)
}
_HEAD = 400
"""In so many letters an SVG has said how large it is."""
_SIZE = re.compile(r'<svg\b[^>]*?\bwidth="(\d+)(?:\.\d+)?"[^>]*?\bheight="(\d+)(?:\.\d+)?"')
_NUMBER = re.compile("[-\N{MINUS SIGN}]?\N{POUND SIGN}?[0-9][0-9,.]*%?")
_ASKED_AGAIN_AFTER = 30
"""So many seconds a wish is not written down a second time."""


class Size(NamedTuple):
    """How large a picture is, so that the page keeps room for it."""

    width: int
    height: int


class Cell(NamedTuple):
    """A cell of a table, and whether its column is of numbers."""

    text: str
    is_number: bool


class Drawing(NamedTuple):
    """A picture that is kept, for both widths."""

    wide: str
    narrow: str
    wide_size: Size | None
    narrow_size: Size | None


class Shown(NamedTuple):
    """A chart on a page: what it says, its table, and its drawing once there is one."""

    key: str
    title: str
    sentence: str
    alt: str
    reading: str
    """How its marks are read."""
    source: str
    caption: str
    header: tuple[Cell, ...]
    rows: tuple[tuple[Cell, ...], ...]
    drawing: Drawing | None = None


def pictures_of(charts: Sequence[Chart]) -> list[Shown]:
    """What a page shows of charts. One that is not drawn yet is wished for, and shown without its drawing."""
    keys = [key(chart) for chart in charts]
    drawn = _drawn(keys)
    _wish({each: chart for each, chart in zip(keys, charts, strict=True) if each not in drawn})
    return [_shown(each, chart, drawn.get(each)) for each, chart in zip(keys, charts, strict=True)]


def picture_of(chart: Chart) -> Shown:
    """The same of one chart."""
    return pictures_of([chart])[0]


def _drawn(keys: Iterable[str]) -> dict[str, Drawing]:
    kept = DrawnChart.objects.filter(key__in=list(keys)).annotate(
        head=Substr("wide", 1, _HEAD), narrow_head=Substr("narrow", 1, _HEAD)
    )
    return {
        name: Drawing(
            reverse("chart", args=[name, "wide"]),
            reverse("chart", args=[name, "narrow"]),
            _size(head),
            _size(narrow_head),
        )
        for name, head, narrow_head in kept.values_list("key", "head", "narrow_head")
    }


def _size(head: str) -> Size | None:
    found = _SIZE.search(head)
    return Size(int(found[1]), int(found[2])) if found else None


def _wish(wanted: dict[str, Chart]) -> None:
    """Write down what is to be drawn. A page is shown all the same where nothing can be written."""
    new = {
        name: chart for name, chart in wanted.items() if kept_for_a_while.add(f"chart:{name}", 1, _ASKED_AGAIN_AFTER)
    }
    try:
        if new:
            wish({name: definition_of(each) for name, each in new.items()})
    except DatabaseError:
        kept_for_a_while.delete_many([f"chart:{name}" for name in new])


def _shown(name: str, chart: Chart, drawing: Drawing | None) -> Shown:
    cells = table(chart)
    columns = [[plain(cell) for cell in column] for column in zip(cells.header, *cells.rows, strict=True)]
    header, *rows = zip(*map(_cells, columns), strict=True)
    return Shown(
        key=name,
        title=chart.title,
        sentence=chart.sentence,
        alt=instead(chart),
        reading=how_to_read(chart),
        source=chart.source,
        caption=cells.caption,
        header=header,
        rows=tuple(rows),
        drawing=drawing,
    )


def _cells(column: Sequence[str]) -> list[Cell]:
    """The cells of a column, which is one of numbers where any cell is a number alone."""
    is_number = any(_NUMBER.fullmatch(text) for text in column[1:])
    return [Cell(text, is_number) for text in column]


# ------------------------------------------------------------------------------------------- charts in the database


def definition_of(chart: Chart) -> dict[str, Any]:
    """A chart as plain data, which `chart_from` makes the same chart of."""
    return {"kind": type(chart).__name__, "says": asdict(chart)}


def chart_from(definition: Any) -> Chart:
    """The chart that plain data say.

    Raises:
        CannotBeRead: where they say none, as those that an earlier version wrote may.
    """
    try:
        chart: Chart = _value(_KINDS[definition["kind"]], definition["says"])
    except (AttributeError, KeyError, TypeError, ValueError) as wrong:
        raise CannotBeRead(f"These are not data of a chart: {wrong}.") from None
    return chart


def _value(kind: Any, given: Any) -> Any:
    """A value of a type that charts have: a value class, an optional one, a tuple, a choice, a text or a number."""
    if kind in (str, int, float):
        return given
    if get_origin(kind) in (Union, UnionType):
        inner = next(each for each in get_args(kind) if each is not NoneType)
        return None if given is None else _value(inner, given)
    if get_origin(kind) is tuple:
        return tuple(_value(get_args(kind)[0], each) for each in given)
    if isinstance(kind, type) and is_dataclass(kind):
        hints = _hints(kind)
        return kind(**{each.name: _value(hints[each.name], given[each.name]) for each in fields(kind)})
    if isinstance(kind, type) and issubclass(kind, Enum):
        return kind(given)
    raise TypeError(f"{kind} is no type of a chart")


@cache
def _hints(kind: Any) -> dict[str, Any]:
    return get_type_hints(kind)
