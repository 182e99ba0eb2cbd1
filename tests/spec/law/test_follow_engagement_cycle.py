"""ENG-1: follow the engagement cycle of Planning with People. Guidance warns and is never a breach."""

import pytest

from comhla.law.facts import Decision, Evidence, Plan, SignificanceView
from comhla.reference import engagement_cycle
from tests.lib.law import an_authority, day, finding, findings, outcome

DUTY = "ENG-1"
STAGES = [
    "identify_issue",
    "identify_stakeholders",
    "plan_engagement",
    "engage_people",
    "evaluate_engagement",
    "give_feedback",
]
SIGNIFICANT = SignificanceView(significant=True, recorded_on=day("2025-04-01"))


def with_decision(**facts):
    decision = Decision(
        **{"id": "d", "title": "Close the ward", "decided_by": "board", "decided_on": day("2025-05-14"), **facts}
    )
    return an_authority(decisions=(decision,), plans=())


def test_the_cycle_has_six_stages():
    assert len(STAGES) == len(engagement_cycle()) == 6


@pytest.mark.parametrize("part", [*STAGES, "use_national_standards"])
def test_each_stage_is_shown_by_evidence(part):
    facts = with_decision(proposed_as_major=True)
    assert outcome(DUTY, part, facts, as_at="2025-05-14") == "not_evidenced"
    kept = (Evidence(id="e", duty=DUTY, part=part, subject="d", what="Engagement report", dated_on=day("2025-05-01")),)
    assert outcome(DUTY, part, facts.replace(evidence=kept), as_at="2025-05-14") == "met"


def test_a_change_with_a_stage_missing_names_it():
    found = finding(DUTY, "give_feedback", with_decision(view=SIGNIFICANT), as_at="2025-05-14")
    assert found.because == "No evidence of feedback to those who took part for Close the ward is recorded."


# what is recorded of the decision, whether it is a change to ask about
CHANGES = [
    ({"view": SIGNIFICANT}, True),
    ({"proposed_as_major": True}, True),
    ({"view": SIGNIFICANT.replace(significant=False)}, False),
    ({}, False),
]


@pytest.mark.parametrize(("facts", "asked"), CHANGES)
def test_only_significant_changes_are_asked_about(facts, asked):
    assert bool(findings(DUTY, with_decision(**facts), as_at="2025-05-14")) is asked


def test_plans_are_asked_about_from_the_end_of_2024():
    for finalised, asked in (("2024-12-30", False), ("2024-12-31", True)):
        facts = an_authority(plans=(Plan(id="p", title="P", finalised_on=day(finalised)),), decisions=())
        assert bool(findings(DUTY, facts, as_at="2025-05-14")) is asked


def test_decisions_not_recorded():
    facts = an_authority(plans=(), decisions=None)
    assert [each.outcome.value for each in findings(DUTY, facts, as_at="2025-05-14")] == ["cannot_tell"]
