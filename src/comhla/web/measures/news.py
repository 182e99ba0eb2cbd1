"""What changed in the figures of an authority since an instant: what was told before against what counts now."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.db.models import Q, QuerySet

from comhla.indicators.changed import changed
from comhla.indicators.findings import ChangedLine
from comhla.indicators.observations import Observation
from comhla.web.authorities.models import Authority
from comhla.web.measures import queries
from comhla.web.measures.actions.settling import Standing, standing_of
from comhla.web.measures.figures import COLUMNS, observation
from comhla.web.measures.letters import TOLD
from comhla.web.measures.models import Figure, Release
from comhla.web.measures.places import place_of


def news_since(authority: Authority, since: datetime, now: datetime) -> list[ChangedLine]:
    """What got better or worse in an authority and its localities, and what was revised, between two instants.

    Figures that are hidden, now or before, and figures that were taken back are not told of.
    """
    touched = queries.releases_of(authority).filter(
        Q(imported_at__gt=since, imported_at__lte=now) | Q(withdrawn_at__gt=since, withdrawn_at__lte=now)
    )
    keys = set(Figure.objects.filter(release__in=touched).order_by().values_list("indicator", flat=True).distinct())
    if not keys:
        return []
    where = _of_place(authority)
    before = told_before(authority, keys, since, where)
    after = queries.observations_of(authority, keys, where)
    known = [each for each in queries.indicators_of(authority) if each.key in keys]
    return [line for line in changed(before, after, known) if line.change in TOLD]


def _of_place(authority: Authority) -> Q:
    codes = place_of(authority).codes
    found = Q(area_code__in=codes)
    for code in codes:
        found |= Q(area_code__startswith=f"{code}/")
    return found & Q(group="")


def told_before(authority: Authority, keys: Iterable[str], at: datetime, where: Q) -> list[Observation]:
    """The figures that counted at an instant: of each cell that of the newest release that was in force then."""
    found: dict[tuple[str, str, str, str], Observation] = {}
    for owner in queries.owners_of(authority):
        then = Q(withdrawn_at=None) | Q(withdrawn_at__gt=at)
        in_force = {each.pk: standing_of(each) for each in _releases(owner).filter(then, imported_at__lte=at)}
        found |= _newest(in_force, keys, where)
    return list(found.values())


def _releases(owner: Authority | None) -> QuerySet[Release]:
    return Release.objects.filter(authority=owner).only("published_on", "imported_at")


def _newest(
    in_force: dict[int, Standing], keys: Iterable[str], where: Q
) -> dict[tuple[str, str, str, str], Observation]:
    newest: dict[tuple[str, str, str, str], tuple[Standing, Observation]] = {}
    rows = Figure.objects.filter(where, release__in=list(in_force), indicator__in=list(keys))
    for *row, release in rows.values_list(*COLUMNS, "release"):
        seen, standing = observation(tuple(row)), in_force[release]
        if seen.cell not in newest or newest[seen.cell][0] < standing:
            newest[seen.cell] = (standing, seen)
    return {cell: seen for cell, (_standing, seen) in newest.items()}
