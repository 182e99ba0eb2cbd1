"""Charts as pictures. Drawing is slow the first time: do it when figures change, and keep the picture by its key."""

from __future__ import annotations

from functools import cache
from importlib import resources
from typing import Any, NamedTuple, assert_never

from comhla.documents.charts.controls import control
from comhla.documents.charts.funnels import funnel
from comhla.documents.charts.identity import key
from comhla.documents.charts.lists import deprivation, ranked
from comhla.documents.charts.looks import SHEETS, Sheet, Width
from comhla.documents.charts.panels import small_multiples
from comhla.documents.charts.plane import quickly
from comhla.documents.charts.svg import finished
from comhla.documents.charts.telling import described
from comhla.documents.charts.tiles import tiles
from comhla.documents.charts.trends import trend
from comhla.documents.charts.values import (
    Chart,
    Control,
    Deprivation,
    Funnel,
    Ranked,
    SmallMultiples,
    Tiles,
    Trend,
)

_SCALE = 2.0


class Drawn(NamedTuple):
    """A chart as SVG for both widths."""

    wide: str
    narrow: str


def draw(chart: Chart) -> Drawn:
    """The chart for both widths."""
    return Drawn(draw_svg(chart), draw_svg(chart, Width.NARROW))


def draw_svg(chart: Chart, width: Width | str = Width.WIDE) -> str:
    """The chart as SVG: one file without script or reference to others, the same each time.

    Raises:
        ValueError: for a width that is none of `Width`.
    """
    drawn = _converter().vegalite_to_svg(specification(chart, SHEETS[Width(width)]))
    named = f"chart-{key(chart)[:12]}-{Width(width)}"
    return finished(drawn, title=chart.title, description=described(chart), named=named)


def draw_png(chart: Chart, width: Width | str = Width.WIDE) -> bytes:
    """The chart as PNG with twice the dots of a screen.

    Raises:
        ValueError: for a width that is none of `Width`.
    """
    drawn: bytes = _converter().vegalite_to_png(specification(chart, SHEETS[Width(width)]), scale=_SCALE)
    return drawn


@cache
def _converter() -> Any:
    """The program that turns a specification into a picture, which knows our font."""
    import vl_convert  # noqa: PLC0415 - it brings a whole engine, and is needed only where something is drawn

    with resources.as_file(resources.files("comhla.documents.renderers.fonts")) as folder:
        vl_convert.register_font_directory(str(folder))
    return vl_convert


def specification(chart: Chart, sheet: Sheet) -> dict[str, Any]:
    """What Altair makes of a chart, before it is drawn."""
    with quickly():
        return _of_kind(chart, sheet)


def _of_kind(chart: Chart, sheet: Sheet) -> dict[str, Any]:
    match chart:
        case Trend():
            return trend(chart, sheet)
        case Ranked():
            return ranked(chart, sheet)
        case Deprivation():
            return deprivation(chart, sheet)
        case Funnel():
            return funnel(chart, sheet)
        case Control():
            return control(chart, sheet)
        case SmallMultiples():
            return small_multiples(chart, sheet)
        case Tiles():
            return tiles(chart, sheet)
        case _:
            assert_never(chart)
