"""Meetings of the board and of its audit committee: notice, roll, declarations, votes and minutes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from typing import Any, NamedTuple

from comhla.law.facts import (
    AbsenceReason,
    Attendance,
    CalledBy,
    CastVote,
    Choice,
    Declaration,
    Meeting,
    Member,
    Proxy,
    Result,
    TieSettledBy,
    Vote,
)
from comhla.reference.seats import Seat, board_seat_votes_on

from .board_sittings import item_called, moved, place_and_time
from .names import AUDIT, day, days_before, wednesday
from .people import UNTIL, chair_periods, members

SHORT_NOTICE = day("2018-11-28")
INQUORATE = day("2020-04-15")
MINUTES_LATE = day("2017-09-20")
THIRD_SECTOR_PROXY = day("2024-06-26")
TIE = day("2025-06-25")
LAST_OF_NOMINEES = day("2026-06-24")
FIRST_OF_ELEVEN = day("2026-09-16")
BREAKS = LAST_OF_NOMINEES
"""The meeting at which breaks for carers came up, and one member declared an interest in them."""
_VOTES = {
    day("2016-06-22"): "Adopt the code of conduct",
    day("2019-02-13"): "Approve the budget for 2019-20",
    day("2021-04-21"): "Approve the recovery programme",
    day("2023-02-08"): "Approve the budget for 2023-24",
    THIRD_SECTOR_PROXY: "Close the inpatient ward at Annoch Cottage Hospital",
    TIE: "Move day services in the Glens to one centre",
    LAST_OF_NOMINEES: "Replace the strategic plan",
    FIRST_OF_ELEVEN: "Adopt new standing orders",
}
_BEFORE_2016_ENDED = ("2015-08-12", "2015-09-16", "2015-12-09", "2016-02-10", "2016-03-16")
_BOARD_MONTHS = ((2, 2), (4, 3), (6, 4), (9, 3), (11, 4))
_AUDIT_MONTHS = ((6, 2), (9, 2))
_NOMINEES = (Seat.COUNCIL_NOMINEE, Seat.HEALTH_BOARD_NOMINEE)


def collections() -> dict[str, Any]:
    """The meetings."""
    return {"meetings": (*_of_board(), *_of_audit())}


def board_days() -> tuple[date, ...]:
    """The days of the meetings of the board."""
    early = [day(each) for each in _BEFORE_2016_ENDED]
    later = [wednesday(year, *place) for year in range(2016, 2028) for place in _BOARD_MONTHS]
    return (*early, *(each for each in later if day("2016-05-01") < each < day("2027-05-01")))


def audit_days() -> tuple[date, ...]:
    """The days of the meetings of the audit committee."""
    return tuple(wednesday(year, *place) for year in range(2016, 2027) for place in _AUDIT_MONTHS)


def board_meeting_on(on: date) -> str:
    """The id of the board's meeting on a day."""
    return f"board-{on.isoformat()}"


def _of_board() -> Iterator[Meeting]:
    days = board_days()
    following = dict(pairwise(days))
    for number, held in enumerate(days):
        if held > UNTIL:
            yield _planned(held)
            continue
        here = _in_office("board", held)
        roll = tuple(_row(member, held, number, place) for place, member in enumerate(here))
        yield Meeting(
            id=board_meeting_on(held),
            body="board",
            held_on=held,
            called_by=CalledBy.CHAIR,
            notice_available_on=days_before(held, days=5 if held == SHORT_NOTICE else 7),
            notice_states_time_place_business=True,
            notice_signed=True,
            attendance=roll,
            names_recorded=True,
            presided_by=presiding(held),
            presided_by_proxy=False,
            declarations=_declarations(here, held, number),
            votes=moved(_vote(here, roll, held), held) if held in _VOTES else (),
            decisions_taken=True,
            **place_and_time(held),
            **_minutes(held, following),
        )


def _planned(held: date) -> Meeting:
    is_near = days_before(held, days=7) < UNTIL
    return Meeting(
        id=board_meeting_on(held),
        body="board",
        held_on=held,
        called_by=CalledBy.CHAIR,
        notice_available_on=days_before(held, days=7) if is_near else None,
        notice_states_time_place_business=True if is_near else None,
        notice_signed=True if is_near else None,
        **place_and_time(held),
    )


def _of_audit() -> Iterator[Meeting]:
    days = audit_days()
    following = dict(pairwise(days))
    for held in days:
        here = _in_office(AUDIT, held)
        yield Meeting(
            id=f"{AUDIT}-{held.isoformat()}",
            body=AUDIT,
            held_on=held,
            called_by=CalledBy.CHAIR,
            notice_available_on=days_before(held, days=8),
            notice_states_time_place_business=True,
            notice_signed=True,
            attendance=tuple(Attendance(member=member.id, present=True) for member in here),
            names_recorded=True,
            presided_by=next(member.id for member in here if member.seat is Seat.COUNCIL_NOMINEE),
            declarations=(),
            votes=(),
            decisions_taken=False,
            **_minutes(held, following),
        )


def _minutes(held: date, following: dict[date, date]) -> dict[str, Any]:
    put = following.get(held)
    if held == MINUTES_LATE and put is not None:
        put = following[put]
    if put is None or put > UNTIL:
        return {}
    return {"minutes_submitted_on": put, "minutes_signed": True}


def _in_office(body: str, on: date) -> list[Member]:
    return [
        member
        for member in members()
        if member.body == body and member.first_day <= on and (member.last_day is None or on <= member.last_day)
    ]


def presiding(on: date) -> str:
    """The member who presides over the board on a day: the chair of that day."""
    period = max(each for each in ((row.first_day, row.chair) for row in chair_periods()) if each[0] <= on)
    assert period[1] is not None
    return period[1]


class _Away(NamedTuple):
    """Why a member is away, and whether somebody comes in the place."""

    has_proxy: bool
    because: AbsenceReason


def _away(member: Member, held: date, number: int, place: int) -> _Away | None:
    if member.id == presiding(held):
        return None
    if held == INQUORATE and member.seat in _NOMINEES:
        is_away = place not in {0, 3}
        return _Away(has_proxy=False, because=AbsenceReason.OTHER_REASONABLE_CAUSE) if is_away else None
    if _sends_deputy(member, held):
        return _Away(has_proxy=True, because=AbsenceReason.OTHER_REASONABLE_CAUSE)
    if held in _VOTES or (5 * place + 7 * number) % 17:
        return None
    return _Away(has_proxy=member.seat in _NOMINEES and number % 3 > 0, because=AbsenceReason.ILLNESS)


def _sends_deputy(member: Member, held: date) -> bool:
    return (held == THIRD_SECTOR_PROXY and member.seat is Seat.THIRD_SECTOR) or (
        held == FIRST_OF_ELEVEN and member.person == "nhs-staff-1"
    )


def _row(member: Member, held: date, number: int, place: int) -> Attendance:
    away = _away(member, held, number, place)
    if away is None:
        return Attendance(member=member.id, present=True)
    proxy = _proxy(member) if away.has_proxy else None
    return Attendance(member=member.id, present=False, proxy=proxy, absent_because=away.because)


def _proxy(member: Member) -> Proxy:
    if member.seat is Seat.COUNCIL_NOMINEE:
        return Proxy(person="council-deputy", is_councillor=True, suitably_experienced=True)
    if member.seat is Seat.HEALTH_BOARD_NOMINEE:
        return Proxy(person="nhs-deputy", is_health_board_member=True, suitably_experienced=True)
    deputy = "third-sector-deputy" if member.seat is Seat.THIRD_SECTOR else "staff-deputy"
    return Proxy(person=deputy, suitably_experienced=True, arranged_by="member")


def _declarations(here: list[Member], held: date, number: int) -> tuple[Declaration, ...]:
    """One interest declared in every fourth meeting, on the item in which the member's other office comes up."""
    if number % 4 != 3:
        return ()
    by_member = held >= day("2016-02-01")
    return (
        Declaration(
            member=here[number % 8].id,
            item=item_called(held, 7),
            interest="A close relative works for a charity that gives breaks to carers." if held == BREAKS else None,
            direct=False,
            decided_by_member=by_member,
            decided_by_others=not by_member,
            took_part=True,
            minuted=True,
        ),
    )


def _vote(here: list[Member], roll: tuple[Attendance, ...], held: date) -> Vote:
    by_deputy = {row.member for row in roll if row.proxy is not None}
    voting = [member for member in here if board_seat_votes_on(member.seat, held) or member.id in by_deputy]
    against = {TIE: 4, THIRD_SECTOR_PROXY: 2, LAST_OF_NOMINEES: 1}.get(held, 0)
    cast = tuple(
        CastVote(
            member=member.id,
            choice=Choice.AGAINST if place % 2 and place < 2 * against else Choice.FOR,
            by_proxy=member.id in by_deputy or None,
        )
        for place, member in enumerate(voting)
    )
    return Vote(
        id=f"vote-{held.isoformat()}",
        question=_VOTES[held],
        item=item_called(held, 6),
        about_integration_functions=True,
        cast=cast,
        tie_settled_by=TieSettledBy.DISPUTE_MECHANISM if held == TIE else None,
        result=Result.CARRIED,
    )
