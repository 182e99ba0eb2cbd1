"""Remove members only on the grounds and with the notice that the Order asks for (IJBO-R1).

SSI 2014/285 article 10, http://www.legislation.gov.uk/ssi/2014/285/article/10/made. Paraphrase: the words of the
Order are at that address. That three meetings in a row were missed is a reason that the board may act on; it is no
duty, and gives no finding until somebody is removed for it.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from comhla.dates import day_months_after, moved_by_days
from comhla.law.answers import Answer, cannot_tell, for_a_person, met, not_met
from comhla.law.asked import Asked
from comhla.law.duty import BOARD_ONLY, MACHINE, PERSON, Duty, Subject, Version
from comhla.law.events import the_day
from comhla.law.facts import NOT_DONE, Attendance, AuthorityFacts, Leaving, Member
from comhla.law.readings.board_roll import BEARER, BOARD, ELSEWHERE, barred_from
from comhla.law.readings.membership_ahead import GOOD_REASONS, MISSED_MEETINGS
from comhla.law.sources import board_order
from comhla.law.timing import days
from comhla.reference.seats import Seat

LEFT = ("members.body", "members.first_day", "members.last_day", "members.left_because", "members.notice_on")
WITH_A_MONTH = frozenset({Leaving.REMOVED_FOR_ABSENCE, Leaving.NOMINATION_WITHDRAWN})
REMOVALS = frozenset({*WITH_A_MONTH, Leaving.REMOVED_FOR_CONDUCT})

DUTY = Duty(
    id="IJBO-R1",
    title="Remove members on the grounds and with the notice laid down",
    family="C",
    bearer=f"{BEARER} and its constituent authorities",
    models=BOARD_ONLY,
    elsewhere=ELSEWHERE,
    versions=(
        Version(
            number=1,
            first_day=date(2014, 11, 28),
            citation=board_order("article 10", url="http://www.legislation.gov.uk/ssi/2014/285/article/10/made"),
            words="The board may remove a member who missed three meetings in a row without good cause, with one"
            " month's written notice, or a member whose conduct is at odds with membership, from a day given in"
            " writing. A constituent authority may withdraw its nominee with one month's written notice. Whoever is"
            " disqualified, or was nominated by a council and stops being a councillor, is off the board at once.",
        ),
    ),
)


@DUTY.each("members")
def removal(facts: AuthorityFacts, until: date) -> Iterator[Subject[Member]]:
    for each in facts.members_of(BOARD):
        if each.left_because in REMOVALS:
            known = [day for day in (each.notice_on, each.last_day) if isinstance(day, date)]
            opens = min(known, default=each.first_day)
            yield Subject(f"removal-{each.id}", f"the removal of {each.id}", opens, opens, each)


@removal.part("art 10(1), (5)", MACHINE, uses=LEFT)
def give_one_month_of_notice(asked: Asked, member: Member) -> Answer | None:
    """Give one month's written notice of a removal for absence, or of the withdrawal of a nomination."""
    return _a_month(member) if member.left_because in WITH_A_MONTH else None


def _a_month(member: Member) -> Answer:
    notice, last_day = member.notice_on, member.last_day
    if notice is NOT_DONE:
        return not_met(
            "{member} was removed without written notice.",
            then="Give the notice in writing; the removal takes effect a month later at the earliest.",
            member=member.id,
        )
    if not isinstance(notice, date) or last_day is None:
        return cannot_tell(
            "The day of the notice to {member}, or the last day in the seat, is not recorded.",
            missing=("members.notice_on", "members.last_day"),
            member=member.id,
        )
    earliest = day_months_after(notice, months=1)
    removed = moved_by_days(last_day, days=1)
    if removed < earliest:
        return not_met(
            "{member} had notice on {notice} and was off the board on {removed}, {early} before a month was over, on"
            " {earliest}.",
            then="Say so openly, and take advice on what the member's absence from the board meant for its decisions.",
            due=earliest,
            member=member.id,
            notice=notice,
            removed=removed,
            earliest=earliest,
            early=days(number=(earliest - removed).days),
        )
    return met(
        "{member} had notice on {notice} and is off the board from {removed}, a month later or more.",
        member=member.id,
        notice=notice,
        removed=removed,
    )


@removal.part("art 10(2)", MACHINE, uses=LEFT)
def give_day_of_removal_in_writing(asked: Asked, member: Member) -> Answer | None:
    """Give in writing the day from which a member is removed for conduct."""
    if member.left_because is not Leaving.REMOVED_FOR_CONDUCT:
        return None
    notice, last_day = member.notice_on, member.last_day
    if notice is NOT_DONE:
        return not_met(
            "{member} was removed for conduct without written notice of the day.",
            then="Give the day of removal in writing.",
            member=member.id,
        )
    if not isinstance(notice, date) or last_day is None:
        return cannot_tell(
            "The day of the notice to {member}, or the last day in the seat, is not recorded.",
            missing=("members.notice_on", "members.last_day"),
            member=member.id,
        )
    if notice > moved_by_days(last_day, days=1):
        return not_met(
            "{member} was off the board after {last}, before the written notice of {notice}.",
            then="Count the removal from a day that the notice gives.",
            member=member.id,
            last=last_day,
            notice=notice,
        )
    return met("{member} had written notice of the removal on {notice}.", member=member.id, notice=notice)


@removal.part("art 10(2)", PERSON, uses=LEFT)
def judge_the_conduct(asked: Asked, member: Member) -> Answer | None:
    """Remove for conduct only where it brought the board into disrepute or was at odds with membership."""
    if member.left_because is not Leaving.REMOVED_FOR_CONDUCT:
        return None
    return for_a_person(
        "{member} was removed for conduct. Did the conduct bring the board into disrepute, or was it at odds with"
        " membership?",
        member=member.id,
    )


@removal.part("art 10(1)", PERSON, uses=(*LEFT, "meetings.body", "meetings.held_on", "meetings.attendance"))
def judge_the_absences(asked: Asked, member: Member) -> Answer | None:
    """Remove for absence only after three meetings in a row missed without illness or other reasonable cause."""
    if member.left_because is not Leaving.REMOVED_FOR_ABSENCE or not asked.happened(member.notice_on):
        return None
    held = [
        each for each in asked.facts.meetings_of(BOARD) if member.first_day <= each.held_on <= the_day(member.notice_on)
    ]
    rows = [_row(each.attendance, member) for each in held]
    runs = [rows[i : i + MISSED_MEETINGS] for i in range(len(rows) - MISSED_MEETINGS + 1)]
    missed = [run for run in runs if not any(row is not None and row.present for row in run)]
    without_cause = [run for run in missed if not any(row and row.absent_because in GOOD_REASONS for row in run)]
    if not without_cause:
        return not_met(
            "{member} was removed for absence, and the record shows no three meetings in a row that the member missed"
            " without illness or other reasonable cause before the notice.",
            then="Check the record of attendance and the reasons, and whether the removal can stand.",
            member=member.id,
        )
    return for_a_person(
        "{member} was removed for absence. Were three meetings in a row missed without illness or other reasonable"
        " cause?",
        member=member.id,
    )


def _row(attendance: tuple[Attendance, ...] | None, member: Member) -> Attendance | None:
    return next((row for row in attendance or () if row.member == member.id), None)


@DUTY.each()
def barred(facts: AuthorityFacts, until: date) -> Iterator[Subject[Member]]:
    for each in facts.members_of(BOARD):
        days_off = [day for day in (_ceased(each), _disqualified(each)) if day is not None]
        if days_off:
            yield Subject(each.id, f"{each.id}, off the board at once", min(days_off), min(days_off), each)


def _ceased(member: Member) -> date | None:
    return member.ceased_to_be_councillor_on if member.seat is Seat.COUNCIL_NOMINEE else None


def _disqualified(member: Member) -> date | None:
    barring = [barred_from(member, each) for each in member.disqualifications or ()]
    return min((day for day in barring if day is not None), default=None)


@barred.part("art 10(3)", MACHINE, uses=(*LEFT, "members.disqualifications", "members.ceased_to_be_councillor_on"))
def disqualified_leave_at_once(asked: Asked, member: Member) -> Answer | None:
    """Remove a member who is disqualified at once."""
    return _off_at_once(asked, member, _disqualified(member), "was disqualified")


@barred.part(
    "art 10(4)",
    MACHINE,
    uses=(*LEFT, "members.seat", "members.disqualifications", "members.ceased_to_be_councillor_on"),
)
def former_councillors_leave_at_once(asked: Asked, member: Member) -> Answer | None:
    """Take a council's nominee off the board on the day they stop being a councillor."""
    return _off_at_once(asked, member, _ceased(member), "stopped being a councillor")


def _off_at_once(asked: Asked, member: Member, day: date | None, what: str) -> Answer | None:
    if day is None or not asked.reached(day):
        return None
    if member.last_day is not None and member.last_day < moved_by_days(day, days=-1):
        return None
    if member.last_day is not None and member.last_day <= day:
        return met("{member} {what} on {day} and left the board then.", member=member.id, what=what, day=day)
    if not asked.past(member.last_day):
        return not_met(
            "{member} {what} on {day} and is recorded as still in the seat.",
            then="Record {day} as the last day in the seat; the law took the member off the board then.",
            due=day,
            member=member.id,
            what=what,
            day=day,
        )
    return not_met(
        "{member} {what} on {day} and is recorded in the seat until {last}.",
        then="Check whether the member voted after {day}, and correct the record.",
        due=day,
        member=member.id,
        what=what,
        day=day,
        last=member.last_day,
    )
