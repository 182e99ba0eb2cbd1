"""CONS-D1: have regard to consumers before strategic decisions. That boards are named was not seen: never firm."""

import pytest

from comhla.law.facts import NOT_DONE, Assessment, AssessmentKind, Decision, Evidence
from tests.lib.law import an_authority, day, finding, findings, outcome, outcome_of_the_whole, silent

DUTY = "CONS-D1"
IMPACT, HARM, GUIDANCE = (
    "have_regard_to_impact_on_consumers",
    "have_regard_to_reducing_harm",
    "have_regard_to_consumer_guidance",
)


def a_decision(**facts):
    return Decision(
        **{
            "id": "d-1",
            "title": "The commissioning plan",
            "decided_by": "board",
            "decided_on": day("2026-03-25"),
            "strategic": True,
            **facts,
        }
    )


def decided(decision, *assessments, evidence=()):
    return an_authority(decisions=(decision,), plans=(), assessments=assessments, evidence=evidence)


def assessed(on):
    return Assessment(id="c", kind=AssessmentKind.CONSUMER, subject="d-1", completed_on=on)


# assessed on, as at, outcome; the decision is on 25 March 2026
REGARDS = [
    (day("2026-03-25"), "2026-03-25", "met"),
    (day("2026-03-26"), "2026-03-26", "not_evidenced"),
    (NOT_DONE, "2026-03-25", "not_evidenced"),
    (NOT_DONE, "2026-03-24", "not_yet_due"),
]


@pytest.mark.parametrize("part", [IMPACT, HARM])
@pytest.mark.parametrize(("assessed_on", "as_at", "expected"), REGARDS)
def test_regard_to_consumers(part, assessed_on, as_at, expected):
    assert outcome(DUTY, part, decided(a_decision(), assessed(assessed_on)), as_at=as_at) == expected


@pytest.mark.parametrize(("dated_on", "expected"), [("2026-03-25", "met"), ("2026-03-26", "not_evidenced")])
def test_have_regard_to_consumer_guidance(dated_on, expected):
    kept = Evidence(id="e", duty=DUTY, part=GUIDANCE, what="Paper 4", dated_on=day(dated_on))
    facts = decided(a_decision(), assessed(day("2026-03-01")), evidence=(kept,))
    assert outcome(DUTY, GUIDANCE, facts, as_at="2026-03-30") == expected


def test_nothing_is_firm():
    assert finding(DUTY, IMPACT, decided(a_decision()), as_at="2026-03-25").citation.verified.value == "part seen"


def test_whether_it_is_strategic_is_not_recorded():
    found = findings(DUTY, decided(a_decision(strategic=None)), as_at="2026-03-25")
    assert [(each.part.key, each.outcome.value) for each in found] == [(IMPACT, "cannot_tell")]


def test_a_decision_that_is_not_strategic_is_not_asked_about():
    assert findings(DUTY, decided(a_decision(strategic=False)), as_at="2026-03-25") == []


@pytest.mark.parametrize(("decided_on", "asked_about"), [("2024-03-31", False), ("2024-04-01", True)])
def test_the_duty_began_on_1_april_2024(decided_on, asked_about):
    facts = decided(a_decision(decided_on=day(decided_on)))
    assert silent(DUTY, HARM, facts, as_at="2024-06-01") is not asked_about


def test_not_recorded():
    assert outcome_of_the_whole(DUTY, an_authority(), as_at="2026-03-25") == "cannot_tell"
