"""Recording rows, changing them, taking them out, and taking a change back."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.db.models import Max

from comhla.web import clock
from comhla.web.access.actors import Actor
from comhla.web.access.roles import Permission
from comhla.web.audit.actions import append
from comhla.web.audit.models import Event
from comhla.web.authorities.actions.importing import _as_json
from comhla.web.authorities.actions.plan_order import refuse_out_of_order
from comhla.web.authorities.actions.recording import (
    Data,
    locked,
    moved_on,
    permission_for,
    refuse_unacceptable,
    refuse_without_room,
    say_recorded,
    told,
)
from comhla.web.authorities.errors import ChangedMeanwhile, NotRecorded
from comhla.web.authorities.facts import plain_row
from comhla.web.authorities.judgements import JUDGEMENTS, refuse_unknown_subject
from comhla.web.authorities.models import Authority, Collection, DelegatedFunction, Row, Scheme
from comhla.web.authorities.tables import FUNCTIONS, collections, is_single, new_row, record_of, rows_of


@transaction.atomic
def record_row(  # noqa: PLR0913 - what is recorded, by whom, and under which permission
    authority: Authority,
    collection: str,
    data: Data,
    *,
    by: Actor,
    key: str | None = None,
    version: int | None = None,
    scheme: str | None = None,
    reason: str = "",
    under: Permission | None = None,
) -> Row:
    """Record a new row, or change one.

    Args:
        authority: of which it is recorded.
        collection: the collection, as `members`; `functions` for delegated functions.
        data: the whole row as an authority file says it, as plain data.
        by: who records it.
        key: the row to change; None for a new one.
        version: for a change, the version that was being changed.
        scheme: for a new delegated function, the key of the scheme that began it.
        reason: why, for the trail.
        under: the permission by which somebody records what is their own to say, as their vote; the collection's own
            where left out.

    Raises:
        NotAllowed: where `by` may not record this here.
        ChangedMeanwhile: where somebody else changed the row first.
        Unacceptable: where the row cannot stand beside the rest of the record.
    """
    by.must(under or permission_for(collection), authority.pk)
    authority = locked(authority)
    row = _row_to_change(authority, collection, key, version)
    before = None if row.pk is None else as_recorded(row, collection)
    row.take(_as_json(data))
    if isinstance(row, DelegatedFunction) and row.pk is None:
        row.scheme = _scheme_called(authority, scheme)
    refuse_without_room(authority, collection, [row])
    facts = refuse_unacceptable(authority, collection, row)
    refuse_out_of_order(authority, collection, row, facts, by=by)
    if collection == JUDGEMENTS:
        refuse_unknown_subject(facts, data, today=clock.today())
    row.version = 1 if row.pk is None else row.version + 1
    row.save()
    say_recorded(authority, collection, row)
    moved_on(authority, facts)
    action = "row_recorded" if before is None else "row_changed"
    append(
        action,
        told(authority, collection, row.key),
        by=by,
        before=before,
        after=as_recorded(row, collection),
        reason=reason,
    )
    return row


@transaction.atomic
def remove_row(authority: Authority, collection: str, key: str, *, by: Actor, version: int, reason: str) -> None:
    """Take out a row that should never have been recorded. What has ended keeps its row with a last day.

    Raises as `record_row` does; Unacceptable where another row refers to it, NotRecorded for a scheme under which
    functions are recorded.
    """
    by.must(permission_for(collection), authority.pk)
    authority = locked(authority)
    row = _row_to_change(authority, collection, key, version)
    before = as_recorded(row, collection)
    if isinstance(row, Scheme) and DelegatedFunction.objects.filter(scheme=row).exists():
        raise NotRecorded("Functions are recorded under this scheme. Take them out first.")
    row.delete()
    if is_single(collection):
        Collection.objects.filter(authority=authority, name=collection).delete()
    facts = refuse_unacceptable(authority, collection, None)
    moved_on(authority, facts)
    append("row_removed", told(authority, collection, key), by=by, before=before, reason=reason)


@transaction.atomic
def undo(authority: Authority, event: Event, *, by: Actor, reason: str) -> None:
    """Take back a change of a row by a new one that says so; the trail keeps both.

    Raises:
        ChangedMeanwhile: where the row has been changed again since.
        NotRecorded: where the event is not a change of a row here.
    """
    if event.authority != authority.slug or event.kind not in collections() or event.action not in _UNDONE_BY:
        raise NotRecorded("Only changes of recorded rows of this authority can be taken back.")
    told = f"Takes back change {event.number}. {reason}".strip()
    now = rows_of(authority, event.kind).filter(key=_key_of(event)).first()
    theirs = None if now is None else as_recorded(now, event.kind)
    if theirs != event.after:
        raise ChangedMeanwhile(theirs, 0 if now is None else now.version)
    if event.before is None:
        assert now is not None
        remove_row(authority, event.kind, now.key, by=by, version=now.version, reason=told)
        return
    data = {name: value for name, value in event.before.items() if name != _UNDER or event.kind != FUNCTIONS}
    if now is None:
        record_row(authority, event.kind, data, by=by, scheme=event.before.get(_UNDER), reason=told)
    else:
        record_row(authority, event.kind, data, by=by, key=now.key, version=now.version, reason=told)


_UNDONE_BY = frozenset({"row_recorded", "row_changed", "row_removed"})


_UNDER = "scheme"


def as_recorded(row: Row, collection: str) -> dict[str, Any]:
    """A row as the trail tells of it: as in the file, a function with the scheme under which it stands."""
    data = plain_row(row, collection)
    return {**data, _UNDER: row.scheme.key} if isinstance(row, DelegatedFunction) else data


def _scheme_called(authority: Authority, key: str | None) -> Scheme:
    found = Scheme.objects.filter(authority=authority, key=key).first()
    if found is None:
        raise NotRecorded("A function is delegated under a scheme. Name one that is recorded.")
    return found


def _row_to_change(authority: Authority, collection: str, key: str | None, version: int | None) -> Row:
    if key is None:
        if is_single(collection) and rows_of(authority, collection).exists():
            row = rows_of(authority, collection).get()
            raise ChangedMeanwhile(plain_row(row, collection), row.version)
        last = rows_of(authority, collection).order_by().aggregate(last=Max("position"))["last"]
        position = 0 if last is None else last + 1
        return new_row(authority, collection, position=position, key="" if is_single(collection) else str(position))
    row = rows_of(authority, collection).filter(key=key).first()
    if row is None:
        raise ChangedMeanwhile(None, 0)
    if row.version != version:
        raise ChangedMeanwhile(plain_row(row, collection), row.version)
    return row


def _key_of(event: Event) -> str:
    told = event.after or event.before or {}
    return str(told.get("id", "")) if "id" in record_of(event.kind).fields else event.subject
