"""`comhla law`: the rule book for lawyers, as text, JSON or one page."""

from __future__ import annotations

import argparse
from collections import Counter
from pathlib import Path

from comhla.cli.about_duty import about
from comhla.cli.files import UnusableInput, chosen_duties, refuse
from comhla.cli.output import as_json, deliver, deliver_to_programs, wrapped
from comhla.law import duties
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
        (duty,) = chosen_duties([arguments.duty])
    except UnusableInput as problem:
        return refuse(problem)
    if arguments.format == "json":
        return deliver_to_programs(as_json(duty_as_data(duty)))
    return deliver("\n".join(about(duty)) + "\n")


def run_list(arguments: argparse.Namespace) -> int:
    """Print the book and return the exit code."""
    if arguments.format == "json":
        return deliver_to_programs(as_json(book_as_data()), arguments.output)
    if arguments.format == "html":
        from comhla.cli.book_page import as_html

        return deliver_to_programs(as_html(), arguments.output)
    return deliver(_as_text(), arguments.output)


def _as_text() -> str:
    lines: list[str] = []
    family = ""
    for duty in duties():
        if duty.family != family:
            family = duty.family
            heading = f"{family}. {FAMILIES[family]}"
            lines += ["", heading, "-" * len(heading)]
        kinds = "".join(kind for kind in "MEJ" if any(part.kind == kind for part in duty.parts)) or "-"
        mark = "?" if is_unverified(duty) else " "
        lines.append(wrapped(duty.title, first=f"{duty.id:25} {kinds:3} {mark} "))
    heading = "Provisions without a duty of their own"
    lines += ["", heading, "-" * len(heading)]
    for each in OUTSIDE:
        within = f" See {each.within}." if each.within else ""
        lines.append(wrapped(f"{each.provision}. {each.reason}{within}", first=f"{each.id:25} "))
    lines += ["", *(wrapped(line) for line in _counts()), ""]
    return "\n".join(lines).lstrip("\n")


def _counts() -> list[str]:
    parts = Counter(part.kind.value for duty in duties() for part in duty.parts)
    in_book, outside = len(duties()), len(OUTSIDE)
    pending = sum(1 for duty in duties() if duty.pending)
    unverified = sum(1 for duty in duties() if is_unverified(duty))
    return [
        f"{in_book} duties and {outside} provisions without a duty of their own: {in_book + outside} provision blocks.",
        f"{pending} of the duties are not in force as seen.",
        f"{sum(parts.values())} parts: {parts['M']} decided from facts (M), {parts['E']} by evidence (E),"
        f" {parts['J']} by a person (J).",
        f"{unverified} duties (marked ?) are guidance, or rest on words that were not all read: there they warn and"
        " never accuse.",
    ]
