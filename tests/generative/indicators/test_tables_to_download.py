"""Whatever is written into a table comes out of it again, and never as a formula."""

from __future__ import annotations

import csv
import io

from hypothesis import given, settings
from hypothesis import strategies as st

from comhla.indicators.tabular import Field, FieldType, Resource, read_csv, write_csv

FIELDS = (
    Field("text"),
    Field("number", FieldType.NUMBER),
    Field("count", FieldType.INTEGER),
    Field("on", FieldType.DATE),
)
TEXT = st.text(st.characters(codec="utf-8", exclude_characters="\0")) | st.text("'=+-@\t\r\n,\" ab", max_size=6)
ROW = st.tuples(
    TEXT,
    st.none() | st.floats(allow_nan=False, allow_infinity=False),
    st.none() | st.integers(),
    st.none() | st.dates(),
)


@settings(max_examples=40)
@given(st.lists(ROW, max_size=5))
def test_every_table_comes_back_and_no_text_begins_a_formula(rows):
    content = write_csv(Resource(name="t", title="T", fields=FIELDS, rows=tuple(rows)))
    assert read_csv(content, FIELDS, file="t") == tuple(rows)
    for text, *_ in list(csv.reader(io.StringIO(content.decode(), newline="")))[1:]:
        assert not text.startswith(("=", "+", "-", "@", "\t", "\r"))
