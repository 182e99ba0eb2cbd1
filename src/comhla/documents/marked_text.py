"""Sections as people write them: plain text with a few marks, a small part of CommonMark.

The marks are those that `docs/how-to/write-plan-text.md` tells writers. Everything else is text: HTML is never markup.
Reading never fails. What cannot be taken over is reported with its line, and its words stay in the text.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from comhla.documents.marked_blocks import BlockReader, Heading
from comhla.documents.marked_writing import key_of, write_text
from comhla.documents.model import Block, Layout, Picture, Section, paragraph
from comhla.documents.problems import Problem, Severity

__all__ = ["LONGEST_TEXT", "PlacedParagraph", "ReadText", "anchor_of", "key_of", "paragraphs_of", "read_text", "write_text"]

LONGEST_TEXT = 400_000
_MOST_PROBLEMS = 100
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

    A text of more than `LONGEST_TEXT` characters, or with marks too deep inside each other, is read as paragraphs
    without marks, and says so.
    """
    tidy = _NO_CHARACTER.sub("\N{REPLACEMENT CHARACTER}", text.replace("\r\n", "\n").replace("\r", "\n"))
    if len(tidy) > LONGEST_TEXT:
        return _unmarked(tidy, "It is too long to be read with its marks.", "Write it as several sections.")
    reader = BlockReader(pictures=pictures, layout=layout)
    parts = reader.read(tidy)
    if parts is None:
        return _unmarked(tidy, "Lists or quotes stand too deep inside each other.", "Use fewer levels.")
    blocks = tuple(part for part in parts if not isinstance(part, Heading))
    headings = [part for part in parts if isinstance(part, Heading)]
    opening = blocks[: len(blocks) - sum(len(heading.blocks) for heading in headings)]
    return ReadText(
        blocks=opening,
        sections=_sections(headings, anchor_prefix),
        problems=_few([*_tags(tidy), *reader.problems]),
    )
