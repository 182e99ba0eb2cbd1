"""The styles of OpenDocument files, written from one table, with the page, its header and its footer."""

from __future__ import annotations

from typing import NamedTuple
from xml.sax.saxutils import escape, quoteattr

from comhla.documents.model import Document, Layout
from comhla.documents.renderers.contents import has_title_page
from comhla.documents.renderers.phrases import is_right_to_left, phrases_of
from comhla.documents.renderers.preparing import Language
from comhla.documents.renderers.word_styles import (
    AMBER,
    BLUE,
    DEEP,
    EASY_READ,
    FONT,
    LINE,
    QUIET,
    STANDARD,
    WASH,
    Measures,
    running_size,
)

_SPACES = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for short, name in (
        ("office", "office"),
        ("style", "style"),
        ("text", "text"),
        ("table", "table"),
        ("fo", "xsl-fo-compatible"),
        ("svg", "svg-compatible"),
    )
)
_BAR = 'fo:border-left="{width}pt solid #{colour}" fo:padding-left="8pt"'


class Style(NamedTuple):
    """A paragraph style: distances and sizes in points, and other properties as they are written."""

    name: str
    parent: str = "Text_20_body"
    size: float | None = None
    above: float = 0
    below: float | None = None
    colour: str = ""
    bold: bool = False
    level: int | None = None
    more: str = ""


def paragraph_styles(measures: Measures, *, title_above: float) -> tuple[Style, ...]:
    """Every paragraph style that pandoc or we use."""
    small, after = measures.small / 2, measures.after / 20
    keep = 'fo:keep-with-next="always"'
    note = _BAR.format(width=3, colour=BLUE) + f' fo:background-color="#{WASH}" fo:margin-left="12pt" fo:padding="6pt"'
    line = 'fo:line-height="100%"'
    box = 'fo:border="1pt dashed #727272" fo:padding="10pt" fo:text-align="center"'
    return (
        Style("Text_20_body", "Standard", below=after),
        Style("First_20_paragraph", above=7),
        Style("Title", size=measures.title / 2, above=title_above, below=8, colour=DEEP, bold=True, more=keep),
        Style("Subtitle", size=measures.body / 2 + 3.5, below=16),
        Style("Author", colour=QUIET, below=6),
        Style("Date", below=6),
        Style("Reference", size=small, colour=QUIET, below=20),
        Style("Mark", size=small, bold=True, more=_BAR.format(width=3, colour=AMBER)),
        Style("Contents_20_Heading", size=measures.headings[0] / 2, below=8, colour=DEEP, bold=True, more=keep),
        Style("Contents_20_1", above=3, below=3, bold=True),
        Style("Contents_20_2", above=1, below=2, more='fo:margin-left="18pt"'),
        Style("Contents_20_3", above=1, below=2, more='fo:margin-left="36pt"'),
        Style("NewPage", size=2, below=0, more='fo:break-before="page"'),
        *(_heading(level, measures) for level in range(1, 11)),
        Style("Quotations", above=10, more=_BAR.format(width=2.25, colour=LINE) + ' fo:margin-left="18pt"'),
        Style("Label", above=10, below=0, more=f"{note} {keep}"),
        Style("Note", more=note),
        Style("TableCaption", size=small, above=10, below=6, colour=DEEP, bold=True, more=keep),
        Style("FigureCaption", size=small, above=3, below=14, colour=QUIET),
        Style("Figure", above=6, below=6, more=line),
        Style("FigureWithCaption", above=10, below=3, more=f"{keep} {line}"),
        Style("Table_20_Contents", size=small, below=2),
        Style("Table_20_Heading", size=small, below=0, bold=True),
        Style("Slot", size=small, colour=QUIET, below=0, more=box),
        Style("Header", "Standard", size=running_size(measures) / 2, below=6),
        Style("Footer", "Standard", size=running_size(measures) / 2, colour=QUIET),
    )


def _heading(level: int, measures: Measures) -> Style:
    return Style(
        f"Heading_20_{level}",
        size=measures.headings[min(level, 4) - 1] / 2,
        above=(24, 18, 14, 12)[min(level, 4) - 1],
        below=7,
        colour=DEEP,
        bold=True,
        level=level,
        more='fo:keep-with-next="always"',
    )


def styles_xml(document: Document) -> str:
    """The part of an OpenDocument file that holds its styles."""
    measures = EASY_READ if document.layout is Layout.EASY_READ else STANDARD
    above = 210 if has_title_page(document) else 12
    styles = "".join(_style(each, measures) for each in paragraph_styles(measures, title_above=above))
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-styles {_SPACES} office:version="1.3">'
        f'<office:font-face-decls><style:font-face style:name="{FONT}" svg:font-family="{FONT}" '
        'style:font-family-generic="swiss"/></office:font-face-decls>'
        f"<office:styles>{_standard(measures, document.language)}{styles}{_characters()}</office:styles>"
        f"<office:automatic-styles>{_page(document.language)}</office:automatic-styles>"
        f'<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="Page">'
        f"<style:header>{_header(document)}</style:header><style:footer>{_footer(document)}</style:footer>"
        "</style:master-page></office:master-styles></office:document-styles>"
    )


def _standard(measures: Measures, language: str) -> str:
    found = Language(language)
    country = found.region or "none"
    mode = "rl-tb" if is_right_to_left(language) else "lr-tb"
    return (
        '<style:default-style style:family="paragraph"><style:paragraph-properties fo:orphans="2" fo:widows="2" '
        f'style:writing-mode="{mode}" fo:line-height="{measures.line * 100 // 240}%"/><style:text-properties '
        f'style:font-name="{FONT}" fo:font-size="{measures.body / 2}pt" fo:color="#1a1a1a" '
        f"fo:language={quoteattr(found.name)} fo:country={quoteattr(country)}/></style:default-style>"
        '<style:style style:name="Standard" style:family="paragraph" style:class="text"/>'
    )


def _style(style: Style, measures: Measures) -> str:
    level = "" if style.level is None else f' style:default-outline-level="{style.level}"'
    # What a style does not say of the distance below is not taken from its parent by every program.
    below = measures.after / 20 if style.below is None else style.below
    shown = style.name.replace("_20_", " ")
    text = "".join(
        [
            f' fo:font-size="{style.size}pt"' if style.size else "",
            f' fo:color="#{style.colour}"' if style.colour else "",
            ' fo:font-weight="bold"' if style.bold else "",
        ]
    )
    return (
        f'<style:style style:name="{style.name}" style:display-name="{shown}" style:family="paragraph" '
        f'style:parent-style-name="{style.parent}" style:class="text"{level}><style:paragraph-properties '
        f'fo:margin-top="{style.above}pt" fo:margin-bottom="{below}pt" {style.more}/>'
        f"<style:text-properties{text}/></style:style>"
    )


def _characters() -> str:
    def character(name: str, properties: str) -> str:
        return (
            f'<style:style style:name="{name}" style:display-name="{name.replace("_20_", " ")}" style:family="text">'
            f"<style:text-properties {properties}/></style:style>"
        )

    link = f'fo:color="#{BLUE}" style:text-underline-style="solid" style:text-underline-width="auto"'
    return "".join(
        [
            character("Strong_20_Emphasis", 'fo:font-weight="bold"'),
            character("Emphasis", 'fo:font-style="italic"'),
            character("Internet_20_link", link),
            # What pandoc calls a link inside the document.
            character("Definition", link),
            character("Bullet_20_Symbols", f'style:font-name="{FONT}"'),
            character("Numbering_20_Symbols", f'style:font-name="{FONT}"'),
        ]
    )


def _page(language: str) -> str:
    mode = "rl-tb" if is_right_to_left(language) else "lr-tb"
    return (
        '<style:page-layout style:name="Page"><style:page-layout-properties fo:page-width="21cm" '
        'fo:page-height="29.7cm" fo:margin-top="1.3cm" fo:margin-bottom="1.2cm" fo:margin-left="2.4cm" '
        f'fo:margin-right="2.4cm" style:writing-mode="{mode}" style:num-format="1"/><style:header-style>'
        '<style:header-footer-properties fo:min-height="1.2cm" fo:margin-bottom="0.4cm"/></style:header-style>'
        '<style:footer-style><style:header-footer-properties fo:min-height="1.1cm" fo:margin-top="0.4cm"/>'
        "</style:footer-style></style:page-layout>"
        '<style:style style:name="HeaderMark" style:family="paragraph" style:parent-style-name="Header">'
        f'<style:paragraph-properties fo:border-bottom="0.75pt solid #{AMBER}" fo:padding-bottom="3pt"/>'
        '<style:text-properties fo:font-weight="bold"/></style:style>'
        '<style:style style:name="FooterLine" style:family="paragraph" style:parent-style-name="Footer">'
        '<style:paragraph-properties><style:tab-stops><style:tab-stop style:position="16.2cm" style:type="right"/>'
        "</style:tab-stops></style:paragraph-properties></style:style>"
    )


def _header(document: Document) -> str:
    marks = "<text:line-break/>".join(escape(mark) for mark in document.marks)
    return f'<text:p text:style-name="HeaderMark">{marks}</text:p>' if marks else "<text:p/>"


def _footer(document: Document) -> str:
    words = escape(phrases_of(document.language).page)
    words = words.replace("{number}", '<text:page-number text:select-page="current">1</text:page-number>')
    words = words.replace("{total}", "<text:page-count>1</text:page-count>")
    return f'<text:p text:style-name="FooterLine">{escape(document.title)}<text:tab/>{words}</text:p>'
