"""Recording that there are none of something, and taking that back."""

from __future__ import annotations

from django.db import transaction

from comhla.web.access.actors import Actor
from comhla.web.audit.actions import append
from comhla.web.authorities.actions.recording import _refuse_functions, locked, moved_on, permission_for, told
from comhla.web.authorities.errors import NotRecorded
from comhla.web.authorities.models import Authority, Collection
from comhla.web.authorities.tables import is_single, rows_of


@transaction.atomic
def say_none(authority: Authority, collection: str, *, by: Actor, reason: str = "") -> None:
    """Record that there are none of a collection, which is something else than not recording it.

    Raises:
        NotRecorded: where rows are recorded.
    """
    by.must(permission_for(collection), authority.pk)
    authority = locked(authority)
    _refuse_functions(collection)
    if is_single(collection) or rows_of(authority, collection).exists():
        raise NotRecorded("There are rows already, so it cannot be recorded that there are none.")
    _, made = Collection.objects.get_or_create(authority=authority, name=collection)
    if made:
        moved_on(authority)
        append("none_recorded", told(authority, collection, ""), by=by, reason=reason)


@transaction.atomic
def forget_none(authority: Authority, collection: str, *, by: Actor, reason: str = "") -> None:
    """Take back that there are none of a collection: it is not recorded any more.

    Raises:
        NotRecorded: where rows are recorded.
    """
    by.must(permission_for(collection), authority.pk)
    authority = locked(authority)
    _refuse_functions(collection)
    if rows_of(authority, collection).exists():
        raise NotRecorded("There are rows, so the collection is recorded. Take the rows out one by one.")
    gone, _ = Collection.objects.filter(authority=authority, name=collection).delete()
    if gone:
        moved_on(authority)
        append("none_taken_back", told(authority, collection, ""), by=by, reason=reason)
