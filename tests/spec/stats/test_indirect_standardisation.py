"""Indirectly standardised rates and ratios, by hand."""

from __future__ import annotations

import numpy as np
import pytest

from comhla.stats import (
    BadInput,
    CountLimits,
    expected_events,
    indirect_rate,
    indirect_ratio,
    limits_of_count,
    observed_events,
    reference_rate,
)

NAN = float("nan")


def test_expected_events_are_the_rates_of_the_reference_in_our_ages() -> None:
    # 100 x 2/1000 + 50 x 10/500 = 0.2 + 1
    assert expected_events([100, 50], [2, 10], [1000, 500]) == pytest.approx(1.2)


EXPECTED = [
    # n, x_ref, n_ref, expected of the two groups
    ([100, 50, 10, 0], [2, 10, 2, 10], [1000, 500, 1000, 500], [1.2, 0.02]),
    ([NAN, 50, 10, 10], [2, 10, 2, NAN], [1000, 500, 1000, 500], [1.0, 0.02]),
    ([1, 1, 1, 1], [0, 0, 1, 1], [1, 1, 1e12, 1e12], [0.0, 2e-12]),
]


@pytest.mark.parametrize(("n", "x_ref", "n_ref", "expected"), EXPECTED)
def test_expected_events_of_groups(
    n: list[float], x_ref: list[float], n_ref: list[float], expected: list[float]
) -> None:
    assert expected_events(n, x_ref, n_ref, codes=[0, 0, 1, 1]).tolist() == pytest.approx(expected)


def test_observed_events_count_a_missing_one_as_none() -> None:
    assert observed_events([1, NAN, 3, 4], codes=[0, 0, 1, 1]).tolist() == [1, 7]
    assert observed_events([1, NAN, 3]) == 4


def test_the_crude_rate_of_the_reference() -> None:
    assert reference_rate([2, NAN], [1000, 500]) == pytest.approx(2 / 1500 * 100_000)
    assert reference_rate([2, 1, 3, 1], [10, 10, 10, 10], codes=[0, 1, 1, 0], multiplier=100).tolist() == [15, 20]
    assert np.isnan(reference_rate([0], [0]))


def test_a_ratio_has_the_limits_of_the_count_over_what_was_expected() -> None:
    found = indirect_ratio([4, 40], [8, 20], refvalue=100)
    limits = limits_of_count([4, 40])
    assert found.value.tolist() == [50, 200]
    assert found.lower.tolist() == pytest.approx([limits.lower[0] * 12.5, limits.lower[1] * 5])
    assert found.upper.tolist() == pytest.approx([limits.upper[0] * 12.5, limits.upper[1] * 5])


def test_a_ratio_is_to_1_unless_told_and_takes_level_and_method() -> None:
    assert indirect_ratio(3, 6).value == 0.5
    found = indirect_ratio(3, 6, confidence=0.9, method=CountLimits.MID_P)
    assert [float(each) * 6 for each in found[1:]] == pytest.approx(
        [float(each) for each in limits_of_count(3, confidence=0.9, method=CountLimits.MID_P)]
    )


def test_a_rate_is_the_ratio_times_the_crude_rate_of_the_reference() -> None:
    found = indirect_rate([4, 40], [8, 20], [300, 400])
    ratio = indirect_ratio([4, 40], [8, 20])
    for of_rate, of_ratio in zip(found, ratio, strict=True):
        assert of_rate.tolist() == pytest.approx((of_ratio * [300, 400]).tolist())


def test_where_nothing_is_expected_the_ratio_is_infinite_or_missing() -> None:
    found = indirect_ratio([3, 0], [0, 0])
    assert found.value[0] == np.inf
    assert np.isnan(found.value[1])


def test_what_cannot_be_is_refused() -> None:
    with pytest.raises(BadInput, match="x is below 0 in row 1"):
        observed_events([1, -1])
    with pytest.raises(BadInput) as refused:
        expected_events([-1, 1], [1, -1], [0, 1])
    assert str(refused.value).splitlines() == [
        "n is below 0 in row 0. Give populations of 0 or more.",
        "x_ref is below 0 in row 1. Give counts of 0 or more.",
        "n_ref is 0 or less in row 0. Give reference populations above 0.",
    ]
    with pytest.raises(BadInput) as refused:
        indirect_rate([-1, 1], [1, -1], 1, confidence=2)
    assert str(refused.value).splitlines() == [
        "observed is below 0 in row 0. Give counts of 0 or more.",
        "expected is below 0 in row 1. Give expected events of 0 or more.",
        "confidence is 2. Give a fraction above 0 and at most 1, such as 0.95.",
    ]
