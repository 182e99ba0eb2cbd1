"""Reading the tables that ship with the package.

Tables are read when first asked for, never at import, so that a command which needs none pays nothing.
"""

import csv
import datetime as dt
import io
import pkgutil
from collections.abc import Callable
from typing import TypeVar

from comhla.reference.errors import UnreadableTable

LIST_SEPARATOR = "; "

R = TypeVar("R")


def load_rows(table: str, reader: Callable[[dict[str, str]], R]) -> tuple[R, ...]:
    """Return the rows of a shipped table, each made by the reader from the record's named fields.

    Raises ``UnreadableTable`` if the table is missing or a record does not fit.
    """
    rows: list[R] = []
    for number, record in enumerate(csv.DictReader(io.StringIO(_text(table))), start=2):
        try:
            rows.append(reader(record))
        except (KeyError, TypeError, ValueError) as problem:
            raise UnreadableTable(
                f'Record {number} of the reference table "{table}" cannot be read ({problem}). '
                "The installation may be damaged: install Còmhla again."
            ) from problem
    return tuple(rows)


def read_day(text: str) -> dt.date | None:
    """Return the day written as YYYY-MM-DD, or None where the field is blank."""
    return dt.date.fromisoformat(text) if text else None


def read_list(text: str) -> tuple[str, ...]:
    """Return the parts of a field that holds several values."""
    return tuple(text.split(LIST_SEPARATOR)) if text else ()


def read_yes(text: str) -> bool:
    """Return True for "yes" and False for "no".

    Raises ``ValueError`` for anything else, so that a slip in a table is not taken for "no".
    """
    if text not in ("yes", "no"):
        raise ValueError(f'"{text}" is neither "yes" nor "no"')
    return text == "yes"


def _text(table: str) -> str:
    # pkgutil asks the package's own loader and costs 1 ms; importlib.resources costs some 20 ms to import.
    try:
        content = pkgutil.get_data(__package__, f"data/{table}.csv")
    except OSError:
        content = None
    if content is None:
        raise UnreadableTable(f'The reference table "{table}" is not part of this installation. Install Còmhla again.')
    return content.decode("utf-8")
