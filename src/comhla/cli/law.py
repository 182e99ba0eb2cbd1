"""`comhla law`: the rule book for lawyers, as text, JSON or one page."""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from pathlib import Path

from comhla.cli.explain import about
from comhla.cli.files import UnusableInput, refuse
from comhla.law import UnknownDuty, duties, duty_called
from comhla.law.book import FAMILIES, book_as_data, duty_as_data, is_unverified
from comhla.law.outside import OUTSIDE


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the word to those of the command."""
    parser = subparsers.add_parser(
        "law",
        help="list the duties in the book, or show one",
        description="The rule book: every duty in own words with its versions, parts, sources and how far verified,"
        " and every provision that deliberately has no duty of its own.",
    )
    actions = parser.add_subparsers(title="actions", metavar="ACTION", required=True)
    listing = actions.add_parser("list", help="list every duty, with counts")
    listing.add_argument("--format", choices=("text", "json", "html"), default="text", help="form of the output")
    listing.add_argument("--output", type=Path, metavar="PLACE", help="write to this file and not to the screen")
    listing.set_defaults(run=run_list)
    showing = actions.add_parser("show", help="show one duty")
    showing.add_argument("duty", metavar="DUTY", help="the duty, by id or name")
    showing.add_argument("--format", choices=("text", "json"), default="text", help="form of the output")
    showing.set_defaults(run=run_show)


def run_show(arguments: argparse.Namespace) -> int:
    """Print one duty and return the exit code."""
    try:
        duty = duty_called(arguments.duty)
    except UnknownDuty as problem:
        return refuse(problem)
    if arguments.format == "json":
        print(json.dumps(duty_as_data(duty), ensure_ascii=False, indent=2))
    else:
        print("\n".join(about(duty)))
    return 0


def run_list(arguments: argparse.Namespace) -> int:
    """Print the book and return the exit code."""
    if arguments.format == "json":
        text = json.dumps(book_as_data(), ensure_ascii=False, indent=2) + "\n"
    elif arguments.format == "html":
        from comhla.cli.book_page import as_html

        text = as_html()
    else:
        text = _as_text()
    if arguments.output is None:
        sys.stdout.write(text)
        return 0
    try:
        arguments.output.parent.mkdir(parents=True, exist_ok=True)
        arguments.output.write_text(text, encoding="utf-8", newline="")
    except OSError as error:
        return refuse(UnusableInput(f"{arguments.output} cannot be written: {error.strerror}."))
    print(f"Written to {arguments.output}")
    return 0


def _as_text() -> str:
    lines: list[str] = []
    family = ""
    for duty in duties():
        if duty.family != family:
            family = duty.family
            lines += ["", f"{family}. {FAMILIES[family]}"]
        kinds = "".join(kind for kind in "MEJ" if any(part.kind == kind for part in duty.parts)) or "-"
        mark = "?" if is_unverified(duty) else " "
        lines.append(f"  {duty.id:24} {kinds:4}{mark} {duty.title}")
    lines += ["", "Deliberately without a duty of their own"]
    for each in OUTSIDE:
        within = f" See {each.within}." if each.within else ""
        lines.append(f"  {each.id:24} {each.provision}. {each.reason}{within}")
    lines += ["", *_counts(), ""]
    return "\n".join(lines).lstrip("\n")


def _counts() -> list[str]:
    parts = Counter(part.kind.value for duty in duties() for part in duty.parts)
    return [
        f"{len(duties())} duties cover {len(duties()) + len(OUTSIDE)} provision blocks with {len(OUTSIDE)} outside;"
        f" {sum(1 for duty in duties() if duty.pending)} are not in force as seen.",
        f"{sum(parts.values())} parts: {parts['M']} decided from facts (M), {parts['E']} by evidence (E),"
        f" {parts['J']} by a person (J).",
        f"{sum(1 for duty in duties() if is_unverified(duty))} duties (marked ?) are guidance, or rest on words that"
        " were not all read: they warn and never accuse.",
    ]
