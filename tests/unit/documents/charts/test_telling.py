from __future__ import annotations

from dataclasses import replace

import pytest

from comhla.documents.charts import Reading, caption, how_to_read, instead
from comhla.documents.charts.telling import described
from tests.lib.sample_charts import (
    CHARTS,
    CONTROL,
    DEPRIVATION,
    FUNNEL,
    RANKED,
    SMALL_MULTIPLES,
    TILES,
    TREND,
)

_OF_A_GAP = (
    "Where the line has a gap, a square marks a figure that is hidden, so that nobody can be recognised; a cross marks "
    "a figure that was not collected; three dots mark a figure that is not yet published."
)
READ = {
    "trend": f"The shaded band is the 95% interval. From 2017/18 figures are counted another way: the question was asked in other words. {_OF_A_GAP}",
    "ranked": f"The line through each dot is its 95% interval. {RANKED.order}",
    "deprivation": "The line on each bar is its 95% interval.",
    "funnel": "By chance alone 95% of areas would lie between the dashed lines and 99.8% between the dotted ones. "
    "Areas without a figure or a size are in the table alone.",
    "control": "A triangle marks a period that breaks a rule of control; the table says which. "
    "Where the line has a gap, a cross marks a figure that was not collected.",
    "small multiples": "The shaded bands are 95% intervals. Every panel has the same scale. The dashed line is South "
    f"Ayrshire. {_OF_A_GAP}",
    "tiles": "Each tile is an integration authority, near where it lies; the key names the shades, light to dark. "
    "A figure that is hidden, so that nobody can be recognised, says so. Where none was collected, the tile says none. "
    "Where it is not yet published, the tile says later.",
}


@pytest.mark.parametrize("name", CHARTS)
def test_every_mark_of_a_picture_is_explained(name: str) -> None:
    assert how_to_read(CHARTS[name]) == READ[name]


_BARE = Reading(value=1.0)


def test_what_is_not_there_is_not_explained() -> None:
    bare = tuple(replace(line, readings=tuple(_BARE for _ in TREND.periods)) for line in TREND.lines)
    assert how_to_read(replace(TREND, lines=bare, breaks=())) == ""
    rows = tuple(replace(row, reading=_BARE) for row in RANKED.rows)
    assert how_to_read(replace(RANKED, rows=rows)) == RANKED.order
    assert how_to_read(replace(DEPRIVATION, rows=rows)) == ""
    panels = tuple(replace(line, readings=tuple(_BARE for _ in TREND.periods)) for line in SMALL_MULTIPLES.panels)
    alone = replace(SMALL_MULTIPLES, panels=panels, comparator=None)
    assert how_to_read(alone) == "Every panel has the same scale."
    assert "table alone" not in how_to_read(replace(FUNNEL, points=FUNNEL.points[:3]))
    assert "gap" not in how_to_read(replace(CONTROL, points=CONTROL.points[:3]))
    tiles = tuple(tile for tile in TILES.tiles if not tile.reading.blank)
    assert how_to_read(replace(TILES, tiles=tiles)).endswith("light to dark.")


def test_words_in_place_of_a_picture_give_the_finding_and_lead_to_the_table() -> None:
    assert instead(RANKED) == (
        "Emergency admissions by area, 2023/24. Clackmannanshire and Stirling was better than Scotland in 2023/24. "
        "The table after the chart has every figure."
    )


def test_caption_has_title_reading_and_source() -> None:
    assert caption(DEPRIVATION) == (
        "Deaths under 75 by deprivation, Renfrewshire, 2023. The line on each bar is its 95% interval."
    )
    assert caption(TREND).endswith("Source: Made up.")
    assert caption(replace(DEPRIVATION, title="What is the gap?")).startswith("What is the gap? The line")


def test_what_a_chart_does_not_say_comes_last() -> None:
    told = replace(DEPRIVATION, caveat="The bands are of areas and not of people.")
    assert how_to_read(told) == "The line on each bar is its 95% interval. The bands are of areas and not of people."


def test_description_of_a_picture_that_stands_alone() -> None:
    assert described(DEPRIVATION) == f"{DEPRIVATION.sentence} The line on each bar is its 95% interval."
