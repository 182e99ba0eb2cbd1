"""What is wrong with an input, said so that it can be put right: every problem at once, each with its rows."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike

ROWS_NAMED = 5


class StatsError(ValueError):
    """An input that has no answer."""


class StatsWarning(UserWarning):
    """An answer that has to be read with care, and why."""


class Problem(NamedTuple):
    """One thing that is wrong with an input."""

    where: str
    """The column or the argument."""
    what: str
    """What is wrong with it, as the rest of a sentence: `is below 0`."""
    remedy: str
    """How to put it right, as a sentence."""
    rows: tuple[int, ...] = ()
    """The first rows where it is wrong, counted from 0; none: it is wrong as a whole."""
    further: int = 0
    """How many more rows are wrong in the same way."""

    def __str__(self) -> str:
        return f"{self.where} {self.what}{self._place()}. {self.remedy}"

    def _place(self) -> str:
        if not self.rows:
            return ""
        named = ", ".join(str(row) for row in self.rows)
        more = f" and {self.further} more" if self.further else ""
        return f" in row{'s' if len(self.rows) > 1 else ''} {named}{more}"


class BadInput(StatsError):
    """An input that is wrong: what, in which column or argument, in which rows, and what to do.

    Rows are counted from 0. `problems` has everything that is wrong, not only what was found first.
    """

    def __init__(self, *problems: Problem) -> None:
        super().__init__(*problems)
        self.problems = problems

    def __str__(self) -> str:
        return "\n".join(str(problem) for problem in self.problems)


class Problems:
    """Collects what is wrong with an input, so that it is all told together."""

    def __init__(self) -> None:
        self._found: list[Problem] = []

    def __len__(self) -> int:
        return len(self._found)

    def add(self, where: str, what: str, remedy: str) -> None:
        """Say that a column or argument is wrong as a whole."""
        self._found.append(Problem(where, what, remedy))

    def unless(self, is_right: bool, where: str, what: str, remedy: str) -> None:  # noqa: FBT001 - it is the thing said
        """Say that a column or argument is wrong, unless it is right."""
        if not is_right:
            self.add(where, what, remedy)

    def rows(self, wrong: ArrayLike, where: str, what: str, remedy: str) -> None:
        """Say in which rows a column or argument is wrong; nothing when it is wrong in none."""
        mask = np.asarray(wrong, dtype=bool)
        if mask.ndim == 0:
            self.unless(not mask, where, what, remedy)
        elif mask.any():
            places = [int(row) for row in np.flatnonzero(mask.any(axis=tuple(range(1, mask.ndim))))]
            named = tuple(places[:ROWS_NAMED])
            self._found.append(Problem(where, what, remedy, named, len(places) - len(named)))

    def extend(self, problems: Iterable[Problem]) -> None:
        """Add problems that were found elsewhere."""
        self._found.extend(problems)

    def raise_any(self) -> None:
        """Refuse the input when anything is wrong with it.

        Raises:
            BadInput: with everything that is wrong.
        """
        if self._found:
            raise BadInput(*self._found)
