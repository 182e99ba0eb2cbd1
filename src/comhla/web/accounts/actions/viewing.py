"""What inspectors look at."""

from __future__ import annotations

from django.db import transaction

from comhla.web.access.actors import Actor
from comhla.web.audit.actions import Told, append


@transaction.atomic
def record_viewing(actor: Actor, *, authority: str, route: str, path: str) -> None:
    """Write into the trail that an inspector saw a page: its route and its path, nothing after the question mark."""
    append("viewed", Told("page", path[:200], authority), by=actor, after={"route": route})
