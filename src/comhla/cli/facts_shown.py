"""The facts an answer rests on, with their values, wherever in the file they stand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from enum import Enum
from typing import Any

from comhla.cli.output import wrapped
from comhla.law import AuthorityFacts, Finding
from comhla.law.facts.fields import Record

_MOST_VALUES = 8
_SILENT = "-"


def facts_shown(finding: Finding, facts: AuthorityFacts, as_at: date, *, most: int | None) -> Iterator[str]:
    """The rows that the answer rests on, with the fields of them that were used.

    Of a collection with rows that belong to the subject only those are shown; of others those that hold on the day
    of the subject. At most so many rows, the last ones recorded; None for all.
    """
    parts = tuple(_records_in(finding.subject.of))
    day = finding.subject.relevant_day or as_at
    for collection, fields in _fields_by_collection(finding.facts_used).items():
        if collection == "evidence":
            yield from _rows(collection, facts.evidence_on(*finding.key), ("what", "dated_on"), of=None)
            continue
        value = getattr(facts, collection)
        if value is None:
            yield f"  Facts: {collection}: not recorded"
            continue
        rows = value if isinstance(value, tuple) else (value,)
        near = [row for row in rows if _belongs(row, parts)] or [row for row in rows if _holds(row, day)]
        yield from _rows(collection, near[-most:] if most else near, fields, of=len(rows))


def _fields_by_collection(places: Iterable[str]) -> Mapping[str, list[str]]:
    found: dict[str, list[str]] = {}
    for place in places:
        collection, _, field = place.partition(".")
        found.setdefault(collection, [])
        if field:
            found[collection].append(field)
    return found


def _records_in(value: object) -> Iterator[Record]:
    """The rows that a subject is made of: itself, or those it holds together."""
    if isinstance(value, Record):
        yield value
    elif isinstance(value, tuple):
        for each in value:
            yield from _records_in(each)


def _belongs(row: Record, subject: Sequence[Record]) -> bool:
    """Whether a row is part of the subject, holds a part of it, or names it by its id."""
    names = {_name(each) for each in subject} - {""}
    return any(value is each for each in subject for value in (row, *_records_in(_values(row)))) or any(
        isinstance(value, str) and value in names for value in _values(row)
    )


def _values(row: Record) -> tuple[Any, ...]:
    return tuple(value for _, value in row.items())


def _holds(row: Record, day: date) -> bool:
    """Whether a row holds on a day, as far as it has days at all."""
    begins, ends = getattr(row, "first_day", None), getattr(row, "last_day", None)
    return (begins is None or begins <= day) and (ends is None or day <= ends)


def _rows(collection: str, rows: Sequence[Record], fields: Sequence[str], *, of: int | None) -> Iterator[str]:
    lead = f"  Facts: {collection}"
    if not fields:
        names = ", ".join(_name(row) for row in rows if _name(row))
        yield wrapped(names or ("recorded" if rows else "none"), first=f"{lead}: ", rest="      ")
        return
    if len(rows) == 1:
        name = f"[{_name(rows[0])}]" if _name(rows[0]) else ""
        values = ", ".join(f"{field} = {_shown(_value(rows[0], field)) or 'not recorded'}" for field in fields)
        yield wrapped(values, first=f"{lead}{name}: ", rest="      ")
        return
    number = f"{len(rows)} of {of}" if of and len(rows) < of else str(len(rows) or "none")
    columns = f"; {', '.join(fields)} ({_SILENT}: not recorded)" if rows else ""
    yield wrapped(f"{number}{columns}", first=f"{lead}: ", rest="      ")
    for row in rows:
        values = ", ".join(_shown(_value(row, field)) or _SILENT for field in fields)
        yield wrapped(values, first=f"    {_name(row)}: ", rest="        ")


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
