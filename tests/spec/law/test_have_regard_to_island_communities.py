"""ISL-1: have regard to island communities."""

import pytest

from comhla.law.facts import Assessment, AssessmentKind, AuthorityIdentity, Decision, Evidence, Plan
from comhla.reference.models import Model
from tests.lib.law import an_authority, day, finding, findings, outcome, silent

DUTY = "ISL-1"
ARRANGEMENTS, REGARD, EVERY = (
    "have_arrangements_to_review",
    "have_regard_before_deciding",
    "have_regard_in_every_matter",
)


def an_area(islands=True, **facts):
    identity = AuthorityIdentity(name="Strathmore", fictional=True, inhabited_islands=islands)
    return an_authority(**{"authority": identity, "decisions": (), "plans": (), **facts})


def a_decision(**facts):
    return Decision(
        **{
            "id": "ferries",
            "title": "Ferry clinics",
            "decided_by": "board",
            "decided_on": day("2025-06-10"),
            "policy_or_practice": True,
            **facts,
        }
    )


# islands in the file, authority code, outcome for the arrangements
AREAS = [
    (True, None, "not_evidenced"),
    (False, None, "not_applicable"),
    (None, None, "cannot_tell"),
    (None, "S37000004", "not_evidenced"),  # Argyll and Bute, by the register
    (None, "S37000001", "not_applicable"),  # Aberdeen City, by the register
    (False, "S37000004", "not_applicable"),  # the file wins
]


@pytest.mark.parametrize(("islands", "code", "expected"), AREAS)
def test_only_an_area_with_inhabited_islands_is_asked(islands, code, expected):
    identity = AuthorityIdentity(name="A", fictional=False, code=code, inhabited_islands=islands)
    facts = an_area(authority=identity)
    assert outcome(DUTY, ARRANGEMENTS, facts, as_at="2025-06-10") == expected
    assert silent(DUTY, EVERY, facts, as_at="2025-06-10") == (expected == "not_evidenced")


def test_arrangements_are_shown_by_evidence():
    kept = (Evidence(id="e", duty=DUTY, part=ARRANGEMENTS, what="Islands checklist", dated_on=day("2025-01-01")),)
    assert outcome(DUTY, ARRANGEMENTS, an_area(evidence=kept), as_at="2025-01-01") == "met"
    assert outcome(DUTY, ARRANGEMENTS, an_area(evidence=kept), as_at="2024-12-31") == "not_evidenced"


# assessment completed on, as at, outcome; the decision is on 10 June 2025
REGARDS = [
    (None, "2025-06-09", "not_yet_due"),
    (None, "2025-06-10", "not_evidenced"),
    ("2025-06-10", "2025-06-10", "met"),
    ("2025-06-11", "2025-06-11", "not_evidenced"),
]


@pytest.mark.parametrize(("completed_on", "as_at", "expected"), REGARDS)
def test_have_regard_before_deciding(completed_on, as_at, expected):
    assessments = (
        ()
        if completed_on is None
        else (Assessment(id="a", kind=AssessmentKind.ISLAND, subject="ferries", completed_on=day(completed_on)),)
    )
    facts = an_area(decisions=(a_decision(),), assessments=assessments)
    assert outcome(DUTY, REGARD, facts, as_at=as_at) == expected


# what is recorded of the decision, whether it is asked about
ASKED_ABOUT = [
    ({"policy_or_practice": True}, True),
    ({"policy_or_practice": False, "strategic": True}, True),
    ({"policy_or_practice": None, "differs_for_islands": True}, True),
    ({"policy_or_practice": False}, False),
    ({"policy_or_practice": True, "decided_on": day("2020-12-23")}, True),
    ({"policy_or_practice": True, "decided_on": day("2020-12-22")}, False),
]


@pytest.mark.parametrize(("facts", "asked"), ASKED_ABOUT)
def test_policies_strategies_and_services_are_asked_about(facts, asked):
    assert silent(DUTY, REGARD, an_area(decisions=(a_decision(**facts),)), as_at="2026-01-01") == (not asked)


def test_a_plan_made_final_is_asked_about():
    plan = Plan(id="plan-2024", title="Plan 2024", finalised_on=day("2024-02-20"))
    assert outcome(DUTY, REGARD, an_area(plans=(plan,)), as_at="2024-02-20", subject="plan-2024") == "not_evidenced"


def test_a_decision_in_an_area_without_islands_is_not_asked_about():
    assert silent(DUTY, REGARD, an_area(islands=False, decisions=(a_decision(),)), as_at="2025-07-01")


@pytest.mark.parametrize(("missing", "named"), [("decisions", "decisions"), ("plans", "plans")])
def test_where_decisions_or_plans_are_not_recorded_it_cannot_be_told(missing, named):
    found = finding(DUTY, EVERY, an_area(**{missing: None}), as_at="2025-06-10")
    assert (found.outcome.value, found.answer.missing) == ("cannot_tell", (named,))


def test_it_binds_the_health_board_and_the_council_in_a_lead_agency_area():
    facts = an_area(model=Model.BOTH_LEAD)
    assert outcome(DUTY, ARRANGEMENTS, facts, as_at="2025-06-10") == "not_evidenced"


def test_it_began_on_23_december_2020():
    assert findings(DUTY, an_area(), as_at="2020-12-22") == []
    assert outcome(DUTY, ARRANGEMENTS, an_area(), as_at="2020-12-23") == "not_evidenced"
