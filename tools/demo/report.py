"""The performance reports of the demonstration: that of 2025-26 published, that of 2026-27 begun."""

from __future__ import annotations

from comhla.dates import ReportingYear
from comhla.web.access.actors import Actor
from comhla.web.authorities.models import Authority
from comhla.web.reports.actions.beginning import begin, choose
from comhla.web.reports.actions.publishing import agree, ask
from tools.demo.measures import LOCAL_INDICATOR

_PUBLISHED, _BEGUN = ReportingYear.from_label("2025-26"), ReportingYear.from_label("2026-27")
_REPORT = "report-2025-26"
_AFTER_THE_CORE_SUITE = 1


def publish_report(authority: Authority, *, asked_by: Actor, agreed_by: Actor) -> None:
    """Publish the report of 2025-26 with the authority's own indicator beside the core suite, and begin the next."""
    choose(authority, _REPORT, LOCAL_INDICATOR, is_used=True, place=_AFTER_THE_CORE_SUITE, by=asked_by)
    request = ask(authority, _PUBLISHED, by=asked_by)
    agree(request, by=agreed_by)
    authority.refresh_from_db()
    begin(authority, _BEGUN, by=asked_by)
