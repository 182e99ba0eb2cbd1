"""`comhla explain`: a duty in own words, and how its answer came about for a file."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from datetime import date
from textwrap import fill, indent

from comhla.cli.files import UnusableInput, day_argument, read_files, refuse, today
from comhla.dates import in_words
from comhla.law import Finding, UnknownDuty, duty_called
from comhla.law.asked import TracedAsked
from comhla.law.duty import NOT_COMMENCED, Duty, Kind, Version
from comhla.law.engine import ask, units
from comhla.law.facts import AuthorityFacts
from comhla.law.facts.fields import Record
from comhla.law.sources import Standing

KINDS = {
    Kind.MACHINE: "decided from recorded facts",
    Kind.EVIDENCE: "asks for recorded evidence",
    Kind.PERSON: "asks a person",
}


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the word to those of the command."""
    parser = subparsers.add_parser(
        "explain",
        help="explain a duty, and how its answer came about for a file",
        description="Says what a duty requires in own words, its versions in time and what is checked; with a file,"
        " also each answer with the facts and days it rests on.",
    )
    parser.add_argument("duty", metavar="DUTY", help="the duty, by id (act-2014/s37) or name (review_strategic_plan)")
    parser.add_argument("file", nargs="?", metavar="FILE", help="an authority file")
    parser.add_argument("--on", type=day_argument, metavar="DAY", help="the day to ask about; today if left out")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Explain, and return the exit code."""
    try:
        duty = duty_called(arguments.duty)
        files = read_files([arguments.file] if arguments.file else [])
    except (UnusableInput, UnknownDuty) as problem:
        return refuse(problem)
    print("\n".join(about(duty)))
    for each in files:
        print("\n".join(_trace(duty, each.facts, arguments.on or today())))
    return 0


def about(duty: Duty) -> Iterator[str]:
    """A duty in own words: its versions and what is checked, line by line."""
    yield duty.title
    yield "=" * len(duty.title)
    yield f"{duty.id}. Borne by {duty.bearer}. {duty.elsewhere}".rstrip()
    for version in duty.versions:
        yield ""
        yield from _version(version)
    if duty.pending:
        yield _paragraph(f"Not in force as seen: {duty.pending}")
    if duty.parts:
        yield "\nWhat is checked"
    for part in duty.parts:
        only = "" if part.versions is None else f"; version {', '.join(map(str, sorted(part.versions)))} only"
        unread = f"; {part.verified.value}" if part.verified else ""
        yield f"  {part.provision}: {part.key} ({KINDS[part.kind]}{only}{unread})"
        yield indent(_paragraph(part.requires), "      ")


def _version(version: Version) -> Iterator[str]:
    begins = "not commenced" if version.first_day == NOT_COMMENCED else f"from {in_words(version.first_day)}"
    ends = f" to {in_words(version.last_day)}" if version.last_day else ""
    yield f"Version {version.number}, {begins}{ends}"
    citation = version.citation
    yield f"  {citation.title}, {citation.provision}"
    yield f"  {citation.url} ({citation.verified.value})"
    if version.standing is not Standing.LAW:
        yield f"  This is {version.standing.value}, not law: it can warn and never accuse."
    yield indent(_paragraph(f"In our own words: {version.words}"), "  ")
    if version.note:
        yield indent(_paragraph(f"Note: {version.note}"), "  ")


def _trace(duty: Duty, facts: AuthorityFacts, day: date) -> Iterator[str]:
    yield f"\n{facts.authority.name}, as at {in_words(day)}"
    asked = TracedAsked(facts, day)
    for unit in units(duty, facts, until=day):
        finding = ask(unit, asked)
        if finding is not None:
            yield from _finding(finding, asked)


def _finding(finding: Finding, asked: TracedAsked) -> Iterator[str]:
    part = f" ({finding.part.key})" if finding.part else ""
    yield f"\n  {finding.outcome.heading}: {finding.citation.provision}{part}, {finding.subject.label}"
    yield f"    subject: {finding.subject.id}"
    yield indent(_paragraph(finding.because), "    ")
    if finding.next_step:
        yield indent(_paragraph(f"Next: {finding.next_step}"), "    ")
    if finding.version:
        yield f"    Law applied: version {finding.version.number}"
    for place, value in _facts_of(finding):
        yield f"    Fact: {place} = {value}"
    for compared, reached in dict.fromkeys(asked.comparisons):
        yield f"    Day: {in_words(compared)} had {'come' if reached else 'not come'}"
    until = f"until {in_words(finding.holds_until)}" if finding.holds_until else "for good"
    yield f"    Holds {until}, if nothing more is recorded."


def _facts_of(finding: Finding) -> Iterator[tuple[str, str]]:
    """The facts used that stand in the subject itself, with their values; the others by name."""
    row = finding.subject.of
    for place in finding.facts_used:
        name = place.rpartition(".")[2]
        if isinstance(row, Record) and name in type(row).fields:
            value = getattr(row, name)
            yield place, "not recorded" if value is None else _shown(value)
        else:
            yield place, "see the file"


def _shown(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return f"{len(value)} recorded"
    return str(getattr(value, "value", value))


def _paragraph(text: str) -> str:
    return fill(text, width=96, break_on_hyphens=False)
