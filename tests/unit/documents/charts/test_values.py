from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from comhla.documents.charts import Blank, Break, FunnelLimit, Line, Reading, Row, Verdict
from comhla.documents.charts.tile_places import COLUMNS, ROWS, TILE_PLACES
from comhla.documents.errors import CannotBeRead
from comhla.reference.register import authorities
from tests.lib.sample_charts import CHARTS, CONTROL, DEPRIVATION, FUNNEL, RANKED, SMALL_MULTIPLES, TILES, TREND


@pytest.mark.parametrize(
    ("given", "what"),
    [
        ({}, "needs a figure"),
        ({"value": 1.0, "blank": Blank.HIDDEN}, "not both"),
        ({"value": 1.0, "lower": 0.5}, "both ends"),
        ({"value": 1.0, "upper": 1.5}, "both ends"),
        ({"blank": Blank.HIDDEN, "lower": 1.0, "upper": 2.0}, "would tell what is left blank"),
        ({"value": float("nan")}, "finite"),
        ({"value": 1.0, "lower": 0.0, "upper": float("inf")}, "finite"),
        ({"value": 1.0, "lower": 2.0, "upper": 1.0}, "above its upper end"),
    ],
)
def test_reading_is_refused(given: dict[str, Any], what: str) -> None:
    with pytest.raises(CannotBeRead, match=what):
        Reading(**given)


def test_zero_is_a_figure_and_no_blank() -> None:
    assert Reading(value=0.0).numbers == (0.0,)
    assert Reading(blank=Blank.NOT_YET).numbers == ()


_TILE = TILES.tiles[0]
_TOO_MANY = ("a", "b", "c", "d", "e", "f")


@pytest.mark.parametrize(
    ("chart", "change", "what"),
    [
        (TREND, {"title": " "}, "words for its title"),
        (TREND, {"sentence": ""}, "words for its sentence"),
        (TREND, {"unit": ""}, "words for its unit"),
        (TREND, {"decimals": -1}, "fewer than no places"),
        (TREND, {"periods": ()}, "at least one period"),
        (TREND, {"lines": ()}, "at least one line"),
        (TREND, {"periods": ("2020",) * 10}, "a period twice"),
        (TREND, {"lines": (Line(label="Fife", readings=(Reading(value=1.0),)),)}, "Fife has 1 readings for 10 periods"),
        (TREND, {"breaks": (Break(period="1999", words="Other"),)}, "needs a period of the chart"),
        (RANKED, {"rows": ()}, "at least one row"),
        (RANKED, {"order": " "}, "how it is sorted"),
        (RANKED, {"reference_label": ""}, "a figure and a name"),
        (RANKED, {"reference": None}, "a figure and a name"),
        (DEPRIVATION, {"rows": ()}, "at least one row"),
        (DEPRIVATION, {"rows": (Row(label="1", reading=Reading(value=-1.0)),)}, "below zero"),
        (FUNNEL, {"points": ()}, "at least one point"),
        (FUNNEL, {"limits": FUNNEL.limits[:1]}, "at least two sizes"),
        (CONTROL, {"points": ()}, "at least one period"),
        (CONTROL, {"points": CONTROL.points[:1] * 2}, "a period twice"),
        (CONTROL, {"breaks": (Break(period="1999", words="Other"),)}, "needs a period of the chart"),
        (SMALL_MULTIPLES, {"breaks": (Break(period="1999", words="Other"),)}, "needs a period of the chart"),
        (SMALL_MULTIPLES, {"panels": ()}, "at least one panel"),
        (SMALL_MULTIPLES, {"periods": ()}, "at least one period"),
        (SMALL_MULTIPLES, {"comparator": Line(label="Fife", readings=())}, "Fife has 0 readings"),
        (TILES, {"tiles": ()}, "at least one tile"),
        (TILES, {"bands": _TOO_MANY}, "between one and 5 bands"),
        (TILES, {"bands": ()}, "between one and 5 bands"),
        (TILES, {"tiles": (replace(_TILE, code="S12000005"),)}, "no integration authority"),
        (TILES, {"tiles": (replace(_TILE, band=4),)}, "needs one of the bands"),
        (TILES, {"tiles": (replace(_TILE, band=None),)}, "needs one of the bands"),
        (TILES, {"tiles": (replace(_TILE, reading=Reading(blank=Blank.HIDDEN)),)}, "a blank without one"),
    ],
)
def test_chart_is_refused(chart: Any, change: dict[str, Any], what: str) -> None:
    with pytest.raises(CannotBeRead, match=what):
        replace(chart, **change)


@pytest.mark.parametrize("name", CHARTS)
def test_readings_are_every_figure_of_a_chart(name: str) -> None:
    assert (
        len(CHARTS[name].readings)
        == {
            "trend": 30,
            "ranked": 5,
            "deprivation": 5,
            "funnel": 7,
            "control": 10,
            "small multiples": 50,
            "tiles": 31,
        }[name]
    )


def test_trend_marks_blanks_of_what_is_ours_or_else_of_the_first_line() -> None:
    assert TREND.marked == TREND.lines[0].readings
    assert replace(TREND, lines=TREND.lines[1:]).marked == TREND.lines[1].readings


def test_small_multiples_without_comparator_have_panels_alone() -> None:
    assert replace(SMALL_MULTIPLES, comparator=None).lines == SMALL_MULTIPLES.panels


def test_every_blank_and_verdict_has_words_of_its_own() -> None:
    assert len({blank.words for blank in Blank}) == len(Blank)
    assert len({verdict.words for verdict in Verdict}) == len(Verdict)


def test_every_authority_has_a_tile_and_no_two_share_a_place() -> None:
    assert TILE_PLACES.keys() == {str(authority.code) for authority in authorities()}
    places = {(place.column, place.row) for place in TILE_PLACES.values()}
    assert len(places) == len(TILE_PLACES)
    assert all(column < COLUMNS and row < ROWS for column, row in places)
    assert len({place.short for place in TILE_PLACES.values()}) == len(TILE_PLACES)


def test_limits_are_in_the_order_of_their_names() -> None:
    first = FunnelLimit(size=1, lower_95=2, upper_95=3, lower_998=1, upper_998=4)
    assert first.lower_998 < first.lower_95 < first.upper_95 < first.upper_998
