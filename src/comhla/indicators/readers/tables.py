"""From the bytes of a file to rows of text. Neither encoding nor size is believed, nor that it is a table."""

from __future__ import annotations

import csv
import gzip
import zlib
from collections.abc import Sequence
from io import BytesIO, StringIO
from typing import NamedTuple

from comhla.indicators.errors import NotAFile, Problem
from comhla.indicators.readers.workbooks import OLD_OR_LOCKED, sheets_of_workbook

MOST_UNPACKED_BYTES = 200_000_000
MOST_ROWS = 2_000_000
LONGEST_LINE = 1_000_000
"""In bytes. The widest published table, one column for each year of age, has lines of about 1,000."""
_SAVE_AS_UTF8 = "Save it again as CSV in UTF-8."


class Row(NamedTuple):
    """A row of a table."""

    line: int
    """Its line in the file or row of the sheet, counted from 1."""
    cells: Sequence[str]


class Sheet(NamedTuple):
    """The rows of one table, headings and what stands above them included. Empty rows are left out."""

    name: str
    """Empty for a file that has no sheets."""
    rows: list[Row]


class Opened(NamedTuple):
    """The tables of a file."""

    sheets: tuple[Sheet, ...]
    remarks: tuple[Problem, ...]


def open_file(content: bytes, *, file: str) -> Opened:
    """The tables of a CSV file, a CSV file packed with gzip, or an Excel workbook.

    Raises:
        NotAFile: where there is nothing in it, or nothing that can be read, or more than can be meant.
    """
    if content.startswith(b"\x1f\x8b"):
        content = _unpacked(content, file)
    if not content.strip():
        raise NotAFile([Problem("There is nothing in the file.", "Check that it is the right file.", file)])
    if content.startswith((b"PK", OLD_OR_LOCKED)):
        sheets = tuple(Sheet(name, _numbered(cells)) for name, cells in sheets_of_workbook(content, file=file))
        remarks: tuple[Problem, ...] = ()
    else:
        text, remarks = _decoded(content, file)
        sheets = (Sheet("", _rows_of_text(text, file)),)
    if not any(sheet.rows for sheet in sheets):
        raise NotAFile([Problem("There are no rows in the file.", "Check that it is the right file.", file)])
    return Opened(sheets, remarks)


def _unpacked(content: bytes, file: str) -> bytes:
    try:
        with gzip.GzipFile(fileobj=BytesIO(content)) as packed:
            unpacked = packed.read(MOST_UNPACKED_BYTES + 1)
    except (EOFError, OSError, zlib.error):
        raise NotAFile(
            [Problem("The packed file is damaged.", "Download it again, or give it unpacked.", file)]
        ) from None
    if len(unpacked) > MOST_UNPACKED_BYTES:
        what = f"Unpacked, the file has more than {MOST_UNPACKED_BYTES:,} bytes."
        raise NotAFile([Problem(what, "Check that it is the right file.", file)])
    return unpacked


def _decoded(content: bytes, file: str) -> tuple[str, tuple[Problem, ...]]:
    """The text of a file: UTF-8, UTF-16 with its mark, or else what Windows writes, which is said."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _as_utf16(content, file), ()
    if b"\0" in content:
        raise NotAFile([Problem("This is not a file of text, nor a workbook.", _SAVE_AS_UTF8, file)])
    try:
        return content.decode("utf-8-sig"), ()
    except UnicodeDecodeError as refused:
        line = content.count(b"\n", 0, refused.start) + 1
    try:
        text = content.decode("cp1252")
    except UnicodeDecodeError:
        what = "The file is written in characters that are neither UTF-8 nor those of Windows."
        raise NotAFile([Problem(what, _SAVE_AS_UTF8, file, line=line)]) from None
    what = "The file is not in UTF-8. It was read in the characters of Windows (Windows-1252)."
    return text, (Problem(what, "Check names with accents and signs such as the pound.", file, line=line),)


def _as_utf16(content: bytes, file: str) -> str:
    try:
        return content.decode("utf-16")
    except UnicodeDecodeError:
        what = "The file begins as UTF-16 and does not go on so."
        raise NotAFile([Problem(what, _SAVE_AS_UTF8, file)]) from None


def _rows_of_text(text: str, file: str) -> list[Row]:
    lines = text.splitlines(keepends=True)
    for number, line in enumerate(lines, start=1):
        if len(line) > LONGEST_LINE:
            what = f"The line has {len(line):,} characters, which no table of figures has."
            raise NotAFile([Problem(what, "Check that it is the right file.", file, line=number)])
    if len(lines) > MOST_ROWS:
        what = f"The file has {len(lines):,} lines; at most {MOST_ROWS:,} are read."
        raise NotAFile([Problem(what, "Give it in parts.", file)])
    reader = csv.reader(StringIO(text, newline=""), delimiter=_delimiter(lines))
    try:
        return [Row(reader.line_num, cells) for cells in reader if any(cells)]
    except csv.Error:
        what = "The quotation marks of the file do not pair, or a cell is far too long."
        raise NotAFile([Problem(what, "Save it again as CSV.", file, line=reader.line_num)]) from None


def _delimiter(lines: Sequence[str]) -> str:
    """Comma, semicolon or tab: whichever is most frequent in the first line that has any of them."""
    for line in lines[:30]:
        frequent = max(",;\t", key=line.count)
        if frequent in line:
            return frequent
    return ","


def _numbered(rows: Sequence[Sequence[str]]) -> list[Row]:
    return [Row(line, cells) for line, cells in enumerate(rows, start=1) if any(cells)]
