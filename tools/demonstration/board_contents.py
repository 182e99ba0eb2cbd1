"""Forward plan, agendas, papers, minutes and actions of the board, as facts."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from comhla.law.facts import AgendaItem, Minute, MinutedItem, Paper, PaperRecommendation, PaperSection

from . import board_papers_june, board_papers_november, board_papers_september
from .board_agendas import AGENDAS
from .board_forms import CHIEF, CLERK, FINANCE, Asked
from .board_work import forward_plan, meeting_actions
from .meetings import board_days, board_meeting_on, presiding
from .names import day
from .people import UNTIL

PAPERS = (*board_papers_june.PAPERS, *board_papers_september.PAPERS, *board_papers_november.PAPERS)
_NUMERALS = ("i", "ii", "iii", "iv", "v")


def collections() -> dict[str, Any]:
    """The collections about what meetings are made of."""
    return {
        "forward_plan": tuple(forward_plan()),
        "agenda_items": tuple(item for on in AGENDAS for item in _items(on)),
        "papers": tuple(_paper(each) for each in PAPERS),
        "minutes": tuple(_minute(on) for on in AGENDAS if day(on) < UNTIL),
        "meeting_actions": tuple(meeting_actions()),
    }


def _items(on: str) -> Iterator[AgendaItem]:
    meeting = board_meeting_on(day(on))
    for place, each in enumerate(AGENDAS[on], start=1):
        yield AgendaItem(
            id=f"{meeting}-{place}",
            meeting=meeting,
            place=place,
            title=each.title,
            kind=each.kind,
            purpose=each.purpose,
            paper=each.paper,
            led_by=each.led_by,
            minutes_allowed=each.allowed,
            exempt_because=each.exempt,
            from_forward_plan=each.forward,
        )


def _paper(asked: Asked) -> Paper:
    return Paper(
        id=asked.id,
        title=asked.title,
        reference=asked.reference,
        author=asked.author,
        brought_by=CHIEF,
        dated_on=day(asked.dated),
        due_on=day(asked.due),
        sections=tuple(PaperSection(part=part, text=text) for part, text in asked.parts.items()),
        direction_needed=asked.needs,
        recommendations=tuple(
            PaperRecommendation(id=name, text=text) for name, text in zip(_NUMERALS, asked.asks, strict=False)
        ),
        signed_off_on=None if asked.signed is None else day(asked.signed),
        signed_off_by=_who_signs(asked),
        exempt_because=asked.exempt,
        public_summary=asked.summary,
        late_because=asked.late,
    )


def _who_signs(asked: Asked) -> str | None:
    """The chief officer, and for that officer's own papers the chief finance officer: nobody signs off their own."""
    if asked.signed is None:
        return None
    return FINANCE if asked.author == CHIEF else CHIEF


def _minute(on: str) -> Minute:
    meeting, agreed = board_meeting_on(day(on)), _following(day(on))
    notes = (MinutedItem(item=f"{meeting}-{place}", text=each.note) for place, each in enumerate(AGENDAS[on], start=1))
    return Minute(
        id=f"minute-{on}",
        meeting=meeting,
        notes=tuple(notes),
        others_present=(CLERK, "Planning officer"),
        agreed_at=None if agreed is None else board_meeting_on(agreed),
        signed_by=None if agreed is None else presiding(agreed),
    )


def _following(on: date) -> date | None:
    """The meeting after one, where it was held already."""
    following = next(each for each in board_days() if each > on)
    return following if following <= UNTIL else None
