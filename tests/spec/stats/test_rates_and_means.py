"""Shares, rates and means of arrays, by hand."""

from __future__ import annotations

import numpy as np
import pytest

from comhla.stats import BadInput, CountLimits, ShareLimits, limits_of_count, limits_of_share, mean, proportion, rate

NAN = float("nan")

SHARES = [
    # events, people, multiplier, share
    (1, 4, 1, 0.25),
    (1, 4, 100, 25.0),
    (0, 7, 100, 0.0),
    (7, 7, 1, 1.0),
    (0.5, 2, 1000, 250.0),
    (1, 1e12, 1e12, 1.0),
]


@pytest.mark.parametrize(("x", "n", "multiplier", "share"), SHARES)
def test_a_share_is_events_over_people_times_the_multiplier(
    x: float, n: float, multiplier: float, share: float
) -> None:
    found = proportion(x, n, multiplier=multiplier)
    limits = limits_of_share(x, n)
    assert float(found.value) == pytest.approx(share, rel=1e-14)
    assert [float(each) for each in found[1:]] == pytest.approx([float(each) * multiplier for each in limits])


RATES = [
    # events, people, multiplier, rate
    (3, 1000, 100_000, 300.0),
    (0, 50, 1000, 0.0),
    (20, 10, 1, 2.0),
    (1e12, 1e-3, 1, 1e15),
]


@pytest.mark.parametrize(("x", "n", "multiplier", "expected"), RATES)
def test_a_rate_is_events_over_people_times_the_multiplier(
    x: float, n: float, multiplier: float, expected: float
) -> None:
    found = rate(x, n, multiplier=multiplier)
    limits = limits_of_count(x)
    assert float(found.value) == pytest.approx(expected, rel=1e-14)
    assert [float(each) for each in found[1:]] == pytest.approx([float(each) / n * multiplier for each in limits])


def test_rates_are_per_100_000_and_shares_are_fractions_unless_told() -> None:
    assert rate(1, 4).value == 25_000
    assert proportion(1, 4).value == 0.25


def test_the_level_and_the_method_can_be_chosen() -> None:
    share = proportion(1, 29, confidence=0.9, method=ShareLimits.JEFFREYS)
    assert [share.lower, share.upper] == list(limits_of_share(1, 29, confidence=0.9, method=ShareLimits.JEFFREYS))
    found = rate(1, 1, multiplier=1, confidence=0.9, method=CountLimits.MID_P)
    assert [found.lower, found.upper] == list(limits_of_count(1, confidence=0.9, method=CountLimits.MID_P))


def test_what_is_missing_stays_missing() -> None:
    for found in (proportion([NAN, 1, 1], [2, NAN, 2]), rate([NAN, 1, 1], [2, NAN, 2])):
        for column in found:
            assert np.isnan(column).tolist() == [True, True, False]


@pytest.mark.parametrize("function", [proportion, rate])
def test_everything_that_is_wrong_is_said_at_once(function: object) -> None:
    with pytest.raises(BadInput) as refused:
        function([-1, 1], [1, 0], confidence=1.5, multiplier=0)
    told = str(refused.value).splitlines()
    assert [line for line in told if "more than" not in line] == [
        "x is below 0 in row 0. Give counts of 0 or more.",
        "n is 0 or less in row 1. Give denominators above 0.",
        "confidence is 1.5. Give a fraction above 0 and at most 1, such as 0.95.",
        "multiplier is 0. Give a number above 0.",
    ]


def test_a_share_above_1_is_refused_and_a_rate_above_1_is_none_of_our_business() -> None:
    with pytest.raises(BadInput, match=r"^x is more than n in row 1\. Give a count of some of the n\.$"):
        proportion([1, 3], 2)
    assert rate([1, 3], 2, multiplier=1).value.tolist() == [0.5, 1.5]


def test_a_mean_with_students_limits_by_hand() -> None:
    # 2, 4, 9: sum 15, mean 5, squares 9 + 1 + 16 = 26, deviation sqrt(13); t at 0.975 with 2 degrees is 4.30265273
    found = mean([2.0, 4.0, 9.0])
    half = 4.302652729911275 * (13 / 3) ** 0.5
    assert [float(each) for each in found] == pytest.approx([5, 5 - half, 5 + half, 15, 3, 13**0.5])


def test_means_of_groups_in_any_order() -> None:
    found = mean([9.0, 1.0, 2.0, 3.0, 4.0], codes=[0, 1, 0, 1, 0])
    assert found.value.tolist() == [5, 2]
    assert found.total.tolist() == [15, 4]
    assert found.number.tolist() == [3, 2]
    assert found.deviation.tolist() == pytest.approx([13**0.5, 2**0.5])
    by_row = mean([[2.0, 4.0, 9.0], [1.0, 2.0, 3.0]])
    assert by_row.value.tolist() == [5, 2]
    assert by_row.deviation.tolist() == pytest.approx([13**0.5, 1])


def test_large_numbers_with_little_between_them_keep_their_deviation() -> None:
    found = mean([1e12, 1e12 + 1, 1e12 + 2], codes=[0, 0, 0])
    assert found.deviation.tolist() == [1]


def test_one_value_has_a_mean_and_no_limits() -> None:
    found = mean([4.5, 1.0, 3.0], codes=[0, 1, 1])
    assert found.value.tolist() == [4.5, 2]
    for column in (found.lower, found.upper, found.deviation):
        assert np.isnan(column).tolist() == [True, False]


def test_a_missing_value_makes_its_group_missing_and_is_counted() -> None:
    found = mean([NAN, 1.0, 2.0, 4.0], codes=[0, 0, 1, 1])
    assert found.number.tolist() == [2, 2]
    for column in (found.value, found.lower, found.upper, found.total, found.deviation):
        assert np.isnan(column).tolist() == [True, False]


def test_limits_of_a_mean_at_another_level() -> None:
    values = [2.0, 4.0, 9.0]
    at_90 = mean(values, confidence=0.9)
    assert mean(values).limits(0.9) == (at_90.lower, at_90.upper)
    assert at_90.lower > mean(values).lower
    with pytest.raises(BadInput, match="confidence is 90"):
        mean(values, confidence=90)
