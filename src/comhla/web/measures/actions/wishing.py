"""Writing down which charts are wanted. Nobody's work changes, so the trail has no row of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from comhla.web import clock
from comhla.web.measures.models import ChartWanted


def wish(definitions: Mapping[str, Any]) -> None:
    """Have charts drawn with the next work in the background; one that is wanted already stays as it is.

    Args:
        definitions: each chart as plain data, by its key.

    Raises:
        DatabaseError: where nothing can be written.
    """
    wishes = (ChartWanted(key=key, definition=each, wanted_at=clock.now()) for key, each in definitions.items())
    ChartWanted.objects.bulk_create(wishes, ignore_conflicts=True)
