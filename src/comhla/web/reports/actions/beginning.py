"""Beginning a report, and saying which indicators it uses."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from comhla.dates import ReportingYear
from comhla.web.access.actors import Actor
from comhla.web.access.roles import Permission
from comhla.web.audit.actions import Told, append
from comhla.web.authorities.actions import record_row
from comhla.web.authorities.errors import NotRecorded
from comhla.web.authorities.facts import facts_of
from comhla.web.authorities.models import Authority
from comhla.web.reports.models import ChosenIndicator
from comhla.web.reports.queries import REPORTS, report_row


@transaction.atomic
def begin(authority: Authority, year: ReportingYear, *, by: Actor) -> str:
    """Begin the report of a year: its row in the record, with nothing said of it yet. The id of the row.

    Raises:
        NotAllowed: where `by` may not record facts there.
        NotRecorded: where it is begun already.
    """
    by.must(Permission.FACTS_RECORD, authority.pk)
    if report_row(facts_of(authority), year) is not None:
        raise NotRecorded(_("The report for %(year)s is begun already.") % {"year": year.label})
    data: dict[str, Any] = {"id": f"report-{year.label}", "reporting_year": year.label}
    return record_row(authority, REPORTS, data, by=by).key


@transaction.atomic
def choose(
    authority: Authority, report: str, indicator: str, *, is_used: bool, reason: str = "", place: int = 0, by: Actor
) -> None:
    """Say that a report uses an indicator, or leaves it out and why.

    Raises:
        NotAllowed: where `by` may not record facts there.
        NotRecorded: where one is left out without a reason.
    """
    by.must(Permission.FACTS_RECORD, authority.pk)
    if not is_used and not reason.strip():
        raise NotRecorded(_("Say why the indicator is left out."))
    said = {"is_used": is_used, "reason": "" if is_used else reason.strip(), "place": place}
    ChosenIndicator.objects.update_or_create(authority=authority, report=report, indicator=indicator, defaults=said)
    append("report_indicator_chosen", Told("report", report, authority.slug), by=by, after={indicator: said})
