"""Induction and training of members, as pages show them: pure, from facts and rows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from comhla.law.facts import AuthorityFacts
from comhla.law.readings.board_roll import BOARD
from comhla.law.readings.board_spells import spell_by_seat
from comhla.law.readings.seats_held import in_seats_on
from comhla.reference.seats import BoardSeat, board_seat
from comhla.web.authorities.labels import Names
from comhla.web.board.models import Training, TrainingKind
from comhla.web.board.presenters.registers import body_on, seat_words

NEW_VOTERS_FROM = date(2026, 9, 1)
"""The day on which three kinds of seat gained a vote (SSI 2025/405): who votes only since then comes first."""


class Learned(NamedTuple):
    """One thing somebody took part in; `number` is that of its row."""

    number: int
    kind: str
    title: str
    held_on: date


class Learner(NamedTuple):
    """Somebody on the body, what they took part in, and since when they vote; None for those without a vote."""

    person: str
    name: str
    seat: str
    votes_since: date | None
    is_new_voter: bool
    inducted_on: date | None
    learned: tuple[Learned, ...]


def learners(facts: AuthorityFacts, rows: Iterable[Training], today: date) -> tuple[Learner, ...]:
    """Everybody on the board or monitoring committee: new voters without induction first, then others without it."""
    by_person: dict[str, list[Training]] = {}
    for row in rows:
        by_person.setdefault(row.person, []).append(row)
    body, names = body_on(facts, today), Names(facts)
    began = facts.once(spell_by_seat) if body == BOARD else {}
    found: dict[str, Learner] = {}
    for seat in in_seats_on(facts, body, today):
        first_day = began[seat.id].first_day if seat.id in began else seat.first_day
        votes = _votes_since(board_seat(seat.seat, today), first_day, today) if body == BOARD else first_day
        own = by_person.get(seat.person, [])
        found[seat.person] = Learner(
            seat.person,
            names.called("people", seat.person),
            seat_words(seat.seat),
            votes,
            votes is not None and votes >= NEW_VOTERS_FROM,
            _inducted(own),
            tuple(Learned(each.pk, str(TrainingKind(each.kind).label), each.title, each.held_on) for each in own),
        )
    return tuple(sorted(found.values(), key=_most_wanted))


def _votes_since(row: BoardSeat | None, first_day: date, today: date) -> date | None:
    vote_from = None if row is None else row.vote_from
    return max(vote_from, first_day) if vote_from is not None and vote_from <= today else None


def _inducted(rows: Sequence[Training]) -> date | None:
    """The day of the latest induction."""
    return max((each.held_on for each in rows if each.kind == TrainingKind.INDUCTION), default=None)


def _most_wanted(learner: Learner) -> tuple[bool, bool, str]:
    waits = learner.inducted_on is None
    return (not waits, not (waits and learner.is_new_voter), learner.name)
