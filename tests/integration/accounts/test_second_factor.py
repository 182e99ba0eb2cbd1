"""The second proof of who somebody is."""

from __future__ import annotations

import re
from datetime import UTC, datetime

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.test import Client
from django.urls import reverse

from comhla.web import clock
from comhla.web.access.roles import Role
from comhla.web.accounts.adapters import MFAAdapter
from comhla.web.accounts.middleware import WITHOUT_SECOND_FACTOR
from tests.lib.web import PASSWORD, a_person, client_for

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _second_factor_is_asked_for(settings):
    settings.SECOND_FACTOR_REQUIRED = True


def code_of(secret):
    return format_hotp_value(hotp_value(secret, next(iter(yield_hotp_counters_from_time()))))


def set_up_app(client):
    page = client.get(reverse("mfa_activate_totp"))
    secret = re.search(r'id="authenticator_secret">(\w+)<', page.content.decode())[1]
    done = client.post(reverse("mfa_activate_totp"), {"code": code_of(secret)}, follow=True)
    assert done.status_code == 200
    return secret, done.content.decode()


@pytest.mark.parametrize("role", Role)
def test_roles_that_write_need_one_before_they_reach_the_workspace(glen, role):
    client = client_for(a_person(role, glen))
    response = client.get(reverse("work"))
    assert (response.url == reverse("second-factor")) is role.writes
    home = client.get(reverse("work-home", args=[glen.slug]))
    if role.writes:
        assert home.url == reverse("second-factor")
    else:
        assert home.status_code == (403 if role.is_lay else 200)


def test_the_page_says_how_to_set_one_up(clerk):
    text = client_for(clerk).get(reverse("second-factor")).content.decode()
    assert reverse("mfa_add_webauthn") in text
    assert reverse("mfa_activate_totp") in text
    assert "mailto:" in text
    security = client_for(clerk).get(reverse("sign-in-security")).content.decode()
    assert "Your role needs a second step" in security


def test_posting_needs_one_too(glen, administrator):
    response = client_for(administrator).post(reverse("people-invite", args=[glen.slug]), {"name": "x"})
    assert response.url == reverse("second-factor")


def test_the_api_gives_nothing_that_needs_a_role_before_it(glen, clerk, settings):
    client = client_for(clerk)
    path = f"/api/v1/authorities/{glen.slug}/evidence"
    before = client.get(path).status_code
    settings.SECOND_FACTOR_REQUIRED = False
    assert (before, client.get(path).status_code) == (403, 200)


def test_what_is_open_without_one_is_what_is_needed_to_set_one_up(clerk):
    client = client_for(clerk)
    for name in WITHOUT_SECOND_FACTOR - {"account_logout"}:
        response = client.get(reverse(name))
        assert response.get("Location") != reverse("second-factor"), name


def test_somebody_sets_up_an_app_and_reaches_their_work(glen, clerk):
    client = Client()
    client.post(reverse("account_login"), {"login": clerk.email, "password": PASSWORD})
    _secret, shown = set_up_app(client)
    assert "Your recovery codes" in shown
    assert len(re.findall(r"<li><code>", shown)) == 10
    assert client.get(reverse("second-factor")).url == reverse("work")
    assert client.get(reverse("work")).url == reverse("work-home", args=[glen.slug])
    download = client.get(reverse("mfa_download_recovery_codes"))
    assert download["Content-Type"].startswith("text/plain")


def test_a_while_after_signing_in_the_password_is_asked_for_again(clerk, monkeypatch):
    client = Client()
    client.post(reverse("account_login"), {"login": clerk.email, "password": PASSWORD})
    later = clock.now().timestamp() + 601
    monkeypatch.setattr("time.time", lambda: later)
    monkeypatch.setattr("comhla.web.clock.now", lambda: datetime.fromtimestamp(later, UTC))
    page = client.get(reverse("mfa_activate_totp"), follow=True)
    text = page.content.decode()
    assert "Show once more that it is you" in text
    assert 'autocomplete="current-password"' in text
    back = client.post(page.redirect_chain[-1][0], {"password": PASSWORD}, follow=True)
    assert "Set up an app for codes" in back.content.decode()


def test_signing_in_then_asks_for_a_code(clerk, monkeypatch):
    client = Client()
    client.post(reverse("account_login"), {"login": clerk.email, "password": PASSWORD})
    secret, _shown = set_up_app(client)
    fresh = Client()
    response = fresh.post(reverse("account_login"), {"login": clerk.email, "password": PASSWORD})
    assert response.url == reverse("mfa_authenticate")
    assert fresh.get(reverse("work")).url.startswith(reverse("account_login")), "not signed in yet"
    page = fresh.get(response.url).content.decode()
    assert 'autocomplete="one-time-code"' in page
    wrong = fresh.post(response.url, {"code": "000000"})
    assert wrong.status_code == 422
    assert "This code is not right" in wrong.content.decode()
    later = clock.now().timestamp() + 31
    monkeypatch.setattr("time.time", lambda: later)
    assert fresh.post(response.url, {"code": code_of(secret)}).url == reverse("work")


def test_a_recovery_code_opens_once(clerk):
    client = Client()
    client.post(reverse("account_login"), {"login": clerk.email, "password": PASSWORD})
    set_up_app(client)
    code = RecoveryCodes(Authenticator.objects.get(type="recovery_codes")).get_unused_codes()[0]
    statuses = []
    for _ in range(2):
        fresh = Client()
        fresh.post(reverse("account_login"), {"login": clerk.email, "password": PASSWORD})
        statuses.append(fresh.post(reverse("mfa_authenticate"), {"code": code}).status_code)
    assert statuses == [302, 422]


def test_secrets_are_kept_so_that_the_database_alone_is_of_no_use(clerk):
    client = Client()
    client.post(reverse("account_login"), {"login": clerk.email, "password": PASSWORD})
    secret, _shown = set_up_app(client)
    assert secret not in str(list(Authenticator.objects.values()))


def test_after_a_change_of_the_secret_key_no_code_is_right(settings):
    kept = MFAAdapter().encrypt("words")
    assert MFAAdapter().decrypt(kept) == "words"
    settings.SECRET_KEY = "another key, quite another, and long enough"
    assert MFAAdapter().decrypt(kept) == ""


def test_an_address_that_the_package_holds_for_unchecked_does_not_stand_in_the_way(clerk):
    """It makes such a row when a password is renewed; our addresses were checked by an invitation."""
    EmailAddress.objects.create(user=clerk, email=clerk.email, verified=False)
    client = Client()
    client.post(reverse("account_login"), {"login": clerk.email, "password": PASSWORD})
    set_up_app(client)


def test_stopping_the_app_closes_the_work_again(glen, clerk):
    client = Client()
    client.post(reverse("account_login"), {"login": clerk.email, "password": PASSWORD})
    set_up_app(client)
    index = client.get(reverse("mfa_index")).content.decode()
    assert "Stop using the app" in index
    assert "10 codes left" in index
    page = client.get(reverse("mfa_deactivate_totp"))
    assert "Stop using the app for codes" in page.content.decode()
    client.post(reverse("mfa_deactivate_totp"))
    assert client.get(reverse("work-home", args=[glen.slug])).url == reverse("second-factor")


def test_pages_of_the_second_step_are_ours(clerk, django_assert_max_num_queries):
    client = Client()
    client.post(reverse("account_login"), {"login": clerk.email, "password": PASSWORD})
    names = ["mfa_activate_totp", "mfa_add_webauthn", "mfa_list_webauthn", "mfa_index"]
    pages = [client.get(reverse(name)) for name in names]
    set_up_app(client)
    later = ["mfa_deactivate_totp", "mfa_view_recovery_codes", "mfa_generate_recovery_codes", "mfa_reauthenticate"]
    pages += [client.get(reverse(name)) for name in later]
    for page in pages:
        text = page.content.decode()
        assert page.status_code == 200
        assert text.count("<h1") == 1
        assert 'class="ds_page"' in text
        assert not re.search(r"<script(?![^>]*(src=|application/json))", text)
    titles = [page.content.decode().split("<title>")[1].split("</title>")[0] for page in pages]
    assert len(set(titles)) == len(titles)


def test_where_it_is_not_asked_for_nobody_is_stopped(glen, clerk, settings):
    settings.SECOND_FACTOR_REQUIRED = False
    assert client_for(clerk).get(reverse("work-home", args=[glen.slug])).status_code == 200
