"""The Western Isles list of 2016 read as a register of members, and asked in 2016 and in 2026.

The list itself is in `examples/western-isles-2016.yaml` with its source and how it was read. For any day after August
2016 the answers say what would follow if the same list still stood; nobody is said to have been there.
"""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path

import pytest

from comhla.authority_file import read
from comhla.law.facts import AuthorityFacts
from comhla.law.readings.board_roll import BOARD
from comhla.law.readings.seats_held import SeatsHeld, seats_held
from comhla.reference.seats import Seat
from comhla.web.board.presenters.registers import register_of_interests, register_of_members

FILE = Path(__file__).resolve().parent.parent.parent.parent / "examples" / "western-isles-2016.yaml"
LISTED = date(2016, 8, 31)
LAST_DAY_OF_EIGHT = date(2026, 8, 31)
FIRST_DAY_OF_ELEVEN = date(2026, 9, 1)
GAINED = {Seat.THIRD_SECTOR, Seat.SERVICE_USER, Seat.UNPAID_CARER}


@cache
def _facts() -> AuthorityFacts:
    return read(FILE.read_bytes(), file=FILE.name)


@cache
def _held(day: date) -> SeatsHeld:
    return seats_held(_facts(), BOARD, day)


IN_OFFICE = [
    # day, persons with a vote, quorum, how many may require a meeting
    (LISTED, 8, 4, 6),
    (LAST_DAY_OF_EIGHT, 8, 4, 6),
    (FIRST_DAY_OF_ELEVEN, 11, 6, 8),
]


@pytest.mark.parametrize(("day", "voters", "quorum", "requisition"), IN_OFFICE)
def test_who_votes_by_the_law_of_the_day(day: date, voters: int, quorum: int, requisition: int) -> None:
    held = _held(day)
    assert (held.voters, held.quorum, held.requisition) == (voters, quorum, requisition)
    voting = {each.seat for each in held.kinds if each.vote.now}
    assert voting == {Seat.COUNCIL_NOMINEE, Seat.HEALTH_BOARD_NOMINEE} | (
        GAINED if day >= FIRST_DAY_OF_ELEVEN else set()
    )


SEATS = {
    # seat: how many the list names
    Seat.COUNCIL_NOMINEE: 4,
    Seat.HEALTH_BOARD_NOMINEE: 4,
    Seat.CHIEF_SOCIAL_WORK_OFFICER: 1,
    Seat.CHIEF_OFFICER: 1,
    Seat.FINANCE_OFFICER: 1,
    Seat.GENERAL_PRACTITIONER: 1,
    Seat.NURSE: 1,
    Seat.OTHER_DOCTOR: 1,
    Seat.STAFF: 2,
    Seat.THIRD_SECTOR: 1,
    Seat.SERVICE_USER: 1,
    Seat.UNPAID_CARER: 1,
    Seat.ADDITIONAL: 1,
}


@pytest.mark.parametrize("day", [LISTED, FIRST_DAY_OF_ELEVEN])
def test_the_list_fills_every_kind_of_seat_that_the_law_asks_for(day: date) -> None:
    held = _held(day)
    assert {each.seat: len(each.holders) for each in held.kinds} == SEATS
    assert held.gaps == ()


def test_what_is_not_in_the_list_is_said_to_be_missing() -> None:
    register = register_of_members(_facts(), LISTED)
    assert (len(register.members), register.voting) == (20, 8)
    assert {each.name for each in register.members} == {""}
    assert {each.term_ends for each in register.members} == {None}
    entries = register_of_interests(_facts(), LISTED)
    assert len(entries) == 20
    assert {(each.received_on, each.said) for each in entries} == {(None, ())}


def test_before_the_list_nobody_is_said_to_have_been_there() -> None:
    assert register_of_members(_facts(), date(2016, 8, 30)).members == ()
