"""What is read of releases, of files that wait, and of maps that are remembered."""

from __future__ import annotations

from django.db.models import Max, QuerySet

from comhla.web.authorities.models import Authority
from comhla.web.measures.models import PendingRelease, Release, SavedMapping
from comhla.web.measures.queries import releases_of


def release_with(authority: Authority, pk: int) -> Release | None:
    """A release that serves an authority; nothing where there is none."""
    return releases_of(authority).select_related("authority").filter(pk=pk).first()


def waiting_with(authority: Authority, pk: int) -> PendingRelease | None:
    """A file that waits; nothing where there is none, as when it was taken in meanwhile."""
    return PendingRelease.objects.select_related("authority").filter(authority=authority, pk=pk).first()


def waiting_of(authority: Authority) -> QuerySet[PendingRelease]:
    """The files that wait, the newest first."""
    return PendingRelease.objects.filter(authority=authority).defer("content")


def mappings_of(authority: Authority) -> QuerySet[SavedMapping]:
    """The maps that are remembered, by title."""
    return SavedMapping.objects.filter(authority=authority)


def state_of_releases(authority: Authority) -> str:
    """What changes with every release that is taken in or withdrawn: whoever looked before looks again."""
    told = releases_of(authority).order_by().aggregate(last=Max("pk"), withdrawn=Max("withdrawn_at"))
    return ":".join(str(value or "") for value in told.values())
