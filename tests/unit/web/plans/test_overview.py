"""A plan at a glance, and the list of plans."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from comhla.law import check
from comhla.web.plans.presenters import overview
from tests.lib.plans import FINAL, PLAN, action, plan_facts, section
from tests.lib.web import TODAY, demonstration_facts

STARTED = {"functions_delegated_on": "2016-04-01"}


def url(name: str, *arguments: object) -> str:
    return "/".join((name, *map(str, arguments)))


def plan_of(facts: Any, key: str = "plan-2027") -> Any:
    return facts.plan_called(key)


STATES = [
    ("2026-11-22", "plan-2027", "In preparation"),
    ("2026-11-22", "plan-2024", "In force"),
    ("2024-03-31", "plan-2024", "Final, not begun"),
    ("2027-04-01", "plan-2024", "Replaced or ended"),
]


@pytest.mark.parametrize(("on", "plan", "state"), STATES)
def test_how_far_a_plan_has_come(on, plan, state):
    facts = plan_facts()
    assert overview.state_of(facts, plan_of(facts, plan), date.fromisoformat(on))[0] == state


def test_a_final_plan_without_a_period_is_in_force():
    facts = plan_facts(plans=[{"id": "p", "title": "P", "finalised_on": "2024-02-28"}])
    assert overview.state_of(facts, plan_of(facts, "p"), TODAY) == ("In force", "green")


def test_the_list_has_the_latest_plan_first_with_what_is_next():
    facts = plan_facts()
    first, second = overview.listed(facts, url, on=TODAY)
    assert (first.title, first.url, first.state) == ("Plan 2027 to 2030", "work-plan/plan-2027", "In preparation")
    assert first.next_step == "asking the planning group about the proposals"
    assert (second.next_step, second.last_day) == ("", date(2027, 3, 31))


def test_the_last_step_taken_and_the_next_one():
    facts = plan_facts()
    shown = overview.at_a_glance(facts, plan_of(facts), on=TODAY)
    assert (shown.last_step, shown.last_step_on, shown.next_step) == (
        "writing proposals",
        date(2026, 7, 15),
        "asking the planning group about the proposals",
    )


def test_a_plan_that_nobody_began_has_no_last_step():
    facts = plan_facts(plans=[{"id": "p", "title": "P"}])
    shown = overview.at_a_glance(facts, plan_of(facts, "p"), on=TODAY)
    assert (shown.last_step, shown.last_step_on, shown.next_step) == ("", None, "writing proposals")


def test_figures_count_what_is_written_and_open():
    sections = [section("s1", "vision"), section("s2", "needs", ""), section("s3", "vision", edition="easy_read")]
    view = {"plan": "plan-2027", "stage": "sent", "given_by": "public", "received_on": "2026-11-12", "words": "Good."}
    facts = plan_facts(
        establishment=STARTED,
        plan_sections=sections,
        plan_actions=[action("a1"), action("a2"), {**action("a3"), "plan": "plan-2024"}],
        plan_views=[{"id": "v1", **view}, {"id": "v2", **view, "result": "not_changed", "reason": "x"}],
    )
    shown = overview.figures(facts, plan_of(facts), url, on=TODAY)
    assert [(each.number, each.words) for each in shown] == [
        (1, "section written"),
        (2, "actions"),
        (1, "view open"),
        (129, "days to the review limit"),
    ]


@pytest.mark.parametrize(
    ("on", "number", "words"),
    [
        ("2027-03-30", 1, "day to the review limit"),
        ("2027-03-31", 0, "days to the review limit"),
        ("2027-04-01", 1, "day past the review limit"),
    ],
)
def test_the_review_limit_is_the_last_of_three_years(on, number, words):
    facts = plan_facts(plans=[FINAL], establishment=STARTED)
    assert overview.review_limit(facts, on=date.fromisoformat(on)) == overview.Figure(number, words, "")


def test_without_a_clock_and_after_its_end_a_plan_has_no_limit():
    facts = plan_facts(plans=[{**PLAN, "origin": "direction"}])
    assert overview.review_limit(facts, on=TODAY) is None
    assert len(overview.figures(facts, plan_of(facts), url, on=TODAY)) == 3
    facts = plan_facts(establishment=STARTED)
    assert len(overview.figures(facts, plan_of(facts, "plan-2024"), url, on=date(2027, 4, 1))) == 3


REVIEWS = [
    ({}, "Review of Plan 2024 to 2027: not resolved yet."),
    ({"resolved_on": "not done"}, "Review of Plan 2024 to 2027: not resolved yet."),
    (
        {"resolved_on": "2026-06-24"},
        "Review of Plan 2024 to 2027, resolved on 24 June 2026. Its result is not recorded.",
    ),
    (
        {"resolved_on": "2026-06-24", "result": "keep"},
        "Review of Plan 2024 to 2027, resolved on 24 June 2026: to be kept.",
    ),
    (
        {"resolved_on": "2026-06-24", "result": "replace"},
        "Review of Plan 2024 to 2027, resolved on 24 June 2026: to be replaced.",
    ),
]


@pytest.mark.parametrize(("row", "words"), REVIEWS)
def test_what_a_review_came_to(row, words):
    (told,) = overview.reviews(plan_facts(plan_reviews=[{"id": "r", "plan": "plan-2024", **row}]), url)
    assert told == (words, "record-row/plan_reviews/r")


def test_the_latest_review_comes_first_and_one_without_a_day_before_it():
    rows = [
        {"id": "r1", "plan": "plan-2024", "started_on": "2025-01-01"},
        {"id": "r2", "plan": "plan-2024", "started_on": "2026-01-01"},
        {"id": "r3", "plan": "plan-2024"},
    ]
    told = overview.reviews(plan_facts(plan_reviews=rows), url)
    assert [each.url[-2:] for each in told] == ["r3", "r2", "r1"]


def test_a_direction_says_who_gave_it_and_by_when():
    given = {"given_by": ["NHS Glen", "Glen Council"], "given_on": "2026-05-01"}
    rows = [{"id": "d1", **given}, {"id": "d2", **given, "given_on": "2026-06-01", "prepare_by": "2027-01-31"}]
    assert [each.words for each in overview.directions(plan_facts(plan_directions=rows), url)] == [
        "Direction of NHS Glen, Glen Council, given on 1 June 2026: a new plan by 31 January 2027.",
        "Direction of NHS Glen, Glen Council, given on 1 May 2026.",
    ]


def test_answers_are_open_or_met_and_lead_to_their_page():
    facts = demonstration_facts()
    plan, findings = plan_of(facts), check(facts, as_at=TODAY)
    still_open = overview.answers(findings, plan, url)
    met = overview.met(findings, plan, url)
    assert still_open
    assert met
    assert not {each.outcome for each in still_open} & {"met", "not_applicable"}
    assert {each.outcome for each in met} == {"met"}
    assert all("subject=plan-2027" in each.url for each in (*still_open, *met))


def test_the_checklist_says_how_much_of_it_the_record_shows():
    facts = plan_facts(plan_sections=[section("s1", "needs")])
    shown = overview.checklist(facts, plan_of(facts), on=TODAY)
    done = sum(each.shows == "Shown" for each in shown.items)
    assert shown.summary == f"The record shows {done} of {len(shown.items)}"
    assert done >= 1
    assert {each.colour for each in shown.items} <= {"green", "yellow", "grey"}
