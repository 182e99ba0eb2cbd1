"""From an account to the actor behind it."""

from __future__ import annotations

from datetime import date

from comhla.web.access.actors import Actor
from comhla.web.access.roles import Role
from comhla.web.accounts.models import Grant, User


def actor_for(user: User, *, on: date) -> Actor:
    """The actor behind an account, with the roles held on a day."""
    held: dict[int, set[Role]] = {}
    until: dict[int, date] = {}
    grants = Grant.objects.filter(user=user).on(on).order_by("last_day") if user.is_active else ()
    for grant in grants:
        held.setdefault(grant.authority_id, set()).add(Role(grant.role))
        if grant.role == Role.INSPECTOR and grant.last_day:
            until[grant.authority_id] = grant.last_day
    roles = {key: frozenset(each) for key, each in held.items()}
    only = {key: day for key, day in until.items() if roles[key] == frozenset({Role.INSPECTOR})}
    return Actor(id=str(user.pk), name=user.name, held=roles, until=only)
