"""Funnels: axis, limits and which areas lie outside, by hand and by the defining property."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from scipy import stats

from comhla.stats import (
    BadInput,
    FunnelSignificance,
    PoissonTails,
    expected_at_limits,
    share_funnel,
    significance_of_ratios,
    significance_of_shares,
)
from comhla.stats.funnels import Axis, average, axis_of, points_of

NAN = float("nan")
HIGH_3, HIGH_2 = FunnelSignificance.HIGH_BEYOND_3S, FunnelSignificance.HIGH_BEYOND_2S
LOW_3, LOW_2 = FunnelSignificance.LOW_BEYOND_3S, FunnelSignificance.LOW_BEYOND_2S
USUAL, TOO_FEW = FunnelSignificance.NOT_SIGNIFICANT, FunnelSignificance.TOO_FEW_EVENTS

AXES = [
    # sizes, first, last
    ([100, 150, 199], 90, 210),  # 95 rounded down to one figure; 208.95 rounded up to two
    ([100, 200], 90, 210),  # twice as large is not more than twice
    ([100, 201], 0, 220),  # 211.05
    ([5, 1000], 0, 1100),
    ([0, 0], 0, 0),
    ([0.2, 0.3], 0.1, 0.32),  # 0.19 and 0.315
    ([7, NAN, 8], 6, 8.4),
    ([2e12], 1e12, 2.1e12),
]


@pytest.mark.parametrize(("sizes", "first", "last"), AXES)
def test_the_axis_is_a_little_longer_than_the_sizes(sizes: list[float], first: float, last: float) -> None:
    assert axis_of(sizes) == pytest.approx((first, last), rel=1e-12)


@pytest.mark.parametrize(
    ("sizes", "told"),
    [
        ([NAN], "sizes has no numbers. Give the size of one area or more."),
        ([], "sizes has no numbers. Give the size of one area or more."),
        ([1, -1], "sizes is below 0 in row 1. Give sizes of 0 or more."),
    ],
)
def test_an_axis_needs_sizes(sizes: list[float], told: str) -> None:
    with pytest.raises(BadInput) as refused:
        axis_of(sizes)
    assert str(refused.value) == told


def test_there_are_a_hundred_points_that_rise_to_the_end_of_the_axis() -> None:
    points = points_of(Axis(0, 31_000))
    assert points.size == 100
    assert points[:3].tolist() == [1, 2, 3]
    assert points[-1] == 31_000
    assert (np.diff(points) >= 1).all()
    # 7000 (15000 / 7000) ** (1 / 99) is 7054.1, and 7054 (15000 / 7054) ** (1 / 98) is 7108.6.
    assert points_of(Axis(7000, 15_000))[:3].tolist() == [7000, 7054, 7109]
    # For ratios what is left is shared by one step more, and the last is 15000 (7000 / 15000) ** (1 / 100).
    assert points_of(Axis(7000, 15_000), steps_left_of_first=101)[[0, 1, -1]].tolist() == [7000, 7054, 14_886]


def test_a_short_axis_has_each_whole_number() -> None:
    assert points_of(Axis(0, 8.3)).tolist() == list(range(1, 101))


def test_the_average_leaves_out_areas_of_which_either_number_is_missing() -> None:
    assert average([1, 2, NAN, 5], [10, 20, 30, NAN]) == pytest.approx(3 / 30)


def test_limits_of_a_share_are_so_many_deviations_from_the_average() -> None:
    two_s, three_s = share_funnel([100, 400], 0.2, multiplier=100)
    # The deviations are 4 and 2 per cent; 1.959964 and 3.090232 of them hold 95 % and 99.8 %.
    assert two_s.lower.tolist() == pytest.approx([20 - 4 * 1.959963984540054, 20 - 2 * 1.959963984540054])
    assert two_s.upper.tolist() == pytest.approx([20 + 4 * 1.959963984540054, 20 + 2 * 1.959963984540054])
    assert three_s.lower.tolist() == pytest.approx([20 - 4 * 3.090232306167813, 20 - 2 * 3.090232306167813])
    assert three_s.upper.tolist() == pytest.approx([20 + 4 * 3.090232306167813, 20 + 2 * 3.090232306167813])


def test_limits_of_a_share_are_cut_where_a_share_ends() -> None:
    for multiplier in (1, 100, 1000):
        two_s, three_s = share_funnel(1, 0.3, multiplier=multiplier)
        assert [float(each) for each in (*two_s, *three_s)] == [0, multiplier, 0, multiplier]
    # As the reference has it, the cut is at 100 whatever the multiplier.
    assert float(share_funnel(1, 0.3, largest=100).two_s.upper) == pytest.approx(0.3 + 1.959964 * 0.21**0.5, rel=1e-6)


def test_limits_of_a_share_widen_where_areas_differ_by_more_than_chance() -> None:
    plain, wide = share_funnel([100, 400], 0.5), share_funnel([100, 400], 0.5, widening=[2, 1])
    assert (wide.two_s.upper - 0.5).tolist() == pytest.approx(
        [2 * (plain.two_s.upper[0] - 0.5), plain.two_s.upper[1] - 0.5]
    )


OBSERVED = [1, 2, 10, 99.5, 1e6, 1e12]


@pytest.mark.parametrize("observed", OBSERVED)
def test_what_was_seen_is_in_the_tail_of_what_is_expected_at_the_limits(observed: float) -> None:
    for limits, tail in zip(expected_at_limits(observed), (0.025, 0.001), strict=True):
        # Half of a chi-square quantile is the place where the Poisson tail is so large.
        assert stats.chi2.sf(2 * limits.lower, 2 * observed + 2) == pytest.approx(tail, rel=1e-8)
        assert stats.chi2.cdf(2 * limits.upper, 2 * observed) == pytest.approx(tail, rel=1e-8)
        assert limits.upper < observed < limits.lower


def test_one_event_lies_on_the_upper_limit_where_a_fortieth_is_expected() -> None:
    two_s, three_s = expected_at_limits(1)
    # P(0) is 0.975 at an expectation of -ln 0.975, and 0.999 at -ln 0.999.
    assert float(two_s.upper) == pytest.approx(-np.log(0.975), rel=1e-12)
    assert float(three_s.upper) == pytest.approx(-np.log(0.999), rel=1e-12)
    # P(0) + P(1) is 0.025 at 5.5716434.
    assert float(two_s.lower) == pytest.approx(5.5716434, rel=1e-7)


def test_bisection_is_near_but_not_exact() -> None:
    events = np.arange(1.0, 200.0)
    exact, near = expected_at_limits(events), expected_at_limits(events, tails=PoissonTails.BISECTION)
    for right, other in zip((*exact.two_s, *exact.three_s), (*near.two_s, *near.three_s), strict=True):
        assert np.max(np.abs(other[1:] / right[1:] - 1)) < 4e-6
        assert np.max(np.abs(other / right - 1)) < 5e-5
        assert not np.array_equal(right, other)


SHARES = [
    # events of ten areas of which nine have 200 of 1000, the tenth, and where it lies
    (200, USUAL),
    (223, USUAL),
    (229, HIGH_2),
    (245, HIGH_3),
    (177, USUAL),
    (172, LOW_2),
    (155, LOW_3),
]


@pytest.mark.parametrize(("events", "where"), SHARES)
def test_a_share_lies_outside_by_the_limits_at_its_own_size(events: float, where: FunnelSignificance) -> None:
    found = significance_of_shares([200] * 9 + [events], [1000] * 10)
    assert found.tolist() == [USUAL] * 9 + [where]


def test_a_share_on_a_limit_is_not_outside() -> None:
    # Without an event anywhere, and with nothing else, the limits are the average.
    assert significance_of_shares([0, 0], [5, 9]).tolist() == [USUAL, USUAL]
    assert significance_of_shares([5, 9], [5, 9]).tolist() == [USUAL, USUAL]


RATIOS = [
    # observed, expected, where it lies: by limits of the observed, exact below 10 events
    (20, 20, USUAL),
    (8, 3.46, USUAL),  # exact limits of 8: 3.4538 and 15.763 at 95 %
    (8, 3.45, HIGH_2),
    (8, 2.4, HIGH_2),  # 1.9705 at 99.8 %
    (8, 1.9, HIGH_3),
    (8, 15.7, USUAL),
    (8, 15.8, LOW_2),
    (8, 21.1, LOW_2),  # 21.156 at 99.8 %
    (8, 21.2, LOW_3),
    (0, 3.6, USUAL),  # the upper limits of no events: 3.6889 and 6.9078
    (0, 3.7, LOW_2),
    (0, 7.0, LOW_3),
    (0, 0.001, USUAL),
    (100, 81.0, HIGH_2),  # Byar's limits of 100: 81.36 and 121.63
    (100, 81.5, USUAL),
    (100, 122.0, LOW_2),
    (1e12, 1e12, USUAL),
]


@pytest.mark.parametrize(("observed", "expected", "where"), RATIOS)
def test_a_ratio_lies_outside_by_its_own_limits(observed: float, expected: float, where: FunnelSignificance) -> None:
    assert significance_of_ratios(observed, expected)[()] == where
    assert significance_of_ratios([observed], [expected * 4], centre=0.25).tolist() == [where]


def test_too_few_events_are_not_judged() -> None:
    found = significance_of_ratios([9, 10, 0], [1, 1, NAN], fewest=10)
    assert found.tolist() == [TOO_FEW, HIGH_3, TOO_FEW]


REFUSED = [
    (lambda: significance_of_shares([NAN, 1], [2, 2]), "numerator is missing in row 0. Give every numerator, 0 where it is 0."),
    (lambda: significance_of_shares([-1, 1], [2, 2]), "numerator is below 0 in row 0. Give numerators of 0 or more."),
    (lambda: significance_of_shares([1, 1], [2, NAN]), "denominator is missing in row 1. Give every denominator."),
    (lambda: significance_of_shares([0, 1], [0, 2]), "denominator is 0 or less in row 0. Give denominators above 0."),
    (lambda: significance_of_shares([3, 1], [2, 2]), "numerator is above its denominator in row 0. Give counts of some of the denominator."),
    (lambda: significance_of_ratios([3, NAN], [2, 2]), "numerator is missing in row 1. Give every numerator, 0 where it is 0."),
    (lambda: significance_of_ratios([3, 20], [2, NAN]), "denominator is missing in row 1. Give every denominator."),
    (lambda: share_funnel([0, 1], 0.5), "population is 0 or less in row 0. Give populations above 0."),
    (lambda: share_funnel([1], [1.5]), "centre is not from 0 to 1 in row 0. Give the average as a fraction."),
    (lambda: share_funnel([1], [-0.5]), "centre is not from 0 to 1 in row 0. Give the average as a fraction."),
    (lambda: expected_at_limits([1, 0]), "observed is 0 or less in row 1. Give events above 0."),
]  # fmt: skip


@pytest.mark.parametrize(("call", "told"), REFUSED)
def test_a_wrong_input_is_refused_and_named(call: object, told: str) -> None:
    with pytest.raises(BadInput) as refused:
        call()
    assert str(refused.value) == told


def test_the_published_test_table_of_shares(shared: Path) -> None:
    table = pd.read_csv(shared / "methods" / "phe-testdata" / "testdata_funnel_prop_inputs.csv", encoding="utf-8-sig")
    found = significance_of_shares(table["numerator"], table["denominator"])
    assert [str(each) for each in found] == table["significance"].tolist()


def test_the_published_test_table_of_ratios(shared: Path) -> None:
    table = pd.read_csv(shared / "methods" / "phe-testdata" / "testdata_funnel_ratio_inputs.csv", encoding="utf-8-sig")
    found = significance_of_ratios(table["obs"], table["expected"])
    assert [str(each) for each in found] == table["significance"].tolist()
