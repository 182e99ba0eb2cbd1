"""Maps of columns that are remembered: the next file with the same headings is read without asking."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from django.db import transaction

from comhla.indicators.errors import NotAFile
from comhla.indicators.mapping import ColumnMap, from_json, to_json
from comhla.web import clock
from comhla.web.access.actors import Actor
from comhla.web.access.roles import Permission
from comhla.web.audit.actions import Told, append
from comhla.web.authorities.models import Authority
from comhla.web.measures.files import Details, GivenFile, glimpse, reads
from comhla.web.measures.models import SavedMapping

_ABOUT = ("title", "publisher", "licence")


class Fitting(NamedTuple):
    """A map that fits a file, and what was said of the file it was made for."""

    columns: ColumnMap
    details: Details


@transaction.atomic
def remember(authority: Authority, called: str, columns: ColumnMap, details: Details, *, by: Actor) -> SavedMapping:
    """Remember a map under a name; one of the same name is replaced.

    Raises:
        NotAllowed: where `by` may not record facts here.
    """
    by.must(Permission.FACTS_RECORD, authority.pk)
    plain = {"columns": to_json(columns), **{name: getattr(details, name) for name in _ABOUT}}
    saved, _is_new = SavedMapping.objects.update_or_create(
        authority=authority, title=called, defaults={"mapping": plain, "saved_at": clock.now()}
    )
    append("mapping_remembered", _told(saved), by=by, after={"title": called})
    return saved


@transaction.atomic
def forget(saved: SavedMapping, *, by: Actor) -> None:
    """Forget a map. Releases that were read by it stay.

    Raises:
        NotAllowed: where `by` may not record facts here.
    """
    by.must(Permission.FACTS_RECORD, saved.authority_id)
    append("mapping_forgotten", _told(saved), by=by, before={"title": saved.title})
    saved.delete()


def fitting(authority: Authority, given: GivenFile) -> Fitting | None:
    """The latest map that was remembered, has its headings in the file and reads it without any problem."""
    seen = glimpse(given.content, file=given.name)
    for saved in SavedMapping.objects.filter(authority=authority).order_by("-saved_at", "title"):
        try:
            columns = from_json(saved.mapping["columns"])
        except NotAFile:
            continue
        about = {name: saved.mapping[name] for name in _ABOUT}
        details = replace(given.details, **about, remembered=saved.title)
        if seen.has(columns) and reads(authority, given._replace(columns=columns, details=details)):
            return Fitting(columns, details)
    return None


def _told(saved: SavedMapping) -> Told:
    return Told("mapping", str(saved.pk), saved.authority.slug)
