"""The reports of an authority, year by year."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import NamedTuple

from django.utils.translation import gettext as _

from comhla.dates import ReportingYear
from comhla.law.facts import AuthorityFacts
from comhla.law.readings.report_years import reporting_years
from comhla.web.reports.models import ReportEdition
from comhla.web.reports.queries import report_row


class YearShown(NamedTuple):
    """A reporting year."""

    label: str
    due: date
    state: str
    colour: str
    published_on: date | None


def years_shown(facts: AuthorityFacts, editions: Iterable[ReportEdition], today: date) -> list[YearShown]:
    """The year that runs and those that ended, the latest first."""
    published = {each.reporting_year: each for each in editions}
    ended = [each.of.year for each in reporting_years(facts, today)]
    years = {each.label: each for each in (*ended, ReportingYear.containing(today))}
    return [_shown(facts, each, published, today) for _label, each in sorted(years.items(), reverse=True)]


def _shown(
    facts: AuthorityFacts, year: ReportingYear, published: Mapping[str, ReportEdition], today: date
) -> YearShown:
    row = report_row(facts, year)
    on = row.published_on if row is not None and isinstance(row.published_on, date) else None
    if year.label in published:
        state, colour = _("Published here"), "green"
    elif on is not None:
        state, colour = _("Published elsewhere"), "grey"
    elif today > year.report_due:
        state, colour = _("Overdue"), "red"
    elif row is not None:
        state, colour = _("Being written"), "blue"
    else:
        state, colour = _("Not begun"), "yellow" if today > year.last_day else "grey"
    return YearShown(year.label, year.report_due, state, colour, on)
