"""APR-3: assess outcomes, principles and planning in the performance report."""

import pytest

from comhla.law.facts import (
    NOT_DONE,
    Decision,
    PerformanceReport,
    ReportedIndicator,
    SignificanceView,
)
from comhla.reference.models import Model
from tests.lib.law import an_authority, day, finding, findings, outcome, outcome_of_the_whole, silent, started

DUTY = "APR-3"
EVERY_OUTCOME = tuple(f"O{number}" for number in range(1, 10))


def with_report(*, year="2024-25", model=Model.BODY_CORPORATE, started_on="2016-04-01", decisions=None, **facts):
    published = day(f"20{year[-2:]}-07-20")
    report = PerformanceReport(**{"id": "report", "reporting_year": year, "published_on": published, **facts})
    return an_authority(
        establishment=started(day(started_on)), performance_reports=(report,), decisions=decisions, model=model
    )


def said(part, facts, *, year="2024-25", as_at=None):
    return outcome(DUTY, part, facts, as_at=as_at or f"20{year[-2:]}-07-20", subject=year)


# outcomes assessed, outcome
OUTCOMES = [
    (EVERY_OUTCOME, "met"),
    (EVERY_OUTCOME[:-1], "not_met"),
    ((), "not_met"),
    (None, "cannot_tell"),
]


@pytest.mark.parametrize(("assessed", "expected"), OUTCOMES)
def test_assess_every_outcome(assessed, expected):
    assert said("assess_every_outcome", with_report(outcomes_assessed=assessed)) == expected


def test_outcomes_left_out_are_named():
    facts = with_report(outcomes_assessed=EVERY_OUTCOME[:7])
    found = finding(DUTY, "assess_every_outcome", facts, as_at="2025-07-20", subject="2024-25")
    assert found.because == "The report for 2024-25 lacks an assessment of outcomes O8 and O9."


def indicators(*years_compared):
    return tuple(
        ReportedIndicator(key=f"NI-{number}", earlier_years_compared=years)
        for number, years in enumerate(years_compared, 1)
    )


@pytest.mark.parametrize(("used", "expected"), [(indicators(5), "met"), ((), "not_met"), (None, "cannot_tell")])
def test_use_key_indicators(used, expected):
    assert said("use_key_indicators", with_report(indicators=used)) == expected


# reporting year, functions passed on, earlier years compared for each indicator, outcome
COMPARISONS = [
    ("2024-25", "2016-04-01", (5, 5), "met"),
    ("2024-25", "2016-04-01", (6, 5), "met"),
    ("2024-25", "2016-04-01", (5, 3), "not_met"),
    ("2024-25", "2016-04-01", (5, None), "cannot_tell"),
    ("2024-25", "2016-04-01", (0, None), "not_met"),
    ("2016-17", "2016-04-01", (0,), "not_applicable"),
    ("2017-18", "2016-04-01", (1,), "met"),
    ("2017-18", "2016-04-01", (0,), "not_met"),
    ("2020-21", "2016-04-01", (4,), "met"),
    ("2021-22", "2016-04-01", (4,), "not_met"),
    ("2021-22", "2016-04-01", (5,), "met"),
    # Where functions passed later there are fewer years to compare with.
    ("2021-22", "2019-04-01", (2,), "met"),
    ("2021-22", "2019-04-01", (1,), "not_met"),
    ("2021-22", "2021-04-01", (0,), "not_applicable"),
]


@pytest.mark.parametrize(("year", "started_on", "years_compared", "expected"), COMPARISONS)
def test_compare_indicators(year, started_on, years_compared, expected):
    facts = with_report(year=year, started_on=started_on, indicators=indicators(*years_compared))
    assert said("compare_indicators", facts, year=year) == expected


def test_indicators_without_history_are_named():
    facts = with_report(indicators=indicators(5, 3))
    found = finding(DUTY, "compare_indicators", facts, as_at="2025-07-20", subject="2024-25")
    assert found.because == "The report for 2024-25 lacks a comparison of NI-2 with 5 earlier years."


@pytest.mark.parametrize("used", [None, ()])
def test_compare_indicators_says_nothing_without_indicators(used):
    assert silent(DUTY, "compare_indicators", with_report(indicators=used), as_at="2025-07-20")


@pytest.mark.parametrize(
    ("part", "field"),
    [
        ("assess_delivery_principles", "principles_assessed"),
        ("assess_strategic_planning", "strategic_planning_assessed"),
    ],
)
@pytest.mark.parametrize(("recorded", "expected"), [(True, "met"), (False, "not_met"), (None, "cannot_tell")])
def test_assess_principles_and_planning(part, field, recorded, expected):
    assert said(part, with_report(**{field: recorded})) == expected


def a_decision(on="2024-05-20", *, significant=True, recorded_on="2024-05-01", **facts):
    view = None if significant is None else SignificanceView(significant=significant, recorded_on=day(recorded_on))
    return Decision(
        **{
            "id": f"decision-{on}",
            "title": "Close a day centre",
            "decided_by": "board",
            "decided_on": day(on),
            "about_integration_functions": True,
            "within_plan": False,
            "view": view,
            **facts,
        }
    )


SIGNIFICANT = a_decision()
# decisions on the register, number that the report gives, outcome
COUNTS = [
    (None, 1, "cannot_tell"),
    ((), None, "not_applicable"),
    ((SIGNIFICANT,), 1, "met"),
    ((SIGNIFICANT,), 0, "not_met"),
    ((SIGNIFICANT,), None, "cannot_tell"),
    ((SIGNIFICANT,), 2, "for_a_person"),
    ((SIGNIFICANT, a_decision("2024-09-01"), a_decision("2025-03-31")), 2, "not_met"),
    ((SIGNIFICANT, a_decision("2024-09-01"), a_decision("2025-03-31")), 3, "met"),
    # Not of the year, within the plan, not about integration functions, not significant: none to report.
    ((a_decision("2024-03-31"), a_decision("2025-04-01")), None, "not_applicable"),
    ((a_decision(within_plan=True),), None, "not_applicable"),
    ((a_decision(about_integration_functions=False),), None, "not_applicable"),
    ((a_decision(significant=False),), None, "not_applicable"),
    # It is not recorded whether they were significant, or outside the plan.
    ((a_decision(significant=None),), 0, "for_a_person"),
    ((a_decision(significant=None),), None, "cannot_tell"),
    ((a_decision(within_plan=None),), 1, "for_a_person"),
    ((a_decision(about_integration_functions=None),), 1, "for_a_person"),
    ((SIGNIFICANT, a_decision("2024-09-01", significant=None)), 1, "for_a_person"),
    ((a_decision(recorded_on="2026-01-01"),), 0, "for_a_person"),
]


@pytest.mark.parametrize(("decisions", "given", "expected"), COUNTS)
def test_count_decisions_outside_plan(decisions, given, expected):
    facts = with_report(decisions=decisions, decisions_outside_plan_reported=given)
    assert said("count_decisions_outside_plan", facts) == expected


def test_decisions_to_report_are_shown_before_publication_and_no_longer_after_the_last_day():
    facts = with_report(decisions=(SIGNIFICANT,), published_on=NOT_DONE)
    part = "count_decisions_outside_plan"
    assert said(part, facts, as_at="2025-07-31") == "not_yet_due"
    found = finding(DUTY, part, facts, as_at="2025-04-01", subject="2024-25")
    assert "decision-2024-05-20" in found.because
    assert found.due == day("2025-07-31")
    later = [each.subject.id for each in _findings(facts, part, as_at="2025-08-01")]
    assert "2024-25" not in later


def _findings(facts, part, *, as_at):
    return [each for each in findings(DUTY, facts, as_at=as_at) if each.part is not None and each.part.key == part]


def test_decisions_not_recorded_are_asked_for_once_there_is_a_report():
    facts = with_report(published_on=NOT_DONE)
    assert silent(DUTY, "count_decisions_outside_plan", facts, as_at="2025-07-01")


def test_decisions_that_may_count_are_not_shown_before_publication():
    facts = with_report(decisions=(a_decision(significant=None),), published_on=NOT_DONE)
    shown = {each.subject.id for each in _findings(facts, "count_decisions_outside_plan", as_at="2025-07-01")}
    assert "2024-25" not in shown


@pytest.mark.parametrize(("recorded", "expected"), [(True, "met"), (False, "not_met"), (None, "cannot_tell")])
def test_give_reasons_for_decisions(recorded, expected):
    facts = with_report(decisions=(SIGNIFICANT,), decisions_outside_plan_reasons=recorded)
    assert said("give_reasons_for_decisions", facts) == expected


def test_give_reasons_for_decisions_says_nothing_without_such_decisions():
    assert silent(DUTY, "give_reasons_for_decisions", with_report(decisions=()), as_at="2025-07-20")


@pytest.mark.parametrize("part", ["count_decisions_outside_plan", "give_reasons_for_decisions"])
def test_where_both_bodies_lead_there_are_no_such_decisions(part):
    facts = with_report(decisions=(SIGNIFICANT,), model=Model.BOTH_LEAD)
    assert silent(DUTY, part, facts, as_at="2025-07-20")


@pytest.mark.parametrize("model", [Model.HEALTH_BOARD_LEADS, Model.COUNCIL_LEADS])
def test_where_one_body_leads_they_are_reported(model):
    facts = with_report(decisions=(SIGNIFICANT,), model=model, decisions_outside_plan_reported=1)
    assert said("count_decisions_outside_plan", facts) == "met"


def test_judge_assessment():
    assert said("judge_assessment", with_report()) == "for_a_person"


@pytest.mark.parametrize(
    "part",
    [
        "assess_every_outcome",
        "use_key_indicators",
        "compare_indicators",
        "assess_delivery_principles",
        "assess_strategic_planning",
        "give_reasons_for_decisions",
        "judge_assessment",
    ],
)
def test_nothing_is_said_before_publication(part):
    facts = with_report(decisions=(SIGNIFICANT,), published_on=NOT_DONE, indicators=indicators(5))
    assert silent(DUTY, part, facts, as_at="2025-07-20")


def test_reports_not_recorded():
    assert outcome_of_the_whole(DUTY, an_authority(), as_at="2025-08-02") == "cannot_tell"
