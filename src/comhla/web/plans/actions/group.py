"""Changing who is on the planning group. Act s.32.

The group is one row of the record with every membership in it, past ones too. Each action reads the row, changes one
membership by its days, and records the row; so it is validated, kept in the trail and can be taken back.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from comhla.law.facts import AuthorityFacts
from comhla.reference.groups import PLANNING_GROUP_GROUPS, ConsulteeGroup
from comhla.web.access.actors import Actor
from comhla.web.access.roles import Permission
from comhla.web.authorities.actions import record_row
from comhla.web.authorities.errors import ChangedMeanwhile, NotRecorded
from comhla.web.authorities.facts import facts_of, plain_row
from comhla.web.authorities.identifiers import proposed_id
from comhla.web.authorities.models import Authority
from comhla.web.authorities.tables import rows_of

GROUP = "planning_group"
THE_AUTHORITY = "the integration authority"
"""Who removed a member, where it was the integration authority itself."""
THE_COUNCILS = "the councils together"
"""Who removed a member, where it was the councils that had nominated them together."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Who:
    """Somebody for the group: one of the people recorded, or a name to add to them."""

    person: str = ""
    new_name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Seated:
    """For what somebody is on the group."""

    group: ConsulteeGroup | None = None
    nominated_by: str = ""
    by_councils_together: bool = False
    localities: Sequence[str] = ()
    chosen_by_authority: bool | None = None

    def as_row(self) -> dict[str, Any]:
        """The fields of the membership; those that say nothing are left out."""
        told: dict[str, Any] = {
            "group": self.group.value if self.group else None,
            "nominated_by": self.nominated_by or None,
            "nominated_by_councils_together": self.by_councils_together or None,
            "localities": list(self.localities) or None,
            "chosen_by_authority": self.chosen_by_authority,
        }
        return {name: value for name, value in told.items() if value is not None}


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupNow:
    """The row of the group as it is recorded, with its version; 0 where nothing is recorded of it yet."""

    row: Mapping[str, Any]
    version: int

    @property
    def members(self) -> list[dict[str, Any]]:
        """Its memberships as plain data."""
        return [dict(each) for each in self.row.get("members") or ()]


def group_now(authority: Authority) -> GroupNow:
    """The group as it is recorded."""
    row = rows_of(authority, GROUP).first()
    return GroupNow(row={}, version=0) if row is None else GroupNow(row=plain_row(row, GROUP), version=row.version)


@transaction.atomic
def appoint(
    authority: Authority,
    who: Who,
    seated: Seated,
    *,
    first_day: date,
    by: Actor,
    version: int,
    linked_to_area: bool | None = None,
    reason: str = "",
) -> str:
    """Put somebody on the group; the id of the membership.

    Raises:
        NotAllowed: where `by` may not record facts there.
        ChangedMeanwhile: where somebody else changed the group first.
        NotRecorded: where nobody is named, or the person serves for the same already.
        Unacceptable: where the row cannot stand beside the rest of the record.
    """
    now = _held(authority, version, by)
    _refuse_no_seat(seated)
    person = _person(authority, who, by)
    row = {"person": person, **seated.as_row(), "first_day": first_day.isoformat()}
    if linked_to_area is not None:
        row["linked_to_area"] = linked_to_area
    return _add(authority, now, now.members, row, by=by, reason=reason)


@transaction.atomic
def replace_member(
    authority: Authority,
    key: str,
    who: Who,
    *,
    from_day: date,
    by: Actor,
    version: int,
    linked_to_area: bool | None = None,
    reason: str = "",
) -> str:
    """Let somebody else take a member's place from a day; the member's last day is the day before. The new id.

    Raises as `appoint`; NotRecorded where the member had not begun on the day before, or had left.
    """
    now = _held(authority, version, by)
    members = now.members
    member = _member(members, key)
    day_before = from_day - timedelta(days=1)
    _refuse_wrong_end(member, day_before)
    kept = ("group", "nominated_by", "nominated_by_councils_together", "localities", "chosen_by_authority")
    person = _person(authority, who, by)
    if person == member["person"]:
        raise NotRecorded(_("The same person cannot take their own place. Choose somebody else."))
    member["last_day"] = day_before.isoformat()
    row = {"person": person, **{name: member[name] for name in kept if name in member}}
    row["first_day"] = from_day.isoformat()
    if linked_to_area is not None:
        row["linked_to_area"] = linked_to_area
    return _add(authority, now, members, row, by=by, reason=reason)


@transaction.atomic
def resign(authority: Authority, key: str, *, last_day: date, by: Actor, version: int, reason: str = "") -> None:
    """Record the last day of a member who leaves, which every member may do at any time (Act s.32(6)).

    Raises as `replace_member`.
    """
    now = _held(authority, version, by)
    members = now.members
    member = _member(members, key)
    _refuse_wrong_end(member, last_day)
    member["last_day"] = last_day.isoformat()
    _save(authority, now, members, by=by, reason=reason)


@transaction.atomic
def remove_member(
    authority: Authority, key: str, *, removed_by: str, last_day: date, by: Actor, version: int, reason: str = ""
) -> None:
    """Record that a member was removed, by somebody who may do so (Act s.32(4), (5)).

    Raises as `replace_member`; NotRecorded, with the provision, where the law does not let `removed_by` do it.
    """
    now = _held(authority, version, by)
    members = now.members
    member = _member(members, key)
    _refuse_wrong_end(member, last_day)
    refused = refusal_of_removal(facts_of(authority), member, removed_by=removed_by, on=last_day)
    if refused:
        raise NotRecorded(refused)
    member["last_day"], member["removed_by"] = last_day.isoformat(), removed_by
    _save(authority, now, members, by=by, reason=reason)


def refusal_of_removal(facts: AuthorityFacts, member: Mapping[str, Any], *, removed_by: str, on: date) -> str:
    """Why somebody may not remove a member on a day, with the provision; nothing where they may.

    The authority removes those it appointed; who a constituent authority nominated is removed by it. Constituent
    authorities exist only behind a joint board.
    """
    nominator = _nominator(member)
    if not nominator:
        if removed_by == THE_AUTHORITY:
            return ""
        return _(
            "The integration authority appointed this member, so only the integration authority may remove them"
            " (2014 Act, s.32(4))."
        )
    if facts.settings and facts.setting_on(on).model.is_lead_agency:
        return _(
            "Only a constituent authority of a joint board may remove its nominee, and with a lead agency there is"
            " none (2014 Act, s.32(5)). The member may resign at any time (s.32(6))."
        )
    if removed_by == nominator:
        return ""
    return _(
        "%(nominator)s nominated this member, and only a constituent authority's own nominee may be removed by it"
        " (2014 Act, s.32(5)). Let %(nominator)s remove them."
    ) % {"nominator": nominator}


def _nominator(member: Mapping[str, Any]) -> str:
    if member.get("nominated_by_councils_together"):
        return THE_COUNCILS
    return str(member.get("nominated_by") or "")


def _held(authority: Authority, version: int, by: Actor) -> GroupNow:
    by.must(Permission.FACTS_RECORD, authority.pk)
    Authority.objects.select_for_update().get(pk=authority.pk)
    now = group_now(authority)
    if now.version != version:
        raise ChangedMeanwhile(now.row, now.version)
    return now


def _member(members: list[dict[str, Any]], key: str) -> dict[str, Any]:
    found = next((each for each in members if each["id"] == key), None)
    if found is None:
        raise NotRecorded(_("This membership is not recorded any more."))
    return found


def _person(authority: Authority, who: Who, by: Actor) -> str:
    if who.person:
        return who.person
    name = who.new_name.strip()
    if not name:
        raise NotRecorded(_("Choose a person, or write the name of somebody new."))
    taken = frozenset(rows_of(authority, "people").values_list("key", flat=True))
    key = proposed_id("people", "person", {}, taken)
    record_row(authority, "people", {"id": key, "name": name}, by=by, reason="For the planning group.")
    return key


def _add(
    authority: Authority, now: GroupNow, members: list[dict[str, Any]], row: dict[str, Any], *, by: Actor, reason: str
) -> str:
    _refuse_twice(members, row)
    key = proposed_id(GROUP, "member", row, frozenset(each["id"] for each in members))
    _save(authority, now, [*members, {"id": key, **row}], by=by, reason=reason)
    return key


def _save(authority: Authority, now: GroupNow, members: list[dict[str, Any]], *, by: Actor, reason: str) -> None:
    data = {**now.row, "members": members}
    if now.version:
        record_row(authority, GROUP, data, by=by, key="", version=now.version, reason=reason)
    else:
        record_row(authority, GROUP, data, by=by, reason=reason)


def _refuse_no_seat(seated: Seated) -> None:
    if seated.group is not None and seated.group not in PLANNING_GROUP_GROUPS:
        raise NotRecorded(_("This group is consulted on the plan and has no seat on the planning group."))


def _refuse_twice(members: Sequence[Mapping[str, Any]], row: Mapping[str, Any]) -> None:
    for each in members:
        is_same = each["person"] == row["person"] and each.get("group") == row.get("group")
        if is_same and str(each.get("last_day", "9999")) >= row["first_day"]:
            raise NotRecorded(
                _(
                    "This person is on the group already. To let them speak for something else too, let that"
                    " membership end, and appoint them for everything from the day after."
                )
            )


def _refuse_wrong_end(member: Mapping[str, Any], last_day: date) -> None:
    if str(member["first_day"]) > last_day.isoformat():
        raise NotRecorded(_("The membership had not begun on that day. Choose a later day."))
    if str(member.get("last_day", "9999")) < last_day.isoformat():
        raise NotRecorded(_("The membership had ended before that day."))
