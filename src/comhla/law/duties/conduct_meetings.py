"""Conduct meetings under standing orders: calling, notice, quorum, presiding and records (IJBO-S1).

SSI 2014/285 article 18 and schedule, paras 1 to 4 and 6, https://www.legislation.gov.uk/ssi/2014/285. Paraphrase: the
words of the Order are at that address. Quorum and requisition are shares of the voting members, so the day decides
who they are: with four nominees of each side and three members for third sector, service users and carers, quorum is
4 until 31 August 2026 and 6 from 1 September 2026, and a requisition needs 6 and then 8. Notice must be available five
clear days ahead; short notice is reported and does not undo the meeting.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from comhla.dates import clear_days_between
from comhla.law.answers import Answer, cannot_tell, met, not_met, not_yet_due
from comhla.law.asked import Asked
from comhla.law.duty import BOARD_ONLY, MACHINE, Duty, Subject, Version
from comhla.law.facts import AuthorityFacts, CalledBy, Requisition, StandingOrders
from comhla.law.readings import board_proceedings
from comhla.law.readings.board_membership import the_board
from comhla.law.readings.board_roll import (
    BEARER,
    BOARD,
    ELSEWHERE,
    ROLL,
    BoardMeeting,
    board_meetings,
    persons_on_roll,
    requisition_of,
    roll_on,
)
from comhla.law.readings.meeting_notice import CLEAR_DAYS, last_day_by_law, members_may_call_from
from comhla.law.sources import board_order
from comhla.law.timing import days

SHOWN_BEFOREHAND = timedelta(days=28)
"""How long before its notice is due a planned meeting begins to show. A choice of this project, not law."""

MEETING = ("meetings.body", "meetings.held_on", "meetings.cancelled", "committees")
EDITION = (
    "standing_orders.body",
    "standing_orders.first_day",
    "standing_orders.last_day",
    "establishment.established_on",
)

DUTY = Duty(
    id="IJBO-S1",
    title="Conduct meetings under standing orders",
    family="C",
    bearer=BEARER,
    models=BOARD_ONLY,
    elsewhere=ELSEWHERE,
    versions=(
        Version(
            number=1,
            first_day=date(2014, 11, 28),
            citation=board_order("article 18 and schedule, paras 1 to 4 and 6"),
            words="The board makes standing orders. The chair calls meetings; two thirds of the voting members may"
            " require one, and call it themselves if the chair refuses or does not within seven days. Notice is"
            " available five clear days ahead. Half of the voting members are a quorum of the board. The chair"
            " presides, else the vice-chair, else a voting member whom the voting members choose. Names are recorded,"
            " and minutes go to the next meeting.",
            note="Who is a voting member was changed by SSI 2025/405 on 1 September 2026. It is treated as in force; no"
            " official list of its effects was seen. Whether quorum counts seats or persons in office is not spelled"
            " out: persons in office are counted.",
        ),
    ),
)

board = DUTY.each("standing_orders")(the_board)


def _edition(asked: Asked) -> StandingOrders | None:
    editions = [each for each in asked.in_force(asked.facts.standing_orders) if each.body == BOARD]
    return editions[-1] if editions else None


@board.part("art 18(1)", MACHINE, uses=EDITION)
def make_standing_orders(asked: Asked, _: None) -> Answer:
    """Have standing orders."""
    edition = _edition(asked)
    if edition is None:
        return not_met("No standing orders are in force.", then="Make standing orders, and record the day.")
    return met("The standing orders from {first} are in force.", first=edition.first_day)


MATTERS = {
    "dispute_mechanism": "a way of settling ties",
    "remote_attendance": "attending remotely",
    "calling": "the calling of meetings",
    "notice": "notice of meetings",
    "quorum": "the quorum",
    "conduct": "the conduct of meetings",
    "conflict": "conflicts of interest",
    "records": "records and minutes",
}


@board.part("art 18(2), (3)", MACHINE, uses=(*EDITION, *(f"standing_orders.{each}" for each in MATTERS)))
def cover_every_matter(asked: Asked, _: None) -> Answer | None:
    """Let the standing orders cover ties, remote attendance, calling, notice, quorum, conduct, interests, records."""
    edition = _edition(asked)
    if edition is None:
        return None
    left_out = tuple(words for matter, words in MATTERS.items() if getattr(edition, matter) is False)
    silent = tuple(words for matter, words in MATTERS.items() if getattr(edition, matter) is None)
    if left_out:
        return not_met(
            "The standing orders from {first} say nothing of {matters}.",
            then="Amend the standing orders.",
            first=edition.first_day,
            matters=left_out,
        )
    if silent:
        return cannot_tell(
            "Whether the standing orders from {first} cover {matters} is not recorded.",
            missing=tuple(f"standing_orders.{each}" for each in MATTERS if getattr(edition, each) is None),
            first=edition.first_day,
            matters=silent,
        )
    return met("The standing orders from {first} cover every matter.", first=edition.first_day)


@board.part("sch para 2", MACHINE, uses=(*EDITION, "standing_orders.notice_clear_days"))
def ask_for_five_clear_days(asked: Asked, _: None) -> Answer | None:
    """Let the standing orders ask for at least five clear days of notice."""
    edition = _edition(asked)
    if edition is None:
        return None
    number = edition.notice_clear_days
    if number is None:
        return cannot_tell(
            "How many clear days of notice the standing orders from {first} ask for is not recorded.",
            missing=("standing_orders.notice_clear_days",),
            first=edition.first_day,
        )
    if number < CLEAR_DAYS:
        return not_met(
            "The standing orders from {first} ask for {number} clear days of notice; at least five are needed.",
            then="Amend the standing orders.",
            first=edition.first_day,
            number=number,
        )
    return met(
        "The standing orders from {first} ask for {number} clear days of notice.",
        first=edition.first_day,
        number=number,
    )


@DUTY.each("meetings")
def meeting(facts: AuthorityFacts, until: date) -> Iterator[Subject[BoardMeeting]]:
    yield from facts.once(_subjects)


def _subjects(facts: AuthorityFacts) -> tuple[Subject[BoardMeeting], ...]:
    return tuple(
        Subject(each.meeting.id, each.name, _notice_due(each) - SHOWN_BEFOREHAND, each.held_on, each)
        for each in board_meetings(facts, committees=True)
    )


def _notice_due(sitting: BoardMeeting) -> date:
    return last_day_by_law(sitting.held_on)


def _requisition(asked: Asked, sitting: BoardMeeting) -> Requisition | None:
    """The requisition on which the board's meeting is called, unless the chair called it, as the chair always may."""
    required = sitting.meeting.requisition
    if required is None or not sitting.is_of_board or sitting.meeting.called_by is CalledBy.CHAIR:
        return None
    return required if asked.reached(required.made_on) else None


@meeting.part("sch para 1", MACHINE, uses=(*MEETING, *ROLL, "meetings.requisition", "meetings.called_by"))
def requisition_by_two_thirds(asked: Asked, sitting: BoardMeeting) -> Answer | None:
    """Require a meeting with the signatures of at least two thirds of the voting members."""
    if sitting.meeting.called_by is CalledBy.REQUISITION and sitting.meeting.requisition is None:
        return cannot_tell(
            "The meeting on {held} was called on requisition, and the requisition is not recorded.",
            missing=("meetings.requisition",),
            held=sitting.held_on,
        )
    required = _requisition(asked, sitting)
    if required is None:
        return None
    roll = roll_on(asked.facts, BOARD, required.made_on)
    if required.signed_by is None or not roll:
        return cannot_tell(
            "Who signed the requisition of {made}, or who had a vote then, is not recorded.",
            missing=("meetings.requisition", "members"),
            made=required.made_on,
        )
    needed, signed = requisition_of(len(roll)), persons_on_roll(asked.facts, roll, required.signed_by)
    if signed < needed:
        return not_met(
            "{signed} of the {voters} members with a vote on {made} signed the requisition; {needed} are needed.",
            then="Ask the chair to call the meeting, or collect the signatures that are lacking.",
            signed=signed,
            voters=len(roll),
            made=required.made_on,
            needed=needed,
        )
    return met(
        "{signed} of the {voters} members with a vote on {made} signed the requisition, and {needed} are needed.",
        signed=signed,
        voters=len(roll),
        made=required.made_on,
        needed=needed,
    )


@meeting.part("sch para 1", MACHINE, uses=(*MEETING, "meetings.requisition", "meetings.called_by"))
def requisition_states_business(asked: Asked, sitting: BoardMeeting) -> Answer | None:
    """State in the requisition the business of the meeting."""
    required = _requisition(asked, sitting)
    if required is None:
        return None
    if required.states_business is None:
        return cannot_tell(
            "Whether the requisition of {made} states the business is not recorded.",
            missing=("meetings.requisition",),
            made=required.made_on,
        )
    if required.states_business:
        return met("The requisition of {made} states the business.", made=required.made_on)
    return not_met(
        "The requisition of {made} does not state the business.",
        then="Make the requisition again with the business stated.",
        made=required.made_on,
    )


@meeting.part(
    "sch para 1",
    MACHINE,
    uses=(*MEETING, "meetings.requisition", "meetings.called_by", "meetings.notice_available_on"),
)
def give_the_chair_seven_days(asked: Asked, sitting: BoardMeeting) -> Answer | None:
    """Call the meeting on requisition only once the chair has refused, or has not called it within seven days."""
    required = _requisition(asked, sitting)
    if required is None:
        return None
    called = sitting.meeting.notice_available_on
    if sitting.meeting.called_by is None or called is None:
        return cannot_tell(
            "Who called the meeting that was required on {made}, or when its notice was available, is not recorded.",
            missing=("meetings.called_by", "meetings.notice_available_on"),
            made=required.made_on,
        )
    refused = required.refused_on is not None and asked.reached(required.refused_on)
    earliest = members_may_call_from(required.made_on, required.refused_on if refused else None)
    if not asked.happened(called):
        return None
    if called < earliest:
        return not_met(
            "The meeting required on {made} was called by those who signed on {called}; they may do so from"
            " {earliest}.",
            then="Give the chair the time that the Order allows.",
            made=required.made_on,
            called=called,
            earliest=earliest,
        )
    return met(
        "The meeting required on {made} was called by those who signed on {called}; they might from {earliest}.",
        made=required.made_on,
        called=called,
        earliest=earliest,
    )


@meeting.part("sch para 1", MACHINE, uses=(*MEETING, "meetings.called_by", "meetings.only_requisitioned_business"))
def keep_to_business_required(asked: Asked, sitting: BoardMeeting) -> Answer | None:
    """Take only the business of the requisition at a meeting called by those who signed it."""
    if sitting.meeting.called_by is not CalledBy.REQUISITION or not asked.reached(sitting.held_on):
        return None
    kept = sitting.meeting.only_requisitioned_business
    if kept is None:
        return cannot_tell(
            "Whether the meeting on {held} kept to the business required is not recorded.",
            missing=("meetings.only_requisitioned_business",),
            held=sitting.held_on,
        )
    if kept:
        return met("The meeting on {held} kept to the business required.", held=sitting.held_on)
    return not_met(
        "The meeting on {held} took other business than the requisition stated.",
        then="Put the other business to the next meeting.",
        held=sitting.held_on,
    )


@meeting.part("sch para 2", MACHINE, uses=(*MEETING, "meetings.notice_available_on"))
def give_five_clear_days(asked: Asked, sitting: BoardMeeting) -> Answer:
    """Make notice of a meeting of the board or a committee available at least five clear days ahead."""
    due, notice = _notice_due(sitting), sitting.meeting.notice_available_on
    words: dict[str, Any] = {"held": sitting.held_on, "last": due}
    if asked.happened(notice):
        clear = days(number=clear_days_between(notice, sitting.held_on)).replace(" ", " clear ")
        if notice <= due:
            return met(
                "Notice of the meeting on {held} was available on {notice}, {clear} ahead.",
                due=due,
                notice=notice,
                clear=clear,
                **words,
            )
        return not_met(
            "Notice of the meeting on {held} was available on {notice}, {clear} ahead; the last day in time was"
            " {last}.",
            then="Say so openly. Short notice does not undo the meeting or what it decided.",
            due=due,
            notice=notice,
            clear=clear,
            **words,
        )
    if not asked.past(due):
        return not_yet_due(
            "Notice of the meeting on {held} has to be available by {last}, five clear days ahead.",
            due=due,
            then="Make the signed notice with time, place and business available by {last}.",
            **words,
        )
    if notice is None:
        return cannot_tell(
            "Notice of the meeting on {held} had to be available by {last}, and whether it was is not recorded.",
            missing=("meetings.notice_available_on",),
            **words,
        )
    return not_met(
        "Notice of the meeting on {held} had to be available by {last}, and was not.",
        then="Make it available at once, or choose a later day. Short notice does not undo a meeting.",
        due=due,
        **words,
    )


@meeting.part(
    "sch para 2", MACHINE, uses=(*MEETING, "meetings.notice_available_on", "meetings.notice_states_time_place_business")
)
def state_time_place_and_business(asked: Asked, sitting: BoardMeeting) -> Answer | None:
    """State in the notice the time, the place and the business."""
    return _of_notice(
        asked,
        sitting,
        "states time, place and business",
        "meetings.notice_states_time_place_business",
        said=sitting.meeting.notice_states_time_place_business,
    )


@meeting.part("sch para 2", MACHINE, uses=(*MEETING, "meetings.notice_available_on", "meetings.notice_signed"))
def sign_the_notice(asked: Asked, sitting: BoardMeeting) -> Answer | None:
    """Have the notice signed by the chair, by a member authorised, or by those who called on requisition."""
    return _of_notice(
        asked,
        sitting,
        "is signed as the Order asks",
        "meetings.notice_signed",
        said=sitting.meeting.notice_signed,
    )


def _of_notice(asked: Asked, sitting: BoardMeeting, what: str, place: str, *, said: bool | None) -> Answer | None:
    if not asked.happened(sitting.meeting.notice_available_on):
        return None
    if said is None:
        return cannot_tell(
            "Whether the notice of the meeting on {held} {what} is not recorded.",
            missing=(place,),
            held=sitting.held_on,
            what=what,
        )
    if said:
        return met("The notice of the meeting on {held} {what}.", held=sitting.held_on, what=what)
    return not_met(
        "It is recorded of the notice of the meeting on {held} that it is not one which {what}.",
        then="Send a full and signed notice. What the meeting decides stands.",
        held=sitting.held_on,
        what=what,
    )


@meeting.part("sch para 3", MACHINE, uses=(*MEETING, *board_proceedings.QUORUM))
def reach_quorum(asked: Asked, sitting: BoardMeeting) -> Answer | None:
    """Take decisions of the board only with at least half of the voting members in office on the day."""
    return board_proceedings.quorum_reached(asked, sitting)


@board.part("sch para 3", MACHINE, uses=(*EDITION, *ROLL, "standing_orders.quorum_as_number"))
def set_quorum_of_half(asked: Asked, _: None) -> Answer | None:
    """Where the standing orders give quorum as a number, let it be at least half of the voting members."""
    edition = _edition(asked)
    if edition is None or edition.quorum_as_number is None:
        return None
    return board_proceedings.number_is_half(asked, edition.quorum_as_number)


@meeting.part("sch para 4", MACHINE, uses=(*MEETING, *board_proceedings.PRESIDING))
def let_the_right_person_preside(asked: Asked, sitting: BoardMeeting) -> Answer | None:
    """Let the chair preside, else the vice-chair, else a voting member whom the voting members choose."""
    return board_proceedings.presided_rightly(asked, sitting)


@meeting.part("sch para 6", MACHINE, uses=(*MEETING, "meetings.names_recorded", "meetings.attendance"))
def record_names(asked: Asked, sitting: BoardMeeting) -> Answer | None:
    """Record the names of those who attend a meeting of the board."""
    if not sitting.is_of_board or not asked.reached(sitting.held_on):
        return None
    if sitting.meeting.names_recorded is False:
        return not_met(
            "The names of those who attended on {held} are not recorded.",
            then="Add them to the minute.",
            held=sitting.held_on,
        )
    if sitting.meeting.names_recorded or sitting.meeting.attendance:
        return met("Those who attended on {held} are recorded.", held=sitting.held_on)
    return cannot_tell(
        "Whether the names of those who attended on {held} were recorded is not recorded.",
        missing=("meetings.names_recorded", "meetings.attendance"),
        held=sitting.held_on,
    )


@meeting.part("sch para 6", MACHINE, uses=(*MEETING, "meetings.minutes_submitted_on"))
def put_minutes_to_next_meeting(asked: Asked, sitting: BoardMeeting) -> Answer | None:
    """Put the minutes to the next meeting of the same body for agreement."""
    return board_proceedings.minutes_put(asked, sitting)


@meeting.part("sch para 6", MACHINE, uses=(*MEETING, "meetings.minutes_submitted_on", "meetings.minutes_signed"))
def sign_the_minutes(asked: Asked, sitting: BoardMeeting) -> Answer | None:
    """Have the agreed minutes signed by the person presiding at the meeting that agrees them."""
    if not asked.happened(sitting.meeting.minutes_submitted_on):
        return None
    if sitting.meeting.minutes_signed is None:
        return cannot_tell(
            "Whether the minutes of {held} were signed is not recorded.",
            missing=("meetings.minutes_signed",),
            held=sitting.held_on,
        )
    if sitting.meeting.minutes_signed:
        return met("The minutes of {held} were signed by the person presiding.", held=sitting.held_on)
    return not_met(
        "The minutes of {held} were not signed by the person presiding at the meeting that they were put to.",
        then="Have them signed.",
        held=sitting.held_on,
    )
