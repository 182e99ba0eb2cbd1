"""`comhla explain`: a duty in own words, and how its answer came about for a file."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from datetime import date
from difflib import get_close_matches

from comhla.cli.about_duty import about
from comhla.cli.facts_shown import facts_shown
from comhla.cli.files import UnusableInput, chosen_duties, day_argument, read_files, refuse, today
from comhla.cli.output import deliver, wrapped
from comhla.dates import in_words
from comhla.law import AuthorityFacts, Finding
from comhla.law.asked import TracedAsked
from comhla.law.duty import BEGINNING, Duty
from comhla.law.engine import ask, units

_MOST_DAYS = 6
_MOST_ROWS = 6


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
    parser.add_argument("--subject", metavar="SUBJECT", help="only this subject, by its id, with every row used")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Explain, and return the exit code."""
    day = arguments.on or today()
    try:
        (duty,) = chosen_duties([arguments.duty])
        lines = list(about(duty, on=day))
        for each in read_files([arguments.file] if arguments.file else []):
            lines += _answers(duty, each.facts, day, subject=arguments.subject)
    except UnusableInput as problem:
        return refuse(problem)
    return deliver("\n".join(lines) + "\n")


def _answers(duty: Duty, facts: AuthorityFacts, day: date, *, subject: str | None) -> Iterator[str]:
    heading = f"{facts.authority.name}, as at {in_words(day)}"
    yield from ("", "", heading, "-" * len(heading))
    asked = TracedAsked(facts, day)
    subjects: list[str] = []
    told = 0
    for unit in units(duty, facts, until=day):
        finding = ask(unit, asked)
        if finding is None:
            continue
        subjects.append(finding.subject.id)
        if subject in (None, finding.subject.id):
            told += 1
            yield ""
            yield from _finding(finding)
            yield from facts_shown(finding, facts, day, most=None if subject else _MOST_ROWS)
            yield from _days(asked.comparisons)
            yield from _ending(finding)
    if not told:
        yield from ("", _nothing(subject, subjects))


def _nothing(subject: str | None, known: Sequence[str]) -> str:
    if subject is None:
        return "On this day there is nothing to say."
    near = get_close_matches(subject, known, n=3, cutoff=0.5) or list(dict.fromkeys(known))[:10]
    hint = f" Did you mean {' or '.join(near)}?" if near else ""
    raise UnusableInput(f"On this day nothing is asked of the subject {subject!r}.{hint}")


def _finding(finding: Finding) -> Iterator[str]:
    yield wrapped(f"{finding.subject.label} [{finding.subject.id}]", first=f"{finding.outcome.heading}: ", rest="  ")
    if finding.part:
        yield wrapped(finding.part.requires, first=f"  {finding.citation.provision}: ", rest="      ")
    yield wrapped(finding.because, first="  Answer: ", rest="      ")
    if finding.next_step:
        yield wrapped(finding.next_step, first="  Next: ", rest="      ")
    if finding.due:
        yield f"  Last day in time: {in_words(finding.due)}"


def _days(compared: Sequence[tuple[date, bool]]) -> Iterator[str]:
    """Which days had come when this was asked, and which are still to come: these may change the answer."""
    days = {day: come for day, come in compared if BEGINNING < day < date.max}
    had_come = sorted(day for day, come in days.items() if come)
    to_come = sorted(day for day, come in days.items() if not come)
    if had_come:
        earlier = f" and {len(had_come) - _MOST_DAYS} earlier" if len(had_come) > _MOST_DAYS else ""
        yield wrapped(_in_words(had_come[-_MOST_DAYS:]) + earlier, first="  Days that had come: ", rest="      ")
    if to_come:
        later = f" and {len(to_come) - _MOST_DAYS} later" if len(to_come) > _MOST_DAYS else ""
        yield wrapped(_in_words(to_come[:_MOST_DAYS]) + later, first="  Days still to come: ", rest="      ")


def _ending(finding: Finding) -> Iterator[str]:
    until = f"until {in_words(finding.holds_until)}" if finding.holds_until else "for good"
    version = f"Version {finding.version.number} of the duty. " if finding.version else ""
    yield wrapped(f"{version}Holds {until}, if nothing more is recorded.", first="  ")


def _in_words(days: Sequence[date]) -> str:
    return ", ".join(in_words(day) for day in days)
