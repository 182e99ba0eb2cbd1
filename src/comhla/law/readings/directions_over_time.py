"""Which directions are in force on a day, what became of each, and which one says how a function is carried out.

A direction has effect from its first day, or the day it was given if that is later, until its last day. Where one that
is in force changes another that is in force, the later one speaks for the functions that both name; the earlier one
goes on for the rest and, once the later one has ended, for them again. That is a reading: the Act lets an authority
vary or revoke (s.27(5)(a)) and says no more.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from comhla.law.facts import AuthorityFacts, ChangeKind, Direction, DirectionLine


class Force(StrEnum):
    """Whether a direction has effect on a day."""

    COMING = "given, and begins later"
    IN_FORCE = "in force"
    ENDED = "ended"


class InEffect(NamedTuple):
    """The direction that says how a function is carried out by a body, with what it says of that function."""

    direction: Direction
    lines: tuple[DirectionLine, ...]


class Chain(NamedTuple):
    """What a direction changes and what changes it, on a day, the earliest first.

    `family` is every direction that hangs together with it through such changes, itself among them.
    """

    changes: tuple[Direction, ...]
    changed_by: tuple[Direction, ...]
    family: tuple[Direction, ...]


def begins_on(direction: Direction) -> date:
    """The first day on which a direction has effect: none has any before it was given."""
    return max(direction.first_day or direction.given_on, direction.given_on)


def force_on(direction: Direction, day: date) -> Force | None:
    """Whether a direction has effect on a day; None where it was not given by then."""
    if day < direction.given_on:
        return None
    if direction.last_day is not None and direction.last_day < day:
        return Force.ENDED
    return Force.IN_FORCE if begins_on(direction) <= day else Force.COMING


def given_by(facts: AuthorityFacts, day: date) -> tuple[Direction, ...]:
    """The directions given up to a day, the earliest first."""
    return in_order(each for each in facts.directions or () if each.given_on <= day)


def in_force_on(facts: AuthorityFacts, day: date) -> tuple[Direction, ...]:
    """The directions that have effect on a day, the earliest first."""
    return tuple(each for each in given_by(facts, day) if force_on(each, day) is Force.IN_FORCE)


def in_order(directions: Iterator[Direction] | Sequence[Direction]) -> tuple[Direction, ...]:
    """Directions in the order in which they were given."""
    return tuple(sorted(directions, key=lambda each: (each.given_on, each.id)))


def bodies_of(direction: Direction, line: DirectionLine) -> tuple[str, ...]:
    """The bodies that carry out a function under a direction: the one that the line names, or all addressed."""
    return (line.carried_out_by,) if line.carried_out_by is not None else direction.addressees


def earlier_ids(facts: AuthorityFacts) -> Mapping[str, frozenset[str]]:
    """For each direction, by its id, everything that it changes: directly, or through what it changes."""
    return facts.once(_earlier_ids)


def _earlier_ids(facts: AuthorityFacts) -> dict[str, frozenset[str]]:
    direct = {each.id: each.changes or () for each in facts.directions or ()}
    return {key: frozenset(_reached(key, direct)) for key in direct}


def _reached(start: str, direct: Mapping[str, Sequence[str]]) -> set[str]:
    found: set[str] = set()
    waiting = list(direct.get(start, ()))
    while waiting:
        key = waiting.pop()
        if key not in found:
            found.add(key)
            waiting += direct.get(key, ())
    return found - {start}


def changed_by(facts: AuthorityFacts, direction: str, day: date) -> tuple[Direction, ...]:
    """The directions given up to a day that change one directly, the earliest first."""
    return tuple(each for each in given_by(facts, day) if direction in (each.changes or ()) and each.id != direction)


def ended_by(facts: AuthorityFacts, direction: str, day: date) -> Direction | None:
    """The first direction given up to a day that revokes or supersedes one; None where there is none."""
    return next((each for each in changed_by(facts, direction, day) if ends_others(each)), None)


def ends_others(direction: Direction) -> bool:
    """Whether a direction ends those that it changes: it revokes or supersedes them."""
    return direction.change in (ChangeKind.REVOKES, ChangeKind.SUPERSEDES)


def chain_of(facts: AuthorityFacts, direction: Direction, day: date) -> Chain:
    """What a direction changes and what changed it, of everything given up to a day."""
    given = {each.id: each for each in given_by(facts, day)}
    beside: dict[str, list[str]] = {key: [] for key in given}
    for each in given.values():
        for name in each.changes or ():
            if name in given:
                beside[each.id].append(name)
                beside[name].append(each.id)
    family = {direction.id, *_reached(direction.id, beside)}
    return Chain(
        in_order([given[name] for name in direction.changes or () if name in given]),
        changed_by(facts, direction.id, day),
        tuple(each for each in given.values() if each.id in family),
    )


def in_effect_on(facts: AuthorityFacts, day: date) -> Mapping[tuple[str, str], tuple[InEffect, ...]]:
    """For each function and body, the direction that speaks for it on a day; several where they overlap."""
    found: dict[tuple[str, str], list[InEffect]] = {}
    for direction in in_force_on(facts, day):
        named: dict[tuple[str, str], list[DirectionLine]] = {}
        for line in direction.lines or ():
            for body in bodies_of(direction, line):
                named.setdefault((line.function, body), []).append(line)
        for key, lines in named.items():
            found.setdefault(key, []).append(InEffect(direction, tuple(lines)))
    earlier = earlier_ids(facts)
    return {key: _last_words(rows, earlier) for key, rows in found.items()}


def _last_words(rows: Sequence[InEffect], earlier: Mapping[str, frozenset[str]]) -> tuple[InEffect, ...]:
    """Without those that another of them changes. Two that change each other, a mistake, both stay to be seen."""
    changed = {
        key
        for row in rows
        for key in earlier[row.direction.id]
        if row.direction.id not in earlier.get(key, frozenset())
    }
    return tuple(row for row in rows if row.direction.id not in changed)
