"""The shape of each field, read from the types of the facts: what may stand there, and what it may refer to.

Reader, writer, schema and workbook all go by these shapes, so a field added to the facts is at once read, written,
described and checked.
"""

from __future__ import annotations

import types
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import cache
from typing import NamedTuple, Union, get_args, get_origin, get_type_hints

from comhla.law.facts import NotDone
from comhla.law.facts.fields import FieldSpec, Record


class Content(StrEnum):
    """What a field holds."""

    TEXT = "text"
    WHOLE_NUMBER = "whole number"
    AMOUNT = "amount"
    YES_OR_NO = "yes or no"
    DAY = "day"
    EVENT = "event"
    CHOICE = "choice"
    ROW = "row"


class Shape(NamedTuple):
    """What may stand in a field. `many` is a list of the content; `row` and `choices` go with their contents."""

    name: str
    content: Content
    many: bool
    spec: FieldSpec
    row: type[Record] | None = None
    choices: type[StrEnum] | None = None


@cache
def shapes_of(row: type[Record]) -> Mapping[str, Shape]:
    """The shape of every field of a kind of row, in order of writing."""
    hints = get_type_hints(row)
    return {name: _shape(name, hints[name], spec) for name, spec in row.fields.items()}


_SIMPLE = {
    str: Content.TEXT,
    int: Content.WHOLE_NUMBER,
    Decimal: Content.AMOUNT,
    bool: Content.YES_OR_NO,
    date: Content.DAY,
}


def _shape(name: str, hint: object, spec: FieldSpec) -> Shape:
    kinds = [each for each in _alternatives(hint) if each is not type(None)]
    if NotDone in kinds:
        return Shape(name, Content.EVENT, many=False, spec=spec)
    (kind,) = kinds
    many = get_origin(kind) is tuple
    if many:
        kind = get_args(kind)[0]
    if kind in _SIMPLE:
        return Shape(name, _SIMPLE[kind], many, spec)
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return Shape(name, Content.CHOICE, many, spec, choices=kind)
    if isinstance(kind, type) and issubclass(kind, Record):
        return Shape(name, Content.ROW, many, spec, row=kind)
    raise TypeError(f"a field of facts cannot hold {hint}")


def _alternatives(hint: object) -> tuple[object, ...]:
    return get_args(hint) if isinstance(hint, types.UnionType) or get_origin(hint) is Union else (hint,)
