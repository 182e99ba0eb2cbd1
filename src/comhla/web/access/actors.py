"""Who does something, with what they may do: a value that every action is given."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from django.core.exceptions import PermissionDenied

from comhla.web.access.roles import GIVES_ANY_ROLE, Permission, Role


class NotAllowed(PermissionDenied):
    """Somebody may not do this here."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """Who does something.

    `held` is the roles by authority (its primary key) on the day. `until` is the last day of those who may only inspect
    an authority. `on_behalf_of` names the person who asked, where an officer records what somebody else wants.
    `is_system` is for commands at the machine itself.
    """

    id: str
    name: str
    held: Mapping[int, frozenset[Role]] = field(default_factory=dict)
    on_behalf_of: str = ""
    is_system: bool = False
    until: Mapping[int, date] = field(default_factory=dict)

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

    def must_give(self, role: Role, authority_id: int) -> None:
        """Refuse to give, change or end a role that is not this actor's to give.

        Administrators and chief officers give every role in their authority. Whoever else may manage people gives no
        role that allows more than they hold, or inviting somebody would be a way to get it.

        Raises:
            NotAllowed: where the actor does not manage people, or the role allows more than the actor's own.
        """
        self.must(Permission.PEOPLE_MANAGE, authority_id)
        held = self.held.get(authority_id, frozenset())
        if self.is_system or held & GIVES_ANY_ROLE:
            return
        if not role.may <= frozenset().union(*(each.may for each in held)):
            raise NotAllowed(f"{self.name} may not give a role that allows more than their own.")

    def may_give(self, role: Role, authority_id: int) -> bool:
        """Whether a role is this actor's to give in an authority."""
        try:
            self.must_give(role, authority_id)
        except NotAllowed:
            return False
        return True

    @property
    def writes(self) -> bool:
        """Whether any role held anywhere allows more than reading."""
        return any(role.writes for roles in self.held.values() for role in roles)

    @property
    def is_lay(self) -> bool:
        """Whether every role held is that of a lay member, and there is one."""
        roles = [role for held in self.held.values() for role in held]
        return bool(roles) and all(role.is_lay for role in roles)

    def only_inspects(self, authority_id: int) -> bool:
        """Whether the only role held in an authority is that of an inspector."""
        return self.held.get(authority_id) == frozenset({Role.INSPECTOR})

    def without_roles_that_write(self) -> Actor:
        """The same person before a second proof of who they are: what allows more than reading is held back."""
        kept = {key: frozenset(role for role in roles if not role.writes) for key, roles in self.held.items()}
        return replace(self, held={key: roles for key, roles in kept.items() if roles})

    def asked_by(self, name: str) -> Actor:
        """The same officer, recording what somebody else asked for."""
        return replace(self, on_behalf_of=name)


SYSTEM = Actor(id="system", name="Còmhla", is_system=True)
"""A command typed at the machine itself, by somebody who could change the database anyway."""
