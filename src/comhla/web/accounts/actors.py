"""Who does something, with what they may do: a value that every action is given."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from django.core.exceptions import PermissionDenied

from comhla.web.accounts.models import Grant, User
from comhla.web.accounts.roles import Permission, Role


class NotAllowed(PermissionDenied):
    """Somebody may not do this here."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """Who does something.

    `held` is the roles by authority (its primary key) on the day. `on_behalf_of` names the person who asked, where an
    officer records what somebody else wants. `is_system` is for commands at the machine itself.
    """

    id: str
    name: str
    held: Mapping[int, frozenset[Role]] = field(default_factory=dict)
    on_behalf_of: str = ""
    is_system: bool = False

    def may(self, permission: Permission, authority_id: int) -> bool:
        """Whether this may be done in an authority."""
        return self.is_system or any(permission in role.may for role in self.held.get(authority_id, ()))

    def must(self, permission: Permission, authority_id: int) -> None:
        """Refuse what may not be done.

        Raises:
            NotAllowed: where no role held in the authority allows it.
        """
        if not self.may(permission, authority_id):
            raise NotAllowed(f"{self.name} may not do this here; it needs {permission.value}.")

    def asked_by(self, name: str) -> Actor:
        """The same officer, recording what somebody else asked for."""
        return replace(self, on_behalf_of=name)


SYSTEM = Actor(id="system", name="Còmhla", is_system=True)
"""A command typed at the machine itself, by somebody who could change the database anyway."""


def actor_for(user: User, *, on: date) -> Actor:
    """The actor behind an account, with the roles held on a day."""
    held: dict[int, set[Role]] = {}
    if user.is_active:
        for grant in Grant.objects.filter(user=user, first_day__lte=on):
            if grant.last_day is None or on <= grant.last_day:
                held.setdefault(grant.authority_id, set()).add(Role(grant.role))
    return Actor(id=str(user.pk), name=user.name, held={key: frozenset(roles) for key, roles in held.items()})
