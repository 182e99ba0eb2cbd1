"""What the editor says to whoever writes: what would keep people from reading a text, and what would read better.

Errors are faults that somebody who cannot see the page, or reads it on a phone, would run into; a document with
errors is not published. Advice is the writer's to take.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple, assert_never

from comhla.documents.marked_blocks import NO_CAPTION, NO_HEADER, NO_WORDS
from comhla.documents.marked_text import read_text
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
    Paragraph,
    Picture,
    PictureLine,
    Quote,
    Section,
    Strong,
    Table,
    Words,
    plain,
    walk,
)
from comhla.documents.problems import Problem, Severity
from comhla.documents.readability import ReadingAge, reading_age, sentences_of, words_of

__all__ = [
    "Problem",
    "Severity",
    "check_document",
    "check_text",
    "errors_in",
    "reading_age_of_document",
    "reading_age_of_text",
]

LONGEST_HEADING: Final = 80
LONGEST_SENTENCE: Final = 25
LONGEST_EASY_SENTENCE: Final = 15
LONGEST_PARAGRAPH: Final = 120
MOST_OF_ONE_ADVICE: Final = 5

_OPENING = "Before the first heading"
_SAYS_NOTHING = re.compile(
    r"(?:click )?(?:here|(?:this )?link|(?:this |web ?)page|this|(?:read |find out |see |learn )?more|website)",
    re.IGNORECASE,
)
_BARE_ADDRESS = re.compile(r"(?:https?://|www\.)\S*", re.IGNORECASE)
_NAME_OF_FILE = re.compile(r"\S+\.(?:png|jpe?g|gif|svg|bmp|tiff?|webp|emf|wmf)", re.IGNORECASE)
_NO_DESCRIPTION = re.compile(
    r"(?:an? |the )?(?:picture|image|photo|photograph|figure|graphic|chart|graph|map|diagram|logo|icon|screenshot|pic)"
    r"\s*\d*",
    re.IGNORECASE,
)
_CAPITALS = re.compile(r"\b[A-Z]{4,}(?:\s+[A-Z]{2,})+\b|\b[A-Z]{9,}\b")
_NO_HEADER = re.compile(re.escape(NO_HEADER).replace(r"\{number\}", r"\d+"))


class _Found(NamedTuple):
    """A problem without its place."""

    severity: Severity
    sentence: str
    how_to_fix: str


def check_text(text: str, *, pictures: Mapping[str, Picture], layout: Layout = Layout.STANDARD) -> tuple[Problem, ...]:
    """What is wrong with a marked text, errors first."""
    read = read_text(text, pictures=pictures, anchor_prefix="", layout=layout)
    found = _of_parts(read.blocks, read.sections, layout)
    return _in_order([*read.problems, *found])


def check_document(document: Document) -> tuple[Problem, ...]:
    """What is wrong with a whole document, errors first."""
    found = _of_parts(document.opening, document.sections, document.layout)
    return _in_order([*found, *_lost_links(document)])


def _lost_links(document: Document) -> Iterator[Problem]:
    """Links inside the document that lead to no section of it."""
    anchors = {f"#{section.anchor}" for section in walk(document.sections)}
    placed = [(_place(section), section.blocks) for section in walk(document.sections)]
    for place, blocks in ((_OPENING, document.opening), *placed):
        lost = [link for link in _links_in(blocks) if link.address[:1] == "#" and link.address not in anchors]
        found = [
            _error(
                f'The link "{plain(link.inside)}" leads to {link.address}, which is no section of the document.',
                "Use the address of a section that there is.",
            )
            for link in lost
        ]
        yield from _placed(place, found)


def _links_in(blocks: Iterable[Block]) -> Iterator[Link]:
    for block in blocks:
        if isinstance(block, Table):
            for row in (block.header, *block.rows):
                yield from (link for cell in row for link in _links(cell))
    for paragraph in _paragraphs(blocks):
        yield from _links(paragraph.inside)


def _links(inside: Iterable[Inline]) -> Iterator[Link]:
    for each in inside:
        if isinstance(each, Link):
            yield each
        elif isinstance(each, Strong | Emphasis | Foreign):
            yield from _links(each.inside)


def errors_in(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Those problems with which nothing is published."""
    return tuple(problem for problem in problems if problem.severity is Severity.ERROR)


def reading_age_of_text(text: str, *, pictures: Mapping[str, Picture]) -> ReadingAge | None:
    """The reading age of a marked text without its headings and tables; nothing where it has too few words."""
    read = read_text(text, pictures=pictures, anchor_prefix="")
    return _age(read.blocks, read.sections)


def reading_age_of_document(document: Document) -> ReadingAge | None:
    """The reading age of a document without its headings and tables; nothing where it has too few words."""
    return _age(document.opening, document.sections)


def _age(blocks: Sequence[Block], sections: Sequence[Section]) -> ReadingAge | None:
    every = [*blocks, *(block for section in walk(sections) for block in section.blocks)]
    return reading_age("\n".join(plain(each.inside) for each in _paragraphs(every)))


def _in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Each problem once, errors before advice; of one advice, not more than a few."""
    once = list(dict.fromkeys(problems))
    errors = [problem for problem in once if problem.severity is Severity.ERROR]
    given: Counter[str] = Counter()
    advice = []
    for problem in once:
        given[problem.how_to_fix] += problem.severity is Severity.ADVICE
        if problem.severity is Severity.ADVICE and given[problem.how_to_fix] <= MOST_OF_ONE_ADVICE:
            advice.append(problem)
    return (*errors, *advice)


# ---------------------------------------------------------------- sections


def _of_parts(blocks: Sequence[Block], sections: Sequence[Section], layout: Layout) -> Iterator[Problem]:
    yield from _placed(_OPENING, _of_blocks(blocks, layout))
    for section in walk(sections):
        yield from _placed(_place(section), _of_section(section, layout))
    yield from _same_headings(sections)


def _place(section: Section) -> str:
    return f'Section "{section.heading.strip()}"' if section.heading.strip() else "A section without a heading"


def _placed(place: str, found: Iterable[_Found]) -> Iterator[Problem]:
    for each in found:
        yield Problem(severity=each.severity, place=place, sentence=each.sentence, how_to_fix=each.how_to_fix)


def _of_section(section: Section, layout: Layout) -> Iterator[_Found]:
    heading = section.heading.strip()
    if not heading:
        yield _error("The heading is empty.", "Say in a few words what the section is about.")
    if not section.blocks and not section.sections:
        yield _error("The section is empty.", "Write something in it, or take it out.")
    if len(heading) > LONGEST_HEADING:
        yield _advice(f"The heading has {len(heading)} characters.", "Say it in fewer words.")
    if len(words_of(heading)) > 1 and heading.isupper():
        yield _advice("The heading is in capitals.", "Write small letters, which are read faster.")
    yield from _of_blocks(section.blocks, layout)


def _same_headings(sections: Sequence[Section]) -> Iterator[Problem]:
    counted = Counter(section.heading.strip().casefold() for section in sections if section.heading.strip())
    for section in sections:
        if counted.pop(section.heading.strip().casefold(), 1) > 1:
            found = _error("Two sections beside each other have this heading.", "Give each a heading of its own.")
            yield from _placed(_place(section), [found])
        yield from _same_headings(section.sections)


def _error(sentence: str, how_to_fix: str) -> _Found:
    return _Found(Severity.ERROR, sentence, how_to_fix)


def _advice(sentence: str, how_to_fix: str) -> _Found:
    return _Found(Severity.ADVICE, sentence, how_to_fix)


# ---------------------------------------------------------------- blocks


def _of_blocks(blocks: Sequence[Block], layout: Layout) -> Iterator[_Found]:
    for block in blocks:
        yield from _of_block(block, layout)


def _of_block(block: Block, layout: Layout) -> Iterator[_Found]:
    match block:
        case Paragraph(inside=inside):
            yield from _of_inlines(inside)
            yield from _of_easy_line(block) if layout is Layout.EASY_READ else _of_prose(plain(inside))
        case BulletList(items=items) | NumberedList(items=items):
            for item in items:
                yield from _of_blocks(item, Layout.STANDARD)
        case Quote(blocks=blocks) | Note(blocks=blocks):
            yield from _of_blocks(blocks, Layout.STANDARD)
        case Table():
            yield from _of_table(block)
        case Figure(instead=instead):
            yield from _of_words_for_picture(instead)
        case PictureLine(slot=slot, blocks=blocks):
            yield from _of_words_for_picture(slot)
            yield from _of_picture_line(blocks)
        case _:
            assert_never(block)


def _of_table(table: Table) -> Iterator[_Found]:
    if table.caption == NO_CAPTION:
        yield _error("A table has no caption.", 'Write a line above it that begins "Table:".')
    if any(_NO_HEADER.fullmatch(plain(cell)) for cell in table.header):
        yield _error(
            f'The table "{table.caption}" has a column without a header.', "Write words at the head of each column."
        )
    for row in (table.header, *table.rows):
        for cell in row:
            yield from _of_inlines(cell)


def _of_words_for_picture(words: str) -> Iterator[_Found]:
    said = words.strip()
    if not said or said == NO_WORDS:
        yield _error("A picture has no words in its place.", "Say what there is to see, for whoever does not see it.")
    elif _NAME_OF_FILE.fullmatch(said) or _NO_DESCRIPTION.fullmatch(said):
        yield _error(
            f'The words "{said}" in the place of a picture do not say what there is to see.',
            "Say what the picture shows, as you would on the telephone.",
        )


# ---------------------------------------------------------------- words


def _of_inlines(inside: Sequence[Inline]) -> Iterator[_Found]:
    for each in inside:
        match each:
            case Link(inside=inner):
                yield from _of_link(each)
                yield from _of_inlines(inner)
            case Strong(inside=inner) | Emphasis(inside=inner) | Foreign(inside=inner):
                yield from _of_inlines(inner)
            case Words() | LineBreak():
                pass
            case _:
                assert_never(each)


def _of_link(link: Link) -> Iterator[_Found]:
    words = " ".join(plain(link.inside).split())
    how_to_fix = "Let the words of the link say where it leads, also when they are read alone."
    if not words:
        yield _error(f"The link to {link.address} has no words.", how_to_fix)
    elif _SAYS_NOTHING.fullmatch(words.strip(".,!>\u00bb ")):
        yield _error(f'The words "{words}" of a link do not say where it leads.', how_to_fix)
    elif _BARE_ADDRESS.fullmatch(words):
        yield _error(
            f'The words of the link "{words}" are an address, which is read aloud letter by letter.', how_to_fix
        )


def _of_prose(text: str) -> Iterator[_Found]:
    if len(words_of(text)) > LONGEST_PARAGRAPH:
        yield _advice(f"The paragraph that begins {_beginning(text)} is long.", "Make two of it.")
    yield from _long_sentences(text, LONGEST_SENTENCE)
    for found in _CAPITALS.finditer(text):
        yield _advice(f'"{found[0]}" is in capitals.', "Write small letters, which are read faster.")


def _long_sentences(text: str, longest: int) -> Iterator[_Found]:
    for sentence in sentences_of(text):
        if (number := len(words_of(sentence))) > longest:
            yield _advice(
                f"The sentence that begins {_beginning(sentence)} has {number} words.",
                f"Make two of it; up to {longest} words are easy to follow.",
            )


def _beginning(text: str) -> str:
    return f'"{" ".join(text.split()[:5])}"'


def _of_easy_line(block: Paragraph) -> Iterator[_Found]:
    text = plain(block.inside)
    yield _advice(
        f"The line that begins {_beginning(text)} has no picture.", "Begin it with ![what will be seen](slot)."
    )
    yield from _of_easy_words(text)


def _of_picture_line(blocks: Sequence[Block]) -> Iterator[_Found]:
    if not blocks:
        yield _advice("A picture has no words beside it.", "Write the sentence in the same paragraph as the picture.")
    for each in _paragraphs(blocks):
        yield from _of_inlines(each.inside)
        yield from _of_easy_words(plain(each.inside))


def _of_easy_words(text: str) -> Iterator[_Found]:
    if len(sentences_of(text)) > 1:
        yield _advice(
            f"The line that begins {_beginning(text)} has more than one sentence.", "Write one idea in a line."
        )
    yield from _long_sentences(text, LONGEST_EASY_SENTENCE)


def _paragraphs(blocks: Iterable[Block]) -> Iterator[Paragraph]:
    """The paragraphs of blocks, those inside lists, quotes and notes too."""
    for block in blocks:
        match block:
            case Paragraph():
                yield block
            case BulletList(items=items) | NumberedList(items=items):
                for item in items:
                    yield from _paragraphs(item)
            case Quote(blocks=inner) | Note(blocks=inner) | PictureLine(blocks=inner):
                yield from _paragraphs(inner)
            case Table() | Figure():
                pass
            case _:
                assert_never(block)
