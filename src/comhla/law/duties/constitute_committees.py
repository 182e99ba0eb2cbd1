"""Constitute committees of the board, and let them decide by a majority of their voting members (IJBO-K1).

SSI 2014/285 article 17, https://www.legislation.gov.uk/ssi/2014/285. Paraphrase: the words of the Order are at that
address. A decision about integration functions or the Act needs a majority of all voting members of the committee,
not merely of those present. From 1 September 2026 third sector, service user and carer members of a committee count
among them.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from comhla.law.answers import Answer, cannot_tell, met, not_met
from comhla.law.asked import Asked
from comhla.law.duty import BOARD_ONLY, MACHINE, Duty, Subject, Version
from comhla.law.facts import AuthorityFacts, Committee, Result, Vote
from comhla.law.readings.board_roll import (
    BEARER,
    ELSEWHERE,
    ROLL,
    TALLY,
    BoardMeeting,
    board_meetings,
    last_day_in_office,
    tally,
)
from comhla.law.readings.vote_counts import carries_in_committee, is_about_integration_functions
from comhla.law.sources import board_order
from comhla.reference.seats import Seat

LIFE = ("committees.set_up_on", "committees.ended_on")

DUTY = Duty(
    id="IJBO-K1",
    title="Constitute committees and take their decisions by a majority",
    family="C",
    bearer=BEARER,
    models=BOARD_ONLY,
    elsewhere=ELSEWHERE,
    versions=(
        Version(
            number=1,
            first_day=date(2014, 11, 28),
            citation=board_order("article 17"),
            words="The board decides who chairs a committee. Voting members are on it, with equal numbers appointed by"
            " the health board and by the council side. A decision about integration functions or the Act needs a"
            " majority of the voting members who are members of the committee.",
        ),
    ),
)


@DUTY.each("committees")
def committee(facts: AuthorityFacts, until: date) -> Iterator[Subject[Committee]]:
    for each in facts.committees or ():
        yield Subject(each.id, each.name, each.set_up_on, None, each)


@committee.part("art 17(1)", MACHINE, uses=(*LIFE, "committees.chair_decided_by_board"))
def decide_who_chairs(asked: Asked, committee: Committee) -> Answer | None:
    """Let the board decide who chairs a committee."""
    if asked.past(committee.ended_on):
        return None
    if committee.chair_decided_by_board is None:
        return cannot_tell(
            "Whether the board decided who chairs {committee} is not recorded.",
            missing=("committees.chair_decided_by_board",),
            committee=committee.name,
        )
    if committee.chair_decided_by_board:
        return met("The board decided who chairs {committee}.", committee=committee.name)
    return not_met(
        "The board did not decide who chairs {committee}.",
        then="Put the chair of the committee to the board.",
        committee=committee.name,
    )


@committee.part("art 17(2), (3)", MACHINE, uses=(*LIFE, *ROLL))
def appoint_equal_numbers(asked: Asked, committee: Committee) -> Answer | None:
    """Have voting members on each committee, with equal numbers from the health board and from the council side."""
    if asked.past(committee.ended_on):
        return None
    if asked.facts.members is None:
        return cannot_tell(
            "The members of {committee} are not recorded.", missing=("members",), committee=committee.name
        )
    seats = [
        each.seat
        for each in asked.facts.members_of(committee.id)
        if asked.within(each.first_day, last_day_in_office(each))
    ]
    councils, board = seats.count(Seat.COUNCIL_NOMINEE), seats.count(Seat.HEALTH_BOARD_NOMINEE)
    if councils == board and councils:
        return met(
            "{committee} has {number} nominees of each side among its members.",
            committee=committee.name,
            number=councils,
        )
    return not_met(
        "{committee} has {councils} nominees of the council side and {board} of the health board among its members.",
        then="Appoint voting members in equal numbers from both sides.",
        committee=committee.name,
        councils=councils,
        board=board,
    )


@DUTY.each("committees", "meetings", "members")
def meeting(facts: AuthorityFacts, until: date) -> Iterator[Subject[BoardMeeting]]:
    for each in board_meetings(facts, committees=True):
        if not each.is_of_board and each.meeting.votes != ():
            yield Subject(each.meeting.id, each.name, each.held_on, each.held_on, each)


@meeting.part(
    "art 17(3)",
    MACHINE,
    uses=(*TALLY, "committees.decides_on_integration_functions", "meetings.body", "meetings.held_on"),
)
def decide_by_majority_of_members(asked: Asked, sitting: BoardMeeting) -> Answer | None:
    """Decide about integration functions or the Act by a majority of all voting members of the committee."""
    if sitting.meeting.votes is None:
        return cannot_tell("Which votes were taken is not recorded.", missing=("meetings.votes",))
    voters = len(sitting.roll or {})
    concerned = [each for each in sitting.meeting.votes if _concerned(asked, sitting, each) is not False]
    wrong = [each for each in concerned if _is_wrong(asked, sitting, each, voters)]
    certain = tuple(each.id for each in wrong if _concerned(asked, sitting, each))
    silent = tuple(each.id for each in concerned if each in wrong or not each.cast or each.result is None)
    if certain:
        return not_met(
            "The committee has {voters} members with a vote on {held}, and these votes came out otherwise than a"
            " majority of them decided: {votes}.",
            then="Put the question again, or to the board.",
            voters=voters,
            held=sitting.held_on,
            votes=certain,
        )
    if silent:
        return cannot_tell(
            "What was decided, who voted how, or whether it was about integration functions is not recorded for:"
            " {votes}.",
            missing=("meetings.votes", "committees.decides_on_integration_functions"),
            votes=silent,
        )
    if not concerned:
        return None
    return met(
        "Each vote about integration functions came out as a majority of the {voters} members with a vote decided.",
        voters=voters,
    )


def _concerned(asked: Asked, sitting: BoardMeeting, vote: Vote) -> bool | None:
    return is_about_integration_functions(asked.facts, sitting.meeting.body, vote)


def _is_wrong(asked: Asked, sitting: BoardMeeting, vote: Vote, voters: int) -> bool:
    if not vote.cast or vote.result not in (Result.CARRIED, Result.LOST):
        return False
    has_majority = carries_in_committee(tally(asked.facts, sitting, sitting.roll or {}, vote).votes_for, voters)
    return has_majority is not (vote.result is Result.CARRIED)
