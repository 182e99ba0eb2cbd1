"""The production methods of the Scottish Public Health Observatory, by hand. The normal quantile is 1.96."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.special import ndtri

from comhla.stats import BadInput
from comhla.stats.scotpho import (
    LEVEL,
    Ages,
    Correction,
    crude_rate,
    deprivation_gradient,
    percentage,
    percentage_of_finite_population,
    production_life_table,
    standard_weights,
    standardised_rate,
    two_decimals,
)


def test_the_level_is_that_of_1_96() -> None:
    assert ndtri(0.5 + LEVEL / 2) == pytest.approx(1.96, abs=1e-14)


def byar(x: float) -> tuple[float, float]:
    lower = x * (1 - 1 / (9 * x) - 1.96 / (3 * x**0.5)) ** 3
    upper = (x + 1) * (1 - 1 / (9 * (x + 1)) + 1.96 / (3 * (x + 1) ** 0.5)) ** 3
    return lower, upper


def test_crude_rates() -> None:
    found = crude_rate([100, 0], [1000, 1000], multiplier=1000)
    np.testing.assert_allclose(found.value, [100, 0])
    assert (found.lower[0], found.upper[0]) == pytest.approx(byar(100))
    assert np.isnan(found.lower[1])  # as published: no lower limit without events
    assert crude_rate(100, 1000).value == 10_000


def test_percentages_are_rounded_and_cut() -> None:
    found = percentage([1, 10, 0], [3, 10, 10])
    np.testing.assert_array_equal(found.value, [33.33, 100, 0])
    np.testing.assert_array_equal(found.lower, [6.15, 72.25, 0])
    np.testing.assert_array_equal(found.upper, [79.23, 100, 27.75])


@pytest.mark.parametrize(
    ("value", "rounded"),
    [(0.125, 0.12), (0.375, 0.38), (0.126, 0.13), (0.124, 0.12), (5.015, 5.02), (12.0, 12.0), (-0.126, -0.13)],
)
def test_rounding_half_to_even(value: float, rounded: float) -> None:
    assert two_decimals(np.array(value)) == rounded


@pytest.mark.parametrize(
    ("population", "production", "right"),
    [
        # 20 of 100 are 20 %, and 1.96 times the root of 20 x 80 / 100 = 16 is 7.84
        (1e12, 7.84, 7.84),
        (397, 7.84 * 0.75**0.25, 7.84 * 0.75**0.5),  # 297 of 396 others were not asked
        (100, 0, 0),
        (99, 0, 0),
        (0, 0, 7.84),
    ],
)
def test_a_finite_population_narrows_the_limits(population: float, production: float, right: float) -> None:
    for correction, half in ((Correction.PRODUCTION, production), (Correction.SQUARE_ROOT, right)):
        found = percentage_of_finite_population(20, 100, population, correction=correction)
        assert found == pytest.approx((20, 20 - half, 20 + half))


def test_the_limits_of_a_finite_population_are_cut() -> None:
    found = percentage_of_finite_population([1, 9, 1], [10, 10, 1], [1e9, 1e9, 1])
    np.testing.assert_allclose(found.lower, [0, 90 - 1.96 * 90**0.5, 100])
    np.testing.assert_allclose(found.upper, [10 + 1.96 * 90**0.5, 100, 100])
    assert np.isnan(percentage_of_finite_population(1, 1, 1, correction=Correction.PRODUCTION).lower)


@pytest.mark.parametrize(
    ("ages", "groups", "weights"),
    [
        (Ages.ALL, [1, 4, 5, 19], [5000, 5500, 6000, 1000]),
        (Ages.OVER_15, [4, 5], [4400, 6000]),
        (Ages.UNDER_16, [3, 4], [5500, 1100]),
        (Ages.TO_25, [1, 5, 6], [5000, 6000, 1200]),
        (Ages.FROM_11_TO_25, [3, 4, 6], [4400, 5500, 1200]),
        (Ages.FROM_15_TO_25, [4, 5, 6], [5500, 6000, 1200]),
    ],
)
def test_weights_of_part_of_the_ages(ages: Ages, groups: list[int], weights: list[int]) -> None:
    np.testing.assert_array_equal(standard_weights(groups, ages=ages), weights)


def test_the_weights_of_all_ages_sum_to_100_000() -> None:
    assert standard_weights(range(1, 20)).sum() == 100_000
    with pytest.raises(BadInput, match=r"^age_groups is not a whole number from 1 to 19 in rows 0, 2, 3\. Number five"):
        standard_weights([0, 1, 20, 1.5])


def test_standardised_rates() -> None:
    # 2 x 10/1000 + 3 x 20/1000 = 0.08 over 5, so 1,600; the variance is 4 x 10 + 9 x 20 = 220 over 5,000 squared
    found = standardised_rate([10, 20], [1000, 1000], [2, 3], standard=5)
    scale = np.sqrt(220 / 30) / 5000 * 1e5
    assert found.value == pytest.approx(1600)
    assert found.lower == pytest.approx(1600 + scale * (byar(30)[0] - 30))
    assert found.upper == pytest.approx(1600 + scale * (byar(30)[1] - 30))


def test_standardised_rates_of_rows_in_groups() -> None:
    found = standardised_rate(
        [10, 20, 0, 5, np.nan], [1000, 1000, 1000, 0, 500], [2, 3, 2, 3, 1], standard=5, multiplier=1000, codes=[0, 0, 1, 1, 1]
    )  # fmt: skip
    np.testing.assert_allclose(found.value, [16, 0])  # a band without people adds nothing
    assert (found.lower[1], found.upper[1]) == (0, 0)


def test_a_limit_below_nothing_is_nothing() -> None:
    assert standardised_rate([1, 1], [1, 1000], [5000, 1], standard=10_000).lower == 0
    assert standardised_rate([0], [10], [1], standard=1) == (0, 0, 0)


EVEN = np.full(5, 100.0)


def test_inequality_over_quintiles() -> None:
    """Rates falling evenly but for a bump in the middle, over equal populations."""
    found = deprivation_gradient([50, 40, 35, 20, 10], EVEN, overall=31)
    # The middles are at -0.4 to 0.4 about the centre: slope (-20 - 8 + 4 + 4) / 0.4 = -50; the residuals from 31 are
    # 19 - 20, 9 - 10, 4, -11 + 10, -21 + 20, so 20 in squares, over three degrees of freedom and 0.4.
    half = 3.182446305284263 * np.sqrt(20 / 3 / 0.4)
    assert found.sii == pytest.approx((50, 50 - half, 50 + half))
    assert found.rii == pytest.approx((50 / 31, (50 - half) / 31, (50 + half) / 31))
    assert found.rii_int == pytest.approx(tuple(50 * each for each in found.rii))
    np.testing.assert_allclose(found.share, 0.2)
    np.testing.assert_allclose(found.excess, [0.8, 0.6, 0.5, 0.2, 0])
    assert found.par == pytest.approx(100 * 2.1 / 3.1)
    assert (found.most_rate, found.least_rate) == (50, 10)
    assert (found.abs_range, found.rel_range) == pytest.approx((40, 5))


def test_no_slope_has_no_relative_slope() -> None:
    found = deprivation_gradient([3, 3, 3], [1, 1, 1], overall=0)
    assert (found.sii.value, found.rii.value, found.rii.lower) == (0, 0, 0)


def test_a_missing_quintile_leaves_the_ranges() -> None:
    found = deprivation_gradient([50, np.nan, 35, 20, 10], [100, np.nan, 100, 100, 100], overall=31)
    assert np.isnan([found.sii.value, found.rii.lower, found.par]).all()
    np.testing.assert_allclose(found.share, [0.25, np.nan, 0.25, 0.25, 0.25])
    assert found.abs_range == 40


@pytest.mark.parametrize(("last", "bands", "width"), [(85, 19, 5), (90, 20, 20)])
def test_the_production_life_table(last: int, bands: int, width: float) -> None:
    """Nobody dies before the last band, where a tenth die a year."""
    deaths, people = np.zeros(bands), np.full(bands, 1000.0)
    deaths[-1] = 100
    table = production_life_table(deaths, people, last_age=last)
    assert table.LEx[0] == pytest.approx(last + 10)
    assert table.n[-1] == pytest.approx(width)
    assert table.Lx[-1] == pytest.approx(1_000_000)
    assert (table.pre_Ix[-1], table.Ix[-1], table.dx[-1], table.radix[3]) == (0, 100_000, 100_000, 100_000)
    assert table.var_qx[-1] == pytest.approx(25 * 0.1 * 0.75 / (1000 * 1.25**3) if last == 85 else 0, abs=1e-15)
    np.testing.assert_array_equal(table.se, 0)  # the last band has no chance error


def test_the_limits_of_the_production_life_table() -> None:
    deaths, people = np.zeros(20), np.full(20, 1000.0)
    deaths[[18, 19]] = 50, 100
    table = production_life_table(deaths, people)
    variance = 25 * 0.05 * (1 - 0.5 * 0.25) / (1000 * 1.125**3)
    reach = 2.5 + table.LEx[19]
    assert table.var_qx[18] == pytest.approx(variance)
    assert table.se1[18] == pytest.approx(variance * (1e5 * reach) ** 2)
    assert table.se2[0] == pytest.approx(table.se1[18])
    assert table.var_ex[18] == pytest.approx(variance * reach**2)
    assert table.lci[0] == pytest.approx(table.LEx[0] - 1.96 * table.se[0])
    assert table.uci[0] == pytest.approx(table.LEx[0] + 1.96 * table.se[0])


def test_what_has_no_answer() -> None:
    with pytest.raises(BadInput) as refused:
        crude_rate([-1, 1], [1, -1])
    assert str(refused.value) == "x is below 0 in row 0. Give counts.\nn is below 0 in row 1. Give counts."
    for method in (percentage, lambda x, n: percentage_of_finite_population(x, n, 5)):
        with pytest.raises(BadInput, match=r"^x is above n in row 0\. Give of how many of n it is true\.$"):
            method([2], [1])
    with pytest.raises(BadInput, match=r"^rates has fewer than three bands\. Give quintiles or deciles\.$"):
        deprivation_gradient([1, 2], [1, 1], overall=1)
    with pytest.raises(BadInput, match=r"^correction is 'none'\. Give one of: production, square root\.$"):
        percentage_of_finite_population(1, 2, 3, correction="none")
    with pytest.raises(BadInput, match=r"^ages is 'old'\. Give one of: normal, 16\+, <16, 0to25, 11to25, 15to25\.$"):
        standard_weights([1], ages="old")
    with pytest.raises(BadInput, match=r"^last_age is 95\. Give 85 or 90\.$"):
        production_life_table([1], [1], last_age=95)
