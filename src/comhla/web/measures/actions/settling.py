"""Which figure of a cell is the one that counts: that of the newest release in force."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import NamedTuple

from django.db.models import Q

from comhla.web.authorities.models import Authority
from comhla.web.measures.models import Figure, Release

_AT_ONCE = 500
"""SQLite takes so many values in one question without complaint."""


class Standing(NamedTuple):
    """How new a release is. A day of publication that is not known counts as the oldest."""

    published_on: date
    imported_at: datetime
    pk: int


def standing_of(release: Release) -> Standing:
    """How new a release is."""
    return Standing(release.published_on or date.min, release.imported_at, release.pk)


def settle(authority: Authority | None, indicators: Iterable[str]) -> None:
    """Work out anew which figures of some indicators count, inside the transaction of the change."""
    in_force = {
        each.pk: standing_of(each)
        for each in Release.objects.filter(authority=authority, withdrawn_at=None).only("published_on", "imported_at")
    }
    newest: dict[tuple[str, ...], tuple[Standing, int]] = {}
    current: set[int] = set()
    rows = Figure.objects.filter(authority=authority, indicator__in=list(indicators))
    for pk, release, is_current, *cell in rows.values_list(
        "pk", "release", "is_current", "indicator", "area_code", "period_key", "group"
    ):
        if is_current:
            current.add(pk)
        if release in in_force:
            candidate = (in_force[release], pk)
            newest[tuple(cell)] = max(newest.get(tuple(cell), candidate), candidate)
    wanted = {pk for _standing, pk in newest.values()}
    _mark(current - wanted, is_current=False)
    _mark(wanted - current, is_current=True)


def _mark(keys: Iterable[int], *, is_current: bool) -> None:
    for some in _batches(sorted(keys)):
        Figure.objects.filter(Q(pk__in=some)).update(is_current=is_current)


def _batches(keys: list[int]) -> Iterator[list[int]]:
    for start in range(0, len(keys), _AT_ONCE):
        yield keys[start : start + _AT_ONCE]
