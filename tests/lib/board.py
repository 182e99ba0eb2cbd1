"""Joint boards for spec tests: members by seat, whole boards, and meetings with a roll."""

from __future__ import annotations

from datetime import date
from typing import Any

from comhla.law.facts import Attendance, AuthorityFacts, Meeting, Member, Proxy
from comhla.reference.seats import Seat
from tests.lib.law import COUNCIL, HEALTH_BOARD, an_authority

IN_SEAT_FROM = date(2014, 12, 1)
LIVED_EXPERIENCE = (Seat.THIRD_SECTOR, Seat.SERVICE_USER, Seat.UNPAID_CARER)
OTHER_SEATS = (
    Seat.CHIEF_SOCIAL_WORK_OFFICER,
    Seat.FINANCE_OFFICER,
    Seat.CHIEF_OFFICER,
    Seat.GENERAL_PRACTITIONER,
    Seat.NURSE,
    Seat.OTHER_DOCTOR,
    Seat.STAFF,
)


def a_member(name: str, seat: Seat, **facts: Any) -> Member:
    """A member of the board since December 2014, held by the person of the same name."""
    given = {"id": name, "person": name, "body": "board", "seat": seat, "first_day": IN_SEAT_FROM, **facts}
    return Member(**given)


def council_nominees(number: int, **facts: Any) -> tuple[Member, ...]:
    """`council-1`, `council-2`: councillors whom the council nominated."""
    given = {"nominated_by": COUNCIL, "is_councillor": True, **facts}
    return tuple(a_member(f"council-{n}", Seat.COUNCIL_NOMINEE, **given) for n in range(1, number + 1))


def board_nominees(number: int, **facts: Any) -> tuple[Member, ...]:
    """`nhs-1`, `nhs-2`: non-executive directors whom the health board nominated."""
    given = {"nominated_by": HEALTH_BOARD, "is_non_executive_director": True, **facts}
    return tuple(a_member(f"nhs-{n}", Seat.HEALTH_BOARD_NOMINEE, **given) for n in range(1, number + 1))


def in_seats(*seats: Seat, **facts: Any) -> tuple[Member, ...]:
    """One member in each seat, called after the seat: `nurse`."""
    return tuple(a_member(seat.value, seat, **facts) for seat in seats)


def four_and_four(**facts: Any) -> tuple[Member, ...]:
    """Four nominees of each side, one member in each other seat: the worked example of the law files."""
    return (*council_nominees(4), *board_nominees(4), *in_seats(*LIVED_EXPERIENCE, *OTHER_SEATS, **facts))


def with_members(*members: Member, **facts: Any) -> AuthorityFacts:
    """An authority with these members on its board."""
    return an_authority(members=members, **facts)


def present(*members: str) -> tuple[Attendance, ...]:
    """A roll on which these members are present."""
    return tuple(Attendance(member=each, present=True) for each in members)


def by_proxy(member: str, **facts: Any) -> Attendance:
    """A member who is away and sent a proxy."""
    return Attendance(member=member, present=False, proxy=Proxy(**facts))


def a_meeting(held_on: str, **facts: Any) -> Meeting:
    """A meeting of the board, called `m` unless another id is given."""
    return Meeting(**{"id": "m", "body": "board", "held_on": date.fromisoformat(held_on), **facts})
