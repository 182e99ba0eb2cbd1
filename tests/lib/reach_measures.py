"""The addresses of the room of measures: who they are for, and what stands behind them.

Figures of releases in force are public. What nobody but people of the authority may see says the marker.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any

from comhla.web.access.roles import Permission
from comhla.web.authorities.models import Authority
from comhla.web.measures.models import (
    DrawnChart,
    Keeper,
    LocalIndicator,
    PendingRelease,
    Release,
    SavedMapping,
    Target,
)
from tests.lib.measures import READMISSIONS, a_release, local_definition, of_made_up

_PUBLIC = """
chart public-measure public-measure-compare public-measure-data public-measures-data public-measure-gap public-measure-localities public-measure-over-time
public-measures
"""
_SEEN_IN_WORKSPACE = "work-measures work-measure work-local-indicators work-watch"
_RECORDED = """
work-measure-owner work-measure-no-change work-measure-target-new work-measure-target work-measure-target-remove
work-local-indicator-new work-local-indicator work-local-indicator-end
"""

_RELEASES = frozenset({"work-releases", "work-release"})
_TAKING_IN = frozenset({"work-release-new", "work-release-waiting", "work-release-mapping", "work-mapping-forget"})
_CHART = "0" * 64
EVERYBODY = frozenset(_PUBLIC.split())
NEEDS: Mapping[str, Permission] = {
    **dict.fromkeys(_SEEN_IN_WORKSPACE.split(), Permission.WORKSPACE_SEE),
    **dict.fromkeys(_RECORDED.split(), Permission.FACTS_RECORD),
    **dict.fromkeys(_RELEASES, Permission.WORKSPACE_SEE),
    **dict.fromkeys(_TAKING_IN, Permission.FACTS_RECORD),
}
"""What somebody of the authority needs to open a page of this room."""


def keep_of_measures(authority: Authority, marker: str) -> None:
    """Figures that are public, and who answers for them, which is not."""
    a_release(authority, of_made_up(authority))
    Keeper.objects.create(authority=authority, indicator=READMISSIONS, post=f"{marker} manager")
    drawn = {"wide": "<svg></svg>", "narrow": "<svg></svg>", "drawn_at": datetime(2026, 11, 2, 9, tzinfo=UTC)}
    DrawnChart.objects.get_or_create(key=_CHART, defaults=drawn)


def kept_of_releases(authority: Authority, marker: str) -> Mapping[str, Mapping[str, Any]]:
    """A file that waits, a map that is remembered, and the release of the figures: the samples of their pages."""
    at = datetime(2026, 11, 21, 9, tzinfo=UTC)
    waiting = PendingRelease.objects.create(
        authority=authority,
        file=f"{marker} figures.csv",
        sha256="0" * 64,
        content=b"sealed",
        details={"retrieved_on": "2026-11-20"},
        given_at=at,
        given_by="Somebody",
    )
    saved = SavedMapping.objects.create(authority=authority, title=f"{marker} table", mapping={}, saved_at=at)
    release = Release.objects.filter(authority=authority).values_list("pk", flat=True)[0]
    return {
        "work-release": {"pk": release},
        **{f"work-release-{page}": {"pk": waiting.pk} for page in ("waiting", "mapping")},
        "work-mapping-forget": {"pk": saved.pk},
    }


def kept_by_keepers(authority: Authority) -> Mapping[str, Mapping[str, Any]]:
    """An indicator of the authority's own and a target, which are public: the samples of their pages."""
    LocalIndicator.objects.create(authority=authority, key=_OWN, definition=local_definition())
    target = Target.objects.create(authority=authority, indicator=READMISSIONS, value=90, by=date(2028, 3, 31))
    of_target = {"key": READMISSIONS, "pk": target.pk}
    return dict.fromkeys(("work-measure-target", "work-measure-target-remove"), of_target)


_OWN = "lunch-clubs"
_OF_API = ("api-1:indicator", "api-1:measure", "api-1:measure_areas", "api-1:measure_series")
_SAMPLES: tuple[tuple[str, Mapping[str, Any]], ...] = (
    (r"(public|work)-measure.*", {"key": READMISSIONS}),
    (r"api-1:.*", {"key": READMISSIONS}),
    (r"work-local-indicator(-end)?", {"key": _OWN}),
    (r"public-measure-data", {"key": READMISSIONS, "form": "csv"}),
    (r"chart", {"key": _CHART, "width": "wide"}),
)
"""Which addresses have which samples; where several fit, the last counts."""


def samples() -> Mapping[str, Mapping[str, Any]]:
    """The samples of the parameters of each address of this room that has any."""
    known = sorted({*NEEDS, *EVERYBODY, *_OF_API})
    return {name: given for fits, given in _SAMPLES for name in known if re.fullmatch(fits, name)}
