"""The facts an answer rests on, with their values, wherever in the record they stand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from enum import Enum
from typing import Any, NamedTuple

from comhla.law.facts import AuthorityFacts
from comhla.law.facts.fields import Record
from comhla.law.findings import Finding

_MOST_VALUES = 8
_SILENT = "-"


class UsedRow(NamedTuple):
    """One row, by its id (empty where it has none), with the values of the fields that were used; empty for silence."""

    name: str
    values: tuple[str, ...]


class Used(NamedTuple):
    """What an answer used of one collection.

    `rows` is None where the collection is not recorded. `of` is how many rows it has altogether, None where that says
    nothing. Without `fields` the rows count by themselves.
    """

    collection: str
    fields: tuple[str, ...]
    rows: tuple[UsedRow, ...] | None
    of: int | None


def facts_used(finding: Finding, facts: AuthorityFacts, as_at: date, *, most: int | None) -> Iterator[Used]:
    """The rows that an answer rests on, with the fields of them that were used.

    Of a collection with rows that belong to the subject only those are told; of others those that hold on the day
    of the subject. At most so many rows, the last ones recorded; None for all.
    """
    parts = tuple(records_in(finding.subject.of))
    day = finding.subject.relevant_day or as_at
    for collection, fields in _fields_by_collection(finding.facts_used).items():
        if collection == "evidence":
            named = ("what", "dated_on")
            evidence = facts.evidence_on(*finding.key)
            yield Used(collection, named, tuple(_used(row, named) for row in evidence), None)
            continue
        value = getattr(facts, collection)
        if value is None:
            yield Used(collection, fields, None, None)
            continue
        rows = value if isinstance(value, tuple) else (value,)
        near = [row for row in rows if _belongs(row, parts)] or [row for row in rows if _holds(row, day)]
        chosen = near[-most:] if most else near
        yield Used(collection, fields, tuple(_used(row, fields) for row in chosen), len(rows))


def records_in(value: object) -> Iterator[Record]:
    """The rows that a subject is made of: itself, or those it holds together."""
    if isinstance(value, Record):
        yield value
    elif isinstance(value, tuple):
        for each in value:
            yield from records_in(each)


def _fields_by_collection(places: Iterable[str]) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for place in places:
        collection, _, field = place.partition(".")
        found[collection] = (*found.get(collection, ()), *([field] if field else []))
    return found


def _belongs(row: Record, subject: Sequence[Record]) -> bool:
    """Whether a row is part of the subject, holds a part of it, or names it by its id."""
    names = {_name(each) for each in subject} - {""}
    return any(value is each for each in subject for value in (row, *records_in(_values(row)))) or any(
        isinstance(value, str) and value in names for value in _values(row)
    )


def _values(row: Record) -> tuple[Any, ...]:
    return tuple(value for _, value in row.items())


def _holds(row: Record, day: date) -> bool:
    """Whether a row holds on a day, as far as it has days at all."""
    begins, ends = getattr(row, "first_day", None), getattr(row, "last_day", None)
    return (begins is None or begins <= day) and (ends is None or day <= ends)


def _used(row: Record, fields: Sequence[str]) -> UsedRow:
    return UsedRow(_name(row), tuple(_shown(_value(row, field)) for field in fields))


def _name(row: Record) -> str:
    return str(getattr(row, "id", ""))


def _value(row: object, field: str) -> object:
    """The value of a field, or the values of a field of the rows in it."""
    first, _, deeper = field.partition(".")
    value = getattr(row, first)
    if not deeper:
        return value
    if isinstance(value, tuple):
        return tuple(_value(each, deeper) for each in value)
    return None if value is None else _value(value, deeper)


def _shown(value: object) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case date():
            return value.isoformat()
        case Enum():
            return str(value.value)
        case tuple():
            return _several(value)
        case Record():
            return "recorded"
        case _:
            return str(value)


def _several(values: tuple[object, ...]) -> str:
    if not values:
        return "none"
    if any(isinstance(each, Record) for each in values):
        return f"{len(values)} recorded"
    shown = [_shown(each) or _SILENT for each in values[:_MOST_VALUES]]
    more = [f"{len(values) - _MOST_VALUES} more"] if len(values) > _MOST_VALUES else []
    return f"({', '.join([*shown, *more])})"
