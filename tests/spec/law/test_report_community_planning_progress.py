"""CP-3: report each year on progress in community planning."""

import pytest

from comhla.law.facts import LinkedPlan, LinkedPlanKind, Publication, PublicationKind
from tests.lib.law import an_authority, day, finding, findings, outcome, outcome_of_the_whole, silent

DUTY = "CP-3"
OUTCOMES, LOCALITIES, GAP = "report_on_outcomes_plan", "report_on_locality_plans", "publish_progress_without_delay"
LOIP, LOCALITY = LinkedPlanKind.LOCAL_OUTCOMES, LinkedPlanKind.COMMUNITY_PLANNING_LOCALITY


def a_plan(kind=LOIP, **facts):
    return LinkedPlan(**{"id": "loip", "kind": kind, "published_on": day("2017-10-01"), **facts})


def a_report(published="2020-06-30", kind=PublicationKind.LOCAL_OUTCOMES_PROGRESS, **facts):
    return Publication(
        **{"id": "r", "kind": kind, "period_last_day": day("2020-03-31"), "published_on": day(published), **facts}
    )


def recorded(*plans, reports=()):
    return an_authority(linked_plans=plans, publications=reports)


# reports, as at, outcome for 2019-20. No last day is set, so a missing report is a question.
REPORTS = [
    ((), "2020-04-01", "for_a_person"),
    ((a_report(),), "2020-06-29", "for_a_person"),
    ((a_report(),), "2020-06-30", "met"),
    ((a_report(about_plan="loip"),), "2020-06-30", "met"),
    ((a_report(about_plan="another"),), "2020-06-30", "for_a_person"),
    ((a_report(period_last_day=day("2019-03-31")),), "2020-06-30", "for_a_person"),
]


@pytest.mark.parametrize(("reports", "as_at", "expected"), REPORTS)
def test_report_on_outcomes_plan(reports, as_at, expected):
    assert outcome(DUTY, OUTCOMES, recorded(a_plan(), reports=reports), as_at=as_at, subject="2019-20") == expected


# plans, whether one stood in 2019-20
STOOD = [
    ((a_plan(published_on=day("2020-03-31")),), True),
    ((a_plan(published_on=day("2020-04-01")),), False),
    ((a_plan(period_last_day=day("2019-04-01")),), True),
    ((a_plan(period_last_day=day("2019-03-31")),), False),
    ((), False),
]


@pytest.mark.parametrize(("plans", "stood"), STOOD)
def test_plans_that_stood_in_the_year_are_reported_on(plans, stood):
    found = [each.subject.id for each in findings(DUTY, recorded(*plans), as_at="2021-01-01") if each.part]
    assert ("2019-20" in found) == stood


# when the next plan was published, the plans that 2019-20 has to report on
@pytest.mark.parametrize(("next_published", "named"), [("2019-03-31", "loip-2"), ("2019-04-01", "loip and loip-2")])
def test_a_plan_that_was_replaced_before_the_year_is_left_out(next_published, named):
    facts = recorded(a_plan(), a_plan(id="loip-2", published_on=day(next_published)))
    found = finding(DUTY, OUTCOMES, facts, as_at="2020-04-01", subject="2019-20")
    assert f"is recorded for {named}." in found.because


def test_report_on_locality_plans_names_the_one_without_a_report():
    north = a_plan(LOCALITY, id="north-plan", locality="north")
    south = a_plan(LOCALITY, id="south-plan", locality="south", published_on=day("2018-10-01"))
    report = a_report(kind=PublicationKind.LOCALITY_PLAN_PROGRESS, about_plan="south-plan")
    found = finding(DUTY, LOCALITIES, recorded(north, south, reports=(report,)), as_at="2020-06-30", subject="2019-20")
    assert found.outcome.value == "for_a_person"
    assert "is recorded for north-plan." in found.because
    assert silent(DUTY, LOCALITIES, recorded(a_plan()), as_at="2020-06-30")


# published on, outcome
@pytest.mark.parametrize(("published", "expected"), [("2020-04-01", "met"), ("2020-04-02", "for_a_person")])
def test_publish_progress_without_delay(published, expected):
    facts = recorded(a_plan(), reports=(a_report(published),))
    assert outcome(DUTY, GAP, facts, as_at="2020-07-01") == expected


def test_the_gap_is_shown():
    found = finding(DUTY, GAP, recorded(a_plan(), reports=(a_report(),)), as_at="2020-07-01")
    assert "was published on 30 June 2020, 91 days after the year ended" in found.because
    assert silent(DUTY, GAP, recorded(a_plan()), as_at="2020-07-01")


def test_not_recorded():
    assert outcome_of_the_whole(DUTY, an_authority(), as_at="2018-01-01") == "cannot_tell"
