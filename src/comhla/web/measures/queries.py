"""What is read of figures and releases."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Q, QuerySet

from comhla.indicators.observations import Observation
from comhla.web.authorities.models import Authority
from comhla.web.measures.figures import COLUMNS, observation
from comhla.web.measures.models import Figure, Release


def releases_of(authority: Authority | None) -> QuerySet[Release]:
    """The releases that serve an authority, the newest first: its own, and those for everybody."""
    return Release.objects.filter(Q(authority=authority) | Q(authority=None)).defer("content")


def observations_of(authority: Authority | None, indicators: Iterable[str]) -> list[Observation]:
    """The current figures of some indicators, for every area. What an authority took in itself counts before the rest.

    Args:
        authority: whose pages are being made; nothing for what serves everybody.
        indicators: their keys.
    """
    rows = Figure.objects.filter(
        Q(authority=authority) | Q(authority=None), indicator__in=list(indicators), is_current=True
    )
    own: dict[tuple[str, str, str, str], Observation] = {}
    shared: dict[tuple[str, str, str, str], Observation] = {}
    for owner, *row in rows.values_list("authority", *COLUMNS):
        seen = observation(tuple(row))
        (shared if owner is None else own)[seen.cell] = seen
    return list({**shared, **own}.values())


def indicators_with_figures(authority: Authority | None) -> set[str]:
    """The keys of the indicators of which there is any current figure."""
    rows = Figure.objects.filter(Q(authority=authority) | Q(authority=None), is_current=True)
    return set(rows.order_by().values_list("indicator", flat=True).distinct())
