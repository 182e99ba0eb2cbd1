"""What writers may mark in a text, and what they are told where a mark is wrong."""

from __future__ import annotations

import time

import pytest

from comhla.documents.marked_text import LONGEST_TEXT, ReadText, anchor_of, key_of, paragraphs_of, read_text, write_text
from comhla.documents.model import (
    Block,
    BulletList,
    Emphasis,
    Figure,
    Foreign,
    Layout,
    LineBreak,
    Link,
    Note,
    NumberedList,
    Paragraph,
    Picture,
    PictureLine,
    Quote,
    Section,
    Strong,
    Table,
    Words,
    paragraph,
    words,
)

MAP = Picture(content=b"map", media_type="image/png")


def read(text: str, layout: Layout = Layout.STANDARD) -> ReadText:
    return read_text(text, pictures={"map": MAP}, anchor_prefix="plan", layout=layout)


def said(*inside: object) -> Paragraph:
    parts = tuple(Words(text=each) if isinstance(each, str) else each for each in inside)
    return Paragraph(inside=parts)


def bullets(*items: tuple[Block, ...]) -> BulletList:
    return BulletList(items=items)


# what is written, what it is
BLOCKS: list[tuple[str, tuple[Block, ...]]] = [
    ("", ()),
    ("One.\n\nTwo.", (paragraph("One."), paragraph("Two."))),
    ("One\nline.", (paragraph("One line."),)),
    ("One\\\nTwo", (said("One", LineBreak(), "Two"),)),
    ("One  \nTwo", (said("One", LineBreak(), "Two"),)),
    ("It is **sure** and *said*.", (said("It is ", Strong(inside=words("sure")), " and ", Emphasis(inside=words("said")), "."),)),
    ("Names like a_file_name and 2 * 3 * 4 stay.", (paragraph("Names like a_file_name and 2 * 3 * 4 stay."),)),
    ("See [our site](https://a.example/x).", (said("See ", Link(inside=words("our site"), address="https://a.example/x"), "."),)),
    ("[Write](mailto:a@b.example)", (said(Link(inside=words("Write"), address="mailto:a@b.example")),)),
    ("[Below](#part)", (said(Link(inside=words("Below"), address="#part")),)),
    ("[Cùram](lang:gd) is care.", (said(Foreign(inside=words("Cùram"), language="gd"), " is care."),)),
    ("- a\n- b", (bullets((paragraph("a"),), (paragraph("b"),)),)),
    ("- a\n  - b", (bullets((paragraph("a"), bullets((paragraph("b"),)))),)),
    ("3. a\n4. b", (NumberedList(items=((paragraph("a"),), (paragraph("b"),)), start=3),)),
    ("> a\n>\n> b", (Quote(blocks=(paragraph("a"), paragraph("b"))),)),
    ("> **Note:** a", (Note(label="Note", blocks=(paragraph("a"),)),)),
    ("> **Example:**\n>\n> - a", (Note(label="Example", blocks=(bullets((paragraph("a"),)),)),)),
    ("![A map of three localities](figure:map)", (Figure(picture=MAP, instead="A map of three localities"),)),
    ('![Words](figure:map "The area")', (Figure(picture=MAP, instead="Words", caption="The area"),)),
    ("![Words](figure:map) More.", (Figure(picture=MAP, instead="Words"), paragraph("More."))),
    ("<b>a</b> &amp; `b`", (paragraph("<b>a</b> &amp; `b`"),)),
    ("---", (paragraph("---"),)),
    ("\\*a\\*", (paragraph("*a*"),)),
    ("***a***", (said(Emphasis(inside=(Strong(inside=words("a")),))),)),
    ("*a**b*", (said(Emphasis(inside=words("a")), Emphasis(inside=words("b"))),)),
    ("**a****b**", (said(Strong(inside=words("a")), Strong(inside=words("b"))),)),
]  # fmt: skip


@pytest.mark.parametrize(("text", "blocks"), BLOCKS, ids=[text or "nothing" for text, _ in BLOCKS])
def test_each_mark_has_its_meaning(text: str, blocks: tuple[Block, ...]) -> None:
    assert read(text).blocks == blocks


@pytest.mark.parametrize(("text", "blocks"), BLOCKS, ids=[text or "nothing" for text, _ in BLOCKS])
def test_what_is_written_reads_the_same(text: str, blocks: tuple[Block, ...]) -> None:
    assert read(write_text(blocks, pictures={"map": MAP})).blocks == blocks


def test_a_picture_without_a_key_is_written_with_the_checksum() -> None:
    assert write_text((Figure(picture=MAP, instead="a"),)) == f"![a](figure:{key_of(MAP)})"


TABLE = "Table: Beds in March\n\n| Locality | Beds |\n| --- | --- |\n| **East** | 12 |\n| **West** | 9 |"


def test_a_table_has_a_caption_and_header_cells() -> None:
    (table,) = read(TABLE).blocks
    assert table == Table(
        caption="Beds in March",
        header=(words("Locality"), words("Beds")),
        rows=((words("East"), words("12")), (words("West"), words("9"))),
        first_cell_heads_row=True,
    )
    assert write_text([table]) == TABLE
    assert read(TABLE).problems == ()


def test_rows_whose_first_cell_is_not_strong_have_no_header() -> None:
    (table,) = read(TABLE.replace("**West**", "West")).blocks
    assert isinstance(table, Table)
    assert not table.first_cell_heads_row


def test_the_caption_may_stand_right_above_the_table() -> None:
    assert read(TABLE.replace("\n\n", "\n")).blocks == read(TABLE).blocks


def test_a_bar_in_a_cell_is_written_with_a_backslash() -> None:
    (table,) = read("Table: t\n\n| a |\n| --- |\n| b \\| c |").blocks
    assert isinstance(table, Table)
    assert table.rows == ((words("b | c"),),)
    assert read(write_text([table])).blocks == (table,)


def test_headings_become_sections() -> None:
    found = read("Opening.\n\n## Our *vision*\n\nA.\n\n### First\n\nB.\n\n### Second\n\n## Our vision\n\nC.")
    assert found.blocks == (paragraph("Opening."),)
    assert found.sections == (
        Section(
            heading="Our vision",
            anchor="plan-our-vision",
            blocks=(paragraph("A."),),
            sections=(
                Section(heading="First", anchor="plan-first", blocks=(paragraph("B."),)),
                Section(heading="Second", anchor="plan-second"),
            ),
        ),
        Section(heading="Our vision", anchor="plan-our-vision-2", blocks=(paragraph("C."),)),
    )
    assert found.problems == ()


# heading, prefix, anchor
ANCHORS = [
    ("Our vision", "plan", "plan-our-vision"),
    ("Cùram còmhla!", "plan", "plan-curam-comhla"),
    ("???", "plan", "plan-part"),
    ("Vision", "", "vision"),
    ("a" * 100, "p", "p-" + "a" * 60),
]


@pytest.mark.parametrize(("heading", "prefix", "anchor"), ANCHORS)
def test_an_anchor_comes_from_the_heading(heading: str, prefix: str, anchor: str) -> None:
    assert anchor_of(heading, prefix=prefix) == anchor


def test_an_anchor_never_meets_one_that_was_numbered() -> None:
    sections = read("## a\n\n## a\n\n## a 2\n\n## a").sections
    assert [section.anchor for section in sections] == ["plan-a", "plan-a-2", "plan-a-2-2", "plan-a-3"]


# what is written, the line, part of what is said about it
PROBLEMS = [
    ("a\n\n| b |\n| --- |", 3, "no caption"),
    ("Table: t\n\n| a |  |\n| --- | --- |", 3, "Column 2 of a table has no header"),
    ("Table: t\n\n| a |\n| --- |\n| b | lost |", 5, "more than 1 cells"),
    ("![a](figure:none)", 1, 'no picture "none"'),
    ("![](figure:map)", 1, "no words in its place"),
    ("![a](https://a.example/x.png)", 1, "does not say which picture"),
    ("![a](slot)", 1, "not easy read"),
    ("a ![b](figure:map)", 1, "among words"),
    ("a\n\n[b](javascript:x)", 3, "no address"),
    ("[b](/page)", 1, "no address"),
    ("[](https://a.example)", 1, "has no words"),
    ("[b](lang:!)", 1, "code of a language"),
    ("##", 1, "no words"),
    ("# a", 1, "begins with #"),
    ("## a\n\n#### b", 3, "begins with ####"),
    ("### a", 1, "no heading with ## stands before it"),
    ("> ## a", 1, "inside a list or a quote"),
    ("a\n<script>x</script>", 2, "is HTML"),
    ("[" * 1_500, 1, "more than 500 marks"),
    ("> " * 40 + "a", 1, "too deep"),
    ("[" * 20_000, 1, "too many marks"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "line", "sentence"), PROBLEMS, ids=[sentence for _, _, sentence in PROBLEMS])
def test_a_problem_is_said_with_its_line(text: str, line: int, sentence: str) -> None:
    (problem,) = read(text).problems
    assert (problem.line, problem.place) == (line, f"Line {line}")
    assert sentence in problem.sentence


# what is written, what stays of it
KEPT: list[tuple[str, Block]] = [
    ("[b](javascript:x)", paragraph("[b](javascript:x)")),
    ("a ![b](figure:map)", paragraph("a ![b](figure:map)")),
    ("![a](figure:none)", Note(label="Picture missing", blocks=(paragraph("a"),))),
    ('![a](figure:none "b")', Note(label="Picture missing", blocks=(paragraph("a"), paragraph("b")))),
    ("Table: t\n\n| a |\n| --- |\n| b | c |", Table(caption="t", header=(words("a"),), rows=((words("b | c"),),))),
    ("| a |\n| --- |", Table(caption="Table without a caption", header=(words("a"),), rows=())),
    ("> ## a", Quote(blocks=(paragraph("a"),))),
    ("[](https://a.example)", said(Link(inside=words("https://a.example"), address="https://a.example"))),
]  # fmt: skip


@pytest.mark.parametrize(("text", "block"), KEPT, ids=[text for text, _ in KEPT])
def test_no_words_are_lost_where_a_mark_is_wrong(text: str, block: Block) -> None:
    assert read(text).blocks == (block,)


# what is written in an easy-read text, what it is
EASY: list[tuple[str, Block]] = [
    ("![Two people talk](slot) We ask you.", PictureLine(slot="Two people talk", blocks=(paragraph("We ask you."),))),
    ("![A map](figure:map) Here we work.", PictureLine(slot="A map", blocks=(paragraph("Here we work."),), picture=MAP)),
    ("![A map](figure:map)", Figure(picture=MAP, instead="A map")),
    ("![A tree](slot)", PictureLine(slot="A tree", blocks=())),
    ("We ask you.", paragraph("We ask you.")),
]  # fmt: skip


@pytest.mark.parametrize(("text", "block"), EASY, ids=[text for text, _ in EASY])
def test_a_line_of_easy_read_begins_with_a_picture(text: str, block: Block) -> None:
    found = read(text, Layout.EASY_READ)
    assert found.blocks == (block,)
    assert found.problems == ()
    assert write_text(found.blocks, pictures={"map": MAP}) == text


def test_a_line_whose_picture_is_missing_keeps_its_place() -> None:
    found = read("![A tree](figure:no) We ask you.", Layout.EASY_READ)
    assert found.blocks == (PictureLine(slot="A tree", blocks=(paragraph("We ask you."),)),)
    assert [problem.sentence for problem in found.problems] == ['There is no picture "no".']


def test_of_very_many_problems_the_first_are_said() -> None:
    problems = read("<b>\n" * 300).problems
    assert len(problems) == 101
    assert problems[-1].sentence == "There are 200 more problems."


def test_characters_that_no_document_holds_are_replaced() -> None:
    assert read("a\x00b\ud800\x0b").blocks == (paragraph("a\ufffdb\ufffd\ufffd"),)


def test_html_written_with_a_backslash_is_meant() -> None:
    assert read("\\<b> a < b").problems == ()


HOSTILE = {
    "quotes": ">" * 1_000_000,
    "brackets": "[" * 1_000_000,
    "quote marks within the limit": ">" * (LONGEST_TEXT - 1),
    "deep list": "\n".join("  " * depth + "- a" for depth in range(500)),
    "list in a line": "- " * 100_000,
    "paragraphs of brackets": ("[" * 490 + "\n\n") * 10,
    "paragraphs of pictures": ("![" * 240 + "\n\n") * 10,
    "nested pictures": "![" * 200 + "a" + "](figure:map)" * 200,
    "nested links": "[a" * 400 + "](#a)" * 400,
    "headings alike": "## a\n" * 2_000,
    "backslashes": "\\" * 30_000,
    "tags": "<a " * 60_000,
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_hostile_text_is_read_quickly(text: str) -> None:
    started = time.process_time()
    read(text)
    assert time.process_time() - started < 5  # far less, but for measuring coverage


def test_a_text_too_long_keeps_its_words() -> None:
    found = read("a *b*\n\nc\n" * 60_000)
    assert found.blocks[:2] == (paragraph("a *b*"), paragraph("c a *b*"))


def test_a_paragraph_keeps_its_key_while_others_change() -> None:
    before = paragraphs_of("One.\n\nTwo.\n\nTwo.")
    after = paragraphs_of("New.\n\nTwo.\n\nOne, changed.\n\nTwo.")
    assert [each.text for each in before] == ["One.", "Two.", "Two."]
    assert [each.key for each in after if each.text == "Two."] == [before[1].key, before[2].key]
    assert len({each.key for each in before}) == 3


def test_spaces_do_not_change_the_key() -> None:
    assert paragraphs_of("One  two\nthree")[0].key == paragraphs_of("One two three")[0].key


def test_lists_and_tables_are_one_paragraph() -> None:
    text = f"- a\n\n  b\n\n{TABLE}\n\nEnd"
    assert [each.text for each in paragraphs_of(text)] == ["- a\n\n  b", TABLE, "End"]


# blocks that come from elsewhere, how they are written
WRITTEN: list[tuple[tuple[Block, ...], str]] = [
    ((bullets((paragraph("a"),)), bullets((paragraph("b"),))), "- a\n\n* b"),
    ((NumberedList(items=((paragraph("a"),),)), NumberedList(items=((paragraph("b"),),))), "1. a\n\n1) b"),
    ((bullets((paragraph("a"), paragraph("b")), (paragraph("c"),)),), "- a\n\n  b\n\n- c"),
    ((paragraph("# a"), paragraph("- b"), paragraph("1. c"), paragraph("1.5 d"), paragraph("> e")), "\\# a\n\n\\- b\n\n1\\. c\n\n1.5 d\n\n\\> e"),
    ((said("a!", Link(inside=words("b"), address="#c")),), "a\\![b](#c)"),
    ((said(Strong(inside=()), "a", Emphasis(inside=())),), "a"),
    ((Note(label="Note", blocks=(Quote(blocks=(paragraph("a"),)),)),), "> **Note:**\n>\n> > a"),
]  # fmt: skip


@pytest.mark.parametrize(("blocks", "text"), WRITTEN, ids=[text for _, text in WRITTEN])
def test_blocks_are_written_as_a_writer_would(blocks: tuple[Block, ...], text: str) -> None:
    assert write_text(blocks) == text


def test_sections_further_in_are_written_at_the_second_level() -> None:
    third = Section(heading="c # d", anchor="c", blocks=(paragraph("e"),))
    sections = [Section(heading="a", anchor="a", sections=(Section(heading="b", anchor="b", sections=(third,)),))]
    assert write_text([], sections) == "## a\n\n### b\n\n### c \\# d\n\ne"
