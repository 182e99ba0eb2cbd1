"""The business of a meeting: begun with what every meeting has, added to, moved, changed and taken out."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from django.db import transaction
from django.utils.translation import gettext as _

from comhla.dates import day_months_after, parse_iso_day
from comhla.law.facts import AgendaKind
from comhla.web.access.actors import Actor
from comhla.web.access.roles import Permission
from comhla.web.authorities.actions import change_rows, record_row, record_rows, remove_row
from comhla.web.authorities.errors import ChangedMeanwhile, NotRecorded
from comhla.web.authorities.facts import plain_row
from comhla.web.authorities.identifiers import proposed_id
from comhla.web.authorities.models import Authority, Row
from comhla.web.authorities.tables import rows_of
from comhla.web.board.actions.meetings import MEETINGS, meeting_row, said

ITEMS, PLAN = "agenda_items", "forward_plan"
Data = Mapping[str, Any]
LAST = (AgendaKind.OTHER_BUSINESS.value, AgendaKind.NEXT_MEETING.value)
"""Business that stays behind what is added later."""


class AgendaChanged(NotRecorded):
    """Somebody else changed the agenda first."""

    def __init__(self) -> None:
        super().__init__(_("Somebody else changed this agenda while you were working. Look at it as it is now."))


class Standing(NamedTuple):
    """An item that every agenda begins or ends with."""

    kind: AgendaKind
    title: str


def rows_of_meeting(authority: Authority, meeting: str) -> list[Row]:
    """The rows of a meeting's business in their order."""
    own = [each for each in rows_of(authority, ITEMS) if plain_row(each, ITEMS)["meeting"] == meeting]
    return sorted(own, key=lambda each: (plain_row(each, ITEMS)["place"], each.key))


def order_stamp(rows: Iterable[Row]) -> str:
    """A stamp of the order of an agenda: another one as soon as an item is added, moved or taken out."""
    told = "\n".join(f"{plain_row(each, ITEMS)['place']} {each.key}" for each in rows)
    return hashlib.sha256(told.encode()).hexdigest()[:20]


@transaction.atomic
def begin_agenda(authority: Authority, meeting: str, standing: Sequence[Standing], *, by: Actor) -> int:
    """Begin an agenda with what every meeting has, and what the forward plan has for it; how many items there are.

    Raises:
        AgendaChanged: where the meeting has business already.
        NotAllowed, Unacceptable: as `record_rows`.
    """
    authority = _held(authority, by)
    if rows_of_meeting(authority, meeting):
        raise AgendaChanged
    _meeting(authority, meeting)
    planned = [plain_row(each, PLAN) for each in rows_of(authority, PLAN)]
    placed = {plain_row(each, ITEMS).get("from_forward_plan") for each in rows_of(authority, ITEMS)}
    planned = [each for each in planned if each.get("meeting") == meeting and each["id"] not in placed]
    brought = [_from_plan(each) for each in planned]
    fixed = [{"title": each.title, "kind": each.kind.value} for each in standing]
    wanted = [
        *(each for each in fixed if each["kind"] not in LAST),
        *brought,
        *(each for each in fixed if each["kind"] in LAST),
    ]
    taken = set(rows_of(authority, ITEMS).values_list("key", flat=True))
    rows = [_row(meeting, each, place, taken) for place, each in enumerate(wanted, start=1)]
    record_rows(authority, {ITEMS: rows, PLAN: _next_ones(authority, meeting, planned)}, by=by)
    return len(rows)


def _from_plan(item: Data) -> dict[str, Any]:
    """Business as the forward plan has it."""
    told = {"title": item["title"], "kind": AgendaKind.REPORT.value, "from_forward_plan": item["id"]}
    return said({**told, "purpose": item.get("purpose"), "led_by": item.get("owner")})


def _row(meeting: str, data: Data, place: int, taken: set[str]) -> dict[str, Any]:
    row = {"meeting": meeting, "place": place, **data}
    row["id"] = _free(meeting, place, taken)
    taken.add(row["id"])
    return row


def _free(meeting: str, place: int, taken: set[str]) -> str:
    """An id as board-2026-12-09-3. An id stays when the item moves, so a number may be taken."""
    while f"{meeting}-{place}" in taken:
        place += 1
    return f"{meeting}-{place}"


def _next_ones(authority: Authority, meeting: str, planned: Sequence[Data]) -> list[dict[str, Any]]:
    """For planned business that comes back: the item for the next time."""
    taken = set(rows_of(authority, PLAN).values_list("key", flat=True))
    found = []
    for each in planned:
        if each.get("every_months"):
            found.append(_next_one(authority, meeting, each, taken))
    return found


def _next_one(authority: Authority, meeting: str, item: Data, taken: set[str]) -> dict[str, Any]:
    """The same business for the next time, wanted so many months after it was wanted, or after the meeting."""
    since = item.get("wanted_by") or plain_row(_meeting(authority, meeting), MEETINGS)["held_on"]
    following = day_months_after(parse_iso_day(since), months=int(item["every_months"]))
    row = {name: value for name, value in item.items() if name not in ("id", "meeting")}
    row = {**row, "wanted_by": following.isoformat()}
    row["id"] = proposed_id(PLAN, "item", {"title": f"{item['title']} {following.isoformat()}"}, taken)
    taken.add(row["id"])
    return row


def _meeting(authority: Authority, meeting: str) -> Row:
    row = meeting_row(authority, meeting)
    if row is None:
        raise ChangedMeanwhile(None, 0)
    return row


@transaction.atomic
def add_item(authority: Authority, meeting: str, data: Data, *, by: Actor) -> str:
    """Add business to an agenda, before what ends it; its id. Raises as `record_row`."""
    authority = _held(authority, by)
    return _add(authority, meeting, said(data), by)


def _add(authority: Authority, meeting: str, data: Data, by: Actor) -> str:
    rows = rows_of_meeting(authority, meeting)
    behind = 0 if data.get("kind") in LAST else len(rows) - _ending_from(rows)
    place = len(rows) - behind + 1
    taken = set(rows_of(authority, ITEMS).values_list("key", flat=True))
    row = _row(meeting, data, place, taken)
    record_row(authority, ITEMS, row, by=by)
    _number(authority, [*rows[: place - 1], None, *rows[place - 1 :]], by)
    return str(row["id"])


def _ending_from(rows: Sequence[Row]) -> int:
    """Where the business that ends an agenda begins."""
    at = len(rows)
    while at and plain_row(rows[at - 1], ITEMS).get("kind") in LAST:
        at -= 1
    return at


@transaction.atomic
def take_from_plan(authority: Authority, meeting: str, item: str, *, by: Actor) -> str:
    """Put business of the forward plan on an agenda; the id of the item. What comes back is planned anew.

    Raises:
        ChangedMeanwhile: where the forward plan has no such item any more.
        NotRecorded: where it is on an agenda already.
        NotAllowed, Unacceptable: as `record_row`.
    """
    authority = _held(authority, by)
    row = rows_of(authority, PLAN).filter(key=item).first()
    if row is None:
        raise ChangedMeanwhile(None, 0)
    if any(plain_row(each, ITEMS).get("from_forward_plan") == item for each in rows_of(authority, ITEMS)):
        raise NotRecorded(_("This is on an agenda already."))
    planned = plain_row(row, PLAN)
    made = _add(authority, meeting, _from_plan(planned), by)
    if planned.get("meeting") != meeting:
        record_row(authority, PLAN, {**planned, "meeting": meeting}, by=by, key=item, version=row.version)
    following = _next_ones(authority, meeting, [planned])
    if following:
        record_rows(authority, {PLAN: following}, by=by)
    return made


@transaction.atomic
def move_item(authority: Authority, meeting: str, item: str, *, up: bool, seen: str, by: Actor) -> None:
    """Move business one place up or down.

    `seen` is the stamp of the order that whoever moves it saw. At the end of the list nothing changes.

    Raises:
        AgendaChanged: where the order is another one by now, or the item is gone.
        NotAllowed: where `by` may not record facts here.
    """
    authority = _held(authority, by)
    rows = rows_of_meeting(authority, meeting)
    at = next((number for number, each in enumerate(rows) if each.key == item), None)
    if at is None or order_stamp(rows) != seen:
        raise AgendaChanged
    to = at + (-1 if up else 1)
    if 0 <= to < len(rows):
        rows[at], rows[to] = rows[to], rows[at]
        _number(authority, rows, by)


@transaction.atomic
def place_item(authority: Authority, meeting: str, item: str, *, place: int, seen: str, by: Actor) -> None:
    """Put business in a place of the agenda, counted from 1. Raises as `move_item`."""
    authority = _held(authority, by)
    rows = rows_of_meeting(authority, meeting)
    moved = next((each for each in rows if each.key == item), None)
    if moved is None or order_stamp(rows) != seen:
        raise AgendaChanged
    rows.remove(moved)
    rows.insert(max(place - 1, 0), moved)
    _number(authority, rows, by)


@transaction.atomic
def change_item(authority: Authority, item: str, data: Data, *, by: Actor, version: int) -> None:
    """Change what is said of an item; its meeting, place and origin stay. Raises as `record_row`."""
    authority = _held(authority, by)
    row = rows_of(authority, ITEMS).filter(key=item).first()
    if row is None or row.version != version:
        raise ChangedMeanwhile(None if row is None else plain_row(row, ITEMS), 0 if row is None else row.version)
    record_row(authority, ITEMS, said({**plain_row(row, ITEMS), **data}), by=by, key=item, version=version)


@transaction.atomic
def remove_item(authority: Authority, meeting: str, item: str, *, by: Actor, version: int, reason: str) -> None:
    """Take business off an agenda; what comes after it moves up. Raises as `remove_row`."""
    authority = _held(authority, by)
    remove_row(authority, ITEMS, item, by=by, version=version, reason=reason)
    _number(authority, rows_of_meeting(authority, meeting), by)


def _number(authority: Authority, rows: Sequence[Row | None], by: Actor) -> None:
    """Give each row the place in which it stands, changing only those that stood in another; None is passed over."""
    changed = []
    for place, row in enumerate(rows, start=1):
        if row is not None and plain_row(row, ITEMS)["place"] != place:
            changed.append(({**plain_row(row, ITEMS), "place": place}, row.version))
    if changed:
        change_rows(authority, ITEMS, changed, by=by)


def _held(authority: Authority, by: Actor) -> Authority:
    """The authority, held until the end of the transaction: two who change an agenda take turns."""
    by.must(Permission.FACTS_RECORD, authority.pk)
    return Authority.objects.select_for_update().get(pk=authority.pk)
