"""From the cells of a sheet to its rows by heading, with a problem for whatever stands in no known place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from comhla.authority_file.problems import Problem, did_you_mean
from comhla.authority_file.workbook_layout import cell_name
from comhla.authority_file.workbook_package import Grid
from comhla.authority_file.workbook_values import Cell, says_nothing, text_of

_ROWS_TO_SEARCH = 10
NOTHING = ""


class TableRow(NamedTuple):
    """A row of a table, with its number in the sheet."""

    number: int
    cells: list[Cell]


class Table(NamedTuple):
    """The rows of a sheet below its headings. `headings` gives the position of each known heading, from nought."""

    name: str
    heading_row: int
    headings: Mapping[str, int]
    rows: list[TableRow]

    def cell(self, row: TableRow, heading: str) -> Cell:
        """What stands in a row under a heading; nothing where the sheet has no such column."""
        at = self.headings.get(heading)
        return NOTHING if at is None or at >= len(row.cells) else row.cells[at]

    def place(self, row: TableRow, heading: str | None = None) -> str:
        """Sheet and cell, as `members!C7`: of the heading's column, or else of the first."""
        column = self.headings.get(heading or "", min(self.headings.values(), default=0))
        return place(self.name, row.number, column + 1)


def place(sheet: str, row: int, column: int) -> str:
    """Sheet and cell, as `members!C7`."""
    return f"{sheet}!{cell_name(row, column)}"


def table_of(grid: Grid, name: str, known: Sequence[str], *, file: str) -> tuple[Table, list[Problem]]:
    """The table of a sheet whose headings may be `known`, in any order, and what is wrong with it."""
    problems = [Problem(file, each.what, each.remedy, place(name, each.row, each.column)) for each in grid.faults]
    at = _heading_row(grid.rows, known)
    if at is None:
        if any(not says_nothing(cell) for row in grid.rows for cell in row):
            remedy = f"Write them in one row, beginning with {known[0]}."
            problems.append(Problem(file, "No headings were found.", remedy, place(name, 1, 1)))
        return Table(name, 1, {}, []), problems
    headings: dict[str, int] = {}
    unnamed = []
    for column, cell in enumerate(grid.rows[at]):
        heading = text_of(cell).strip()
        here = place(name, at + 1, column + 1)
        if not heading:
            unnamed.append(column)
        elif heading not in known:
            remedy = did_you_mean(heading, known) or "Take the column out."
            problems.append(Problem(file, f"There is no column {heading} on this sheet.", remedy, here))
        elif heading in headings:
            problems.append(Problem(file, f"The column {heading} stands twice.", "Keep one.", here))
        else:
            headings[heading] = column
    rows = [TableRow(number, cells) for number, cells in enumerate(grid.rows[at + 1 :], start=at + 2)]
    for row in rows:
        for column in unnamed:
            if not says_nothing(row.cells[column]):
                here = place(name, row.number, column + 1)
                remedy = "Give the column a heading, or take the value out."
                problems.append(Problem(file, "This value stands under no heading.", remedy, here))
    filled = [row for row in rows if any(not says_nothing(cell) for cell in row.cells)]
    return Table(name, at + 1, headings, filled), problems


def _heading_row(rows: list[list[Cell]], known: Sequence[str]) -> int | None:
    """The row of the first few that has the most headings. Above it stand explanations, which are not read."""
    counts = [sum(text_of(cell).strip() in known for cell in row) for row in rows[:_ROWS_TO_SEARCH]]
    return counts.index(max(counts)) if any(counts) else None
