"""Accounts and roles: the only writer of who may do what."""

from __future__ import annotations

from datetime import date, timedelta

from django.db import transaction

from comhla.web.accounts.actors import Actor
from comhla.web.accounts.models import Grant, User
from comhla.web.accounts.roles import Permission, Role
from comhla.web.audit.actions import Told, append
from comhla.web.authorities.models import Authority


@transaction.atomic
def open_account(*, email: str, name: str, by: Actor, password: str | None = None) -> User:
    """Make an account. Without a password its owner signs in by a link or through their organisation."""
    user = User.objects.create_user(email, password, name=name)
    append("account_opened", Told("account", str(user.pk)), by=by, after={"name": name})
    return user


@transaction.atomic
def give_role(
    user: User,
    authority: Authority,
    role: Role,
    *,
    first_day: date,
    by: Actor,
    body: str = "",
    last_day: date | None = None,
    reason: str = "",
) -> Grant:
    """Give somebody a role in an authority from one day to another, both inside.

    Raises:
        NotAllowed: where `by` does not manage people there.
        IntegrityError: for an inspector without a last day.
    """
    by.must(Permission.PEOPLE_MANAGE, authority.pk)
    grant = Grant.objects.create(
        user=user,
        authority=authority,
        role=role.value,
        body=body,
        first_day=first_day,
        last_day=last_day,
        granted_by=by.name,
    )
    append("role_given", _told(grant), by=by, after=_as_data(grant), reason=reason)
    return grant


@transaction.atomic
def end_role(grant: Grant, *, last_day: date, by: Actor, reason: str = "") -> Grant:
    """End a role after its last day; a role that had not begun is taken out.

    Raises:
        NotAllowed: where `by` does not manage people there.
    """
    by.must(Permission.PEOPLE_MANAGE, grant.authority_id)
    before = _as_data(grant)
    told = _told(grant)
    if last_day < grant.first_day:
        grant.delete()
        append("role_withdrawn", told, by=by, before=before, reason=reason)
        return grant
    grant.last_day = last_day
    grant.save(update_fields=["last_day"])
    append("role_ended", told, by=by, before=before, after=_as_data(grant), reason=reason)
    return grant


@transaction.atomic
def record_leaver(user: User, *, on: date, by: Actor, authority: Authority, reason: str = "") -> None:
    """Somebody has left an authority: every role there ends on the day; without any role left the account closes."""
    by.must(Permission.PEOPLE_MANAGE, authority.pk)
    for grant in Grant.objects.filter(user=user, authority=authority):
        if grant.last_day is None or grant.last_day > on:
            end_role(grant, last_day=on, by=by, reason=reason)
    after = on + timedelta(days=1)
    if not Grant.objects.filter(user=user).exclude(last_day__lt=after).exists():
        user.is_active, user.left_on = False, on
        user.save(update_fields=["is_active", "left_on"])
        append("account_closed", Told("account", str(user.pk), authority.slug), by=by, reason=reason)


def _as_data(grant: Grant) -> dict[str, object]:
    names = ("role", "body", "first_day", "last_day")
    return {"account": str(grant.user_id), **{name: getattr(grant, name) for name in names}}


def _told(grant: Grant) -> Told:
    return Told("role", str(grant.pk), grant.authority.slug)
