"""Notices of interests: a member's own, or one that somebody records for a member who telephoned or wrote."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, NamedTuple

from django.db import transaction
from django.utils.translation import gettext as _

from comhla.law.facts import AuthorityFacts, InterestCategory
from comhla.law.readings.board_spells import Spell, spells
from comhla.law.readings.interests_owed import CATEGORIES, old_entries
from comhla.web.access.actors import Actor, NotAllowed
from comhla.web.access.roles import Permission
from comhla.web.authorities.actions import record_row
from comhla.web.authorities.errors import NotRecorded
from comhla.web.authorities.facts import facts_of, plain_row
from comhla.web.authorities.models import Authority, Row
from comhla.web.authorities.tables import rows_of
from comhla.web.board.queries import person_of

MEMBERS = "members"


class Noticed(NamedTuple):
    """A notice of interests: the day it came, the day of the change it is about, and its words by category.

    A category without words is stated as nil. `changed_on` is None for the first notice.
    """

    received_on: date
    changed_on: date | None
    words: Mapping[InterestCategory, str]


def notice_row(spell: Spell) -> str:
    """The seat at which the notice of somebody's time on the board stands."""
    return next((each.id for each in spell.seats if each.interests is not None), spell.seats[0].id)


def spell_called(facts: AuthorityFacts, key: str) -> Spell | None:
    """Somebody's time on the board, by its id."""
    return next((each for each in facts.once(spells) if each.id == key), None)


def record_notice(authority: Authority, spell: Spell, noticed: Noticed, *, by: Actor, version: int) -> Row:
    """Record a notice for a member, as the member gave it. Raises as `record_row` does."""
    return _record(authority, spell, noticed, by=by, version=version, under=Permission.FACTS_RECORD)


def give_own_notice(authority: Authority, spell: Spell, noticed: Noticed, *, by: Actor, version: int) -> Row:
    """Give one's own notice.

    Raises:
        NotAllowed: where the account is not that of the person.
        ChangedMeanwhile, Unacceptable: as `record_row` does.
    """
    if not by.id.isdecimal() or person_of(authority, int(by.id)) != spell.seats[0].person:
        raise NotAllowed(_("Your account is not linked to this member."))
    return _record(authority, spell, noticed, by=by, version=version, under=Permission.SEAT_ANSWER)


@transaction.atomic
def take_out_entry(authority: Authority, spell: Spell, *, on: date, by: Actor, version: int) -> Row:
    """Take an old entry out of the register: its words go, and the day of that is kept.

    Raises:
        NotRecorded: where the entry has to stay for now, or is out already.
        ChangedMeanwhile, NotAllowed: as `record_row` does.
    """
    if all(each.spell.id != spell.id for each in old_entries(facts_of(authority), on)):
        raise NotRecorded(_("This entry stays in the register for now."))
    key = notice_row(spell)
    plain = _plain(authority, key)
    kept = {name: value for name, value in (plain.get("interests") or {}).items() if name != "entries"}
    plain["interests"] = {**kept, "removed_from_register_on": on.isoformat()}
    return record_row(authority, MEMBERS, plain, key=key, version=version, by=by)


@transaction.atomic
def _record(authority: Authority, spell: Spell, noticed: Noticed, *, by: Actor, version: int, under: Permission) -> Row:
    key = notice_row(spell)
    plain = _plain(authority, key)
    plain["interests"] = _notice(plain.get("interests") or {}, noticed)
    return record_row(authority, MEMBERS, plain, key=key, version=version, by=by, under=under)


def _plain(authority: Authority, key: str) -> dict[str, Any]:
    return plain_row(rows_of(authority, MEMBERS).get(key=key), MEMBERS)


def _notice(recorded: Mapping[str, Any], noticed: Noticed) -> dict[str, Any]:
    """The notice as it stands with what came: the words are replaced, and the day is that of the notice or change."""
    received = noticed.received_on.isoformat()
    notice = {**recorded, "entries": [_entry(each, noticed) for each in InterestCategory]}
    if noticed.changed_on is None:
        return {**notice, "given_on": received, "categories_answered": CATEGORIES}
    notice["changes"] = _changes(recorded.get("changes") or (), noticed.changed_on.isoformat(), received)
    return notice


def _changes(recorded: Any, changed_on: str, received: str) -> list[dict[str, Any]]:
    """Changes with this one told: one that was recorded as not told yet is now, and else it is new."""
    others = [each for each in recorded if str(each["changed_on"]) != changed_on or _is_told(each)]
    return [*others, {"changed_on": changed_on, "notified_on": received}]


def _is_told(change: Mapping[str, Any]) -> bool:
    return change.get("notified_on") not in {None, "not done"}


def _entry(category: InterestCategory, noticed: Noticed) -> dict[str, Any]:
    words = noticed.words.get(category, "").strip()
    return {"category": category.value, "words": words} if words else {"category": category.value}
