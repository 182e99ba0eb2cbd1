"""A chart in every form of a document: the finding, the picture with its words, and the table."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from io import BytesIO
from xml.etree import ElementTree
from zipfile import ZipFile

import pytest

from comhla.documents.charts import Width, blocks_of, figure_of
from comhla.documents.formats import Format, render
from comhla.documents.model import Document, Layout, Section
from comhla.documents.renderers.html import html_body
from tests.lib.pdf import pdf_text, structure_problems
from tests.lib.sample_charts import DEPRIVATION

Drawings = dict[tuple[str, Width], str]
_PARTS = {Format.WORD: "word/document.xml", Format.OPENDOCUMENT: "content.xml", Format.EPUB: "EPUB/text/ch001.xhtml"}


def document_with(drawings: Drawings) -> Document:
    wide, narrow = (drawings["deprivation", width] for width in Width)
    section = Section(heading="Deaths", anchor="deaths", blocks=blocks_of(DEPRIVATION, wide=wide, narrow=narrow))
    return Document(
        title="Report",
        language="en-GB",
        publisher="Authority",
        identifier="",
        issued_on=date(2026, 7, 31),
        sections=(section,),
        layout=Layout.BRIEF,
    )


@pytest.mark.parametrize("form", [Format.WORD, Format.OPENDOCUMENT, Format.EPUB])
def test_finding_picture_and_table_are_in_every_package(drawings: Drawings, form: Format) -> None:
    with ZipFile(BytesIO(render(document_with(drawings), form))) as opened:
        content = opened.read(_PARTS[form]).decode()
        pictures = [name for name in opened.namelist() if re.search(r"\.(png|svg)$", name)]
    said = "".join(ElementTree.fromstring(content).itertext())
    assert DEPRIVATION.sentence in said
    assert "5 Least deprived fifth" in said
    assert "hidden" in said
    assert DEPRIVATION.sentence in re.sub(
        "<[^>]*>", "", "".join(re.findall(r'(?:descr|alt)="[^"]*"|<svg:desc>.*?<', content))
    )
    assert len(pictures) == 1


def test_finding_picture_and_table_are_in_a_pdf_that_can_be_heard(drawings: Drawings) -> None:
    written = render(document_with(drawings), Format.PDF)
    assert structure_problems(written) == []
    said = pdf_text(written)
    assert DEPRIVATION.sentence in said
    assert "5 Least deprived fifth" in said


def test_page_has_a_picture_for_each_width(drawings: Drawings) -> None:
    page = html_body(document_with(drawings), picture_address=lambda picture: f"/{len(picture.content)}.svg")
    wide, narrow = (len(drawings["deprivation", width].encode()) for width in Width)
    assert re.search(
        rf'<picture><source media="\(max-width: 36rem\)" srcset="/{narrow}.svg" width="288" height="\d+">'
        rf'<img src="/{wide}.svg" alt="Deaths under 75 by deprivation, Renfrewshire, 2023\. [^"]+" width="704" ',
        page,
    )
    assert f"<p><strong>{DEPRIVATION.sentence}</strong></p>" in page
    assert '<th scope="row">5 Least deprived fifth</th>' in page


def test_page_without_a_narrow_picture_has_one_for_all(drawings: Drawings) -> None:
    figure = figure_of(DEPRIVATION, wide=drawings["deprivation", Width.WIDE])
    assert figure.narrow is None
    document = document_with(drawings)
    alone = replace(document, sections=(replace(document.sections[0], blocks=(figure,)),))
    assert "<picture>" not in html_body(alone, picture_address=lambda _: "/a.svg")
