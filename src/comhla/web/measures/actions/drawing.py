"""Drawing what pages wished for, beside the processes that answer: drawing is slow, and a page waits for nothing."""

from __future__ import annotations

import logging
from collections.abc import Callable

from django.db import DatabaseError, close_old_connections

from comhla.documents.charts import Chart
from comhla.documents.errors import DocumentError
from comhla.web import clock
from comhla.web.measures.charts import chart_from
from comhla.web.measures.models import ChartWanted, DrawnChart

_log = logging.getLogger(__name__)
_AT_ONCE = 20


def draw_wanted(most: int | None = None) -> int:
    """Draw what was wished for, the oldest first, and say how many charts were drawn.

    A wish that cannot be fulfilled, as one of an earlier version, is struck out and written to the log.

    Args:
        most: after so many wishes it stops; nothing for all of them.
    """
    drawn = looked_at = 0
    while most is None or looked_at < most:
        wishes = ChartWanted.objects.all()[: _AT_ONCE if most is None else min(_AT_ONCE, most - looked_at)]
        some = list(wishes)
        if not some:
            break
        for wish in some:
            drawn += _fulfil(wish)
            wish.delete()
        looked_at += len(some)
    return drawn


def keep_drawing(goes_on: Callable[[], bool]) -> int:
    """Draw what is wished for until told to stop, and say how many charts were drawn.

    Args:
        goes_on: waits a moment, and says whether to go on; asked after each round.
    """
    drawn = 0
    while True:
        try:
            drawn += draw_wanted()
        except DatabaseError as error:
            _log.warning("Charts wait to be drawn: %s", error)
            close_old_connections()
        if not goes_on():
            return drawn


def draw_and_keep(chart: Chart, key: str) -> DrawnChart:
    """A chart that is drawn and kept under its key; one that is kept already stays."""
    from comhla.documents.charts.drawing import draw  # noqa: PLC0415 - it brings a whole engine, which answers need not

    wide, narrow = draw(chart)
    kept, _ = DrawnChart.objects.get_or_create(
        key=key, defaults={"wide": wide, "narrow": narrow, "drawn_at": clock.now()}
    )
    return kept


def _fulfil(wish: ChartWanted) -> bool:
    if DrawnChart.objects.filter(key=wish.key).exists():
        return False
    try:
        draw_and_keep(chart_from(wish.definition), wish.key)
    except (DocumentError, ValueError) as error:
        _log.warning("The chart %s was not drawn: %s", wish.key[:12], error)
        return False
    return True
