"""Who owns what: the closest assignment wins."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple, Protocol

Key = tuple[str, str, str]
"""Duty, part and subject; empty part or subject for every one."""


class Assigned(Protocol):
    """What an assignment says, as far as it matters here."""

    pk: int
    duty: str
    part: str
    subject: str
    owner_name: str
    owner_email: str
    account_id: int | None


class Owner(NamedTuple):
    """Somebody who has taken a duty on, with or without an account."""

    name: str
    email: str
    account: int | None
    assignment: int


class Owners:
    """The owners of an authority on one day."""

    def __init__(self, assignments: Iterable[Assigned]) -> None:
        self._by_key: Mapping[Key, Owner] = {
            (each.duty, each.part, each.subject): Owner(each.owner_name, each.owner_email, each.account_id, each.pk)
            for each in assignments
        }

    def of(self, key: Key) -> Owner | None:
        """Who owns a part of a duty for a subject: who was named for just that, else for more; None for nobody."""
        duty, part, subject = key
        for closest in ((duty, part, subject), (duty, part, ""), (duty, "", subject), (duty, "", "")):
            if closest in self._by_key:
                return self._by_key[closest]
        return None

    @property
    def names(self) -> list[str]:
        """The name of everybody who owns something, in order."""
        return sorted({owner.name for owner in self._by_key.values()}, key=str.casefold)
