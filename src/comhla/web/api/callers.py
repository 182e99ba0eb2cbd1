"""Who asks the API: a program with a key, somebody who is signed in, or anybody."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from typing import NamedTuple

from django.http import HttpRequest

from comhla.web import clock
from comhla.web.access.actors import Actor
from comhla.web.access.roles import Permission
from comhla.web.accounts.actors import actor_for
from comhla.web.api.actions import note_use
from comhla.web.api.models import ApiKey
from comhla.web.api.problems import Problem
from comhla.web.api.queries import good_key


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyActor(Actor):
    """A program with a key: it is known in one authority, and may there what its key allows and nothing else."""

    permissions: frozenset[Permission] = field(default_factory=frozenset)

    def may(self, permission: Permission, authority_id: int) -> bool:
        """Whether this may be done in an authority."""
        return authority_id in self.held and permission in self.permissions


class Caller(NamedTuple):
    """Who asks. `actor` is None for anybody; `limited_as` is what their requests are counted by."""

    actor: Actor | None
    limited_as: str

    @property
    def is_known(self) -> bool:
        """Whether it is somebody in particular."""
        return self.actor is not None


def address_of(request: HttpRequest) -> str:
    """What the requests of somebody unknown are counted by."""
    return f"address {request.META.get('REMOTE_ADDR', '')}"


def caller_of(request: HttpRequest) -> Caller:
    """Who asks.

    A key that is sent is looked at first, so that a program in a browser of somebody signed in reads as itself.

    Raises:
        Problem: 401, where what was sent as a key is not one that is good today.
    """
    sent = request.headers.get("Authorization")
    if sent is not None:
        program = _actor_with_key(sent)
        return Caller(program, program.id)
    actor: Actor | None = getattr(request, "actor", None)
    return Caller(actor, address_of(request) if actor is None else f"account {actor.id}")


def _actor_with_key(sent: str) -> KeyActor:
    scheme, _, text = sent.partition(" ")
    key = good_key(text.strip(), on=clock.today()) if scheme.casefold() == "bearer" else None
    actor = None if key is None else actor_with(key)
    if key is None or actor is None:
        raise Problem(
            401,
            "The key that was sent is not good: it was mistyped, has ended, or whoever made it may no longer use it."
            " Send `Authorization: Bearer` with a key that is good, or leave the header out for what is public.",
        )
    note_use(key, on=clock.today())
    return actor


def actor_with(key: ApiKey) -> KeyActor | None:
    """The actor behind a key: what the key allows and its maker still may; None where that is nothing."""
    return _actor_of(key, actor_for(key.made_by, on=clock.today()))


def stopped_among(keys: Collection[ApiKey]) -> set[int]:
    """The keys whose makers may not manage keys any more. One query for each maker."""
    makers: dict[int, Actor] = {}
    for key in keys:
        if key.made_by_id not in makers:
            makers[key.made_by_id] = actor_for(key.made_by, on=clock.today())
    return {key.pk for key in keys if _actor_of(key, makers[key.made_by_id]) is None}


def _actor_of(key: ApiKey, maker: Actor) -> KeyActor | None:
    if not maker.may(Permission.INTEGRATION_MANAGE, key.authority_id):
        return None
    permissions = frozenset(
        permission for permission in map(Permission, key.permissions) if maker.may(permission, key.authority_id)
    )
    return KeyActor(
        id=f"key {key.prefix}",
        name=key.name,
        held={key.authority_id: frozenset()},
        permissions=permissions,
    )
