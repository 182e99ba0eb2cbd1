"""Charts from findings: what is found by `comhla.indicators` reaches the picture and the table unchanged."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from comhla.documents.charts import Blank, Role, Verdict, table
from comhla.documents.charts.from_measures import (
    control_of,
    deprivation_of,
    funnel_of,
    ranked_of,
    reading_of,
    small_multiples_of,
    tiles_of,
    tiles_of_verdicts,
    trend_of,
    units_of,
)
from comhla.documents.errors import CannotBeRead
from comhla.documents.model import plain
from comhla.indicators import findings
from comhla.indicators.areas import Area, AreaKind
from comhla.indicators.catalogue import Indicator, Polarity
from comhla.indicators.comparison import against_scotland
from comhla.indicators.errors import IndicatorsError
from comhla.indicators.findings import FunnelBand, Point, Series, Signal
from comhla.indicators.gap import deprivation_gap
from comhla.indicators.periods import MeasuredPeriod, PeriodKind
from comhla.indicators.process import control_chart
from comhla.indicators.ranking import ranked
from comhla.indicators.series import series_of
from comhla.indicators.targets import trajectory
from comhla.indicators.values import Missing, Suppressed, Value, Why
from tests.lib.figures import FALKIRK, FIFE, MORAY, ORKNEY, SCOTLAND, figure, indicator, new_definition, year

SENTENCE = "A finding."
MONTH = MeasuredPeriod("2024-01", PeriodKind.MONTH, date(2024, 1, 1), date(2024, 1, 31))


def series(*figures: Any, **changes: Any) -> tuple[Series, ...]:
    return series_of(figures, indicator(**changes))


def share(area: Area, first: int, numerator: float, **parts: Any) -> Any:
    return figure(area, first, numerator=numerator, denominator=1000.0, **parts)


# (value, note of the point, blank of the reading, note of the reading)
BLANKS: list[tuple[Value, str, Blank, str]] = [
    (Suppressed(Why.PUBLISHER), "", Blank.HIDDEN, "Hidden by the publisher."),
    (Suppressed(Why.SMALL_NUMBER), "", Blank.HIDDEN, "Hidden because it rests on few people."),
    (Suppressed(Why.WOULD_REVEAL), "Own words", Blank.HIDDEN, "Own words"),
    (Missing.NOT_COLLECTED, "", Blank.NOT_COLLECTED, ""),
    (Missing.NOT_YET, "In May", Blank.NOT_YET, "In May"),
]


@pytest.mark.parametrize(("value", "note", "blank", "said"), BLANKS)
def test_each_kind_of_blank_stays_what_it_is(value: Value, note: str, blank: Blank, said: str) -> None:
    reading = reading_of(Point(year(2022), value, note=note))
    assert (reading.value, reading.blank, reading.note) == (None, blank, said)


def test_figure_keeps_its_interval_and_zero_stays_zero() -> None:
    limits = findings.Interval(1.0, 3.0, "given by the publisher")
    assert reading_of(Point(year(2022), 2.0, limits)).numbers == (2.0, 1.0, 3.0)
    assert reading_of(Point(year(2022), 0.0)).numbers == (0.0,)


@pytest.mark.parametrize(
    ("unit", "said"),
    [
        ("per cent", ("", "%", "per cent")),
        ("pounds a week", ("£", "", "£ a week")),
        ("pounds", ("£", "", "pounds")),
        ("days per 1,000 people", ("", "", "days per 1,000 people")),
    ],
)
def test_units_stand_at_the_numbers_where_they_are_signs(unit: str, said: tuple[str, str, str]) -> None:
    assert tuple(units_of(indicator(unit=unit))) == said


def test_trend_has_the_area_the_others_and_where_the_definition_changed() -> None:
    ours, others = series(
        share(FALKIRK, 2020, 510),
        figure(FALKIRK, 2021, Suppressed(Why.SMALL_NUMBER)),
        share(FALKIRK, 2022, 530),
        figure(SCOTLAND, 2020, 50.0),
        figure(SCOTLAND, 2021, 51.0),
        figure(SCOTLAND, 2022, 52.0),
        definitions=(new_definition("2021/22"),),
    )
    chart = trend_of(ours, sentence=SENTENCE, others=[others])
    assert chart.title == "People at home, Falkirk, 2020/21 to 2022/23"
    assert (chart.unit, chart.suffix, chart.decimals, chart.source) == ("per cent", "%", 1, "made up")
    assert chart.periods == ("2020/21", "2021/22", "2022/23")
    assert [(line.label, line.role) for line in chart.lines] == [("Falkirk", Role.OURS), ("Scotland", Role.OTHER)]
    assert [reading.value for reading in chart.lines[0].readings] == [51.0, None, 53.0]
    assert chart.lines[0].readings[0].lower == pytest.approx(47.9, abs=0.05)
    assert [(each.period, each.words) for each in chart.breaks] == [("2021/22", "Short stays are counted too")]


def test_trend_goes_on_to_the_target() -> None:
    ours, other = series(share(FALKIRK, 2020, 500), share(FALKIRK, 2021, 520), figure(SCOTLAND, 2021, 50.0))
    target = findings.Target(
        indicator="NI-00", area=FALKIRK.code, value=60.0, baseline=year(2020), due=year(2022), source="Plan"
    )
    chart = trend_of(ours, sentence=SENTENCE, others=[other], trajectory=trajectory(ours, target), title="To 60%")
    assert chart.title == "To 60%"
    assert chart.periods == ("2020/21", "2021/22", "2022/23")
    assert [reading.value for reading in chart.lines[-1].readings] == [50.0, 55.0, 60.0]
    assert (chart.lines[-1].role, chart.lines[-1].label) == (Role.TARGET, "Way to the target")
    assert [line.readings[-1].blank for line in chart.lines] == [Blank.NOT_YET, Blank.NOT_YET, None]
    assert chart.lines[1].readings[0].blank is Blank.NOT_COLLECTED


def test_way_to_a_target_begins_at_its_baseline() -> None:
    (ours,) = series(*(share(FALKIRK, first, 500) for first in (2019, 2020, 2021)))
    target = findings.Target(indicator="NI-00", area=FALKIRK.code, value=60.0, baseline=year(2020), due=year(2021))
    chart = trend_of(ours, sentence=SENTENCE, trajectory=trajectory(ours, target))
    assert chart.lines[-1].readings[0].blank is Blank.NOT_SET


def test_other_series_that_lacks_a_period_is_blank_there() -> None:
    (ours,) = series(*(share(FALKIRK, first, 500) for first in (2019, 2020, 2021)), figure(FALKIRK, MONTH, 1.0))
    (other,) = series(share(FIFE, 2020, 500))
    readings = trend_of(ours, sentence=SENTENCE, others=[other]).lines[1].readings
    assert [reading.blank for reading in readings] == [Blank.NOT_COLLECTED, None, Blank.NOT_YET]


def test_group_is_named() -> None:
    (ours,) = series(share(FALKIRK, 2020, 500, group="simd-1"))
    chart = trend_of(ours, sentence=SENTENCE)
    assert chart.lines[0].label == "Falkirk (simd-1)"
    assert chart.title == "People at home, Falkirk (simd-1), 2020/21"


def _ranks(**changes: Any) -> tuple[tuple[findings.Ranked, ...], Indicator]:
    figures = [share(FIFE, 2022, 400), share(FALKIRK, 2022, 700), share(MORAY, 2022, 400)]
    figures.append(figure(ORKNEY, 2022, Missing.NOT_YET))
    return ranked(series(*figures, **changes)), indicator(**changes)


def test_ranks_are_drawn_best_first_and_blanks_last() -> None:
    places, of = _ranks()
    chart = ranked_of(places, of, sentence=SENTENCE, ours=FIFE, scotland=Point(year(2022), 50.0))
    assert chart.title == "People at home by area, 2022/23"
    assert [row.label for row in chart.rows] == ["Falkirk", "Fife", "Moray", "Orkney Islands"]
    assert [row.role for row in chart.rows] == [Role.OTHER, Role.OURS, Role.OTHER, Role.OTHER]
    assert [row.place for row in chart.rows] == ["1 (1 to 1)", "2= (2 to 3)", "2= (2 to 3)", "no rank"]
    assert (chart.reference, chart.reference_label) == (50.0, "Scotland")
    assert chart.order == "Areas are sorted from best to worst; those without a figure come last."


def test_ranks_where_neither_way_is_better_are_sorted_by_size() -> None:
    places, of = _ranks(polarity=Polarity.NEITHER)
    blank = Point(year(2022), Missing.NOT_YET)
    chart = ranked_of(places, of, sentence=SENTENCE, scotland=blank)
    assert chart.order == "Areas are sorted from highest to lowest; those without a figure come last."
    assert (chart.reference, chart.reference_label) == (None, "")


def test_rank_without_uncertainty_is_said_alone() -> None:
    place = findings.Ranked(area=FIFE, point=Point(year(2022), 5.0), rank=1, of=1, sentence="First.")
    assert ranked_of([place], indicator(), sentence=SENTENCE).rows[0].place == "1"


def test_no_area_no_ranks() -> None:
    with pytest.raises(IndicatorsError, match="no area to draw"):
        ranked_of([], indicator(), sentence=SENTENCE)


# (band, number, verdict in the chart)
PLACES: list[tuple[FunnelBand, Value, Verdict | None]] = [
    (FunnelBand.INSIDE, 5.0, Verdict.WITHIN),
    (FunnelBand.ABOVE_95, 7.0, Verdict.ABOVE_95),
    (FunnelBand.ABOVE_998, 9.0, Verdict.ABOVE_998),
    (FunnelBand.BELOW_95, 3.0, Verdict.BELOW_95),
    (FunnelBand.BELOW_998, 1.0, Verdict.BELOW_998),
    (FunnelBand.UNKNOWN, 5.0, None),
    (FunnelBand.UNKNOWN, Suppressed(), None),
]


def _funnel(value: Value, band: FunnelBand, **changes: Any) -> findings.Funnel:
    place = findings.FunnelPlace(
        area=FIFE,
        point=Point(year(2022), value, denominator=None if band is FunnelBand.UNKNOWN else 900.0),
        band=band,
        verdict=findings.Verdict.CANNOT_TELL,
        sentence="Somewhere.",
    )
    curve = (findings.FunnelLimits(100.0, 2.0, 8.0, 1.0, 9.0), findings.FunnelLimits(1000.0, 4.0, 6.0, 3.0, 7.0))
    made: dict[str, Any] = {"indicator": indicator(), "caveat": "Areas vary more than chance alone."} | changes
    return findings.Funnel(
        period=year(2022), centre=5.0, curve=curve, places=(place,), sentence="One lies out.", **made
    )


@pytest.mark.parametrize(("band", "value", "verdict"), PLACES)
def test_funnel_keeps_the_band_of_each_area(band: FunnelBand, value: Value, verdict: Verdict | None) -> None:
    chart = funnel_of(_funnel(value, band), ours=FIFE)
    assert (chart.points[0].verdict, chart.points[0].role) == (verdict, Role.OURS)
    assert (chart.sentence, chart.caveat) == ("One lies out.", "Areas vary more than chance alone.")


def test_funnel_has_limits_by_name_and_says_what_the_sizes_are() -> None:
    chart = funnel_of(_funnel(5.0, FunnelBand.INSIDE))
    first = chart.limits[0]
    assert (first.size, first.lower_95, first.upper_95, first.lower_998, first.upper_998) == (100, 2, 8, 1, 9)
    assert (chart.centre, chart.centre_label, chart.size_label) == (5.0, "All areas", "size of the area")
    assert chart.points[0].role is Role.OTHER
    people = _funnel(5.0, FunnelBand.INSIDE, indicator=indicator(denominator="people who answered"))
    assert funnel_of(people).size_label == "people who answered"
    assert funnel_of(people, size_label="people", title="Size").size_label == "people"


def test_control_chart_has_its_limits_and_its_signals_in_words() -> None:
    figures = [share(FALKIRK, 2000 + place, 500 + 4 * (place % 3)) for place in range(14)]
    (own,) = series(*figures, share(FALKIRK, 2014, 900), figure(FALKIRK, 2015, Missing.NOT_COLLECTED))
    found = control_chart(own)
    chart = control_of(found)
    assert chart.title == "People at home, Falkirk, 2000/01 to 2015/16"
    assert (chart.sentence, chart.area) == (found.sentence, "Falkirk")
    assert [point.centre for point in chart.points] == [point.centre for point in found.points]
    assert "outside the limits" in chart.points[14].signal
    assert chart.points[15].reading.blank is Blank.NOT_COLLECTED


def test_every_signal_has_words_of_its_own() -> None:
    (own,) = series(share(FALKIRK, 2020, 500))
    points = (findings.ControlPoint(own.points[0], signals=tuple(Signal)),)
    found = findings.ControlChart(
        series=own, points=points, method="XmR", rules=(), verdict=findings.Verdict.CANNOT_TELL, sentence=SENTENCE
    )
    assert len(control_of(found, title="Rules").points[0].signal.split(", ")) == len(Signal)


def test_deprivation_gap_is_drawn_from_the_most_deprived() -> None:
    bands = [share(FALKIRK, 2022, 900 - 100 * number, group=f"simd-{number}") for number in range(1, 6)]
    gap = deprivation_gap(series(*bands))
    chart = deprivation_of(gap, whole=Point(year(2022), 60.0))
    assert chart.title == "People at home by deprivation, Falkirk, 2022/23"
    assert [row.label for row in chart.rows] == [band.label for band in gap.bands]
    assert [row.reading.value for row in chart.rows] == [80.0, 70.0, 60.0, 50.0, 40.0]
    assert (chart.sentence, chart.reference, chart.reference_label) == (gap.sentence, 60.0, "All of Falkirk")
    assert chart.caveat == gap.caveat
    assert deprivation_of(gap, title="Gap").reference is None


def _locality(name: str) -> Area:
    return Area(f"{FALKIRK.code}/{name}", name.title(), AreaKind.LOCALITY)


def test_localities_are_drawn_as_small_multiples() -> None:
    east, west, whole = series(
        share(_locality("east"), 2021, 400),
        figure(_locality("west"), 2021, Suppressed(Why.SMALL_NUMBER)),
        share(FALKIRK, 2021, 500),
        share(_locality("east"), 2022, 410),
        definitions=(new_definition("2022/23"),),
    )
    chart = small_multiples_of([east, west], sentence=SENTENCE, whole=whole)
    assert (chart.title, chart.heading) == ("People at home, by locality, 2021/22 to 2022/23", "Locality")
    assert [line.label for line in chart.panels] == ["East", "West"]
    assert chart.comparator is not None
    assert chart.comparator.label == "Falkirk"
    assert [each.period for each in chart.breaks] == ["2022/23"]
    assert small_multiples_of([whole], sentence=SENTENCE, title="All").heading == "Area"


def test_no_locality_no_small_multiples() -> None:
    with pytest.raises(IndicatorsError, match="figures of localities"):
        small_multiples_of([], sentence=SENTENCE)


def test_tiles_are_in_bands_of_about_as_many_areas() -> None:
    own = series(
        share(FALKIRK, 2022, 100), share(FIFE, 2022, 200), share(MORAY, 2022, 300), figure(ORKNEY, 2022, Suppressed())
    )
    chart = tiles_of(own, year(2022), sentence=SENTENCE, ours=FIFE, bands=2)
    assert chart.title == "People at home by integration authority, 2022/23"
    assert chart.bands == ("10.0% to 20.0%", "30.0%")
    assert [tile.band for tile in chart.tiles] == [0, 0, 1, None]
    assert [tile.role for tile in chart.tiles] == [Role.OTHER, Role.OURS, Role.OTHER, Role.OTHER]
    rows = [[plain(cell) for cell in row] for row in table(chart).rows]
    assert rows[3][:3] == ["Orkney Islands", "hidden", "no figure"]


def test_equal_figures_are_in_one_band() -> None:
    chart = tiles_of(
        series(*(share(area, 2022, 100) for area in (FALKIRK, FIFE, MORAY))), year(2022), sentence=SENTENCE
    )
    assert chart.bands == ("10.0%",)


def test_figures_that_are_written_alike_are_in_one_band() -> None:
    values = ((FALKIRK, 10.01), (FIFE, 10.04), (MORAY, 12.0), (ORKNEY, 13.0))
    own = series(*(figure(area, 2022, value) for area, value in values))
    chart = tiles_of(own, year(2022), sentence=SENTENCE)
    assert chart.bands == ("10.0%", "12.0%", "13.0%")
    assert [tile.band for tile in chart.tiles] == [0, 0, 1, 2]


def test_tiles_need_a_figure_and_integration_authorities() -> None:
    with pytest.raises(IndicatorsError, match="No area has a figure for 2023/24"):
        tiles_of(series(share(FIFE, 2022, 100)), year(2023), sentence=SENTENCE)
    with pytest.raises(CannotBeRead, match="no integration authority"):
        tiles_of(series(share(_locality("east"), 2022, 100)), year(2022), sentence=SENTENCE)


def test_tiles_by_verdict_name_what_each_shade_says() -> None:
    *areas, scotland = series(
        share(FALKIRK, 2022, 900),
        share(FIFE, 2022, 500),
        share(MORAY, 2022, 100),
        figure(ORKNEY, 2022, Suppressed()),
        figure(SCOTLAND, 2022, numerator=50000.0, denominator=100000.0),
    )
    chart = tiles_of_verdicts(against_scotland(areas, scotland), sentence=SENTENCE, ours=MORAY)
    assert chart.title == "People at home against Scotland, 2022/23"
    assert chart.bands == ("better than Scotland", "no clear difference from Scotland", "worse than Scotland")
    assert [tile.band for tile in chart.tiles] == [0, 1, 2, None]
    assert chart.tiles[2].role is Role.OURS


def test_tiles_by_verdict_where_nothing_has_a_figure_are_all_blank() -> None:
    own, scotland = series(figure(FIFE, 2022, Suppressed()), figure(SCOTLAND, 2022, 50.0))
    chart = tiles_of_verdicts(against_scotland([own], scotland), sentence=SENTENCE, title="Blank")
    assert (chart.bands, chart.tiles[0].band) == (("no figure",), None)
    with pytest.raises(IndicatorsError, match="Nothing was compared"):
        tiles_of_verdicts([], sentence=SENTENCE)
