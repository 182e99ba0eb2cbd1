"""`comhla history`: every change of outcome over a time, and what changed it."""

from __future__ import annotations

import argparse
import json
from datetime import date

from comhla.cli.files import UnusableInput, day_argument, read_files, refuse, today
from comhla.dates import in_words
from comhla.law import Finding, UnknownDuty, duties, duty_called
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
    last_day: date = arguments.last_day or today()
    if last_day < arguments.first_day:
        return refuse(UnusableInput(f"--to {last_day} is before --from. Give the earlier day first."))
    try:
        among = [duty_called(name) for name in arguments.duty] if arguments.duty else duties()
        (file,) = read_files([arguments.file])
    except (UnusableInput, UnknownDuty) as problem:
        return refuse(problem)
    found = changes(file.facts, first_day=arguments.first_day, last_day=last_day, among=among)
    if arguments.format == "json":
        whole = {
            "authority": file.facts.authority.name,
            "file": file.name,
            "changes": [_as_data(each) for each in found],
        }
        print(json.dumps(whole, ensure_ascii=False, indent=2))
    else:
        print(f"{file.facts.authority.name}: {len(found)} changes of outcome")
        for change in found:
            _tell(change)
    return 0


def _tell(change: Change) -> None:
    subject = change.unit.subject
    print(f"\n{in_words(change.day)}  {change.unit.duty.title} [{change.unit.duty.id}]: {subject.label}")
    print(f"    {_outcome(change.before)} -> {_outcome(change.after)}. {change.cause}")
    if change.after:
        print(f"    {change.after.because}")


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
