"""Recording or changing many rows at once, as when one plan begins with the text of another."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.db import transaction

from comhla.web.access.actors import Actor
from comhla.web.audit.actions import append
from comhla.web.authorities.actions.importing import _as_json
from comhla.web.authorities.actions.plan_order import PLANS
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
from comhla.web.authorities.actions.rows import _row_to_change, as_recorded
from comhla.web.authorities.errors import NotRecorded
from comhla.web.authorities.models import Authority
from comhla.web.authorities.tables import FUNCTIONS, is_single, rows_of


@transaction.atomic
def record_rows(
    authority: Authority, collections: Mapping[str, Sequence[Data]], *, by: Actor, reason: str = ""
) -> None:
    """Record new rows of several collections, all or none. The record is read once, with all of them in it.

    Plans, functions and what an authority has one of are recorded row by row, because more is asked of them.

    Raises:
        NotRecorded: where a collection is one of those, or a row with that id is there.
        NotAllowed, Unacceptable: as `record_row`.
    """
    for collection in collections:
        by.must(permission_for(collection), authority.pk)
        if collection in (PLANS, FUNCTIONS) or is_single(collection):
            raise NotRecorded("Rows of this kind are recorded one by one.")
    authority = locked(authority)
    for collection, rows in collections.items():
        for data in rows:
            row = _row_to_change(authority, collection, None, None)
            row.take(_as_json(data))
            if rows_of(authority, collection).filter(key=row.key).exists():
                raise NotRecorded(f"A row called {row.key} is recorded already.")
            refuse_without_room(authority, collection, [row])
            row.save()
            say_recorded(authority, collection, row)
            after = as_recorded(row, collection)
            append("row_recorded", told(authority, collection, row.key), by=by, after=after, reason=reason)
    facts = refuse_unacceptable(authority, "", None)
    moved_on(authority, facts)


@transaction.atomic
def change_rows(
    authority: Authority, collection: str, rows: Sequence[tuple[Data, int]], *, by: Actor, reason: str = ""
) -> None:
    """Change rows of a collection, all or none, as when business changes places. The record is read once.

    Each row is given whole, with its id, and the version that was being changed.

    Raises:
        NotRecorded: as `record_rows`.
        ChangedMeanwhile: where somebody else changed one of them first.
        NotAllowed, Unacceptable: as `record_row`.
    """
    by.must(permission_for(collection), authority.pk)
    if collection in (PLANS, FUNCTIONS) or is_single(collection):
        raise NotRecorded("Rows of this kind are recorded one by one.")
    authority = locked(authority)
    for data, version in rows:
        row = _row_to_change(authority, collection, str(data["id"]), version)
        before = as_recorded(row, collection)
        row.take(_as_json(data))
        refuse_without_room(authority, collection, [row])
        row.version += 1
        row.save()
        after = as_recorded(row, collection)
        append("row_changed", told(authority, collection, row.key), by=by, before=before, after=after, reason=reason)
    moved_on(authority, refuse_unacceptable(authority, "", None))
