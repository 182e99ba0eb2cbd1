"""How far a review has come, and how the three years begin anew."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from comhla.law.facts import AuthorityFacts, PlanReview
from comhla.web.plans.presenters.steps_begin import clock_words, decisions_by_year, directions_to_follow
from comhla.web.plans.reviews import (
    NextClock,
    Renewed,
    Stand,
    renewed_by,
    review_limit,
    review_under_way,
    stand_of,
)
from tests.lib.plans import plan_facts
from tests.lib.web import TODAY

ASKED = {"group_asked_on_effectiveness_on": "2026-05-06", "group_asked_on_replacement_on": "2026-05-06"}
RESOLVED = {**ASKED, "resolved_on": "2026-06-24"}
KEPT = {**RESOLVED, "result": "keep", "decided_on": "2026-06-24"}
REPLACED = {**RESOLVED, "result": "replace"}


def reviewed(*reviews: dict[str, Any], **collections: Any) -> tuple[AuthorityFacts, PlanReview]:
    rows = [{"id": f"r{at}", "plan": "plan-2024", **each} for at, each in enumerate(reviews)]
    facts = plan_facts(plan_reviews=rows, **collections)
    return facts, facts.plan_reviews[-1]


@pytest.mark.parametrize(
    ("said", "stand"),
    [
        ({}, Stand.TO_ASK),
        ({"group_asked_on_effectiveness_on": "2026-05-06"}, Stand.TO_ASK),
        ({**ASKED, "group_asked_on_replacement_on": "not done"}, Stand.TO_ASK),
        (ASKED, Stand.TO_RESOLVE),
        (RESOLVED, Stand.TO_RESOLVE),
        (REPLACED, Stand.DONE),
    ],
)
def test_what_is_recorded_next(said: dict[str, Any], stand: Stand) -> None:
    assert stand_of(reviewed(said)[1]) is stand


def test_a_plan_that_was_never_reviewed_has_a_review_to_start() -> None:
    facts = plan_facts()
    assert review_under_way(facts, facts.plan_called("plan-2024")) is None
    assert stand_of(None) is Stand.TO_START


def test_the_review_that_is_not_finished_comes_before_a_later_one_that_is() -> None:
    facts, _last = reviewed({}, KEPT)
    assert review_under_way(facts, facts.plan_called("plan-2024")).id == "r0"
    facts, _last = reviewed(KEPT, KEPT)
    assert review_under_way(facts, facts.plan_called("plan-2024")).id == "r1"


@pytest.mark.parametrize(
    ("said", "renewed"),
    [
        (KEPT, Renewed(NextClock.WITH_DECISION, date(2026, 6, 24), date(2029, 6, 23))),
        (
            {**REPLACED, "replacement": "plan-2027"},
            Renewed(NextClock.WITH_REPLACEMENT, date(2027, 4, 1), date(2030, 3, 31)),
        ),
        (REPLACED, Renewed(NextClock.WHEN_REPLACEMENT_BEGINS)),
        (RESOLVED, Renewed(NextClock.UNDEFINED)),
        ({**RESOLVED, "result": "keep"}, Renewed(NextClock.UNDEFINED)),
    ],
)
def test_the_three_years_begin_anew_as_the_act_says(said: dict[str, Any], renewed: Renewed) -> None:
    assert renewed_by(*reviewed(said)) == renewed
    words = clock_words(renewed)
    assert ("at the latest" in words) == (renewed.last_day is not None)


def test_the_last_day_for_a_review() -> None:
    assert review_limit(plan_facts(), today=TODAY) == date(2027, 3, 31)
    assert review_limit(plan_facts(plans=[]), today=TODAY) is None


def test_a_direction_that_a_plan_follows_is_not_offered_again() -> None:
    given = [{"id": each, "given_by": ["NHS Glen"], "given_on": "2026-08-01"} for each in ("d1", "d2")]
    plan = {"id": "p", "title": "Plan", "directed_by": "d1"}
    assert directions_to_follow(plan_facts(plan_directions=given, plans=[plan])) == {"d2": "Direction of 1 August 2026"}


def test_the_log_of_decisions_has_number_and_reasons_by_year() -> None:
    view = {"significant": True, "recorded_on": "2025-04-20"}
    shared = {"title": "Close the ward", "decided_by": "board", "within_plan": False, "view": view}
    decisions = [
        {"id": "d1", "decided_on": "2025-05-12", "group_asked_on": "2025-05-01", **shared},
        {"id": "d2", "decided_on": "2025-04-01", "users_involved_on": "2025-03-01", **shared},
        {"id": "d3", "decided_on": "2025-03-31", **shared},
        {"id": "d4", "decided_on": "2025-03-30", **shared, "within_plan": True},
    ]
    why = {"id": "e1", "duty": "act-2014/s36", "part": "consider_significance", "subject": "d1", "what": "Not safe."}
    report = {"id": "r", "reporting_year": "2024-25", "decisions_outside_plan_reported": 1}
    facts = plan_facts(decisions=decisions, evidence=[{**why, "dated_on": "2025-04-20"}], performance_reports=[report])
    years = decisions_by_year(facts, lambda *parts: "/".join(parts))
    assert [(each.label, len(each.decisions), each.reported) for each in years] == [
        ("2025-26", 2, None),
        ("2024-25", 1, 1),
    ]
    first, second = years[0].decisions
    assert (first.reasons, first.users_involved_on, first.group_asked_on) == ("", date(2025, 3, 1), None)
    assert (second.reasons, second.group_asked_on) == ("Not safe.", date(2025, 5, 1))
