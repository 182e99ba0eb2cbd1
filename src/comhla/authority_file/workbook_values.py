"""Values in cells: what to write for a value so that reading the cell gives the same value again."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from enum import Enum
from typing import Any

from comhla.authority_file.reader import read_text_value
from comhla.authority_file.shapes import Content, Shape
from comhla.authority_file.workbook_layout import NONE

Cell = str | int | float | bool | date | datetime | time | timedelta
"""What a cell holds; an empty one holds empty text."""

LONGEST_TEXT = 32_767
EARLIEST_DATE = date(1900, 3, 1)  # Spreadsheets hold a 29 February 1900, and before it their days are one off.
_DIGITS_OF_A_NUMBER = 15
_QUOTED = re.compile(r'"(?:[^"]|"")*"')
_QUOTED_ITEM = re.compile(r'\s*("(?:[^"]|"")*")\s*(?:;|\Z)')
_NOT_IN_XML = re.compile("[\ud800-\udfff\ufffe\uffff]")


class WorkbookCannotHold(ValueError):
    """A value that no cell can hold, in words for whoever wanted the workbook."""


class BadCell(ValueError):
    """What is wrong with a cell, and how to put it right."""

    def __init__(self, what: str, remedy: str) -> None:
        self.what, self.remedy = what, remedy
        super().__init__(f"{what} {remedy}")


def cell_of(value: Any) -> Cell:
    """What to write in a cell for a value that is recorded.

    Raises:
        WorkbookCannotHold: for text that is too long, or has a character that no workbook can hold.
    """
    if isinstance(value, tuple):
        return _storable("; ".join(_item(each) for each in value) if value else NONE)
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, str):
        return _storable(_quoted(value) if _needs_quotes(value) else value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Decimal):
        return _amount(value)
    if isinstance(value, date):
        return value if value >= EARLIEST_DATE else value.isoformat()
    assert isinstance(value, int)
    return value if abs(value) < 10**_DIGITS_OF_A_NUMBER else str(value)


def _amount(value: Decimal) -> Cell:
    """A number that can be added up where it keeps every digit, and text where it would not."""
    number = float(value)
    return number if Decimal(format(number, f".{_DIGITS_OF_A_NUMBER}g")) == value else str(value)


def _item(value: Any) -> str:
    if not isinstance(value, str) or isinstance(value, Enum):
        text = cell_of(value)
        return text.isoformat() if isinstance(text, date) else str(text)
    bare = not _needs_quotes(value) and ";" not in value and not value.startswith('"') and value.casefold() != NONE
    return value if bare else _quoted(value)


def _needs_quotes(text: str) -> bool:
    return text != text.strip() or not text or _QUOTED.fullmatch(text) is not None


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'


def _storable(text: str) -> str:
    if len(text) > LONGEST_TEXT:
        raise WorkbookCannotHold(
            f"A text of {len(text):,} characters, which begins {text[:40]!r}, is longer than a cell can hold"
            f" ({LONGEST_TEXT:,}). Shorten it, or keep it as a document and record its address."
        )
    unusable = _NOT_IN_XML.search(text)
    if unusable:
        raise WorkbookCannotHold(
            f"The text {text[:40]!r} has the character U+{ord(unusable[0]):04X}, which no workbook can hold."
            " Take it out of the file."
        )
    return text


def text_of(cell: Cell) -> str:
    """The text of a cell, as its user sees it, without quotes that only guard it. Empty where nothing is written."""
    text = _as_written(cell)
    return _unquoted(text) if _QUOTED.fullmatch(text) else text


def says_nothing(cell: Cell) -> bool:
    """Whether a cell is empty."""
    return isinstance(cell, str) and not cell.strip()


def value_of(cell: Cell, shape: Shape) -> Any:
    """The value of a cell that is not empty.

    Raises:
        BadCell: where it is not a value of this shape.
    """
    if isinstance(cell, str) and len(cell) > LONGEST_TEXT:
        raise BadCell(f"The text has {len(cell):,} characters.", f"A cell holds {LONGEST_TEXT:,}.")
    if shape.many:
        single = shape._replace(many=False)
        return tuple(_from_text(text, single) for text in _items(_as_written(cell), shape))
    if isinstance(cell, datetime):
        raise BadCell(f"{cell.isoformat(' ', 'minutes')} has a time of day.", "Keep the day, as 2026-09-01.")
    simple = _SIMPLE.get((type(cell), shape.content))
    if simple is not None:
        return simple(cell)
    return _from_text(text_of(cell), shape)


_SIMPLE: dict[tuple[type, Content], Any] = {
    (date, Content.DAY): lambda day: day,
    (date, Content.EVENT): lambda day: day,
    (bool, Content.YES_OR_NO): bool,
    (float, Content.AMOUNT): lambda number: Decimal(format(number, f".{_DIGITS_OF_A_NUMBER}g")),
}


def _from_text(text: str, shape: Shape) -> Any:
    if shape.content is Content.TEXT:
        return text
    try:
        return read_text_value(text, shape)
    except ValueError as error:
        raise BadCell(*error.args) from None


def _as_written(cell: Cell) -> str:
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else format(cell, f".{_DIGITS_OF_A_NUMBER}g")
    if isinstance(cell, str):
        return cell.strip()
    return str(cell)


def _items(text: str, shape: Shape) -> Iterator[str]:
    if text.casefold() == NONE:
        return
    at = 0
    while at < len(text):
        quoted = _QUOTED_ITEM.match(text, at)
        if quoted:
            at = quoted.end()
            yield _unquoted(quoted[1])
            continue
        end = text.find(";", at) % (len(text) + 1)
        item = text[at:end].strip()
        at = end + 1
        if not item:
            raise BadCell(f"An entry of {shape.name} is empty.", "Put one ; between two entries.")
        yield item


def _unquoted(text: str) -> str:
    return text[1:-1].replace('""', '"')
