"""How the board sat: where and when, motions and who moved them, one amendment, one adjournment."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, NamedTuple

from comhla.law.facts import Adjournment, CastVote, Choice, Result, Vote

from .board_agendas import AGENDAS
from .names import address, day

BY_VIDEO_FROM = day("2020-03-24")
ENDED = {
    day("2020-04-15"): "11:10",
    day("2024-06-26"): "12:05",
    day("2025-06-25"): "12:40",
    day("2026-06-24"): "12:20",
    day("2026-09-16"): "12:30",
}
STOOD_STILL = {
    day("2025-06-25"): Adjournment(
        because="Four voted for the motion and four against it, and both sides wanted to talk.",
        at="11:25",
        resumed_at="11:50",
    )
}


class Motion(NamedTuple):
    """A motion in full, and who moved and seconded it, by the beginnings of their seats' names."""

    text: str
    moved: str
    seconded: str


MOTIONS = {
    day("2024-06-26"): Motion(
        "That the board closes the inpatient ward at Annoch Cottage Hospital from 1 October 2024 and uses its money for"
        " nursing at home.",
        "nhs-2-2021",
        "council-3-2021",
    ),
    day("2025-06-25"): Motion(
        "That the board brings the three day services in the glens together in one centre at Glenmore, with a bus.",
        "nhs-5-2024",
        "council-6-2024",
    ),
    day("2026-06-24"): Motion(
        "That the board replaces the strategic plan with a plan for 2027 to 2030.", "council-3-2024", "nhs-4-2024"
    ),
    day("2026-09-16"): Motion(
        "That the board adopts the new standing orders from today.", "council-6-2024", "third-sector-2-2024"
    ),
}
AMENDMENT = Motion("That the board keeps the strategic plan for one more year.", "council-5-2026", "nhs-7-2024")
AMENDED = day("2026-06-24")


def place_and_time(held: date) -> Mapping[str, Any]:
    """When and where a meeting of the board was or is held."""
    stood_still = STOOD_STILL.get(held)
    return {
        "starts_at": "10:00",
        "ends_at": ENDED.get(held),
        "place": "Town House, Inverannoch" if held != day("2020-04-15") else "By video alone",
        "remote_address": address("join") if held >= BY_VIDEO_FROM else None,
        "adjournments": None if stood_still is None else (stood_still,),
    }


def item_called(held: date, place: int) -> str:
    """An item of business: by its id where the agenda is in the record, and else by its number."""
    return f"board-{held.isoformat()}-{place}" if held.isoformat() in AGENDAS else f"agenda {place}"


def moved(vote: Vote, held: date) -> tuple[Vote, ...]:
    """A vote with the motion in full, and the vote on an amendment before it, where there was one."""
    motion = MOTIONS.get(held)
    if motion is None:
        return (vote,)
    vote = vote.replace(text=motion.text, moved_by=motion.moved, seconded_by=motion.seconded)
    return (_amendment(vote), vote) if held == AMENDED else (vote,)


def _amendment(vote: Vote) -> Vote:
    """The vote on the amendment: the one who moved it is for it, and all others are against it."""
    cast = tuple(
        CastVote(member=each.member, choice=Choice.FOR if each.member == AMENDMENT.moved else Choice.AGAINST)
        for each in vote.cast or ()
    )
    return Vote(
        id=f"{vote.id}-amendment",
        question="Keep the strategic plan for one more year",
        item=vote.item,
        about_integration_functions=True,
        cast=cast,
        text=AMENDMENT.text,
        moved_by=AMENDMENT.moved,
        seconded_by=AMENDMENT.seconded,
        amends=vote.id,
        result=Result.LOST,
    )
