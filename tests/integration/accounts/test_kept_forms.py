"""A session that ended while somebody was typing keeps what was typed."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from comhla.web import clock
from comhla.web.accounts.kept_form import IN_SESSION, MOST_CHARACTERS
from comhla.web.accounts.models import Invitation
from tests.lib.web import PASSWORD

pytestmark = pytest.mark.django_db
TYPED = {
    "name": "Guest & <Co>",
    "email": "guest@example.org",
    "role": "analyst",
    "first_day_day": "1",
    "first_day_month": "12",
    "first_day_year": "2026",
    "reason": "Two\nlines",
}


@pytest.fixture
def address(glen):
    return reverse("people-invite", args=[glen.slug])


def sign_in(client, user, **more):
    return client.post(reverse("account_login"), {"login": user.email, "password": PASSWORD, **more})


def test_what_was_typed_is_shown_kept_and_sent_again_after_sign_in(client, address, administrator):
    page = client.post(address, TYPED)
    text = page.content.decode()
    assert page.status_code == 403
    assert "what you typed is kept" in text
    assert "Guest &amp; &lt;Co&gt;" in text
    assert not Invitation.objects.exists()
    login = re.search(r'href="([^"]*login[^"]*next=[^"]*)"', text)[1]
    then = re.search(r'name="next" value="([^"]+)"', client.get(login).content.decode())[1]
    there = sign_in(client, administrator, next=then)
    assert there.url == reverse("kept-form")
    shown = client.get(there.url).content.decode()
    form = re.search(rf'<form[^>]*action="{address}".*?</form>', shown, re.DOTALL)[0]
    again = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', form))
    assert again.pop("csrfmiddlewaretoken")
    assert again["name"] == "Guest &amp; &lt;Co&gt;"
    response = client.post(address, {**again, "name": TYPED["name"]})
    assert response.url == reverse("people", args=[address.split("/")[2]])
    assert Invitation.objects.get().name == TYPED["name"]
    assert "Nothing is kept" in client.get(reverse("kept-form")).content.decode(), "once sent, it is kept no longer"


def test_work_leads_to_what_is_kept(client, address, administrator):
    client.post(address, TYPED)
    sign_in(client, administrator)
    assert client.get(reverse("work")).url == reverse("kept-form")


def test_it_can_be_thrown_away(client, address, administrator):
    client.post(address, TYPED)
    sign_in(client, administrator)
    assert client.post(reverse("kept-form")).url == reverse("work")
    assert IN_SESSION not in client.session


def test_passwords_tokens_and_files_are_not_kept(client, glen):
    upload = SimpleUploadedFile("plan.pdf", b"%PDF secret words")
    values = {
        "title": "Plan",
        "oldpassword": "hunter2",
        "credential": "abc",
        "csrfmiddlewaretoken": "t",
        "file": upload,
    }
    page = client.post(reverse("people-invite", args=[glen.slug]), values)
    kept = client.session[IN_SESSION]
    assert kept["fields"] == [["title", "Plan"]]
    assert kept["had_files"] is True
    assert "Files are not kept" in page.content.decode()
    assert "hunter2" not in page.content.decode()


def test_it_is_kept_for_an_hour(client, address, administrator, monkeypatch):
    client.post(address, TYPED)
    sign_in(client, administrator)
    later = clock.now() + timedelta(minutes=61)
    monkeypatch.setattr("comhla.web.accounts.kept_form.clock.now", lambda: later)
    assert "Nothing is kept" in client.get(reverse("kept-form")).content.decode()
    assert IN_SESSION not in client.session


def test_what_is_very_long_is_shown_to_copy_and_not_kept(client, address):
    page = client.post(address, {"reason": "x" * (MOST_CHARACTERS + 1)})
    assert "too long to keep" in page.content.decode()
    assert IN_SESSION not in client.session


def test_every_value_of_a_field_is_kept(client, address):
    client.post(address, {"groups": ["a", "b"], "version": "3"})
    assert client.session[IN_SESSION]["fields"] == [["groups", "a"], ["groups", "b"], ["version", "3"]]


@pytest.mark.parametrize("values", [{}, {"reason": "  "}, {"version": "3", "next": "/"}])
def test_where_nothing_was_typed_sign_in_comes_straight_away(client, address, values):
    response = client.post(address, values)
    assert response.status_code == 302
    assert response.url == f"{reverse('account_login')}?next={reverse('work')}"
    assert IN_SESSION not in client.session


def test_nothing_is_kept_for_a_form_from_another_site(glen, address):
    client = Client(enforce_csrf_checks=True)
    assert client.post(address, TYPED).status_code == 403
    assert IN_SESSION not in client.session


def test_keeping_is_limited(client, address):
    answers = [client.post(address, TYPED).status_code for _ in range(61)]
    assert answers[:60] == [403] * 60
    assert answers[60] == 302


def test_another_form_does_not_throw_away_what_is_kept(client, address, administrator):
    client.post(address, TYPED)
    sign_in(client, administrator)
    client.post(reverse("contact-details"), {"telephone": "1", "contact_by": "letter"})
    assert IN_SESSION in client.session
