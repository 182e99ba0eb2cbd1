"""Sections as people write them: plain text with a few marks, a small part of CommonMark.

The marks are those that `docs/how-to/write-plan-text.md` tells writers. Everything else is text: HTML is never markup.
Reading never fails. What cannot be taken over is reported with its line, and its words stay in the text.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from comhla.documents.marked_blocks import BlockReader, HeadedPart
from comhla.documents.marked_inline import has_more_marks, in_one_line
from comhla.documents.marked_writing import key_of, write_text
from comhla.documents.model import Block, Layout, Picture, Section, paragraph
from comhla.documents.paragraphs import chunks_of
from comhla.documents.problems import Problem, Severity

__all__ = [
    "LONGEST_TEXT",
    "PlacedParagraph",
    "ReadText",
    "anchor_of",
    "key_of",
    "paragraphs_of",
    "read_text",
    "write_text",
]

LONGEST_TEXT = 200_000
MOST_MARKS_IN_TEXT = 15_000
MOST_PROBLEMS = 100
_LONGEST_ANCHOR = 60
# What XML cannot hold, and so no document either.
_NO_CHARACTER = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_TAG = re.compile(r"(?<!\\)<(?:/?[A-Za-z][A-Za-z0-9-]*(?:\s[^<>]*)?/?>|!--)")
_EMPTY_LINES = re.compile(r"\n(?:[ \t]*\n)+")


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadText:
    """What stands in a marked text: blocks before the first heading, sections, and what is wrong with it."""

    blocks: tuple[Block, ...]
    sections: tuple[Section, ...]
    problems: tuple[Problem, ...]


class PlacedParagraph(NamedTuple):
    """A paragraph of a marked text, with a key that stays while its words stay."""

    key: str
    text: str


def read_text(
    text: str, *, pictures: Mapping[str, Picture], anchor_prefix: str, layout: Layout = Layout.STANDARD
) -> ReadText:
    """Read a marked text. It never raises, whatever the text.

    Args:
        text: what somebody wrote.
        pictures: the pictures that the text may show, by the key that stands after `figure:`.
        anchor_prefix: begins the anchor of each section, so that anchors differ between the texts of a document.
        layout: an easy-read text may have lines that begin with a picture.

    A text of more than `LONGEST_TEXT` characters or `MOST_MARKS_IN_TEXT` marks, or with marks too deep inside each
    other, is read as paragraphs without marks, and says so.
    """
    tidy = _NO_CHARACTER.sub("\N{REPLACEMENT CHARACTER}", text.replace("\r\n", "\n").replace("\r", "\n"))
    if len(tidy) > LONGEST_TEXT or has_more_marks(tidy, MOST_MARKS_IN_TEXT):
        return _unmarked(
            tidy, "It is too long, or has too many marks, to be read with its marks.", "Write it as several sections."
        )
    reader = BlockReader(pictures=pictures, layout=layout)
    parts = reader.read(tidy)
    if parts is None:
        return _unmarked(tidy, "Lists or quotes stand too deep inside each other.", "Use fewer levels.")
    opening, headed = parts
    sections = _Sections(anchor_prefix).of(headed)
    return ReadText(blocks=opening, sections=sections, problems=_few([*_tags(tidy), *reader.problems]))


def _unmarked(text: str, sentence: str, how_to_fix: str) -> ReadText:
    problem = Problem(severity=Severity.ERROR, place="Line 1", sentence=sentence, how_to_fix=how_to_fix, line=1)
    chunks = (in_one_line(chunk) for chunk in _EMPTY_LINES.split(text))
    return ReadText(blocks=tuple(paragraph(chunk) for chunk in chunks if chunk), sections=(), problems=(problem,))


def _tags(text: str) -> Iterator[Problem]:
    """HTML in the text: it stands as it was written, which the writer will hardly have meant."""
    for number, line in enumerate(text.split("\n"), start=1):
        if found := _TAG.search(line):
            yield Problem(
                severity=Severity.ERROR,
                place=f"Line {number}",
                sentence=f"{found[0][:40]} is HTML, which will be shown as it stands.",
                how_to_fix="Take it out, and use the marks for headings, lists and tables instead.",
                line=number,
            )


def _few(problems: list[Problem]) -> tuple[Problem, ...]:
    """The problems in the order of lines; of very many, the first ones."""
    ordered = sorted(problems, key=lambda problem: problem.line or 0)
    if len(ordered) <= MOST_PROBLEMS:
        return tuple(ordered)
    rest = Problem(
        severity=Severity.ERROR,
        place="The whole text",
        sentence=f"There are {len(ordered) - MOST_PROBLEMS} more problems.",
        how_to_fix="Mend the first ones and look again.",
    )
    return (*ordered[:MOST_PROBLEMS], rest)


class _Sections:
    """Puts parts under headings into each other, and gives each an anchor of its own."""

    def __init__(self, prefix: str) -> None:
        self._prefix = prefix
        self._numbers: Counter[str] = Counter()

    def of(self, headed: Sequence[HeadedPart]) -> tuple[Section, ...]:
        sections: list[Section] = []
        for part in headed:
            section = Section(heading=part.heading, anchor=self._anchor(part.heading), blocks=part.blocks)
            if part.inner:
                sections[-1] = replace(sections[-1], sections=(*sections[-1].sections, section))
            else:
                sections.append(section)
        return tuple(sections)

    def _anchor(self, heading: str) -> str:
        wished = anchor_of(heading, prefix=self._prefix)
        anchor = wished
        while anchor in self._numbers:
            self._numbers[wished] += 1
            anchor = f"{wished}-{self._numbers[wished]}"
        self._numbers[anchor] = 1
        return anchor


def anchor_of(heading: str, *, prefix: str) -> str:
    """The anchor of a section with this heading: plain letters, numbers and hyphens after the prefix."""
    plain_letters = unicodedata.normalize("NFKD", heading).encode("ascii", "ignore").decode("ascii").lower()
    slug = re.sub(r"[^a-z0-9]+", "-", plain_letters).strip("-")[:_LONGEST_ANCHOR].strip("-")
    return "-".join(part for part in (prefix, slug or "part") if part)


def paragraphs_of(text: str) -> tuple[PlacedParagraph, ...]:
    """The paragraphs of a marked text, each with a key on which a comment can hang.

    The key comes from the words of the paragraph and from how many with the same words stand before it, so it stays
    when others change, add or take out other paragraphs. A whole list, a quote, and a table with its caption are one
    paragraph each.
    """
    seen: Counter[str] = Counter()
    placed = []
    for chunk in chunks_of(text):
        words = hashlib.sha256(in_one_line(chunk).encode("utf-8", "replace")).hexdigest()[:16]
        seen[words] += 1
        placed.append(PlacedParagraph(f"{words}-{seen[words]}", chunk))
    return tuple(placed)
