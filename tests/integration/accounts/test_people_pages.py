"""The pages on people: every page, every refusal."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core import mail
from django.urls import reverse

from comhla.web.access.actors import SYSTEM
from comhla.web.access.roles import Permission, Role
from comhla.web.accounts import holdings
from comhla.web.accounts.actions import ask_for_help
from comhla.web.accounts.actors import actor_for
from comhla.web.accounts.holdings import Holding
from comhla.web.accounts.models import Grant, HelpRequest, Invitation
from comhla.web.audit.models import Event
from tests.lib.web import TODAY, a_person, client_for

pytestmark = pytest.mark.django_db
CALENDAR_DAY = {"first_day_day": "1", "first_day_month": "12", "first_day_year": "2026"}


@pytest.fixture
def manager(administrator):
    return client_for(administrator)


def day(name, value):
    return {name: value.isoformat()}


def addresses(glen, person, invitation, request):
    grant = Grant.objects.get(user=person)
    people = {
        "people": [glen.slug],
        "people-invite": [glen.slug],
        "invitation-renew": [glen.slug, invitation.pk],
        "invitation-withdraw": [glen.slug, invitation.pk],
        "person": [glen.slug, person.pk],
        "person-leaves": [glen.slug, person.pk],
        "role-new": [glen.slug, person.pk],
        "role-change": [glen.slug, person.pk, grant.pk],
        "role-end": [glen.slug, person.pk, grant.pk],
    }
    help_pages = {
        "help-requests": [glen.slug],
        "help-answer": [glen.slug, request.pk],
        "help-by-telephone": [glen.slug, person.pk],
    }
    found = {name: (reverse(name, args=args), Permission.PEOPLE_MANAGE) for name, args in people.items()}
    return found | {name: (reverse(name, args=args), Permission.HELP_RECORD) for name, args in help_pages.items()}


@pytest.fixture
def everything(glen, member, manager):
    values = {"name": "Guest", "email": "guest@example.org", "role": "analyst", **day("first_day", TODAY)}
    manager.post(reverse("people-invite", args=[glen.slug]), values)
    request = ask_for_help(member, glen, by=actor_for(member, on=TODAY))
    return addresses(glen, member, Invitation.objects.get(), request)


@pytest.mark.parametrize("role", Role)
def test_pages_open_for_those_whose_role_allows_it(glen, everything, role, django_assert_max_num_queries):
    client = client_for(a_person(role, glen, name=f"Second {role.called}"))
    for name, (address, permission) in everything.items():
        with django_assert_max_num_queries(25):
            page = client.get(address)
        assert page.status_code == (200 if permission in role.may else 403), (role, name)
        if page.status_code == 200:
            text = page.content.decode()
            assert text.count("<h1") == 1, name
            assert "<title>" in text
            assert f"– {glen.name}" in text.split("</title>")[0], name


def test_pages_are_not_there_for_people_of_another_authority(strath, everything):
    client = client_for(a_person(Role.ADMINISTRATOR, strath))
    assert {client.get(address).status_code for address, _ in everything.values()} == {404}


def test_pages_need_sign_in(client, everything):
    for address, _ in everything.values():
        assert client.get(address).url == f"{reverse('account_login')}?next={address}"


def test_titles_are_unique(glen, everything):
    client = client_for(a_person(Role.CHIEF_OFFICER, glen))
    titles = [
        client.get(address).content.decode().split("<title>")[1].split("</title>")[0]
        for address, _ in everything.values()
    ]
    assert len(set(titles)) == len(titles)


def test_somebody_of_another_authority_is_nobody_here(glen, strath, manager):
    stranger = a_person(Role.CLERK, strath)
    for name in ("person", "person-leaves", "role-new"):
        assert manager.get(reverse(name, args=[glen.slug, stranger.pk])).status_code == 404
    other = Grant.objects.get(user=stranger)
    mine = a_person(Role.ANALYST, glen)
    assert manager.get(reverse("role-end", args=[glen.slug, mine.pk, other.pk])).status_code == 404


def test_the_list_says_who_has_which_role(glen, manager, member):
    text = manager.get(reverse("people", args=[glen.slug])).content.decode()
    for words in ("Board member", "The board", "1 January 2026", "Administrator", "No invitation is open"):
        assert words in text
    ended = manager.get(reverse("people", args=[glen.slug]), {"show": "ended"}).content.decode()
    assert "No role has ended yet" in ended


def test_the_list_has_pages(glen, manager, django_assert_max_num_queries):
    for number in range(55):
        a_person(Role.LOCALITY_MEMBER, glen, name=f"Member {number:02}", body="east")
    with django_assert_max_num_queries(25):
        text = manager.get(reverse("people", args=[glen.slug])).content.decode()
    assert "East locality group" in text
    assert "page=2" in text


def test_inviting_from_the_page(glen, manager, django_capture_on_commit_callbacks):
    values = {"name": "Guest", "email": "guest@example.org", "role": "inspector", **CALENDAR_DAY}
    with django_capture_on_commit_callbacks(execute=True):
        response = manager.post(reverse("people-invite", args=[glen.slug]), values, follow=True)
    assert "The invitation went to guest@example.org" in response.content.decode()
    found = Invitation.objects.get()
    assert (found.last_day - found.first_day) == timedelta(days=30), "inspectors get 30 days"
    assert mail.outbox[-1].to == ["guest@example.org"]


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"email": "nobody"}, "Enter a valid email address"),
        ({"name": ""}, "This field is required"),
        ({"role": ""}, "This field is required"),
        ({"role": "king"}, "Select a valid choice"),
        ({"role": "locality_member"}, "Choose the locality"),
        ({"last_day": "2026-01-01"}, "The last day cannot be before the first day"),
        ({"first_day": "2026-02-30"}, "day"),
    ],
)
def test_inviting_is_refused_with_words(glen, manager, changes, told):
    values = {"name": "Guest", "email": "guest@example.org", "role": "analyst", **day("first_day", TODAY), **changes}
    page = manager.post(reverse("people-invite", args=[glen.slug]), values)
    text = page.content.decode()
    assert page.status_code == 422
    assert "There is a problem" in text
    assert told in text
    assert not Invitation.objects.exists()


def test_inviting_twice_is_refused_at_the_address(glen, manager, everything):
    values = {"name": "Guest", "email": "guest@example.org", "role": "analyst", **day("first_day", TODAY)}
    page = manager.post(everything["people-invite"][0], values)
    assert page.status_code == 422
    assert "Renew that one instead" in page.content.decode()


def test_a_board_member_belongs_to_the_board(glen, manager):
    values = {"name": "Guest", "email": "g@example.org", "role": "board_member", **day("first_day", TODAY)}
    manager.post(reverse("people-invite", args=[glen.slug]), values)
    assert Invitation.objects.get().body == "board"


def test_renewing_and_withdrawing_from_the_page(everything, manager):
    assert manager.post(everything["invitation-renew"][0]).status_code == 302
    assert manager.post(everything["invitation-withdraw"][0]).status_code == 422, "a reason is asked for"
    assert manager.post(everything["invitation-withdraw"][0], {"reason": "Wrong"}).status_code == 302
    assert manager.get(everything["invitation-withdraw"][0]).status_code == 404
    assert Event.objects.filter(action="invitation_withdrawn", reason="Wrong").exists()


def test_giving_changing_and_ending_a_role_from_the_page(glen, manager, member):
    person = reverse("person", args=[glen.slug, member.pk])
    values = {"role": "analyst", "reason": "Helps out", **day("first_day", TODAY)}
    assert manager.post(reverse("role-new", args=[glen.slug, member.pk]), values).url == person
    twice = manager.post(reverse("role-new", args=[glen.slug, member.pk]), values)
    assert twice.status_code == 422
    assert "already holds this role" in twice.content.decode()
    grant = Grant.objects.get(user=member, role="analyst")
    change = reverse("role-change", args=[glen.slug, member.pk, grant.pk])
    assert 'value="analyst" selected' in manager.get(change).content.decode()
    manager.post(change, {"role": "clerk", "reason": "Promoted", **day("first_day", TODAY + timedelta(days=1))})
    clerk = Grant.objects.get(user=member, role="clerk")
    bad = manager.post(
        reverse("role-change", args=[glen.slug, member.pk, clerk.pk]),
        {"role": "analyst", "reason": "x", **day("first_day", TODAY)},
    )
    assert bad.status_code == 422
    end = reverse("role-end", args=[glen.slug, member.pk, clerk.pk])
    assert manager.post(end, day("last_day", TODAY)).status_code == 422, "a reason is asked for"
    assert manager.post(end, {"reason": "Mistake", **day("last_day", TODAY)}).status_code == 302
    assert not Grant.objects.filter(pk=clerk.pk).exists()
    reasons = set(Event.objects.filter(kind="role").values_list("reason", flat=True))
    assert {"Helps out", "Promoted", "Mistake"} <= reasons


def test_the_last_administrator_is_told_why_not(glen, administrator, manager):
    grant = Grant.objects.get(user=administrator)
    values = {"reason": "Off", **day("last_day", TODAY)}
    for name, args in (("role-end", [grant.pk]), ("person-leaves", [])):
        page = manager.post(reverse(name, args=[glen.slug, administrator.pk, *args]), values)
        assert page.status_code == 422
        assert "Make somebody else an administrator first" in page.content.decode()


def test_ending_later_than_it_ends_is_refused(glen, manager):
    inspector = a_person(Role.INSPECTOR, glen)
    grant = Grant.objects.get(user=inspector)
    late = {"reason": "x", **day("last_day", TODAY.replace(year=2028))}
    assert manager.post(reverse("role-end", args=[glen.slug, inspector.pk, grant.pk]), late).status_code == 422


@pytest.fixture
def owned(monkeypatch):
    monkeypatch.setattr(holdings, "_sources", [])

    @holdings.register
    def duties_of(user, authority):
        return [
            Holding("Later", "/later/", TODAY + timedelta(days=9)),
            Holding("Undated", "/undated/"),
            Holding(f"Review the plan of {authority.name} for {user.name}", "/plan/", TODAY),
        ]

    holdings.register(duties_of)


def test_a_leaver_is_recorded_with_what_they_still_hold_in_view(glen, manager, member, owned):
    ask_for_help(member, glen, by=actor_for(member, on=TODAY))
    address = reverse("person-leaves", args=[glen.slug, member.pk])
    text = manager.get(address).content.decode()
    order = [text.index(words) for words in ("Review the plan of Glen Test for Board member", "Later", "Undated")]
    assert order == sorted(order)
    assert "1 request of theirs for help is open" in text
    values = {"reason": "Term ended", **day("last_day", TODAY)}
    assert manager.post(address, values).url == reverse("people", args=[glen.slug])
    assert (
        "Recorded as leaving; last day 22 November 2026"
        in manager.get(reverse("person", args=[glen.slug, member.pk])).content.decode()
    )


def test_help_by_telephone_is_recorded_with_both_names(glen, clerk, member):
    client = client_for(clerk)
    address = reverse("help-by-telephone", args=[glen.slug, member.pk])
    values = {"words": "Papers in large print", "telephone": "01234 567", "contact_by": "telephone"}
    assert client.post(address, values).url == reverse("help-requests", args=[glen.slug])
    request = HelpRequest.objects.get()
    assert (request.person, request.recorded_by) == (member, "Committee clerk")
    events = Event.objects.filter(action__in=["help_asked", "contact_details_changed"])
    assert {(each.by_name, each.on_behalf_of) for each in events} == {("Committee clerk", "Board member")}
    assert events.count() == 2
    listed = client.get(reverse("help-requests", args=[glen.slug])).content.decode()
    assert "Papers in large print" in listed
    assert "1 open" in listed


def test_help_by_telephone_for_contact_details_alone(glen, clerk, member):
    address = reverse("help-by-telephone", args=[glen.slug, member.pk])
    client_for(clerk).post(address, {"telephone": "1", "contact_by": "letter"})
    assert not HelpRequest.objects.exists()
    refused = client_for(clerk).post(address, {"telephone": "", "contact_by": "telephone"})
    assert refused.status_code == 422
    assert "Give a number" in refused.content.decode()


def test_a_request_is_answered_and_the_person_sees_it(glen, clerk, member):
    request = ask_for_help(member, glen, words="Ring me", by=actor_for(member, on=TODAY))
    client = client_for(clerk)
    address = reverse("help-answer", args=[glen.slug, request.pk])
    assert client.post(address, {"answer": ""}).status_code == 422
    assert client.post(address, {"answer": "Rang on Monday"}).status_code == 302
    again = client.post(address, {"answer": "x"})
    assert again.status_code == 422
    assert "answered this in the meantime: Rang on Monday" in again.content.decode()
    assert "Rang on Monday" in client_for(member).get(reverse("my-page")).content.decode()
    assert "Rang on Monday" in client.get(reverse("help-requests", args=[glen.slug])).content.decode()


def test_an_answer_to_a_request_elsewhere_is_not_there(glen, strath, clerk):
    other = a_person(Role.BOARD_MEMBER, strath)
    request = ask_for_help(other, strath, by=SYSTEM)
    address = reverse("help-answer", args=[glen.slug, request.pk])
    assert client_for(clerk).get(address).status_code == 404
