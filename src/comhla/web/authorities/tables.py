"""Which table keeps which collection of the authority file."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from django.db.models import QuerySet

from comhla.authority_file.shapes import Shape, shapes_of
from comhla.law.facts import AuthorityFacts
from comhla.law.facts.fields import Record
from comhla.law.facts.scheme import Scheme as SchemeFacts
from comhla.web.authorities.models import (
    Appointment,
    Authority,
    DelegatedFunction,
    Locality,
    Person,
    Post,
    RecordedRow,
    Row,
    Scheme,
)

FUNCTIONS = "functions"
"""Delegated functions are a list inside each scheme in the file, and a collection and table of their own here."""

OWN_TABLE: Mapping[str, type[Row]] = {
    "schemes": Scheme,
    FUNCTIONS: DelegatedFunction,
    "people": Person,
    "officers": Post,
    "members": Appointment,
    "localities": Locality,
}
"""Collections with a table of their own; every other stands in the table of recorded rows."""


@cache
def collections() -> Mapping[str, Shape]:
    """Everything that is recorded in rows, by name, in the order of the file; without `authority` itself."""
    found: dict[str, Shape] = {}
    for name, shape in shapes_of(AuthorityFacts).items():
        if name != "authority":
            found[name] = shape
        if name == "schemes":
            found[FUNCTIONS] = shapes_of(SchemeFacts)[FUNCTIONS]
    return found


def record_of(name: str) -> type[Record]:
    """The kind of row in a collection, with what each of its fields means."""
    row = collections()[name].row
    assert row is not None
    return row


def is_single(name: str) -> bool:
    """Whether an authority has one of it and no list, as of its planning group."""
    return not collections()[name].many


def rows_of(authority: Authority, name: str) -> QuerySet[Row]:
    """The rows of a collection in their order."""
    if name == FUNCTIONS:
        functions = DelegatedFunction.objects.filter(authority=authority).select_related("scheme")
        return functions.order_by("scheme__position", "position")
    if name in OWN_TABLE:
        return OWN_TABLE[name]._default_manager.filter(authority=authority)
    return RecordedRow.objects.filter(authority=authority, collection=name)


def new_row(authority: Authority, name: str, *, position: int, key: str) -> Row:
    """A row of a collection, not saved yet."""
    if name in OWN_TABLE:
        return OWN_TABLE[name](authority=authority, position=position, key=key)
    return RecordedRow(authority=authority, collection=name, position=position, key=key)
