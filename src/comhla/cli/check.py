"""`comhla check`: where an authority stands on a day."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from comhla.cli.files import UnusableInput, day_argument, read_files, refuse, today
from comhla.law import Outcome, UnknownDuty, check, duties, duty_called
from comhla.law.as_data import Checked

OK, NOT_MET = 0, 1


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the word to those of the command."""
    parser = subparsers.add_parser(
        "check",
        help="check authority files against the law as at a day",
        description="Checks each authority file: which duties are met, not met, not yet due, without evidence, for a"
        " person to judge, or cannot be told, with reasons, citations and next steps.",
        epilog="Exit code: 0 nothing is not met, 1 something is not met, 2 the input cannot be used.",
    )
    parser.add_argument("files", nargs="+", metavar="FILE", help="an authority file (YAML or JSON)")
    parser.add_argument("--as-at", type=day_argument, metavar="DAY", help="the day to ask about; today if left out")
    parser.add_argument(
        "--duty", action="append", metavar="DUTY", help="only this duty, by id or name; may be repeated"
    )
    parser.add_argument(
        "--outcome",
        action="append",
        type=Outcome,
        metavar="OUTCOME",
        help=f"show only this outcome ({', '.join(Outcome)}); may be repeated",
    )
    parser.add_argument("--format", choices=("text", "json", "csv", "html"), default="text", help="form of the output")
    parser.add_argument("--output", type=Path, metavar="PLACE", help="write to this file and not to the screen")
    parser.add_argument("--all", action="store_true", help="text: list what is met and does not apply as well")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Check, print or write, and return the exit code."""
    as_at = arguments.as_at or today()
    try:
        among = [duty_called(name) for name in arguments.duty] if arguments.duty else duties()
        files = read_files(arguments.files)
    except (UnusableInput, UnknownDuty) as problem:
        return refuse(problem)
    checked = [
        Checked(each.facts.authority.name, each.name, check(each.facts, as_at=as_at, among=among)) for each in files
    ]
    failing = any(finding.outcome is Outcome.NOT_MET for each in checked for finding in each.findings)
    text = _writer(arguments)(_shown(checked, arguments.outcome), as_at)
    return _deliver(text, arguments.output) or (NOT_MET if failing else OK)


def _shown(checked: Sequence[Checked], outcomes: Sequence[Outcome] | None) -> list[Checked]:
    if not outcomes:
        return list(checked)
    return [
        each._replace(findings=tuple(finding for finding in each.findings if finding.outcome in outcomes))
        for each in checked
    ]


def _writer(arguments: argparse.Namespace) -> Callable[[Sequence[Checked], date], str]:
    if arguments.format == "json":
        from comhla.cli.check_data import as_json

        return as_json
    if arguments.format == "csv":
        from comhla.cli.check_data import as_csv

        return as_csv
    if arguments.format == "html":
        from comhla.cli.check_page import as_html

        return as_html
    from comhla.cli.check_text import as_text

    everything = arguments.all or bool(arguments.outcome)
    return lambda checked, as_at: as_text(checked, as_at, everything=everything)


def _deliver(text: str, place: Path | None) -> int:
    if place is None:
        sys.stdout.write(text)
        return OK
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, encoding="utf-8", newline="")
    except OSError as error:
        return refuse(UnusableInput(f"{place} cannot be written: {error.strerror}. Choose another place."))
    print(f"Written to {place}")
    return OK
