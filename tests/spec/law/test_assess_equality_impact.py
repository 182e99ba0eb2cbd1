"""PSED-2: assess the equality impact of policies, practices and plans before they are adopted."""

import pytest

from comhla.law.facts import NOT_DONE, Assessment, AssessmentKind, Decision, Evidence, Judged, Judgement, Plan
from comhla.reference.models import Model
from tests.lib.law import an_authority, day, finding, findings, outcome, silent

DUTY = "PSED-2"
DECIDED = day("2026-06-24")
PART = "assess_before_deciding"


def a_decision(**facts):
    return Decision(
        **{"id": "it", "title": "The charging policy", "decided_by": "board", "decided_on": DECIDED, **facts}
    )


POLICY = a_decision(policy_or_practice=True)
PLAN = Plan(id="it", title="Plan 2026", finalised_on=DECIDED)


def of(thing, *assessments, **facts):
    plans, decisions = ((thing,), ()) if isinstance(thing, Plan) else ((), (thing,))
    return an_authority(plans=plans, decisions=decisions, assessments=assessments, **facts)


def assessed(on, **facts):
    return Assessment(id=f"eqia-{on}", kind=AssessmentKind.EQUALITY, subject="it", completed_on=on, **facts)


def screened(on):
    return Assessment(id="screening", kind=AssessmentKind.SCREENING_ONLY, subject="it", completed_on=on)


# assessments, as at, outcome for a policy, outcome for a strategic plan (which is not planned ahead in the record)
CASES = [
    ((assessed(day("2026-06-23")),), "2026-06-24", "met", "met"),
    ((assessed(day("2026-06-24")),), "2026-06-24", "met", "met"),
    ((assessed(day("2026-06-25")),), "2026-06-25", "not_met", "not_met"),
    ((assessed(day("2026-06-25")), assessed(day("2026-06-20"))), "2026-06-25", "met", "met"),
    ((assessed(day("2026-06-25")),), "2026-06-24", "for_a_person", "not_met"),
    ((assessed(NOT_DONE),), "2026-06-24", "for_a_person", "not_met"),
    ((screened(day("2026-06-01")),), "2026-06-24", "for_a_person", "not_met"),
    ((), "2026-06-24", "for_a_person", "not_met"),
]


@pytest.mark.parametrize(("assessments", "as_at", "of_policy", "of_plan"), CASES)
def test_assess_before_deciding(assessments, as_at, of_policy, of_plan):
    assert outcome(DUTY, PART, of(POLICY, *assessments), as_at=as_at) == of_policy
    assert outcome(DUTY, PART, of(PLAN, *assessments), as_at=as_at) == of_plan


def test_a_plan_with_a_screening_form_only_says_so():
    found = finding(DUTY, PART, of(PLAN, screened(day("2026-06-01"))), as_at="2026-06-24")
    assert found.because == (
        "Plan 2026 was made final on 24 June 2026 without an equality assessment:"
        " only a screening is recorded, which is no assessment."
    )


def test_an_assessment_one_day_late_says_so():
    found = finding(DUTY, PART, of(POLICY, assessed(day("2026-06-25"))), as_at="2026-06-25")
    assert found.because == (
        "The equality assessment of The charging policy was completed on 25 June 2026, 1 day after it was decided on"
        " 24 June 2026."
    )
    assert found.due == DECIDED


def test_a_person_may_say_that_no_assessment_was_needed():
    judged = Judgement(
        id="j",
        duty=DUTY,
        part=PART,
        answer=Judged.NOT_APPLICABLE,
        reasons="It renames a form.",
        judged_by="Equality lead",
        judged_on=day("2026-07-01"),
    )
    facts = of(POLICY, screened(day("2026-06-01")), judgements=(judged,))
    assert outcome(DUTY, PART, facts, as_at="2026-06-30") == "for_a_person"
    assert outcome(DUTY, PART, facts, as_at="2026-07-01") == "not_applicable"


def test_a_planned_policy_is_not_yet_due():
    assert outcome(DUTY, PART, of(POLICY, screened(day("2026-06-01"))), as_at="2026-06-23") == "not_yet_due"
    assert outcome(DUTY, PART, of(POLICY), as_at="2026-05-27") == "not_yet_due"
    assert silent(DUTY, PART, of(POLICY), as_at="2026-05-26")


def test_a_decision_that_is_no_policy_is_not_asked_about():
    facts = of(a_decision(policy_or_practice=False), assessed(day("2026-06-01")))
    assert [each.part.key for each in findings(DUTY, facts, as_at="2026-06-24")] == ["review_existing_policies"]


def test_whether_it_is_a_policy_is_not_recorded():
    found = finding(DUTY, PART, of(a_decision()), as_at="2026-06-24")
    assert (found.outcome.value, found.answer.missing) == ("cannot_tell", ("decisions.policy_or_practice",))


@pytest.mark.parametrize(
    ("part", "field"),
    [("consider_evidence", "evidence_considered"), ("take_results_into_account", "results_taken_into_account")],
)
@pytest.mark.parametrize(("recorded", "expected"), [(True, "met"), (False, "not_met"), (None, "not_evidenced")])
@pytest.mark.parametrize("thing", [POLICY, PLAN])
def test_what_went_into_the_assessment(part, field, recorded, expected, thing):
    facts = of(thing, assessed(day("2026-06-20"), **{field: recorded}))
    assert outcome(DUTY, part, facts, as_at="2026-06-24") == expected


@pytest.mark.parametrize("part", ["consider_evidence", "take_results_into_account"])
def test_what_went_into_the_assessment_by_evidence(part):
    kept = Evidence(id="e", duty=DUTY, part=part, subject="it", what="Annex B", dated_on=day("2026-06-20"))
    facts = of(POLICY, assessed(day("2026-06-20")), evidence=(kept,))
    assert outcome(DUTY, part, facts, as_at="2026-06-24") == "met"


# published on, as at, outcome
PUBLISHED = [
    (None, "2026-06-24", "cannot_tell"),
    (NOT_DONE, "2026-08-24", "for_a_person"),
    (day("2026-06-20"), "2026-06-24", "met"),
    (day("2026-06-24"), "2026-06-24", "met"),
    (day("2026-07-24"), "2026-07-23", "for_a_person"),
    (day("2026-07-24"), "2026-07-24", "for_a_person"),
]


@pytest.mark.parametrize(("published_on", "as_at", "expected"), PUBLISHED)
def test_publish_results(published_on, as_at, expected):
    facts = of(POLICY, assessed(day("2026-06-20"), published_on=published_on))
    assert outcome(DUTY, "publish_results", facts, as_at=as_at) == expected


def test_the_gap_before_publishing_is_shown():
    facts = of(POLICY, assessed(day("2026-06-20"), published_on=day("2026-07-24")))
    assert "published 30 days later" in finding(DUTY, "publish_results", facts, as_at="2026-07-24").because


@pytest.mark.parametrize("part", ["consider_evidence", "take_results_into_account", "publish_results"])
def test_nothing_is_said_of_an_assessment_that_is_not_there(part):
    assert silent(DUTY, part, of(POLICY, screened(day("2026-06-20"))), as_at="2026-06-24")


def test_results_need_not_be_published_before_the_decision():
    assert silent(DUTY, "publish_results", of(POLICY, assessed(day("2026-06-01"))), as_at="2026-06-23")


@pytest.mark.parametrize(("dated_on", "expected"), [("2026-06-24", "met"), ("2026-06-25", "not_evidenced")])
def test_review_existing_policies(dated_on, expected):
    kept = Evidence(id="e", duty=DUTY, part="review_existing_policies", what="Policy timetable", dated_on=day(dated_on))
    facts = an_authority(plans=(), decisions=(), assessments=(), evidence=(kept,))
    assert outcome(DUTY, "review_existing_policies", facts, as_at="2026-06-24") == expected


def test_assessments_not_recorded():
    found = findings(DUTY, an_authority(decisions=(POLICY,), plans=()), as_at="2026-06-24")
    assert [(each.subject.id, each.outcome.value) for each in found] == [
        ("matters", "cannot_tell"),
        ("authority", "not_evidenced"),
    ]


def test_the_health_board_and_council_of_a_lead_agency_area_assess_too():
    facts = of(PLAN, screened(day("2026-06-01")), model=Model.BOTH_LEAD)
    assert outcome(DUTY, PART, facts, as_at="2026-06-24") == "not_met"


def test_a_policy_from_before_the_regulations_is_not_asked_about():
    old = a_decision(policy_or_practice=True, decided_on=day("2012-05-26"))
    assert silent(DUTY, PART, of(old), as_at="2026-06-24")
    assert outcome(DUTY, PART, of(old.replace(decided_on=day("2012-05-27"))), as_at="2026-06-24") == "for_a_person"
