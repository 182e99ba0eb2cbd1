"""IJBO-K1: constitute committees, and take their decisions by a majority of their voting members."""

import pytest

from comhla.law.facts import CastVote, Choice, Committee, Result, Vote
from comhla.reference.models import Model
from comhla.reference.seats import Seat
from tests.lib.board import LIVED_EXPERIENCE, a_meeting, board_nominees, council_nominees, in_seats
from tests.lib.law import an_authority, day, finding, findings, outcome, outcome_of_the_whole, silent

DUTY = "IJBO-K1"
FOR, AGAINST = Choice.FOR, Choice.AGAINST
CARRIED, LOST = Result.CARRIED, Result.LOST


def a_committee(**facts):
    return Committee(**{"id": "audit", "name": "Audit Committee", "set_up_on": day("2016-06-01"), **facts})


def with_committee(*members, committee=None, **facts):
    on_it = tuple(each.replace(body="audit") for each in members)
    return an_authority(committees=(committee or a_committee(),), members=on_it, **facts)


@pytest.mark.parametrize(("decided", "expected"), [(True, "met"), (False, "not_met"), (None, "cannot_tell")])
def test_decide_who_chairs(decided, expected):
    facts = with_committee(committee=a_committee(chair_decided_by_board=decided))
    assert outcome(DUTY, "decide_who_chairs", facts, as_at="2024-06-01") == expected


# nominees of the council, of the health board, outcome
NUMBERS = [(2, 2, "met"), (2, 3, "not_met"), (2, 1, "not_met"), (0, 0, "not_met")]


@pytest.mark.parametrize(("councils", "board", "expected"), NUMBERS)
def test_appoint_equal_numbers(councils, board, expected):
    facts = with_committee(*council_nominees(councils), *board_nominees(board), *in_seats(*LIVED_EXPERIENCE))
    assert outcome(DUTY, "appoint_equal_numbers", facts, as_at="2026-09-01") == expected


def test_members_count_while_they_are_on_the_committee():
    leaving = board_nominees(2)[1].replace(last_day=day("2024-06-30"))
    facts = with_committee(*council_nominees(2), *board_nominees(1), leaving)
    assert outcome(DUTY, "appoint_equal_numbers", facts, as_at="2024-06-30") == "met"
    assert outcome(DUTY, "appoint_equal_numbers", facts, as_at="2024-07-01") == "not_met"


def test_members_not_recorded():
    facts = an_authority(committees=(a_committee(chair_decided_by_board=True),))
    assert outcome(DUTY, "appoint_equal_numbers", facts, as_at="2024-06-01") == "cannot_tell"


def test_a_committee_is_asked_about_for_as_long_as_it_lives():
    facts = with_committee(committee=a_committee(ended_on=day("2024-06-30")), meetings=())
    assert findings(DUTY, facts, as_at="2016-05-31") == []
    assert len(findings(DUTY, facts, as_at="2024-06-30")) == 2
    assert findings(DUTY, facts, as_at="2024-07-01") == []


def a_vote(votes_for, against=(), result=CARRIED, **facts):
    cast = [CastVote(member=each, choice=FOR) for each in votes_for]
    cast += [CastVote(member=each, choice=AGAINST) for each in against]
    given = {"id": "v", "question": "Agree the plan", "about_integration_functions": True, "result": result, **facts}
    return Vote(**{"cast": tuple(cast), **given})


COMMITTEE = (*council_nominees(3), *board_nominees(3), *in_seats(*LIVED_EXPERIENCE, Seat.STAFF))


def decided(vote, held_on="2026-08-31", **committee):
    meetings = (a_meeting(held_on, body="audit", votes=None if vote is None else (vote,)),)
    return with_committee(*COMMITTEE, committee=a_committee(**committee), meetings=meetings)


FOUR, FIVE = ("council-1", "council-2", "nhs-1", "nhs-2"), ("council-1", "council-2", "nhs-1", "nhs-2", "nhs-3")
# day, votes for, result, outcome: 4 of 6 until 31 August 2026, 5 of 9 from 1 September
MAJORITIES = [
    ("2026-08-31", FOUR, CARRIED, "met"),
    ("2026-08-31", FOUR[:3], CARRIED, "not_met"),
    ("2026-08-31", FOUR[:3], LOST, "met"),
    ("2026-08-31", FOUR, LOST, "not_met"),
    ("2026-09-01", FOUR, CARRIED, "not_met"),
    ("2026-09-01", FIVE, CARRIED, "met"),
    ("2026-08-31", (*FOUR[:3], "unpaid_carer"), CARRIED, "not_met"),
    ("2026-09-01", (*FOUR, "unpaid_carer"), CARRIED, "met"),
    ("2026-09-01", (*FOUR, "staff"), CARRIED, "not_met"),
    ("2026-08-31", FOUR[:3], Result.NOT_DECIDED, "met"),
    ("2026-08-31", FOUR, None, "cannot_tell"),
    ("2026-08-31", (), CARRIED, "cannot_tell"),
]


@pytest.mark.parametrize(("held_on", "votes_for", "result", "expected"), MAJORITIES)
def test_decide_by_majority_of_members(held_on, votes_for, result, expected):
    facts = decided(a_vote(votes_for, result=result), held_on)
    assert outcome(DUTY, "decide_by_majority_of_members", facts, as_at="2026-11-22") == expected


def test_a_majority_of_those_present_is_not_enough():
    facts = decided(a_vote(FOUR[:3], against=("nhs-3",)))
    found = finding(DUTY, "decide_by_majority_of_members", facts, as_at="2026-08-31")
    assert found.because == (
        "The committee has 6 members with a vote on 31 August 2026, and these votes came out otherwise than a majority"
        " of them decided: v."
    )


# about integration functions, remit of the committee, votes for, outcome
REMITS = [
    (None, None, FOUR, "met"),
    (None, None, FOUR[:3], "cannot_tell"),
    (None, True, FOUR[:3], "cannot_tell"),
]


@pytest.mark.parametrize(("about", "remit", "votes_for", "expected"), REMITS)
def test_whether_the_question_was_about_integration_functions(about, remit, votes_for, expected):
    facts = decided(a_vote(votes_for, about_integration_functions=about), decides_on_integration_functions=remit)
    assert outcome(DUTY, "decide_by_majority_of_members", facts, as_at="2026-08-31") == expected


@pytest.mark.parametrize(("about", "remit"), [(False, None), (None, False), (False, True)])
def test_other_questions_need_no_such_majority(about, remit):
    facts = decided(a_vote(FOUR[:3], about_integration_functions=about), decides_on_integration_functions=remit)
    assert silent(DUTY, "decide_by_majority_of_members", facts, as_at="2026-08-31")


def test_votes_not_recorded_and_none():
    assert outcome(DUTY, "decide_by_majority_of_members", decided(None), as_at="2026-08-31") == "cannot_tell"
    none = with_committee(meetings=(a_meeting("2026-08-31", body="audit", votes=()), a_meeting("2026-08-31", id="b")))
    assert silent(DUTY, "decide_by_majority_of_members", none, as_at="2026-08-31")


def test_who_bears_it():
    lead = an_authority(model=Model.BOTH_LEAD, committees=(), meetings=(), members=())
    assert outcome_of_the_whole(DUTY, lead, as_at="2026-08-31") == "not_applicable"
