"""A document as OpenDocument text: real styles, headers of tables, words for pictures, marks on each page."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterator
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from comhla.documents.model import Document, PictureLine, Table
from comhla.documents.renderers.contents import Entry, contents_of, depth_of_contents
from comhla.documents.renderers.opendocument_styles import styles_xml
from comhla.documents.renderers.packages import changed
from comhla.documents.renderers.pandoc import (
    Target,
    Tree,
    data_file,
    front,
    run,
    title_block,
    tree_of,
)
from comhla.documents.renderers.phrases import phrases_of
from comhla.documents.renderers.preparing import prepare
from comhla.documents.renderers.word_styles import DEEP, LINE, WASH

_NEW_PAGE = '<text:p text:style-name="NewPage"/>'
_CELL = '<style:style style:name="{}" style:family="table-cell"><style:table-cell-properties {}/></style:style>'
_CELLS = (
    _CELL.format(
        "TableHeaderRowCell",
        f'fo:border-bottom="1.5pt solid #{DEEP}" fo:background-color="#{WASH}" fo:padding="4pt" '
        'style:vertical-align="bottom"',
    )
    + _CELL.format("TableRowCell", f'fo:border-bottom="0.5pt solid #{LINE}" fo:padding="4pt"')
    + _CELL.format("PictureLineCell", 'fo:border="none" fo:padding="6pt" style:vertical-align="middle"')
)
_PLAIN_CELLS = re.compile(
    r'<style:style style:name="(?:TableHeaderRowCell|TableRowCell)" style:family="table-cell">.*?</style:style>\s*',
    re.DOTALL,
)
_NUMBERS = re.compile(
    r'(?P<level><text:list-level-style-number text:level="1".*?</text:list-level-style-number>)\s*</text:list-style>',
    re.DOTALL,
)
_TABLE_PARTS = re.compile(r'<table:table [^>]*>|</table:table>|table:style-name="TableRowCell"')


def opendocument(document: Document) -> bytes:
    """The document as an OpenDocument text.

    Raises:
        CannotBeRead: where nothing readable is left of a heading or the like.
        CannotBeWritten: where a picture or the name of a language cannot be used.
    """
    document = prepare(document)
    tree = Tree(document, Target.OPENDOCUMENT)
    whole = tree_of(title_block(document), [*front(document, Target.OPENDOCUMENT, _NEW_PAGE, _contents), *tree.body()])
    with tempfile.TemporaryDirectory(prefix="comhla-opendocument-") as folder:
        reference = Path(folder, "reference.odt")
        reference.write_bytes(changed(data_file("reference.odt"), {"styles.xml": lambda _: styles_xml(document)}))
        written = run(whole, Target.OPENDOCUMENT, "--reference-doc", reference)
    changes = {
        "content.xml": lambda text: _finished(text, tree),
        "meta.xml": lambda text: _dated(text, document),
        # pandoc writes its own styles for code among ours.
        "styles.xml": lambda _: styles_xml(document),
    }
    return changed(written, changes)


def _contents(document: Document) -> str:
    """A table of contents that a word processor can bring up to date, with its lines already in it."""
    depth, heading = depth_of_contents(document), escape(phrases_of(document.language).contents)
    templates = "".join(_template(level) for level in range(1, depth + 1))
    lines = "".join(_line(entry) for entry in contents_of(document))
    return (
        '<text:table-of-content text:name="Contents" text:protected="false">'
        f'<text:table-of-content-source text:outline-level="{depth}">'
        f'<text:index-title-template text:style-name="Contents_20_Heading">{heading}</text:index-title-template>'
        f'{templates}</text:table-of-content-source><text:index-body><text:index-title text:name="ContentsTitle">'
        f'<text:p text:style-name="Contents_20_Heading">{heading}</text:p></text:index-title>{lines}'
        "</text:index-body></text:table-of-content>"
    )


def _template(level: int) -> str:
    return (
        f'<text:table-of-content-entry-template text:outline-level="{level}" text:style-name="Contents_20_{level}">'
        "<text:index-entry-link-start/><text:index-entry-text/><text:index-entry-tab-stop "
        'style:type="right" style:leader-char="."/><text:index-entry-page-number/><text:index-entry-link-end/>'
        "</text:table-of-content-entry-template>"
    )


def _line(entry: Entry) -> str:
    return (
        f'<text:p text:style-name="Contents_20_{entry.level}"><text:a xlink:type="simple" '
        f"xlink:href={quoteattr('#' + entry.anchor)}>{escape(entry.heading)}</text:a></text:p>"
    )


def _finished(text: str, tree: Tree) -> str:
    """The text with what pandoc leaves out: words for pictures, and how the cells of tables look."""
    text = _PLAIN_CELLS.sub("", text).replace("</office:automatic-styles>", f"{_CELLS}</office:automatic-styles>", 1)
    text = _NUMBERS.sub(_on_every_level, text)
    text = text.replace('table:align="center" ', 'table:align="left" fo:margin-bottom="10pt" ')
    instead = iter(tree.instead)
    text = re.sub("</draw:frame>", lambda found: _described(next(instead)) + found.group(), text)
    return _TABLE_PARTS.sub(_Cells(iter(tree.tables)), text)


def _on_every_level(found: re.Match[str]) -> str:
    """pandoc numbers only the first level of a list; in another list it stands deeper, and lost its first number."""
    level = found["level"]
    deeper = (level.replace('text:level="1"', f'text:level="{depth}"', 1) for depth in range(2, 11))
    return f"{level}{''.join(_indented(each, by) for by, each in enumerate(deeper, start=1))}</text:list-style>"


def _indented(level: str, by: int) -> str:
    return level.replace('"0.5in"', f'"{0.5 + by / 4}in"')


def _described(words: str) -> str:
    return f"<svg:desc>{escape(words)}</svg:desc>" if words else ""


class _Cells:
    """Gives the cells of a picture line their own style, also where a table stands in one of them."""

    def __init__(self, tables: Iterator[Table | PictureLine]) -> None:
        self.tables = tables
        self.within: list[Table | PictureLine] = []

    def __call__(self, found: re.Match[str]) -> str:
        part = found.group()
        if part.startswith("<table:table "):
            self.within.append(next(self.tables))
        elif part.startswith("</"):
            self.within.pop()
        elif isinstance(self.within[-1], PictureLine):
            return 'table:style-name="PictureLineCell"'
        return part


def _dated(text: str, document: Document) -> str:
    """The file's own properties with the day of issue and the name of the document."""
    text = re.sub(r">\d{4}-\d\d-\d\dT[0-9:]+Z<", f">{document.issued_on.isoformat()}T00:00:00Z<", text)
    name = f'<meta:user-defined meta:name="identifier">{escape(document.identifier)}</meta:user-defined>'
    return text.replace("</office:meta>", f"{name if document.identifier else ''}</office:meta>")
