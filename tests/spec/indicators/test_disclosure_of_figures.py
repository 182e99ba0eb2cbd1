"""Series of an indicator made safe: the rate goes with the count."""

from __future__ import annotations

from datetime import date

import pytest

from comhla.indicators.areas import Area, AreaKind
from comhla.indicators.catalogue import Indicator, Measure, Polarity, Suite
from comhla.indicators.disclosure.figures import Denominators, EarlierFigures, Splits, protect_observations
from comhla.indicators.disclosure.rules import Marks, Rules
from comhla.indicators.disclosure.tables import Breakdown
from comhla.indicators.errors import IndicatorsError
from comhla.indicators.observations import Observation
from comhla.indicators.periods import MeasuredPeriod, PeriodKind
from comhla.indicators.values import Missing, Suppressed, Why

YEAR = MeasuredPeriod("2022/23", PeriodKind.FINANCIAL_YEAR, date(2022, 4, 1), date(2023, 3, 31))
WHOLE = Area("S37000099", "Demonstration", AreaKind.AUTHORITY)
EAST, WEST, NORTH = (Area(f"S37000099/{key}", key, AreaKind.LOCALITY) for key in ("east", "west", "north"))
SPLITS = Splits(areas=(Breakdown(WHOLE.code, (EAST.code, WEST.code, NORTH.code)),))
REVEALS = Suppressed(Why.WOULD_REVEAL)


def indicator(measure=Measure.RATE):
    return Indicator(
        key="L-1",
        suite=Suite.LOCAL,
        label="Falls",
        title="Falls at home",
        measure=measure,
        unit="per 1,000 people",
        multiplier=1000,
        polarity=Polarity.LOWER_IS_BETTER,
        source="Local record",
        period_kind=PeriodKind.FINANCIAL_YEAR,
    )


def of(area, count, people=1000.0, group="", **more):
    value = count / people * 1000
    return Observation("L-1", area, YEAR, value, count, people, value * 0.9, value * 1.1, group)._replace(**more)


def test_where_the_count_is_hidden_so_are_rate_and_interval_and_the_population_stays():
    figures = [of(WHOLE, 55.0), of(EAST, 3.0), of(WEST, 12.0), of(NORTH, 40.0)]
    protected = protect_observations(indicator(), figures, splits=SPLITS)
    whole, east, west, north = protected.observations
    assert (whole, north) == (figures[0], figures[3])
    for one, area in ((east, EAST), (west, WEST)):
        assert one == Observation("L-1", area, YEAR, REVEALS, None, 1000.0)
    assert protected.unchecked == ()


def test_a_denominator_that_is_counted_may_be_hidden_too():
    """3 of 4 discharges were delayed: the 4 are as few as the 3."""
    figures = [of(WHOLE, 40.0, 60.0), of(EAST, 3.0, 4.0), of(WEST, 17.0, 26.0), of(NORTH, 20.0, 30.0)]
    protected = protect_observations(
        indicator(Measure.PROPORTION), figures, splits=SPLITS, denominators=Denominators.COUNTED
    )
    east = protected.observations[1]
    assert (east.value, east.numerator, east.denominator) == (REVEALS, None, None)
    assert protected.report.is_safe


def test_where_only_the_denominator_is_hidden_the_count_stays():
    figures = [of(EAST, 6.0, 8.0), of(WEST, 20.0, 30.0)]
    protected = protect_observations(
        indicator(Measure.PROPORTION), figures, splits=Splits(), denominators=Denominators.COUNTED
    )
    east, west = protected.observations
    assert west == figures[1]
    # 8 less 6 are 2 others, who are in no table
    assert east.value == REVEALS
    assert (east.numerator is None) != (east.denominator is None)


def test_of_a_proportion_those_not_counted_are_guarded():
    (east,) = protect_observations(indicator(Measure.PROPORTION), [of(EAST, 18.0, 20.0)], splits=Splits()).observations
    assert east.value == REVEALS
    assert protect_observations(indicator(), [of(EAST, 18.0, 20.0)], splits=Splits()).report.hidden == ()


def test_groups_of_people_add_to_everybody():
    splits = Splits(groups=(Breakdown("", ("under 75", "75 plus")),))
    figures = [of(EAST, 12.0), of(EAST, 9.0, group="under 75"), of(EAST, 3.0, group="75 plus")]
    values = [one.value for one in protect_observations(indicator(), figures, splits=splits).observations]
    assert values == [12.0, REVEALS, REVEALS]


def test_figures_of_areas_that_others_publish_stay():
    figures = [of(WHOLE, 3.0), of(EAST, 3.0), of(WEST, 0.0), of(NORTH, 0.0)]
    protected = protect_observations(indicator(), figures, splits=SPLITS, public_kinds=frozenset({AreaKind.AUTHORITY}))
    assert protected.observations[0] == figures[0]
    assert protected.observations[1].value == REVEALS
    assert not protected.report.is_safe, "3 in all and 0 in two of three leave 3"


def test_an_earlier_release_is_set_against_this_one():
    before = EarlierFigures("March", (of(WEST, 12.0),))
    figures = [of(WHOLE, 55.0), of(EAST, 3.0), of(WEST, 12.0), of(NORTH, 40.0)]
    protected = protect_observations(indicator(), figures, splits=SPLITS, already_published=[before])
    assert [one.value for one in protected.observations[1:]] == [REVEALS, 12.0, REVEALS]


def test_a_count_is_its_own_numerator():
    count = indicator(Measure.COUNT)
    (east,) = protect_observations(count, [Observation("L-1", EAST, YEAR, 3.0)], splits=Splits()).observations
    assert east.value == REVEALS


def test_figures_without_a_count_are_passed_on_and_named():
    figures = [of(EAST, 30.0, numerator=None), of(WEST, 3.0, value=Missing.NOT_YET, numerator=None)]
    protected = protect_observations(indicator(), figures, splits=Splits())
    assert protected.observations == tuple(figures)
    assert protected.unchecked == (figures[0],)


def test_a_figure_that_its_publisher_hid_loses_whatever_came_with_it():
    hidden = of(EAST, 3.0, value=Suppressed())
    (east,) = protect_observations(indicator(), [hidden], splits=Splits()).observations
    assert (east.value, east.numerator, east.lower) == (Suppressed(), None, None)


def test_other_rules_may_be_given():
    rules = Rules(smallest_count=20, marks=Marks.TOLD_APART)
    (east,) = protect_observations(indicator(), [of(EAST, 12.0)], splits=Splits(), rules=rules).observations
    assert east.value == Suppressed(Why.SMALL_NUMBER)


def test_amounts_are_not_taken_for_counts_of_people():
    (east,) = protect_observations(indicator(Measure.MONEY), [of(EAST, 3.5)], splits=Splits()).observations
    assert east.numerator == 3.5


def test_figures_of_two_indicators_are_refused():
    with pytest.raises(IndicatorsError, match="These are figures of L-2 and not only of L-1"):
        protect_observations(indicator(), [of(EAST, 3.0, indicator="L-2")], splits=Splits())
