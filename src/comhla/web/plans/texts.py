"""What the pages of the room need of marked text: shown by paragraph, checked, joined, compared."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import Any, NamedTuple

from django.utils.html import format_html
from django.utils.safestring import SafeString

from comhla.documents.checks import check_text, reading_age_of_text
from comhla.documents.comparison import Comparison, DraftSection, compare
from comhla.documents.errors import DocumentError
from comhla.documents.marked_text import PlacedParagraph, paragraphs_of, read_text
from comhla.documents.merging import Conflict, merge
from comhla.documents.model import Block, Document, Picture, Section, paragraph
from comhla.documents.plan_parts import language_of, layout_of
from comhla.documents.problems import Problem, Severity
from comhla.documents.readability import words_of
from comhla.documents.renderers.html import html_body
from comhla.documents.renderers.preparing import OURS
from comhla.law.facts import PlanEdition

_ADDRESS = re.compile(r"\]\([^)]*\)")
_MARKS = re.compile(r"^\|[\s|:-]+\|$|[*#>|\[\]!]+|^[-+:]+|\bTable:", re.MULTILINE)
_TABLE = f'"{OURS}table-'
# A day has to stand in every document; the body of a text does not show it.
_NO_DAY = date(2000, 1, 1)
_NOT_SHOWN = Picture(content=b"", media_type="image/png")

PictureUrl = Callable[[str], str]


class ShownParagraph(NamedTuple):
    """A paragraph as a page shows it: its key for comments, its marked text, its plain words, and its HTML."""

    key: str
    source: str
    words: str
    html: SafeString

    @property
    def is_heading(self) -> bool:
        """Whether it is a heading by itself, beside which nobody comments."""
        return self.source.startswith("#") and "\n" not in self.source


class Joined(NamedTuple):
    """Two people's texts as one. Where they differ, the text has what the one who saves now typed."""

    text: str
    differs: bool = False


class Checked(NamedTuple):
    """What can be said of a text without showing it."""

    problems: tuple[Problem, ...]
    words: int
    reading_age: int | None = None

    @property
    def errors(self) -> int:
        """How many problems keep somebody from reading it."""
        return sum(each.severity is Severity.ERROR for each in self.problems)

    @property
    def advice(self) -> int:
        """How many things could be better."""
        return len(self.problems) - self.errors


class _Heading(NamedTuple):
    words: str
    level: int


_Piece = _Heading | tuple[Block, ...]


def shown(
    text: str,
    *,
    edition: PlanEdition,
    pictures: Mapping[str, Picture],
    picture_url: PictureUrl,
    first_level: int = 3,
    own_ids: str = "",
) -> Sequence[ShownParagraph]:
    """A marked text, paragraph by paragraph, as safe HTML whose headings begin at a level.

    Where several texts stand in one page, `own_ids` begins the ids of each, so that no id stands there twice.
    What cannot be written as HTML, as words in a language that has no such name, is shown as it was typed.
    """
    placed = paragraphs_of(text)
    levels = _levels(placed, first_level)
    pieces = [list(_pieces(*each, edition, pictures)) for each in zip(placed, levels, strict=True)]
    addresses = {picture: picture_url(key) for key, picture in pictures.items()}
    try:
        written = iter(_written(text, pieces, edition, addresses, own_ids))
    except DocumentError:
        return [_as_typed(each) for each in placed]
    return [
        ShownParagraph(each.key, each.text, plain_words(each.text), _together(own, written))
        for each, own in zip(placed, pieces, strict=True)
    ]


def _levels(placed: Iterable[PlacedParagraph], first_level: int) -> Iterator[int]:
    """The level of a heading in each paragraph: one below others is deeper only where there is another."""
    is_below = False
    for each in placed:
        yield first_level + (is_below and each.text.startswith("###"))
        is_below = is_below or each.text.startswith("#")


def _pieces(
    placed: PlacedParagraph, level: int, edition: PlanEdition, pictures: Mapping[str, Picture]
) -> Iterator[_Piece]:
    """Headings and what stands between them, in the order of reading."""
    read = read_text(placed.text, pictures=pictures, anchor_prefix="", layout=layout_of(edition))
    yield read.blocks
    yield from _of_sections(read.sections, level)


def _of_sections(sections: Iterable[Section], level: int) -> Iterator[_Piece]:
    for section in sections:
        yield _Heading(section.heading, level)
        yield section.blocks
        yield from _of_sections(section.sections, level + 1)


def _written(
    text: str,
    pieces: Iterable[Iterable[_Piece]],
    edition: PlanEdition,
    addresses: Mapping[Picture, str],
    own_ids: str,
) -> list[str]:
    """The HTML of each run of blocks. All are written at once, so that an id stands in the page once.

    Between them stands a paragraph that no text can contain, because it is made from the whole text.
    """
    mark = hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()
    opening: list[Block] = []
    for piece in (each for several in pieces for each in several):
        if not isinstance(piece, _Heading):
            opening += [paragraph(mark), *piece]
    document = Document(
        title="-",
        language=language_of(edition),
        publisher="",
        identifier="",
        issued_on=_NO_DAY,
        sections=(),
        opening=tuple(opening),
        layout=layout_of(edition),
    )
    body = html_body(document, picture_address=addresses.__getitem__)
    if own_ids:
        # A quotation mark in words is written in another way, so only attributes begin like this.
        body = body.replace(_TABLE, _TABLE.replace('"', f'"{own_ids}-'))
    return body.rpartition("</article>")[0].split(f"<p>{mark}</p>")[1:]


def _together(pieces: Iterable[_Piece], written: Iterator[str]) -> SafeString:
    html = (
        format_html("<h{level}>{words}</h{level}>", level=piece.level, words=piece.words)
        if isinstance(piece, _Heading)
        else next(written).strip()
        for piece in pieces
    )
    return SafeString("\n".join(filter(None, html)))


def _as_typed(each: PlacedParagraph) -> ShownParagraph:
    return ShownParagraph(each.key, each.text, plain_words(each.text), format_html("<p>{}</p>", each.text))


def plain_words(marked: str) -> str:
    """A marked text on one line without its marks: for a quotation, or to count words."""
    return " ".join(_MARKS.sub(" ", _ADDRESS.sub("]", marked)).split())


@lru_cache(maxsize=512)
def checked(text: str, *, edition: PlanEdition, pictures: frozenset[str]) -> Checked:
    """The problems and the number of words of a text. `pictures` are the keys of those it may show."""
    known = dict.fromkeys(pictures, _NOT_SHOWN)
    # Syllables are counted as English has them.
    age = None if edition is PlanEdition.GAELIC else reading_age_of_text(text, pictures=known)
    return Checked(
        check_text(text, pictures=known, layout=layout_of(edition)),
        len(words_of(plain_words(text))),
        None if age is None else age.age,
    )


def join(base: str, mine: str, theirs: str) -> Joined:
    """What two people made of one text, together."""
    both = merge(base=base, mine=mine, theirs=theirs)
    if isinstance(both, Conflict):
        return Joined(both.resolved([each.mine for each in both.clashes]), differs=True)
    return Joined(both.text)


def compared(before: Iterable[Mapping[str, Any]], after: Iterable[Mapping[str, Any]]) -> Comparison:
    """Two drafts beside each other, each as the rows of its sections in the order of reading."""
    return compare(_as_draft(before), _as_draft(after))


def _as_draft(sections: Iterable[Mapping[str, Any]]) -> list[DraftSection]:
    return [DraftSection(each["id"], each["heading"], each.get("text") or "") for each in sections]
