"""`comhla history`: every change of outcome over a time, and what changed it."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from itertools import groupby

from comhla.cli.files import UnusableInput, chosen_duties, day_argument, period, read_files, refuse
from comhla.cli.output import as_json, deliver, deliver_to_programs, wrapped
from comhla.dates import in_words
from comhla.law import Finding
from comhla.law.changes import Change, changes


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the word to those of the command."""
    parser = subparsers.add_parser(
        "history",
        help="list every change of outcome and what changed it",
        description="Lists every change of outcome from one day to another, in order of day, with its cause.",
    )
    parser.add_argument("file", metavar="FILE", help="an authority file")
    parser.add_argument("--from", dest="first_day", type=day_argument, metavar="DAY", required=True)
    parser.add_argument("--to", dest="last_day", type=day_argument, metavar="DAY", help="today if left out")
    parser.add_argument("--duty", action="append", metavar="DUTY", help="only this duty; may be repeated")
    parser.add_argument("--format", choices=("text", "json"), default="text", help="form of the output")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Print the history and return the exit code."""
    try:
        first_day, last_day = period(arguments.first_day, arguments.last_day)
        among = chosen_duties(arguments.duty)
        (file,) = read_files([arguments.file])
    except UnusableInput as problem:
        return refuse(problem)
    found = changes(file.facts, first_day=first_day, last_day=last_day, among=among)
    name = file.facts.authority.name
    if arguments.format == "json":
        whole = {"authority": name, "file": file.name, "changes": [_as_data(each) for each in found]}
        return deliver_to_programs(as_json(whole))
    number = "1 change" if len(found) == 1 else f"{len(found)} changes"
    lines = [f"{name}: {number} of outcome from {in_words(first_day)} to {in_words(last_day)}"]
    for day, on_the_day in groupby(found, key=lambda change: change.day):
        lines += ["", in_words(day), "-" * len(in_words(day))]
        for _, about_it in groupby(on_the_day, key=lambda change: (change.unit.duty.id, change.unit.subject.id)):
            lines += _told(list(about_it))
    return deliver("\n".join(lines).rstrip() + "\n")


def _told(about_it: Sequence[Change]) -> Iterator[str]:
    """Changes of one day about one subject of a duty."""
    duty, subject = about_it[0].unit.duty, about_it[0].unit.subject
    yield wrapped(f"{duty.title} [{duty.id}]: {subject.label}", first="* ")
    for change in about_it:
        yield wrapped(f"{_outcome(change.before)} -> {_outcome(change.after)}. {change.cause}", first="  - ")
        if change.after:
            yield wrapped(change.after.because, first="    ")
    yield ""


def _outcome(finding: Finding | None) -> str:
    return finding.outcome.heading if finding else "Nothing to say"


def _as_data(change: Change) -> dict[str, object]:
    return {
        "day": change.day.isoformat(),
        "duty": change.unit.duty.id,
        "part": change.unit.part.key if change.unit.part else None,
        "subject": change.unit.subject.id,
        "from": change.before.outcome.value if change.before else None,
        "to": change.after.outcome.value if change.after else None,
        "because": change.after.because if change.after else None,
        "cause": change.cause,
    }
