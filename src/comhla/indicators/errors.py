"""What is wrong with figures that were given, said so that it can be put right."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple


class IndicatorsError(Exception):
    """Figures that cannot be used, or a question that has no answer."""


class Unknown(IndicatorsError):
    """An indicator, area or period that is not known; the message says which there are."""


class Problem(NamedTuple):
    """One thing that is wrong with a file of figures."""

    what: str
    """What is wrong, as a full sentence."""
    remedy: str
    """How to put it right, as a full sentence."""
    file: str = ""
    sheet: str = ""
    line: int | None = None
    """The line of the file or row of the sheet, counted from 1."""
    column: str = ""
    """The heading of the column."""

    def __str__(self) -> str:
        places = (self.file, self.sheet, f"line {self.line}" if self.line else "", self.column)
        where = ", ".join(place for place in places if place)
        return f"{where}: {self.what} {self.remedy}" if where else f"{self.what} {self.remedy}"


class NotAFile(IndicatorsError):
    """A file of figures that cannot be taken in; holds every problem that was found."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(map(str, self.problems)))
