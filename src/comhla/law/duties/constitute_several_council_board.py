"""Constitute a joint board of several councils: nominees, officers and clinicians (IJBO-M3).

SSI 2014/285 article 5(1) to (5), http://www.legislation.gov.uk/ssi/2014/285/article/5/made. Paraphrase: the words of
the Order are at that address.
"""

from __future__ import annotations

from datetime import date

from comhla.law.answers import Answer, cannot_tell, for_a_person, met, not_met
from comhla.law.asked import Asked
from comhla.law.duty import BOARD_ONLY, MACHINE, Councils, Duty, Version
from comhla.law.readings.board_membership import (
    CLINICAL_SEATS,
    MEMBERSHIP,
    NOMINATIONS,
    chief_officer_seated,
    clinicians_qualify,
    councillors_only,
    directors_first,
    equal_sides,
    in_office,
    officers_seated,
    picked_by_health_board,
    somebody_in_each,
    the_board,
)
from comhla.law.readings.board_roll import BEARER, BOARD, ELSEWHERE
from comhla.law.readings.nominee_numbers import least_from_each_council
from comhla.law.sources import board_order
from comhla.reference.seats import Seat

MEMBERSHIP_TERM = "IS-2"

DUTY = Duty(
    id="IJBO-M3",
    title="Constitute the board of several councils",
    family="C",
    bearer=f"{BEARER} of several councils",
    models=BOARD_ONLY,
    councils=Councils.SEVERAL,
    elsewhere=f"With one council the article for it applies (IJBO-M1). {ELSEWHERE}",
    versions=(
        Version(
            number=1,
            first_day=date(2014, 11, 28),
            citation=board_order(
                "article 5(1) to (5)", url="http://www.legislation.gov.uk/ssi/2014/285/article/5/made"
            ),
            words="The health board and the councils agree the membership. Of two councils each has at least two"
            " councillors on the board, of more than two at least one. The health board has as many nominees as all"
            " councils together. One chief social work officer, the finance officer and three clinicians are members.",
            note="SSI 2015/66 moved the chief officer's seat from article 5(2)(d) to 5(7B) on 20 March 2015.",
        ),
    ),
)

board = DUTY.each("members")(the_board)


@board.part("art 5(1)", MACHINE, uses=("schemes.terms", "establishment.established_on"))
def agree_the_membership(asked: Asked, _: None) -> Answer:
    """Have the membership agreed between the health board and the councils."""
    scheme = asked.facts.scheme_called(asked.setting().scheme)
    terms = () if scheme is None else scheme.terms or ()
    agreed = next((each.agreed for each in terms if each.matter == MEMBERSHIP_TERM), None)
    if agreed is None:
        return cannot_tell(
            "Whether the health board and the councils agreed the membership is not recorded.",
            missing=("schemes.terms",),
            then="Record the term of the scheme on membership ({matter}), and whether it was agreed.",
            matter=MEMBERSHIP_TERM,
        )
    if agreed:
        return met("The health board and the councils agreed the membership.")
    return not_met(
        "The membership is recorded as not agreed between the health board and the councils.",
        then="Agree the membership, and record it in the scheme.",
    )


@board.part("art 5(2)(a)", MACHINE, uses=(*NOMINATIONS, "members.nominated_by", "vacancies.side"))
def nominate_from_each_council(asked: Asked, _: None) -> Answer:
    """Have at least two councillors from each of two councils, or at least one from each of more."""
    councils = asked.setting().councils
    floor = least_from_each_council(councils)
    nominees = in_office(asked, Seat.COUNCIL_NOMINEE)
    nominated = [each.nominated_by for each in nominees]
    short = tuple(council for council in councils if nominated.count(council) < floor)
    if not short:
        return met("Each council has at least {floor} of the nominees in office.", floor=floor)
    if None in nominated or asked.facts.vacancies is None:
        return cannot_tell(
            "Fewer than {floor} nominees are recorded for {councils}. Which council nominated each member, or whether"
            " seats are vacant for the time being, is not recorded.",
            missing=("members.nominated_by", "vacancies"),
            floor=floor,
            councils=short,
        )
    rows = [each for each in asked.facts.vacancies if each.body == BOARD and each.seat is Seat.COUNCIL_NOMINEE]
    vacant = [each.side for each in asked.in_force(rows)]
    lacking = tuple(council for council in short if nominated.count(council) + vacant.count(council) < floor)
    if lacking:
        return not_met(
            "Fewer than {floor} nominees are in office for {councils}, and no temporary vacancy accounts for it.",
            then="Ask {councils} to nominate.",
            floor=floor,
            councils=lacking,
        )
    return for_a_person(
        "Seats of {councils} cannot be filled for the time being, so fewer than {floor} nominees are in office. What"
        " is being done to fill them? What the board does meanwhile stays valid.",
        then="Ask {councils} to nominate.",
        floor=floor,
        councils=short,
    )


@board.part("art 5(2)(b)", MACHINE, uses=NOMINATIONS)
def match_the_councillors(asked: Asked, _: None) -> Answer:
    """Let the health board have as many nominees as all councils together."""
    return equal_sides(asked)


@board.part("art 5(2)(a)", MACHINE, uses=(*MEMBERSHIP, "members.is_councillor"))
def nominate_councillors(asked: Asked, _: None) -> Answer | None:
    """Let every nominee of a council be one of its councillors."""
    return councillors_only(asked)


@board.part(
    "art 5(4), (5)",
    MACHINE,
    uses=(*MEMBERSHIP, "members.is_non_executive_director", "members.is_health_board_member"),
)
def nominate_directors(asked: Asked, _: None) -> Answer | None:
    """Nominate non-executive directors; without enough of them, at least two, and other health board members."""
    return directors_first(asked)


@board.part("art 5(2)(c), (e)", MACHINE, uses=MEMBERSHIP)
def seat_the_officers(asked: Asked, _: None) -> Answer:
    """Have the chief social work officer of one of the councils and the board's finance officer as members."""
    return officers_seated(asked)


@board.part("art 5(7B)", MACHINE, uses=(*MEMBERSHIP, "officers.post", "officers.first_day", "officers.last_day"))
def seat_the_chief_officer(asked: Asked, _: None) -> Answer | None:
    """Have the chief officer as a member once appointed."""
    return chief_officer_seated(asked)


@board.part("art 5(2)(f) to (h)", MACHINE, uses=MEMBERSHIP)
def fill_the_clinical_seats(asked: Asked, _: None) -> Answer:
    """Have a general practitioner, a nurse and another doctor as members."""
    return somebody_in_each(asked, CLINICAL_SEATS, then="Ask the health board to choose somebody for the seat.")


@board.part("art 5(2)(f) to (h)", MACHINE, uses=(*MEMBERSHIP, "members.meets_conditions_of_seat"))
def seat_qualified_clinicians(asked: Asked, _: None) -> Answer | None:
    """Let each clinician have the registration and employment that the Order asks for."""
    return clinicians_qualify(asked)


@board.part("art 5(3)", MACHINE, uses=(*MEMBERSHIP, "members.nominated_by", "schemes.health_board"))
def let_health_board_pick_clinicians(asked: Asked, _: None) -> Answer | None:
    """Let the health board choose the three clinicians."""
    return picked_by_health_board(asked)
