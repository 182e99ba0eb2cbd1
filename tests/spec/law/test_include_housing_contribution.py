"""HOU-1: include a housing contribution statement in the plan. Guidance warns and is never a breach."""

import pytest

from comhla.law.facts import Evidence, LinkedPlan, LinkedPlanKind, Plan
from tests.lib.law import an_authority, day, finding, outcome, silent

DUTY = "HOU-1"
ALL = ("shared_outcomes", "needs", "adaptations_and_support", "resources")


def with_plan(**facts):
    plan = Plan(**{"id": "p", "title": "Plan 2024", "finalised_on": day("2024-02-20"), **facts})
    return an_authority(plans=(plan,))


@pytest.mark.parametrize(("recorded", "expected"), [(True, "met"), (False, "not_evidenced"), (None, "not_evidenced")])
def test_include_statement(recorded, expected):
    assert outcome(DUTY, "include_statement", with_plan(housing_contribution=recorded), as_at="2024-03-01") == expected


# what the statement covers, outcome
CONTENTS = [(None, "not_evidenced"), (ALL, "met"), (ALL[:-1], "not_evidenced"), ((), "not_evidenced")]


@pytest.mark.parametrize(("contents", "expected"), CONTENTS)
def test_cover_contents_of_statement(contents, expected):
    facts = with_plan(housing_contribution=True, housing_contents=contents)
    assert outcome(DUTY, "cover_contents_of_statement", facts, as_at="2024-03-01") == expected


def test_what_is_left_out_is_named_and_nothing_is_asked_without_a_statement():
    facts = with_plan(housing_contents=ALL[:-1])
    assert finding(DUTY, "cover_contents_of_statement", facts, as_at="2024-03-01").because == (
        "Nothing recorded shows that the housing contribution statement of Plan 2024 covers resources."
        " This is guidance."
    )
    assert silent(DUTY, "cover_contents_of_statement", with_plan(housing_contribution=False), as_at="2024-03-01")


@pytest.mark.parametrize("part", ["include_statement", "cover_contents_of_statement"])
def test_evidence_serves_as_well(part):
    kept = (Evidence(id="e", duty=DUTY, part=part, what="Annex C", dated_on=day("2024-02-20")),)
    assert outcome(DUTY, part, with_plan().replace(evidence=kept), as_at="2024-03-01") == "met"


def strategy(approved, *contents):
    return LinkedPlan(
        id=approved, kind=LinkedPlanKind.LOCAL_HOUSING_STRATEGY, approved_on=day(approved), contents=contents
    )


SUMMARY, SUPPORT = "housing_contribution_summary", "delegated_support_functions"

# housing strategies, as at, outcome: the latest counts
STRATEGIES = [
    ((), "2024-03-01", "not_evidenced"),
    ((strategy("2023-01-01", SUMMARY, SUPPORT),), "2024-03-01", "met"),
    ((strategy("2023-01-01", SUMMARY),), "2024-03-01", "not_evidenced"),
    ((strategy("2018-01-01", SUMMARY, SUPPORT), strategy("2023-01-01", SUMMARY)), "2022-12-31", "met"),
    ((strategy("2018-01-01", SUMMARY, SUPPORT), strategy("2023-01-01", SUMMARY)), "2023-01-01", "not_evidenced"),
]


@pytest.mark.parametrize(("strategies", "as_at", "expected"), STRATEGIES)
def test_sum_up_in_housing_strategy(strategies, as_at, expected):
    facts = an_authority(linked_plans=strategies)
    assert outcome(DUTY, "sum_up_in_housing_strategy", facts, as_at=as_at) == expected
