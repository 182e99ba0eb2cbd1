"""What people and members are called: by name, by an id that tells, or by the seat with a number."""

from __future__ import annotations

import pytest

from comhla.law.answers import met, not_met
from comhla.law.facts import Member, Person
from comhla.law.readings.people_called import because_of, member_called, next_step_of, person_called, seat_called
from comhla.reference.seats import Seat
from tests.lib.law import an_authority, day


def seat(key: str, person: str, kind: Seat = Seat.COUNCIL_NOMINEE, since: str = "2020-04-01", by: str = "") -> Member:
    return Member(id=key, person=person, body="board", seat=kind, first_day=day(since), nominated_by=by or None)


FACTS = an_authority(
    people=(
        Person(id="p1", name="Ann"),
        Person(id="p2"),
        Person(id="person-2"),
        Person(id="council-nominee-3"),
        Person(id="staff-deputy"),
    ),
    members=(
        seat("m1", "p1"),
        seat("m2", "p2", since="2022-04-01", by="Glen Council"),
        seat("m2-again", "p2", since="2025-04-01"),
        seat("m3", "council-nominee-3", since="2019-04-01"),
        seat("m4", "person-2", Seat.SERVICE_USER),
    ),
)


@pytest.mark.parametrize(
    ("person", "called", "why"),
    [
        ("p1", "Ann", "the name"),
        ("council-nominee-3", "Council nominee 3", "the id tells"),
        ("nhs-nominee-4", "NHS nominee 4", "the id tells, of somebody who is not on record too"),
        ("p2", "Council nominee 2", "second of those who ever held such a seat, by first day"),
        ("person-2", "Service user 1", "an id that only says person tells nothing"),
        ("staff-deputy", "Staff deputy", "no seat, so the id as words"),
        ("person-9", "Person 9", "no seat and nothing told"),
        ("O1", "O1", "a code stays as it is"),
        (None, "", "nobody"),
    ],
)
def test_people(person, called, why):
    assert person_called(FACTS, person) == called, why


@pytest.mark.parametrize(
    ("member", "called"),
    [("m1", "Ann"), ("m2", "Council nominee 2"), ("m2-again", "Council nominee 2"), ("gone-1", "Gone 1"), (None, "")],
)
def test_members(member, called):
    assert member_called(FACTS, member) == called


def test_no_two_people_are_called_the_same():
    people = (*(FACTS.people or ()), Person(id="council-nominee-1"), Person(id="p8"))
    facts = FACTS.replace(people=people, members=(*(FACTS.members or ()), seat("m8", "p8", since="2024-04-01")))
    told = [person_called(facts, each.id) for each in people]
    assert len(set(told)) == len(told)
    assert person_called(facts, "p8") == "Council nominee 5"


def test_a_seat_says_who_nominated_to_it():
    assert seat_called(FACTS.members_by_id["m2"]) == "Council nominee, Glen Council"
    assert seat_called(FACTS.members_by_id["m4"]) == "Service user"


def test_reasons_name_people_and_leave_everything_else():
    told = not_met("{members} left on {day}, {n} in all; {seat}.", then="Ask {one}.", members=("m1", "m4"),
                   day=day("2026-01-02"), n=2, seat="third sector", one="p2")  # fmt: skip
    assert because_of(FACTS, told) == "Ann and Service user 1 left on 2 January 2026, 2 in all; third sector."
    assert next_step_of(FACTS, told) == "Ask Council nominee 2."
    assert next_step_of(FACTS, met("All is well.")) == ""
