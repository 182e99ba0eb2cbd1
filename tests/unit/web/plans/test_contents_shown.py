"""Actions, measures, mapping and tree of a plan as pages show them, and what is missing."""

from __future__ import annotations

from typing import Any

import pytest

from comhla.law import AuthorityFacts
from comhla.web.plans.presenters.contents import measures, priorities, span_in_words, tree
from comhla.web.plans.presenters.contents_choices import action_choices, owners_offered, priorities_offered
from comhla.web.plans.presenters.contents_mapping import functions_shown, localities_shown, matrices, pressed
from comhla.web.plans.presenters.overview_gaps import gaps
from tests.lib.plans import FINAL, PLAN, action, measure, plan_facts, section
from tests.lib.web import TODAY

EAST = section("s1", "locality", "Care in East.", locality="east", heading="East")
FULL = [
    section("s0", "vision", heading="A good life"),
    section("s2", "whole_area"),
    section("s3", "housing"),
    section("s4", "functions", "District nursing."),
    EAST,
    section("s5", "locality", "Care in West.", locality="west", heading="West"),
]
ALL_OUTCOMES = [f"O{number}" for number in range(1, 10)]
ALL_PRINCIPLES = [f"P{number}" for number in range(13)]


def url(name: str, *arguments: object) -> str:
    return "/".join((name, *map(str, arguments)))


def asked(plan: str = "plan-2027", **collections: Any) -> tuple[AuthorityFacts, Any]:
    facts = plan_facts(**collections)
    return facts, facts.plan_called(plan)


def test_actions_stand_under_their_priorities_and_those_without_one_last():
    rows = [action("a0", "Other"), action("a1", "One", priority="Home"), action("a2", "Two", priority="Home")]
    shown = priorities(*asked(plan_actions=rows), url)
    assert [(each.name, [one.title for one in each.actions]) for each in shown] == [
        ("Home", ["One", "Two"]),
        ("", ["Other"]),
    ]


def test_an_action_is_told_in_words():
    row = action("a1", functions=["nursing"], localities=["east"], measures=["m1"], outcomes=["O9"], owner="Team")
    ((_name, (shown,)),) = priorities(*asked(plan_actions=[row], plan_measures=[measure("m1")]), url)
    assert (shown.owner, shown.where, shown.functions) == ("Team", "East", ["District nursing"])
    assert (shown.measures, shown.outcomes) == (
        ["Days people wait"],
        ["Outcome 9: Effective and efficient resources"],
    )


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [(TODAY, TODAY, "22 November 2026 to 22 November 2026"), (TODAY, None, "from 22 November 2026"),
     (None, TODAY, "by 22 November 2026"), (None, None, "")],
)  # fmt: skip
def test_when_an_action_is_done(first, last, words):
    assert span_in_words(first, last) == words


def test_a_measure_says_where_it_stands_and_what_it_shows():
    full = measure("m1", baseline="1200.50", baseline_period="2025-26", target="900", target_on="2030-03-31")
    rows = [full, measure("m2", "Falls", target="3")]
    one, other = measures(*asked(plan_measures=rows, plan_actions=[action("a1", measures=["m1"])]), url)
    assert (one.baseline, one.target) == ("1,200.50, 2025-26", "900, by 31 March 2030")
    assert one.shows == ["Visit people at home"]
    assert (other.baseline, other.target, other.shows) == ("", "3", ())


def told(nodes: Any, depth: int = 0) -> list[str]:
    """The tree as lines, each level one step to the right, and what is missing after a stroke."""
    found = []
    for node in nodes:
        words = " ".join(each for each in (node.kind, node.words) if each)
        found.append("  " * depth + (f"{words} | {node.missing}" if node.missing else words))
        found += told(node.below, depth + 1)
    return found


def test_the_tree_leads_from_the_vision_to_the_outcomes():
    facts = asked(
        plan_sections=FULL,
        plan_actions=[action("a1", "One", priority="Home", measures=["m1"]), action("a2", "Two")],
        plan_measures=[measure("m1", outcomes=["O2"]), measure("m2", "Falls")],
    )
    assert told(tree(*facts, url)) == [
        "Vision A good life",
        "  Priority Home",
        "    Action One",
        "      Measure Days people wait",
        "        Outcome 2: Independent living",
        "  Priority | These actions serve no priority.",
        "    Action Two | Nothing measures it.",
        "Measures that no action names",
        "  Measure Falls | It tells of no outcome.",
    ]


def test_an_empty_plan_has_a_tree_that_says_what_is_missing():
    assert told(tree(*asked(), url)) == ["Vision | No vision is written yet."]


GAPS_IN_MAPPING = [
    ([], "No action serves any of them yet."),
    (ALL_OUTCOMES[1:], "No action serves Outcome 1: Own health."),
    (ALL_OUTCOMES[2:], "No action serves Outcome 1: Own health and Outcome 2: Independent living."),
    (ALL_OUTCOMES, ""),
]


@pytest.mark.parametrize(("served", "words"), GAPS_IN_MAPPING)
def test_outcomes_that_no_action_serves_are_named(served, words):
    outcomes, _principles = matrices(*asked(plan_actions=[action("a1", outcomes=served), action("a2")]), url)
    assert outcomes.gaps == words
    assert [each.code for each in outcomes.columns if each.is_gap] == [
        each for each in ALL_OUTCOMES if each not in served
    ]


def test_the_main_aim_stands_before_the_twelve_principles():
    _outcomes, principles = matrices(*asked(plan_actions=[action("a1", principles=["P0"])]), url)
    assert [each.short for each in principles.columns] == ["Aim", *(str(number) for number in range(1, 13))]
    assert principles.columns[0].served == "1 action"
    assert principles.lines[0].cells[0].value == "principles:P0:no:a1"
    assert principles.lines[0].cells[1].value == "principles:P1:yes:a1"


@pytest.mark.parametrize("key", ["a1", "a:1", "swsa/12:A:no"])
def test_a_cell_that_is_shown_can_be_pressed_whatever_its_action_is_called(key):
    facts, plan = asked(plan_actions=[action(key)])
    for matrix in matrices(facts, plan, url):
        for cell in matrix.lines[0].cells:
            found = pressed(facts, plan, cell.value)
            assert found is not None
            assert (found.action, found.serves, found.anchor) == (key, True, cell.anchor)


def test_functions_are_covered_by_actions_by_text_and_by_hand():
    scheme = {"id": "s", "kind": "first", "model": "a", "health_board": "NHS Glen", "councils": ["Glen Council"]}
    functions = [
        {"id": "a", "name": "Ambulances"},
        {"id": "b", "name": "Beds"},
        {"id": "c", "name": "Clinics"},
        {"id": "d", "name": "Doctors"},
        {"id": "gone", "name": "Gone", "last_day": "2027-03-31"},
        {"id": "later", "name": "Later", "first_day": "2030-04-01"},
        {"id": "until", "name": "Until", "first_day": "2030-03-31", "last_day": "2030-04-30"},
    ]
    shown = functions_shown(
        *asked(
            schemes=[{**scheme, "functions": functions}],
            plans=[FINAL, {**PLAN, "functions_covered": ["c"]}],
            plan_actions=[action("a1", functions=["a"])],
            plan_sections=[section("s1", "functions", "Our beds.", heading="Services")],
        )
    )
    assert [(each.name, each.is_gap, each.actions, each.sections, each.by_hand) for each in shown] == [
        ("Doctors", True, (), (), False),
        ("Until", True, (), (), False),
        ("Ambulances", False, ["Visit people at home"], (), False),
        ("Beds", False, (), ["Services"], False),
        ("Clinics", False, (), (), True),
    ]


ARRANGEMENTS = [
    (None, "Gap: no arrangements"),
    ({"set_out_separately": True}, "Set out separately"),
    ({"set_out_separately": False}, "Shares its text"),
    ({}, "Whether separately is not recorded"),
]


@pytest.mark.parametrize(("row", "state"), ARRANGEMENTS)
def test_how_a_locality_is_set_out(row, state):
    rows = [] if row is None else [{"locality": "east", **row}]
    east, west = localities_shown(*asked(plans=[{**PLAN, "localities": rows}]))
    assert (east.name, east.state) == ("East", state)
    assert west.is_gap


def test_words_in_use_are_offered_once_with_posts_that_are_held():
    rows = [action("a1", priority="Home", owner="Team"), action("a2", priority="Home")]
    officers = [
        {"id": "o1", "person": "p1", "post": "chief_officer", "first_day": "2016-04-01"},
        {"id": "o2", "person": "p2", "post": "finance_officer", "first_day": "2016-04-01", "last_day": "2020-03-31"},
    ]
    facts, plan = asked(
        plan_actions=rows, officers=officers, plan_sections=[section("s", "priorities", heading="Fair health")]
    )
    assert priorities_offered(facts, plan) == ["Home", "Fair health"]
    assert owners_offered(facts, plan, on=TODAY) == ["Team", "Chief officer"]


def test_what_an_action_names_is_offered_although_it_has_ended():
    scheme = {"id": "s", "kind": "first", "model": "a", "health_board": "NHS Glen", "councils": ["Glen Council"]}
    gone = {"id": "gone", "name": "Gone", "last_day": "2020-03-31"}
    facts, plan = asked(
        schemes=[{**scheme, "functions": [gone]}],
        localities=[{"id": "old", "name": "Old", "last_day": "2020-03-31"}, {"id": "east", "name": "East"}],
    )
    without = action_choices(facts, plan, keeping={})
    assert (without["functions"], without["localities"]) == ([], [("east", "East")])
    kept = action_choices(facts, plan, keeping={"functions": ["gone"], "localities": ["old"]})
    assert kept["functions"] == [("gone", "Gone")]
    assert ("old", "Old") in kept["localities"]


# ------------------------------------------------------------------------------------------------------------- gaps

GOOD = action("a1", outcomes=ALL_OUTCOMES, principles=ALL_PRINCIPLES, owner="Team", measures=["m1"])
MEASURED = measure("m1", baseline="1", target="2")
SET_OUT = {
    **PLAN,
    "localities": [
        {"locality": "east", "set_out_separately": True},
        {"locality": "west", "set_out_separately": True},
    ],
}
KINDS = (
    "children_services_plan",
    "local_outcomes_improvement_plan",
    "alcohol_and_drugs_strategy",
    "local_housing_strategy",
    "carer_strategy",
    "workforce_plan",
    "community_justice_plan",
)
COMPLETE: dict[str, Any] = {
    "plans": [FINAL, SET_OUT],
    "plan_sections": FULL,
    "plan_actions": [GOOD],
    "plan_measures": [MEASURED],
    "linked_plans": [{"id": each, "kind": each, "period_first_day": "2026-04-01"} for each in KINDS],
}
VIEW = {
    "id": "v1", "plan": "plan-2027", "stage": "sent", "given_by": "public", "received_on": "2026-11-12", "words": "Good."
}  # fmt: skip
EASY = section("e1", "vision", edition="easy_read", heading="Our hope", made_from="s0", made_from_stamp="old")


def open_in(**changed: Any) -> list[tuple[str, str]]:
    return [tuple(each) for each in gaps(*asked(**{**COMPLETE, **changed}), url)]


def test_a_complete_plan_has_no_gaps():
    assert open_in() == []


LEFT_OUT = [
    ({"plan_sections": FULL[1:]}, "The vision is not written.", "work-plan-text"),
    ({"plan_sections": [each for each in FULL if each["part"] != "housing"]},
     "The housing contribution statement is not written.", "work-plan-text"),
    ({"plans": [FINAL, PLAN]}, "No arrangements for East.", "work-plan-text"),
    ({"plans": [FINAL, {**PLAN, "localities": [{"locality": "east", "set_out_separately": False}]}]},
     "The arrangements for East are not set out separately.", "work-plan-text"),
    ({"plan_actions": []}, "No action is recorded.", "work-plan-actions"),
    ({"plan_actions": [{**GOOD, "outcomes": ALL_OUTCOMES[:4] + ALL_OUTCOMES[5:]}]},
     "No action serves Outcome 5: Health inequalities.", "work-plan-mapping"),
    ({"plan_actions": [{**GOOD, "principles": ALL_PRINCIPLES[1:]}]},
     "No action serves Main aim: Wellbeing.", "work-plan-mapping"),
    ({"plan_actions": [{**GOOD, "owner": ""}]}, "1 action has no owner.", "work-plan-actions"),
    ({"plan_actions": [{**GOOD, "measures": []}]}, "Nothing measures 1 action.", "work-plan-tree"),
    ({"plan_measures": [measure("m1", baseline="1")]}, "1 measure has no baseline or no target.", "work-plan-actions"),
    ({"plan_sections": [each for each in FULL if each["part"] != "functions"]},
     "1 delegated function is not covered.", "work-plan-coverage"),
    ({"linked_plans": COMPLETE["linked_plans"][1:]}, "Children's services plan: None is recorded.", "work-plan-links"),
    ({"plan_views": [VIEW, {**VIEW, "id": "v2", "result": "changed", "change": "x"}]},
     "1 view is open.", "work-plan-views"),
    ({"plan_sections": [*FULL, EASY]}, "The easy-read version is out of date: Our hope.", "work-plan-text"),
    ({"plan_sections": [*FULL, {**EASY, "edition": "gaelic"}]},
     "The Gaelic version is out of date: Our hope.", "work-plan-text"),
]  # fmt: skip


@pytest.mark.parametrize(("changed", "words", "where"), LEFT_OUT)
def test_what_is_missing_is_said_with_where_to_mend_it(changed, words, where):
    assert (words, where) in open_in(**changed)


def test_a_final_plan_has_only_what_can_still_be_mended():
    final = {**PLAN, "finalised_on": "2027-03-01"}
    assert open_in(plans=[FINAL, final], plan_sections=[EASY | {"made_from": "s0"}, FULL[0]], plan_actions=[]) == [
        ("The easy-read version is out of date: Our hope.", "work-plan-text")
    ]
