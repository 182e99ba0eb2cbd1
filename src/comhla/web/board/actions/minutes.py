"""The minute of a meeting, the decisions taken at it, and what somebody is to do."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from comhla.documents.minute import member_name
from comhla.law.facts import AuthorityFacts
from comhla.law.readings.minuted_business import business_of
from comhla.web.access.actors import Actor
from comhla.web.access.roles import Permission
from comhla.web.authorities.actions import record_row
from comhla.web.authorities.errors import ChangedMeanwhile, NotRecorded
from comhla.web.authorities.facts import facts_of, plain_row
from comhla.web.authorities.identifiers import proposed_id
from comhla.web.authorities.models import Authority, Row
from comhla.web.authorities.tables import rows_of
from comhla.web.board.actions.meetings import MEETINGS, change_meeting, changed, meeting_row, said
from comhla.web.board.minute_texts import prefilled
from comhla.web.board.queries import meeting_called

MINUTES, DECISIONS, ACTIONS = "minutes", "decisions", "meeting_actions"
Data = Mapping[str, Any]


def stamp_of_text(text: str) -> str:
    """What tells a text from every other, for somebody who changes it."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def minute_row(authority: Authority, meeting: str) -> Row | None:
    """The row of the minute of a meeting."""
    found = (each for each in rows_of(authority, MINUTES) if plain_row(each, MINUTES).get("meeting") == meeting)
    return next(found, None)


@transaction.atomic
def begin_minute(authority: Authority, meeting: str, *, by: Actor) -> str:
    """Begin the minute of a meeting, with a text for each item as far as the record tells it; its id.

    A minute that is there already stays as it is.

    Raises:
        NotAllowed: where `by` may not record facts there.
    """
    by.must(Permission.FACTS_RECORD, authority.pk)
    Authority.objects.select_for_update().get(pk=authority.pk)
    found = minute_row(authority, meeting)
    if found is not None:
        return found.key
    texts = prefilled(facts_of(authority), meeting_called(authority, meeting))
    notes = [said({"item": item, "text": text}) for item, text in texts.items()]
    row = {"id": _free(authority, MINUTES, f"minute-{meeting}"), "meeting": meeting, "notes": notes}
    return record_row(authority, MINUTES, row, by=by).key


@transaction.atomic
def write_note(authority: Authority, meeting: str, item: str, text: str, *, seen: str, by: Actor) -> None:
    """Write what the minute says of one item. Two who write on different items do not stand in each other's way.

    Args:
        authority: whose meeting it is.
        meeting: the meeting.
        item: the item of business.
        text: what the minute says, as marked text.
        seen: the stamp of the text that was being changed.
        by: who writes.

    Raises:
        NotAllowed, Unacceptable: as `record_row`.
        NotRecorded: where no minute was begun.
        ChangedMeanwhile: where somebody else changed the text of this item first.
    """
    by.must(Permission.FACTS_RECORD, authority.pk)
    Authority.objects.select_for_update().get(pk=authority.pk)
    row = minute_row(authority, meeting)
    if row is None:
        raise NotRecorded(_("Begin the minute first."))
    data = plain_row(row, MINUTES)
    notes = {each["item"]: each.get("text") or "" for each in data.get("notes") or ()}
    now = notes.get(item, "")
    if stamp_of_text(now) != seen:
        raise ChangedMeanwhile({"text": now}, row.version)
    if now != text:
        notes[item] = text
        data["notes"] = [said({"item": name, "text": words}) for name, words in notes.items()]
        record_row(authority, MINUTES, data, by=by, key=row.key, version=row.version)


@transaction.atomic
def record_agreement(authority: Authority, meeting: str, data: Data, *, by: Actor, version: int) -> None:
    """Record that a minute was put to a later meeting, and what came of it.

    `data` names the meeting, whether it was agreed, what was changed, and who signed.

    Raises:
        NotAllowed, ChangedMeanwhile, Unacceptable: as `record_row`.
        NotRecorded: where no minute was begun.
    """
    by.must(Permission.FACTS_RECORD, authority.pk)
    Authority.objects.select_for_update().get(pk=authority.pk)
    row, own = minute_row(authority, meeting), meeting_row(authority, meeting)
    if row is None or own is None:
        raise NotRecorded(_("Begin the minute first."))
    later = meeting_called(authority, data["meeting"])
    told = plain_row(row, MINUTES)
    is_agreed = bool(data["agreed"])
    told["agreed_at"] = later.id if is_agreed else None
    told["changes_when_agreed"] = data["changes"] if is_agreed else None
    told["signed_by"] = data["signed_by"] if is_agreed else None
    record_row(authority, MINUTES, said(told), by=by, key=row.key, version=version)
    changes: dict[str, Any] = {
        "minutes_submitted_on": later.held_on.isoformat(),
        "minutes_signed": bool(told["signed_by"]) if is_agreed else None,
    }
    declared = plain_row(own, MEETINGS).get("declarations")
    if is_agreed and declared:
        changes["declarations"] = _minuted(facts_of(authority), declared, told)
    change_meeting(authority, meeting, changes, by=by, version=own.version)


def _minuted(facts: AuthorityFacts, declared: Sequence[Data], minute: Data) -> list[Data]:
    """Declarations, said to be in the minute that was agreed where it names the member.

    Whether one is missing there is for a person to say, because the minute may tell it in other words.
    """
    text = "\n".join(each.get("text") or "" for each in minute.get("notes") or ())
    return [{**each, "minuted": True} if member_name(facts, each["member"]) in text else each for each in declared]


@transaction.atomic
def record_decision(authority: Authority, meeting: str, data: Data, *, by: Actor) -> str:
    """Record a decision that was taken at a meeting; its id. Raises as `record_row`.

    The id of a decision stands in public addresses, so of exempt business it says nothing of what was decided.
    """
    held = meeting_called(authority, meeting)
    business = business_of(facts_of(authority), held)
    told = {
        "decided_by": held.body,
        "meeting": meeting,
        "decided_on": held.held_on.isoformat(),
        **said(data),
    }
    is_exempt = any(each.ground and each.item and each.item.id == told.get("item") for each in business)
    wanted = (
        f"decision-{meeting}" if is_exempt else proposed_id(DECISIONS, "decision", told, _taken(authority, DECISIONS))
    )
    told["id"] = _free(authority, DECISIONS, wanted)
    return record_row(authority, DECISIONS, told, by=by).key


def record_action(authority: Authority, meeting: str, data: Data, *, by: Actor) -> str:
    """Record what a meeting asked somebody to do; its id. Raises as `record_row`."""
    told = {"meeting": meeting, **said(data)}
    told["id"] = proposed_id(ACTIONS, "action", told, _taken(authority, ACTIONS))
    return record_row(authority, ACTIONS, told, by=by).key


@transaction.atomic
def change(authority: Authority, collection: str, key: str, changes: Data, *, by: Actor, version: int) -> None:
    """Change what is said of a decision or an action; None takes a thing out, and what is not named stays.

    Raises:
        NotAllowed, ChangedMeanwhile, Unacceptable: as `record_row`.
    """
    by.must(Permission.FACTS_RECORD, authority.pk)
    row = rows_of(authority, collection).filter(key=key).first()
    if row is None or row.version != version:
        raise ChangedMeanwhile(None if row is None else plain_row(row, collection), 0 if row is None else row.version)
    data = changed(plain_row(row, collection), changes)
    record_row(authority, collection, data, by=by, key=key, version=version)


def row_as_data(authority: Authority, collection: str, key: str) -> dict[str, Any]:
    """A row as plain data with its version; empty where there is none."""
    row = rows_of(authority, collection).filter(key=key).first()
    return {} if row is None else {**plain_row(row, collection), "version": row.version}


def _taken(authority: Authority, collection: str) -> set[str]:
    return set(rows_of(authority, collection).values_list("key", flat=True))


def _free(authority: Authority, collection: str, wanted: str) -> str:
    taken, number, name = _taken(authority, collection), 2, wanted
    while name in taken:
        name, number = f"{wanted}-{number}", number + 1
    return name
