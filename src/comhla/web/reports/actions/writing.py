"""Writing the sections of a report."""

from __future__ import annotations

from typing import Any

from django.db import transaction

from comhla.web.access.actors import Actor
from comhla.web.authorities.actions import record_row
from comhla.web.authorities.models import Authority
from comhla.web.reports.queries import SECTIONS
from comhla.web.reports.slots import Slot


@transaction.atomic
def write(
    authority: Authority, report: str, slot: Slot, *, heading: str, text: str, by: Actor, version: int = 0
) -> str:
    """Write a section into its place; the id of its row.

    Args:
        authority: whose report it is.
        report: the id of the report.
        slot: the place.
        heading: its heading, where it is to be another than the usual one of the part.
        text: its text with marks.
        by: who writes.
        version: the version that was being changed; 0 for a new one.

    Raises:
        NotAllowed, ChangedMeanwhile, Unacceptable: as `record_row`.
    """
    section = slot.section
    data: dict[str, Any] = {"id": slot.id, "report": report, "part": slot.part.value}
    said = {
        "outcome": slot.outcome,
        "locality": slot.locality,
        "place": section.place if section is not None else None,
        "heading": heading.strip(),
        "text": text,
    }
    data |= {name: value for name, value in said.items() if value not in (None, "")}
    key = slot.id if section is not None else None
    return record_row(authority, SECTIONS, data, by=by, key=key, version=version or None).key
