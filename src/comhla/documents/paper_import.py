"""Where the sections of a board report that was written in Word belong in a paper."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from enum import StrEnum

from comhla.documents.marked_text import read_text, write_text
from comhla.documents.model import (
    Block,
    BulletList,
    NumberedList,
    Paragraph,
    Words,
    plain,
)
from comhla.documents.word_import import ImportedSection
from comhla.law.facts import PaperPart


class Elsewhere(StrEnum):
    """Where a section can belong besides the parts of a paper."""

    RECOMMENDATIONS = "recommendations"
    ABOVE = "above"
    LEFT_OUT = "left_out"


Place = PaperPart | Elsewhere
_TELLING: tuple[tuple[str, Place], ...] = (
    (r"\brecommend", Elsewhere.RECOMMENDATIONS),
    (r"\bdirections?\b", Elsewhere.LEFT_OUT),
    (r"\b(?:appendix|appendices|annex)\b", PaperPart.APPENDIX),
    (r"\b(?:purpose|aim)\b", PaperPart.PURPOSE),
    (r"\b(?:background|introduction|context)\b", PaperPart.BACKGROUND),
    (r"\b(?:carers|service users)\b", PaperPart.PEOPLE_AND_CARERS),
    (r"\b(?:human resource|workforce|staff)", PaperPart.WORKFORCE),
    (r"\b(?:financ|money|budget)", PaperPart.FINANCE),
    (r"\b(?:legal|law|policy)\b", PaperPart.LEGAL),
    (r"\bcommunity planning\b", PaperPart.COMMUNITY_PLANNING),
    (r"\bequalit", PaperPart.EQUALITY),
    (r"\brisks?\b", PaperPart.RISK),
)
_IS_OF_FORMAT = re.compile(r"\bimplications?\b|\bwhat it means\b", re.IGNORECASE)
_SHORT = 4
_NUMBER = re.compile(r"\A\s*(?:\(?(?:[ivx]{1,5}|[a-z]|\d{1,3})\)|\d{1,3}\.)\s+", re.IGNORECASE)


def places_for(sections: Sequence[ImportedSection]) -> tuple[Place, ...]:
    """Where each section seems to belong, from its heading.

    What stands before the first heading is the head of the report, which the paper makes itself. A heading that says
    nothing of the house format begins the report; whatever follows it stands under it, up to the next part.
    """
    found: list[Place] = []
    for section in sections:
        place = place_of(section.heading)
        if place is None and section.heading:
            place = Elsewhere.ABOVE if found and found[-1] is not Elsewhere.LEFT_OUT and _in_report(found) else None
            place = place or PaperPart.MAIN_REPORT
        found.append(place or Elsewhere.LEFT_OUT)
    return tuple(found)


def _in_report(found: Sequence[Place]) -> bool:
    """Whether the last part that was found is one with headings of its own."""
    last = next((each for each in reversed(found) if each is not Elsewhere.ABOVE), None)
    return last in {PaperPart.MAIN_REPORT, PaperPart.APPENDIX}


def place_of(heading: str) -> Place | None:
    """The part that a heading speaks of; None for one that speaks of none.

    A long heading is that of a report, whatever words it has, unless it speaks of implications.
    """
    if len(heading.split()) > _SHORT and not _IS_OF_FORMAT.search(heading):
        return None
    told = (place for pattern, place in _TELLING if re.search(pattern, heading, re.IGNORECASE))
    return next(told, None)


def without_numbers(text: str) -> str:
    """A marked text without the numbers of its paragraphs, which a paper counts by itself.

    A numbered list stays where a paragraph ends with a colon before it.
    """
    read = read_text(text, pictures={}, anchor_prefix="")
    return write_text(tuple(_unnumbered(read.blocks)))


def _unnumbered(blocks: Sequence[Block]) -> Iterator[Block]:
    is_led_to = False
    for block in blocks:
        if isinstance(block, NumberedList) and not is_led_to:
            yield from (each for item in block.items for each in item)
        else:
            yield _without_number(block) if isinstance(block, Paragraph) else block
        is_led_to = isinstance(block, Paragraph) and plain(block.inside).rstrip().endswith(":")


def _without_number(paragraph: Paragraph) -> Paragraph:
    match paragraph.inside:
        case (Words(text=text), *rest):
            return replace(paragraph, inside=(Words(text=_tidy(text)), *rest))
        case _:
            return paragraph


def _tidy(text: str) -> str:
    return _NUMBER.sub("", text, count=1)


def recommendations_in(text: str) -> tuple[str, ...]:
    """What a meeting is asked to do: the innermost items of lists, or paragraph by paragraph where there is no list.

    Words that only lead to a list, as "The board is asked to:", are none.
    """
    read = read_text(text, pictures={}, anchor_prefix="")
    listed = list(_items(read.blocks))
    told = listed or [plain(each.inside) for each in read.blocks if isinstance(each, Paragraph)]
    tidy = [" ".join(_tidy(each).split()) for each in told]
    return tuple(each for each in tidy if each and not each.endswith(":"))


def _items(blocks: Sequence[Block]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, BulletList | NumberedList):
            for item in block.items:
                inner = list(_items(item))
                own = " ".join(plain(each.inside) for each in item if isinstance(each, Paragraph))
                yield from inner or [own]
