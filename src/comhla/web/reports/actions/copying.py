"""Copies of the published report to those who have to have one, by the model of integration."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from comhla.dates import ReportingYear
from comhla.law.facts import AuthorityFacts
from comhla.reference.models import Model
from comhla.web.access.actors import Actor
from comhla.web.authorities.actions import record_row
from comhla.web.authorities.errors import NotRecorded
from comhla.web.authorities.facts import facts_of, plain_row
from comhla.web.authorities.models import Authority
from comhla.web.authorities.tables import rows_of
from comhla.web.reports.queries import REPORTS, editions_of, report_row

COMMITTEE = "monitoring_committee"


def recipients_of(facts: AuthorityFacts, year: ReportingYear) -> tuple[str, ...]:
    """Who is to have a copy of the report of a year. Act s.42(4): constituent authorities are those of joint boards."""
    if not facts.settings:
        return ()
    setting = facts.setting_on(year.last_day)
    match setting.model:
        case Model.BODY_CORPORATE:
            return setting.parties
        case Model.HEALTH_BOARD_LEADS:
            return (COMMITTEE, *setting.councils)
        case Model.COUNCIL_LEADS:
            return (COMMITTEE, *((setting.health_board,) if setting.health_board else ()))
        case _:
            return (COMMITTEE,)


@transaction.atomic
def send_copies(
    authority: Authority, year: ReportingYear, recipients: Iterable[str], *, on: date, by: Actor, version: int
) -> None:
    """Record that copies were sent on a day.

    Raises:
        NotRecorded: where nothing is published yet, or somebody is none of those who are to have one.
        NotAllowed, ChangedMeanwhile, Unacceptable: as `record_row`.
    """
    facts = facts_of(authority)
    report, to_have_one = report_row(facts, year), recipients_of(facts, year)
    chosen = list(recipients)
    if report is None or not editions_of(authority, report.id):
        raise NotRecorded(_("The report is not published yet. Copies are of the published report."))
    if not chosen or not set(chosen) <= set(to_have_one):
        raise NotRecorded(_("Choose whom the copy was sent to."))
    row = rows_of(authority, REPORTS).get(key=report.id)
    data = plain_row(row, REPORTS)
    copies: dict[str, Mapping[str, Any]] = {each["recipient"]: each for each in data.get("copies") or ()}
    copies |= {each: {"recipient": each, "sent_on": on.isoformat()} for each in chosen}
    record_row(authority, REPORTS, {**data, "copies": list(copies.values())}, by=by, key=row.key, version=version)
