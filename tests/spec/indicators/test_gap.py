"""The gap by deprivation."""

import pytest

from comhla.indicators.catalogue import Measure, Polarity
from comhla.indicators.chance import NOT_ALONE
from comhla.indicators.errors import IndicatorsError, Unknown
from comhla.indicators.findings import Verdict
from comhla.indicators.gap import CAVEAT, deprivation_gap
from comhla.indicators.series import series_of
from comhla.indicators.values import Missing, Suppressed, Why
from tests.lib.figures import FALKIRK, FIFE, figure, indicator, year

RATE = {"measure": Measure.RATE, "unit": "per 1,000", "multiplier": 1000.0, "polarity": Polarity.LOWER_IS_BETTER}
EVEN = (100.0, 90.0, 80.0, 70.0, 60.0)


def bands(figures, first=2022, area=FALKIRK, **parts):
    return [figure(area, first, value, group=f"simd-{n}", **parts) for n, value in enumerate(figures, start=1)]


def with_limits(figures, reach=2.0, **parts):
    rows = zip(bands(figures, **parts), figures, strict=True)
    return [one._replace(lower=value - reach, upper=value + reach) for one, value in rows]


def gap(figures, populations=True, period=None, **changes):
    people = {f"simd-{n}": 1000.0 for n in range(1, 11)} if populations else None
    return deprivation_gap(series_of(figures, indicator(**(RATE | changes))), period=period, populations=people)


def test_figures_on_a_straight_line():
    # 10 less for each fifth of the people: 105 at the most deprived end, 55 at the least, 60 of 80 in the best fifth.
    found = gap(with_limits(EVEN))
    assert found.slope == pytest.approx(50.0)
    assert found.relative == pytest.approx(105 / 55)
    assert found.attributable == pytest.approx(100 * (1 - 60 / 80))
    assert (found.difference, found.ratio) == (40.0, pytest.approx(100 / 60))
    # Each band has a standard error of 2/1.96; of the slope it is that over the root of the sum of squares of
    # -0.4, -0.2, 0, 0.2 and 0.4, so its limits are 2 / 0.63246 either way.
    assert found.slope_interval[:2] == pytest.approx((50 - 3.16228, 50 + 3.16228), abs=1e-4)
    assert 1 < found.relative_interval.lower < found.relative < found.relative_interval.upper
    assert found.verdict is Verdict.WORSE
    assert found.caveat == CAVEAT
    assert found.sentence == (
        "The most deprived of Falkirk were worse than the least deprived in 2022/23: 100.0 per 1,000 in the most deprived "
        "fifth and 60.0 in the least deprived. Across all bands the most deprived end is 50.0 higher (95 per cent "
        "interval of the difference: from 46.8 higher to 53.2 higher)."
    )


def test_bands_are_told_most_deprived_first_with_their_share():
    found = deprivation_gap(series_of(list(reversed(bands(EVEN, denominator=500.0))), indicator(**RATE)))
    assert [band.number for band in found.bands] == [1, 2, 3, 4, 5]
    assert [band.label for band in found.bands] == ["1, most deprived", "2", "3", "4", "5, least deprived"]
    assert [band.share for band in found.bands] == [0.2] * 5
    assert [band.point.value for band in found.bands] == list(EVEN)


def test_population_weighs_the_bands():
    # Half of the people live in the most deprived band: the middles lie at 0.25, 0.5625, 0.6875, 0.8125 and 0.9375.
    # The slope is 0.5 x 0.25 x 100 over the weighted sum of squares about 0.5, 0.072265625.
    rows = zip(bands((100.0, 0, 0, 0, 0)), (400.0, 100.0, 100.0, 100.0, 100.0), strict=True)
    assert gap([one._replace(denominator=people) for one, people in rows], populations=False).slope == pytest.approx(
        172.973
    )


def test_tenths_are_told_too():
    found = gap(with_limits([100.0 - n for n in range(10)]))
    assert found.slope == pytest.approx(10.0)
    assert "in the most deprived tenth" in found.sentence
    assert found.bands[9].label == "10, least deprived"


# (polarity, figures, verdict, opening)
VERDICTS = [
    (Polarity.LOWER_IS_BETTER, EVEN, Verdict.WORSE, "The most deprived of Falkirk were worse than"),
    (Polarity.HIGHER_IS_BETTER, EVEN, Verdict.BETTER, "The most deprived of Falkirk were better than"),
    (Polarity.LOWER_IS_BETTER, EVEN[::-1], Verdict.BETTER, "The most deprived of Falkirk were better than"),
    (Polarity.NEITHER, EVEN, Verdict.HIGHER, "The most deprived of Falkirk were clearly higher than"),
    (
        Polarity.NEITHER,
        (81.0, 79, 80, 81, 80),
        Verdict.NO_CLEAR_DIFFERENCE,
        "There was no clear gap by deprivation in Falkirk in 2022/23: 81.0",
    ),
]


@pytest.mark.parametrize(("polarity", "figures", "verdict", "opening"), VERDICTS)
def test_verdict(polarity, figures, verdict, opening):
    found = gap(with_limits(figures), polarity=polarity)
    assert found.verdict is verdict
    assert found.sentence.startswith(opening)


def test_what_is_attributable_is_told_of_harm_only():
    assert gap(with_limits(EVEN), polarity=Polarity.HIGHER_IS_BETTER).attributable is None
    assert gap(with_limits(EVEN), polarity=Polarity.NEITHER).attributable is None
    assert gap(bands((0.0,) * 5)).attributable is None
    assert gap(bands((-1.0, 1, 1, 1, 1))).attributable is None


def test_without_intervals_there_is_a_size_and_no_verdict():
    found = gap(bands(EVEN))
    assert found.slope == pytest.approx(50.0)
    assert (found.slope_interval, found.relative_interval) == (None, None)
    assert found.verdict is Verdict.CANNOT_TELL
    assert found.sentence == (
        "In 2022/23 Falkirk had 100.0 per 1,000 in the most deprived fifth and 60.0 in the least deprived. Across all "
        "bands the most deprived end is 50.0 higher. The intervals of the bands are not all known, so a gap cannot be told "
        "from chance."
    )
    assert gap(bands(EVEN), independent_events=False).reason == NOT_ALONE


def test_a_ratio_whose_lower_end_cannot_be_told_from_nought_has_no_interval():
    found = gap(with_limits((100.0, 50, 20, 5, 1), reach=60.0))
    assert found.slope_interval is not None
    assert found.relative_interval is None
    assert gap(bands((10.0, 5, 3, 1, 0))).ratio is None


# (figures of the bands, populations known, reason, what it is an example of)
CANNOT_TELL = [
    (bands((100.0, 90, Suppressed(Why.SMALL_NUMBER), 70, 60)), True, "The figure of band 3 of Falkirk for 2022/23 is hidden because it rests on few people.", "a hidden band"),
    (bands(EVEN)[1:], True, "The figure of band 1, most deprived of Falkirk for 2022/23 is not collected.", "no zones in the most deprived fifth"),
    (bands(EVEN)[:4], True, "The figure of band 5, least deprived of Falkirk for 2022/23 is not collected.", "nor in the least"),
    (bands(EVEN), False, "The populations of the bands are not known.", "no populations"),
    (bands([1.0] * 20), True, "There are 20 bands, and a gap is worked out from five or ten.", "twentieths"),
]  # fmt: skip


@pytest.mark.parametrize(("figures", "populations", "reason", "example"), CANNOT_TELL)
def test_no_line_through_bands_that_are_not_known(figures, populations, reason, example):
    found = gap(figures, populations=populations)
    assert (found.verdict, found.reason) == (Verdict.CANNOT_TELL, reason)
    assert found.sentence == f"The gap by deprivation of Falkirk in 2022/23 cannot be told. {reason}"
    assert (found.slope, found.relative, found.attributable, found.slope_interval) == (None, None, None, None)


def test_a_hidden_end_gives_no_difference():
    found = gap(bands((Suppressed(), 90.0, 80, 70, 60)))
    assert (found.difference, found.ratio) == (None, None)


def test_the_period_is_the_last_with_a_figure_unless_chosen():
    figures = [*bands(EVEN, 2021), *bands(EVEN, 2020), *bands([Missing.NOT_YET] * 5, 2022), figure(FALKIRK, 2022, 80.0)]
    assert gap(figures).period == year(2021)
    assert gap(figures, period="2020/21").period == year(2020)
    assert (
        gap(figures, period="2022/23").reason
        == "The figure of band 1, most deprived of Falkirk for 2022/23 is not published yet."
    )
    with pytest.raises(Unknown, match=r"no period '1999/00'\. There are figures for: 2020/21, 2021/22 and 2022/23\."):
        gap(figures, period="1999/00")
    assert gap(bands([Suppressed()] * 5)).period == year(2022)


def test_there_must_be_bands_of_one_area():
    with pytest.raises(Unknown, match=r"no figures by deprivation band\. Their groups are called simd-1, simd-2"):
        gap([figure(FALKIRK, 2022, 80.0)])
    with pytest.raises(IndicatorsError, match="more than one area"):
        gap([*bands(EVEN)[:3], *bands(EVEN, area=FIFE)[3:]])
    other = series_of(bands(EVEN, indicator="NI-99"), indicator(key="NI-99"))
    with pytest.raises(IndicatorsError, match=r"series of NI-00 and NI-99\. Give those of one indicator"):
        deprivation_gap([*series_of(bands(EVEN)[:3], indicator()), *other[3:]])
