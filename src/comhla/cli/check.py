"""`comhla check`: where an authority stands on a day."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from comhla.cli.files import UnusableInput, chosen_duties, day_argument, read_files, refuse, today
from comhla.cli.output import deliver, deliver_to_programs
from comhla.cli.progress import tracked
from comhla.law import Outcome, check
from comhla.law.as_data import Checked
from comhla.law.groups import FIRST_THINGS_FIRST

OK, NOT_MET = 0, 1


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the word to those of the command."""
    parser = subparsers.add_parser(
        "check",
        help="check authority files against the law as at a day",
        description="Checks each authority file: which duties are met, not met, not yet due, without evidence, for a"
        " person to judge, or cannot be told, with reasons, citations and next steps.",
        epilog="Exit code: 0 nothing is not met, 1 something is not met, 2 the input cannot be used. --outcome changes"
        " what is shown, not the exit code.",
    )
    parser.add_argument("files", nargs="+", metavar="FILE", help="an authority file (YAML or JSON)")
    parser.add_argument("--as-at", type=day_argument, metavar="DAY", help="the day to ask about; today if left out")
    parser.add_argument(
        "--duty", action="append", metavar="DUTY", help="only this duty, by id or name; may be repeated"
    )
    parser.add_argument(
        "--outcome",
        action="append",
        type=_outcome_argument,
        metavar="OUTCOME",
        help=f"show only this outcome ({', '.join(Outcome)}); may be repeated",
    )
    parser.add_argument("--format", choices=("text", "json", "csv", "html"), default="text", help="form of the output")
    parser.add_argument("--output", type=Path, metavar="PLACE", help="write to this file and not to the screen")
    parser.add_argument("--summary", action="store_true", help="text: only how many findings of each outcome")
    parser.add_argument(
        "--all",
        action="store_true",
        help="text: every finding by itself, what is met and what does not apply as well",
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Check, print or write, and return the exit code."""
    as_at = arguments.as_at or today()
    try:
        among = chosen_duties(arguments.duty)
        files = read_files(arguments.files)
    except UnusableInput as problem:
        return refuse(problem)
    checked = [
        Checked(
            each.facts.authority.name,
            each.name,
            check(each.facts, as_at=as_at, among=among),
            illustrative=each.facts.authority.fictional,
        )
        for each in tracked(files, "Checking")
    ]
    failing = any(finding.outcome is Outcome.NOT_MET for each in checked for finding in each.findings)
    return _write(checked, as_at, arguments) or (NOT_MET if failing else OK)


def _write(checked: Sequence[Checked], as_at: date, arguments: argparse.Namespace) -> int:
    outcomes = () if arguments.summary else arguments.outcome or (FIRST_THINGS_FIRST if arguments.all else None)
    if arguments.format == "text":
        from comhla.cli.check_text import as_text

        return deliver(as_text(checked, as_at, outcomes=outcomes, one_by_one=arguments.all), arguments.output)
    if arguments.format == "html":
        from comhla.cli.check_page import as_html as written
    elif arguments.format == "csv":
        from comhla.cli.check_data import as_csv as written
    else:
        from comhla.cli.check_data import as_json as written
    return deliver_to_programs(written(_shown(checked, arguments.outcome), as_at), arguments.output)


def _shown(checked: Sequence[Checked], outcomes: Sequence[Outcome] | None) -> list[Checked]:
    if not outcomes:
        return list(checked)
    return [
        each._replace(findings=tuple(finding for finding in each.findings if finding.outcome in outcomes))
        for each in checked
    ]


def _outcome_argument(text: str) -> Outcome:
    try:
        return Outcome(text.strip().casefold().replace("-", "_"))
    except ValueError:
        known = ", ".join(Outcome)
        raise argparse.ArgumentTypeError(f"There is no outcome called {text!r}. Choose from {known}.") from None
