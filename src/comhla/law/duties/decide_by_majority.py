"""Decide questions by a majority of the voting members, with no casting vote (IJBO-V1).

SSI 2014/285 articles 11 and 18(2)(a), https://www.legislation.gov.uk/ssi/2014/285. Paraphrase: the words of the Order
are at that address. Who has a vote is decided by the law on the day of the meeting. An abstention is not a vote.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from comhla.law.answers import Answer, cannot_tell, met, not_met
from comhla.law.asked import Asked
from comhla.law.duty import BOARD_ONLY, MACHINE, Duty, Subject, Version
from comhla.law.facts import AuthorityFacts, Result, TieSettledBy, Vote
from comhla.law.readings.board_membership import MEMBERSHIP, the_board, voters_now
from comhla.law.readings.board_roll import (
    BEARER,
    BOARD,
    ELSEWHERE,
    ROLL,
    TALLY,
    BoardMeeting,
    board_meetings,
    is_on_roll,
    quorum_of,
    requisition_of,
    tally,
)
from comhla.law.sources import board_order

DUTY = Duty(
    id="IJBO-V1",
    title="Decide by a majority of voting members, with no casting vote",
    family="C",
    bearer=BEARER,
    models=BOARD_ONLY,
    elsewhere=ELSEWHERE,
    versions=(
        Version(
            number=1,
            first_day=date(2014, 11, 28),
            citation=board_order("articles 11 and 18(2)(a)"),
            words="A question is decided by a majority of the votes of voting members who attend and may vote. A tie"
            " goes to the dispute mechanism of the standing orders, which may not be a casting vote.",
            note="Who is a voting member was changed by SSI 2025/405 on 1 September 2026. It is treated as in force; no"
            " official list of its effects was seen.",
        ),
    ),
)


@DUTY.each("members")
def electorate(facts: AuthorityFacts, until: date) -> Iterator[Subject[None]]:
    for board in the_board(facts, until):
        yield board._replace(id="voting-members", label="who votes on the board")


@electorate.part("arts 3, 5, 9 and 11", MACHINE, uses=MEMBERSHIP)
def have_voting_members(asked: Asked, _: None) -> Answer:
    """Have voting members to decide by: the law of the day says which seats carry a vote."""
    voters = voters_now(asked)
    if voters == 0:
        return cannot_tell(
            "No member in a seat that carries a vote on this day is recorded as in office.",
            missing=("members",),
        )
    return met(
        "{voters} members have a vote under the law of this day. Half of them, {quorum}, make a quorum of the board;"
        " two thirds, {requisition}, may requisition a meeting.",
        voters=voters,
        quorum=quorum_of(voters),
        requisition=requisition_of(voters),
    )


@DUTY.each("meetings", "members")
def meeting(facts: AuthorityFacts, until: date) -> Iterator[Subject[BoardMeeting]]:
    for each in board_meetings(facts, committees=False):
        if each.meeting.votes != ():
            yield Subject(each.meeting.id, each.name, each.held_on, each.held_on, each)


@meeting.part("art 11", MACHINE, uses=TALLY)
def carry_only_with_a_majority(asked: Asked, sitting: BoardMeeting) -> Answer:
    """Carry a question only with more votes for it than against, cast by members with a vote on that day."""
    if sitting.meeting.votes is None:
        return cannot_tell("Which votes were taken is not recorded.", missing=("meetings.votes",))
    wrong = tuple(each.id for each in sitting.meeting.votes if _is_wrong(asked, sitting, each))
    silent = tuple(each.id for each in sitting.meeting.votes if not each.cast or each.result is None)
    if wrong:
        return not_met(
            "These questions came out otherwise than the votes of members with a vote on {held} decided: {votes}.",
            then="Put the question again, and count the votes of voting members only.",
            held=sitting.held_on,
            votes=wrong,
        )
    if silent:
        return cannot_tell(
            "How votes were cast, or how the question came out, is not recorded for: {votes}.",
            missing=("meetings.votes",),
            votes=silent,
        )
    return met(
        "Each question put on {held} came out as the votes of members with a vote decided.", held=sitting.held_on
    )


def _is_wrong(asked: Asked, sitting: BoardMeeting, vote: Vote) -> bool:
    if not vote.cast:
        return False
    counted = tally(asked.facts, sitting, sitting.roll or {}, vote)
    if vote.result is Result.LOST:
        return counted.votes_for > counted.votes_against
    if vote.result is not Result.CARRIED or counted.votes_for > counted.votes_against:
        return False
    is_tie = counted.votes_for == counted.votes_against
    return not (is_tie and vote.tie_settled_by is TieSettledBy.DISPUTE_MECHANISM)


@meeting.part("art 11", MACHINE, uses=(*ROLL, "meetings.votes"))
def count_voting_members_only(asked: Asked, sitting: BoardMeeting) -> Answer | None:
    """Count the votes of members who have one on the day of the meeting, and of nobody else. Votes that proxies cast
    are asked about with the rules on proxies.
    """
    roll = sitting.roll or {}
    votes = [
        (each.id, cast.member) for each in sitting.meeting.votes or () for cast in each.cast or () if not cast.by_proxy
    ]
    wrong = tuple(dict.fromkeys(vote for vote, member in votes if not is_on_roll(asked.facts, roll, member)))
    if wrong:
        return not_met(
            "Votes of members who had none on {held} are recorded in: {votes}.",
            then="Count again without them, and correct the minute.",
            held=sitting.held_on,
            votes=wrong,
        )
    return met("Only members with a vote on {held} voted.", held=sitting.held_on) if votes else None


@meeting.part("art 11", MACHINE, uses=(*ROLL, "meetings.votes", "meetings.attendance"))
def count_every_voting_member(asked: Asked, sitting: BoardMeeting) -> Answer | None:
    """Count the vote of every member who has one on the day of the meeting."""
    by_proxy = {row.member for row in sitting.meeting.attendance or () if row.proxy is not None and not row.present}
    offered = [each for each in sitting.meeting.votes or () if each.refused is not None]
    wrong = tuple(
        each.id
        for each in offered
        if any(
            member not in by_proxy and is_on_roll(asked.facts, sitting.roll or {}, member)
            for member in each.refused or ()
        )
    )
    if wrong:
        return not_met(
            "Votes that members with a vote on {held} offered were not counted in: {votes}.",
            then="Count again with them, or put the question again.",
            held=sitting.held_on,
            votes=wrong,
        )
    return met("No vote of a member who had one on {held} was refused.", held=sitting.held_on) if offered else None


@meeting.part("art 11", MACHINE, uses=("meetings.votes",))
def one_vote_each(asked: Asked, sitting: BoardMeeting) -> Answer | None:
    """Count one vote for each member, and no second vote for whoever presides."""
    votes = [each for each in sitting.meeting.votes or () if each.cast is not None]
    wrong = tuple(each.id for each in votes if _has_second_vote(each))
    if wrong:
        return not_met(
            "A member voted more than once in: {votes}.",
            then="Count one vote for each member; a tie goes to the dispute mechanism.",
            votes=wrong,
        )
    return met("Nobody voted more than once.") if votes else None


def _has_second_vote(vote: Vote) -> bool:
    members = [each.member for each in vote.cast or ()]
    return len(members) != len(set(members))


@meeting.part("arts 11, 18(2)(a)", MACHINE, uses=TALLY)
def settle_ties_without_casting_vote(asked: Asked, sitting: BoardMeeting) -> Answer | None:
    """Settle a tie by the dispute mechanism of the standing orders, never by a casting vote."""
    votes = sitting.meeting.votes or ()
    casting = tuple(each.id for each in votes if each.tie_settled_by is TieSettledBy.CASTING_VOTE)
    if casting:
        return not_met(
            "A casting vote settled: {votes}. The Order does not allow one.",
            then="Use the dispute mechanism of the standing orders, and treat the question as not decided until then.",
            votes=casting,
        )
    tied = [each for each in votes if each.cast and _is_tie(asked, sitting, each)]
    silent = tuple(each.id for each in tied if each.tie_settled_by is None)
    open_ties = tuple(each.id for each in tied if each.tie_settled_by is TieSettledBy.NOT_SETTLED)
    if open_ties:
        return not_met(
            "These votes were tied and have not gone to the dispute mechanism: {votes}.",
            then="Use the dispute mechanism of the standing orders.",
            votes=open_ties,
        )
    if silent:
        return cannot_tell(
            "These votes were tied, and how the tie was settled is not recorded: {votes}.",
            missing=("meetings.votes",),
            votes=silent,
        )
    return met("Every tie was settled by the dispute mechanism.") if tied else None


def _is_tie(asked: Asked, sitting: BoardMeeting, vote: Vote) -> bool:
    counted = tally(asked.facts, sitting, sitting.roll or {}, vote)
    return counted.votes_for == counted.votes_against


board = DUTY.each("standing_orders")(the_board)


@board.part(
    "art 18(2)(a)",
    MACHINE,
    uses=(
        "standing_orders.body",
        "standing_orders.first_day",
        "standing_orders.last_day",
        "standing_orders.casting_vote",
        "establishment.established_on",
    ),
)
def give_nobody_a_casting_vote(asked: Asked, _: None) -> Answer | None:
    """Let the standing orders give no member and no group a casting vote."""
    editions = [each for each in asked.in_force(asked.facts.standing_orders) if each.body == BOARD]
    if not editions:
        return None
    if editions[-1].casting_vote is None:
        return cannot_tell(
            "Whether the standing orders from {first} give anybody a casting vote is not recorded.",
            missing=("standing_orders.casting_vote",),
            first=editions[-1].first_day,
        )
    if editions[-1].casting_vote:
        return not_met(
            "The standing orders from {first} give a casting vote, which the Order does not allow.",
            then="Amend the standing orders so that a tie is settled in another way.",
            first=editions[-1].first_day,
        )
    return met("The standing orders from {first} give nobody a casting vote.", first=editions[-1].first_day)
