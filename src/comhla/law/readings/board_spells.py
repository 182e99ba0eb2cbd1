"""Spells on a joint board: one person's time on it without a break, in one seat or in several after one another.

Somebody who goes on in another seat is not appointed anew (SSI 2003/135), so a notice of interests given in an
earlier seat of the same spell stands.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from comhla.dates import moved_by_days
from comhla.law.facts import AuthorityFacts, InterestsNotice, Member

BOARD = "board"


class Spell(NamedTuple):
    """One person's time on the board without a break. Its id is that of the first seat."""

    id: str
    first_day: date
    last_day: date | None
    notice: InterestsNotice
    seats: tuple[Member, ...]


def spells(facts: AuthorityFacts) -> tuple[Spell, ...]:
    """Every spell on the board, whether or not it is over."""
    return tuple(_spells(facts.members_of(BOARD)))


def spell_by_seat(facts: AuthorityFacts) -> dict[str, Spell]:
    """The spell that a seat belongs to, by the id of the seat."""
    return {seat.id: spell for spell in facts.once(spells) for seat in spell.seats}


def _spells(members: tuple[Member, ...]) -> Iterator[Spell]:
    by_person: dict[str, list[Member]] = defaultdict(list)
    for member in sorted(members, key=lambda each: each.first_day):
        by_person[member.person].append(member)
    for seats in by_person.values():
        together = [seats[0]]
        for seat in seats[1:]:
            if not _goes_on(_last_day(together), seat.first_day):
                yield _spell(together)
                together = []
            together.append(seat)
        yield _spell(together)


def _goes_on(last_day: date | None, first_day: date) -> bool:
    return last_day is None or first_day <= moved_by_days(last_day, days=1)


def _last_day(seats: list[Member]) -> date | None:
    """The last day of the seat that was left last; None while one is held."""
    days = [seat.last_day for seat in seats]
    return None if None in days else max(day for day in days if day is not None)


def _spell(seats: list[Member]) -> Spell:
    notices = [seat.interests for seat in seats if seat.interests is not None]
    first = notices[0] if notices else None
    entries = [each.entries for each in notices if each.entries is not None]
    removed = [each.removed_from_register_on for each in notices if each.removed_from_register_on is not None]
    notice = InterestsNotice(
        given_on=None if first is None else first.given_on,
        categories_answered=None if first is None else first.categories_answered,
        entries=entries[-1] if entries else None,
        changes=tuple(change for each in notices for change in each.changes or ()),
        removed_from_register_on=removed[-1] if removed else None,
    )
    return Spell(seats[0].id, seats[0].first_day, _last_day(seats), notice, tuple(seats))
