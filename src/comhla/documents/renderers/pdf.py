"""A document as PDF, by Typst: PDF/UA-1 and PDF/A-2a in one file.

What the document says goes to Typst as data, which it never reads as markup or program; the program is
`document.typ`. Typst sees one temporary folder with the pictures, and no fonts of the machine.
"""

from __future__ import annotations

import json
import re
import tempfile
from collections.abc import Sequence
from datetime import UTC, datetime, time
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any, TypeAlias, assert_never

import typst

from comhla.documents.errors import CannotBeWritten
from comhla.documents.model import (
    Block,
    BulletList,
    Document,
    Emphasis,
    Figure,
    Foreign,
    Inline,
    Layout,
    LineBreak,
    Link,
    Note,
    NumberedList,
    Numerals,
    Paragraph,
    Picture,
    PictureLine,
    Quote,
    Section,
    Strong,
    Table,
    Words,
)
from comhla.documents.renderers.contents import depth_of_contents, has_contents, has_title_page
from comhla.documents.renderers.fonts import FAMILY
from comhla.documents.renderers.phrases import day_in_words, phrases_of
from comhla.documents.renderers.pictures import Size, ending_of, size_of, with_our_font
from comhla.documents.renderers.preparing import Language, prepare
from comhla.documents.renderers.tables import columns_of_numbers, shares_of_width
from comhla.documents.renderers.typesetting import asked_of, pdf_of

Data: TypeAlias = dict[str, Any]
_WIDEST, _HIGHEST = 470, 620
_BESIDE = Size(125, 160)
_PATTERNS = {Numerals.FIGURES: "1.", Numerals.ROMAN: "(i)"}
_ASKS_PAGES = b"""
#context [#metadata(query(heading.where(level: 1)).filter(it => it.has("label")).map(it =>
  (str(it.label), counter(page).at(it.location()).first()))) <pages>]
"""
_WITHOUT_SIGN = re.compile(r'the text `?"(?P<text>.*?)"`? could not be displayed')


@cache
def _program() -> bytes:
    return resources.files("comhla.documents.renderers").joinpath("document.typ").read_bytes()


def pdf(document: Document) -> bytes:
    """The document as PDF/UA-1 and PDF/A-2a.

    Raises:
        CannotBeRead: where nothing readable is left of a heading or the like.
        CannotBeWritten: where a picture or the name of a language cannot be used, or the fonts lack a sign.
    """
    document = prepare(document)
    with tempfile.TemporaryDirectory(prefix="comhla-pdf-") as folder:
        data = _Data(Path(folder)).document(document)
        try:
            issued = datetime.combine(document.issued_on, time(), tzinfo=UTC)
            return pdf_of(_program(), Path(folder), data=json.dumps(data), issued=issued)
        except typst.TypstError as problem:
            raise CannotBeWritten(_told(problem)) from problem


def pages_of(document: Document) -> dict[str, int]:
    """The page of the PDF on which each outermost section begins, by its anchor.

    Raises:
        CannotBeRead, CannotBeWritten: as `pdf`.
    """
    prepared = prepare(document)
    with tempfile.TemporaryDirectory(prefix="comhla-pdf-") as folder:
        data = _Data(Path(folder)).document(prepared)
        try:
            found = asked_of(_program() + _ASKS_PAGES, Path(folder), data=json.dumps(data), label="<pages>")
        except typst.TypstError as problem:
            raise CannotBeWritten(_told(problem)) from problem
    pages = {label.removeprefix("s-"): page for label, page in found}
    own = zip(document.sections, prepared.sections, strict=True)
    return {section.anchor: pages[as_set.anchor] for section, as_set in own}


def _told(problem: typst.TypstError) -> str:
    found = _WITHOUT_SIGN.search(problem.message)
    if found:
        return f"The PDF cannot show {found['text']!r}: its fonts have no such sign. Use another form, or other signs."
    return f"The PDF cannot be made: {problem.message}"


class _Data:
    """The walk through a document. It puts the pictures into the folder, each once."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.names: dict[Picture, str] = {}

    def document(self, document: Document) -> Data:
        phrases = phrases_of(document.language)
        day = day_in_words(document.issued_on, document.language)
        return {
            "title": document.title,
            "subtitle": document.subtitle,
            "publisher": document.publisher,
            "version": ", ".join(filter(None, [document.version, day])),
            "reference": f"{phrases.reference}: {document.identifier}" if document.identifier else "",
            "subject": document.subject,
            "marks": document.marks,
            **_language(document.language),
            "day": [document.issued_on.year, document.issued_on.month, document.issued_on.day],
            "font": FAMILY,
            "easy": document.layout is Layout.EASY_READ,
            "is_pack": document.layout is Layout.PACK,
            "has_title_page": has_title_page(document),
            "has_contents": has_contents(document),
            "contents": phrases.contents,
            "depth": depth_of_contents(document),
            "page": phrases.page,
            "blocks": [*self.blocks(document.opening), *(self.section(each) for each in document.sections)],
        }

    def section(self, section: Section, level: int = 1) -> Data:
        inside = [*self.blocks(section.blocks), *(self.section(each, level + 1) for each in section.sections)]
        heading = {"heading": section.heading, "anchor": section.anchor, "level": level}
        return {"kind": "section", **heading, **_language(section.language), "blocks": inside}

    def blocks(self, blocks: Sequence[Block]) -> list[Data]:
        return [self.block(each) for each in blocks]

    def block(self, block: Block) -> Data:
        match block:
            case Paragraph(inside=inside):
                return {"kind": "paragraph", "inside": inline(inside)}
            case BulletList(items=items):
                return {"kind": "bullets", "items": [self.blocks(item) for item in items]}
            case NumberedList(items=items, start=start, numerals=numerals):
                written = [self.blocks(item) for item in items]
                return {"kind": "numbers", "items": written, "start": start, "pattern": _PATTERNS[numerals]}
            case Quote(blocks=blocks):
                return {"kind": "quote", "blocks": self.blocks(blocks)}
            case Note(label=label, blocks=blocks):
                return {"kind": "note", "label": label, "blocks": self.blocks(blocks)}
            case Table():
                return _table(block)
            case Figure():
                picture = self.picture(block.picture, block.instead, Size(_WIDEST, _HIGHEST))
                return {"kind": "figure", "caption": block.caption, **picture}
            case PictureLine():
                beside = self.picture(block.picture, block.slot, _BESIDE) if block.picture else {"path": ""}
                return {"kind": "line", "slot": block.slot, **beside, "blocks": self.blocks(block.blocks)}
            case _:
                assert_never(block)

    def picture(self, picture: Picture, instead: str, most: Size) -> Data:
        width, height = size_of(picture).within(*most)
        return {"path": self.path(picture), "instead": instead, "width": width, "height": height}

    def path(self, picture: Picture) -> str:
        if picture not in self.names:
            name = f"picture-{len(self.names) + 1}.{ending_of(picture)}"
            is_svg = ending_of(picture) == "svg"
            (self.folder / name).write_bytes(with_our_font(picture.content) if is_svg else picture.content)
            self.names[picture] = name
        return self.names[picture]


def _table(table: Table) -> Data:
    return {
        "kind": "table",
        "caption": table.caption,
        "header": [inline(cell) for cell in table.header],
        "rows": [[inline(cell) for cell in row] for row in table.rows],
        "heads_row": table.first_cell_heads_row,
        "numbers": columns_of_numbers(table),
        "shares": shares_of_width(table),
    }


def _language(language: str | None) -> Data:
    found = Language(language or "")
    return {"language": found.name, "region": found.region}


def inline(inside: Sequence[Inline]) -> list[Data]:
    """Inline text as data."""
    return [_inline(each) for each in inside]


def _inline(each: Inline) -> Data:
    match each:
        case Words(text=text):
            return {"kind": "words", "text": text}
        case Strong(inside=inside):
            return {"kind": "strong", "inside": inline(inside)}
        case Emphasis(inside=inside):
            return {"kind": "emphasis", "inside": inline(inside)}
        case Link(inside=inside, address=address):
            return {"kind": "link", "inside": inline(inside), "address": address}
        case Foreign(inside=inside, language=language):
            return {"kind": "foreign", "inside": inline(inside), **_language(language)}
        case LineBreak():
            return {"kind": "break"}
        case _:
            assert_never(each)
