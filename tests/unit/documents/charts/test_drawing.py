"""What is in the pictures, read from their SVG."""

from __future__ import annotations

import io
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256
from typing import NamedTuple
from xml.etree import ElementTree

import pytest
from PIL import Image

from comhla.documents.charts import (
    Break,
    Control,
    Deprivation,
    FunnelLimit,
    Line,
    Reading,
    Role,
    Row,
    Width,
    draw,
    draw_png,
    draw_svg,
)
from comhla.documents.charts.drawing import specification
from comhla.documents.charts.looks import CROSS, DOTS, OURS, SHEETS, room_of
from tests.lib.sample_charts import CHARTS, CONTROL, DEPRIVATION, FUNNEL, HIDDEN, RANKED, SMALL_MULTIPLES, TILES, TREND

Drawings = dict[tuple[str, Width], str]
_SVG = "{http://www.w3.org/2000/svg}"
_MOVED = re.compile(r"translate\((-?[\d.]+),(-?[\d.]+)\)")
ALL = [(name, width) for name in CHARTS for width in Width]


class Said(NamedTuple):
    """A line of text in a picture, and where it stands."""

    text: str
    left: float
    right: float
    y: float


def texts_in(svg: str) -> list[Said]:
    """Every line of text in a picture."""
    return list(_texts(ElementTree.fromstring(svg), 0.0, 0.0))


def _texts(node: ElementTree.Element, x: float, y: float) -> Iterator[Said]:
    moved = _MOVED.search(node.get("transform", ""))
    if moved:
        x, y = x + float(moved[1]), y + float(moved[2])
    if node.tag == f"{_SVG}text":
        size = float(node.get("font-size", "0px").removesuffix("px"))
        lines = [each for each in node.iter() if each.text and each.text.strip()]
        for line in lines:
            wide = room_of(line.text or "", int(size), bold=node.get("font-weight") == "bold")
            left = {"middle": x - wide / 2, "end": x - wide}.get(node.get("text-anchor", "start"), x)
            yield Said(line.text or "", left, left + wide, y)
        return
    for each in node:
        yield from _texts(each, x, y)


def words_of(svg: str) -> str:
    """All the text of a picture."""
    return " ".join(said.text for said in texts_in(svg))


@pytest.mark.parametrize(("name", "width"), ALL)
def test_picture_has_a_title_and_a_description_that_states_the_finding(
    drawings: Drawings, name: str, width: Width
) -> None:
    root = ElementTree.fromstring(drawings[name, width])
    title, description = root.find(f"{_SVG}title"), root.find(f"{_SVG}desc")
    assert title is not None
    assert description is not None
    assert title.text == CHARTS[name].title
    assert (description.text or "").startswith(CHARTS[name].sentence)
    assert root.get("role") == "img"
    assert root.get("aria-labelledby") == f"{title.get('id')} {description.get('id')}"


@pytest.mark.parametrize(("name", "width"), ALL)
def test_picture_holds_no_program_and_refers_to_nothing(drawings: Drawings, name: str, width: Width) -> None:
    svg = drawings[name, width]
    assert not re.search(r"<script|\son\w+=|href|url\(|@import|<image|<foreignObject", svg)
    assert set(re.findall(r"https?://[^\"' ]+", svg)) == {"http://www.w3.org/2000/svg"}


@pytest.mark.parametrize(("name", "width"), ALL)
def test_picture_is_as_wide_as_its_page_and_no_word_is_cut_off(drawings: Drawings, name: str, width: Width) -> None:
    root = ElementTree.fromstring(drawings[name, width])
    assert float(root.get("width", "0")) == SHEETS[width].width
    for said in texts_in(drawings[name, width]):
        assert said.left >= -1, said
        assert said.right <= SHEETS[width].width + 1, said
        assert 0 <= said.y <= float(root.get("height", "0")), said


@pytest.mark.parametrize(("name", "width"), ALL)
def test_words_are_large_enough_to_read(drawings: Drawings, name: str, width: Width) -> None:
    sizes = {float(size) for size in re.findall(r'font-size="([\d.]+)px"', drawings[name, width])}
    assert sizes
    assert min(sizes) >= 12


def test_names_of_two_pictures_on_one_page_are_different(drawings: Drawings) -> None:
    named = [name for svg in drawings.values() for name in re.findall(r'\sid="([^"]+)"', svg)]
    assert len(named) == len(set(named)) == 2 * len(drawings)


def test_own_colours_are_kept_where_somebody_forces_theirs(drawings: Drawings) -> None:
    svg = drawings["trend", Width.WIDE]
    assert "@media (forced-colors:active){" in svg
    assert "forced-color-adjust:none" in svg
    assert 'fill="#ffffff"' in svg or 'fill="white"' in svg


def test_trend_names_its_lines_and_says_of_when_a_last_figure_is(drawings: Drawings) -> None:
    for width in Width:
        said = words_of(drawings["trend", width])
        assert "Clackmannanshire and Stirling 77.1% in 2023/24" in said
        assert "Scotland 77.4%" in said
        assert "Counted another way from here" in said


def test_blanks_of_a_trend_are_gaps_with_marks(drawings: Drawings) -> None:
    svg = drawings["trend", Width.WIDE]
    # Ten periods: two before the break, two after it, a blank, one alone, a blank, two together, a blank.
    paths = re.findall(rf'<path d="(M[^"]+)" stroke="{OURS}" stroke-width="3"', svg)
    assert [path.count("L") + 1 for path in paths] == [2, 2, 2]


def test_each_kind_of_blank_has_a_mark_of_its_own() -> None:
    spec = str(specification(TREND, SHEETS[Width.WIDE]))
    assert CROSS in spec
    assert DOTS in spec
    whole = replace(TREND, lines=(replace(TREND.lines[1], role=Role.OURS),), breaks=())
    assert CROSS not in str(specification(whole, SHEETS[Width.WIDE]))


@pytest.mark.parametrize("name", ["ranked", "deprivation", "tiles"])
def test_blanks_are_words_where_there_is_room(drawings: Drawings, name: str) -> None:
    for width in Width:
        assert "hidden" in words_of(drawings[name, width])


def test_rows_stand_in_the_order_given(drawings: Drawings) -> None:
    for width in Width:
        said = [(text.y, text.text) for text in texts_in(drawings["ranked", width])]
        places = [next(y for y, text in said if text.startswith(row.label[:10])) for row in RANKED.rows]
        assert places == sorted(places)


def test_funnel_names_what_is_ours_and_what_lies_far_outside(drawings: Drawings) -> None:
    for width in Width:
        said = words_of(drawings["funnel", width])
        assert all(name in said for name in ("Falkirk", "Moray", "East Renfrewshire", "All areas 18.0%"))
        assert not any(name in said for name in ("Fife", "Angus", "Orkney Islands", "Western Isles"))


def test_control_chart_marks_signals_and_names_its_limits(drawings: Drawings) -> None:
    said = words_of(drawings["control", Width.WIDE])
    assert all(words in said for words in ("Upper limit 62", "Average 46", "Lower limit 30"))


def test_panels_are_named_with_their_last_figure(drawings: Drawings) -> None:
    said = words_of(drawings["small multiples", Width.NARROW])
    assert "Prestwick: 62" in said
    assert "Girvan and South Carrick Villages: not yet published" in said


def test_tiles_are_named_in_full_where_there_is_room_and_briefly_where_not(drawings: Drawings) -> None:
    assert "Clacks & Stirling" in words_of(drawings["tiles", Width.WIDE])
    assert "C & S" in words_of(drawings["tiles", Width.NARROW])
    assert words_of(drawings["tiles", Width.WIDE]).count("none") == 1


def test_same_chart_gives_the_same_bytes_in_this_process_and_in_another(drawings: Drawings) -> None:
    assert draw_svg(DEPRIVATION, "wide") == drawings["deprivation", Width.WIDE]
    program = (
        "from hashlib import sha256; from tests.lib.sample_charts import DEPRIVATION; "
        "from comhla.documents.charts import draw_svg; print(sha256(draw_svg(DEPRIVATION).encode()).hexdigest())"
    )
    told = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == sha256(drawings["deprivation", Width.WIDE].encode()).hexdigest()


def test_png_has_twice_the_dots_of_a_screen() -> None:
    with Image.open(io.BytesIO(draw_png(DEPRIVATION))) as opened:
        assert (opened.format, opened.width) == ("PNG", 2 * SHEETS[Width.WIDE].width)


def test_no_other_width() -> None:
    with pytest.raises(ValueError, match="poster"):
        draw_svg(DEPRIVATION, "poster")


_ONE = (Reading(value=5.0),)
_ALONE = Line(label="Fife", readings=_ONE)
EXTREMES = {
    "trend of one period": replace(TREND, periods=("2024",), lines=(_ALONE,), breaks=()),
    "trend of zeros": replace(TREND, lines=(Line(label="Fife", readings=(Reading(value=0.0),) * 10),), breaks=()),
    "trend without a figure": replace(TREND, lines=(Line(label="Fife", readings=(HIDDEN,) * 10),), breaks=()),
    "trend below zero": replace(TREND, lines=(Line(label="Fife", readings=(Reading(value=-1e9),) * 10),), breaks=()),
    "ranks without a figure": replace(
        RANKED, rows=(Row(label="Fife", reading=HIDDEN),), reference=None, reference_label=""
    ),
    "bars without intervals": replace(
        DEPRIVATION, rows=(Row(label="1", reading=Reading(value=0.0)),), reference=None, reference_label=""
    ),
    "bars without a figure": replace(DEPRIVATION, rows=(Row(label="1", reading=HIDDEN),)),
    "funnel without a figure": replace(FUNNEL, points=FUNNEL.points[5:6]),
    "funnel of many far outside": replace(
        FUNNEL,
        points=tuple(
            replace(FUNNEL.points[0], label=f"Area of a long name {place}", size=39000) for place in range(30)
        ),
    ),
    "funnel with limits off the plot": replace(
        FUNNEL,
        limits=tuple(
            FunnelLimit(size=size, lower_95=-90, upper_95=90, lower_998=-95, upper_998=95) for size in (5000.0, 9000.0)
        ),
    ),
    "control chart without limits": replace(
        CONTROL, points=tuple(replace(point, centre=None, lower=None, upper=None) for point in CONTROL.points)
    ),
    "control chart whose limits change": replace(
        CONTROL, points=tuple(replace(point, upper=60.0 + place) for place, point in enumerate(CONTROL.points))
    ),
    "control chart counted another way": replace(CONTROL, breaks=(Break(period="Apr 2024", words="Other"),)),
    "panels counted another way": replace(SMALL_MULTIPLES, breaks=(Break(period="2018/19", words="Other"),)),
    "control chart of one period": replace(CONTROL, points=CONTROL.points[:1]),
    "one panel of one period": replace(SMALL_MULTIPLES, periods=("2024",), panels=(_ALONE,), comparator=None),
    "panel without a figure": replace(
        SMALL_MULTIPLES, panels=(Line(label="Fife", readings=(HIDDEN,) * 10),), comparator=None
    ),
    "one band": replace(TILES, bands=("all",), tiles=(replace(TILES.tiles[0], band=0),)),
}


@pytest.mark.parametrize("width", Width)
@pytest.mark.parametrize("name", EXTREMES)
def test_extremes_have_a_picture(name: str, width: Width) -> None:
    spec = specification(EXTREMES[name], SHEETS[width])
    assert "NaN" not in str(spec)
    assert spec["layer"]


def test_large_numbers_on_a_narrow_axis_leave_some_out() -> None:
    big = tuple(replace(row, reading=Reading(value=1e9 + place)) for place, row in enumerate(DEPRIVATION.rows))
    spec = specification(replace(DEPRIVATION, rows=big), SHEETS[Width.NARROW])
    said = spec["layer"][0]["encoding"]["x"]["axis"]["values"]
    assert said == [0, 500_000_000, 1_000_000_000]


def test_both_widths_are_drawn_together(drawings: Drawings) -> None:
    drawn = draw(DEPRIVATION)
    assert drawn == (drawings["deprivation", Width.WIDE], drawings["deprivation", Width.NARROW])


def test_bars_begin_at_zero() -> None:
    spec = specification(DEPRIVATION, SHEETS[Width.WIDE])
    assert spec["layer"][0]["encoding"]["x"]["scale"]["domain"][0] == 0


def test_a_line_of_many_points_has_small_marks() -> None:
    assert isinstance(DEPRIVATION, Deprivation)
    points = tuple(replace(CONTROL.points[0], period=f"Week {place}") for place in range(60))
    many: Control = replace(CONTROL, points=points)
    sizes = [layer["mark"].get("size") for layer in specification(many, SHEETS[Width.NARROW])["layer"]]
    assert 22 in sizes
