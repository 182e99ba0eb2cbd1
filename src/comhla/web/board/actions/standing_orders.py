"""Editions of standing orders: a new one ends the one before it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django.db import transaction

from comhla.dates import parse_iso_day
from comhla.web.access.actors import Actor
from comhla.web.access.roles import Permission
from comhla.web.authorities.actions import record_row
from comhla.web.authorities.errors import ChangedMeanwhile
from comhla.web.authorities.facts import plain_row
from comhla.web.authorities.identifiers import proposed_id
from comhla.web.authorities.models import Authority
from comhla.web.authorities.tables import rows_of
from comhla.web.board.actions.meetings import said

EDITIONS = "standing_orders"
Data = Mapping[str, Any]


@transaction.atomic
def make_edition(authority: Authority, data: Data, *, by: Actor) -> str:
    """Record a new edition; its id. The running one of the same body that began before it ends on the day before.

    `data` is the row without an id. Raises as `record_row`.
    """
    by.must(Permission.FACTS_RECORD, authority.pk)
    authority = Authority.objects.select_for_update().get(pk=authority.pk)
    told = said(data)
    day_before = (parse_iso_day(told["first_day"]) - timedelta(days=1)).isoformat()
    for row in rows_of(authority, EDITIONS):
        earlier = plain_row(row, EDITIONS)
        runs = str(earlier.get("last_day", "9999")) > day_before >= earlier["first_day"]
        if earlier["body"] == told["body"] and runs:
            ended = {**earlier, "last_day": day_before}
            record_row(authority, EDITIONS, ended, by=by, key=row.key, version=row.version)
    taken = set(rows_of(authority, EDITIONS).values_list("key", flat=True))
    chosen = proposed_id(EDITIONS, "edition", told, taken)
    return record_row(authority, EDITIONS, {"id": chosen, **told}, by=by).key


@transaction.atomic
def change_edition(authority: Authority, key: str, data: Data, *, by: Actor, version: int) -> None:
    """Correct what is said of an edition; what `data` does not name stays. Raises as `record_row`."""
    row = rows_of(authority, EDITIONS).filter(key=key).first()
    if row is None or row.version != version:
        raise ChangedMeanwhile(None if row is None else plain_row(row, EDITIONS), 0 if row is None else row.version)
    record_row(authority, EDITIONS, said({**plain_row(row, EDITIONS), **data}), by=by, key=key, version=version)
