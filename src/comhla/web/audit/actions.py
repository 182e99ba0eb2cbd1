"""Writing to the trail: the only door."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, NamedTuple, Protocol

from django.core.serializers.json import DjangoJSONEncoder
from django.db import transaction

from comhla.web import clock
from comhla.web.audit.chain import BEGINNING, link
from comhla.web.audit.models import Event, Head


class Named(Protocol):
    """Who does something: an account, or the system itself."""

    @property
    def id(self) -> str:
        """What stays the same when the name changes."""

    @property
    def name(self) -> str:
        """The name as shown."""

    @property
    def on_behalf_of(self) -> str:
        """The name of the person who asked, where that is somebody else."""


class Told(NamedTuple):
    """What an event is about: its kind, its stable name, and the slug of its authority where it has one."""

    kind: str
    subject: str
    authority: str = ""


def append(
    action: str,
    told: Told,
    *,
    by: Named,
    before: Mapping[str, Any] | None = None,
    after: Mapping[str, Any] | None = None,
    reason: str = "",
) -> Event:
    """Add a row to the end of the trail, inside the transaction of the change that it tells of.

    Raises:
        TransactionManagementError: outside a transaction, because a change and its row stand or fall together.
    """
    _refuse_outside_transaction()
    head = _held_head()
    row: dict[str, Any] = {
        "number": head.number + 1,
        "at": clock.now(),
        "by_id": by.id,
        "by_name": by.name,
        "on_behalf_of": by.on_behalf_of,
        "action": action,
        "authority": told.authority,
        "kind": told.kind,
        "subject": told.subject,
        "before": _as_json(before),
        "after": _as_json(after),
        "reason": reason,
    }
    made = link(row, head.hash)
    event = Event(**row, previous_hash=head.hash, hash=made)
    event.save(force_insert=True)
    head.number, head.hash = event.number, made
    head.save()
    return event


@transaction.atomic
def record_export(authority: str, form: str, rows: int, *, by: Named) -> Event:
    """Record that somebody took events of an authority away in a file."""
    return append("trail_exported", Told("trail", form, authority), by=by, after={"rows": rows})


def _held_head() -> Head:
    """The end of the trail, held until the end of the transaction: two writers take turns, the first two as well."""
    head = Head.objects.select_for_update().filter(id=1).first()
    if head is None:
        Head.objects.get_or_create(id=1, defaults={"number": 0, "hash": BEGINNING})
        head = Head.objects.select_for_update().get(id=1)
    return head


def _as_json(value: Mapping[str, Any] | None) -> Any:
    """Plain data as every database keeps them alike. PostgreSQL writes numbers with a point in its own way."""
    return None if value is None else json.loads(json.dumps(value, cls=DjangoJSONEncoder), parse_float=str)


def _refuse_outside_transaction() -> None:
    if not transaction.get_connection().in_atomic_block:
        raise transaction.TransactionManagementError("The audit trail is written inside the transaction it tells of.")
