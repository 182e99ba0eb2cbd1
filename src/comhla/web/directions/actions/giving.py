"""Giving directions, and changing them: all that changes with a direction is recorded with it, or nothing is."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from comhla.law.facts import ChangeKind, Direction
from comhla.law.facts.fields import Record
from comhla.web import clock
from comhla.web.access.actors import Actor
from comhla.web.access.roles import Permission
from comhla.web.authorities.actions import record_row
from comhla.web.authorities.errors import ChangedMeanwhile, NotRecorded
from comhla.web.authorities.facts import facts_of, plain_row
from comhla.web.authorities.models import Authority
from comhla.web.authorities.tables import rows_of
from comhla.web.directions.checking import Changing, Objection, changing, forbidden, objections
from comhla.web.directions.queries import DIRECTIONS

DRAFT = "new"
"""The id of a direction that is not given yet. It gets its own when it is."""
NOTHING = Changing((), {})


class Forbidden(NotRecorded):
    """A direction that the law does not allow as it stands; `found` says why, each with its provision."""

    def __init__(self, found: tuple[Objection, ...]) -> None:
        self.found = found
        super().__init__(" ".join(f"{each.words} ({each.provision})" for each in found))


def planned(facts: Any, new: Direction, earlier: str) -> tuple[Direction, Changing]:
    """A direction with everything that it changes, and what that ends; `earlier` is empty where it changes nothing."""
    if not earlier:
        return new.replace(changes=(), change=None), NOTHING
    change = changing(facts, new, earlier)
    return new.replace(changes=change.ids), change


@transaction.atomic
def give(
    authority: Authority,
    new: Direction,
    *,
    by: Actor,
    earlier: str = "",
    version: int | None = None,
    beside: bool = False,
    reason: str = "",
) -> str:
    """Record that a direction was given; its id.

    Args:
        authority: who gives it.
        new: the direction, whose id is not asked for.
        by: who records it.
        earlier: the direction that it varies, revokes or supersedes, as `new.change` says.
        version: the version of that direction which was seen.
        beside: whether it stands beside others for the same function and body.
        reason: for the trail.

    Raises:
        NotAllowed: where `by` may not record facts there.
        Forbidden: where the law does not allow it.
        ChangedMeanwhile: where somebody else changed the earlier direction first.
        Unacceptable: where it cannot stand beside the rest of the record.
    """
    by.must(Permission.FACTS_RECORD, authority.pk)
    authority = Authority.objects.select_for_update().get(pk=authority.pk)
    facts = facts_of(authority)
    rows = {row.key: row for row in rows_of(authority, DIRECTIONS)}
    if earlier and (earlier not in rows or rows[earlier].version != version):
        row = rows.get(earlier)
        raise ChangedMeanwhile(None if row is None else plain_row(row, DIRECTIONS), row.version if row else 0)
    key = next_id(set(rows), new.given_on)
    new, change = planned(facts, new.replace(id=key), earlier)
    refused = forbidden(objections(facts, new, change, today=clock.today(), beside=beside))
    if refused:
        raise Forbidden(refused)
    record_row(authority, DIRECTIONS, plain(new), by=by, reason=reason)
    for name, last_day in change.ends.items():
        row = rows[name]
        if row.as_data().get("last_day") != last_day.isoformat():
            data = {**plain_row(row, DIRECTIONS), "last_day": last_day.isoformat()}
            why = _("%(direction)s ends it.") % {"direction": key}
            record_row(authority, DIRECTIONS, data, by=by, key=name, version=row.version, reason=why)
    return key


def revocation(earlier: Direction, *, given_on: date, first_day: date, title: str, decision: str | None) -> Direction:
    """A direction that revokes an earlier one and says nothing else."""
    said: dict[str, Any] = {
        "id": DRAFT,
        "title": title or None,
        "given_by": earlier.given_by,
        "given_on": given_on,
        "addressees": earlier.addressees,
        "decision": decision or None,
        "lines": (),
        "first_day": first_day,
        "change": ChangeKind.REVOKES,
        "plan_action": earlier.plan_action,
        "plan_outcome": earlier.plan_outcome,
    }
    return Direction(**said)


def next_id(taken: set[str], given_on: date) -> str:
    """The next number of the year, as D-2026-04."""
    number = 1
    while f"D-{given_on.year}-{number:02}" in taken:
        number += 1
    return f"D-{given_on.year}-{number:02}"


def plain(value: Any) -> Any:
    """A record as plain data, as an authority file says it."""
    if isinstance(value, Record):
        return {name: plain(each) for name, each in value.items() if each is not None}
    if isinstance(value, tuple):
        return [plain(each) for each in value]
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, Decimal):
        return format(value, "f")
    return value.isoformat() if isinstance(value, date) else value
