"""Meetings of the monitoring committee: whether enough members ask for one, whether it is quorate, who presides.

Public Bodies (Joint Working) (Integration Joint Monitoring Committees) (Scotland) Order 2014 article 14 and Schedule,
https://www.legislation.gov.uk/ssi/2014/281. Paraphrase: the words of the Order are at that address.

The numbers are counted on members in office on the day. Whether seats that are vacant for the time being count as well
is not said; where that would change the answer, a person is asked.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from comhla.law.answers import Answer, cannot_tell, for_a_person, met, not_met
from comhla.law.asked import Asked
from comhla.law.facts import Meeting, Requisition
from comhla.law.readings.chairs import chair_periods_on
from comhla.law.readings.monitoring_committee import BODY, members_on, two_thirds_of, vacancies_on
from comhla.law.readings.quorums import monitoring_committee_quorum


def yes_or_no(*, recorded: bool | None, place: str, yes: str, no: str, unknown: str, then: str, **words: Any) -> Answer:
    """A fact that is recorded as so, as not so, or not at all."""
    if recorded is None:
        return cannot_tell(unknown, missing=(place,), **words)
    return met(yes, **words) if recorded else not_met(no, then=then, **words)


def all_of(values: Iterable[bool | None]) -> bool | None:
    """Whether all are so; None where none is known not to be so and some are not recorded."""
    found = set(values)
    if False in found:
        return False
    return None if None in found else True


def enough_requisitioners(asked: Asked, requisition: Requisition) -> Answer:
    """Two thirds of all members of the committee, in a request that states the business."""
    if requisition.signed_by is None or requisition.states_business is None:
        return cannot_tell(
            "Who signed the requisition of {made}, or whether it states the business, is not recorded.",
            missing=("meetings.requisition",),
            made=requisition.made_on,
        )
    members = {member.id for member in members_on(asked.facts, requisition.made_on)}
    if not members:
        return cannot_tell("No members are recorded for {made}.", missing=("members",), made=requisition.made_on)
    signed = len(members & set(requisition.signed_by))
    needed = two_thirds_of(len(members))
    of_seats = two_thirds_of(len(members) + len(vacancies_on(asked.facts, requisition.made_on)))
    words: dict[str, Any] = {"made": requisition.made_on, "signed": signed, "needed": needed, "members": len(members)}
    if not requisition.states_business:
        return not_met(
            "The requisition of {made} does not state the business.",
            then="State the business in a requisition.",
            **words,
        )
    if signed < needed:
        return not_met(
            "{signed} of {members} members signed the requisition of {made}; {needed} were needed.",
            then="Ask the chair to call a meeting, or gather more signatures.",
            **words,
        )
    if signed < of_seats:
        return for_a_person(
            "{signed} of {members} members signed the requisition of {made}, two thirds of those in office; with the"
            " vacant seats counted {of_seats} would be needed. Do vacant seats count?",
            of_seats=of_seats,
            **words,
        )
    return met("{signed} of {members} members signed the requisition of {made}; {needed} were needed.", **words)


def quorate(asked: Asked, meeting: Meeting) -> Answer:
    """At least half of the nominated members; a proxy in place of one, and vacant seats, are questions."""
    if meeting.attendance is None:
        return cannot_tell(
            "The roll of the meeting of {day} is not recorded.", missing=("meetings.attendance",), day=meeting.held_on
        )
    quorum = monitoring_committee_quorum(asked.facts, meeting)
    if quorum is None:
        return cannot_tell("No nominated members are recorded for {day}.", missing=("members",), day=meeting.held_on)
    words: dict[str, Any] = {
        "day": meeting.held_on,
        "present": quorum.here,
        "nominated": quorum.of,
        "needed": quorum.needed,
    }
    if quorum.is_reached is False:
        return _inquorate(meeting, words)
    if quorum.is_reached:
        return met("{present} of {nominated} nominated members attended on {day}; {needed} are half.", **words)
    return for_a_person(
        "{present} of {nominated} nominated members in office attended on {day}, where {needed} are half. The quorum"
        " holds only if their proxies count and vacant seats do not. Was the meeting quorate?",
        **words,
    )


def _inquorate(meeting: Meeting, words: dict[str, Any]) -> Answer:
    if meeting.decisions_taken is False:
        return met(
            "{present} of {nominated} nominated members attended on {day}, fewer than half, and nothing was decided.",
            **words,
        )
    if meeting.decisions_taken is None:
        return cannot_tell(
            "{present} of {nominated} nominated members attended on {day}, fewer than half; whether anything was"
            " decided is not recorded.",
            missing=("meetings.decisions_taken",),
            **words,
        )
    return not_met(
        "Decisions were taken on {day} with {present} of {nominated} nominated members; {needed} are needed.",
        then="Take the decisions again at a quorate meeting.",
        **words,
    )


def presided(asked: Asked, meeting: Meeting) -> Answer:
    """The chair; with the chair away the vice-chair, or a member whom the committee chose."""
    periods = chair_periods_on(asked.facts, BODY, meeting.held_on)
    if meeting.presided_by is None or asked.facts.chair_periods is None:
        return cannot_tell(
            "Who presided on {day}, or who chairs the committee, is not recorded.",
            missing=("meetings.presided_by", "chair_periods"),
            day=meeting.held_on,
        )
    if meeting.presided_by in {each.chair for each in periods}:
        return met("The chair presided on {day}.", day=meeting.held_on)
    chairs = {each.chair for each in periods if each.chair is not None}
    if any(row.present and row.member in chairs for row in meeting.attendance or ()):
        return for_a_person(
            "The chair attended on {day} and {seat} presided. Was there a reason, as an interest in the business?",
            day=meeting.held_on,
            seat=meeting.presided_by,
        )
    if meeting.presided_by in {each.vice_chair for each in periods}:
        return met("With the chair away the vice-chair presided on {day}.", day=meeting.held_on)
    return yes_or_no(
        recorded=meeting.chosen_to_preside_by_voting_members,
        place="meetings.chosen_to_preside_by_voting_members",
        yes="With the chair away the committee chose {seat} to preside on {day}.",
        no="On {day} {seat} presided, who is neither chair nor vice-chair and was not chosen by the committee.",
        unknown="Whether the committee chose {seat} to preside on {day} is not recorded.",
        then="With the chair away, let the committee choose who presides.",
        seat=meeting.presided_by,
        day=meeting.held_on,
    )
