"""Which delegated functions have a direction in force on a day, to which bodies, and where two stand side by side.

A joint board directs every function (s.26(1)); a lead agency may direct, so there nothing is a gap. Two directions for
one function and body that are not changes of each other are no breach: they are shown, for a person to look at.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from comhla.law.facts import AuthorityFacts, DelegatedFunction
from comhla.law.readings.direction_cover import Gap, covers
from comhla.law.readings.directions_over_time import InEffect, in_effect_on


class FunctionCoverage(NamedTuple):
    """A delegated function on a day: the directions in effect for it by body, and days without any up to then."""

    function: DelegatedFunction
    by_body: Mapping[str, tuple[InEffect, ...]]
    ever_directed: bool
    gaps: tuple[Gap, ...]

    @property
    def is_covered(self) -> bool:
        """Whether a direction is in force for it."""
        return bool(self.by_body)

    @property
    def overlaps(self) -> tuple[str, ...]:
        """The bodies to which several directions stand for it that do not change each other."""
        return tuple(body for body, rows in self.by_body.items() if len(rows) > 1)


class Coverage(NamedTuple):
    """Every function delegated on a day. `must` says whether each has to have a direction."""

    day: date
    must: bool
    bodies: tuple[str, ...]
    functions: tuple[FunctionCoverage, ...]

    @property
    def covered(self) -> tuple[FunctionCoverage, ...]:
        """The functions with a direction in force."""
        return tuple(each for each in self.functions if each.is_covered)

    @property
    def without(self) -> tuple[FunctionCoverage, ...]:
        """The functions without one."""
        return tuple(each for each in self.functions if not each.is_covered)

    @property
    def overlapping(self) -> tuple[FunctionCoverage, ...]:
        """The functions for which directions stand side by side."""
        return tuple(each for each in self.functions if each.overlaps)


def coverage_on(facts: AuthorityFacts, day: date) -> Coverage | None:
    """How the delegated functions are covered by directions to the parties on a day; None where either is unknown."""
    if facts.functions is None or not facts.settings:
        return None
    setting = facts.setting_on(day)
    effects = in_effect_on(facts, day)
    functions = []
    for each in facts.once(covers):
        last_day = each.function.last_day
        begun = each.delegated_from is None or each.delegated_from <= day
        if begun and (last_day is None or day <= last_day):
            by_body = {body: rows for body in setting.parties if (rows := effects.get((each.function.id, body)))}
            ever = each.first_given_on is not None and each.first_given_on <= day
            gaps = tuple(gap for gap in each.gaps if gap.first_day <= day)
            functions.append(FunctionCoverage(each.function, by_body, ever, gaps))
    return Coverage(day, not setting.model.is_lead_agency, setting.parties, tuple(functions))
