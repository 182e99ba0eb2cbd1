"""Who can sign in to the demonstration: one account for each role, with a password that is no secret."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from comhla.web.access.roles import Role
from tools.demonstration.names import HEALTH_BOARD

PASSWORD = "inverannoch-together"
FIRST_DAY = date(2026, 1, 1)
LAST_DAY_OF_INSPECTION = date(2026, 12, 31)
AUTHORITY = "inverannoch"
"""The slug of the made-up authority."""


class Account(NamedTuple):
    """One sign-in of the demonstration."""

    role: Role
    email: str
    name: str
    body: str
    last_day: date | None


_BODIES = {
    Role.BOARD_MEMBER: "board",
    Role.PLANNING_GROUP_MEMBER: "planning_group",
    Role.LOCALITY_MEMBER: "glens",
    Role.PARTNER_OFFICER: HEALTH_BOARD,
}


def account_of(role: Role) -> Account:
    """The account of a role. People have no names here, as in the demonstration's facts."""
    return Account(
        role=role,
        email=f"{role.value.replace('_', '-')}@inverannoch.example",
        name=f"{role.called} of Inverannoch",
        body=_BODIES.get(role, ""),
        last_day=LAST_DAY_OF_INSPECTION if role is Role.INSPECTOR else None,
    )


ACCOUNTS = tuple(account_of(role) for role in Role)
