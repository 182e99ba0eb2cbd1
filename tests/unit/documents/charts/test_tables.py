from __future__ import annotations

from dataclasses import replace

import pytest

from comhla.documents.charts import Break, Chart, Line, Reading, table
from comhla.documents.model import plain
from comhla.documents.renderers.tables import columns_of_numbers
from tests.lib.sample_charts import CHARTS, CONTROL, RANKED, TREND, between


def rows_of(chart: Chart) -> list[tuple[str, ...]]:
    """The header and the rows as text."""
    made = table(chart)
    return [tuple(plain(cell) for cell in row) for row in (made.header, *made.rows)]


# The first rows of each, and the row with a blank.
ROWS = {
    "trend": [
        ("Period", "Clackmannanshire and Stirling", "95% interval", "Scotland", "Target", "Note"),
        ("2015/16", "82.3%", "80.5% to 84.1%", "80.1%", "81.0%", ""),
        ("2017/18", "80.9%", "79.1% to 82.7%", "79.5%", "81.0%", "Counted another way from here."),
        ("2019/20", "hidden", "", "78.9%", "81.0%", ""),
        ("2021/22", "not collected", "", "78.3%", "81.0%", ""),
        ("2024/25", "not yet published", "", "77.4%", "81.0%", ""),
    ],
    "ranked": [
        ("Area", "Rank", "Admissions per 100,000 people aged 18 and over", "95% interval"),
        ("Fife", "3 (2 to 3)", "12,605", "12,385 to 12,825"),
        ("Orkney Islands", "no rank", "hidden", ""),
        ("Scotland", "", "12,480", ""),
    ],
    "deprivation": [
        ("Part of the population", "Deaths under 75 per 100,000 people", "95% interval"),
        ("1 Most deprived fifth", "412", "390 to 434"),
        ("5 Least deprived fifth", "hidden", ""),
        ("All of Renfrewshire", "301", ""),
    ],
    "funnel": [
        ("Area", "Discharges", "Per cent", "Position"),
        ("Moray", "4,100", "25.3%", "above the 99.8% limit"),
        ("Orkney Islands", "1,100", "hidden", "not known"),
        ("Western Isles", "not known", "17.0%", "not known"),
        ("All areas", "all", "18.0%", "average"),
    ],
    "control": [
        (
            "Period",
            "Falkirk: people delayed on the day of the census",
            "Average",
            "Lower limit",
            "Upper limit",
            "Signal",
        ),
        ("Jun 2024", "not collected", "46", "30", "62", ""),
        ("Jul 2024", "71", "46", "30", "62", "outside the limits"),
    ],
    "tiles": [
        ("Area", "Per cent", "Band"),
        ("Area 12", "hidden", "no figure"),
        ("Clackmannanshire and Stirling", "61.0%", "60.0% to 67.0%"),
    ],
}


@pytest.mark.parametrize("name", ROWS)
def test_table_says_what_the_picture_shows(name: str) -> None:
    rows = rows_of(CHARTS[name])
    assert rows[0] == ROWS[name][0]
    for row in ROWS[name][1:]:
        assert row in rows


def test_table_of_small_multiples_has_a_row_for_each_panel_and_the_whole() -> None:
    rows = rows_of(CHARTS["small multiples"])
    assert rows[0][:3] == ("Locality", "2015/16", "2016/17")
    assert rows[2][0] == "Girvan and South Carrick Villages"
    assert rows[2][1] == "64 (60 to 68)"
    assert rows[2][-2:] == ("hidden", "not yet published")
    assert rows[-1][:2] == ("South Ayrshire", "71")


@pytest.mark.parametrize("name", CHARTS)
def test_table_has_every_reading(name: str) -> None:
    chart = CHARTS[name]
    said = [text for row in rows_of(chart)[1:] for text in row]
    for blank in {reading.blank for reading in chart.readings if reading.blank}:
        shown = sum(text == blank.words for text in said)
        assert shown == sum(reading.blank is blank for reading in chart.readings)


def test_caption_says_the_title_the_unit_and_how_rows_are_sorted() -> None:
    assert (
        table(TREND).caption == "Adults able to look after their health well, Clackmannanshire and Stirling: per cent."
    )
    assert table(RANKED).caption.endswith("Areas are sorted from best to worst; those without a figure come last.")


def test_column_with_blanks_is_still_one_of_numbers() -> None:
    assert columns_of_numbers(table(TREND))[1:5] == (True, False, True, True)


def test_each_interval_is_named_where_several_lines_have_one() -> None:
    second = Line(label="Fife", readings=tuple(between(70, 1) for _ in TREND.periods))
    header = rows_of(replace(TREND, lines=(TREND.lines[0], second)))[0]
    assert header[2:5] == ("95% interval, Clackmannanshire and Stirling", "Fife", "95% interval, Fife")


def test_notes_name_their_line_where_there_are_several() -> None:
    noted = Reading(value=70.0, note="Made from two councils")
    one = Line(label="Fife", readings=(noted,))
    other = Line(label="Angus", readings=(Reading(value=60.0),))
    alone = replace(TREND, periods=("2023/24",), lines=(one,), breaks=())
    assert rows_of(alone)[1] == ("2023/24", "70.0%", "Made from two councils.")
    assert rows_of(replace(alone, lines=(one, other)))[1] == (
        "2023/24",
        "70.0%",
        "60.0%",
        "Fife: Made from two councils.",
    )


def test_limits_that_are_not_known_are_left_out() -> None:
    points = tuple(replace(point, centre=None, lower=None, upper=None, signal="") for point in CONTROL.points)
    assert rows_of(replace(CONTROL, points=points))[0] == (
        "Period",
        "Falkirk: people delayed on the day of the census",
    )
    mixed = (replace(CONTROL.points[0], lower=None), *CONTROL.points[1:])
    assert rows_of(replace(CONTROL, points=mixed))[1] == ("Jan 2024", "41", "46", "", "62", "")


def test_change_of_definition_is_said_in_the_table_of_a_control_chart() -> None:
    rows = rows_of(replace(CONTROL, breaks=(Break(period="Feb 2024", words="Other"),)))
    assert rows[0][-1] == "Definition"
    assert [row[-1] for row in rows[1:4]] == ["", "Counted another way from here", ""]
