"""Ids of rows, proposed from what a row says, so that nobody has to think of one."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from django.utils.text import slugify

GIVEN_BY_PEOPLE = frozenset({"complaints", "information_access_requests"})
"""Collections whose ids are references that somebody already gave."""

_MADE_OF: Mapping[str, tuple[str, ...]] = {
    "people": (),
    "members": ("person", "body", "seat"),
    "officers": ("post", "person"),
    "meetings": ("body", "held_on"),
    "schemes": ("kind", "approved_on"),
    "standing_orders": ("body", "first_day"),
    "chair_periods": ("body", "first_day"),
    "vacancies": ("body", "seat", "first_day"),
    "directions": ("given_on", "addressees"),
    "payments": ("financial_year", "function", "kind", "made_by"),
    "performance_reports": ("reporting_year",),
    "accounts": ("financial_year",),
    "assessments": ("subject", "kind"),
    "evidence": ("duty", "dated_on"),
    "judgements": ("duty", "part", "judged_on"),
    "linked_plans": ("kind", "period_first_day"),
    "publications": ("kind", "published_on"),
    "agenda_items": ("meeting", "place"),
    "minutes": ("meeting",),
    "plan_sections": ("plan", "part", "locality", "edition"),
    "report_sections": ("report", "part", "outcome", "locality"),
    "spending": ("financial_year", "about", "head", "care_group", "locality"),
    "plan_views": ("plan", "stage", "given_by"),
    "plan_reviews": ("plan", "started_on"),
    "scheme_reviews": ("scheme", "started_on"),
}
_TITLES = ("name", "title", "what", "question", "matter", "person", "authority")
_LONGEST = 80


def proposed_id(collection: str, one: str, row: Mapping[str, Any], taken: Collection[str]) -> str:
    """An id that is free.

    People get a number and not their name: the id goes into every row and every line of the trail that speaks of the
    person, and stays when the name changes or has to be forgotten.

    Args:
        collection: where the row will stand; the name of the list for rows within rows.
        one: what one such row is called, for rows that say nothing telling.
        row: what the row says.
        taken: ids that are in use.
    """
    names = _MADE_OF.get(collection)
    if names is None:
        names = next(((name,) for name in _TITLES if row.get(name)), ())
    said = "-".join(_said(row[name]) for name in names if row.get(name))
    wanted = slugify(said.replace("_", "-").replace("/", "-"))[:_LONGEST].strip("-")
    if wanted and wanted not in taken:
        return wanted
    lead, number = (wanted, 2) if wanted else (slugify(one), 1)
    while f"{lead}-{number}" in taken:
        number += 1
    return f"{lead}-{number}"


def _said(value: Any) -> str:
    return "-".join(str(each) for each in value) if isinstance(value, list) else str(value)
