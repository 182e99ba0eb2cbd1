"""One's own pages: work, my page, help with one button, contact details, sign-in and security."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.urls import reverse

from comhla.web.access.actors import SYSTEM
from comhla.web.access.roles import Permission, Role
from comhla.web.accounts import holdings
from comhla.web.accounts.actions import give_role
from comhla.web.accounts.holdings import Holding
from comhla.web.accounts.models import HelpRequest
from comhla.web.authorities.models import PublicDetails
from tests.lib.web import TODAY, a_person, client_for

pytestmark = pytest.mark.django_db


@pytest.fixture
def telephone(glen):
    PublicDetails.objects.update_or_create(
        authority=glen, defaults={"telephone": "01234 567 890", "email": "clerk@glen.example"}
    )


def text_of(client, name, *args):
    response = client.get(reverse(name, args=args))
    assert response.status_code == 200, response.get("Location")
    return response.content.decode()


@pytest.mark.parametrize("role", [role for role in Role if Permission.WORKSPACE_SEE in role.may])
def test_work_leads_straight_on_where_there_is_one_authority(glen, role):
    response = client_for(a_person(role, glen)).get(reverse("work"))
    assert response.url == reverse("work-home", args=[glen.slug])


@pytest.mark.parametrize("role", [role for role in Role if Permission.WORKSPACE_SEE not in role.may])
def test_work_of_those_without_a_workspace_is_their_own_page(glen, role):
    assert client_for(a_person(role, glen)).get(reverse("work")).url == reverse("my-page")


def test_work_lists_several_authorities_and_ones_own_page(glen, strath, clerk, django_assert_max_num_queries):
    give_role(clerk, strath, Role.BOARD_MEMBER, first_day=TODAY, body="board", by=SYSTEM)
    client = client_for(clerk)
    with django_assert_max_num_queries(25):
        text = text_of(client, "work")
    assert reverse("work-home", args=[glen.slug]) in text
    assert reverse("work-home", args=[strath.slug]) not in text
    assert reverse("my-page") in text
    give_role(clerk, strath, Role.ANALYST, first_day=TODAY, by=SYSTEM)
    assert reverse("work-home", args=[strath.slug]) in text_of(client, "work")


def test_work_says_when_a_role_begins(glen):
    user = a_person(None, None)
    give_role(user, glen, Role.CLERK, first_day=date(2027, 1, 4), by=SYSTEM)
    assert "Your role in Glen Test begins on 4 January 2027" in text_of(client_for(user), "work")


def test_my_page_has_the_next_meeting_the_body_and_a_person_to_ring(
    glen, member, telephone, django_assert_max_num_queries
):
    client = client_for(member)
    with django_assert_max_num_queries(25):
        text = text_of(client, "my-page")
    assert "16 December 2026: The board" in text, "not the one called off, not the one gone by"
    assert "The board: Board member" in text
    assert 'href="tel:01234567890">01234 567 890' in text
    assert "mailto:clerk@glen.example" in text
    assert "Nothing at present" in text
    assert text.count("<h1") == 1


def test_my_page_without_a_meeting_and_without_a_number(strath):
    text = text_of(client_for(a_person(Role.PLANNING_GROUP_MEMBER, strath, body="planning_group")), "my-page")
    assert "No day is recorded yet. Ask the person named below when it is." in text
    assert "mailto:comhla@example.org" in text


def test_my_page_with_a_number_and_no_address(glen, member):
    PublicDetails.objects.update_or_create(authority=glen, defaults={"telephone": "0123", "email": ""})
    main = text_of(client_for(member), "my-page").split("<main")[1].split("</main")[0]
    assert "tel:0123" in main
    assert "mailto:" not in main


def test_my_page_says_what_is_wanted_of_me(member, monkeypatch):
    monkeypatch.setattr(holdings, "_sources", [])
    holdings.register(lambda user, authority: [Holding("Read the papers", "/papers/", TODAY + timedelta(days=3))])
    text = text_of(client_for(member), "my-page")
    assert 'href="/papers/">Read the papers' in text
    assert "by 25 November 2026" in text


def test_help_is_asked_for_with_one_button(glen, member):
    client = client_for(member)
    response = client.post(reverse("ask-for-help", args=[glen.slug]), follow=True)
    text = response.content.decode()
    assert "A person will answer you within two working days" in text
    assert "waiting for an answer" in text
    assert HelpRequest.objects.get().person == member


def test_too_many_words_are_refused(glen, member):
    response = client_for(member).post(reverse("ask-for-help", args=[glen.slug]), {"words": "x" * 2001})
    assert response.status_code == 422
    assert "There is a problem" in response.content.decode()


def test_help_is_not_asked_for_where_one_has_no_role(strath, member):
    assert client_for(member).post(reverse("ask-for-help", args=[strath.slug])).status_code == 404


def test_coming_back_to_the_address_of_help_leads_to_my_page(glen, member):
    assert client_for(member).get(reverse("ask-for-help", args=[glen.slug])).url == reverse("my-page")
    assert not HelpRequest.objects.exists()


@pytest.mark.parametrize(("role", "has_link"), [(Role.BOARD_MEMBER, False), (Role.CLERK, True)])
def test_notices_of_duties_are_offered_to_those_who_may_own_one(glen, role, has_link):
    assert (f'href="{reverse("notices")}"' in text_of(client_for(a_person(role, glen)), "my-page")) is has_link


def test_contact_details_are_changed(member):
    client = client_for(member)
    address = reverse("contact-details")
    assert client.post(address, {"telephone": "", "contact_by": "telephone"}).status_code == 422
    assert client.post(address, {"telephone": "0123", "contact_by": "letter"}).url == reverse("sign-in-security")
    text = text_of(client, "sign-in-security")
    assert "0123" in text
    assert "Letter" in text


def test_security_lists_my_roles(glen, clerk, django_assert_max_num_queries):
    client = client_for(clerk)
    with django_assert_max_num_queries(25):
        text = text_of(client, "sign-in-security")
    assert "Committee clerk" in text
    assert "Held now" in text
    assert "from 1 January 2026" in text
