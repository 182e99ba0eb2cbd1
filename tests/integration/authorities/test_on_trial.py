"""What somebody who records facts found hard: ways back, days to come, replacing, conflicts and long lists."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from comhla.web.access.roles import Role
from comhla.web.audit.models import Event
from comhla.web.authorities.facts import plain_facts
from comhla.web.authorities.models import Authority
from comhla.web.authorities.views.desk import url_of
from tests.lib.forms import day, form_of, post, send, words
from tests.lib.web import a_person, client_for, recorded, small_facts

pytestmark = pytest.mark.django_db
BACK = "/work/glen-test/duties/"


def seat(key: str, **more: Any) -> dict[str, Any]:
    return {"id": key, "person": "p2", "body": "board", "seat": "nurse", "first_day": "2020-01-01", **more}


# Ways back


@pytest.mark.parametrize("collection", ["plans", "people", "localities", "schemes", "functions"])
def test_add_keeps_the_way_back_and_the_field_that_is_wanted(glen: Authority, officer: Client, collection: str) -> None:
    page = words(officer.get(url_of("record-collection", glen.slug, collection), {"next": BACK, "field": "address"}))
    new = url_of("record-new", glen.slug, collection)
    assert f'href="{new}?next=%2Fwork%2Fglen-test%2Fduties%2F&amp;field=address"' in page


def test_add_without_a_way_back_asks_nothing(glen: Authority, officer: Client) -> None:
    page = words(officer.get(url_of("record-collection", glen.slug, "plans"), {"as_at": "2026-01-01"}))
    assert f'href="{url_of("record-new", glen.slug, "plans")}"' in page


def test_of_what_there_is_one_the_way_back_is_kept(glen: Authority, officer: Client) -> None:
    response = officer.get(url_of("record-collection", glen.slug, "establishment"), {"next": BACK}, follow=True)
    assert response.redirect_chain[-1][0].endswith("/new/?next=%2Fwork%2Fglen-test%2Fduties%2F")
    assert form_of(response, "form_number")["next"] == BACK


def test_after_saving_one_goes_back_and_the_message_leads_to_the_row(glen: Authority, officer: Client) -> None:
    url = url_of("record-new", glen.slug, "localities") + f"?next={BACK}"
    response = send(officer, url, name="<North> & 100%")
    assert (response.status_code, response["Location"]) == (303, BACK)
    page = words(officer.get(url_of("record-collection", glen.slug, "people")))
    link = url_of("record-row", glen.slug, "localities", "north-100")
    assert f'Recorded: <a href="{link}">&lt;North&gt; &amp; 100%</a>.' in page


def test_ending_says_which_row_it_was(glen: Authority, officer: Client) -> None:
    send(officer, url_of("record-end", glen.slug, "members", "m1"), **day("last_day", "2026-03-31"))
    page = words(officer.get(url_of("record-collection", glen.slug, "members")))
    assert f'<a href="{url_of("record-row", glen.slug, "members", "m1")}">Person Two, Council nominee' in page


def test_the_page_of_the_authority_leads_back(glen: Authority, officer: Client) -> None:
    url = f"/work/{glen.slug}/records/authority/?next={BACK}"
    assert send(officer, url, **day("recorded_from", "2020-01-01"))["Location"] == BACK


# Days to come


def test_a_day_to_come_is_recorded_and_told_once(glen: Authority, officer: Client) -> None:
    told = "Recorded for 25 November 2026, which is still to come; it counts from then."
    url = url_of("record-row", glen.slug, "meetings", "board-1")
    response = send(officer, url, **day("notice_available_on", "2026-11-25"))
    assert response.status_code == 303
    assert told in words(officer.get(response["Location"]))
    assert plain_facts(glen)["meetings"][0]["notice_available_on"] == "2026-11-25"
    response = send(officer, url, reason="Again")
    assert told not in words(officer.get(response["Location"]))


# Replacing


def test_who_replaces_is_asked_why_the_present_one_left(glen: Authority, officer: Client) -> None:
    url = url_of("record-replace", glen.slug, "members", "m1")
    page = officer.get(url)
    shown, form = words(page), form_of(page, "version")
    assert "Why did the present one leave?" in shown
    assert "last_day_day" not in form
    assert "left_because" not in form
    assert shown.index('name="term_last_day_day"') < shown.index("More that can be recorded")
    typed = {"person": "p1", "present_left_because": "resigned", "reason": "Letter", **day("from_day", "2026-04-01")}
    assert post(officer, url, form, **typed).status_code == 303
    old, new = plain_facts(glen)["members"]
    assert (old["last_day"], old["left_because"]) == ("2026-03-31", "resigned")
    assert "left_because" not in new
    assert {each.reason for each in Event.objects.order_by("-number")[:2]} == {"Letter"}


def test_where_no_field_says_why_the_reason_does(glen: Authority, officer: Client) -> None:
    url = url_of("record-replace", glen.slug, "officers", "co")
    form = form_of(officer.get(url), "version")
    assert "present_left_because" not in form
    assert "Why did the present one leave?" in words(officer.get(url))
    assert post(officer, url, form, person="p2", **day("from_day", "2026-04-01")).status_code == 303


def test_everything_wrong_stands_in_one_summary_in_the_order_of_the_page(glen: Authority, officer: Client) -> None:
    page = words(send(officer, url_of("record-replace", glen.slug, "members", "m1")))
    assert page.count('id="error-summary"') == 1
    first, second = "From which day?: Enter a day, a month and a year.", "Person: Choose one."
    assert page.index(first) < page.index(second)
    assert "<title>Error: Replace from a day" in page


def test_a_step_is_no_complaint(glen: Authority, officer: Client) -> None:
    page = send(officer, url_of("record-replace", glen.slug, "members", "m1"), step="add:disqualifications")
    assert page.status_code == 200
    assert "Enter a day, a month and a year." not in words(page)


@pytest.mark.parametrize(("kind", "is_shown"), [("nurse", True), ("unpaid_carer", True), ("staff", False)])
def test_conditions_are_asked_of_clinical_and_lay_seats(kind: str, is_shown: bool) -> None:
    glen = recorded(small_facts(members=[seat("m", seat=kind)]))
    client = client_for(a_person(Role.PLANNING_OFFICER, glen))
    page = words(client.get(url_of("record-row", glen.slug, "members", "m")))
    assert (page.index('name="meets_conditions_of_seat"') < page.index("More that can be recorded")) is is_shown


# Two people at once


def test_what_differs_is_in_sight_and_the_title_says_conflict(glen: Authority, officer: Client) -> None:
    url = url_of("record-row", glen.slug, "members", "m1")
    mine = form_of(officer.get(url), "version")
    send(officer, url, **day("notice_on", "2026-01-01"))
    page = words(post(officer, url, mine, is_councillor="yes"))
    assert "<title>Conflict:" in page
    for name in ("notice_on_day", "is_councillor"):
        assert page.index(f'name="{name}"') < page.index("More that can be recorded")


def test_other_pages_with_errors_say_so_first(glen: Authority, officer: Client) -> None:
    for url in (
        url_of("record-end", glen.slug, "members", "m1"),
        url_of("record-remove", glen.slug, "members", "m1"),
        f"/work/{glen.slug}/records/authority/",
    ):
        typed = {"recorded_from_day": "99", "reason": ""}
        response = send(officer, url, **typed)
        assert response.status_code == 422
        assert "<title>Error:" in words(response)
    response = send(
        officer, url_of("record-end", glen.slug, "members", "m1"), version="9", **day("last_day", "2026-01-01")
    )
    assert "<title>Conflict:" in words(response)


# Lists


def test_seats_are_told_apart_with_the_present_ones_first_and_by_body() -> None:
    seats = [seat("old", last_day="2024-12-31"), seat("now", first_day="2025-01-01"), seat("audit", body="audit")]
    committees = [{"id": "audit", "name": "Audit committee", "set_up_on": "2016-01-01"}]
    glen = recorded(small_facts(members=seats, committees=committees))
    client = client_for(a_person(Role.PLANNING_OFFICER, glen))
    url = url_of("record-collection", glen.slug, "members")
    page = words(client.get(url))
    now, old = "Person Two, since 1 January 2025<", "Person Two, 1 January 2020 to 31 December 2024<"
    assert page.index(now) < page.index(old)
    assert 'href="?body=audit"' in page
    found = words(client.get(url + "?body=audit"))
    assert "Person Two, since 1 January 2020<" in found
    assert now not in found
    dated = words(client.get(url + "?as_at=2024-05-15"))
    assert "Seats on 15 May 2024 –" in dated
    assert "2 rows on 15 May 2024" in dated
    assert now not in dated


def test_the_day_of_the_workspace_is_kept_in_the_register(glen: Authority, officer: Client) -> None:
    page = words(officer.get(f"/work/{glen.slug}/records/?as_at=2024-05-15"))
    members, plans = (url_of("record-collection", glen.slug, name) for name in ("members", "meetings"))
    assert f'href="{members}?as_at=2024-05-15"' in page
    assert f'href="{plans}"' in page
    assert f'href="/work/{glen.slug}/duties/?as_at=2024-05-15"' in page
    assert f'href="/work/{glen.slug}/records/?as_at=2024-05-15"' in words(officer.get(members + "?as_at=2024-05-15"))


# Words


def test_a_hint_that_only_repeats_its_label_is_left_out(glen: Authority, officer: Client) -> None:
    page = words(officer.get(url_of("record-new", glen.slug, "members")))
    assert "First day in the seat" in page
    assert "The first day in the seat." not in page
    assert "where it has been left." in page


def test_what_is_missing_says_what_to_enter(glen: Authority, officer: Client) -> None:
    page = words(send(officer, url_of("record-new", glen.slug, "payments")))
    assert "Fill this in." not in page
    assert "This field is required." not in page
    page = words(send(officer, url_of("record-new", glen.slug, "functions"), having="scheme", scheme=""))
    assert "Scheme that delegates it: Choose one." in page
