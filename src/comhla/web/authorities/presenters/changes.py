"""What changed: field by field in the history of a row, and side by side where two people changed it at once."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any, NamedTuple, Protocol

from django.utils.translation import gettext as _

from comhla.authority_file.shapes import Shape, shapes_of
from comhla.law.facts.fields import Record
from comhla.web.authorities.labels import Data, Names, labelled


class Changed(NamedTuple):
    """One field: what it said and says, one line each; empty where nothing is recorded."""

    label: str
    was: tuple[str, ...]
    now: tuple[str, ...]


class Beside(NamedTuple):
    """One field, as two people have it."""

    label: str
    mine: tuple[str, ...]
    theirs: tuple[str, ...]
    is_same: bool


class Happened(NamedTuple):
    """One change of a row."""

    number: int
    at: datetime
    who: str
    on_behalf_of: str
    what: str
    reason: str
    changes: tuple[Changed, ...]
    can_be_undone: bool


class Event(Protocol):
    """A line of the trail, as far as it is shown."""

    number: int
    at: datetime
    by_name: str
    on_behalf_of: str
    action: str
    reason: str
    before: Any
    after: Any


_WHAT = {
    "row_recorded": lambda: _("Recorded"),
    "row_changed": lambda: _("Changed"),
    "row_removed": lambda: _("Taken out"),
}


def history(events: Iterable[Event], kind: type[Record], names: Names, *, may_undo: bool) -> list[Happened]:
    """Changes of a row, the newest first. Only the newest can be taken back: what came later builds on the others."""
    return [
        Happened(
            event.number,
            event.at,
            event.by_name,
            event.on_behalf_of,
            _WHAT[event.action](),
            event.reason,
            changed(kind, event.before, event.after, names),
            may_undo and place == 0,
        )
        for place, event in enumerate(events)
    ]


def changed(kind: type[Record], before: Data | None, after: Data | None, names: Names) -> tuple[Changed, ...]:
    """The fields that differ. Of a list, only the entries that differ."""
    was, now = before or {}, after or {}
    found = []
    for name, shape in shapes_of(kind).items():
        old, new = was.get(name), now.get(name)
        if name != "id" and old != new:
            old_lines, new_lines = lines_of(shape, old, names), lines_of(shape, new, names)
            both = set(old_lines) & set(new_lines) if shape.many else set()
            found.append(Changed(labelled(kind, name), _without(old_lines, both), _without(new_lines, both)))
    return tuple(each for each in found if each.was or each.now)


def beside(kind: type[Record], mine: Data, theirs: Data, names: Names) -> tuple[Beside, ...]:
    """Both texts, field by field, what differs first. Fields of which neither says anything are left out."""
    found = []
    for name, shape in shapes_of(kind).items():
        own, other = mine.get(name), theirs.get(name)
        if name != "id" and not (own is None and other is None):
            both = (lines_of(shape, own, names), lines_of(shape, other, names))
            found.append(Beside(labelled(kind, name), *both, own == other))
    return tuple(sorted(found, key=lambda each: each.is_same))


def differing(mine: Data, theirs: Data) -> tuple[str, ...]:
    """The names of the fields that two people have otherwise."""
    return tuple(name for name in {**mine, **theirs} if mine.get(name) != theirs.get(name))


def lines_of(shape: Shape, value: Any, names: Names) -> tuple[str, ...]:
    """A value in words, each entry of a list on a line of its own."""
    if value is None:
        return ()
    if shape.many and value:
        single = shape._replace(many=False)
        return tuple(names.in_words(single, each) for each in value)
    return (names.in_words(shape, value),)


def _without(lines: tuple[str, ...], both: set[str]) -> tuple[str, ...]:
    return tuple(line for line in lines if line not in both)
