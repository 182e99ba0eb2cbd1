"""CSP-3: report each year on how the children's services plan was carried out."""

import pytest

from comhla.law.facts import NOT_DONE, LinkedPlan, LinkedPlanKind, Publication, PublicationKind
from tests.lib.law import an_authority, day, finding, findings, outcome, outcome_of_the_whole, silent

DUTY = "CSP-3"
PUBLISH, COVER = "publish_yearly_report", "report_delivery_and_achievement"
YEAR = "csp-2023-to-2024-03-31"


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


def a_report(published_on, **facts):
    return Publication(
        **{
            "id": "r",
            "kind": PublicationKind.CHILDREN_SERVICES_REPORT,
            "period_last_day": day("2024-03-31"),
            "published_on": published_on,
            **facts,
        }
    )


def reported(*reports, plans=None):
    return an_authority(linked_plans=(a_plan(),) if plans is None else plans, publications=reports)


# reports, as at, outcome. No last day is set: a gap is never late by itself.
REPORTS = [
    ((), "2024-04-01", "for_a_person"),
    ((), "2026-11-22", "for_a_person"),
    ((a_report(NOT_DONE),), "2026-11-22", "for_a_person"),
    ((a_report(day("2024-09-30")),), "2024-09-29", "for_a_person"),
    ((a_report(day("2024-09-30")),), "2024-09-30", "for_a_person"),
    ((a_report(day("2024-03-31")),), "2024-04-01", "for_a_person"),
    ((a_report(day("2024-09-30"), period_last_day=None),), "2024-09-30", "cannot_tell"),
]


@pytest.mark.parametrize(("reports", "as_at", "expected"), REPORTS)
def test_publish_yearly_report(reports, as_at, expected):
    assert outcome(DUTY, PUBLISH, reported(*reports), as_at=as_at, subject=YEAR) == expected


# published on, beginning of the reason
REASONS = [
    (NOT_DONE, "The year of Children's plan 2023-26 ended on 31 March 2024 and no published report"),
    (day("2024-03-31"), "The report on Children's plan 2023-26 for the year to 31 March 2024 was published on"),
    (day("2024-04-30"), "The year of Children's plan 2023-26 ended on 31 March 2024 and the report was published 30"),
]


@pytest.mark.parametrize(("published_on", "beginning"), REASONS)
def test_the_gap_is_shown(published_on, beginning):
    found = finding(DUTY, PUBLISH, reported(a_report(published_on)), as_at="2024-05-01", subject=YEAR)
    assert found.because.startswith(beginning)


# complete, outcome
CONTENTS = [(True, "met"), (False, "not_met"), (None, "cannot_tell")]


@pytest.mark.parametrize(("complete", "expected"), CONTENTS)
def test_report_delivery_and_achievement(complete, expected):
    facts = reported(a_report(day("2024-09-30"), complete=complete))
    assert outcome(DUTY, COVER, facts, as_at="2024-09-30", subject=YEAR) == expected


@pytest.mark.parametrize("reports", [(), (a_report(NOT_DONE, complete=True),)])
def test_nothing_is_said_of_a_report_that_is_not_there(reports):
    assert silent(DUTY, COVER, reported(*reports), as_at="2024-09-30")


def test_a_report_on_another_plan_does_not_count():
    plans = (a_plan(), a_plan(id="other"))
    facts = reported(a_report(day("2024-09-30"), about_plan="other", complete=True), plans=plans)
    found = [each.subject.id for each in findings(DUTY, facts, as_at="2024-10-01") if each.part.key == COVER]
    assert found == ["other-to-2024-03-31"]


@pytest.mark.parametrize(
    ("as_at", "years"), [("2024-03-31", 0), ("2024-04-01", 1), ("2025-04-01", 2), ("2030-01-01", 3)]
)
def test_each_year_of_the_plan_is_asked_about_once_it_is_over(as_at, years):
    assert len(findings(DUTY, reported(), as_at=as_at)) == years


def test_the_last_year_ends_with_the_plan():
    facts = reported(plans=(a_plan(title=None, period_last_day=day("2024-09-30")),))
    found = findings(DUTY, facts, as_at="2024-10-01")
    assert [each.subject.label for each in found] == [
        "the plan csp-2023, year to 2024-03-31",
        "the plan csp-2023, year to 2024-09-30",
    ]


@pytest.mark.parametrize("missing", ["period_first_day", "period_last_day"])
def test_a_plan_without_a_period_has_no_years(missing):
    assert findings(DUTY, reported(plans=(a_plan(**{missing: None}),)), as_at="2026-04-01") == []


def test_not_recorded():
    assert outcome_of_the_whole(DUTY, an_authority(), as_at="2024-04-01") == "cannot_tell"
