"""A document as HTML: a page that stands alone, or the inside of one for the web application."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cache
from importlib import resources
from typing import assert_never

from markupsafe import Markup

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
from comhla.documents.renderers.elements import element, lines, together
from comhla.documents.renderers.phrases import ENGLISH, Phrases, day_in_words, is_right_to_left, phrases_of
from comhla.documents.renderers.pictures import data_address, size_of
from comhla.documents.renderers.preparing import OURS, prepare
from comhla.documents.renderers.tables import columns_of_numbers

PictureAddress = Callable[[Picture], str]
_LOWEST = 6
NARROW = "(max-width: 36rem)"
"""The windows in which a page shows pictures that were drawn for a telephone."""
_CONTENT = f"{OURS}content"


@cache
def stylesheet() -> str:
    """The rules for everything that `html_body` writes, and for a page that stands alone."""
    return resources.files("comhla.documents.renderers").joinpath("document.css").read_text(encoding="utf-8")


def html_page(document: Document) -> bytes:
    """One complete page that loads nothing: style and pictures stand inside it, and there is no script.

    Raises:
        CannotBeRead: where nothing readable is left of a heading or the like.
        CannotBeWritten: where a picture or the name of a language cannot be used.
    """
    document = prepare(document)
    phrases = phrases_of(document.language)
    inside = _Body(picture_address=data_address, first_level=2).article(document)
    body = lines(
        [
            element("a", phrases.skip, class_="comhla-doc-skip", href=f"#{_CONTENT}"),
            element("header", lines(_title_block(document, phrases)), class_="comhla-doc-head"),
            element("main", "\n", inside, "\n", id_=_CONTENT, tabindex="-1"),
            *([element("footer", *_marks(document))] if document.marks else []),
        ]
    )
    classes = " ".join(["comhla-doc-page", *_easy(document)])
    page = element("html", "\n", _head(document), "\n", element("body", body, class_=classes), "\n", **_root(document))
    return f"<!doctype html>\n{page}\n".encode()


def html_body(document: Document, *, picture_address: PictureAddress, first_level: int = 2) -> str:
    """The inside of a page: an article with marks, table of contents, opening and sections, without the title.

    It has neither styles of its own nor scripts; its classes begin with `comhla-doc`, and `stylesheet` has their rules.

    Args:
        document: what is shown.
        picture_address: says where each picture is found.
        first_level: the level of the headings of the outermost sections.

    Raises:
        CannotBeRead: as `html_page`.
        CannotBeWritten: as `html_page`.
    """
    body = _Body(picture_address=picture_address, first_level=first_level)
    return str(body.article(prepare(document), before=_marks))


def _root(document: Document) -> dict[str, str | None]:
    return {"lang": document.language, "dir": "rtl" if is_right_to_left(document.language) else None}


def _head(document: Document) -> Markup:
    told = {"author": document.publisher, "description": document.subject, "dcterms.identifier": document.identifier}
    return element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", name_="viewport", content="width=device-width, initial-scale=1"),
        element("title", document.title),
        *(element("meta", name_=name, content=value) for name, value in told.items() if value),
        element("meta", name_="dcterms.date", content=document.issued_on.isoformat()),
        # The project's own file: it is not text of a document, and quotation marks in it must stay.
        element("style", Markup(stylesheet())),
    )


def _title_block(document: Document, phrases: Phrases) -> Iterator[Markup]:
    yield from _marks(document)
    if document.publisher:
        yield element("p", document.publisher, class_="comhla-doc-publisher")
    yield element("h1", document.title)
    if document.subtitle:
        yield element("p", document.subtitle, class_="comhla-doc-subtitle")
    day = day_in_words(document.issued_on, document.language)
    yield element("p", ", ".join(filter(None, [document.version, day])), class_="comhla-doc-version")
    if document.identifier:
        yield element("p", f"{phrases.reference}: {document.identifier}", class_="comhla-doc-identifier")


def _marks(document: Document) -> Iterator[Markup]:
    for mark in document.marks:
        yield element("p", mark, class_="comhla-doc-mark")


def _easy(document: Document) -> list[str]:
    return ["comhla-doc-easy"] if document.layout is Layout.EASY_READ else []


class _Body:
    """The walk through a document. It counts tables, so that each caption has an id of its own."""

    def __init__(self, *, picture_address: PictureAddress, first_level: int) -> None:
        self.picture_address = picture_address
        self.first_level = first_level
        self.phrases = ENGLISH
        self.tables = 0

    def article(
        self, document: Document, *, before: Callable[[Document], Iterator[Markup]] = lambda _: iter(())
    ) -> Markup:
        self.phrases = phrases_of(document.language)
        parts = [
            *before(document),
            *self.contents(document),
            *self.blocks(document.opening),
            *(self.section(each, level=self.first_level) for each in document.sections),
        ]
        return element("article", "\n", lines(parts), "\n", class_=" ".join(["comhla-doc", *_easy(document)]))

    def contents(self, document: Document) -> Iterator[Markup]:
        if not document.sections or document.layout is Layout.BRIEF:
            return
        named = f"{OURS}contents"
        heading = self.heading(self.phrases.contents, level=self.first_level, id_=named)
        depth = 1 if document.layout is Layout.PACK else 3
        yield element("nav", heading, self.entries(document.sections, depth), class_=named, aria_labelledby=named)

    def entries(self, sections: Sequence[Section], depth: int = 3) -> Markup:
        items = (
            element(
                "li",
                element("a", each.heading, href=f"#{each.anchor}", lang=each.language),
                *([self.entries(each.sections, depth - 1)] if each.sections and depth > 1 else []),
            )
            for each in sections
        )
        return element("ol", *items)

    def heading(self, text: str, *, level: int, id_: str | None = None) -> Markup:
        deep = str(level) if level > _LOWEST else None
        return element(f"h{min(level, _LOWEST)}", text, id_=id_, aria_level=deep)

    def section(self, section: Section, *, level: int) -> Markup:
        parts = [
            self.heading(section.heading, level=level),
            *self.blocks(section.blocks),
            *(self.section(each, level=level + 1) for each in section.sections),
        ]
        return element("section", "\n", lines(parts), "\n", id_=section.anchor, lang=section.language)

    def blocks(self, blocks: Sequence[Block]) -> Iterator[Markup]:
        return (self.block(each) for each in blocks)

    def block(self, block: Block) -> Markup:
        match block:
            case Paragraph(inside=inside):
                return element("p", inline(inside))
            case BulletList(items=items):
                return element("ul", *self.items(items))
            case NumberedList(items=items, start=start, numerals=numerals):
                kind = "i" if numerals is Numerals.ROMAN else None
                return element("ol", *self.items(items), type=kind, start=None if start == 1 else start)
            case Quote(blocks=blocks):
                return element("blockquote", *self.blocks(blocks))
            case Note():
                label = element("p", element("strong", block.label), class_="comhla-doc-note-label")
                parts = [label, *self.blocks(block.blocks)] if block.label else self.blocks(block.blocks)
                return element("div", *parts, class_="comhla-doc-note", role="note")
            case Table():
                return self.table(block)
            case Figure():
                caption = [element("figcaption", block.caption)] if block.caption else []
                return element("figure", self.figure(block), *caption)
            case PictureLine():
                return self.picture_line(block)
            case _:
                assert_never(block)

    def items(self, items: Sequence[Sequence[Block]]) -> Iterator[Markup]:
        return (element("li", *self.blocks(item)) for item in items)

    def picture(self, picture: Picture, instead: str) -> Markup:
        width, height = (round(each * 4 / 3) for each in size_of(picture))
        return element("img", src=self.picture_address(picture), alt=instead, width=width, height=height)

    def figure(self, figure: Figure) -> Markup:
        """A picture, or two of which the browser takes the one that fits its window."""
        picture = self.picture(figure.picture, figure.instead)
        if figure.narrow is None:
            return picture
        width, height = (round(each * 4 / 3) for each in size_of(figure.narrow))
        address = self.picture_address(figure.narrow)
        narrow = element("source", media=NARROW, srcset=address, width=width, height=height)
        return element("picture", narrow, picture)

    def picture_line(self, line: PictureLine) -> Markup:
        if line.picture is not None:
            beside = [self.picture(line.picture, line.slot)]
        else:
            # Without these words somebody who listens hears a sentence that belongs to nothing.
            to_come = f"{self.phrases.picture_to_come} {line.slot}"
            beside = [element("p", to_come, class_="comhla-doc-slot")] if line.slot else []
        place = element("div", *beside)
        text = element("div", *self.blocks(line.blocks), class_="comhla-doc-line-words")
        return element("div", place, text, class_="comhla-doc-line")

    def table(self, table: Table) -> Markup:
        self.tables += 1
        named = f"{OURS}table-{self.tables}"
        numbers = ["comhla-doc-number" if each else None for each in columns_of_numbers(table)]
        header = (
            element("th", inline(cell), scope="col", class_=kind)
            for cell, kind in zip(table.header, numbers, strict=True)
        )
        rows = [_row(row, numbers, is_headed=table.first_cell_heads_row) for row in table.rows]
        inside = element(
            "table",
            element("caption", table.caption, id_=named),
            element("thead", element("tr", *header)),
            *([element("tbody", lines(rows))] if rows else []),
        )
        # Wide tables move by themselves, also by keyboard, and the page stays.
        return element("section", inside, class_="comhla-doc-scroll", aria_labelledby=named, tabindex="0")


def _row(row: Sequence[Sequence[Inline]], kinds: Sequence[str | None], *, is_headed: bool) -> Markup:
    cells = [element("td", inline(cell), class_=kind) for cell, kind in zip(row, kinds, strict=True)]
    if is_headed:
        cells[0] = element("th", inline(row[0]), scope="row")
    return element("tr", *cells)


def inline(inside: Sequence[Inline]) -> Markup:
    """Inline text as HTML."""
    return together(_inline(each) for each in inside)


def _inline(each: Inline) -> Markup:
    match each:
        case Words(text=text):
            return together([text])
        case Strong(inside=inside):
            return element("strong", inline(inside))
        case Emphasis(inside=inside):
            return element("em", inline(inside))
        case Link(inside=inside, address=address):
            return element("a", inline(inside), href=address)
        case Foreign(inside=inside, language=language):
            direction = "rtl" if is_right_to_left(language) else None
            return element("span", inline(inside), lang=language, dir_=direction)
        case LineBreak():
            return element("br")
        case _:
            assert_never(each)
