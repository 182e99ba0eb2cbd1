"""The one place that knows Altair: layers of marks over two scales, and a whole picture of them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, NamedTuple, TypeAlias

from comhla.documents.charts.figures import Scale, decimals_of
from comhla.documents.charts.looks import FAINT, FAMILY, INK, LINE, PAPER, QUIET, Sheet
from comhla.documents.charts.values import Told

Mark: TypeAlias = Mapping[str, float | str | tuple[str, ...] | None]
Layer: TypeAlias = Any
"""A chart of Altair, whose types are not known before it is imported."""


class Edges(NamedTuple):
    """Room round the plot, in pixels."""

    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Ticks:
    """What stands along an axis: the words for some of its values, with grid lines or without."""

    words: Mapping[float, str]
    grid: bool = False
    line: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Plane:
    """A plot of two scales; y goes up, or down where `downwards` says so."""

    sheet: Sheet
    edges: Edges
    height: float
    x: Scale
    y: Scale
    x_ticks: Ticks
    y_ticks: Ticks
    downwards: bool = False

    @property
    def width(self) -> float:
        """Of the plot alone."""
        return self.sheet.width - self.edges.left - self.edges.right

    def x_at(self, value: float) -> float:
        """Pixels from the left edge of the plot."""
        return self.x.share(value) * self.width

    def y_at(self, value: float) -> float:
        """Pixels from the top edge of the plot."""
        share = self.y.share(value)
        return (share if self.downwards else 1 - share) * self.height

    def value_at(self, pixels: float) -> float:
        """What stands so many pixels under the top edge of the plot."""
        share = pixels / self.height if self.downwards else 1 - pixels / self.height
        return self.y.low + share * (self.y.high - self.y.low)

    def x_value_at(self, pixels: float) -> float:
        """What stands so many pixels from the left edge of the plot."""
        return self.x.low + pixels / self.width * (self.x.high - self.x.low)

    def layer(self, kind: str, marks: Iterable[Mark], **looks: Any) -> Layer:
        """Marks of a kind, as `line`, at their x and y (to x2 and y2), with their text where they have one.

        Lines and areas go through all marks that are of one `part`.
        """
        import altair as alt  # noqa: PLC0415 - importing it takes longer than all the rest of a command

        values = [dict(mark) for mark in marks]
        names = values[0].keys() if values else set()
        channels: dict[str, Any] = {
            "x": alt.X("x:Q", scale=_scale(alt, self.x), axis=_axis(alt, self.x_ticks, self.sheet)),
            "y": alt.Y(
                "y:Q", scale=_scale(alt, self.y, reverse=self.downwards), axis=_axis(alt, self.y_ticks, self.sheet)
            ),
        }
        channels |= {"x2": alt.X2("x2:Q")} if "x2" in names else {}
        channels |= {"y2": alt.Y2("y2:Q")} if "y2" in names else {}
        channels |= {"detail": alt.Detail("part:N")} if "part" in names else {}
        channels |= {"text": alt.Text("text:N")} if "text" in names else {}
        chart = alt.Chart(alt.InlineData(values))
        return getattr(chart, f"mark_{kind}")(**looks).encode(**channels)

    def words(self, marks: Iterable[Mark], **looks: Any) -> Layer:
        """Text at places of the plot."""
        return self.layer("text", marks, **{"fontSize": self.sheet.small, "color": INK, "baseline": "middle", **looks})

    def haloed(self, text: str, x: float, y: float, **looks: Any) -> Iterator[Layer]:
        """A note that stands out from the lines behind it."""
        yield self.note(text, x, y, **{**looks, "color": PAPER, "stroke": PAPER, "strokeWidth": 5})
        yield self.note(text, x, y, **looks)

    def note(self, text: str | Sequence[str], x: float, y: float, **looks: Any) -> Layer:
        """Text so many pixels from the top left edge of the plot; below zero it stands outside."""
        import altair as alt  # noqa: PLC0415 - as in `layer`

        settings = {"fontSize": self.sheet.small, "color": QUIET, "baseline": "middle", "align": "left", **looks}
        said = text if isinstance(text, str) else list(text)
        return alt.Chart(alt.InlineData([{}])).mark_text(text=said, x=x, y=y, **settings)

    def picture(self, layers: Sequence[Layer]) -> dict[str, Any]:
        """The specification of the whole picture."""
        import altair as alt  # noqa: PLC0415 - as in `layer`

        edges = self.edges
        padding = {"left": edges.left, "right": edges.right, "top": edges.top, "bottom": edges.bottom}
        whole = alt.layer(*layers).properties(
            width=self.width, height=self.height, padding=padding, autosize="none", background=PAPER
        )
        return dict(whole.configure(font=FAMILY, aria=False).configure_view(stroke=None).to_dict(validate=False))


def pixels(sheet: Sheet, height: float) -> Plane:
    """A plane whose x and y are pixels from the top left, for what has no scale of its own."""
    nothing = Ticks(words={})
    x, y = Scale(0.0, float(sheet.width), ()), Scale(0.0, height, ())
    return Plane(
        sheet=sheet,
        edges=Edges(0, 0, 0, 0),
        height=height,
        x=x,
        y=y,
        x_ticks=nothing,
        y_ticks=nothing,
        downwards=True,
    )


def _scale(alt: Any, scale: Scale, *, reverse: bool = False) -> Any:
    return alt.Scale(domain=[scale.low, scale.high], nice=False, zero=False, reverse=reverse)


def _axis(alt: Any, ticks: Ticks, sheet: Sheet) -> Any:
    if not ticks.words and not ticks.line:
        return None
    places = [*ticks.words]
    words = f"{json.dumps([*ticks.words.values()], ensure_ascii=False)}[indexof({json.dumps(places)}, datum.value)]"
    return alt.Axis(
        values=places,
        labelExpr=words,
        title=None,
        ticks=False,
        domain=ticks.line,
        domainColor=LINE,
        grid=ticks.grid,
        gridColor=FAINT,
        labelColor=QUIET,
        labelFontSize=sheet.small,
        labelPadding=6,
        labelOverlap=False,
        labelBound=False,
        labelFlush=False,
    )


@contextmanager
def quickly() -> Iterator[None]:
    """Altair without its check of each part as it is made, which takes longer than all the rest.

    What is made here is the same for every chart of a kind, and its tests look at what comes out.
    """
    from altair.utils.schemapi import debug_mode  # noqa: PLC0415 - as in `layer`

    with debug_mode(False):
        yield


def tick_words(scale: Scale, told: Told) -> dict[float, str]:
    """Each tick of a scale in words."""
    places = decimals_of(scale)
    return {tick: _tick(tick, places, told) for tick in scale.ticks}


def _tick(tick: float, places: int, told: Told) -> str:
    text = f"{abs(tick):,.{places}f}"
    return f"{chr(0x2212) if tick < 0 else ''}{told.prefix}{text}{told.suffix}"
