"""What is taken over from Word and from what is pasted, and which files are refused.

The files are made here: ordinary ones by pandoc, the others part by part.
"""

from __future__ import annotations

import io
import subprocess
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pypandoc
import pytest
from PIL import Image

from comhla.documents import pandoc_tree, word_package
from comhla.documents.checks import check_text
from comhla.documents.errors import UnusableInput
from comhla.documents.marked_text import read_text
from comhla.documents.model import Figure, Table
from comhla.documents.word_import import LONGEST_PASTE, WordContents, read_pasted, read_word

TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>'
    '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELATIONS = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>'
ROOT = RELATIONS.format(f'<Relationship Id="r1" Type="{OFFICE}/officeDocument" Target="word/document.xml"/>')
NAMES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    f'xmlns:r="{OFFICE}" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
)
LINE = "<w:p><w:r><w:t>A line.</w:t></w:r></w:p>"


def word(
    body: str = LINE, *, relations: str = "", more: Mapping[str, str | bytes] | None = None, types: str = TYPES
) -> bytes:
    """A Word document part by part."""
    parts: dict[str, str | bytes] = {
        "[Content_Types].xml": types,
        "_rels/.rels": ROOT,
        "word/document.xml": f'<?xml version="1.0"?><w:document {NAMES}><w:body>{body}</w:body></w:document>',
        "word/_rels/document.xml.rels": RELATIONS.format(relations),
        **(more or {}),
    }
    return packed(parts)


def packed(parts: Mapping[str, str | bytes]) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return written.getvalue()


def png() -> bytes:
    written = io.BytesIO()
    Image.new("RGB", (20, 10), "red").save(written, "PNG")
    return written.getvalue()


def drawn(attribute: str, words: str = "A map") -> str:
    """A paragraph with a picture."""
    return (
        f'<w:p><w:r><w:drawing><wp:inline><wp:extent cx="100" cy="100"/><wp:docPr id="1" name="p" descr="{words}"/><a:graphic><a:graphicData '
        'uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:blipFill>'
        f"<a:blip {attribute}/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>"
    )


IMAGE = f'<Relationship Id="p1" Type="{OFFICE}/image" Target="media/p.png"/>'

ORDINARY = """---
title: Our *plan*
---

Before.

# Our vision

Text **that stands out**, *stressed*, [our site](https://a.example/x)^[A footnote.] and H~2~O.

## Lists

3. three
4. four
   - below

> A quote.

Term
:   Meaning

| A line
| another

Table: Beds in March

| Locality | Beds |
|----------|------|
| East     | 12   |

# Pictures

![A map with three localities](p.png)

Words ![inside](p.png) a line.
"""


@pytest.fixture(scope="module")
def ordinary(tmp_path_factory: pytest.TempPathFactory) -> WordContents:
    folder = tmp_path_factory.mktemp("word")
    (folder / "p.png").write_bytes(png())
    return read_word(_by_pandoc(ORDINARY, folder))


def _by_pandoc(text: str, folder: Path) -> bytes:
    command = [pypandoc.get_pandoc_path(), "--from", "markdown", "--to", "docx", "--output", "-"]
    return subprocess.run(command, input=text.encode(), capture_output=True, check=True, cwd=folder).stdout


def test_title_headings_and_text_are_kept(ordinary: WordContents) -> None:
    assert ordinary.title == "Our plan"
    assert [(each.heading, each.level) for each in ordinary.sections] == [
        ("", 1),
        ("Our vision", 1),
        ("Lists", 2),
        ("Pictures", 1),
    ]
    assert ordinary.sections[0].text == "Before."
    assert ordinary.sections[1].text == (
        "Text **that stands out**, *stressed*, [our site](https://a.example/x) (Footnote: A footnote.) and H2O."
    )


def test_lists_quotes_and_tables_are_kept(ordinary: WordContents) -> None:
    assert ordinary.sections[2].text.startswith("3. three\n4. four\n   - below\n\n> A quote.\n\n")
    assert ordinary.sections[2].text.endswith(
        "Table: Beds in March\n\n| Locality | Beds |\n| --- | --- |\n| East | 12 |"
    )


def test_pictures_are_kept_with_the_words_in_their_place(ordinary: WordContents) -> None:
    section = ordinary.sections[3]
    (key,) = section.figures
    assert set(ordinary.pictures) == {key}
    figures = [
        each
        for each in read_text(section.text, pictures=ordinary.pictures, anchor_prefix="a").blocks
        if isinstance(each, Figure)
    ]
    assert [figure.instead for figure in figures] == ["A map with three localities", "inside"]
    assert ordinary.problems == ()


def test_what_was_taken_over_has_no_errors(ordinary: WordContents) -> None:
    assert [check_text(each.text, pictures=ordinary.pictures) for each in ordinary.sections] == [()] * 4


def problems(contents: WordContents) -> list[str]:
    return [each.sentence for each in contents.problems]


def texts(contents: WordContents) -> list[str]:
    return [each.text for each in contents.sections]


def test_tracked_changes_are_taken_as_accepted_and_said() -> None:
    body = '<w:p><w:ins w:id="1" w:author="a"><w:r><w:t>New.</w:t></w:r></w:ins><w:del w:id="2" w:author="a"><w:r><w:delText>Old.</w:delText></w:r></w:del></w:p>'
    found = read_word(word(body))
    assert texts(found) == ["New."]
    assert problems(found) == ["The document has tracked changes; they were taken as accepted."]


def test_comments_are_left_out_and_said() -> None:
    found = read_word(
        word(more={"word/comments.xml": f'<w:comments {NAMES}><w:comment w:id="0"><w:p/></w:comment></w:comments>'})
    )
    assert texts(found) == ["A line."]
    assert problems(found) == ["The document has comments; they were left out."]


def test_files_inside_are_left_out_and_said() -> None:
    found = read_word(word(more={"word/embeddings/x.docx": word(), "other.zip": packed({"a": "b"})}))
    assert texts(found) == ["A line."]
    assert problems(found) == ["The document has other files inside; they were left out."]


def test_a_picture_from_elsewhere_is_never_fetched() -> None:
    outside = f'<Relationship Id="p1" Type="{OFFICE}/image" Target="https://a.example/p.png" TargetMode="External"/>'
    found = read_word(word(drawn('r:link="p1"'), relations=outside))
    assert found.pictures == {}
    assert problems(found) == ["A picture lies outside of the document and was not fetched."]


# what it is, attribute, words, content of the picture, text, problems
PICTURES = [
    ("kept", 'r:embed="p1"', "A map", png(), "![A map](figure:", []),
    (
        "without words",
        'r:embed="p1"',
        "",
        png(),
        "![Picture without words in its place](figure:",
        ["A picture has no words in its place."],
    ),
    (
        "no picture",
        'r:embed="p1"',
        "A map",
        b"no picture",
        "> **Picture missing:** A map",
        ["A picture could not be taken over."],
    ),
]


@pytest.mark.parametrize(
    ("attribute", "words", "content", "text", "said"), [row[1:] for row in PICTURES], ids=[row[0] for row in PICTURES]
)
def test_a_picture_is_checked(attribute: str, words: str, content: bytes, text: str, said: list[str]) -> None:
    found = read_word(word(drawn(attribute, words), relations=IMAGE, more={"word/media/p.png": content}))
    assert found.sections[0].text.startswith(text)
    assert problems(found) == said


def table(*rows: str, before: str = "") -> str:
    grid = '<w:tblGrid><w:gridCol w:w="100"/><w:gridCol w:w="100"/></w:tblGrid>'
    return f"{before}<w:tbl>{grid}{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>"


def cell(text: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>"


def test_a_table_without_a_header_row_gets_its_first_row_and_says_so() -> None:
    found = read_word(word(table(cell("a") + cell(""), cell("1") + cell("2"))))
    assert texts(found) == [
        "Table: Table without a caption\n\n| a | Column 2 without words |\n| --- | --- |\n| 1 | 2 |"
    ]
    assert problems(found) == [
        "A table has no header row; its first row was taken for it.",
        "A table has no caption.",
        "Column 2 of a table has no header.",
    ]


def test_the_line_above_a_table_is_its_caption() -> None:
    before = "<w:p><w:r><w:t>Table 3: Beds</w:t></w:r></w:p>"
    assert texts(read_word(word(table(cell("a") + cell("b"), cell("1") + cell("2"), before=before)))) == [
        "Table: Table 3: Beds\n\n| a | b |\n| --- | --- |\n| 1 | 2 |"
    ]


def test_cells_over_several_columns_and_rows_are_written_out() -> None:
    wide = cell("a", '<w:gridSpan w:val="2"/>')
    tall = cell("b", '<w:vMerge w:val="restart"/>')
    found = read_word(word(table(wide, tall + cell("c"), cell("", "<w:vMerge/>") + cell("d"))))
    (read,) = read_text(found.sections[0].text, pictures={}, anchor_prefix="a").blocks
    assert isinstance(read, Table)
    assert found.sections[0].text.endswith("| b | c |\n| b | d |")
    assert "A table has cells over several rows or columns; they were written out." in problems(found)


def test_the_line_below_a_picture_is_its_caption() -> None:
    body = drawn('r:embed="p1"') + "<w:p><w:r><w:t>Figure 1: The area</w:t></w:r></w:p>"
    found = read_word(word(body, relations=IMAGE, more={"word/media/p.png": png()}))
    assert found.sections[0].text.endswith(' "Figure 1: The area")')


def test_a_table_that_does_not_name_its_columns_is_said() -> None:
    body = (
        table(cell("a", '<w:gridSpan w:val="2"/>'), cell("b") + cell("c"))
        .replace("<w:tblGrid>", "<w:x>")
        .replace("</w:tblGrid>", "</w:x>")
    )
    assert (
        problems(read_word(word(body)))[0] == "A table does not say how many columns it has, so cells may be missing."
    )


def test_a_table_of_two_hundred_rows_is_taken_over() -> None:
    rows = [cell(f"r{number}") + cell("x") for number in range(200)]
    assert read_word(word(table(*rows))).sections[0].text.count("\n| r") == 200


def test_an_empty_document_has_no_sections() -> None:
    assert read_word(word("<w:p/>")).sections == ()


def _wide_encoded() -> bytes:
    text = f'<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE x [<!ENTITY e "e">]><w:document {NAMES}><w:body>{LINE}</w:body></w:document>'
    return text.encode("utf-16")


def _encrypted() -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500) + "EncryptedPackage".encode("utf-16-le")


DECLARED = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
BOMB = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
MACROS = TYPES.replace(
    "openxmlformats-officedocument.wordprocessingml.document.main", "ms-word.document.macroEnabled.main"
)

# what it is, the file, what is said
REFUSED = [
    ("empty", b"", "not a Word document"),
    ("text", b"Dear all", "not a Word document"),
    ("web page", b"<html></html>", "not a Word document"),
    ("renamed PDF", b"%PDF-1.7 ...", "is a PDF"),
    ("rich text", rb"{\rtf1 a}", "rich text format"),
    ("old Word", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500), "old form of Word"),
    ("with a password", _encrypted(), "has a password"),
    ("cut off", word()[:400], "broken or cut off"),
    ("damaged", word(more={"word/x.xml": "a" * 5_000})[:60] + b"\xff" * 40 + word(more={"word/x.xml": "a" * 5_000})[100:], "broken|not a Word"),
    ("another package", packed({"xl/workbook.xml": "<a/>"}), "no Word text"),
    ("archive of archives", packed({"a.zip": packed({"b.zip": packed({"c": "d"})})}), "no Word text"),
    ("names a part that is missing", packed({"[Content_Types].xml": TYPES}), "no Word text"),
    ("macros", word(types=MACROS), "has macros"),
    ("hidden macros", word(more={"word/vbaProject.bin": b"x"}), "has macros"),
    ("zip bomb", word(more={"word/x.xml": b"\0" * 30_000_000}), "grow far beyond"),
    ("too large a text", word(more={"word/x.xml": b"ab" * 20_500_000}), "grow far beyond"),
    ("too many parts", packed({f"word/{number}.xml": "" for number in range(3_001)}), "more than 3000 parts"),
    ("out of its folder", word(more={"word/../../x": "a"}), "points outside"),
    ("another drive", word(more={"C:x": "a"}), "points outside"),
    ("from the root", word(more={"/x": "a"}), "points outside"),
    ("entity of a file", word(more={"word/styles.xml": f"{DECLARED}<a>&e;</a>"}), "declarations"),
    ("entity bomb", word(more={"word/styles.xml": f"{BOMB}<a>&b;</a>"}), "declarations"),
    ("entities in another encoding", word(more={"word/styles.xml": _wide_encoded()}), "declarations"),
    ("broken text", word("<w:p>"), "cannot be read"),
    ("table of 10,000 rows", word(table(*[cell("a")] * 10_000)), "more than 5,000 rows"),
]  # fmt: skip


@pytest.mark.parametrize(("content", "said"), [row[1:] for row in REFUSED], ids=[row[0] for row in REFUSED])
def test_another_file_is_refused_with_what_to_do(content: bytes, said: str) -> None:
    with pytest.raises(UnusableInput, match=said) as refused:
        read_word(content)
    assert str(refused.value).endswith(".")


def test_a_file_too_large_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(word_package, "LARGEST_FILE", 10)
    with pytest.raises(UnusableInput, match="larger than"):
        read_word(word())


def test_a_file_that_takes_too_long_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pandoc_tree, "LONGEST_SECONDS", 0.001)
    with pytest.raises(UnusableInput, match="takes too long"):
        read_word(word())


# what is pasted, what it becomes
PASTED = [
    ("", ""),
    ("<p>One <b>two</b> <i>three</i></p><p>Four</p>", "One **two** *three*\n\nFour"),
    ("<p>a<b> b </b>c</p>", "a **b** c"),
    ("<h1>A</h1><p>b</p><h2>C # d</h2><h3>E</h3>", "## A\n\nb\n\n### C \\# d\n\n### E"),
    ("<h2>A</h2><h3>B</h3>", "## A\n\n### B"),
    ("<ul><li>a<ul><li>b</li></ul></li></ul>", "- a\n  - b"),
    ('<p onclick="x()">a<script>x()</script><style>p {}</style></p>', "a"),
    ('<a href="javascript:x()">a</a> <a href="https://a.example">b</a> <a href="#top">c</a>', "a [b](https://a.example) c"),
    ('<a href="https://a.example"><a href="x"></a></a>', ""),
    ("<p>1 &lt; 2, &lt;b&gt; and * and [x]</p>", "1 < 2, \\<b> and \\* and \\[x\\]"),
    ('<p><span lang="gd">C\u00f9ram</span> <span lang="en-GB">care</span></p>', "[C\u00f9ram](lang:gd) care"),
    ("<!--[if gte mso 9]><xml>x</xml><![endif]--><p class=MsoNormal>a<o:p>&nbsp;</o:p></p>", "a"),
    ("<table><caption>Beds</caption><tr><th>A</th></tr><tr><td>1|2<br>3</td></tr></table>", "Table: Beds\n\n| A |\n| --- |\n| 1\\|2 3 |"),
    ('<p>a<img src="https://a.example/x.png" alt="A map"></p>', "a\n\n> **Picture missing:** A map"),
    ("<blockquote><h2>a</h2></blockquote>", "> **a**"),
    ("<pre>a\nb</pre><hr>", "a\\\nb"),
    ("<p><q>a</q> <code>b</code> <u>c</u></p>", "\u201ca\u201d b c"),
    ("<dl><dt>a</dt><dd>b</dd></dl>", "**a**\n\nb"),
    ("<table><tr><td></td></tr></table>", "Table: Table without a caption\n\n| Column 1 without words |\n| --- |"),
    ("<table><tr><th>a</th></tr><tr><td><ul><li>b</li><li>c</li></ul></td></tr></table>", "Table: Table without a caption\n\n| a |\n| --- |\n| b; c |"),
    ("<p><b> </b>a</p>", "a"),
    ('<p><span lang="!">a</span> <a href="https://a.example">b <span lang="gd">c</span></a></p>', "a [b c](https://a.example)"),
    ("<table><caption>t</caption><tr><th>a</th></tr><tr><td><blockquote>b</blockquote></td></tr></table>", "Table: t\n\n| a |\n| --- |\n| b |"),
    ("<table></table>", ""),
    ("<ul><li></li></ul><blockquote></blockquote><h2></h2><pre></pre><dl><dt></dt><dd>a</dd></dl>", "a"),
    ("<div>a</div>", "a"),
    ('<figure><img src="x.png" alt="A map"><figcaption>Figure 1</figcaption></figure>', "> **Picture missing:** A map\n\nFigure 1"),
]  # fmt: skip


@pytest.mark.parametrize(("html", "text"), PASTED, ids=[html[:50] or "nothing" for html, _ in PASTED])
def test_pasted_text_becomes_marked_text(html: str, text: str) -> None:
    assert read_pasted(html) == text


# what it is, what is pasted, what is said
NOT_PASTED = [
    ("too long", "a" * (LONGEST_PASTE + 1), "too long"),
    ("too deep", "<blockquote>" * 2_000 + "a", "deep inside"),
    ("too deep to turn", "<blockquote>" * 100 + "a", "deep inside"),
    ("too deep in a line", "<u>" * 100 + "a", "deep inside"),
]


@pytest.mark.parametrize(("html", "said"), [row[1:] for row in NOT_PASTED], ids=[row[0] for row in NOT_PASTED])
def test_what_cannot_be_pasted_is_refused(html: str, said: str) -> None:
    with pytest.raises(UnusableInput, match=said):
        read_pasted(html)
