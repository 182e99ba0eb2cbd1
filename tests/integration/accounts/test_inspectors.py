"""Inspectors: until a day, read only, and everything they see is written down."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.urls import reverse

from comhla.web.access.actors import SYSTEM
from comhla.web.access.roles import Role
from comhla.web.accounts.actions import end_role, give_role
from comhla.web.accounts.models import Grant
from comhla.web.audit.models import Event
from tests.lib.web import TODAY, a_person, client_for

pytestmark = pytest.mark.django_db


@pytest.fixture
def inspector(glen):
    return a_person(Role.INSPECTOR, glen)


def viewed():
    return Event.objects.filter(action="viewed")


def test_a_page_that_an_inspector_sees_is_written_into_the_trail(glen, inspector):
    page = client_for(inspector).get(reverse("work-home", args=[glen.slug]), {"as_at": "2026-01-01"})
    assert page.status_code == 200
    event = viewed().get()
    assert (event.by_name, event.authority, event.kind) == ("Inspector or auditor", glen.slug, "page")
    assert event.subject == f"/work/{glen.slug}/"
    assert event.after == {"route": "work/<slug:slug>/"}


def test_what_an_inspector_is_refused_is_not_a_view(glen, inspector):
    assert client_for(inspector).get(reverse("people", args=[glen.slug])).status_code == 403
    assert not viewed().exists()


def test_pages_that_everybody_may_see_are_not_written_down(glen, inspector):
    client = client_for(inspector)
    for path in (reverse("account_login"), reverse("sign-in-security"), "/"):
        client.get(path)
    assert not viewed().exists()


def test_somebody_with_another_role_there_is_not_watched(glen, inspector):
    give_role(inspector, glen, Role.ANALYST, first_day=TODAY, by=SYSTEM)
    client_for(inspector).get(reverse("work-home", args=[glen.slug]))
    assert not viewed().exists()


def test_an_inspector_of_one_authority_with_work_in_another_is_watched_in_the_first(glen, strath, inspector):
    give_role(inspector, strath, Role.ANALYST, first_day=TODAY, by=SYSTEM)
    client = client_for(inspector)
    for authority in (glen, strath):
        assert client.get(reverse("work-home", args=[authority.slug])).status_code == 200
    assert [event.authority for event in viewed()] == [glen.slug]


def test_officers_are_not_watched(glen, clerk):
    client_for(clerk).get(reverse("work-home", args=[glen.slug]))
    assert not viewed().exists()


def test_what_is_asked_of_the_api_is_written_down(glen, inspector):
    client = client_for(inspector)
    answer = client.get(f"/api/v1/authorities/{glen.slug}")
    assert answer.status_code == 200
    assert client.get("/api/v1/authorities").status_code == 200
    assert [event.subject for event in viewed()] == [f"/api/v1/authorities/{glen.slug}", "/api/v1/authorities"]


def test_the_end_of_access_is_shown_on_the_pages_of_work(glen, inspector):
    text = client_for(inspector).get(reverse("work-home", args=[glen.slug])).content.decode()
    assert "until the end of 31 December 2026" in text


def test_officers_are_shown_no_end(glen, clerk):
    text = client_for(clerk).get(reverse("work-home", args=[glen.slug])).content.decode()
    assert "until the end of" not in text


def test_after_the_last_day_there_is_a_clear_page(glen, inspector):
    end_role(Grant.objects.get(user=inspector), last_day=TODAY - timedelta(days=1), by=SYSTEM)
    for name in ("work-home", "work-duties", "audit"):
        page = client_for(inspector).get(reverse(name, args=[glen.slug]))
        text = page.content.decode()
        assert page.status_code == 403
        assert "You could see Glen Test until the end of 21 November 2026" in text
        assert "mailto:" in text
    assert not viewed().exists()


def test_an_authority_that_one_never_had_access_to_is_not_there(strath, inspector):
    assert client_for(inspector).get(reverse("work-home", args=[strath.slug])).status_code == 404


def test_a_page_that_is_not_there_is_not_explained_by_access(glen, inspector):
    assert client_for(inspector).get(f"/work/{glen.slug}/nonsense/").status_code == 404


def test_an_inspector_changes_nothing(glen, inspector, administrator):
    client = client_for(inspector)
    for name, args in (("people-invite", []), ("role-new", [administrator.pk]), ("person-leaves", [administrator.pk])):
        assert client.post(reverse(name, args=[glen.slug, *args]), {"name": "x"}).status_code == 403
    assert not Role.INSPECTOR.writes


@pytest.mark.parametrize(("last_day", "opens"), [(TODAY, 200), (TODAY - timedelta(days=1), 403)])
def test_the_last_day_counts(glen, last_day, opens):
    user = a_person(None, None)
    give_role(user, glen, Role.INSPECTOR, first_day=date(2026, 10, 1), last_day=last_day, by=SYSTEM)
    assert client_for(user).get(reverse("work-home", args=[glen.slug])).status_code == opens
