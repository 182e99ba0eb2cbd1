"""A row as a browser would send it, and the steps that add, open and remove rows within it without saving.

Rows within a row are sent in one of two ways: open, as fields of their own, or closed, as one hidden field that holds
the row as it is. So a meeting with twenty people present is a short page, and nothing is lost between steps.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

from django.http import QueryDict

from comhla.authority_file.shapes import Content, Shape, shapes_of
from comhla.law.facts.fields import Record
from comhla.web.authorities.forms.fields import COUNT, KEPT, NONE, NOT_DONE, typed_from

Plain = Mapping[str, Any]
MOST_ROWS = 500
_NOT_DONE_WORDS = "not done"


def posted_from(kind: type[Record], row: Plain, *, lead: str = "") -> QueryDict:
    """What a browser sends for a recorded row; the rows within it closed."""
    data = QueryDict(mutable=True)
    _put(data, kind, row, lead)
    return data


def _put(data: QueryDict, kind: type[Record], row: Plain, lead: str) -> None:
    for name, shape in shapes_of(kind).items():
        if row.get(name) is not None:
            _put_value(data, lead + name, shape, row[name])


def _put_value(data: QueryDict, name: str, shape: Shape, value: Any) -> None:
    if shape.row is not None:
        rows = value if shape.many else [value]
        data[name + COUNT] = str(len(rows))
        for number, each in enumerate(rows):
            data[f"{name}-{number}{KEPT}"] = json.dumps(each, ensure_ascii=False)
        if not rows:
            data[name + NONE] = "on"
    elif shape.many and not value:
        data[name + NONE] = "on"
    elif shape.content is Content.EVENT and value == _NOT_DONE_WORDS:
        data[name + NOT_DONE] = "on"
    else:
        typed = typed_from(shape, value)
        data.setlist(name, typed if isinstance(typed, list) else [typed])


def count_of(data: QueryDict, name: str) -> int:
    """How many rows of a list were sent; what is no number counts as none."""
    text = data.get(name + COUNT, "0")
    return min(int(text), MOST_ROWS) if text.isascii() and text.isdigit() else 0


def kept_row(data: QueryDict, lead: str) -> dict[str, Any] | None:
    """A row that was sent closed; None where it was sent open, or is no row."""
    try:
        row = json.loads(data.get(lead + KEPT, ""))
    except ValueError:
        return None
    return row if isinstance(row, dict) else None


def stepped(data: QueryDict, kind: type[Record], step: str) -> QueryDict:
    """The same with one step done: `add:votes`, `open:votes-2`, `close:` or `remove:votes-2`. Others do nothing."""
    verb, _, path = step.partition(":")
    changed = data.copy()
    shape = shape_at(kind, path)
    if shape is None or shape.row is None:
        return changed
    if verb == "add":
        changed[path + COUNT] = str(count_of(changed, path) + 1)
        changed.pop(path + NONE, None)
    elif verb == "open":
        open_row(changed, shape.row, path)
    elif verb == "remove":
        _remove(changed, path)
    return changed


def shape_at(kind: type[Record], path: str) -> Shape | None:
    """The shape that a path as `votes-2-cast` or `votes-2` leads to, without its numbers."""
    shape: Shape | None = None
    row: type[Record] | None = kind
    for name in [part for part in path.split("-") if not part.isdigit()]:
        shape = shapes_of(row).get(name) if row is not None else None
        if shape is None:
            return None
        row = shape.row
    return shape


def open_row(data: QueryDict, kind: type[Record], lead: str) -> None:
    """Send a closed row as fields; rows within it stay closed. An open one stays as it is."""
    row = kept_row(data, lead)
    data.pop(lead + KEPT, None)
    if row is not None:
        data.update(posted_from(kind, row, lead=f"{lead}-"))


def open_on_the_way(data: QueryDict, kind: type[Record], path: str) -> None:
    """Open every row on the way to a field, as `votes-2-cast-0-member`, so that a problem can be shown there."""
    parts = path.split("-")
    for end in range(1, len(parts)):
        lead = "-".join(parts[: end + 1])
        shape = shape_at(kind, lead)
        if parts[end].isdigit() and shape is not None and shape.row is not None:
            open_row(data, shape.row, lead)


def _remove(data: QueryDict, path: str) -> None:
    """Take out one row and move those after it up by one."""
    name, _, number = path.rpartition("-")
    if not number.isdigit() or int(number) >= count_of(data, name):
        return
    gone = int(number)
    pattern = re.compile(rf"{re.escape(name)}-(\d+)(-.*)")
    moved: dict[str, list[str]] = {}
    for key in list(data):
        found = pattern.fullmatch(key)
        if found is None:
            continue
        values = data.pop(key)
        if int(found[1]) != gone:
            at = int(found[1]) - (int(found[1]) > gone)
            moved[f"{name}-{at}{found[2]}"] = values
    for key, values in moved.items():
        data.setlist(key, values)
    data[name + COUNT] = str(count_of(data, name) - 1)
