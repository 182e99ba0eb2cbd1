"""The inverse of reading: blocks and sections as marked text."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import assert_never

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
    PictureLine,
    Quote,
    Section,
    Strong,
    Table,
    Words,
    plain,
)

_HIGHEST_NUMBER = 999_999_999
_MARK = re.compile(r"([\\*\[\]]|<(?=[A-Za-z/!]))")
_LINE_START = re.compile(r"^(?:(?P<mark>[#>|:+-])|(?P<number>\d{1,9})(?P<dot>[.)]))")
_IN_ADDRESS = re.compile(r"([\\()<>&*\[\]!])")
_IN_TITLE = re.compile(r'([\\"&])')


def key_of(picture: Picture) -> str:
    """A key for a picture that has none: a part of the checksum of its content."""
    return hashlib.sha256(picture.content).hexdigest()[:16]


def write_text(
    blocks: Sequence[Block], sections: Sequence[Section] = (), *, pictures: Mapping[str, Picture] | None = None
) -> str:
    """Blocks and sections as marked text, so that reading it gives them again.

    Args:
        blocks: what stands before the first heading.
        sections: sections, and sections inside them; those further in are written at the second level.
        pictures: the pictures by the keys they go by; one that is not among them goes by `key_of`.
    """
    writer = _Writer({picture: key for key, picture in (pictures or {}).items()})
    return "\n\n".join([*writer.blocks(blocks), *writer.sections(sections, marks="##")])


def write_heading(heading: str) -> str:
    """The words of a heading, as they stand after its marks."""
    return " ".join(_escaped(heading).replace("#", "\\#").split())


class _Writer:
    def __init__(self, keys: Mapping[Picture, str]) -> None:
        self._keys = keys

    def sections(self, sections: Sequence[Section], *, marks: str) -> Iterator[str]:
        for section in sections:
            yield f"{marks} {write_heading(section.heading)}"
            yield from self.blocks(section.blocks)
            yield from self.sections(section.sections, marks="###")

    def blocks(self, blocks: Sequence[Block]) -> Iterator[str]:
        """Blocks as text; of two lists that follow each other, the second has other marks."""
        other_marks = False
        for before, block in pairwise((None, *blocks)):
            other_marks = type(before) is type(block) and not other_marks
            if text := self._block(block, other_marks=other_marks):  # type: ignore[arg-type]  # only the first is None
                yield text

    def _block(self, block: Block, *, other_marks: bool) -> str:
        match block:
            case Paragraph(inside=inside):
                return lines(inside)
            case BulletList(items=items):
                return self._list(items, ["* " if other_marks else "- "] * len(items))
            case NumberedList(items=items, start=start):
                numbers = [min(start + place, _HIGHEST_NUMBER) for place in range(len(items))]
                return self._list(items, [f"{number}{')' if other_marks else '.'} " for number in numbers])
            case Quote(blocks=blocks):
                return _quoted("\n\n".join(self.blocks(blocks)))
            case Note(label=label, blocks=blocks):
                return _quoted(self._labelled(label, blocks))
            case Table():
                return _table(block)
            case Figure(picture=picture, instead=instead, caption=caption):
                title = _IN_TITLE.sub(r"\\\1", " ".join(caption.split()))
                return self._picture(instead, picture, f' "{title}"' if title else "")
            case PictureLine(slot=slot, picture=picture, blocks=blocks):
                return self._after(self._picture(slot, picture, ""), blocks)
            case _:
                assert_never(block)

    def _list(self, items: Sequence[Sequence[Block]], marks: Sequence[str]) -> str:
        """Items close together where each is a line, perhaps with a list below it."""
        close = all(_is_line(item) for item in items)
        texts = [("\n" if close else "\n\n").join(self.blocks(item)) for item in items]
        written = [mark + text.replace("\n", "\n" + " " * len(mark)) for mark, text in zip(marks, texts, strict=True)]
        tidy = (re.sub(r"^ +$", "", item, flags=re.MULTILINE) for item in written)
        return ("\n" if close else "\n\n").join(tidy)

    def _labelled(self, label: str, blocks: Sequence[Block]) -> str:
        return self._after(f"**{_escaped(' '.join(label.split()))}:**", blocks)

    def _after(self, beginning: str, blocks: Sequence[Block]) -> str:
        """Blocks after words that begin their first paragraph."""
        texts = list(self.blocks(blocks))
        if blocks and isinstance(blocks[0], Paragraph) and texts:
            return "\n\n".join([f"{beginning} {texts[0]}", *texts[1:]])
        return "\n\n".join([beginning, *texts])

    def _picture(self, words: str, picture: Picture | None, title: str) -> str:
        address = "slot" if picture is None else f"figure:{self._key(picture)}"
        return f"![{_escaped(' '.join(words.split()))}]({address}{title})"

    def _key(self, picture: Picture) -> str:
        return _IN_ADDRESS.sub(r"\\\1", self._keys.get(picture) or key_of(picture))


def _is_line(item: Sequence[Block]) -> bool:
    """Whether an item is one paragraph, perhaps with a list under it that needs no empty line before it."""
    match item:
        case (Paragraph(),) | (Paragraph(), BulletList()) | (Paragraph(), NumberedList(start=1)):
            return True
        case _:
            return False


def _quoted(text: str) -> str:
    return "\n".join(f"> {line}".rstrip(" ") for line in text.split("\n"))


def _table(table: Table) -> str:
    header = [_cell(cell) for cell in table.header]
    rows = [[_cell(cell) for cell in row] for row in table.rows]
    if table.first_cell_heads_row:
        rows = [[f"**{row[0]}**" if row[0] else "", *row[1:]] for row in rows]
    every = [header, ["---"] * len(header), *rows]
    caption = _escaped(" ".join(table.caption.split()))
    return "\n".join([f"Table: {caption}", "", *(f"| {' | '.join(row)} |" for row in every)])


def _cell(inside: Sequence[Inline]) -> str:
    return inline(inside).replace("\\\n", " ").replace("|", "\\|").strip()


def lines(inside: Sequence[Inline]) -> str:
    """A paragraph, no line of which can be taken for another block."""
    first, *others = inline(inside).split("\n")
    return "\n".join([_as_first_line(first), *(_as_line(line) for line in others)])


def _as_first_line(line: str) -> str:
    return _as_line(line) if not re.match(r"[|:]|[+-](?! |$)|\d+[.)](?! |$)", line) else line


def _as_line(line: str) -> str:
    return _LINE_START.sub(
        lambda found: f"\\{found['mark']}" if found["mark"] else f"{found['number']}\\{found['dot']}", line
    )


def inline(inside: Sequence[Inline]) -> str:
    """Inline text with its marks, on several lines where it has line breaks."""
    return "".join(_inline(each, following) for each, following in pairwise((*inside, None)))


def _inline(each: Inline | None, following: Inline | None) -> str:
    match each:
        case None:
            return ""
        case Words(text=text):
            # Before a bracket, an exclamation mark would make a picture of a link.
            exclaims = text.endswith("!") and isinstance(following, Link | Foreign)
            return f"{_escaped(text)[:-1]}\\!" if exclaims else _escaped(text)
        case Strong(inside=inside):
            return f"**{inline(inside)}**" if plain(inside) else ""
        case Emphasis(inside=inside):
            return f"*{inline(inside)}*" if plain(inside) else ""
        case Link(inside=inside, address=address):
            return f"[{inline(inside)}]({_IN_ADDRESS.sub(_backslash, address)})"
        case Foreign(inside=inside, language=language):
            return f"[{inline(inside)}](lang:{language})"
        case LineBreak():
            return "\\\n"
        case _:
            assert_never(each)


def _backslash(found: re.Match[str]) -> str:
    return f"\\{found[0]}"


def _escaped(text: str) -> str:
    """Words as they must be written so that none of their characters is a mark."""
    return _MARK.sub(r"\\\1", " ".join(re.split(r"[ \t\n]+", text)))
