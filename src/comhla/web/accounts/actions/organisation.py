"""Roles that come and go with somebody's groups in their organisation."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from datetime import timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from comhla.web import clock
from comhla.web.access.actors import Actor
from comhla.web.access.roles import Role
from comhla.web.accounts.actions.opening import opened
from comhla.web.accounts.actions.roles import end_role, give_role
from comhla.web.accounts.errors import AlreadyHeld
from comhla.web.accounts.models import Grant, User
from comhla.web.accounts.role_map import MappedRole
from comhla.web.authorities.models import Authority


@transaction.atomic
def take_from_organisation(
    user: User | None, *, email: str, name: str, roles: Iterable[MappedRole], organisation: str
) -> User:
    """Give somebody who signs in through their organisation the roles of their groups, and end those of groups left.

    Without an account one is opened. Roles that people gave by hand stay as they are. What is given or ended names the
    organisation in the trail. A role in an authority that is not here is passed over.
    """
    by = Actor(id="organisation", name=organisation, is_system=True)
    if user is None:
        user = opened(email=email, name=name, by=by)
    here = {each.slug: each for each in Authority.objects.filter(slug__in={role.authority for role in roles})}
    wanted = {(role.role, here[role.authority].pk): here[role.authority] for role in roles if role.authority in here}
    today = clock.today()
    held = list(Grant.objects.filter(user=user).on(today).select_related("authority", "user"))
    for grant in held:
        if grant.from_organisation and (Role(grant.role), grant.authority_id) not in wanted:
            end_role(grant, last_day=today - timedelta(days=1), by=by, reason=_("No longer in the group."))
    has = {(Role(grant.role), grant.authority_id) for grant in held}
    for (role, key), authority in wanted.items():
        if (role, key) not in has:
            _give(user, authority, role, by)
    return user


def _give(user: User, authority: Authority, role: Role, by: Actor) -> None:
    """Give a role of a group, unless somebody has given it by hand from a later day."""
    reason = _("Member of a group of the organisation.")
    with suppress(AlreadyHeld):
        give_role(user, authority, role, first_day=clock.today(), by=by, reason=reason, from_organisation=True)
