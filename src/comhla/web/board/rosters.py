"""Who has a seat at a meeting on its day, whatever the body: pure."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from comhla.law.facts import AuthorityFacts, Meeting, Member
from comhla.law.readings.board_roll import BOARD, last_day_in_office, seats_with_a_vote
from comhla.law.readings.meeting_notice import PLANNING_GROUP
from comhla.law.readings.monitoring_committee import BODY as MONITORING_COMMITTEE
from comhla.web.authorities.labels import Names
from comhla.web.authorities.words import choice_words


class Place(NamedTuple):
    """A seat at a meeting: the id of the membership, who holds it, and what they speak for.

    `row` is None for members of the planning group, who hold no seat of a board. `has_vote` is None where no law says.
    """

    member: str
    person: str
    name: str
    seat: str
    has_vote: bool | None
    row: Member | None


def roster(facts: AuthorityFacts, meeting: Meeting) -> tuple[Place, ...]:
    """Everybody who has a seat at a meeting on its day, those with a vote first."""
    names = Names(facts)
    if meeting.body == PLANNING_GROUP:
        return _of_group(facts, names, meeting.held_on)
    in_office = [each for each in facts.members_of(meeting.body) if _holds(each, meeting.held_on)]
    found = [_place(names, each, meeting.held_on) for each in in_office]
    return tuple(sorted(found, key=lambda each: (not each.has_vote, each.name.casefold())))


def _holds(member: Member, day: date) -> bool:
    last_day = last_day_in_office(member)
    return member.first_day <= day and (last_day is None or day <= last_day)


def _place(names: Names, member: Member, day: date) -> Place:
    has_vote = member.body == MONITORING_COMMITTEE or member.seat in seats_with_a_vote(day)
    return Place(
        member.id,
        member.person,
        names.called("people", member.person),
        str(choice_words("Seat", member.seat.value)),
        has_vote,
        member,
    )


def _of_group(facts: AuthorityFacts, names: Names, day: date) -> tuple[Place, ...]:
    group = facts.planning_group
    members = [
        each
        for each in (group.members if group is not None else None) or ()
        if each.first_day <= day and (each.last_day is None or day <= each.last_day)
    ]
    found = [
        Place(
            each.id,
            each.person,
            names.called("people", each.person),
            str(choice_words("ConsulteeGroup", each.group.value)) if each.group is not None else "",
            None,
            None,
        )
        for each in members
    ]
    return tuple(sorted(found, key=lambda each: each.name.casefold()))


def bodies_of(facts: AuthorityFacts, day: date) -> list[tuple[str, str]]:
    """The bodies that meet, with their names: the board or the monitoring committee, committees, the planning group."""
    names = Names(facts)
    main = MONITORING_COMMITTEE if _is_lead_agency(facts, day) else BOARD
    committees = [each for each in facts.committees or () if each.ended_on is None or day <= each.ended_on]
    return [
        (main, names.called("bodies", main)),
        *((each.id, each.name) for each in committees),
        (PLANNING_GROUP, names.called("planning_group", PLANNING_GROUP)),
    ]


def _is_lead_agency(facts: AuthorityFacts, day: date) -> bool:
    return bool(facts.settings) and facts.setting_on(day).model.is_lead_agency
