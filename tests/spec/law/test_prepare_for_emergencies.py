"""CIV-1: prepare for emergencies. General knowledge only: it asks for evidence and cannot accuse."""

import pytest

from comhla.law.facts import NOT_DONE, Evidence, LinkedPlan, LinkedPlanKind
from comhla.reference.models import Model
from tests.lib.law import an_authority, day, findings, outcome, outcome_of_the_whole

DUTY = "CIV-1"
PARTS = ["assess_risks", "plan_for_emergencies", "keep_functions_going", "share_information", "warn_the_public"]


@pytest.mark.parametrize("part", PARTS)
def test_each_part_is_shown_by_evidence(part):
    kept = (Evidence(id="e", duty=DUTY, part=part, what="Register of risks", dated_on=day("2024-05-01")),)
    assert outcome(DUTY, part, an_authority(evidence=kept), as_at="2024-05-01") == "met"
    assert outcome(DUTY, part, an_authority(evidence=kept), as_at="2024-04-30") == "not_evidenced"
    assert outcome(DUTY, part, an_authority(), as_at="2024-05-01") == "not_evidenced"


# approved by the board on, outcome
@pytest.mark.parametrize(
    ("approved", "expected"),
    [(day("2024-05-01"), "met"), (day("2024-05-02"), "not_evidenced"), (NOT_DONE, "not_evidenced")],
)
def test_a_business_continuity_plan_that_the_board_approved(approved, expected):
    plan = LinkedPlan(id="bc", kind=LinkedPlanKind.BUSINESS_CONTINUITY, approved_on=approved)
    assert outcome(DUTY, "keep_functions_going", an_authority(linked_plans=(plan,)), as_at="2024-05-01") == expected


def test_wrong_bearer_and_start():
    assert outcome_of_the_whole(DUTY, an_authority(model=Model.BOTH_LEAD), as_at="2024-05-01") == "not_applicable"
    assert findings(DUTY, an_authority(), as_at="2020-12-31") == []
    assert len(findings(DUTY, an_authority(), as_at="2021-01-01")) == len(PARTS)
