"""What is wrong with a file, where, and how to put it right: all of it at once."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches
from typing import NamedTuple


class Problem(NamedTuple):
    """One thing wrong with a file.

    `place` is where in the facts ("members[3].first_day"), `line` and `column` where in the text, counted from one;
    in a workbook `line` is None and `place` names sheet and cell.
    """

    file: str
    what: str
    remedy: str
    place: str = ""
    line: int | None = None
    column: int | None = None

    def __str__(self) -> str:
        where = self.file if self.line is None else f"{self.file}, line {self.line}, column {self.column}"
        about = f" ({self.place})" if self.place else ""
        return f"{where}{about}: {self.what} {self.remedy}"


class UnusableFile(Exception):
    """A file that cannot be used, with everything that is wrong with it."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))


def in_order(problems: Sequence[Problem]) -> list[Problem]:
    """Problems as somebody reading the file from the top would meet them."""
    return sorted(problems, key=lambda problem: (problem.line or 0, problem.column or 0, problem.place))


def did_you_mean(word: str, known: Sequence[str]) -> str:
    """`Did you mean members?`, or a list of what is known where that is short, or nothing."""
    near = get_close_matches(word, known, n=3, cutoff=0.6)
    if near:
        return f"Did you mean {' or '.join(near)}?"
    if 0 < len(known) <= _SHORT_LIST:
        return f"It can be {', '.join(known)}."
    return ""


_SHORT_LIST = 15
