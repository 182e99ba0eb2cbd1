"""What makes a chart one and the same: the name under which a drawing is kept, worked out without drawing it."""

from __future__ import annotations

import json
from dataclasses import asdict
from hashlib import sha256
from typing import Any, Final

from comhla.documents.charts.values import Chart

DRAWING: Final = 1
"""Goes up with every change to how charts look, so that drawings that were kept are drawn anew."""


def key(chart: Chart) -> str:
    """64 hexadecimal digits that stand for all a chart says and the way it is drawn; equal for equal charts."""
    told = {"chart": type(chart).__name__, "drawing": DRAWING, "says": _plain(asdict(chart))}
    written = json.dumps(told, sort_keys=True, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return sha256(written.encode()).hexdigest()


def _plain(value: Any) -> Any:
    """A value in which equal numbers are written alike: 3 as 3.0, and no zero with a minus."""
    match value:
        case dict():
            return {name: _plain(each) for name, each in value.items()}
        case tuple():
            return [_plain(each) for each in value]
        case int() | float():
            return float(value) + 0.0
        case _:
            return value
