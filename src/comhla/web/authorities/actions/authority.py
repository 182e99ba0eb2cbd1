"""Changing what is recorded of the authority itself, and what the public is told of it."""

from __future__ import annotations

from typing import Any

from django.db import transaction

from comhla.web.access.actors import Actor
from comhla.web.access.roles import Permission
from comhla.web.audit.actions import append
from comhla.web.authorities.actions.importing import _as_json
from comhla.web.authorities.actions.recording import IDENTITY, Data, locked, moved_on, refuse_unacceptable, told
from comhla.web.authorities.errors import ChangedMeanwhile
from comhla.web.authorities.models import Authority, PublicDetails


@transaction.atomic
def change_identity(authority: Authority, identity: Data, *, by: Actor, stamp: str, reason: str = "") -> Authority:
    """Change what is recorded of the authority itself, as its islands or the days between which its record is kept.

    `stamp` is the `facts_stamp` that was seen. Name, code and whether it is made up stay. Raises as `record_row`.
    """
    by.must(Permission.FACTS_RECORD, authority.pk)
    authority = locked(authority)
    before = authority.identity
    kept = {name: before[name] for name in ("name", "code", "fictional") if name in before}
    if authority.facts_stamp != stamp:
        raise ChangedMeanwhile(before, 0)
    given = {name: value for name, value in identity.items() if name not in ("name", "code", "fictional")}
    authority.identity = _as_json({**given, **kept})
    refuse_unacceptable(authority, IDENTITY, None)
    authority.save(update_fields=["identity"])
    moved_on(authority)
    append(
        "identity_changed",
        told(authority, IDENTITY, authority.slug),
        by=by,
        before=before,
        after=authority.identity,
        reason=reason,
    )
    return authority


@transaction.atomic
def change_public_details(
    authority: Authority, values: Data, *, by: Actor, version: int, reason: str = ""
) -> PublicDetails:
    """Change what the public is told and shown. Raises as `record_row` does."""
    by.must(Permission.PUBLICATION_DECIDE, authority.pk)
    details = PublicDetails.objects.select_for_update().get(authority=authority)
    before = public_as_data(details)
    if details.version != version:
        raise ChangedMeanwhile(before, details.version)
    for name, value in values.items():
        setattr(details, name, value)
    details.version += 1
    details.full_clean()
    details.save()
    append(
        "public_details_changed",
        told(authority, "public_details", authority.slug),
        by=by,
        before=before,
        after=public_as_data(details),
        reason=reason,
    )
    return details


def public_as_data(details: PublicDetails) -> dict[str, Any]:
    """Public details as plain data."""
    return {name: getattr(details, name) for name in PUBLIC_FIELDS}


PUBLIC_FIELDS = (
    "gaelic_name",
    "telephone",
    "email",
    "postal_address",
    "website",
    "how_to_take_part",
    "shown_duties",
)
