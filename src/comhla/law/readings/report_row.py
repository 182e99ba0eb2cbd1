"""What the record says of a performance report that was built from the record: its row, as an authority file has it.

The row says what the report has and no more, so that the duties on its content are asked of the report itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from comhla.law.facts import PlanReviewResult, ReportPart, ReportSection
from comhla.law.readings.report_contents import RecommendationReported, ReportContents
from comhla.law.readings.report_money import SpentOn

_SHARE = Decimal("0.01")


def row_of(contents: ReportContents, measures: Mapping[str, int]) -> dict[str, Any]:
    """The fields of `performance_reports` that a report with these contents answers.

    Args:
        contents: what went into the report.
        measures: the indicators it uses, each with the number of earlier years it is compared with.
    """
    money = contents.money
    return {
        "outcomes_assessed": [each.outcome.key for each in contents.outcomes if _said(each.sections)],
        "indicators": [{"key": key, "earlier_years_compared": number} for key, number in measures.items()],
        "principles_assessed": _said(contents.of_part(ReportPart.PRINCIPLES)),
        "assesses_planning": _said(contents.of_part(ReportPart.STRATEGIC_PLANNING)),
        "assesses_carrying_out": any(_said(each.sections) for each in contents.outcomes),
        "strategic_planning_assessed": _said(contents.of_part(ReportPart.STRATEGIC_PLANNING)),
        "decisions_outside_plan_reported": len(contents.decisions),
        "decisions_outside_plan_reasons": all(each.reasons for each in contents.decisions),
        "spend": [_spend(each) for each in (*money.heads, *money.care_groups) if each.this_year.amount is not None],
        "key_care_groups_identified": bool(money.care_groups),
        "variance_given": money.variances[0].difference is not None,
        "variance_reasons_given": bool(money.variances[0].reason) or _said(contents.of_part(ReportPart.VARIANCE)),
        "variance_earlier_years_compared": money.variance_earlier_compared,
        "best_value_assessed": _said(contents.of_part(ReportPart.BEST_VALUE)),
        "locality_arrangements_described": _said(contents.of_part(ReportPart.LOCALITY_ARRANGEMENTS)),
        "localities": [
            {
                "locality": each.locality.id,
                **_share(each.money),
                "earlier_years_compared": each.money.earlier_compared,
                "involvement_described": _said(each.sections),
            }
            for each in contents.localities
        ],
        "inspection_recommendations": _listed(contents.inspections),
        "committee_recommendations": _listed(contents.committee),
        **_on_reviews(contents),
    }


def _said(sections: Iterable[ReportSection]) -> bool:
    return any((each.text or "").strip() for each in sections)


def _spend(spent: SpentOn) -> dict[str, Any]:
    said: dict[str, Any] = {"head": str(spent.head), "amount": str(spent.this_year.amount)}
    if spent.care_group:
        said["care_group"] = spent.care_group
    return {**said, **_share(spent), "earlier_years_compared": spent.earlier_compared}


def _share(spent: SpentOn) -> dict[str, Any]:
    share = spent.this_year.share
    return {"share_percent": str(share.quantize(_SHARE))} if share is not None else {"share_given": False}


def _listed(rows: Iterable[RecommendationReported]) -> list[dict[str, Any]]:
    return [
        {"recommendation": each.recommendation.id, "action_given": bool(each.recommendation.response)} for each in rows
    ]


def _on_reviews(contents: ReportContents) -> dict[str, Any]:
    if not contents.reviews:
        return {}
    told = _said(contents.of_part(ReportPart.PLAN_REVIEW))
    results = {each.review.result for each in contents.reviews}
    said: dict[str, Any] = {
        "review_reasons_given": told or all(each.review.reasons for each in contents.reviews),
        "review_says_whether_replaced": None not in results,
    }
    if PlanReviewResult.REPLACE in results:
        said["review_changes_described"] = told
    return said
