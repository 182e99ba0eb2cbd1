"""`comhla compare`: two files on one day, or one file on two days, side by side."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from comhla.cli.files import UnusableInput, day_argument, read_files, refuse, today
from comhla.cli.output import as_json, deliver, deliver_to_programs, wrapped
from comhla.dates import in_words
from comhla.law import Finding, check
from comhla.law.changes import Difference, differences
from comhla.law.duty import Duty, Version

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
    if sorted((len(arguments.files), len(days))) != [1, _TWO]:
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
    if arguments.format == "json":
        return deliver_to_programs(as_json(_as_data(one, other, found)))
    return deliver("\n".join(_as_text(one, other, found)) + "\n")


def _as_text(one: Side, other: Side, found: Sequence[Difference]) -> Iterator[str]:
    yield f"A: {one.name}"
    yield f"B: {other.name}"
    yield "1 finding differs." if len(found) == 1 else f"{len(found)} findings differ."
    by_duty: dict[Duty, list[Difference]] = {}
    for each in found:
        by_duty.setdefault(each.shown.duty, []).append(each)
    for duty, differing in by_duty.items():
        yield from ("", wrapped(f"{duty.title} [{duty.id}]", first="* "))
        for each in differing:
            yield from _differing(each)


def _differing(each: Difference) -> Iterator[str]:
    yield wrapped(f"{each.shown.citation.provision}: {each.shown.subject.label}", first="  - ")
    yield wrapped(_told(each.before), first="    A  ")
    yield wrapped(_told(each.after), first="    B  ")
    if each.before and each.after and each.law_changed:
        yield from _law(each.before.version, each.after.version)


def _law(before: Version | None, after: Version | None) -> Iterator[str]:
    yield "    The law changed:"
    for side, version in (("A", before), ("B", after)):
        if version is None:
            yield f"    {side}  no version of the law had begun"
        else:
            about = f"version {version.number}, from {in_words(version.first_day)}, {version.citation.provision}. "
            yield wrapped(about + version.words, first=f"    {side}  ")


def _told(finding: Finding | None) -> str:
    return f"{finding.outcome.heading}: {finding.because}" if finding else "Nothing to say."


def _as_data(one: Side, other: Side, found: Sequence[Difference]) -> dict[str, object]:
    return {
        "a": one.name,
        "b": other.name,
        "differences": [
            {
                "duty": each.shown.duty.id,
                "provision": each.shown.citation.provision,
                "subject": each.shown.subject.id,
                "a": _finding_as_data(each.before),
                "b": _finding_as_data(each.after),
                "law_changed": each.law_changed,
            }
            for each in found
        ],
    }


def _finding_as_data(finding: Finding | None) -> dict[str, object] | None:
    if finding is None:
        return None
    version = finding.version.number if finding.version else None
    return {"outcome": finding.outcome.value, "because": finding.because, "version": version}
