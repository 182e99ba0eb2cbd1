"""Workbooks as plain rows of cells, for tests of reading them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from io import BytesIO
from typing import Any

import openpyxl
import pytest

from comhla.authority_file import SCHEMA, Problem, UnusableFile
from comhla.authority_file.workbook_reader import read_workbook
from comhla.law.facts import AuthorityFacts

FILE = "strathmore.xlsx"
Rows = Sequence[Sequence[Any]]
CONTENTS: Rows = [["schema", SCHEMA], ["sheet", "recorded"]]
AUTHORITY: Rows = [
    ["name", "fictional", "health_board", "councils"],
    ["Strathmore", "yes", "NHS Strathmore", "Strathmore Council"],
]
"""The least that a workbook holds."""


def workbook_of(sheets: Mapping[str, Rows]) -> bytes:
    """A workbook with these rows, and with contents and authority where they are not among them."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in {"Contents": CONTENTS, "authority": AUTHORITY, **sheets}.items():
        page = book.create_sheet(name)
        for row in rows:
            page.append(row)
    return bytes_of(book)


def bytes_of(book: openpyxl.Workbook) -> bytes:
    """The bytes of a workbook that was changed."""
    content = BytesIO()
    book.save(content)
    return content.getvalue()


def facts_in(sheets: Mapping[str, Rows]) -> AuthorityFacts:
    """The facts of a workbook with these rows."""
    return read_workbook(workbook_of(sheets), file=FILE)


def problems_in(content: bytes | Mapping[str, Rows]) -> tuple[Problem, ...]:
    """What is wrong with a workbook."""
    with pytest.raises(UnusableFile) as refused:
        read_workbook(content if isinstance(content, bytes) else workbook_of(content), file=FILE)
    return refused.value.problems
