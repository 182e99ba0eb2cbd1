"""Readable names for recorded rows, and their values in words: pure, from facts and plain data."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from enum import Enum
from functools import cache
from typing import Any

from django.utils.translation import gettext as _

from comhla.authority_file.checks import parties_of
from comhla.authority_file.shapes import Content, Shape, shapes_of
from comhla.dates import BadDay, parse_iso_day
from comhla.law.facts import AuthorityFacts
from comhla.law.facts.fields import Record
from comhla.law.readings.people_called import person_called
from comhla.law.registry import duties
from comhla.web.authorities.tables import FUNCTIONS, collections
from comhla.web.authorities.words import COLLECTIONS, as_words, choice_words, field_label, form_choices
from comhla.web.words import day as day_words

Data = Mapping[str, Any]
MOST_SHOWN = 3
_TITLES = ("title", "name", "what", "question", "authority", "item")


class Names:
    """What the rows of an authority are called, for references and lists. Each is worked out when first asked for."""

    def __init__(self, facts: AuthorityFacts) -> None:
        self.facts = facts
        self._known: dict[str, dict[str, str]] = {}

    def of(self, target: str) -> Mapping[str, str]:
        """Everything that a reference to `target` may name, by id, with its label, in the order of the record."""
        if target not in self._known:
            found: dict[str, str] = {}
            for collection in target.split(" or "):
                found.update(self._collected(collection))
            self._known[target] = found
        return self._known[target]

    def called(self, target: str, key: str) -> str:
        """The label of what a reference names; the id itself where there is no such row."""
        return self.of(target).get(key) or spelt_out(key)

    def row(self, collection: str, row: Data) -> str:
        """What one row of a collection is called."""
        return self._labels(collection, row) or spelt_out(str(row.get("id") or COLLECTIONS[collection].one))

    def _collected(self, target: str) -> dict[str, str]:
        if target == "parties":
            return {name: name for name in sorted(parties_of(self.facts))}
        if target == "duties":
            return {duty.id: f"{duty.title} ({duty.id})" for duty in duties()}
        if target == "bodies":
            return {
                "board": _("Integration joint board"),
                "monitoring_committee": _("Integration joint monitoring committee"),
                **self._collected("committees"),
            }
        if target == "planning_group":
            return {target: _("Strategic planning group")}
        return {row["id"]: self.row(target, row) for row in rows_in(self.facts, target)}

    def _labels(self, collection: str, row: Data) -> str:
        label = _LABELS.get(collection)
        if label is not None:
            return label(self, row)
        return self.in_short(collections()[collection].row or AuthorityFacts, row)

    def in_short(self, kind: type[Record], row: Data) -> str:
        """A row in a few words: its title, else its kind and what it refers to, with its first day."""
        shapes = shapes_of(kind)
        title = next((str(row[name]) for name in _TITLES if name in shapes and row.get(name)), "")
        if title:
            return title
        told = [self.in_words(shapes[name], row[name]) for name in _telling(kind) if row.get(name) not in (None, "")]
        return ", ".join(told)

    def in_words(self, shape: Shape, value: Any) -> str:
        """A value as people read it. Nothing recorded gives an empty text."""
        if value is None or value == "":
            return ""
        if shape.many:
            single = shape._replace(many=False)
            return "; ".join(self.in_words(single, each) for each in value) or _("There are none")
        if shape.row is not None:
            return self._row_in_words(shape.row, value)
        value = value.value if isinstance(value, Enum) else value
        if shape.choices is not None:
            return str(choice_words(shape.choices.__name__, str(value)))
        if shape.spec.refers_to is not None:
            return self._referred(shape.spec.refers_to, str(value))
        return _WORDS[shape.content](value, shape)

    def _referred(self, target: str, key: str) -> str:
        """What a reference names, within a longer text: a seat is told by who holds it."""
        if target != "members":
            return self.called(target, key)
        if "members by holder" not in self._known:
            self._known["members by holder"] = {
                row["id"]: f"{self.called('people', row['person'])} ({_choice('Seat', row['seat'])})"
                for row in rows_in(self.facts, "members")
            }
        return self.called("members by holder", key)

    def in_brief(self, shape: Shape, value: Any) -> str:
        """As `in_words`, with a list cut short and rows counted: for a cell of a table."""
        if not shape.many or not value:
            return self.in_words(shape, value) if shape.row is None else _("Recorded") if value else ""
        if shape.row is not None:
            return str(len(value))
        shown = self.in_words(shape, value[:MOST_SHOWN])
        more = len(value) - MOST_SHOWN
        return shown if more <= 0 else _("%(shown)s and %(more)s more") % {"shown": shown, "more": more}

    def told(self, kind: type[Record], row: Data) -> list[tuple[str, str]]:
        """Everything that a row says: the label and the words of each field."""
        told = [(name, self.in_words(shape, row.get(name))) for name, shape in shapes_of(kind).items()]
        return [(labelled(kind, name), words) for name, words in told if words and name != "id"]

    def _row_in_words(self, kind: type[Record], row: Data) -> str:
        return ", ".join(f"{label}: {words}" for label, words in self.told(kind, row))


def labelled(kind: type[Record], name: str) -> str:
    """The label of a field as text."""
    return str(field_label(kind, name))


def rows_in(facts: AuthorityFacts, collection: str) -> Iterable[dict[str, Any]]:
    """The rows of a collection as mappings; delegated functions of every scheme."""
    if collection == FUNCTIONS:
        rows: Iterable[Any] = (each for scheme in facts.schemes or () for each in scheme.functions or ())
    else:
        found = getattr(facts, collection)
        rows = found if isinstance(found, tuple) else () if found is None else (found,)
    return [dict(row.items()) for row in rows]


def spelt_out(key: str) -> str:
    """An id as words: `council-nominee-1` becomes "Council nominee 1". A code stays as it is."""
    return key if key != key.lower() else as_words(key)


def as_day(value: Any) -> date | None:
    """A day from plain data or facts; None for "not done" and for nothing."""
    if isinstance(value, date):
        return value
    try:
        return parse_iso_day(value) if isinstance(value, str) else None
    except BadDay:
        return None


def _span(row: Data) -> str:
    first, last = as_day(row.get("first_day")), as_day(row.get("last_day"))
    if first is not None and last is not None:
        return _("%(first)s to %(last)s") % {"first": day_words(first), "last": day_words(last)}
    if first is not None:
        return _("from %(first)s") % {"first": day_words(first)}
    return ""


def _joined(*parts: object) -> str:
    return ", ".join(str(each) for each in parts if each)


def _choice(kind: str, value: Any) -> str:
    return str(choice_words(kind, str(value.value if isinstance(value, Enum) else value))) if value else ""


def _person(names: Names, row: Data) -> str:
    return row.get("name") or person_called(names.facts, str(row.get("id", "")))


def _scheme(names: Names, row: Data) -> str:
    start = as_day(row.get("takes_effect_on")) or as_day(row.get("approved_on"))
    return _joined(_choice("SchemeKind", row.get("kind")).split(",")[0], day_words(start))


def _member(names: Names, row: Data) -> str:
    body = "" if row.get("body") == "board" else names.called("bodies", str(row.get("body", "")))
    seat = _choice("Seat", row.get("seat"))
    return _joined(names.called("people", str(row.get("person", ""))), seat, body, _span(row))


def _officer(names: Names, row: Data) -> str:
    person = names.called("people", str(row["person"])) if row.get("person") else ""
    return _joined(_choice("OfficerPost", row.get("post")), person, _span(row))


def _meeting(names: Names, row: Data) -> str:
    return _joined(names.called("bodies", str(row.get("body", ""))), day_words(as_day(row.get("held_on"))))


def _direction(names: Names, row: Data) -> str:
    given = day_words(as_day(row.get("given_on")))
    return _("%(day)s to %(addressees)s") % {"day": given, "addressees": ", ".join(row.get("addressees") or ())}


_LABELS: Mapping[str, Any] = {
    "people": _person,
    "schemes": _scheme,
    "members": _member,
    "officers": _officer,
    "meetings": _meeting,
    "directions": _direction,
}


def _whole_number(value: Any, shape: Shape) -> str:
    return f"{int(value):,}"


def _amount(value: Any, shape: Shape) -> str:
    amount = Decimal(str(value))
    if "percent" in shape.name:
        return f"{amount}%"
    return f"£{amount:,.0f}" if amount == amount.to_integral_value() else f"£{amount:,.2f}"


def _yes_or_no(value: Any, shape: Shape) -> str:
    return _("Yes") if value else _("No")


def _event(value: Any, shape: Shape) -> str:
    found = as_day(value)
    return _("Not done") if found is None else day_words(found)


def _text(value: Any, shape: Shape) -> str:
    return _registered(shape.spec.form).get(str(value), str(value))


@cache
def _registered(form: str | None) -> Mapping[str, str]:
    return dict(form_choices(form) or ())


_WORDS: Mapping[Content, Any] = {
    Content.TEXT: _text,
    Content.WHOLE_NUMBER: _whole_number,
    Content.AMOUNT: _amount,
    Content.YES_OR_NO: _yes_or_no,
    Content.DAY: _event,
    Content.EVENT: _event,
}


@cache
def _telling(kind: type[Record]) -> tuple[str, ...]:
    """The fields that tell rows of a kind apart: what each must have, at most three."""
    shapes = shapes_of(kind)
    needed = [name for name, shape in shapes.items() if name != "id" and not shape.spec.optional and shape.row is None]
    return tuple(needed or [name for name, shape in shapes.items() if name != "id" and shape.row is None])[:3]
