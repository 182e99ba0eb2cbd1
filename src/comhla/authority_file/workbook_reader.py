"""From a workbook to facts: every sheet read by its headings, every problem told by sheet and cell."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import Any

from comhla.authority_file.checks import check_record
from comhla.authority_file.nodes import MOST_BYTES, too_large
from comhla.authority_file.places import PlacedRow, PlacedValue, Places
from comhla.authority_file.problems import Problem, UnusableFile, did_you_mean
from comhla.authority_file.shapes import Shape, shapes_of
from comhla.authority_file.workbook_contents import Contents, State, read_contents
from comhla.authority_file.workbook_layout import CHOICES, CONTENTS, NONE, READ_ME, RECORDED, Sheet, sheets
from comhla.authority_file.workbook_package import open_package
from comhla.authority_file.workbook_tables import Table, TableRow, place, table_of
from comhla.authority_file.workbook_values import BadCell, Cell, says_nothing, text_of, value_of
from comhla.law.facts import AuthorityFacts
from comhla.law.facts.fields import Record

Keys = tuple[str, ...]
"""The ids of the rows above a row, the outermost first."""


def read_workbook(content: bytes, *, file: str) -> AuthorityFacts:
    """Read a workbook made by `comhla authority to-xlsx`, filled in or changed.

    Args:
        content: the bytes of an Excel workbook (.xlsx).
        file: its name, for messages.

    Raises:
        UnusableFile: with everything that is wrong with it.
    """
    if len(content) > MOST_BYTES:
        raise UnusableFile([too_large(len(content), file=file)])
    grids = open_package(content, file=file)
    contents = read_contents(grids.get(CONTENTS), file=file)
    reading = _Reading(file, contents)
    by_name = {sheet.name: sheet for sheet in sheets().values()}
    for name, grid in grids.items():
        sheet = by_name.get(name)
        if sheet is not None:
            table, problems = table_of(grid, name, [column.heading for column in sheet.columns], file=file)
            reading.problems.extend(problems)
            reading.take(sheet, table)
        elif name not in (READ_ME, CONTENTS, CHOICES):
            remedy = did_you_mean(name, list(by_name)) or "Take the sheet out, and keep it in another workbook."
            reading.problem(f"There is no kind of fact called {name}.", remedy, place(name, 1, 1))
    facts = reading.facts()
    problems = [*reading.problems, *(check_record(facts, reading.places) if facts else ())]
    if problems or facts is None:
        raise UnusableFile(_in_order(problems))
    return facts


_CELL = re.compile(r"([A-Z]+)(\d+)")


def _in_order(problems: list[Problem]) -> list[Problem]:
    """Problems, each once, as somebody going through the sheets would meet them."""
    order = {name: number for number, name in enumerate((CONTENTS, *(sheet.name for sheet in sheets().values())))}

    def position(problem: Problem) -> tuple[int, int, int, str]:
        sheet, _, cell = problem.place.rpartition("!")
        ((column, row),) = _CELL.findall(cell)
        return (order.get(sheet, len(order)), int(row), len(column), column)

    return sorted(dict.fromkeys(problems), key=position)


_UNSAID = State("", "")


class _Reading:
    """One reading of one workbook: its tables, the problems found so far and where each row came from."""

    def __init__(self, file: str, contents: Contents) -> None:
        self.places = Places(file)
        self.problems: list[Problem] = list(contents.problems)
        self._states = contents.states
        self._tables: dict[str, Table] = {}
        self._rows: dict[str, dict[Keys, list[TableRow]]] = defaultdict(lambda: defaultdict(list))
        self._met: dict[str, set[Keys]] = defaultdict(set)
        self._known: dict[str, set[Keys]] = defaultdict(set)

    def problem(self, what: str, remedy: str, at: str) -> None:
        self.problems.append(Problem(self.places.file, what, remedy, at))

    def take(self, sheet: Sheet, table: Table) -> None:
        """Remember the rows of a sheet by the rows that they belong to."""
        self._tables[sheet.path] = table
        parents = sheet.columns[: len(sheet.parents)]
        for row in table.rows:
            cells = [table.cell(row, each.heading) for each in parents]
            for cell, column, path in zip(cells, parents, sheet.parents, strict=True):
                if says_nothing(cell):
                    remedy = f"Say to which row of the sheet {sheets()[path].name} this one belongs."
                    self._missing(table, row, column.heading, remedy)
            if not any(says_nothing(cell) for cell in cells):
                self._rows[sheet.path][tuple(text_of(cell) for cell in cells)].append(row)

    def facts(self) -> AuthorityFacts | None:
        """The facts, as far as they can be read; None without the authority itself."""
        values: dict[str, Any] = {}
        for name in shapes_of(AuthorityFacts):
            sheet = sheets()[name]
            state = self._states.get(sheet.name, _UNSAID)
            read = self._list(sheet, (), name, state) if sheet.shape.many else self._one(sheet, state)
            if read is not None:
                values[name] = read
        for path, rows in self._rows.items():
            for keys in rows.keys() - self._met[path]:
                self._astray(sheets()[path], keys, rows[keys])
        return AuthorityFacts(**values) if "authority" in values else None

    def _list(self, sheet: Sheet, keys: Keys, where: str, state: State) -> tuple[Any, ...] | None:
        """The rows of a list below the row with `keys`."""
        self._met[sheet.path].add(keys)
        rows = self._rows[sheet.path].get(keys, [])
        if not rows:
            if state.word == RECORDED:
                remedy = f"Add them, write {NONE} where there are none, or empty this cell."
                self.problem(f"No row of the sheet {sheet.name} stands for this.", remedy, state.place)
            return () if state.word == NONE else None
        if state.word == NONE:
            remedy = f"Take the rows out, or write {RECORDED}."
            self.problem(f"It says {NONE}, but the sheet {sheet.name} has rows for this.", remedy, state.place)
        made = [self._listed(sheet, row, keys, f"{where}[{number}]") for number, row in enumerate(rows, start=1)]
        return tuple(each for each in made if each is not None)

    def _listed(self, sheet: Sheet, row: TableRow, keys: Keys, where: str) -> Record | None:
        table = self._tables[sheet.path]
        if sheet.key:
            keys = (*keys, text_of(table.cell(row, sheet.key)))
            self._known[sheet.path].add(keys)
        return self._record(sheet, row, sheet.row, "", where, keys)

    def _one(self, sheet: Sheet, state: State) -> Record | None:
        """The single row of a sheet that has no list."""
        self._met[sheet.path].add(())
        table = self._tables.setdefault(sheet.path, Table(sheet.name, 1, {}, []))
        for row in table.rows[1:]:
            self.problem("This sheet holds one row only.", "Put everything in the first row.", table.place(row))
        row = table.rows[0] if table.rows else TableRow(table.heading_row + 1, [])
        said = table.rows or state.word == RECORDED or self._has_rows_below(sheet.path, ())
        if said or not sheet.shape.spec.optional:
            return self._record(sheet, row, sheet.row, "", sheet.path, ())
        return None

    def _has_rows_below(self, path: str, keys: Keys) -> bool:
        return any(keys in rows for each, rows in self._rows.items() if each.startswith(f"{path}."))

    def _record(
        self, sheet: Sheet, row: TableRow, kind: type[Record], prefix: str, where: str, keys: Keys
    ) -> Record | None:
        table = self._tables[sheet.path]
        values: dict[str, Any] = {}
        for name, shape in shapes_of(kind).items():
            heading, inside = f"{prefix}{name}", f"{where}.{name}"
            cell = table.cell(row, heading)
            if shape.row is None:
                value = self._value(cell, shape, inside, table.place(row, heading))
            elif shape.many:
                value = self._nested(sheet, row, heading, inside, keys)
            else:
                value = self._within(sheet, row, heading, shape.row, inside, keys)
            if value is not None:
                values[name] = value
            elif not shape.spec.optional and says_nothing(cell):
                self._missing(table, row, heading, f"Give it: {shape.spec.means}")
        whole = all(spec.optional or name in values for name, spec in kind.fields.items())
        made = kind(**values) if whole else None
        shown = table.place(row, f"{prefix}id")
        self.places.rows.append(PlacedRow(made, values.get("id"), where, None, None, shown))
        return made

    def _missing(self, table: Table, row: TableRow, heading: str, remedy: str) -> None:
        """A needed value is missing: told once for a sheet that lacks the column."""
        if heading in table.headings:
            self.problem(f"{heading} is missing.", remedy, table.place(row, heading))
        else:
            at = place(table.name, table.heading_row, 1)
            self.problem(f"The column {heading} is missing.", f"Add it. {remedy}", at)

    def _value(self, cell: Cell, shape: Shape, where: str, at: str) -> Any:
        if says_nothing(cell):
            return None
        try:
            value = value_of(cell, shape)
        except BadCell as bad:
            self.problem(bad.what, bad.remedy, at)
            return None
        if shape.spec.refers_to or shape.spec.form:
            single = shape._replace(many=False)
            for number, each in enumerate(value if shape.many else (value,), start=1):
                inside = f"{where}[{number}]" if shape.many else where
                self.places.values.append(PlacedValue(str(each), single, inside, None, None, at))
        return value

    def _state(self, sheet: Sheet, row: TableRow, heading: str, words: tuple[str, ...]) -> State:
        """What a cell says of the rows or the row that its column stands for."""
        table = self._tables[sheet.path]
        word, at = text_of(table.cell(row, heading)).casefold(), table.place(row, heading)
        if word and word not in words:
            remedy = f"Write {' or '.join(words)}, or leave it empty."
            self.problem(f"{word!r} does not say whether {heading} is recorded.", remedy, at)
        return State(word, at)

    def _nested(self, sheet: Sheet, row: TableRow, heading: str, where: str, keys: Keys) -> tuple[Any, ...] | None:
        state = self._state(sheet, row, heading, (RECORDED, NONE))
        return self._list(sheets()[f"{sheet.path}.{heading}"], keys, where, state)

    def _within(
        self, sheet: Sheet, row: TableRow, heading: str, kind: type[Record], where: str, keys: Keys
    ) -> Record | None:
        """A single row within a row: there where a cell says so, or anything under it is filled in."""
        state = self._state(sheet, row, heading, (RECORDED,))
        table = self._tables[sheet.path]
        under = [each for each in table.headings if each.startswith(f"{heading}.")]
        filled = any(not says_nothing(table.cell(row, each)) for each in under)
        if filled or state.word == RECORDED or self._has_rows_below(f"{sheet.path}.{heading}", keys):
            return self._record(sheet, row, kind, f"{heading}.", where, keys)
        return None

    def _astray(self, sheet: Sheet, keys: Keys, rows: list[TableRow]) -> None:
        """Rows that belong to a row that is not there."""
        level = next(at for at, path in enumerate(sheet.parents) if keys[: at + 1] not in self._known[path])
        known = [each[level] for each in self._known[sheet.parents[level]] if each[:level] == keys[:level]]
        above, heading = sheets()[sheet.parents[level]].name, sheet.columns[level].heading
        remedy = did_you_mean(keys[level], known) or f"Add it to the sheet {above}, or correct this cell."
        table = self._tables[sheet.path]
        for row in rows:
            self.problem(f"The sheet {above} has no row {keys[level]}.", remedy, table.place(row, heading))
