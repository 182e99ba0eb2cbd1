"""Recording facts: the only writer of what is recorded of an authority.

Each action is permission, change and audit in one transaction. What is recorded is read as an authority file is before
it is saved, so nothing can be recorded that a file could not say.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils.text import slugify

from comhla.authority_file import UnusableFile, read_plain, to_data
from comhla.law.facts import AuthorityFacts
from comhla.web.accounts.actors import Actor, NotAllowed
from comhla.web.accounts.roles import Permission
from comhla.web.audit.actions import Told, append
from comhla.web.audit.models import Event
from comhla.web.authorities.errors import ChangedMeanwhile, NotRecorded, Unacceptable
from comhla.web.authorities.facts import plain_facts, plain_row
from comhla.web.authorities.models import Authority, Collection, DelegatedFunction, PublicDetails, Row, Scheme
from comhla.web.authorities.tables import FUNCTIONS, collections, is_single, new_row, record_of, rows_of
from comhla.web.stamps import new_stamp

Data = Mapping[str, Any]
_PERMISSION_FOR = {"evidence": Permission.EVIDENCE_ATTACH, "judgements": Permission.JUDGEMENT_RECORD}
IDENTITY = "authority"


def permission_for(collection: str) -> Permission:
    """What somebody needs to record rows of a collection."""
    return _PERMISSION_FOR.get(collection, Permission.FACTS_RECORD)


@transaction.atomic
def record_row(
    authority: Authority,
    collection: str,
    data: Data,
    *,
    by: Actor,
    key: str | None = None,
    version: int | None = None,
    scheme: str | None = None,
    reason: str = "",
) -> Row:
    """Record a new row, or change one.

    Args:
        authority: of which it is recorded.
        collection: the collection, as `members`; `functions` for delegated functions.
        data: the whole row as an authority file says it, as plain data.
        by: who records it.
        key: the row to change; None for a new one.
        version: for a change, the version that was being changed.
        scheme: for a new delegated function, the key of the scheme that began it.
        reason: why, for the trail.

    Raises:
        NotAllowed: where `by` may not record this here.
        ChangedMeanwhile: where somebody else changed the row first.
        Unacceptable: where the row cannot stand beside the rest of the record.
    """
    by.must(permission_for(collection), authority.pk)
    authority = _locked(authority)
    row = _row_to_change(authority, collection, key, version)
    before = None if row.pk is None else plain_row(row, collection)
    row.take(data)
    if isinstance(row, DelegatedFunction) and row.pk is None:
        row.scheme = Scheme.objects.get(authority=authority, key=scheme)
    _refuse_unacceptable(authority, collection, row)
    row.version = 1 if row.pk is None else row.version + 1
    row.save()
    Collection.objects.get_or_create(authority=authority, name=collection)
    _moved_on(authority)
    action = "row_recorded" if before is None else "row_changed"
    append(
        action,
        _told(authority, collection, row.key),
        by=by,
        before=before,
        after=plain_row(row, collection),
        reason=reason,
    )
    return row


@transaction.atomic
def remove_row(authority: Authority, collection: str, key: str, *, by: Actor, version: int, reason: str) -> None:
    """Take out a row that should never have been recorded. What has ended keeps its row with a last day.

    Raises as `record_row` does; Unacceptable where another row refers to it.
    """
    by.must(permission_for(collection), authority.pk)
    authority = _locked(authority)
    row = _row_to_change(authority, collection, key, version)
    before = plain_row(row, collection)
    row.delete()
    if is_single(collection):
        Collection.objects.filter(authority=authority, name=collection).delete()
    _refuse_unacceptable(authority, collection, None)
    _moved_on(authority)
    append("row_removed", _told(authority, collection, key), by=by, before=before, reason=reason)


@transaction.atomic
def say_none(authority: Authority, collection: str, *, by: Actor, reason: str = "") -> None:
    """Record that there are none of a collection, which is something else than not recording it.

    Raises:
        NotRecorded: where rows are recorded.
    """
    by.must(permission_for(collection), authority.pk)
    authority = _locked(authority)
    if is_single(collection) or rows_of(authority, collection).exists():
        raise NotRecorded("There are rows already, so it cannot be recorded that there are none.")
    _, made = Collection.objects.get_or_create(authority=authority, name=collection)
    if made:
        _moved_on(authority)
        append("none_recorded", _told(authority, collection, ""), by=by, reason=reason)


@transaction.atomic
def forget_none(authority: Authority, collection: str, *, by: Actor, reason: str = "") -> None:
    """Take back that there are none of a collection: it is not recorded any more.

    Raises:
        NotRecorded: where rows are recorded.
    """
    by.must(permission_for(collection), authority.pk)
    authority = _locked(authority)
    if rows_of(authority, collection).exists():
        raise NotRecorded("There are rows, so the collection is recorded. Take the rows out one by one.")
    gone, _ = Collection.objects.filter(authority=authority, name=collection).delete()
    if gone:
        _moved_on(authority)
        append("none_taken_back", _told(authority, collection, ""), by=by, reason=reason)


@transaction.atomic
def change_identity(authority: Authority, identity: Data, *, by: Actor, stamp: str, reason: str = "") -> Authority:
    """Change what is recorded of the authority itself, as its islands or the days between which its record is kept.

    `stamp` is the `facts_stamp` that was seen. Name, code and whether it is made up stay. Raises as `record_row`.
    """
    by.must(Permission.FACTS_RECORD, authority.pk)
    authority = _locked(authority)
    before = authority.identity
    kept = {name: before[name] for name in ("name", "code", "fictional") if name in before}
    if authority.facts_stamp != stamp:
        raise ChangedMeanwhile(before, 0)
    authority.identity = {**identity, **kept}
    _refuse_unacceptable(authority, IDENTITY, None)
    authority.save(update_fields=["identity"])
    _moved_on(authority)
    append(
        "identity_changed",
        _told(authority, IDENTITY, authority.slug),
        by=by,
        before=before,
        after=authority.identity,
        reason=reason,
    )
    return authority


@transaction.atomic
def undo(authority: Authority, event: Event, *, by: Actor, reason: str) -> None:
    """Take back a change of a row by a new one that says so; the trail keeps both.

    Raises:
        ChangedMeanwhile: where the row has been changed again since.
        NotRecorded: where the event is not a change of a row here.
    """
    if event.authority != authority.slug or event.kind not in collections() or event.action not in _UNDONE_BY:
        raise NotRecorded("Only changes of recorded rows of this authority can be taken back.")
    told = f"Takes back change {event.number}. {reason}".strip()
    now = rows_of(authority, event.kind).filter(key=_key_of(event)).first()
    if (None if now is None else plain_row(now, event.kind)) != event.after:
        raise ChangedMeanwhile(None if now is None else plain_row(now, event.kind), 0 if now is None else now.version)
    if event.before is None:
        assert now is not None
        remove_row(authority, event.kind, now.key, by=by, version=now.version, reason=told)
    elif now is None:
        record_row(authority, event.kind, event.before, by=by, reason=told)
    else:
        record_row(authority, event.kind, event.before, by=by, key=now.key, version=now.version, reason=told)


_UNDONE_BY = frozenset({"row_recorded", "row_changed", "row_removed"})


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
        _told(authority, "public_details", authority.slug),
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


@transaction.atomic
def import_authority(facts: AuthorityFacts, *, by: Actor, reason: str = "") -> Authority:
    """Add an authority with everything that a file says of it, or replace everything that is recorded of it.

    Only the system itself may: what is replaced is gone but for the trail.
    """
    if not by.is_system:
        raise NotAllowed("An authority is imported at the machine itself.")
    data = to_data(facts)
    identity = data[IDENTITY]
    authority = Authority.objects.select_for_update().filter(name=identity["name"]).first()
    before = None if authority is None else plain_facts(authority)
    if authority is None:
        authority = Authority(slug=_free_slug(identity["name"]), name=identity["name"])
    else:
        authority.facts_stamp = new_stamp()
    authority.code, authority.is_fictional = identity.get("code"), identity["fictional"]
    authority.identity = _as_json(identity)
    authority.save()
    PublicDetails.objects.get_or_create(authority=authority)
    _replace_rows(authority, data)
    append(
        "authority_imported",
        _told(authority, IDENTITY, authority.slug),
        by=by,
        before=_counts(before),
        after=_counts(data),
        reason=reason,
    )
    return authority


def _replace_rows(authority: Authority, data: Data) -> None:
    Collection.objects.filter(authority=authority).delete()
    for name in collections():
        rows_of(authority, name).order_by().delete()
    for name in collections():
        if name in data and name != FUNCTIONS:
            Collection.objects.create(authority=authority, name=name)
            _make_rows(authority, name, [data[name]] if is_single(name) else data[name])


def _make_rows(authority: Authority, name: str, rows: list[Data]) -> None:
    made = []
    for position, each in enumerate(rows):
        row = new_row(authority, name, position=position, key="" if is_single(name) else str(position))
        row.take(_as_json(each))
        made.append(row)
    if not made:
        return
    type(made[0])._default_manager.bulk_create(made)
    if name == "schemes":
        for scheme, each in zip(made, rows, strict=True):
            _make_functions(authority, scheme, each.get(FUNCTIONS, ()))


def _make_functions(authority: Authority, scheme: Row, functions: Any) -> None:
    made = []
    for position, each in enumerate(functions):
        function = DelegatedFunction(authority=authority, scheme=scheme, position=position)
        function.take(_as_json(each))
        made.append(function)
    DelegatedFunction.objects.bulk_create(made)


def _counts(data: Data | None) -> dict[str, int] | None:
    if data is None:
        return None
    return {name: len(rows) for name, rows in data.items() if isinstance(rows, list | tuple)}


def _as_json(value: Any) -> Any:
    """Plain data as JSON keeps them: days as text."""
    if isinstance(value, Mapping):
        return {name: _as_json(each) for name, each in value.items()}
    if isinstance(value, list | tuple):
        return [_as_json(each) for each in value]
    return value.isoformat() if hasattr(value, "isoformat") else value


def _free_slug(name: str) -> str:
    wanted = slugify(name)[:50] or "authority"
    slug, number = wanted, 1
    while Authority.objects.filter(slug=slug).exists():
        number += 1
        slug = f"{wanted}-{number}"
    return slug


def _locked(authority: Authority) -> Authority:
    """The authority as it is now, held until the end of the transaction: two savers take turns."""
    return Authority.objects.select_for_update().get(pk=authority.pk)


def _moved_on(authority: Authority) -> None:
    Authority.objects.filter(pk=authority.pk).update(facts_stamp=new_stamp())


def _row_to_change(authority: Authority, collection: str, key: str | None, version: int | None) -> Row:
    if key is None:
        if is_single(collection) and rows_of(authority, collection).exists():
            row = rows_of(authority, collection).get()
            raise ChangedMeanwhile(plain_row(row, collection), row.version)
        last = rows_of(authority, collection).order_by().aggregate(last=Max("position"))["last"]
        position = 0 if last is None else last + 1
        return new_row(authority, collection, position=position, key="" if is_single(collection) else str(position))
    row = rows_of(authority, collection).filter(key=key).first()
    if row is None:
        raise ChangedMeanwhile(None, 0)
    if row.version != version:
        raise ChangedMeanwhile(plain_row(row, collection), row.version)
    return row


def _refuse_unacceptable(authority: Authority, collection: str, row: Row | None) -> None:
    """Read the whole record with the row in its place, as a file would be."""
    data = plain_facts(authority)
    place = IDENTITY if row is None else _put(data, authority, collection, row)
    try:
        read_plain(data, name=authority.name)
    except UnusableFile as unusable:
        by_field: dict[str, list[Any]] = {}
        general = []
        for problem in unusable.problems:
            inside = problem.place.removeprefix(f"{place}.") if problem.place.startswith(f"{place}.") else ""
            field = re.split(r"[.\[]", inside)[0] if inside else ("id" if problem.place == place else "")
            if field:
                by_field.setdefault(field, []).append(problem)
            else:
                general.append(problem)
        raise Unacceptable(by_field, general) from None


def _put(data: dict[str, Any], authority: Authority, collection: str, row: Row) -> str:
    """Put a row into plain data, in place of what it says so far; its place, as problems name it."""
    told = plain_row(row, collection)
    if is_single(collection):
        data[collection] = told
        return collection
    at = rows_of(authority, collection)
    if isinstance(row, DelegatedFunction):
        number = [each["id"] for each in data["schemes"]].index(row.scheme.key)
        rows = data["schemes"][number].setdefault(FUNCTIONS, [])
        at = at.filter(scheme=row.scheme)
        lead = f"schemes[{number + 1}].{FUNCTIONS}"
    else:
        rows = data.setdefault(collection, [])
        lead = collection
    if row.pk is None:
        rows.append(told)
        return f"{lead}[{len(rows)}]"
    place = [each.pk for each in at].index(row.pk)
    if collection == "schemes" and FUNCTIONS in rows[place]:
        told[FUNCTIONS] = rows[place][FUNCTIONS]
    rows[place] = told
    return f"{lead}[{place + 1}]"


def _key_of(event: Event) -> str:
    told = event.after or event.before or {}
    return str(told.get("id", "")) if "id" in record_of(event.kind).fields else event.subject


def _told(authority: Authority, kind: str, subject: str) -> Told:
    return Told(kind, subject, authority.slug)
