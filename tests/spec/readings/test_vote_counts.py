"""How a question comes out, in each body."""

import pytest

from comhla.law.facts import (
    Attendance,
    CastVote,
    Choice,
    Committee,
    Result,
    TieSettledBy,
    Vacancy,
    VacantSeatVote,
    Vote,
)
from comhla.law.readings.sitting import sitting_of
from comhla.law.readings.vote_counts import Rule
from comhla.reference.models import Model
from comhla.reference.seats import Seat
from tests.lib.board import a_meeting, a_member, by_proxy, four_and_four, present, with_members
from tests.lib.law import day

CARRIED, LOST, NOT_DECIDED = Result.CARRIED, Result.LOST, Result.NOT_DECIDED
MECHANISM, CASTING, UNSETTLED = TieSettledBy.DISPUTE_MECHANISM, TieSettledBy.CASTING_VOTE, TieSettledBy.NOT_SETTLED
VOTERS = ("council-1", "council-2", "council-3", "council-4", "nhs-1", "nhs-2", "nhs-3", "nhs-4")


def ballot(letters):
    """`faa-` : the first for, two against, the next abstained; a dot has not voted."""
    meaning = {"f": Choice.FOR, "a": Choice.AGAINST, "-": Choice.ABSTAINED}
    return [(name, meaning[letter]) for name, letter in zip(VOTERS, letters, strict=False) if letter != "."]


def counted(letters, *, body="board", voters=VOTERS, held="2026-06-24", rows=None, **facts):
    vote = Vote(
        id="q",
        question="Agree?",
        cast=tuple(CastVote(member=voters[VOTERS.index(name)], choice=choice) for name, choice in ballot(letters)),
        **{name: facts.pop(name) for name in list(facts) if name in Vote.fields},
    )
    meeting = a_meeting(held, body=body, votes=(vote,), attendance=present(*voters) if rows is None else rows)
    members = facts.pop("members", four_and_four())
    return sitting_of(with_members(*members, meetings=(meeting,), **facts), "m").question("q").counted


@pytest.mark.parametrize(
    ("letters", "settled", "recorded", "result", "tie"),
    [
        ("ffffaaa-", None, None, CARRIED, False),
        ("fff-----", None, None, CARRIED, False),  # an abstention is no vote
        ("fffaaaa.", None, CARRIED, LOST, False),
        ("ffffaaaa", None, None, NOT_DECIDED, True),
        ("ffffaaaa", UNSETTLED, CARRIED, NOT_DECIDED, True),
        ("ffffaaaa", CASTING, CARRIED, NOT_DECIDED, True),  # nobody has a casting vote on a joint board
        ("ffffaaaa", MECHANISM, CARRIED, CARRIED, True),
        ("ffffaaaa", MECHANISM, LOST, LOST, True),
        ("ffffaaaa", MECHANISM, None, NOT_DECIDED, True),
        ("--------", None, None, NOT_DECIDED, True),
        ("", None, CARRIED, None, False),
    ],
)
def test_at_the_board(letters, settled, recorded, result, tie):
    count = counted(letters, tie_settled_by=settled, result=recorded)
    assert (count.result, count.is_tie, count.rule) == (result, tie, Rule.VOTES_CAST)
    assert count.tie_goes_to is (MECHANISM if tie else None)
    assert count.is_open is (recorded is None)
    assert count.differs is (None not in (recorded, result) and recorded is not result)
    assert count.is_question is False


def test_the_numbers_of_a_count():
    count = counted("ffa-....")
    assert (count.votes_for, count.votes_against, count.abstained, count.needed) == (2, 1, 1, 2)


@pytest.mark.parametrize(
    ("name", "row", "proxy", "counts"),
    [
        ("nurse", present("nurse"), None, False),
        ("unpaid_carer", present("unpaid_carer"), None, False),  # until 31 August 2026
        ("council-1", (Attendance(member="council-1", present=False),), None, False),
        ("council-1", (), None, True),
        ("council-1", (by_proxy("council-1", is_councillor=True),), True, True),
        ("council-1", (by_proxy("council-1", is_councillor=False),), True, False),
        ("stranger", (), None, False),
    ],
)
def test_which_votes_count_at_the_board(name, row, proxy, counts):
    vote = Vote(id="q", question="?", cast=(CastVote(member=name, choice=Choice.FOR, by_proxy=proxy),))
    meeting = a_meeting("2026-06-24", votes=(vote,), attendance=row)
    count = sitting_of(with_members(*four_and_four(), meetings=(meeting,)), "m").question("q").counted
    assert (count.votes_for, bool(count.not_counted)) == ((1, False) if counts else (0, True))


def test_a_second_vote_does_not_count():
    vote = Vote(id="q", question="?", cast=tuple(CastVote(member="nhs-1", choice=each) for each in Choice))
    meeting = a_meeting("2026-06-24", votes=(vote,))
    count = sitting_of(with_members(*four_and_four(), meetings=(meeting,)), "m").question("q").counted
    assert (count.votes_for, [each.choice for each in count.not_counted]) == (1, [Choice.AGAINST, Choice.ABSTAINED])


def test_the_vote_of_a_vacant_seat_counts_at_the_board():
    empty = Vacancy(id="v", body="board", seat=Seat.COUNCIL_NOMINEE, first_day=day("2026-01-01"))
    cast = (VacantSeatVote(vacancy="v", choice=Choice.FOR), VacantSeatVote(vacancy="w", choice=Choice.FOR))
    count = counted("fffaaa..", vacancies=(empty,), cast_for_vacancies=cast)
    assert (count.votes_for, count.votes_against, count.result) == (4, 3, CARRIED)


COMMITTEE = tuple(a_member(name, Seat.COUNCIL_NOMINEE, body="audit") for name in ("a", "b", "c", "d"))


@pytest.mark.parametrize(
    ("letters", "concerned", "remit", "result", "rule"),
    [
        ("fff.", True, None, CARRIED, Rule.MEMBERS_OF_COMMITTEE),
        ("ff..", True, None, LOST, Rule.MEMBERS_OF_COMMITTEE),  # half of its members is no majority of them
        ("ff..", None, None, LOST, Rule.MEMBERS_OF_COMMITTEE),
        ("ff..", None, False, CARRIED, Rule.STANDING_ORDERS),
        ("ff..", False, True, CARRIED, Rule.STANDING_ORDERS),
        ("ffaa", True, None, LOST, Rule.MEMBERS_OF_COMMITTEE),
        ("ffaa", False, None, NOT_DECIDED, Rule.STANDING_ORDERS),
    ],
)
def test_in_a_committee_of_the_board(letters, concerned, remit, result, rule):
    audit = Committee(id="audit", name="Audit", set_up_on=day("2016-01-01"), decides_on_integration_functions=remit)
    count = counted(
        letters, body="audit", voters=("a", "b", "c", "d"), members=COMMITTEE, committees=(audit,),
        about_integration_functions=concerned,
    )  # fmt: skip
    assert (count.result, count.rule, count.tie_goes_to) == (result, rule, None)
    assert count.needed == (3 if rule is Rule.MEMBERS_OF_COMMITTEE else count.votes_against + 1)


def test_where_standing_orders_rule_whatever_settles_a_tie_does():
    count = counted("ffaa", body="planning_group", tie_settled_by=CASTING, result=CARRIED)
    assert (count.result, count.rule) == (CARRIED, Rule.STANDING_ORDERS)


MONITORS = tuple(a_member(name, Seat.STAFF, body="monitoring_committee") for name in ("a", "b", "c", "d"))


@pytest.mark.parametrize(
    ("letters", "rows", "settled", "recorded", "result", "question"),
    [
        ("fffa", present("a", "b", "c", "d"), None, None, CARRIED, False),
        ("ffaa", present("a", "b", "c", "d"), None, None, NOT_DECIDED, False),
        ("ffaa", present("a", "b", "c", "d"), CASTING, LOST, LOST, False),
        ("ffaa", present("a", "b", "c", "d"), MECHANISM, LOST, NOT_DECIDED, False),
        ("faa.", present("a", "b", "c"), None, None, LOST, False),
        # More for than against, and not more than half of those who attend: is that a majority?
        ("ff--", present("a", "b", "c", "d"), None, None, None, True),
        (
            "fff.",
            (*present("a", "b"), by_proxy("c"), Attendance(member="d", present=False)),
            None,
            None,
            CARRIED,
            False,
        ),
        ("..ff", (*present("a", "b"), by_proxy("c"), Attendance(member="d", present=False)), None, None, None, True),
    ],
)
def test_in_the_monitoring_committee(letters, rows, settled, recorded, result, question):
    count = counted(
        letters, body="monitoring_committee", voters=("a", "b", "c", "d"), members=MONITORS, model=Model.BOTH_LEAD,
        rows=rows, tie_settled_by=settled, result=recorded,
    )  # fmt: skip
    assert (count.result, count.is_question) == (result, question)
    assert count.tie_goes_to is (CASTING if count.is_tie else None)


@pytest.mark.parametrize(("letters", "result", "needed"), [("ff", None, None), ("fa", NOT_DECIDED, None)])
def test_without_a_roll_nobody_knows_how_many_attended(letters, result, needed):
    vote = Vote(
        id="q",
        question="?",
        cast=tuple(CastVote(member="abcd"[VOTERS.index(name)], choice=choice) for name, choice in ballot(letters)),
    )
    meeting = a_meeting("2026-06-24", body="monitoring_committee", votes=(vote,))
    facts = with_members(*MONITORS, meetings=(meeting,), model=Model.BOTH_LEAD)
    count = sitting_of(facts, "m").question("q").counted
    assert (count.result, count.needed) == (result, needed)
