"""IJBO-V1: decide by a majority of voting members, with no casting vote."""

import pytest

from comhla.law.facts import CastVote, Choice, Result, StandingOrders, TieSettledBy, Vacancy, VacantSeatVote, Vote
from comhla.reference.models import Model
from comhla.reference.seats import Seat
from tests.lib.board import a_meeting, a_member, by_proxy, council_nominees, four_and_four, present
from tests.lib.law import COUNCIL, SECOND_COUNCIL, an_authority, day, finding, outcome, outcome_of_the_whole, silent

DUTY = "IJBO-V1"
CARRIED, LOST, NOT_DECIDED = Result.CARRIED, Result.LOST, Result.NOT_DECIDED
MECHANISM, CASTING, OPEN = TieSettledBy.DISPUTE_MECHANISM, TieSettledBy.CASTING_VOTE, TieSettledBy.NOT_SETTLED
COUNCILLORS = ("council-1", "council-2", "council-3", "council-4")
DIRECTORS = ("nhs-1", "nhs-2", "nhs-3", "nhs-4")


def a_vote(votes_for=(), against=(), result=CARRIED, **facts):
    cast = [CastVote(member=each, choice=Choice.FOR) for each in votes_for]
    cast += [CastVote(member=each, choice=Choice.AGAINST) for each in against]
    return Vote(**{"id": "v", "question": "Agree the plan", "cast": tuple(cast), "result": result, **facts})


def voted(*votes, held_on="2026-08-31", members=None, vacancies=None, councils=(COUNCIL,), **facts):
    return an_authority(
        members=four_and_four() if members is None else members,
        meetings=(a_meeting(held_on, votes=votes, **facts),),
        vacancies=vacancies,
        councils=councils,
    )


# day, votes for, votes against, how a tie was settled, result, outcome
RESULTS = [
    ("2026-08-31", COUNCILLORS, DIRECTORS[:3], None, CARRIED, "met"),
    ("2026-08-31", COUNCILLORS, DIRECTORS[:3], None, LOST, "not_met"),
    ("2026-08-31", DIRECTORS[:3], COUNCILLORS, None, LOST, "met"),
    ("2026-08-31", DIRECTORS[:3], COUNCILLORS, None, CARRIED, "not_met"),
    ("2026-08-31", COUNCILLORS, DIRECTORS, None, CARRIED, "not_met"),  # a tie recorded as carried
    ("2026-08-31", COUNCILLORS, DIRECTORS, CASTING, CARRIED, "not_met"),
    ("2026-08-31", COUNCILLORS, DIRECTORS, MECHANISM, CARRIED, "met"),
    ("2026-08-31", COUNCILLORS, DIRECTORS, MECHANISM, LOST, "met"),
    ("2026-08-31", COUNCILLORS, DIRECTORS, None, NOT_DECIDED, "met"),
    ("2026-08-31", (*COUNCILLORS, "unpaid_carer"), DIRECTORS, None, CARRIED, "not_met"),
    ("2026-09-01", (*COUNCILLORS, "unpaid_carer"), DIRECTORS, None, CARRIED, "met"),
    ("2026-09-01", (*COUNCILLORS, "staff"), DIRECTORS, None, CARRIED, "not_met"),
    ("2026-09-01", COUNCILLORS, DIRECTORS, None, None, "cannot_tell"),
    ("2026-09-01", (), (), None, CARRIED, "cannot_tell"),
]


@pytest.mark.parametrize(("held_on", "votes_for", "against", "settled", "result", "expected"), RESULTS)
def test_carry_only_with_a_majority(held_on, votes_for, against, settled, result, expected):
    facts = voted(a_vote(votes_for, against, result, tie_settled_by=settled), held_on=held_on)
    assert outcome(DUTY, "carry_only_with_a_majority", facts, as_at="2026-11-22") == expected


def test_an_abstention_is_no_vote():
    cast = (CastVote(member="nhs-1", choice=Choice.FOR), CastVote(member="nhs-2", choice=Choice.ABSTAINED))
    facts = voted(a_vote(cast=cast))
    assert outcome(DUTY, "carry_only_with_a_majority", facts, as_at="2026-08-31") == "met"


def test_a_former_councillor_has_no_vote():
    gone = a_member("gone", Seat.COUNCIL_NOMINEE, ceased_to_be_councillor_on=day("2026-08-31"))
    facts = voted(a_vote(("gone",)), members=(gone,))
    assert outcome(DUTY, "carry_only_with_a_majority", facts, as_at="2026-08-31") == "not_met"
    assert outcome(DUTY, "count_voting_members_only", facts, as_at="2026-08-31") == "not_met"


# what the proxy is recorded to be, outcome of a motion that needs the proxy's vote
PROXIES = [(True, "met"), (False, "not_met"), (None, "met")]


@pytest.mark.parametrize(("is_councillor", "expected"), PROXIES)
def test_the_vote_of_a_proxy_counts_where_the_proxy_may_vote(is_councillor, expected):
    cast = (CastVote(member="council-1", choice=Choice.FOR, by_proxy=True),)
    facts = voted(a_vote(cast=cast), attendance=(by_proxy("council-1", is_councillor=is_councillor),))
    assert outcome(DUTY, "carry_only_with_a_majority", facts, as_at="2026-08-31") == expected


def test_the_vote_of_a_proxy_who_is_not_on_the_roll_counts():
    cast = (CastVote(member="council-1", choice=Choice.FOR, by_proxy=True),)
    assert outcome(DUTY, "carry_only_with_a_majority", voted(a_vote(cast=cast)), as_at="2026-08-31") == "met"


def vacant(**facts):
    given = {"id": "gap", "body": "board", "seat": Seat.COUNCIL_NOMINEE, "first_day": day("2026-06-01"), **facts}
    return (Vacancy(**given),)


# vacancies, councils, outcome of a motion that needs the vacant seat's vote
VACANT = [
    (vacant(), (COUNCIL,), "met"),
    (vacant(last_day=day("2026-08-30")), (COUNCIL,), "not_met"),
    (vacant(first_day=day("2026-09-01")), (COUNCIL,), "not_met"),
    (vacant(seat=Seat.NURSE), (COUNCIL,), "not_met"),
    (vacant(body="monitoring_committee"), (COUNCIL,), "not_met"),
    (None, (COUNCIL,), "not_met"),
    (vacant(), (COUNCIL, SECOND_COUNCIL), "not_met"),  # several councils make arrangements of their own
]


@pytest.mark.parametrize(("vacancies", "councils", "expected"), VACANT)
def test_the_other_nominees_may_use_the_vote_of_a_vacant_seat(vacancies, councils, expected):
    used = (VacantSeatVote(vacancy="gap", choice=Choice.FOR),)
    vote = a_vote(COUNCILLORS[:3], DIRECTORS[:3], cast_for_vacancies=used)
    facts = voted(vote, members=(*four_and_four(),), vacancies=vacancies, councils=councils)
    assert outcome(DUTY, "carry_only_with_a_majority", facts, as_at="2026-08-31") == expected


# day, members who voted, outcome
VOTERS = [
    ("2026-08-31", ("council-1", "nhs-1"), "met"),
    ("2026-08-31", ("council-1", "unpaid_carer"), "not_met"),
    ("2026-09-01", ("council-1", "unpaid_carer"), "met"),
    ("2026-09-01", ("council-1", "staff"), "not_met"),
    ("2026-09-01", ("council-1", "nurse"), "not_met"),
    ("2026-09-01", ("not-a-member",), "not_met"),
]


@pytest.mark.parametrize(("held_on", "votes_for", "expected"), VOTERS)
def test_count_voting_members_only(held_on, votes_for, expected):
    facts = voted(a_vote(votes_for), held_on=held_on)
    assert outcome(DUTY, "count_voting_members_only", facts, as_at="2026-11-22") == expected


@pytest.mark.parametrize("member", ["council-1", "staff", "not-a-member"])
def test_votes_cast_by_proxies_are_asked_about_under_the_rules_on_proxies(member):
    facts = voted(a_vote(cast=(CastVote(member=member, choice=Choice.FOR, by_proxy=True),)))
    assert silent(DUTY, "count_voting_members_only", facts, as_at="2026-11-22")


# day, member whose vote was refused, outcome
REFUSED = [
    ("2026-08-31", "unpaid_carer", "met"),
    ("2026-09-01", "unpaid_carer", "not_met"),
    ("2026-09-01", "staff", "met"),
    ("2026-09-01", "third_sector", "met"),  # away: the proxy's vote is asked about under IJBO-P1
]


@pytest.mark.parametrize(("held_on", "refused", "expected"), REFUSED)
def test_count_every_voting_member(held_on, refused, expected):
    roll = (*present("unpaid_carer", "staff"), by_proxy("third_sector"))
    facts = voted(a_vote(("council-1",), refused=(refused,)), held_on=held_on, attendance=roll)
    assert outcome(DUTY, "count_every_voting_member", facts, as_at="2026-11-22") == expected


def test_a_refused_vote_without_a_roll():
    facts = voted(a_vote(("council-1",), refused=("unpaid_carer",)), held_on="2026-09-01")
    assert outcome(DUTY, "count_every_voting_member", facts, as_at="2026-11-22") == "not_met"


@pytest.mark.parametrize(
    ("votes_for", "expected"), [(("council-1", "council-2"), "met"), (("council-1", "council-1"), "not_met")]
)
def test_one_vote_each(votes_for, expected):
    assert outcome(DUTY, "one_vote_each", voted(a_vote(votes_for)), as_at="2026-08-31") == expected


# votes for, votes against, how it was settled, outcome
TIES = [
    (COUNCILLORS, DIRECTORS, MECHANISM, "met"),
    (COUNCILLORS, DIRECTORS, CASTING, "not_met"),
    (COUNCILLORS, DIRECTORS, OPEN, "not_met"),
    (COUNCILLORS, DIRECTORS, None, "cannot_tell"),
    (COUNCILLORS, DIRECTORS[:3], CASTING, "not_met"),
]


@pytest.mark.parametrize(("votes_for", "against", "settled", "expected"), TIES)
def test_settle_ties_without_casting_vote(votes_for, against, settled, expected):
    facts = voted(a_vote(votes_for, against, tie_settled_by=settled))
    assert outcome(DUTY, "settle_ties_without_casting_vote", facts, as_at="2026-08-31") == expected


def test_a_vote_without_a_tie_needs_no_settling():
    facts = voted(a_vote(COUNCILLORS, DIRECTORS[:3]))
    assert silent(DUTY, "settle_ties_without_casting_vote", facts, as_at="2026-08-31")


def test_votes_not_recorded_and_none():
    unrecorded = an_authority(members=four_and_four(), meetings=(a_meeting("2026-08-31"),))
    assert outcome(DUTY, "carry_only_with_a_majority", unrecorded, as_at="2026-08-31") == "cannot_tell"
    for part in ("count_voting_members_only", "count_every_voting_member", "one_vote_each"):
        assert silent(DUTY, part, unrecorded, as_at="2026-08-31")
    assert silent(DUTY, "carry_only_with_a_majority", voted(), as_at="2026-08-31")


def test_the_votes_concerned_are_named():
    facts = voted(a_vote(("unpaid_carer",)), a_vote(("council-1",), id="w"))
    found = finding(DUTY, "count_voting_members_only", facts, as_at="2026-08-31")
    assert found.because == "Votes of members who had none on 31 August 2026 are recorded in: v."


@pytest.mark.parametrize(("casting", "expected"), [(True, "not_met"), (False, "met"), (None, "cannot_tell")])
def test_give_nobody_a_casting_vote(casting, expected):
    edition = StandingOrders(id="so", body="board", first_day=day("2020-01-01"), casting_vote=casting)
    facts = an_authority(standing_orders=(edition,), meetings=(), members=council_nominees(1))
    assert outcome(DUTY, "give_nobody_a_casting_vote", facts, as_at="2026-08-31") == expected
    assert silent(DUTY, "give_nobody_a_casting_vote", facts, as_at="2019-12-31")


def test_who_bears_it():
    lead = an_authority(model=Model.BOTH_LEAD, standing_orders=(), meetings=(), members=())
    assert outcome_of_the_whole(DUTY, lead, as_at="2026-08-31") == "not_applicable"


# as at, voters, quorum, requisition: the worked example of four and four nominees and three with lived experience
ELECTORATES = [("2026-08-31", 8, 4, 6), ("2026-09-01", 11, 6, 8)]


@pytest.mark.parametrize(("as_at", "voters", "quorum", "requisition"), ELECTORATES)
def test_have_voting_members(as_at, voters, quorum, requisition):
    found = finding(DUTY, "have_voting_members", an_authority(members=four_and_four()), as_at=as_at)
    assert found.outcome == "met"
    assert found.because == (
        f"{voters} members have a vote under the law of this day. Half of them, {quorum}, make a quorum of the board;"
        f" two thirds, {requisition}, may requisition a meeting."
    )


def test_have_voting_members_with_nobody_in_office():
    facts = an_authority(members=council_nominees(4, last_day=day("2020-01-01")))
    assert outcome(DUTY, "have_voting_members", facts, as_at="2020-01-02") == "cannot_tell"
