"""Blocks of a marked text: paragraphs, headings, lists, quotes, notes, tables and pictures."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from markdown_it.rules_block.table import escapedSplit
from markdown_it.token import Token
from markdown_it.tree import SyntaxTreeNode

from comhla.documents.marked_inline import (
    DEEPEST,
    PARSER,
    in_one_line,
    inline_nodes,
    inlines,
    joined,
    read_inline,
)
from comhla.documents.model import (
    Block,
    BulletList,
    Figure,
    Inline,
    Layout,
    LineBreak,
    Note,
    NumberedList,
    Paragraph,
    Picture,
    PictureLine,
    Quote,
    Strong,
    Table,
    Words,
    paragraph,
    plain,
)
from comhla.documents.problems import Problem, Severity

NO_CAPTION = "Table without a caption"
NO_WORDS = "Picture without words in its place"
NO_PICTURE = "Picture missing"
NO_HEADER = "Column {number} without words"

_CAPTION = re.compile(r"Table:")
_DEEPEST_HEADING = 3


class HeadedPart(NamedTuple):
    """A part of a text under a heading; `inner` where it belongs to the part before it."""

    heading: str
    inner: bool
    blocks: tuple[Block, ...]


class Parts(NamedTuple):
    """A text: what stands before the first heading, and what stands under each."""

    opening: tuple[Block, ...]
    headed: tuple[HeadedPart, ...]


@dataclass(slots=True, kw_only=True)
class _Complaints:
    """Collects problems of the lines being read."""

    problems: list[Problem]
    line: int = 1

    def __call__(self, sentence: str, how_to_fix: str) -> None:
        self.problems.append(
            Problem(
                severity=Severity.ERROR,
                place=f"Line {self.line}",
                sentence=sentence,
                how_to_fix=how_to_fix,
                line=self.line,
            )
        )


class BlockReader:
    """Reads one text; `problems` holds what was wrong with it."""

    def __init__(self, *, pictures: Mapping[str, Picture], layout: Layout) -> None:
        self._pictures = pictures
        self._layout = layout
        self.problems: list[Problem] = []
        self._complain = _Complaints(problems=self.problems)
        self._source: list[str] = []

    def read(self, text: str) -> Parts | None:
        """The parts of the text, or nothing where its marks stand too deep inside each other."""
        tokens = PARSER.parse(text)
        if any(_deeper_than_read(token) for token in tokens):
            return None
        self._source = text.split("\n")
        return self._parts(SyntaxTreeNode(tokens).children)

    def _parts(self, nodes: Sequence[SyntaxTreeNode]) -> Parts:
        opening: tuple[Block, ...] = ()
        headed: list[HeadedPart] = []
        start = 0
        places = [place for place, node in enumerate(nodes) if node.type == "heading"]
        for place in [*places, len(nodes)]:
            blocks = self._blocks(nodes[start:place])
            if headed:
                headed[-1] = headed[-1]._replace(blocks=(*headed[-1].blocks, *blocks))
            else:
                opening = (*opening, *blocks)
            if place < len(nodes):
                headed += self._heading(nodes[place], first=not headed)
            start = place + 1
        return Parts(opening, tuple(headed))

    def _heading(self, node: SyntaxTreeNode, *, first: bool) -> Iterator[HeadedPart]:
        self._stand_at(node)
        level = len(node.markup)
        heading = in_one_line(plain(self._inline(node)))
        if not heading:
            self._complain("A heading has no words.", "Write the heading after the marks ##, or take the marks out.")
            return
        if level == 1 or level > _DEEPEST_HEADING:
            self._complain(
                f'The heading "{heading}" begins with {"#" * level}.',
                "Begin a heading with ## and a heading below it with ###.",
            )
        inner = level >= _DEEPEST_HEADING
        if inner and first:
            self._complain(
                f'The heading "{heading}" begins with ### but no heading with ## stands before it.',
                "Begin it with ##.",
            )
        yield HeadedPart(heading, inner and not first, ())

    def _stand_at(self, node: SyntaxTreeNode) -> None:
        if node.map is not None:
            self._complain.line = node.map[0] + 1

    def _blocks(self, nodes: Sequence[SyntaxTreeNode]) -> tuple[Block, ...]:
        found: list[Block] = []
        for place, node in enumerate(nodes):
            self._stand_at(node)
            if self._is_caption(nodes, place):
                continue
            before = nodes[place - 1] if place and self._is_caption(nodes, place - 1) else None
            found.extend(self._table(node, before) if node.type == "table" else self._block(node))
        return tuple(found)

    def _is_caption(self, nodes: Sequence[SyntaxTreeNode], place: int) -> bool:
        if nodes[place].type != "paragraph" or place + 1 == len(nodes) or nodes[place + 1].type != "table":
            return False
        return _CAPTION.match(_content(nodes[place])) is not None

    def _block(self, node: SyntaxTreeNode) -> Iterator[Block]:
        match node.type:
            case "bullet_list":
                if items := self._items(node):
                    yield BulletList(items=items)
            case "ordered_list":
                if items := self._items(node):
                    yield NumberedList(items=items, start=int(node.attrs.get("start", 1)))
            case "blockquote":
                yield from self._quote(self._blocks(node.children))
            case "heading":
                yield from self._heading_inside(node)
            case _:
                yield from self._paragraph(node)

    def _items(self, node: SyntaxTreeNode) -> tuple[tuple[Block, ...], ...]:
        items = [self._blocks(item.children) for item in node.children]
        return tuple(item for item in items if item)

    def _heading_inside(self, node: SyntaxTreeNode) -> Iterator[Block]:
        self._complain("A heading stands inside a list or a quote.", "Put it on a line of its own, outside.")
        if inside := self._inline(node):
            yield Paragraph(inside=inside)

    def _quote(self, blocks: tuple[Block, ...]) -> Iterator[Block]:
        label, rest = _label_of(blocks)
        if label:
            yield Note(label=label, blocks=rest)
        elif blocks:
            yield Quote(blocks=blocks)

    # ------------------------------------------------------------ paragraphs and pictures

    def _inline(self, node: SyntaxTreeNode) -> tuple[Inline, ...]:
        return without_spaces_round(read_inline(_content(node), self._complain))

    def _paragraph(self, node: SyntaxTreeNode) -> Iterator[Block]:
        nodes = inline_nodes(_content(node), self._complain)
        if nodes and nodes[0].type == "image" and (block := self._begins_with_picture(nodes[0], nodes[1:])):
            yield from block
        elif inside := without_spaces_round(inlines(nodes, self._complain)):
            yield Paragraph(inside=inside)

    def _begins_with_picture(self, image: SyntaxTreeNode, rest: Sequence[SyntaxTreeNode]) -> tuple[Block, ...]:
        """The blocks of a paragraph that begins with a picture; none where it is to be read as words."""
        source = str(image.attrs.get("src", ""))
        easy = self._layout is Layout.EASY_READ
        if not source.startswith("figure:") and not (easy and source == "slot"):
            return ()
        words = in_one_line(plain(inlines(image.children or (), self._complain)))
        if not words:
            self._complain(
                "A picture has no words in its place.",
                "Say in the brackets what there is to see: ![words](figure:key).",
            )
        inside = without_spaces_round(inlines(rest, self._complain))
        after = (Paragraph(inside=inside),) if inside else ()
        if source == "slot" or (easy and after):
            return (PictureLine(slot=words or NO_WORDS, blocks=after, picture=self._picture(source)),)
        return (self._figure(source, words, in_one_line(str(image.attrs.get("title", "")))), *after)

    def _picture(self, source: str) -> Picture | None:
        if source == "slot":
            return None
        key = source.removeprefix("figure:")
        if key not in self._pictures:
            self._complain(f'There is no picture "{key}".', "Add the picture, or correct its key after figure:.")
        return self._pictures.get(key)

    def _figure(self, source: str, words: str, caption: str) -> Figure | Note:
        picture = self._picture(source)
        if picture is None:
            said = [words or NO_WORDS, caption]
            return Note(label=NO_PICTURE, blocks=tuple(paragraph(each) for each in said if each))
        return Figure(picture=picture, instead=words or NO_WORDS, caption=caption)

    # ------------------------------------------------------------ tables

    def _table(self, node: SyntaxTreeNode, before: SyntaxTreeNode | None) -> Iterator[Block]:
        caption = self._caption(before)
        self._stand_at(node)
        if not caption:
            self._complain("A table has no caption.", 'Write a line above it that begins "Table:".')
        lines = [row for part in node.children for row in part.children]
        header, *rows = [self._row(row) for row in lines]
        heads = bool(rows) and all(_is_strong(row[0]) for row in rows)
        self._stand_at(node)
        yield Table(
            caption=caption or NO_CAPTION,
            header=tuple(self._header(header)),
            rows=tuple(_without_strong_head(row) if heads else row for row in rows),
            first_cell_heads_row=heads,
        )

    def _caption(self, before: SyntaxTreeNode | None) -> str:
        if before is None:
            return ""
        self._stand_at(before)
        return in_one_line(_CAPTION.sub("", plain(self._inline(before)), count=1))

    def _header(self, cells: Iterable[tuple[Inline, ...]]) -> Iterator[tuple[Inline, ...]]:
        for number, cell in enumerate(cells, start=1):
            if not plain(cell).strip():
                self._complain(f"Column {number} of a table has no header.", "Write words at the head of each column.")
                yield (Words(text=NO_HEADER.format(number=number)),)
            else:
                yield cell

    def _row(self, row: SyntaxTreeNode) -> tuple[tuple[Inline, ...], ...]:
        self._stand_at(row)
        cells = tuple(self._inline(cell) for cell in row.children)
        left_over = self._left_over(row, len(cells))
        if left_over:
            self._complain(
                f"A row of a table has more than {len(cells)} cells.",
                "Give each row as many cells as the table has columns; write \\| for a bar in a cell.",
            )
            cells = (*cells[:-1], joined([*cells[-1], Words(text=" | " + " | ".join(left_over))]))
        return cells

    def _left_over(self, row: SyntaxTreeNode, width: int) -> list[str]:
        """The cells of a row that no column takes."""
        if row.map is None:
            return []
        cells = escapedSplit(self._source[row.map[0]].lstrip("> \t").strip())
        cells = cells[1:] if cells and not cells[0] else cells
        cells = cells[:-1] if cells and not cells[-1] else cells
        return [in_one_line(cell) for cell in cells[width:] if cell.strip()]


def _deeper_than_read(token: Token) -> bool:
    return token.nesting == 1 and token.level >= DEEPEST - 1


def _content(node: SyntaxTreeNode) -> str:
    return node.children[0].content if node.children else ""


def without_spaces_round(inside: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """Inline text without spaces and new lines at its beginning and end."""
    parts = list(inside)
    while parts and _is_space(parts[0]):
        parts.pop(0)
    while parts and _is_space(parts[-1]):
        parts.pop()
    if parts and isinstance(parts[0], Words):
        parts[0] = Words(text=parts[0].text.lstrip())
    if parts and isinstance(parts[-1], Words):
        parts[-1] = Words(text=parts[-1].text.rstrip())
    return tuple(parts)


def _is_space(part: Inline) -> bool:
    return isinstance(part, LineBreak) or (isinstance(part, Words) and not part.text.strip())


class _Labelled(NamedTuple):
    label: str
    rest: tuple[Block, ...]


def _label_of(blocks: tuple[Block, ...]) -> _Labelled:
    """The label of a note, as in `> **Note:** words`, and what follows it; an empty label where it is a quote."""
    match blocks:
        case (Paragraph(inside=(Strong(inside=label), *rest)), *others) if plain(label).endswith(":"):
            inside = without_spaces_round(tuple(rest))
            first = (Paragraph(inside=inside),) if inside else ()
            return _Labelled(in_one_line(plain(label)[:-1]), (*first, *others))
        case _:
            return _Labelled("", ())


def _is_strong(cell: tuple[Inline, ...]) -> bool:
    return len(cell) == 1 and isinstance(cell[0], Strong)


def _without_strong_head(row: tuple[tuple[Inline, ...], ...]) -> tuple[tuple[Inline, ...], ...]:
    match row[0]:
        case (Strong(inside=inside),):
            return (inside, *row[1:])
        case _:
            return row
