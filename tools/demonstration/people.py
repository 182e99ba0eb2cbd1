"""Seats and posts: who held each from when, without a name; the chair, vacancies, committees and standing orders."""

from __future__ import annotations

from datetime import date
from typing import Any, NamedTuple

from comhla.law.facts import (
    NOT_DONE,
    BodyAndDay,
    ChairPeriod,
    CodeOfConduct,
    Committee,
    ConflictDecidedBy,
    InterestCategory,
    InterestEntry,
    InterestsChange,
    InterestsNotice,
    InterestsRegister,
    InterimCover,
    Leaving,
    Member,
    Officer,
    OfficerPost,
    Person,
    StandingOrders,
    Vacancy,
)
from comhla.reference.seats import Seat

from .names import AUDIT, COUNCIL, HEALTH_BOARD, PARTIES, address, day, days_before, terms_of_three_years

UNTIL = day("2026-11-22")
TERMS = ("2015-08-01", "2018-08-01", "2021-08-01", "2024-08-01")
LATE_NOTICE = "nhs-nominee-7"
TERM_OVER = "unpaid-carer-2"
TERM_OVER_FROM = day("2026-10-01")


class Spell(NamedTuple):
    """One person in one seat, for terms of three years one after another; `last` where the seat was left."""

    person: str
    seat: Seat
    first: str
    last: str | None = None
    because: Leaving | None = None


_COUNCIL = Seat.COUNCIL_NOMINEE
_HEALTH = Seat.HEALTH_BOARD_NOMINEE
_OVER = Leaving.TERM_ENDED
_SPELLS = (
    Spell("council-nominee-1", _COUNCIL, "2015-08-01", "2021-07-31", _OVER),
    Spell("council-nominee-2", _COUNCIL, "2015-08-01", "2017-05-03", Leaving.NO_LONGER_COUNCILLOR),
    Spell("council-nominee-3", _COUNCIL, "2015-08-01"),
    Spell("council-nominee-4", _COUNCIL, "2015-08-01", "2022-05-04", Leaving.NO_LONGER_COUNCILLOR),
    Spell("council-nominee-5", _COUNCIL, "2017-05-18"),
    Spell("council-nominee-6", _COUNCIL, "2021-08-01"),
    Spell("council-nominee-7", _COUNCIL, "2022-12-07"),
    Spell("nhs-nominee-1", _HEALTH, "2015-08-01", "2021-07-31", _OVER),
    Spell("nhs-nominee-2", _HEALTH, "2015-08-01"),
    Spell("nhs-nominee-3", _HEALTH, "2015-08-01", "2018-07-31", _OVER),
    Spell("nhs-nominee-4", _HEALTH, "2015-08-01"),
    Spell("nhs-nominee-5", _HEALTH, "2021-08-01"),
    Spell("nhs-nominee-6", _HEALTH, "2018-08-01", "2024-02-29", Leaving.RESIGNED),
    Spell("nhs-nominee-7", _HEALTH, "2024-03-20"),
    Spell("gp-1", Seat.GENERAL_PRACTITIONER, "2015-08-01"),
    Spell("nurse-1", Seat.NURSE, "2015-08-01", "2018-07-31", _OVER),
    Spell("nurse-2", Seat.NURSE, "2018-08-01"),
    Spell("doctor-1", Seat.OTHER_DOCTOR, "2015-08-01"),
    Spell("nhs-staff-1", Seat.STAFF, "2015-08-01"),
    Spell("council-staff-1", Seat.STAFF, "2015-08-01"),
    Spell("third-sector-1", Seat.THIRD_SECTOR, "2015-08-01", "2021-07-31", _OVER),
    Spell("third-sector-2", Seat.THIRD_SECTOR, "2021-08-01"),
    Spell("service-user-1", Seat.SERVICE_USER, "2015-08-01", "2018-07-31", _OVER),
    Spell("service-user-2", Seat.SERVICE_USER, "2018-08-01"),
    Spell("unpaid-carer-1", Seat.UNPAID_CARER, "2015-08-01", "2017-09-30", _OVER),
    Spell(TERM_OVER, Seat.UNPAID_CARER, "2017-10-01"),
)
_OFFICER_SPELLS = (
    Spell("social-work-officer-1", Seat.CHIEF_SOCIAL_WORK_OFFICER, "2015-08-01", "2020-12-31", Leaving.LEFT_OFFICE),
    Spell("social-work-officer-2", Seat.CHIEF_SOCIAL_WORK_OFFICER, "2021-01-01"),
    Spell("finance-officer-1", Seat.FINANCE_OFFICER, "2015-08-12", "2023-06-30", Leaving.LEFT_OFFICE),
    Spell("finance-officer-2", Seat.FINANCE_OFFICER, "2023-07-01"),
    Spell("chief-officer-1", Seat.CHIEF_OFFICER, "2015-09-01", "2021-08-31", Leaving.LEFT_OFFICE),
    Spell("chief-officer-2", Seat.CHIEF_OFFICER, "2021-09-01"),
)
_CLINICAL = (Seat.GENERAL_PRACTITIONER, Seat.NURSE, Seat.OTHER_DOCTOR)
_POSTS = {
    Seat.CHIEF_SOCIAL_WORK_OFFICER: OfficerPost.CHIEF_SOCIAL_WORK_OFFICER,
    Seat.FINANCE_OFFICER: OfficerPost.FINANCE_OFFICER,
    Seat.CHIEF_OFFICER: OfficerPost.CHIEF_OFFICER,
}
_AUDITORS = (
    ("council-nominee-1", _COUNCIL, "2016-02-10", "2021-07-31"),
    ("council-nominee-3", _COUNCIL, "2016-02-10", None),
    ("council-nominee-6", _COUNCIL, "2021-08-01", None),
    ("nhs-nominee-2", _HEALTH, "2016-02-10", None),
    ("nhs-nominee-4", _HEALTH, "2016-02-10", None),
)


def collections() -> dict[str, Any]:
    """Every collection about people."""
    return {
        "people": tuple(Person(id=name, lives_in_area=True) for name in _everybody()),
        "officers": _officers(),
        "interim_cover": (InterimCover(id="cover-2024", asked_on=day("2024-11-06"), arranged_on=day("2024-11-20")),),
        "committees": (
            Committee(
                id=AUDIT,
                name="Audit and Risk Committee",
                set_up_on=day("2016-02-10"),
                chair_decided_by_board=True,
                decides_on_integration_functions=False,
            ),
        ),
        "members": members(),
        "chair_periods": chair_periods(),
        "vacancies": _vacancies(),
        "standing_orders": _standing_orders(),
        "codes_of_conduct": (
            CodeOfConduct(
                id="code-2016",
                first_day=day("2016-06-22"),
                last_day=day("2022-06-21"),
                approved_by_ministers_on=day("2016-06-08"),
            ),
            CodeOfConduct(id="code-2022", first_day=day("2022-06-22"), approved_by_ministers_on=day("2022-06-08")),
        ),
        "interests_register": InterestsRegister(
            shows_receipt_name_and_content=True,
            open_to_inspection_free=True,
            address=address("register-of-interests"),
        ),
    }


def _everybody() -> tuple[str, ...]:
    standing = (
        "standards-officer-1",
        *(f"{group}-person" for group in _GROUPS),
        *(f"{name}-person" for name in _AREAS),
    )
    spells = (each.person for each in (*_SPELLS, *_OFFICER_SPELLS))
    deputies = ("council-deputy", "nhs-deputy", "third-sector-deputy", "staff-deputy")
    return tuple(dict.fromkeys((*spells, *standing, *deputies)))


_AREAS = ("north", "glens", "coast", "council-on-group", "nhs-on-group")
_GROUPS = (
    "health-professionals",
    "health-care-users",
    "health-care-carers",
    "commercial-health-providers",
    "non-commercial-health-providers",
    "social-care-professionals",
    "social-care-users",
    "social-care-carers",
    "commercial-care-providers",
    "non-commercial-care-providers",
    "non-commercial-housing-providers",
    "third-sector-bodies",
)


def members() -> tuple[Member, ...]:
    """Every holding of a seat on the board and on its audit committee."""
    terms = [member for spell in _SPELLS for member in _terms(spell)]
    officers = [
        Member(
            id=each.person,
            person=each.person,
            body="board",
            seat=each.seat,
            first_day=day(each.first),
            last_day=None if each.last is None else day(each.last),
            left_because=each.because,
            disqualifications=(),
            interests=_notice(each),
        )
        for each in _OFFICER_SPELLS
    ]
    auditors = [
        Member(
            id=f"audit-{person}",
            person=person,
            body=AUDIT,
            seat=seat,
            nominated_by=COUNCIL if seat is _COUNCIL else HEALTH_BOARD,
            first_day=day(first),
            last_day=None if last is None else day(last),
        )
        for person, seat, first, last in _AUDITORS
    ]
    return (*terms, *officers, *auditors)


def _terms(spell: Spell) -> list[Member]:
    left = UNTIL if spell.last is None else day(spell.last)
    terms = list(terms_of_three_years(day(spell.first), left))
    if spell.person == TERM_OVER:
        terms = [term for term in terms if term[0] < TERM_OVER_FROM]
    return [
        Member(
            id=_holding(spell.person, first),
            person=spell.person,
            body="board",
            seat=spell.seat,
            first_day=first,
            last_day=_last_day(spell, last, is_final=last == terms[-1][1]),
            term_last_day=last if spell.because is not _OVER else min(last, left),
            disqualifications=(),
            interests=_notice(spell) if first == day(spell.first) else None,
            **_of_seat(spell),
            **(_leaving(spell) if last == terms[-1][1] else {}),
        )
        for first, last in terms
    ]


def _holding(person: str, first: date) -> str:
    """A short name for a term in a seat: `council-3-2018` for council-nominee-3 from 2018."""
    return f"{person.replace('-nominee', '')}-{first.year}"


def _last_day(spell: Spell, term_ends: date, *, is_final: bool) -> date | None:
    if not is_final:
        return term_ends
    return None if spell.last is None else day(spell.last)


def _of_seat(spell: Spell) -> dict[str, Any]:
    if spell.seat is _COUNCIL:
        return {"nominated_by": COUNCIL, "is_councillor": True}
    if spell.seat is _HEALTH:
        return {"nominated_by": HEALTH_BOARD, "is_non_executive_director": True}
    if spell.seat in _CLINICAL:
        return {"nominated_by": HEALTH_BOARD, "meets_conditions_of_seat": True}
    if spell.seat is Seat.STAFF:
        return {"staff_of": COUNCIL if spell.person.startswith("council") else HEALTH_BOARD}
    return {"is_councillor": False, "is_non_executive_director": False, "meets_conditions_of_seat": True}


def _leaving(spell: Spell) -> dict[str, Any]:
    if spell.last is None:
        return {}
    leaving: dict[str, Any] = {"left_because": spell.because}
    if spell.because is Leaving.RESIGNED:
        told = days_before(day(spell.last), days=20)
        leaving |= {"notice_on": days_before(day(spell.last), days=21), "nominating_body_told_on": told}
    if spell.because is Leaving.NO_LONGER_COUNCILLOR:
        leaving["ceased_to_be_councillor_on"] = days_before(day(spell.last), days=-1)
    return leaving


def _notice(spell: Spell) -> InterestsNotice:
    """A first notice twelve days after coming; before the code of 2016 it is counted from the code."""
    come = max(day(spell.first), day("2016-06-22"))
    days = 51 if spell.person == LATE_NOTICE else 12
    changed = InterestsChange(changed_on=day("2023-02-06"), notified_on=day("2023-02-20"))
    return InterestsNotice(
        given_on=days_before(come, days=-days),
        categories_answered=8,
        entries=_entries(spell.person),
        changes=(changed,) if spell.person == "nhs-nominee-4" else None,
        removed_from_register_on=None if spell.last is None else _entry_removed(day(spell.last)),
    )


_SAID = {
    "council-nominee-3": {
        InterestCategory.REMUNERATION: "Councillor of Inverannoch Council",
        InterestCategory.PROPERTY: "A croft in the glens",
    },
    "nhs-nominee-2": {InterestCategory.REMUNERATION: "Member of the board of NHS Annoch"},
    "nhs-nominee-4": {
        InterestCategory.REMUNERATION: "Member of the board of NHS Annoch",
        InterestCategory.SHARES: "Shares in a company that sells bandages",
    },
    "third-sector-2": {
        InterestCategory.REMUNERATION: "Manager of a charity that gives breaks to carers",
        InterestCategory.NON_FINANCIAL: "Member of the village hall committee",
    },
    TERM_OVER: {},
}
"""What some notices say; what others say was not carried into this record."""


def _entries(person: str) -> tuple[InterestEntry, ...] | None:
    said = _SAID.get(person)
    if said is None:
        return None
    return tuple(InterestEntry(category=each, words=said.get(each)) for each in InterestCategory)


def _entry_removed(left: date) -> Any:
    removed = left.replace(year=left.year + 5, month=12, day=31)
    return removed if removed < UNTIL else NOT_DONE


def chair_periods() -> tuple[ChairPeriod, ...]:
    """Four appointing periods, by turns of the council and the health board."""
    sides = ((COUNCIL, "council-nominee-3"), (HEALTH_BOARD, "nhs-nominee-2"))
    periods = []
    for number, first in enumerate(TERMS):
        (side, chair), (other, vice_chair) = sides if number % 2 == 0 else sides[::-1]
        begins = day(first)
        periods.append(
            ChairPeriod(
                id=f"chair-{begins.year}",
                body="board",
                first_day=begins,
                last_day=days_before(begins.replace(year=begins.year + 3), days=1),
                appointed_by=side,
                chair=_holding(chair, begins),
                vice_chair=_holding(vice_chair, begins),
                vice_chair_appointed_by=other,
            )
        )
    return tuple(periods)


def _officers() -> tuple[Officer, ...]:
    posts = [_in_post(each) for each in _OFFICER_SPELLS]
    standards = Officer(
        id="standards-officer",
        person="standards-officer-1",
        post=OfficerPost.STANDARDS_OFFICER,
        first_day=day("2016-04-20"),
        employed_by_board=False,
        approved_by_standards_commission=True,
    )
    return (*posts, standards)


def _in_post(spell: Spell) -> Officer:
    first = day(spell.first)
    chief: dict[str, Any] = {
        "seconded_by": HEALTH_BOARD,
        "joined_seconding_body_on": days_before(first, days=30),
        "seconded_from": first,
        "consulted": tuple(BodyAndDay(body=party, on=days_before(first, days=75)) for party in PARTIES),
        "ministers_agreed_on": days_before(first, days=100),
    }
    return Officer(
        id=spell.person,
        person=spell.person,
        post=_POSTS[spell.seat],
        appointed_on=days_before(first, days=60),
        first_day=first,
        last_day=None if spell.last is None else day(spell.last),
        interim=False,
        employed_by_board=False,
        **(chief if spell.seat is Seat.CHIEF_OFFICER else {}),
    )


def _vacancies() -> tuple[Vacancy, ...]:
    return (
        _vacancy("vacancy-2017", _COUNCIL, COUNCIL, "2017-05-04", "2017-05-17"),
        _vacancy("vacancy-2022", _COUNCIL, COUNCIL, "2022-05-05", "2022-12-06"),
        _vacancy("vacancy-2024", _HEALTH, HEALTH_BOARD, "2024-03-01", "2024-03-19"),
    )


def _vacancy(name: str, seat: Seat, side: str, first: str, last: str) -> Vacancy:
    return Vacancy(
        id=name,
        body="board",
        seat=seat,
        side=side,
        first_day=day(first),
        last_day=day(last),
        letter_to_ministers_on=NOT_DONE,
    )


def _standing_orders() -> tuple[StandingOrders, ...]:
    others, member = ConflictDecidedBy.OTHER_MEMBERS, ConflictDecidedBy.THE_MEMBER
    return (
        _edition("standing-orders-2015", "2015-08-01", "2016-02-09", decided_by=others, quorum_as_number=4),
        _edition("standing-orders-2016", "2016-02-10", "2026-09-15", decided_by=member, quorum_as_number=4),
        _edition("standing-orders-2026", "2026-09-16", None, decided_by=member, quorum_as_number=None).replace(
            papers_due_days=5
        ),
    )


def _edition(
    name: str, first: str, last: str | None, *, decided_by: ConflictDecidedBy, quorum_as_number: int | None
) -> StandingOrders:
    return StandingOrders(
        id=name,
        body="board",
        first_day=day(first),
        last_day=None if last is None else day(last),
        dispute_mechanism=True,
        casting_vote=False,
        remote_attendance=True,
        calling=True,
        notice=True,
        notice_clear_days=5,
        quorum=True,
        quorum_as_number=quorum_as_number,
        lists_voting_members_by_side=False,
        conduct=True,
        conflict=True,
        conflict_decided_by=decided_by,
        records=True,
    )
