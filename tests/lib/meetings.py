"""A small board with members who vote, and meetings either side of the fixed day of the tests."""

from __future__ import annotations

from typing import Any

from comhla.law.facts import AuthorityFacts
from tests.lib.web import small_facts

SEATS = {
    "council-1": "council_nominee",
    "council-2": "council_nominee",
    "nhs-1": "health_board_nominee",
    "nhs-2": "health_board_nominee",
    "carer": "unpaid_carer",
    "nurse": "nurse",
}
NEXT, PAST = "board-2026-12-09", "board-2026-09-16"


def meetings_facts(**collections: Any) -> AuthorityFacts:
    """An authority whose board meets on 9 December 2026 and met on 16 September; what is given takes their places."""
    given: dict[str, Any] = {
        "people": [
            {"id": "p1", "name": "Person One"},
            {"id": "p2", "name": "Person Two"},
            *({"id": f"person-{each}", "name": f"Member {each}"} for each in SEATS),
        ],
        "members": [
            {"id": each, "person": f"person-{each}", "body": "board", "seat": seat, "first_day": "2025-04-01"}
            for each, seat in SEATS.items()
        ],
        "chair_periods": [{"id": "now", "body": "board", "first_day": "2025-04-01", "chair": "council-1"}],
        "committees": [{"id": "audit", "name": "Audit committee", "set_up_on": "2020-04-01"}],
        "standing_orders": [
            {
                "id": "so-2020",
                "body": "board",
                "first_day": "2020-04-01",
                "notice_clear_days": 7,
                "papers_due_days": 5,
                "quorum_as_number": 2,
                "lists_voting_members_by_side": True,
            }
        ],
        "meetings": [
            {"id": NEXT, "body": "board", "held_on": "2026-12-09", "starts_at": "10:00", "place": "Hall"},
            {
                "id": PAST,
                "body": "board",
                "held_on": "2026-09-16",
                "notice_available_on": "2026-09-11",
                "attendance": [{"member": "council-1", "present": True}],
            },
        ],
        "forward_plan": [
            {"id": "budget", "title": "Budget monitoring", "body": "board", "meeting": NEXT, "every_months": 3},
            {"id": "audit-plan", "title": "Audit plan", "body": "audit", "wanted_by": "2026-10-31"},
            {"id": "winter", "title": "Winter plan", "body": "board", "owner": "Chief officer", "purpose": "decision"},
        ],
        **collections,
    }
    return small_facts(**given)


def business(number: int, title: str, **fields: Any) -> dict[str, Any]:
    """An item on the agenda of the next meeting."""
    return {"id": f"{NEXT}-{number}", "meeting": NEXT, "place": number, "title": title, **fields}
