"""How facts lie in a workbook: one sheet for each kind of row, worked out from the shapes, for writer and reader.

A list inside a row has a sheet of its own, with columns that name the rows above it; a single row inside a row lies
flat in its columns, with dots in their headings.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import StrEnum
from functools import cache
from typing import NamedTuple

from comhla.authority_file.checks import ONCE_IN_A_LIST
from comhla.authority_file.shapes import Content, Shape, shapes_of
from comhla.law.facts import AuthorityFacts
from comhla.law.facts.fields import Record

READ_ME, CONTENTS, CHOICES = "Read me", "Contents", "Choices"
SHEET_HEADING, STATE_HEADING = "sheet", "recorded"
RECORDED, NONE, NOT_RECORDED = "recorded", "none", "not recorded"
LONGEST_SHEET_NAME = 31
HIGHEST_ROW, HIGHEST_COLUMN = 1_048_576, 16_384


class Holds(StrEnum):
    """What the cells of a column hold."""

    PARENT = "the id of the row that this one belongs to"
    VALUE = "a value"
    ROW = "whether a row within the row is recorded"
    LIST = "whether rows on another sheet are recorded"


class Column(NamedTuple):
    """A column: its heading, what it holds, and the shape of the field that it says something about."""

    heading: str
    holds: Holds
    shape: Shape


class Sheet(NamedTuple):
    """A sheet: where its rows stand in the facts, its name, and its columns.

    `parents` are the sheets that its first columns refer to; `key` is the field by which rows of other sheets refer
    to its own.
    """

    path: str
    name: str
    shape: Shape
    row: type[Record]
    parents: tuple[str, ...]
    key: str | None
    columns: tuple[Column, ...]

    @property
    def holder(self) -> str:
        """The path of the sheet with a column for this list, or nothing for a sheet of its own."""
        return max((path for path in sheets() if self.path.startswith(f"{path}.")), key=len, default="")


@cache
def sheets() -> Mapping[str, Sheet]:
    """Every sheet of facts by path, in order of writing."""
    made: dict[str, Sheet] = {}
    for name, shape in shapes_of(AuthorityFacts).items():
        for sheet in sheets_for(name, shape):
            made[sheet.path] = sheet
    return made


def sheets_for(path: str, shape: Shape, above: tuple[Column, ...] = (), over: tuple[str, ...] = ()) -> Iterator[Sheet]:
    """The sheet for rows at `path`, and those for the lists within them.

    Raises:
        TypeError: where rows hold lists of rows, and nothing tells them apart.
    """
    row = shape.row
    assert row is not None
    columns = tuple(_columns(row, ""))
    key = _key(row) if shape.many else None
    yield Sheet(path, sheet_name(path), shape, row, over, key, (*above, *columns))
    for column in columns:
        if column.holds is not Holds.LIST:
            continue
        if shape.many and key is None:
            raise TypeError(f"{row.__name__} holds the list {column.heading}, so it needs an id")
        within = f"{path}.{column.heading}"
        if key is None:
            yield from sheets_for(within, column.shape, above, over)
        else:
            parent = Column(f"in {path.rsplit('.', 1)[-1]}", Holds.PARENT, shapes_of(row)[key])
            yield from sheets_for(within, column.shape, (*above, parent), (*over, path))


def _columns(row: type[Record], prefix: str) -> Iterator[Column]:
    for name, shape in shapes_of(row).items():
        heading = f"{prefix}{name}"
        if shape.row is None:
            yield Column(heading, Holds.VALUE, shape)
        elif shape.many:
            yield Column(heading, Holds.LIST, shape)
        else:
            yield Column(heading, Holds.ROW, shape)
            yield from _columns(shape.row, f"{heading}.")


def _key(row: type[Record]) -> str | None:
    return "id" if "id" in row.fields else ONCE_IN_A_LIST.get(row)


def sheet_name(path: str) -> str:
    """The path, or where it is too long for a workbook its beginning and its last word."""
    if len(path) <= LONGEST_SHEET_NAME:
        return path
    last = path.rsplit(".", 1)[-1]
    return f"{path[: LONGEST_SHEET_NAME - len(last) - 2]}~.{last}"


def cell_name(row: int, column: int) -> str:
    """The name of a cell, as C7, from its row and column, both counted from one."""
    letters = ""
    while column:
        column, letter = divmod(column - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return f"{letters}{row}"


_HOW_TO_WRITE = {
    Content.TEXT: "",
    Content.WHOLE_NUMBER: "A whole number.",
    Content.AMOUNT: "A number; pounds without the sign.",
    Content.YES_OR_NO: "yes or no.",
    Content.DAY: "A day, as 2026-09-01.",
    Content.EVENT: "A day, as 2026-09-01, or: not done.",
    Content.CHOICE: "A word from the list.",
}


def explanation(column: Column, sheet: Sheet) -> str:
    """What to write in a column, in a few sentences."""
    shape = column.shape
    if column.holds is Holds.PARENT:
        above = sheets()[sheet.parents[sheet.columns.index(column)]].name
        return f"The {shape.name} of the row on the sheet {above} that this row belongs to. Needed."
    if column.holds is Holds.ROW:
        return f"{shape.spec.means} Filled in under {column.heading}.…; write {RECORDED} where none of that is known."
    if column.holds is Holds.LIST:
        below = sheet_name(f"{sheet.path}.{column.heading}")
        return f"{shape.spec.means} Its rows are on the sheet {below}; write {NONE} where there are none."
    parts = [shape.spec.means]
    if shape.many:
        parts.append(f"Put ; between several; write {NONE} where there are none.")
    parts.append(_HOW_TO_WRITE[shape.content])
    if not shape.spec.optional:
        within = column.heading.rpartition(".")[0]
        parts.append(f"Needed where {within} is recorded." if within else "Needed.")
    return " ".join(part for part in parts if part)
