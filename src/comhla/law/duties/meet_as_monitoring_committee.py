"""Standing orders and meetings of the monitoring committee (IJMC-S1).

Public Bodies (Joint Working) (Integration Joint Monitoring Committees) (Scotland) Order 2014 article 14 and Schedule,
https://www.legislation.gov.uk/ssi/2014/281; paragraph 5 as changed by SSI 2015/432,
https://www.legislation.gov.uk/ssi/2015/432. Paraphrase: the words of the Order are at those addresses.

The six heads of the Schedule are calling, notice, quorum, conduct, conflict of interest and records. The quorum is half
of the nominated members and a requisition needs two thirds of all members. Whether members in office or seats are
counted is not said: where the two give different answers, a person is asked. Short notice undoes nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from comhla.dates import moved_by_days
from comhla.law.answers import Answer, cannot_tell, for_a_person, met, not_met, not_yet_due
from comhla.law.asked import Asked
from comhla.law.duty import LEAD_AGENCY_ONLY, MACHINE, Duty, Subject, Version
from comhla.law.facts import (
    AuthorityFacts,
    CalledBy,
    ConflictDecidedBy,
    Meeting,
    StandingOrders,
)
from comhla.law.readings.meeting_notice import CLEAR_DAYS, last_day_by_law, members_may_call_from
from comhla.law.readings.monitoring_committee import BODY, COMMITTEE_USES, ELSEWHERE, the_committee
from comhla.law.readings.monitoring_committee_meetings import (
    all_of,
    enough_requisitioners,
    presided,
    quorate,
    yes_or_no,
)
from comhla.law.sources import COMMITTEE_ORDER, COMMITTEE_ORDER_URL, Citation, Verified
from comhla.law.timing import done_in_time

MEMBER_DECIDES_FROM = date(2016, 2, 1)
HEADS = ("calling", "notice", "quorum", "conduct", "conflict", "records", "remote_attendance")

_CITATION = Citation(
    title=COMMITTEE_ORDER,
    provision="article 14 and Schedule",
    url=COMMITTEE_ORDER_URL,
    verified=Verified.TEXT_SEEN,
)
_WORDS = (
    "The committee has standing orders on remote attendance and the six heads of the Schedule, and meets by them:"
    " called by the chair or by two thirds of all members, with five clear days' notice, with half of the nominated"
    " members there, and with names and minutes recorded."
)

DUTY = Duty(
    id="IJMC-S1",
    title="Have standing orders and meet by them in the monitoring committee",
    family="D",
    bearer="the monitoring committee",
    models=LEAD_AGENCY_ONLY,
    elsewhere=ELSEWHERE,
    versions=(
        Version(
            number=1,
            first_day=date(2014, 11, 28),
            last_day=date(2016, 1, 31),
            citation=_CITATION,
            words=_WORDS + " The other members decide whether a member with an interest takes part.",
        ),
        Version(
            number=2,
            first_day=MEMBER_DECIDES_FROM,
            citation=_CITATION,
            words=_WORDS + " A member with an interest discloses it and decides whether to take part.",
        ),
    ),
)

committee = DUTY.each("standing_orders")(the_committee)

_ORDERS_USES = (*COMMITTEE_USES, "standing_orders.body", "standing_orders.first_day", "standing_orders.last_day")


def _standing_orders(asked: Asked) -> StandingOrders | None:
    editions = asked.in_force(each for each in asked.facts.standing_orders or () if each.body == BODY)
    return max(editions, key=lambda each: each.first_day, default=None)


@committee.part("art 14 and Schedule", MACHINE, uses=(*_ORDERS_USES, *(f"standing_orders.{head}" for head in HEADS)))
def cover_every_head(asked: Asked, of: None) -> Answer:
    """Have standing orders on calling, notice, quorum, conduct, conflicts, records and remote attendance."""
    edition = _standing_orders(asked)
    if edition is None:
        return not_met(
            "The committee has no standing orders on this day.",
            then="Make standing orders on the heads of the Schedule.",
        )
    without = tuple(head.replace("_", " ") for head in HEADS if getattr(edition, head) is False)
    if without:
        return not_met(
            "The standing orders from {first} leave out {heads}.",
            then="Add what is missing.",
            first=edition.first_day,
            heads=without,
        )
    unknown = tuple(head for head in HEADS if getattr(edition, head) is None)
    if unknown:
        return cannot_tell(
            "Whether the standing orders from {first} cover {heads} is not recorded.",
            missing=tuple(f"standing_orders.{head}" for head in unknown),
            first=edition.first_day,
            heads=tuple(head.replace("_", " ") for head in unknown),
        )
    return met("The standing orders from {first} cover every head.", first=edition.first_day)


@committee.part("Schedule para 2", MACHINE, uses=(*_ORDERS_USES, "standing_orders.notice_clear_days"))
def ask_for_five_clear_days(asked: Asked, of: None) -> Answer | None:
    """Ask in the standing orders for at least five clear days of notice."""
    edition = _standing_orders(asked)
    if edition is None or edition.notice_clear_days is None:
        return None
    if edition.notice_clear_days >= CLEAR_DAYS:
        return met("The standing orders ask for {number} clear days of notice.", number=edition.notice_clear_days)
    return not_met(
        "The standing orders ask for {number} clear days of notice, and at least five are needed.",
        then="Change the standing orders.",
        number=edition.notice_clear_days,
    )


@committee.part("Schedule para 5", MACHINE, uses=(*_ORDERS_USES, "standing_orders.conflict_decided_by"), versions=(1,))
def leave_interests_to_the_others(asked: Asked, of: None) -> Answer | None:
    """Say in the standing orders that the other members decide whether a member with an interest takes part."""
    return _who_decides(asked, ConflictDecidedBy.OTHER_MEMBERS)


@committee.part("Schedule para 5", MACHINE, uses=(*_ORDERS_USES, "standing_orders.conflict_decided_by"), versions=(2,))
def leave_interests_to_the_member(asked: Asked, of: None) -> Answer | None:
    """Say in the standing orders that a member with an interest decides whether to take part."""
    return _who_decides(asked, ConflictDecidedBy.THE_MEMBER)


def _who_decides(asked: Asked, by: ConflictDecidedBy) -> Answer | None:
    edition = _standing_orders(asked)
    if edition is None:
        return None
    if edition.conflict_decided_by is None:
        return cannot_tell(
            "Who decides, by the standing orders, whether a member with an interest takes part is not recorded.",
            missing=("standing_orders.conflict_decided_by",),
        )
    if edition.conflict_decided_by is by:
        return met(
            "By the standing orders it is for {by} to decide whether a member with an interest takes part.", by=by.value
        )
    if by is ConflictDecidedBy.THE_MEMBER and edition.first_day < MEMBER_DECIDES_FROM:
        return for_a_person(
            "The standing orders from {first} leave interests to the other members. The rule changed on"
            " {change}, and older standing orders had to follow as soon as reasonably practicable. Have they had time?",
            then="Change the standing orders so that the member decides.",
            first=edition.first_day,
            change=MEMBER_DECIDES_FROM,
        )
    return not_met(
        "By the standing orders it is for {other} to decide whether a member with an interest takes part; by the"
        " Order it is for {by}.",
        then="Change the standing orders.",
        other=edition.conflict_decided_by.value,
        by=by.value,
    )


class Gathering(NamedTuple):
    """A meeting and the day of the one after it, to which its minutes go."""

    meeting: Meeting
    next_on: date | None


@DUTY.each("meetings", "members")
def meeting(facts: AuthorityFacts, until: date) -> Iterator[Subject[Gathering]]:
    in_order = facts.meetings_of(BODY)
    for each, after in zip(in_order, (*in_order[1:], None), strict=False):
        notice_due = last_day_by_law(each.held_on)
        yield Subject(
            each.id,
            f"the meeting of {each.held_on.isoformat()}",
            opens=moved_by_days(notice_due, days=-28),
            relevant_day=each.held_on,
            of=Gathering(each, after.held_on if after else None),
        )


_MEETING_USES = ("meetings.body", "meetings.held_on", "meetings.cancelled", "members")


@meeting.part("Schedule para 2", MACHINE, uses=(*_MEETING_USES, "meetings.notice_available_on"))
def give_five_clear_days_of_notice(asked: Asked, gathering: Gathering) -> Answer:
    """Have notice available to the members at least five clear days before the meeting. Short notice undoes nothing."""
    held_on = gathering.meeting.held_on
    return done_in_time(
        asked,
        what="Notice of the meeting of {day}",
        done=gathering.meeting.notice_available_on,
        due=last_day_by_law(held_on),
        missing="meetings.notice_available_on",
        then="Send notice with time, place and business to every member by {last}. Short notice does not undo a"
        " meeting.",
        day=held_on,
    )


@meeting.part(
    "Schedule para 2",
    MACHINE,
    uses=(
        *_MEETING_USES,
        "meetings.notice_available_on",
        "meetings.notice_states_time_place_business",
        "meetings.notice_signed",
    ),
)
def state_and_sign_the_notice(asked: Asked, gathering: Gathering) -> Answer | None:
    """State time, place and business in the notice, and have it signed by the chair, by a member authorised to, or by
    the members who call the meeting.
    """
    meeting = gathering.meeting
    if not asked.happened(meeting.notice_available_on):
        return None
    points = (meeting.notice_states_time_place_business, meeting.notice_signed)
    return yes_or_no(
        recorded=all_of(points),
        place="meetings.notice_signed",
        yes="The notice of the meeting of {day} was complete and signed.",
        no="The notice of the meeting of {day} lacked time, place or business, or was not signed.",
        unknown="Whether the notice of the meeting of {day} was complete and signed is not recorded.",
        then="Give time, place and business in the notice of the next meeting, and have it signed.",
        day=meeting.held_on,
    )


@meeting.part(
    "Schedule para 1", MACHINE, uses=(*_MEETING_USES, "meetings.called_by", "meetings.requisition", "vacancies")
)
def call_on_requisition_of_two_thirds(asked: Asked, gathering: Gathering) -> Answer | None:
    """Call a meeting without the chair only on a written request of two thirds of all members, which states the
    business.
    """
    meeting = gathering.meeting
    if meeting.called_by is not CalledBy.REQUISITION or not asked.reached(meeting.held_on):
        return None
    if meeting.requisition is None:
        return cannot_tell("The requisition is not recorded.", missing=("meetings.requisition",))
    return enough_requisitioners(asked, meeting.requisition)


@meeting.part(
    "Schedule para 1",
    MACHINE,
    uses=(*_MEETING_USES, "meetings.called_by", "meetings.requisition", "meetings.notice_available_on"),
)
def leave_the_chair_seven_days(asked: Asked, gathering: Gathering) -> Answer | None:
    """Call a meeting on requisition only once the chair has refused, or has let seven days pass without calling it."""
    meeting = gathering.meeting
    requisition = meeting.requisition
    if meeting.called_by is not CalledBy.REQUISITION or requisition is None or not asked.reached(meeting.held_on):
        return None
    earliest = members_may_call_from(requisition.made_on, requisition.refused_on)
    if not asked.happened(meeting.notice_available_on):
        return cannot_tell(
            "The day on which the members called the meeting of {day} is not recorded.",
            missing=("meetings.notice_available_on",),
            day=meeting.held_on,
        )
    if meeting.notice_available_on < earliest:
        return not_met(
            "The members called the meeting of {day} on {called}; they could do so from {earliest}.",
            then="It is already done; nothing is left to do but to say so openly.",
            day=meeting.held_on,
            called=meeting.notice_available_on,
            earliest=earliest,
        )
    return met(
        "The members called the meeting of {day} on {called}, as they could from {earliest}.",
        day=meeting.held_on,
        called=meeting.notice_available_on,
        earliest=earliest,
    )


@meeting.part(
    "Schedule para 1", MACHINE, uses=(*_MEETING_USES, "meetings.called_by", "meetings.only_requisitioned_business")
)
def keep_to_requisitioned_business(asked: Asked, gathering: Gathering) -> Answer | None:
    """Take only the business of the requisition at a meeting that the members called."""
    meeting = gathering.meeting
    if meeting.called_by is not CalledBy.REQUISITION or not asked.reached(meeting.held_on):
        return None
    return yes_or_no(
        recorded=meeting.only_requisitioned_business,
        place="meetings.only_requisitioned_business",
        yes="The meeting of {day} kept to the business of the requisition.",
        no="The meeting of {day} took other business than that of the requisition.",
        unknown="Whether the meeting of {day} kept to the business of the requisition is not recorded.",
        then="Take the other business again at the next meeting.",
        day=meeting.held_on,
    )


@meeting.part(
    "Schedule para 3",
    MACHINE,
    uses=(*_MEETING_USES, "meetings.attendance", "meetings.decisions_taken", "vacancies"),
)
def have_half_of_the_nominated_members(asked: Asked, gathering: Gathering) -> Answer | None:
    """Take decisions only with at least half of the nominated members there."""
    if not asked.reached(gathering.meeting.held_on):
        return None
    return quorate(asked, gathering.meeting)


@meeting.part(
    "Schedule para 4",
    MACHINE,
    uses=(
        *_MEETING_USES,
        "meetings.presided_by",
        "meetings.attendance",
        "meetings.chosen_to_preside_by_voting_members",
        "chair_periods",
    ),
)
def have_the_chair_preside(asked: Asked, gathering: Gathering) -> Answer | None:
    """Let the chair preside or, with the chair away, the vice-chair or another member whom the committee chooses."""
    if not asked.reached(gathering.meeting.held_on):
        return None
    return presided(asked, gathering.meeting)


@meeting.part("Schedule para 5", MACHINE, versions=(1,), uses=(*_MEETING_USES, "meetings.declarations"))
def let_the_others_decide(asked: Asked, gathering: Gathering) -> Answer | None:
    """Disclose an interest in an item, and let the other members decide whether the member takes part."""
    return _decided(asked, gathering.meeting, [each.decided_by_others for each in gathering.meeting.declarations or ()])


@meeting.part("Schedule para 5", MACHINE, versions=(2,), uses=(*_MEETING_USES, "meetings.declarations"))
def let_the_member_decide(asked: Asked, gathering: Gathering) -> Answer | None:
    """Disclose an interest in an item, and let the member decide whether to take part."""
    return _decided(asked, gathering.meeting, [each.decided_by_member for each in gathering.meeting.declarations or ()])


def _decided(asked: Asked, meeting: Meeting, rightly: list[bool | None]) -> Answer | None:
    if not asked.reached(meeting.held_on) or meeting.declarations == ():
        return None
    return yes_or_no(
        recorded=None if meeting.declarations is None else all_of(rightly),
        place="meetings.declarations",
        yes="At the meeting of {day} whoever had to decide about each declared interest did.",
        no="At the meeting of {day} it was not for those who had to, to decide whether a member with an interest takes"
        " part.",
        unknown="Which interests were declared at the meeting of {day}, or who decided about taking part, is not"
        " recorded.",
        then="Follow the Order at the next meeting, and put the standing orders right.",
        day=meeting.held_on,
    )


@meeting.part("Schedule para 6", MACHINE, uses=(*_MEETING_USES, "meetings.names_recorded"))
def record_who_attended(asked: Asked, gathering: Gathering) -> Answer | None:
    """Record the names of those attending."""
    if not asked.reached(gathering.meeting.held_on):
        return None
    return yes_or_no(
        recorded=gathering.meeting.names_recorded,
        place="meetings.names_recorded",
        yes="The names of those attending on {day} are recorded.",
        no="The names of those attending on {day} are not recorded.",
        unknown="Whether the names of those attending on {day} were recorded is not known.",
        then="Put the names into the minutes.",
        day=gathering.meeting.held_on,
    )


@meeting.part("Schedule para 6", MACHINE, uses=(*_MEETING_USES, "meetings.minutes_submitted_on"))
def put_minutes_to_the_next_meeting(asked: Asked, gathering: Gathering) -> Answer | None:
    """Put the minutes to the next meeting for agreement."""
    meeting = gathering.meeting
    if not asked.reached(meeting.held_on):
        return None
    if gathering.next_on is not None:
        return done_in_time(
            asked,
            what="Putting the minutes of {day} to the next meeting",
            done=meeting.minutes_submitted_on,
            due=gathering.next_on,
            missing="meetings.minutes_submitted_on",
            then="Put the minutes to the next meeting for agreement.",
            day=meeting.held_on,
        )
    if asked.happened(meeting.minutes_submitted_on):
        return met(
            "The minutes of {day} were put for agreement on {on}.", day=meeting.held_on, on=meeting.minutes_submitted_on
        )
    return not_yet_due(
        "The minutes of {day} go to the next meeting, which is not recorded yet.",
        due=None,
        then="Put the minutes to the next meeting for agreement.",
        day=meeting.held_on,
    )


@meeting.part(
    "Schedule para 6", MACHINE, uses=(*_MEETING_USES, "meetings.minutes_submitted_on", "meetings.minutes_signed")
)
def sign_the_minutes(asked: Asked, gathering: Gathering) -> Answer | None:
    """Have the minutes signed by the person presiding at the meeting that agrees them."""
    if not asked.happened(gathering.meeting.minutes_submitted_on):
        return None
    return yes_or_no(
        recorded=gathering.meeting.minutes_signed,
        place="meetings.minutes_signed",
        yes="The minutes of {day} are signed.",
        no="The minutes of {day} were put for agreement and are not signed.",
        unknown="Whether the minutes of {day} were signed is not recorded.",
        then="Have the minutes signed by the person who presided at the meeting that agreed them.",
        day=gathering.meeting.held_on,
    )
