"""APR-7: list inspection recommendations in the performance report, with the action on each."""

import pytest

from comhla.law.facts import (
    NOT_DONE,
    Inspection,
    Inspector,
    PerformanceReport,
    Recommendation,
    ReportedRecommendation,
)
from tests.lib.law import an_authority, day, finding, outcome, outcome_of_the_whole, silent, started

DUTY = "APR-7"
PARTS = ["list_every_recommendation", "give_action_on_each", "judge_actions"]


def an_inspection(reported_on="2024-11-05", *recommended, **facts):
    return Inspection(
        **{
            "id": f"inspection-{reported_on}",
            "title": "Care at home",
            "inspectors": (Inspector.CARE_INSPECTORATE,),
            "about_integration_functions": True,
            "reported_on": day(reported_on),
            "recommendations": tuple(Recommendation(id=each, what="Improve it") for each in recommended),
            **facts,
        }
    )


def listed(*recommendations, action_given=True):
    return tuple(ReportedRecommendation(recommendation=each, action_given=action_given) for each in recommendations)


def with_report(*inspections, **facts):
    given = {"id": "report", "reporting_year": "2024-25", "published_on": day("2025-07-20"), **facts}
    return an_authority(
        establishment=started(), performance_reports=(PerformanceReport(**given),), inspections=inspections
    )


def said(part, facts, *, as_at="2025-07-20"):
    return outcome(DUTY, part, facts, as_at=as_at, subject="2024-25")


# inspections, recommendations in the report, outcome
LISTS = [
    ((), None, "not_applicable"),
    ((an_inspection(),), None, "not_applicable"),
    ((an_inspection("2024-11-05", "r1"),), None, "cannot_tell"),
    ((an_inspection("2024-11-05", "r1"),), (), "not_met"),
    ((an_inspection("2024-11-05", "r1"),), listed("r1"), "met"),
    ((an_inspection("2024-11-05", "r1", "r2"),), listed("r1"), "not_met"),
    # Of this year by the day of the report, in March, though it was answered in May.
    ((an_inspection("2025-03-31", "r1"),), (), "not_met"),
    ((an_inspection("2025-04-01", "r1"),), (), "not_applicable"),
    ((an_inspection("2024-04-01", "r1"),), (), "not_met"),
    ((an_inspection("2024-03-31", "r1"),), (), "not_applicable"),
    ((an_inspection("2024-11-05", "r1", about_integration_functions=False),), (), "not_applicable"),
    ((an_inspection("2024-11-05", "r1", about_integration_functions=None),), (), "cannot_tell"),
    ((an_inspection(about_integration_functions=None),), (), "not_applicable"),
    ((an_inspection(recommendations=None),), (), "cannot_tell"),
    ((an_inspection(recommendations=None), an_inspection("2025-01-10", "r1")), (), "not_met"),
    ((an_inspection(recommendations=None), an_inspection("2025-01-10", "r1")), listed("r1"), "cannot_tell"),
]


@pytest.mark.parametrize(("inspections", "on_report", "expected"), LISTS)
def test_list_every_recommendation(inspections, on_report, expected):
    facts = with_report(*inspections, inspection_recommendations=on_report)
    assert said("list_every_recommendation", facts) == expected


def test_what_is_left_out_is_named():
    facts = with_report(an_inspection("2024-11-05", "r1", "r2"), inspection_recommendations=listed("r1"))
    found = finding(DUTY, "list_every_recommendation", facts, as_at="2025-07-20", subject="2024-25")
    assert found.because == "The report for 2024-25 lacks the inspection recommendation r2."


# as at, outcome, for a report that is not published
BEFORE_PUBLICATION = [("2025-04-01", "not_yet_due"), ("2025-07-31", "not_yet_due")]


@pytest.mark.parametrize(("as_at", "expected"), BEFORE_PUBLICATION)
def test_recommendations_to_list_are_shown_before_publication(as_at, expected):
    facts = with_report(an_inspection("2024-11-05", "r1"), published_on=NOT_DONE)
    assert said("list_every_recommendation", facts, as_at=as_at) == expected


@pytest.mark.parametrize(
    ("inspection", "as_at"),
    [
        (an_inspection("2024-11-05", "r1"), "2025-08-01"),
        (an_inspection("2024-11-05", recommendations=None), "2025-07-01"),
    ],
)
def test_nothing_more_is_shown_after_the_last_day_or_where_there_may_be_none(inspection, as_at):
    facts = with_report(inspection, published_on=NOT_DONE)
    with pytest.raises(AssertionError, match="0 findings"):
        said("list_every_recommendation", facts, as_at=as_at)


@pytest.mark.parametrize(("action_given", "expected"), [(True, "met"), (False, "not_met"), (None, "cannot_tell")])
def test_give_action_on_each(action_given, expected):
    facts = with_report(
        an_inspection("2024-11-05", "r1"), inspection_recommendations=listed("r1", action_given=action_given)
    )
    assert said("give_action_on_each", facts) == expected


@pytest.mark.parametrize("on_report", [None, (), listed("of-another-year", action_given=False)])
def test_give_action_on_each_says_nothing_where_none_is_listed(on_report):
    facts = with_report(an_inspection("2024-11-05", "r1"), inspection_recommendations=on_report)
    assert silent(DUTY, "give_action_on_each", facts, as_at="2025-07-20")


def test_judge_actions():
    facts = with_report(an_inspection("2024-11-05", "r1"), inspection_recommendations=listed("r1"))
    assert said("judge_actions", facts) == "for_a_person"


def test_judge_actions_says_nothing_without_recommendations():
    assert silent(DUTY, "judge_actions", with_report(), as_at="2025-07-20")


@pytest.mark.parametrize("part", ["give_action_on_each", "judge_actions"])
def test_nothing_is_said_before_publication(part):
    facts = with_report(
        an_inspection("2024-11-05", "r1"), inspection_recommendations=listed("r1"), published_on=NOT_DONE
    )
    assert silent(DUTY, part, facts, as_at="2025-07-20")


def test_inspections_not_recorded():
    facts = with_report().replace(inspections=None)
    assert outcome_of_the_whole(DUTY, facts, as_at="2025-08-02") == "cannot_tell"
