"""The forms in which papers and agendas of the demonstration are written down, and the business of every meeting."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from comhla.law.facts import AgendaKind, DirectionNeeded, PaperPart, Purpose

CHIEF, FINANCE, NURSE = "Chief officer", "Chief finance officer", "Lead nurse"
HOME_CARE, LOCALITIES, CARERS = "Head of home care", "Head of localities", "Lead for carers"
MIND, PEOPLE, CLERK = "Head of mental health services", "Head of people and learning", "Clerk to the board"

P = PaperPart
NO_COST = "Nothing that this paper asks for costs money."
NO_STAFF = "Nothing changes for people who work in the services."
PLACE_AND_TIME = "The board meets in the Town House, Inverannoch, and by video."


class Asked(NamedTuple):
    """A paper: what it says under each heading and what it asks for, in order."""

    id: str
    title: str
    reference: str
    author: str
    dated: str
    due: str
    parts: Mapping[PaperPart, str]
    asks: tuple[str, ...]
    needs: DirectionNeeded | None = DirectionNeeded.NONE
    signed: str | None = None
    exempt: str | None = None
    summary: str | None = None
    late: str | None = None


class Business(NamedTuple):
    """An item of business, and what the minute says of it."""

    title: str
    note: str | None = None
    kind: AgendaKind = AgendaKind.REPORT
    purpose: Purpose | None = None
    paper: str | None = None
    led_by: str | None = CHIEF
    allowed: int = 15
    exempt: str | None = None
    forward: str | None = None


def opening(*, away: str | None, interests: str | None, minutes_of: str, matters: str | None) -> tuple[Business, ...]:
    """The first four items of every meeting; what is None has not happened yet."""
    return (
        Business("Welcome and apologies", away, AgendaKind.WELCOME, None, None, "Chair", 5),
        Business("Declarations of interest", interests, AgendaKind.DECLARATIONS, None, None, "Chair", 5),
        Business(
            f"Minute of the meeting on {minutes_of}",
            None if away is None else "The minute was agreed as a true record.",
            AgendaKind.MINUTES,
            Purpose.DECISION,
            None,
            "Chair",
            5,
        ),
        Business("Matters arising and actions", matters, AgendaKind.MATTERS_ARISING, None, None, CLERK, 10),
    )


def closing(*, other: str | None, following: str) -> tuple[Business, ...]:
    """The last two items of every meeting."""
    told = None if other is None else f"{following} at 10:00. {PLACE_AND_TIME}"
    return (
        Business("Other business", other, AgendaKind.OTHER_BUSINESS, None, None, "Chair", 5),
        Business(f"Next meeting: {following}", told, AgendaKind.NEXT_MEETING, None, None, "Chair", 2),
    )
