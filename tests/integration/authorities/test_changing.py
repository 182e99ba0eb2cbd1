"""Changes from a day on, saying that there are none, taking out and taking back, and finding rows."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from comhla.web.access.roles import Role
from comhla.web.audit.models import Event
from comhla.web.authorities.facts import plain_facts, plain_row
from comhla.web.authorities.models import Authority, Collection
from comhla.web.authorities.tables import rows_of
from comhla.web.authorities.views.desk import url_of
from tests.lib.forms import day, form_of, post, send, words
from tests.lib.web import a_person, client_for, recorded, small_facts

pytestmark = pytest.mark.django_db


def row(authority: Authority, collection: str, key: str) -> dict[str, Any]:
    return plain_row(rows_of(authority, collection).get(key=key), collection)


# Days


def test_a_seat_is_ended_with_the_reason(glen: Authority, officer: Client) -> None:
    url = url_of("record-end", glen.slug, "members", "m1")
    response = send(officer, url, left_because="resigned", reason="Letter", **day("last_day", "2026-03-31"))
    assert response.status_code == 303
    told = row(glen, "members", "m1")
    assert (told["last_day"], told["left_because"]) == ("2026-03-31", "resigned")


def test_an_end_before_the_beginning_is_refused_at_the_day(glen: Authority, officer: Client) -> None:
    response = send(officer, url_of("record-end", glen.slug, "members", "m1"), **day("last_day", "2020-01-01"))
    assert response.status_code == 422
    assert "is before" in words(response)


def test_an_end_without_a_day_is_refused(glen: Authority, officer: Client) -> None:
    response = send(officer, url_of("record-end", glen.slug, "members", "m1"))
    assert response.status_code == 422
    assert "Enter a day, a month and a year." in words(response)


def test_a_seat_passes_to_somebody_else_from_a_day(glen: Authority, officer: Client) -> None:
    url = url_of("record-replace", glen.slug, "members", "m1")
    form = form_of(officer.get(url), "version")
    assert form["seat"] == "council_nominee"
    assert form["person"] == ""
    assert post(officer, url, form, person="p1", **day("from_day", "2026-04-01")).status_code == 303
    old, new = plain_facts(glen)["members"]
    assert old["last_day"] == "2026-03-31"
    assert (new["person"], new["seat"], new["first_day"]) == ("p1", "council_nominee", "2026-04-01")
    assert [each.action for each in Event.objects.order_by("-number")[:2]] == ["row_recorded", "row_changed"]


def test_nothing_passes_before_it_began_and_nothing_is_half_done(glen: Authority, officer: Client) -> None:
    url = url_of("record-replace", glen.slug, "members", "m1")
    response = send(officer, url, person="p1", **day("from_day", "2024-04-01"))
    assert response.status_code == 422
    assert "It had not begun on the day before." in words(response)
    assert len(plain_facts(glen)["members"]) == 1
    assert "last_day" not in row(glen, "members", "m1")


def test_a_day_is_needed_for_what_passes(glen: Authority, officer: Client) -> None:
    response = send(officer, url_of("record-replace", glen.slug, "members", "m1"))
    assert response.status_code == 422
    page = words(response)
    assert "Enter a day, a month and a year." in page
    assert "Person: Choose one." in page


# None


def test_it_can_be_said_that_there_are_none_and_taken_back(glen: Authority, officer: Client) -> None:
    page, none = (url_of(name, glen.slug, "plans") for name in ("record-collection", "record-none"))
    assert "Nothing is recorded here yet" in words(officer.get(page))
    assert post(officer, none, form_of(officer.get(page), "form_number"), say="none").status_code == 303
    assert plain_facts(glen)["plans"] == []
    assert "It is recorded that there are none" in words(officer.get(page))
    assert post(officer, none, form_of(officer.get(page), "form_number"), say="not-recorded").status_code == 303
    assert "plans" not in plain_facts(glen)
    assert not Collection.objects.filter(authority=glen, name="plans").exists()


@pytest.mark.parametrize("say", ["none", "not-recorded"])
def test_where_there_are_rows_there_are_not_none(glen: Authority, officer: Client, say: str) -> None:
    none = url_of("record-none", glen.slug, "localities")
    response = officer.post(none, {"say": say, "form_number": "1"}, follow=True)
    assert "There are rows" in words(response)
    assert len(plain_facts(glen)["localities"]) == 2


# Taking out, history, taking back


def test_taking_out_needs_a_reason(glen: Authority, officer: Client) -> None:
    response = send(officer, url_of("record-remove", glen.slug, "localities", "east"))
    assert response.status_code == 422
    assert "Say why" in words(response)
    assert rows_of(glen, "localities").count() == 2


def test_what_others_refer_to_stays_with_a_link_to_them(glen: Authority, officer: Client) -> None:
    response = send(officer, url_of("record-remove", glen.slug, "people", "p2"), reason="Never existed")
    assert response.status_code == 422
    page = words(response)
    assert "It is named there under “Person”. Change that first." in page
    link = url_of("record-row", glen.slug, "members", "m1")
    assert f'<a href="{link}">Person Two' in page
    assert rows_of(glen, "people").count() == 2


def test_the_history_of_a_row_and_taking_back_the_last_change(glen: Authority, officer: Client) -> None:
    send(officer, url_of("record-row", glen.slug, "localities", "east"), name="East Glen", reason="New map")
    page = officer.get(url_of("record-history", glen.slug, "localities", "east"))
    shown = words(page)
    for told in (
        "Changed on",
        "by Planning officer",
        "Why: New map",
        "Name of the locality",
        "East Glen",
        "was loaded",
    ):
        assert told in shown
    event = Event.objects.get(action="row_changed")
    take_back = f"/work/{glen.slug}/records/localities/changes/{event.number}/take-back/"
    assert take_back in shown
    assert send(officer, take_back).status_code == 422
    assert send(officer, take_back, reason="Wrong map").status_code == 303
    assert row(glen, "localities", "east") == {"id": "east", "name": "East"}
    shown = words(officer.get(url_of("record-history", glen.slug, "localities", "east")))
    assert f"Takes back change {event.number}. Wrong map" in shown
    assert take_back not in shown


def test_what_changed_again_cannot_be_taken_back(glen: Authority, officer: Client) -> None:
    url = url_of("record-row", glen.slug, "localities", "east")
    send(officer, url, name="East Glen")
    event = Event.objects.get(action="row_changed")
    send(officer, url, name="Easter Glen")
    take_back = f"/work/{glen.slug}/records/localities/changes/{event.number}/take-back/"
    response = send(officer, take_back, reason="Wrong map")
    assert response.status_code == 409
    assert "changed again since" in words(response)


def test_a_new_row_that_others_refer_to_cannot_be_taken_back(glen: Authority, officer: Client) -> None:
    send(officer, url_of("record-new", glen.slug, "people"), name="Person Three")
    event = Event.objects.get(action="row_recorded")
    typed = {"person": "person-1", "body": "board", "seat": "nurse", **day("first_day", "2026-04-01")}
    send(officer, url_of("record-new", glen.slug, "members"), **typed)
    take_back = f"/work/{glen.slug}/records/people/changes/{event.number}/take-back/"
    response = send(officer, take_back, reason="Never existed")
    assert response.status_code == 422
    assert "It is named there under “Person”" in words(response)


def test_what_was_taken_out_keeps_its_history_and_comes_back(glen: Authority, officer: Client) -> None:
    send(officer, url_of("record-remove", glen.slug, "localities", "east"), reason="Never was one")
    history = url_of("record-history", glen.slug, "localities", "east")
    assert "It is not in the record any more" in words(officer.get(history))
    event = Event.objects.get(action="row_removed")
    take_back = f"/work/{glen.slug}/records/localities/changes/{event.number}/take-back/"
    assert send(officer, take_back, reason="It was one").status_code == 303
    assert row(glen, "localities", "east") == {"id": "east", "name": "East"}


def test_only_changes_of_the_collection_can_be_taken_back(glen: Authority, officer: Client) -> None:
    event = Event.objects.get(action="authority_imported", authority=glen.slug)
    for collection in ("localities", "people"):
        take_back = f"/work/{glen.slug}/records/{collection}/changes/{event.number}/take-back/"
        assert officer.get(take_back).status_code == 404


def test_one_of_a_kind_is_taken_out_and_its_history_stays(glen: Authority, officer: Client) -> None:
    send(officer, url_of("record-new", glen.slug, "establishment"), order="SSI 2015/1")
    out = url_of("record-remove", glen.slug, "establishment", "")
    assert send(officer, out, reason="Wrong board").status_code == 303
    assert "establishment" not in plain_facts(glen)
    assert "Taken out on" in words(officer.get(url_of("record-history", glen.slug, "establishment", "")))


# Lists


def test_rows_are_found_by_words_and_by_day(glen: Authority, officer: Client) -> None:
    members = url_of("record-collection", glen.slug, "members")
    assert "Person Two" in words(officer.get(members + "?q=two+nominee"))
    assert "Nothing fits" in words(officer.get(members + "?q=three"))
    assert "Nothing fits" in words(officer.get(members + "?as_at=2024-03-31"))
    assert "Person Two" in words(officer.get(members + "?as_at_day=1&as_at_month=4&as_at_year=2024"))
    assert "Person Two" in words(officer.get(members + "?as_at=tomorrow"))


def test_people_are_found_by_words_and_by_day(glen: Authority, officer: Client) -> None:
    people = url_of("record-collection", glen.slug, "people")
    shown = words(officer.get(people))
    assert "Council nominee" in shown
    assert "since 1 April 2024" in shown
    found = words(officer.get(people + "?q=chief"))
    assert "Person One" in found
    assert "Person Two" not in found
    assert "Person Two" not in words(officer.get(people + "?as_at=2020-01-01"))


def test_the_scheme_as_at_a_day(glen: Authority, officer: Client) -> None:
    scheme = url_of("record-collection", glen.slug, "schemes")
    now = words(officer.get(scheme))
    assert "In effect on 22 November 2026" in now
    assert "Delegated by NHS Glen" in now
    assert "District nursing" in now
    before = words(officer.get(scheme + "?as_at=2015-01-01"))
    assert "No scheme is recorded as in effect on 1 January 2015" in before
    assert "District nursing" not in before


def test_localities_name_who_speaks_for_them() -> None:
    group = {"members": [{"id": "g1", "person": "p1", "localities": ["east"], "first_day": "2020-01-01"}]}
    localities = [{"id": "east", "name": "East"}, {"id": "old", "name": "Old", "last_day": "2019-12-31"}]
    glen = recorded(small_facts(planning_group=group, localities=localities))
    client = client_for(a_person(Role.PLANNING_OFFICER, glen))
    shown = words(client.get(url_of("record-collection", glen.slug, "localities")))
    assert "Person One" in shown
    assert "Nobody recorded" in shown
    assert "not on this day" in shown
    assert "until 31 December 2019" in shown
