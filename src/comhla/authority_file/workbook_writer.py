"""From facts to a workbook for people who live in spreadsheets. Reading it again gives the same facts."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, datetime
from io import BytesIO
from typing import Any

from comhla.authority_file.reader import SCHEMA
from comhla.authority_file.shapes import Content, shapes_of
from comhla.authority_file.workbook_choices import choice_lists, choices_range, id_sheet, list_heading, range_of
from comhla.authority_file.workbook_contents import HEADINGS, SCHEMA_LABEL, state_words
from comhla.authority_file.workbook_layout import (
    CHOICES,
    CONTENTS,
    NONE,
    NOT_RECORDED,
    READ_ME,
    RECORDED,
    Column,
    Holds,
    Sheet,
    explanation,
    sheets,
)
from comhla.authority_file.workbook_read_me import LINES, TITLE
from comhla.authority_file.workbook_values import Cell, cell_of
from comhla.law.facts import AuthorityFacts
from comhla.law.facts.fields import Record

EXPLANATION_ROW, HEADING_ROW, FIRST_ROW = 0, 1, 2
"""Rows of every sheet of facts, counted from nought."""

ROOM_FOR_MORE = 2_000
"""Rows below the last one that have drop-down lists, so that there is room to add."""

_LONGEST_TITLE, _LONGEST_MESSAGE = 32, 255
_MADE = datetime(2014, 4, 1)  # noqa: DTZ001 - one day for every workbook, so that the same facts give the same bytes


def to_workbook(facts: AuthorityFacts) -> bytes:
    """The facts as an Excel workbook.

    Raises:
        WorkbookCannotHold: where a text is longer than a cell can be, or has a character that no workbook can hold.
    """
    from xlsxwriter import Workbook  # type: ignore[import-untyped]  # the package brings no types

    rows = rows_of(facts)
    content = BytesIO()
    with Workbook(content, {"in_memory": True}) as workbook:
        workbook.set_properties({"title": "Facts of an integration authority", "created": _MADE})
        _Writing(workbook, facts, rows).write()
    return content.getvalue()


def rows_of(facts: AuthorityFacts) -> dict[str, list[dict[str, Cell]]]:
    """The rows of every sheet by its path, each with its cells by heading."""
    rows: dict[str, list[dict[str, Cell]]] = defaultdict(list)
    for name, value in facts.items():
        for each in value if isinstance(value, tuple) else () if value is None else (value,):
            _lay_out_row(each, sheets()[name], (), rows)
    return rows


def _lay_out_row(record: Record, sheet: Sheet, keys: tuple[str, ...], rows: dict[str, list[dict[str, Cell]]]) -> None:
    cells: dict[str, Cell] = {column.heading: cell_of(key) for column, key in zip(sheet.columns, keys, strict=False)}
    rows[sheet.path].append(cells)
    below = (*keys, getattr(record, sheet.key)) if sheet.key else keys
    _lay_out(record, "", sheet, below, cells, rows)


def _lay_out(
    record: Record,
    prefix: str,
    sheet: Sheet,
    keys: tuple[str, ...],
    cells: dict[str, Cell],
    rows: dict[str, list[dict[str, Cell]]],
) -> None:
    for name, shape in shapes_of(type(record)).items():
        value, heading = getattr(record, name), f"{prefix}{name}"
        if value is None:
            continue
        if shape.row is None:
            cells[heading] = cell_of(value)
        elif shape.many:
            cells[heading] = RECORDED if value else NONE
            for each in value:
                _lay_out_row(each, sheets()[f"{sheet.path}.{heading}"], keys, rows)
        else:
            cells[heading] = RECORDED
            _lay_out(value, f"{heading}.", sheet, keys, cells, rows)


class _Writing:
    """One writing of one workbook."""

    def __init__(self, workbook: Any, facts: AuthorityFacts, rows: dict[str, list[dict[str, Cell]]]) -> None:
        self._workbook, self._facts, self._rows = workbook, facts, rows
        self._lists = choice_lists(facts)
        add = workbook.add_format
        top = {"valign": "top"}
        self._heading = add({"bold": True, "font_color": "#FFFFFF", "bg_color": "#1F3864", **top})
        grey = {"font_color": "#404040", "bg_color": "#F2F2F2"}
        self._explained = add({"italic": True, "text_wrap": True, **grey, **top})
        self._title = add({"bold": True, "font_size": 16})
        self._words = add({"num_format": "@", "text_wrap": True, **top})
        self._plain = add({"text_wrap": True, **top})
        self._link = workbook.get_default_url_format()
        self._day = add({"num_format": "yyyy-mm-dd", "align": "left", **top})
        self._formats = {
            Content.WHOLE_NUMBER: add({"num_format": "0", **top}),
            Content.AMOUNT: add({"num_format": "#,##0.00##########", **top}),
            Content.DAY: self._day,
            Content.EVENT: self._day,
        }

    def write(self) -> None:
        """Write every sheet."""
        self._read_me()
        self._contents()
        for sheet in sheets().values():
            self._sheet(sheet)
        self._choices()

    def _begin(self, name: str, *, frozen: tuple[int, int], repeated: tuple[int, int]) -> Any:
        page = self._workbook.add_worksheet(name)
        page.freeze_panes(*frozen)
        page.repeat_rows(*repeated)
        page.set_landscape()
        page.set_paper(9)  # A4
        page.fit_to_pages(1, 0)
        page.set_footer("&L&A&RPage &P of &N")
        return page

    def _read_me(self) -> None:
        page = self._begin(READ_ME, frozen=(1, 0), repeated=(0, 0))
        page.set_column(0, 0, 110, self._plain)
        page.write_string(0, 0, TITLE.format(name=self._facts.authority.name), self._title)
        for number, line in enumerate(LINES, start=1):
            page.write_string(number, 0, line, self._plain)

    def _contents(self) -> None:
        page = self._begin(CONTENTS, frozen=(FIRST_ROW, 1), repeated=(HEADING_ROW, HEADING_ROW))
        page.write_string(EXPLANATION_ROW, 0, SCHEMA_LABEL, self._explained)
        page.write_string(EXPLANATION_ROW, 1, SCHEMA, self._explained)
        for column, width in enumerate((34, 20, 8, 90)):
            page.set_column(column, column, width, self._words)
        for row, sheet in enumerate(sheets().values(), start=FIRST_ROW):
            words = state_words(sheet)
            page.write_url(row, 0, f"internal:'{sheet.name}'!A1", self._link, sheet.name)
            page.write_string(row, 1, words[0] if sheet.holder else self._state(sheet), self._words)
            page.write_number(row, 2, len(self._rows[sheet.path]), self._formats[Content.WHOLE_NUMBER])
            page.write_string(row, 3, sheet.shape.spec.means, self._words)
            page.data_validation(row, 1, row, 1, {"validate": "list", "source": list(words)})
        self._table(page, "contents", list(HEADINGS), len(sheets()))

    def _state(self, sheet: Sheet) -> str:
        value = getattr(self._facts, sheet.path)
        return NOT_RECORDED if value is None else NONE if value == () else RECORDED

    def _table(self, page: Any, name: str, headings: list[str], rows: int) -> None:
        """Flag the rows as a table with its headings, for screen readers, sorting and filters."""
        columns = [{"header": heading, "header_format": self._heading} for heading in headings]
        options = {"name": f"rows_of_{name}", "columns": columns, "style": "Table Style Light 1"}
        page.add_table(HEADING_ROW, 0, HEADING_ROW + max(rows, 1), len(headings) - 1, options)

    def _sheet(self, sheet: Sheet) -> None:
        keys = [column.heading for column in sheet.columns[: len(sheet.parents)]]
        page = self._begin(
            sheet.name,
            frozen=(FIRST_ROW, len(keys) + (sheet.columns[len(keys)].heading == sheet.key)),
            repeated=(HEADING_ROW, HEADING_ROW),
        )
        rows = self._rows[sheet.path]
        last_row = FIRST_ROW + len(rows) + (ROOM_FOR_MORE if sheet.shape.many else 0)
        page.set_row(EXPLANATION_ROW, 120)
        for number, column in enumerate(sheet.columns):
            page.set_column(number, number, _width(column), self._format(column))
            page.write_string(EXPLANATION_ROW, number, explanation(column, sheet), self._explained)
            page.data_validation(FIRST_ROW, number, last_row, number, self._validation(column, sheet))
            for row, cells in enumerate(rows, start=FIRST_ROW):
                if column.heading in cells:
                    self._cell(page, row, number, cells[column.heading], column)
        self._table(page, sheet.path.replace(".", "_"), [column.heading for column in sheet.columns], len(rows))

    def _cell(self, page: Any, row: int, number: int, cell: Cell, column: Column) -> None:
        """Write a cell by its type: text stays text, whatever it begins with."""
        if isinstance(cell, str):
            page.write_string(row, number, cell, self._format(column))
        elif isinstance(cell, date):
            page.write_datetime(row, number, cell, self._day)
        else:
            page.write_number(row, number, cell, self._format(column))

    def _format(self, column: Column) -> Any:
        if column.holds is not Holds.VALUE or column.shape.many:
            return self._words
        return self._formats.get(column.shape.content, self._words)

    def _validation(self, column: Column, sheet: Sheet) -> dict[str, Any]:
        message = explanation(column, sheet)
        return {
            "input_title": _shortened(column.heading, _LONGEST_TITLE),
            "input_message": _shortened(message, _LONGEST_MESSAGE),
            "error_title": _shortened(column.heading, _LONGEST_TITLE),
            "error_message": _shortened(message, _LONGEST_MESSAGE),
            "error_type": "stop" if column.shape.choices else "warning",
            **self._allowed(column, sheet),
        }

    def _allowed(self, column: Column, sheet: Sheet) -> dict[str, Any]:
        if column.holds is Holds.PARENT:
            above = sheets()[sheet.parents[sheet.columns.index(column)]]
            return {"validate": "list", "source": self._ids_of(above)}
        if column.holds is not Holds.VALUE:
            words = [RECORDED] if column.holds is Holds.ROW else [RECORDED, NONE]
            return {"validate": "list", "source": words, "error_type": "stop"}
        shape = column.shape
        heading = list_heading(shape)
        target = id_sheet(shape.spec.refers_to or "")
        if shape.many:
            return {"validate": "any"}
        if heading is not None:
            return {"validate": "list", "source": choices_range(heading, self._lists)}
        if target is not None:
            return {"validate": "list", "source": self._ids_of(target)}
        return _ALLOWED[shape.content]

    def _ids_of(self, sheet: Sheet) -> str:
        headings = [column.heading for column in sheet.columns]
        last_row = FIRST_ROW + len(self._rows[sheet.path]) + ROOM_FOR_MORE
        return range_of(sheet.name, headings.index(sheet.key or "") + 1, FIRST_ROW + 1, last_row)

    def _choices(self) -> None:
        page = self._begin(CHOICES, frozen=(1, 0), repeated=(0, 0))
        for column, (heading, entries) in enumerate(self._lists.items()):
            page.set_column(column, column, 34, self._words)
            page.write_string(0, column, heading, self._heading)
            for row, entry in enumerate(entries, start=1):
                page.write_string(row, column, str(cell_of(entry)), self._words)


_ALLOWED: dict[Content, dict[str, Any]] = {
    Content.TEXT: {"validate": "any"},
    Content.WHOLE_NUMBER: {"validate": "integer", "criteria": "between", "minimum": -(10**9), "maximum": 10**9},
    Content.AMOUNT: {"validate": "decimal", "criteria": "between", "minimum": -(10**15), "maximum": 10**15},
    Content.YES_OR_NO: {"validate": "list", "source": ["yes", "no"], "error_type": "stop"},
    Content.DAY: {"validate": "date", "criteria": ">=", "value": date(1900, 3, 1)},
    # The list offers the words; a day may be typed instead.
    Content.EVENT: {"validate": "list", "source": ["not done"], "show_error": False},
}


def _width(column: Column) -> int:
    text = column.holds is Holds.VALUE and column.shape.content is Content.TEXT
    return max(len(column.heading) + 5, 28 if text else 16)


def _shortened(text: str, length: int) -> str:
    return text if len(text) <= length else text[: length - 1] + "…"
