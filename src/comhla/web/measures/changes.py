"""What a release would change in the figures that count, before it is taken in."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from django.db.models import Q

from comhla.indicators.release import Release
from comhla.indicators.revisions import Difference, difference
from comhla.web.authorities.models import Authority
from comhla.web.measures.models import Figure
from comhla.web.measures.queries import observations_of


class Changes(NamedTuple):
    """What becomes of each figure of a release."""

    difference: Difference
    older: int
    """So many cells have a figure from a release that was published later, which goes on to count."""


def changes_by(authority: Authority | None, release: Release) -> Changes:
    """What a release would change for an authority: in its own figures, and in those that serve everybody."""
    keys = {seen.indicator for seen in release.observations}
    newer = _of_newer_releases(authority, release, keys) & {seen.cell for seen in release.observations}
    old = (seen for seen in observations_of(authority, keys) if seen.cell not in newer)
    new = (seen for seen in release.observations if seen.cell not in newer)
    return Changes(difference(old, new), len(newer))


def _of_newer_releases(authority: Authority | None, release: Release, keys: set[str]) -> set[tuple[str, ...]]:
    published = release.published_on or date.min
    later = Q(release__published_on__gt=published)
    figures = Figure.objects.filter(later, authority=authority, is_current=True, indicator__in=keys)
    return set(figures.values_list("indicator", "area_code", "period_key", "group"))
