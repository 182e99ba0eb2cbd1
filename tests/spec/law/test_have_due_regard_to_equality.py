"""PSED-1: have due regard to the three needs of the equality duty before each decision."""

import pytest

from comhla.law.facts import NOT_DONE, Assessment, AssessmentKind, Decision, Evidence, Plan, PlanStage, Stage
from tests.lib.law import an_authority, day, finding, findings, outcome, outcome_of_the_whole

DUTY = "PSED-1"
NEEDS = ["regard_to_ending_unlawful_conduct", "regard_to_advancing_opportunity", "regard_to_fostering_good_relations"]
CLOSURE = Decision(id="d-1", title="Closing the day centre", decided_by="board", decided_on=day("2026-06-24"))


def decided(*, assessed=None, screened=None, evidence=()):
    assessments = [
        Assessment(id=kind.value, kind=kind, subject="d-1", completed_on=on)
        for kind, on in ((AssessmentKind.EQUALITY, assessed), (AssessmentKind.SCREENING_ONLY, screened))
        if on is not None
    ]
    return an_authority(decisions=(CLOSURE,), plans=(), assessments=tuple(assessments), evidence=evidence)


# assessed on, screened on, as at, outcome; the decision is on 24 June 2026
ASSESSED = [
    (day("2026-06-24"), None, "2026-06-24", "met"),
    (day("2026-06-01"), None, "2026-06-24", "met"),
    (day("2026-06-25"), None, "2026-06-25", "not_evidenced"),
    (day("2026-06-24"), None, "2026-06-23", "not_yet_due"),
    (NOT_DONE, None, "2026-06-24", "not_evidenced"),
    (None, None, "2026-06-23", "not_yet_due"),
    (None, None, "2026-06-24", "not_evidenced"),
    (None, day("2026-06-01"), "2026-06-23", "not_yet_due"),
    (None, day("2026-06-01"), "2026-06-24", "for_a_person"),
    (None, day("2026-06-25"), "2026-06-26", "not_evidenced"),
    (day("2026-06-01"), day("2026-05-01"), "2026-06-24", "met"),
]


@pytest.mark.parametrize("need", NEEDS)
@pytest.mark.parametrize(("assessed", "screened", "as_at", "expected"), ASSESSED)
def test_regard_is_shown_by_an_assessment_completed_before_deciding(need, assessed, screened, as_at, expected):
    assert outcome(DUTY, need, decided(assessed=assessed, screened=screened), as_at=as_at) == expected


# dated on, as at, outcome
PAPERS = [
    ("2026-06-24", "2026-06-24", "met"),
    ("2026-06-20", "2026-06-21", "met"),
    ("2026-06-25", "2026-06-25", "not_evidenced"),
]


@pytest.mark.parametrize("need", NEEDS)
@pytest.mark.parametrize(("dated_on", "as_at", "expected"), PAPERS)
def test_regard_is_shown_by_other_evidence_before_deciding(need, dated_on, as_at, expected):
    paper = Evidence(id="e", duty=DUTY, part=need, subject="d-1", what="Paper 6", dated_on=day(dated_on))
    assert outcome(DUTY, need, decided(evidence=(paper,)), as_at=as_at) == expected


def test_an_assessment_after_the_decision_is_named():
    found = finding(DUTY, NEEDS[1], decided(assessed=day("2026-07-01")), as_at="2026-07-01")
    assert found.because == (
        "The assessment of Closing the day centre was completed on 1 July 2026, after it was decided on 24 June 2026;"
        " no earlier evidence of due regard to advancing equality of opportunity is recorded."
    )


def test_a_planned_decision_shows_28_days_before():
    assert findings(DUTY, decided(), as_at="2026-05-26") == []
    assert len(findings(DUTY, decided(), as_at="2026-05-27")) == 3


PLANS = [
    (Plan(id="plan-2026", title="Plan 2026", finalised_on=day("2026-02-11")), "not_evidenced"),
    (
        Plan(id="plan-2026", title="Plan 2026", stages=(PlanStage(stage=Stage.FINALISED, on=day("2026-02-11")),)),
        "not_evidenced",
    ),
]


@pytest.mark.parametrize(("plan", "expected"), PLANS)
def test_a_strategic_plan_is_decided_on_when_it_is_made_final(plan, expected):
    facts = an_authority(decisions=(), plans=(plan,))
    assert outcome(DUTY, NEEDS[0], facts, as_at="2026-02-11") == expected
    assert findings(DUTY, facts, as_at="2026-02-10") == []


def test_a_plan_that_is_not_final_is_not_asked_about():
    plan = Plan(id="plan-2026", title="Plan 2026", finalised_on=NOT_DONE)
    assert findings(DUTY, an_authority(decisions=(), plans=(plan,)), as_at="2026-02-11") == []


def test_not_recorded_and_none():
    assert outcome_of_the_whole(DUTY, an_authority(), as_at="2026-06-24") == "cannot_tell"
    assert findings(DUTY, an_authority(decisions=(), plans=()), as_at="2026-06-24") == []


def test_what_is_recorded_of_one_is_asked_though_the_other_is_silent():
    found = findings(DUTY, an_authority(decisions=(CLOSURE,)), as_at="2026-06-24")
    assert sorted(each.outcome.value for each in found) == ["cannot_tell", *["not_evidenced"] * 3]
