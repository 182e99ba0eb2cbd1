"""A document as pandoc's tree, and pandoc itself, which writes Word, OpenDocument and EPUB from it.

The tree is built node by node: nothing is parsed, so no text of a document can become markup. pandoc runs in its
sandbox, in which it reads only the files that it is given by name; pictures stand inside the tree.
"""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable, Iterator, Sequence
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any, TypeAlias, assert_never

import pypandoc

from comhla.documents.errors import CannotBeWritten
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
from comhla.documents.renderers.contents import has_contents, has_title_page
from comhla.documents.renderers.phrases import Phrases, day_in_words, phrases_of
from comhla.documents.renderers.pictures import Size, as_png, data_address, size_of
from comhla.documents.renderers.tables import columns_of_numbers, shares_of_width

Node: TypeAlias = dict[str, Any]
Attributes: TypeAlias = list[Any]
VERSION = [1, 23, 1]
_WIDEST = Size(453, 600)
_BESIDE = Size(125, 160)
_NUMBERING = {Numerals.FIGURES: ("Decimal", "Period"), Numerals.ROMAN: ("LowerRoman", "TwoParens")}
PICTURE_SHARE = 0.32
_LIMIT_SECONDS = 120


class Target(StrEnum):
    """What pandoc writes."""

    WORD = "docx"
    OPENDOCUMENT = "odt"
    EPUB = "epub3"


@cache
def program() -> str:
    """Where pandoc is."""
    return str(pypandoc.get_pandoc_path())


@cache
def data_file(name: str) -> bytes:
    """A file that pandoc brings, such as the document from which it takes its styles."""
    return subprocess.run([program(), "--print-default-data-file", name], capture_output=True, check=True).stdout


def run(tree: Node, target: Target, *options: str | Path) -> bytes:
    """What pandoc writes of a tree.

    Raises:
        CannotBeWritten: where pandoc gives up.
    """
    command = [
        program(),
        "--from=json",
        f"--to={target}",
        "--sandbox",
        "--standalone",
        "--output=-",
        *map(str, options),
    ]
    # Only what is named here reaches pandoc: the same document gives the same bytes on every machine.
    environment = {"SOURCE_DATE_EPOCH": "0", "LC_ALL": "C.UTF-8"}
    try:
        done = subprocess.run(
            command,
            input=json.dumps(tree).encode(),
            capture_output=True,
            check=True,
            env=environment,
            timeout=_LIMIT_SECONDS,
        )
    except (subprocess.CalledProcessError, subprocess.TimeoutExpired) as problem:
        told = (problem.stderr or b"").decode(errors="replace").strip()
        raise CannotBeWritten(f"The document cannot be written as {target}: {told}") from problem
    return done.stdout


def tree_of(meta: dict[str, str], blocks: Sequence[Node]) -> Node:
    """A whole tree; what is empty among the metadata is left out."""
    told = {name: {"t": "MetaInlines", "c": [string(text)]} for name, text in meta.items() if text}
    return {"pandoc-api-version": VERSION, "meta": told, "blocks": list(blocks)}


def title_block(document: Document) -> dict[str, str]:
    """What pandoc puts at the head of a document and among the properties of the file."""
    day = day_in_words(document.issued_on, document.language)
    return {
        "title": document.title,
        "subtitle": document.subtitle,
        "author": document.publisher,
        "date": ", ".join(filter(None, [document.version, day])),
        "subject": document.subject,
        "lang": document.language,
    }


def attributes(identifier: str = "", classes: Sequence[str] = (), **pairs: str) -> Attributes:
    """What pandoc keeps with a node."""
    return [identifier, list(classes), [[name.replace("_", "-"), value] for name, value in pairs.items()]]


def string(text: str) -> Node:
    """Text."""
    return {"t": "Str", "c": text}


def para(*inside: Node) -> Node:
    """A paragraph."""
    return {"t": "Para", "c": list(inside)}


def plain_block(*inside: Node) -> Node:
    """Text that is no paragraph of its own."""
    return {"t": "Plain", "c": list(inside)}


def styled(style: str, *blocks: Node) -> Node:
    """Blocks in a style of the document: a paragraph style in Word and OpenDocument, a class in EPUB."""
    return {"t": "Div", "c": [attributes(classes=[style.casefold()], custom_style=style), list(blocks)]}


def raw(target: Target, text: str) -> Node:
    """What a form needs and pandoc has no node for; never made of text of a document that is not escaped."""
    return {"t": "RawBlock", "c": [_RAW[target], text]}


def front(document: Document, target: Target, new_page: str, contents: Callable[[Document], str]) -> Iterator[Node]:
    """What stands between the title and the text of a file for a word processor.

    Args:
        document: the document.
        target: the form that is written.
        new_page: what begins a new page in that form.
        contents: writes the table of contents in that form.
    """
    reference = f"{phrases_of(document.language).reference}: {document.identifier}"
    yield from [styled("Reference", para(string(reference)))] if document.identifier else []
    yield from (styled("Mark", para(string(mark))) for mark in document.marks)
    breaks = [raw(target, new_page)] if has_title_page(document) else []
    yield from breaks
    if has_contents(document):
        yield raw(target, contents(document))
        yield from breaks


_RAW = {Target.WORD: "openxml", Target.OPENDOCUMENT: "opendocument", Target.EPUB: "html"}


class Tree:
    """The walk through a document."""

    def __init__(self, document: Document, target: Target) -> None:
        self.document = document
        self.target = target
        self.phrases: Phrases = phrases_of(document.language)
        self.instead: list[str] = []
        """The words for each picture, in the order of reading."""
        self.tables: list[Table | PictureLine] = []
        """What becomes a table, in the order of reading."""

    def body(self) -> list[Node]:
        """Opening and sections."""
        opening = self.blocks(self.document.opening, self.document.language)
        return [*opening, *(node for each in self.document.sections for node in self.section(each))]

    def section(self, section: Section, level: int = 1, around: str = "") -> list[Node]:
        language = section.language or around or self.document.language
        heading = self.inside((Words(text=section.heading),), language)
        return [
            {"t": "Header", "c": [level, attributes(section.anchor), heading]},
            *(self.marks() if level == 1 and self.target is Target.EPUB else []),
            *self.blocks(section.blocks, language),
            *(node for each in section.sections for node in self.section(each, level + 1, language)),
        ]

    def marks(self) -> list[Node]:
        """The sentences that stand on every page."""
        return [styled("Mark", para(string(mark))) for mark in self.document.marks]

    def blocks(self, blocks: Sequence[Block], language: str) -> list[Node]:
        return [node for place, each in enumerate(blocks) for node in self.placed(each, blocks[:place], language)]

    def placed(self, block: Block, before: Sequence[Block], language: str) -> list[Node]:
        """A block after others: in Word a table has no distance of its own from the paragraph after it."""
        nodes = self.block(block, language)
        follows = bool(before) and isinstance(before[-1], Table) and isinstance(block, Paragraph)
        return [styled("After Table", *nodes)] if follows and self.target is Target.WORD else nodes

    def block(self, block: Block, language: str) -> list[Node]:
        match block:
            case Paragraph(inside=inside):
                return [para(*self.inside(inside, language))]
            case BulletList(items=items):
                return [{"t": "BulletList", "c": self.items(items, "List Bullet", language)}]
            case NumberedList(items=items, start=start, numerals=numerals):
                kind = [start, *({"t": each} for each in _NUMBERING[numerals])]
                return [{"t": "OrderedList", "c": [kind, self.items(items, "List Number", language)]}]
            case Quote(blocks=blocks):
                return [{"t": "BlockQuote", "c": self.blocks(blocks, language)}]
            case Note():
                return [self.note(block, language)]
            case Table():
                return [self.table(block, language)]
            case Figure():
                return [self.figure(block, language)]
            case PictureLine():
                return [self.picture_line(block, language)]
            case _:
                assert_never(block)

    def items(self, items: Sequence[Sequence[Block]], style: str, language: str) -> list[list[Node]]:
        return [[node for block in item for node in self.in_item(block, style, language)] for item in items]

    def in_item(self, block: Block, style: str, language: str) -> list[Node]:
        """A block of an item: its paragraphs are in the style of the list, and other blocks in their own."""
        nodes = self.block(block, language)
        is_text = isinstance(block, Paragraph) and self.target is Target.WORD
        return [styled(style, *nodes)] if is_text else nodes

    def note(self, note: Note, language: str) -> Node:
        label = [styled("Label", para(*self.inside((Strong(inside=(Words(text=note.label),)),), language)))]
        inside = [styled("Note", each) if each["t"] == "Para" else each for each in self.blocks(note.blocks, language)]
        return {"t": "Div", "c": [attributes(classes=["note"]), [*(label if note.label else []), *inside]]}

    def figure(self, figure: Figure, language: str) -> Node:
        image = self.image(figure.picture, figure.instead, _WIDEST)
        caption = [plain_block(*self.inside((Words(text=figure.caption),), language))] if figure.caption else []
        return {"t": "Figure", "c": [attributes(), [None, caption], [plain_block(image)]]}

    def image(self, picture: Picture, instead: str, most: Size) -> Node:
        """A picture. Word processors do not all show SVG, and it goes in as PNG there; e-books take it as it is."""
        self.instead.append(instead)
        width = size_of(picture).within(*most).width
        drawn = picture if self.target is Target.EPUB else as_png(picture)
        words = [string(instead)] if instead else []
        return {"t": "Image", "c": [attributes(width=f"{width / 72:.3f}in"), words, [data_address(drawn), ""]]}

    def picture_line(self, line: PictureLine, language: str) -> Node:
        self.tables.append(line)
        slot = [styled("Slot", para(*self.inside((Words(text=line.slot),), language)))] if line.slot else []
        beside = [styled("Figure", para(self.image(line.picture, line.slot, _BESIDE)))] if line.picture else slot
        inside = self.blocks(line.blocks, language)
        if self.target is Target.EPUB:
            return _div("picture-line", [_div("picture", beside), _div("words", inside)])
        return _table(
            attributes(custom_style="PictureLine"),
            caption=[],
            columns=[_column("AlignDefault", PICTURE_SHARE), _column("AlignDefault", 1 - PICTURE_SHARE)],
            head=[],
            rows=[[_cell(beside), _cell(inside)]],
            heads=0,
        )

    def table(self, table: Table, language: str) -> Node:
        self.tables.append(table)
        numbers, shares = columns_of_numbers(table), shares_of_width(table)
        align = ["AlignRight" if each else "AlignLeft" for each in numbers]
        return _table(
            attributes(),
            caption=[plain_block(*self.inside((Words(text=table.caption),), language))],
            columns=[_column(each, share) for each, share in zip(align, shares, strict=True)],
            head=[self.row(table.header, language)],
            rows=[self.row(row, language) for row in table.rows],
            heads=int(table.first_cell_heads_row),
        )

    def row(self, cells: Sequence[Sequence[Inline]], language: str) -> list[Node]:
        return [_cell([plain_block(*self.inside(each, language))]) for each in cells]

    def inside(self, inside: Sequence[Inline], language: str) -> list[Node]:
        """Inline text. A run in another language than the document's says so itself, the innermost alone."""
        return [self.inline(each, language) for each in inside]

    def inline(self, inline: Inline, language: str) -> Node:
        match inline:
            case Words(text=text):
                return self.words(text, language)
            case Strong(inside=inside):
                return {"t": "Strong", "c": self.inside(inside, language)}
            case Emphasis(inside=inside):
                return {"t": "Emph", "c": self.inside(inside, language)}
            case Link(inside=inside, address=address):
                return {"t": "Link", "c": [attributes(), self.inside(inside, language), [address, ""]]}
            case Foreign(inside=inside, language=foreign):
                return {"t": "Span", "c": [attributes(), self.inside(inside, foreign)]}
            case LineBreak():
                return {"t": "LineBreak"}
            case _:
                assert_never(inline)

    def words(self, text: str, language: str) -> Node:
        if language == self.document.language:
            return string(text)
        return {"t": "Span", "c": [attributes(lang=language), [string(text)]]}


def _div(name: str, blocks: Sequence[Node]) -> Node:
    return {"t": "Div", "c": [attributes(classes=[name]), list(blocks)]}


def _column(align: str, share: float) -> list[Node]:
    return [{"t": align}, {"t": "ColWidth", "c": share}]


def _cell(blocks: Sequence[Node]) -> Any:
    return [attributes(), {"t": "AlignDefault"}, 1, 1, list(blocks)]


def _table(
    about: Attributes, *, caption: list[Node], columns: list[Any], head: list[Any], rows: list[Any], heads: int
) -> Node:
    def written(cells: list[Any]) -> list[Any]:
        return [attributes(), cells]

    body = [attributes(), heads, [], [written(row) for row in rows]]
    parts = [
        about,
        [None, caption],
        columns,
        [attributes(), [written(row) for row in head]],
        [body],
        [attributes(), []],
    ]
    return {"t": "Table", "c": parts}
