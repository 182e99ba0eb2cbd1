"""OpenDocument texts and e-books."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO

import pytest

from comhla.documents.formats import Format
from comhla.documents.model import BulletList, Layout, NumberedList, paragraph
from comhla.documents.renderers.epub import epub
from comhla.documents.renderers.opendocument import opendocument
from tests.lib.opened import part, parts, xml_text
from tests.lib.sample_documents import MARK, easy_read, whole


@pytest.fixture(scope="module")
def content(written) -> str:
    """The part of an OpenDocument file with the text."""
    return part(written(Format.OPENDOCUMENT), "content.xml")


@pytest.mark.parametrize(
    ("style", "words"),
    [
        ("Title", "Sampletitle &amp; more"),
        ("Subtitle", "Samplesubtitle"),
        ("Mark", MARK),
        ("Contents_20_1", "Firstheading"),
        ("Contents_20_3", "Thirdheading"),
        ("Heading_20_1", "Firstheading"),
        ("Heading_20_3", "Thirdheading"),
        ("Label", "notelabel"),
        ("Note", "noteword"),
        ("TableCaption", "tablecaption"),
        ("FigureCaption", "figurecaption"),
        ("Slot", "lineslot"),
    ],
)
def test_each_part_of_the_text_has_a_real_style(content: str, style: str, words: str) -> None:
    assert re.search(rf'text:style-name="{style}"[^>]*>(?:<[^>]+>)*{re.escape(words)}<', content)


def test_every_style_in_use_is_defined(written, content: str) -> None:
    defined = re.findall(r'style:name="([^"]+)"', content + part(written(Format.OPENDOCUMENT), "styles.xml"))
    used = re.findall(r'(?:text|table|draw):style-name="([^"]+)"', content.partition("<office:body>")[2])
    assert set(used) - set(defined) == set()


def test_tables_have_header_rows_and_picture_lines_have_none(content: str) -> None:
    assert content.count("<table:table-header-rows>") == 2
    assert content.count('table:style-name="PictureLineCell"') == 4
    assert content.count('table:style-name="TableRowCell"') == 8
    assert content.count('style:name="TableRowCell"') == 1


def test_pictures_carry_their_words(content: str) -> None:
    assert re.findall("<svg:desc>(.*?)</svg:desc>", content) == ["figureinstead", "pnginstead", "slotofpicture"]
    assert "<svg:desc>" in part(opendocument(easy_read()), "content.xml")


def test_the_file_says_what_it_is(written) -> None:
    meta = part(written(Format.OPENDOCUMENT), "meta.xml")
    assert "<dc:title>Sampletitle &amp; more</dc:title>" in meta
    assert "<dc:language>en-GB</dc:language>" in meta
    assert "https://plans.inverannoch.example/2026?a=1&amp;b=2" in meta
    assert re.findall(r"date>(\d{4}[^<]+)<", meta) == ["2026-11-22T00:00:00Z"] * 2
    styles = part(written(Format.OPENDOCUMENT), "styles.xml")
    assert 'fo:language="en" fo:country="GB"' in styles
    assert "Illustrative:Inverannochismadeup." in xml_text(styles)


def test_the_languages_are_said(content: str) -> None:
    assert {"gd", "pl"} <= set(re.findall(r'fo:language="(\w+)"', content))


def test_a_numbered_list_in_another_list_keeps_its_first_number() -> None:
    inner = NumberedList(items=((paragraph("three"),), (paragraph("four"),)), start=3)
    written = opendocument(whole(opening=(BulletList(items=((paragraph("a"), inner),)),), sections=()))
    starts = re.findall(r'text:level="(\d+)"[^>]*text:start-value="3"', part(written, "content.xml"))
    assert starts == [str(level) for level in range(1, 11)]


def test_the_type_of_easy_read_is_large() -> None:
    styles = part(opendocument(whole(layout=Layout.EASY_READ)), "styles.xml")
    sizes = [float(each) for each in re.findall(r'fo:font-size="([\d.]+)pt"', styles)]
    # What begins a new page is an empty line.
    assert sorted(sizes)[:1] == [2.0]
    assert sorted(sizes)[1] >= 16
    assert 'style:writing-mode="rl-tb"' in part(opendocument(whole(language="ar")), "styles.xml")


@pytest.mark.parametrize("form", [Format.OPENDOCUMENT, Format.EPUB])
def test_the_media_type_stands_first_and_uncompressed(written, form: Format) -> None:
    with zipfile.ZipFile(BytesIO(written(form))) as opened:
        first = opened.infolist()[0]
        assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)
        assert opened.read(first).decode() == form.media_type
        assert {each.date_time for each in opened.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_each_chapter_of_an_e_book_bears_the_marks(written) -> None:
    with zipfile.ZipFile(BytesIO(written(Format.EPUB))) as opened:
        chapters = [name for name in opened.namelist() if re.match(r"EPUB/text/ch\d+", name)]
        marked = [MARK in opened.read(name).decode() for name in chapters]
    # The first holds what stands before the first section, after the title page with the marks.
    assert marked == [False, True, True, True, True]
    assert MARK in part(written(Format.EPUB), "EPUB/text/title_page.xhtml")


def test_an_e_book_says_what_it_is(written) -> None:
    package = part(written(Format.EPUB), "EPUB/content.opf")
    for told in (
        ">https://plans.inverannoch.example/2026?a=1&amp;b=2</dc:identifier>",
        ">Sampletitle &amp; more</dc:title>",
        ">2026-11-22</dc:date>",
        "<dc:language>en-GB</dc:language>",
        '<meta property="dcterms:modified">2026-11-22T00:00:00Z</meta>',
        '<meta property="schema:accessibilityFeature">alternativeText</meta>',
    ):
        assert told in package
    title_page = part(written(Format.EPUB), "EPUB/text/title_page.xhtml")
    assert '<p class="date">Second draft, 22 November 2026</p>' in title_page
    assert "Contents" in part(written(Format.EPUB), "EPUB/nav.xhtml")


def test_header_cells_of_an_e_book_say_what_they_head(written) -> None:
    chapters = parts(written(Format.EPUB), r"EPUB/text/ch.*")
    found = re.findall(r"<th\b([^>]*)>", chapters)
    assert len(found) == 8
    assert all(re.search(r'scope="(col|row)"', each) for each in found)
    assert re.findall(r'alt="([^"]*)"', chapters) == ["figureinstead", "pnginstead", "slotofpicture"]


def test_an_e_book_without_identifier_gets_one_from_publisher_and_title() -> None:
    found = re.findall(r"urn:uuid:[0-9a-f-]{36}", part(epub(easy_read()), "EPUB/content.opf"))
    other = re.findall(r"urn:uuid:[0-9a-f-]{36}", part(epub(easy_read(title="Another")), "EPUB/content.opf"))
    assert len(found) == len(other) == 1
    assert found != other


def test_the_type_of_an_easy_read_e_book_is_larger() -> None:
    large, usual = (
        part(epub(each), "EPUB/styles/stylesheet1.css") for each in (easy_read(), whole(sections=()))
    )  # fmt: skip
    assert "html { font-size: 1.35em" in large
    assert "html { font-size" not in usual
