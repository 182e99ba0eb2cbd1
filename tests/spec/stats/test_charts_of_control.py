"""Control charts: centre and limits by hand, and which points break which rule."""

from __future__ import annotations

import math

import numpy as np
import pytest

from comhla.stats import BadInput, charts_of_control
from comhla.stats.charts_of_control import RULES, Rule

NAN = float("nan")
PER_RANGE = 3 * math.sqrt(math.pi) / 2
"""Three sigma for each unit of the mean moving range: 2.6587, which the books round to 2.66."""

CHARTS = [
    # chart, points, centre, distance of the limits from it, before they are cut
    ("xmr", ([10, 12, 11, 13, 9],), 11, [PER_RANGE * 2.25] * 5),  # ranges 2, 1, 2, 4
    ("xmr", ([10, NAN, 12, 11],), 11, [PER_RANGE * 1] * 4),  # one range: 1
    ("p", ([10, 20, 30], [100, 100, 100]), 0.2, [3 * 0.04] * 3),
    ("p", ([40, 160], [200, 800]), 0.2, [3 * math.sqrt(0.16 / 200), 3 * math.sqrt(0.16 / 800)]),
    ("p", ([10, NAN, 30], [100, 100, 100]), 0.2, [0.12, NAN, 0.12]),
    ("p", ([10, 20, 30], [100, NAN, 100]), 0.2, [0.12, NAN, 0.12]),
    # In sigmas of 0.04 the points are -2.5, 0 and 2.5, so that their mean range is 2.5.
    ("p_prime", ([10, 20, 30], [100, 100, 100]), 0.2, [PER_RANGE * 2.5 * 0.04] * 3),
    ("u", ([80, 120, 100], [100, 100, 100]), 1, [0.3] * 3),
    ("u", ([100, 400], [100, 400]), 1, [0.3, 0.15]),
    # In sigmas of 0.1 the points are -2, 2 and 0: ranges 4 and 2.
    ("u_prime", ([80, 120, 100], [100, 100, 100]), 1, [PER_RANGE * 3 * 0.1] * 3),
    ("c", ([90, 110, 100],), 100, [30] * 3),
    ("g", ([2, 4, 6, 8],), 5, [3 * math.sqrt(30)] * 4),
    ("c", ([0, 0],), 0, [0, 0]),
    ("u_prime", ([0, 0], [1, 2]), 0, [0, 0]),
    ("p_prime", ([1, 2], [1, 2]), 1, [0, 0]),
    ("c", ([1e12],), 1e12, [3e6]),
]
ENDS = {"xmr": (-math.inf, math.inf), "p": (0, 1), "p_prime": (0, 1)}


@pytest.mark.parametrize(("chart", "points", "centre", "half"), CHARTS)
def test_limits_are_three_sigma_from_the_centre(chart: str, points: tuple[list[float], ...], centre: float, half: list[float]) -> None:  # fmt: skip
    found = getattr(charts_of_control, chart)(*points)
    lowest, highest = ENDS.get(chart, (0, math.inf))
    assert found.centre.tolist() == pytest.approx([centre] * len(half))
    assert found.lower.tolist() == pytest.approx(np.maximum(centre - np.array(half), lowest).tolist(), nan_ok=True)
    assert found.upper.tolist() == pytest.approx(np.minimum(centre + np.array(half), highest).tolist(), nan_ok=True)
    shown = np.array(points[0]) / np.array(points[1]) if len(points) > 1 else np.array(points[0])
    assert found.value.tolist() == pytest.approx(shown.tolist(), nan_ok=True)
    assert found.broken.shape == (len(half), 5)


def test_limits_are_cut_where_there_can_be_no_value() -> None:
    for chart in (charts_of_control.p, charts_of_control.p_prime):
        found = chart([1, 3, 0, 4], [4, 4, 4, 4])
        assert found.lower.tolist() == [0] * 4
        assert found.upper.tolist() == [1] * 4
    assert charts_of_control.u([1, 3], [1, 1]).lower.tolist() == [0, 0]
    assert charts_of_control.u_prime([1, 9, 1], [1, 1, 1]).lower.tolist() == [0, 0, 0]
    assert charts_of_control.c([1, 3]).lower.tolist() == [0, 0]
    assert charts_of_control.g([1, 3]).lower.tolist() == [0, 0]
    assert charts_of_control.xmr([1, 9]).lower[0] < 0


def test_times_between_events_are_charted_as_roots() -> None:
    roots = np.array([1.0, 2.0, 4.0, 3.0])
    found = charts_of_control.t(roots**3.6)
    assert found.value.tolist() == pytest.approx((roots**3.6).tolist())
    assert found.centre.tolist() == pytest.approx([2.5**3.6] * 4)
    assert found.upper.tolist() == pytest.approx([(2.5 + PER_RANGE * 4 / 3) ** 3.6] * 4)
    assert found.lower.tolist() == [0] * 4
    steady = charts_of_control.t(np.array([10.0, 11.0, 10.0, 11.0]) ** 3.6)
    assert steady.lower.tolist() == pytest.approx([(10.5 - PER_RANGE) ** 3.6] * 4)


def test_no_limits_are_known_from_one_point() -> None:
    found = charts_of_control.xmr([7])
    assert found.centre.tolist() == [7]
    assert np.isnan(found.lower).all()
    assert not found.broken.any()
    assert charts_of_control.xmr(7).value.tolist() == [7]
    assert charts_of_control.c(7).centre.tolist() == [7]


# Counts about a centre of 100, so that sigma is 10. Each row is balanced by its last points to have that centre.
RULE_CASES = [
    # points, rule, which points break it
    ([131, 100, 100, 69], Rule.BEYOND_LIMITS, [0, 3]),
    ([130, 100, 100, 70], Rule.BEYOND_LIMITS, []),
    ([101] * 8 + [92], Rule.SHIFT, range(8)),
    ([99] * 9 + [109], Rule.SHIFT, range(9)),
    ([101] * 7 + [93], Rule.SHIFT, []),
    ([101] * 4 + [100] + [101] * 4 + [92], Rule.SHIFT, []),  # a point on the centre ends the run
    ([101] * 4 + [NAN] + [101] * 4 + [92], Rule.SHIFT, []),
    ([100.5, 99.5] * 5, Rule.SHIFT, []),  # however near to the centre, on either side of it
    ([95, 97, 99, 101, 103, 105], Rule.TREND, range(6)),
    ([105, 103, 101, 99, 97, 95], Rule.TREND, range(6)),
    ([100, 94, 96, 98, 100, 102, 104, 106], Rule.TREND, range(1, 8)),
    ([96, 98, 100, 102, 104], Rule.TREND, []),
    ([95, 97, 99, 99, 101, 103, 106], Rule.TREND, []),  # no change ends it
    ([121, 100, 121, 79, 79], Rule.TWO_OF_THREE, [0, 2, 3, 4]),
    ([121, 121, 58], Rule.TWO_OF_THREE, [0, 1]),
    ([121, 100, 100, 121, 79, 100, 79], Rule.TWO_OF_THREE, [4, 6]),
    ([121, 79, 100, 100], Rule.TWO_OF_THREE, []),  # on either side of the centre
    ([120, 120, 100, 60], Rule.TWO_OF_THREE, []),
    ([101, 99] * 7 + [100], Rule.FIFTEEN_WITHIN, range(15)),
    ([101, 99] * 7 + [110, 90], Rule.FIFTEEN_WITHIN, []),
    ([101, 99] * 8 + [120, 80], Rule.FIFTEEN_WITHIN, range(16)),
]


@pytest.mark.parametrize(("points", "rule", "breaking"), RULE_CASES)
def test_points_that_break_a_rule(points: list[float], rule: Rule, breaking: list[int]) -> None:
    found = charts_of_control.c(points)
    assert found.centre[0] == 100
    assert np.flatnonzero(found.breaking(rule)).tolist() == list(breaking)
    assert found.broken[:, RULES.index(rule)].tolist() == found.breaking(rule).tolist()


def test_the_rules_are_named_in_the_order_of_the_columns() -> None:
    assert RULES == (Rule.BEYOND_LIMITS, Rule.SHIFT, Rule.TREND, Rule.TWO_OF_THREE, Rule.FIFTEEN_WITHIN)


def test_a_rebased_chart_begins_anew_at_each_point_named() -> None:
    found = charts_of_control.c([100] * 3 + [400] * 4 + [25], rebased_at=[3, 7])
    assert found.centre.tolist() == [100] * 3 + [400] * 4 + [25]
    assert found.upper.tolist() == [130] * 3 + [460] * 4 + [40]
    assert found.lower.tolist() == [70] * 3 + [340] * 4 + [10]
    assert found.value.tolist() == [100] * 3 + [400] * 4 + [25]


def test_no_run_is_followed_across_a_new_base() -> None:
    points = [101] * 5 + [95] + [101] * 5 + [95]
    rising = [95, 97, 99, 101, 103, 105]
    whole, parted = charts_of_control.xmr(rising * 2), charts_of_control.xmr(rising, rebased_at=[3])
    assert whole.breaking(Rule.TREND).all()
    assert not parted.broken.any()
    assert charts_of_control.c(points, rebased_at=[6]).centre.tolist() == [100] * 12


@pytest.mark.parametrize("chart", ["xmr", "c", "g", "t"])
def test_many_series_are_charted_at_once(chart: str) -> None:
    series = np.arange(60.0).reshape(3, 20) % 7 + np.array([[1], [2], [3]])
    function = getattr(charts_of_control, chart)
    together = function(series, rebased_at=[9])
    assert together.broken.shape == (3, 20, 5)
    for row, one in enumerate(series):
        for whole, alone in zip(together, function(one, rebased_at=[9]), strict=True):
            assert np.array_equal(whole[row], alone)


@pytest.mark.parametrize("chart", ["p", "p_prime", "u", "u_prime"])
def test_many_series_with_denominators_are_charted_at_once(chart: str) -> None:
    series = np.arange(60.0).reshape(3, 20) % 7
    function = getattr(charts_of_control, chart)
    together = function(series, 10 + np.arange(20), rebased_at=[9])
    for whole, alone in zip(together, function(series[2], 10 + np.arange(20), rebased_at=[9]), strict=True):
        assert np.array_equal(whole[2], alone)


ORDER = "Give numbers of points in rising order, above 0 and below how many points there are."
REFUSED = [
    (lambda: charts_of_control.c([1, 2, 3], rebased_at=[0]), f"rebased_at is [0]. {ORDER}"),
    (lambda: charts_of_control.xmr([1, 2, 3], rebased_at=[3]), f"rebased_at is [3]. {ORDER}"),
    (lambda: charts_of_control.t([1, 2, 3], rebased_at=[2, 1]), f"rebased_at is [2, 1]. {ORDER}"),
    (lambda: charts_of_control.g([1, 2, 3], rebased_at=[1, 1]), f"rebased_at is [1, 1]. {ORDER}"),
    (lambda: charts_of_control.xmr([]), "values has no points. Give the points of the series along the last axis."),
    (lambda: charts_of_control.p([1, 3], [2, 2]), "x is above n in row 1. Give counts of some of the n."),
    (lambda: charts_of_control.p_prime([1, 3], [2, 2]), "x is above n in row 1. Give counts of some of the n."),
    (lambda: charts_of_control.p([1, 1], [2, 0]), "n is 0 or less in row 1. Give denominators above 0.\nx is above n in row 1. Give counts of some of the n."),
    (lambda: charts_of_control.u([-1, 3], [2, 2]), "x is below 0 in row 0. Give numbers of 0 or more."),
    (lambda: charts_of_control.u_prime([1, 3], [-2, 2]), "n is 0 or less in row 0. Give denominators above 0."),
    (lambda: charts_of_control.c([1, -3]), "x is below 0 in row 1. Give numbers of 0 or more."),
    (lambda: charts_of_control.g([1, -3]), "x is below 0 in row 1. Give numbers of 0 or more."),
    (lambda: charts_of_control.t([1, -3]), "x is below 0 in row 1. Give numbers of 0 or more."),
]  # fmt: skip


@pytest.mark.parametrize(("call", "told"), REFUSED)
def test_a_wrong_input_is_refused_and_named(call: object, told: str) -> None:
    with pytest.raises(BadInput) as refused:
        call()
    assert str(refused.value) == told


def test_rates_may_be_above_1() -> None:
    assert charts_of_control.u([3, 5], [2, 2]).centre.tolist() == [2, 2]
    assert charts_of_control.u_prime([3, 5], [2, 2]).centre.tolist() == [2, 2]
