"""Named reads of the room."""

from __future__ import annotations

from datetime import date

from django.http import Http404

from comhla.law.facts import Direction
from comhla.web.access.actors import Actor
from comhla.web.access.roles import Role
from comhla.web.accounts.models import Grant
from comhla.web.authorities.facts import facts_of
from comhla.web.authorities.models import Authority
from comhla.web.authorities.tables import rows_of
from comhla.web.directions.models import IssuedDirection, IssuedFile

DIRECTIONS = "directions"


def direction_called(authority: Authority, key: str) -> Direction:
    """The direction with an id.

    Raises:
        Http404: where there is none.
    """
    found = facts_of(authority).directions_by_id.get(key)
    if found is None:
        raise Http404("There is no such direction.")
    return found


def version_of(authority: Authority, key: str) -> int:
    """The present version of a direction; 0 where there is none."""
    return rows_of(authority, DIRECTIONS).filter(key=key).values_list("version", flat=True).first() or 0


def bodies_for(authority: Authority, actor: Actor, *, on: date) -> tuple[str, ...]:
    """The bodies for which somebody answers directions on a day: those of their roles as a partner's officer."""
    if not actor.id.isdecimal():
        return ()
    held = Grant.objects.on(on).filter(user_id=int(actor.id), authority=authority, role=Role.PARTNER_OFFICER)
    return tuple(dict.fromkeys(held.exclude(body="").order_by("pk").values_list("body", flat=True)))


def issues_of(authority: Authority, key: str) -> list[IssuedDirection]:
    """The issues of a direction in writing, the latest first, with their files but not what is in them."""
    found = IssuedDirection.objects.filter(authority=authority, direction=key).order_by("-number")
    return list(found.prefetch_related("files"))


def issued_file(authority: Authority, key: str, number: int, name: str) -> IssuedFile:
    """A file of an issue.

    Raises:
        Http404: where there is none.
    """
    found = IssuedFile.objects.filter(
        issued__authority=authority, issued__direction=key, issued__number=number, name=name
    ).first()
    if found is None:
        raise Http404("There is no such file.")
    return found
