"""When a document has a title page and a table of contents, and what stands in it: the same in every form."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from comhla.documents.model import Document, Layout, Section, walk

TITLE_PAGE_FROM = 6
CONTENTS_FROM = 2
_DEEPEST = {Layout.STANDARD: 3, Layout.EASY_READ: 2, Layout.BRIEF: 3, Layout.PACK: 1}


class Entry(NamedTuple):
    """A line of a table of contents."""

    heading: str
    anchor: str
    level: int


def depth_of_contents(document: Document) -> int:
    """How many levels of headings the table of contents shows."""
    return _DEEPEST[document.layout]


def has_title_page(document: Document) -> bool:
    """Whether the title gets a page of its own; a short document does not waste one."""
    return document.layout is not Layout.BRIEF and _sections(document) >= TITLE_PAGE_FROM


def has_contents(document: Document) -> bool:
    """Whether there is enough to list."""
    return document.layout is not Layout.BRIEF and _sections(document) >= CONTENTS_FROM


def contents_of(document: Document) -> tuple[Entry, ...]:
    """The lines of the table of contents."""
    return tuple(_entries(document.sections, 1, depth_of_contents(document)))


def _entries(sections: Sequence[Section], level: int, deepest: int) -> Iterator[Entry]:
    for section in sections:
        yield Entry(section.heading, section.anchor, level)
        if level < deepest:
            yield from _entries(section.sections, level + 1, deepest)


def _sections(document: Document) -> int:
    return sum(1 for _ in walk(document.sections))
