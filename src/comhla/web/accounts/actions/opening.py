"""Opening, closing and reopening accounts."""

from __future__ import annotations

from datetime import date

from allauth.mfa.models import Authenticator
from django.db import transaction

from comhla.web.access.actors import Actor, NotAllowed
from comhla.web.access.roles import Permission
from comhla.web.accounts.models import User
from comhla.web.audit.actions import Told, append


@transaction.atomic
def open_account(*, email: str, name: str, by: Actor, password: str | None = None) -> User:
    """Make an account. Without a password its owner signs in by a link or through their organisation.

    Raises:
        NotAllowed: where `by` manages people nowhere.
        ValidationError: for an address that has an account already, or is none.
    """
    if not any(by.may(Permission.PEOPLE_MANAGE, authority) for authority in by.held) and not by.is_system:
        raise NotAllowed(f"{by.name} may not open accounts.")
    return opened(email=email, name=name, by=by, password=password)


def opened(*, email: str, name: str, by: Actor, password: str | None = None) -> User:
    """Make an account inside the transaction of an action that has looked who may."""
    user = User.objects.create_user(email, password, name=name)
    append("account_opened", Told("account", str(user.pk)), by=by, after={"name": name})
    return user


@transaction.atomic
def forget_second_factor(user: User, *, by: Actor, reason: str) -> None:
    """Take off the second step of somebody who has lost their device and their recovery codes.

    They set up another when they sign in. Only whoever is at the machine itself may: it is the way in for a thief of a
    password, so it takes somebody who has looked who is asking.

    Raises:
        NotAllowed: for anybody else.
    """
    if not by.is_system:
        raise NotAllowed(f"{by.name} may not take off a second step.")
    Authenticator.objects.filter(user=user).delete()
    append("second_factor_forgotten", Told("account", str(user.pk)), by=by, reason=reason)


def reopened(user: User, *, by: Actor, authority: str) -> None:
    """Open the account of somebody who had left and comes back."""
    if user.is_active and user.left_on is None:
        return
    before = {"left_on": user.left_on}
    user.is_active, user.left_on = True, None
    user.save(update_fields=["is_active", "left_on"])
    append("account_reopened", Told("account", str(user.pk), authority), by=by, before=before)


def closed(user: User, *, last_day: date, today: date, by: Actor, authority: str, reason: str) -> None:
    """Close an account after its last day. On the day itself its owner may still finish what is open."""
    user.left_on = last_day
    user.is_active = today <= last_day
    user.save(update_fields=["is_active", "left_on"])
    told = Told("account", str(user.pk), authority)
    append("account_closed", told, by=by, after={"left_on": last_day}, reason=reason)
