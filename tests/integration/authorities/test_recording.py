"""Recording in the browser's way: forms are read from the pages and sent as they stand, with what somebody typed."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from comhla.web.access.roles import Role
from comhla.web.audit.models import Event
from comhla.web.authorities.facts import facts_of, plain_facts, plain_row
from comhla.web.authorities.models import Authority, SubmittedForm
from comhla.web.authorities.tables import rows_of
from comhla.web.authorities.views.desk import url_of
from tests.lib.forms import day, form_of, post, send, words
from tests.lib.web import a_person, client_for, recorded, small_facts

pytestmark = pytest.mark.django_db


def row(authority: Authority, collection: str, key: str) -> dict[str, Any]:
    return plain_row(rows_of(authority, collection).get(key=key), collection)


# New rows


def test_a_new_row_is_recorded_with_a_proposed_id(glen: Authority, officer: Client) -> None:
    url = url_of("record-new", glen.slug, "localities")
    response = send(officer, url, name="Glen of the North", reason="New map", **day("first_day", "2026-04-01"))
    assert response.status_code == 303
    assert row(glen, "localities", "glen-of-the-north") == {
        "id": "glen-of-the-north",
        "name": "Glen of the North",
        "first_day": "2026-04-01",
    }
    event = Event.objects.last()
    assert event is not None
    assert (event.action, event.reason, event.by_name) == ("row_recorded", "New map", "Planning officer")
    link = url_of("record-row", glen.slug, "localities", "glen-of-the-north")
    assert f'Recorded: <a href="{link}">Glen of the North</a>.' in words(officer.get(response["Location"]))


def test_a_person_is_known_by_a_number_and_not_by_their_name(glen: Authority, officer: Client) -> None:
    send(officer, url_of("record-new", glen.slug, "people"), name="Person Three")
    assert row(glen, "people", "person-1") == {"id": "person-1", "name": "Person Three"}


def test_what_the_address_says_is_filled_in_and_leads_back(glen: Authority, officer: Client) -> None:
    back = url_of("record-row", glen.slug, "people", "p1")
    url = url_of("record-new", glen.slug, "members") + f"?person=p1&next={back}"
    typed = {"body": "board", "seat": "nurse", **day("first_day", "2026-04-01")}
    response = send(officer, url, **typed)
    assert response["Location"] == back
    assert row(glen, "members", "p1-board-nurse")["person"] == "p1"


@pytest.mark.parametrize("elsewhere", ["https://example.org/", "//example.org/", "javascript:alert(1)"])
def test_nobody_is_led_to_another_site(glen: Authority, officer: Client, elsewhere: str) -> None:
    url = url_of("record-new", glen.slug, "localities") + f"?next={elsewhere}"
    response = send(officer, url, name="Upper Glen")
    assert response["Location"] == url_of("record-collection", glen.slug, "localities")


def test_a_field_can_be_asked_for(glen: Authority, officer: Client) -> None:
    page = words(officer.get(url_of("record-row", glen.slug, "schemes", "scheme-1") + "?field=published_on"))
    assert page.index('name="published_on_day"') < page.index("More that can be recorded")
    assert "autofocus" in page[page.index('name="published_on_day"') :].split(">")[0]


def test_a_function_is_recorded_under_its_scheme(glen: Authority, officer: Client) -> None:
    url = url_of("record-new", glen.slug, "functions")
    response = send(officer, url, having="scheme", name="Home care", delegated_by="Glen Council")
    assert response.status_code == 303
    assert [each.id for each in facts_of(Authority.objects.get(pk=glen.pk)).schemes[0].functions] == [
        "nursing",
        "home-care",
    ]


def test_without_a_scheme_nothing_can_be_delegated() -> None:
    bare = recorded(small_facts(schemes=[], people=[], officers=[], members=[]))
    client = client_for(a_person(Role.PLANNING_OFFICER, bare))
    response = client.get(url_of("record-new", bare.slug, "functions"), follow=True)
    assert "Record the scheme first" in words(response)


def test_of_some_things_there_is_one(glen: Authority, officer: Client) -> None:
    page = url_of("record-collection", glen.slug, "establishment")
    assert officer.get(page, follow=True).redirect_chain[-1][0] == url_of("record-new", glen.slug, "establishment")
    send(officer, url_of("record-new", glen.slug, "establishment"), order="SSI 2015/1")
    assert plain_facts(glen)["establishment"] == {"order": "SSI 2015/1"}
    assert officer.get(url_of("record-new", glen.slug, "establishment")).status_code == 303
    only = url_of("record-row", glen.slug, "establishment", "")
    assert send(officer, only, order="SSI 2015/2").status_code == 303
    assert plain_facts(glen)["establishment"] == {"order": "SSI 2015/2"}


# Refusals


def test_everything_that_is_missing_is_told_at_once_at_its_field(glen: Authority, officer: Client) -> None:
    response = send(officer, url_of("record-new", glen.slug, "members"))
    assert response.status_code == 422
    page = words(response)
    assert "There is a problem" in page
    for label in ("Person", "Body", "Seat"):
        assert f"{label}: Choose one." in page
    assert "First day in the seat: Enter a day, a month and a year." in page
    assert "<title>Error:" in page


def test_days_in_the_wrong_order_are_told_at_the_last_day(glen: Authority, officer: Client) -> None:
    url = url_of("record-row", glen.slug, "members", "m1")
    response = send(officer, url, **day("last_day", "2023-01-01"))
    assert response.status_code == 422
    assert "“Last day in the seat” (1 January 2023) is before “First day in the seat” (1 April 2024)" in words(response)
    assert "last_day" not in row(glen, "members", "m1")


def test_the_same_seat_twice_at_once_is_refused_in_plain_words(glen: Authority, officer: Client) -> None:
    typed = {"person": "p2", "body": "board", "seat": "council_nominee", **day("first_day", "2025-04-01")}
    response = send(officer, url_of("record-new", glen.slug, "members"), **typed)
    assert response.status_code == 422
    told = "It begins on 1 April 2025, and “Person Two, Council nominee, from 1 April 2024” has no last day."
    assert told in words(response)


def test_an_overlap_with_a_later_row_leads_to_that_row(glen: Authority, officer: Client) -> None:
    typed = {"person": "p2", "body": "board", "seat": "council_nominee", **day("first_day", "2020-04-01")}
    response = send(officer, url_of("record-new", glen.slug, "members"), **typed)
    assert response.status_code == 422
    link = url_of("record-row", glen.slug, "members", "m1")
    assert f'<a href="{link}">Person Two' in words(response).split("error-summary__list")[1]


def test_a_problem_in_a_row_within_the_row_is_told_there_and_opens_it(glen: Authority, officer: Client) -> None:
    url = url_of("record-row", glen.slug, "meetings", "board-1")
    form = form_of(officer.get(url), "attendance-count")
    form["attendance-0-kept"] = '{"member": "nobody", "present": true}'
    response = post(officer, url, form)
    assert response.status_code == 422
    page = words(response)
    assert 'name="attendance-0-member"' in page
    assert "there is no such entry under “Seats”" in page


def test_who_may_not_record_sees_no_way_to_and_is_refused(glen: Authority) -> None:
    inspector = client_for(a_person(Role.INSPECTOR, glen))
    for name, key in (("people", "p1"), ("localities", "east"), ("schemes", "scheme-1"), ("members", "m1")):
        for page in (url_of("record-collection", glen.slug, name), url_of("record-row", glen.slug, name, key)):
            response = inspector.get(page)
            assert response.status_code == 200
            shown = words(response)
            assert not [way for way in ("/new/", "/end/", "/replace/", "/remove/", "/none/") if way in shown]
            assert inspector.post(page).status_code in (403, 405)
    for page in ("record-new", "record-none"):
        assert inspector.post(url_of(page, glen.slug, "localities")).status_code == 403
    for page in ("record-end", "record-replace", "record-remove"):
        assert inspector.get(url_of(page, glen.slug, "localities", "east")).status_code == 403
        assert inspector.post(url_of(page, glen.slug, "localities", "east")).status_code == 403
    nothing = inspector.get(url_of("record-row", glen.slug, "establishment", ""))
    assert "Nothing is recorded here yet" in words(nothing)


def test_another_authority_is_not_there_at_all(glen: Authority) -> None:
    other = recorded(small_facts(name="Other Glen"))
    stranger = client_for(a_person(Role.CHIEF_OFFICER, other))
    for page in (
        f"/work/{glen.slug}/records/",
        f"/work/{glen.slug}/public/",
        f"/work/{glen.slug}/records/authority/",
        url_of("record-collection", glen.slug, "people"),
        url_of("record-row", glen.slug, "people", "p1"),
        url_of("record-history", glen.slug, "people", "p1"),
    ):
        assert stranger.get(page).status_code == 404


@pytest.mark.parametrize(
    ("page", "key"),
    [
        ("record-collection", None),
        ("record-new", None),
    ],
)
def test_a_collection_that_there_is_not(glen: Authority, officer: Client, page: str, key: None) -> None:
    assert officer.get(url_of(page, glen.slug, "nothing", key)).status_code == 404


@pytest.mark.parametrize("page", ["record-row", "record-end", "record-replace", "record-remove", "record-history"])
def test_a_row_that_there_is_not(glen: Authority, officer: Client, page: str) -> None:
    assert officer.get(url_of(page, glen.slug, "localities", "nowhere")).status_code == 404


@pytest.mark.parametrize("page", ["record-end", "record-replace"])
def test_what_has_no_days_cannot_end(glen: Authority, officer: Client, page: str) -> None:
    assert officer.get(url_of(page, glen.slug, "people", "p1")).status_code == 404


# Rows within rows, without a script


def test_adding_opening_and_removing_rows_saves_nothing_and_loses_nothing(glen: Authority, officer: Client) -> None:
    url = url_of("record-row", glen.slug, "meetings", "board-1")
    typed = {"notice_available_on_day": "31", "notice_available_on_month": "2", "notice_available_on_year": "2026"}
    page = send(officer, url, step="add:attendance", **typed)
    assert page.status_code == 200
    shown = words(page)
    assert 'value="31"' in shown
    assert "There is a problem" not in shown
    form = form_of(page, "attendance-count")
    assert form["attendance-count"] == "2"
    again = form_of(post(officer, url, form, step="remove:attendance-0"), "attendance-count")
    assert again["attendance-count"] == "1"
    assert rows_of(glen, "meetings").get(key="board-1").version == 1


def test_rows_added_on_the_page_are_recorded(glen: Authority, officer: Client) -> None:
    url = url_of("record-row", glen.slug, "meetings", "board-1")
    page = send(officer, url, step="add:votes")
    form = form_of(page, "votes-count")
    response = post(officer, url, form, **{"votes-0-question": "Agree the plan?", "attendance-none": "on"})
    assert response.status_code == 303
    told = row(glen, "meetings", "board-1")
    assert told["votes"] == [{"id": "agree-the-plan", "question": "Agree the plan?"}]
    assert told["attendance"] == [{"member": "m1", "present": True}]


# Two people at once


def test_the_second_saver_sees_both_and_chooses(glen: Authority, officer: Client) -> None:
    clerk = client_for(a_person(Role.CLERK, glen))
    url = url_of("record-row", glen.slug, "localities", "east")
    mine, theirs = form_of(officer.get(url), "version"), form_of(clerk.get(url), "version")
    assert post(clerk, url, theirs, name="East Glen", **day("first_day", "2026-01-01")).status_code == 303
    conflict = post(officer, url, mine, name="Easter Glen")
    assert conflict.status_code == 409
    page = words(conflict)
    assert "Committee clerk saved it first." in page
    for told in ("What you typed", "What they saved", "Easter Glen", "East Glen", "Different", "1 January 2026"):
        assert told in page
    assert row(glen, "localities", "east")["name"] == "East Glen"
    again = form_of(conflict, "version")
    assert again["name"] == "Easter Glen"
    assert post(officer, url, again).status_code == 303
    assert row(glen, "localities", "east") == {"id": "east", "name": "Easter Glen"}


def test_what_was_taken_out_meanwhile_can_be_saved_as_new(glen: Authority, officer: Client) -> None:
    url = url_of("record-row", glen.slug, "localities", "east")
    mine = form_of(officer.get(url), "version")
    clerk = client_for(a_person(Role.CLERK, glen))
    send(clerk, url_of("record-remove", glen.slug, "localities", "east"), reason="Never was one")
    conflict = post(officer, url, mine, name="Easter Glen")
    assert conflict.status_code == 409
    page = words(conflict)
    assert "They took it out of the record" in page
    new = url_of("record-new", glen.slug, "localities")
    assert f'action="{new}"' in page
    assert post(officer, new, form_of(conflict, "version")).status_code == 303
    assert row(glen, "localities", "easter-glen")["name"] == "Easter Glen"


@pytest.mark.parametrize("page", ["record-end", "record-remove", "record-replace"])
def test_what_changed_meanwhile_is_neither_ended_nor_taken_out_unseen(
    glen: Authority, officer: Client, page: str
) -> None:
    url = url_of(page, glen.slug, "localities", "east")
    form = form_of(officer.get(url), "version")
    send(officer, url_of("record-row", glen.slug, "localities", "east"), name="East Glen")
    typed = {**day("last_day", "2026-03-31"), "reason": "Why", "name": "Glen", **day("from_day", "2026-04-01")}
    conflict = post(officer, url, form, **typed)
    assert conflict.status_code == 409
    assert "Somebody else changed" in words(conflict)
    assert row(glen, "localities", "east")["name"] == "East Glen"
    if page != "record-replace":
        assert post(officer, url, form_of(conflict, "version")).status_code == 303


def test_a_version_that_is_no_number_is_an_old_one(glen: Authority, officer: Client) -> None:
    url = url_of("record-row", glen.slug, "localities", "east")
    assert send(officer, url, version="²").status_code == 409


# Twice


def test_a_form_that_is_sent_twice_is_acted_on_once(glen: Authority, officer: Client) -> None:
    url = url_of("record-new", glen.slug, "localities")
    form = form_of(officer.get(url), "form_number")
    first, second = (post(officer, url, form, name="Upper Glen") for _ in range(2))
    assert (first.status_code, second.status_code) == (303, 303)
    assert first["Location"] == second["Location"]
    assert rows_of(glen, "localities").count() == 3
    assert Event.objects.filter(action="row_recorded").count() == 1


def test_a_change_that_is_sent_twice_is_no_conflict(glen: Authority, officer: Client) -> None:
    url = url_of("record-row", glen.slug, "localities", "east")
    form = form_of(officer.get(url), "version")
    assert [post(officer, url, form, name="East Glen").status_code for _ in range(2)] == [303, 303]
    assert rows_of(glen, "localities").get(key="east").version == 2


def test_going_back_and_typing_something_else_is_not_lost(glen: Authority, officer: Client) -> None:
    url = url_of("record-new", glen.slug, "localities")
    form = form_of(officer.get(url), "form_number")
    post(officer, url, form, name="Upper Glen")
    post(officer, url, form, name="Lower Glen")
    assert {each["name"] for each in plain_facts(glen)["localities"]} == {"East", "West", "Upper Glen", "Lower Glen"}


def test_what_was_refused_is_not_remembered_as_done(glen: Authority, officer: Client) -> None:
    typed = {"person": "p2", "body": "board", "seat": "council_nominee", **day("first_day", "2025-04-01")}
    send(officer, url_of("record-new", glen.slug, "members"), **typed)
    assert not SubmittedForm.objects.exists()
