"""What the public is told, and what is recorded of the authority itself."""

from __future__ import annotations

import pytest
from django.http import HttpResponse, QueryDict
from django.test import Client

from comhla.web.access.roles import Role
from comhla.web.audit.models import Event
from comhla.web.authorities.models import Authority, PublicDetails
from tests.lib.forms import form_of
from tests.lib.web import a_person, client_for, recorded, small_facts

pytestmark = pytest.mark.django_db


@pytest.fixture
def glen() -> Authority:
    return recorded(small_facts())


@pytest.fixture
def chief(glen: Authority) -> Client:
    return client_for(a_person(Role.CHIEF_OFFICER, glen))


@pytest.fixture
def planner(glen: Authority) -> Client:
    return client_for(a_person(Role.PLANNING_OFFICER, glen))


def post(client: Client, url: str, form: QueryDict, **typed: str) -> HttpResponse:
    sent = form.copy()
    for name, value in typed.items():
        sent[name] = value
    return client.post(url, sent.urlencode(), content_type="application/x-www-form-urlencoded")


def public(glen: Authority) -> str:
    return f"/work/{glen.slug}/public/"


def about(glen: Authority) -> str:
    return f"/work/{glen.slug}/records/authority/"


def test_who_decides_on_publication_changes_what_the_public_sees(glen: Authority, chief: Client) -> None:
    form = form_of(chief.get(public(glen)), "version")
    typed = {"telephone": "01632 960000", "email": "glen@example.org", "shown_duties": "met", "reason": "New number"}
    response = post(chief, public(glen), form, **typed)
    assert response.status_code == 303
    details = PublicDetails.objects.get(authority=glen)
    assert (details.telephone, details.shown_duties, details.version) == ("01632 960000", "met", 2)
    event = Event.objects.last()
    assert event is not None
    assert (event.action, event.reason) == ("public_details_changed", "New number")
    assert "Saved. The public page shows it from now on." in chief.get(public(glen)).content.decode()


def test_bad_details_are_told_at_their_fields_and_nothing_is_saved(glen: Authority, chief: Client) -> None:
    form = form_of(chief.get(public(glen)), "version")
    response = post(chief, public(glen), form, email="glen", website="not an address", telephone="0" * 50)
    assert response.status_code == 422
    page = response.content.decode()
    assert page.count("ds_question__error-message") == 3
    assert 'value="glen"' in page
    assert PublicDetails.objects.get(authority=glen).version == 1


def test_the_second_saver_sees_both(glen: Authority, chief: Client) -> None:
    form = form_of(chief.get(public(glen)), "version")
    post(chief, public(glen), form, telephone="01632 960000")
    conflict = post(chief, public(glen), form, telephone="01632 960001", shown_duties="met")
    assert conflict.status_code == 409
    page = conflict.content.decode()
    for told in ("01632 960000", "01632 960001", "Different", "Duties that are met or not yet due", "saved it first"):
        assert told in page
    assert post(chief, public(glen), form_of(conflict, "version")).status_code == 303
    assert PublicDetails.objects.get(authority=glen).telephone == "01632 960001"


def test_others_read_what_the_public_is_told(glen: Authority, planner: Client) -> None:
    page = planner.get(public(glen))
    assert page.status_code == 200
    assert "Nothing" in page.content.decode()
    assert "Save and publish" not in page.content.decode()
    assert planner.post(public(glen), {"version": "1"}).status_code == 403


def test_the_authority_itself(glen: Authority, planner: Client) -> None:
    form = form_of(planner.get(about(glen)), "version")
    page = post(planner, about(glen), form, step="add:council_sizes")
    assert page.status_code == 200
    typed = {
        "inhabited_islands": "yes",
        "council_sizes-0-council": "Glen Council",
        "council_sizes-0-councillors": "30",
        "recorded_from": "2016-04-01",
        "reason": "Census",
    }
    response = post(planner, about(glen), form_of(page, "version"), **typed)
    assert response.status_code == 303
    assert Authority.objects.get(pk=glen.pk).identity == {
        "name": "Glen Test",
        "fictional": True,
        "health_board": "NHS Glen",
        "councils": ["Glen Council"],
        "inhabited_islands": True,
        "council_sizes": [{"council": "Glen Council", "councillors": 30}],
        "recorded_from": "2016-04-01",
    }


def test_what_the_authority_cannot_be_is_told_at_the_field(glen: Authority, planner: Client) -> None:
    form = form_of(planner.get(about(glen)), "version")
    form["council_sizes-count"] = "1"
    form["council_sizes-0-kept"] = '{"council": "Nowhere Council", "councillors": 3}'
    response = post(planner, about(glen), form)
    assert response.status_code == 422
    page = response.content.decode()
    assert "Nowhere Council" in page
    assert 'name="council_sizes-0-council' in page
    assert post(planner, about(glen), form, employees="many").status_code == 422


def test_the_record_moved_on_while_somebody_wrote_about_the_authority(glen: Authority, planner: Client) -> None:
    form = form_of(planner.get(about(glen)), "version")
    locality = f"/work/{glen.slug}/records/localities/row/east/"
    post(planner, locality, form_of(planner.get(locality), "version"), name="East Glen")
    conflict = post(planner, about(glen), form, employees="3")
    assert conflict.status_code == 409
    assert "Nothing is lost" in conflict.content.decode()
    assert post(planner, about(glen), form_of(conflict, "version")).status_code == 303
    assert Authority.objects.get(pk=glen.pk).identity["employees"] == 3


def test_inspectors_read_about_the_authority(glen: Authority) -> None:
    inspector = client_for(a_person(Role.INSPECTOR, glen))
    page = inspector.get(about(glen))
    assert "NHS Glen" in page.content.decode()
    assert inspector.post(about(glen), {"version": "x"}).status_code == 403
