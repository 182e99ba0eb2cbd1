"""Due days as a calendar that calendar programs read (iCalendar, RFC 5545)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, NamedTuple

from comhla.dates import in_words
from comhla.law.coming import Coming

if TYPE_CHECKING:
    from icalendar import Event

WARN_BEFORE = (timedelta(days=28), timedelta(days=7))


class DueDay(NamedTuple):
    """One thing that falls due for an authority.

    `calendar_key` names the authority in the name of the event, and stays the same. `link` is where the event leads:
    the provision, or the page where the work is done. `owner` is who has taken it on, empty where nobody has.
    """

    authority: str
    calendar_key: str
    coming: Coming
    link: str
    owner: str = ""


def calendar_of(due: Iterable[DueDay], *, called: str, stamped_on: date) -> str:
    """A calendar with an event of a whole day for each thing due, each with two warnings before it.

    Args:
        due: what falls due.
        called: the name of the calendar.
        stamped_on: the day asked about. The same record gives the same text, so the stamp is not the clock's.
    """
    from icalendar import Calendar  # noqa: PLC0415 - heavy, and a command has half a second

    calendar = Calendar()
    calendar.add("prodid", "-//Comhla//Duties of integration authorities//EN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", called)
    stamp = datetime.combine(stamped_on, time(), tzinfo=UTC)
    for each in due:
        calendar.add_component(_event(each, stamp))
    written: bytes = calendar.to_ical()
    return written.decode("utf-8")


def _event(each: DueDay, stamp: datetime) -> Event:
    from icalendar import Alarm, Event  # noqa: PLC0415 - as above

    due, finding = each.coming
    event = Event()
    event.add("uid", re.sub(r"[^A-Za-z0-9./-]+", "-", f"{each.calendar_key}/{each.coming.name}") + "@comhla")
    event.add("dtstamp", stamp)
    event.add("dtstart", due)
    event.add("summary", f"{finding.duty.title}: {finding.subject.label}")
    told = [finding.because, finding.next_step, f"{finding.citation.title}, {finding.citation.provision}"]
    event.add("description", "\n".join([*map(str, told), *([f"Owner: {each.owner}"] if each.owner else [])]))
    event.add("url", each.link)
    event.add("categories", [each.authority])
    event.add("transp", "TRANSPARENT")
    for before in WARN_BEFORE:
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("description", f"{finding.duty.title} falls due on {in_words(due)}.")
        alarm.add("trigger", -before)
        event.add_component(alarm)
    return event
