"""The roll of a joint board: who is in office on a day, who of them has a vote, and what half and two thirds are.

Public Bodies (Joint Working) (Integration Joint Boards) (Scotland) Order 2014, SSI 2014/285, as amended by
SSI 2025/405 from 1 September 2026. The vote follows the sub-paragraph of appointment, so that a change of the law
changes quorum, requisition and majorities on the day of the change, with the same people in the room.

The Order does not say whether quorum counts seats or persons in office. Here it counts persons in office, and a
person is asked where seats would give another answer.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from comhla.dates import anniversary, in_words, moved_by_days
from comhla.law.facts import (
    Attendance,
    AuthorityFacts,
    CastVote,
    Choice,
    Disqualification,
    DisqualifyingGround,
    Meeting,
    Member,
    Proxy,
    Vote,
)
from comhla.reference.seats import Seat, board_seat_votes_on

BOARD = "board"
BEARER = "the integration joint board"
ELSEWHERE = "A lead agency area has no joint board; the Order on monitoring committees has rules of its own."
NOMINEES = frozenset({Seat.COUNCIL_NOMINEE, Seat.HEALTH_BOARD_NOMINEE})

ROLL = (
    "members.person",
    "members.body",
    "members.seat",
    "members.first_day",
    "members.last_day",
    "members.ceased_to_be_councillor_on",
    "members.disqualifications",
)
"""The fields that decide who has a vote on a day."""

TALLY = (
    *ROLL,
    "meetings.votes",
    "meetings.attendance",
    "vacancies.seat",
    "vacancies.first_day",
    "vacancies.last_day",
    "schemes.councils",
)
"""The fields that decide which votes count."""

Roll = Mapping[str, Member]
"""The members with a vote on a day, by person: whoever holds two seats still counts once."""


class Turnout(NamedTuple):
    """How many votes were in the room: certain ones, and proxies of whom it is not recorded what they are."""

    certain: int
    uncertain: int


class BoardMeeting(NamedTuple):
    """A meeting of the board or of one of its committees, with the roll of its day.

    `roll` is None where no members are recorded. `next_day` is the day of the next meeting of the same body. `name` is
    the meeting in words: "the meeting of the board on 16 September 2026". A meeting of the board itself is not one of
    a committee. `came` is None where the roll or who attended is not recorded.
    """

    meeting: Meeting
    roll: Roll | None
    next_day: date | None
    held_on: date
    is_of_board: bool
    name: str
    came: Turnout | None


class Tally(NamedTuple):
    """The votes that count, for and against."""

    votes_for: int
    votes_against: int


def quorum_of(voters: int) -> int:
    """At least half: 4 of 8, 6 of 11 (schedule, para 3)."""
    return -(-voters // 2)


def requisition_of(voters: int) -> int:
    """At least two thirds: 6 of 8, 8 of 11 (schedule, para 1)."""
    return -(-2 * voters // 3)


@cache
def seats_with_a_vote(day: date) -> frozenset[Seat]:
    """The kinds of seat that carry a vote on a day."""
    return frozenset(seat for seat in Seat if board_seat_votes_on(seat, day))


def barred_from(member: Member, recorded: Disqualification) -> date | None:
    """The first day on which a ground keeps the member off the board; None where it does not, or not for certain.

    A sentence bars whoever is appointed within the five years after it. Whether one passed later, or exactly five
    years earlier, does so too is for a person to say.
    """
    if recorded.last_day is not None and recorded.last_day < member.first_day:
        return None
    if recorded.ground is DisqualifyingGround.SENTENCE:
        barred = recorded.first_day < member.first_day < anniversary(recorded.first_day, years=5)
        return member.first_day if barred else None
    return max(recorded.first_day, member.first_day)


def last_day_in_office(member: Member) -> date | None:
    """The last day in the seat: as recorded, or earlier where the law takes a member off at once (art 10(3), (4))."""
    gone = [barred_from(member, each) for each in member.disqualifications or ()]
    if member.seat is Seat.COUNCIL_NOMINEE:
        gone.append(member.ceased_to_be_councillor_on)
    days = [moved_by_days(day, days=-1) for day in gone if day is not None]
    if member.last_day is not None:
        days.append(member.last_day)
    return min(days, default=None)


class Tenure(NamedTuple):
    """A seat, and from when until when it was held in the eyes of the law; None while it is held."""

    first_day: date
    last_day: date | None
    member: Member


def tenures_of(facts: AuthorityFacts, body: str) -> tuple[Tenure, ...]:
    """The members of `body` with their time in office."""
    return tuple(Tenure(each.first_day, last_day_in_office(each), each) for each in facts.members_of(body))


def _roll(tenures: tuple[Tenure, ...], day: date) -> Roll:
    voting = seats_with_a_vote(day)
    return {
        member.person: member
        for first_day, last_day, member in tenures
        if first_day <= day and (last_day is None or day <= last_day) and member.seat in voting
    }


def roll_on(facts: AuthorityFacts, body: str, day: date) -> Roll:
    """The members of `body` in office with a vote on `day`."""
    return _roll(facts.once(tenures_of, body), day)


def board_meetings(facts: AuthorityFacts, *, committees: bool) -> tuple[BoardMeeting, ...]:
    """Every meeting of the board, and of its committees where asked for, that was not called off."""
    bodies = [BOARD, *(each.id for each in facts.committees or () if committees)]
    return tuple(each for body in bodies for each in facts.once(_meetings_of, body))


def _meetings_of(facts: AuthorityFacts, body: str) -> tuple[BoardMeeting, ...]:
    meetings = facts.meetings_of(body)
    following = dict(pairwise(sorted({each.held_on for each in meetings})))
    return tuple(board_meeting(facts, each, next_day=following.get(each.held_on)) for each in meetings)


def board_meeting(facts: AuthorityFacts, meeting: Meeting, *, next_day: date | None = None) -> BoardMeeting:
    """A meeting of the board or of one of its committees, with the roll of its day."""
    body, held_on, attendance = meeting.body, meeting.held_on, meeting.attendance
    of_body = "the board" if body == BOARD else f"the committee {body}"
    roll = None if facts.members is None else _roll(facts.once(tenures_of, body), held_on)
    return BoardMeeting(
        meeting=meeting,
        roll=roll,
        next_day=next_day,
        held_on=held_on,
        is_of_board=body == BOARD,
        name=f"the meeting of {of_body} on {in_words(held_on)}",
        came=None if roll is None or attendance is None else _turnout(facts, meeting, attendance, roll),
    )


def proxy_has_vote(member: Member, proxy: Proxy, day: date) -> bool | None:
    """Whether a proxy for `member` has a vote on `day` (art 12); None where what the proxy is is not recorded."""
    if member.seat not in seats_with_a_vote(day):
        return False
    if member.seat is Seat.COUNCIL_NOMINEE:
        return proxy.is_councillor
    if member.seat is Seat.HEALTH_BOARD_NOMINEE:
        return proxy.is_health_board_member
    return True


def _turnout(facts: AuthorityFacts, meeting: Meeting, attendance: tuple[Attendance, ...], roll: Roll) -> Turnout:
    """The members with a vote who were present, and the proxies who had one."""
    certain, uncertain = set(), set()
    for row in attendance:
        member = _voter(facts, roll, row.member)
        if member is None:
            continue
        has_vote = row.present or (row.proxy is not None and proxy_has_vote(member, row.proxy, meeting.held_on))
        if has_vote:
            certain.add(member.person)
        elif has_vote is None:
            uncertain.add(member.person)
    return Turnout(len(certain), len(uncertain - certain))


def is_on_roll(facts: AuthorityFacts, roll: Roll, member: str) -> bool:
    """Whether the person behind a member's id has a vote on the day of the roll."""
    return _voter(facts, roll, member) is not None


def persons_on_roll(facts: AuthorityFacts, roll: Roll, members: tuple[str, ...]) -> int:
    """How many different persons with a vote are behind the members' ids."""
    voters = (_voter(facts, roll, each) for each in members)
    return len({each.person for each in voters if each is not None})


def _voter(facts: AuthorityFacts, roll: Roll, member: str) -> Member | None:
    row = facts.members_by_id.get(member)
    return None if row is None else roll.get(row.person)


def vacant_seats(facts: AuthorityFacts, day: date) -> frozenset[str]:
    """The seats of the board with a vote that are vacant for the time being on `day`, by the vacancy's id."""
    return frozenset(
        each.id
        for each in facts.vacancies or ()
        if each.body == BOARD
        and each.seat in seats_with_a_vote(day)
        and each.first_day <= day
        and (each.last_day is None or day <= each.last_day)
    )


def tally(facts: AuthorityFacts, sitting: BoardMeeting, roll: Roll, vote: Vote) -> Tally:
    """The votes of members with a vote, one each, with proxies who may vote and vacant seats that are used."""
    counted = counted_votes(facts, sitting, roll, vote)
    choices = [*(each.choice for each in counted), *votes_of_vacant_seats(facts, sitting, vote).values()]
    return Tally(choices.count(Choice.FOR), choices.count(Choice.AGAINST))


def counted_votes(facts: AuthorityFacts, sitting: BoardMeeting, roll: Roll, vote: Vote) -> tuple[CastVote, ...]:
    """The votes cast that count: of members with a vote who attend, or of their proxies with one; the first of each."""
    counted: dict[str, CastVote] = {}
    for cast in vote.cast or ():
        member = _voter(facts, roll, cast.member)
        if member is not None and _counts(sitting, member, cast):
            counted.setdefault(member.person, cast)
    return tuple(counted.values())


def _counts(sitting: BoardMeeting, member: Member, cast: CastVote) -> bool:
    row = next((row for row in sitting.meeting.attendance or () if row.member == cast.member), None)
    if not cast.by_proxy:
        return row is None or row.present
    return row is None or row.proxy is None or proxy_has_vote(member, row.proxy, sitting.held_on) is not False


def seats_to_use(facts: AuthorityFacts, sitting: BoardMeeting) -> frozenset[str]:
    """The vacant seats whose vote the other nominees of the same body may use: on a board of one council (art 13)."""
    if not sitting.is_of_board or not facts.settings or facts.setting_on(sitting.held_on).several_councils:
        return frozenset()
    return vacant_seats(facts, sitting.held_on)


def votes_of_vacant_seats(facts: AuthorityFacts, sitting: BoardMeeting, vote: Vote) -> dict[str, Choice]:
    """The votes of vacant seats that count, by the vacancy's id."""
    cast = vote.cast_for_vacancies or ()
    vacant = seats_to_use(facts, sitting) if cast else frozenset()
    return {each.vacancy: each.choice for each in cast if each.vacancy in vacant}
