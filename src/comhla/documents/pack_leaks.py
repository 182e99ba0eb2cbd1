"""Looks in the files for the public for what only members may see. It knows no mercy: words decide, not intentions.

What is looked for: every run of six words of an exempt paper, of what it asks for and of what a minute says of an
exempt item, every heading of three words or more in such a paper, and the titles and numbers of exempt items and
papers. What was already said in public is no secret: what may be said of the item, and papers of earlier meetings that
the public had.
"""

from __future__ import annotations

import io
import re
import unicodedata
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from html.parser import HTMLParser
from typing import NamedTuple
from xml.etree import ElementTree

from comhla.documents.agenda import EXEMPT, ground_of, items_of, paper_of, the_meeting
from comhla.documents.board_paper import DIRECTION, HEADINGS, RECOMMENDATIONS
from comhla.documents.formats import Format
from comhla.documents.pdf_text import pdf_text
from comhla.law.facts import AgendaItem, AuthorityFacts, Paper

RUN = 6
SHORTEST_HEADING = 3
MOST_TOLD = 20
_WORD = re.compile(r"[^\W_]+")
_HEADING = re.compile(r"^\s{0,3}#{1,6}\s+(.+?)\s*#*\s*$", re.MULTILINE)
_INLINE = frozenset(["a", "abbr", "b", "code", "em", "i", "mark", "small", "span", "strong", "sub", "sup"])
_WORD_TEXT, _WORD_PARAGRAPH = "}t", "}p"
Run = tuple[str, ...]


class Leak(NamedTuple):
    """Words of an exempt item in a file for the public: in which file, of what, and the words."""

    file: str
    place: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Secrets:
    """What must not be read in public, each with the place where it stands in the record.

    Attributes:
        runs: runs of words that must not occur anywhere; those of several lengths.
        lines: short titles, which must not stand as a line of their own.
    """

    runs: dict[Run, str]
    lines: dict[Run, str]


def words_of(text: str) -> Run:
    """The words of a text in order, without marks, in small letters."""
    return tuple(_WORD.findall(unicodedata.normalize("NFKC", text).casefold()))


def secrets_of(facts: AuthorityFacts, meeting_id: str) -> Secrets:
    """What the public must not read in the files of a meeting.

    Raises:
        NoSuchMeeting: where no meeting has this id.
    """
    said = _said_in_public(facts, meeting_id)
    runs: dict[Run, str] = {}
    lines: dict[Run, str] = {}
    for number, item in enumerate(items_of(facts, meeting_id), start=1):
        if ground_of(facts, item):
            _add_names(facts, item, f"item {number}", runs, lines)
            _add_texts(_texts_of(facts, item), f"item {number}", runs)
    _add_texts(_minuted(facts), "", runs)
    known = {length: _runs_in(said, length) for length in {len(each) for each in runs}}
    return Secrets(runs={each: place for each, place in runs.items() if each not in known[len(each)]}, lines=lines)


def leaks_in(secrets: Secrets, files: Iterable[tuple[str, str]]) -> tuple[Leak, ...]:
    """Every secret that stands in a file; the first ones of very many.

    Args:
        secrets: what is looked for.
        files: the name and the text of each file.
    """
    return tuple(leak for name, text in files for leak in _leaks(secrets, name, text))[:MOST_TOLD]


def _leaks(secrets: Secrets, name: str, text: str) -> Iterator[Leak]:
    words = words_of(text)
    there = set().union(*(_runs_of(words, length) for length in {len(each) for each in secrets.runs}))
    for run in there & secrets.runs.keys():
        yield Leak(name, secrets.runs[run], " ".join(run))
    for line in {words_of(each) for each in text.splitlines()} & secrets.lines.keys():
        yield Leak(name, secrets.lines[line], " ".join(line))


def readable_text(content: bytes, format: Format) -> str:
    """Everything that can be read in a file, its properties included, in the order of reading.

    Raises:
        ValueError: for a form that packs are not made in.
    """
    match format:
        case Format.HTML:
            return _html_text(content)
        case Format.PDF:
            return pdf_text(content)
        case Format.WORD:
            return _word_text(content)
        case _:
            raise ValueError(f"Packs are not made as {format.plain_name}.")


# --------------------------------------------------------------------------------------------------- what is secret


def _texts_of(facts: AuthorityFacts, item: AgendaItem) -> Iterator[tuple[str, str]]:
    paper = paper_of(facts, item)
    for section in (paper.sections or ()) if paper else ():
        yield f"its paper, {section.heading or HEADINGS[section.part]}", section.text or ""
    for each in (paper.recommendations or ()) if paper else ():
        yield f"its paper, recommendation {each.id}", each.text


def _minuted(facts: AuthorityFacts) -> Iterator[tuple[str, str]]:
    items = {each.id: each for each in facts.agenda_items or ()}
    days = {each.id: each.held_on for each in facts.meetings or ()}
    for minute in facts.minutes or ():
        for note in minute.notes or ():
            item = items.get(note.item)
            if item is not None and ground_of(facts, item):
                day = days.get(minute.meeting)
                yield f"the minute of the meeting of {day.isoformat() if day else minute.meeting}", note.text or ""


def _add_texts(texts: Iterable[tuple[str, str]], item: str, runs: dict[Run, str]) -> None:
    for place, text in texts:
        told = ", ".join(filter(None, [item, place]))
        for run in _runs_of(words_of(text), RUN):
            runs.setdefault(run, told)
        for heading in _HEADING.findall(text):
            if len(words := words_of(heading)) >= SHORTEST_HEADING:
                runs.setdefault(words, told)


def _add_names(
    facts: AuthorityFacts, item: AgendaItem, number: str, runs: dict[Run, str], lines: dict[Run, str]
) -> None:
    paper = paper_of(facts, item)
    for place, name in _names(item, paper):
        words = words_of(name)
        if len(words) >= SHORTEST_HEADING:
            runs.setdefault(words, f"{number}, {place}")
        elif words and "heading" not in place:
            lines.setdefault(words, f"{number}, {place}")


def _names(item: AgendaItem, paper: Paper | None) -> Iterator[tuple[str, str]]:
    if item.title != EXEMPT:
        yield "its title", item.title
    if paper is not None:
        yield "the title of its paper", paper.title
        yield "the number of its paper", paper.reference or ""
        yield from (("a heading of its paper", each.heading or "") for each in paper.sections or ())


def _said_in_public(facts: AuthorityFacts, meeting_id: str) -> tuple[Run, ...]:
    """Texts that the public may read or had already."""
    day = the_meeting(facts, meeting_id).held_on
    earlier = {each.id for each in facts.meetings or () if each.held_on < day}
    texts = [*HEADINGS.values(), DIRECTION, RECOMMENDATIONS]
    for item in facts.agenda_items or ():
        paper = paper_of(facts, item)
        if ground := ground_of(facts, item):
            texts += [ground, (paper.public_summary if paper else None) or ""]
        elif item.meeting in earlier:
            texts += [item.title, *_all_of(paper)]
    return tuple(words_of(each) for each in texts)


def _all_of(paper: Paper | None) -> Iterator[str]:
    if paper is not None:
        yield paper.title
        yield from (each.text or "" for each in paper.sections or ())
        yield from (each.text for each in paper.recommendations or ())


def _runs_in(texts: Iterable[Run], length: int) -> set[Run]:
    return {run for text in texts for run in _runs_of(text, length)}


def _runs_of(words: Sequence[str], length: int) -> set[Run]:
    return {tuple(words[place : place + length]) for place in range(len(words) - length + 1)}


# -------------------------------------------------------------------------------------------- what can be read in it


class _Page(HTMLParser):
    """Takes the text of a page, and apart from it what its attributes say."""

    def __init__(self) -> None:
        super().__init__()
        self.text: list[str] = []
        self.told: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.told += [value for _name, value in attrs if value]
        if tag not in _INLINE:
            self.text.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag not in _INLINE:
            self.text.append("\n")

    def handle_data(self, data: str) -> None:
        self.text.append(data)

    def handle_comment(self, data: str) -> None:
        self.told.append(data)


def _html_text(content: bytes) -> str:
    page = _Page()
    page.feed(content.decode("utf-8"))
    page.close()
    return "".join(page.text) + "\n" + "\n".join(page.told)


def _word_text(content: bytes) -> str:
    told: list[str] = []
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        for name in sorted(package.namelist()):
            told.append(name)
            if name.endswith((".xml", ".rels")):
                told += _xml_text(package.read(name))
    return "\n".join(told)


def _xml_text(content: bytes) -> Iterator[str]:
    # Made here a moment ago by our own renderer: no document of somebody else is read.
    root = ElementTree.fromstring(content)
    paragraphs = [each for each in root.iter() if each.tag.endswith(_WORD_PARAGRAPH)]
    for each in paragraphs:
        yield "".join(inner.text or "" for inner in each.iter() if inner.tag.endswith(_WORD_TEXT))
    if not paragraphs:
        yield from (each.text for each in root.iter() if each.text)
    yield from (value for each in root.iter() for value in each.attrib.values())
