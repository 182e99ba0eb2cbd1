"""APR-9: list the monitoring committee's recommendations in the performance report, with the response."""

import pytest

from comhla.law.facts import NOT_DONE, CommitteeReport, PerformanceReport, Recommendation, ReportedRecommendation
from comhla.reference.models import Model
from tests.lib.law import an_authority, day, finding, outcome, outcome_of_the_whole, silent, started

DUTY = "APR-9"


def a_committee_report(received_on="2024-11-05", *recommended, **facts):
    return CommitteeReport(
        **{
            "id": f"committee-{received_on}",
            "received_on": day(received_on),
            "recommendations": tuple(Recommendation(id=each, what="Do more") for each in recommended),
            **facts,
        }
    )


def listed(*recommendations, action_given=True):
    return tuple(ReportedRecommendation(recommendation=each, action_given=action_given) for each in recommendations)


def with_report(*committee_reports, model=Model.BOTH_LEAD, **facts):
    given = {"id": "report", "reporting_year": "2024-25", "published_on": day("2025-07-20"), **facts}
    return an_authority(
        establishment=started(),
        performance_reports=(PerformanceReport(**given),),
        committee_reports=committee_reports,
        model=model,
    )


def said(part, facts, *, as_at="2025-07-20"):
    return outcome(DUTY, part, facts, as_at=as_at, subject="2024-25")


# committee reports, recommendations in the report, outcome
LISTS = [
    ((), None, "not_applicable"),
    ((a_committee_report(),), None, "not_applicable"),
    ((a_committee_report("2024-11-05", "c1"),), None, "cannot_tell"),
    ((a_committee_report("2024-11-05", "c1"),), listed("c1"), "met"),
    ((a_committee_report("2024-11-05", "c1", "c2"),), listed("c2"), "not_met"),
    ((a_committee_report("2025-03-31", "c1"),), (), "not_met"),
    ((a_committee_report("2025-04-01", "c1"),), (), "not_applicable"),
    ((a_committee_report(recommendations=None),), (), "cannot_tell"),
]


@pytest.mark.parametrize(("committee_reports", "on_report", "expected"), LISTS)
def test_list_committee_recommendations(committee_reports, on_report, expected):
    facts = with_report(*committee_reports, committee_recommendations=on_report)
    assert said("list_committee_recommendations", facts) == expected


def test_recommendations_to_list_are_shown_before_publication():
    facts = with_report(a_committee_report("2024-11-05", "c1"), published_on=NOT_DONE)
    assert said("list_committee_recommendations", facts, as_at="2025-07-31") == "not_yet_due"


@pytest.mark.parametrize(("action_given", "expected"), [(True, "met"), (False, "not_met"), (None, "cannot_tell")])
def test_give_response_to_each(action_given, expected):
    facts = with_report(
        a_committee_report("2024-11-05", "c1"), committee_recommendations=listed("c1", action_given=action_given)
    )
    assert said("give_response_to_each", facts) == expected


def test_a_recommendation_with_no_response_is_named():
    facts = with_report(
        a_committee_report("2024-11-05", "c1"), committee_recommendations=listed("c1", action_given=False)
    )
    found = finding(DUTY, "give_response_to_each", facts, as_at="2025-07-20", subject="2024-25")
    assert found.because == "The report for 2024-25 lacks the response to c1."


@pytest.mark.parametrize("model", [Model.HEALTH_BOARD_LEADS, Model.COUNCIL_LEADS, Model.BOTH_LEAD])
def test_judge_responses(model):
    facts = with_report(a_committee_report("2024-11-05", "c1"), model=model)
    assert said("judge_responses", facts) == "for_a_person"


@pytest.mark.parametrize("part", ["give_response_to_each", "judge_responses"])
def test_nothing_more_is_said_without_recommendations_or_before_publication(part):
    assert silent(DUTY, part, with_report(), as_at="2025-07-20")
    unpublished = with_report(
        a_committee_report("2024-11-05", "c1"), committee_recommendations=listed("c1"), published_on=NOT_DONE
    )
    assert silent(DUTY, part, unpublished, as_at="2025-07-20")


def test_a_joint_board_has_no_monitoring_committee():
    facts = with_report(a_committee_report("2024-11-05", "c1"), model=Model.BODY_CORPORATE)
    assert outcome_of_the_whole(DUTY, facts, as_at="2025-08-02") == "not_applicable"


def test_committee_reports_not_recorded():
    facts = with_report().replace(committee_reports=None)
    assert outcome_of_the_whole(DUTY, facts, as_at="2025-08-02") == "cannot_tell"
