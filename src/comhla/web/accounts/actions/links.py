"""Signing in by a link that came by e-mail."""

from __future__ import annotations

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from sesame.utils import get_token, get_user

from comhla.web import clock
from comhla.web.access.actors import Actor
from comhla.web.accounts.actors import actor_for
from comhla.web.accounts.errors import LinkOver
from comhla.web.accounts.mail import post
from comhla.web.accounts.models import User
from comhla.web.audit.actions import Told, append

SCOPE = "sign-in-link"


@transaction.atomic
def send_link(email: str, *, then: str = "") -> None:
    """Send a link to whoever has an account with the address; say nothing of whether anybody has.

    People in roles that write are told by e-mail how they sign in instead, where a second factor is asked of them: a
    link would get past it.
    """
    user = User.objects.filter(email__iexact=email, is_active=True).first()
    if user is None:
        return
    if not may_use_link(user):
        post(user.email, "no_link", {"user": user, "path": reverse("account_login")})
        return
    path = reverse("sign-in-by-link", args=[get_token(user, scope=SCOPE)])
    post(user.email, "sign_in_link", {"user": user, "path": f"{path}?{urlencode({'next': then})}" if then else path})
    append("link_sent", Told("account", str(user.pk)), by=Actor(id=str(user.pk), name=user.name))


def may_use_link(user: User) -> bool:
    """Whether somebody may sign in by a link alone: lay members, and everybody where no second factor is asked for."""
    if not settings.SECOND_FACTOR_REQUIRED:
        return True
    return actor_for(user, on=clock.today()).is_lay


def owner_of_link(key: str) -> User:
    """Whose link it is, without using it up: programs that look through e-mail open links too.

    Raises:
        LinkOver: for a link that was used, is too old, or was not copied whole.
    """
    user: User | None = get_user(key, scope=SCOPE, update_last_login=False)
    if user is None or not may_use_link(user):
        raise LinkOver(_("This link can no longer be used."))
    return user


@transaction.atomic
def take_link(key: str) -> User:
    """Use a link up. The row is locked and looked at again, so that one link signs in once.

    Raises:
        LinkOver: for a link that was used, is too old, or was not copied whole.
    """
    user = User.objects.select_for_update().get(pk=owner_of_link(key).pk)
    user = owner_of_link(key)
    user.last_login = clock.now()
    user.save(update_fields=["last_login"])
    append("signed_in_by_link", Told("account", str(user.pk)), by=Actor(id=str(user.pk), name=user.name))
    return user
