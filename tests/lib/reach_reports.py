"""The addresses of the room of performance reports: who they are for, and what stands behind them.

A published report is public; what is written for the next edition says the marker.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from comhla.web.access.roles import Permission
from comhla.web.authorities.models import Authority
from comhla.web.reports.models import ReportEdition
from tests.lib.reports import REPORT, YEAR

_SEEN_IN_WORKSPACE = """
work-report work-report-copies work-report-document work-report-indicators work-report-money work-report-preview
work-report-publish work-report-section work-report-sections work-reports
"""
EVERYBODY = frozenset({"public-report", "public-report-figure", "public-report-file", "public-reports"})
NEEDS: Mapping[str, Permission] = dict.fromkeys(_SEEN_IN_WORKSPACE.split(), Permission.WORKSPACE_SEE)
"""What somebody of the authority needs to open a page of this room."""
NOVEMBER = datetime(2026, 11, 2, 9, tzinfo=UTC)
_KEY = "money-difference.LOCAL-somewhere.2025-26"


def facts_with(marker: str) -> Mapping[str, list[dict[str, Any]]]:
    """A report of which a later edition is being written."""
    section = {"id": f"{REPORT}-o1", "report": REPORT, "part": "outcome", "outcome": "O1", "text": f"{marker} drafted"}
    return {
        "performance_reports": [{"id": REPORT, "reporting_year": YEAR, "published_on": "2026-07-20"}],
        "report_sections": [section],
    }


def keep_of_reports(authority: Authority, marker: str) -> None:
    """An edition that was published, with a file and a figure."""
    edition = ReportEdition.objects.create(
        authority=authority,
        report=REPORT,
        number=1,
        reporting_year=YEAR,
        title="Annual performance report 2025-26",
        published_at=NOVEMBER,
        asked_by="Somebody",
        agreed_by="Somebody else",
        body="<p>The year.</p>",
        stamp="0" * 64,
    )
    for position, (name, media_type) in enumerate(
        {"report.html": "text/html", "performance-report-2025-26-data.zip": "application/zip"}.items()
    ):
        edition.files.create(
            position=position,
            name=name,
            title="The year",
            media_type=media_type,
            content=b"<p>The year.</p>",
            size=16,
            stamp="0" * 64,
        )
    said = {"planned": "3", "spent": "5"}
    edition.figures.create(
        position=0,
        key=_KEY,
        words="Spent less planned, 2025-26",
        value=2.0,
        unit="pounds",
        lineage={"method": "difference", "methodVersion": "1", "codeVersion": "1", "parameters": said, "sources": []},
    )


def samples() -> Mapping[str, Mapping[str, Any]]:
    """The samples of the parameters of each address of this room."""
    found: dict[str, Mapping[str, Any]] = {name: {"year": YEAR} for name in (*NEEDS, *EVERYBODY)}
    return found | {
        "work-report-section": {"year": YEAR, "key": f"{REPORT}-o1"},
        "work-report-document": {"year": YEAR, "form": "html"},
        "public-report-file": {"year": YEAR, "name": "report.html"},
        "public-report-figure": {"year": YEAR, "key": _KEY},
    }
