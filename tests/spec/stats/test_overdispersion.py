"""How much more areas differ than chance explains, by hand."""

from __future__ import annotations

import math

import pytest

from comhla.stats import (
    BadInput,
    Model,
    Overdispersion,
    Scores,
    overdispersion_of,
    scores_of_ratios,
    scores_of_shares,
    widening,
)
from comhla.stats.overdispersion import winsorised

NAN = float("nan")


def test_scores_of_shares_are_distances_in_standard_errors() -> None:
    z, error = scores_of_shares([10, 30, 80, NAN], [100, 100, 400, 1], centre=0.2)
    assert error.tolist() == pytest.approx([0.04, 0.04, 0.02, 0.4])
    assert z.tolist() == pytest.approx([-2.5, 2.5, 0, NAN], nan_ok=True)


def test_scores_of_ratios_are_those_of_their_square_roots() -> None:
    z, error = scores_of_ratios([9, 36, 0, 1], [9, 25, 4, 0.25])
    assert error.tolist() == pytest.approx([1 / 6, 0.1, 0.25, 1])
    assert z.tolist() == pytest.approx([0, 2, -4, 1])


ENDS = [
    # scores, share, sorted and pulled in
    ([3, -9, 1, 2, 8], 0.2, [1, 1, 2, 3, 3]),
    ([3, -9, 1, 2, 8], 0.1, [-9, 1, 2, 3, 8]),  # a tenth of five is none
    ([3, -9, NAN, 1, 2, 8], 0, [-9, 1, 2, 3, 8]),
    ([5, 4, 3, 2, 1, 0, NAN], 0.49, [2, 2, 2, 3, 3, 3]),
    ([], 0.1, []),
]


@pytest.mark.parametrize(("z", "share", "expected"), ENDS)
def test_the_ends_are_pulled_in(z: list[float], share: float, expected: list[float]) -> None:
    assert winsorised(z, share=share).tolist() == expected


def test_a_tenth_at_either_end_is_pulled_in_unless_told() -> None:
    scores = [-50, *range(8), 50]
    assert winsorised(scores).tolist() == [0, *range(8), 7]
    found = overdispersion_of(Scores(scores, [1] * 10))
    assert found.phi == pytest.approx((sum(each**2 for each in range(8)) + 49) / 10)


def test_what_chance_does_not_explain() -> None:
    # Squares 4 + 4 + 16 = 24 against the two that chance gives; weights 4, 1 and 1: 6 - 18 / 6 = 3.
    found = overdispersion_of(Scores([2, -2, 4, NAN], [0.5, 1, 1, 9]), share=0)
    assert found == (pytest.approx(8), pytest.approx(22 / 3), 3)


def test_chance_may_explain_all() -> None:
    found = overdispersion_of(Scores([0.5, -0.5, 0.1], [1, 1, 1]))
    assert found.phi == pytest.approx(0.17)
    assert found.tau_squared == 0
    assert widening([1, 2], found).tolist() == [1, 1]
    assert widening([1, 2], found, model=Model.MULTIPLICATIVE).tolist() == [1, 1]


def test_limits_widen_by_either_model() -> None:
    found = Overdispersion(phi=2.25, tau_squared=3, areas=9)
    assert widening([1, 0.5], found).tolist() == pytest.approx([2, math.sqrt(13)])
    assert widening([1, 0.5], found, model=Model.MULTIPLICATIVE).tolist() == [1.5, 1.5]


REFUSED = [
    (lambda: scores_of_shares(1, 2, centre=0), "centre is 0. Give a fraction between 0 and 1."),
    (lambda: scores_of_shares(1, 2, centre=1), "centre is 1. Give a fraction between 0 and 1."),
    (lambda: scores_of_shares([1, 1], [2, 0], centre=0.5), "n is 0 or less in row 1. Give denominators above 0."),
    (lambda: scores_of_ratios([-1, 1], [2, 2]), "observed is below 0 in row 0. Give counts of 0 or more."),
    (lambda: scores_of_ratios([1, 1], [2, 0]), "expected is 0 or less in row 1. Give expected events above 0."),
    (lambda: winsorised([1], share=0.5), "share is 0.5. Give a fraction from 0 to below 0.5."),
    (lambda: winsorised([1], share=-0.1), "share is -0.1. Give a fraction from 0 to below 0.5."),
    (lambda: overdispersion_of(Scores([1, NAN], [1, 1])), "scores has 1 areas. Give two areas or more."),
]


@pytest.mark.parametrize(("call", "told"), REFUSED)
def test_a_wrong_input_is_refused_and_named(call: object, told: str) -> None:
    with pytest.raises(BadInput) as refused:
        call()
    assert str(refused.value) == told


def test_two_areas_are_enough() -> None:
    assert overdispersion_of(Scores([1, 1], [1, 1])).areas == 2
