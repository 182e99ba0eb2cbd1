"""Writing what the site keeps: the postcode directory, and what readers tell us."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from django.db import transaction

from comhla.web import clock
from comhla.web.access.actors import Actor, NotAllowed
from comhla.web.audit.actions import Told, append
from comhla.web.site.models import Feedback, FeedbackKind, Postcode, PostcodeArea, PostcodeRelease
from comhla.web.site.postcode_files import (
    NO_LOCALITIES,
    BadRow,
    LocalityTable,
    PostcodeRow,
    UnusableDirectory,
    fingerprint_of,
    read_directory,
)
from comhla.web.stamps import new_stamp

READER = Actor(id="reader", name="A reader of the public pages")
"""Somebody who is not signed in and writes to us. What they may do needs no role."""

_AT_ONCE = 5_000


class ImportedPostcodes(NamedTuple):
    """What an import did."""

    release: PostcodeRelease
    is_new: bool
    rows: int
    without_locality: int


def import_postcodes(
    path: Path,
    *,
    released_on: date,
    source: str,
    licence: str,
    localities: LocalityTable = NO_LOCALITIES,
    by: Actor,
) -> ImportedPostcodes:
    """Import an edition of a postcode directory, whole or not at all.

    The file is read twice, so that no row is kept in memory and nothing is written before every row was looked at.
    The same file for the same day changes nothing; another file for that day takes the place of the earlier one.

    Raises:
        NotAllowed: for anybody but a command at the machine itself: the directory serves every authority.
        UnusableDirectory: where the file or some of its rows cannot be used, with every such row and its line.
    """
    if not by.is_system:
        raise NotAllowed(f"{by.name} may not import postcodes: the directory serves every authority.")
    fingerprint = fingerprint_of(path)
    earlier = PostcodeRelease.objects.filter(released_on=released_on).first()
    if earlier is not None and earlier.fingerprint == fingerprint and not localities.places:
        return ImportedPostcodes(earlier, is_new=False, rows=earlier.rows, without_locality=0)
    rows, without_locality = _looked_through(path, localities)
    with transaction.atomic():
        release = _new_release(released_on, source=source, licence=licence, fingerprint=fingerprint, rows=rows, by=by)
        _keep_rows(release, path, localities)
    return ImportedPostcodes(release, is_new=True, rows=rows, without_locality=without_locality)


def _looked_through(path: Path, localities: LocalityTable) -> tuple[int, int]:
    good, without_locality, bad = 0, 0, []
    for row in read_directory(path, localities):
        if isinstance(row, BadRow):
            bad.append(row)
            continue
        good += 1
        without_locality += not row.locality
    if bad:
        raise UnusableDirectory(f"{path.name} has rows that cannot be used. Nothing was imported.", bad_rows=tuple(bad))
    if not good:
        raise UnusableDirectory(f"{path.name} has no postcodes of Scotland. Nothing was imported.")
    return good, without_locality


def _new_release(
    released_on: date, *, source: str, licence: str, fingerprint: str, rows: int, by: Actor
) -> PostcodeRelease:
    earlier = PostcodeRelease.objects.filter(released_on=released_on).first()
    before = None if earlier is None else _told(earlier)
    if earlier is not None:
        earlier.delete()
    release = PostcodeRelease.objects.create(
        released_on=released_on,
        source=source,
        licence=licence,
        fingerprint=fingerprint,
        rows=rows,
        imported_at=clock.now(),
    )
    told = Told("postcode_release", released_on.isoformat())
    append("postcodes_imported", told, by=by, before=before, after=_told(release))
    return release


def _told(release: PostcodeRelease) -> dict[str, object]:
    return {
        "released_on": release.released_on,
        "source": release.source,
        "licence": release.licence,
        "fingerprint": release.fingerprint,
        "rows": release.rows,
    }


def _keep_rows(release: PostcodeRelease, path: Path, localities: LocalityTable) -> None:
    areas: dict[tuple[str, str, str], PostcodeArea] = {}
    rows = _good_rows(path, localities)
    while some := list(islice(rows, _AT_ONCE)):
        for row in some:
            if row.place not in areas:
                code, council, locality = row.place
                areas[row.place] = PostcodeArea.objects.create(
                    release=release, authority_code=code, council_code=council, locality=locality
                )
        Postcode.objects.bulk_create(_as_postcode(row, release, areas[row.place]) for row in some)


def _good_rows(path: Path, localities: LocalityTable) -> Iterator[PostcodeRow]:
    """The rows on the second reading, which must be what the first one found.

    Raises:
        UnusableDirectory: where somebody changed the file in between.
    """
    for row in read_directory(path, localities):
        if isinstance(row, BadRow):
            raise UnusableDirectory(f"{path.name} changed while it was read. Nothing was imported.", bad_rows=(row,))
        yield row


def _as_postcode(row: PostcodeRow, release: PostcodeRelease, area: PostcodeArea) -> Postcode:
    return Postcode(
        release=release,
        area=area,
        postcode=row.postcode,
        district=row.district,
        part=row.part,
        introduced_on=row.introduced_on,
        deleted_on=row.deleted_on,
    )


@transaction.atomic
def leave_feedback(
    *, kind: FeedbackKind, words: str, is_accessibility: bool, page: str = "", email: str = "", by: Actor = READER
) -> Feedback:
    """Keep what a reader wrote. The trail tells that something came and of what kind, never the words or address."""
    feedback = Feedback.objects.create(
        reference=f"F-{new_stamp()[:8].upper()}",
        kind=kind,
        is_accessibility=is_accessibility,
        page=page,
        words=words,
        email=email,
        received_at=clock.now(),
    )
    after = {"kind": feedback.kind, "is_accessibility": is_accessibility, "has_email": bool(email)}
    append("feedback_left", Told("feedback", feedback.reference), by=by, after=after)
    return feedback
