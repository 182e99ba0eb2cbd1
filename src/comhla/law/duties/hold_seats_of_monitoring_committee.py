"""Terms, chair, disqualification and removal in the monitoring committee (IJMC-C1).

Public Bodies (Joint Working) (Integration Joint Monitoring Committees) (Scotland) Order 2014 articles 5 to 10,
https://www.legislation.gov.uk/ssi/2014/281. Paraphrase: the words of the Order are at that address.

Vacancies undo nothing (article 7). The health board and the council appoint the chair together: sides do not alternate.
A term ends on the day before the third anniversary of its first day at the latest; re-appointment is allowed. Leaving
takes effect on the first day out of the seat, which is the day after the last day in it.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from comhla.dates import day_months_after
from comhla.law.answers import Answer, cannot_tell, for_a_person, met, not_met, not_yet_due
from comhla.law.asked import Asked
from comhla.law.duty import LEAD_AGENCY_ONLY, MACHINE, Duty, Subject, Version
from comhla.law.events import the_day
from comhla.law.facts import NOT_DONE, AuthorityFacts, ChairPeriod, Leaving, Member
from comhla.law.readings.monitoring_committee import (
    BODY,
    COMMITTEE_USES,
    ELSEWHERE,
    EX_OFFICIO,
    NOMINEES,
    SETTING_USES,
    the_committee,
)
from comhla.law.readings.monitoring_committee_holdings import (
    Holding,
    a_months_notice,
    disqualified,
    holdings,
    left_by,
    three_meetings_missed,
)
from comhla.law.sources import COMMITTEE_ORDER, COMMITTEE_ORDER_URL, Citation, Verified
from comhla.reference.seats import Seat

DUTY = Duty(
    id="IJMC-C1",
    title="Keep to the rules on terms, chair and removal in the monitoring committee",
    family="D",
    bearer="the health board, the council and the members of a monitoring committee",
    models=LEAD_AGENCY_ONLY,
    elsewhere=ELSEWHERE,
    versions=(
        Version(
            number=1,
            first_day=date(2014, 11, 28),
            citation=Citation(
                title=COMMITTEE_ORDER,
                provision="articles 5 to 10",
                url=COMMITTEE_ORDER_URL,
                verified=Verified.TEXT_SEEN,
            ),
            words="The health board and the council set each member's term, at most three years, and appoint the chair"
            " together from the nominated members. Nobody who is disqualified is a member. A member leaves by written"
            " notice, and is removed on the grounds and with the notice that the Order names; for conduct only where"
            " the health board and the council both agree.",
        ),
    ),
)

_HOLDING_USES = ("members.body", "members.person", "members.seat", "members.first_day", "members.last_day")

seat = DUTY.each("members")(holdings)


@seat.part("arts 5 to 10", MACHINE, uses=(*_HOLDING_USES, "members.term_last_day"))
def set_a_term_of_three_years_at_most(asked: Asked, holding: Holding) -> Answer | None:
    """Set each member's term at three years at most. Members by office stay as long as they hold the office."""
    member = holding.member
    if member.seat in EX_OFFICIO:
        return None
    if member.term_last_day is None:
        return cannot_tell(
            "The last day of the term in the seat of {seat} is not recorded.",
            missing=("members.term_last_day",),
            seat=member.id,
        )
    if member.term_last_day <= holding.longest_last_day:
        return met(
            "The term in the seat of {seat} runs from {first} to {last}, which is no longer than three years.",
            seat=member.id,
            first=member.first_day,
            last=member.term_last_day,
        )
    return not_met(
        "The term in the seat of {seat} runs from {first} to {last}; the longest term ends on {longest}.",
        then="Set the term to end by {longest}. The member may be re-appointed.",
        due=holding.longest_last_day,
        seat=member.id,
        first=member.first_day,
        last=member.term_last_day,
        longest=holding.longest_last_day,
    )


@seat.part("arts 5 to 10", MACHINE, uses=(*_HOLDING_USES, "members.term_last_day"))
def leave_or_renew_at_the_end_of_the_term(asked: Asked, holding: Holding) -> Answer | None:
    """Leave the seat when the term ends, or be re-appointed."""
    member = holding.member
    if member.seat in EX_OFFICIO:
        return None
    last = member.term_last_day or holding.longest_last_day
    if left_by(asked, holding, last):
        return met("The seat of {seat} was left or renewed by the end of the term, {last}.", seat=member.id, last=last)
    if not asked.past(last):
        return not_yet_due(
            "The term in the seat of {seat} ends on {last}.",
            due=last,
            then="Re-appoint the member, or find somebody else for the seat, by {last}.",
            seat=member.id,
            last=last,
        )
    return not_met(
        "The term in the seat of {seat} ended on {last}, and the seat was held after that day with no re-appointment on"
        " record.",
        then="Record the re-appointment or the last day in the seat.",
        due=last,
        seat=member.id,
        last=last,
    )


@seat.part("art 8", MACHINE, uses=(*_HOLDING_USES, "members.disqualifications"))
def be_free_of_disqualification(asked: Asked, holding: Holding) -> Answer:
    """Be subject to none of the grounds of disqualification when appointed, and leave at once if one arises."""
    return disqualified(asked, holding.member)


@seat.part("arts 5 to 10", MACHINE, uses=(*_HOLDING_USES, "members.left_because", "members.notice_on"))
def resign_in_writing(asked: Asked, holding: Holding) -> Answer | None:
    """Resign by written notice to the committee. A seat that goes with an office is left with the office."""
    member = holding.member
    if not _left(asked, member, Leaving.RESIGNED):
        return None
    if member.seat in EX_OFFICIO:
        return for_a_person(
            "The seat of {seat} goes with an office and is recorded as resigned. Was the office left as well?",
            seat=member.id,
        )
    if member.notice_on is None:
        return cannot_tell(
            "Whether the member in the seat of {seat} resigned in writing is not recorded.",
            missing=("members.notice_on",),
            seat=member.id,
        )
    if asked.happened(member.notice_on):
        return met("Written notice for the seat of {seat} is dated {day}.", seat=member.id, day=member.notice_on)
    return not_met(
        "The seat of {seat} is recorded as resigned, without written notice.",
        then="Ask for a written notice.",
        seat=member.id,
    )


@seat.part("arts 5 to 10", MACHINE, uses=(*_HOLDING_USES, "members.left_because", "members.nominating_body_told_on"))
def tell_the_nominating_body(asked: Asked, holding: Holding) -> Answer | None:
    """Tell the health board or council when a member whom it nominated resigns."""
    member = holding.member
    if member.seat not in NOMINEES or not _left(asked, member, Leaving.RESIGNED):
        return None
    if member.nominating_body_told_on is None:
        return cannot_tell(
            "Whether the body that nominated the member in the seat of {seat} was told of the resignation is not"
            " recorded.",
            missing=("members.nominating_body_told_on",),
            seat=member.id,
        )
    if asked.happened(member.nominating_body_told_on):
        return met(
            "The body that nominated the member in the seat of {seat} was told on {day}.",
            seat=member.id,
            day=member.nominating_body_told_on,
        )
    return not_met(
        "The body that nominated the member in the seat of {seat} has not been told of the resignation.",
        then="Tell it, so that it can nominate somebody else.",
        seat=member.id,
    )


@seat.part("arts 5 to 10", MACHINE, uses=(*_HOLDING_USES, "members.left_because", "members.notice_on"))
def give_a_months_notice_of_removal(asked: Asked, holding: Holding) -> Answer | None:
    """Give a month's written notice before a member is removed for absence or a nomination is withdrawn."""
    if _left(asked, holding.member, Leaving.REMOVED_FOR_ABSENCE):
        return a_months_notice(asked, holding.member, what="Removal for absence")
    if _left(asked, holding.member, Leaving.NOMINATION_WITHDRAWN):
        return a_months_notice(asked, holding.member, what="Withdrawal of the nomination")
    return None


@seat.part("arts 5 to 10", MACHINE, uses=(*_HOLDING_USES, "members.left_because", "members.notice_on", "meetings"))
def remove_for_absence_only_after_three_meetings(asked: Asked, holding: Holding) -> Answer | None:
    """Remove for absence only who missed three meetings running, not through illness or other reasonable cause."""
    if not _left(asked, holding.member, Leaving.REMOVED_FOR_ABSENCE):
        return None
    if asked.facts.meetings is None:
        return cannot_tell("The meetings of the committee are not recorded.", missing=("meetings",))
    return three_meetings_missed(asked, holding.member)


@seat.part(
    "arts 5 to 10", MACHINE, uses=(*_HOLDING_USES, *SETTING_USES, "members.left_because", "members.removal_agreed_by")
)
def agree_removal_for_conduct(asked: Asked, holding: Holding) -> Answer | None:
    """Remove a member for bringing the committee into disrepute only where health board and council both agree."""
    member = holding.member
    if not _left(asked, member, Leaving.REMOVED_FOR_CONDUCT):
        return None
    if member.removal_agreed_by is None:
        return cannot_tell(
            "Who agreed to the removal from the seat of {seat} for conduct is not recorded.",
            missing=("members.removal_agreed_by",),
            seat=member.id,
        )
    parties = asked.facts.setting_on(the_day(member.last_day)).parties
    left_out = tuple(party for party in parties if party not in member.removal_agreed_by)
    if left_out:
        return not_met(
            "The removal from the seat of {seat} for conduct was not agreed by {parties}.",
            then="Look at the removal again with every party to the scheme.",
            seat=member.id,
            parties=left_out,
        )
    return met("The removal from the seat of {seat} was agreed by {parties}.", seat=member.id, parties=parties)


@seat.part("arts 5 to 10", MACHINE, uses=(*_HOLDING_USES, "members.ceased_to_be_councillor_on"))
def leave_with_the_office_of_councillor(asked: Asked, holding: Holding) -> Answer | None:
    """Remove a council's nominee from the day on which they stop being a councillor."""
    member = holding.member
    ceased = member.ceased_to_be_councillor_on
    if member.seat is not Seat.COUNCIL_NOMINEE or ceased is None or not asked.reached(ceased):
        return None
    if member.last_day is not None and member.last_day <= ceased:
        return met(
            "The council's nominee in the seat of {seat} stopped being a councillor on {day} and left the seat.",
            seat=member.id,
            day=ceased,
        )
    return not_met(
        "The council's nominee in the seat of {seat} stopped being a councillor on {day}, and the seat was held after"
        " that day.",
        then="End the membership from that day, and ask the council for another nomination.",
        due=ceased,
        seat=member.id,
        day=ceased,
    )


def _left(asked: Asked, member: Member, because: Leaving) -> bool:
    return member.left_because is because and asked.past(member.last_day)


_CHAIR_USES = ("chair_periods.body", "chair_periods.first_day")


class Chairing(NamedTuple):
    """One period of chairing, and the one before it."""

    period: ChairPeriod
    before: ChairPeriod | None


@DUTY.each("chair_periods")
def chair_period(facts: AuthorityFacts, until: date) -> Iterator[Subject[Chairing]]:
    before: ChairPeriod | None = None
    of_the_committee = (each for each in facts.chair_periods or () if each.body == BODY)
    for each in sorted(of_the_committee, key=lambda period: period.first_day):
        label = f"the chair from {each.first_day.isoformat()}"
        yield Subject(f"chair-{each.id}", label, each.first_day, each.first_day, Chairing(each, before))
        before = each


@chair_period.part("arts 5 to 10", MACHINE, uses=(*_CHAIR_USES, *SETTING_USES, "chair_periods.agreed_by"))
def appoint_the_chair_jointly(asked: Asked, chairing: Chairing) -> Answer:
    """Appoint the chair by agreement of the health board and the council, also when the chair changes."""
    period = chairing.period
    if period.agreed_by is None:
        return cannot_tell(
            "Who agreed the chair from {first} is not recorded.",
            missing=("chair_periods.agreed_by",),
            first=period.first_day,
        )
    parties = asked.facts.setting_on(period.first_day).parties
    left_out = tuple(party for party in parties if party not in period.agreed_by)
    if left_out:
        return not_met(
            "The chair from {first} was appointed without the agreement of {parties}.",
            then="Ask for the agreement of every party to the scheme, and record it.",
            first=period.first_day,
            parties=left_out,
        )
    return met("The chair from {first} was agreed by {parties}.", first=period.first_day, parties=parties)


@chair_period.part(
    "arts 5 to 10", MACHINE, uses=(*_CHAIR_USES, "chair_periods.chair", "members.seat", "members.body", "members")
)
def choose_the_chair_from_nominated_members(asked: Asked, chairing: Chairing) -> Answer:
    """Choose the chair from the members whom the health board and the council nominated."""
    period = chairing.period
    member = asked.facts.members_by_id.get(period.chair or "")
    if member is None:
        return cannot_tell(
            "Which member chairs from {first} is not recorded.",
            missing=("members",) if period.chair else ("chair_periods.chair",),
            first=period.first_day,
        )
    if member.body == BODY and member.seat in NOMINEES:
        return met("The chair from {first} holds a nominated seat, {seat}.", first=period.first_day, seat=member.id)
    return not_met(
        "The chair from {first} holds the seat of {seat}, which is not one of a nominated member of the committee.",
        then="Appoint a nominated member to chair.",
        first=period.first_day,
        seat=member.id,
    )


@chair_period.part(
    "arts 5 to 10", MACHINE, uses=(*_CHAIR_USES, "chair_periods.chair", "chair_periods.notice_of_change_on")
)
def give_a_months_notice_of_a_new_chair(asked: Asked, chairing: Chairing) -> Answer | None:
    """Give a month's notice before the chair changes, where that is practicable."""
    period, before = chairing
    if before is None or (period.chair is not None and period.chair == before.chair):
        return None
    notice = period.notice_of_change_on
    if notice is None:
        return cannot_tell(
            "Whether notice was given before the chair changed on {first} is not recorded.",
            missing=("chair_periods.notice_of_change_on",),
            first=period.first_day,
        )
    if notice is NOT_DONE or notice > period.first_day:
        return for_a_person(
            "The chair changed on {first} without notice. Was a month's notice impracticable?", first=period.first_day
        )
    if day_months_after(notice, months=1) <= period.first_day:
        return met("The chair changed on {first}, with notice on {notice}.", first=period.first_day, notice=notice)
    return for_a_person(
        "The chair changed on {first}, less than a month after notice on {notice}. Was a month's notice impracticable?",
        first=period.first_day,
        notice=notice,
    )


committee = DUTY.each()(the_committee)


@committee.part(
    "arts 5 to 10", MACHINE, uses=(*COMMITTEE_USES, *_CHAIR_USES, "chair_periods.last_day", "chair_periods.chair")
)
def have_a_chair(asked: Asked, of: None) -> Answer | None:
    """Have a chair. A gap undoes nothing that the committee does, and is shown."""
    if asked.facts.chair_periods is None:
        return None
    chairs = asked.in_force(each for each in asked.facts.chair_periods or () if each.body == BODY)
    if chairs:
        return met("The committee has a chair, since {first}.", first=max(each.first_day for each in chairs))
    return for_a_person(
        "No chair of the committee is recorded for this day. A vacancy undoes nothing that the committee does. Are the"
        " health board and the council agreeing on a chair?",
        then="Agree and record the chair.",
    )
