"""Recording changes of membership: worked out on the record as it is now, and saved together or not at all."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.db import transaction

from comhla.authority_file import to_data
from comhla.law import AuthorityFacts
from comhla.law.facts.fields import Record
from comhla.web.access.actors import Actor
from comhla.web.access.roles import Permission
from comhla.web.authorities.actions import record_row
from comhla.web.authorities.errors import ChangedMeanwhile
from comhla.web.authorities.facts import facts_of, plain_row
from comhla.web.authorities.models import Authority
from comhla.web.authorities.tables import rows_of
from comhla.web.board.seating.lawful import Change, Changes

Work = Callable[[AuthorityFacts], Changes]


@transaction.atomic
def carry_out(
    authority: Authority,
    work: Work,
    *,
    by: Actor,
    seen: tuple[str, str] | None = None,
    version: int = 0,
    reason: str = "",
) -> Changes:
    """Do what `work` makes of the record as it is now, and return what was changed.

    Args:
        authority: whose membership it is.
        work: a change of `seating`, waiting for the facts.
        by: who records it.
        seen: the collection and id of the row that somebody had before them.
        version: the version of that row that they saw.
        reason: why, for the trail.

    Raises:
        NotAllowed: where `by` may not record facts there.
        ChangedMeanwhile: where somebody else changed the row first.
        Unlawful: where the law does not let it be done.
        NotRecorded, Unacceptable: where it cannot be recorded.
    """
    by.must(Permission.FACTS_RECORD, authority.pk)
    now = Authority.objects.select_for_update().get(pk=authority.pk)
    _refuse_changed(now, seen, version)
    facts = facts_of(now)
    changes = work(facts)
    for collection, row, is_new in sorted(changes, key=_in_order):
        _record(now, collection, row, is_new=is_new, by=by, reason=reason)
    return changes


def _in_order(change: Change) -> tuple[bool, bool]:
    """People before what names them, and what ends before what begins after it: no two may run at once."""
    return change.collection != "people", change.is_new


def version_of(authority: Authority, collection: str, key: str) -> int:
    """The present version of a row; 0 where there is none."""
    found = rows_of(authority, collection).filter(key=key).first()
    return 0 if found is None else found.version


def _refuse_changed(authority: Authority, seen: tuple[str, str] | None, version: int) -> None:
    if seen is None:
        return
    collection, key = seen
    row = rows_of(authority, collection).filter(key=key).first()
    if row is None:
        raise ChangedMeanwhile(None, 0)
    if row.version != version:
        raise ChangedMeanwhile(plain_row(row, collection), row.version)


def _record(authority: Authority, collection: str, row: Record, *, is_new: bool, by: Actor, reason: str) -> None:
    data = _plain(authority, collection, row)
    if is_new:
        record_row(authority, collection, data, by=by, reason=reason)
        return
    key = str(data["id"])
    version = version_of(authority, collection, key)
    record_row(authority, collection, data, by=by, key=key, version=version, reason=reason)


def _plain(authority: Authority, collection: str, row: Record) -> dict[str, Any]:
    """A row as an authority file says it."""
    whole: dict[str, Any] = {"authority": facts_of(authority).authority, collection: (row,)}
    found: dict[str, Any] = to_data(AuthorityFacts(**whole))[collection][0]
    return found
