"""What changed and from which day: one row ends, another takes its place. Actions, like those beside them."""

from __future__ import annotations

from datetime import date, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from comhla.web.access.actors import Actor
from comhla.web.authorities.actions.recording import Data, permission_for
from comhla.web.authorities.actions.rows import record_row
from comhla.web.authorities.errors import ChangedMeanwhile, NotRecorded
from comhla.web.authorities.facts import plain_row
from comhla.web.authorities.models import Authority, DelegatedFunction, Row
from comhla.web.authorities.tables import record_of, rows_of


def has_days(collection: str) -> bool:
    """Whether rows of a collection run from a first day to a last day."""
    return {"first_day", "last_day"} <= record_of(collection).fields.keys()


@transaction.atomic
def end_row(
    authority: Authority,
    collection: str,
    key: str,
    *,
    by: Actor,
    version: int,
    last_day: date,
    also: Data | None = None,
    reason: str = "",
) -> Row:
    """Set the last day of a row, and with `also` what is to be recorded beside it, as why a seat was left.

    Raises:
        NotRecorded: where rows of the collection have no last day.
        NotAllowed, ChangedMeanwhile, Unacceptable: as `record_row`.
    """
    row = _running(authority, collection, key, by)
    ended = {**plain_row(row, collection), **(also or {}), "last_day": last_day.isoformat()}
    return record_row(authority, collection, ended, by=by, key=key, version=version, reason=reason)


@transaction.atomic
def succeed_row(  # noqa: PLR0913 - it ends one row and records another: what belongs to each
    authority: Authority,
    collection: str,
    key: str,
    data: Data,
    *,
    by: Actor,
    version: int,
    from_day: date,
    also: Data | None = None,
    reason: str = "",
) -> Row:
    """End a row on the day before, and record the one that takes its place from the day: both or neither.

    `data` is the new row; its first day is `from_day`, whatever it says. `also` is what is recorded of the one that
    ends beside its last day. A function stays under its scheme.

    Raises:
        NotRecorded: where rows of the collection have no last day, or this one was not running on the day before.
        NotAllowed, ChangedMeanwhile, Unacceptable: as `record_row`.
    """
    row = _running(authority, collection, key, by)
    if row.version != version:
        raise ChangedMeanwhile(plain_row(row, collection), row.version)
    told, day_before = plain_row(row, collection), from_day - timedelta(days=1)
    if str(told.get("first_day", "")) > day_before.isoformat():
        raise NotRecorded(_("It had not begun on the day before. Choose a later day, or change the row itself."))
    if str(told.get("last_day", "9999")) < day_before.isoformat():
        raise NotRecorded(_("It had ended before that. Choose an earlier day, or record a new row by itself."))
    ended = {**told, **(also or {}), "last_day": day_before.isoformat()}
    record_row(authority, collection, ended, by=by, key=key, version=version, reason=reason)
    scheme = row.scheme.key if isinstance(row, DelegatedFunction) else None
    begun = {**data, "first_day": from_day.isoformat()}
    return record_row(authority, collection, begun, by=by, scheme=scheme, reason=reason)


def _running(authority: Authority, collection: str, key: str, by: Actor) -> Row:
    """The row that is to end, held with its authority until the end of the transaction."""
    by.must(permission_for(collection), authority.pk)
    if not has_days(collection):
        raise NotRecorded(_("Rows of this kind have no first and last day."))
    Authority.objects.select_for_update().get(pk=authority.pk)
    row = rows_of(authority, collection).filter(key=key).first()
    if row is None:
        raise ChangedMeanwhile(None, 0)
    return row
