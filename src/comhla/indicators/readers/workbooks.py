"""The cells of an Excel workbook as text. A workbook is a zip file of XML; it is looked over before it is read.

Its parts are unpacked within a limit and packed again plainly, so that what was looked over is what is read.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable, Iterator
from io import BytesIO
from typing import NamedTuple
from zipfile import BadZipFile, ZipFile

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook

from comhla.indicators.errors import NotAFile, Problem

OLD_OR_LOCKED = bytes.fromhex("d0cf11e0a1b11ae1")
"""What an old workbook (.xls) and one with a password begin with."""
MOST_UNPACKED_BYTES = 200_000_000
MOST_CELLS = 5_000_000
_COLUMN_OF_CELL = re.compile(rb'\br="([A-Z]{1,3})[0-9]{1,7}"')
_ROW_OF_CELL = re.compile(rb'\br="[A-Z]{1,3}([0-9]{1,7})"')
# No tag of a cell is longer; without a bound, one made to harm would be searched for hours.
_IN_TAG = rb"[^<>]{0,200}?"
_OF_CELL = rb"<(?:\w{1,9}:)?c\b" + _IN_TAG + rb'\br="([A-Z]{1,3}[0-9]{1,7})"' + _IN_TAG
_ROW = re.compile(rb"<(?:\w{1,9}:)?row\b" + _IN_TAG + rb'\br="([0-9]{1,9})"')
_FORMULA_WITHOUT_RESULT = re.compile(
    _OF_CELL
    + rb">\s*+<(?:\w{1,9}:)?f\b(?:[^<>]*+(?<=/)>|[^<>]*+>[^<]*+</(?:\w{1,9}:)?f>)"
    + rb"\s*+(?:<(?:\w{1,9}:)?v\s*+/>|<(?:\w{1,9}:)?v>\s*+</(?:\w{1,9}:)?v>)?\s*+</(?:\w{1,9}:)?c>"
)
_ERROR = re.compile(_OF_CELL + rb'\bt="e"')
_SAVE_AGAIN = "Open it in your spreadsheet program and save it again as an Excel workbook (.xlsx) without a password."
_WRITE_VALUE = "Let the spreadsheet program calculate it and save the workbook again, or write the value itself."
_DAMAGE = (BadZipFile, EOFError, KeyError, NotImplementedError, OSError, RuntimeError, ValueError, zlib.error)


class NamedSheet(NamedTuple):
    """A sheet: its name and all its rows from the first, empty ones among them."""

    name: str
    rows: list[list[str]]


def sheets_of_workbook(content: bytes, *, file: str) -> Iterator[NamedSheet]:
    """The sheets of a workbook, every cell as the text that a CSV file would have.

    Raises:
        NotAFile: where the bytes are no workbook, or one that is far too large, or cells are errors, formulas
            without a result, or merged, so that it cannot be told which rows they are about.
    """
    if content.startswith(OLD_OR_LOCKED):
        what = "The workbook has a password, or is in the old form of Excel (.xls)."
        raise NotAFile([Problem(what, _SAVE_AGAIN, file)])
    try:
        workbook = CalamineWorkbook.from_filelike(BytesIO(_looked_over(content, file)))
        sheets = [workbook.get_sheet_by_name(name) for name in workbook.sheet_names]
    except (CalamineError, *_DAMAGE):
        raise NotAFile([Problem("The workbook is damaged and cannot be read.", _SAVE_AGAIN, file)]) from None
    problems = [problem for sheet in sheets for problem in _merged(sheet, file)]
    if problems:
        raise NotAFile(problems)
    return (NamedSheet(sheet.name, _texts(sheet)) for sheet in sheets)


def _looked_over(content: bytes, file: str) -> bytes:
    packed, problems = BytesIO(), list[Problem]()
    with ZipFile(BytesIO(content)) as archive, ZipFile(packed, "w") as plain:
        _refuse_other(archive, file)
        for entry in archive.infolist():
            if entry.filename.endswith((".xml", ".rels")):
                part = archive.read(entry)
                problems.extend(_problems_of_part(entry.filename, part, file))
                plain.writestr(entry.filename, part)
    if problems:
        raise NotAFile(problems)
    return packed.getvalue()


def _refuse_other(archive: ZipFile, file: str) -> None:
    if "xl/workbook.xml" not in archive.namelist():
        raise NotAFile([Problem("This is a packed file, and not an Excel workbook (.xlsx).", _SAVE_AGAIN, file)])
    if sum(entry.file_size for entry in archive.infolist()) > MOST_UNPACKED_BYTES:
        what = f"Unpacked, the workbook has more than {MOST_UNPACKED_BYTES:,} bytes."
        raise NotAFile([Problem(what, "Check that it is the right file; take pictures and other sheets out.", file)])


def _problems_of_part(name: str, xml: bytes, file: str) -> Iterator[Problem]:
    if not name.startswith("xl/worksheets/"):
        return
    sheet = name.removeprefix("xl/worksheets/")
    if _reach(xml) > MOST_CELLS:
        what = "The cells of the sheet reach much further than a table of figures does."
        raise NotAFile([Problem(what, "Delete what stands far away from the table.", file, sheet)])
    if b"f>" in xml or b"f " in xml:
        yield from _cells_problems(_FORMULA_WITHOUT_RESULT.finditer(xml), "The formula has no result.", file, sheet)
    if b't="e"' in xml:
        yield from _cells_problems(_ERROR.finditer(xml), "The cell holds an error.", file, sheet)


def _cells_problems(found: Iterable[re.Match[bytes]], what: str, file: str, sheet: str) -> Iterator[Problem]:
    for cell in found:
        place = cell[1].decode()
        letters = place.rstrip("0123456789")
        row = int(place.removeprefix(letters))
        yield Problem(what, _WRITE_VALUE, file, sheet, row, f"column {letters}")


def _reach(xml: bytes) -> int:
    """How many cells the rectangle has that holds every cell of a sheet."""
    columns = max(map(_column_number, set(_COLUMN_OF_CELL.findall(xml))), default=1)
    return max(map(int, set(_ROW_OF_CELL.findall(xml)) | set(_ROW.findall(xml))), default=0) * columns


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - ord("A") + 1
    return number


def _merged(sheet: CalamineSheet, file: str) -> Iterator[Problem]:
    """Cells merged downwards. Those merged only across stand over a table, as its title does."""
    for (first_row, _), (last_row, _) in sheet.merged_cell_ranges or ():
        if last_row > first_row:
            what = "Cells of several rows are merged, so that it cannot be told which rows the value is for."
            yield Problem(what, "Unmerge them and write the value into each row.", file, sheet.name, first_row + 1)


def _texts(sheet: CalamineSheet) -> list[list[str]]:
    """Most cells of a table of figures are whole numbers, which a workbook holds as 863.0."""
    return [
        [str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell) for cell in row]
        for row in sheet.to_python(skip_empty_area=False)
    ]
