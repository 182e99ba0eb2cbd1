"""Trends: slopes and tests by hand, and beside scipy's."""

from __future__ import annotations

import math

import numpy as np
import pytest
from scipy import stats

from comhla.stats import BadInput, Direction, cochran_armitage, linear_trend, mann_kendall, poisson_trend

NAN = float("nan")
UP, DOWN, NONE, UNTOLD = Direction.RISING, Direction.FALLING, Direction.NONE, Direction.NOT_TO_BE_TOLD

MANN_KENDALL = [
    # values, Sen's slope, score with continuity, its variance, direction
    ([1, 2, 3], 1, 2, 3 * 2 * 11 / 18, NONE),
    ([1, 1, 2, 2, 3], 0.5, 7, (5 * 4 * 15 - 2 * 1 * 9 - 2 * 1 * 9) / 18, NONE),  # two pairs of ties
    ([4, 4, 4, 5], 1 / 6, 2, (4 * 3 * 13 - 3 * 2 * 11) / 18, NONE),  # slopes 0, 0, 0, 1/3, 1/2, 1; a tie of three
    ([9, 7, 6, 5, 3, 2, 1], -4 / 3, -20, 7 * 6 * 19 / 18, DOWN),
    ([1, NAN, 2, 3, 5, 6, 7, 9], 1.25, 20, 7 * 6 * 19 / 18, UP),
    ([5, 5, 5], 0, 0, 1, NONE),
    ([1, 3, 2, 2], 1 / 6, 0, 1, NONE),  # slopes -1, -1/2, 0, 1/3, 1/2, 2; a score of 1 less the continuity
]


@pytest.mark.parametrize(("values", "slope", "score", "variance", "direction"), MANN_KENDALL)
def test_mann_kendall(values: list[float], slope: float, score: float, variance: float, direction: Direction) -> None:
    found = mann_kendall(values)
    assert float(found.slope) == pytest.approx(slope)
    assert float(found.slope) == pytest.approx(stats.theilslopes(*_known(values))[0])
    assert float(found.statistic) == pytest.approx(score / math.sqrt(variance))
    assert float(found.p) == pytest.approx(2 * stats.norm.sf(abs(score) / math.sqrt(variance)))
    assert found.direction[()] == direction


def _known(values: list[float]) -> tuple[list[float], list[int]]:
    here = [place for place, value in enumerate(values) if not math.isnan(value)]
    return [values[place] for place in here], here


def test_the_score_is_kendalls() -> None:
    values = [3.0, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5]
    order = range(len(values))
    concordant = sum(np.sign(values[b] - values[a]) for a in order for b in order if a < b)
    # Ties: 1 twice, 3 twice, 5 three times.
    variance = (11 * 10 * 27 - 2 * 2 * 1 * 9 - 3 * 2 * 11) / 18
    assert float(mann_kendall(values).statistic) == pytest.approx((concordant - 1) / math.sqrt(variance))
    assert float(mann_kendall(values).slope) == pytest.approx(stats.theilslopes(values)[0])


def test_times_need_not_be_even() -> None:
    found = mann_kendall([1, 2, 6], times=[2010, 2011, 2013])
    assert float(found.slope) == pytest.approx(5 / 3)  # slopes 1, 5/3 and 2
    assert float(found.statistic) == pytest.approx(2 / math.sqrt(3 * 2 * 11 / 18))


COUNTS = [
    # events, people, slope, deviate of the shares, deviate of the rates, direction of both
    # The times are -1, 0 and 1 from their mean: slope 12 / 200; share of all 47 / 300.
    ([10, 15, 22], [100, 100, 100], 0.06, 12 / math.sqrt(47 / 300 * 253 / 300 * 200), 12 / math.sqrt(47 / 300 * 200), UP),
    ([22, 15, 10], [100, 100, 100], -0.06, -12 / math.sqrt(47 / 300 * 253 / 300 * 200), -12 / math.sqrt(47 / 300 * 200), DOWN),
    ([10, 10, 10], [100, 100, 100], 0, 0, 0, NONE),
    ([0, 0, 0], [100, 100, 100], 0, 0, 0, NONE),
    # The weighted mean time is 0.75; squares 100 x 0.5625 + 300 x 0.0625 = 75; 30 events of 400.
    ([0, 30], [100, 300], 0.1, 0.1 * math.sqrt(75 / (0.075 * 0.925)), 0.1 * math.sqrt(75 / 0.075), UP),
    ([10, NAN], [100, 100], NAN, NAN, NAN, UNTOLD),
]  # fmt: skip


@pytest.mark.parametrize(("events", "people", "slope", "of_shares", "of_rates", "direction"), COUNTS)
def test_trends_of_shares_and_rates(
    events: list[float], people: list[float], slope: float, of_shares: float, of_rates: float, direction: Direction
) -> None:  # fmt: skip
    shares, rates = cochran_armitage(events, people), poisson_trend(events, people)
    assert [float(shares.slope), float(rates.slope)] == pytest.approx([slope] * 2, nan_ok=True)
    assert float(shares.statistic) == pytest.approx(of_shares, nan_ok=True)
    assert float(rates.statistic) == pytest.approx(of_rates, nan_ok=True)
    for found in (shares, rates):
        assert float(found.p) == pytest.approx(2 * stats.norm.sf(abs(found.statistic)), nan_ok=True)
        assert found.direction[()] == direction


def test_a_point_of_which_a_number_is_missing_is_left_out_and_the_rest_keep_their_times() -> None:
    for function in (cochran_armitage, poisson_trend):
        found = function([10, NAN, 15, 5, 22], [100, 100, 100, NAN, 100])
        wanted = function([10, 15, 22], [100, 100, 100], times=[0, 2, 4])
        assert [float(each) for each in found[:3]] == pytest.approx([float(each) for each in wanted[:3]])


def test_the_trend_of_two_shares_is_the_test_of_their_difference() -> None:
    table = stats.chi2_contingency([[30, 70], [45, 55]], correction=False)
    assert float(cochran_armitage([30, 45], [100, 100]).p) == pytest.approx(table.pvalue)


@pytest.mark.parametrize("function", [cochran_armitage, poisson_trend])
def test_the_times_of_counts_need_not_be_even(function: object) -> None:
    found, far = function([1, 2, 9], 100, times=[0, 1, 5]), function([1, 2, 9], 100, times=[0, 2, 10])
    assert float(found.slope) == pytest.approx(np.polyfit([0, 1, 5], [0.01, 0.02, 0.09], 1)[0])
    assert float(far.slope) == pytest.approx(float(found.slope) / 2)
    assert float(far.p) == pytest.approx(float(found.p))


LINES = [
    ([1, 2, 2, 3, 5, 4, 6, 7, 8, 8], UP),
    ([8, 6, 7, 3, 2], DOWN),
    ([1, 5, 2, 4], NONE),
    ([1e12, 1e12 + 5, 1e12 + 1], NONE),
]


@pytest.mark.parametrize(("values", "direction"), LINES)
def test_a_line_by_least_squares(values: list[float], direction: Direction) -> None:
    wanted = stats.linregress(range(len(values)), values)
    found = linear_trend(values)
    assert float(found.slope) == pytest.approx(wanted.slope)
    assert float(found.statistic) == pytest.approx(wanted.slope / wanted.stderr)
    assert float(found.p) == pytest.approx(wanted.pvalue)
    assert found.direction[()] == direction


def test_a_line_leaves_out_what_is_missing() -> None:
    found, wanted = linear_trend([3, NAN, 4, 9, NAN, 8]), stats.linregress([0, 2, 3, 5], [3, 4, 9, 8])
    assert [float(found.slope), float(found.p)] == pytest.approx([wanted.slope, wanted.pvalue])
    far = linear_trend([3, 4, 9, 8], times=[10, 14, 16, 20])
    assert [float(far.slope), float(far.p)] == pytest.approx([wanted.slope / 2, wanted.pvalue])


def test_lines_without_any_scatter() -> None:
    found = linear_trend([[1, 2, 3, 4], [5, 5, 5, 5], [4, 3, 2, 1]])
    assert found.p.tolist() == [0, 1, 0]
    assert found.direction.tolist() == [UP, NONE, DOWN]


FEW = [
    # function, points too few for an answer
    (mann_kendall, [1, 2]),
    (mann_kendall, [1, 2, NAN]),
    (mann_kendall, [1]),
    (mann_kendall, 1),
    (linear_trend, 1),
    (lambda x: cochran_armitage(x, 2), 1),
    (lambda x: poisson_trend(x, 2), 1),
    (mann_kendall, [NAN, NAN]),
    (linear_trend, [1, 2]),
    (linear_trend, [5, 5]),
    (linear_trend, [1, 2, NAN]),
    (linear_trend, [NAN]),
]


@pytest.mark.parametrize(("function", "values"), FEW)
def test_too_few_points_tell_nothing(function: object, values: list[float]) -> None:
    found = function(values)
    assert np.isnan(found.p)
    assert np.isnan(found.statistic)
    assert found.direction[()] == UNTOLD


def test_a_slope_may_be_known_where_its_test_is_not() -> None:
    assert mann_kendall([1, 3]).slope == 2
    assert linear_trend([1, 3]).slope == 2
    assert np.isnan(mann_kendall([1]).slope)
    assert np.isnan(mann_kendall([NAN, NAN]).slope)


@pytest.mark.parametrize("function", [mann_kendall, linear_trend])
def test_many_series_at_once(function: object) -> None:
    series = np.array([[1, 2, 4, 3, 9], [9, 9, 3, NAN, 1], [2, 2, 2, 2, 2]])
    together = function(series)
    assert together.direction.shape == (3,)
    for row, one in enumerate(series):
        alone = function(one)
        assert [float(each[row]) for each in together[:3]] == pytest.approx([float(each) for each in alone[:3]])


def test_the_level_can_be_chosen() -> None:
    values = [1, 3, 2, 5, 4]
    assert linear_trend(values).p == pytest.approx(0.1041, abs=1e-4)
    assert [linear_trend(values, level=level).direction[()] for level in (0.05, 0.104, 0.105, 1)] == [
        NONE,
        NONE,
        UP,
        UP,
    ]
    for found in (
        mann_kendall(values, level=0.9),
        cochran_armitage(values, 9, level=0.9),
        poisson_trend(values, 9, level=0.9),
    ):
        assert found.direction[()] == UP


TIMES = "times do not rise with the points. Give a later time for each point."
LEVEL = "Give a fraction above 0 and at most 1, such as 0.05."
REFUSED = [
    (lambda: mann_kendall([1, 2, 3], times=[1, 2, 2]), TIMES),
    (lambda: linear_trend([1, 2, 3], times=[1, 2]), TIMES),
    (lambda: cochran_armitage([1, 2], [5, 5], times=[2, 1]), TIMES),
    (lambda: poisson_trend([1, 2], [5, 5], times=[2, 1]), TIMES),
    (lambda: linear_trend([1, 2, 3], level=0), f"level is 0. {LEVEL}"),
    (lambda: linear_trend([1, 2, 3], level=2), f"level is 2. {LEVEL}"),
    (lambda: poisson_trend([1, -1], 1), "events is below 0 in row 1. Give counts of 0 or more."),
    (lambda: poisson_trend([1, 1], [0, 1]), "people is 0 or less in row 0. Give denominators above 0."),
    (lambda: cochran_armitage([1, 3], [2, 2]), "events is above people in row 1. Give counts of some of the people."),
]


@pytest.mark.parametrize(("call", "told"), REFUSED)
def test_a_wrong_input_is_refused_and_named(call: object, told: str) -> None:
    with pytest.raises(BadInput) as refused:
        call()
    assert str(refused.value) == told


def test_rates_may_be_above_1_and_shares_may_be_1() -> None:
    assert poisson_trend([4, 5], [1, 1]).slope == 1
    assert cochran_armitage([2, 2], [2, 2]).p == 1
