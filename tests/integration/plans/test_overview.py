"""The list of plans and a plan at a glance, over HTTP."""

from __future__ import annotations

import html

import pytest

from comhla.web.access.roles import Role
from tests.lib.plans import action, plan_facts, section
from tests.lib.web import a_person, client_for, demonstration_facts, recorded

LIST = "/work/glen-test/plans/"
PLAN = "/work/glen-test/plans/plan-2027/"


@pytest.fixture
def authority(db):
    return recorded(
        plan_facts(
            plan_sections=[section("s1", "vision")],
            plan_actions=[action("a1", outcomes=["O1"])],
            plan_reviews=[{"id": "r", "plan": "plan-2024", "resolved_on": "2026-06-24", "result": "replace"}],
            plan_directions=[{"id": "d", "given_by": ["NHS Glen"], "given_on": "2026-05-01"}],
        )
    )


def text_of(client, path: str) -> str:
    response = client.get(path)
    assert response.status_code == 200
    return html.unescape(response.content.decode())


def test_the_list_shows_every_plan_its_reviews_and_the_way_on(authority, django_assert_max_num_queries):
    client = client_for(a_person(Role.PLANNING_OFFICER, authority))
    with django_assert_max_num_queries(25):
        text = text_of(client, LIST)
    assert text.index("Plan 2027 to 2030") < text.index("Plan 2024 to 2027")
    assert "resolved on 24 June 2026: to be replaced." in text
    assert "Direction of NHS Glen, given on 1 May 2026." in text
    assert "Begin a new plan" in text
    assert "Record a direction to replace the plan" in text
    assert "Significant decisions outside the plan" in text
    assert "/work/glen-test/planning-group/" in text


def test_who_may_not_record_is_not_asked_to_begin(authority):
    text = text_of(client_for(a_person(Role.INSPECTOR, authority)), LIST)
    assert "Begin a new plan" not in text
    assert "Record a direction" not in text


@pytest.mark.parametrize(
    ("role", "plan", "offered"),
    [
        (Role.PLANNING_OFFICER, "plan-2024", True),
        (Role.PLANNING_OFFICER, "plan-2027", False),
        (Role.INSPECTOR, "plan-2024", False),
    ],
)
def test_a_plan_in_force_can_be_reviewed(authority, role, plan, offered):
    text = text_of(client_for(a_person(role, authority)), f"{LIST}{plan}/")
    assert (f"{LIST}{plan}/review/" in text) is offered


def test_without_plans_the_list_says_so(db):
    authority = recorded(plan_facts(plans=[]))
    assert "No plan is recorded yet" in text_of(client_for(a_person(Role.INSPECTOR, authority)), LIST)


def test_a_plan_shows_what_is_missing_and_where_to_mend_it(authority, django_assert_max_num_queries):
    client = client_for(a_person(Role.INSPECTOR, authority))
    with django_assert_max_num_queries(25):
        text = text_of(client, PLAN)
    assert "Next step: asking the planning group about the proposals" in text
    assert f'<a href="{PLAN}text/">No arrangements for West.</a>' in text
    assert "It is draft guidance and no law." in text


def test_a_plan_without_anything_open_says_so(authority):
    text = text_of(client_for(a_person(Role.INSPECTOR, authority)), "/work/glen-test/plans/plan-2024/")
    assert "Still missing" not in text
    assert "Next step" not in text


@pytest.mark.parametrize("path", [LIST, PLAN])
@pytest.mark.parametrize(("role", "status"), [(Role.INSPECTOR, 200), (Role.LOCALITY_MEMBER, 403)])
def test_who_sees_plans(authority, path, role, status):
    assert client_for(a_person(role, authority)).get(path).status_code == status


KEPT = frozenset(
    {"authority", "schemes", "localities", "plans", "plan_sections", "plan_actions", "plan_measures", "guidance"}
)


def test_a_plan_with_a_hundred_functions_is_shown_with_few_queries(db, django_assert_max_num_queries):
    facts = demonstration_facts()
    left_out = {name: None for name, _ in facts.items() if name not in KEPT}
    client = client_for(a_person(Role.INSPECTOR, recorded(facts.replace(**left_out))))
    for page in ("", "actions/", "actions/mapping/", "actions/coverage/", "actions/tree/"):
        with django_assert_max_num_queries(25):
            text_of(client, f"/work/inverannoch/plans/plan-2027/{page}")
