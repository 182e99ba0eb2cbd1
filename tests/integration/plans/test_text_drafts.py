"""Drafts: kept as they are, read as they were, compared."""

from __future__ import annotations

import pytest
from django.test import Client

from comhla.web.access.actors import SYSTEM, NotAllowed
from comhla.web.access.roles import Role
from comhla.web.audit.models import Event
from comhla.web.authorities.errors import NotRecorded
from comhla.web.authorities.models import Authority
from comhla.web.plans.actions.drafts import keep_draft
from comhla.web.plans.models import Draft
from tests.lib.forms import form_of, post, send, words
from tests.lib.plan_texts import KEY, VISION, a_plan, address
from tests.lib.plans import action, section
from tests.lib.web import a_person, an_actor, client_for

pytestmark = pytest.mark.django_db


@pytest.fixture
def glen() -> Authority:
    return a_plan(plan_actions=[action("visit", owner="Head of nursing")])


@pytest.fixture
def writer(glen: Authority) -> Client:
    return client_for(a_person(Role.PLANNING_OFFICER, glen))


def write(writer: Client, glen: Authority, text: str, heading: str = "Vision") -> None:
    send(writer, address(glen, "text/vision/write/"), "base", text=text, heading=heading, do="save")


def test_a_draft_stays_as_it_was(glen: Authority, writer: Client):
    answer = send(writer, address(glen, "drafts/"), called="For the meeting in May")
    assert answer.status_code == 303
    write(writer, glen, "All is new.")
    page = words(writer.get(address(glen, "drafts/1/")))
    assert "We begin at home." in page
    assert "All is new." not in page
    assert "Visit people at home, Head of nursing" in page
    assert "For the meeting in May" in words(writer.get(address(glen, "drafts/")))
    assert writer.get(address(glen, "drafts/2/")).status_code == 404


def test_a_draft_has_the_rows_of_its_plan_alone_and_a_stamp_of_them(glen: Authority):
    first, same = (keep_draft(glen, KEY, stage="sent", called="Sent", by=SYSTEM) for _ in range(2))
    assert [each["id"] for each in first.contents["sections"]] == ["vision", "needs"]
    assert [each["id"] for each in first.contents["actions"]] == ["visit"]
    assert (first.number, same.number, first.stamp == same.stamp) == (1, 2, True)
    other = keep_draft(glen, "plan-2024", stage="", called="Old", by=SYSTEM)
    assert (other.number, other.contents["sections"]) == (1, [])
    assert other.stamp != first.stamp
    assert Event.objects.filter(action="draft_kept").count() == 3


def test_a_draft_is_kept_by_those_who_may_and_of_plans_that_are_there(glen: Authority):
    with pytest.raises(NotAllowed):
        keep_draft(glen, KEY, stage="", called="x", by=an_actor(Role.INSPECTOR, glen))
    with pytest.raises(NotRecorded):
        keep_draft(glen, "nothing", stage="", called="x", by=SYSTEM)


def test_a_form_sent_twice_keeps_one_draft(glen: Authority, writer: Client):
    form = form_of(writer.get(address(glen, "drafts/")), "called")
    for _ in range(2):
        assert post(writer, address(glen, "drafts/"), form, called="Once").status_code == 303
    assert Draft.objects.count() == 1
    assert send(writer, address(glen, "drafts/"), "called", called="").status_code == 422


def test_a_draft_is_put_before_people_at_a_step_that_was_taken(glen: Authority, writer: Client):
    assert send(writer, address(glen, "drafts/"), "called", called="Too early", stage="sent").status_code == 422
    assert send(writer, address(glen, "drafts/"), "called", called="To begin", stage="proposals").status_code == 303
    assert Draft.objects.get().stage == "proposals"
    assert "Members read this one" in words(writer.get(address(glen, "drafts/")))


def test_two_drafts_are_compared_in_words_and_in_a_sentence(glen: Authority, writer: Client):
    keep_draft(glen, KEY, stage="proposals", called="Proposals", by=SYSTEM)
    write(writer, glen, VISION.replace("at home", "at school") + "\n\nA new one.", "Our vision")
    keep_draft(glen, KEY, stage="first_draft", called="First draft", by=SYSTEM)
    page = words(writer.get(address(glen, "drafts/compare/?earlier=1&later=2")))
    assert "From “Draft 1: Proposals” to “Draft 2: First draft”: 1 section changed." in page
    assert "It was called “Vision”." in page
    # Whoever does not see the colours hears what was taken out and put in.
    assert "[taken out:</span> home" in page
    assert "[put in:</span> school" in page
    assert "<ins>A new one.</ins>" in page
    assert "New paragraph" in page
    assert "2 paragraphs are as they were." in page
    assert "Nothing changed" in words(writer.get(address(glen, "drafts/compare/?earlier=2&later=now")))
    back = words(writer.get(address(glen, "drafts/compare/?earlier=2&later=1")))
    assert "<del>A new one.</del>" in back


@pytest.mark.parametrize("asked", ["?earlier=9&later=now", "?earlier=1", "?earlier=x&later=y"])
def test_what_cannot_be_compared_is_said(glen: Authority, writer: Client, asked: str):
    assert writer.get(address(glen, f"drafts/compare/{asked}")).status_code == 422
    assert "Nothing changed" in words(writer.get(address(glen, "drafts/compare/")))


def test_editions_of_a_draft_are_read_by_themselves():
    glen = a_plan(
        section("vision", "vision", VISION, place=9),
        section("needs", "needs"),
        section("easy", "vision", "We help.", edition="easy_read"),
    )
    keep_draft(glen, KEY, stage="", called="x", by=SYSTEM)
    writer = client_for(a_person(Role.PLANNING_OFFICER, glen))
    full = words(writer.get(address(glen, "drafts/1/")))
    assert full.index("Some words.") < full.index("We begin at home.")
    assert "We help." in words(writer.get(address(glen, "drafts/1/?edition=easy_read")))
    assert "Nothing was written" in words(writer.get(address(glen, "drafts/1/?edition=gaelic")))
