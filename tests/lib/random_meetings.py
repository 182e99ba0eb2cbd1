"""Small meetings at random: every kind of body, either side of each change of law, with wrong votes among right ones."""

from __future__ import annotations

from datetime import date
from random import Random  # noqa: TID251 - whoever calls gives the seed
from typing import Any

from comhla.law.facts import (
    Attendance,
    AuthorityFacts,
    CastVote,
    ChairPeriod,
    Choice,
    Committee,
    Meeting,
    Member,
    Proxy,
    Result,
    TieSettledBy,
    Vacancy,
    VacantSeatVote,
    Vote,
)
from comhla.reference.models import Model
from comhla.reference.seats import Seat
from tests.lib.law import COUNCIL, SECOND_COUNCIL, an_authority

DAYS = tuple(date.fromisoformat(each) for each in ("2015-12-09", "2020-05-20", "2026-08-31", "2026-09-01"))
SEATS = (
    Seat.COUNCIL_NOMINEE,
    Seat.HEALTH_BOARD_NOMINEE,
    Seat.COUNCIL_NOMINEE,
    Seat.HEALTH_BOARD_NOMINEE,
    Seat.UNPAID_CARER,
    Seat.STAFF,
    Seat.ADDITIONAL,
)
BODIES = ("board", "board", "audit", "monitoring_committee")


def meeting_of(dice: Random) -> AuthorityFacts:
    """An authority with one meeting, called `m`."""
    body, day = dice.choice(BODIES), dice.choice(DAYS)
    members = [_member(dice, number, body, day) for number in range(dice.randint(1, 7))]
    vacancies = [_vacancy(number, body, day) for number in range(dice.choice((0, 0, 1, 2)))]
    meeting = Meeting(
        id="m",
        body=body,
        held_on=day,
        attendance=dice.choice((None, *[_roll(dice, members)] * 6)),
        votes=tuple(_vote(dice, number, members, vacancies) for number in range(2)),
    )
    return an_authority(
        model=Model.BOTH_LEAD if body == "monitoring_committee" else Model.BODY_CORPORATE,
        councils=dice.choice(((COUNCIL,), (COUNCIL,), (COUNCIL, SECOND_COUNCIL))),
        members=tuple(members),
        vacancies=tuple(vacancies),
        committees=(_committee(dice),),
        meetings=(meeting,),
        chair_periods=(ChairPeriod(id="c", body=body, first_day=day, chair="m0", vice_chair=dice.choice((None, "m1"))),)
        if len(members) > 1
        else None,
    )


def _committee(dice: Random) -> Committee:
    decides = dice.choice((None, True, False))
    return Committee(id="audit", name="Audit", set_up_on=date(2015, 1, 1), decides_on_integration_functions=decides)


def _member(dice: Random, number: int, body: str, day: date) -> Member:
    return Member(
        id=f"m{number}",
        person=f"p{dice.choice((number, number, number, 0))}",
        body=dice.choice((body,) * 9 + ("elsewhere",)),
        seat=dice.choice(SEATS),
        first_day=date(2015, 1, 1),
        last_day=dice.choice((None,) * 8 + (day, date(2015, 2, 1))),
        ceased_to_be_councillor_on=dice.choice((None,) * 9 + (day,)),
    )


def _vacancy(number: int, body: str, day: date) -> Vacancy:
    return Vacancy(id=f"v{number}", body=body, seat=SEATS[number], first_day=day)


def _roll(dice: Random, members: list[Member]) -> tuple[Attendance, ...]:
    return tuple(_row(dice, each.id) for each in members if dice.random() < 0.95)


def _row(dice: Random, member: str) -> Attendance:
    if dice.random() < 0.6:
        return Attendance(member=member, present=True, remotely=dice.choice((None, True)))
    flags: dict[str, Any] = {
        name: dice.choice((True, False, None)) for name in ("is_councillor", "is_health_board_member")
    }
    return Attendance(member=member, present=False, proxy=dice.choice((None, Proxy(**flags))))


def _vote(dice: Random, number: int, members: list[Member], vacancies: list[Vacancy]) -> Vote:
    cast = [
        CastVote(member=each.id, choice=dice.choice(tuple(Choice)), by_proxy=dice.choice((None, None, True)))
        for each in (*members, dice.choice(members))
        if dice.random() < 0.8
    ]
    return Vote(
        id=f"q{number}",
        question="Agree?",
        cast=dice.choice((None, *[tuple(cast)] * 7)),
        cast_for_vacancies=tuple(
            VacantSeatVote(vacancy=each.id, choice=dice.choice(tuple(Choice))) for each in vacancies
        ),
        about_integration_functions=dice.choice((None, True, False)),
        tie_settled_by=dice.choice((None, *TieSettledBy)),
        result=dice.choice((None, *Result)),
    )
