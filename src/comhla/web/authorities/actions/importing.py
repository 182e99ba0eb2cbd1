"""Adding an authority with everything that a file or the register says of it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

from django.db import transaction
from django.utils.text import slugify

from comhla import reference
from comhla.authority_file import read_plain, to_data
from comhla.law.facts import AuthorityFacts
from comhla.web.access.actors import Actor, NotAllowed
from comhla.web.audit.actions import append
from comhla.web.authorities.actions.plan_order import refuse_plans_out_of_order
from comhla.web.authorities.actions.recording import IDENTITY, Data, refuse_without_room, told
from comhla.web.authorities.errors import NotRecorded
from comhla.web.authorities.facts import keep, plain_facts
from comhla.web.authorities.models import (
    Authority,
    Collection,
    DelegatedFunction,
    PublicDetails,
    RecordedRow,
    Row,
    Scheme,
)
from comhla.web.authorities.tables import FUNCTIONS, OWN_TABLE, collections, is_single, new_row
from comhla.web.stamps import new_stamp


@transaction.atomic
def import_authority(facts: AuthorityFacts, *, by: Actor, reason: str = "") -> Authority:
    """Add an authority with everything that a file says of it, or replace everything that is recorded of it.

    Only the system itself may: what is replaced is gone but for the trail. A real authority is found by its code, a
    made-up one by its name.

    Raises:
        NotAllowed: where `by` is not the system.
        NotRecorded: where another authority has the name, or the database has no room for a text.
        Unacceptable: where a step of a plan stands out of order; all of them are named.
    """
    if not by.is_system:
        raise NotAllowed("An authority is imported at the machine itself.")
    refuse_plans_out_of_order(facts)
    data = to_data(facts)
    identity = data[IDENTITY]
    authority = _authority_of(identity)
    is_new = authority.pk is None
    before = None if is_new else plain_facts(authority)
    authority.facts_stamp = new_stamp()
    authority.identity = _as_json(identity)
    authority.save()
    PublicDetails.objects.get_or_create(authority=authority)
    if not is_new:
        _take_out_rows(authority)
    _put_in_rows(authority, data)
    transaction.on_commit(partial(keep, authority.facts_stamp, facts))
    append(
        "authority_imported",
        told(authority, IDENTITY, authority.slug),
        by=by,
        before=_counts(before),
        after=_counts(data),
        reason=reason,
    )
    return authority


@transaction.atomic
def load_register(*, by: Actor) -> tuple[int, int]:
    """Add every authority of the register that is not there yet, with what the register knows of it.

    Returns:
        How many were added, and how many were there already and are as they were.
    """
    codes = set(Authority.objects.exclude(code=None).values_list("code", flat=True))
    missing = [each for each in reference.authorities() if each.code not in codes]
    for each in missing:
        identity = {
            "code": each.code,
            "name": each.name,
            "fictional": False,
            "health_board": each.health_board.name,
            "councils": [council.name for council in each.councils],
        }
        facts = read_plain({IDENTITY: identity}, name=each.name)
        import_authority(facts, by=by, reason="Loaded from the register.")
    return len(missing), len(reference.authorities()) - len(missing)


def _authority_of(identity: Data) -> Authority:
    """The authority that a file is about, or a new one."""
    name, code, is_fictional = identity["name"], identity.get("code"), identity["fictional"]
    if code is not None and is_fictional:
        raise NotRecorded(f"{name} is made up, so it cannot have the code {code}. Leave the code out.")
    if code is not None:
        code = reference.authority(code).code
    same_name = Authority.objects.select_for_update().filter(name=name).first()
    found = Authority.objects.select_for_update().filter(code=code).first() if code else same_name
    if found is None and same_name is not None and same_name.code is None and not same_name.is_fictional:
        found = same_name
    if same_name is not None and (found is None or same_name.pk != found.pk):
        raise NotRecorded(f"Another authority is called {name} already.")
    if found is not None and found.is_fictional != is_fictional:
        raise NotRecorded(f"Another authority is called {name} already, and one of the two is made up.")
    authority = found or Authority(slug=_free_slug(name))
    authority.name, authority.code, authority.is_fictional = name, code, is_fictional
    if len(name) > _MOST_IN_A_NAME:
        raise NotRecorded(f"The name of the authority has {len(name)} characters; {_MOST_IN_A_NAME} is the most.")
    return authority


_MOST_IN_A_NAME = 200


def _take_out_rows(authority: Authority) -> None:
    """Take out everything that is recorded; functions first, which stand under schemes."""
    Collection.objects.filter(authority=authority).delete()
    tables: tuple[type[Row], ...] = (DelegatedFunction, RecordedRow, *OWN_TABLE.values())
    for table in tables:
        table._default_manager.filter(authority=authority).order_by().delete()


def _put_in_rows(authority: Authority, data: Data) -> None:
    """Put in everything that a file says, with a query for each table."""
    recorded = [name for name in collections() if name in data and name != FUNCTIONS]
    Collection.objects.bulk_create(Collection(authority=authority, name=name) for name in recorded)
    made: dict[type[Row], list[Row]] = {}
    for name in recorded:
        rows = _rows_made(authority, name, [data[name]] if is_single(name) else data[name])
        if rows:
            made.setdefault(type(rows[0]), []).extend(rows)
    for table, rows in made.items():
        table._default_manager.bulk_create(rows)
    functions = [
        function
        for scheme, each in zip(made.get(Scheme, ()), data.get("schemes", ()), strict=True)
        for function in _functions_made(authority, scheme, each.get(FUNCTIONS, ()))
    ]
    DelegatedFunction.objects.bulk_create(functions)


def _rows_made(authority: Authority, name: str, rows: list[Data]) -> list[Row]:
    made = []
    for position, each in enumerate(rows):
        row = new_row(authority, name, position=position, key="" if is_single(name) else str(position))
        row.take(_as_json(each))
        made.append(row)
    refuse_without_room(authority, name, made)
    return made


def _functions_made(authority: Authority, scheme: Row, functions: Any) -> list[DelegatedFunction]:
    made = []
    for position, each in enumerate(functions):
        function = DelegatedFunction(authority=authority, scheme=scheme, position=position)
        function.take(_as_json(each))
        made.append(function)
    refuse_without_room(authority, FUNCTIONS, made)
    return made


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
