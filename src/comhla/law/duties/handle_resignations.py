"""Handle resignations: written notice, and word to the body that nominated (IJBO-R0).

SSI 2014/285 article 9, amended by SSI 2025/405 article 2(3) from 1 September 2026,
https://www.legislation.gov.uk/ssi/2014/285. Paraphrase: the words of the Order are at that address. The chief social
work officer and the finance officer cannot resign in this way. Since 20 March 2015 the words do not reach the chief
officer's post, whose resignation is never flagged.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from comhla.law.answers import Answer, cannot_tell, met, not_met
from comhla.law.asked import Asked
from comhla.law.duty import BOARD_ONLY, MACHINE, Duty, Subject, Version
from comhla.law.facts import NOT_DONE, AuthorityFacts, Leaving, Member, OfficerPost
from comhla.law.readings.board_membership import OFFICER_SEATS
from comhla.law.readings.board_roll import BEARER, BOARD, ELSEWHERE, NOMINEES
from comhla.law.sources import board_order
from comhla.reference.seats import Seat

LEFT = ("members.body", "members.first_day", "members.last_day", "members.left_because", "members.notice_on")

DUTY = Duty(
    id="IJBO-R0",
    title="Handle resignations of members",
    family="C",
    bearer=BEARER,
    models=BOARD_ONLY,
    elsewhere=ELSEWHERE,
    versions=(
        Version(
            number=1,
            first_day=date(2014, 11, 28),
            last_day=date(2026, 8, 31),
            citation=board_order("article 9"),
            words="A member may resign at any time by written notice to the board. Where a voting member resigns, the"
            " board tells the constituent authority that nominated the member.",
        ),
        Version(
            number=2,
            first_day=date(2026, 9, 1),
            citation=board_order(
                "article 9, as amended by SSI 2025/405 article 2(3)", url="https://www.legislation.gov.uk/ssi/2025/405"
            ),
            words="A member may resign at any time by written notice to the board. Where a nominee of a council or of"
            " the health board resigns, the board tells the body that nominated the member.",
            note="SSI 2025/405 is treated as in force; no official list of its effects was seen.",
        ),
    ),
)


@DUTY.each("members")
def resignation(facts: AuthorityFacts, until: date) -> Iterator[Subject[Member]]:
    for each in facts.members_of(BOARD):
        if each.left_because is Leaving.RESIGNED:
            noticed = each.notice_on if isinstance(each.notice_on, date) else None
            day = noticed or each.last_day or each.first_day
            yield Subject(each.id, f"the resignation of {each.id}", day, day, each)


@resignation.part("art 9(1)", MACHINE, uses=LEFT)
def resign_in_writing(asked: Asked, member: Member) -> Answer | None:
    """Resign by written notice to the board."""
    if member.seat is Seat.CHIEF_OFFICER:
        return None
    if member.notice_on is None:
        return cannot_tell(
            "Whether {member} gave written notice of resignation is not recorded.",
            missing=("members.notice_on",),
            member=member.id,
        )
    if member.notice_on is NOT_DONE:
        return not_met(
            "{member} is recorded as having resigned without written notice.",
            then="Ask for the notice in writing; until then the member is still in office.",
            member=member.id,
        )
    return met("{member} gave written notice of resignation on {day}.", member=member.id, day=member.notice_on)


@resignation.part("art 9(2)", MACHINE, uses=(*LEFT, "members.seat", "members.nominating_body_told_on"))
def tell_nominating_body(asked: Asked, member: Member) -> Answer | None:
    """Tell the council or health board that nominated the member who resigned."""
    if member.seat not in NOMINEES:
        return None
    told = member.nominating_body_told_on
    if asked.happened(told):
        return met("The body that nominated {member} was told of the resignation on {day}.", member=member.id, day=told)
    if told is None:
        return cannot_tell(
            "Whether the body that nominated {member} was told of the resignation is not recorded.",
            missing=("members.nominating_body_told_on",),
            member=member.id,
        )
    return not_met(
        "The body that nominated {member} has not been told of the resignation.",
        then="Tell the body, so that it can nominate somebody else, and record the day.",
        member=member.id,
    )


POSTS = {
    Seat.CHIEF_SOCIAL_WORK_OFFICER: OfficerPost.CHIEF_SOCIAL_WORK_OFFICER,
    Seat.FINANCE_OFFICER: OfficerPost.FINANCE_OFFICER,
}


@resignation.part(
    "art 9(3)",
    MACHINE,
    uses=(
        *LEFT,
        "members.seat",
        "members.person",
        "officers.post",
        "officers.person",
        "officers.first_day",
        "officers.last_day",
    ),
)
def keep_officers_while_in_office(asked: Asked, member: Member) -> Answer | None:
    """Let the chief social work officer and the finance officer not resign their seats while they hold the office."""
    if member.seat not in OFFICER_SEATS:
        return None
    if asked.facts.officers is None:
        return cannot_tell(
            "{member} is recorded as having resigned a seat that goes with an office, and who holds the office is not"
            " recorded.",
            missing=("officers",),
            member=member.id,
        )
    holding = [
        each
        for each in asked.in_force(asked.facts.officers)
        if each.post is POSTS[member.seat] and each.person == member.person
    ]
    if holding:
        return not_met(
            "{member} is recorded as having resigned a seat that goes with an office, and still holds the office.",
            then="Correct the record: the seat is held for as long as the office is.",
            member=member.id,
        )
    return met("{member} no longer holds the office that carries the seat.", member=member.id)
