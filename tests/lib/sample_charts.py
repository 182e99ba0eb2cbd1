"""A chart of each kind, with every kind of blank, for tests and for looking at. All figures are made up."""

from __future__ import annotations

from math import sqrt

from comhla.documents.charts import (
    Blank,
    Break,
    Chart,
    Control,
    ControlPoint,
    Deprivation,
    Funnel,
    FunnelLimit,
    FunnelPoint,
    Line,
    Ranked,
    Reading,
    Role,
    Row,
    SmallMultiples,
    Tile,
    Tiles,
    Trend,
    Verdict,
)
from comhla.documents.charts.tile_places import TILE_PLACES

HIDDEN, NOT_COLLECTED, NOT_YET = (Reading(blank=blank) for blank in (Blank.HIDDEN, Blank.NOT_COLLECTED, Blank.NOT_YET))
YEARS = tuple(f"20{year}/{year + 1}" for year in range(15, 25))


def between(value: float, reach: float) -> Reading:
    """A figure whose interval reaches as far up as down."""
    return Reading(value=value, lower=value - reach, upper=value + reach)


OURS = (
    *(between(82.3 - 0.7 * year, 1.8) for year in range(4)),
    HIDDEN,
    between(79.4, 2.0),
    NOT_COLLECTED,
    between(78.0, 1.7),
    between(77.1, 1.9),
    NOT_YET,
)
TREND = Trend(
    title="Adults able to look after their health well, Clackmannanshire and Stirling",
    sentence="There was no clear difference between Clackmannanshire and Stirling and Scotland in 2023/24.",
    unit="per cent",
    suffix="%",
    source="Made up",
    periods=YEARS,
    lines=(
        Line(label="Clackmannanshire and Stirling", readings=OURS, role=Role.OURS),
        Line(label="Scotland", readings=tuple(Reading(value=80.1 - 0.3 * year) for year in range(10))),
        Line(label="Target", readings=tuple(Reading(value=81.0) for _ in YEARS), role=Role.TARGET),
    ),
    breaks=(Break(period="2017/18", words="the question was asked in other words"),),
)
RANKED = Ranked(
    title="Emergency admissions by area, 2023/24",
    sentence="Clackmannanshire and Stirling was better than Scotland in 2023/24.",
    unit="admissions per 100,000 people aged 18 and over",
    decimals=0,
    order="Areas are sorted from best to worst; those without a figure come last.",
    reference=12480.0,
    reference_label="Scotland",
    rows=(
        Row(label="Angus", reading=between(9573, 410), place="1 (1 to 1)"),
        Row(label="Clackmannanshire and Stirling", reading=between(11832, 390), role=Role.OURS, place="2 (2 to 3)"),
        Row(label="Fife", reading=between(12604.5, 220), place="3 (2 to 3)"),
        Row(label="Orkney Islands", reading=HIDDEN, place="no rank"),
        Row(label="Western Isles", reading=NOT_YET, place="no rank"),
    ),
)
DEPRIVATION = Deprivation(
    title="Deaths under 75 by deprivation, Renfrewshire, 2023",
    sentence="The most deprived fifth fared worse than the least deprived.",
    unit="deaths under 75 per 100,000 people",
    decimals=0,
    reference=301.0,
    reference_label="All of Renfrewshire",
    rows=(
        Row(label="1 Most deprived fifth", reading=between(412, 22)),
        Row(label="2", reading=between(338, 20)),
        Row(label="3", reading=between(290, 18)),
        Row(label="4", reading=between(241, 17)),
        Row(label="5 Least deprived fifth", reading=HIDDEN),
    ),
)


def _limit(size: float) -> FunnelLimit:
    error = 100 * sqrt(0.18 * 0.82 / size)
    return FunnelLimit(
        size=size,
        lower_95=18 - 1.96 * error,
        upper_95=18 + 1.96 * error,
        lower_998=18 - 3.09 * error,
        upper_998=18 + 3.09 * error,
    )


FUNNEL = Funnel(
    title="Readmissions by size of area, 2023/24",
    sentence="Two areas lie outside the limits.",
    unit="per cent",
    suffix="%",
    centre=18.0,
    centre_label="All areas",
    size_label="discharges",
    limits=tuple(_limit(size) for size in range(1000, 41000, 1000)),
    points=(
        FunnelPoint(label="Moray", size=4100, reading=Reading(value=25.3), verdict=Verdict.ABOVE_998),
        FunnelPoint(label="East Renfrewshire", size=2700, reading=Reading(value=12.0), verdict=Verdict.BELOW_998),
        FunnelPoint(label="Fife", size=20500, reading=Reading(value=18.2), verdict=Verdict.WITHIN),
        FunnelPoint(label="Angus", size=9300, reading=Reading(value=17.1), verdict=Verdict.BELOW_95),
        FunnelPoint(label="Falkirk", size=9800, reading=Reading(value=19.0), verdict=Verdict.ABOVE_95, role=Role.OURS),
        FunnelPoint(label="Orkney Islands", size=1100, reading=HIDDEN),
        FunnelPoint(label="Western Isles", size=None, reading=Reading(value=17.0)),
    ),
)
_COUNTS = (41, 50, 49, 43, 44, None, 71, 47, 39, 45)
CONTROL = Control(
    title="People delayed, Falkirk",
    sentence="The number was out of the usual in July 2024.",
    unit="people delayed on the day of the census",
    decimals=0,
    area="Falkirk",
    points=tuple(
        ControlPoint(
            period=f"{month} 2024",
            reading=NOT_COLLECTED if count is None else Reading(value=count),
            centre=46.2,
            lower=30.1,
            upper=62.3,
            signal="outside the limits" if count == 71 else "",
        )
        for month, count in zip(
            ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct"), _COUNTS, strict=True
        )
    ),
)
SMALL_MULTIPLES = SmallMultiples(
    title="Emergency admissions by locality, South Ayrshire",
    sentence="Prestwick was better than South Ayrshire in 2024/25.",
    unit="emergency admissions per 1,000 people",
    decimals=0,
    periods=YEARS,
    panels=(
        Line(label="Ayr North and Former Coalfield Communities", readings=tuple(between(62 - x, 4) for x in range(10))),
        Line(
            label="Girvan and South Carrick Villages", readings=(*(between(64, 4) for _ in range(8)), HIDDEN, NOT_YET)
        ),
        Line(label="Prestwick", readings=(between(70, 4), NOT_COLLECTED, *(between(69 - x, 4) for x in range(8)))),
        Line(label="Troon", readings=tuple(between(70 - x / 2, 3) for x in range(10))),
    ),
    comparator=Line(label="South Ayrshire", readings=tuple(Reading(value=71 - x) for x in range(10))),
)
_BLANK_TILES = {"S37000012": HIDDEN, "S37000025": NOT_COLLECTED, "S37000022": NOT_YET}
TILES = Tiles(
    title="Adults able to look after their health well, 2023/24",
    sentence="Figures run from 60% to 90%.",
    unit="per cent",
    suffix="%",
    bands=("60.0% to 67.0%", "67.1% to 75.0%", "75.1% to 82.0%", "82.1% to 90.0%"),
    tiles=tuple(
        Tile(
            code=code,
            label="Clackmannanshire and Stirling" if code == "S37000005" else f"Area {code[-2:]}",
            reading=_BLANK_TILES.get(code, Reading(value=61.0 + 7.5 * (place % 4))),
            band=None if code in _BLANK_TILES else place % 4,
            role=Role.OURS if code == "S37000005" else Role.OTHER,
        )
        for place, code in enumerate(sorted(TILE_PLACES))
    ),
)
CHARTS: dict[str, Chart] = {
    "trend": TREND,
    "ranked": RANKED,
    "deprivation": DEPRIVATION,
    "funnel": FUNNEL,
    "control": CONTROL,
    "small multiples": SMALL_MULTIPLES,
    "tiles": TILES,
}
