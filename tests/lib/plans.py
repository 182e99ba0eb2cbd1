"""Small authorities with strategic plans, for tests of the room `plans`."""

from __future__ import annotations

from typing import Any

from comhla.law.facts import AuthorityFacts
from tests.lib.web import small_facts

PLAN: dict[str, Any] = {
    "id": "plan-2027",
    "title": "Plan 2027 to 2030",
    "origin": "review",
    "preparation_began_on": "2026-07-01",
    "stages": [{"stage": "proposals", "on": "2026-07-15"}],
    "period_first_day": "2027-04-01",
    "period_last_day": "2030-03-31",
}
"""A plan in preparation, whose proposals are written."""

FINAL: dict[str, Any] = {
    "id": "plan-2024",
    "title": "Plan 2024 to 2027",
    "origin": "review",
    "finalised_on": "2024-02-28",
    "published_on": "2024-03-01",
    "period_first_day": "2024-04-01",
    "period_last_day": "2027-03-31",
    "outcomes_covered": ["O1"],
}
"""The plan before it, which is in force."""


def plan_facts(**collections: Any) -> AuthorityFacts:
    """A small authority with a plan in force and one in preparation, and what else is given."""
    return small_facts(**{"plans": [FINAL, PLAN], **collections})


def section(key: str, part: str, text: str | None = "Some words.", **fields: Any) -> dict[str, Any]:
    """A section of the plan in preparation."""
    return {"id": key, "plan": PLAN["id"], "part": part, "heading": part.capitalize(), "text": text, **fields}


def action(key: str, title: str = "Visit people at home", **fields: Any) -> dict[str, Any]:
    """An action of the plan in preparation."""
    return {"id": key, "plan": PLAN["id"], "title": title, **fields}


def measure(key: str, title: str = "Days people wait", **fields: Any) -> dict[str, Any]:
    """A measure of the plan in preparation."""
    return {"id": key, "plan": PLAN["id"], "title": title, **fields}
