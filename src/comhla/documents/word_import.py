"""Taking over what somebody wrote elsewhere: a Word document, or text copied from Word or a browser."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from comhla.documents.errors import UnusableInput
from comhla.documents.marked_inline import in_one_line
from comhla.documents.marked_writing import key_of, write_heading, write_text
from comhla.documents.model import Block, BulletList, Figure, Note, NumberedList, Picture, Quote, plain
from comhla.documents.pandoc_tree import Node, TreeHeading, TreeReader, pandoc_tree
from comhla.documents.pictures import checked_picture
from comhla.documents.problems import Problem, Severity
from comhla.documents.word_package import WordPackage, open_package

LONGEST_PASTE: Final = 5_000_000

_TRACKED = re.compile(r"<w:(?:ins|del|moveFrom|moveTo)\b")
_COMMENT = re.compile(r"<w:comment\b")
_OUTSIDE = re.compile(r'<Relationship\b(?=[^>]*/image")(?=[^>]*TargetMode="External")')


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportedSection:
    """A section of the Word document.

    Attributes:
        heading: its heading, empty for what stands before the first heading.
        level: the level of the heading in Word, 1 for the highest.
        text: what stands in it up to the next heading of any level, as marked text.
        figures: the keys of the pictures in it.
    """

    heading: str
    level: int
    text: str
    figures: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class WordContents:
    """What was taken over from a Word document, and what somebody should look at.

    `pictures` are those of the sections, by the keys that their text names.
    """

    title: str
    sections: tuple[ImportedSection, ...]
    pictures: Mapping[str, Picture]
    problems: tuple[Problem, ...]


def read_word(content: bytes) -> WordContents:
    """Take over a Word document: headings, lists, tables, links, emphasis, pictures, footnotes.

    Tracked changes are taken as accepted, comments are left out, and both are said. Nothing is fetched from elsewhere.

    Raises:
        UnusableInput: where it is no Word document, has macros or a password, is broken or would harm.
    """
    package = open_package(content)
    tree = pandoc_tree(package.packed(), form="docx")
    return _WordReader(package).read(tree)


def read_pasted(html: str) -> str:
    """Text copied from Word or a browser, as marked text. Programs, styles, pictures and addresses of programs go.

    Raises:
        UnusableInput: where it is too long or cannot be read.
    """
    if len(html) > LONGEST_PASTE:
        raise UnusableInput("What was pasted is too long. Paste it in several parts.")
    clean = re.sub("[\ud800-\udfff]", "\N{REPLACEMENT CHARACTER}", html)
    tree = pandoc_tree(clean.encode("utf-8"), form="html+native_spans-native_divs-raw_html")
    reader = TreeReader(picture=lambda _: None, complain=lambda *_: None)
    parts = list(reader.parts(tree["blocks"]))
    lowest = min((part.level for part in parts if isinstance(part, TreeHeading)), default=1)
    texts = [_pasted(part, lowest) for part in parts]
    return "\n\n".join(text for text in texts if text)


def _pasted(part: Block | TreeHeading, lowest: int) -> str:
    if isinstance(part, TreeHeading):
        return f"{'##' if part.level == lowest else '###'} {write_heading(part.text)}"
    return write_text([part])


class _WordReader:
    """Reads one document; problems name the section in which they stand."""

    def __init__(self, package: WordPackage) -> None:
        self._package = package
        self._folder = package.main.rpartition("/")[0]
        self._place = "Before the first heading"
        self._pictures: dict[str, Picture] = {}
        self._problems: list[Problem] = []
        self._reader = TreeReader(picture=self._picture, complain=self._complain)

    def read(self, tree: Node) -> WordContents:
        self._say_what_goes()
        return WordContents(
            title=self._title(tree["meta"]),
            sections=tuple(self._sections(tree)),
            pictures=self._pictures,
            problems=tuple(dict.fromkeys(self._problems)),
        )

    def _title(self, meta: Mapping[str, Any]) -> str:
        title = meta.get("title", {})
        return in_one_line(plain(self._reader.inlines(title["c"]))) if title.get("t") == "MetaInlines" else ""

    def _sections(self, tree: Node) -> list[ImportedSection]:
        sections: list[ImportedSection] = []
        heading = TreeHeading("", 1)
        blocks: list[Block] = []
        for part in self._reader.parts(tree["blocks"]):
            if isinstance(part, TreeHeading):
                sections += self._section(heading, blocks)
                heading, blocks = part, []
                self._place = f'Section "{part.text}"'
            else:
                blocks.append(part)
        return [*sections, *self._section(heading, blocks)]

    def _section(self, heading: TreeHeading, blocks: Sequence[Block]) -> list[ImportedSection]:
        if not heading.text and not blocks:
            return []
        figures = tuple(dict.fromkeys(key_of(picture) for picture in _pictures_in(blocks)))
        text = write_text(blocks)
        return [ImportedSection(heading=heading.text, level=heading.level, text=text, figures=figures)]

    def _picture(self, source: str) -> Picture | None:
        content = self._package.parts.get(f"{self._folder}/{source}" if self._folder else source)
        try:
            picture = checked_picture(content or b"")
        except UnusableInput as found:
            self._complain("A picture could not be taken over.", str(found))
            return None
        self._pictures[key_of(picture)] = picture
        return picture

    def _complain(self, sentence: str, how_to_fix: str) -> None:
        self._say(Severity.ERROR, self._place, sentence, how_to_fix)

    def _say(self, severity: Severity, place: str, sentence: str, how_to_fix: str) -> None:
        self._problems.append(Problem(severity=severity, place=place, sentence=sentence, how_to_fix=how_to_fix))

    def _say_what_goes(self) -> None:
        """What Word keeps beside the text, and the text taken over does not have."""
        parts = self._package.parts
        place = "The document"
        if any(_TRACKED.search(self._package.text(name)) for name in parts if name.endswith(".xml")):
            sentence = "The document has tracked changes; they were taken as accepted."
            self._say(Severity.ADVICE, place, sentence, "To decide on them, do so in Word and bring it in again.")
        if any(_COMMENT.search(self._package.text(name)) for name in parts if "comments" in name):
            sentence = "The document has comments; they were left out."
            self._say(Severity.ADVICE, place, sentence, "Write what still matters as a comment on its paragraph here.")
        if any(_OUTSIDE.search(self._package.text(name)) for name in parts if name.endswith(".rels")):
            sentence = "A picture lies outside of the document and was not fetched."
            self._say(Severity.ERROR, place, sentence, "Add the picture to its section here.")
        main = self._package.text(self._package.main)
        if main.count("<w:tbl>") > main.count("<w:tblGrid>"):
            sentence = "A table does not say how many columns it has, so cells may be missing."
            self._say(Severity.ERROR, place, sentence, "Compare its tables, or save it in Word and bring it in again.")
        if any("/embeddings/" in name.lower() for name in self._package.left_out):
            sentence = "The document has other files inside; they were left out."
            self._say(Severity.ADVICE, place, sentence, "Add what is needed as a table, a picture or a link.")


def _pictures_in(blocks: Sequence[Block]) -> list[Picture]:
    found: list[Picture] = []
    for block in blocks:
        match block:
            case Figure(picture=picture):
                found.append(picture)
            case BulletList(items=items) | NumberedList(items=items):
                found += [picture for item in items for picture in _pictures_in(item)]
            case Quote(blocks=inner) | Note(blocks=inner):
                found += _pictures_in(inner)
            case _:
                pass
    return found
