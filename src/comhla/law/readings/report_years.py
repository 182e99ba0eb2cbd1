"""Reporting years with their performance reports, for the duties on making a report and on what is in it.

The first reporting year is 2016-17 for everybody (SSI 2014/284 reg 3); where functions passed later, the year in
which they passed. Each year is asked about from 1 April on, the day after its figures end.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any, NamedTuple

from comhla.dates import FIRST_REPORTING_YEAR, ReportingYear
from comhla.law.answers import Answer, cannot_tell, met, not_applicable, not_met, not_yet_due
from comhla.law.asked import Asked
from comhla.law.duty import Subject
from comhla.law.events import NOT_DONE
from comhla.law.facts import AuthorityFacts, PerformanceReport
from comhla.law.readings.years_asked import last_ended_by
from comhla.reference.models import Model

YEAR_USES = (
    "performance_reports.reporting_year",
    "performance_reports.published_on",
    "establishment.functions_delegated_on",
    "establishment.wound_up_on",
    "schemes",
    "authority",
)
"""What every part that is asked of a reporting year rests on."""


class YearReported(NamedTuple):
    """A reporting year, its report, and with how many earlier years the report has to compare.

    Where no report is recorded, `report` is one of which nothing was done; or, where it is not known that functions
    had passed, one of which nothing is known.
    """

    year: ReportingYear
    report: PerformanceReport
    years_compared: int


def reporting_years(facts: AuthorityFacts, until: date) -> Iterator[Subject[YearReported]]:
    """Every reporting year that has ended, from the first in which there was something to report."""
    first = _first_year(facts)
    if first is None:
        return
    recorded = _reports_by_year(facts)
    for start_year in range(first.start_year, last_ended_by(until) + 1):
        year = ReportingYear(start_year)
        if _gone_before_due(facts, year):
            continue
        yield Subject(
            year.label,
            f"the report for {year.label}",
            opens=year.last_day + timedelta(days=1),
            relevant_day=year.last_day,
            of=YearReported(
                year,
                recorded.get(year.label) or _none_recorded(facts, year),
                years_to_compare(facts, year),
            ),
        )


def years_to_compare(facts: AuthorityFacts, year: ReportingYear) -> int:
    """With how many earlier years the report of a year compares: five, or as many as there were."""
    first = _first_year(facts)
    return min(year.earlier_years_available, max(0, year.start_year - first.start_year)) if first else 0


def _first_year(facts: AuthorityFacts) -> ReportingYear | None:
    """The first year to report on; None where functions are known not to have passed."""
    passed = facts.establishment.functions_delegated_on if facts.establishment else None
    if passed is NOT_DONE:
        return None
    if not isinstance(passed, date) or passed < FIRST_REPORTING_YEAR.first_day:
        return FIRST_REPORTING_YEAR
    return ReportingYear.containing(passed)


def _reports_by_year(facts: AuthorityFacts) -> dict[str, PerformanceReport]:
    """Reports by year; of two for one year the one published first, which decides whether it was in time."""
    later_first = sorted(facts.performance_reports or (), key=_publication, reverse=True)
    return {report.reporting_year: report for report in later_first}


def _publication(report: PerformanceReport) -> date:
    return report.published_on if isinstance(report.published_on, date) else date.max


def _none_recorded(facts: AuthorityFacts, year: ReportingYear) -> PerformanceReport:
    passed = facts.establishment.functions_delegated_on if facts.establishment else None
    # An earlier report shows that functions had passed, even where the day is not recorded.
    reported_before = any(report.reporting_year < year.label for report in facts.performance_reports or ())
    done = NOT_DONE if isinstance(passed, date) or reported_before else None
    known: dict[str, Any] = dict.fromkeys(("prepared_on", "published_on", "postponement_statement_on"), done)
    return PerformanceReport(**known, id=year.label, reporting_year=year.label)


def _gone_before_due(facts: AuthorityFacts, year: ReportingYear) -> bool:
    """Whether the board was wound up before its report fell due: who reports then was not read."""
    wound_up = facts.establishment.wound_up_on if facts.establishment else None
    return (
        wound_up is not None
        and wound_up <= year.report_due
        and bool(facts.settings)
        and facts.setting_on(year.last_day).model is Model.BODY_CORPORATE
    )


def in_report(asked: Asked, reported: YearReported, *, said: bool | None, field: str, what: str) -> Answer | None:
    """Whether the published report has something that it must have; None before it is published.

    Args:
        asked: the question.
        reported: the year and its report.
        said: whether the report has it, as recorded.
        field: the field of `performance_reports` that says so.
        what: what the report must have, as a noun phrase: "an assessment of strategic planning".
    """
    if not asked.happened(reported.report.published_on):
        return None
    if said is None:
        return not_recorded(reported, field=field, what=f"whether the report for {{year}} has {what}")
    if said:
        return met(f"The report for {{year}} has {what}.", year=reported.year.label)
    return lacking(reported, what=what)


def lacking(reported: YearReported, *, what: str, **words: Any) -> Answer:
    """The published report lacks something that it must have: `what`, as a noun phrase."""
    return not_met(
        f"The report for {{year}} lacks {what}.",
        then=f"Add to the published report {what}.",
        year=reported.year.label,
        **words,
    )


def not_recorded(reported: YearReported, *, field: str, what: str) -> Answer:
    """What the report has is not recorded: `what`, as a clause that begins "It is not recorded, ..."."""
    return cannot_tell(
        f"It is not recorded {what}.", missing=(f"performance_reports.{field}",), year=reported.year.label
    )


def to_be_in_report(asked: Asked, reported: YearReported, *, what: str, **words: Any) -> Answer | None:
    """What a report that is still to be published will have to have; None once its last day is over."""
    last = reported.year.report_due
    if asked.past(last):
        return None
    return not_yet_due(
        f"The report for {{year}} is to have {what}. The last day for publishing it is {{last}}.",
        then=f"Put into the report {what}.",
        due=last,
        year=reported.year.label,
        last=last,
        **words,
    )


def nothing_to_compare(reported: YearReported) -> Answer:
    """The answer for a first report, which has no earlier years to compare with."""
    return not_applicable(
        "{year} is the first reporting year, so its report has no earlier years to compare with.",
        year=reported.year.label,
    )


def in_years(number: int) -> str:
    """`1 earlier year`, `5 earlier years`."""
    return "1 earlier year" if number == 1 else f"{number} earlier years"
