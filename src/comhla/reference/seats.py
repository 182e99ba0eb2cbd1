"""The seats of an integration joint board, and which of them carry a vote on a day.

Sources: SSI 2014/285 (https://www.legislation.gov.uk/ssi/2014/285), as amended by SSI 2015/66 and,
from 1 September 2026, by SSI 2025/405 (https://www.legislation.gov.uk/ssi/2025/405).
A monitoring committee works differently: there every member has a vote.
"""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from comhla.reference.loading import load_rows, read_day
from comhla.reference.rows import Row, common


class Seat(StrEnum):
    """The seat to which a member was appointed: the vote follows the seat, not the person."""

    COUNCIL_NOMINEE = "council_nominee"
    HEALTH_BOARD_NOMINEE = "health_board_nominee"
    CHIEF_SOCIAL_WORK_OFFICER = "chief_social_work_officer"
    CHIEF_OFFICER = "chief_officer"
    FINANCE_OFFICER = "finance_officer"
    GENERAL_PRACTITIONER = "general_practitioner"
    NURSE = "nurse"
    OTHER_DOCTOR = "other_doctor"
    STAFF = "staff"
    THIRD_SECTOR = "third_sector"
    SERVICE_USER = "service_user"
    UNPAID_CARER = "unpaid_carer"
    ADDITIONAL = "additional"


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardSeat(Row):
    """One dated row of the seat table: the articles that make the seat, and when it gained a vote.

    ``vote_from`` is the first day on which the seat carries a vote, or None where it never does.
    ``article_one_council`` applies to a scheme by one council, ``article_several_councils`` to others.
    """

    seat: Seat
    article_one_council: str
    article_several_councils: str
    vote_from: dt.date | None


def _board_seat(record: dict[str, str]) -> BoardSeat:
    return BoardSeat(
        **common(record),
        seat=Seat(record["seat"]),
        article_one_council=record["article_one_council"],
        article_several_councils=record["article_several_councils"],
        vote_from=read_day(record["vote_from"]),
    )


@cache
def board_seats() -> tuple[BoardSeat, ...]:
    """Return every dated row of the seat table, in the order of the Order."""
    return load_rows("board_seats", _board_seat)


def board_seat(seat: Seat, day: dt.date) -> BoardSeat | None:
    """Return the row for the seat in force on the day, or None before the Order took effect."""
    matching = (row for row in board_seats() if row.seat is seat and row.in_force_on(day))
    return next(matching, None)


def board_seat_votes_on(seat: Seat, day: dt.date) -> bool:
    """Return whether a member in this seat of a joint board has a vote on the day.

    Until 31 August 2026 only the nominees of councils and health boards vote. From 1 September 2026
    the seats of the third sector, service users and unpaid carers vote as well. There were no seats,
    and so no votes, before 28 November 2014.
    """
    row = board_seat(seat, day)
    return row is not None and row.vote_from is not None and row.vote_from <= day
