"""The integration joint monitoring committee: since when there is one, who sits on it, and how many are needed.

Public Bodies (Joint Working) (Integration Joint Monitoring Committees) (Scotland) Order 2014,
https://www.legislation.gov.uk/ssi/2014/281. Paraphrase: the words of the Order are at that address.

The committee works unlike a joint board, so nothing of the board's rules is used here: all its members vote, whoever
presides has a casting vote, the quorum is counted on nominated members and a requisition on all members.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from comhla.law.answers import Answer, cannot_tell, for_a_person, met, not_met
from comhla.law.asked import Asked
from comhla.law.duty import Subject
from comhla.law.facts import NOT_DONE, AuthorityFacts, Member, Setting, Vacancy
from comhla.reference.models import Model
from comhla.reference.seats import Seat

BODY = "monitoring_committee"
ELSEWHERE = "In an area with an integration joint board there is no monitoring committee."
LEAST_EACH_SIDE = 3
NOMINEES = (Seat.COUNCIL_NOMINEE, Seat.HEALTH_BOARD_NOMINEE)
EX_OFFICIO = (Seat.CHIEF_SOCIAL_WORK_OFFICER, Seat.FINANCE_OFFICER)
CLINICIANS = (Seat.GENERAL_PRACTITIONER, Seat.NURSE, Seat.OTHER_DOCTOR)
STAKEHOLDERS = (Seat.STAFF, Seat.THIRD_SECTOR, Seat.SERVICE_USER, Seat.UNPAID_CARER)
FIRST_PARAGRAPH = (*NOMINEES, *EX_OFFICIO, *CLINICIANS)

HEALTH_BOARD = "the health board"
COUNCIL = "a council"

SETTING_USES = ("schemes.model", "schemes.health_board", "schemes.councils", "authority.code")
COMMITTEE_USES = (
    "establishment.monitoring_committee_established_on",
    "members.body",
    "members.first_day",
    "members.last_day",
    *SETTING_USES,
)
SEAT_USES = (*COMMITTEE_USES, "members.seat", "vacancies")


def the_committee(facts: AuthorityFacts, until: date) -> Iterator[Subject[None]]:
    """The committee as a whole, from its first day: asked about every day, under the law of the day asked about."""
    opens = first_day_of_the_committee(facts)
    if opens is not None:
        yield Subject(BODY, "the monitoring committee", opens, None, None)


def first_day_of_the_committee(facts: AuthorityFacts) -> date | None:
    """The day the committee was set up; where that is not recorded, the first day of its first member.

    Without either, the first day of the authority's setting, since a scheme of this model needs a committee. None
    where it is recorded that there is none: act-2014/s15-s17 asks about that.
    """
    recorded = facts.establishment.monitoring_committee_established_on if facts.establishment else None
    if recorded is NOT_DONE:
        return None
    if isinstance(recorded, date):
        return recorded
    members = facts.members_of(BODY)
    return min((member.first_day for member in members), default=facts.settings[0].first_day)


def members_on(facts: AuthorityFacts, day: date) -> tuple[Member, ...]:
    """The members of the committee on the day of an act."""
    return tuple(
        member
        for member in facts.members_of(BODY)
        if member.first_day <= day and (member.last_day is None or day <= member.last_day)
    )


def vacancies_on(facts: AuthorityFacts, day: date) -> tuple[Vacancy, ...]:
    """The recorded vacancies of nominated members of the committee on the day of an act."""
    return tuple(
        vacancy
        for vacancy in facts.vacancies or ()
        if vacancy.body == BODY
        and vacancy.seat in NOMINEES
        and vacancy.first_day <= day
        and (vacancy.last_day is None or day <= vacancy.last_day)
    )


def half_of(number: int) -> int:
    """The smallest whole number that is at least half."""
    return (number + 1) // 2


def two_thirds_of(number: int) -> int:
    """The smallest whole number that is at least two thirds."""
    return -(-2 * number // 3)


def sides_with_functions(model: Model) -> Mapping[str, bool]:
    """Which side carries out functions: health board on (b), council on (c), both on (d)."""
    return {
        HEALTH_BOARD: model in (Model.HEALTH_BOARD_LEADS, Model.BOTH_LEAD),
        COUNCIL: model in (Model.COUNCIL_LEADS, Model.BOTH_LEAD),
    }


def seat_in_words(seat: Seat) -> str:
    """The seat as it is said in a sentence."""
    return seat.value.replace("_", " ")


def holders(asked: Asked, *seats: Seat) -> list[Member]:
    """Who holds these seats of the committee on the day asked about."""
    return asked.in_force(member for member in asked.facts.members_of(BODY) if member.seat in seats)


def enough_councillors(asked: Asked) -> Answer:
    """At least three councillors in the council nominees' seats."""
    nominees = holders(asked, Seat.COUNCIL_NOMINEE)
    councillors = [each.id for each in nominees if each.is_councillor]
    unknown = tuple(each.id for each in nominees if each.is_councillor is None)
    if len(councillors) >= LEAST_EACH_SIDE:
        return met("{number} councillors nominated by councils are members.", number=len(councillors))
    if len(councillors) + len(unknown) >= LEAST_EACH_SIDE:
        return cannot_tell(
            "Whether the council nominees in these seats are councillors is not recorded: {unknown}.",
            missing=("members.is_councillor",),
            unknown=unknown,
        )
    return too_few(asked, Seat.COUNCIL_NOMINEE, what="councillors nominated by councils", found=len(councillors))


def enough_health_board_nominees(asked: Asked) -> Answer:
    """At least three nominees of the health board, non-executive directors as far as that is possible.

    Whether it was impossible to find three directors is a question that the recorded facts cannot answer.
    """
    nominees = holders(asked, Seat.HEALTH_BOARD_NOMINEE)
    directors = [each for each in nominees if each.is_non_executive_director]
    others = [each for each in nominees if each.is_non_executive_director is False]
    appropriate = [each for each in others if each.is_health_board_member]
    unknown = tuple(
        each.id
        for each in nominees
        if each.is_non_executive_director is None or (each in others and each.is_health_board_member is None)
    )
    if len(directors) >= LEAST_EACH_SIDE:
        return met("{number} non-executive directors of the health board are members.", number=len(directors))
    if len(nominees) < LEAST_EACH_SIDE:
        return too_few(
            asked, Seat.HEALTH_BOARD_NOMINEE, what="persons nominated by the health board", found=len(nominees)
        )
    if len(directors) >= 2 and len(directors) + len(appropriate) >= 3:
        return for_a_person(
            "Two of the health board's nominees are non-executive directors and the rest are other members of the"
            " health board. That is enough only where it was impossible to nominate three directors. Was it?"
        )
    if unknown:
        return cannot_tell(
            "Whether the health board's nominees in these seats are non-executive directors, or other members of the"
            " health board, is not recorded: {unknown}.",
            missing=("members.is_non_executive_director", "members.is_health_board_member"),
            unknown=unknown,
        )
    return not_met(
        "Of the health board's {number} nominees {directors} are non-executive directors; three are needed, or two"
        " with another member of the health board where three is impossible.",
        then="Ask the health board to nominate non-executive directors.",
        number=len(nominees),
        directors=len(directors),
    )


def too_few(asked: Asked, seat: Seat, *, what: str, found: int) -> Answer:
    """Fewer than three in the seats of nominees: a recorded vacancy makes it a question."""
    vacant = tuple(each.id for each in _vacancies(asked, seat))
    if found + len(vacant) >= 3:
        return for_a_person(
            "{found} {what} are members and three are needed; recorded as vacant for the time being: {vacant}."
            " A vacancy undoes nothing that the committee does. Is a nomination on its way?",
            then="Ask for a nomination, and record the answer.",
            found=found,
            what=what,
            vacant=vacant,
        )
    return not_met(
        "{found} {what} are members and at least three are needed.",
        then="Ask for nominations. What the committee does meanwhile stays valid.",
        found=found,
        what=what,
    )


def seats_filled(asked: Asked, seats: Iterable[Seat]) -> Answer:
    """At least one member in each of these seats."""
    held = {member.seat for member in holders(asked, *seats)}
    empty = [seat for seat in seats if seat not in held]
    if empty:
        return empty_seats(asked, {seat_in_words(seat): seat for seat in empty})
    return met("There is a member in each of these seats: {seats}.", seats=tuple(seat_in_words(seat) for seat in seats))


def clinicians_chosen_by_the_health_board(asked: Asked) -> Answer:
    """A general practitioner, a nurse and another doctor, each chosen by the health board."""
    found = holders(asked, *CLINICIANS)
    held = {member.seat for member in found}
    if len(held) < len(CLINICIANS):
        return empty_seats(asked, {seat_in_words(seat): seat for seat in CLINICIANS if seat not in held})
    chooser = asked.setting().health_board
    chosen = {member.seat for member in found if member.nominated_by == chooser}
    left = [seat for seat in CLINICIANS if seat not in chosen]
    if not left:
        return met("A general practitioner, a nurse and another doctor chosen by the health board are members.")
    unknown = {member.seat for member in found if member.nominated_by is None}
    if unknown.issuperset(left):
        return cannot_tell(
            "Who chose the members in these seats is not recorded: {seats}.",
            missing=("members.nominated_by",),
            seats=tuple(seat_in_words(seat) for seat in left),
        )
    return not_met(
        "The members in these seats were not chosen by the health board: {seats}.",
        then="Ask the health board to choose them.",
        seats=tuple(seat_in_words(seat) for seat in left),
    )


def finance_leads(asked: Asked) -> Answer:
    """The finance lead that the model needs: the health board's on (b), the council's on (c), both on (d)."""
    setting = asked.setting()
    leads = [(each.officer_of, each) for each in holders(asked, Seat.FINANCE_OFFICER)]
    return _one_for_each_side(
        asked,
        Seat.FINANCE_OFFICER,
        leads,
        sides_with_functions(setting.model),
        what="finance lead",
        missing="members.officer_of",
    )


def staff_of_each_side(asked: Asked, *, sides: Mapping[str, bool] | None = None) -> Answer:
    """A member for the staff of each side that carries out functions: health board on (b), council on (c), both on (d).

    `sides` says otherwise, as for a scheme by several councils, which needs both whatever the model.
    """
    needed = sides or sides_with_functions(asked.setting().model)
    staff = [(each.staff_of, each) for each in holders(asked, Seat.STAFF)]
    return _one_for_each_side(asked, Seat.STAFF, staff, needed, what="member for the staff", missing="members.staff_of")


def one_seat_for_one_person(asked: Asked) -> Answer:
    """Nobody in a seat for staff, third sector, service users or carers holds a seat of the first paragraph too."""
    first = {member.person: member for member in holders(asked, *FIRST_PARAGRAPH)}
    double = [(member, first[member.person]) for member in holders(asked, *STAKEHOLDERS) if member.person in first]
    if not double:
        return met("Nobody holds two kinds of seat.")
    return not_met(
        "One person holds two seats: {seats}.",
        then="Appoint somebody else to one of the two seats.",
        seats=tuple(
            f"{one.id} ({seat_in_words(one.seat)}) with {other.id} ({seat_in_words(other.seat)})"
            for one, other in double
        ),
    )


def empty_seats(asked: Asked, empty: Mapping[str, Seat]) -> Answer:
    """Nobody in these seats: a question where each is recorded as vacant for the time being."""
    recorded = {seat for seat in empty.values() if _vacancies(asked, seat)}
    seats = tuple(empty)
    if recorded.issuperset(empty.values()):
        return for_a_person(
            "These seats are recorded as vacant for the time being: {seats}. A vacancy undoes nothing that the"
            " committee does. Is an appointment on its way?",
            then="Ask for an appointment, and record the answer.",
            seats=seats,
        )
    return not_met(
        "There is no member in these seats: {seats}.",
        then="Appoint a member to each. What the committee does meanwhile stays valid.",
        seats=seats,
    )


def _one_for_each_side(
    asked: Asked,
    seat: Seat,
    found: list[tuple[str | None, Member]],
    needed: Mapping[str, bool],
    *,
    what: str,
    missing: str,
) -> Answer:
    setting = asked.setting()
    sides = {_side(body, setting) for body, _ in found}
    absent = [side for side in needed if needed[side] and side not in sides]
    if not absent:
        return met(
            "There is a {what} of {sides}.", what=what, sides=tuple(side for side, wanted in needed.items() if wanted)
        )
    unknown = tuple(member.id for body, member in found if body is None)
    if len(unknown) >= len(absent):
        return cannot_tell(
            "Which body the {what} in these seats belongs to is not recorded: {unknown}.",
            missing=(missing,),
            what=what,
            unknown=unknown,
        )
    return empty_seats(asked, {f"{what} of {side}": seat for side in absent})


def _side(body: str | None, setting: Setting) -> str | None:
    if body is None:
        return None
    return HEALTH_BOARD if body == setting.health_board else COUNCIL if body in setting.councils else None


def _vacancies(asked: Asked, seat: Seat) -> list[Vacancy]:
    return asked.in_force(each for each in asked.facts.vacancies or () if each.body == BODY and each.seat is seat)
