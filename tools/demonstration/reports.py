"""Annual performance reports, inspections, and reports of others."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from comhla.law.facts import (
    Inspection,
    Inspector,
    LocalitySpend,
    PerformanceReport,
    Recommendation,
    ReportCopy,
    ReportedIndicator,
    ReportedRecommendation,
    SpendHead,
    SpendLine,
)
from comhla.reference import integration_indicators

from .names import LOCALITIES, OUTCOMES, PARTIES, address, day, days_before, financial_year
from .spending import planned_total, spent

LATE = 2018
POSTPONED = 2019
RECOMMENDATION_LEFT_OUT = 2022
YEARS_REPORTED = tuple(range(2016, 2026))
_OUTSIDE_PLAN = {2019: 1, 2023: 1}
_REVIEWED = {2018: True, 2022: False, 2023: True}
_CHECKLIST = ("core_suite", "decisions_effect", "accessible_formats", "easy_to_find", "annex_a")


def collections() -> dict[str, Any]:
    """Every collection about reports."""
    return {
        "performance_reports": tuple(_report(year) for year in YEARS_REPORTED),
        "inspections": _inspections(),
    }


def _published(year: int) -> date:
    if year == LATE:
        return date(year + 1, 8, 2)
    return date(year + 1, 10, 28) if year == POSTPONED else date(year + 1, 7, 26)


def _report(year: int) -> PerformanceReport:
    published = _published(year)
    compared = min(5, year - YEARS_REPORTED[0])
    is_revised = _REVIEWED.get(year)
    return PerformanceReport(
        id=f"report-{financial_year(year)}",
        reporting_year=financial_year(year),
        prepared_on=days_before(published, days=20),
        published_on=published,
        address=address(f"performance-report-{financial_year(year)}"),
        assesses_planning=True,
        assesses_carrying_out=True,
        copies=tuple(ReportCopy(recipient=party, sent_on=published) for party in PARTIES),
        postponement_statement_on=day("2020-06-24") if year == POSTPONED else None,
        outcomes_assessed=OUTCOMES,
        indicators=tuple(
            ReportedIndicator(key=row.key, earlier_years_compared=compared) for row in integration_indicators()
        ),
        principles_assessed=True,
        strategic_planning_assessed=True,
        decisions_outside_plan_reported=_OUTSIDE_PLAN.get(year, 0),
        decisions_outside_plan_reasons=True if year in _OUTSIDE_PLAN else None,
        spend=tuple(
            SpendLine(head=head, amount=amount, share_percent=_share(year, head), earlier_years_compared=compared)
            for head, amount in spent(year).items()
            if isinstance(head, SpendHead)
        ),
        key_care_groups_identified=False,
        variance_given=True,
        variance_reasons_given=True,
        variance_earlier_years_compared=compared,
        best_value_assessed=True,
        locality_arrangements_described=True,
        localities=tuple(
            LocalitySpend(
                locality=name,
                share_percent=_share(year, name),
                earlier_years_compared=compared,
                involvement_described=True,
            )
            for name in LOCALITIES
        ),
        localities_redrawn_since_last=False,
        inspection_recommendations=_listed(year),
        review_reasons_given=True if is_revised is not None else None,
        review_says_whether_replaced=True if is_revised is not None else None,
        review_changes_described=True if is_revised else None,
        guidance_checklist=_CHECKLIST,
    )


def _share(year: int, part: SpendHead | str) -> Decimal:
    """What was spent on it, in per cent of all that was paid or set aside."""
    return (spent(year)[part] * 100 / planned_total(year)).quantize(Decimal("0.01"))


def _listed(year: int) -> tuple[ReportedRecommendation, ...]:
    return tuple(
        ReportedRecommendation(recommendation=each.id, action_given=True)
        for inspection in _inspections()
        if date(year, 4, 1) <= inspection.reported_on <= date(year + 1, 3, 31)
        for each in inspection.recommendations or ()
        if not (year == RECOMMENDATION_LEFT_OUT and each.id.endswith("-2"))
    )


def _inspections() -> tuple[Inspection, ...]:
    care, health = Inspector.CARE_INSPECTORATE, Inspector.HEALTHCARE_IMPROVEMENT_SCOTLAND
    rows = (
        ("inspection-2017", "Services for older people", (care, health), "2017-10-17"),
        ("inspection-2022", "Adult support and protection", (care, health), "2022-12-13"),
        ("inspection-2025", "Care at home of the partnership", (care,), "2025-09-09"),
    )
    return tuple(
        Inspection(
            id=name,
            title=title,
            inspectors=inspectors,
            joint=len(inspectors) > 1,
            about_integration_functions=True,
            reported_on=day(reported),
            copies_given=True if len(inspectors) > 1 else None,
            regard_to_code_shown=True if len(inspectors) > 1 else None,
            sent_to_ministers_on=day(reported) if len(inspectors) > 1 else None,
            open_to_public=True if len(inspectors) > 1 else None,
            recommendations=tuple(
                Recommendation(
                    id=f"{name}-{number}",
                    what=what,
                    response="Action agreed and under way",
                    responded_on=days_before(day(reported), days=-56),
                )
                for number, what in enumerate(("Plan the workforce jointly", "Keep chronologies up to date"), start=1)
            ),
        )
        for name, title, inspectors, reported in rows
    )
