"""Say in the performance report why the plan was reviewed and what came of it (APR-8).

Public Bodies (Joint Working) (Content of Performance Reports) (Scotland) Regulations 2014 regulation 8,
https://www.legislation.gov.uk/ssi/2014/326. Paraphrase: the words of the regulations are at that address.

A review counts for the year in which it was resolved on.
"""

from __future__ import annotations

from datetime import date

from comhla.law.answers import Answer, cannot_tell, for_a_person, not_applicable
from comhla.law.asked import Asked
from comhla.law.duty import MACHINE, PERSON, Duty, Version
from comhla.law.facts import PlanReview, PlanReviewResult
from comhla.law.readings.report_years import YEAR_USES, YearReported, in_report, reporting_years, to_be_in_report
from comhla.law.sources import REPORT_REGULATIONS, REPORT_REGULATIONS_URL, Citation, Verified

DUTY = Duty(
    id="APR-8",
    title="Report on a review of the plan",
    family="G",
    bearer="the integration authority",
    versions=(
        Version(
            number=1,
            first_day=date(2014, 12, 20),
            citation=Citation(
                title=REPORT_REGULATIONS,
                provision="regulation 8",
                url=REPORT_REGULATIONS_URL,
                verified=Verified.TEXT_SEEN,
            ),
            words="Where the plan was reviewed in the year, the report gives the reasons for the review, says whether a"
            " revised plan followed, and describes the changes.",
        ),
    ),
)
_REVIEW_USES = (*YEAR_USES, "plan_reviews.started_on", "plan_reviews.resolved_on")

year = DUTY.each("performance_reports", "plan_reviews")(reporting_years)


@year.part("reg.8", MACHINE, uses=(*_REVIEW_USES, "performance_reports.review_reasons_given"))
def give_reasons_for_review(asked: Asked, reported: YearReported) -> Answer | None:
    """Give in the report the reasons for reviewing the plan, where it was reviewed in the year."""
    if not _reviews(asked, reported):
        return _no_review(asked, reported)
    what = "the reasons for reviewing the plan"
    said = reported.report.review_reasons_given
    if asked.happened(reported.report.published_on):
        return in_report(asked, reported, said=said, field="review_reasons_given", what=what)
    return to_be_in_report(asked, reported, what="a passage on the review of the plan: reasons, result and changes")


def _no_review(asked: Asked, reported: YearReported) -> Answer:
    unresolved = [
        each
        for each in asked.facts.plan_reviews or ()
        if each.resolved_on is None and isinstance(each.started_on, date) and reported.year.contains(each.started_on)
    ]
    if unresolved:
        return cannot_tell(
            "A review of the plan began in {year}, and the day it was resolved on is not recorded.",
            missing=("plan_reviews.resolved_on",),
            year=reported.year.label,
        )
    return not_applicable("No review of the plan is recorded in {year}.", year=reported.year.label)


@year.part("reg.8", MACHINE, uses=(*_REVIEW_USES, "performance_reports.review_says_whether_replaced"))
def say_whether_plan_was_revised(asked: Asked, reported: YearReported) -> Answer | None:
    """Say in the report whether a revised plan followed the review."""
    if not _reviews(asked, reported):
        return None
    return in_report(
        asked,
        reported,
        said=reported.report.review_says_whether_replaced,
        field="review_says_whether_replaced",
        what="a statement whether a revised plan followed the review",
    )


@year.part(
    "reg.8", MACHINE, uses=(*_REVIEW_USES, "plan_reviews.result", "performance_reports.review_changes_described")
)
def describe_changes(asked: Asked, reported: YearReported) -> Answer | None:
    """Describe in the report the changes in the revised plan, where one followed."""
    results = {each.result for each in _reviews(asked, reported)}
    if not results or not asked.happened(reported.report.published_on):
        return None
    if PlanReviewResult.REPLACE in results:
        return in_report(
            asked,
            reported,
            said=reported.report.review_changes_described,
            field="review_changes_described",
            what="a description of the changes in the revised plan",
        )
    if None in results:
        return cannot_tell(
            "Whether a revised plan followed the review in {year} is not recorded.",
            missing=("plan_reviews.result",),
            year=reported.year.label,
        )
    return not_applicable("The review in {year} kept the plan, so there are no changes.", year=reported.year.label)


@year.part("reg.8", PERSON, uses=_REVIEW_USES)
def judge_account_of_review(asked: Asked, reported: YearReported) -> Answer | None:
    """A person judges whether the account of the review is good enough."""
    if not _reviews(asked, reported) or not asked.happened(reported.report.published_on):
        return None
    return for_a_person(
        "Can a reader of the report for {year} see why the plan was reviewed and what came of it?",
        year=reported.year.label,
    )


def _reviews(asked: Asked, reported: YearReported) -> list[PlanReview]:
    return [
        each
        for each in asked.facts.plan_reviews or ()
        if isinstance(each.resolved_on, date) and reported.year.contains(each.resolved_on)
    ]
