"""Exclude people who are disqualified from membership (IJBO-D1).

SSI 2014/285 article 8, https://www.legislation.gov.uk/ssi/2014/285. Paraphrase: the words of the Order are at that
address. Declarations by members are practice and no requirement of the Order: without a record nothing can be told.
"""

from __future__ import annotations

from datetime import date

from comhla.dates import anniversary
from comhla.law.answers import Answer, cannot_tell, for_a_person, met, not_met
from comhla.law.asked import Asked
from comhla.law.duty import BOARD_ONLY, MACHINE, Duty, Version
from comhla.law.facts import Disqualification, DisqualifyingGround, Member
from comhla.law.readings.board_membership import MEMBERSHIP, sitting, the_board
from comhla.law.readings.board_roll import BEARER, ELSEWHERE, barred_from
from comhla.law.sources import board_order

DUTY = Duty(
    id="IJBO-D1",
    title="Exclude people who are disqualified from membership",
    family="C",
    bearer=f"members of {BEARER} and those who appoint them",
    models=BOARD_ONLY,
    elsewhere=ELSEWHERE,
    versions=(
        Version(
            number=1,
            first_day=date(2014, 11, 28),
            citation=board_order("article 8"),
            words="Nobody may be a member who was sentenced to three months or more in the five years before the"
            " appointment, was dismissed by a health board or council for disciplinary reasons, is insolvent, was"
            " removed from a professional register other than voluntarily, or is under a sanction of the 2000 Act on"
            " ethical standards.",
        ),
    ),
)

board = DUTY.each("members")(the_board)


def _recorded(asked: Asked, ground: DisqualifyingGround) -> list[tuple[Member, Disqualification]]:
    """The members for whom a ground is recorded that has begun and has not ended."""
    return [
        (member, each)
        for member in sitting(asked)
        for each in member.disqualifications or ()
        if each.ground is ground and asked.within(each.first_day, each.last_day)
    ]


def _nobody(asked: Asked, ground: DisqualifyingGround) -> Answer | None:
    members, recorded = sitting(asked), _recorded(asked, ground)
    barred = tuple(member.id for member, each in recorded if barred_from(member, each) is not None)
    doubtful = tuple(member.id for member, each in recorded if _is_doubtful(member, each))
    silent = tuple(each.id for each in members if each.disqualifications is None)
    if barred:
        return not_met(
            "A ground of disqualification ({ground}) is recorded for these members, who are recorded as sitting:"
            " {members}.",
            then="Record the day on which the member was removed, which is the day of the disqualification.",
            members=barred,
            ground=ground.value,
        )
    if doubtful:
        return for_a_person(
            "A sentence is recorded for {members} that did not come in the five years before the appointment, but"
            " after it, or five years earlier to the day. Does it disqualify?",
            members=doubtful,
        )
    if silent:
        return cannot_tell(
            "Whether a ground of disqualification ({ground}) applies is not recorded for {members}.",
            missing=("members.disqualifications",),
            then="Record the grounds, or an empty list for none; a yearly declaration by members is good practice.",
            members=silent,
            ground=ground.value,
        )
    return met("No ground of disqualification ({ground}) is recorded.", ground=ground.value) if members else None


def _is_doubtful(member: Member, recorded: Disqualification) -> bool:
    if recorded.ground is not DisqualifyingGround.SENTENCE:
        return False
    return member.first_day <= recorded.first_day or member.first_day == anniversary(recorded.first_day, years=5)


@board.part("art 8(1)", MACHINE, uses=MEMBERSHIP)
def nobody_recently_sentenced(asked: Asked, _: None) -> Answer | None:
    """Have no member sentenced to three months' imprisonment or more in the five years before the appointment."""
    return _nobody(asked, DisqualifyingGround.SENTENCE)


@board.part("art 8(2)", MACHINE, uses=MEMBERSHIP)
def nobody_dismissed(asked: Asked, _: None) -> Answer | None:
    """Have no member whom a health board or council removed or dismissed for disciplinary reasons."""
    return _nobody(asked, DisqualifyingGround.DISMISSAL)


@board.part("art 8(3)", MACHINE, uses=MEMBERSHIP)
def nobody_insolvent(asked: Asked, _: None) -> Answer | None:
    """Have no member who is insolvent."""
    return _nobody(asked, DisqualifyingGround.INSOLVENCY)


@board.part("art 8(4)", MACHINE, uses=MEMBERSHIP)
def nobody_struck_off(asked: Asked, _: None) -> Answer | None:
    """Have no member removed from a listed professional register otherwise than voluntarily."""
    return _nobody(asked, DisqualifyingGround.STRUCK_OFF)


@board.part("art 8(5)", MACHINE, uses=MEMBERSHIP)
def nobody_under_sanction(asked: Asked, _: None) -> Answer | None:
    """Have no member under a sanction of the 2000 Act on ethical standards."""
    return _nobody(asked, DisqualifyingGround.STANDARDS_SANCTION)
