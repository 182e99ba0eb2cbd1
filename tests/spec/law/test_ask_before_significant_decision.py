"""act-2014/s36: ask the planning group and users before a significant decision outside the plan."""

import pytest

from comhla.law.facts import NOT_DONE, Decision, Evidence, PerformanceReport, SignificanceView
from comhla.reference import Model
from tests.lib.law import (
    COUNCIL,
    HEALTH_BOARD,
    an_authority,
    day,
    finding,
    findings,
    outcome,
    outcome_of_the_whole,
    silent,
)

DUTY = "act-2014/s36"
A, B, C, D = Model.BODY_CORPORATE, Model.HEALTH_BOARD_LEADS, Model.COUNCIL_LEADS, Model.BOTH_LEAD
SIGNIFICANT = SignificanceView(significant=True, recorded_on=day("2025-04-01"))
NOT_SIGNIFICANT = SignificanceView(significant=False, recorded_on=day("2025-04-01"))


def a_decision(**facts):
    return Decision(
        **{
            "id": "ward",
            "title": "closing the ward",
            "decided_by": "board",
            "decided_on": day("2025-05-14"),
            "within_plan": False,
            "view": SIGNIFICANT,
            **facts,
        }
    )


def with_decision(*, model=A, **facts):
    return an_authority(model=model, decisions=(a_decision(**facts),), performance_reports=())


# the authority's view, in the plan, as at, outcome
VIEWS = [
    (None, False, "2025-05-14", "for_a_person"),
    (SIGNIFICANT, False, "2025-05-14", "met"),
    (NOT_SIGNIFICANT, False, "2025-05-14", "met"),
    (NOT_SIGNIFICANT, None, "2025-05-14", "met"),
    (SIGNIFICANT, None, "2025-05-14", "cannot_tell"),
    (SIGNIFICANT.replace(recorded_on=day("2025-05-14")), False, "2025-05-14", "met"),
    (SIGNIFICANT.replace(recorded_on=day("2025-05-15")), False, "2025-05-14", "for_a_person"),
    (SIGNIFICANT.replace(recorded_on=day("2025-05-15")), False, "2025-05-15", "for_a_person"),
]


@pytest.mark.parametrize(("view", "within", "as_at", "expected"), VIEWS)
def test_consider_significance(view, within, as_at, expected):
    assert outcome(DUTY, "consider_significance", with_decision(view=view, within_plan=within), as_at=as_at) == expected


def test_a_change_that_its_paper_calls_major_without_a_view():
    found = finding(DUTY, "consider_significance", with_decision(view=None, proposed_as_major=True), as_at="2025-05-14")
    assert found.because == (
        "No view is recorded on whether closing the ward, though its paper calls the change major, might significantly"
        " affect a service. What does the authority consider?"
    )


# the planning group was asked on, as at, outcome; the decision is of 14 May 2025
ASKED = [
    (day("2025-05-01"), "2025-05-14", "met"),
    (day("2025-05-14"), "2025-05-14", "met"),
    (day("2025-06-11"), "2025-06-11", "not_met"),
    (NOT_DONE, "2025-05-14", "not_yet_due"),
    (NOT_DONE, "2025-05-15", "not_met"),
    (None, "2025-05-15", "cannot_tell"),
]


@pytest.mark.parametrize(("asked_on", "as_at", "expected"), ASKED)
def test_ask_planning_group(asked_on, as_at, expected):
    assert outcome(DUTY, "ask_planning_group", with_decision(group_asked_on=asked_on), as_at=as_at) == expected


@pytest.mark.parametrize("part", ["have_regard_to_group_views", "involve_users"])
@pytest.mark.parametrize(
    ("dated_on", "expected"), [("2025-05-14", "met"), ("2025-05-15", "not_evidenced"), (None, "not_evidenced")]
)
def test_regard_and_involvement_are_shown_by_evidence_before_the_decision(part, dated_on, expected):
    kept = () if dated_on is None else (Evidence(id="e", duty=DUTY, part=part, what="Paper", dated_on=day(dated_on)),)
    assert outcome(DUTY, part, with_decision().replace(evidence=kept), as_at="2025-06-01") == expected


@pytest.mark.parametrize(
    ("involved", "expected"),
    [(day("2025-05-14"), "met"), (day("2025-05-15"), "not_evidenced"), (NOT_DONE, "not_evidenced")],
)
def test_involve_users(involved, expected):
    assert outcome(DUTY, "involve_users", with_decision(users_involved_on=involved), as_at="2025-06-01") == expected


AFTER_THE_VIEW = ["ask_planning_group", "have_regard_to_group_views", "involve_users"]


@pytest.mark.parametrize("part", AFTER_THE_VIEW)
@pytest.mark.parametrize("facts", [{"view": None}, {"view": NOT_SIGNIFICANT}, {"within_plan": None}])
def test_nothing_is_asked_unless_the_authority_considers_it_significant_and_outside_the_plan(part, facts):
    assert silent(DUTY, part, with_decision(**facts), as_at="2025-06-01")


@pytest.mark.parametrize(
    "facts",
    [
        {"within_plan": True},
        {"about_integration_functions": False},
        {"decided_by": HEALTH_BOARD},
        {"decided_by": COUNCIL, "model": B},
        {"decided_by": HEALTH_BOARD, "model": C},
    ],
)
def test_decisions_in_the_plan_or_of_others_are_not_asked_about(facts):
    assert findings(DUTY, with_decision(**facts), as_at="2025-06-01") == []


@pytest.mark.parametrize(("model", "decided_by"), [(A, "board"), (A, "a-committee"), (B, HEALTH_BOARD), (C, COUNCIL)])
def test_it_binds_the_integration_authority(model, decided_by):
    facts = with_decision(model=model, decided_by=decided_by, group_asked_on=day("2025-05-01"))
    assert outcome(DUTY, "ask_planning_group", facts, as_at="2025-06-01") == "met"


def test_planned_decisions_show_28_days_before():
    facts = with_decision(group_asked_on=NOT_DONE)
    assert silent(DUTY, "ask_planning_group", facts, as_at="2025-04-15")
    assert outcome(DUTY, "ask_planning_group", facts, as_at="2025-04-16") == "not_yet_due"


def test_it_does_not_bind_two_lead_agencies_from_28_november_2014():
    view = SignificanceView(significant=True, recorded_on=day("2014-11-01"))
    facts = {"model": D, "decided_by": HEALTH_BOARD, "view": view, "group_asked_on": NOT_DONE}
    before = with_decision(decided_on=day("2014-11-27"), **facts)
    assert outcome(DUTY, "ask_planning_group", before, as_at="2014-11-27") == "not_yet_due"
    after = with_decision(decided_on=day("2014-11-28"), **facts)
    assert outcome_of_the_whole(DUTY, after, as_at="2014-11-28") == "not_applicable"
    assert "section 41" in findings(DUTY, after, as_at="2014-11-28")[0].because
    unrecorded = an_authority(model=D)
    assert outcome_of_the_whole(DUTY, unrecorded, as_at="2026-01-01") == "not_applicable"


def test_no_decisions_can_be_placed_without_a_scheme():
    facts = an_authority(schemes=(), decisions=(a_decision(),))
    assert outcome_of_the_whole(DUTY, facts, as_at="2025-06-01") == "cannot_tell"


def with_report(*decisions, reported, reasons=None):
    report = PerformanceReport(
        id="r",
        reporting_year="2025-26",
        published_on=day("2026-07-31"),
        decisions_outside_plan_reported=reported,
        decisions_outside_plan_reasons=reasons,
    )
    return an_authority(decisions=decisions, performance_reports=(report,))


THREE = tuple(a_decision(id=f"d{number}", title=f"decision {number}") for number in range(3))

# decisions, how many the report for 2025-26 gives, with reasons, outcome
REPORTED = [
    (THREE, 3, True, "met"),
    (THREE, 3, False, "not_met"),
    (THREE, 3, None, "cannot_tell"),
    (THREE, 2, True, "not_met"),
    (THREE, 4, True, "for_a_person"),
    (THREE, None, None, "cannot_tell"),
    ((), None, None, "not_applicable"),
    ((), 0, None, "not_applicable"),
    ((a_decision(decided_on=day("2025-03-31")),), 0, None, "not_applicable"),
    ((a_decision(decided_on=day("2025-04-01")),), 0, None, "not_met"),
    ((a_decision(decided_on=day("2026-03-31")),), 0, None, "not_met"),
    ((a_decision(decided_on=day("2026-04-01")),), 0, None, "not_applicable"),
    ((a_decision(within_plan=True),), 0, None, "not_applicable"),
    ((a_decision(view=NOT_SIGNIFICANT),), 0, None, "not_applicable"),
]


@pytest.mark.parametrize(("decisions", "reported", "reasons", "expected"), REPORTED)
def test_report_decisions_outside_plan(decisions, reported, reasons, expected):
    facts = with_report(*decisions, reported=reported, reasons=reasons)
    assert outcome(DUTY, "report_decisions_outside_plan", facts, as_at="2026-07-31") == expected
    assert silent(DUTY, "report_decisions_outside_plan", facts, as_at="2026-07-30")


def test_a_report_that_is_not_published_is_not_asked_about():
    report = PerformanceReport(id="r", reporting_year="2025-26", published_on=NOT_DONE)
    facts = an_authority(decisions=(), performance_reports=(report,))
    assert silent(DUTY, "report_decisions_outside_plan", facts, as_at="2026-08-01")
