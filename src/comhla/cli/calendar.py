"""`comhla calendar`: what falls due, as a list, as JSON, or for a calendar program."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from comhla.cli.check_text import coming_due
from comhla.cli.files import AuthorityFile, UnusableInput, day_argument, period, read_files, refuse
from comhla.cli.output import as_json, deliver, deliver_to_programs, wrapped
from comhla.cli.progress import tracked
from comhla.dates import in_words
from comhla.documents.calendar import DueDay, calendar_of
from comhla.law.coming import Coming, coming


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
    try:
        first_day, last_day = period(arguments.first_day, arguments.last_day, years=1)
        files = read_files(arguments.files)
    except UnusableInput as problem:
        return refuse(problem)
    due = [
        DueDays(each, coming(each.facts, first_day=first_day, last_day=last_day))
        for each in tracked(files, "Looking ahead")
    ]
    if arguments.format == "text":
        return deliver(_as_text(due, first_day, last_day))
    written = _as_ics if arguments.format == "ics" else _as_json
    return deliver_to_programs(written(due, first_day, last_day))


def _as_text(due: Sequence[DueDays], first_day: date, last_day: date) -> str:
    parts: list[str] = []
    for file, days in due:
        heading = f"{file.facts.authority.name}, due from {in_words(first_day)} to {in_words(last_day)}"
        lines = [heading, "=" * len(heading), file.name, ""]
        lines += [line for each in days for line in coming_due(each.finding, each.due)]
        if not days:
            lines.append(
                wrapped(
                    "Nothing that is recorded falls due in this time. That says nothing of what is not recorded:"
                    " `comhla check` lists it."
                )
            )
        parts.append("\n".join(lines).rstrip())
    return "\n\n\n".join(parts) + "\n"


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
    return as_json(whole)


def _as_ics(due: Sequence[DueDays], first_day: date, last_day: date) -> str:
    days = [
        DueDay(name, file.facts.authority.code or name, each, each.finding.citation.url)
        for file, coming_days in due
        for name in [file.facts.authority.name]
        for each in coming_days
    ]
    return calendar_of(days, called=f"Duties due to {in_words(last_day)}", stamped_on=first_day)
