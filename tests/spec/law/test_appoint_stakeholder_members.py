"""IJBO-M2: appoint members for staff, the third sector, service users and unpaid carers."""

import pytest

from comhla.law.facts import Person
from comhla.reference.models import Model
from comhla.reference.seats import Seat
from tests.lib.board import LIVED_EXPERIENCE, a_member, council_nominees, in_seats, with_members
from tests.lib.law import (
    COUNCIL,
    HEALTH_BOARD,
    SECOND_COUNCIL,
    an_authority,
    day,
    finding,
    outcome,
    outcome_of_the_whole,
    silent,
)

DUTY = "IJBO-M2"
ON = "2024-06-01"
GROUPS = (Seat.STAFF, *LIVED_EXPERIENCE)


def test_appoint_for_each_group():
    assert outcome(DUTY, "appoint_for_each_group", with_members(*in_seats(*GROUPS)), as_at=ON) == "met"
    found = finding(DUTY, "appoint_for_each_group", with_members(*in_seats(*GROUPS[:3])), as_at=ON)
    assert found.outcome == "not_met"
    assert found.because == "Nobody has been appointed for: unpaid carer."


def test_a_group_whose_member_has_left_shows_as_a_gap():
    facts = with_members(*in_seats(*GROUPS[:3]), a_member("carer", Seat.UNPAID_CARER, last_day=day("2024-05-31")))
    assert outcome(DUTY, "appoint_for_each_group", facts, as_at="2024-05-31") == "met"
    assert outcome(DUTY, "appoint_for_each_group", facts, as_at="2024-06-01") == "for_a_person"


@pytest.mark.parametrize(
    ("staff_of", "expected"),
    [(HEALTH_BOARD, "met"), (COUNCIL, "met"), ("Elsewhere Council", "not_met"), (None, "cannot_tell")],
)
def test_seat_staff_of_constituent_authorities(staff_of, expected):
    facts = with_members(*in_seats(Seat.STAFF, staff_of=staff_of))
    assert outcome(DUTY, "seat_staff_of_constituent_authorities", facts, as_at=ON) == expected


# seat, meets the conditions of the seat, lives in the area, outcome
LINKS = [
    (Seat.SERVICE_USER, True, None, "met"),
    (Seat.SERVICE_USER, False, True, "not_met"),
    (Seat.SERVICE_USER, None, True, "met"),
    (Seat.SERVICE_USER, None, False, "not_met"),
    (Seat.SERVICE_USER, None, None, "cannot_tell"),
    (Seat.UNPAID_CARER, True, None, "met"),
    (Seat.UNPAID_CARER, None, True, "cannot_tell"),  # care in the area counts, not living there
    (Seat.UNPAID_CARER, False, True, "not_met"),
]


@pytest.mark.parametrize(("seat", "meets", "lives_in_area", "expected"), LINKS)
def test_seat_people_of_the_area(seat, meets, lives_in_area, expected):
    people = (Person(id=seat.value, lives_in_area=lives_in_area),)
    facts = with_members(*in_seats(seat, meets_conditions_of_seat=meets), people=people)
    assert outcome(DUTY, "seat_people_of_the_area", facts, as_at=ON) == expected


def test_a_service_user_of_whom_no_person_is_recorded():
    assert (
        outcome(DUTY, "seat_people_of_the_area", with_members(*in_seats(Seat.SERVICE_USER)), as_at=ON) == "cannot_tell"
    )


# person who is also a carer member, councils, as at, outcome
DOUBLED = [
    ("somebody-else", (COUNCIL,), ON, "met"),
    ("council-1", (COUNCIL,), ON, "not_met"),
    ("council-1", (COUNCIL,), "2015-03-20", "not_met"),
    ("council-1", (COUNCIL, SECOND_COUNCIL), ON, "for_a_person"),
]


@pytest.mark.parametrize(("person", "councils", "as_at", "expected"), DOUBLED)
def test_seat_nobody_twice(person, councils, as_at, expected):
    members = (*council_nominees(1), a_member("carer", Seat.UNPAID_CARER, person=person))
    facts = with_members(*members, councils=councils)
    assert outcome(DUTY, "seat_nobody_twice", facts, as_at=as_at) == expected


def test_holding_two_seats_was_not_ruled_out_before_20_march_2015():
    facts = with_members(*council_nominees(1), a_member("carer", Seat.UNPAID_CARER, person="council-1"))
    assert silent(DUTY, "seat_nobody_twice", facts, as_at="2015-03-19")


# is a councillor, is a non-executive director, outcome
ADDED = [
    (False, False, "met"),
    (True, None, "not_met"),
    (False, True, "not_met"),
    (False, None, "cannot_tell"),
    (None, False, "cannot_tell"),
]


@pytest.mark.parametrize(("is_councillor", "is_director", "expected"), ADDED)
def test_add_no_councillors_or_directors(is_councillor, is_director, expected):
    added = in_seats(Seat.ADDITIONAL, is_councillor=is_councillor, is_non_executive_director=is_director)
    assert outcome(DUTY, "add_no_councillors_or_directors", with_members(*added), as_at=ON) == expected


@pytest.mark.parametrize(
    "part",
    ["seat_staff_of_constituent_authorities", "seat_people_of_the_area", "add_no_councillors_or_directors"],
)
def test_nothing_is_said_of_seats_that_nobody_holds(part):
    assert silent(DUTY, part, with_members(), as_at=ON)


def test_who_bears_it():
    assert outcome_of_the_whole(DUTY, an_authority(), as_at=ON) == "cannot_tell"
    assert outcome_of_the_whole(DUTY, an_authority(model=Model.BOTH_LEAD, members=()), as_at=ON) == "not_applicable"
