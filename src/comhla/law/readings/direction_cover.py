"""Which delegated functions had a direction, since when, and on which days none was live.

A direction counts for a function where it names the function and is addressed to a party to the scheme of its day. That
it is live from its first day, or the day it was given if that is later, until the day on which it was revoked or
superseded is a reading: the Act says nothing of expiry.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import NamedTuple

from comhla.law.facts import AuthorityFacts, DelegatedFunction, Direction

_ONE_DAY = timedelta(days=1)


class Gap(NamedTuple):
    """Days without a live direction, both inclusive; without a last day where no later direction is recorded."""

    first_day: date
    last_day: date | None


class Cover(NamedTuple):
    """One delegated function: since when it is delegated, when a direction for it was first given, and the gaps."""

    function: DelegatedFunction
    delegated_from: date | None
    first_given_on: date | None
    gaps: tuple[Gap, ...]


def covers(facts: AuthorityFacts) -> tuple[Cover, ...]:
    """The cover of every delegated function."""
    naming: dict[str, list[Direction]] = {}
    for direction in facts.directions or ():
        if not _to_a_party(facts, direction):
            continue
        for name in {line.function for line in direction.lines or ()}:
            naming.setdefault(name, []).append(direction)
    return tuple(_cover(facts, function, naming.get(function.id, [])) for function in facts.functions or ())


def delegated_from(facts: AuthorityFacts, function: DelegatedFunction) -> date | None:
    """The first day on which a function is delegated: its own or, where that is silent, the day functions passed."""
    if function.first_day is not None:
        return function.first_day
    passed = facts.establishment.functions_delegated_on if facts.establishment else None
    return passed if isinstance(passed, date) else None


def gaps_between(start: date | None, lives: Iterable[tuple[date, date | None]]) -> Iterator[Gap]:
    """The days from `start` on that none of the lives takes in. Without a start, from the first life on."""
    uncovered = start
    for first_day, last_day in sorted(lives, key=lambda life: life[0]):
        if uncovered is not None and uncovered < first_day:
            yield Gap(uncovered, first_day - _ONE_DAY)
        if last_day is None or last_day == date.max:
            return
        uncovered = max(uncovered or first_day, last_day + _ONE_DAY)
    if uncovered is not None:
        yield Gap(uncovered, None)


def _to_a_party(facts: AuthorityFacts, direction: Direction) -> bool:
    return not set(direction.addressees).isdisjoint(facts.setting_on(direction.given_on).parties)


def _cover(facts: AuthorityFacts, function: DelegatedFunction, directions: list[Direction]) -> Cover:
    start = delegated_from(facts, function)
    lives = [(max(each.first_day or each.given_on, each.given_on), each.last_day) for each in directions]
    return Cover(
        function,
        start,
        min((each.given_on for each in directions), default=None),
        tuple(gaps_between(start, lives)),
    )
