"""Tables as CSV that says the same to every reader, and does nothing in a spreadsheet."""

from __future__ import annotations

import csv
import io
import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple, TypeAlias, assert_never

from comhla.indicators.errors import NotAFile, Problem

Scalar: TypeAlias = str | int | float | bool | date | None

_STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
_TRUE, _FALSE = "true", "false"


class FieldType(StrEnum):
    """What stands in a column; the words are those of Table Schema."""

    STRING = "string"
    NUMBER = "number"
    INTEGER = "integer"
    BOOLEAN = "boolean"
    DATE = "date"


class Field(NamedTuple):
    """One column."""

    name: str
    """Short and stable, as `area_code`."""
    type: FieldType = FieldType.STRING
    title: str = ""
    """As readers call it."""
    description: str = ""
    required: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Resource:
    """One table of a package."""

    name: str
    """Lower case letters, digits, full stops, hyphens and underlines: it names the file."""
    title: str
    fields: tuple[Field, ...]
    rows: tuple[tuple[Scalar, ...], ...]
    description: str = ""
    key: tuple[str, ...] = ()
    """The columns that tell rows apart."""


def safe_text(text: str) -> str:
    """Text that no spreadsheet takes for a formula: an apostrophe goes before what would begin one.

    It goes too before a text that has such apostrophes already, so that `plain_text` gives every text back.
    """
    return f"'{text}" if text.lstrip("'").startswith(_STARTS_A_FORMULA) else text


def plain_text(text: str) -> str:
    """The text before it was made safe."""
    is_marked = text.startswith("'") and text.lstrip("'").startswith(_STARTS_A_FORMULA)
    return text[1:] if is_marked else text


def write_csv(resource: Resource) -> bytes:
    """The table as UTF-8 with a header, commas and the line ends of RFC 4180.

    Raises:
        NotAFile: where a row has more or fewer cells than there are columns, or a cell is not of its column's kind.
    """
    problems: list[Problem] = []
    file = io.StringIO(newline="")
    writer = csv.writer(file, lineterminator="\r\n")
    writer.writerow(field.name for field in resource.fields)
    for line, row in enumerate(resource.rows, start=2):
        problems.extend(_wrong_cells(resource, row, line))
        writer.writerow(map(_written, row))
    if problems:
        raise NotAFile(problems)
    return file.getvalue().encode()


def _wrong_cells(resource: Resource, row: tuple[Scalar, ...], line: int) -> Iterator[Problem]:
    if len(row) != len(resource.fields):
        what = f"The row has {len(row)} cells and the table {len(resource.fields)} columns."
        yield Problem(what, "Give one cell for each column.", resource.name, "", line)
        return
    for field, cell in zip(resource.fields, row, strict=True):
        if not _fits(field, cell):
            what = f"{cell!r} is no {field.type}."
            yield Problem(what, "Give a value of the kind of the column.", resource.name, "", line, field.name)


def _fits(field: Field, cell: Scalar) -> bool:
    if cell is None or cell == "":
        return not field.required and (cell is None or field.type is FieldType.STRING)
    match field.type:
        case FieldType.STRING:
            return isinstance(cell, str)
        case FieldType.BOOLEAN:
            return isinstance(cell, bool)
        case FieldType.DATE:
            return isinstance(cell, date)
        case FieldType.INTEGER:
            return isinstance(cell, int) and not isinstance(cell, bool)
        case FieldType.NUMBER:
            return isinstance(cell, (int, float)) and not isinstance(cell, bool) and math.isfinite(cell)
        case _ as never:
            assert_never(never)


def _written(cell: Scalar) -> str:
    match cell:
        case None:
            return ""
        case bool():
            return _TRUE if cell else _FALSE
        case str():
            return safe_text(cell)
        case date():
            return cell.isoformat()
        case _:
            return repr(cell)


def read_csv(content: bytes, fields: tuple[Field, ...], *, file: str) -> tuple[tuple[Scalar, ...], ...]:
    """The rows of a table that `write_csv` wrote.

    Raises:
        NotAFile: names every cell that is not of its column's kind, with line and column.
    """
    try:
        lines = list(csv.reader(io.StringIO(content.decode(), newline=""), strict=True))
    except (UnicodeDecodeError, csv.Error) as error:
        problem = Problem(f"The table cannot be read: {error}.", "Give the file as it was published.", file)
        raise NotAFile([problem]) from error
    if not lines or tuple(lines[0]) != tuple(field.name for field in fields):
        raise NotAFile(
            [Problem("The headings are not those of the schema.", "Give the file as published.", file, "", 1)]
        )
    problems: list[Problem] = []
    rows = tuple(tuple(_row(cells, fields, (file, line), problems)) for line, cells in enumerate(lines[1:], start=2))
    if problems:
        raise NotAFile(problems)
    return rows


def _row(cells: list[str], fields: tuple[Field, ...], at: tuple[str, int], problems: list[Problem]) -> Iterable[Scalar]:
    file, line = at
    if len(cells) != len(fields):
        what = f"The line has {len(cells)} cells and the table {len(fields)} columns."
        problems.append(Problem(what, "Give the file as it was published.", file, "", line))
        return
    for field, text in zip(fields, cells, strict=True):
        try:
            yield _read(text, field.type)
        except ValueError:
            what = f"{text!r} is no {field.type}."
            problems.append(Problem(what, "Give the file as it was published.", file, "", line, field.name))


def _read(text: str, kind: FieldType) -> Scalar:
    if kind is FieldType.STRING:
        return plain_text(text)
    if not text:
        return None
    match kind:
        case FieldType.NUMBER:
            return float(text)
        case FieldType.INTEGER:
            return int(text)
        case FieldType.DATE:
            return date.fromisoformat(text)
        case FieldType.BOOLEAN:
            return (_FALSE, _TRUE).index(text) == 1
        case _ as never:
            assert_never(never)
