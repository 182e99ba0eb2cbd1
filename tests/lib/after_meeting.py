"""A small board with two meetings, open and exempt business, a vote and decisions, for tests of what comes after."""

from __future__ import annotations

from typing import Any

from comhla.law import AuthorityFacts
from tests.lib.web import small_facts

MEETING, NEXT = "board-2026-06-24", "board-2026-09-16"
SECRET = "Sale of the old depot"
SECRET_WORDS = ("depot", "Buyer Limited", "4.5 million", "sell at once")


def _member(name: str, seat: str, by: str = "") -> dict[str, Any]:
    row = {"id": name, "person": name, "body": "board", "seat": seat, "first_day": "2024-04-01"}
    return {**row, "nominated_by": by} if by else row


def _item(place: int, title: str, kind: str = "report", **more: Any) -> dict[str, Any]:
    return {"id": f"{MEETING}-{place}", "meeting": MEETING, "place": place, "title": title, "kind": kind, **more}


def board_facts(**collections: Any) -> AuthorityFacts:
    """The board of Glen Test, with a meeting in June 2026 and the next in September."""
    meeting = {
        "id": MEETING,
        "body": "board",
        "held_on": "2026-06-24",
        "starts_at": "10:00",
        "ends_at": "12:10",
        "place": "Town House",
        "notice_available_on": "2026-06-12",
        "attendance": [
            {"member": "ann", "present": True},
            {"member": "bob", "present": True, "remotely": True},
            {"member": "cat", "present": False, "absent_because": "illness", "proxy": {"person": "dan"}},
        ],
        "presided_by": "ann",
        "declarations": [
            {"member": "bob", "item": f"{MEETING}-3", "direct": False, "interest": "Works for a provider", "took_part": False},
            {"member": "ann", "item": f"{MEETING}-4", "interest": "Knows Buyer Limited"},
        ],
        "votes": [
            {
                "id": "vote-1",
                "question": "Keep the winter team",
                "item": f"{MEETING}-3",
                "moved_by": "ann",
                "seconded_by": "bob",
                "text": "That the winter team stays.",
                "cast": [
                    {"member": "ann", "choice": "for"},
                    {"member": "bob", "choice": "against"},
                    {"member": "cat", "choice": "abstained", "by_proxy": True},
                ],
                "tie_settled_by": "dispute mechanism",
                "result": "carried",
            },
            {"id": "vote-2", "question": "Sell to Buyer Limited for 4.5 million", "item": f"{MEETING}-4", "cast": []},
        ],
        "adjournments": [{"because": "A fire drill", "at": "11:00", "resumed_at": "11:15"}],
        "decisions_taken": True,
    }  # fmt: skip
    plain: dict[str, Any] = {
        "people": [{"id": each, "name": each.title()} for each in ("ann", "bob", "cat", "dan", "p1", "p2")],
        "members": [
            _member("ann", "council_nominee", "Glen Council"),
            _member("bob", "health_board_nominee", "NHS Glen"),
            _member("cat", "health_board_nominee", "NHS Glen"),
        ],
        "meetings": [meeting, {"id": NEXT, "body": "board", "held_on": "2026-09-16", "presided_by": "ann"}],
        "papers": [
            {
                "id": "winter",
                "title": "The winter team",
                "recommendations": [{"id": "i", "text": "Keep the winter team for a year"}],
                "direction_needed": "health board",
                "late_because": "The figures came late.",
            },
            {
                "id": "depot",
                "title": SECRET,
                "exempt_because": "Terms of a contract",
                "public_summary": "The board settled a matter of property.",
            },
        ],
        "agenda_items": [
            _item(1, "Welcome", "welcome"),
            _item(2, "Declarations of interest", "declarations"),
            _item(3, "Winter", paper="winter"),
            _item(4, SECRET, paper="depot"),
            _item(5, "Next meeting", "next_meeting"),
            _item(6, "Other business", "other_business"),
        ],
        "decisions": [
            {
                "id": "d-7",
                "title": "Sell the depot at once",
                "decided_by": "board",
                "meeting": MEETING,
                "decided_on": "2026-06-24",
                "item": f"{MEETING}-4",
                "in_plain_words": "We sell at once to Buyer Limited.",
            },
        ],
        **collections,
    }
    return small_facts(**plain)
