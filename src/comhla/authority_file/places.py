"""Where things stand in a file: rows, and values that have to be checked against the rest of it."""

from __future__ import annotations

from typing import Any, NamedTuple

from comhla.authority_file.problems import Problem
from comhla.authority_file.shapes import Shape
from comhla.law.facts.fields import Record


class PlacedRow(NamedTuple):
    """A row and where it stands. `row` is None where it could not be made, but its id counts all the same.

    `place` is where in the facts; `cell` names sheet and cell for a row of a workbook.
    """

    row: Record | None
    name: str | None
    place: str
    line: int | None
    column: int | None
    cell: str = ""

    @property
    def shown(self) -> str:
        """The place to tell a user."""
        return self.cell or self.place


class PlacedValue(NamedTuple):
    """A value that refers to something or has a form to be checked. Places as for a row."""

    text: str
    shape: Shape
    place: str
    line: int | None
    column: int | None
    cell: str = ""

    @property
    def shown(self) -> str:
        """The place to tell a user."""
        return self.cell or self.place


class Places:
    """The rows of a file and the values to check, with their places, in order of reading."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.rows: list[PlacedRow] = []
        self.values: list[PlacedValue] = []

    def mark_row(self, row: Record | None, name: str | None, place: str, node: Any) -> None:
        """Remember a row at `node`."""
        self.rows.append(PlacedRow(row, name, place, node.start_mark.line + 1, node.start_mark.column + 1))

    def mark_value(self, text: str, shape: Shape, place: str, node: Any) -> None:
        """Remember a value to check."""
        self.values.append(PlacedValue(text, shape, place, node.start_mark.line + 1, node.start_mark.column + 1))

    def problem(self, at: PlacedRow | PlacedValue, what: str, remedy: str) -> Problem:
        """A problem at a remembered place."""
        return Problem(self.file, what, remedy, at.shown, at.line, at.column)
