"""What a document contains, whatever form it is written in.

A document is a tree of frozen values. Headings are the headings of sections, so a level can never be skipped; a table
cannot be made without header cells, nor a picture without words in its place. Builders make documents and know no
form; renderers write a form and know no law.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TypeAlias

from comhla.documents.errors import CannotBeRead


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """A run of text."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Strong:
    """Text that stands out."""

    inside: tuple[Inline, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Emphasis:
    """Text with a stress."""

    inside: tuple[Inline, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """Text that leads to an address: https, http, mailto, tel, or an anchor of this document as `#anchor`."""

    inside: tuple[Inline, ...]
    address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Foreign:
    """Text in another language than what is round it; `language` as in `gd`."""

    inside: tuple[Inline, ...]
    language: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LineBreak:
    """A new line in the same paragraph."""


Inline: TypeAlias = Words | Strong | Emphasis | Link | Foreign | LineBreak


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A paragraph."""

    inside: tuple[Inline, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class BulletList:
    """A list in no order; each item holds blocks."""

    items: tuple[tuple[Block, ...], ...]


class Numerals(StrEnum):
    """How the items of a list are numbered: 1. 2. 3., or (i) (ii) (iii)."""

    FIGURES = "figures"
    ROMAN = "roman"


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberedList:
    """A list in an order; each item holds blocks."""

    items: tuple[tuple[Block, ...], ...]
    start: int = 1
    numerals: Numerals = Numerals.FIGURES


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """Words of somebody else."""

    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """Something set apart, with words that say what it is: a warning, a fact, an explanation."""

    label: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table: a caption, one header cell for each column, and rows of as many cells.

    `first_cell_heads_row` says that the first cell of each row is the header of the row.

    Raises:
        CannotBeRead: where it has no caption or header cell, or a row of another length.
    """

    caption: str
    header: tuple[tuple[Inline, ...], ...]
    rows: tuple[tuple[tuple[Inline, ...], ...], ...]
    first_cell_heads_row: bool = False

    def __post_init__(self) -> None:
        if not self.caption.strip():
            raise CannotBeRead("A table needs a caption.")
        if not self.header or any(not plain(cell).strip() for cell in self.header):
            raise CannotBeRead(f"The table {self.caption!r} needs words at the head of each column.")
        if any(len(row) != len(self.header) for row in self.rows):
            raise CannotBeRead(f"Each row of the table {self.caption!r} needs {len(self.header)} cells.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A picture: PNG, JPEG or SVG, with its media type."""

    content: bytes
    media_type: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A picture in the text, with the words that stand in its place for whoever does not see it.

    `narrow` is the same picture drawn for a telephone; pages show it there, and every other form leaves it out.

    Raises:
        CannotBeRead: where those words are missing.
    """

    picture: Picture
    instead: str
    caption: str = ""
    narrow: Picture | None = None

    def __post_init__(self) -> None:
        if not self.instead.strip():
            raise CannotBeRead("A picture needs words that stand in its place.")


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureLine:
    """A line of an easy-read document: one idea in short sentences beside a picture.

    Without a picture its place holds `slot`, the words that say what will be seen there.
    """

    slot: str
    blocks: tuple[Block, ...]
    picture: Picture | None = None


Block: TypeAlias = Paragraph | BulletList | NumberedList | Quote | Note | Table | Figure | PictureLine


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A part of a document under a heading. `anchor` is its address inside the document, and stays the same."""

    heading: str
    anchor: str
    blocks: tuple[Block, ...] = ()
    sections: tuple[Section, ...] = ()
    language: str | None = None


class Layout(StrEnum):
    """How a document is set. A brief one, as a paper of a few pages, has neither title page nor contents.

    A pack has papers one after the other: each begins on a page of its own, and the contents list no more than them.
    """

    STANDARD = "standard"
    EASY_READ = "easy_read"
    BRIEF = "brief"
    PACK = "pack"


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A whole document.

    Attributes:
        identifier: names it for ever, as the address at which it is published.
        language: as in `en-GB` or `gd`.
        issued_on: the day it bears.
        version: said in words, as "Second draft" or "Version 2".
        marks: sentences that stand on every page, as that the authority is made up.
        opening: blocks before the first section.

    Raises:
        CannotBeRead: where the title or the language is missing, or two sections have one anchor.
    """

    title: str
    language: str
    publisher: str
    identifier: str
    issued_on: date
    sections: tuple[Section, ...]
    opening: tuple[Block, ...] = ()
    subtitle: str = ""
    version: str = ""
    subject: str = ""
    marks: tuple[str, ...] = ()
    layout: Layout = Layout.STANDARD

    def __post_init__(self) -> None:
        if not self.title.strip() or not self.language.strip():
            raise CannotBeRead("A document needs a title and a language.")
        seen: set[str] = set()
        for section in walk(self.sections):
            if section.anchor in seen:
                raise CannotBeRead(f"Two sections have the anchor {section.anchor!r}.")
            seen.add(section.anchor)


def walk(sections: Sequence[Section]) -> Iterator[Section]:
    """Every section with those inside it, in the order of reading."""
    for section in sections:
        yield section
        yield from walk(section.sections)


def plain(inside: Sequence[Inline]) -> str:
    """The words of inline text without their marks."""
    return "".join(_plain(each) for each in inside)


def _plain(inline: Inline) -> str:
    match inline:
        case Words(text=text):
            return text
        case LineBreak():
            return "\n"
        case _:
            return plain(inline.inside)


def words(text: str) -> tuple[Inline, ...]:
    """Plain text as inline text."""
    return (Words(text=text),)


def paragraph(text: str) -> Paragraph:
    """A paragraph of plain text."""
    return Paragraph(inside=words(text))
