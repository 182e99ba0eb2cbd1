"""Word files: real styles, and nothing left out that somebody needs who hears them."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest

from comhla.documents.formats import Format
from comhla.documents.model import Layout
from comhla.documents.renderers.word import word
from comhla.documents.renderers.word_styles import EASY_READ, STANDARD, looks
from tests.lib.opened import part, parts, xml_text
from tests.lib.sample_documents import HOSTILE, MARK, SVG, easy_read, whole

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@pytest.fixture(scope="module")
def text(written) -> ElementTree.Element:
    """The part with the text."""
    return ElementTree.fromstring(part(written(Format.WORD), "word/document.xml"))


def _paragraphs(root: ElementTree.Element) -> list[tuple[str, str]]:
    """The style of each paragraph, and its text."""
    found = []
    for each in root.iter(f"{W}p"):
        style = each.find(f"{W}pPr/{W}pStyle")
        words = "".join(run.text or "" for run in each.iter(f"{W}t"))
        found.append(("" if style is None else style.get(f"{W}val", ""), words))
    return found


@pytest.mark.parametrize(
    ("style", "words"),
    [
        ("Title", "Sampletitle & more"),
        ("Subtitle", "Samplesubtitle"),
        ("Author", "Inverannoch Integration Joint Board"),
        ("Date", "Second draft, 22 November 2026"),
        ("Reference", "Reference: https://plans.inverannoch.example/2026?a=1&b=2"),
        ("Mark", MARK),
        ("TOCHeading", "Contents"),
        ("TOC1", "Firstheading"),
        ("TOC2", "Secondheading"),
        ("TOC3", "Thirdheading"),
        ("Heading1", "Firstheading"),
        ("Heading2", "Secondheading"),
        ("Heading3", "Thirdheading"),
        ("ListBullet", "bulletone"),
        ("ListNumber", "numberone"),
        ("BlockText", "quoteword"),
        ("Label", "notelabel"),
        ("Note", "noteword"),
        ("TableCaption", "tablecaption"),
        ("ImageCaption", "figurecaption"),
        ("Slot", "lineslot"),
        ("BodyText", HOSTILE),
    ],
)
def test_each_part_of_the_text_has_a_real_style(text: ElementTree.Element, style: str, words: str) -> None:
    found = [name for name, each in _paragraphs(text) if each == words]
    assert style in found or (style == "BodyText" and found == ["FirstParagraph"])


def test_every_style_in_use_is_defined(written) -> None:
    package = written(Format.WORD)
    defined = set(re.findall(r'w:styleId="([^"]+)"', part(package, "word/styles.xml")))
    used = set(re.findall(r'<w:(?:pStyle|rStyle|tblStyle) w:val="([^"]+)"', parts(package, r"word/.*\.xml")))
    assert used - defined == set()
    assert {f"Heading{level}" for level in range(1, 10)} <= defined


def test_headings_have_their_level_for_the_outline(written) -> None:
    styles = part(written(Format.WORD), "word/styles.xml")
    found = re.findall(r'w:styleId="Heading(\d)".*?<w:outlineLvl w:val="(\d)"', styles)
    assert found == [(str(level), str(level - 1)) for level in range(1, 10)]


def test_tables_repeat_their_header_and_say_what_heads_rows(text: ElementTree.Element) -> None:
    tables = [each for each in text.iter(f"{W}tbl") if each.find(f"{W}tblPr/{W}tblCaption") is not None]
    assert len(tables) == 2
    for table in tables:
        rows = table.findall(f"{W}tr")
        assert [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows] == [True, False, False]
        look = table.find(f"{W}tblPr/{W}tblLook")
        assert look is not None
        assert (look.get(f"{W}firstRow"), look.get(f"{W}firstColumn"), look.get(f"{W}val")) == ("1", "1", "00A0")


def test_picture_lines_are_no_tables_of_data(text: ElementTree.Element) -> None:
    styles = [
        (style := each.find(f"{W}tblPr/{W}tblStyle")) is not None and style.get(f"{W}val")
        for each in text.iter(f"{W}tbl")
    ]
    assert styles == ["Table", "PictureLine", "PictureLine", "Table"]


def test_pictures_are_shown_by_every_word_and_carry_their_words(written) -> None:
    package = written(Format.WORD)
    document = part(package, "word/document.xml")
    assert re.findall(r'<wp:docPr descr="([^"]*)"', document) == ["figureinstead", "pnginstead", "slotofpicture"]
    assert "base64" not in document
    kinds = re.findall(r'Target="media/[^"]+\.(\w+)"', part(package, "word/_rels/document.xml.rels"))
    assert sorted(kinds) == ["jpg", "png", "png"]
    assert SVG.content not in package


def test_numbers_of_lists_go_on_from_the_first(written) -> None:
    assert '<w:startOverride w:val="4"' in part(written(Format.WORD), "word/numbering.xml")


def test_the_file_says_what_it_is(written) -> None:
    core = part(written(Format.WORD), "docProps/core.xml")
    for told in (
        "<dc:title>Sampletitle &amp; more</dc:title>",
        "<dc:creator>Inverannoch Integration Joint Board</dc:creator>",
        "<dc:subject>Samplesubject &lt;b&gt;</dc:subject>",
        "<dc:language>en-GB</dc:language>",
        "<dc:identifier>https://plans.inverannoch.example/2026?a=1&amp;b=2</dc:identifier>",
    ):
        assert told in core
    assert re.findall(r">(\d{4}-[^<]+)<", core) == ["2026-11-22T00:00:00Z"] * 2


def test_the_languages_are_said(written) -> None:
    package = written(Format.WORD)
    assert '<w:lang w:val="en-GB"' in part(package, "word/styles.xml")
    assert '<w:themeFontLang w:val="en-GB"' in part(package, "word/settings.xml")
    found = re.findall(
        r'<w:lang w:val="(\w+)" /></w:rPr><w:t xml:space="preserve">([^<]*)<', part(package, "word/document.xml")
    )
    assert {("gd", "slàintemhath"), ("gd", "Gaelicheading"), ("gd", "gaelicword"), ("pl", "polskieword")} <= set(found)


def test_every_page_bears_the_marks_title_and_number(written) -> None:
    package = written(Format.WORD)
    assert "Illustrative:Inverannochismadeup." in xml_text(part(package, "word/header1.xml"))
    footer = part(package, "word/footer1.xml")
    assert xml_text(footer) == "Sampletitle&morePage1of1"
    assert (footer.count(" PAGE "), footer.count(" NUMPAGES ")) == (1, 1)
    section = part(package, "word/document.xml").partition("<w:sectPr")[2]
    relations = part(package, "word/_rels/document.xml.rels")
    for name in re.findall(r'r:id="(\w+)"', section):
        assert f'Id="{name}"' in relations


def test_links_lead_to_sections_and_out(written) -> None:
    package = written(Format.WORD)
    document = part(package, "word/document.xml")
    anchors = set(re.findall(r'<w:hyperlink w:anchor="([^"]+)"', document))
    assert {"first", "third", "comhla-doc-section-5"} <= anchors
    assert anchors <= set(re.findall(r'<w:bookmarkStart [^>]*w:name="([^"]+)"', document))
    assert "https://example.org/a?b=1&amp;c=2#d" in part(package, "word/_rels/document.xml.rels")


def test_a_short_document_has_neither_contents_nor_title_page() -> None:
    document = part(word(easy_read()), "word/document.xml")
    assert "TOCHeading" not in document
    assert 'w:br w:type="page"' not in document


def test_the_type_of_easy_read_is_large() -> None:
    sizes = [look.size for look in looks(EASY_READ, has_title_page=False) if look.size] + [EASY_READ.body]
    assert min(sizes) >= 32
    styles = part(word(whole(layout=Layout.EASY_READ)), "word/styles.xml")
    assert min(map(int, re.findall(r'<w:sz w:val="(\d+)"', styles))) >= 32
    assert min(look.size or 99 for look in looks(STANDARD, has_title_page=True)) < 32


def test_word_gets_no_file_of_the_machine(written) -> None:
    assert "root:x:0" not in parts(written(Format.WORD), r".*\.xml")
