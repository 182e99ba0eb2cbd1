"""The proceedings of a joint board's meetings: quorum, who presides, and the minutes.

SSI 2014/285 schedule, paras 3, 4 and 6. Quorum is set for meetings of the board only: committees decide by a majority
of all their voting members instead.
"""

from __future__ import annotations

from typing import Any

from comhla.dates import anniversary
from comhla.law.answers import Answer, cannot_tell, for_a_person, met, not_met, not_yet_due
from comhla.law.asked import Asked
from comhla.law.readings.board_membership import voters_now
from comhla.law.readings.board_roll import BOARD, ROLL, BoardMeeting, is_on_roll, quorum_of
from comhla.law.readings.chairs import chair_period_on
from comhla.law.readings.quorums import board_quorum

QUORUM = (
    *ROLL,
    "meetings.attendance",
    "meetings.decisions_taken",
    "meetings.votes",
    "decisions.meeting",
    "vacancies.body",
    "vacancies.seat",
    "vacancies.first_day",
    "vacancies.last_day",
)
PRESIDING = (
    *ROLL,
    "meetings.attendance",
    "meetings.presided_by",
    "meetings.presided_by_proxy",
    "meetings.chosen_to_preside_by_voting_members",
    "chair_periods.body",
    "chair_periods.first_day",
    "chair_periods.last_day",
    "chair_periods.chair",
    "chair_periods.vice_chair",
)


def quorum_reached(asked: Asked, sitting: BoardMeeting) -> Answer | None:
    """Whether half of the voting members in office took part, in person or by a proxy with a vote."""
    if not sitting.is_of_board or not asked.reached(sitting.held_on):
        return None
    quorum = board_quorum(asked.facts, sitting)
    if quorum is None:
        return cannot_tell(
            "Who attended on {held}, or who had a vote then, is not recorded.",
            missing=("meetings.attendance", "members"),
            held=sitting.held_on,
        )
    words: dict[str, Any] = {
        "held": sitting.held_on,
        "came": quorum.here,
        "voters": quorum.of,
        "needed": quorum.needed,
    }
    if quorum.here < quorum.needed:
        return _too_few(asked, sitting, words, perhaps=quorum.is_reached is None)
    if quorum.is_reached is None:
        return for_a_person(
            "{came} of the {voters} members with a vote on {held} took part. That is half of the persons in office, and"
            " not half of the {seats} seats, vacant ones included. The Order does not say which it means: was there a"
            " quorum?",
            seats=quorum.of + quorum.vacant,
            **words,
        )
    return met(
        "{came} of the {voters} members with a vote on {held} took part, and {needed} were needed.",
        **words,
    )


def _too_few(asked: Asked, sitting: BoardMeeting, words: dict[str, Any], *, perhaps: bool) -> Answer:
    if perhaps:
        return cannot_tell(
            "{came} of the {voters} members with a vote on {held} took part for certain, and {needed} were needed."
            " Whether proxies were councillors, or members of the health board, is not recorded.",
            missing=("meetings.attendance",),
            **words,
        )
    decided = bool(sitting.meeting.votes) or any(
        each.meeting == sitting.meeting.id for each in asked.facts.decisions or ()
    )
    if sitting.meeting.decisions_taken or decided:
        return not_met(
            "{came} of the {voters} members with a vote on {held} took part, {needed} were needed, and decisions were"
            " taken.",
            then="Put what was decided to a meeting with a quorum.",
            **words,
        )
    if sitting.meeting.decisions_taken is None:
        return cannot_tell(
            "{came} of the {voters} members with a vote on {held} took part, and {needed} were needed. Whether"
            " decisions were taken all the same is not recorded.",
            missing=("meetings.decisions_taken",),
            **words,
        )
    return met(
        "{came} of the {voters} members with a vote on {held} took part, {needed} were needed, and no decision was"
        " taken.",
        **words,
    )


def number_is_half(asked: Asked, number: int) -> Answer:
    """Whether a quorum given as a number is at least half of the voting members in office."""
    voters = voters_now(asked)
    if not voters:
        return cannot_tell("Who has a vote on the board is not recorded.", missing=("members",))
    needed = quorum_of(voters)
    if number < needed:
        return not_met(
            "The standing orders give the quorum as {number}. There are {voters} members with a vote, so at least"
            " {needed} are needed.",
            then="Amend the standing orders: give the quorum as half of the voting members, or as a higher number.",
            number=number,
            voters=voters,
            needed=needed,
        )
    return met(
        "The standing orders give the quorum as {number}, and half of the {voters} members with a vote are {needed}.",
        number=number,
        voters=voters,
        needed=needed,
    )


def presided_rightly(asked: Asked, sitting: BoardMeeting) -> Answer | None:
    """Whether the chair presided, else the vice-chair, else a voting member whom the voting members chose."""
    if not sitting.is_of_board or not asked.reached(sitting.held_on) or sitting.meeting.presided_by_proxy:
        return None
    period = chair_period_on(asked.facts, BOARD, sitting.held_on)
    presiding = _person(asked, sitting.meeting.presided_by)
    if presiding is None or sitting.meeting.attendance is None or period is None:
        return _not_recorded(sitting, "Who presided on {held}, who attended, or who was chair then, is not recorded.")
    for office, member in (("chair", period.chair), ("vice-chair", period.vice_chair)):
        person = _person(asked, member)
        if person is None:
            return _not_recorded(sitting, "Who was chair or vice-chair on {held} is not recorded.")
        if presiding == person:
            return met("The {office} presided on {held}.", office=office, held=sitting.held_on)
        if any(row.present and _person(asked, row.member) == person for row in sitting.meeting.attendance):
            return not_met(
                "The {office} attended on {held}, and somebody else presided.",
                then="Let the {office} preside when present.",
                office=office,
                held=sitting.held_on,
            )
    return _chosen(asked, sitting)


def _chosen(asked: Asked, sitting: BoardMeeting) -> Answer:
    if not is_on_roll(asked.facts, sitting.roll or {}, sitting.meeting.presided_by or ""):
        return not_met(
            "Chair and vice-chair were away on {held}, and a member without a vote presided.",
            then="Let the voting members choose one of themselves to preside.",
            held=sitting.held_on,
        )
    if sitting.meeting.chosen_to_preside_by_voting_members is None:
        return _not_recorded(
            sitting,
            "Chair and vice-chair were away on {held}; whether the voting members chose who presided is not recorded.",
        )
    if sitting.meeting.chosen_to_preside_by_voting_members:
        return met("The voting members chose who presided on {held}.", held=sitting.held_on)
    return not_met(
        "Chair and vice-chair were away on {held}, and the voting members did not choose who presided.",
        then="Let the voting members choose one of themselves to preside.",
        held=sitting.held_on,
    )


def _not_recorded(sitting: BoardMeeting, sentence: str) -> Answer:
    missing = ("meetings.presided_by", "meetings.attendance", "meetings.chosen_to_preside_by_voting_members")
    return cannot_tell(sentence, missing=(*missing, "chair_periods"), held=sitting.held_on)


def _person(asked: Asked, member: str | None) -> str | None:
    row = asked.facts.members_by_id.get(member or "")
    return None if row is None else row.person


def minutes_put(asked: Asked, sitting: BoardMeeting) -> Answer | None:
    """Whether the minutes were put to the next meeting of the same body."""
    if not asked.reached(sitting.held_on):
        return None
    put, following = sitting.meeting.minutes_submitted_on, sitting.next_day
    if asked.happened(put):
        if following is None or put <= following:
            return met("The minutes of {held} were put to the meeting on {put}.", held=sitting.held_on, put=put)
        return not_met(
            "The minutes of {held} were put to the meeting on {put}; the next one was on {following}.",
            then="It is already done; nothing is left to do but to say so openly.",
            due=following,
            held=sitting.held_on,
            put=put,
            following=following,
        )
    if following is None and asked.past(anniversary(sitting.held_on, years=1)):
        return cannot_tell(
            "No meeting of the same body is recorded after that on {held}, so whether its minutes were put to the next"
            " one cannot be told.",
            missing=("meetings.held_on",),
            then="Record the next meeting, and whether the minutes of {held} were put to it.",
            held=sitting.held_on,
        )
    if following is None or not asked.reached(following):
        return not_yet_due(
            "The minutes of {held} have to be put to the next meeting.",
            due=following,
            then="Put the minutes to the next meeting for agreement.",
            held=sitting.held_on,
        )
    if put is None:
        return cannot_tell(
            "Whether the minutes of {held} were put to the next meeting, on {following}, is not recorded.",
            missing=("meetings.minutes_submitted_on",),
            held=sitting.held_on,
            following=following,
        )
    return not_met(
        "The minutes of {held} were not put to the next meeting, on {following}.",
        then="Put them to the coming meeting, and say why they are late.",
        due=following,
        held=sitting.held_on,
        following=following,
    )
