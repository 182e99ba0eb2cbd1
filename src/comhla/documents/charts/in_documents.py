"""A chart as blocks of a document: the finding, the picture, and the table, in every form that documents have."""

from __future__ import annotations

from comhla.documents.charts.tables import table
from comhla.documents.charts.telling import caption, instead
from comhla.documents.charts.values import Chart
from comhla.documents.model import Block, Figure, Paragraph, Picture, Strong, words

SVG = "image/svg+xml"


def figure_of(chart: Chart, *, wide: str, narrow: str = "") -> Figure:
    """The picture of a chart, from the drawings that are kept of it.

    Pages show the narrow one on a telephone; every other form takes the wide one.
    """
    return Figure(
        picture=_picture(wide),
        instead=instead(chart),
        caption=caption(chart),
        narrow=_picture(narrow) if narrow else None,
    )


def blocks_of(chart: Chart, *, wide: str, narrow: str = "") -> tuple[Block, ...]:
    """The finding as a sentence, the picture, and the table with every figure."""
    finding = Paragraph(inside=(Strong(inside=words(chart.sentence)),))
    return finding, figure_of(chart, wide=wide, narrow=narrow), table(chart)


def _picture(svg: str) -> Picture:
    return Picture(content=svg.encode(), media_type=SVG)
