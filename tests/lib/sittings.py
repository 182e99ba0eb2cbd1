"""A small board on the day of a meeting: four nominees of each side, a carer who votes, and a nurse who does not."""

from __future__ import annotations

from datetime import date
from typing import Any

from comhla.authority_file import read_plain, to_data
from comhla.law.facts import AuthorityFacts
from tests.lib.web import small_facts

KEY = "today"
COUNCIL, NHS = ("c1", "c2", "c3", "c4"), ("n1", "n2", "n3", "n4")
VOTERS = (*COUNCIL, *NHS, "carer")
_SEATS = {
    **dict.fromkeys(COUNCIL, "council_nominee"),
    **dict.fromkeys(NHS, "health_board_nominee"),
    "carer": "unpaid_carer",
    "nurse": "nurse",
}


def sitting_facts(
    *, body: str = "board", held_on: str = "2026-11-22", vacancies: Any = None, **meeting: Any
) -> AuthorityFacts:
    """The facts of Glen Test with one meeting, called `today`, of which nothing is recorded but what is given."""
    model = "d" if body == "monitoring_committee" else "a"
    scheme = {**to_data(small_facts())["schemes"][0], "model": model}
    return small_facts(
        schemes=[scheme],
        people=[{"id": each, "name": f"Person {each.upper()}"} for each in ("p1", "p2", "deputy", *_SEATS)],
        members=[
            {"id": each, "person": each, "body": body, "seat": seat, "first_day": "2025-04-01"}
            for each, seat in _SEATS.items()
        ],
        chair_periods=[{"id": "p", "body": body, "first_day": "2025-04-01", "chair": "c1", "vice_chair": "n1"}],
        committees=[{"id": "audit", "name": "Audit committee", "set_up_on": "2016-04-01"}],
        agenda_items=[{"id": "item-1", "meeting": KEY, "place": 1, "title": "The ward"}],
        meetings=[{"id": KEY, "body": body, "held_on": held_on, **meeting}],
        vacancies=vacancies,
    )


def row_of(facts: AuthorityFacts) -> dict[str, Any]:
    """The meeting's row as plain data."""
    return dict(next(each for each in _as_json(to_data(facts)["meetings"]) if each["id"] == KEY))


def with_row(facts: AuthorityFacts, row: dict[str, Any]) -> AuthorityFacts:
    """The facts with another row for the meeting."""
    return read_plain({**to_data(facts), "meetings": [row]}, name="Glen Test")


def here(*members: str) -> list[dict[str, Any]]:
    """A roll on which these members are here."""
    return [{"member": each, "present": True} for each in members]


def votes(**choices: str) -> list[dict[str, Any]]:
    """Votes cast, as `c1="for"`."""
    return [{"member": member, "choice": choice} for member, choice in choices.items()]


def _as_json(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _as_json(each) for name, each in value.items()}
    if isinstance(value, list | tuple):
        return [_as_json(each) for each in value]
    return value.isoformat() if isinstance(value, date) else value
