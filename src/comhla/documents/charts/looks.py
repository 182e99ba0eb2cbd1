"""How charts look: colours, sizes, dashes, shapes and the room that words take.

Nothing is told by colour alone: what is ours is blue, solid and thick, others are grey and dashed, signals have shapes
of their own, and lines carry their names. In greys the order of darkness stays.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from functools import lru_cache
from importlib import resources
from typing import Any, Final, NamedTuple

INK: Final = "#1a1a1a"
QUIET: Final = "#5e5e5e"
LINE: Final = "#b3b3b3"
FAINT: Final = "#ebebeb"
OURS: Final = "#0065bd"
DEEP: Final = "#002d54"
BAND: Final = "#d3e5f5"
BAR: Final = "#8fbce3"
SIGNAL: Final = "#994800"
PAPER: Final = "#ffffff"
SHADES: Final = ("#eef4fa", "#bdd7ee", "#7fb2de", "#2874b5", "#002d54")
"""Of tiles, from light to dark; on the last two, words are white."""

FAMILY: Final = "Roboto, Arial, sans-serif"
DASHES: Final = ([5, 3], [2, 3], [8, 3, 2, 3])
"""Of lines that are not ours, one after the other."""
TARGET_DASH: Final = [1, 3]
CROSS: Final = "M-1,-1L1,1M-1,1L1,-1"
DOTS: Final = "M-1.1,0h0.5M-0.25,0h0.5M0.6,0h0.5"
_FILES = {False: "Roboto-Regular.ttf", True: "Roboto-Bold.ttf"}
_SPARE = 1.04
"""Another font than ours may be a little wider."""


class Width(StrEnum):
    """For which width a chart is drawn: a column of text, or a telephone."""

    WIDE = "wide"
    NARROW = "narrow"


class Sheet(NamedTuple):
    """The whole picture and the size of its words, in pixels of a screen."""

    width: int
    text: int
    small: int
    is_narrow: bool


SHEETS = {
    Width.WIDE: Sheet(width=704, text=15, small=14, is_narrow=False),
    Width.NARROW: Sheet(width=288, text=14, small=13, is_narrow=True),
}


@lru_cache(maxsize=32)
def _font(size: int, *, bold: bool) -> Any:
    from PIL import ImageFont  # noqa: PLC0415 - the key of a chart is worked out without it

    with resources.as_file(resources.files("comhla.documents.renderers.fonts") / _FILES[bold]) as file:
        return ImageFont.truetype(str(file), size)


def room_of(text: str, size: int, *, bold: bool = False) -> float:
    """How many pixels wide a text is, and a little to spare."""
    return float(_font(size, bold=bold).getlength(text)) * _SPARE


def wrapped(text: str, most: float, size: int, *, bold: bool = False) -> tuple[str, ...]:
    """A text on lines no wider than so many pixels; a longer word has a line of its own."""
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and room_of(longer, size, bold=bold) <= most:
            lines[-1] = longer
        else:
            lines.append(word)
    return tuple(lines)


def apart(places: Sequence[float], heights: Sequence[float], low: float, high: float) -> list[float]:
    """Middles of labels moved as little as need be, in their order, so that none covers another or leaves the bounds.

    Where there is no room for all, they stand out below `low`.
    """
    order = sorted(range(len(places)), key=lambda each: places[each])
    moved = list(places)
    free = low
    for each in order:
        moved[each] = max(places[each], free + heights[each] / 2)
        free = moved[each] + heights[each] / 2
    free = high
    for each in reversed(order):
        moved[each] = min(moved[each], free - heights[each] / 2)
        free = moved[each] - heights[each] / 2
    return moved
