"""What every recording has in common: permission, turns, and reading the whole record before anything is saved."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from django.db import transaction

from comhla.authority_file import Problem, UnusableFile, read_plain
from comhla.law.facts import AuthorityFacts
from comhla.web.access.roles import Permission
from comhla.web.audit.actions import Told
from comhla.web.authorities.errors import NotRecorded, Unacceptable
from comhla.web.authorities.facts import keep, plain_facts, plain_row
from comhla.web.authorities.models import Authority, Collection, DelegatedFunction, Row
from comhla.web.authorities.tables import FUNCTIONS, is_single, rows_of
from comhla.web.stamps import new_stamp

Data = Mapping[str, Any]


_PERMISSION_FOR = {"evidence": Permission.EVIDENCE_ATTACH, "judgements": Permission.JUDGEMENT_RECORD}


IDENTITY = "authority"


def permission_for(collection: str) -> Permission:
    """What somebody needs to record rows of a collection."""
    return _PERMISSION_FOR.get(collection, Permission.FACTS_RECORD)


def locked(authority: Authority) -> Authority:
    """The authority as it is now, held until the end of the transaction: two savers take turns."""
    return Authority.objects.select_for_update().get(pk=authority.pk)


def moved_on(authority: Authority, facts: AuthorityFacts | None = None) -> None:
    """Give the record a new stamp. What it was read to when it was checked is kept for the next page."""
    stamp = new_stamp()
    Authority.objects.filter(pk=authority.pk).update(facts_stamp=stamp)
    if facts is not None:
        transaction.on_commit(partial(keep, stamp, facts))


def say_recorded(authority: Authority, collection: str, row: Row) -> None:
    """Note that a collection is recorded; of functions that is said at their scheme."""
    if not isinstance(row, DelegatedFunction):
        Collection.objects.get_or_create(authority=authority, name=collection)


def _refuse_functions(collection: str) -> None:
    if collection == FUNCTIONS:
        raise NotRecorded("Whether functions are recorded is said of each scheme, in its own row.")


def refuse_unacceptable(authority: Authority, collection: str, row: Row | None) -> AuthorityFacts:
    """Read the whole record with the row in its place, as a file would be; what it says."""
    data = plain_facts(authority)
    place = IDENTITY if row is None else _put(data, authority, collection, row)
    try:
        return read_plain(data, name=authority.name)
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


def refuse_without_room(authority: Authority, collection: str, rows: Sequence[Row]) -> None:
    """Refuse text that is longer than its column: SQLite would keep it, PostgreSQL would not."""
    for row in rows:
        too_long = {
            name: [
                Problem(
                    authority.name,
                    f"This has {len(text)} characters; {most} is the most.",
                    "Shorten it.",
                    f"{collection}[{row.position + 1}].{name}",
                )
            ]
            for name, text, most in row.too_long()
        }
        if too_long:
            raise Unacceptable(too_long, [])


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


def told(authority: Authority, kind: str, subject: str) -> Told:
    return Told(kind, subject, authority.slug)
