"""Signing in by password, closing, limits, and the pages round it."""

from __future__ import annotations

import re

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse

from comhla.web.access.actors import SYSTEM
from comhla.web.access.roles import Role
from comhla.web.accounts.actions import end_role, record_leaver
from comhla.web.accounts.models import Grant
from tests.lib.web import PASSWORD, TODAY, a_person, client_for

pytestmark = pytest.mark.django_db


def sign_in(client: Client, email: str, password: str = PASSWORD, **more: str):
    return client.post(reverse("account_login"), {"login": email, "password": password, **more})


def test_somebody_signs_in_by_password(client, clerk):
    response = sign_in(client, clerk.email)
    assert response.status_code == 302
    assert response.url == reverse("work")


def test_capitals_in_the_address_do_not_matter(client, clerk):
    assert sign_in(client, clerk.email.upper()).status_code == 302


def test_a_wrong_password_and_an_unknown_address_get_the_same_answer(client, clerk):
    wrong, unknown = sign_in(client, clerk.email, "no"), sign_in(client, "nobody@example.org", "no")
    assert wrong.status_code == unknown.status_code == 422
    assert b"Error:" in wrong.content
    assert "This e-mail address and this password do not go together." in wrong.text
    clean = [re.sub(rb'value="[^"]*"', b"", each.content) for each in (wrong, unknown)]
    assert clean[0] == clean[1]


def test_signing_in_is_limited(client, clerk):
    statuses = [sign_in(client, clerk.email, "no").status_code for _ in range(6)]
    assert statuses[:5] == [422] * 5
    blocked = sign_in(client, clerk.email)
    assert blocked.status_code != 302, "even the right password waits"


def test_signing_in_needs_the_token_of_the_form(clerk):
    response = sign_in(Client(enforce_csrf_checks=True), clerk.email)
    assert response.status_code == 403


def test_sign_up_is_closed(client, db):
    page = client.get(reverse("account_signup"))
    assert "You need an invitation" in page.content.decode()
    client.post(reverse("account_signup"), {"email": "me@example.org", "password1": PASSWORD, "password2": PASSWORD})
    assert sign_in(client, "me@example.org").status_code == 422


def test_somebody_who_left_cannot_sign_in(client, glen, clerk):
    record_leaver(clerk, on=TODAY.replace(day=21), by=SYSTEM, authority=glen)
    assert sign_in(client, clerk.email).status_code != 302 or "inactive" in sign_in(client, clerk.email).url


def test_somebody_who_left_on_a_day_to_come_may_until_then(client, glen, clerk):
    record_leaver(clerk, on=TODAY.replace(day=30), by=SYSTEM, authority=glen)
    assert sign_in(client, clerk.email).url == reverse("work")


def test_somebody_whose_last_day_was_yesterday_is_refused_at_the_door(client, glen, clerk):
    record_leaver(clerk, on=TODAY.replace(day=30), by=SYSTEM, authority=glen)
    type(clerk).objects.filter(pk=clerk.pk).update(left_on=TODAY.replace(day=21))
    assert sign_in(client, clerk.email).url == reverse("account_inactive")


def test_a_session_ends_when_the_account_closes(glen, clerk):
    client = client_for(clerk)
    assert client.get(reverse("sign-in-security")).status_code == 200
    record_leaver(clerk, on=TODAY.replace(day=21), by=SYSTEM, authority=glen)
    assert reverse("account_login") in client.get(reverse("sign-in-security")).url


def test_a_forgotten_password_is_renewed_by_a_link(client, clerk):
    client.post(reverse("account_reset_password"), {"email": clerk.email})
    letter = mail.outbox[-1]
    assert letter.to == [clerk.email]
    assert "example.com" not in letter.body
    link = re.search(r"https?://[^/]+(/\S+)", letter.body)[1]
    page = client.get(link, follow=True)
    assert "Choose a new password" in page.content.decode()
    new = "five purple lorries sing"
    done = client.post(page.redirect_chain[-1][0], {"password1": new, "password2": new}, follow=True)
    assert "Your password is changed" in done.content.decode()
    assert sign_in(Client(), clerk.email, new).status_code == 302
    assert "can no longer be used" in client.get(link, follow=True).content.decode()


def test_nobody_is_written_to_who_has_no_account(client, db):
    page = client.post(reverse("account_reset_password"), {"email": "stranger@example.org"}, follow=True)
    assert "Look into your e-mail" in page.content.decode()
    assert mail.outbox == []


def test_changing_the_password_is_told_by_e_mail(clerk):
    client = client_for(clerk)
    new = "five purple lorries sing"
    values = {"oldpassword": PASSWORD, "password1": new, "password2": new}
    assert client.post(reverse("account_change_password"), values).status_code == 302
    assert mail.outbox[-1].to == [clerk.email]
    assert "If it was not you" in mail.outbox[-1].body


PAGES = [
    "account_login",
    "account_signup",
    "account_reset_password",
    "account_reset_password_done",
    "account_inactive",
    "account_reset_password_from_key_done",
    "socialaccount_login_cancelled",
    "socialaccount_login_error",
    "sign-in-link",
    "sign-in-link-sent",
]
OWN_PAGES = [
    "account_logout",
    "account_change_password",
    "account_reauthenticate",
    "account_email_verification_sent",
    "mfa_index",
    "mfa_list_webauthn",
    "usersessions_list",
    "socialaccount_connections",
    "sign-in-security",
    "contact-details",
    "my-page",
    "kept-form",
]


@pytest.mark.parametrize("name", PAGES)
def test_pages_open_to_all_are_ours_with_one_heading(client, db, name, django_assert_max_num_queries):
    with django_assert_max_num_queries(25):
        page = client.get(reverse(name))
    must_be_ours(page)


@pytest.mark.parametrize("name", OWN_PAGES)
def test_pages_of_ones_own_are_ours_with_one_heading(clerk, name, django_assert_max_num_queries):
    client = client_for(clerk)
    with django_assert_max_num_queries(25):
        page = client.get(reverse(name))
    must_be_ours(page)


@pytest.mark.parametrize("name", OWN_PAGES)
def test_pages_of_ones_own_need_sign_in(client, db, name):
    page = client.get(reverse(name))
    assert page.status_code == 302


def must_be_ours(page):
    text = page.content.decode()
    assert page.status_code in {200, 401}, page.get("Location")
    assert text.count("<h1") == 1
    assert 'class="ds_page"' in text
    assert not re.search(r"<script(?![^>]*(src=|application/json))", text), "no inline script"
    assert "placeholder=" not in text.split("<main")[1]
    assert "style=" not in text


def test_the_form_of_sign_in_says_what_browsers_may_fill_in(client, db):
    text = client.get(reverse("account_login")).content.decode()
    assert 'autocomplete="username"' in text
    assert 'autocomplete="current-password"' in text
    assert "onpaste" not in text


def test_the_address_of_an_account_is_not_changed_by_its_owner(clerk):
    response = client_for(clerk).post(reverse("account_email"), {"email": "other@example.org", "action_add": ""})
    assert response.status_code == 302
    assert response.url == reverse("sign-in-security")
    clerk.refresh_from_db()
    assert clerk.email.startswith("committee-clerk")


def test_sessions_are_listed_and_ended_everywhere_else(clerk):
    here, elsewhere = Client(), Client()
    for each in (here, elsewhere):
        sign_in(each, clerk.email)
    text = here.get(reverse("usersessions_list"), headers={"user-agent": ""}).text
    assert "Sign out everywhere else" in text
    assert "Unknown browser" in text
    assert "22 November 2026, " in text
    here.post(reverse("usersessions_list"))
    assert here.get(reverse("sign-in-security")).status_code == 200
    assert elsewhere.get(reverse("sign-in-security")).status_code == 302


def test_nobody_comes_in_who_has_no_role_but_sees_why(client, glen):
    nobody = a_person(None, None)
    page = client_for(nobody).get(reverse("work"))
    assert "You have no role at present" in page.content.decode()


def test_a_role_that_ended_yesterday_opens_nothing(glen, clerk):
    end_role(Grant.objects.get(user=clerk, role=Role.CLERK), last_day=TODAY.replace(day=21), by=SYSTEM)
    page = client_for(clerk).get(reverse("people", args=[glen.slug]))
    assert page.status_code == 403
    assert "Your access has ended" in page.content.decode()
    assert "21 November 2026" in page.content.decode()
