"""CP-1: take part in community planning."""

import pytest

from comhla.law.facts import NOT_DONE, Evidence, LinkedPlan, LinkedPlanKind
from comhla.reference.models import Model
from tests.lib.law import an_authority, day, findings, outcome, outcome_of_the_whole

DUTY = "CP-1"
PARTS = [
    "take_part",
    "act_to_reduce_inequalities",
    "help_community_bodies",
    "contribute_agreed_resources",
    "cooperate_with_partners",
]


@pytest.mark.parametrize("part", PARTS)
def test_each_part_is_shown_by_evidence(part):
    kept = (Evidence(id="e", duty=DUTY, part=part, what="Minute of the partnership", dated_on=day("2024-05-01")),)
    facts = an_authority(evidence=kept)
    assert outcome(DUTY, part, facts, as_at="2024-05-01") == "met"
    assert outcome(DUTY, part, facts, as_at="2024-04-30") == "not_evidenced"
    assert outcome(DUTY, part, an_authority(), as_at="2024-05-01") == "not_evidenced"


# published on, took part, outcome
PLANS = [
    (day("2024-05-01"), True, "met"),
    (day("2024-05-02"), True, "not_evidenced"),
    (NOT_DONE, True, "not_evidenced"),
    (day("2024-05-01"), False, "not_evidenced"),
    (day("2024-05-01"), None, "not_evidenced"),
]


@pytest.mark.parametrize(("published", "part_taken", "expected"), PLANS)
def test_having_taken_part_in_the_plan_shows_it(published, part_taken, expected):
    plan = LinkedPlan(
        id="loip", kind=LinkedPlanKind.LOCAL_OUTCOMES, published_on=published, authority_took_part=part_taken
    )
    assert outcome(DUTY, "take_part", an_authority(linked_plans=(plan,)), as_at="2024-05-01") == expected


def test_wrong_bearer_and_start():
    assert outcome_of_the_whole(DUTY, an_authority(model=Model.BOTH_LEAD), as_at="2024-05-01") == "not_applicable"
    assert findings(DUTY, an_authority(), as_at="2016-03-31") == []
    assert len(findings(DUTY, an_authority(), as_at="2016-04-01")) == len(PARTS)
