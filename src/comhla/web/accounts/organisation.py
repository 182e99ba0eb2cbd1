"""What an organisation's sign-in says about somebody."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

_CHECKED = ("email_verified", "xms_edov")
"""Claims that say that the address was checked: the standard's own, and that which Microsoft Entra ID can add."""
_GROUPS = ("groups", "roles")


class Claims(NamedTuple):
    """Who somebody is to their organisation. `groups` is None where it does not say, which is not the same as none."""

    email: str
    name: str
    has_checked_email: bool
    groups: tuple[str, ...] | None


def read_claims(given: Mapping[str, Any]) -> Claims:
    """Read what came with the sign-in: the token's claims, and over them those that were asked for afterwards."""
    claims: dict[str, Any] = {**(given.get("id_token") or {}), **(given.get("userinfo") or {})}
    email = str(claims.get("email") or "")
    return Claims(
        email=email,
        name=str(claims.get("name") or claims.get("preferred_username") or email),
        has_checked_email=bool(email) and any(claims.get(name) in (True, "true", "1", 1) for name in _CHECKED),
        groups=_groups(claims),
    )


def _groups(claims: Mapping[str, Any]) -> tuple[str, ...] | None:
    found = [claims[name] for name in _GROUPS if isinstance(claims.get(name), list)]
    return None if not found else tuple(str(group) for groups in found for group in groups)
