"""What pandoc found in a file of another kind, as blocks of our own model.

The tree is pandoc's JSON, as the package pandoc-types describes it: each node has a name `t` and content `c`.
"""

from __future__ import annotations

import json
import re
import subprocess
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any, Final, NamedTuple, TypeAlias

import pypandoc

from comhla.documents.errors import UnusableInput
from comhla.documents.marked_blocks import NO_CAPTION, NO_PICTURE, NO_WORDS, without_spaces_round
from comhla.documents.marked_inline import ADDRESS, Complain, in_one_line, joined
from comhla.documents.model import (
    Block,
    BulletList,
    Emphasis,
    Figure,
    Foreign,
    Inline,
    LineBreak,
    Link,
    Note,
    NumberedList,
    Paragraph,
    Picture,
    Quote,
    Strong,
    Table,
    Words,
    paragraph,
    plain,
)
from comhla.documents.pandoc_tables import TableReader

Node: TypeAlias = Mapping[str, Any]

LONGEST_SECONDS: Final = 60
DEEPEST_PART: Final = 60
_TOO_DEEP: Final = "Its parts stand too deep inside each other. Use fewer levels of lists and boxes."
_MEMORY: Final = "-M1G"
_TABLE_CAPTION = re.compile(r"Table\b.{1,300}", re.DOTALL)
_FIGURE_CAPTION = re.compile(r"Figure\b.{1,300}", re.DOTALL)


class TreeHeading(NamedTuple):
    """A heading that stands among the blocks."""

    text: str
    level: int


class _Image(NamedTuple):
    words: str
    source: str


def pandoc_tree(content: bytes, *, form: str) -> Node:
    """What pandoc reads in the content. It runs in a folder of its own, may open no file, and has an end.

    Raises:
        UnusableInput: where it cannot read it, or needs too long or too much memory.
    """
    command = [pypandoc.get_pandoc_path(), "+RTS", _MEMORY, "-RTS", "--sandbox", "--from", form, "--to", "json"]
    try:
        with tempfile.TemporaryDirectory() as folder:
            done = subprocess.run(
                command,
                input=content,
                capture_output=True,
                check=True,
                cwd=folder,
                env={"HOME": str(Path(folder)), "LANG": "C.UTF-8"},
                timeout=LONGEST_SECONDS,
            )
        tree: Node = json.loads(done.stdout)
    except subprocess.TimeoutExpired as found:
        raise UnusableInput("It takes too long to read. Split it into several parts.") from found
    except RecursionError as found:
        raise UnusableInput(
            "Its parts stand too deep inside each other. Use fewer levels of lists and boxes."
        ) from found
    except (subprocess.CalledProcessError, ValueError) as found:
        raise UnusableInput("It cannot be read: it is broken, or too much to read at once. Save it anew.") from found
    return tree


class TreeReader:
    """Turns pandoc's tree into blocks. `picture` finds the picture of an address in the file."""

    def __init__(self, *, picture: Callable[[str], Picture | None], complain: Complain) -> None:
        self._find_picture = picture
        self._complain = complain
        self._images: list[_Image] = []
        self._depth = 0
        self._tables = TableReader(cell=self._cell, complain=complain)

    def blocks(self, nodes: Iterable[Node]) -> tuple[Block, ...]:
        """Blocks, headings among them as strong words."""
        found: list[Block] = []
        for each in self.parts(nodes):
            found.append(_strong_line(each) if isinstance(each, TreeHeading) else each)
        return tuple(found)

    def parts(self, nodes: Iterable[Node]) -> Iterator[Block | TreeHeading]:
        """Blocks and headings in the order of reading."""
        before: Block | TreeHeading | None = None
        with self._deeper():
            for part in (part for node in nodes for part in self._block(node)):
                if before is not None and (both := _with_caption(before, part)) is not None:
                    before = both
                    continue
                if before is not None:
                    yield before
                before = part
        if before is not None:
            yield before

    @contextmanager
    def _deeper(self) -> Iterator[None]:
        """One level further in, as far as levels are read."""
        self._depth += 1
        if self._depth > DEEPEST_PART:
            raise UnusableInput(_TOO_DEEP)
        try:
            yield
        finally:
            self._depth -= 1

    def _block(self, node: Node) -> Iterator[Block | TreeHeading]:
        content: Any = node.get("c")
        match str(node["t"]):
            case "Para" | "Plain":
                yield from self._paragraph(content)
            case "Header":
                yield from self._heading(content)
            case "BulletList":
                yield from self._list(content, BulletList)
            case "OrderedList":
                yield from self._list(content[1], lambda items: NumberedList(items=items, start=max(content[0][0], 0)))
            case "DefinitionList":
                yield from self._definitions(content)
            case "BlockQuote":
                if blocks := self.blocks(content):
                    yield Quote(blocks=blocks)
            case "Div":
                yield from self.parts(content[1])
            case _:
                yield from self._other_block(node, content)

    def _other_block(self, node: Node, content: Any) -> Iterator[Block]:
        match str(node["t"]):
            case "Table":
                yield from self._table(content)
            case "Figure":
                yield from self._figure(content)
            case "LineBlock":
                yield from self._paragraph([part for line in content for part in (*line, {"t": "LineBreak"})])
            case "CodeBlock":
                yield from _paragraph_of_lines(content[1])
            case _:  # lines across the page, and what only another form can show
                pass

    def _heading(self, content: Any) -> Iterator[Block | TreeHeading]:
        text = in_one_line(plain(self.inlines(content[2])))
        if text:
            yield TreeHeading(text, int(content[0]))
        yield from self._figures()

    def _paragraph(self, content: Iterable[Node]) -> Iterator[Block]:
        inside = without_spaces_round(self.inlines(content))
        if inside:
            yield Paragraph(inside=inside)
        yield from self._figures()

    def _list(self, items: Sequence[Iterable[Node]], make: Callable[..., Block]) -> Iterator[Block]:
        read = tuple(blocks for blocks in (self.blocks(item) for item in items) if blocks)
        if read:
            yield make(items=read)

    def _definitions(self, content: Any) -> Iterator[Block]:
        for term, meanings in content:
            inside = without_spaces_round(self.inlines(term))
            if inside:
                yield Paragraph(inside=joined(_tight(inside, Strong)))
            for meaning in meanings:
                yield from self.blocks(meaning)

    def _table(self, content: Any) -> Iterator[Block]:
        caption = in_one_line(" ".join(_text_of(self.blocks(content[1][1]))))
        table = self._tables.table(content, caption=caption)
        if table is not None:
            yield table
        yield from self._figures()

    def _cell(self, blocks: Iterable[Node]) -> tuple[Inline, ...]:
        """The words of a cell; blocks in it follow each other in one line."""
        parts: list[Inline] = []
        for block in self.blocks(blocks):
            inside = block.inside if isinstance(block, Paragraph) else (Words(text="; ".join(_text_of([block]))),)
            parts += [*([Words(text=" ")] if parts else []), *inside]
        tidy = (Words(text=" ") if isinstance(part, LineBreak) else part for part in parts)
        return without_spaces_round(joined(tidy))

    # ------------------------------------------------------------ pictures

    def _figure(self, content: Any) -> Iterator[Block]:
        caption = in_one_line(" ".join(_text_of(self.blocks(content[1][1]))))
        blocks = self.blocks(content[2])
        for block in blocks:
            yield replace(block, caption=caption) if isinstance(block, Figure) else block
        if caption and not any(isinstance(block, Figure) for block in blocks):
            yield paragraph(caption)

    def _figures(self) -> Iterator[Block]:
        """The pictures that stood in the words read last."""
        images, self._images = self._images, []
        for image in images:
            picture = self._find_picture(image.source)
            if picture is None:
                yield Note(label=NO_PICTURE, blocks=(paragraph(image.words or NO_WORDS),))
                continue
            if not image.words:
                self._complain("A picture has no words in its place.", "Say in words what there is to see on it.")
            yield Figure(picture=picture, instead=image.words or NO_WORDS)

    # ------------------------------------------------------------ words

    def inlines(self, nodes: Iterable[Node]) -> tuple[Inline, ...]:
        """Words with their marks; pictures among them are kept for after the paragraph."""
        with self._deeper():
            return joined(part for node in nodes for part in self._inline(node))

    def _inline(self, node: Node) -> Iterator[Inline]:
        content: Any = node.get("c")
        match str(node["t"]):
            case "Str":
                yield Words(text=str(content))
            case "Space" | "SoftBreak":
                yield Words(text=" ")
            case "LineBreak":
                yield LineBreak()
            case "Strong":
                yield from _tight(self.inlines(content), Strong)
            case "Emph":
                yield from _tight(self.inlines(content), Emphasis)
            case "Underline" | "Strikeout" | "Superscript" | "Subscript" | "SmallCaps":
                yield from self.inlines(content)
            case "Quoted":
                yield from (Words(text="\N{LEFT DOUBLE QUOTATION MARK}"), *self.inlines(content[1]))
                yield Words(text="\N{RIGHT DOUBLE QUOTATION MARK}")
            case "Code" | "Math":
                yield Words(text=str(content[1]))
            case "Cite":
                yield from self.inlines(content[1])
            case _:
                yield from self._linked(node, content)

    def _linked(self, node: Node, content: Any) -> Iterator[Inline]:
        match str(node["t"]):
            case "Link":
                yield from _link(self.inlines(content[1]), str(content[2][0]))
            case "Span":
                yield from _foreign(self.inlines(content[1]), dict(content[0][2]).get("lang", ""))
            case "Image":
                self._images.append(_Image(in_one_line(plain(self.inlines(content[1]))), str(content[2][0])))
            case "Note":
                yield Words(text=f" (Footnote: {in_one_line(' '.join(_text_of(self.blocks(content))))})")
            case _:  # what only another form can show
                pass


def _strong_line(heading: TreeHeading) -> Paragraph:
    return Paragraph(inside=(Strong(inside=(Words(text=heading.text),)),))


def _with_caption(before: Block | TreeHeading, part: Block | TreeHeading) -> Block | None:
    """A table with the line above it, or a picture with the line below it, where that line says what it is."""
    match before, part:
        case Paragraph(inside=inside), Table(caption=caption) if caption == NO_CAPTION:
            words = in_one_line(plain(inside))
            return replace(part, caption=words) if _TABLE_CAPTION.fullmatch(words) else None
        case Figure(caption=""), Paragraph(inside=inside):
            words = in_one_line(plain(inside))
            return replace(before, caption=words) if _FIGURE_CAPTION.fullmatch(words) else None
        case _:
            return None


def _paragraph_of_lines(text: str) -> Iterator[Block]:
    parts = [part for line in text.split("\n") for part in (Words(text=line), LineBreak())]
    inside = without_spaces_round(joined(parts))
    if inside:
        yield Paragraph(inside=inside)


def _tight(inside: tuple[Inline, ...], kind: type[Strong] | type[Emphasis]) -> Iterator[Inline]:
    """Marked words, the spaces at their ends outside of the marks, where they belong."""
    words = plain(inside)
    tight = without_spaces_round(inside)
    if not tight:
        yield from inside
        return
    if words[:1].isspace():
        yield Words(text=" ")
    yield kind(inside=tight)
    if words[-1:].isspace():
        yield Words(text=" ")


def _link(inside: tuple[Inline, ...], address: str) -> Iterator[Inline]:
    """A link to another place. Places inside the old file, and addresses of programs and files, are only words."""
    tidy = address.strip().replace(" ", "%20")
    if not ADDRESS.fullmatch(tidy) or tidy.startswith("#"):
        yield from inside
    elif plain(inside).strip():
        yield Link(inside=tuple(_without_links(inside)), address=tidy)


def _without_links(inside: Iterable[Inline]) -> Iterator[Inline]:
    for each in inside:
        if isinstance(each, Link | Foreign):
            yield from each.inside
        else:
            yield each


def _foreign(inside: tuple[Inline, ...], language: str) -> Iterator[Inline]:
    """Words of another language; Word notes English of every kind, which is no other language here."""
    english = language.lower().startswith("en")
    if english or not re.fullmatch(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*", language) or not plain(inside).strip():
        yield from inside
    else:
        yield Foreign(inside=tuple(_without_links(inside)), language=language)


def _text_of(blocks: Iterable[Block]) -> Iterator[str]:
    """The words of blocks, one text for each paragraph."""
    for block in blocks:
        match block:
            case Paragraph(inside=inside):
                yield plain(inside)
            case BulletList(items=items) | NumberedList(items=items):
                for item in items:
                    yield from _text_of(item)
            case Quote(blocks=inner) | Note(blocks=inner):
                yield from _text_of(inner)
            case Figure(instead=instead):
                yield instead
            case _:
                pass
