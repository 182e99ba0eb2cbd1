"""Taking in a file of figures: all of it or nothing, with a row in the trail."""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connection, transaction
from django.utils.translation import gettext as _

from comhla.indicators import release as read
from comhla.indicators.observations import Observation
from comhla.web import clock
from comhla.web.access.actors import Actor
from comhla.web.access.roles import Permission
from comhla.web.audit.actions import Told, append
from comhla.web.authorities.errors import NotRecorded
from comhla.web.authorities.models import Authority
from comhla.web.measures.actions.settling import settle
from comhla.web.measures.figures import KEPT, row_of
from comhla.web.measures.models import Figure, Release


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Where a file was got, as somebody typed it."""

    retrieved_on: date
    retrieved_from: str = ""
    published_on: date | None = None
    edition: str = ""


@transaction.atomic
def take_in(
    authority: Authority | None,
    given: read.Release,
    content: bytes | None,
    origin: Origin,
    *,
    by: Actor,
    mapping: dict[str, Any] | None = None,
    protection: dict[str, Any] | None = None,
) -> Release:
    """Keep a release that was read, with every figure in it.

    Args:
        authority: whose release it is; nothing for one that serves everybody, which only the machine itself takes in.
        given: the release as it was read; figures of small areas are protected already.
        content: the file; nothing where it holds figures that must not be kept.
        origin: where it was got.
        by: who takes it in.
        mapping: how a file without a known layout was read.
        protection: what was hidden and why.

    Raises:
        NotAllowed: where `by` may not record facts there.
        NotRecorded: where the same edition of the same file was taken in before and is in force.
    """
    _must(authority, by)
    one_at_a_time(authority)
    if taken_in_before(authority, given.sha256, origin.edition or given.edition) is not None:
        raise NotRecorded(_("This very file was taken in before. Nothing was changed."))
    made = Release.objects.create(
        authority=authority,
        layout=given.layout,
        file=given.file,
        sha256=given.sha256,
        title=given.title,
        publisher=given.publisher,
        licence=given.licence,
        edition=origin.edition or given.edition,
        published_on=origin.published_on or given.published_on,
        retrieved_on=origin.retrieved_on,
        retrieved_from=origin.retrieved_from,
        mapping=mapping,
        remarks=[each._asdict() for each in given.remarks],
        number_of_figures=len(given.observations),
        content=zlib.compress(content) if content is not None else None,
        protection=protection,
        imported_at=clock.now(),
        imported_by=by.name,
    )
    _keep(made, given.observations)
    append(
        "release_taken_in",
        _told(made),
        by=by,
        after={"file": made.file, "sha256": made.sha256, "figures": made.number_of_figures},
    )
    return made


@transaction.atomic
def withdraw(release: Release, *, by: Actor, because: str) -> None:
    """Take a release out of force; what it replaced counts again. Its figures stay, for whoever asks how it was.

    Raises:
        NotAllowed: where `by` may not record facts there.
        NotRecorded: where no reason is given, or it is withdrawn already.
    """
    _must(release.authority, by)
    one_at_a_time(release.authority)
    if not because.strip():
        raise NotRecorded(_("Say why it is withdrawn."))
    release = Release.objects.select_for_update().get(pk=release.pk)
    if release.withdrawn_at is not None:
        raise NotRecorded(_("It is withdrawn already."))
    release.withdrawn_at, release.withdrawn_because = clock.now(), because.strip()
    release.save(update_fields=["withdrawn_at", "withdrawn_because"])
    settle(release.authority, set(release.figures.values_list("indicator", flat=True)))
    append("release_withdrawn", _told(release), by=by, reason=because.strip())


def one_at_a_time(authority: Authority | None) -> None:
    """Wait, inside a transaction, until nobody else changes the figures of an authority."""
    if authority is not None:
        Authority.objects.select_for_update().get(pk=authority.pk)


def taken_in_before(authority: Authority | None, sha256: str, edition: str) -> Release | None:
    """The release in force that this very file, and this edition of it, was taken in as."""
    same = Release.objects.filter(authority=authority, sha256=sha256, edition=edition, withdrawn_at=None)
    return same.defer("content").first()


def _must(authority: Authority | None, by: Actor) -> None:
    """Whoever takes in figures for everybody is at the machine itself: no authority's role allows it."""
    by.must(Permission.FACTS_RECORD, authority.pk if authority is not None else 0)


def _keep(release: Release, observations: tuple[Observation, ...]) -> None:
    rows = [row_of(release, each) for each in observations]
    names = ", ".join(connection.ops.quote_name(name) for name in KEPT)
    marks = ", ".join(["%s"] * len(KEPT))
    with connection.cursor() as cursor:
        # Models of 50,000 rows cost ten times as much as the rows themselves.
        cursor.executemany(f"INSERT INTO {Figure._meta.db_table} ({names}) VALUES ({marks})", rows)
    settle(release.authority, {each.indicator for each in observations})


def _told(release: Release) -> Told:
    slug = release.authority.slug if release.authority is not None else ""
    return Told("release", str(release.pk), slug)
