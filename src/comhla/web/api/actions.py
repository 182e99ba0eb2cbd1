"""Keys: the only writer of what programs may read."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import NamedTuple

from django.db import transaction

from comhla.web import clock
from comhla.web.access.actors import Actor, NotAllowed
from comhla.web.access.roles import Permission
from comhla.web.api.models import ApiKey
from comhla.web.api.secret import new_secret
from comhla.web.audit.actions import Told, append
from comhla.web.authorities.models import Authority

KEY_MAY = (Permission.WORKSPACE_SEE, Permission.AUDIT_SEE)
"""What a key can allow at most: reading."""


class MadeKey(NamedTuple):
    """A new key, and the secret that is shown this once."""

    key: ApiKey
    secret: str


@transaction.atomic
def make_key(
    authority: Authority,
    *,
    name: str,
    permissions: Collection[Permission],
    first_day: date,
    last_day: date,
    by: Actor,
) -> MadeKey:
    """Make a key with which a program reads what the authority has recorded.

    Raises:
        NotAllowed: where `by` does not manage keys there, may not do itself what the key would allow, or where the
            key would allow more than reading.
    """
    by.must(Permission.INTEGRATION_MANAGE, authority.pk)
    for permission in permissions:
        if permission not in KEY_MAY:
            raise NotAllowed("A key is for reading only.")
        by.must(permission, authority.pk)
    secret = new_secret()
    key = ApiKey.objects.create(
        authority=authority,
        name=name,
        prefix=secret.prefix,
        digest=secret.digest,
        permissions=sorted(permissions),
        first_day=first_day,
        last_day=last_day,
        made_by_id=by.id,
        made_by_name=by.name,
    )
    append("key_made", _told(key), by=by, after=_as_data(key))
    return MadeKey(key, secret.whole)


@transaction.atomic
def end_key(key: ApiKey, *, by: Actor, reason: str = "") -> ApiKey:
    """End a key at once. One that has been ended stays as it is.

    Raises:
        NotAllowed: where `by` does not manage keys of its authority.
    """
    by.must(Permission.INTEGRATION_MANAGE, key.authority_id)
    key = ApiKey.objects.select_for_update().select_related("authority").get(pk=key.pk)
    if key.ended_at is None:
        before = _as_data(key)
        key.ended_at = clock.now()
        key.save(update_fields=["ended_at"])
        append("key_ended", _told(key), by=by, before=before, after=_as_data(key), reason=reason)
    return key


def note_use(key: ApiKey, *, on: date) -> None:
    """Remember the last day on which a key was used: one write a day, so that an unused key can be seen and ended."""
    if key.last_used_on != on:
        ApiKey.objects.filter(pk=key.pk).update(last_used_on=on)


def _as_data(key: ApiKey) -> dict[str, object]:
    return {name: getattr(key, name) for name in ("name", "prefix", "permissions", "first_day", "last_day", "ended_at")}


def _told(key: ApiKey) -> Told:
    return Told("api_key", key.prefix, key.authority.slug)
