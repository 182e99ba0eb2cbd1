"""From published figures to series."""

from datetime import date

import pytest

from comhla.indicators.catalogue import Definition, Measure
from comhla.indicators.errors import IndicatorsError, Unknown
from comhla.indicators.findings import Interval
from comhla.indicators.periods import MeasuredPeriod, PeriodKind
from comhla.indicators.series import (
    BY_BYAR,
    BY_PUBLISHER,
    BY_WILSON,
    NO_FIGURE,
    OUTSIDE,
    Counts,
    counts_of,
    figure_of,
    intervals_of,
    series_of,
    years_and_areas,
)
from comhla.indicators.values import Missing, Suppressed
from tests.lib.figures import FALKIRK, FIFE, MORAY, SCOTLAND, figure, indicator, new_definition, year

MONTH = MeasuredPeriod("2022-04", PeriodKind.MONTH, date(2022, 4, 1), date(2022, 4, 30))


def points(series):
    return [(point.period.key, point.value) for point in series.points]


def test_each_area_and_group_has_a_series_oldest_first():
    figures = [
        figure(FIFE, 2021, 2.0),
        figure(FIFE, 2020, 1.0),
        figure(MORAY, 2020, 3.0),
        figure(FIFE, 2020, 5.0, group="simd-1"),
        figure(MORAY, 2021, 4.0),
        figure(FIFE, 2020, 9.0, indicator="NI-99"),
    ]
    series = series_of(figures, indicator())
    assert [(one.area, one.group) for one in series] == [(FIFE, ""), (MORAY, ""), (FIFE, "simd-1")]
    assert points(series[0]) == [("2020/21", 1.0), ("2021/22", 2.0)]
    assert points(series[1]) == [("2020/21", 3.0), ("2021/22", 4.0)]
    assert series[0].latest.value == 2.0
    assert series[0].at("2020/21").value == 1.0
    assert series[0].at("1999/00") is None


def test_a_period_without_a_figure_is_a_blank_and_never_nothing_at_all():
    figures = [
        figure(FIFE, 2020, 1.0),
        figure(FIFE, 2021, Suppressed()),
        figure(MORAY, 2020, 0.0),
        figure(MORAY, 2022, 4.0),
    ]
    fife, moray = series_of(figures, indicator())
    assert points(fife) == [("2020/21", 1.0), ("2021/22", Suppressed()), ("2022/23", Missing.NOT_COLLECTED)]
    assert points(moray) == [("2020/21", 0.0), ("2021/22", Missing.NOT_COLLECTED), ("2022/23", 4.0)]
    assert [point.note for point in moray.points] == ["", NO_FIGURE, ""]
    assert fife.latest.value == 1.0
    assert [point.figure for point in moray.points] == [0.0, None, 4.0]
    assert [point.value for point in moray.known] == [0.0, 4.0]


def test_a_series_of_blanks_has_no_latest_figure():
    (fife,) = series_of([figure(FIFE, 2021, Suppressed())], indicator())
    assert fife.latest is None
    assert fife.known == ()


def test_months_are_not_drawn_among_years():
    figures = [figure(FIFE, 2020, 1.0), figure(FIFE, MONTH, 2.0)]
    assert points(series_of(figures, indicator())[0]) == [("2020/21", 1.0)]
    assert points(series_of(figures, indicator(), kind=PeriodKind.MONTH)[0]) == [("2022-04", 2.0)]


def test_an_empty_answer_says_what_there_is():
    figures = [figure(FIFE, 2020, 1.0), figure(MORAY, 2021, 1.0), figure(MORAY, 2021, 1.0, indicator="NI-99")]
    with pytest.raises(Unknown) as refused:
        series_of(figures, indicator(), kind=PeriodKind.MONTH)
    assert str(refused.value) == (
        "There are no figures of people at home by month. "
        "There are figures of Fife and Moray for 2 periods from 2020/21 to 2021/22."
    )
    with pytest.raises(Unknown, match=r"of people at home by financial year\. No figures have been taken in\."):
        series_of([], indicator())


def test_two_figures_of_one_cell_are_refused():
    with pytest.raises(
        IndicatorsError, match=r"two figures of NI-00 for Fife in 2020/21\. Give the figures of one release"
    ):
        series_of([figure(FIFE, 2020, 1.0), figure(FIFE, 2020, 1.0)], indicator())
    with pytest.raises(IndicatorsError, match=r"in 2020/21 \(simd-1\)"):
        series_of([figure(FIFE, 2020, 1.0, group="simd-1"), figure(FIFE, 2020, 2.0, group="simd-1")], indicator())


# Intervals


def the_point(one, **changes):
    return series_of([one], indicator(**changes))[0].points[0]


def test_the_publishers_interval_is_kept():
    one = figure(FIFE, 2020, 81.0, lower=80.0, upper=82.5, numerator=81.0, denominator=100.0)
    assert the_point(one).interval == Interval(80.0, 82.5, BY_PUBLISHER, 0.95)


def test_a_published_interval_that_does_not_hold_its_figure_is_left_out():
    point = the_point(figure(FIFE, 2020, 81.0, lower=82.0, upper=83.0))
    assert (point.interval, point.note) == (None, OUTSIDE)
    point = the_point(figure(FIFE, 2020, 81.0, lower=82.0, upper=83.0, note="Provisional."))
    assert (point.interval, point.note) == (None, "Provisional.")


def test_a_proportion_has_wilsons_interval():
    # 81 of 263: 0.3080, 0.2553 to 0.3662 (Newcombe 1998, Two-sided confidence intervals for the single proportion, table I)
    point = the_point(figure(FIFE, 2020, numerator=81.0, denominator=263.0))
    assert point.interval.method == BY_WILSON
    assert point.interval[:2] == pytest.approx((25.53, 36.62), abs=0.005)


def test_a_rate_and_a_count_have_byars_interval():
    # 10 cases: 4.79 to 18.39 by Byar's approximation; 3 cases: 0.619 to 8.767 exactly (both in tables of Poisson limits)
    point = the_point(
        figure(FIFE, 2020, 5.0, numerator=10.0, denominator=2000.0),
        measure=Measure.RATE,
        unit="per 1,000",
        multiplier=1000.0,
    )
    assert point.interval.method == BY_BYAR
    assert point.interval[:2] == pytest.approx((4.79 / 2, 18.39 / 2), abs=0.005)
    point = the_point(figure(FIFE, 2020, 3.0), measure=Measure.COUNT, unit="people")
    assert point.interval[:2] == pytest.approx((0.619, 8.767), abs=0.001)


# (figure, changes of the indicator, why no interval is made up)
NO_INTERVAL = [
    (figure(FIFE, 2020, 81.0), {}, "a percentage of a survey without its numbers"),
    (figure(FIFE, 2020, 81.0, numerator=81.0), {}, "no denominator"),
    (figure(FIFE, 2020, 81.0, denominator=100.0), {}, "no numerator"),
    (figure(FIFE, 2020, 0.0, numerator=0.0, denominator=0.0), {}, "nobody to be counted"),
    (
        figure(FIFE, 2020, 79.0, numerator=81.0, denominator=100.0),
        {},
        "a weighted percentage, which its numbers do not give",
    ),
    (figure(FIFE, 2020, 81.5, numerator=81.5, denominator=100.0), {}, "not whole cases"),
    (figure(FIFE, 2020, 120.0, numerator=120.0, denominator=100.0), {}, "more cases than people"),
    (figure(FIFE, 2020, -1.0, numerator=-1.0, denominator=100.0), {}, "cases below nought"),
    (figure(FIFE, 2020, -1.0, numerator=1.0, denominator=-100.0), {"measure": Measure.RATE}, "people below nought"),
    (
        figure(FIFE, 2020, 81.0, numerator=81.0, denominator=100.0),
        {"independent_events": False},
        "days of stay, or money",
    ),
    (figure(FIFE, 2020, 81.0, numerator=81.0, denominator=100.0), {"measure": Measure.MONEY}, "money"),
    (
        figure(FIFE, 2020, 81.0, numerator=81.0, denominator=100.0),
        {"measure": Measure.STANDARDISED_RATE},
        "needs its age groups",
    ),
    (figure(FIFE, 2020, -1.0), {"measure": Measure.COUNT}, "a count below nought"),
    (
        figure(FIFE, 2020, Suppressed(), numerator=81.0, denominator=100.0),
        {},
        "a hidden figure, whatever lies beside it",
    ),
    (figure(FIFE, 2020, 81.0, lower=80.0), {}, "one end only"),
]


@pytest.mark.parametrize(("one", "changes", "why"), NO_INTERVAL)
def test_no_interval_is_made_up(one, changes, why):
    assert the_point(one, **changes).interval is None


def test_numerator_and_denominator_may_give_the_figure_as_it_was_rounded():
    one = figure(FIFE, 2020, 33.3, numerator=1.0, denominator=3.0)
    assert counts_of(one, indicator()) == Counts(1.0, 3.0)
    assert counts_of(one._replace(value=33.6), indicator()) is None
    assert counts_of(one._replace(value=0.1, numerator=3.0, denominator=2000.0), indicator()) == Counts(3.0, 2000.0)
    assert figure_of(Counts(1.0, 4.0), indicator()) == 25.0
    assert intervals_of([], indicator()) == []


def test_an_interval_holds_a_figure_that_was_rounded():
    # 50,040,000 of 100,000,000 is 50.04, with limits of 50.0302 and 50.0498; it was published as 50.1 and as 50.0
    for published, ends in ((50.1, (50.0302, 50.1)), (50.0, (50.0, 50.0498))):
        point = the_point(figure(FIFE, 2020, published, numerator=50_040_000.0, denominator=100_000_000.0))
        assert point.interval[:2] == pytest.approx(ends, abs=1e-4)


# Changes of definition


def test_figures_of_a_new_definition_are_another_stretch():
    changed = indicator(
        definitions=(
            Definition(words="As first published"),
            new_definition("2021/22", "Short stays are counted too"),
            Definition(words="Spelt otherwise", first_period="2022/23"),
        )
    )
    (fife,) = series_of([figure(FIFE, first, 1.0) for first in (2019, 2020, 2021, 2022)], changed)
    assert [point.stretch for point in fife.points] == [0, 0, 1, 1]
    assert [(change.first.key, change.words) for change in fife.breaks] == [("2021/22", "Short stays are counted too")]


def test_a_change_before_or_after_all_figures_is_no_break():
    changed = indicator(definitions=(new_definition("2010/11"), new_definition("2030/31")))
    (fife,) = series_of([figure(FIFE, first, 1.0) for first in (2019, 2020)], changed)
    assert [point.stretch for point in fife.points] == [1, 1]
    assert fife.breaks == ()


def test_of_two_changes_between_two_figures_the_later_is_named():
    changed = indicator(definitions=(new_definition("2020/21", "First"), new_definition("2021/22", "Second")))
    (fife,) = series_of([figure(FIFE, first, 1.0) for first in (2019, 2022)], changed)
    assert [point.stretch for point in fife.points] == [0, 2]
    assert [change.words for change in fife.breaks] == ["Second"]


# What there is


def test_years_and_areas_says_which_periods_and_areas_have_a_number():
    figures = [
        figure(FIFE, 2021, 1.0, group="simd-2"),
        figure(FIFE, 2020, 1.0, group="simd-1"),
        figure(MORAY, 2022, Suppressed()),
        figure(SCOTLAND, 2020, 1.0),
    ]
    found = years_and_areas(figures)
    assert found.periods == (year(2020), year(2021))
    assert found.areas == (FIFE, SCOTLAND)
    assert found.groups == ("simd-1", "simd-2")
    assert found.sentence == "There are figures of Fife and Scotland for 2 periods from 2020/21 to 2021/22."
    assert years_and_areas(figures[:1]).sentence == "There are figures of Fife for 2021/22."
    assert years_and_areas([]).sentence == "No figures have been taken in."


def test_years_and_areas_counts_many_areas():
    figures = [figure(FALKIRK._replace(code=f"S{n}", name=f"Area {n}"), 2020, 1.0) for n in range(6)]
    assert years_and_areas(figures).sentence == "There are figures of 6 areas for 2020/21."
