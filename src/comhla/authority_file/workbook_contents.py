"""The sheet of contents: which schema the workbook follows, and of each kind of fact whether it is recorded."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from comhla.authority_file.problems import Problem, UnusableFile, did_you_mean
from comhla.authority_file.reader import SCHEMA
from comhla.authority_file.workbook_layout import (
    CONTENTS,
    NONE,
    NOT_RECORDED,
    RECORDED,
    SHEET_HEADING,
    STATE_HEADING,
    Sheet,
    sheets,
)
from comhla.authority_file.workbook_package import Grid
from comhla.authority_file.workbook_tables import place, table_of
from comhla.authority_file.workbook_values import text_of

SCHEMA_LABEL = "schema"
HEADINGS = (SHEET_HEADING, STATE_HEADING, "rows", "what it holds")
_ROWS_TO_SEARCH = 10


class State(NamedTuple):
    """What the contents say of a kind of fact, and in which cell."""

    word: str
    place: str


class Contents(NamedTuple):
    """What the contents say of each sheet by its name, and what is wrong with them."""

    states: dict[str, State]
    problems: list[Problem]


def state_words(sheet: Sheet) -> tuple[str, ...]:
    """What may be said of a sheet: of a list within rows nothing here, since each row says it for itself."""
    if sheet.holder:
        return (f"see {sheets()[sheet.holder].name}",)
    return (RECORDED, NONE, NOT_RECORDED) if sheet.shape.many else (RECORDED, NOT_RECORDED)


def read_contents(grid: Grid | None, *, file: str) -> Contents:
    """Read the contents.

    Raises:
        UnusableFile: where the workbook has none that follow the schema: it was not made by Còmhla.
    """
    schema = next(_labelled(grid), None) if grid else None
    if grid is None or schema is None:
        what = "This workbook was not made by Còmhla, or its sheet of contents is gone."
        remedy = "Make one with `comhla authority to-xlsx`, and fill that in."
        raise UnusableFile([Problem(file, what, remedy)])
    if schema.word != SCHEMA:
        what = f"The workbook follows the schema {schema.word}, and this version of Còmhla reads {SCHEMA}."
        remedy = "Use the version of Còmhla that wrote it, or make a new workbook from its authority file."
        raise UnusableFile([Problem(file, what, remedy, schema.place)])
    table, problems = table_of(grid, CONTENTS, HEADINGS, file=file)
    states: dict[str, State] = {}
    by_name = {sheet.name: sheet for sheet in sheets().values()}
    for row in table.rows:
        name = text_of(table.cell(row, SHEET_HEADING))
        if name not in by_name:
            remedy = did_you_mean(name, list(by_name)) or "Take the row out."
            at = table.place(row, SHEET_HEADING)
            problems.append(Problem(file, f"There is no kind of fact called {name!r}.", remedy, at))
            continue
        sheet, word = by_name[name], text_of(table.cell(row, STATE_HEADING)).casefold()
        at = table.place(row, STATE_HEADING)
        if name in states:
            problems.append(Problem(file, f"The sheet {name} stands twice in the contents.", "Keep one.", at))
        elif word and word not in state_words(sheet):
            what, remedy = f"{word!r} does not say whether {name} is recorded.", " or ".join(state_words(sheet))
            problems.append(Problem(file, what, f"Write {remedy}.", at))
        else:
            states[name] = State(word, at)
    return Contents(states, problems)


def _labelled(grid: Grid) -> Iterator[State]:
    for number, row in enumerate(grid.rows[:_ROWS_TO_SEARCH], start=1):
        for column, (cell, beside) in enumerate(pairwise(row), start=2):
            if text_of(cell).strip() == SCHEMA_LABEL:
                yield State(text_of(beside).strip(), place(CONTENTS, number, column))
