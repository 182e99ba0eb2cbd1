"""Areas in a funnel."""

import pytest

from comhla.indicators.catalogue import Measure, Polarity
from comhla.indicators.chance import NOT_ALONE
from comhla.indicators.errors import IndicatorsError, Unknown
from comhla.indicators.findings import FunnelBand, Verdict
from comhla.indicators.funnels import CAVEAT, funnel
from comhla.indicators.series import series_of
from comhla.indicators.values import Suppressed
from tests.lib.figures import FALKIRK, FIFE, SCOTLAND, figure, indicator, year

AREAS = [FALKIRK._replace(code=f"S{n}", name=f"Area {n}") for n in range(12)]
RATE = indicator(measure=Measure.RATE, unit="per 1,000", multiplier=1000.0, polarity=Polarity.LOWER_IS_BETTER)


def plotted(*counts, what=None, times=100.0):
    rows = [
        figure(area, 2022, cases / people * times, numerator=cases, denominator=people)
        for area, (cases, people) in zip(AREAS, counts, strict=False)
    ]
    return funnel(series_of(rows, what or indicator()))


def bands(found):
    return [place.band for place in found.places]


# Nine areas of 1,000 with 500 cases and one more: the standard deviation of half of 1,000 is 1.58 per cent, so the 95 %
# limits are 3.1 and the 99.8 % limits 4.9 either way of about 50.
# (cases of the tenth area, band, verdict)
SHARES = [
    (520.0, FunnelBand.INSIDE, Verdict.NO_CLEAR_DIFFERENCE),
    (540.0, FunnelBand.ABOVE_95, Verdict.NO_CLEAR_DIFFERENCE),
    (560.0, FunnelBand.ABOVE_998, Verdict.BETTER),
    (460.0, FunnelBand.BELOW_95, Verdict.NO_CLEAR_DIFFERENCE),
    (440.0, FunnelBand.BELOW_998, Verdict.WORSE),
]


@pytest.mark.parametrize(("cases", "band", "verdict"), SHARES)
def test_a_share_in_a_funnel(cases, band, verdict):
    found = plotted(*[(500.0, 1000.0)] * 9, (cases, 1000.0))
    assert (found.places[-1].band, found.places[-1].verdict) == (band, verdict)
    assert set(bands(found)[:9]) == {FunnelBand.INSIDE}
    assert found.centre == pytest.approx((4500 + cases) / 100)
    limits = found.places[-1].limits
    assert limits.denominator == 1000.0
    assert limits.upper95 - found.centre == pytest.approx(3.1, abs=0.02)
    assert found.centre - limits.lower998 == pytest.approx(4.89, abs=0.02)


def test_a_small_area_strays_further():
    found = plotted(*[(500.0, 1000.0)] * 9, (14.0, 20.0), (700.0, 1000.0))
    assert bands(found)[-2:] == [FunnelBand.INSIDE, FunnelBand.ABOVE_998]


def test_the_curve_narrows_with_size():
    curve = plotted((50.0, 100.0), (5000.0, 10000.0)).curve
    widths = [row.upper998 - row.lower998 for row in curve]
    assert widths == sorted(widths, reverse=True)
    assert [row.denominator for row in curve] == sorted(row.denominator for row in curve)
    assert curve[-1].denominator == 11000.0
    assert all(row.lower998 <= row.lower95 <= 50 <= row.upper95 <= row.upper998 for row in curve)


# 40 cases are expected of each of the ten. Exactly: 28 or fewer and 53 or more lie outside 95 %, 22 or fewer and 62 or
# more outside 99.8 % (tables of the Poisson distribution; the last area moves what is expected by a little).
# (cases of the tenth area, band, verdict)
RATES = [
    (45.0, FunnelBand.INSIDE, Verdict.NO_CLEAR_DIFFERENCE),
    (57.0, FunnelBand.ABOVE_95, Verdict.NO_CLEAR_DIFFERENCE),
    (70.0, FunnelBand.ABOVE_998, Verdict.WORSE),
    (26.0, FunnelBand.BELOW_95, Verdict.NO_CLEAR_DIFFERENCE),
    (17.0, FunnelBand.BELOW_998, Verdict.BETTER),
]


@pytest.mark.parametrize(("cases", "band", "verdict"), RATES)
def test_a_rate_in_a_funnel(cases, band, verdict):
    found = plotted(*[(40.0, 2000.0)] * 9, (cases, 2000.0), what=RATE, times=1000.0)
    assert (found.places[-1].band, found.places[-1].verdict) == (band, verdict)
    assert found.centre == pytest.approx((360 + cases) / 20)


def test_limits_of_a_rate_are_where_the_tails_of_the_poisson_distribution_begin():
    # 40 expected: P(28 or fewer) is 0.0294 and P(27 or fewer) 0.0193; P(53 or more) is 0.0280, P(54 or more) 0.0195.
    limits = plotted(*[(40.0, 2000.0)] * 10, what=RATE, times=1000.0).places[0].limits
    assert 27 / 2 < limits.lower95 < 28 / 2
    assert 53 / 2 < limits.upper95 < 54 / 2
    assert limits.lower998 < limits.lower95 < 20 < limits.upper95 < limits.upper998


def test_where_no_case_at_all_would_be_no_surprise_the_lower_limit_is_nought():
    limits = plotted(*[(2.0, 100.0)] * 10, what=RATE, times=1000.0).places[0].limits
    assert (limits.lower95, limits.lower998) == (0.0, 0.0)


def test_sentences():
    found = plotted(*[(500.0, 1000.0)] * 8, (540.0, 1000.0), (600.0, 1000.0))
    said = [place.sentence for place in found.places]
    assert (
        said[0]
        == "Area 0 in 2022/23: 50.0 against 51.4 per cent of all areas together, which chance alone would give in an area of this size."
    )
    assert found.sentence == (
        "In 2022/23 1 of 10 areas lay outside what chance alone would give (99.8 per cent limits): Area 9 better."
    )
    assert (
        said[9]
        == "Area 9 in 2022/23: 60.0 against 51.4 per cent of all areas together, above the 99.8 per cent limit: better than chance would give."
    )
    found = plotted(*[(500.0, 1000.0)] * 9, (540.0, 1000.0))
    assert found.places[-1].sentence.endswith(
        "above the 95 per cent limit and not the 99.8 per cent limit: worth watching."
    )
    assert found.sentence == "In 2022/23 all 10 areas lay within what chance alone would give (99.8 per cent limits)."
    found = plotted(*[(600.0, 1000.0)] * 6, *[(400.0, 1000.0)] * 5)
    assert found.sentence.endswith("6 areas better and Area 6, Area 7, Area 8, Area 9 and Area 10 worse.")
    assert "a reason to look, and not a judgement" in found.caveat


def test_areas_without_counts_have_no_place_and_scotland_is_all_of_them():
    rows = [
        figure(FALKIRK, 2022, Suppressed(), numerator=1.0, denominator=100.0),
        figure(FIFE, 2022, 50.0),
        figure(AREAS[1], 2022, numerator=50.0, denominator=100.0),
        figure(AREAS[2], 2022, numerator=52.0, denominator=100.0),
        figure(SCOTLAND, 2022, numerator=9000.0, denominator=10000.0),
    ]
    found = funnel(series_of(rows, indicator()))
    assert found.centre == 51.0
    assert bands(found) == [FunnelBand.UNKNOWN, FunnelBand.UNKNOWN, FunnelBand.INSIDE, FunnelBand.INSIDE]
    assert (
        found.places[0].sentence
        == "Falkirk has no place in the funnel of 2022/23. The figure of Falkirk for 2022/23 is hidden by the publisher."
    )
    assert (
        found.places[1].sentence
        == "Fife has no place in the funnel of 2022/23. Its numerator and denominator are not known."
    )
    assert (found.places[1].verdict, found.places[1].limits) == (Verdict.CANNOT_TELL, None)
    assert "all 2 areas" in found.sentence


def test_what_has_no_funnel_is_refused():
    with pytest.raises(
        IndicatorsError, match=r"two areas or more; there are 1 of people at home\. Compare the figures by"
    ):
        plotted((50.0, 100.0))
    with pytest.raises(IndicatorsError, match="there are 0 of"):
        plotted((50.0, 100.0), (50.0, 100.0), what=indicator(measure=Measure.COUNT))
    with pytest.raises(IndicatorsError) as refused:
        plotted((50.0, 100.0), (50.0, 100.0), what=indicator(independent_events=False))
    assert str(refused.value) == NOT_ALONE
    with pytest.raises(Unknown, match="no period '1999/00'"):
        funnel(series_of([figure(FIFE, 2022, 50.0)], indicator()), period="1999/00")


def test_the_period_can_be_chosen():
    rows = [figure(area, first, numerator=50.0, denominator=100.0) for area in AREAS[:3] for first in (2021, 2022)]
    assert funnel(series_of(rows, indicator())).period == year(2022)
    assert funnel(series_of(rows, indicator()), period="2021/22").period == year(2021)


# (cases of ten areas of 1,000, how much more they vary than chance, indicator)
# Shares: half are cases, so the variance of chance is 250; 20 more and 20 less are 400 / 250 each. Rates: about 500
# expected; the score is twice the distance of the roots, (2 (sqrt(520) - sqrt(500)))^2 = 0.784 and 0.816 below.
VARIATION = [
    ([500.0] * 10, 0.0, indicator()),
    ([520.0, 480.0] * 5, 1.6, indicator()),
    ([520.0, 480.0] * 5, 0.8, RATE),
]


@pytest.mark.parametrize(("cases", "expected", "what"), VARIATION)
def test_how_much_more_areas_vary_than_chance(cases, expected, what):
    found = plotted(*[(each, 1000.0) for each in cases], what=what, times=what.multiplier)
    assert found.overdispersion == pytest.approx(expected, abs=0.001)


def test_much_variation_is_told_in_the_caveat():
    assert plotted(*[(each, 1000.0) for each in [520.0, 480.0] * 5]).caveat == CAVEAT
    assert plotted(*[(each, 1000.0) for each in [540.0, 460.0] * 5]).caveat == (
        f"{CAVEAT} Here the areas vary 6.4 times as much as chance alone would make them."
    )


# (cases of three areas of 100, indicator, why it cannot be told)
NO_VARIATION = [
    ([50.0, 52.0], indicator(), "two areas are too few"),
    ([0.0] * 3, indicator(), "nobody is a case"),
    ([100.0] * 3, indicator(), "everybody is"),
    ([0.0] * 3, RATE, "no case at all"),
]


@pytest.mark.parametrize(("cases", "what", "why"), NO_VARIATION)
def test_variation_that_cannot_be_told(cases, what, why):
    assert plotted(*[(each, 100.0) for each in cases], what=what, times=what.multiplier).overdispersion is None
