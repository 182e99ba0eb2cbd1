"""Charts: what they say as values, their key, their table, their picture, and their place in a document.

Nothing is drawn and nothing heavy is imported before `draw_svg` or `draw_png` is called.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

from comhla.documents.charts.identity import DRAWING, key
from comhla.documents.charts.in_documents import blocks_of, figure_of
from comhla.documents.charts.looks import Width
from comhla.documents.charts.tables import table
from comhla.documents.charts.telling import caption, how_to_read, instead
from comhla.documents.charts.values import (
    Blank,
    Break,
    Chart,
    Control,
    ControlPoint,
    Deprivation,
    Funnel,
    FunnelLimit,
    FunnelPoint,
    Line,
    Ranked,
    Reading,
    Role,
    Row,
    SmallMultiples,
    Tile,
    Tiles,
    Trend,
    Verdict,
)

if TYPE_CHECKING:
    from comhla.documents.charts.drawing import Drawn, draw, draw_png, draw_svg

__all__ = [
    "DRAWING",
    "Blank",
    "Break",
    "Chart",
    "Control",
    "ControlPoint",
    "Deprivation",
    "Drawn",
    "Funnel",
    "FunnelLimit",
    "FunnelPoint",
    "Line",
    "Ranked",
    "Reading",
    "Role",
    "Row",
    "SmallMultiples",
    "Tile",
    "Tiles",
    "Trend",
    "Verdict",
    "Width",
    "blocks_of",
    "caption",
    "draw",
    "draw_png",
    "draw_svg",
    "figure_of",
    "how_to_read",
    "instead",
    "key",
    "table",
]

_DRAWING = {"Drawn", "draw", "draw_png", "draw_svg"}


def __getattr__(name: str) -> object:
    """What draws, when it is first asked for: a page that shows a drawing that is kept does not wait for it."""
    if name in _DRAWING:
        return getattr(importlib.import_module("comhla.documents.charts.drawing"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
