"""Actions and measures of a plan: recorded, mapped, taken out, and the plan's own row in step with them."""

from __future__ import annotations

import html

import pytest

from comhla.web.access.actors import SYSTEM, NotAllowed
from comhla.web.access.roles import Role
from comhla.web.audit.models import Event
from comhla.web.authorities.actions import record_row
from comhla.web.authorities.errors import ChangedMeanwhile, Unacceptable
from comhla.web.authorities.facts import facts_of
from comhla.web.authorities.models import Authority, RecordedRow
from comhla.web.plans.actions.contents import (
    ACTIONS,
    MEASURES,
    Served,
    keep_in_step,
    record_contents,
    remove_contents,
    say_served,
)
from tests.lib.forms import day, send
from tests.lib.plans import FINAL, PLAN, action, measure, plan_facts, section
from tests.lib.web import a_person, an_actor, client_for, recorded

AT = "/work/glen-test/plans/plan-2027/"
ROWS = {
    "plan_sections": [
        section("s1", "locality", "Care in East.", locality="east", heading="East"),
        section("s2", "functions", "District nursing comes to the door.", heading="What we do"),
        section("s3", "vision", heading="A good life at home"),
    ],
    "plan_measures": [
        measure("m1", unit="days", baseline="12.5", baseline_period="2025-26", target="9", target_on="2030-03-31"),
        measure("m2", "Calls answered", outcomes=["O3"]),
    ],
    "plan_actions": [
        action("a1", priority="Home first", owner="Chief officer", outcomes=["O2"], measures=["m1"]),
        action("a2", "Answer every call", localities=["east"], functions=["nursing"], last_day="2028-03-31"),
        {**action("old"), "plan": "plan-2024"},
    ],
    "linked_plans": [
        {
            "id": "housing",
            "kind": "local_housing_strategy",
            "title": "Local housing strategy",
            "period_first_day": "2023-04-01",
            "period_last_day": "2028-03-31",
        }
    ],
    "other_plans": [{"id": "next-door", "authority": "Strath", "period_first_day": "2025-04-01"}],
}
PAGES = {
    "actions/": "Visit people at home",
    "actions/mapping/": "Outcome 5: Health inequalities",
    "actions/coverage/": "Gap: no arrangements",
    "actions/tree/": "A good life at home",
    "actions/other-plans/": "Ends on 31 March 2028, 2 years before this plan.",
    "actions/new/": "What will be done",
    "actions/change/a1/": "Visit people at home",
    "actions/remove/a1/": "Why it is taken out",
    "measures/new/": "What is measured",
    "measures/change/m1/": "Days people wait",
    "measures/remove/m1/": "Why it is taken out",
}
FORMS = frozenset(each for each in PAGES if each.startswith("measures/") or "new/" in each or "/a1/" in each)


@pytest.fixture
def authority(db):
    return recorded(plan_facts(**ROWS))


@pytest.fixture
def officer(authority):
    return an_actor(Role.PLANNING_OFFICER, authority)


@pytest.fixture
def client(authority):
    return client_for(a_person(Role.PLANNING_OFFICER, authority))


def plan_of(authority: Authority, key: str = "plan-2027"):
    """A plan as it is recorded now."""
    return facts_of(Authority.objects.get(pk=authority.pk)).plan_called(key)


def the_action(authority: Authority, key: str):
    return next(each for each in facts_of(Authority.objects.get(pk=authority.pk)).plan_actions or () if each.id == key)


# ------------------------------------------------------------------------------------------------------------ pages


@pytest.mark.parametrize("page", PAGES)
def test_a_page_shows_what_is_recorded(client, page, django_assert_max_num_queries):
    with django_assert_max_num_queries(25):
        response = client.get(AT + page)
    assert response.status_code == 200
    assert PAGES[page] in html.unescape(response.content.decode())


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize(
    ("role", "reads", "writes"),
    [(Role.INSPECTOR, 200, 403), (Role.ANALYST, 200, 200), (Role.PLANNING_GROUP_MEMBER, 403, 403)],
)
def test_who_sees_a_page(authority, page, role, reads, writes):
    response = client_for(a_person(role, authority)).get(AT + page)
    assert response.status_code == (writes if page in FORMS else reads)


def test_who_only_reads_is_offered_nothing_to_change(authority):
    reader = client_for(a_person(Role.INSPECTOR, authority))
    text = "".join(reader.get(AT + page).content.decode() for page in PAGES if page not in FORMS)
    main = "".join(part.partition("</main>")[0] for part in text.split("<main")[1:])
    assert "<button" not in main
    assert "<form" not in main
    assert "/new/" not in main
    assert "/change/" not in main


@pytest.mark.parametrize(
    "path",
    ["actions/change/none/", "actions/change/old/", "actions/remove/old/", "measures/change/a1/", "measures/remove/x/"],
)
def test_what_another_plan_says_is_not_changed_here(client, path):
    assert client.get(AT + path).status_code == 404


# --------------------------------------------------------------------------------------------------- what is recorded


def test_an_action_is_added_once_and_the_plan_follows(client, authority):
    typed = {"title": "Adapt homes", "priority": "Home first", "outcomes": ["O2", "O9"], "principles": ["P0"]}
    typed |= {"localities": ["west"], "functions": ["nursing"], "measures": ["m2"], **day("last_day", "2029-03-31")}
    assert send(client, AT + "actions/new/", **typed).status_code == 303
    found = the_action(authority, "adapt-homes")
    assert (found.priority, found.outcomes, found.localities) == ("Home first", ("O2", "O9"), ("west",))
    plan = plan_of(authority)
    assert plan.outcomes_covered == ("O2", "O9")
    assert plan.principles_covered == ("P0",)
    assert plan.functions_covered == ("nursing",)
    assert [(each.locality, each.set_out_separately, each.reference) for each in plan.localities] == [
        ("east", True, "East")
    ]
    assert plan.housing_contribution is False
    assert Event.objects.filter(kind="plans", subject="plan-2027", action="row_changed").count() == 1


def test_a_form_that_is_sent_twice_adds_one_action(client, authority):
    form = {"title": "Adapt homes", "form_number": "one"}
    assert [client.post(AT + "actions/new/", form).status_code for _ in range(2)] == [303, 303]
    assert RecordedRow.objects.filter(collection=ACTIONS, details__title="Adapt homes").count() == 1


def test_a_changed_action_keeps_its_id_and_loses_what_is_left_empty(client, authority):
    response = send(client, AT + "actions/change/a1/", title="Visit at home", owner="", outcomes=[])
    assert response.status_code == 303
    found = the_action(authority, "a1")
    assert (found.title, found.owner, found.outcomes, found.measures) == ("Visit at home", None, None, ("m1",))
    assert plan_of(authority).outcomes_covered == ()


@pytest.mark.parametrize(
    ("path", "typed", "told"),
    [
        ("actions/new/", {"title": ""}, "Say what will be done."),
        (
            "actions/new/",
            {"title": "x", **day("first_day", "2028-04-01"), **day("last_day", "2028-03-31")},
            "It is done before it begins.",
        ),
        ("actions/new/", {"title": "x", "outcomes": ["O10"]}, "Select a valid choice"),
        ("measures/new/", {"title": "x", "baseline": "many"}, "Enter a number."),
        ("measures/remove/m1/", {"reason": ""}, "Say why it is taken out."),
        ("actions/remove/a1/", {"reason": "x", "version": "7"}, "Somebody else changed this"),
        ("actions/change/a1/", {"title": "x", "version": "7"}, "what you typed is still below"),
        ("measures/change/m1/", {"title": "x", "version": ""}, "what you typed is still below"),
    ],
)
def test_what_cannot_be_recorded_is_told(client, authority, path, typed, told):
    before = RecordedRow.objects.count()
    response = send(client, AT + path, **typed)
    assert response.status_code == 422
    text = html.unescape(response.content.decode())
    assert told in text
    assert "There is a problem" in text
    assert "<title>Error:" in text.replace("\n", "")
    assert RecordedRow.objects.count() == before


def test_a_measure_is_added_and_changed(client, authority):
    typed = {"title": "Falls", "unit": "for each 1,000 people", "baseline": "22.40", "outcomes": ["O7"]}
    assert send(client, AT + "measures/new/", **typed, **day("target_on", "2030-03-31")).status_code == 303
    row = RecordedRow.objects.get(collection=MEASURES, key="falls")
    assert row.details["baseline"] == "22.40"
    assert send(client, AT + "measures/change/falls/", baseline="").status_code == 303
    row.refresh_from_db()
    assert "baseline" not in row.details


def test_a_measure_that_is_taken_out_leaves_its_actions(client, authority):
    assert send(client, AT + "measures/remove/m1/", reason="Stood twice").status_code == 303
    assert the_action(authority, "a1").measures == ()
    assert not RecordedRow.objects.filter(collection=MEASURES, key="m1").exists()


def test_taking_out_the_last_actions_leaves_nothing_covered(authority, officer):
    keep_in_step(authority, "plan-2027", by=officer)
    assert plan_of(authority).outcomes_covered == ("O2",)
    for key in ("a1", "a2"):
        authority = Authority.objects.get(pk=authority.pk)
        remove_contents(authority, ACTIONS, "plan-2027", key, by=officer, version=1, reason="x")
    assert plan_of(authority).outcomes_covered == ()


# ------------------------------------------------------------------------------------------------------- the mapping


def test_pressing_a_cell_says_that_an_action_serves_an_outcome_and_again_takes_it_back(client, authority):
    at = AT + "actions/mapping/"
    response = client.post(at, {"cell": "outcomes:O5:yes:a1"})
    assert (response.status_code, response["Location"]) == (303, at + "#outcomes-1-O5")
    assert the_action(authority, "a1").outcomes == ("O2", "O5")
    assert "Visit people at home serves Outcome 5: Health inequalities." in client.get(at).content.decode()
    assert plan_of(authority).outcomes_covered == ("O2", "O5")
    client.post(at, {"cell": "outcomes:O5:no:a1"})
    assert the_action(authority, "a1").outcomes == ("O2",)
    assert plan_of(authority).outcomes_covered == ("O2",)


@pytest.mark.parametrize(
    "cell",
    ["", "outcomes:O5:yes:none", "outcomes:O5:yes:old", "outcomes:P5:yes:a1", "outcomes:O5:perhaps:a1", "x:O5:yes:a1"],
)
def test_there_is_no_such_cell(client, cell):
    assert client.post(AT + "actions/mapping/", {"cell": cell}).status_code == 400


def test_a_cell_of_an_action_that_went_meanwhile_changes_nothing(client, monkeypatch):
    def gone(*args, **options):
        raise ChangedMeanwhile(None, 0)

    monkeypatch.setattr("comhla.web.plans.views.contents.say_served", gone)
    response = client.post(AT + "actions/mapping/", {"cell": "outcomes:O5:yes:a1"})
    assert response.status_code == 409
    assert "Nothing was changed" in response.content.decode()


def test_two_people_who_press_different_cells_both_get_what_they_pressed(authority, officer):
    stale = Authority.objects.get(pk=authority.pk)
    say_served(authority, "plan-2027", "a1", Served.OUTCOME, "O9", serves=True, by=officer)
    say_served(stale, "plan-2027", "a1", Served.PRINCIPLE, "P10", serves=True, by=officer)
    say_served(stale, "plan-2027", "a1", Served.PRINCIPLE, "P2", serves=True, by=officer)
    found = the_action(authority, "a1")
    assert (found.outcomes, found.principles) == (("O2", "O9"), ("P2", "P10"))


def test_a_cell_that_says_so_already_writes_nothing(authority, officer):
    before = Event.objects.count()
    say_served(authority, "plan-2027", "a1", Served.OUTCOME, "O2", serves=True, by=officer)
    assert Event.objects.count() == before


def test_what_cannot_be_served_is_refused(authority, officer):
    reader = an_actor(Role.INSPECTOR, authority)
    with pytest.raises(NotAllowed):
        say_served(authority, "plan-2027", "a1", Served.OUTCOME, "O5", serves=True, by=reader)
    with pytest.raises(ChangedMeanwhile):
        say_served(authority, "plan-2027", "old", Served.OUTCOME, "O5", serves=True, by=officer)
    with pytest.raises(Unacceptable):
        say_served(authority, "plan-2027", "a1", Served.OUTCOME, "Other", serves=True, by=officer)
    assert the_action(authority, "a1").outcomes == ("O2",)


# ----------------------------------------------------------------------------------------------------------- in step


def test_only_what_differs_is_written(authority, officer):
    assert keep_in_step(authority, "plan-2027", by=officer)
    before = Event.objects.count()
    assert not keep_in_step(authority, "plan-2027", by=officer)
    assert Event.objects.count() == before


@pytest.mark.parametrize("plan", ["plan-2024", "none"])
def test_a_plan_that_is_final_or_not_there_stays(authority, officer, plan):
    before = plan_of(authority, plan)
    assert not keep_in_step(authority, plan, by=officer)
    assert plan_of(authority, plan) == before


def test_what_somebody_recorded_of_a_plan_without_text_stays(db):
    by_hand = {**PLAN, "outcomes_covered": ["O1"], "localities": [{"locality": "east", "set_out_separately": True}]}
    authority = recorded(plan_facts(plans=[FINAL, by_hand]))
    before = plan_of(authority)
    assert not keep_in_step(authority, "plan-2027", by=SYSTEM)
    assert plan_of(authority) == before


def test_a_change_that_is_refused_leaves_the_plan_as_it_was(authority, officer):
    before = plan_of(authority)
    with pytest.raises(Unacceptable):
        record_contents(authority, ACTIONS, "plan-2027", {"title": "x", "outcomes": ["O99"]}, by=officer)
    assert plan_of(authority) == before
    assert Event.objects.filter(kind="plans").count() == 0


def test_another_way_of_recording_is_caught_up_with_at_the_next_change(authority, officer):
    row = {**action("a9"), "outcomes": ["O9"]}
    record_row(authority, ACTIONS, row, by=officer)
    record_contents(authority, MEASURES, "plan-2027", {"title": "Falls"}, by=officer)
    assert plan_of(authority).outcomes_covered == ("O2", "O9")
