"""Reading authority files and days from the command line, with every mistake told plainly."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from comhla.authority_file import MOST_BYTES, Problem, UnusableFile, read, too_large
from comhla.cli.progress import tracked
from comhla.dates import BadDay, anniversary, in_words, parse_iso_day
from comhla.law import AuthorityFacts, UnknownDuty, duties, duty_called
from comhla.law.duty import Duty

# Farther off nothing is law that anybody knows, and counting years leaves the calendar.
_FIRST_YEAR, _LAST_YEAR = 1900, 2199


class AuthorityFile(NamedTuple):
    """A file and the facts it holds."""

    name: str
    facts: AuthorityFacts


class UnusableInput(Exception):
    """Input that cannot be used, in words for whoever gave it."""


def read_files(names: Sequence[str]) -> list[AuthorityFile]:
    """Read every file.

    Raises:
        UnusableInput: with every problem of every file.
    """
    files: list[AuthorityFile] = []
    problems: list[Problem] = []
    for name in tracked(names, "Reading"):
        try:
            files.append(AuthorityFile(name, read(_content(name), file=name)))
        except UnusableFile as unusable:
            problems.extend(unusable.problems)
    if problems:
        raise UnusableInput(told(problems))
    return files


def _content(name: str) -> bytes:
    path = Path(name)
    try:
        size = path.stat().st_size
        if size > MOST_BYTES:
            raise UnusableFile([too_large(size, file=name)])
        return path.read_bytes()
    except IsADirectoryError:
        remedy = f"Name the files in it, as {path / '*.yaml'}."
        raise UnusableFile([Problem(name, "This is a folder.", remedy)]) from None
    except FileNotFoundError:
        raise UnusableFile([Problem(name, "There is no such file.", "Check its name and folder.")]) from None
    except OSError as error:
        what = f"The file cannot be read: {error.strerror}."
        raise UnusableFile([Problem(name, what, "Check that you may read it.")]) from None


def told(problems: Sequence[Problem]) -> str:
    """Problems, counted, one to a line."""
    number = "1 problem was" if len(problems) == 1 else f"{len(problems)} problems were"
    lines = "\n".join(f"  {problem}" for problem in problems)
    return f"{number} found, and nothing was checked:\n{lines}"


def day_argument(text: str) -> date:
    """A day typed on the command line, for `argparse`."""
    try:
        day = parse_iso_day(text)
    except BadDay as error:
        raise argparse.ArgumentTypeError(str(error)) from None
    if not _FIRST_YEAR <= day.year <= _LAST_YEAR:
        raise argparse.ArgumentTypeError(f"{text} is outside the years {_FIRST_YEAR} to {_LAST_YEAR}.")
    return day


def period(first_day: date | None, last_day: date | None, *, years: int = 0) -> tuple[date, date]:
    """The time from `--from` to `--to`. What is left out is today; the last day so many `years` after the first.

    Raises:
        UnusableInput: where it ends before it begins.
    """
    begins = first_day or today()
    ends = last_day or (anniversary(begins, years=years) if years else today())
    if ends < begins:
        raise UnusableInput(
            f"The time ends before it begins: from {_said(begins, first_day)} to {_said(ends, last_day)}."
            " Give the earlier day as --from and the later one as --to."
        )
    return begins, ends


def _said(day: date, given: date | None) -> str:
    return in_words(day) if given else f"{in_words(day)} (today)"


def chosen_duties(names: Sequence[str] | None) -> Sequence[Duty]:
    """The duties asked for, each once, or every duty in the book.

    Raises:
        UnusableInput: with every name that no duty has.
    """
    if not names:
        return duties()
    found: dict[Duty, None] = {}
    problems: list[str] = []
    for name in names:
        try:
            found[duty_called(name)] = None
        except UnknownDuty as problem:
            problems.append(str(problem))
    if problems:
        raise UnusableInput("\n".join(problems))
    return tuple(found)


def today() -> date:
    """The day on this machine's clock: the one place where a command reads it."""
    return date.today()  # noqa: DTZ011 - a day in Scotland is the day on the user's own clock


def refuse(problem: Exception) -> int:
    """Tell what was wrong and return the exit code for unusable input."""
    print(problem, file=sys.stderr)
    return 2
