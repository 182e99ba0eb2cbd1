"""Areas that figures are about, whatever code or name a publisher used for them."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


class AreaKind(StrEnum):
    """What kind of area a figure is about."""

    SCOTLAND = "scotland"
    HEALTH_BOARD = "health_board"
    AUTHORITY = "authority"
    COUNCIL = "council"
    LOCALITY = "locality"
    OTHER = "other"
    """A smaller area of national statistics, as an intermediate zone."""


class Area(NamedTuple):
    """An area by the code that is in force today."""

    code: str
    """As S37000001; S92000003 for Scotland; for a locality of an authority `AUTHORITY/key`."""
    name: str
    kind: AreaKind


SCOTLAND = Area("S92000003", "Scotland", AreaKind.SCOTLAND)
