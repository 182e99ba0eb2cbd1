"""A small authority with directions recorded, and what people type to give one."""

from __future__ import annotations

from typing import Any

from comhla.law.facts import AuthorityFacts
from tests.lib.plans import FINAL
from tests.lib.web import small_facts

NHS, COUNCIL = "NHS Glen", "Glen Council"
AT = "/work/glen-test/directions/"


def a_row(key: str = "D-2026-01", **fields: Any) -> dict[str, Any]:
    """A direction to the council for care at home: £1,000 for 2026-27, in effect from 1 April 2026."""
    return {
        "id": key,
        "title": "Care at home",
        "given_by": "board",
        "given_on": "2026-03-20",
        "addressees": [COUNCIL],
        "decision": "care",
        "lines": [{"function": "care", "payment": "1000", "use": "Wages.", "financial_year": "2026-27"}],
        "first_day": "2026-04-01",
        "changes": [],
        "plan_action": "visits",
        "review_on": "2026-12-01",
        **fields,
    }


def facts_with(*directions: dict[str, Any], **collections: Any) -> AuthorityFacts:
    """Care at home from the council, nursing and wards (set aside) from the health board, and these directions."""
    functions = [
        {"id": "care", "name": "Care at home", "delegated_by": COUNCIL, "first_day": "2016-04-01", "set_aside": False},
        {"id": "nursing", "name": "Nursing", "delegated_by": NHS, "first_day": "2016-04-01", "set_aside": False},
        {"id": "wards", "name": "Wards", "delegated_by": NHS, "first_day": "2016-04-01", "set_aside": True},
    ]
    scheme = {
        "id": "scheme-1",
        "kind": "first",
        "model": "a",
        "health_board": NHS,
        "councils": [COUNCIL],
        "approved_on": "2015-06-24",
        "functions": functions,
    }
    given: dict[str, Any] = {
        "schemes": [scheme],
        "meetings": [{"id": "march", "body": "board", "held_on": "2026-03-18"}],
        "decisions": [
            {
                "id": "care",
                "title": "Bring care home",
                "decided_by": "board",
                "decided_on": "2026-03-18",
                "meeting": "march",
                "direction_needed": "council",
            }
        ],
        "plans": [FINAL],
        "plan_actions": [{"id": "visits", "plan": FINAL["id"], "title": "Visit people at home"}],
        "directions": list(directions),
        **collections,
    }
    return small_facts(**given)
