"""From rows to the facts that the law is asked about: the same value that an authority file is read to."""

from __future__ import annotations

from collections import OrderedDict
from threading import Lock
from typing import Any

from comhla.authority_file import read_plain
from comhla.law.facts import AuthorityFacts
from comhla.web.authorities.models import Authority, Collection, RecordedRow, Row
from comhla.web.authorities.tables import FUNCTIONS, OWN_TABLE, collections, is_single, record_of, rows_of

_KEPT = 64
_kept: OrderedDict[str, AuthorityFacts] = OrderedDict()
_guard = Lock()


def facts_of(authority: Authority) -> AuthorityFacts:
    """Everything recorded of an authority.

    Kept in the process by the stamp of the facts, which every change renews; so what is kept is never stale, and
    two processes cannot differ.
    """
    key = authority.facts_stamp
    with _guard:
        if key in _kept:
            _kept.move_to_end(key)
            return _kept[key]
    facts = read_plain(plain_facts(authority), name=authority.name)
    keep(key, facts)
    return facts


def keep(stamp: str, facts: AuthorityFacts) -> None:
    """Keep facts under the stamp of the record that they were read from, so that they are not read a second time."""
    with _guard:
        _kept[stamp] = facts
        while len(_kept) > _KEPT:
            _kept.popitem(last=False)


def plain_facts(authority: Authority) -> dict[str, Any]:
    """Everything recorded of an authority as plain data, in the order of the authority file. Eight queries."""
    recorded = set(Collection.objects.filter(authority=authority).values_list("name", flat=True))
    found: dict[str, list[dict[str, Any]]] = {name: [] for name in recorded}
    for name in OWN_TABLE:
        if name in recorded:
            found[name] = [row.as_data() for row in rows_of(authority, name)]
    _put_functions_in(found.get("schemes", []), authority)
    for row in RecordedRow.objects.filter(authority=authority):
        found[row.collection].append(plain_row(row, row.collection))
    data: dict[str, Any] = {"authority": authority.identity}
    for name in collections():
        if name in recorded:
            data[name] = found[name][0] if is_single(name) else found[name]
    return data


def plain_row(row: Row, collection: str) -> dict[str, Any]:
    """A row as plain data; a kind of row without an id has none."""
    data = row.as_data()
    if "id" not in record_of(collection).fields:
        del data["id"]
    return data


def _put_functions_in(schemes: list[dict[str, Any]], authority: Authority) -> None:
    """A scheme whose functions are recorded keeps an empty list in its place for them."""
    for scheme in schemes:
        if FUNCTIONS in scheme:
            scheme[FUNCTIONS] = []
    by_key = {scheme["id"]: scheme for scheme in schemes}
    if not by_key:
        return
    for function in rows_of(authority, FUNCTIONS):
        by_key[function.scheme.key].setdefault(FUNCTIONS, []).append(function.as_data())
