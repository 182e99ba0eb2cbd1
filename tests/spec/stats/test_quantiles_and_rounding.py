"""Quantiles by rank, and rounding half up."""

from __future__ import annotations

import warnings

import numpy as np
import pytest

from comhla.stats import BadInput, StatsWarning, as_percent, quantile, round_half_up, signif_half_up

NAN, INF = float("nan"), float("inf")

QUANTILES = [
    # values, number of quantiles, inverted, quantiles
    ([1, 2, 3, 4], 2, False, [1, 1, 2, 2]),
    ([1, 2, 3, 4], 2, True, [2, 2, 1, 1]),
    ([4, 1, 3, 2], 4, False, [4, 1, 3, 2]),
    # five values in two halves: the odd one goes to the lower number
    ([1, 2, 3, 4, 5], 2, False, [1, 1, 1, 2, 2]),
    # equal values are together, in the quantile of the first of them
    ([1, 2, 2, 3], 2, False, [1, 1, 1, 2]),
    ([1, 2, 2, 3], 2, True, [2, 1, 1, 1]),
    ([7, 7, 7], 3, True, [1, 1, 1]),
    # a missing value is in none, and does not count
    ([1, NAN, 2, NAN, 3, 4], 2, False, [1, NAN, 1, NAN, 2, 2]),
    ([-1e12, 0, 1e12], 3, False, [1, 2, 3]),
    ([5], 1, True, [1]),
]


@pytest.mark.parametrize(("values", "number", "inverted", "expected"), QUANTILES)
def test_quantiles(values: list[float], number: int, inverted: bool, expected: list[float]) -> None:
    assert quantile(values, number=number, inverted=inverted).tolist() == pytest.approx(expected, nan_ok=True)


def test_tenths_from_the_highest_unless_told() -> None:
    assert quantile(np.arange(20)).tolist() == [each for each in range(10, 0, -1) for _ in range(2)]


def test_each_group_has_its_own_quantiles_and_may_count_from_its_own_end() -> None:
    values, codes = [1, 10, 2, 20, 3, 30, 4, 40], [0, 1] * 4
    assert quantile(values, number=2, codes=codes, inverted=False).tolist() == [1, 1, 1, 1, 2, 2, 2, 2]
    inverted = [False, True] * 4
    assert quantile(values, number=2, codes=codes, inverted=inverted).tolist() == [1, 2, 1, 2, 2, 1, 2, 1]


def test_groups_with_fewer_values_than_quantiles_have_none_and_are_warned_about() -> None:
    with pytest.warns(StatsWarning, match="^1 of 2 groups have fewer values than the 3 quantiles asked for"):
        found = quantile([1, 2, NAN, 1, 2, 3], number=3, codes=[0, 0, 0, 1, 1, 1], inverted=False)
    assert found.tolist() == pytest.approx([NAN, NAN, NAN, 1, 2, 3], nan_ok=True)


def test_a_last_group_without_any_value_has_no_quantile() -> None:
    with pytest.warns(StatsWarning, match="^1 of 2 groups have fewer values than the 1 quantiles"):
        assert np.isnan(quantile([1, 2, NAN], number=1, codes=[0, 0, 1])).tolist() == [False, False, True]


def test_as_many_values_as_quantiles_are_enough() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert quantile([3, 1, 2], number=3, inverted=False).tolist() == [3, 1, 2]
        assert quantile([], number=3).tolist() == []


@pytest.mark.parametrize("number", [0, -1, 2.5, True, "5"])
def test_a_number_of_quantiles_that_is_none_is_refused(number: object) -> None:
    with pytest.raises(BadInput) as refused:
        quantile([1, 2], number=number)
    assert str(refused.value) == f"number is {number!r}. Give a whole number of quantiles above 0."


HALF_UP = [
    # number, digits, rounded
    (0.5, 0, 1),
    (-0.5, 0, -1),
    (2.5, 0, 3),
    (1.005, 2, 1.01),
    (-1.005, 2, -1.01),
    (2.675, 2, 2.68),
    (1.0049, 2, 1.0),
    (15, -1, 20),
    (14.9, -1, 10),
    (-1449, -2, -1400),
    (0.4, 0, 0),
    (1e15 + 0.5, 0, 1e15 + 1),
    (2.0**53 + 2, 3, 2.0**53 + 2),
    (1e300, 20, 1e300),
    (INF, 1, INF),
    (-INF, 0, -INF),
    (NAN, 2, NAN),
]


@pytest.mark.parametrize(("number", "digits", "expected"), HALF_UP)
def test_rounding_half_up(number: float, digits: int, expected: float) -> None:
    assert float(round_half_up(number, digits)) == pytest.approx(expected, rel=1e-15, nan_ok=True)


def test_nothing_rounds_to_a_0_with_a_sign() -> None:
    assert str(float(round_half_up(-0.2))) == "0.0"
    assert round_half_up([1.5, 2.4]).tolist() == [2, 2]


SIGNIFICANT = [
    # number, digits, rounded
    (1234.5, 2, 1200),
    (1250, 2, 1300),
    (0.0012345, 3, 0.00123),
    (-0.00125, 2, -0.0013),
    (99.95, 3, 100),
    (100, 1, 100),
    (0, 3, 0),
    (1e-310, 3, 1e-310),
    (NAN, 3, NAN),
    (INF, 3, INF),
]


@pytest.mark.parametrize(("number", "digits", "expected"), SIGNIFICANT)
def test_rounding_to_significant_digits(number: float, digits: int, expected: float) -> None:
    assert float(signif_half_up(number, digits)) == pytest.approx(expected, rel=1e-14, nan_ok=True)


def test_six_significant_digits_unless_told() -> None:
    assert signif_half_up([1234567.0, 0.12345678]).tolist() == [1234570.0, 0.123457]


PERCENT = [
    # shares, digits, texts
    ([0.12345], 2, ["12.35%"]),
    ([0.5], 2, ["50%"]),
    ([0.5, 0.123], 2, ["50.0%", "12.3%"]),
    ([0.005, NAN], 0, ["1%", None]),
    ([12.5, 123456.789], 2, ["1,250%", "12,345,679%"]),
    ([-0.2], 1, ["-20%"]),
    ([-0.0001], 0, ["0%"]),
    ([0.99995, 0.1234], 2, ["100.00%", "12.34%"]),
    ([0.0], 2, ["0%"]),
    ([0.00001234], 5, ["0.00123%"]),
    ([NAN], 2, [None]),
    ([INF, 0.015], 1, ["inf%", "1.5%"]),
    ([], 2, []),
]


@pytest.mark.parametrize(("shares", "digits", "texts"), PERCENT)
def test_percentages_as_texts(shares: list[float], digits: int, texts: list[str | None]) -> None:
    assert as_percent(shares, digits) == texts


def test_two_decimals_of_a_percentage_unless_told() -> None:
    assert as_percent([0.123456]) == ["12.35%"]
