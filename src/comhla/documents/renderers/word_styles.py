"""The styles of Word files, written from one table: what a person who edits the file finds under each name."""

from __future__ import annotations

from typing import NamedTuple
from xml.sax.saxutils import quoteattr

NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
DEEP, QUIET, LINE, WASH, BLUE, AMBER = "002D54", "5E5E5E", "B3B3B3", "F3F6F9", "0065BD", "C16C00"
FONT = "Arial"


class Look(NamedTuple):
    """How a paragraph style looks: sizes in half points, distances in twentieths of a point."""

    identifier: str
    name: str
    based_on: str = "BodyText"
    next: str = "BodyText"
    size: int | None = None
    before: int | None = None
    after: int | None = None
    colour: str = ""
    bold: bool = False
    level: int | None = None
    paragraph: str = ""
    is_picture: bool = False


class Measures(NamedTuple):
    """Sizes of one layout, in half points, and the distance between lines in 240ths."""

    body: int
    small: int
    title: int
    headings: tuple[int, int, int, int]
    after: int
    line: int


STANDARD = Measures(body=23, small=20, title=64, headings=(36, 29, 25, 23), after=160, line=290)
EASY_READ = Measures(body=34, small=32, title=60, headings=(50, 42, 36, 34), after=320, line=380)

_BAR = '<w:pBdr><w:left w:val="single" w:sz="{width}" w:space="10" w:color="{colour}"/></w:pBdr>'
_SHADE = f'<w:shd w:val="clear" w:color="auto" w:fill="{WASH}"/>'
_BOX = "<w:pBdr>{}</w:pBdr>".format(
    "".join(
        f'<w:{side} w:val="dashed" w:sz="8" w:space="6" w:color="727272"/>'
        for side in ("top", "left", "bottom", "right")
    )
)
_NOTE = _BAR.format(width=24, colour=BLUE) + _SHADE
_RULE = f'<w:pBdr><w:bottom w:val="single" w:sz="6" w:space="4" w:color="{AMBER}"/></w:pBdr>'
_KEEP = "<w:keepNext/>"


def looks(measures: Measures, *, has_title_page: bool) -> tuple[Look, ...]:
    """Every paragraph style. A title with a page of its own stands some way down it."""
    above = 4200 if has_title_page else 240
    small, after = measures.small, measures.after
    return (
        Look("BodyText", "Body Text", based_on="Normal"),
        Look("FirstParagraph", "First Paragraph", before=140),
        Look("Compact", "Compact", before=0, after=0),
        Look("AfterTable", "After Table", before=240),
        Look("Title", "Title", size=measures.title, before=above, after=160, colour=DEEP, bold=True, paragraph=_KEEP),
        Look("Subtitle", "Subtitle", size=measures.body + 7, before=0, after=320),
        Look("Author", "Author", colour=QUIET, after=120),
        Look("Date", "Date", after=120),
        Look("Reference", "Reference", size=small, colour=QUIET, after=400),
        Look(
            "Mark",
            "Mark",
            size=small,
            bold=True,
            paragraph=_BAR.format(width=24, colour=AMBER) + '<w:ind w:left="220"/>',
        ),
        Look("TOCHeading", "TOC Heading", size=measures.headings[0], colour=DEEP, bold=True, paragraph=_KEEP),
        Look("TOC1", "toc 1", bold=True, before=60, after=60),
        Look("TOC2", "toc 2", before=20, after=40, paragraph='<w:ind w:left="360"/>'),
        Look("TOC3", "toc 3", before=20, after=40, paragraph='<w:ind w:left="720"/>'),
        *(_heading(level, measures) for level in range(1, 10)),
        Look("ListBullet", "List Bullet", after=after // 2),
        Look("ListNumber", "List Number", after=after // 2),
        Look(
            "BlockText",
            "Block Text",
            before=200,
            paragraph=_BAR.format(width=18, colour=LINE) + '<w:ind w:left="360"/>',
        ),
        Look("Label", "Label", before=200, after=0, paragraph=_KEEP + _NOTE + '<w:ind w:left="240"/>'),
        Look("Note", "Note", paragraph=_NOTE + '<w:ind w:left="240"/>'),
        Look("Caption", "caption", size=small, before=200, after=120),
        Look("TableCaption", "Table Caption", based_on="Caption", bold=True, colour=DEEP, paragraph=_KEEP),
        Look("ImageCaption", "Image Caption", based_on="Caption", before=60, after=280, colour=QUIET),
        Look("Figure", "Figure", before=120, after=120, is_picture=True),
        Look("CaptionedFigure", "Captioned Figure", based_on="Figure", after=60, paragraph=_KEEP, is_picture=True),
        Look(
            "Slot",
            "Slot",
            size=small,
            colour=QUIET,
            paragraph=_BOX + '<w:ind w:left="160" w:right="160"/><w:jc w:val="center"/>',
        ),
        Look(
            "Header",
            "header",
            based_on="Normal",
            next="Header",
            size=running_size(measures),
            after=120,
            paragraph=_RULE,
        ),
        Look("Footer", "footer", based_on="Normal", next="Footer", size=running_size(measures), after=0, colour=QUIET),
    )


def running_size(measures: Measures) -> int:
    """The size of what stands at the head and foot of each page, in half points."""
    return max(18, measures.small - 2) if measures is STANDARD else measures.small


def _heading(level: int, measures: Measures) -> Look:
    size = measures.headings[min(level, 4) - 1]
    before = (480, 360, 280, 240)[min(level, 4) - 1]
    keep = _KEEP + "<w:keepLines/>"
    return Look(
        f"Heading{level}", f"heading {level}", size=size, before=before, after=140, colour=DEEP, bold=True,
        level=level - 1, paragraph=keep,
    )  # fmt: skip


def styles_xml(measures: Measures, *, language: str, has_title_page: bool) -> str:
    """The part of a Word file that holds its styles."""
    defaults = (
        f'<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}" w:cs="{FONT}" '
        f'w:eastAsia="{FONT}"/><w:color w:val="1A1A1A"/><w:sz w:val="{measures.body}"/>'
        f'<w:szCs w:val="{measures.body}"/><w:lang w:val={quoteattr(language)} w:bidi={quoteattr(language)}/>'
        f'</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="{measures.after}" '
        f'w:line="{measures.line}" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>'
    )
    normal = (
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>'
    )
    paragraphs = "".join(_paragraph_style(look) for look in looks(measures, has_title_page=has_title_page))
    return (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:styles {NAMESPACE}>{defaults}{normal}'
        f"{paragraphs}{_characters()}{_tables(measures)}</w:styles>"
    )


def _paragraph_style(look: Look) -> str:
    """A style; the order of its parts is the schema's, and Word refuses another."""
    level = "" if look.level is None else f'<w:outlineLvl w:val="{look.level}"/>'
    # keepNext, borders and shade come before spacing, and what stands to a side after it.
    early, late = _parted(look.paragraph)
    return (
        f'<w:style w:type="paragraph" w:styleId="{look.identifier}"><w:name w:val="{look.name}"/>'
        f'<w:basedOn w:val="{look.based_on}"/><w:next w:val="{look.next}"/><w:qFormat/>'
        f"<w:pPr>{early}{_spacing(look)}{late}{level}</w:pPr><w:rPr>{_run(look)}</w:rPr></w:style>"
    )


def _parted(paragraph: str) -> tuple[str, str]:
    place = min((found for part in ("<w:ind", "<w:jc") if (found := paragraph.find(part)) >= 0), default=len(paragraph))
    return paragraph[:place], paragraph[place:]


def _spacing(look: Look) -> str:
    before = "" if look.before is None else f' w:before="{look.before}"'
    after = "" if look.after is None else f' w:after="{look.after}"'
    # A picture stands in a line, whose distance from the next would grow with its height.
    line = ' w:line="240" w:lineRule="auto"' if look.is_picture else ""
    return f"<w:spacing{before}{after}{line}/>" if before or after or line else ""


def _run(look: Look) -> str:
    bold = "<w:b/><w:bCs/>" if look.bold else ""
    colour = f'<w:color w:val="{look.colour}"/>' if look.colour else ""
    size = f'<w:sz w:val="{look.size}"/><w:szCs w:val="{look.size}"/>' if look.size else ""
    return bold + colour + size


def _characters() -> str:
    return (
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/></w:style>'
        '<w:style w:type="character" w:styleId="Hyperlink"><w:name w:val="Hyperlink"/>'
        f'<w:rPr><w:color w:val="{BLUE}"/><w:u w:val="single"/></w:rPr></w:style>'
    )


def _tables(measures: Measures) -> str:
    space = '<w:tblCellMar><w:top w:w="80" w:type="dxa"/><w:left w:w="110" w:type="dxa"/>'
    space += '<w:bottom w:w="80" w:type="dxa"/><w:right w:w="110" w:type="dxa"/></w:tblCellMar>'
    rule = f'<w:bottom w:val="single" w:sz="4" w:space="0" w:color="{LINE}"/>'
    rows = f'<w:insideH w:val="single" w:sz="4" w:space="0" w:color="{LINE}"/>'
    head = f'<w:tcBorders><w:bottom w:val="single" w:sz="12" w:space="0" w:color="{DEEP}"/></w:tcBorders>'
    size = f'<w:sz w:val="{measures.small}"/><w:szCs w:val="{measures.small}"/>'
    return (
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/></w:style>'
        '<w:style w:type="table" w:styleId="Table"><w:name w:val="Table"/><w:basedOn w:val="TableNormal"/><w:qFormat/>'
        f'<w:pPr><w:spacing w:before="0" w:after="0" w:line="264" w:lineRule="auto"/></w:pPr><w:rPr>{size}</w:rPr>'
        f"<w:tblPr><w:tblBorders>{rule}{rows}</w:tblBorders>{space}</w:tblPr>"
        f'<w:tblStylePr w:type="firstRow"><w:rPr><w:b/></w:rPr><w:tcPr>{head}{_SHADE}'
        '<w:vAlign w:val="bottom"/></w:tcPr></w:tblStylePr>'
        '<w:tblStylePr w:type="firstCol"><w:rPr><w:b/></w:rPr></w:tblStylePr></w:style>'
        '<w:style w:type="table" w:styleId="PictureLine"><w:name w:val="Picture Line"/>'
        f'<w:basedOn w:val="TableNormal"/><w:qFormat/><w:tblPr>{space}</w:tblPr>'
        '<w:tcPr><w:vAlign w:val="center"/></w:tcPr></w:style>'
    )
