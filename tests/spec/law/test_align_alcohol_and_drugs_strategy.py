"""ADP-1: align the alcohol and drugs strategy with the plan. Policy warns and is never a breach."""

import pytest

from comhla.law.facts import Evidence, LinkedPlan, LinkedPlanKind
from tests.lib.law import COUNCIL, SECOND_COUNCIL, an_authority, day, findings, outcome

DUTY = "ADP-1"
NEEDS, LIVED, PLAN = "needs_assessment", "lived_experience", "strategic_plan"


def a_strategy(approved, *contents, council=COUNCIL):
    return LinkedPlan(
        id=f"{council}-{approved}",
        kind=LinkedPlanKind.ALCOHOL_AND_DRUGS,
        council=council,
        approved_on=day(approved),
        contents=contents,
    )


# strategies, part, outcome on 1 January 2025
STRATEGIES = [
    ((), "base_strategy_on_needs", "not_evidenced"),
    ((a_strategy("2023-01-01", NEEDS, LIVED),), "base_strategy_on_needs", "met"),
    ((a_strategy("2023-01-01", NEEDS),), "base_strategy_on_needs", "not_evidenced"),
    ((a_strategy("2023-01-01", PLAN),), "align_with_strategic_plan", "met"),
    ((a_strategy("2023-01-01", NEEDS),), "align_with_strategic_plan", "not_evidenced"),
    # the latest of each council area counts, and every area
    ((a_strategy("2019-01-01", NEEDS), a_strategy("2023-01-01", PLAN)), "align_with_strategic_plan", "met"),
    (
        (a_strategy("2023-01-01", PLAN), a_strategy("2023-01-01", council=SECOND_COUNCIL)),
        "align_with_strategic_plan",
        "not_evidenced",
    ),
    ((a_strategy("2025-01-02", PLAN),), "align_with_strategic_plan", "not_evidenced"),
]


@pytest.mark.parametrize(("strategies", "part", "expected"), STRATEGIES)
def test_what_is_recorded_of_strategies(strategies, part, expected):
    assert outcome(DUTY, part, an_authority(linked_plans=strategies), as_at="2025-01-01") == expected


@pytest.mark.parametrize(
    "part", ["base_strategy_on_needs", "align_with_strategic_plan", "report_to_government", "direct_the_money"]
)
def test_evidence_serves_for_every_part(part):
    facts = an_authority(linked_plans=())
    assert outcome(DUTY, part, facts, as_at="2025-01-01") == "not_evidenced"
    kept = (Evidence(id="e", duty=DUTY, part=part, what="Paper", dated_on=day("2024-12-01")),)
    assert outcome(DUTY, part, facts.replace(evidence=kept), as_at="2025-01-01") == "met"


def test_asked_from_the_end_of_2019():
    assert findings(DUTY, an_authority(linked_plans=()), as_at="2019-12-30") == []
    assert len(findings(DUTY, an_authority(linked_plans=()), as_at="2019-12-31")) == 4
