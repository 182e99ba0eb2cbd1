"""Limit the terms of members to three years (IJBO-T1).

SSI 2014/285 article 7, https://www.legislation.gov.uk/ssi/2014/285. Paraphrase: the words of the Order are at that
address. A term of three years ends on the day before the anniversary. The chief social work officer and the finance
officer stay as long as they hold their offices. Since 20 March 2015 the words do not reach the chief officer's post,
whose term is never flagged.
"""

from __future__ import annotations

from datetime import date

from comhla.dates import last_day_of_years_beginning_with
from comhla.law.answers import Answer, cannot_tell, met, not_met
from comhla.law.asked import Asked
from comhla.law.duty import BOARD_ONLY, MACHINE, Duty, Version
from comhla.law.facts import Member, OfficerPost
from comhla.law.readings.board_membership import MEMBERSHIP, OFFICER_SEATS, sitting, the_board
from comhla.law.readings.board_roll import BEARER, BOARD, ELSEWHERE
from comhla.law.sources import board_order
from comhla.reference.seats import Seat

LONGEST_YEARS = 3
WITHOUT_TERM = frozenset({*OFFICER_SEATS, Seat.CHIEF_OFFICER})
TERMS = (*MEMBERSHIP, "members.term_last_day")

DUTY = Duty(
    id="IJBO-T1",
    title="Limit the terms of members to three years",
    family="C",
    bearer=f"the constituent authorities behind {BEARER}",
    models=BOARD_ONLY,
    elsewhere=ELSEWHERE,
    versions=(
        Version(
            number=1,
            first_day=date(2014, 11, 28),
            citation=board_order("article 7"),
            words="The constituent authorities fix the term of members, at most three years; re-appointment is allowed."
            " The chief social work officer and the finance officer stay as long as they hold the office.",
            note="SSI 2015/66 took the chief officer's post out of the words on 20 March 2015.",
        ),
    ),
)

board = DUTY.each("members")(the_board)


def _with_term(asked: Asked) -> list[Member]:
    return [each for each in sitting(asked) if each.seat not in WITHOUT_TERM]


@board.part("art 7(1)", MACHINE, uses=TERMS)
def fix_terms_within_three_years(asked: Asked, _: None) -> Answer | None:
    """Fix the term of each member, at most three years."""
    members = _with_term(asked)
    too_long = tuple(each.id for each in members if _too_long(each))
    silent = tuple(each.id for each in members if each.term_last_day is None)
    if too_long:
        return not_met(
            "The terms of these members are longer than three years: {members}.",
            then="Fix terms that end no later than the day before the third anniversary.",
            members=too_long,
        )
    if silent:
        return cannot_tell(
            "The last day of the term of these members is not recorded: {members}.",
            missing=("members.term_last_day",),
            members=silent,
        )
    return met("The terms of all members are fixed, at three years or less.") if members else None


def _too_long(member: Member) -> bool:
    limit = last_day_of_years_beginning_with(member.first_day, years=LONGEST_YEARS)
    return member.term_last_day is not None and member.term_last_day > limit


@board.part("art 7(1), (3)", MACHINE, uses=TERMS)
def reappoint_or_leave_at_end_of_term(asked: Asked, _: None) -> Answer | None:
    """Let a member whose term has ended leave or be re-appointed."""
    terms = [(each, each.term_last_day) for each in _with_term(asked) if each.term_last_day is not None]
    over = tuple(each.id for each, last_day in terms if asked.past(last_day) and not _reappointed(asked, each))
    if over:
        return not_met(
            "The terms of these members have ended, they are recorded as still in the seat, and no re-appointment is"
            " recorded: {members}.",
            then="Re-appoint them or somebody else, and record the new term.",
            members=over,
        )
    coming = [last_day for _, last_day in terms if not asked.past(last_day)]
    if not coming:
        return None
    return met(
        "Nobody sits beyond the end of a term. The next term to end is that of {members}, on {last}.",
        due=min(coming),
        then="Arrange the re-appointment, or a successor, before {last}.",
        members=tuple(each.id for each, last_day in terms if last_day == min(coming)),
        last=min(coming),
    )


def _reappointed(asked: Asked, member: Member) -> bool:
    return any(
        each.person == member.person and each.seat is member.seat and each.first_day > member.first_day
        for each in asked.in_force(asked.facts.members_of(BOARD))
    )


POSTS = {
    Seat.CHIEF_SOCIAL_WORK_OFFICER: OfficerPost.CHIEF_SOCIAL_WORK_OFFICER,
    Seat.FINANCE_OFFICER: OfficerPost.FINANCE_OFFICER,
}


@board.part(
    "art 7(2)",
    MACHINE,
    uses=(*MEMBERSHIP, "officers.person", "officers.post", "officers.first_day", "officers.last_day"),
)
def seat_officers_while_in_office(asked: Asked, _: None) -> Answer | None:
    """Let the chief social work officer and the finance officer be members for as long as they hold the office."""
    seated = [each for each in sitting(asked) if each.seat in OFFICER_SEATS]
    officers = [each for each in asked.facts.officers or () if each.post in POSTS.values()]
    recorded = {each.post for each in officers if asked.reached(each.first_day)}
    holders = {(each.post, each.person) for each in asked.in_force(officers)}
    silent = tuple(each.id for each in seated if POSTS[each.seat] not in recorded)
    gone = tuple(
        each.id for each in seated if POSTS[each.seat] in recorded and (POSTS[each.seat], each.person) not in holders
    )
    if gone:
        return not_met(
            "These members hold a seat that goes with an office, and are not recorded as holding it: {members}.",
            then="Record the present holder of the office as the member.",
            members=gone,
        )
    if silent:
        return cannot_tell(
            "Who holds the offices that carry these members' seats is not recorded: {members}.",
            missing=("officers",),
            members=silent,
        )
    return met("The members whose seats go with an office hold that office.") if seated else None
