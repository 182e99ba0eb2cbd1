"""A duty in own words: what it asks of whom, its versions in time, and what is checked."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from comhla.cli.output import wrapped
from comhla.dates import in_words
from comhla.law.book import KINDS
from comhla.law.duty import NOT_COMMENCED, Duty, Part, Version
from comhla.law.sources import Standing


def about(duty: Duty, *, on: date | None = None) -> Iterator[str]:
    """A duty, line by line. With a day, the version that was the law on it is marked."""
    yield wrapped(f"{duty.title} [{duty.id}]")
    yield "=" * 80
    yield wrapped(f"Borne by {duty.bearer}. {duty.elsewhere}")
    if duty.pending:
        yield wrapped(f"Not in force as seen: {duty.pending}")
    if len(duty.versions) > 1:
        yield from ("", f"{len(duty.versions)} versions in time")
        yield from (f"  {each.number}  {_time(each)}{_mark(each, on)}" for each in duty.versions)
    for version in duty.versions:
        yield ""
        yield from _version(version, on)
    if duty.parts:
        yield from ("", "What is checked", "---------------")
    for part in duty.parts:
        yield from _part(part)


def _time(version: Version) -> str:
    if version.first_day == NOT_COMMENCED:
        return "not commenced"
    ends = f" to {in_words(version.last_day)}" if version.last_day else ""
    return f"from {in_words(version.first_day)}{ends}"


def _mark(version: Version, on: date | None) -> str:
    return f"   <- the law on {in_words(on)}" if on and version.holds_on(on) else ""


def _version(version: Version, on: date | None) -> Iterator[str]:
    heading = f"Version {version.number}, {_time(version)}"
    yield from (heading, "-" * len(heading))
    citation = version.citation
    yield wrapped(f"{citation.title}, {citation.provision} ({citation.verified.value})")
    yield citation.url
    if version.standing is not Standing.LAW:
        yield f"This is {version.standing.value}, not law: it can warn and never accuse."
    yield wrapped(version.words, first="In our own words: ", rest="  ")
    if version.note:
        yield wrapped(version.note, first="Note: ", rest="  ")


def _part(part: Part) -> Iterator[str]:
    only = "" if part.versions is None else f"; version {', '.join(map(str, sorted(part.versions)))} only"
    unread = f"; {part.verified.value}" if part.verified else ""
    yield wrapped(f"{part.provision}: {part.requires}", first="* ")
    yield wrapped(f"{part.key} ({KINDS[part.kind]}{only}{unread})", first="  ")
