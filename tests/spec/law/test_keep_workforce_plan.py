"""WF-1: keep a three-year workforce plan. Guidance warns and is never a breach."""

import pytest

from comhla.law.facts import Evidence, LinkedPlan, LinkedPlanKind
from tests.lib.law import an_authority, day, findings, outcome, silent

DUTY = "WF-1"


def with_plan(**facts):
    plan = LinkedPlan(
        **{
            "id": "workforce",
            "kind": LinkedPlanKind.WORKFORCE,
            "published_on": day("2022-10-31"),
            "period_first_day": day("2022-04-01"),
            "period_last_day": day("2025-03-31"),
            **facts,
        }
    )
    return an_authority(linked_plans=(plan,))


# published, approved, as at, outcome
FIRST_CYCLE = [
    (day("2022-10-31"), None, "2022-10-30", "not_evidenced"),
    (day("2022-10-31"), None, "2022-10-31", "met"),
    (None, day("2022-06-01"), "2022-10-30", "met"),
    (None, None, "2025-03-31", "not_evidenced"),
    (day("2022-10-31"), None, "2025-03-31", "met"),
]


@pytest.mark.parametrize(("published", "approved", "as_at", "expected"), FIRST_CYCLE)
def test_have_workforce_plan(published, approved, as_at, expected):
    facts = with_plan(published_on=published, approved_on=approved)
    assert outcome(DUTY, "have_workforce_plan", facts, as_at=as_at) == expected


def test_evidence_serves_as_well():
    kept = (Evidence(id="e", duty=DUTY, what="Interim plan", dated_on=day("2022-05-01")),)
    facts = an_authority(linked_plans=(), evidence=kept)
    assert outcome(DUTY, "have_workforce_plan", facts, as_at="2022-05-01") == "met"


# last day of the plan, outcome: what is asked for since April 2025 was not found
SINCE_APRIL_2025 = [(day("2025-03-31"), "for_a_person"), (day("2028-03-31"), "met"), (None, "met")]


@pytest.mark.parametrize(("last_day", "expected"), SINCE_APRIL_2025)
def test_know_what_is_asked_now(last_day, expected):
    facts = with_plan(period_last_day=last_day, title="Workforce plan")
    assert outcome(DUTY, "know_what_is_asked_now", facts, as_at="2025-04-01") == expected
    assert silent(DUTY, "know_what_is_asked_now", facts, as_at="2025-03-31")
    assert silent(DUTY, "have_workforce_plan", facts, as_at="2025-04-01")


# last day of the plan, outcome
LENGTHS = [(day("2025-03-31"), "met"), (day("2025-04-01"), "for_a_person"), (day("2024-03-31"), "for_a_person")]


@pytest.mark.parametrize(("last_day", "expected"), LENGTHS)
def test_plan_for_three_years(last_day, expected):
    assert outcome(DUTY, "plan_for_three_years", with_plan(period_last_day=last_day), as_at="2023-01-01") == expected


@pytest.mark.parametrize("unknown", ["period_first_day", "period_last_day"])
def test_plan_for_three_years_says_nothing_without_a_period(unknown):
    assert silent(DUTY, "plan_for_three_years", with_plan(**{unknown: None}), as_at="2023-01-01")
    assert silent(DUTY, "plan_for_three_years", an_authority(linked_plans=()), as_at="2023-01-01")


def test_nothing_before_the_cycle():
    assert findings(DUTY, an_authority(linked_plans=()), as_at="2022-03-31") == []
    assert findings(DUTY, an_authority(linked_plans=()), as_at="2022-04-01") != []
