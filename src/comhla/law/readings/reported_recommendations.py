"""Recommendations of a year that the performance report has to list, each with what was done about it."""

from __future__ import annotations

from typing import NamedTuple

from comhla.law.answers import Answer, cannot_tell, met, not_applicable
from comhla.law.asked import Asked
from comhla.law.facts import ReportedRecommendation
from comhla.law.readings.report_years import YearReported, lacking, not_recorded, to_be_in_report


class Recommended(NamedTuple):
    """What was recommended in a year: the ids, and the fields of rows that leave it open whether there was more."""

    ids: tuple[str, ...]
    unknown: tuple[str, ...]


class ListInReport(NamedTuple):
    """The list that the report has: its field, what is listed in it, and what it gives for each."""

    field: str
    recommendations: str
    given_for_each: str


def all_listed(
    asked: Asked,
    reported: YearReported,
    recommended: Recommended,
    *,
    on_report: tuple[ReportedRecommendation, ...] | None,
    named: ListInReport,
) -> Answer | None:
    """Whether the report lists every recommendation made in the year."""
    what, year = named.recommendations, reported.year.label
    if not recommended.ids and not recommended.unknown:
        return not_applicable(f"No {what} is recorded in {{year}}.", year=year)
    if not asked.happened(reported.report.published_on):
        if not recommended.ids:
            return None
        return to_be_in_report(asked, reported, what=f"each {what} ({{recommended}})", recommended=recommended.ids)
    if recommended.ids and on_report is None:
        return not_recorded(reported, field=named.field, what=f"which {what} the report for {{year}} lists")
    listed = {each.recommendation for each in on_report or ()}
    left_out = tuple(each for each in recommended.ids if each not in listed)
    if left_out:
        return lacking(reported, what=f"the {what} {{recommended}}", recommended=left_out)
    if recommended.unknown:
        return cannot_tell(
            f"Whether there was any other {what} in {{year}} is not recorded.", missing=recommended.unknown, year=year
        )
    return met(f"The report for {{year}} lists each {what}.", year=year)


def each_answered(
    asked: Asked,
    reported: YearReported,
    recommended: Recommended,
    *,
    on_report: tuple[ReportedRecommendation, ...] | None,
    named: ListInReport,
) -> Answer | None:
    """Whether the report says of each recommendation that it lists what was done about it."""
    if not asked.happened(reported.report.published_on):
        return None
    listed = [each for each in on_report or () if each.recommendation in recommended.ids]
    if not listed:
        return None
    what, year = named.given_for_each, reported.year.label
    without = tuple(each.recommendation for each in listed if each.action_given is False)
    if without:
        return lacking(reported, what=f"{what} {{recommended}}", recommended=without)
    unknown = tuple(each.recommendation for each in listed if each.action_given is None)
    if unknown:
        return cannot_tell(
            f"Whether the report for {{year}} gives {what} {{recommended}} is not recorded.",
            missing=(f"performance_reports.{named.field}",),
            year=year,
            recommended=unknown,
        )
    return met(f"The report for {{year}} gives {what} each recommendation that it lists.", year=year)
