"""Which groups of an organisation give which roles, as the setting `COMHLA_OIDC_ROLES` says."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from comhla.web.access.roles import Role
from comhla.web.environment import BadSetting


class MappedRole(NamedTuple):
    """A role in an authority."""

    role: Role
    authority: str


class Mapping(NamedTuple):
    """The role that everybody in a group has."""

    group: str
    gives: MappedRole


def read_role_map(text: str) -> tuple[Mapping, ...]:
    """Read `group=role@authority` parted by semicolons. A group may be named more than once.

    Raises:
        BadSetting: for a part in another form, a role that is none, or the role of an inspector, which needs a last day
            and so cannot come from a group.
    """
    return tuple(_mapping(part.strip()) for part in text.split(";") if part.strip())


def _mapping(part: str) -> Mapping:
    group, _, given = part.rpartition("=")
    role, _, authority = given.partition("@")
    if not (group.strip() and role.strip() and authority.strip()):
        raise BadSetting(f"COMHLA_OIDC_ROLES has {part!r}. Write each part as group=planning_officer@authority.")
    try:
        known = Role(role.strip())
    except ValueError:
        roles = ", ".join(each.value for each in Role if each is not Role.INSPECTOR)
        raise BadSetting(f"COMHLA_OIDC_ROLES has the role {role.strip()!r}. It can be {roles}.") from None
    if known is Role.INSPECTOR:
        raise BadSetting("COMHLA_OIDC_ROLES gives no inspectors: their access needs a last day. Invite them instead.")
    return Mapping(group.strip(), MappedRole(known, authority.strip()))


def roles_of_groups(groups: Iterable[str], mappings: Iterable[Mapping]) -> frozenset[MappedRole]:
    """The roles of somebody in these groups."""
    names = set(groups)
    return frozenset(each.gives for each in mappings if each.group in names)
