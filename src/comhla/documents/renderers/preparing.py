"""What every renderer does with a document before it writes: once, here, so that none can forget it.

Text loses signs that no form can carry, links keep only addresses that a reader may follow, and sections get anchors
that are names in every form. What is left empty by that goes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import assert_never
from urllib.parse import quote, urlsplit

from comhla.documents.errors import CannotBeRead, CannotBeWritten
from comhla.documents.model import (
    Block,
    BulletList,
    Document,
    Emphasis,
    Figure,
    Foreign,
    Inline,
    LineBreak,
    Link,
    Note,
    NumberedList,
    Paragraph,
    PictureLine,
    Quote,
    Section,
    Strong,
    Table,
    Words,
    plain,
    walk,
)

OURS = "comhla-doc-"
"""How the anchors begin that renderers make themselves."""

_SPACE = re.compile(r"[ \t\r\n\f\v]+")
# Control characters, halves of pairs, what no sign will ever be, and what turns the direction of the text round.
_NOT_TEXT = re.compile(
    "[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u2028\u2029\ufdd0-\ufdef\ufffe\uffff\ufeff\ud800-\udfff]"
    "|[" + "".join(f"{chr(plane * 0x10000 + 0xFFFE)}{chr(plane * 0x10000 + 0xFFFF)}" for plane in range(1, 17)) + "]"
)
_ANCHOR = re.compile(r"[A-Za-z][A-Za-z0-9_.-]{0,38}")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z]{4})?(-([A-Za-z]{2}|[0-9]{3}))?(-[A-Za-z0-9]{5,8})*")
_WEB, _OTHER = {"http", "https"}, {"mailto", "tel"}
_UNRESERVED = "!#$%&'()*+,/:;=?@[]~-._"


class Language(str):
    """A language as documents name it, `en-GB` or `gd`."""

    __slots__ = ()

    @property
    def name(self) -> str:
        """The language itself, `en`."""
        return self.partition("-")[0].lower()

    @property
    def region(self) -> str:
        """The country whose form of it is meant, `GB`, or nothing."""
        return next((part.upper() for part in self.split("-")[1:] if re.fullmatch("[A-Za-z]{2}", part)), "")


def language_of(text: str) -> Language:
    """Read the name of a language.

    Raises:
        CannotBeWritten: where it is none; a program that reads aloud would not know it.
    """
    if not _LANGUAGE.fullmatch(text):
        raise CannotBeWritten(f"{text!r} names no language. Write it as in en-GB or gd.")
    return Language(text)


def clean(text: str) -> str:
    """Text on one line, without signs that no form can carry."""
    return _NOT_TEXT.sub("", _SPACE.sub(" ", text))


def address_of(address: str, anchors: Mapping[str, str]) -> str:
    """The address as a reader may follow it, or nothing: https, http, mailto, tel, or a section of the document."""
    if address.startswith("#"):
        anchor = anchors.get(address[1:])
        return f"#{anchor}" if anchor else ""
    try:
        parts = urlsplit(address.strip())
        host = parts.hostname
    except ValueError:
        return ""
    if parts.scheme in _WEB and host and re.fullmatch(r"[\w.:-]+", host):
        return _escaped(address)
    return _escaped(address) if parts.scheme in _OTHER and parts.path else ""


def _escaped(address: str) -> str:
    """An address in the letters of addresses; a sign of percent that begins nothing is written out."""
    found = quote(clean(address).strip(), safe=_UNRESERVED)
    return re.sub("%(?![0-9A-Fa-f]{2})", "%25", found).replace("[", "%5B").replace("]", "%5D")


def anchors_of(document: Document) -> dict[str, str]:
    """The anchor that each section gets: its own where that is a name in every form, else one by its place."""
    sections = [section.anchor for section in walk(document.sections)]
    return {anchor: _anchor(anchor, place) for place, anchor in enumerate(sections, start=1)}


def _anchor(anchor: str, place: int) -> str:
    usable = _ANCHOR.fullmatch(anchor) and not anchor.startswith(OURS)
    return anchor if usable else f"{OURS}section-{place}"


def prepare(document: Document) -> Document:
    """The document as renderers write it.

    Raises:
        CannotBeRead: where nothing is left of a title, heading, header cell, caption or words for a picture.
        CannotBeWritten: where a language has no such name.
    """
    return _Preparing(anchors_of(document)).document(document)


class _Preparing:
    """The walk through a document; it knows the anchors."""

    def __init__(self, anchors: Mapping[str, str]) -> None:
        self.anchors = anchors

    def document(self, document: Document) -> Document:
        return replace(
            document,
            title=clean(document.title).strip(),
            language=language_of(document.language),
            publisher=clean(document.publisher).strip(),
            identifier=clean(document.identifier).strip(),
            subtitle=clean(document.subtitle).strip(),
            version=clean(document.version).strip(),
            subject=clean(document.subject).strip(),
            marks=tuple(mark for each in document.marks if (mark := clean(each).strip())),
            opening=self.blocks(document.opening),
            sections=tuple(self.section(each) for each in document.sections),
        )

    def section(self, section: Section) -> Section:
        heading = clean(section.heading).strip()
        if not heading:
            raise CannotBeRead(f"The section {section.anchor!r} needs a heading.")
        return replace(
            section,
            heading=heading,
            anchor=self.anchors[section.anchor],
            blocks=self.blocks(section.blocks),
            sections=tuple(self.section(each) for each in section.sections),
            language=section.language and language_of(section.language),
        )

    def blocks(self, blocks: Sequence[Block]) -> tuple[Block, ...]:
        return tuple(found for block in blocks if (found := self.block(block)) is not None)

    def block(self, block: Block) -> Block | None:
        match block:
            case Paragraph(inside=inside):
                return Paragraph(inside=self.inside(inside)) if _holds_text(plain(inside)) else None
            case BulletList() | NumberedList():
                items = tuple(found for item in block.items if (found := self.blocks(item)))
                return replace(block, items=items) if items else None
            case Quote():
                return replace(block, blocks=self.blocks(block.blocks))
            case Note():
                return replace(block, label=clean(block.label).strip(), blocks=self.blocks(block.blocks))
            case Table():
                return self.table(block)
            case Figure():
                instead, caption = clean(block.instead).strip(), clean(block.caption).strip()
                return replace(block, instead=instead, caption=caption)
            case PictureLine():
                return replace(block, slot=clean(block.slot).strip(), blocks=self.blocks(block.blocks))
            case _:
                assert_never(block)

    def table(self, table: Table) -> Table:
        return replace(
            table,
            caption=clean(table.caption).strip(),
            header=tuple(self.inside(cell) for cell in table.header),
            rows=tuple(tuple(self.inside(cell) for cell in row) for row in table.rows),
        )

    def inside(self, inside: Sequence[Inline], *, within_link: bool = False) -> tuple[Inline, ...]:
        return tuple(found for each in inside for found in self.inline(each, within_link=within_link))

    def inline(self, inline: Inline, *, within_link: bool) -> Iterator[Inline]:
        match inline:
            case Words(text=text):
                yield Words(text=clean(text))
            case LineBreak():
                yield inline
            case Link():
                yield from self.link(inline, within_link=within_link)
            case Foreign():
                inside = self.inside(inline.inside, within_link=within_link)
                yield Foreign(inside=inside, language=language_of(inline.language))
            case Strong() | Emphasis():
                yield replace(inline, inside=self.inside(inline.inside, within_link=within_link))
            case _:
                assert_never(inline)

    def link(self, link: Link, *, within_link: bool) -> Iterator[Inline]:
        """A link, or its words alone where it leads nowhere or stands in another."""
        address = "" if within_link else address_of(link.address, self.anchors)
        inside = self.inside(link.inside, within_link=True)
        if not address:
            yield from inside
        else:
            yield Link(inside=inside if _holds_text(plain(inside)) else (Words(text=address),), address=address)


def _holds_text(text: str) -> bool:
    return bool(clean(text).strip())
