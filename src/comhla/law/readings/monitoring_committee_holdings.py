"""Holding and leaving a seat of the monitoring committee: what the Order asks of one member's time in it.

Public Bodies (Joint Working) (Integration Joint Monitoring Committees) (Scotland) Order 2014 articles 5 and 8 to 10,
https://www.legislation.gov.uk/ssi/2014/281. Paraphrase: the words of the Order are at that address.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from comhla.dates import anniversary, day_months_after, last_day_of_years_beginning_with
from comhla.law.answers import Answer, cannot_tell, for_a_person, met, not_met
from comhla.law.asked import Asked
from comhla.law.duty import Subject
from comhla.law.events import the_day
from comhla.law.facts import AbsenceReason, AuthorityFacts, Disqualification, DisqualifyingGround, Meeting, Member
from comhla.law.readings.monitoring_committee import BODY, seat_in_words

_ONE_DAY = timedelta(days=1)
_ALREADY_DONE = "It is already done; nothing is left to do but to say so openly."


class Holding(NamedTuple):
    """One member's time in a seat, and the day on which the same person's next time begins, if there is one."""

    member: Member
    next_begins_on: date | None

    @property
    def longest_last_day(self) -> date:
        """The last day of the longest term that there may be: three years beginning with the first day."""
        return last_day_of_years_beginning_with(self.member.first_day, years=3)


def holdings(facts: AuthorityFacts, until: date) -> Iterator[Subject[Holding]]:
    """Every time in a seat of the committee, from its first day."""
    following: dict[str, date] = {}
    found = []
    for member in sorted(facts.members_of(BODY), key=lambda each: each.first_day, reverse=True):
        label = f"the seat of {member.id} ({seat_in_words(member.seat)})"
        holding = Holding(member, following.get(member.person))
        found.append(Subject(member.id, label, opens=member.first_day, relevant_day=member.first_day, of=holding))
        following[member.person] = member.first_day
    yield from reversed(found)


def left_by(asked: Asked, holding: Holding, day: date) -> bool:
    """Whether the seat was left, or taken up anew, so that this time in it did not last beyond `day`."""
    begins, last_day = holding.next_begins_on, holding.member.last_day
    renewed = begins is not None and begins <= day + _ONE_DAY and asked.reached(begins)
    return renewed or (last_day is not None and last_day <= day and asked.past(last_day))


def a_months_notice(asked: Asked, member: Member, *, what: str) -> Answer:
    """Written notice at least one month before the first day out of the seat."""
    if member.notice_on is None:
        return cannot_tell(
            "{what} from the seat of {seat} is recorded and the day of the written notice is not.",
            missing=("members.notice_on",),
            what=what,
            seat=member.id,
        )
    first_day_out = the_day(member.last_day) + _ONE_DAY
    if not asked.happened(member.notice_on) or member.notice_on >= first_day_out:
        return not_met(
            "{what} from the seat of {seat} took effect on {out} without written notice before it.",
            then=_ALREADY_DONE,
            what=what,
            seat=member.id,
            out=first_day_out,
        )
    earliest = day_months_after(member.notice_on, months=1)
    if first_day_out < earliest:
        return not_met(
            "{what} from the seat of {seat} took effect on {out}; with notice on {notice} it could not before"
            " {earliest}.",
            then=_ALREADY_DONE,
            due=earliest,
            what=what,
            seat=member.id,
            out=first_day_out,
            notice=member.notice_on,
            earliest=earliest,
        )
    return met(
        "{what} from the seat of {seat} took effect on {out}, with notice on {notice}.",
        what=what,
        seat=member.id,
        out=first_day_out,
        notice=member.notice_on,
    )


def three_meetings_missed(asked: Asked, member: Member) -> Answer:
    """Three meetings of the committee missed running, not through illness or other reasonable cause."""
    until = member.notice_on if isinstance(member.notice_on, date) else the_day(member.last_day)
    held = [each for each in asked.facts.meetings_of(BODY) if member.first_day <= each.held_on <= until]
    reasons = [_absence(meeting, member) for meeting in held]
    if _longest_run(reasons, {AbsenceReason.NO_REASON}) >= 3:
        return met("The member in the seat of {seat} had missed three meetings running.", seat=member.id)
    if _longest_run(reasons, {AbsenceReason.NO_REASON, None}) >= 3:
        return cannot_tell(
            "The seat of {seat} was taken away for absence; who was away from the meetings before that, and why, is not"
            " recorded in full.",
            missing=("meetings.attendance",),
            seat=member.id,
        )
    return not_met(
        "The seat of {seat} was taken away for absence, and three meetings missed running, other than through illness"
        " or another reasonable cause, are not on record.",
        then="Look at the removal again, and correct the record if a roll is wrong.",
        seat=member.id,
    )


def disqualified(asked: Asked, member: Member) -> Answer:
    """No ground of disqualification on appointment; a ground that arises later ends membership at once."""
    if member.disqualifications is None:
        return cannot_tell(
            "Whether a ground of disqualification applies to the seat of {seat} is not recorded.",
            missing=("members.disqualifications",),
            then="Ask the member, and record the grounds or an empty list.",
            seat=member.id,
        )
    for each in sorted(member.disqualifications, key=lambda ground: ground.first_day):
        answer = _ground(asked, member, each)
        if answer is not None:
            return answer
    return met("No ground of disqualification is recorded for the time in the seat of {seat}.", seat=member.id)


def _ground(asked: Asked, member: Member, each: Disqualification) -> Answer | None:
    if not asked.reached(each.first_day) or (each.last_day is not None and each.last_day < member.first_day):
        return None
    if each.first_day <= member.first_day:
        return _on_appointment(member, each)
    if member.last_day is not None and member.last_day <= each.first_day:
        return None
    if each.ground is DisqualifyingGround.SENTENCE:
        return for_a_person(
            "A sentence counts for the seat of {seat} from {day}, after the appointment. The Order speaks of"
            " sentences in the five years before an appointment. Does this one end the membership?",
            seat=member.id,
            day=each.first_day,
        )
    return not_met(
        "A ground of disqualification ({ground}) arose for the seat of {seat} on {day}, and the seat was held after"
        " that day.",
        then="End the membership, and record the day. A member who is disqualified is removed at once.",
        ground=each.ground.value,
        seat=member.id,
        day=each.first_day,
    )


def _on_appointment(member: Member, each: Disqualification) -> Answer | None:
    """A sentence counts for the five years before the appointment; whether its fifth anniversary does is not plain."""
    if each.ground is DisqualifyingGround.SENTENCE:
        over = anniversary(each.first_day, years=5)
        if over < member.first_day:
            return None
        if over == member.first_day:
            return for_a_person(
                "The appointment to the seat of {seat} on {appointed} falls five years to the day after a sentence"
                " began to count. Is that still within the five years before the appointment?",
                seat=member.id,
                appointed=member.first_day,
            )
    return not_met(
        "A ground of disqualification ({ground}) applied when the seat of {seat} was taken on {appointed}.",
        then="End the membership, and record the day.",
        ground=each.ground.value,
        seat=member.id,
        appointed=member.first_day,
    )


def _absence(meeting: Meeting, member: Member) -> AbsenceReason | str | None:
    row = next((each for each in meeting.attendance or () if each.member == member.id), None)
    if row is None:
        return None
    return "present" if row.present else row.absent_because


def _longest_run(reasons: list[AbsenceReason | str | None], counted: set[AbsenceReason | None]) -> int:
    longest = run = 0
    for reason in reasons:
        run = run + 1 if reason in counted else 0
        longest = max(longest, run)
    return longest
