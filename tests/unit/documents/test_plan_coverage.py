"""What the text and actions of a plan say for its own row."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comhla.documents.plan_coverage import functions_named_in, what_text_says, written_sections
from comhla.law import AuthorityFacts
from comhla.reference import national_outcomes
from tests.lib.web import small_facts

PLAN = {"id": "plan-2027", "title": "Plan 2027 to 2030"}
OTHER = {"id": "plan-2024", "title": "Plan 2024 to 2027"}


def section(part: str, text: str | None = "Words.", **fields: Any) -> dict[str, Any]:
    return {"plan": "plan-2027", "part": part, "heading": part.title(), "text": text, **fields}


def action(**fields: Any) -> dict[str, Any]:
    return {"plan": "plan-2027", "title": "Visit people at home", **fields}


def facts(*rows: dict[str, Any]) -> AuthorityFacts:
    """An authority with two plans, and sections and actions."""
    sections = [{"id": f"s{number}", **row} for number, row in enumerate(rows) if "part" in row]
    actions = [{"id": f"a{number}", **row} for number, row in enumerate(rows) if "part" not in row]
    return small_facts(plans=[OTHER, PLAN], plan_sections=sections, plan_actions=actions)


def separately(locality: str, reference: str, yes: bool = True) -> dict[str, Any]:
    return {"locality": locality, "set_out_separately": yes, "reference": reference}


EAST = section("locality", "Care in East.", locality="east", heading="East")
WEST = section("locality", "Care in West.", locality="west", heading="West")

SAID = [
    # what is written,                                          field,                   what it says
    ([], "localities", None),
    ([], "outcomes_covered", None),
    ([section("vision")], "localities", []),
    ([section("vision")], "housing_contribution", False),
    ([section("vision")], "outcomes_covered", None),
    ([section("vision")], "functions_covered", None),
    ([section("housing")], "housing_contribution", True),
    ([section("housing", "  \n ")], "housing_contribution", None),
    ([section("housing", None), section("vision")], "housing_contribution", False),
    ([section("housing", edition="easy_read")], "housing_contribution", None),
    ([section("housing", edition="full")], "housing_contribution", True),
    ([section("housing", plan="plan-2024")], "housing_contribution", None),
    ([EAST], "localities", [separately("east", "East")]),
    ([WEST, EAST], "localities", [separately("east", "East"), separately("west", "West")]),
    ([EAST, {**WEST, "text": ""}], "localities", [separately("east", "East")]),
    (
        [EAST, {**WEST, "text": "care  in\nEAST."}],
        "localities",
        [separately("east", "East", yes=False), separately("west", "West", yes=False)],
    ),
    ([EAST, {**EAST, "text": "More.", "heading": "Coast"}], "localities", [separately("east", "East")]),
    ([section("locality")], "localities", []),
    ([action()], "outcomes_covered", []),
    ([action()], "principles_covered", []),
    ([action()], "localities", None),
    ([action(plan="plan-2024", outcomes=["O1"])], "outcomes_covered", None),
    ([action(outcomes=["O9"]), action(outcomes=["O2", "O9"])], "outcomes_covered", ["O2", "O9"]),
    ([action(principles=["P12", "P2"]), action(principles=["P0"])], "principles_covered", ["P0", "P2", "P12"]),
    ([action()], "functions_covered", None),
    ([action(functions=["nursing"])], "functions_covered", ["nursing"]),
    ([section("functions", "We provide district\nnursing.")], "functions_covered", ["nursing"]),
    ([section("functions", "We provide much.", heading="District nursing")], "functions_covered", ["nursing"]),
    ([section("functions", "We provide much.")], "functions_covered", []),
    ([section("resources", "District nursing costs money.")], "functions_covered", None),
    ([section("functions", "Mid-district nursings.")], "functions_covered", []),
]


@pytest.mark.parametrize(("written", "field", "says"), SAID)
def test_what_is_written_says_this_of_the_plan(written, field, says):
    assert what_text_says(facts(*written), "plan-2027").get(field) == says


def test_taking_out_the_last_section_and_action_says_that_nothing_is_covered_any_more():
    before = facts(section("housing"), EAST, action(outcomes=["O1"], functions=["nursing"]))
    assert what_text_says(facts(), "plan-2027", before=before) == {
        "localities": [],
        "housing_contribution": False,
        "outcomes_covered": [],
        "principles_covered": [],
        "functions_covered": [],
    }


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("We cover Act 1968 s.13.", ["13"]),
        ("We cover Act 1968 s.13B.", ["13B"]),
        ("We cover Act 1968 s.13 and act 1968 S.13b.", ["13", "13B"]),
        (r"We cover Act 1968 s\.13.", ["13"]),
        ("We cover Fact 1968 s.13B.", []),
        ("", []),
    ],
)
def test_a_function_is_named_by_its_whole_name(text, named):
    both = [{"id": "13", "name": "Act 1968 s.13"}, {"id": "13B", "name": "Act 1968 s.13B"}]
    scheme = {"id": "s", "kind": "first", "model": "a", "health_board": "NHS Glen", "councils": ["Glen Council"]}
    found = small_facts(schemes=[{**scheme, "functions": both}])
    assert functions_named_in(text, found.functions or ()) == named


def test_only_sections_of_the_full_text_with_words_are_written():
    found = facts(section("vision"), section("needs", " "), section("vision", edition="gaelic"))
    assert [each.id for each in written_sections(found, "plan-2027")] == ["s0"]


@given(st.lists(st.sets(st.sampled_from([each.key for each in national_outcomes()])), min_size=1, max_size=4))
def test_an_outcome_is_covered_exactly_where_an_action_serves_it(served):
    said = what_text_says(facts(*(action(outcomes=sorted(each)) for each in served)), "plan-2027")
    assert set(said["outcomes_covered"]) == set().union(*served)
    assert len(said["outcomes_covered"]) == len(set(said["outcomes_covered"]))
