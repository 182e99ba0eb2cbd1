"""The statement of consultation: its numbers are those of the record, and its own words are never lost."""

from __future__ import annotations

import re

import pytest

from comhla.documents.errors import CannotBeWritten
from comhla.documents.formats import Format
from comhla.web.access.actors import NotAllowed
from comhla.web.access.roles import Role
from comhla.web.authorities.errors import ChangedMeanwhile, NotRecorded
from comhla.web.authorities.facts import facts_of
from comhla.web.authorities.models import Authority
from comhla.web.plans.actions.narratives import PLACES, narrate
from comhla.web.plans.models import StepNarrative
from comhla.web.plans.views import ledger_statement
from tests.integration.plans.test_ledger import HOSTILE, PLAN, facts
from tests.lib.web import a_person, an_actor, client_for, recorded, small_facts

AT = f"{PLAN}statement/"


@pytest.fixture
def authority(db) -> Authority:
    return recorded(facts())


@pytest.fixture
def officer(authority):
    return client_for(a_person(Role.PLANNING_OFFICER, authority))


def test_the_numbers_on_the_page_are_the_numbers_in_the_data(officer, authority, django_assert_max_num_queries):
    officer.get(AT)
    with django_assert_max_num_queries(25):
        response = officer.get(AT)
    own = [each for each in facts_of(authority).plan_views if each.plan == "plan-2027"]
    results = [each.result.value if each.result else "open" for each in own]
    counts = (len(own), results.count("changed"), results.count("not_changed"), results.count("open"))
    assert response.context["count"] == counts
    page = re.sub(r"<[^>]+>", " ", response.content.decode())
    assert f"{counts[0]} views are recorded: {counts[1]} led to a change, {counts[2]} led to none" in page
    assert f"{counts[3]} are still open" in page
    for stage, number in (("group_on_proposals", 1), ("sent", 4)):
        assert sum(each.stage.value == stage for each in own) == number


def test_words_of_the_authority_stand_at_their_step(officer, authority):
    assert officer.post(f"{AT}sent/", {"version": 0, "text": "We held **six** events."}).status_code == 303
    page = officer.get(AT).content.decode()
    assert "<strong>six</strong>" in page
    assert sum(each.has_words for each in officer.get(AT).context["places"]) == 1
    form = officer.get(f"{AT}sent/").context["form"]
    assert (form["text"].value(), form["version"].value()) == ("We held **six** events.", 1)
    officer.post(f"{AT}sent/", {"version": 1, "text": ""})
    assert "events" not in officer.get(AT).content.decode()


def test_a_second_writer_sees_both_texts(officer, authority):
    officer.post(f"{AT}opening/", {"version": 0, "text": "Their words."})
    response = officer.post(f"{AT}opening/", {"version": 0, "text": "My words."})
    page = response.content.decode()
    assert response.status_code == 409
    assert "Their words." in page
    assert "My words." in page
    assert StepNarrative.objects.get().text == "Their words."
    assert officer.post(f"{AT}opening/", {"version": 1, "text": "Both."}).status_code == 303


def test_what_is_too_long_is_refused_and_shown_again(officer):
    response = officer.post(f"{AT}opening/", {"version": 0, "text": "x" * 20_001})
    assert response.status_code == 422
    assert officer.get(f"{AT}nowhere/").status_code == 404


@pytest.mark.parametrize("form", [Format.HTML, Format.WORD])
def test_the_statement_is_taken_away_as_a_file(officer, form):
    response = officer.get(f"{AT}file/{form.value}/")
    assert response.status_code == 200
    assert response["Content-Type"] == form.media_type
    assert f"statement-plan-2027.{form.ending}" in response["Content-Disposition"]
    assert len(response.content) > 1000


def test_every_form_is_offered_and_no_other_is_there(officer):
    assert [value for _name, value, _url in officer.get(AT).context["formats"]] == [each.value for each in Format]
    assert officer.get(f"{AT}file/scroll/").status_code == 404


def test_hostile_words_of_the_authority_are_escaped(officer, authority):
    officer.post(f"{AT}opening/", {"version": 0, "text": HOSTILE})
    for page in (AT, f"{AT}opening/"):
        assert HOSTILE not in officer.get(page).content.decode()


def test_actions_refuse_what_no_form_lets_through(authority):
    writer = an_actor(Role.CLERK, authority)
    with pytest.raises(NotAllowed):
        narrate(authority, "plan-2027", "sent", "x", by=an_actor(Role.ADMINISTRATOR, authority), version=0)
    with pytest.raises(NotRecorded):
        narrate(authority, "plan-2027", "nowhere", "x", by=writer, version=0)
    with pytest.raises(ChangedMeanwhile):
        narrate(authority, "plan-2027", "sent", "x", by=writer, version=4)
    narrate(authority, "plan-2027", "sent", "", by=writer, version=0)
    assert not StepNarrative.objects.exists()
    assert len(PLACES) == 8


def test_who_only_reads_writes_no_words(authority):
    client = client_for(a_person(Role.INSPECTOR, authority))
    assert client.get(AT).status_code == 200
    assert client.get(f"{AT}sent/").status_code == 403
    assert client.post(f"{AT}sent/", {"version": 0, "text": "x"}).status_code == 403
    other = client_for(a_person(Role.CHIEF_OFFICER, recorded(small_facts("Strath Other"))))
    for page in (AT, f"{AT}sent/", f"{AT}file/html/"):
        assert other.get(page).status_code == 404


def test_a_statement_that_cannot_be_written_says_why(officer, monkeypatch):
    def refuse(*_arguments, **_options):
        raise CannotBeWritten("The fonts have no such sign.")

    monkeypatch.setattr(ledger_statement, "render", refuse)
    monkeypatch.setattr(ledger_statement, "html_body", refuse)
    for page, status in ((AT, 200), (f"{AT}file/pdf/", 422)):
        response = officer.get(page)
        assert response.status_code == status
        assert "The fonts have no such sign." in response.content.decode()
