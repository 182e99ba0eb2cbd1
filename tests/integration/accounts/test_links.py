"""One-click links for lay members."""

from __future__ import annotations

import html
import re
from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse

from comhla.web.access.actors import SYSTEM
from comhla.web.access.roles import Role
from comhla.web.accounts.actions import give_role, record_leaver
from comhla.web.accounts.actions.links import take_link
from comhla.web.accounts.errors import LinkOver
from comhla.web.audit.models import Event
from tests.lib.web import TODAY, a_person

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _second_factor_is_asked_for(settings):
    settings.SECOND_FACTOR_REQUIRED = True


@pytest.fixture
def ask(client, django_capture_on_commit_callbacks):
    def ask(email, **more):
        with django_capture_on_commit_callbacks(execute=True):
            return client.post(reverse("sign-in-link"), {"email": email, **more})

    return ask


def link_in(letter):
    return re.search(r"http://127\.0\.0\.1:8000(/account/link/\S+)", letter.body)[1]


def test_a_member_signs_in_by_a_link_with_one_button(ask, client, member):
    assert ask(member.email.upper()).url == reverse("sign-in-link-sent")
    [letter] = mail.outbox
    assert letter.to == [member.email]
    assert "works once, within 24 hours" in letter.body
    link = link_in(letter)
    page = client.get(link).content.decode()
    main = page.split("<main")[1].split("</main")[0]
    assert "Hello Board member" in main
    assert main.count("<button") == 1
    response = client.post(link)
    assert response.url == reverse("work")
    assert client.get(reverse("work")).url == reverse("my-page")
    assert Event.objects.filter(action="signed_in_by_link", by_name="Board member").count() == 1


def test_opening_a_link_uses_nothing_up(ask, client, member):
    """Programs that look through e-mail open links before people do."""
    ask(member.email)
    link = link_in(mail.outbox[0])
    for _ in range(3):
        assert Client().get(link).status_code == 200
    assert client.post(link).status_code == 302


def test_a_link_works_once(ask, member):
    ask(member.email)
    link = link_in(mail.outbox[0])
    Client().post(link)
    for again in (Client().get(link), Client().post(link)):
        text = again.content.decode()
        assert again.status_code == 410
        assert "can no longer be used" in text
        assert reverse("sign-in-link") in text
        assert "mailto:" in text


def test_a_later_sign_in_uses_up_every_earlier_link(ask, client, member):
    ask(member.email)
    ask(member.email)
    first, second = map(link_in, mail.outbox)
    client.post(second)
    with pytest.raises(LinkOver):
        take_link(first.split("/")[-2])


@pytest.mark.parametrize("key", ["x", "AAAAAAAAAAAAAAAAAAAAAAAA", "%00", "a.b~c"])
def test_a_broken_link_gets_a_clear_page(client, db, key):
    assert client.get(f"/account/link/{key}/").status_code == 410


def test_a_link_is_over_after_24_hours(ask, client, member, settings):
    ask(member.email)
    link = link_in(mail.outbox[0])
    settings.SESAME_MAX_AGE = timedelta(hours=24) - timedelta(hours=24)
    assert client.get(link).status_code == 410


def test_the_answer_is_the_same_whoever_asks(ask, client, member, clerk, glen):
    closed = a_person(Role.LOCALITY_MEMBER, glen)
    record_leaver(closed, on=TODAY - timedelta(days=1), by=SYSTEM, authority=glen)
    answers = [ask(each) for each in (member.email, clerk.email, closed.email, "stranger@example.org")]
    assert {(each.status_code, each.url) for each in answers} == {(302, reverse("sign-in-link-sent"))}
    assert [letter.to[0] for letter in mail.outbox] == [member.email, clerk.email]


def test_officers_get_no_link_but_are_told_how_they_sign_in(ask, clerk):
    ask(clerk.email)
    [letter] = mail.outbox
    assert "/account/link/" not in letter.body
    assert "password and a second step" in letter.body


def test_where_no_second_factor_is_asked_for_everybody_gets_links(ask, client, clerk, settings):
    settings.SECOND_FACTOR_REQUIRED = False
    ask(clerk.email)
    assert client.post(link_in(mail.outbox[0])).status_code == 302


def test_a_link_sent_before_somebody_became_an_officer_is_over(ask, client, glen, member):
    ask(member.email)
    give_role(member, glen, Role.CLERK, first_day=TODAY, by=SYSTEM)
    assert client.post(link_in(mail.outbox[0])).status_code == 410


def test_asking_is_limited_by_address_without_saying_so(ask, member):
    for _ in range(8):
        assert ask(member.email).url == reverse("sign-in-link-sent")
    assert len(mail.outbox) == 5


def test_asking_is_limited_by_reader(ask, db):
    answers = [ask(f"somebody-{number}@example.org").status_code for number in range(22)]
    assert answers[:20] == [302] * 20
    assert answers[20:] == [429] * 2


def test_the_form_needs_an_address_and_its_token(client, db):
    wrong = client.post(reverse("sign-in-link"), {"email": "nobody"})
    assert wrong.status_code == 422
    assert "There is a problem" in wrong.content.decode()
    assert Client(enforce_csrf_checks=True).post(reverse("sign-in-link"), {"email": "a@b.org"}).status_code == 403


@pytest.mark.parametrize(
    ("asked", "goes_to"),
    [
        ("/account/me/contact/", "/account/me/contact/"),
        ("https://evil.example/", "/work/"),
        ("//evil.example", "/work/"),
        ("//127.0.0.1:8000/account/me/", "/work/"),
        ("/\\evil.example", "/work/"),
        ("None", "/work/"),
        ("account/me/", "/work/"),
    ],
)
def test_the_link_leads_where_somebody_was_going(ask, client, member, asked, goes_to):
    ask(member.email, next=asked)
    link = link_in(mail.outbox[0])
    then = re.search(r'name="next" value="([^"]*)"', client.get(link).content.decode())[1]
    assert client.post(link, {"next": then}).url == goes_to


def test_from_the_page_of_sign_in_to_the_end(client, member, django_capture_on_commit_callbacks):
    """Every step as a browser takes it: the addresses and hidden fields are those of the pages themselves."""
    page = client.get(reverse("account_login")).text
    asking = html.unescape(re.search(rf'href="({reverse("sign-in-link")}[^"]*)"', page)[1])
    form = client.get(asking).text.split("<main")[1]
    then = re.search(r'name="next"(?: value="([^"]*)")?', form)[1] or ""
    with django_capture_on_commit_callbacks(execute=True):
        client.post(reverse("sign-in-link"), {"email": member.email, "next": then})
    link = link_in(mail.outbox[0])
    last = re.search(r'name="next" value="([^"]*)"', client.get(link).text)[1]
    response = client.post(link, {"next": last}, follow=True)
    assert response.redirect_chain[-1][0] == reverse("my-page")
    assert response.status_code == 200
    assert "Hello Board member" in response.text
