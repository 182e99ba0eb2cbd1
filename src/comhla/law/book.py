"""The book as plain data: every duty with its versions and parts, and every provision outside."""

from __future__ import annotations

from typing import Any

from comhla.law.duty import NOT_COMMENCED, Duty, Kind, Part, Version
from comhla.law.findings import is_firm
from comhla.law.outside import OUTSIDE
from comhla.law.registry import duties, module_of

FAMILIES = {
    "A": "The integration scheme",
    "B": "Setting up, and money between bodies",
    "C": "The integration joint board",
    "D": "The monitoring committee of a lead agency area",
    "E": "Directions",
    "F": "Plan, planning group and decisions",
    "G": "The annual performance report",
    "H": "Supplementary",
    "I": "Equality and rights",
    "J": "Children and carers",
    "K": "Islands and environment",
    "L": "Money and accounts",
    "M": "Records, requests and conduct",
    "N": "Partners and other plans",
    "O": "Guidance and policy (warn only)",
    "P": "Pending, not in force as seen",
}

KINDS = {
    Kind.MACHINE: "decided from recorded facts",
    Kind.EVIDENCE: "asks for recorded evidence",
    Kind.PERSON: "asks a person",
}
"""Who can decide a part, in words."""


def is_unverified(duty: Duty) -> bool:
    """Whether nothing in the duty's last version can be breached as far as it was read, or some part cannot."""
    last = duty.versions[-1]
    return not all(is_firm(last, part) for part in (*duty.parts, None))


def book_as_data() -> dict[str, Any]:
    """The whole book."""
    return {
        "duties": [duty_as_data(duty) for duty in duties()],
        "outside": [each._asdict() for each in OUTSIDE],
        "families": FAMILIES,
    }


def duty_as_data(duty: Duty) -> dict[str, Any]:
    """One duty."""
    module = module_of(duty)
    return {
        "id": duty.id,
        "name": module,
        "title": duty.title,
        "family": duty.family,
        "bearer": duty.bearer,
        "elsewhere": duty.elsewhere or None,
        "models": sorted(model.value for model in duty.models),
        "councils": duty.councils.value,
        "pending": duty.pending,
        "unverified": is_unverified(duty),
        "versions": [_version_as_data(version) for version in duty.versions],
        "parts": [_part_as_data(part) for part in duty.parts],
        "tests": f"tests/spec/law/test_{module}.py",
    }


def _version_as_data(version: Version) -> dict[str, Any]:
    citation = version.citation
    return {
        "number": version.number,
        "first_day": None if version.first_day == NOT_COMMENCED else version.first_day.isoformat(),
        "last_day": version.last_day.isoformat() if version.last_day else None,
        "title": citation.title,
        "provision": citation.provision,
        "url": citation.url,
        "verified": citation.verified.value,
        "standing": version.standing.value,
        "words": version.words,
        "note": version.note,
    }


def _part_as_data(part: Part) -> dict[str, Any]:
    return {
        "key": part.key,
        "kind": part.kind.value,
        "provision": part.provision,
        "requires": part.requires,
        "versions": sorted(part.versions) if part.versions else None,
        "verified": part.verified.value if part.verified else None,
        "uses": list(part.uses),
    }
