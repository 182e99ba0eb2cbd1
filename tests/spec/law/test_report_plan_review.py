"""APR-8: say in the performance report why the plan was reviewed and what came of it."""

import pytest

from comhla.law.facts import NOT_DONE, PerformanceReport, PlanReview, PlanReviewResult
from tests.lib.law import an_authority, day, finding, outcome, outcome_of_the_whole, silent, started

DUTY = "APR-8"
KEEP, REPLACE = PlanReviewResult.KEEP, PlanReviewResult.REPLACE


def a_review(resolved_on="2024-11-01", **facts):
    resolved = day(resolved_on) if isinstance(resolved_on, str) else resolved_on
    return PlanReview(**{"id": "review", "plan": "plan-2022", "resolved_on": resolved, **facts})


def with_report(*reviews, **facts):
    given = {"id": "report", "reporting_year": "2024-25", "published_on": day("2025-07-20"), **facts}
    return an_authority(
        establishment=started(), performance_reports=(PerformanceReport(**given),), plan_reviews=reviews
    )


def said(part, facts, *, as_at="2025-07-20"):
    return outcome(DUTY, part, facts, as_at=as_at, subject="2024-25")


# reviews, whether reasons are given, outcome
REASONS = [
    ((), None, "not_applicable"),
    ((a_review(),), True, "met"),
    ((a_review(),), False, "not_met"),
    ((a_review(),), None, "cannot_tell"),
    ((a_review("2024-04-01"),), False, "not_met"),
    ((a_review("2024-03-31"),), False, "not_applicable"),
    ((a_review("2025-03-31"),), False, "not_met"),
    ((a_review("2025-04-01"),), False, "not_applicable"),
    ((a_review(NOT_DONE, started_on=day("2024-11-01")),), False, "not_applicable"),
    ((a_review(None, started_on=day("2024-11-01")),), False, "cannot_tell"),
    ((a_review(None, started_on=day("2023-11-01")),), False, "not_applicable"),
    ((a_review(None),), False, "not_applicable"),
]


@pytest.mark.parametrize(("reviews", "given", "expected"), REASONS)
def test_give_reasons_for_review(reviews, given, expected):
    assert said("give_reasons_for_review", with_report(*reviews, review_reasons_given=given)) == expected


@pytest.mark.parametrize(("as_at", "expected"), [("2025-04-01", "not_yet_due"), ("2025-07-31", "not_yet_due")])
def test_a_review_to_report_is_shown_before_publication(as_at, expected):
    facts = with_report(a_review(), published_on=NOT_DONE)
    assert said("give_reasons_for_review", facts, as_at=as_at) == expected
    found = finding(DUTY, "give_reasons_for_review", facts, as_at=as_at, subject="2024-25")
    assert found.due == day("2025-07-31")


def test_it_is_shown_no_longer_once_the_last_day_is_over():
    facts = with_report(a_review(), published_on=NOT_DONE)
    with pytest.raises(AssertionError, match="0 findings"):
        said("give_reasons_for_review", facts, as_at="2025-08-01")


@pytest.mark.parametrize(("recorded", "expected"), [(True, "met"), (False, "not_met"), (None, "cannot_tell")])
def test_say_whether_plan_was_revised(recorded, expected):
    facts = with_report(a_review(), review_says_whether_replaced=recorded)
    assert said("say_whether_plan_was_revised", facts) == expected


# result of the review, whether changes are described, outcome
CHANGES = [
    (REPLACE, True, "met"),
    (REPLACE, False, "not_met"),
    (REPLACE, None, "cannot_tell"),
    (KEEP, None, "not_applicable"),
    (None, None, "cannot_tell"),
]


@pytest.mark.parametrize(("result", "described", "expected"), CHANGES)
def test_describe_changes(result, described, expected):
    facts = with_report(a_review(result=result), review_changes_described=described)
    assert said("describe_changes", facts) == expected


def test_judge_account_of_review():
    assert said("judge_account_of_review", with_report(a_review())) == "for_a_person"


OTHERS = ["say_whether_plan_was_revised", "describe_changes", "judge_account_of_review"]


@pytest.mark.parametrize("part", OTHERS)
def test_nothing_more_is_said_without_a_review(part):
    assert silent(DUTY, part, with_report(), as_at="2025-07-20")


@pytest.mark.parametrize("part", OTHERS)
def test_nothing_more_is_said_before_publication(part):
    facts = with_report(a_review(result=REPLACE), published_on=NOT_DONE)
    assert silent(DUTY, part, facts, as_at="2025-07-20")


def test_reviews_not_recorded():
    facts = with_report().replace(plan_reviews=None)
    assert outcome_of_the_whole(DUTY, facts, as_at="2025-08-02") == "cannot_tell"
