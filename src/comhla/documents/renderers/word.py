"""A document as Word: real styles, repeated table headers, contents with links, marks and page numbers on each page."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterator
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from comhla.documents.model import Document, Layout, PictureLine, Table
from comhla.documents.renderers.contents import Entry, contents_of, depth_of_contents, has_title_page
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
from comhla.documents.renderers.word_styles import EASY_READ, NAMESPACE, STANDARD, styles_xml

_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_BREAK = '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'
_SECTION = (
    f'<w:sectPr xmlns:r="{_RELATION}"><w:headerReference w:type="default" r:id="rIdHeader"/>'
    '<w:footerReference w:type="default" r:id="rIdFooter"/><w:pgSz w:w="11906" w:h="16838"/>'
    '<w:pgMar w:top="1600" w:right="1360" w:bottom="1480" w:left="1360" w:header="740" w:footer="680" w:gutter="0"/>'
    "</w:sectPr>"
)
_PICTURE_LINE = re.compile(r'<w:tblStyle w:val="PictureLine" />.*?</w:tbl>', re.DOTALL)
_MIDDLE = '<w:tcPr><w:vAlign w:val="center"/></w:tcPr>'
_BETWEEN_TABLES = '<w:p><w:pPr><w:pStyle w:val="Compact"/></w:pPr></w:p>'
_HEADS_ROWS = 0x0080
"""The bit of a table's look by which the first column stands out, which also says that it holds headers."""


def word(document: Document) -> bytes:
    """The document as a Word file.

    Raises:
        CannotBeRead: where nothing readable is left of a heading or the like.
        CannotBeWritten: where a picture or the name of a language cannot be used.
    """
    document = prepare(document)
    tree = Tree(document, Target.WORD)
    whole = tree_of(title_block(document), [*front(document, Target.WORD, _BREAK, _contents), *tree.body()])
    with tempfile.TemporaryDirectory(prefix="comhla-word-") as folder:
        reference = Path(folder, "reference.docx")
        reference.write_bytes(_reference(document))
        written = run(whole, Target.WORD, "--reference-doc", reference)
    changes = {
        # pandoc adds styles for program code to ours.
        "word/styles.xml": lambda _: _styles(document),
        "word/document.xml": lambda text: _finished(text, iter(tree.tables)),
        "docProps/core.xml": lambda text: _dated(text, document),
    }
    return changed(written, changes)


def _contents(document: Document) -> str:
    """A table of contents that Word can bring up to date, with its lines already in it."""
    heading = escape(phrases_of(document.language).contents)
    lines = [_line(entry) for entry in contents_of(document)]
    begin = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve">'
        f' TOC \\o "1-{depth_of_contents(document)}" \\h \\z \\u </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    )
    lines[0] = lines[0].replace("</w:pPr>", f"</w:pPr>{begin}", 1)
    lines[-1] = lines[-1].removesuffix("</w:p>") + '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
    return (
        '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/><w:docPartUnique/></w:docPartObj>'
        '</w:sdtPr><w:sdtContent><w:p><w:pPr><w:pStyle w:val="TOCHeading"/></w:pPr>'
        f"<w:r><w:t>{heading}</w:t></w:r></w:p>{''.join(lines)}</w:sdtContent></w:sdt>"
    )


def _line(entry: Entry) -> str:
    return (
        f'<w:p><w:pPr><w:pStyle w:val="TOC{entry.level}"/></w:pPr><w:hyperlink w:anchor={quoteattr(entry.anchor)} '
        f'w:history="1"><w:r><w:t xml:space="preserve">{escape(entry.heading)}</w:t></w:r></w:hyperlink></w:p>'
    )


def _reference(document: Document) -> bytes:
    """The file from which pandoc takes styles, page, header and footer."""
    relations = "".join(
        f'<Relationship Id="rId{name.title()}" Type="{_RELATION}/{name}" Target="{name}1.xml"/>'
        for name in ("header", "footer")
    )
    kinds = "".join(
        f'<Override PartName="/word/{name}1.xml" ContentType="{_KIND}.{name}+xml"/>' for name in ("header", "footer")
    )
    changes = {
        "word/styles.xml": lambda _: _styles(document),
        "word/document.xml": lambda text: re.sub(r"<w:sectPr.*</w:sectPr>|<w:sectPr\s*/>", _SECTION, text, flags=re.S),
        "word/settings.xml": lambda text: text.replace(
            '<w:themeFontLang w:val="en-US"', f"<w:themeFontLang w:val={quoteattr(document.language)}"
        ),
        "word/_rels/document.xml.rels": lambda text: text.replace("</Relationships>", relations + "</Relationships>"),
        "[Content_Types].xml": lambda text: text.replace("</Types>", kinds + "</Types>"),
    }
    added = {"word/header1.xml": _header(document), "word/footer1.xml": _footer(document)}
    return changed(data_file("reference.docx"), changes, added)


def _styles(document: Document) -> str:
    measures = EASY_READ if document.layout is Layout.EASY_READ else STANDARD
    return styles_xml(measures, language=document.language, has_title_page=has_title_page(document))


def _header(document: Document) -> str:
    run_ = '<w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">{}</w:t></w:r>'
    marks = "<w:r><w:br/></w:r>".join(run_.format(escape(mark)) for mark in document.marks)
    return _part("hdr", _running("Header" if marks else "Normal", marks))


def _footer(document: Document) -> str:
    """Title and page number, with a tab between them that reaches the right margin."""
    tabs = '<w:tabs><w:tab w:val="right" w:pos="9180"/></w:tabs>'
    words = _text(phrases_of(document.language).page)
    words = words.replace("{number}", _field("PAGE")).replace("{total}", _field("NUMPAGES"))
    return _part("ftr", _running("Footer", f"{_text(document.title)}<w:r><w:tab/></w:r>{words}", tabs))


def _part(name: str, inside: str) -> str:
    return f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:{name} {NAMESPACE}>{inside}</w:{name}>'


def _running(style: str, inside: str, more: str = "") -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{more}</w:pPr>{inside}</w:p>'


def _text(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def _field(name: str) -> str:
    """A field among text: it ends the run in which it stands, and begins another."""
    shown = f'<w:fldSimple w:instr=" {name} "><w:r><w:t>1</w:t></w:r></w:fldSimple>'
    return f'</w:t></w:r>{shown}<w:r><w:t xml:space="preserve">'


def _finished(text: str, tables: Iterator[Table | PictureLine]) -> str:
    """The text with what pandoc leaves out: tables whose first column holds headers. What it repeats goes."""
    text = _PICTURE_LINE.sub(lambda found: found[0].replace("<w:tcPr />", _MIDDLE), text)
    text = text.replace("<w:p />", _BETWEEN_TABLES)
    text = re.sub(r'(<pic:cNvPr )descr="[^"]*"', r'\1descr=""', text)
    return re.sub(r"<w:tblLook [^>]*/>", lambda found: _look(found.group(), is_headed=_heads_rows(next(tables))), text)


def _heads_rows(table: Table | PictureLine) -> bool:
    return isinstance(table, Table) and table.first_cell_heads_row


def _look(look: str, *, is_headed: bool) -> str:
    if not is_headed:
        return look
    value = re.sub(r'w:val="([0-9A-F]{4})"', lambda found: f'w:val="{int(found[1], 16) | _HEADS_ROWS:04X}"', look)
    return value.replace('w:firstColumn="0"', 'w:firstColumn="1"')


def _dated(text: str, document: Document) -> str:
    """The file's own properties with the day of issue and the name of the document."""
    text = re.sub(r">\d{4}-\d\d-\d\dT[0-9:]+Z<", f">{document.issued_on.isoformat()}T00:00:00Z<", text)
    identifier = f"<dc:identifier>{escape(document.identifier)}</dc:identifier>" if document.identifier else ""
    return text.replace("</cp:coreProperties>", f"{identifier}</cp:coreProperties>")
