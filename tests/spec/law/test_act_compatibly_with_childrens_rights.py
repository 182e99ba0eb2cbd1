"""CRC-0: act compatibly with the rights of the child, in relevant functions."""

import pytest

from comhla.law.facts import (
    Ages,
    Assessment,
    AssessmentKind,
    Decision,
    DelegatedFunction,
    Evidence,
    Judged,
    Judgement,
    Plan,
)
from tests.lib.law import a_scheme, an_authority, day, finding, findings, outcome, outcome_of_the_whole

DUTY = "CRC-0"
CONSIDER, COMPATIBLE = "consider_childrens_rights", "act_compatibly"


def a_decision(**facts):
    return Decision(
        **{
            "id": "d-1",
            "title": "The school nursing review",
            "decided_by": "board",
            "decided_on": day("2026-03-25"),
            "affects_children": True,
            **facts,
        }
    )


def decided(decision, *assessments, **facts):
    return an_authority(decisions=(decision,), plans=(), assessments=assessments, **facts)


def assessed(on):
    return Assessment(id="cr", kind=AssessmentKind.CHILDREN_RIGHTS, subject="d-1", completed_on=day(on))


# assessed on, as at, outcome; the decision is on 25 March 2026
CONSIDERED = [
    (None, "2026-03-24", "not_yet_due"),
    (None, "2026-03-25", "not_evidenced"),
    ("2026-03-25", "2026-03-25", "met"),
    ("2026-03-26", "2026-03-26", "not_evidenced"),
]


@pytest.mark.parametrize(("assessed_on", "as_at", "expected"), CONSIDERED)
def test_consider_childrens_rights(assessed_on, as_at, expected):
    assessments = () if assessed_on is None else (assessed(assessed_on),)
    found = finding(DUTY, CONSIDER, decided(a_decision(), *assessments), as_at=as_at)
    assert (found.outcome.value, found.citation.verified.value) == (expected, "guidance only")


def test_considered_by_evidence():
    kept = Evidence(id="e", duty=DUTY, part=CONSIDER, what="Paper 9", dated_on=day("2026-03-20"))
    assert outcome(DUTY, CONSIDER, decided(a_decision(), evidence=(kept,)), as_at="2026-03-25") == "met"


def test_whether_it_is_compatible_is_for_a_person_though_it_was_assessed():
    facts = decided(a_decision(), assessed("2026-03-01"))
    assert outcome(DUTY, COMPATIBLE, facts, as_at="2026-03-25") == "for_a_person"


@pytest.mark.parametrize("answer", list(Judged))
def test_what_the_person_judged(answer):
    judged = Judgement(
        id="j",
        duty=DUTY,
        part=COMPATIBLE,
        subject="d-1",
        answer=answer,
        reasons="Advice was taken.",
        judged_by="Chief social work officer",
        judged_on=day("2026-04-01"),
    )
    facts = decided(a_decision(), judgements=(judged,))
    assert outcome(DUTY, COMPATIBLE, facts, as_at="2026-03-31") == "for_a_person"
    assert outcome(DUTY, COMPATIBLE, facts, as_at="2026-04-01") == answer.value


def test_a_decision_that_does_not_affect_children():
    assert findings(DUTY, decided(a_decision(affects_children=False)), as_at="2026-03-25") == []


def test_whether_children_are_affected_is_not_recorded():
    found = findings(DUTY, decided(a_decision(affects_children=None)), as_at="2026-03-25")
    assert [(each.part.key, each.outcome.value) for each in found] == [(CONSIDER, "cannot_tell")]
    assert found[0].answer.missing == ("decisions.affects_children",)


PLAN = Plan(id="plan-2026", title="Plan 2026", finalised_on=day("2026-02-11"))

# ages of a delegated function, outcomes for a plan
PLANS = [
    ((Ages.ADULTS,), []),
    ((Ages.ADULTS, Ages.ALL), ["not_evidenced", "for_a_person"]),
    ((Ages.CHILDREN,), ["not_evidenced", "for_a_person"]),
    ((None,), ["cannot_tell"]),
    ((), []),
    (None, ["cannot_tell"]),
]


@pytest.mark.parametrize(("ages", "expected"), PLANS)
def test_a_plan_affects_children_where_functions_for_them_are_delegated(ages, expected):
    functions = ages and tuple(DelegatedFunction(id=f"f-{n}", name="F", ages=each) for n, each in enumerate(ages))
    facts = an_authority(decisions=(), plans=(PLAN,), schemes=(a_scheme(functions=functions),))
    assert [each.outcome.value for each in findings(DUTY, facts, as_at="2026-02-11")] == expected


@pytest.mark.parametrize(("decided_on", "asked_about"), [("2024-07-15", 0), ("2024-07-16", 2)])
def test_the_section_began_on_16_july_2024(decided_on, asked_about):
    facts = decided(a_decision(decided_on=day(decided_on)))
    assert len(findings(DUTY, facts, as_at="2024-09-01")) == asked_about


def test_not_recorded():
    assert outcome_of_the_whole(DUTY, an_authority(), as_at="2026-03-25") == "cannot_tell"
