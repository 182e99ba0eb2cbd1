"""What is read of figures and releases."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Max, Q, QuerySet, Sum

from comhla.indicators.areas import SCOTLAND, Area, AreaKind
from comhla.indicators.catalogue import Indicator, catalogue, indicator
from comhla.indicators.errors import NotAFile
from comhla.indicators.local import read_local_record
from comhla.indicators.observations import Observation
from comhla.web.authorities.models import Authority
from comhla.web.measures.figures import COLUMNS, observation
from comhla.web.measures.models import DrawnChart, Figure, Keeper, LocalIndicator, Release, Target
from comhla.web.measures.places import LOCAL


def releases_of(authority: Authority | None) -> QuerySet[Release]:
    """The releases that serve an authority, the newest first: its own, and those for everybody."""
    return Release.objects.filter(_serving(authority)).defer("content")


def current_figures(authority: Authority | None) -> QuerySet[Figure]:
    """The figures that count for an authority.

    A made-up authority is compared with made-up areas alone, so what serves everybody does not serve it.
    """
    return Figure.objects.filter(_serving(authority), is_current=True)


def _serving(authority: Authority | None) -> Q:
    own = Q(authority=authority)
    return own if authority is None or authority.is_fictional else own | Q(authority=None)


def observations_of(
    authority: Authority | None, indicators: Iterable[str], where: Q | None = None
) -> list[Observation]:
    """The current figures of some indicators, for every area. What an authority took in itself counts before the rest.

    Args:
        authority: whose pages are being made; nothing for what serves everybody.
        indicators: their keys.
        where: which of these figures are needed, as those of some areas; all of them where nothing is said.
    """
    found: dict[tuple[str, str, str, str], Observation] = {}
    # Each owner is asked for by itself: an index of the current figures of one serves no question about either.
    for owner in owners_of(authority):
        rows = Figure.objects.filter(where or Q(), authority=owner, is_current=True, indicator__in=list(indicators))
        for row in rows.values_list(*COLUMNS):
            seen = observation(row)
            found[seen.cell] = seen
    return list(found.values())


def owners_of(authority: Authority | None) -> tuple[Authority | None, ...]:
    """Whose figures serve an authority, the last before the rest."""
    return (authority,) if authority is None or authority.is_fictional else (None, authority)


def of_areas(codes: Iterable[str]) -> Q:
    """Which figures are of everybody in some areas, or in the whole country. A made-up country is known by its kind."""
    codes = list(codes)
    if any(code.startswith(LOCAL) for code in codes):
        return Q(group="") & (Q(area_code__in=codes) | Q(area_kind=AreaKind.SCOTLAND))
    return Q(group="", area_code__in=[*codes, SCOTLAND.code])


def of_kind(kind: AreaKind) -> Q:
    """Which figures are of everybody in areas of a kind, or in the whole country."""
    return Q(group="", area_kind__in=(kind, AreaKind.SCOTLAND))


def of_groups(codes: Iterable[str]) -> Q:
    """Which figures of some areas are of everybody or of a part of the population by deprivation."""
    return Q(area_code__in=list(codes)) & (Q(group="") | Q(group__startswith="simd-"))


def of_localities(area: Area) -> Q:
    """Which figures are of everybody in the localities of an authority, or in all of it."""
    return Q(group="") & (
        Q(area_code=area.code) | Q(area_kind=AreaKind.LOCALITY, area_code__startswith=f"{area.code}/")
    )


def indicators_with_figures(authority: Authority | None) -> set[str]:
    """The keys of the indicators of which there is any current figure."""
    return set(current_figures(authority).order_by().values_list("indicator", flat=True).distinct())


def areas_with_figures(authority: Authority | None, key: str) -> tuple[Area, ...]:
    """The authorities and councils that have any current figure of an indicator, by name."""
    rows = current_figures(authority).filter(
        indicator=key, area_kind__in=(AreaKind.AUTHORITY, AreaKind.COUNCIL), group=""
    )
    columns = ("area_name", "area_code", "area_kind")
    found = rows.order_by(*columns).values_list(*columns).distinct()
    return tuple(Area(code, name, AreaKind(kind)) for name, code, kind in found)


def shapes_of_figures(authority: Authority | None, key: str, codes: Iterable[str]) -> set[tuple[str, bool]]:
    """Of which kinds of area there are figures of an indicator for a place, and whether by deprivation.

    Localities count where they are of one of these areas, and figures by deprivation where they are of the area itself.
    """
    codes = tuple(codes)
    own = Q(area_code__in=codes)
    for code in codes:
        own |= Q(area_code__startswith=f"{code}/")
    rows = current_figures(authority).filter(own, indicator=key).order_by()
    return {(kind, group.startswith("simd-")) for kind, group in rows.values_list("area_kind", "group").distinct()}


def releases_behind(authority: Authority | None, key: str, where: Q) -> QuerySet[Release]:
    """The releases that some current figures of an indicator come from, the newest first."""
    figures = current_figures(authority).filter(where, indicator=key).order_by()
    return Release.objects.filter(pk__in=figures.values("release")).defer("content")


def local_indicators(authority: Authority) -> tuple[Indicator, ...]:
    """The indicators that an authority defined for itself, by key; one that cannot be read any more is left out."""
    found = []
    for kept in LocalIndicator.objects.filter(authority=authority):
        try:
            found.append(read_local_record(kept.definition))
        except NotAFile:
            continue
    return tuple(found)


def indicators_of(authority: Authority) -> tuple[Indicator, ...]:
    """Every indicator that an authority may have figures of: those that ship, then its own."""
    return (*catalogue(), *local_indicators(authority))


def indicator_called(authority: Authority, key: str) -> Indicator:
    """The indicator of an authority with a key.

    Raises:
        Unknown: where there is none.
    """
    return indicator(key, local_indicators(authority))


def targets_of(authority: Authority, key: str) -> list[Target]:
    """The targets of an authority for an indicator, the next one first."""
    return list(Target.objects.filter(authority=authority, indicator=key))


def keepers_of(authority: Authority) -> dict[str, Keeper]:
    """Who answers for each indicator, by its key."""
    return {kept.indicator: kept for kept in Keeper.objects.filter(authority=authority)}


def stamp_of_figures(authority: Authority) -> str:
    """What changes with everything that pages of figures are made from: releases, targets, definitions and drawings."""
    releases = Release.objects.filter(_serving(authority)).order_by()
    parts = (
        releases.aggregate(last=Max("pk"), withdrawn=Max("withdrawn_at")),
        Target.objects.filter(authority=authority).order_by().aggregate(last=Max("pk"), versions=Sum("version")),
        LocalIndicator.objects.filter(authority=authority)
        .order_by()
        .aggregate(last=Max("pk"), versions=Sum("version")),
        DrawnChart.objects.aggregate(last=Max("pk")),
    )
    return "measures:" + ":".join(str(value) for part in parts for value in part.values())
