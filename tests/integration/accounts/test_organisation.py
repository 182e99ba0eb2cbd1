"""Sign-in through an organisation, against a real OpenID Connect provider on this machine."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

import oidc_provider_mock
import pytest
import requests
from django.core import mail
from django.test import Client
from django.urls import reverse

from comhla.web.access.actors import SYSTEM
from comhla.web.access.roles import Role
from comhla.web.accounts.actions import give_role
from comhla.web.accounts.models import Grant, User
from comhla.web.accounts.role_map import read_role_map
from comhla.web.audit.models import Event
from tests.lib.web import TODAY, a_person

pytestmark = [
    pytest.mark.django_db,
    # The provider's own library says which of its parts will go. That is its makers' to mend.
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),
    pytest.mark.filterwarnings("ignore::authlib.deprecate.AuthlibDeprecationWarning"),
]


@pytest.fixture(scope="module")
def provider():
    """The address of a provider that runs on the loopback interface for these tests."""
    with oidc_provider_mock.run_server_in_thread() as server:
        yield f"http://localhost:{server.server_port}"


@pytest.fixture(autouse=True)
def _set_up(settings, provider, glen):
    settings.OIDC_NAME = "Glen Council"
    settings.OIDC_ROLES = read_role_map(
        f"clerks=clerk@{glen.slug};planners=planning_officer@{glen.slug};ghosts=clerk@nowhere"
    )
    settings.SOCIALACCOUNT_PROVIDERS = {
        "openid_connect": {
            "OAUTH_PKCE_ENABLED": True,
            "APPS": [
                {
                    "provider_id": "organisation",
                    "name": "Glen Council",
                    "client_id": "comhla",
                    "secret": "a secret of the provider",
                    "settings": {"server_url": provider},
                }
            ],
        }
    }


@pytest.fixture
def known(provider):
    """Tell the provider who somebody is."""

    def known(sub, **claims):
        response = requests.put(f"{provider}/users/{sub}", json=claims, timeout=10)
        assert response.status_code < 300, response.text

    return known


def walk(sub, client=None, process="login"):
    """Sign in at the provider as somebody, as a browser does: there, and back."""
    client = client or Client()
    begin = f"{reverse('openid_connect_login', args=['organisation'])}?process={process}"
    there = client.post(begin).url
    assert "code_challenge=" in there
    back = requests.post(there, data={"sub": sub}, allow_redirects=False, timeout=10)
    assert back.status_code in {302, 303}, back.text
    parts = urlsplit(back.headers["Location"])
    return client, client.get(f"{parts.path}?{parts.query}")


def is_in(client):
    return client.get(reverse("sign-in-security")).status_code == 200


def roles_of(user):
    return {(grant.role, grant.last_day) for grant in Grant.objects.filter(user=user)}


def test_the_page_of_sign_in_offers_it(client):
    text = client.get(reverse("account_login")).content.decode()
    assert "Sign in with Glen Council" in text
    page = client.get(reverse("openid_connect_login", args=["organisation"])).content.decode()
    assert "You go on to the sign-in page of Glen Council" in page


def test_somebody_in_a_mapped_group_gets_an_account_with_the_role(glen, known):
    known("u1", email="New@Glen.example", email_verified=True, name="New Clerk", groups=["clerks", "others"])
    client, response = walk("u1")
    assert response.url == reverse("work")
    assert is_in(client)
    user = User.objects.get(email="new@glen.example")
    assert user.name == "New Clerk"
    assert not user.has_usable_password()
    grant = Grant.objects.get(user=user)
    assert (grant.role, grant.first_day, grant.from_organisation) == ("clerk", TODAY, True)
    assert grant.granted_by == "Glen Council"
    assert Event.objects.filter(action="role_given").last().by_name == "Glen Council"


def test_an_existing_account_is_connected_by_a_checked_address(known, member):
    known("u2", email=member.email.upper(), email_verified=True, groups=["planners"])
    client, _response = walk("u2")
    assert is_in(client)
    assert ("planning_officer", None) in roles_of(member)
    assert ("board_member", None) in roles_of(member), "what was given by hand stays"
    assert member.check_password("correct horse battery staple")
    assert mail.outbox[-1].to == [member.email], "the owner is told"


@pytest.mark.parametrize("claims", [{"email_verified": False}, {}])
def test_an_address_that_was_not_checked_connects_nothing(known, member, claims):
    known("u3", email=member.email, groups=["clerks"], **claims)
    client, response = walk("u3")
    assert response.status_code == 403
    text = response.content.decode()
    assert "You have no role here" in text
    assert "has checked your e-mail address" in text
    assert not is_in(client)
    assert ("clerk", None) not in roles_of(member)


@pytest.mark.parametrize("groups", [["others"], [], ["ghosts-of-old"]])
def test_somebody_in_no_mapped_group_gets_a_clear_page_and_no_account(known, groups):
    known("u4", email="visitor@glen.example", email_verified=True, groups=groups)
    client, response = walk("u4")
    assert response.status_code == 403
    text = response.content.decode()
    assert "visitor@glen.example" in text
    assert "right group" in text
    assert "mailto:" in text
    assert not is_in(client)
    assert not User.objects.filter(email="visitor@glen.example").exists()


def test_roles_follow_the_groups_at_each_sign_in(glen, known):
    known("u5", email="mover@glen.example", email_verified=True, groups=["clerks"])
    walk("u5")
    user = User.objects.get(email="mover@glen.example")
    Grant.objects.filter(user=user).update(first_day=TODAY.replace(day=1))
    known("u5", email="mover@glen.example", email_verified=True, groups=["planners"])
    client, _response = walk("u5")
    assert roles_of(user) == {("clerk", TODAY.replace(day=21)), ("planning_officer", None)}
    assert Event.objects.filter(action="role_ended").last().by_name == "Glen Council"
    known("u5", email="mover@glen.example", email_verified=True, groups=[])
    client, response = walk("u5")
    assert roles_of(user) == {("clerk", TODAY.replace(day=21))}, "given today, so taken out"
    assert "You have no role at present" in client.get(response.url).content.decode()


def test_a_sign_in_that_says_nothing_of_groups_changes_no_role(known, clerk):
    known("u6", email=clerk.email, email_verified=True)
    client, _response = walk("u6")
    assert is_in(client)
    assert roles_of(clerk) == {("clerk", None)}


def test_signing_in_again_changes_nothing(known):
    known("u7", email="same@glen.example", email_verified=True, groups=["clerks"])
    walk("u7")
    before = Event.objects.count()
    walk("u7")
    assert Event.objects.count() == before
    assert Grant.objects.count() == 1


def test_a_role_to_come_that_was_given_by_hand_is_left_alone(glen, known):
    user = a_person(None, None, name="Later")
    give_role(user, glen, Role.CLERK, first_day=TODAY.replace(year=2027), by=SYSTEM)
    known("u8", email=user.email, email_verified=True, groups=["clerks"])
    client, _response = walk("u8")
    assert is_in(client)
    assert Grant.objects.filter(user=user).count() == 1


def test_a_group_of_an_authority_that_is_not_here_gives_nothing(known):
    known("u9", email="ghost@glen.example", email_verified=True, groups=["ghosts"])
    client, response = walk("u9")
    assert "You have no role at present" in client.get(response.url).content.decode()


def test_somebody_who_came_through_the_organisation_needs_no_second_factor_of_ours(glen, known, settings):
    settings.SECOND_FACTOR_REQUIRED = True
    known("u10", email="officer@glen.example", email_verified=True, groups=["clerks"])
    client, _response = walk("u10")
    assert client.get(reverse("work")).url == reverse("work-home", args=[glen.slug])


def test_somebody_who_is_signed_in_connects_their_own_account(known, clerk):
    known("u11", email="private@elsewhere.example", email_verified=True, groups=["planners"])
    client = Client()
    client.post(reverse("account_login"), {"login": clerk.email, "password": "correct horse battery staple"})
    _client, response = walk("u11", client, process="connect")
    assert response.url == reverse("sign-in-security")
    assert roles_of(clerk) == {("clerk", None)}, "roles come at the next sign-in"
    listed = client.get(reverse("socialaccount_connections")).content.decode()
    assert "Disconnect" in listed
    walk("u11")
    assert ("planning_officer", None) in roles_of(clerk)


def test_a_sign_in_that_is_broken_off_gets_a_clear_page(client, provider):
    there = client.post(reverse("openid_connect_login", args=["organisation"])).url
    state = re.search(r"state=([^&]+)", there)[1]
    callback = reverse("openid_connect_callback", args=["organisation"])
    denied = client.get(callback, {"error": "access_denied", "state": state}, follow=True)
    assert "You did not sign in" in denied.content.decode()
    forged = client.get(callback, {"code": "x", "state": "forged"})
    assert "sign-in did not work" in forged.content.decode()


def test_a_provider_that_is_away_gets_a_clear_page(client, settings):
    settings.SOCIALACCOUNT_PROVIDERS["openid_connect"]["APPS"][0]["settings"]["server_url"] = "http://localhost:9"
    page = client.post(reverse("openid_connect_login", args=["organisation"]))
    assert page.status_code == 502
    assert "sign-in did not work" in page.content.decode()


def test_no_other_provider_is_there(client):
    assert client.post(reverse("openid_connect_login", args=["another"])).status_code == 404
