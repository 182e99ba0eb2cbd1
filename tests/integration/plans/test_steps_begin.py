"""Beginning a plan, reviewing one, directions to replace it, and significant decisions outside it."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.test import Client

from comhla.law import AuthorityFacts
from comhla.web import clock
from comhla.web.access.roles import Role
from comhla.web.authorities.errors import ChangedMeanwhile, NotRecorded
from comhla.web.authorities.facts import facts_of
from comhla.web.authorities.models import Authority
from comhla.web.authorities.tables import rows_of
from comhla.web.plans.actions import steps_begin as actions
from comhla.web.plans.models import PlanPicture
from tests.lib.plans import FINAL, action, measure, plan_facts, section
from tests.lib.web import a_person, an_actor, client_for, recorded, small_facts

pytestmark = pytest.mark.django_db


class Room:
    """A browser in which somebody works on the plans of an authority."""

    def __init__(self, facts: AuthorityFacts, role: Role = Role.PLANNING_OFFICER) -> None:
        self.authority = recorded(facts)
        self.base = f"/work/{self.authority.slug}/plans/"
        self.client: Client = client_for(a_person(role, self.authority))

    @property
    def facts(self) -> AuthorityFacts:
        return facts_of(Authority.objects.get(pk=self.authority.pk))

    def get(self, path: str) -> str:
        answer = self.client.get(self.base + path)
        assert answer.status_code == 200
        return str(answer.content.decode())

    def send(self, path: str, **typed: Any) -> tuple[int, str]:
        answer = self.client.post(self.base + path, typed)
        return answer.status_code, answer.content.decode()


# ------------------------------------------------------------------------------------------------------------- begin

WANTED = {"title": "Plan 2030 to 2033", "origin": "review", "began_on": "2026-11-02", "first_day": "2030-04-01"}


def test_a_plan_begins_with_the_text_of_the_last_one_and_its_own_steps() -> None:
    easy = section("plan-2027-easy", "vision", edition="easy_read", made_from="plan-2027-vision", made_from_stamp="abc")
    review = {"id": "r", "plan": "plan-2027", "resolved_on": "2026-10-01", "result": "replace"}
    kept = {"id": "k", "plan": "plan-2024", "resolved_on": "2026-10-02", "result": "keep", "decided_on": "2026-10-02"}
    room = Room(
        plan_facts(
            planning_group={"established_on": "2016-01-01"},
            plan_sections=[easy, section("plan-2027-vision", "vision"), section("old", "needs", plan="plan-2024")],
            plan_measures=[measure("waits")],
            plan_actions=[action("plan-2027-visit", measures=["waits"]), action("plain")],
            plan_reviews=[review, kept],
        )
    )
    PlanPicture.objects.create(
        authority=room.authority, plan="plan-2027", key="map", media_type="image/png", content=b"x", stamp="s",
        made_at=clock.now(),
    )  # fmt: skip
    assert "Start with the text of" in room.get("begin/")
    assert room.send("begin/", **WANTED, copied_from="plan-2027")[0] == 303
    facts = room.facts
    plan = facts.plan_called("plan-2030")
    assert plan is not None
    assert (plan.stages, plan.group_existed_when_preparation_began) == ((), True)
    own = [each for each in facts.plan_sections or () if each.plan == plan.id]
    assert {(each.id, each.made_from) for each in own} == {
        ("plan-2030-easy", "plan-2030-vision"),
        ("plan-2030-vision", None),
    }
    told = {each.id: each.measures for each in facts.plan_actions or () if each.plan == plan.id}
    assert told == {"plan-2030-visit": ("plan-2030-waits",), "plan-2030-plain": None}
    assert [each.replacement for each in facts.plan_reviews or ()] == ["plan-2030", None]
    assert PlanPicture.objects.filter(plan="plan-2030", key="map").count() == 1
    assert room.send("begin/", **WANTED, copied_from="")[0] == 303
    assert room.facts.plan_called("plan-2030-2") is not None


def test_the_first_plan_and_a_directed_one() -> None:
    room = Room(small_facts())
    assert "No earlier plan" in room.get("begin/")
    assert room.send("begin/", title="First", origin="first", began_on="2026-11-02")[0] == 303
    direction = {"id": "d", "given_by": ["NHS Glen", "Glen Council"], "given_on": "2026-08-01"}
    room = Room(plan_facts(name="Glen Again", plan_directions=[direction]))
    assert "Direction of 1 August 2026" in room.get("begin/")
    typed = {**WANTED, "origin": "direction", "directed_by": "d", "last_day": "2033-03-31"}
    assert room.send("begin/", **typed)[0] == 303
    plan = room.facts.plan_called("plan-2030")
    assert plan is not None
    assert (plan.directed_by, plan.period_last_day) == ("d", date(2033, 3, 31))


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({"last_day": "2030-03-31"}, "The last day is before the first"),
        ({"began_on": "2026-11-23"}, "or earlier"),
        ({"title": ""}, "required"),
    ],
)
def test_a_plan_that_cannot_be_so_is_not_begun(typed: dict[str, str], words: str) -> None:
    room = Room(plan_facts())
    status, page = room.send("begin/", **{**WANTED, **typed})
    assert (status, words in page) == (422, True)
    assert len(room.facts.plans or ()) == 2


def test_what_the_record_refuses_is_said_in_the_form(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*given: Any, **options: Any) -> None:
        raise NotRecorded("There is no room for it.")

    monkeypatch.setattr(actions, "begin_plan", refuse)
    monkeypatch.setattr(actions, "record_direction", refuse)
    room = Room(plan_facts())
    for path, typed in (("begin/", WANTED), ("direction/", GIVEN)):
        status, page = room.send(path, **typed)
        assert (status, "There is no room for it." in page) == (422, True)


def test_whoever_only_reads_begins_nothing() -> None:
    room = Room(plan_facts(), Role.INSPECTOR)
    assert room.client.get(f"{room.base}begin/").status_code == 403


# ------------------------------------------------------------------------------------------------------------ review


def version(room: Room) -> str:
    row = rows_of(room.authority, "plan_reviews").first()
    return str(row.version if row is not None else 0)


def test_a_review_goes_from_its_beginning_to_three_new_years(django_assert_max_num_queries: Any) -> None:
    room = Room(plan_facts())
    page = room.get("plan-2024/review/")
    assert "the last day for resolving on a review is 31 March 2027" in page
    assert room.send("plan-2024/review/", on="2026-05-01", because="It is time.")[0] == 303
    assert "How effective are the arrangements in the plan?" in room.get("plan-2024/review/")
    asked = {"effectiveness_on": "2026-05-06", "replacement_on": "2026-06-10", "effectiveness": "Mostly."}
    assert room.send("plan-2024/review/", version="7", **asked)[0] == 409
    assert room.send("plan-2024/review/", version=version(room), **asked)[0] == 303
    assert "The planning group&#x27;s answer: Mostly." in room.get("plan-2024/review/")
    resolved = {"resolved_on": "2026-06-24", "result": "keep", "decided_on": "", "regard": "Minute, item 3"}
    assert room.send("plan-2024/review/", version=version(room), **resolved)[0] == 303
    with django_assert_max_num_queries(25):
        page = room.get("plan-2024/review/")
    assert "begin with the day of the decision to keep the plan, 24 June 2026" in page
    assert "by 23 June 2029 at the latest" in page
    assert "Begin the review" in room.get("plan-2024/review/?again=yes")
    parts = {each.part for each in room.facts.evidence or ()}
    assert parts == {"ask_group_on_effectiveness", "have_regard_to_group_views"}


def test_a_review_that_replaces_the_plan_leads_on_to_the_new_one() -> None:
    started = {"id": "r", "plan": "plan-2024", "group_asked_on_effectiveness_on": "2026-05-06"}
    room = Room(plan_facts(plan_reviews=[{**started, "group_asked_on_replacement_on": "2026-05-06"}]))
    typed = {"version": version(room), "resolved_on": "2026-06-24", "regard": ""}
    assert room.send("plan-2024/review/", **typed)[0] == 422
    assert room.send("plan-2024/review/", **typed, result="replace")[0] == 303
    page = room.get("plan-2024/review/")
    assert "The plan itself names that day" in page
    assert "Begin the new plan" in page
    assert not room.facts.evidence


def test_the_last_day_for_a_review_that_is_not_known_is_not_invented() -> None:
    room = Room(plan_facts(plans=[{**FINAL, "origin": "first"}]))
    assert "cannot be told" in room.get("plan-2024/review/")
    reader = client_for(a_person(Role.INSPECTOR, room.authority))
    assert b"Begin the review" not in reader.get(f"{room.base}plan-2024/review/").content


def test_a_review_that_is_gone_is_not_gone_on_with() -> None:
    room = Room(plan_facts())
    with pytest.raises(ChangedMeanwhile):
        actions.go_on_with_review(room.authority, "r", {}, by=an_actor(Role.CLERK, room.authority), version=1)


# --------------------------------------------------------------------------------------------------------- direction

GIVEN = {"given_by": ["NHS Glen", "Glen Council"], "given_on": "2026-08-01", "in_writing": "on"}


def test_a_direction_is_recorded_and_shows_what_the_law_asks_of_it() -> None:
    room = Room(plan_facts())
    assert room.send("direction/", **GIVEN, prepare_by="2027-02-26", period_begins_on="2027-04-01")[0] == 303
    (direction,) = room.facts.plan_directions or ()
    assert (direction.id, direction.names_both_days, direction.reasons_summarised) == ("direction-2026", True, False)
    page = room.get("direction/")
    assert "All the constituent authorities gave the direction together." in page
    assert "It is not so that the direction has a summary of reasons." in page
    assert room.send("direction/", **{**GIVEN, "given_on": ""})[0] == 422


def scheme(model: str) -> dict[str, Any]:
    parties = {"health_board": "NHS Glen", "councils": ["Glen Council"]}
    return {"id": "scheme-1", "kind": "first", "model": model, **parties, "approved_on": "2015-06-24"}


def test_nobody_can_direct_a_lead_agency() -> None:
    room = Room(plan_facts(schemes=[scheme("c")]))
    page = room.get("direction/")
    assert "Only a joint board can be directed so" in page
    assert "Record a direction" not in page


# --------------------------------------------------------------------------------------------- significant decisions

WHAT = {"what-asked": "yes", "what-title": "Close the ward", "what-decided_on": "2026-12-10"}
OUTSIDE = {**WHAT, "within-asked": "yes", "within-within_plan": "no"}
SIGNIFICANT = {
    **OUTSIDE,
    "view-asked": "yes",
    "view-significant": "yes",
    "view-recorded_on": "2026-11-02",
    "view-recorded_by": "Chief officer",
}
GROUP = {**SIGNIFICANT, "group-asked": "yes", "group-group_asked_on": "2026-11-10", "group-views": "Minute, item 2"}
USERS = {**GROUP, "users-asked": "yes", "users-users_involved_on": "", "users-how": ""}
ALL = {**USERS, "reasons-asked": "yes", "reasons-reasons": "The ward is not safe."}


@pytest.mark.parametrize(
    ("typed", "question"),
    [
        ({}, "What is to be decided"),
        (WHAT, "Is it in the strategic plan"),
        ({**WHAT, "within-asked": "yes", "within-within_plan": "yes"}, "Nothing more is asked"),
        (OUTSIDE, "might significantly affect a service"),
        ({**SIGNIFICANT, "view-significant": "no"}, "Nothing more is asked"),
        (SIGNIFICANT, "was the planning group asked"),
        (GROUP, "involved and consulted"),
        (USERS, "Why is it decided outside the plan"),
        (ALL, "Nothing more is asked"),
    ],
)
def test_one_question_is_asked_at_a_time_and_only_those_that_matter(typed: dict[str, str], question: str) -> None:
    room = Room(plan_facts())
    status, page = room.send("decision/", **typed)
    assert (status, question in page) == (200, True)
    assert ("Close the ward" in page) == bool(typed)


def test_an_answer_that_cannot_be_is_asked_again() -> None:
    room = Room(plan_facts())
    status, page = room.send("decision/", **{**SIGNIFICANT, "view-recorded_on": "2026-02-30"})
    assert (status, "Enter the month and the year too" in page) == (422, True)
    assert 'name="within-within_plan" value="no"' in page


def test_the_decision_is_recorded_with_what_was_considered_and_stands_in_the_log() -> None:
    room = Room(plan_facts(plan_directions=[]))
    assert "None is recorded" in room.get("decisions/")
    assert room.send("decision/", **ALL, record="yes")[0] == 303
    (decision,) = room.facts.decisions or ()
    assert decision.view is not None
    assert (decision.within_plan, decision.view.significant, decision.users_involved_on) == (False, True, None)
    assert {each.part for each in room.facts.evidence or ()} == {"have_regard_to_group_views", "consider_significance"}
    page = room.get("decisions/")
    assert "2026-27" in page
    assert "The ward is not safe." in page
    assert "When users were involved is not recorded." in page
    within = {**WHAT, "within-asked": "yes", "within-within_plan": "yes", "record": "yes"}
    assert room.send("decision/", **within)[0] == 303
    assert [each.within_plan for each in room.facts.decisions or ()] == [False, True]
    assert "It is in the plan" in room.get("decisions/")
    assert room.send("decision/", **{**SIGNIFICANT, "view-significant": "no"}, record="yes")[0] == 303
    assert "does not consider that it might significantly affect a service" in room.get("decisions/")
    assert "is not listed here" not in room.get("decisions/")


@pytest.mark.parametrize(("model", "who"), [("a", "board"), ("b", "NHS Glen"), ("c", "Glen Council")])
def test_it_is_recorded_as_decided_by_the_body_that_has_the_functions(model: str, who: str) -> None:
    room = Room(plan_facts(schemes=[scheme(model)]))
    assert room.send("decision/", **ALL, record="yes")[0] == 303
    assert (room.facts.decisions or ())[0].decided_by == who


def test_what_the_record_refuses_is_said_with_every_answer_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*given: Any, **options: Any) -> None:
        raise NotRecorded("There is no room for it.")

    monkeypatch.setattr("comhla.web.plans.views.steps_decision.record_significant_decision", refuse)
    status, page = Room(plan_facts()).send("decision/", **ALL, record="yes")
    assert (status, "There is no room for it." in page) == (422, True)
    assert 'name="reasons-reasons" value="The ward is not safe."' in page


def test_where_each_leads_the_section_binds_nobody() -> None:
    room = Room(plan_facts(schemes=[scheme("d")]))
    assert "Section 36 binds nobody" in room.get("decision/")
