"""CSP-2: keep the children's services plan under review, and provide services in line with it."""

import pytest

from comhla.law.facts import NOT_DONE, Evidence, Judged, Judgement, LinkedPlan, LinkedPlanKind, LinkedPlanReview
from tests.lib.law import an_authority, day, findings, outcome, outcome_of_the_whole

DUTY = "CSP-2"
REVIEW, IN_LINE, DEPART = "keep_plan_under_review", "plan_services_in_line", "depart_only_for_good_reason"


def a_plan(**facts):
    return LinkedPlan(
        **{
            "id": "csp-2023",
            "kind": LinkedPlanKind.CHILDREN_SERVICES,
            "title": "Children's plan 2023-26",
            "period_first_day": day("2023-04-01"),
            "period_last_day": day("2026-03-31"),
            **facts,
        }
    )


def with_plan(plan, **facts):
    return an_authority(linked_plans=(plan,), **facts)


# reviewed on, as at, outcome
REVIEWS = [
    (None, "2025-06-01", "not_evidenced"),
    (NOT_DONE, "2025-06-01", "not_evidenced"),
    (day("2025-06-01"), "2025-06-01", "met"),
    (day("2025-06-01"), "2025-05-31", "not_evidenced"),
]


@pytest.mark.parametrize(("reviewed_on", "as_at", "expected"), REVIEWS)
def test_keep_plan_under_review(reviewed_on, as_at, expected):
    facts = with_plan(a_plan(reviews=(LinkedPlanReview(reviewed_on=reviewed_on),)))
    assert outcome(DUTY, REVIEW, facts, as_at=as_at) == expected


@pytest.mark.parametrize("part", [REVIEW, IN_LINE])
@pytest.mark.parametrize(("dated_on", "expected"), [("2025-06-01", "met"), ("2025-06-02", "not_evidenced")])
def test_shown_by_evidence(part, dated_on, expected):
    kept = (Evidence(id="e", duty=DUTY, part=part, subject="csp-2023", what="Table 3", dated_on=day(dated_on)),)
    assert outcome(DUTY, part, with_plan(a_plan(), evidence=kept), as_at="2025-06-01") == expected


def test_departures_are_for_a_person():
    judged = Judgement(
        id="j",
        duty=DUTY,
        part=DEPART,
        subject="csp-2023",
        answer=Judged.MET,
        reasons="Nothing departs from it.",
        judged_by="Chief officer",
        judged_on=day("2025-06-01"),
    )
    facts = with_plan(a_plan(), judgements=(judged,))
    assert outcome(DUTY, DEPART, facts, as_at="2025-05-31") == "for_a_person"
    assert outcome(DUTY, DEPART, facts, as_at="2025-06-01") == "met"


# as at, number of findings: only while the plan runs
RUNNING = [("2023-03-31", 0), ("2023-04-01", 3), ("2026-03-31", 3), ("2026-04-01", 0)]


@pytest.mark.parametrize(("as_at", "number"), RUNNING)
def test_only_while_the_plan_runs(as_at, number):
    assert len(findings(DUTY, with_plan(a_plan()), as_at=as_at)) == number


def test_a_plan_without_a_period_runs_from_the_day_it_was_made():
    plan = a_plan(period_first_day=None, period_last_day=None, published_on=day("2023-05-01"))
    assert len(findings(DUTY, with_plan(plan), as_at="2023-05-01")) == 3
    assert findings(DUTY, with_plan(plan), as_at="2023-04-30") == []


def test_a_plan_without_any_day_is_not_asked_about():
    assert findings(DUTY, with_plan(a_plan(period_first_day=None)), as_at="2025-06-01") == []


def test_not_recorded_and_none():
    assert outcome_of_the_whole(DUTY, an_authority(), as_at="2025-06-01") == "cannot_tell"
    assert findings(DUTY, an_authority(linked_plans=()), as_at="2025-06-01") == []
