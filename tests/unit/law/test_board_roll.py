"""The roll of a joint board: who has a vote on a day, and what half and two thirds of them are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comhla.law.facts import Disqualification, DisqualifyingGround, Vacancy
from comhla.law.readings.board_roll import (
    barred_from,
    last_day_in_office,
    quorum_of,
    requisition_of,
    roll_on,
    seats_with_a_vote,
    vacant_seats,
)
from comhla.reference.seats import Seat
from tests.lib.board import (
    LIVED_EXPERIENCE,
    a_member,
    board_nominees,
    council_nominees,
    four_and_four,
    in_seats,
    with_members,
)
from tests.lib.law import an_authority, day

BEFORE, AFTER = day("2026-08-31"), day("2026-09-01")
INSOLVENCY, SENTENCE = DisqualifyingGround.INSOLVENCY, DisqualifyingGround.SENTENCE
OLD = day("2012-01-01")


@pytest.mark.parametrize(("voters", "quorum", "requisition"), [(8, 4, 6), (11, 6, 8), (6, 3, 4), (7, 4, 5), (1, 1, 1)])
def test_half_and_two_thirds_of_the_voting_members(voters, quorum, requisition):
    assert (quorum_of(voters), requisition_of(voters)) == (quorum, requisition)


@given(voters=st.integers(min_value=0, max_value=200))
def test_half_and_two_thirds_are_the_least_numbers_that_reach_the_share(voters):
    assert 2 * quorum_of(voters) >= voters > 2 * (quorum_of(voters) - 1)
    assert 3 * requisition_of(voters) >= 2 * voters > 3 * (requisition_of(voters) - 1)


# day, how many of four nominees of each side, three members of groups and seven others have a vote
VOTERS = [("2014-11-27", 0), ("2014-12-01", 8), ("2026-08-31", 8), ("2026-09-01", 11)]


@pytest.mark.parametrize(("on", "voters"), VOTERS)
def test_the_vote_follows_the_seat_and_the_day(on, voters):
    assert len(roll_on(with_members(*four_and_four()), "board", day(on))) == voters


def test_three_more_seats_have_a_vote_from_1_september_2026():
    assert seats_with_a_vote(AFTER) - seats_with_a_vote(BEFORE) == set(LIVED_EXPERIENCE)
    assert seats_with_a_vote(BEFORE) == {Seat.COUNCIL_NOMINEE, Seat.HEALTH_BOARD_NOMINEE}


# What changed for council-4, and how many have a vote on 31 August 2026.
IN_OFFICE = [
    ({"last_day": BEFORE}, 8),
    ({"last_day": day("2026-08-30")}, 7),
    ({"first_day": BEFORE}, 8),
    ({"first_day": AFTER}, 7),
    ({"ceased_to_be_councillor_on": AFTER}, 8),
    ({"ceased_to_be_councillor_on": BEFORE}, 7),
    ({"ceased_to_be_councillor_on": BEFORE, "seat": Seat.HEALTH_BOARD_NOMINEE}, 8),
    ({"disqualifications": (Disqualification(ground=INSOLVENCY, first_day=AFTER),)}, 8),
    ({"disqualifications": (Disqualification(ground=INSOLVENCY, first_day=BEFORE),)}, 7),
    ({"disqualifications": (Disqualification(ground=INSOLVENCY, first_day=OLD, last_day=OLD),)}, 8),
    ({"disqualifications": (Disqualification(ground=SENTENCE, first_day=day("2026-01-01")),)}, 8),
    ({"disqualifications": (Disqualification(ground=SENTENCE, first_day=day("2010-01-01")),)}, 7),
]


@pytest.mark.parametrize(("change", "voters"), IN_OFFICE)
def test_only_members_in_office_on_the_day_have_a_vote(change, voters):
    nominees = council_nominees(4)
    facts = with_members(*nominees[:3], nominees[3].replace(**change), *board_nominees(4))
    roll = roll_on(facts, "board", BEFORE)
    assert len(roll) == voters
    assert ("council-4" in roll) is (voters == 8)


# first and last day of a vacancy, body, seat; whether the seat has a vote and is vacant on 31 August 2026
NOMINEE = Seat.COUNCIL_NOMINEE
VACANT = [
    (BEFORE, None, "board", NOMINEE, True),
    (AFTER, None, "board", NOMINEE, False),
    (OLD, BEFORE, "board", NOMINEE, True),
    (OLD, day("2026-08-30"), "board", NOMINEE, False),
    (OLD, None, "monitoring_committee", NOMINEE, False),
    (OLD, None, "board", Seat.UNPAID_CARER, False),
]


@pytest.mark.parametrize(("first_day", "last_day", "body", "seat", "vacant"), VACANT)
def test_seats_with_a_vote_that_are_vacant_on_a_day(first_day, last_day, body, seat, vacant):
    vacancy = Vacancy(id="v", body=body, seat=seat, first_day=first_day, last_day=last_day)
    assert vacant_seats(an_authority(vacancies=(vacancy,)), BEFORE) == ({"v"} if vacant else set())
    assert vacant_seats(an_authority(), BEFORE) == set()


def test_the_earliest_reason_ends_the_time_in_office():
    grounds = (Disqualification(ground=INSOLVENCY, first_day=day("2026-03-01")),)
    member = a_member("m", Seat.COUNCIL_NOMINEE, last_day=BEFORE, disqualifications=grounds)
    assert last_day_in_office(member) == day("2026-02-28")
    assert last_day_in_office(member.replace(ceased_to_be_councillor_on=day("2026-02-01"))) == day("2026-01-31")
    assert last_day_in_office(member.replace(disqualifications=())) == BEFORE
    assert last_day_in_office(a_member("m", Seat.NURSE)) is None


def test_a_ground_from_before_the_appointment_bars_from_its_first_day():
    member = a_member("m", Seat.NURSE, first_day=day("2020-01-01"))
    assert barred_from(member, Disqualification(ground=INSOLVENCY, first_day=OLD)) == day("2020-01-01")
    assert barred_from(member, Disqualification(ground=SENTENCE, first_day=OLD)) is None


def test_a_person_who_holds_two_seats_with_a_vote_is_on_the_roll_once():
    facts = with_members(*in_seats(Seat.UNPAID_CARER, Seat.THIRD_SECTOR, person="both"))
    assert list(roll_on(facts, "board", AFTER)) == ["both"]
