"""Tables that no spreadsheet takes for formulas, and pages of rows."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comhla.web.api.answers import as_csv, rows_among, safe_cell

# a value, and the cell that it becomes
CELLS = [
    (None, ""),
    (True, "yes"),
    (False, "no"),
    (12, 12),
    (-3, -3),
    (date(2026, 9, 1), "2026-09-01"),
    ("plain", "plain"),
    ("=1+1", "'=1+1"),
    ("+44 131", "'+44 131"),
    ("-cmd", "'-cmd"),
    ("@sum", "'@sum"),
    ("  =1", "'  =1"),
    ("\t=1", "'\t=1"),
    ("\n=1", "'\n=1"),
    (["a", "b"], "a; b"),
    (["=a", "b"], "'=a; b"),
    ([{"a": 1}], '{"a": 1}'),
    ((), ""),
]


@pytest.mark.parametrize(("value", "cell"), CELLS)
def test_a_cell(value, cell):
    assert safe_cell(value) == cell


@given(st.text())
def test_no_text_becomes_a_formula(text):
    assert not str(safe_cell(text)).lstrip(" ").startswith(("=", "+", "-", "@", "\t", "\r", "\n"))


def test_rows_inside_rows_become_columns():
    rows = [{"id": "a", "file": {"name": "x", "size": 1}}, {"id": "b", "file": None}]
    assert as_csv(rows) == "id,file.name,file.size,file\r\na,x,1,\r\nb,,,\r\n"


def test_a_table_without_rows_is_empty():
    assert as_csv([]) == "\r\n"


@given(st.lists(st.integers()), st.integers(0, 20), st.integers(1, 20))
def test_some_of_the_rows(items, first, many):
    rows = rows_among(items)
    assert rows.total == len(items)
    assert list(rows.between(first, first + many)) == items[first : first + many]
