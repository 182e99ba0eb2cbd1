"""Appoint members for staff, the third sector, service users and unpaid carers (IJBO-M2).

SSI 2014/285 article 3(6) to (9), and article 5(6) to (9) with several councils,
https://www.legislation.gov.uk/ssi/2014/285. Paraphrase: the words of the Order are at that address.
"""

from __future__ import annotations

from datetime import date

from comhla.law.answers import Answer, cannot_tell, for_a_person, met, not_met
from comhla.law.asked import Asked
from comhla.law.duty import BOARD_ONLY, MACHINE, Duty, Version
from comhla.law.readings.board_membership import (
    CLINICAL_SEATS,
    GROUP_SEATS,
    MEMBERSHIP,
    OFFICER_SEATS,
    conditions_of_seats,
    in_office,
    somebody_in_each,
    the_board,
)
from comhla.law.readings.board_roll import BEARER, ELSEWHERE, NOMINEES
from comhla.law.sources import board_order
from comhla.reference.seats import Seat

WORDS = (
    "The board appoints at least one person each for the staff of its constituent authorities, third sector bodies,"
    " service users and unpaid carers of the area. It may add further members, who are not councillors or"
    " non-executive directors of the health board."
)

DUTY = Duty(
    id="IJBO-M2",
    title="Appoint members for staff, third sector, service users and unpaid carers",
    family="C",
    bearer=BEARER,
    models=BOARD_ONLY,
    elsewhere=ELSEWHERE,
    versions=(
        Version(
            number=1,
            first_day=date(2014, 11, 28),
            last_day=date(2015, 3, 19),
            citation=board_order("articles 3(6) to (9) and 5(6) to (9)"),
            words=WORDS,
        ),
        Version(
            number=2,
            first_day=date(2015, 3, 20),
            citation=board_order("articles 3(6) to (9) and 5(6) to (9)"),
            words=f"{WORDS} Nobody who counts for one of the four groups also holds a seat as nominee, officer or"
            " clinician.",
            note="Paragraphs (7A) and (7B) were added by SSI 2015/66. With several councils, paragraph (7A) points to"
            " article 5(1), evidently meaning 5(2).",
        ),
    ),
)

OTHER_SEATS = (*NOMINEES, *OFFICER_SEATS, *CLINICAL_SEATS)

board = DUTY.each("members")(the_board)


@board.part("arts 3(6), (7), 5(6), (7)", MACHINE, uses=MEMBERSHIP)
def appoint_for_each_group(asked: Asked, _: None) -> Answer:
    """Have at least one member each for staff, third sector bodies, service users and unpaid carers."""
    return somebody_in_each(asked, GROUP_SEATS, then="Appoint at least one person for each group without a member.")


@board.part("arts 3(7)(a), 5(7)(a)", MACHINE, uses=(*MEMBERSHIP, "members.staff_of", "schemes.councils"))
def seat_staff_of_constituent_authorities(asked: Asked, _: None) -> Answer | None:
    """Let staff members represent the staff of the health board or of a council of the scheme."""
    staff = in_office(asked, Seat.STAFF)
    parties = asked.setting().parties
    others = tuple(each.id for each in staff if each.staff_of not in (None, *parties))
    silent = tuple(each.id for each in staff if each.staff_of is None)
    if others:
        return not_met(
            "These staff members represent the staff of a body that is no constituent authority: {members}.",
            then="Appoint a member for the staff of {parties}.",
            members=others,
            parties=parties,
        )
    if silent:
        return cannot_tell(
            "Whose staff these members represent is not recorded: {members}.",
            missing=("members.staff_of",),
            members=silent,
        )
    return met("The staff members represent the staff of constituent authorities.") if staff else None


@board.part(
    "arts 3(7)(c), (d), 5(7)(c), (d)",
    MACHINE,
    uses=(*MEMBERSHIP, "members.meets_conditions_of_seat", "people.lives_in_area"),
)
def seat_people_of_the_area(asked: Asked, _: None) -> Answer | None:
    """Let service users live in the area, and carers provide unpaid care in it."""
    seats = (Seat.SERVICE_USER, Seat.UNPAID_CARER)
    return conditions_of_seats(asked, seats, "the link with the area that their seats ask for")


@board.part("arts 3(7A), 5(7A)", MACHINE, uses=(*MEMBERSHIP, "schemes.councils"), versions=(2,))
def seat_nobody_twice(asked: Asked, _: None) -> Answer:
    """Count nobody for one of the four groups who also holds a seat as nominee, officer or clinician."""
    for_groups = in_office(asked, *GROUP_SEATS)
    others = {each.person for each in in_office(asked, *OTHER_SEATS)}
    doubled = tuple(each.id for each in for_groups if each.person in others)
    if not doubled:
        return met("Nobody who counts for a group holds another seat on the board that rules it out.")
    if asked.setting().several_councils:
        return for_a_person(
            "These members count for a group and hold another seat: {members}. The words for several councils point"
            " to another paragraph than they evidently mean. Is each group represented by somebody else as well?",
            members=doubled,
        )
    return not_met(
        "These members count for a group and also hold a seat as nominee, officer or clinician: {members}.",
        then="Appoint somebody else for the group.",
        members=doubled,
    )


@board.part(
    "arts 3(8), (9), 5(8), (9)",
    MACHINE,
    uses=(*MEMBERSHIP, "members.is_councillor", "members.is_non_executive_director"),
)
def add_no_councillors_or_directors(asked: Asked, _: None) -> Answer | None:
    """Add no further members who are councillors or non-executive directors of the health board."""
    added = in_office(asked, Seat.ADDITIONAL)
    barred = tuple(each.id for each in added if each.is_councillor or each.is_non_executive_director)
    silent = tuple(each.id for each in added if None in (each.is_councillor, each.is_non_executive_director))
    if barred:
        return not_met(
            "These further members are councillors or non-executive directors: {members}.",
            then="End the appointment; councillors and directors sit as nominees.",
            members=barred,
        )
    if silent:
        return cannot_tell(
            "Whether these further members are councillors or non-executive directors is not recorded: {members}.",
            missing=("members.is_councillor", "members.is_non_executive_director"),
            members=silent,
        )
    return met("No further member is a councillor or a non-executive director.") if added else None
