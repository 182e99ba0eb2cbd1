"""Blocks that come from elsewhere, as from Word, can be written: no word is lost, and nothing becomes a mark by itself."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from comhla.documents.marked_text import read_text, write_text
from comhla.documents.model import (
    Block,
    BulletList,
    Inline,
    LineBreak,
    Link,
    Note,
    NumberedList,
    Paragraph,
    Quote,
    Table,
    Words,
)

# Words that look like marks, when they stand at the beginning of a line or beside each other.
LOOKALIKES = st.sampled_from([
    "word", "word *", "**word**", "# word", "## word", "- word", "+ word", "1. word", "1) word", "> word", "| word |", "--- word", "[word](#a)",
    "![word](slot)", "Table: word", "word!", "\\word", "`word`", "<b>word</b>", "&amp;word", ": word", "word\\", "=== word", "~~~word", "(word)",
])  # fmt: skip
INLINE: st.SearchStrategy[Inline] = st.one_of(
    LOOKALIKES.map(lambda text: Words(text=text)),
    st.just(LineBreak()),
    LOOKALIKES.map(lambda text: Link(inside=(Words(text=text),), address="https://a.example/(x)*[y]|\\z&amp;!")),
)
PARAGRAPH = st.lists(INLINE, max_size=4).map(lambda parts: Paragraph(inside=(Words(text="word"), *parts)))
LINE = LOOKALIKES.map(lambda text: Paragraph(inside=(Words(text=text),)))
TABLE = st.lists(LOOKALIKES, min_size=2, max_size=2).map(
    lambda cells: Table(
        caption=cells[0],
        header=tuple((Words(text=cell),) for cell in cells),
        rows=(tuple((Words(text=cell),) for cell in cells),),
    )
)


def _around(inner: st.SearchStrategy[Block]) -> st.SearchStrategy[Block]:
    some = st.lists(inner, min_size=1, max_size=3).map(tuple)
    items = st.lists(some, min_size=1, max_size=3).map(tuple)
    return st.one_of(
        items.map(lambda held: BulletList(items=held)),
        items.map(lambda held: NumberedList(items=held, start=2)),
        some.map(lambda held: Quote(blocks=held)),
        st.tuples(LOOKALIKES, some).map(lambda both: Note(label=both[0], blocks=both[1])),
    )


BLOCKS = st.lists(st.recursive(st.one_of(PARAGRAPH, LINE, TABLE), _around, max_leaves=6), max_size=5)


@settings(max_examples=60)
@given(BLOCKS)
def test_every_word_is_read_again_and_nothing_is_wrong(blocks: list[Block]) -> None:
    found = read_text(write_text(blocks), pictures={}, anchor_prefix="a")
    assert found.sections == ()
    assert found.problems == ()
    assert [type(block) for block in found.blocks] == [type(block) for block in blocks]
    assert repr(found.blocks).count("word") == repr(blocks).count("word")
