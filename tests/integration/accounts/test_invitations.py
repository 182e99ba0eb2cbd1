"""Inviting people, and accepting."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from django.core import mail
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from comhla.web.access.actors import SYSTEM, NotAllowed
from comhla.web.access.roles import Role
from comhla.web.accounts.actions import accept_invitation, give_role, invite, renew_invitation, withdraw_invitation
from comhla.web.accounts.actors import actor_for
from comhla.web.accounts.errors import AlreadyInvited, DaysWrong, InvitationOver
from comhla.web.accounts.models import Grant, Invitation, User
from comhla.web.audit.models import Event
from tests.lib.web import PASSWORD, TODAY, an_actor, client_for

pytestmark = pytest.mark.django_db


@pytest.fixture
def invited(glen, administrator, django_capture_on_commit_callbacks):
    """Invite somebody; gives the invitation and the path in the letter."""

    def invited(role=Role.CLERK, email="new@example.org", **more):
        with django_capture_on_commit_callbacks(execute=True):
            found = invite(
                glen,
                name="New Person",
                email=email,
                role=role,
                first_day=TODAY,
                by=actor_for(administrator, on=TODAY),
                **more,
            )
        return found, path_in(mail.outbox[-1])

    return invited


def path_in(letter):
    return re.search(r"http://127\.0\.0\.1:8000(/account/invitation/\S+)", letter.body)[1]


def key_of(path):
    return path.split("/")[-2]


def test_an_officer_accepts_and_chooses_a_password(invited, client, glen):
    found, path = invited(last_day=date(2027, 3, 31))
    letter = mail.outbox[-1]
    assert letter.to == ["new@example.org"]
    assert "Administrator invites you to Còmhla" in letter.body
    assert "Committee clerk, from 22 November 2026" in letter.body
    assert "31 March 2027" in letter.body
    page = client.get(path).content.decode()
    assert "Glen Test invites you" in page
    assert 'autocomplete="new-password"' in page
    response = client.post(path, {"password": PASSWORD, "again": PASSWORD})
    assert response.url == reverse("work")
    user = User.objects.get(email="new@example.org")
    assert user.check_password(PASSWORD)
    grant = Grant.objects.get(user=user)
    assert (grant.role, grant.granted_by, grant.last_day) == ("clerk", "Administrator", date(2027, 3, 31))
    found.refresh_from_db()
    assert found.accepted_by == user
    names = list(
        Event.objects.filter(action__in=["account_opened", "role_given"]).values_list("by_name", "on_behalf_of")
    )
    assert names[-2:] == [("Administrator", "New Person")] * 2
    assert client.get(reverse("sign-in-security")).status_code == 200, "signed in"


def test_a_lay_member_accepts_with_one_button(invited, client):
    _found, path = invited(Role.BOARD_MEMBER, body="board")
    page = client.get(path).content.decode()
    assert "The board" in page
    assert 'type="password"' not in page
    assert client.post(path).url == reverse("work")
    assert not User.objects.get(email="new@example.org").has_usable_password()
    assert client.get(reverse("my-page")).status_code == 200


def test_somebody_with_an_account_keeps_the_password_and_is_not_signed_in(invited, client, clerk):
    """The link proves the address and no more: it must not get past a second factor."""
    _found, path = invited(Role.ANALYST, email=clerk.email.title())
    assert "You have an account with this address already" in client.get(path).content.decode()
    client.post(path, {"password": "another password here", "again": "another password here"})
    clerk.refresh_from_db()
    assert clerk.check_password(PASSWORD)
    assert set(Grant.objects.filter(user=clerk).values_list("role", flat=True)) == {"clerk", "analyst"}
    assert client.get(reverse("sign-in-security")).status_code == 302


def test_opening_an_invitation_accepts_nothing(invited, client):
    _found, path = invited()
    for _ in range(3):
        client.get(path)
    assert not User.objects.filter(email="new@example.org").exists()


@pytest.mark.parametrize(
    ("password", "again", "told"),
    [
        ("short", "short", "too short"),
        ("passwordpassword", "passwordpasswore", "not the same"),
        ("new@example.org", "new@example.org", "too similar"),
        ("", "", "required"),
    ],
)
def test_a_password_that_will_not_do_is_refused(invited, client, password, again, told):
    _found, path = invited()
    page = client.post(path, {"password": password, "again": again})
    assert page.status_code == 422
    assert told in page.content.decode()
    assert not User.objects.filter(email="new@example.org").exists()


def over(path):
    page = Client().get(path)
    return page.status_code == 410 and "can no longer be used" in page.content.decode()


def test_an_invitation_works_once(invited, client):
    _found, path = invited(Role.BOARD_MEMBER)
    client.post(path)
    assert over(path)
    with pytest.raises(InvitationOver):
        accept_invitation(key_of(path))


@pytest.mark.parametrize(("days", "is_over"), [(13, False), (14, True)])
def test_an_invitation_expires_after_14_days(invited, days, is_over):
    found, path = invited()
    Invitation.objects.filter(pk=found.pk).update(expires_at=found.expires_at - timedelta(days=days))
    assert over(path) is is_over


def test_an_invitation_that_was_not_copied_whole_gets_a_clear_page(invited, db):
    _found, path = invited()
    assert over(path[:-4] + "/")


def test_the_key_is_kept_as_its_hash_only(invited):
    found, path = invited()
    assert key_of(path) not in str(vars(found))
    assert key_of(path) not in str(list(Event.objects.values()))


def test_an_invitation_is_renewed_with_a_new_link(invited, administrator, django_capture_on_commit_callbacks):
    found, path = invited()
    Invitation.objects.filter(pk=found.pk).update(expires_at=found.invited_at)
    with django_capture_on_commit_callbacks(execute=True):
        renew_invitation(found, by=actor_for(administrator, on=TODAY))
    assert over(path)
    assert not over(path_in(mail.outbox[-1]))
    assert Event.objects.filter(action="invitation_renewed").exists()


def test_an_invitation_is_withdrawn(invited, administrator):
    found, path = invited()
    by = actor_for(administrator, on=TODAY)
    withdraw_invitation(found, by=by, reason="Wrong person")
    assert over(path)
    assert Event.objects.get(action="invitation_withdrawn").reason == "Wrong person"
    for action in (lambda: withdraw_invitation(found, by=by, reason="x"), lambda: renew_invitation(found, by=by)):
        with pytest.raises(InvitationOver):
            action()


def test_nobody_is_invited_twice_to_the_same(invited, glen):
    invited()
    with pytest.raises(AlreadyInvited):
        invited(email="NEW@example.org")
    invited(Role.ANALYST)


def test_after_an_invitation_expired_there_may_be_another(invited):
    found, _path = invited()
    Invitation.objects.filter(pk=found.pk).update(expires_at=found.invited_at)
    invited()


def test_only_those_who_manage_people_invite(glen, clerk):
    by = actor_for(clerk, on=TODAY)
    with pytest.raises(NotAllowed):
        invite(glen, name="X", email="x@example.org", role=Role.ANALYST, first_day=TODAY, by=by)


def test_an_inspector_is_invited_until_a_day(glen):
    by = an_actor(Role.CHIEF_OFFICER, glen)
    with pytest.raises(DaysWrong):
        invite(glen, name="X", email="x@example.org", role=Role.INSPECTOR, first_day=TODAY, by=by)
    with pytest.raises(IntegrityError), transaction.atomic():
        Invitation.objects.create(
            authority=glen, name="x", email="x@example.org", role="inspector", first_day=TODAY,
            invited_by="x", invited_at="2026-11-22T10:00Z", expires_at="2026-12-06T10:00Z", key_hash="x",
        )  # fmt: skip


def test_accepting_a_role_that_one_has_by_now_says_so(invited, client, clerk, glen):
    _found, path = invited(Role.ANALYST, email=clerk.email)
    give_role(clerk, glen, Role.ANALYST, first_day=TODAY, by=SYSTEM)
    own = client_for(clerk)
    page = own.post(path, follow=True)
    assert "already holds this role" in page.content.decode() or page.status_code == 200
    assert Grant.objects.filter(user=clerk, role="analyst").count() == 1


def test_guessing_is_limited(client, db):
    answers = {client.get(f"/account/invitation/guess-{number}/").status_code for number in range(61)}
    assert answers == {410, 429}


def test_words_of_the_row(invited, glen):
    assert str(invited()[0]) == f"clerk in {glen.pk}"
