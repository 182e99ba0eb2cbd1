"""Differences and means of estimates from their limits."""

import numpy as np
import pytest

from comhla.stats.errors import BadInput
from comhla.stats.estimates import Estimate
from comhla.stats.square_and_add import difference_of, mean_of


def test_difference_of_two_proportions_is_newcombes():
    # Newcombe 1998, table II, method 10, case (a): 56/70 against 48/80 gives 0.0524 to 0.3339.
    # Wilson's limits of the two: 0.6919 to 0.8772 and 0.4904 to 0.7004 (worked out by hand from z = 1.96).
    found = difference_of(Estimate(56 / 70, 0.691916, 0.876948), Estimate(48 / 80, 0.490414, 0.700393))
    assert found.value == pytest.approx(0.2)
    assert found.lower == pytest.approx(0.0524, abs=5e-4)
    assert found.upper == pytest.approx(0.3339, abs=5e-4)
    assert 0.005 < found.p < 0.05


# (first, second, difference, what it is an example of): each side is squared and added
DIFFERENCES = [
    ((10, 7, 14), (5, 1, 8), (5, 5 - np.hypot(3, 3), 5 + np.hypot(4, 4)), "sides that differ"),
    ((5, 1, 8), (10, 7, 14), (-5, -5 - np.hypot(4, 4), -5 + np.hypot(3, 3)), "the other way round"),
    ((10, 7, 14), (5, 5, 5), (5, 2, 9), "against an exact figure: the limits are moved"),
    ((3, 3, 3), (1, 1, 1), (2, 2, 2), "two exact figures"),
    ((3, 1, 5), (3, 0, 4), (0, 0 - np.hypot(2, 1), np.hypot(2, 3)), "no difference"),
]


@pytest.mark.parametrize(("first", "second", "expected", "example"), DIFFERENCES)
def test_difference(first, second, expected, example):
    found = difference_of(Estimate(*first), Estimate(*second))
    assert found[:3] == pytest.approx(expected)


# (first, second, confidence, p, what it is an example of)
CHANCES = [
    ((1.959964, 0, 4), (0, 0, 0), 0.95, 0.05, "the lower limit touches none: p is one less the confidence"),
    ((-1.959964, -4, 0), (0, 0, 0), 0.95, 0.05, "the upper limit touches none"),
    ((2.575829, 0, 9), (0, 0, 0), 0.99, 0.01, "limits at another confidence"),
    ((3.919928, 1.959964, 9), (0, 0, 0), 0.95, 0.000089, "two widths away (twice the tail of the normal at 3.919928)"),
    ((0, -1, 1), (0, 0, 0), 0.95, 1.0, "no difference at all"),
    ((3, 3, 3), (1, 1, 1), 0.95, 0.0, "two exact figures that differ"),
    ((2, 2, 2), (2, 2, 2), 0.95, 1.0, "two exact figures that are the same"),
]


@pytest.mark.parametrize(("first", "second", "confidence", "p", "example"), CHANCES)
def test_chance(first, second, confidence, p, example):
    assert difference_of(Estimate(*first), Estimate(*second), confidence=confidence).p == pytest.approx(p, abs=1e-6)


def test_missing_gives_missing_and_arrays_are_broadcast():
    first = Estimate(np.array([5.0, np.nan, 7.0]), np.array([4.0, np.nan, np.nan]), np.array([6.0, 2.0, 8.0]))
    found = difference_of(first, Estimate(4.0, 4.0, 4.0))
    assert found.value.tolist()[::2] == [1.0, 3.0]
    assert np.isnan(found.p).tolist() == [False, True, True]


def test_mean_divides_the_root_of_the_squares_by_the_number():
    found = mean_of(Estimate([[2.0, 6.0], [1.0, 1.0]], [[-1.0, 2.0], [1.0, 1.0]], [[8.0, 14.0], [1.0, 1.0]]))
    assert found.value.tolist() == [4.0, 1.0]
    assert found.lower.tolist() == [4.0 - 5 / 2, 1.0]
    assert found.upper.tolist() == [4.0 + 10 / 2, 1.0]


def test_an_estimate_outside_its_limits_is_refused():
    with pytest.raises(BadInput, match=r"first lies outside its own limits in row 1\. Check which column is which"):
        difference_of(Estimate([1.0, 5.0], [0.0, 6.0], [2.0, 7.0]), Estimate(1.0, 0.0, 2.0))
    with pytest.raises(BadInput, match="second"):
        difference_of(Estimate(1.0, 0.0, 2.0), Estimate(1.0, 0.0, 0.5))
    with pytest.raises(BadInput, match="estimates"):
        mean_of(Estimate([1.0], [0.0], [0.5]))


def test_confidence_must_be_a_fraction():
    with pytest.raises(BadInput, match="confidence"):
        difference_of(Estimate(1.0, 0.0, 2.0), Estimate(1.0, 0.0, 2.0), confidence=95)
