"""The membership of a joint board on the day asked about: nominees of both sides, officers, clinicians, groups.

SSI 2014/285 articles 3 and 5. What boards with one council and with several have in common; each has a duty of its
own. A seat that nobody holds for the time being shows as a gap: a vacancy undoes nothing (article 15).
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any, NamedTuple

from comhla.law.answers import Answer, cannot_tell, for_a_person, met, not_met
from comhla.law.asked import Asked
from comhla.law.duty import BEGINNING, Subject
from comhla.law.facts import NOT_DONE, AuthorityFacts, Member, OfficerPost
from comhla.law.readings.board_roll import BOARD, ROLL, tenures_of
from comhla.reference.seats import Seat, board_seats

MEMBERSHIP = (*ROLL, "establishment.established_on")
"""The fields that decide who is a member on the day asked about, and from when there is a board."""

NOMINATIONS = (*MEMBERSHIP, "schemes.councils", "vacancies.seat", "vacancies.first_day", "vacancies.last_day")
"""The fields that decide how many nominees each side has."""

OFFICER_SEATS = (Seat.CHIEF_SOCIAL_WORK_OFFICER, Seat.FINANCE_OFFICER)
CLINICAL_SEATS = (Seat.GENERAL_PRACTITIONER, Seat.NURSE, Seat.OTHER_DOCTOR)
GROUP_SEATS = (Seat.STAFF, Seat.THIRD_SECTOR, Seat.SERVICE_USER, Seat.UNPAID_CARER)


def the_board(facts: AuthorityFacts, until: date) -> Iterator[Subject[None]]:
    """The board as a whole, from the day it was established; from ever where that day is not recorded."""
    established = None if facts.establishment is None else facts.establishment.established_on
    if established is not NOT_DONE:
        opens = established if isinstance(established, date) else BEGINNING
        yield Subject(BOARD, facts.authority.name, opens, None, None)


def sitting(asked: Asked) -> list[Member]:
    """The members of the board as the record has it, whether or not the law took some of them off."""
    return asked.in_force(asked.facts.members_of(BOARD))


def in_office(asked: Asked, *seats: Seat) -> list[Member]:
    """The members of the board in office on the day asked about, of certain seats."""
    return [
        member
        for first_day, last_day, member in asked.facts.once(tenures_of, BOARD)
        if member.seat in seats and asked.within(first_day, last_day)
    ]


def voters_now(asked: Asked) -> int:
    """How many persons have a vote on the board on the day asked about."""
    seats = [row.seat for row in board_seats() if row.vote_from is not None and asked.reached(row.vote_from)]
    return len({each.person for each in in_office(asked, *seats)})


class Side(NamedTuple):
    """How many seats of nominees a side has: filled, and vacant for the time being."""

    filled: int
    vacant: int

    @property
    def seats(self) -> int:
        """Filled and vacant seats together."""
        return self.filled + self.vacant


def side(asked: Asked, seat: Seat) -> Side:
    """The nominees of the health board, or of the council or councils together."""
    vacancies = [each for each in asked.facts.vacancies or () if each.body == BOARD and each.seat is seat]
    return Side(len(in_office(asked, seat)), len(asked.in_force(vacancies)))


def seats_in_words(seats: tuple[Seat, ...]) -> tuple[str, ...]:
    """Kinds of seat as words: "general practitioner"."""
    return tuple(each.value.replace("_", " ") for each in seats)


def equal_sides(asked: Asked) -> Answer:
    """Whether both sides have the same number of seats of nominees, temporary vacancies included."""
    councils, board = side(asked, Seat.COUNCIL_NOMINEE), side(asked, Seat.HEALTH_BOARD_NOMINEE)
    words: dict[str, Any] = {"councils": councils.seats, "board": board.seats}
    if councils.seats == board.seats:
        return met("Each side has {councils} seats of nominees, temporary vacancies included.", **words)
    if asked.facts.vacancies is None:
        return cannot_tell(
            "There are {councils} council nominees and {board} nominees of the health board in office; whether seats"
            " are vacant for the time being is not recorded.",
            missing=("vacancies",),
            **words,
        )
    return not_met(
        "There are {councils} seats of council nominees and {board} of nominees of the health board, temporary"
        " vacancies included; the two must be equal.",
        then="Ask the side with fewer seats to nominate, or record the temporary vacancy.",
        **words,
    )


def councillors_only(asked: Asked) -> Answer | None:
    """Whether every nominee of a council is a councillor."""
    nominees = in_office(asked, Seat.COUNCIL_NOMINEE)
    others = tuple(each.id for each in nominees if each.is_councillor is False)
    silent = tuple(each.id for each in nominees if each.is_councillor is None)
    if others:
        return not_met(
            "A council may nominate councillors only, and these members are recorded as not being councillors:"
            " {members}.",
            then="Ask the council to nominate councillors in their place.",
            members=others,
        )
    if silent:
        return cannot_tell(
            "Whether these nominees of a council are councillors is not recorded: {members}.",
            missing=("members.is_councillor",),
            members=silent,
        )
    return met("Every nominee of a council is a councillor.") if nominees else None


def directors_first(asked: Asked) -> Answer | None:
    """Whether the health board's nominees are non-executive directors, or at least two are and the rest may serve."""
    nominees = in_office(asked, Seat.HEALTH_BOARD_NOMINEE)
    others = [each for each in nominees if each.is_non_executive_director is False]
    unfit = tuple(each.id for each in others if each.is_health_board_member is False)
    if unfit:
        return not_met(
            "These nominees are neither non-executive directors nor other members of the health board: {members}.",
            then="Ask the health board to nominate directors, or other members of it who are not councillors.",
            members=unfit,
        )
    silent = tuple(each.id for each in nominees if each.is_non_executive_director is None)
    silent += tuple(each.id for each in others if each.is_health_board_member is None)
    if silent:
        return cannot_tell(
            "Whether these nominees are non-executive directors, or other members of the health board, is not"
            " recorded: {members}.",
            missing=("members.is_non_executive_director", "members.is_health_board_member"),
            members=silent,
        )
    directors = len(nominees) - len(others)
    if others and directors < 2:
        return not_met(
            "Of the health board's nominees, {directors} are non-executive directors; where it cannot find enough"
            " of them, at least two must be.",
            then="Ask the health board to nominate more non-executive directors.",
            directors=directors,
        )
    if others:
        return met(
            "{directors} nominees are non-executive directors and the others are members of the health board, which"
            " is enough where it cannot find more directors.",
            directors=directors,
        )
    return met("Every nominee of the health board is a non-executive director.") if nominees else None


def empty_seats(asked: Asked, seats: tuple[Seat, ...]) -> tuple[Seat, ...]:
    """The seats that nobody holds on the day asked about."""
    held = {each.seat for each in in_office(asked, *seats)}
    return tuple(each for each in seats if each not in held)


def officers_seated(asked: Asked) -> Answer:
    """Whether the chief social work officer and the finance officer are members: their office carries the seat."""
    empty = empty_seats(asked, OFFICER_SEATS)
    if empty:
        return for_a_person(
            "No member is recorded for these offices, which carry a seat: {seats}. Is the office vacant, or is its"
            " holder not recorded as a member?",
            then="Record the holder of the office as a member, or when the office is to be filled.",
            seats=seats_in_words(empty),
        )
    return met("The chief social work officer and the finance officer are members.")


def chief_officer_seated(asked: Asked) -> Answer | None:
    """Whether the chief officer, once appointed, is a member."""
    if not empty_seats(asked, (Seat.CHIEF_OFFICER,)):
        return met("The chief officer is a member.")
    if asked.facts.officers is None:
        return cannot_tell(
            "No member is recorded as chief officer, and whether one is appointed is not recorded.",
            missing=("officers",),
        )
    posts = [each for each in asked.facts.officers if each.post is OfficerPost.CHIEF_OFFICER]
    if asked.in_force(posts):
        return for_a_person(
            "A chief officer is in post, and no member is recorded for that post, which carries a seat. Is the chief"
            " officer treated as a member?",
            then="Record the chief officer as a member from the day of the appointment.",
        )
    return None


def somebody_in_each(asked: Asked, seats: tuple[Seat, ...], *, then: str) -> Answer:
    """Whether somebody was ever appointed to each of the seats, and whether one is vacant now."""
    ever = {each.seat for each in asked.facts.members_of(BOARD) if asked.reached(each.first_day)}
    empty = empty_seats(asked, seats)
    never = tuple(each for each in empty if each not in ever)
    if never:
        return not_met("Nobody has been appointed for: {seats}.", then=then, seats=seats_in_words(never))
    if empty:
        return for_a_person(
            "Nobody is in office at present for: {seats}. What is being done to fill the gap? What the board does"
            " meanwhile stays valid.",
            then=then,
            seats=seats_in_words(empty),
        )
    return met("Somebody is in office for: {seats}.", seats=seats_in_words(seats))


def clinicians_qualify(asked: Asked) -> Answer | None:
    """Whether the clinicians have the registration and employment that their seats ask for."""
    return conditions_of_seats(asked, CLINICAL_SEATS, "the registration and employment that their seats ask for")


def conditions_of_seats(asked: Asked, seats: tuple[Seat, ...], conditions: str) -> Answer | None:
    """Whether the holders of seats meet the conditions of the seat, as recorded."""
    holders = in_office(asked, *seats)
    unfit = tuple(each.id for each in holders if _fits(asked, each) is False)
    silent = tuple(each.id for each in holders if _fits(asked, each) is None)
    if unfit:
        return not_met(
            "These members are recorded without {conditions}: {members}.",
            then="Appoint somebody in their place who has them.",
            members=unfit,
            conditions=conditions,
        )
    if silent:
        return cannot_tell(
            "Whether these members have {conditions} is not recorded: {members}.",
            missing=("members.meets_conditions_of_seat",),
            members=silent,
            conditions=conditions,
        )
    return met("The members concerned have {conditions}.", conditions=conditions) if holders else None


def _fits(asked: Asked, member: Member) -> bool | None:
    """What the seat's own record says; for a service user without one, whether the person lives in the area."""
    if member.meets_conditions_of_seat is not None or member.seat is not Seat.SERVICE_USER:
        return member.meets_conditions_of_seat
    person = asked.facts.people_by_id.get(member.person)
    return None if person is None else person.lives_in_area


def picked_by_health_board(asked: Asked) -> Answer | None:
    """Whether the health board chose the clinicians."""
    clinicians = in_office(asked, *CLINICAL_SEATS)
    health_board = asked.setting().health_board
    silent = tuple(each.id for each in clinicians if each.nominated_by is None)
    others = tuple(each.id for each in clinicians if each.nominated_by not in (None, health_board))
    if others:
        return not_met(
            "The health board chooses the clinicians, and these are recorded as chosen by another body: {members}.",
            then="Ask {health_board} to choose.",
            members=others,
            health_board=health_board,
        )
    if silent:
        return cannot_tell(
            "Who chose these clinicians is not recorded: {members}.", missing=("members.nominated_by",), members=silent
        )
    return met("{health_board} chose the clinicians.", health_board=health_board) if clinicians else None
