"""The meetings of a board as a calendar that calendar programs read (iCalendar, RFC 5545)."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from comhla.documents.open_board import OpenBoard
from comhla.law.facts import Meeting

if TYPE_CHECKING:
    from icalendar import Event

_HERE = ZoneInfo("Europe/London")


def meetings_calendar(board: OpenBoard) -> str:
    """A calendar of the meetings held and planned, those called off marked so.

    The same record gives the same text, so the stamp is the day of the data and not the clock's.
    """
    from icalendar import Calendar  # noqa: PLC0415 - heavy, and a command has half a second

    calendar = Calendar()
    calendar.add("prodid", "-//Comhla//Meetings of integration authorities//EN")
    calendar.add("version", "2.0")
    made_up = " (made up)" if board.facts.authority.fictional else ""
    calendar.add("x-wr-calname", f"Meetings: {board.facts.authority.name}{made_up}")
    stamp = datetime.combine(board.on, time(), tzinfo=UTC)
    for each in board.meetings:
        calendar.add_component(_event(board, each, stamp))
    written: bytes = calendar.to_ical()
    return written.decode("utf-8")


def _event(board: OpenBoard, meeting: Meeting, stamp: datetime) -> Event:
    from icalendar import Event  # noqa: PLC0415 - as above

    event = Event()
    event.add("uid", f"{board.name('event', meeting.id).replace(' ', '-')}@comhla")
    event.add("dtstamp", stamp)
    event.add("dtstart", _at(meeting.held_on, meeting.starts_at))
    if meeting.starts_at and meeting.ends_at:
        event.add("dtend", _at(meeting.held_on, meeting.ends_at))
    event.add("summary", f"{board.body_name(meeting.body)}, {board.facts.authority.name}")
    if meeting.place:
        event.add("location", meeting.place)
    event.add("status", "CANCELLED" if meeting.cancelled else "CONFIRMED")
    return event


def _at(day: date, said: str | None) -> date | datetime:
    """The day, or the time on it where one is recorded, in universal time."""
    if said is None:
        return day
    return datetime.combine(day, time.fromisoformat(said), tzinfo=_HERE).astimezone(UTC)
