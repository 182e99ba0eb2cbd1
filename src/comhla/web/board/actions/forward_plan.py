"""Business that is expected: written down, changed, given to a meeting, taken out, and begun from what falls due."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction

from comhla.web.access.actors import Actor
from comhla.web.access.roles import Permission
from comhla.web.authorities.actions import record_row, remove_row
from comhla.web.authorities.errors import ChangedMeanwhile
from comhla.web.authorities.facts import plain_row
from comhla.web.authorities.identifiers import proposed_id
from comhla.web.authorities.models import Authority, Row
from comhla.web.authorities.tables import rows_of
from comhla.web.board.actions.meetings import said

PLAN = "forward_plan"
Data = Mapping[str, Any]


@transaction.atomic
def expect(authority: Authority, data: Data, *, by: Actor) -> str:
    """Write down business that is expected; its id. `data` is the row without an id. Raises as `record_row`."""
    told = said(data)
    taken = set(rows_of(authority, PLAN).values_list("key", flat=True))
    return record_row(authority, PLAN, {"id": proposed_id(PLAN, "item", told, taken), **told}, by=by).key


@transaction.atomic
def expect_due(authority: Authority, *, title: str, body: str, due: date, because: str, by: Actor) -> str:
    """Write down a duty that falls due, once: what stands there already for that day is left as it is; its id.

    Raises as `record_row`.
    """
    by.must(Permission.FACTS_RECORD, authority.pk)
    Authority.objects.select_for_update().get(pk=authority.pk)
    wanted = {"title": title, "wanted_by": due.isoformat()}
    for row in rows_of(authority, PLAN):
        told = plain_row(row, PLAN)
        if all(told.get(name) == value for name, value in wanted.items()):
            return row.key
    return expect(authority, {**wanted, "body": body, "because": because}, by=by)


@transaction.atomic
def change_expected(authority: Authority, key: str, changes: Data, *, by: Actor, version: int) -> None:
    """Change what is said of expected business; None takes a thing out.

    Raises:
        NotAllowed, ChangedMeanwhile, Unacceptable: as `record_row`.
    """
    by.must(Permission.FACTS_RECORD, authority.pk)
    row = expected_row(authority, key)
    if row is None or row.version != version:
        raise ChangedMeanwhile(None if row is None else plain_row(row, PLAN), 0 if row is None else row.version)
    record_row(authority, PLAN, said({**plain_row(row, PLAN), **changes}), by=by, key=key, version=version)


def no_longer_expected(authority: Authority, key: str, *, by: Actor, version: int, reason: str) -> None:
    """Take out business that will not come. Raises as `remove_row`."""
    remove_row(authority, PLAN, key, by=by, version=version, reason=reason)


def expected_row(authority: Authority, key: str) -> Row | None:
    """The row of expected business."""
    return rows_of(authority, PLAN).filter(key=key).first()
