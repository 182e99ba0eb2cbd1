"""Rows of a collection in a table, with the columns that people look for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache
from typing import Any, NamedTuple

from django.utils.translation import gettext as _

from comhla.authority_file.shapes import Content, Shape, shapes_of
from comhla.web.authorities.labels import Data, Names, as_day, labelled
from comhla.web.authorities.tables import record_of
from comhla.web.words import day as day_words

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "schemes": ("kind", "model", "health_board", "councils", "approved_on", "ended_on"),
    "functions": ("name", "delegated_by", "ages", "set_aside", "first_day", "last_day"),
    "people": ("name", "lives_in_area"),
    "officers": ("post", "person", "interim"),
    "members": ("person", "seat", "body", "nominated_by"),
    "localities": ("name", "first_day", "last_day"),
    "meetings": ("held_on", "body", "cancelled", "attendance", "votes"),
    "plans": ("title", "period_first_day", "period_last_day", "published_on"),
    "decisions": ("title", "decided_on", "decided_by", "direction_needed"),
    "directions": ("given_on", "addressees", "lines", "first_day", "last_day"),
    "payments": ("financial_year", "function", "kind", "made_by", "amount", "paid_on"),
    "performance_reports": ("reporting_year", "prepared_on", "published_on"),
    "publications": ("kind", "title", "published_on"),
    "linked_plans": ("kind", "title", "period_first_day", "period_last_day"),
    "evidence": ("what", "duty", "dated_on"),
    "judgements": ("duty", "answer", "judged_by", "judged_on"),
    "complaints": ("received_on", "outcome"),
}
"""Columns of the collections that people look at most; those of the others are worked out."""

BY_DAYS = frozenset({"members", "officers"})
"""Rows that are told apart by their days: people hold the same seat again."""

_MOST = 5
_WANTED = ("title", "name", "published_on", "first_day", "last_day", "decided_on", "amount", "approved_on")
_SPANS: Mapping[str, tuple[tuple[str, ...], str]] = {
    "schemes": (("takes_effect_on", "approved_on"), "ended_on"),
    "committees": (("set_up_on",), "ended_on"),
}


class Listed(NamedTuple):
    """One row of a table. `label` names the row in links; `days` stand in its head, where it is told by them."""

    key: str
    label: str
    cells: tuple[str, ...]
    days: str = ""


class Heading(NamedTuple):
    """The head of a column; amounts stand to the right."""

    words: str
    is_number: bool


@cache
def columns_of(collection: str) -> tuple[Shape, ...]:
    """The columns of a collection."""
    shapes = shapes_of(record_of(collection))
    if collection in COLUMNS:
        return tuple(shapes[name] for name in COLUMNS[collection])
    flat = {name: shape for name, shape in shapes.items() if shape.row is None and name != "id"}
    needed = [name for name, shape in flat.items() if not shape.spec.optional]
    wanted = [name for name in _WANTED if name in flat and name not in needed]
    rest = [name for name in flat if name not in needed and name not in wanted]
    return tuple(flat[name] for name in [*needed, *wanted, *rest][:_MOST])


def headings_of(collection: str) -> tuple[Heading, ...]:
    """The heads of the columns."""
    kind = record_of(collection)
    numbers = (Content.AMOUNT, Content.WHOLE_NUMBER)
    return tuple(Heading(labelled(kind, each.name), each.content in numbers) for each in columns_of(collection))


def listed(collection: str, rows: Iterable[tuple[str, Data]], names: Names) -> list[Listed]:
    """Rows, given by key, as they stand in the table."""
    columns = columns_of(collection)
    return [
        Listed(
            key,
            names.row(collection, row),
            tuple(names.in_brief(each, row.get(each.name)) for each in columns),
            _days(row) if collection in BY_DAYS else "",
        )
        for key, row in rows
    ]


def _days(row: Data) -> str:
    return days_in_words(as_day(row.get("first_day")), as_day(row.get("last_day")))


def days_in_words(first: date | None, last: date | None) -> str:
    """From when to when, in words."""
    if first is not None and last is not None:
        return _("%(first)s to %(last)s") % {"first": day_words(first), "last": day_words(last)}
    if first is not None:
        return _("since %(first)s") % {"first": day_words(first)}
    return _("until %(last)s") % {"last": day_words(last)} if last is not None else _("Days not recorded")


def current_first(collection: str, rows: Iterable[tuple[str, Data]], day: date) -> list[tuple[str, Data]]:
    """Rows that hold on a day before those that do not; otherwise as they were."""
    return sorted(rows, key=lambda each: not held_on(collection, each[1], day))


def bodies_in(rows: Iterable[tuple[str, Data]], names: Names) -> list[tuple[str, str]]:
    """The bodies that seats are in, with what each is called, the board first."""
    found = dict.fromkeys(str(row.get("body", "")) for _key, row in rows)
    return [(key, names.called("bodies", key)) for key in sorted(found, key=lambda each: each != "board")]


def with_words(found: Iterable[Listed], words: str) -> list[Listed]:
    """Rows that hold every word that is looked for, in their name or in a cell."""
    wanted = words.casefold().split()
    return [each for each in found if all(word in _all_words(each) for word in wanted)]


def _all_words(row: Listed) -> str:
    return " ".join((row.key, row.label, row.days, *row.cells)).casefold()


def can_be_as_at(collection: str) -> bool:
    """Whether rows of a collection hold between two days."""
    return collection in _SPANS or {"first_day", "last_day"} <= record_of(collection).fields.keys()


def held_on(collection: str, row: Data, day: date) -> bool:
    """Whether a row held on a day: both of its days are inside, and a day that is not recorded is no limit."""
    begins, end = _SPANS.get(collection, (("first_day",), "last_day"))
    first: Any = next((found for name in begins if (found := as_day(row.get(name))) is not None), None)
    last = as_day(row.get(end))
    return (first is None or first <= day) and (last is None or day <= last)
