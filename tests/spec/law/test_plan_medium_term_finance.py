"""MTFP-1: keep a medium-term financial plan. Guidance warns and is never a breach."""

import pytest

from comhla.law.facts import Evidence, LinkedPlan, LinkedPlanKind
from tests.lib.law import an_authority, day, findings, outcome, silent

DUTY = "MTFP-1"


def with_plan(**facts):
    plan = LinkedPlan(
        **{
            "id": "mtfp",
            "kind": LinkedPlanKind.MEDIUM_TERM_FINANCE,
            "approved_on": day("2025-03-20"),
            "period_first_day": day("2025-04-01"),
            "period_last_day": day("2030-03-31"),
            **facts,
        }
    )
    return an_authority(linked_plans=(plan,))


# as at, outcome; approved on 20 March 2025 for 1 April 2025 to 31 March 2030
RUNNING = [
    ("2025-03-31", "not_evidenced"),
    ("2025-04-01", "met"),
    ("2030-03-31", "met"),
    ("2030-04-01", "not_evidenced"),
]


@pytest.mark.parametrize(("as_at", "expected"), RUNNING)
def test_have_medium_term_plan(as_at, expected):
    assert outcome(DUTY, "have_medium_term_plan", with_plan(), as_at=as_at) == expected


def test_no_plan_recorded():
    none = an_authority(linked_plans=())
    assert outcome(DUTY, "have_medium_term_plan", none, as_at="2025-04-01") == "not_evidenced"
    for part in ("link_to_strategic_plan", "refresh_every_year"):
        assert silent(DUTY, part, none, as_at="2025-04-01")
    another = with_plan(kind=LinkedPlanKind.WORKFORCE)
    assert outcome(DUTY, "have_medium_term_plan", another, as_at="2025-04-01") == "not_evidenced"


@pytest.mark.parametrize(
    ("contents", "expected"), [(("strategic_plan",), "met"), ((), "not_evidenced"), (None, "not_evidenced")]
)
def test_link_to_strategic_plan(contents, expected):
    assert outcome(DUTY, "link_to_strategic_plan", with_plan(contents=contents), as_at="2025-04-01") == expected


@pytest.mark.parametrize(("as_at", "expected"), [("2026-03-19", "met"), ("2026-03-20", "for_a_person")])
def test_refresh_every_year(as_at, expected):
    assert outcome(DUTY, "refresh_every_year", with_plan(), as_at=as_at) == expected


def test_make_set_aside_real():
    part = "make_set_aside_real"
    assert outcome(DUTY, part, with_plan(), as_at="2025-04-01") == "not_evidenced"
    kept = (Evidence(id="e", duty=DUTY, part=part, what="Set-aside paper", dated_on=day("2025-03-20")),)
    assert outcome(DUTY, part, with_plan().replace(evidence=kept), as_at="2025-04-01") == "met"


def test_asked_from_the_end_of_august_2023():
    assert findings(DUTY, with_plan(), as_at="2023-08-30") == []
    assert outcome(DUTY, "have_medium_term_plan", with_plan(), as_at="2023-08-31") == "not_evidenced"
