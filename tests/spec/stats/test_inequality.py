"""Indices of inequality worked by hand.

Five bands of equal population with the values 10, 20, 30, 40 and 50: the middles of the bands are at 0.1, 0.3, 0.5, 0.7
and 0.9, so the line rises by 50 from 5 to 55. The slope is -1, -0.5, 0, 0.5 and 1 times the values.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from scipy.special import expit

from comhla.stats import (
    BadInput,
    Concentration,
    LimitsBy,
    Scale,
    attributable_risk,
    concentration_index,
    deprivation_bands,
    slope_index,
)

Z = 1.959963984540054
VALUES, PEOPLE = np.array([10.0, 20, 30, 40, 50]), np.full(5, 1000.0)
MIDDLES = np.array([0.1, 0.3, 0.5, 0.7, 0.9])


def test_the_line_through_five_even_values() -> None:
    found = slope_index(VALUES, PEOPLE, errors=np.ones(5), limits=LimitsBy.EXACT)
    assert found.sii.value == pytest.approx(50)
    assert found.rii.value == pytest.approx(11)
    assert found.intercept == pytest.approx(5)
    half = Z * np.sqrt(1 + 0.25 + 0 + 0.25 + 1)
    assert found.sii.lower == pytest.approx(50 - half)
    assert found.sii.upper == pytest.approx(50 + half)


def test_limits_of_the_ratio_are_those_of_fieller() -> None:
    found = slope_index(VALUES, PEOPLE, errors=np.ones(5), limits=LimitsBy.EXACT)
    # slope 50 with variance 2.5, intercept 5 with variance 0.2 + 2.5 / 4, together -2.5 / 2
    for limit in (found.rii.lower, found.rii.upper):
        ratio = limit - 1
        assert (50 - 5 * ratio) ** 2 == pytest.approx(Z**2 * (2.5 + 2 * ratio * 1.25 + ratio**2 * 0.825))
    assert found.rii.lower < found.rii.value < found.rii.upper


def test_a_ratio_to_almost_nothing_has_no_limits() -> None:
    found = slope_index(VALUES, PEOPLE, errors=np.full(5, 3.0), limits=LimitsBy.EXACT)
    assert np.isnan([found.rii.lower, found.rii.upper]).all()
    assert found.rii.value == pytest.approx(11)


def test_weights_are_the_population() -> None:
    # Two bands of 1 and 3: middles at 0.125 and 0.625, so the line rises by 20 x 2.
    found = slope_index([10, 30], [1, 3], errors=[1, 2], limits=LimitsBy.EXACT)
    assert found.sii.value == pytest.approx(40)
    assert found.intercept == pytest.approx(5)
    assert found.sii.upper - 40 == pytest.approx(Z * np.sqrt(4 * 1 + 4 * 4))


@pytest.mark.parametrize(
    ("multiplier", "sii", "rii", "intercept"),
    [(1, 50, 11, 5), (100, 5000, 11, 5), (-1, -50, 1 / 11, 5), (0.5, 25, 11, 5)],
)
@pytest.mark.parametrize("limits", list(LimitsBy))
def test_multipliers(multiplier: float, sii: float, rii: float, intercept: float, limits: LimitsBy) -> None:
    asked: dict[str, Any] = {"errors": np.full(5, 0.5), "limits": limits, "repetitions": 1000}
    plain = slope_index(VALUES, PEOPLE, **asked)
    found = slope_index(VALUES, PEOPLE, multiplier=multiplier, **asked)
    assert (found.sii.value, found.rii.value, found.intercept) == pytest.approx((sii, rii, intercept))
    assert found.sii.lower < found.sii.value < found.sii.upper
    assert found.rii.lower < found.rii.value < found.rii.upper
    if multiplier > 0:
        assert found.sii.lower == pytest.approx(plain.sii.lower * multiplier)
        assert found.rii.upper == pytest.approx(plain.rii.upper)


BACK = {Scale.RATE: np.exp, Scale.PROPORTION: expit}
AT_0, RISE = {Scale.RATE: 2.0, Scale.PROPORTION: -1.0}, 1.5


@pytest.mark.parametrize("scale", [Scale.RATE, Scale.PROPORTION])
@pytest.mark.parametrize("multiplier", [1, 0.5, -1])
def test_a_transformed_line(scale: Scale, multiplier: float) -> None:
    """Values on a straight line of logarithms or logits, with the same chance error each."""
    back, at_0 = BACK[scale], AT_0[scale]
    values, errors = back(at_0 + RISE * MIDDLES), np.full(5, 0.1)
    limits = {"lower": back(at_0 + RISE * MIDDLES - Z * errors), "upper": back(at_0 + RISE * MIDDLES + Z * errors)}
    found = slope_index(
        values, PEOPLE, **limits, scale=scale, transformed=True, multiplier=multiplier, limits=LimitsBy.EXACT
    )
    first, last = back(np.array([at_0, at_0 + RISE]))
    half, middle = Z * 0.1 * np.sqrt(2.5), at_0 + RISE / 2
    ends = [back(np.array([middle - slope / 2, middle + slope / 2])) for slope in (RISE - half, RISE + half)]
    gaps, ratios = [(b - a) * multiplier for a, b in ends], [b / a for a, b in ends]
    assert found.sii.value == pytest.approx((last - first) * multiplier)
    assert (found.sii.lower, found.sii.upper) == pytest.approx(sorted(gaps))
    turned = sorted(1 / each for each in ratios) if multiplier < 0 else ratios
    assert (found.rii.lower, found.rii.upper) == pytest.approx(turned)
    assert found.rii.value == pytest.approx(first / last if multiplier < 0 else last / first)
    assert found.intercept == pytest.approx(first * abs(multiplier))


@pytest.mark.parametrize(
    ("scale", "transformed", "values"),
    [
        (Scale.PLAIN, False, VALUES),
        (Scale.RATE, True, VALUES),
        (Scale.RATE, False, VALUES),
        (Scale.PROPORTION, True, VALUES / 100),
        (Scale.PROPORTION, False, VALUES / 100),
    ],
)
def test_simulated_limits_are_near_the_exact_ones(scale: Scale, transformed: bool, values: np.ndarray) -> None:
    """Where the line is not fitted on the scale, small errors make it as good as linear."""
    errors = np.full(5, 0.004)
    spread = errors * {Scale.PLAIN: 1, Scale.RATE: values, Scale.PROPORTION: values * (1 - values)}[scale]
    found = slope_index(values, PEOPLE, errors=errors, scale=scale, transformed=transformed)
    exact = (
        slope_index(values, PEOPLE, errors=errors, scale=scale, transformed=True, limits=LimitsBy.EXACT)
        if transformed
        else slope_index(values, PEOPLE, errors=spread, limits=LimitsBy.EXACT)
    )
    for ours, theirs in ((found.sii, exact.sii), (found.rii, exact.rii)):
        width = theirs.upper - theirs.lower
        assert ours.value == pytest.approx(theirs.value)
        assert ours.lower == pytest.approx(theirs.lower, abs=0.02 * width)
        assert ours.upper == pytest.approx(theirs.upper, abs=0.02 * width)


def test_a_seed_gives_the_same_limits_and_another_seed_others() -> None:
    asked: dict[str, Any] = {"errors": np.ones(5), "repetitions": 1000}
    first, again = slope_index(VALUES, PEOPLE, **asked), slope_index(VALUES, PEOPLE, **asked)
    assert first.sii.lower == again.sii.lower
    assert slope_index(VALUES, PEOPLE, **asked, seed=1).sii.lower != first.sii.lower


@pytest.mark.parametrize("level", [0.8, 0.95, 0.998])
def test_limits_are_draws_at_their_places(level: float) -> None:
    """The draws are written out here, so that their places are counted once more."""
    found = slope_index(VALUES, PEOPLE, errors=np.ones(5), confidence=level, repetitions=1000, seed=7)
    draws = np.random.default_rng(7).standard_normal((5, 1000))
    slopes = np.sort(50 + np.array([-1, -0.5, 0, 0.5, 1]) @ draws)
    lower, upper = round(1000 * (0.5 - level / 2)), round(1000 * (0.5 + level / 2))
    assert (found.sii.lower, found.sii.upper) == pytest.approx((slopes[lower - 1], slopes[upper - 1]))


def test_a_missing_value_has_no_index() -> None:
    values = np.array([VALUES, [10, 20, np.nan, 40, 50]])
    found = slope_index(values, PEOPLE, errors=np.ones(5), repetitions=1000)
    assert found.sii.value[0] == pytest.approx(50)
    assert np.isfinite(found.sii.lower[0])
    assert np.isnan([found.sii.value[1], found.sii.lower[1], found.sii.upper[1], found.rii.lower[1]]).all()


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ({}, "lower and upper are not both given. Give both limits of 95%, or standard errors."),
        ({"lower": VALUES}, "lower and upper are not both given. Give both limits of 95%, or standard errors."),
        ({"errors": VALUES, "upper": VALUES}, "errors are given as well as limits. Give either of them."),
        ({"errors": [1, -1, 1, np.nan, 1]}, "errors is missing or below 0 in rows 1, 3. Give the standard error of every value."),
        ({"lower": [np.nan, 1, 1, 1, 1], "upper": VALUES}, "lower or upper is missing in row 0. Give both limits of every value."),
        ({"errors": VALUES, "transformed": True}, "transformed is asked for plain values. Transform rates or proportions only."),
        ({"errors": VALUES, "scale": Scale.RATE, "limits": LimitsBy.EXACT}, "limits has no exact formula for this line. Ask for simulated limits, or for a transformed line."),
        ({"errors": VALUES, "limits": "guess"}, "limits is 'guess'. Give one of: simulation, exact."),
        ({"errors": VALUES, "scale": 3}, "scale is 3. Give one of: 0, 1, 2."),
        ({"errors": VALUES, "scale": 2, "limits": "exact", "values": VALUES / 100}, "limits has no exact formula for this line. Ask for simulated limits, or for a transformed line."),
        ({"errors": VALUES, "repetitions": 999}, "repetitions is 999. Give 1,000 or more; 100,000 is usual."),
        ({"errors": VALUES, "scale": Scale.PROPORTION}, "values is not from 0 to 1 in rows 0, 1, 2, 3, 4. Give proportions, not per cent."),
        ({"errors": VALUES, "scale": Scale.RATE, "values": VALUES - 10}, "values is not above 0 in row 0. A rate of 0 has no logarithm: join bands."),
        ({"errors": VALUES, "populations": [1, 0, 1, np.nan, 1]}, "populations is missing or not above 0 in rows 1, 3. Join bands, or leave the group out."),
    ],
)  # fmt: skip
def test_what_has_no_answer(asked: dict[str, Any], told: str) -> None:
    values, people = asked.pop("values", VALUES), asked.pop("populations", PEOPLE)
    with pytest.raises(BadInput) as refused:
        slope_index(values, people, **asked)
    assert str(refused.value) == told


def test_attributable_risk() -> None:
    """Rates of 0.2 and 0.1: 0.15 in all, a third of which would not be."""
    found = attributable_risk([0.2, 0.1], [50, 50], errors=[0.01, 0.01])
    error = 0.01 * np.sqrt((0.5 / 0.15) ** 2 + (1 / 0.1 - 0.5 / 0.15) ** 2)
    assert found.value == pytest.approx(1 / 3)
    assert found.lower == pytest.approx(1 - np.exp(Z * error) * 2 / 3)
    assert found.upper == pytest.approx(1 - np.exp(-Z * error) * 2 / 3)


def test_attributable_risk_against_another_band() -> None:
    assert attributable_risk([0.2, 0.1], [50, 150], errors=[0, 0], reference=0).value == pytest.approx(1 - 0.2 / 0.125)


def test_attributable_risk_without_events_in_the_reference() -> None:
    found = attributable_risk([0.2, 0.0], [50, 50], errors=[0.01, 0.0])
    assert found.value == 1
    assert np.isnan([found.lower, found.upper]).all()


def test_attributable_risk_that_cannot_be() -> None:
    with pytest.raises(BadInput) as refused:
        attributable_risk([-1, 1], [1, 0], errors=[-1, 1])
    assert str(refused.value) == (
        "values is below 0 in row 0. Give rates.\n"
        "populations is not above 0 in row 1. Join bands, or leave the group out.\n"
        "errors is below 0 in row 0. Give standard errors."
    )


@pytest.mark.parametrize(
    ("kind", "value", "error"),
    [
        # Ranks 0.25 and 0.75: 2 x (0.5 x 0.2 x 0.25 + 0.5 x 0.1 x 0.75) = 0.125, less the mean of 0.15
        (Concentration.ABSOLUTE, -0.025, 0.01 * np.sqrt(2 * 0.25**2)),
        (Concentration.RELATIVE, -1 / 6, 0.01 / 0.15 * np.sqrt((1 / 6) ** 2 + (1 / 3) ** 2)),
        (Concentration.BOUNDED, -0.1, 0.01 * np.sqrt(2)),
    ],
)
def test_concentration(kind: Concentration, value: float, error: float) -> None:
    found = concentration_index([0.2, 0.1], [7, 7], errors=[0.01, 0.01], kind=kind)
    assert found == pytest.approx((value, value - Z * error, value + Z * error))


def test_concentration_that_cannot_be() -> None:
    with pytest.raises(BadInput) as refused:
        concentration_index([2, -1], [1, 0], errors=[-1, 1], kind=Concentration.BOUNDED)
    assert str(refused.value) == (
        "populations is not above 0 in row 1. Join bands, or leave the group out.\n"
        "errors is below 0 in row 0. Give standard errors.\n"
        "values is not from 0 to 1 in rows 0, 1. The bounded index takes proportions."
    )
    with pytest.raises(BadInput, match=r"^kind is 'gini'\. Give one of: relative, absolute, bounded\.$"):
        concentration_index([1, 2], [1, 1], errors=[0, 0], kind="gini")
    assert concentration_index([2, -1], [1, 1], errors=[0, 0]).value == pytest.approx(-1.5)


@pytest.mark.parametrize(
    ("ranks", "people", "bands", "expected"),
    [
        ([1, 2, 3, 4], [1, 1, 1, 1], 2, [1, 1, 2, 2]),
        ([4, 1, 3, 2], [1, 1, 1, 1], 2, [2, 1, 2, 1]),
        ([1, 2, 3], [10, 1, 1], 2, [1, 2, 2]),  # the middle of the large area is at 5 of 12
        ([1, 2, 3], [14, 1, 1], 5, [3, 5, 5]),  # a large area in the middle of what it covers
        ([1, 2, 3], [1, 0, 1], 2, [1, 2, 2]),  # an area of nobody on the boundary
        ([1, np.nan, 2, 3], [1, 5, 1, np.nan], 2, [1, np.nan, 2, np.nan]),
        ([1, 2], [1, 0], 2, [2, 2]),  # the middle of all on the boundary, and nobody beyond the end
    ],
)
def test_bands_of_equal_population(ranks: list[float], people: list[float], bands: int, expected: list[float]) -> None:
    np.testing.assert_array_equal(deprivation_bands(ranks, people, bands=bands), expected)


def test_bands_within_each_board() -> None:
    found = deprivation_bands([4, 3, 2, 1], [1, 1, 3, 3], bands=2, codes=[0, 0, 1, 1])
    np.testing.assert_array_equal(found, [2, 1, 2, 1])


def test_a_board_without_people_has_no_bands() -> None:
    assert np.isnan(deprivation_bands([1, 2], [0, 0])).all()


def test_bands_that_cannot_be() -> None:
    with pytest.raises(BadInput) as refused:
        deprivation_bands([1, 2], [1], bands=1)
    assert str(refused.value) == (
        "bands is 1. Give 2 or more: 5 makes quintiles.\n"
        "populations has another length than the ranks. Give one for each area."
    )
    with pytest.raises(BadInput, match=r"^populations is below 0 in row 1\. Give the population of each area\.$"):
        deprivation_bands([1, 2], [1, -1])
