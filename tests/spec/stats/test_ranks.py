"""Ranks with their intervals."""

from __future__ import annotations

import numpy as np
import pytest

from comhla.stats import BadInput, ranks_by_pairs, ranks_by_simulation, ranks_of, standard_error_of

NAN = float("nan")

RANKS = [
    # values, ranks from the highest, ranks from the lowest
    ([10, 30, 20], [3, 1, 2], [1, 3, 2]),
    ([5, 5, 1], [1, 1, 3], [2, 2, 1]),
    ([5, NAN, 1], [1, NAN, 2], [2, NAN, 1]),
    ([7], [1], [1]),
]


@pytest.mark.parametrize(("values", "from_highest", "from_lowest"), RANKS)
def test_ranks(values: list[float], from_highest: list[float], from_lowest: list[float]) -> None:
    assert ranks_of(values).tolist() == pytest.approx(from_highest, nan_ok=True)
    assert ranks_of(values, highest_first=False).tolist() == pytest.approx(from_lowest, nan_ok=True)
    assert ranks_of([values, values]).tolist()[1] == pytest.approx(from_highest, nan_ok=True)


def test_the_standard_error_from_limits() -> None:
    assert float(standard_error_of(-1.959963984540054, 1.959963984540054)) == pytest.approx(1)
    assert standard_error_of([8, NAN], 12, confidence=0.998).tolist() == pytest.approx(
        [2 / 3.090232306167813, NAN], nan_ok=True
    )


PAIRS = [
    # values, errors, lowest and highest rank from the highest value
    ([100, 50, 0], [1, 1, 1], [1, 2, 3], [1, 2, 3]),  # all clear of each other
    ([10, 9.9, 0], [1, 1, 1], [1, 1, 3], [2, 2, 3]),  # the first two are not
    ([10, 10, 10], [0, 0, 0], [1, 1, 1], [3, 3, 3]),  # equal, however sure
    ([3, 2, 1], [0, 0, 0], [1, 2, 3], [1, 2, 3]),
    ([3, NAN, 1], [0, 1, 0], [1, NAN, 2], [1, NAN, 2]),
    ([3, 5, 1], [0, NAN, 0], [1, NAN, 2], [1, NAN, 2]),
    # Two standard errors apart with one other: p is 0.0455. With two others, 0.0455 times 2 is no longer below 0.05.
    ([2, 0], [1, 1e-9], [1, 2], [1, 2]),
    ([2, 0, 0], [1, 1e-9, 1e-9], [1, 1, 1], [3, 3, 3]),
]


@pytest.mark.parametrize(("values", "errors", "lower", "upper"), PAIRS)
def test_ranks_from_tests_of_each_pair(values: list[float], errors: list[float], lower: list[float], upper: list[float]) -> None:  # fmt: skip
    found = ranks_by_pairs(values, errors)
    assert found.lower.tolist() == pytest.approx(lower, nan_ok=True)
    assert found.upper.tolist() == pytest.approx(upper, nan_ok=True)
    turned = ranks_by_pairs(-np.array(values), errors, highest_first=False)
    for one, other in zip(found, turned, strict=True):
        assert one.tolist() == pytest.approx(other.tolist(), nan_ok=True)
    together = ranks_by_pairs([values, values], [errors, errors])
    assert together.upper[1].tolist() == pytest.approx(upper, nan_ok=True)


def test_an_area_by_itself_is_the_first() -> None:
    assert ranks_of(5).tolist() == [1]
    assert [each.tolist() for each in ranks_by_pairs(5, 1)] == [[1]] * 3


def test_less_confidence_gives_closer_ranks() -> None:
    assert ranks_by_pairs([2, 0], [1, 1]).upper.tolist() == [2, 2]
    assert ranks_by_pairs([2, 0], [1, 1], confidence=0.8).upper.tolist() == [1, 2]


def test_simulated_ranks_are_those_of_the_draws() -> None:
    found = ranks_by_simulation([100, 50, 49, 0, NAN], [1, 1, 1, 1, 1], generator=np.random.default_rng(20261122))
    assert found.rank.tolist() == pytest.approx([1, 2, 3, 4, NAN], nan_ok=True)
    assert found.lower.tolist() == pytest.approx([1, 2, 2, 4, NAN], nan_ok=True)
    assert found.upper.tolist() == pytest.approx([1, 3, 3, 4, NAN], nan_ok=True)


def test_simulated_ranks_from_the_lowest() -> None:
    found = ranks_by_simulation(
        [100, 50, NAN, 0], [1, 1, 1, NAN], generator=np.random.default_rng(1), highest_first=False
    )
    assert [each.tolist() for each in found] == [pytest.approx([2, 1, NAN, NAN], nan_ok=True)] * 3


def test_one_seed_gives_one_answer() -> None:
    values, errors = np.linspace(0, 3, 12), np.full(12, 1.5)
    first, second, third = (
        ranks_by_simulation(values, errors, generator=np.random.default_rng(seed), repetitions=50) for seed in (1, 1, 2)
    )
    assert [each.tolist() for each in first] == [each.tolist() for each in second]
    assert [each.tolist() for each in first] != [each.tolist() for each in third]


def test_equal_areas_may_have_any_rank() -> None:
    # Of 20 areas each rank is as likely as any other: 2.5 % lies within the first, and 97.5 % within the last.
    found = ranks_by_simulation(np.zeros(20), np.ones(20), generator=np.random.default_rng(3))
    assert found.lower.tolist() == [1] * 20
    assert found.upper.tolist() == [20] * 20
    half = ranks_by_simulation(np.zeros(20), np.ones(20), generator=np.random.default_rng(3), confidence=0.5)
    assert set(half.lower.tolist()) <= {5, 6}
    assert set(half.upper.tolist()) <= {15, 16}


def _simulate(values: object, errors: object, **options: object) -> object:
    return ranks_by_simulation(values, errors, generator=np.random.default_rng(1), **options)


REFUSED = [
    (lambda: standard_error_of([1, 3], [2, 2]), "lower is above upper in row 1. Check which column is which."),
    (
        lambda: standard_error_of(1, 2, confidence=95),
        "confidence is 95. Give a fraction above 0 and at most 1, such as 0.95.",
    ),
    (lambda: ranks_by_pairs([1, 2], [1, -1]), "errors is below 0 in row 1. Give standard errors of 0 or more."),
    (
        lambda: ranks_by_pairs([1, 2], [1, 1], confidence=0),
        "confidence is 0. Give a fraction above 0 and at most 1, such as 0.95.",
    ),
    (lambda: _simulate([1, 2], [1, -1]), "errors is below 0 in row 1. Give standard errors of 0 or more."),
    (lambda: _simulate([[1, 2]], [1, 1]), "values has 2 axes. Give one set of areas."),
    (lambda: _simulate([1, 2], [1, 1], repetitions=0), "repetitions is 0. Give a whole number above 0."),
]


@pytest.mark.parametrize(("call", "told"), REFUSED)
def test_a_wrong_input_is_refused_and_named(call: object, told: str) -> None:
    with pytest.raises(BadInput) as refused:
        call()
    assert str(refused.value) == told
