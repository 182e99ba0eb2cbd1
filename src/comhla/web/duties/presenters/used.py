"""The recorded facts that an answer rests on, in plain words, each row with the address of its record."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from comhla.authority_file.shapes import shapes_of
from comhla.law import AuthorityFacts, Finding
from comhla.law.facts.fields import Record
from comhla.law.facts_used import UsedRow, facts_used
from comhla.web.authorities.labels import Names, labelled, rows_in, spelt_out
from comhla.web.authorities.tables import record_of
from comhla.web.authorities.words import as_words
from comhla.web.duties.links import Links
from comhla.web.duties.presenters.home import collection_words
from comhla.web.duties.presenters.words import plain

MOST_ROWS = 6
_AUTHORITY = "authority"


class UsedRowShown(NamedTuple):
    """One recorded row: what it is called, the page of its record (empty where it has none), and its values."""

    label: str
    url: str
    values: Sequence[str]


class UsedShown(NamedTuple):
    """The recorded rows that an answer rests on."""

    name: str
    columns: Sequence[str]
    rows: Sequence[UsedRowShown]
    is_recorded: bool
    more: int


def used_shown(finding: Finding, facts: AuthorityFacts, as_at: date, links: Links) -> list[UsedShown]:
    """The facts that an answer rests on."""
    names = Names(facts)
    found = []
    for used in facts_used(finding, facts, as_at, most=None):
        kind = AuthorityFacts if used.collection == _AUTHORITY else record_of(used.collection)
        recorded = {} if used.collection == _AUTHORITY else _recorded(facts, used.collection)
        rows = [
            _row(each, used.collection, used.fields, recorded, names, links) for each in _nearest(used.rows, finding)
        ]
        columns = [_column(kind, field) for field in used.fields]
        more = max(0, (used.of or 0) - len(rows))
        found.append(UsedShown(collection_words(used.collection), columns, rows, used.rows is not None, more))
    return found


def _nearest(rows: Sequence[UsedRow] | None, finding: Finding) -> Sequence[UsedRow]:
    """The rows with a day that the answer names, then the others, the last ones recorded first among each."""
    days = {value.isoformat() for value in finding.answer.words.values() if isinstance(value, date)}
    latest_first = (rows or ())[::-1]
    return sorted(latest_first, key=lambda row: days.isdisjoint(row.values))[:MOST_ROWS]


def _recorded(facts: AuthorityFacts, collection: str) -> Mapping[str, dict[str, Any]]:
    return {str(row.get("id") or ""): row for row in rows_in(facts, collection)}


def _row(
    used: UsedRow,
    collection: str,
    fields: Sequence[str],
    recorded: Mapping[str, dict[str, Any]],
    names: Names,
    links: Links,
) -> UsedRowShown:
    if collection == _AUTHORITY:
        return UsedRowShown(names.facts.authority.name, "", [plain(value) for value in used.values])
    row = recorded.get(used.name)
    if row is None:
        return UsedRowShown(spelt_out(used.name), "", [plain(value) for value in used.values])
    url = links.evidence(used.name) if collection == "evidence" else links.row(collection, used.name)
    shapes = shapes_of(record_of(collection))
    values = [
        names.in_brief(shapes[field], row.get(field)) if field in shapes else plain(value)
        for field, value in zip(fields, used.values, strict=True)
    ]
    return UsedRowShown(names.row(collection, row), url, values)


def _column(kind: type[Record], field: str) -> str:
    """A field as it is called at the forms; a field of rows within a row with both names."""
    first, _, deeper = field.partition(".")
    shape = shapes_of(kind).get(first)
    if not deeper or shape is None or shape.row is None:
        return labelled(kind, first) if not deeper else as_words(field.replace(".", ", "))
    return f"{labelled(kind, first)}: {_column(shape.row, deeper).lower()}"
