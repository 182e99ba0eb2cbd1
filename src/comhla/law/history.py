"""How answers changed over time, found by jumping from change to change and not day by day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import NamedTuple

from comhla.law.asked import Asked
from comhla.law.duty import Duty
from comhla.law.engine import Unit, ask, units
from comhla.law.facts import AuthorityFacts
from comhla.law.findings import Finding
from comhla.law.registry import duties

_ONE_DAY = timedelta(days=1)


class Span(NamedTuple):
    """One unit gave the same answer from a first day to a last, both inclusive; None where it said nothing."""

    unit: Unit
    first_day: date
    last_day: date
    finding: Finding | None


def history(
    facts: AuthorityFacts, *, first_day: date, last_day: date, among: Iterable[Duty] | None = None
) -> Iterator[Span]:
    """The answers of every unit over a time, each for as long as it stayed the same.

    On every day between, the findings of the spans that cover it are those of `check` as at that day.
    """
    asked = Asked(facts, first_day)
    for duty in duties() if among is None else among:
        for unit in units(duty, facts, until=last_day):
            yield from spans(unit, asked, first_day=first_day, last_day=last_day)


def spans(unit: Unit, asked: Asked, *, first_day: date, last_day: date) -> Iterator[Span]:
    """The answers of one unit over a time."""
    begun, current = first_day, _ask_on(unit, asked, first_day)
    day = _next_change(asked)
    while day is not None and day <= last_day:
        following = _ask_on(unit, asked, day)
        upcoming = _next_change(asked)
        if not _same(current, following):
            yield Span(unit, begun, day - _ONE_DAY, current)
            begun, current = day, following
        day = upcoming
    yield Span(unit, begun, last_day, current)


def _ask_on(unit: Unit, asked: Asked, day: date) -> Finding | None:
    asked.move_to(day)
    return ask(unit, asked)


def _next_change(asked: Asked) -> date | None:
    until = asked.holds_until
    return None if until is None else until + _ONE_DAY


def _same(one: Finding | None, other: Finding | None) -> bool:
    if one is None or other is None:
        return one is other
    return one.answer == other.answer and one.version is other.version
