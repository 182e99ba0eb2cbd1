"""`comhla compare`: two files on one day, or one file on two days, side by side."""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from typing import NamedTuple

from comhla.cli.files import UnusableInput, day_argument, read_files, refuse, today
from comhla.dates import in_words
from comhla.law import Finding, check
from comhla.law.changes import Difference, differences

_TWO = 2


class Side(NamedTuple):
    """One of the two things compared."""

    name: str
    findings: tuple[Finding, ...]


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the word to those of the command."""
    parser = subparsers.add_parser(
        "compare",
        help="compare two days, or two files",
        description="Shows where the findings differ: of one file on two days, or of two files on one day.",
        epilog="For two days: comhla compare FILE --on 2026-08-31 2026-09-01",
    )
    parser.add_argument("files", nargs="+", metavar="FILE", help="one authority file, or two")
    parser.add_argument("--on", nargs="+", type=day_argument, metavar="DAY", help="one day, or two; today if left out")
    parser.add_argument("--format", choices=("text", "json"), default="text", help="form of the output")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Print the differences and return the exit code."""
    days = arguments.on or [today()]
    if {len(arguments.files), len(days)} != {1, _TWO}:
        return refuse(UnusableInput("Give one file and two days (--on DAY DAY), or two files and one day (--on DAY)."))
    try:
        files = read_files(arguments.files)
    except UnusableInput as problem:
        return refuse(problem)
    one, other = [
        Side(f"{file.facts.authority.name} ({file.name}), {in_words(day)}", check(file.facts, as_at=day))
        for file in files
        for day in days
    ]
    found = differences(one.findings, other.findings)
    print(_as_json(one, other, found) if arguments.format == "json" else _as_text(one, other, found))
    return 0


def _as_text(one: Side, other: Side, found: Sequence[Difference]) -> str:
    lines = [f"A: {one.name}", f"B: {other.name}", f"{len(found)} findings differ."]
    for each in found:
        shown = each.shown
        lines += ["", f"{shown.duty.title} [{shown.duty.id}, {shown.citation.provision}]: {shown.subject.label}"]
        lines += [f"  A  {_told(each.before)}", f"  B  {_told(each.after)}"]
        if each.law_changed:
            lines.append(f"  The law changed: {_versions(each)}")
    return "\n".join(lines)


def _versions(each: Difference) -> str:
    before, after = each.before and each.before.version, each.after and each.after.version
    if before is None or after is None:
        return "one side is before the law began."
    return (
        f"version {before.number} ({before.citation.provision}) for A, version {after.number}"
        f" ({after.citation.provision}, from {in_words(after.first_day)}) for B."
    )


def _told(finding: Finding | None) -> str:
    return f"{finding.outcome.heading}: {finding.because}" if finding else "Nothing to say."


def _as_json(one: Side, other: Side, found: Sequence[Difference]) -> str:
    whole = {
        "a": one.name,
        "b": other.name,
        "differences": [
            {
                "duty": each.shown.duty.id,
                "provision": each.shown.citation.provision,
                "subject": each.shown.subject.id,
                "a": _as_data(each.before),
                "b": _as_data(each.after),
                "law_changed": each.law_changed,
            }
            for each in found
        ],
    }
    return json.dumps(whole, ensure_ascii=False, indent=2)


def _as_data(finding: Finding | None) -> dict[str, object] | None:
    if finding is None:
        return None
    version = finding.version.number if finding.version else None
    return {"outcome": finding.outcome.value, "because": finding.because, "version": version}
