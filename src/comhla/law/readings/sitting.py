"""A meeting as it sits: who is here and may vote, the quorum, who may preside, interests, and how each vote came out.

Everything is by the law of the day of the meeting. Joint board and its committees: SSI 2014/285, changed by
SSI 2015/432 on 1 February 2016 and by SSI 2025/405 on 1 September 2026. Monitoring committee: SSI 2014/281. The
planning group: no Order says how it votes.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from comhla.law.facts import (
    Attendance,
    AuthorityFacts,
    CastVote,
    ConflictDecidedBy,
    Declaration,
    Meeting,
    Member,
    Result,
    Vote,
)
from comhla.law.readings.board_roll import (
    BOARD,
    BoardMeeting,
    Roll,
    board_meeting,
    proxy_has_vote,
    seats_to_use,
    tenures_of,
)
from comhla.law.readings.chairs import chair_period_on
from comhla.law.readings.monitoring_committee import BODY as MONITORING_COMMITTEE
from comhla.law.readings.monitoring_committee import members_on
from comhla.law.readings.quorums import Quorum, board_quorum, monitoring_committee_quorum
from comhla.law.readings.vote_counts import Count, count_at_board, count_at_monitoring_committee, count_of_others
from comhla.reference.seats import board_seat

MEMBER_DECIDES_FROM = date(2016, 2, 1)
"""From here on a member with an interest decides on taking part, and not the other members (SSI 2015/432)."""


class BodyKind(StrEnum):
    """What meets: each has rules of its own."""

    BOARD = "joint board"
    COMMITTEE = "committee of the board"
    MONITORING_COMMITTEE = "monitoring committee"
    PLANNING_GROUP = "planning group"


class Here(StrEnum):
    """Whether a member is at the meeting."""

    PRESENT = "present"
    REMOTE = "remote"
    PROXY = "proxy"
    AWAY = "away"
    NOT_SAID = "not said"


class WhyNoVote(StrEnum):
    """Why somebody has no vote in a question, or not for certain."""

    SEAT = "seat"
    """The seat carries no vote on this day."""
    AWAY = "away"
    PROXY = "proxy"
    """The proxy has no vote."""
    PROXY_NOT_KNOWN = "proxy not known"
    """Whether the proxy is a councillor, or a member of the health board, is not recorded."""
    INTEREST = "interest"
    """An interest was declared, and the member takes no part in the item."""


class AtMeeting(NamedTuple):
    """A member in office on the day of the meeting.

    `has_vote` is of the seat; `votes_now` is whether a vote for it can be cast here, by the member or a proxy, and None
    where that is not known of the proxy. `provision` gives or refuses the vote.
    """

    member: Member
    here: Here
    row: Attendance | None
    has_vote: bool
    provision: str
    votes_now: bool | None
    may_preside: bool

    @property
    def is_here_in_person(self) -> bool:
        """Whether the member attends, in the room or remotely, and not by a proxy."""
        return self.here in (Here.PRESENT, Here.REMOTE)

    @property
    def why_no_vote(self) -> WhyNoVote | None:
        """Why no vote can be cast for the seat, or not for certain."""
        if self.votes_now:
            return None
        if not self.has_vote:
            return WhyNoVote.SEAT
        if self.here is not Here.PROXY:
            return WhyNoVote.AWAY
        return WhyNoVote.PROXY if self.votes_now is False else WhyNoVote.PROXY_NOT_KNOWN


class Presiding(NamedTuple):
    """Who presides, and who may: the chair, else the vice-chair, else somebody who is chosen.

    `may` are the members of whom one presides. `proxies_may` is False on a joint board, and None where no Order says.
    """

    chair: str | None
    vice_chair: str | None
    may: tuple[str, ...]
    must_choose: bool
    proxies_may: bool | None
    recorded: str | None


class VacantSeat(NamedTuple):
    """A vacant seat whose vote may be used, and the members who use it jointly: the other nominees of the same body."""

    vacancy: str
    used_by: tuple[str, ...]


class Interest(NamedTuple):
    """An interest that was declared, and what follows by the law of the day."""

    declaration: Declaration
    decided_by: ConflictDecidedBy

    @property
    def keeps_out(self) -> bool:
        """Whether the member takes no part in the item."""
        return self.declaration.took_part is False


class Ballot(NamedTuple):
    """The vote of one member in one question: whether it may be cast, why not, and what was cast."""

    at: AtMeeting
    why_not: WhyNoVote | None
    cast: CastVote | None

    @property
    def may(self) -> bool:
        """Whether the vote may be cast."""
        return self.why_not is None


class Question(NamedTuple):
    """A question with its count. `waits_for` are the amendments of it that have to be decided first.

    `wording` is the motion as it now stands: an amendment that was carried says the whole motion anew.
    """

    counted: Count
    waits_for: tuple[str, ...]
    wording: str

    @property
    def vote(self) -> Vote:
        """The question as it is recorded."""
        return self.counted.vote


class Sitting(NamedTuple):
    """A meeting as it sits. `not_in_office` are on the roll and hold no seat on the day."""

    meeting: Meeting
    body: BodyKind
    members: tuple[AtMeeting, ...]
    not_in_office: tuple[str, ...]
    quorum: Quorum | None
    presiding: Presiding
    vacant_seats: tuple[VacantSeat, ...]
    interests: tuple[Interest, ...]
    questions: tuple[Question, ...]

    @property
    def voters_here(self) -> int:
        """For how many seats a vote can be cast at this meeting for certain; one person counts once."""
        return len({each.member.person for each in self.members if each.votes_now})

    def called(self, member: str) -> AtMeeting | None:
        """The member with an id."""
        return next((each for each in self.members if each.member.id == member), None)

    def question(self, vote: str) -> Question | None:
        """The question with an id."""
        return next((each for each in self.questions if each.vote.id == vote), None)

    def ballots(self, vote: Vote) -> tuple[Ballot, ...]:
        """Every member with the right to vote in a question, or the reason why not."""
        cast = {each.member: each for each in reversed(vote.cast or ())}
        out = {each.declaration.member for each in self.interests if each.keeps_out and _same_item(each, vote)}
        return tuple(
            Ballot(each, _why_not(each, is_out=each.member.id in out), cast.get(each.member.id))
            for each in self.members
        )


def _same_item(interest: Interest, vote: Vote) -> bool:
    return vote.item is not None and interest.declaration.item == vote.item


def _why_not(at: AtMeeting, *, is_out: bool) -> WhyNoVote | None:
    return WhyNoVote.INTEREST if is_out and at.votes_now is not False else at.why_no_vote


def sitting_of(facts: AuthorityFacts, meeting_id: str) -> Sitting:
    """The meeting as it sits, by the law of its day.

    Raises:
        KeyError: where no meeting has that id.
    """
    meeting = {each.id: each for each in facts.meetings or ()}[meeting_id]
    body = _body_of(meeting)
    of_board = board_meeting(facts, meeting) if body in (BodyKind.BOARD, BodyKind.COMMITTEE) else None
    members = _members(facts, meeting, of_board)
    known = {each.member.id for each in members}
    presiding = _presiding(facts, meeting, body, members)
    return Sitting(
        meeting=meeting,
        body=body,
        members=tuple(each._replace(may_preside=each.member.id in presiding.may) for each in members),
        not_in_office=tuple(each.member for each in meeting.attendance or () if each.member not in known),
        quorum=_quorum(facts, meeting, of_board),
        presiding=presiding,
        vacant_seats=() if of_board is None else _vacant_seats(facts, of_board, members),
        interests=tuple(Interest(each, decider_on(meeting.held_on)) for each in meeting.declarations or ()),
        questions=_questions(meeting.votes or (), _counts(facts, meeting, of_board)),
    )


def decider_on(day: date) -> ConflictDecidedBy:
    """Who decides on a day whether a member with an interest takes part."""
    return ConflictDecidedBy.THE_MEMBER if day >= MEMBER_DECIDES_FROM else ConflictDecidedBy.OTHER_MEMBERS


def _body_of(meeting: Meeting) -> BodyKind:
    own = {
        BOARD: BodyKind.BOARD,
        MONITORING_COMMITTEE: BodyKind.MONITORING_COMMITTEE,
        "planning_group": BodyKind.PLANNING_GROUP,
    }
    return own.get(meeting.body, BodyKind.COMMITTEE)


def _members(facts: AuthorityFacts, meeting: Meeting, of_board: BoardMeeting | None) -> tuple[AtMeeting, ...]:
    rows = {each.member: each for each in meeting.attendance or ()}
    if of_board is None:
        in_office = members_on(facts, meeting.held_on) if meeting.body == MONITORING_COMMITTEE else ()
        return tuple(_of_monitoring_committee(each, rows.get(each.id)) for each in in_office)
    day, roll = meeting.held_on, of_board.roll or {}
    article = 1 if not facts.settings or not facts.setting_on(day).several_councils else 2
    tenures = facts.once(tenures_of, meeting.body)
    return tuple(
        _of_board(member, rows.get(member.id), day, roll, article)
        for first_day, last_day, member in tenures
        if first_day <= day and (last_day is None or day <= last_day)
    )


def _of_monitoring_committee(member: Member, row: Attendance | None) -> AtMeeting:
    """Everybody votes, and every proxy (SSI 2014/281 arts 11 to 13)."""
    here = here_of(row)
    votes_now = here not in (Here.AWAY, Here.NOT_SAID)
    provision = "SSI 2014/281 articles 11 to 13"
    return AtMeeting(member, here, row, True, provision, votes_now, may_preside=False)


def _of_board(member: Member, row: Attendance | None, day: date, roll: Roll, article: int) -> AtMeeting:
    here, voter = here_of(row), roll.get(member.person)
    return AtMeeting(
        member=member,
        here=here,
        row=row,
        has_vote=voter is not None,
        provision=_provision(member if voter is None else voter, day, article),
        votes_now=_votes_now(voter, row, here, day),
        may_preside=False,
    )


def _provision(member: Member, day: date, article: int) -> str:
    seat = board_seat(member.seat, day)
    if seat is None:
        return "SSI 2014/285"
    return f"SSI 2014/285 article {seat.article_one_council if article == 1 else seat.article_several_councils}"


def _votes_now(voter: Member | None, row: Attendance | None, here: Here, day: date) -> bool | None:
    if voter is None or row is None:
        return False
    if here is Here.PROXY and row.proxy is not None:
        return proxy_has_vote(voter, row.proxy, day)
    return row.present


def here_of(row: Attendance | None) -> Here:
    """Whether a member is at the meeting, by the row of the roll."""
    if row is None:
        return Here.NOT_SAID
    if row.present:
        return Here.REMOTE if row.remotely else Here.PRESENT
    return Here.AWAY if row.proxy is None else Here.PROXY


def _quorum(facts: AuthorityFacts, meeting: Meeting, of_board: BoardMeeting | None) -> Quorum | None:
    if of_board is not None:
        return board_quorum(facts, of_board) if of_board.is_of_board else None
    return monitoring_committee_quorum(facts, meeting) if meeting.body == MONITORING_COMMITTEE else None


def _presiding(facts: AuthorityFacts, meeting: Meeting, body: BodyKind, members: Sequence[AtMeeting]) -> Presiding:
    period = chair_period_on(facts, meeting.body, meeting.held_on)
    chair, vice_chair = (None, None) if period is None else (period.chair, period.vice_chair)
    in_person = [each for each in members if each.is_here_in_person]
    officer = _held_by(facts, chair, in_person) or _held_by(facts, vice_chair, in_person)
    may = officer or tuple(each.member.id for each in in_person if each.has_vote)
    proxies_may = False if body is BodyKind.BOARD else None
    return Presiding(chair, vice_chair, may, not officer, proxies_may, meeting.presided_by)


def _held_by(facts: AuthorityFacts, office: str | None, in_person: Sequence[AtMeeting]) -> tuple[str, ...]:
    """The seats here of whoever holds an office: somebody appointed again sits under another id."""
    holder = facts.members_by_id.get(office or "")
    return tuple(each.member.id for each in in_person if holder is not None and each.member.person == holder.person)


def _vacant_seats(facts: AuthorityFacts, sitting: BoardMeeting, members: Sequence[AtMeeting]) -> tuple[VacantSeat, ...]:
    usable = seats_to_use(facts, sitting)
    return tuple(
        VacantSeat(each.id, tuple(one.member.id for one in members if one.member.seat is each.seat and one.votes_now))
        for each in facts.vacancies or ()
        if each.id in usable
    )


def _counts(facts: AuthorityFacts, meeting: Meeting, of_board: BoardMeeting | None) -> Mapping[str, Count]:
    return {each.id: _count(facts, meeting, of_board, each) for each in meeting.votes or ()}


def _count(facts: AuthorityFacts, meeting: Meeting, of_board: BoardMeeting | None, vote: Vote) -> Count:
    if of_board is not None:
        return count_at_board(facts, of_board, vote)
    if meeting.body == MONITORING_COMMITTEE:
        return count_at_monitoring_committee(facts, meeting, vote)
    return count_of_others(vote)


def _questions(votes: tuple[Vote, ...], counts: Mapping[str, Count]) -> tuple[Question, ...]:
    """The questions in the order in which they are put: the amendments of a motion before the motion."""
    return tuple(
        Question(
            counts[each.id], tuple(one.id for one in _amending(votes, each) if one.result is None), _now(votes, each)
        )
        for each in in_order_of_putting(votes)
    )


def _amending(votes: tuple[Vote, ...], motion: Vote) -> list[Vote]:
    return [each for each in votes if each.amends == motion.id and each is not motion]


def _now(votes: tuple[Vote, ...], motion: Vote) -> str:
    carried = [each for each in _amending(votes, motion) if each.result is Result.CARRIED]
    return next((each.text for each in reversed(carried) if each.text), motion.text or motion.question)


def in_order_of_putting(votes: tuple[Vote, ...]) -> tuple[Vote, ...]:
    """Each motion after its amendments, and those after theirs; otherwise in the order in which they came."""
    found: list[Vote] = []

    def put(vote: Vote, above: tuple[str, ...]) -> None:
        for each in _amending(votes, vote):
            if each.id not in above:
                put(each, (*above, each.id))
        found.append(vote)

    ids = {each.id for each in votes}
    roots = [each for each in votes if each.amends not in ids]
    for each in (*roots, *votes):
        if each not in found:
            put(each, (each.id,))
    return tuple(found)
