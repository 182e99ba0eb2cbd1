"""What a case is, and who answers it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

import pandas as pd


class Case(NamedTuple):
    """One reference case, as read from its folder."""

    function: str
    name: str
    args: Mapping[str, Any]
    groups: tuple[str, ...]
    frame: pd.DataFrame
    extra: Mapping[str, pd.DataFrame]
    expected: pd.DataFrame | None
    """What the reference gives; nothing where it refuses."""
    warnings: tuple[str, ...]


class Difference(NamedTuple):
    """Where our answer is another one on purpose."""

    function: str
    reason: str
    where: Callable[[Case], bool]
    columns: tuple[str, ...]
    """The columns that differ; none: the case is not compared at all."""


Answer = Callable[[Case], pd.DataFrame]
ANSWERS: dict[str, Answer] = {}
DIFFERENCES: list[Difference] = []
TOLERANCES: dict[str, Callable[[Case, str, pd.DataFrame], Tolerance]] = {}


class Tolerance(NamedTuple):
    """How near a number has to be: either of the two suffices."""

    relative: float
    absolute: float


CLOSED = Tolerance(relative=1e-10, absolute=1e-9)


def answers(function: str) -> Callable[[Answer], Answer]:
    """Register what answers the cases of one folder."""

    def register(answer: Answer) -> Answer:
        assert function not in ANSWERS, f"{function} is answered twice"
        ANSWERS[function] = answer
        return answer

    return register


def differs(
    function: str, *, reason: str, where: Callable[[Case], bool] = lambda case: True, columns: tuple[str, ...] = ()
) -> None:
    """Declare that our answer differs on purpose, and why."""
    DIFFERENCES.append(Difference(function, reason, where, columns))


def tolerance(function: str, rule: Callable[[Case, str, pd.DataFrame], Tolerance]) -> None:
    """Give another tolerance than the closed formulae have: a rule of case, column and expected table."""
    TOLERANCES[function] = rule
