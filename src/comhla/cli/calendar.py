"""`comhla calendar`: what falls due, as a list, as JSON, or for a calendar program."""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, NamedTuple

from comhla.cli.files import AuthorityFile, UnusableInput, day_argument, read_files, refuse, today
from comhla.dates import anniversary, in_words
from comhla.law.coming import Coming, coming

if TYPE_CHECKING:
    from icalendar import Event

_WARN_BEFORE = (timedelta(days=28), timedelta(days=7))


class DueDays(NamedTuple):
    """One file and what falls due in it."""

    file: AuthorityFile
    coming: Sequence[Coming]


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the word to those of the command."""
    parser = subparsers.add_parser(
        "calendar",
        help="list every coming due day",
        description="Lists everything that falls due from one day to another, as the record stands.",
    )
    parser.add_argument("files", nargs="+", metavar="FILE", help="an authority file")
    parser.add_argument("--from", dest="first_day", type=day_argument, metavar="DAY", help="today if left out")
    parser.add_argument("--to", dest="last_day", type=day_argument, metavar="DAY", help="a year on if left out")
    parser.add_argument("--format", choices=("text", "json", "ics"), default="text", help="form of the output")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Print the calendar and return the exit code."""
    first_day = arguments.first_day or today()
    last_day = arguments.last_day or anniversary(first_day, years=1)
    if last_day < first_day:
        return refuse(UnusableInput(f"--to {last_day} is before --from {first_day}. Give the earlier day first."))
    try:
        files = read_files(arguments.files)
    except UnusableInput as problem:
        return refuse(problem)
    due = [DueDays(each, coming(each.facts, first_day=first_day, last_day=last_day)) for each in files]
    writer = {"text": _as_text, "json": _as_json, "ics": _as_ics}[arguments.format]
    sys.stdout.write(writer(due, first_day, last_day))
    return 0


def _as_text(due: Sequence[DueDays], first_day: date, last_day: date) -> str:
    lines: list[str] = []
    for file, days in due:
        lines += [f"{file.facts.authority.name}, due from {in_words(first_day)} to {in_words(last_day)}", ""]
        for each in days:
            finding = each.finding
            lines.append(f"{in_words(each.due):>18}  {finding.duty.title} [{finding.duty.id}]")
            lines.append(f"{'':>20}{finding.subject.label}: {finding.next_step}")
        lines += ["Nothing recorded falls due." if not days else "", ""]
    return "\n".join(lines).rstrip() + "\n"


def _as_json(due: Sequence[DueDays], first_day: date, last_day: date) -> str:
    whole = {
        "from": first_day.isoformat(),
        "to": last_day.isoformat(),
        "authorities": [
            {
                "authority": file.facts.authority.name,
                "file": file.name,
                "due": [
                    {
                        "due": each.due.isoformat(),
                        "duty": each.finding.duty.id,
                        "title": each.finding.duty.title,
                        "subject": each.finding.subject.id,
                        "next_step": each.finding.next_step,
                        "url": each.finding.citation.url,
                    }
                    for each in days
                ],
            }
            for file, days in due
        ],
    }
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


def _as_ics(due: Sequence[DueDays], first_day: date, last_day: date) -> str:
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", "-//Comhla//Duties of integration authorities//EN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", f"Duties due to {in_words(last_day)}")
    # The same record gives the same text, so the stamp is the day asked about and not the clock.
    stamp = datetime.combine(first_day, time(), tzinfo=UTC)
    for file, days in due:
        for each in days:
            calendar.add_component(_event(file, each, stamp))
    return calendar.to_ical().decode("utf-8")


def _event(file: AuthorityFile, each: Coming, stamp: datetime) -> Event:
    from icalendar import Alarm, Event

    finding, name = each.finding, file.facts.authority.name
    event = Event()
    event.add("uid", re.sub(r"[^A-Za-z0-9./-]+", "-", f"{file.facts.authority.code or name}/{each.name}") + "@comhla")
    event.add("dtstamp", stamp)
    event.add("dtstart", each.due)
    event.add("summary", f"{finding.duty.title}: {finding.subject.label}")
    event.add(
        "description", f"{finding.because}\n{finding.next_step}\n{finding.citation.title}, {finding.citation.provision}"
    )
    event.add("url", finding.citation.url)
    event.add("categories", [name])
    event.add("transp", "TRANSPARENT")
    for before in _WARN_BEFORE:
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("description", f"{finding.duty.title} falls due on {in_words(each.due)}.")
        alarm.add("trigger", -before)
        event.add_component(alarm)
    return event
