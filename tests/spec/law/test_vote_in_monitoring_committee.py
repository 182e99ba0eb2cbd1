"""IJMC-V1: votes and proxies in the monitoring committee, where everybody votes."""

import pytest

from comhla.law.facts import (
    Attendance,
    CastVote,
    Choice,
    Evidence,
    Meeting,
    Member,
    Proxy,
    Result,
    TieSettledBy,
    Vote,
)
from comhla.reference.models import Model
from comhla.reference.seats import Seat
from tests.lib.law import an_authority, day, finding, findings, outcome, outcome_of_the_whole, silent

DUTY = "IJMC-V1"
HELD = day("2024-09-10")
CARRIED, LOST, NOT_DECIDED = Result.CARRIED, Result.LOST, Result.NOT_DECIDED
CASTING, MECHANISM, UNSETTLED = TieSettledBy.CASTING_VOTE, TieSettledBy.DISPUTE_MECHANISM, TieSettledBy.NOT_SETTLED

SEATS = {
    "councillor": Seat.COUNCIL_NOMINEE,
    "director": Seat.HEALTH_BOARD_NOMINEE,
    "nurse": Seat.NURSE,
    "staff": Seat.STAFF,
    "third": Seat.THIRD_SECTOR,
    "user": Seat.SERVICE_USER,
    "carer": Seat.UNPAID_CARER,
}
MEMBERS = tuple(
    Member(id=name, person=name, body="monitoring_committee", seat=seat, first_day=day("2024-04-01"))
    for name, seat in SEATS.items()
)


def a_roll(present=tuple(SEATS), away=(), proxies=()):
    return (
        *(Attendance(member=name, present=True) for name in present),
        *(Attendance(member=name, present=False) for name in away),
        *(Attendance(member=name, present=False, proxy=Proxy(suitably_experienced=True)) for name in proxies),
    )


def a_vote(for_=(), against=(), abstained=(), **facts):
    cast = [CastVote(member=name, choice=Choice.FOR) for name in for_]
    cast += [CastVote(member=name, choice=Choice.AGAINST) for name in against]
    cast += [CastVote(member=name, choice=Choice.ABSTAINED) for name in abstained]
    return Vote(**{"id": "item-4", "question": "Adopt the report", "cast": tuple(cast), **facts})


def with_meeting(*votes, members=MEMBERS, **facts):
    given = {"attendance": a_roll(), "votes": votes, **facts}
    meeting = Meeting(id="meeting", body="monitoring_committee", held_on=HELD, **given)
    return an_authority(model=Model.BOTH_LEAD, members=members, meetings=(meeting,))


FOUR, THREE = ("councillor", "director", "nurse", "staff"), ("third", "user", "carer")

# for, against, result, outcome; seven members attend
MAJORITIES = [
    (FOUR, THREE, CARRIED, "met"),
    (FOUR, THREE, LOST, "not_met"),
    (FOUR, THREE, NOT_DECIDED, "not_met"),
    (THREE, FOUR, LOST, "met"),
    (THREE, FOUR, CARRIED, "not_met"),
    (FOUR, (), CARRIED, "met"),
    (THREE, FOUR[:2], CARRIED, "for_a_person"),
    (THREE, FOUR[:2], LOST, "for_a_person"),
    (FOUR, THREE, None, "cannot_tell"),
]


@pytest.mark.parametrize(("for_", "against", "result", "expected"), MAJORITIES)
def test_decide_by_majority(for_, against, result, expected):
    facts = with_meeting(a_vote(for_, against, result=result))
    assert outcome(DUTY, "decide_by_majority", facts, as_at="2024-09-10") == expected


# roll, outcome of three votes for and two against
@pytest.mark.parametrize(
    ("roll", "expected"),
    [
        (a_roll(THREE, away=FOUR), "met"),
        (a_roll(THREE, proxies=FOUR[:2]), "met"),
        (a_roll(THREE, proxies=FOUR[:3]), "for_a_person"),
        (None, "cannot_tell"),
    ],
)
def test_the_majority_is_of_those_attending(roll, expected):
    facts = with_meeting(a_vote(THREE, FOUR[:2], result=CARRIED), attendance=roll)
    assert outcome(DUTY, "decide_by_majority", facts, as_at="2024-09-10") == expected


def test_a_minority_needs_no_roll_and_a_count_is_needed():
    lost = with_meeting(a_vote(THREE, FOUR, result=LOST), attendance=None)
    assert outcome(DUTY, "decide_by_majority", lost, as_at="2024-09-10") == "met"
    uncounted = with_meeting(a_vote(cast=None, result=CARRIED))
    assert outcome(DUTY, "decide_by_majority", uncounted, as_at="2024-09-10") == "cannot_tell"


@pytest.mark.parametrize(
    ("decisions_taken", "expected"), [(None, ["cannot_tell"]), (True, ["cannot_tell"]), (False, [])]
)
def test_votes_that_are_not_recorded(decisions_taken, expected):
    facts = with_meeting(votes=None, decisions_taken=decisions_taken)
    assert [each.outcome.value for each in findings(DUTY, facts, as_at="2024-09-10")] == expected


def test_a_meeting_without_votes_says_nothing_of_votes():
    assert findings(DUTY, with_meeting(), as_at="2024-09-10") == []


# members whose votes were counted, outcome
COUNTED = [
    (FOUR, "met"),
    (("councillor", "a guest"), "not_met"),
    (("councillor", "councillor"), "not_met"),
]


@pytest.mark.parametrize(("counted", "expected"), COUNTED)
def test_count_the_votes_of_members(counted, expected):
    facts = with_meeting(a_vote(counted, result=CARRIED))
    assert outcome(DUTY, "count_the_votes_of_members", facts, as_at="2024-09-10") == expected


# first and last day in the seat, outcome: the vote counts on the days of membership
@pytest.mark.parametrize(
    ("first_day", "last_day", "expected"),
    [
        ("2024-09-10", "2024-09-10", "met"),
        ("2024-09-11", None, "not_met"),
        ("2024-04-01", "2024-09-09", "not_met"),
    ],
)
def test_count_the_votes_of_members_of_that_day(first_day, last_day, expected):
    carer = MEMBERS[-1].replace(first_day=day(first_day), last_day=last_day and day(last_day))
    facts = with_meeting(a_vote(("carer",), result=CARRIED), members=(*MEMBERS[:-1], carer))
    assert outcome(DUTY, "count_the_votes_of_members", facts, as_at="2024-09-10") == expected


# votes offered and not counted, votes counted, outcome
OFFERED = [
    ((), FOUR, "met"),
    (("user",), FOUR, "not_met"),
    (("a guest",), FOUR, "met"),
    (None, FOUR, "cannot_tell"),
    (None, tuple(SEATS), "met"),
]


@pytest.mark.parametrize(("refused", "counted", "expected"), OFFERED)
def test_count_every_vote(refused, counted, expected):
    facts = with_meeting(a_vote(counted, result=CARRIED, refused=refused))
    assert outcome(DUTY, "count_every_vote", facts, as_at="2024-09-10") == expected


def test_a_service_users_proxy_votes_as_well():
    roll = a_roll(FOUR, proxies=("user",))
    facts = with_meeting(a_vote(FOUR, refused=("user",), result=CARRIED), attendance=roll)
    found = finding(DUTY, "count_every_vote", facts, as_at="2024-09-10")
    assert found.outcome.value == "not_met"
    assert "user in item-4" in found.because
    voted = with_meeting(a_vote((*FOUR, "user"), result=CARRIED), attendance=roll)
    assert outcome(DUTY, "count_every_vote", voted, as_at="2024-09-10") == "met"


def test_without_roll_nobody_can_tell_that_all_voted():
    facts = with_meeting(a_vote(tuple(SEATS), result=CARRIED), attendance=None)
    assert outcome(DUTY, "count_every_vote", facts, as_at="2024-09-10") == "cannot_tell"


# how a tie was settled, result, outcome
TIES = [
    (CASTING, CARRIED, "met"),
    (CASTING, LOST, "met"),
    (UNSETTLED, NOT_DECIDED, "met"),
    (UNSETTLED, LOST, "met"),
    (UNSETTLED, CARRIED, "not_met"),
    (MECHANISM, CARRIED, "for_a_person"),
    (None, CARRIED, "cannot_tell"),
]


@pytest.mark.parametrize(("settled_by", "result", "expected"), TIES)
def test_settle_ties_by_casting_vote(settled_by, result, expected):
    facts = with_meeting(a_vote(FOUR[:3], THREE, ("staff",), tie_settled_by=settled_by, result=result))
    assert outcome(DUTY, "settle_ties_by_casting_vote", facts, as_at="2024-09-10") == expected
    assert silent(DUTY, "decide_by_majority", facts, as_at="2024-09-10")


def test_without_a_tie_there_is_nothing_to_settle():
    facts = with_meeting(a_vote(FOUR, THREE, result=CARRIED))
    assert silent(DUTY, "settle_ties_by_casting_vote", facts, as_at="2024-09-10")


# roll, outcome: only the members whom the health board and the council nominated are asked about
PROXIES = [
    (a_roll(), None),
    (a_roll(away=("carer",)), None),
    (a_roll(proxies=("councillor",)), "met"),
    (a_roll(away=("councillor",)), "not_evidenced"),
    (a_roll(away=("director",), proxies=("councillor",)), "not_evidenced"),
    ((Attendance(member="director", present=False, proxy=Proxy(suitably_experienced=False)),), "for_a_person"),
    ((Attendance(member="director", present=False, proxy=Proxy()),), "met"),
    (None, "cannot_tell"),
]


@pytest.mark.parametrize(("roll", "expected"), PROXIES)
def test_find_proxies_for_absent_nominees(roll, expected):
    facts = with_meeting(attendance=roll)
    if expected is None:
        assert silent(DUTY, "find_proxies_for_absent_nominees", facts, as_at="2024-09-10")
    else:
        assert outcome(DUTY, "find_proxies_for_absent_nominees", facts, as_at="2024-09-10") == expected


def test_evidence_of_looking_for_a_proxy_is_enough():
    kept = Evidence(
        id="e",
        duty=DUTY,
        part="find_proxies_for_absent_nominees",
        subject="meeting",
        what="Letter of the council's clerk",
        dated_on=day("2024-09-03"),
    )
    facts = with_meeting(attendance=a_roll(away=("councillor",))).replace(evidence=(kept,))
    assert outcome(DUTY, "find_proxies_for_absent_nominees", facts, as_at="2024-09-10") == "met"


def test_a_meeting_is_asked_about_from_its_day_and_not_where_it_was_called_off():
    vote = a_vote(FOUR, THREE, result=CARRIED)
    assert findings(DUTY, with_meeting(vote), as_at="2024-09-09") == []
    assert findings(DUTY, with_meeting(vote, cancelled=True), as_at="2024-09-10") == []


@pytest.mark.parametrize(("meetings", "members"), [(None, MEMBERS), ((), None)])
def test_meetings_or_members_not_recorded(meetings, members):
    facts = an_authority(model=Model.BOTH_LEAD, meetings=meetings, members=members)
    assert outcome_of_the_whole(DUTY, facts, as_at="2024-09-10") == "cannot_tell"


def test_a_joint_board_area_has_no_such_committee():
    facts = an_authority(meetings=(), members=())
    assert outcome_of_the_whole(DUTY, facts, as_at="2024-09-10") == "not_applicable"
