"""FSD-1: consider socio-economic disadvantage before strategic decisions (Fairer Scotland duty)."""

import pytest

from comhla.law.facts import NOT_DONE, Assessment, AssessmentKind, Decision, Evidence, Plan
from tests.lib.law import an_authority, day, finding, findings, outcome, outcome_of_the_whole, silent

DUTY = "FSD-1"
REGARD, GUIDANCE = "have_due_regard_to_disadvantage", "take_ministers_guidance_into_account"
PUBLISH = "publish_written_assessment"


def a_budget(**facts):
    return Decision(
        **{
            "id": "d-1",
            "title": "Budget 2026-27",
            "decided_by": "board",
            "decided_on": day("2026-03-25"),
            "strategic": True,
            **facts,
        }
    )


def decided(decision, *assessments, evidence=()):
    return an_authority(decisions=(decision,), plans=(), assessments=assessments, evidence=evidence)


def assessed(on, **facts):
    return Assessment(
        **{"id": "fsd", "kind": AssessmentKind.FAIRER_SCOTLAND, "subject": "d-1", "completed_on": on, **facts}
    )


# assessed on, as at, outcome; the decision is on 25 March 2026
REGARDS = [
    (day("2026-03-25"), "2026-03-25", "met"),
    (day("2026-03-26"), "2026-03-26", "not_evidenced"),
    (NOT_DONE, "2026-03-25", "not_evidenced"),
    (NOT_DONE, "2026-03-24", "not_yet_due"),
]


@pytest.mark.parametrize(("assessed_on", "as_at", "expected"), REGARDS)
def test_have_due_regard_to_disadvantage(assessed_on, as_at, expected):
    assert outcome(DUTY, REGARD, decided(a_budget(), assessed(assessed_on)), as_at=as_at) == expected


def test_an_equality_assessment_is_another_thing():
    other = assessed(day("2026-03-01"), kind=AssessmentKind.EQUALITY)
    assert outcome(DUTY, REGARD, decided(a_budget(), other), as_at="2026-03-25") == "not_evidenced"


@pytest.mark.parametrize(("dated_on", "expected"), [("2026-03-25", "met"), ("2026-03-26", "not_evidenced")])
@pytest.mark.parametrize("part", [REGARD, GUIDANCE])
def test_regard_and_guidance_by_evidence(part, dated_on, expected):
    kept = Evidence(id="e", duty=DUTY, part=part, what="Paper 4", dated_on=day(dated_on))
    assert outcome(DUTY, part, decided(a_budget(), evidence=(kept,)), as_at="2026-03-30") == expected


def test_an_assessment_does_not_show_that_guidance_was_used():
    facts = decided(a_budget(), assessed(day("2026-03-01")))
    assert outcome(DUTY, GUIDANCE, facts, as_at="2026-03-25") == "not_evidenced"
    assert outcome(DUTY, GUIDANCE, facts, as_at="2026-03-24") == "not_yet_due"


# published on, as at, outcome
PUBLISHED = [
    (day("2026-04-10"), "2026-04-10", "met"),
    (day("2026-04-10"), "2026-04-09", "not_evidenced"),
    (NOT_DONE, "2026-04-10", "not_evidenced"),
    (None, "2026-04-10", "not_evidenced"),
]


@pytest.mark.parametrize(("published_on", "as_at", "expected"), PUBLISHED)
def test_publish_written_assessment(published_on, as_at, expected):
    facts = decided(a_budget(), assessed(day("2026-03-01"), published_on=published_on))
    found = finding(DUTY, PUBLISH, facts, as_at=as_at)
    assert (found.outcome.value, found.citation.verified.value) == (expected, "guidance only")


def test_publish_written_assessment_is_not_asked_before_the_decision():
    assert silent(DUTY, PUBLISH, decided(a_budget()), as_at="2026-03-24")


def test_whether_it_is_strategic_is_not_recorded():
    facts = decided(a_budget(strategic=None))
    found = findings(DUTY, facts, as_at="2026-03-25")
    assert [(each.part.key, each.outcome.value) for each in found] == [(REGARD, "cannot_tell")]
    assert found[0].answer.missing == ("decisions.strategic",)


def test_a_decision_that_is_not_strategic_is_not_asked_about():
    assert findings(DUTY, decided(a_budget(strategic=False)), as_at="2026-03-25") == []


def test_a_strategic_plan_is_strategic():
    plan = Plan(id="plan-2026", title="Plan 2026", finalised_on=day("2026-02-11"))
    facts = an_authority(decisions=(), plans=(plan,))
    assert {each.outcome.value for each in findings(DUTY, facts, as_at="2026-02-11")} == {"not_evidenced"}


@pytest.mark.parametrize(("decided_on", "asked_about"), [("2018-03-31", False), ("2018-04-01", True)])
def test_the_duty_began_on_1_april_2018(decided_on, asked_about):
    facts = decided(a_budget(decided_on=day(decided_on)))
    assert silent(DUTY, REGARD, facts, as_at="2018-06-01") is not asked_about


def test_not_recorded():
    assert outcome_of_the_whole(DUTY, an_authority(), as_at="2026-03-25") == "cannot_tell"
