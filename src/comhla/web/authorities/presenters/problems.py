"""What cannot stand beside the rest of the record, in the words of the page."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from django.utils.translation import gettext as _

from comhla.authority_file import Problem
from comhla.authority_file.shapes import shapes_of
from comhla.law.facts.fields import Record
from comhla.web.authorities.errors import Unacceptable
from comhla.web.authorities.labels import Names, as_day, labelled, rows_in, spelt_out
from comhla.web.authorities.tables import FUNCTIONS, collections
from comhla.web.authorities.words import COLLECTIONS
from comhla.web.words import day as day_words

_DAY = re.compile(r"\b\d{4}-\d{2}-\d{2}\b")
_OVERLAP = re.compile(r"It begins on (\S+), while (.+) runs until (.+)\.")
_PLACE = re.compile(r"(?:schemes\[\d+\]\.(?=functions\b))?([a-z_]+)(?:\[(\d+)\])?(?:\.([a-z_]+))?")
_SEGMENT = re.compile(r"([a-z_]+)(?:\[(\d+)\])?")


class AtField(NamedTuple):
    """A problem at a field of the form: its name there, and the words."""

    path: str
    words: str


class Elsewhere(NamedTuple):
    """A problem of another row: where it stands, and the words."""

    collection: str
    number: int | None
    words: str


def at_fields(unacceptable: Unacceptable, kind: type[Record], names: Names, collection: str) -> list[AtField]:
    """The problems of the row itself."""
    return [
        AtField(_path(problem, field, kind), in_plain_words(problem, kind, names, collection))
        for field, problems in unacceptable.by_field.items()
        for problem in problems
    ]


def elsewhere(unacceptable: Unacceptable, names: Names) -> list[Elsewhere]:
    """The problems of other rows, which refer to this one or overlap with it."""
    found = []
    for problem in unacceptable.general:
        place = _PLACE.match(problem.place)
        collection = place[1] if place and place[1] in collections() else ""
        if not collection:
            found.append(Elsewhere("", None, f"{problem.what} {problem.remedy}"))
            continue
        kind = collections()[collection].row
        assert kind is not None
        assert place is not None
        number = int(place[2]) if place[2] else None
        if " refers to " in problem.what:
            words = _("It is named there under “%(field)s”. Change that first.") % {
                "field": labelled(kind, place[3]) if place[3] in kind.fields else spelt_out(place[3] or collection)
            }
        else:
            words = in_plain_words(problem, kind, names, collection)
        found.append(Elsewhere(collection, number, words))
    return found


def in_plain_words(problem: Problem, kind: type[Record], names: Names, collection: str) -> str:
    """A problem with the labels of the page in place of names of fields, and days as people write them."""
    overlap = _OVERLAP.fullmatch(problem.what)
    if overlap is not None:
        until = overlap[3]
        told = {"day": _in_words(overlap[1]), "other": names.called(collection, overlap[2]), "until": _in_words(until)}
        if until == "without an end":
            first = _("It begins on %(day)s, and “%(other)s” has no last day.") % told
        else:
            first = _("It begins on %(day)s, and “%(other)s” runs until %(until)s.") % told
        return first + " " + _("End the earlier one first, or correct the days.")
    words = f"{problem.what} {problem.remedy}"
    for name in sorted(kind.fields, key=len, reverse=True):
        if "_" in name:
            words = re.sub(rf"\b{name}\b", f"“{labelled(kind, name)}”", words)
    for name in COLLECTIONS:
        words = re.sub(rf"\bunder {name}\b", f"under “{COLLECTIONS[name].many}”", words)
    return _DAY.sub(lambda found: _in_words(found[0]), words)


def _in_words(text: str) -> str:
    found = as_day(text)
    return text if found is None else day_words(found)


def _path(problem: Problem, field: str, kind: type[Record]) -> str:
    """The name in the form of where a problem stands: `attendance[2].member` is `attendance-1-member`."""
    if field == "id":
        return "last_day" if problem.what.startswith("last_day") else "first_day"
    dot = problem.place.find(".")
    found = re.search(rf"\.({field}(?:[.\[].*)?)$", problem.place[dot:]) if dot >= 0 else None
    parts, row = [], kind
    for name, number in _SEGMENT.findall(found[1] if found else field):
        shape = shapes_of(row).get(name)
        parts.append(name)
        if shape is None or shape.row is None:
            break
        parts.append(str(int(number) - 1) if number else "0")
        row = shape.row
    return "-".join(parts)


def label_at(at: Elsewhere, names: Names, without: Mapping[str, str] | None = None) -> tuple[str, str]:
    """The key and the label of the row that a problem elsewhere is about; empty where there is none.

    `without` is a row that was to be taken out, by its collection: the numbers are those of the record without it.
    """
    gone = (without or {}).get(at.collection)
    rows = [row for row in rows_in(names.facts, at.collection) if row.get("id") != gone or gone is None]
    if at.number is None or at.collection == FUNCTIONS or not 0 < at.number <= len(rows):
        return "", str(COLLECTIONS[at.collection].many)
    row = rows[at.number - 1]
    return str(row.get("id", at.number - 1)), names.row(at.collection, row)
