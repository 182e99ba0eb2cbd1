"""Inviting people: the only way to an account from outside."""

from __future__ import annotations

import hashlib
from datetime import date, timedelta
from typing import NamedTuple

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from comhla.web import clock
from comhla.web.access.actors import Actor
from comhla.web.access.roles import Role
from comhla.web.accounts.actions.opening import opened
from comhla.web.accounts.actions.roles import give_role, refuse_wrong_days
from comhla.web.accounts.errors import AlreadyInvited, InvitationOver
from comhla.web.accounts.mail import post
from comhla.web.accounts.models import Invitation, User
from comhla.web.audit.actions import Told, append
from comhla.web.authorities.models import Authority
from comhla.web.stamps import new_key

STAYS_OPEN = timedelta(days=14)


class Accepted(NamedTuple):
    """Who accepted, and whether their account was made for it."""

    user: User
    is_new: bool


@transaction.atomic
def invite(  # noqa: PLR0913 - each is a part of what is offered
    authority: Authority,
    *,
    name: str,
    email: str,
    role: Role,
    first_day: date,
    by: Actor,
    body: str = "",
    last_day: date | None = None,
    reason: str = "",
) -> Invitation:
    """Invite somebody to take a role. The e-mail goes out when the invitation is saved.

    Raises:
        NotAllowed: where `by` does not manage people there, or the role is not theirs to give.
        DaysWrong: for days out of order, or an inspector without a last day.
        AlreadyInvited: where an invitation of the same address to the same role is open.
    """
    by.must_give(role, authority.pk)
    refuse_wrong_days(role, first_day, last_day)
    now = clock.now()
    same = Invitation.objects.filter(authority=authority, email__iexact=email, role=role.value, body=body)
    if any(each.is_open(now) for each in same):
        raise AlreadyInvited(_("An invitation to this address for this role is open. Renew that one instead."))
    key = new_key()
    invitation = Invitation.objects.create(
        authority=authority,
        name=name,
        email=email.casefold(),
        role=role.value,
        body=body,
        first_day=first_day,
        last_day=last_day,
        invited_by=by.name,
        invited_at=now,
        expires_at=now + STAYS_OPEN,
        key_hash=hash_of(key),
    )
    append("invitation_sent", _told(invitation), by=by, after=_as_data(invitation), reason=reason)
    _send(invitation, key)
    return invitation


@transaction.atomic
def renew_invitation(invitation: Invitation, *, by: Actor) -> Invitation:
    """Send an invitation again with a new link and another fortnight. The earlier link stops working.

    Raises:
        NotAllowed: where the role is not `by`'s to give.
        InvitationOver: where it was accepted or withdrawn.
    """
    invitation = _locked(invitation)
    by.must_give(Role(invitation.role), invitation.authority_id)
    if invitation.accepted_at or invitation.withdrawn_at:
        raise InvitationOver(_("This invitation was accepted or withdrawn. Make a new one."))
    before = {"expires_at": invitation.expires_at}
    key = new_key()
    invitation.key_hash, invitation.expires_at = hash_of(key), clock.now() + STAYS_OPEN
    invitation.save(update_fields=["key_hash", "expires_at"])
    after = {"expires_at": invitation.expires_at}
    append("invitation_renewed", _told(invitation), by=by, before=before, after=after)
    _send(invitation, key)
    return invitation


@transaction.atomic
def withdraw_invitation(invitation: Invitation, *, by: Actor, reason: str) -> Invitation:
    """Take an invitation back. Its link stops working.

    Raises:
        NotAllowed: where the role is not `by`'s to give.
        InvitationOver: where it was accepted or withdrawn already.
    """
    invitation = _locked(invitation)
    by.must_give(Role(invitation.role), invitation.authority_id)
    if invitation.accepted_at or invitation.withdrawn_at:
        raise InvitationOver(_("This invitation was accepted or withdrawn already."))
    invitation.withdrawn_at = clock.now()
    invitation.save(update_fields=["withdrawn_at"])
    append("invitation_withdrawn", _told(invitation), by=by, before=_as_data(invitation), reason=reason)
    return invitation


@transaction.atomic
def accept_invitation(key: str, *, password: str | None = None) -> Accepted:
    """Take the role that one was invited to; the holder of the link needs no other permission.

    Somebody who has an account with the address keeps it, and its password is not touched: the link proves the address
    and nothing else.

    Raises:
        InvitationOver: for a link that was used, was withdrawn, has expired or is not whole.
        AlreadyHeld: where the person holds the role by now.
    """
    invitation = Invitation.objects.select_for_update().filter(key_hash=hash_of(key)).first()
    if invitation is None or not invitation.is_open(clock.now()):
        raise InvitationOver(_("This invitation can no longer be used."))
    user = User.objects.filter(email__iexact=invitation.email).first()
    is_new = user is None
    invited_by = Actor(id=f"invitation {invitation.pk}", name=invitation.invited_by, is_system=True)
    if user is None:
        user = opened(
            email=invitation.email,
            name=invitation.name,
            by=invited_by.asked_by(invitation.name),
            password=None if Role(invitation.role).is_lay else password,
        )
    invitation.accepted_at, invitation.accepted_by = clock.now(), user
    invitation.save(update_fields=["accepted_at", "accepted_by"])
    acceptor = Actor(id=str(user.pk), name=user.name)
    append("invitation_accepted", _told(invitation), by=acceptor, after=_as_data(invitation))
    give_role(
        user,
        invitation.authority,
        Role(invitation.role),
        first_day=invitation.first_day,
        last_day=invitation.last_day,
        body=invitation.body,
        by=invited_by.asked_by(invitation.name),
        reason=_("Invitation accepted."),
    )
    return Accepted(user, is_new)


def hash_of(key: str) -> str:
    """What is kept of the key in a link. The key is long and random, so that one round is enough."""
    return hashlib.sha256(key.encode()).hexdigest()


def _locked(invitation: Invitation) -> Invitation:
    return Invitation.objects.select_for_update().select_related("authority").get(pk=invitation.pk)


def _send(invitation: Invitation, key: str) -> None:
    context = {
        "invitation": invitation,
        "authority": invitation.authority,
        "role": Role(invitation.role).called,
        "is_lay": Role(invitation.role).is_lay,
        "path": reverse("invitation", args=[key]),
    }
    post(invitation.email, "invitation", context)


def _as_data(invitation: Invitation) -> dict[str, object]:
    names = ("name", "role", "body", "first_day", "last_day", "expires_at")
    return {name: getattr(invitation, name) for name in names}


def _told(invitation: Invitation) -> Told:
    return Told("invitation", str(invitation.pk), invitation.authority.slug)
