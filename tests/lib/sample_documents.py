"""Documents for tests of renderers: one that holds every node, one in easy read, and random ones."""

from __future__ import annotations

import dataclasses
import io
from collections.abc import Iterator
from datetime import date
from typing import Any

from hypothesis import strategies as st
from PIL import Image

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
    Numerals,
    Paragraph,
    Picture,
    PictureLine,
    Quote,
    Section,
    Strong,
    Table,
    Words,
    paragraph,
    words,
)

HOSTILE = '#read("/etc/passwd") *a* _b_ $c$ \\d @e `f` <script>alert(1)</script> ]]> &amp; {{g}} "h" --- // /* </w:t>'
SIGNS = "àèìòù ÀÈÌÒÙ – £1,234.50 “so” ‘so’ … é ł ñ"
MARK = "Illustrative: Inverannoch is made up."

SVG = Picture(
    media_type="image/svg+xml",
    content=b'<svg xmlns="http://www.w3.org/2000/svg" width="320" height="120" viewBox="0 0 320 120">'
    b'<rect x="20" y="20" width="60" height="80" fill="#0065bd"/>'
    b'<text x="100" y="60" font-family="Helvetica, sans-serif">2025</text></svg>',
)


def raster(kind: str, *, width: int = 40, height: int = 30) -> Picture:
    """A picture of one colour, as PNG or JPEG."""
    written = io.BytesIO()
    Image.new("RGB", (width, height), "#002d54").save(written, kind)
    return Picture(content=written.getvalue(), media_type=f"image/{kind.lower()}")


PNG, JPEG = raster("PNG"), raster("JPEG")

INLINE: dict[type, Inline] = {
    Words: Words(text="inlinewords"),
    Strong: Strong(inside=words("inlinestrong")),
    Emphasis: Emphasis(inside=words("inlineemphasis")),
    Link: Link(inside=words("inlinelink"), address="https://example.org/a?b=1&c=2#d"),
    Foreign: Foreign(inside=words("slàintemhath"), language="gd"),
    LineBreak: LineBreak(),
}
"""A value of every kind of inline text, each with a word of its own where it has words."""

BLOCKS: dict[type, Block] = {
    Paragraph: Paragraph(inside=tuple(INLINE.values())),
    BulletList: BulletList(items=((paragraph("bulletone"), paragraph("bulletmore")), (paragraph("bullettwo"),))),
    NumberedList: NumberedList(items=((paragraph("numberone"),), (paragraph("numbertwo"),)), start=4),
    Quote: Quote(blocks=(paragraph("quoteword"),)),
    Note: Note(label="notelabel", blocks=(paragraph("noteword"), BulletList(items=((paragraph("noteitem"),),)))),
    Table: Table(
        caption="tablecaption",
        header=(words("headone"), words("headtwo")),
        rows=((words("rowone"), words("1,200")), (words("rowtwo"), words("–"))),
        first_cell_heads_row=True,
    ),
    Figure: Figure(picture=SVG, instead="figureinstead", caption="figurecaption"),
    PictureLine: PictureLine(slot="lineslot", blocks=(paragraph("lineword"),)),
}
"""A value of every kind of block, each with words of its own."""

IN_THE_TEXT = (
    "inlinewords", "inlinestrong", "inlineemphasis", "inlinelink", "slàintemhath", "bulletone", "bulletmore",
    "bullettwo", "numberone", "numbertwo", "quoteword", "notelabel", "noteword", "noteitem", "tablecaption",
    "headone", "headtwo", "rowone", "1,200", "rowtwo", "figurecaption", "lineslot", "lineword",
)  # fmt: skip
"""What a reader sees of them in every form; the words in place of a picture are looked for by themselves."""


def whole(**changes: Any) -> Document:
    """A document with every node, hostile text, pictures of each kind, deep sections and another language."""
    sections = (
        Section(
            heading="Firstheading",
            anchor="first",
            blocks=tuple(BLOCKS.values()),
            sections=(
                Section(
                    heading="Secondheading",
                    anchor="second",
                    blocks=(Figure(picture=PNG, instead="pnginstead"), paragraph(SIGNS)),
                    sections=(Section(heading="Thirdheading", anchor="third", blocks=(paragraph(HOSTILE),)),),
                ),
            ),
        ),
        Section(
            heading="Gaelicheading",
            anchor="gaelic",
            language="gd",
            blocks=(
                paragraph("gaelicword"),
                Paragraph(inside=(Foreign(inside=words("polskieword"), language="pl"), Words(text=" a-rithist"))),
                PictureLine(slot="slotofpicture", blocks=(paragraph("besidepicture"), BLOCKS[Table]), picture=JPEG),
            ),
        ),
        Section(
            heading=f"Hostile {HOSTILE}",
            anchor="not a name <b>",
            blocks=(Paragraph(inside=(Link(inside=words("backlink"), address="#not a name <b>"), Words(text="."))),),
        ),
        Section(heading="Lastheading", anchor="last"),
    )
    values: dict[str, Any] = {
        "title": "Sampletitle & more",
        "subtitle": "Samplesubtitle",
        "language": "en-GB",
        "publisher": "Inverannoch Integration Joint Board",
        "identifier": "https://plans.inverannoch.example/2026?a=1&b=2",
        "issued_on": date(2026, 11, 22),
        "version": "Second draft",
        "subject": "Samplesubject <b>",
        "marks": (MARK,),
        "opening": (paragraph("openingword"),),
        "sections": sections,
    }
    return Document(**{**values, **changes})


def easy_read(**changes: Any) -> Document:
    """A short document in easy read."""
    lines = (
        PictureLine(slot="A nurse", blocks=(paragraph("We will help you at home."),)),
        PictureLine(slot="A chart", blocks=(paragraph("Fewer people go to hospital."),), picture=SVG),
        PictureLine(slot="", blocks=(paragraph("You can say no."),), picture=PNG),
        PictureLine(slot="", blocks=(paragraph("You can ask."),)),
    )
    return whole(layout=Layout.EASY_READ, opening=lines, sections=(), identifier="", marks=(), **changes)


# Random documents ----------------------------------------------------------------------------------------------------

_ALPHABET = "abcxyzABCXYZ0189 àèìòùÀÈÌÒÙéłñ–£“”‘’…#*_$\\@`<>&\"'{}[]()/~^%+-=|;:,.!?\t\n"
_TEXT = st.text(_ALPHABET, max_size=30)
_SAID = st.text(_ALPHABET, min_size=1, max_size=20).filter(str.strip)
_ADDRESSES = st.sampled_from(
    ("https://example.org/", "mailto:a@example.org", "tel:+441234", "#s1", "#nowhere", "javascript:alert(1)", "//x", "")
)
_LANGUAGES = st.sampled_from(("gd", "en-GB", "pl"))


def _around(inner: st.SearchStrategy[Inline]) -> st.SearchStrategy[Inline]:
    several = st.lists(inner, max_size=3).map(tuple)
    return st.one_of(
        st.builds(Strong, inside=several),
        st.builds(Emphasis, inside=several),
        st.builds(Link, inside=several, address=_ADDRESSES),
        st.builds(Foreign, inside=several, language=_LANGUAGES),
    )


_INLINE = st.recursive(
    st.one_of(st.builds(Words, text=_TEXT), st.just(LineBreak())), _around, max_leaves=5
)  # fmt: skip
_INSIDE = st.lists(_INLINE, max_size=3).map(tuple)


@st.composite
def _tables(draw: st.DrawFn) -> Table:
    width = draw(st.integers(1, 4))
    rows = draw(st.lists(st.tuples(*[_INSIDE] * width), max_size=3))
    header = tuple(words(draw(_SAID)) for _ in range(width))
    return Table(caption=draw(_SAID), header=header, rows=tuple(rows), first_cell_heads_row=draw(st.booleans()))


def _blocks_around(inner: st.SearchStrategy[Block]) -> st.SearchStrategy[Block]:
    several = st.lists(inner, max_size=2).map(tuple)
    items = st.lists(several, max_size=2).map(tuple)
    return st.one_of(
        st.builds(BulletList, items=items),
        st.builds(NumberedList, items=items, start=st.integers(0, 20), numerals=st.sampled_from(Numerals)),
        st.builds(Quote, blocks=several),
        st.builds(Note, label=_TEXT, blocks=several),
        st.builds(PictureLine, slot=_TEXT, blocks=several, picture=st.sampled_from((None, SVG, PNG))),
    )


_BLOCK = st.recursive(
    st.one_of(
        st.builds(Paragraph, inside=_INSIDE),
        _tables(),
        st.builds(Figure, picture=st.sampled_from((SVG, PNG, JPEG)), instead=_SAID, caption=_TEXT),
    ),
    _blocks_around,
    max_leaves=5,
)
_BLOCKS = st.lists(_BLOCK, max_size=3).map(tuple)


@st.composite
def _sections(draw: st.DrawFn, prefix: str = "s", depth: int = 4) -> tuple[Section, ...]:
    count = draw(st.integers(0, 2)) if depth else 0
    return tuple(
        Section(
            heading=draw(_SAID),
            anchor=f"{prefix}{place}",
            blocks=draw(_BLOCKS),
            language=draw(st.one_of(st.none(), _LANGUAGES)),
            sections=draw(_sections(prefix=f"{prefix}{place}.", depth=depth - 1)),
        )
        for place in range(1, count + 1)
    )


@st.composite
def documents(draw: st.DrawFn) -> Document:
    """Any document that its model allows, of letters that the fonts have."""
    return Document(
        title=draw(_SAID),
        language=draw(_LANGUAGES),
        publisher=draw(_TEXT),
        identifier=draw(_TEXT),
        issued_on=draw(st.dates(date(2014, 1, 1), date(2040, 1, 1))),
        sections=draw(_sections()),
        opening=draw(_BLOCKS),
        subtitle=draw(_TEXT),
        version=draw(_TEXT),
        subject=draw(_TEXT),
        marks=draw(st.lists(_TEXT, max_size=2).map(tuple)),
        layout=draw(st.sampled_from(Layout)),
    )


def texts(value: object) -> Iterator[str]:
    """Every text of a document that a reader sees, found without knowing the kinds of node.

    Addresses, anchors, languages and media types are no text, nor is the subject, which the file says of itself.
    """
    hidden = {"address", "anchor", "language", "media_type", "subject", "layout", "numerals"}
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for each in value:
            yield from texts(each)
    elif dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            if field.name not in hidden:
                yield from texts(getattr(value, field.name))
