"""Meetings of the board, its committees and the monitoring committee: notice, roll, declarations, votes, minutes."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from comhla.law.events import Event
from comhla.law.facts.fields import Record, fact, maybe


class Proxy(Record):
    """Somebody who attends for a member."""

    person: str | None = maybe("Who it is.", refers_to="people")
    is_councillor: bool | None = maybe("Whether the proxy is a councillor.")
    is_health_board_member: bool | None = maybe("Whether the proxy is a member of the health board.")
    suitably_experienced: bool | None = maybe("Whether the proxy is suitably experienced, as somebody has judged.")
    arranged_by: str | None = maybe("The nominating body that arranged it, or `member`.")


class AbsenceReason(StrEnum):
    """Why a member was away."""

    ILLNESS = "illness"
    OTHER_REASONABLE_CAUSE = "other reasonable cause"
    NO_REASON = "no reason"


class Attendance(Record):
    """One member on the roll of a meeting."""

    member: str = fact("The member.", refers_to="members")
    present: bool = fact("Whether the member attended, in person or remotely.")
    remotely: bool | None = maybe("Whether the member attended remotely.")
    proxy: Proxy | None = maybe("Who attended for an absent member.")
    absent_because: AbsenceReason | None = maybe("Why the member was away.")


class Choice(StrEnum):
    """How a vote was cast."""

    FOR = "for"
    AGAINST = "against"
    ABSTAINED = "abstained"


class CastVote(Record):
    """The vote of one member, cast in person or by proxy."""

    member: str = fact("The member whose vote it is.", refers_to="members")
    choice: Choice = fact("How it was cast.")
    by_proxy: bool | None = maybe("Whether the member's proxy cast it.")


class VacantSeatVote(Record):
    """The vote of a vacant seat, used jointly by the other nominees of the same body. SSI 2014/285 art 13."""

    vacancy: str = fact("The vacancy.", refers_to="vacancies")
    choice: Choice = fact("How it was cast.")


class Result(StrEnum):
    """How a question came out."""

    CARRIED = "carried"
    LOST = "lost"
    NOT_DECIDED = "not decided"


class TieSettledBy(StrEnum):
    """How a tie was settled."""

    DISPUTE_MECHANISM = "dispute mechanism"
    CASTING_VOTE = "casting vote"
    NOT_SETTLED = "not settled"


class Vote(Record):
    """A question put to the vote."""

    id: str = fact("A short name for the vote.")
    question: str = fact("What was put.")
    item: str | None = maybe("The item of business, as numbered on the agenda.")
    about_integration_functions: bool | None = maybe("Whether it decides about integration functions or the Act.")
    cast: tuple[CastVote, ...] | None = maybe("Each vote cast.")
    cast_for_vacancies: tuple[VacantSeatVote, ...] | None = maybe(
        "Votes of vacant seats, cast by the other nominees of the body that cannot fill them."
    )
    refused: tuple[str, ...] | None = maybe(
        "Members or proxies who offered a vote that was not counted.", refers_to="members"
    )
    text: str | None = maybe("The motion or amendment in full.")
    moved_by: str | None = maybe("The member who moved it.", refers_to="members")
    seconded_by: str | None = maybe("The member who seconded it.", refers_to="members")
    amends: str | None = maybe("For an amendment: the vote on the motion that it would change, in the same meeting.")
    agreed_without_vote: bool | None = maybe(
        "Whether all agreed without being asked one by one; each is then recorded as for."
    )
    tie_settled_by: TieSettledBy | None = maybe("How a tie was settled, where there was one.")
    result: Result | None = maybe("How it came out.")


class Declaration(Record):
    """An interest declared in an item of business."""

    member: str = fact("The member who declared it.", refers_to="members")
    item: str = fact("The item of business.")
    direct: bool | None = maybe("Whether the interest is direct.")
    decided_by_member: bool | None = maybe("Whether the member decided for themselves whether to take part.")
    decided_by_others: bool | None = maybe("Whether the other members decided whether the member takes part.")
    interest: str | None = maybe("What the interest is.")
    took_part: bool | None = maybe("Whether the member took part in the item.")
    minuted: bool | None = maybe("Whether the declaration is in the minute.")


class Requisition(Record):
    """A written request by members for a meeting."""

    made_on: date = fact("The day it was made.")
    signed_by: tuple[str, ...] | None = maybe("The members who signed it.", refers_to="members")
    states_business: bool | None = maybe("Whether it states the business.")
    refused_on: date | None = maybe("The day the chair refused to call the meeting, if so.")


class Adjournment(Record):
    """A time during which a meeting stood still, or the day to which it was put off."""

    because: str | None = maybe("Why it was adjourned.")
    at: str | None = maybe("The time it was adjourned, as 11:40.", form="time")
    resumed_at: str | None = maybe("The time it went on.", form="time")
    to_meeting: str | None = maybe("The meeting at which it went on, where that was another day.", refers_to="meetings")


class CalledBy(StrEnum):
    """Who called a meeting."""

    CHAIR = "chair"
    REQUISITION = "requisition"


class Meeting(Record):
    """One meeting, held or planned."""

    id: str = fact("A short name for the meeting, as board-2026-09-16.")
    body: str = fact(
        "board, monitoring_committee, planning_group, or the id of a committee.", refers_to="bodies or planning_group"
    )
    held_on: date = fact("The day it is or was held.")
    starts_at: str | None = maybe("The time at which it begins, as 10:00.", form="time")
    ends_at: str | None = maybe("The time at which it ended.", form="time")
    place: str | None = maybe("Where it is held.")
    remote_address: str | None = maybe("Where it can be joined from elsewhere.", form="address")
    cancelled: bool | None = maybe("Whether it was called off.")
    called_by: CalledBy | None = maybe("Who called it.")
    requisition: Requisition | None = maybe("The request by members that led to it.")
    notice_available_on: Event = maybe("The day notice was available to the members.")
    notice_states_time_place_business: bool | None = maybe("Whether the notice gives time, place and business.")
    notice_signed: bool | None = maybe(
        "Whether it was signed by the chair, a member authorised, or the requisitioners."
    )
    only_requisitioned_business: bool | None = maybe("Whether a meeting called on requisition kept to its business.")
    attendance: tuple[Attendance, ...] | None = maybe("The roll.")
    names_recorded: bool | None = maybe("Whether the names of those attending are recorded.")
    chosen_to_preside_by_voting_members: bool | None = maybe(
        "With chair and vice-chair away: whether the voting members chose who presides."
    )
    presided_by: str | None = maybe("The member who presided.", refers_to="members")
    presided_by_proxy: bool | None = maybe("Whether a proxy presided.")
    adjournments: tuple[Adjournment, ...] | None = maybe("When it was adjourned.")
    declarations: tuple[Declaration, ...] | None = maybe("Interests declared.")
    votes: tuple[Vote, ...] | None = maybe("Questions put to the vote.")
    decisions_taken: bool | None = maybe("Whether decisions were taken.")
    minutes_submitted_on: Event = maybe("The day of the meeting that the minutes were put to for agreement.")
    minutes_signed: bool | None = maybe("Whether the person presiding at that meeting signed them.")
