"""Meetings planned, changed and called off, and their notice."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.db import transaction

from comhla.web.access.actors import Actor
from comhla.web.access.roles import Permission
from comhla.web.authorities.actions import record_row, record_rows
from comhla.web.authorities.errors import ChangedMeanwhile
from comhla.web.authorities.facts import plain_row
from comhla.web.authorities.identifiers import proposed_id
from comhla.web.authorities.models import Authority, Row
from comhla.web.authorities.tables import rows_of

MEETINGS = "meetings"
Data = Mapping[str, Any]


@transaction.atomic
def plan_meeting(authority: Authority, data: Data, *, by: Actor) -> str:
    """Record a meeting that is planned; its id.

    `data` is the row without an id. Raises as `record_row`.
    """
    told = said(data)
    chosen = proposed_id(MEETINGS, "meeting", told, _taken(authority))
    return record_row(authority, MEETINGS, {"id": chosen, **told}, by=by).key


@transaction.atomic
def plan_series(authority: Authority, data: Data, days: Sequence[date], *, by: Actor) -> Sequence[str]:
    """Record a meeting for each of the days, alike in everything else; their ids. All or none. Raises as `record_rows`.

    A day on which the body meets already is left out.
    """
    authority = Authority.objects.select_for_update().get(pk=authority.pk)
    told, taken = said(data), _taken(authority)
    planned = {
        (plain.get("body"), plain.get("held_on"))
        for plain in (plain_row(each, MEETINGS) for each in rows_of(authority, MEETINGS))
        if not plain.get("cancelled")
    }
    rows = []
    for each in sorted(set(days)):
        row = {**told, "held_on": each.isoformat()}
        if (row["body"], row["held_on"]) not in planned:
            rows.append({"id": proposed_id(MEETINGS, "meeting", row, taken), **row})
            taken.add(rows[-1]["id"])
    if rows:
        record_rows(authority, {MEETINGS: rows}, by=by)
    return [each["id"] for each in rows]


def _taken(authority: Authority) -> set[str]:
    return set(rows_of(authority, MEETINGS).values_list("key", flat=True))


@transaction.atomic
def change_meeting(authority: Authority, key: str, changes: Data, *, by: Actor, version: int, reason: str = "") -> None:
    """Change what is said of a meeting; None takes a thing out, and what is not named stays.

    Raises:
        NotAllowed, ChangedMeanwhile, Unacceptable: as `record_row`.
    """
    by.must(Permission.FACTS_RECORD, authority.pk)
    row = meeting_row(authority, key)
    if row is None or row.version != version:
        raise ChangedMeanwhile(None if row is None else plain_row(row, MEETINGS), 0 if row is None else row.version)
    data = changed(plain_row(row, MEETINGS), changes)
    record_row(authority, MEETINGS, data, by=by, key=key, version=version, reason=reason)


def call_off(authority: Authority, key: str, *, by: Actor, version: int, reason: str) -> None:
    """Record that a meeting does not take place. Raises as `change_meeting`."""
    change_meeting(authority, key, {"cancelled": True}, by=by, version=version, reason=reason)


def record_notice(
    authority: Authority,
    key: str,
    *,
    on: date,
    is_complete: bool,
    is_signed: bool | None,
    by: Actor,
    version: int,
    reason: str = "",
) -> None:
    """Record when notice of a meeting was available to its members, and what it was like. Raises as `change_meeting`.

    Args:
        authority: whose meeting it is.
        key: the meeting.
        on: the day.
        is_complete: whether it gives time, place and business.
        is_signed: whether it is signed as the law asks; None where no law asks for it.
        by: who records it.
        version: the version of the meeting that was being changed.
        reason: what the trail keeps beside it, as who signed.
    """
    changes = {
        "notice_available_on": on.isoformat(),
        "notice_states_time_place_business": is_complete,
        "notice_signed": is_signed,
    }
    change_meeting(authority, key, changes, by=by, version=version, reason=reason)


def meeting_row(authority: Authority, key: str) -> Row | None:
    """The row of a meeting."""
    return rows_of(authority, MEETINGS).filter(key=key).first()


def said(data: Data) -> dict[str, Any]:
    """A row without what was left empty. A "no" and a nought are said."""
    return {name: value for name, value in data.items() if value is not None and value not in ("", [])}


def changed(row: Data, changes: Data) -> dict[str, Any]:
    """A row with changes made to it. What is left empty goes; an empty list that nobody changed is a fact and stays."""
    kept = {name: value for name, value in row.items() if name not in changes}
    return {**kept, **said(changes)}
