"""Findings as plain data, in the form that programs rely on. It changes only with a changelog entry."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any, NamedTuple

from comhla.law.engine import LAW_SEEN_TO
from comhla.law.findings import Finding


class Checked(NamedTuple):
    """One authority as checked: its name, the file or place its facts came from, and the findings.

    `illustrative` marks an authority that is made up, which every page and report has to say.
    """

    authority: str
    file: str
    findings: tuple[Finding, ...]
    illustrative: bool = False


def check_as_data(checked: Iterable[Checked], *, as_at: date) -> dict[str, Any]:
    """A whole check as plain data."""
    return {
        "as_at": as_at.isoformat(),
        "law_seen_to": LAW_SEEN_TO.isoformat(),
        "authorities": [
            {
                "authority": each.authority,
                "file": each.file,
                "findings": [finding_as_data(finding) for finding in each.findings],
            }
            for each in checked
        ],
    }


def finding_as_data(finding: Finding) -> dict[str, Any]:
    """One finding as plain data: days as 2026-09-01, what is not there as None."""
    citation = finding.citation
    return {
        "duty": finding.duty.id,
        "version": finding.version.number if finding.version else None,
        "outcome": finding.outcome.value,
        "because": finding.because,
        "subject": finding.subject.id,
        "citation": {
            "title": citation.title,
            "provision": citation.provision,
            "url": citation.url,
            "verified": citation.verified.value,
        },
        "due": _day(finding.due),
        "holds_until": _day(finding.holds_until),
        "next_step": finding.next_step,
        "facts_used": list(finding.facts_used),
    }


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
