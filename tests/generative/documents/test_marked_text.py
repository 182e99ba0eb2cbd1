"""Any text can be read, and what was read can be written and read again."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from comhla.documents.marked_text import paragraphs_of, read_text, write_text
from comhla.documents.model import Layout, Picture, Section, walk

PICTURES = {"map": Picture(content=b"1", media_type="image/png"), "a b": Picture(content=b"2", media_type="image/png")}

# Pieces of which marks are made, so that many examples hold lists, tables and pictures that are nearly right.
PIECES = st.sampled_from([
    "a", "Bc", " ", "  ", "    ", "\n", "\n\n", "\t", "\\", "\\\n", "*", "**", "***", "_", "!", "[", "]", "(", ")", "[a](#b)", "[a](lang:gd)",
    "![a](figure:map)", '![a b](figure:map "c")', "![a](slot)", "![](figure:map)", "![a](no)", "[](https://a.example)", "[b](bad)", "(.)",
    "# ", "## ", "### ", "#", "> ", ">", "- ", "* ", "+ ", "-", "1. ", "1) ", "12. ", "0. ", "1.", "| ", "|", " | ", "---", "| a | b |\n| --- | --- |\n",
    "Table: t\n\n", "**Note:** ", "**a:**", "&amp;", "&", "<b>", "`", "```\n", "~~~", "===", ":", '"', "\u00a0", "\u0085", "\u2028", "\x00", "é",
])  # fmt: skip
TEXTS = st.one_of(st.lists(PIECES, max_size=25).map("".join), st.text(max_size=60))
LAYOUTS = st.sampled_from(Layout)


@given(TEXTS, LAYOUTS)
def test_what_was_read_can_be_written_and_read_again(text: str, layout: Layout) -> None:
    read = read_text(text, pictures=PICTURES, anchor_prefix="s", layout=layout)
    written = write_text(read.blocks, read.sections, pictures=PICTURES)
    again = read_text(written, pictures=PICTURES, anchor_prefix="s", layout=layout)
    assert (again.blocks, again.sections) == (read.blocks, read.sections)


@given(TEXTS)
def test_anchors_are_unique_and_plain(text: str) -> None:
    sections: tuple[Section, ...] = read_text(text, pictures={}, anchor_prefix="s").sections
    anchors = [section.anchor for section in walk(sections)]
    assert len(set(anchors)) == len(anchors)
    assert all(re.fullmatch(r"s-[a-z0-9-]+", anchor) for anchor in anchors)


@given(TEXTS)
def test_a_problem_names_a_line_of_the_text_and_how_to_mend_it(text: str) -> None:
    lines = text.replace("\r\n", "\n").replace("\r", "\n").count("\n") + 1
    for problem in read_text(text, pictures={}, anchor_prefix="s").problems:
        assert problem.line is None or 1 <= problem.line <= lines
        assert problem.sentence.endswith((".", "?"))
        assert problem.how_to_fix.endswith(".")


@given(
    st.lists(
        st.sampled_from(["word", "*", "**", "[", "]", "(", ")", "!", "\n", "\n\n", "- ", "> ", "## ", "| ", "<b>"]),
        max_size=30,
    ).map("".join)
)
def test_no_word_is_lost(text: str) -> None:
    read = read_text(text, pictures={}, anchor_prefix="s")
    assert repr((read.blocks, [(s.heading, s.blocks) for s in walk(read.sections)])).count("word") == text.count("word")


@given(TEXTS)
def test_keys_of_paragraphs_are_unique_and_their_words_are_all_there(text: str) -> None:
    paragraphs = paragraphs_of(text)
    assert len({paragraph.key for paragraph in paragraphs}) == len(paragraphs)
    assert "".join("".join(paragraph.text.split()) for paragraph in paragraphs) == "".join(text.split())
