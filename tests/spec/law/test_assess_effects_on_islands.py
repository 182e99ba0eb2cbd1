"""ISL-2: assess effects on island communities, or publish reasons."""

import pytest

from comhla.law.facts import NOT_DONE, Assessment, AssessmentKind, AuthorityIdentity, Decision, Judged, Judgement, Plan
from tests.lib.law import an_authority, day, finding, findings, outcome, silent

DUTY = "ISL-2"
ASSESS, MITIGATE = "assess_or_give_reasons", "describe_effect_and_mitigation"
WHILE_DEVELOPING, WITHOUT_DELAY = "assess_while_developing", "publish_reasons_without_delay"
ISLANDS = AuthorityIdentity(name="Strathmore", fictional=True, inhabited_islands=True)


def with_decision(*, assessments=(), **facts):
    decision = Decision(
        **{
            "id": "ferries",
            "title": "Ferry clinics",
            "decided_by": "board",
            "decided_on": day("2025-06-10"),
            "policy_or_practice": True,
            "differs_for_islands": True,
            **facts,
        }
    )
    return an_authority(authority=ISLANDS, decisions=(decision,), plans=(), assessments=assessments)


def an_assessment(completed_on, **facts):
    return Assessment(id="a", kind=AssessmentKind.ISLAND, subject="ferries", completed_on=day(completed_on), **facts)


@pytest.mark.parametrize(("view", "expected"), [(True, "met"), (False, "met"), (None, "for_a_person")])
def test_consider_difference(view, expected):
    assert outcome(DUTY, "consider_difference", with_decision(differs_for_islands=view), as_at="2025-06-10") == expected


def test_a_recorded_judgement_answers_where_no_view_is_recorded():
    judgement = Judgement(
        id="j",
        duty=DUTY,
        part="consider_difference",
        subject="ferries",
        answer=Judged.MET,
        reasons="All clinics are on the mainland.",
        judged_by="chief officer",
        judged_on=day("2025-06-12"),
    )
    facts = with_decision(differs_for_islands=None).replace(judgements=(judgement,))
    assert outcome(DUTY, "consider_difference", facts, as_at="2025-06-12") == "met"


# assessment completed on, reasons published on, as at, outcome. The decision is on 10 June 2025.
ASSESSED = [
    (None, NOT_DONE, "2025-06-09", "not_yet_due"),
    (None, NOT_DONE, "2025-06-10", "for_a_person"),
    (None, None, "2025-06-10", "cannot_tell"),
    ("2025-06-10", NOT_DONE, "2025-06-10", "met"),
    ("2025-06-11", NOT_DONE, "2025-06-10", "for_a_person"),
    ("2025-06-11", NOT_DONE, "2025-06-11", "met"),
    (None, day("2025-07-01"), "2025-06-30", "for_a_person"),
    (None, day("2025-07-01"), "2025-07-01", "met"),
]


@pytest.mark.parametrize(("completed_on", "reasons", "as_at", "expected"), ASSESSED)
def test_assess_or_give_reasons(completed_on, reasons, as_at, expected):
    assessments = () if completed_on is None else (an_assessment(completed_on),)
    facts = with_decision(assessments=assessments, island_reasons_published_on=reasons)
    assert outcome(DUTY, ASSESS, facts, as_at=as_at) == expected


def test_where_assessments_are_not_recorded_it_cannot_be_told():
    facts = with_decision(assessments=None, island_reasons_published_on=NOT_DONE)
    assert outcome(DUTY, ASSESS, facts, as_at="2025-06-10") == "cannot_tell"


@pytest.mark.parametrize("view", [False, None])
def test_nothing_is_owed_without_the_view_that_islands_differ(view):
    facts = with_decision(
        differs_for_islands=view,
        assessments=(an_assessment("2025-06-01"),),
        island_reasons_published_on=day("2025-06-01"),
    )
    for part in (ASSESS, MITIGATE, WHILE_DEVELOPING, WITHOUT_DELAY):
        assert silent(DUTY, part, facts, as_at="2025-07-01")


# assessment completed on, outcome as at 1 July 2025
@pytest.mark.parametrize(("completed_on", "expected"), [("2025-06-10", "met"), ("2025-06-11", "for_a_person")])
def test_assess_while_developing(completed_on, expected):
    facts = with_decision(assessments=(an_assessment(completed_on),))
    assert outcome(DUTY, WHILE_DEVELOPING, facts, as_at="2025-07-01") == expected
    assert silent(DUTY, WHILE_DEVELOPING, with_decision(), as_at="2025-07-01")


# reasons published on, outcome as at 1 July 2025
@pytest.mark.parametrize(
    ("reasons", "expected"), [(day("2025-06-10"), "met"), (day("2025-06-11"), "for_a_person"), (NOT_DONE, None)]
)
def test_publish_reasons_without_delay(reasons, expected):
    facts = with_decision(island_reasons_published_on=reasons)
    if expected is None:
        assert silent(DUTY, WITHOUT_DELAY, facts, as_at="2025-07-01")
    else:
        assert outcome(DUTY, WITHOUT_DELAY, facts, as_at="2025-07-01") == expected


# the authority's view, assessment completed on: reasons are judged only where they stand in for an assessment
NO_REASONS_NEEDED = [(None, None), (False, None), (True, "2025-06-01")]


@pytest.mark.parametrize(("view", "completed_on"), NO_REASONS_NEEDED)
def test_reasons_that_were_not_needed_are_not_judged(view, completed_on):
    assessments = () if completed_on is None else (an_assessment(completed_on),)
    published = day("2025-06-24")
    facts = with_decision(assessments=assessments, island_reasons_published_on=published, differs_for_islands=view)
    assert silent(DUTY, WITHOUT_DELAY, facts, as_at="2025-07-01")


def test_the_gap_before_reasons_is_shown():
    found = finding(
        DUTY, WITHOUT_DELAY, with_decision(island_reasons_published_on=day("2025-06-24")), as_at="2025-07-01"
    )
    assert "published 14 days later, on 24 June 2025" in found.because


@pytest.mark.parametrize(("described", "expected"), [(True, "met"), (False, "not_met"), (None, "cannot_tell")])
def test_describe_effect_and_mitigation(described, expected):
    facts = with_decision(assessments=(an_assessment("2025-06-01", mitigation_described=described),))
    assert outcome(DUTY, MITIGATE, facts, as_at="2025-06-10") == expected
    assert silent(DUTY, MITIGATE, with_decision(), as_at="2025-06-10")


# An island area, a strategic plan made final, and neither document.
@pytest.mark.parametrize(("reasons", "expected"), [(NOT_DONE, "for_a_person"), (day("2024-03-01"), "met")])
def test_a_strategic_plan_with_neither_document(reasons, expected):
    plan = Plan(
        id="plan-2024",
        title="Plan 2024",
        finalised_on=day("2024-02-20"),
        differs_for_islands=True,
        island_reasons_published_on=reasons,
    )
    facts = an_authority(authority=ISLANDS, decisions=(), plans=(plan,), assessments=())
    assert outcome(DUTY, ASSESS, facts, as_at="2024-03-01") == expected


@pytest.mark.parametrize(("islands", "expected"), [(False, "not_applicable"), (None, "cannot_tell")])
def test_only_an_area_with_inhabited_islands_is_asked(islands, expected):
    identity = AuthorityIdentity(name="Strathmore", fictional=True, inhabited_islands=islands)
    facts = with_decision().replace(authority=identity)
    assert [each.part.key for each in findings(DUTY, facts, as_at="2025-07-01")] == ["consider_every_matter"]
    assert outcome(DUTY, "consider_every_matter", facts, as_at="2025-07-01") == expected


def test_where_decisions_and_plans_are_not_recorded_it_cannot_be_told():
    found = finding(DUTY, "consider_every_matter", an_authority(authority=ISLANDS), as_at="2025-07-01")
    assert (found.outcome.value, found.answer.missing) == ("cannot_tell", ("decisions", "plans"))
