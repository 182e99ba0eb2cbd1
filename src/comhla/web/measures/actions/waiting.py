"""A file that waits: given, read, looked at, and then taken in or thrown away."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, NamedTuple

from django.db import transaction
from django.utils.translation import gettext as _

from comhla.indicators.mapping import LAYOUT, ColumnMap, from_json, to_json
from comhla.indicators.release import Release as ReadRelease
from comhla.web import clock
from comhla.web.access.actors import Actor
from comhla.web.access.roles import Permission
from comhla.web.authorities.errors import NotRecorded
from comhla.web.authorities.models import Authority
from comhla.web.measures.actions.importing import Origin, one_at_a_time, take_in, taken_in_before
from comhla.web.measures.actions.remembering import fitting, remember
from comhla.web.measures.files import (
    Details,
    GivenFile,
    details_from,
    is_unknown,
    plain_details,
    releases_in,
    with_details,
)
from comhla.web.measures.models import PendingRelease, Release
from comhla.web.measures.release_queries import state_of_releases
from comhla.web.measures.sealing import opened, seal

if TYPE_CHECKING:
    from comhla.web.measures.small_areas import Protection

_KEPT_FOR = timedelta(days=2)


class Kept(NamedTuple):
    """A file that waits, and the key to it, which only whoever gave it has."""

    pending: PendingRelease
    key: str


class Opened(NamedTuple):
    """A file that waits, and what is in it."""

    pending: PendingRelease
    content: bytes

    @property
    def details(self) -> Details:
        """What was said of it."""
        return details_from(self.pending.details)

    @property
    def given(self) -> GivenFile:
        """The file as it is read."""
        pending = self.pending
        columns = columns_of(pending)
        layout = "" if pending.layout == LAYOUT else pending.layout
        return GivenFile(pending.file, self.content, self.details, layout, columns)


def needs_map(pending: PendingRelease) -> bool:
    """Whether somebody has to say first which column of a file holds what."""
    return pending.layout == LAYOUT and pending.mapping is None


def columns_of(pending: PendingRelease) -> ColumnMap | None:
    """The map of a file that waits; nothing where it is read by a known layout, or has none yet."""
    return from_json(pending.mapping["columns"]) if pending.mapping else None


def open_waiting(pending: PendingRelease, key: str) -> Opened | None:
    """A file that waits; nothing for whoever has not the key to it."""
    content = opened(bytes(pending.content), key)
    return None if content is None else Opened(pending, content)


@transaction.atomic
def keep_waiting(authority: Authority, given: GivenFile, *, by: Actor) -> Kept:
    """Keep a file until somebody has looked at what it would change. Nothing counts before that.

    A file without a known layout is read by the map that was remembered from one like it; without one it waits for its
    map.

    Raises:
        NotAllowed: where `by` may not record facts here.
        NotAFile: where anything in the file is wrong, with all of it.
        NotRecorded: where the same file was taken in before and is in force.
    """
    by.must(Permission.FACTS_RECORD, authority.pk)
    PendingRelease.objects.filter(given_at__lt=clock.now() - _KEPT_FOR).delete()
    digest = hashlib.sha256(given.content).hexdigest()
    mapping = None
    if given.layout == LAYOUT or (not given.layout and is_unknown(given.content, file=given.name)):
        given, mapping = _remembered(authority, given._replace(layout=LAYOUT))
    else:
        _refuse_known(authority, releases_in(authority, given), given.details)
    sealed = seal(given.content)
    pending = PendingRelease.objects.create(
        authority=authority,
        file=given.name,
        sha256=digest,
        content=sealed.content,
        layout=given.layout,
        mapping=mapping,
        details=plain_details(given.details),
        given_at=clock.now(),
        given_by=by.name,
    )
    return Kept(pending, sealed.key)


def _remembered(authority: Authority, given: GivenFile) -> tuple[GivenFile, dict[str, str] | None]:
    found = fitting(authority, given)
    if found is None:
        return given, None
    return given._replace(details=found.details), {"columns": to_json(found.columns)}


def _refuse_known(authority: Authority, releases: Sequence[ReadRelease], details: Details) -> None:
    if len(releases) == 1:
        found = with_details(releases[0], details)
        if taken_in_before(authority, found.sha256, found.edition) is not None:
            raise NotRecorded(_("This very file was taken in before. Nothing was changed."))


@transaction.atomic
def map_waiting(waiting: Opened, columns: ColumnMap, details: Details, *, called: str, by: Actor) -> None:
    """Say which column of a file holds what. With a name the map is remembered for the next file.

    Raises:
        NotAllowed: where `by` may not record facts here.
        NotAFile: where anything in the file or in the map is wrong, with all of it.
    """
    pending = waiting.pending
    by.must(Permission.FACTS_RECORD, pending.authority_id)
    releases_in(pending.authority, waiting.given._replace(columns=columns, details=details))
    pending.layout, pending.mapping = LAYOUT, {"columns": to_json(columns)}
    pending.details = plain_details(replace(details, remembered=""))
    pending.save(update_fields=["layout", "mapping", "details"])
    if called:
        remember(pending.authority, called, columns, details, by=by)


@transaction.atomic
def throw_away(pending: PendingRelease, *, by: Actor) -> None:
    """Take nothing in.

    Raises:
        NotAllowed: where `by` may not record facts here.
    """
    by.must(Permission.FACTS_RECORD, pending.authority_id)
    pending.delete()


class Choice(NamedTuple):
    """What somebody decided who looked at a file."""

    state: str
    """What the releases were when they looked, as `state_of_releases` says it."""
    edition: str = ""
    """Which edition of several."""
    has_looked: bool = False
    """Whether they looked at the figures that could not be protected or checked."""


class ChangedSince(NotRecorded):
    """Somebody else took in or withdrew figures since the page was shown."""


@transaction.atomic
def take_in_waiting(waiting: Opened, choice: Choice, *, by: Actor) -> Release:
    """Take in a file that waits: all of it, or nothing.

    Raises:
        NotAllowed: where `by` may not record facts here.
        NotAFile: where anything in the file is wrong.
        ChangedSince: where other figures count now than those it was compared with.
        NotRecorded: where it was taken in or thrown away meanwhile, or figures wait to be looked at.
    """
    authority = waiting.pending.authority
    by.must(Permission.FACTS_RECORD, authority.pk)
    one_at_a_time(authority)
    if not PendingRelease.objects.filter(pk=waiting.pending.pk).exists():
        raise NotRecorded(_("The file was taken in or thrown away meanwhile. Nothing was changed."))
    if choice.state != state_of_releases(authority):
        raise ChangedSince(_("Somebody else changed the figures since you opened this page. See what it changes now."))
    protection = read_waiting(waiting, choice.edition).protection
    if protection.to_look_at and not choice.has_looked:
        raise NotRecorded(_("Look at the figures that are named below, and say that they may be shown."))
    kept = _kept(waiting, protection, by=by)
    waiting.pending.delete()
    return kept


class Looked(NamedTuple):
    """What is in a file that waits."""

    protection: Protection
    editions: tuple[str, ...]
    """The editions that it has, which is nearly always one."""


def read_waiting(waiting: Opened, edition: str = "") -> Looked:
    """The release in a file that waits, as it may be kept. `edition` chooses where the file has several.

    Raises:
        NotAFile: where anything in it is wrong.
    """
    from comhla.web.measures.small_areas import protected  # noqa: PLC0415 - slow to import, and for few files

    authority = waiting.pending.authority
    found = releases_in(authority, waiting.given)
    chosen = next((each for each in found if each.edition == edition), found[-1])
    release = with_details(chosen, waiting.details) if len(found) == 1 else chosen
    return Looked(protected(authority, release), tuple(each.edition for each in found))


def _kept(waiting: Opened, protection: Protection, *, by: Actor) -> Release:
    details, release = waiting.details, protection.release
    origin = Origin(
        retrieved_on=details.retrieved_on,
        retrieved_from=details.retrieved_from,
        published_on=release.published_on or details.published_on,
        edition=release.edition,
    )
    told = protection.plain()
    if told is not None and protection.to_look_at:
        told["looked_at_by"] = by.name
    return take_in(
        waiting.pending.authority,
        release,
        None if protection.was_needed else waiting.content,
        origin,
        by=by,
        mapping=waiting.pending.mapping,
        protection=told,
    )
