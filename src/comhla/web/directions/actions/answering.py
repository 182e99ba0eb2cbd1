"""What bodies say of the directions addressed to them: that they have it, how far they are, what they spent.

An officer of the body says it for it; or the authority's clerk records what somebody there said, and both are named.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from comhla.law.facts import Acknowledgement, ComplianceReport, Direction
from comhla.web import clock
from comhla.web.access.actors import Actor, NotAllowed
from comhla.web.access.roles import Permission
from comhla.web.authorities.actions import record_row
from comhla.web.authorities.errors import ChangedMeanwhile, NotRecorded
from comhla.web.authorities.facts import facts_of, plain_row
from comhla.web.authorities.models import Authority
from comhla.web.authorities.tables import rows_of
from comhla.web.directions.actions.giving import plain
from comhla.web.directions.queries import DIRECTIONS, bodies_for

Change = Callable[[Direction, dict[str, Any]], None]


@transaction.atomic
def acknowledge(authority: Authority, key: str, said: Acknowledgement, *, by: Actor, reason: str = "") -> None:
    """Record that a body has a direction.

    Raises:
        NotAllowed: where `by` neither records facts there nor answers for the body.
        NotRecorded: where it is not addressed to the body, was acknowledged already, or the day cannot be.
    """
    under = _permission(authority, said.body, by)

    def change(direction: Direction, data: dict[str, Any]) -> None:
        _refuse_unfit(direction, said.body, said.acknowledged_on)
        if any(each.body == said.body for each in direction.acknowledgements or ()):
            raise NotRecorded(_("%(body)s has acknowledged this direction already.") % {"body": said.body})
        data.setdefault("acknowledgements", []).append(plain(said))

    _changed(authority, key, change, by=by, under=under, reason=reason)


@transaction.atomic
def report(authority: Authority, key: str, said: ComplianceReport, *, by: Actor, reason: str = "") -> None:
    """Record what a body reports on a direction. Raises as `acknowledge`."""
    if said.body is None:
        raise NotRecorded(_("Say which body reports."))
    body, under = said.body, _permission(authority, said.body, by)
    if said.spent is not None and said.spent < 0:
        raise NotRecorded(_("What was spent cannot be below nothing."))

    def change(direction: Direction, data: dict[str, Any]) -> None:
        _refuse_unfit(direction, body, said.reported_on)
        data.setdefault("compliance", []).append(plain(said))

    _changed(authority, key, change, by=by, under=under, reason=reason)


@transaction.atomic
def tell_meeting(authority: Authority, keys: Sequence[str], meeting: str, *, by: Actor) -> int:
    """Record that a meeting was told of every report, so far untold, on some directions; how many there were.

    Raises:
        NotAllowed: where `by` may not record facts there.
        NotRecorded: where there is no such meeting, or nothing to tell it.
    """
    by.must(Permission.FACTS_RECORD, authority.pk)
    held = next((each for each in facts_of(authority).meetings or () if each.id == meeting), None)
    if held is None:
        raise NotRecorded(_("Choose a meeting that is recorded."))
    told = 0

    def change(direction: Direction, data: dict[str, Any]) -> None:
        nonlocal told
        for row in data.get("compliance", []):
            if "reported_to" not in row and row["reported_on"] <= held.held_on.isoformat():
                row["reported_to"] = meeting
                told += 1

    for key in keys:
        _changed(authority, key, change, by=by, under=None)
    if not told:
        raise NotRecorded(_("No report was made by the day of that meeting which no meeting was told of."))
    return told


def _permission(authority: Authority, body: str, by: Actor) -> Permission | None:
    """The permission under which somebody answers for a body; None for those who record facts anyway."""
    if by.may(Permission.FACTS_RECORD, authority.pk):
        return None
    by.must(Permission.DIRECTION_ANSWER, authority.pk)
    if body not in bodies_for(authority, by, on=clock.today()):
        raise NotAllowed(f"{by.name} does not answer for {body}.")
    return Permission.DIRECTION_ANSWER


def _refuse_unfit(direction: Direction, body: str, day: date) -> None:
    if body not in direction.addressees:
        raise NotRecorded(_("This direction is not addressed to %(body)s.") % {"body": body})
    if not direction.given_on <= day <= clock.today():
        raise NotRecorded(_("Choose a day from that on which the direction was given to today."))


def _changed(
    authority: Authority, key: str, change: Change, *, by: Actor, under: Permission | None, reason: str = ""
) -> None:
    """Change a direction as it is now, so that what two bodies say at once is both kept."""
    authority = Authority.objects.select_for_update().get(pk=authority.pk)
    row = rows_of(authority, DIRECTIONS).filter(key=key).first()
    if row is None:
        raise ChangedMeanwhile(None, 0)
    before, data = plain_row(row, DIRECTIONS), plain_row(row, DIRECTIONS)
    data = {name: [dict(each) for each in value] if name in _LISTS else value for name, value in data.items()}
    change(facts_of(authority).directions_by_id[key], data)
    if data != before:
        record_row(authority, DIRECTIONS, data, by=by, key=key, version=row.version, under=under, reason=reason)


_LISTS = ("acknowledgements", "compliance")
