"""Constitute a joint board of one council: nominees, officers and clinicians (IJBO-M1).

SSI 2014/285 article 3(1) to (5), https://www.legislation.gov.uk/ssi/2014/285. Paraphrase: the words of the Order are
at that address. The number of nominees is the same for each side: the greatest of three, the number the two sides
agree, and a number the council specifies that is not above a tenth of its councillors.
"""

from __future__ import annotations

from datetime import date
from typing import Any

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
    officers_seated,
    picked_by_health_board,
    side,
    somebody_in_each,
    the_board,
)
from comhla.law.readings.board_roll import BEARER, ELSEWHERE
from comhla.law.readings.nominee_numbers import LEAST_EACH_SIDE, nominees_required, specified_by_council
from comhla.law.sources import board_order
from comhla.reference.seats import Seat

DUTY = Duty(
    id="IJBO-M1",
    title="Constitute the board of one council",
    family="C",
    bearer=f"{BEARER} of one council",
    models=BOARD_ONLY,
    councils=Councils.ONE,
    elsewhere=f"With several councils the article for them applies (IJBO-M3). {ELSEWHERE}",
    versions=(
        Version(
            number=1,
            first_day=date(2014, 11, 28),
            citation=board_order("article 3(1) to (5)"),
            words="The board has the same number of councillors and of health board nominees, the chief social work"
            " officer, its finance officer, its chief officer once appointed, and three clinicians that the health"
            " board picks. The health board nominates non-executive directors as far as it has enough of them.",
            note="SSI 2015/66 moved the chief officer's seat from article 3(1)(d) to 3(7B) on 20 March 2015.",
        ),
    ),
)

board = DUTY.each("members")(the_board)
NUMBER = ("schemes.nominees_each_side", "schemes.nominees_specified_by_council", "authority.council_sizes")


@board.part("art 3(3)", MACHINE, uses=NOMINATIONS)
def nominate_equal_numbers(asked: Asked, _: None) -> Answer:
    """Let the council and the health board have the same number of nominees."""
    return equal_sides(asked)


@board.part("art 3(3)", MACHINE, uses=(*NOMINATIONS, *NUMBER))
def nominate_the_number_set(asked: Asked, _: None) -> Answer:
    """Have on each side the greatest of three, the number agreed, and a number the council may specify."""
    sides = side(asked, Seat.COUNCIL_NOMINEE), side(asked, Seat.HEALTH_BOARD_NOMINEE)
    seats = tuple(each.seats for each in sides)
    required = nominees_required(asked)
    at_least = LEAST_EACH_SIDE if required is None else required
    words: dict[str, Any] = {"council": seats[0], "board": seats[1]}
    if min(seats) < at_least and asked.facts.vacancies is None:
        return cannot_tell(
            "A side has fewer nominees in office than it needs: the council {council}, the health board {board}."
            " Whether seats are vacant for the time being is not recorded.",
            missing=("vacancies",),
            **words,
        )
    if min(seats) < at_least or (required is not None and max(seats) > required):
        return not_met(
            "Each side has to have {number} nominees. The council has {council} seats and the health board {board},"
            " temporary vacancies included.",
            then="Bring the number of nominees to {number} on each side, or record the temporary vacancy.",
            number=at_least if required is not None else "at least three",
            **words,
        )
    if required is None:
        return cannot_tell(
            "The number of nominees that the two sides agreed is not recorded. The council has {council} seats and"
            " the health board {board}.",
            missing=("schemes.nominees_each_side", "authority.council_sizes"),
            **words,
        )
    vacant = sum(each.vacant for each in sides)
    if vacant:
        return for_a_person(
            "Each side has its {number} seats of nominees, and {vacant} of the seats cannot be filled for the time"
            " being. What is being done to fill them? What the board does meanwhile stays valid.",
            then="Ask the body concerned to nominate.",
            number=required,
            vacant=vacant,
        )
    return met("Each side has {number} nominees in office, the number that is set.", number=required)


@board.part("art 3(3)", MACHINE, uses=(*NUMBER, "schemes.councils", "establishment.established_on"))
def specify_at_most_a_tenth(asked: Asked, _: None) -> Answer | None:
    """Let a number of nominees that the council specifies not be above a tenth of its councillors."""
    specified = specified_by_council(asked)
    if specified is None:
        return None
    if specified.a_tenth is None:
        return cannot_tell(
            "The council specified {number} nominees, and how many councillors it has is not recorded.",
            missing=("authority.council_sizes",),
            number=specified.number,
        )
    if specified.number > specified.a_tenth:
        return not_met(
            "The council specified {number} nominees, and a tenth of its councillors is {tenth}.",
            then="Ask the council to specify no more than {tenth}.",
            number=specified.number,
            tenth=specified.a_tenth,
        )
    return met(
        "The council specified {number} nominees, which is within a tenth of its councillors, {tenth}.",
        number=specified.number,
        tenth=specified.a_tenth,
    )


@board.part("art 3(1)(a)", MACHINE, uses=(*MEMBERSHIP, "members.is_councillor"))
def nominate_councillors(asked: Asked, _: None) -> Answer | None:
    """Let every nominee of the council be one of its councillors."""
    return councillors_only(asked)


@board.part(
    "art 3(4), (5)",
    MACHINE,
    uses=(*MEMBERSHIP, "members.is_non_executive_director", "members.is_health_board_member"),
)
def nominate_directors(asked: Asked, _: None) -> Answer | None:
    """Nominate non-executive directors; without enough of them, at least two, and other health board members."""
    return directors_first(asked)


@board.part("art 3(1)(c), (e)", MACHINE, uses=MEMBERSHIP)
def seat_the_officers(asked: Asked, _: None) -> Answer:
    """Have the chief social work officer and the board's finance officer as members."""
    return officers_seated(asked)


@board.part("art 3(7B)", MACHINE, uses=(*MEMBERSHIP, "officers.post", "officers.first_day", "officers.last_day"))
def seat_the_chief_officer(asked: Asked, _: None) -> Answer | None:
    """Have the chief officer as a member once appointed."""
    return chief_officer_seated(asked)


@board.part("art 3(1)(f) to (h)", MACHINE, uses=MEMBERSHIP)
def fill_the_clinical_seats(asked: Asked, _: None) -> Answer:
    """Have a general practitioner, a nurse and another doctor as members."""
    return somebody_in_each(asked, CLINICAL_SEATS, then="Ask the health board to choose somebody for the seat.")


@board.part("art 3(1)(f) to (h)", MACHINE, uses=(*MEMBERSHIP, "members.meets_conditions_of_seat"))
def seat_qualified_clinicians(asked: Asked, _: None) -> Answer | None:
    """Let each clinician have the registration and employment that the Order asks for."""
    return clinicians_qualify(asked)


@board.part("art 3(2)", MACHINE, uses=(*MEMBERSHIP, "members.nominated_by", "schemes.health_board"))
def let_health_board_pick_clinicians(asked: Asked, _: None) -> Answer | None:
    """Let the health board choose the three clinicians."""
    return picked_by_health_board(asked)
