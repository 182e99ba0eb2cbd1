"""Confidence limits of a count and of a share, beside published tables."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import stats

from comhla.stats import BadInput, CountLimits, ShareLimits, limits_of_count, limits_of_share, normal_deviate
from comhla.stats.intervals import gamma

NAN = float("nan")

# Exact 95% limits of a Poisson count, as in the tables that follow Garwood 1936.
GARWOOD = [
    # events, lower, upper
    (0, 0.000, 3.689),
    (1, 0.025, 5.572),
    (2, 0.242, 7.225),
    (5, 1.623, 11.668),
    (10, 4.795, 18.390),
    (20, 12.217, 30.888),
    (50, 37.111, 65.919),
    (100, 81.364, 121.627),
]


@pytest.mark.parametrize(("events", "lower", "upper"), GARWOOD)
def test_exact_limits_of_a_count_are_those_of_the_tables(events: int, lower: float, upper: float) -> None:
    found = limits_of_count(events, method=CountLimits.EXACT)
    assert np.round([found.lower, found.upper], 3).tolist() == [lower, upper]


# R. G. Newcombe, Two-sided confidence intervals for the single proportion, Statistics in Medicine 17, 1998, table I.
NEWCOMBE = [
    # method, events, people, lower, upper
    (ShareLimits.WILSON, 81, 263, 0.2553, 0.3662),
    (ShareLimits.WILSON, 15, 148, 0.0624, 0.1605),
    (ShareLimits.WILSON, 0, 20, 0.0000, 0.1611),
    (ShareLimits.WILSON, 1, 29, 0.0061, 0.1718),
    (ShareLimits.CLOPPER_PEARSON, 81, 263, 0.2527, 0.3676),
    (ShareLimits.CLOPPER_PEARSON, 15, 148, 0.0578, 0.1617),
    (ShareLimits.CLOPPER_PEARSON, 0, 20, 0.0000, 0.1684),
    (ShareLimits.CLOPPER_PEARSON, 1, 29, 0.0009, 0.1776),
    (ShareLimits.MID_P, 81, 263, 0.2544, 0.3658),
    (ShareLimits.MID_P, 15, 148, 0.0601, 0.1581),
    (ShareLimits.MID_P, 0, 20, 0.0000, 0.1391),
    (ShareLimits.MID_P, 1, 29, 0.0017, 0.1585),
]


@pytest.mark.parametrize(("method", "events", "people", "lower", "upper"), NEWCOMBE)
def test_limits_of_a_share_are_those_that_newcombe_published(
    method: ShareLimits, events: int, people: int, lower: float, upper: float
) -> None:
    found = limits_of_share(events, people, method=method)
    assert np.round([found.lower, found.upper], 4).tolist() == [lower, upper]


@pytest.mark.parametrize("method", ShareLimits)
@pytest.mark.parametrize("events", [0, 1, 4, 9, 10])
def test_limits_of_a_share_mirror_those_of_the_rest(method: ShareLimits, events: int) -> None:
    found, rest = limits_of_share(events, 10, method=method), limits_of_share(10 - events, 10, method=method)
    assert float(found.lower) == pytest.approx(1 - float(rest.upper), abs=1e-12)
    assert 0 <= found.lower <= events / 10 <= found.upper <= 1


def test_agresti_and_coull_add_two_of_each_at_about_95_per_cent() -> None:
    # By hand: z2 = 3.841459; middle = (1 + z2/2)/(10 + z2) = 0.211017; half = z * sqrt(middle (1 - middle)/13.841459)
    lower, upper = limits_of_share(2, 10, method=ShareLimits.AGRESTI_COULL)
    middle = (2 + 3.8414588 / 2) / 13.8414588
    half = 1.959964 * (middle * (1 - middle) / 13.8414588) ** 0.5
    assert [float(lower), float(upper)] == pytest.approx([middle - half, middle + half], rel=1e-6)


def test_agresti_and_coull_never_leave_0_to_1() -> None:
    found = limits_of_share([0, 10], 10, method=ShareLimits.AGRESTI_COULL)
    assert found.lower[0] == 0
    assert found.upper[1] == 1


def test_jeffreys_limits_are_quantiles_of_a_beta_distribution() -> None:
    found = limits_of_share([0, 3, 10], [10, 10, 10], confidence=0.9, method=ShareLimits.JEFFREYS)
    assert found.lower.tolist() == pytest.approx([0, stats.beta.ppf(0.05, 3.5, 7.5), stats.beta.ppf(0.05, 10.5, 0.5)])
    assert found.upper.tolist() == pytest.approx([stats.beta.ppf(0.95, 0.5, 10.5), stats.beta.ppf(0.95, 3.5, 7.5), 1])


@pytest.mark.parametrize("events", [1, 3, 10, 250])
def test_mid_p_limits_of_a_count_leave_half_of_its_probability_in_each_tail(events: int) -> None:
    lower, upper = limits_of_count(events, confidence=0.9, method=CountLimits.MID_P)
    above = stats.poisson.sf(events, lower) + stats.poisson.pmf(events, lower) / 2
    below = stats.poisson.cdf(events - 1, upper) + stats.poisson.pmf(events, upper) / 2
    assert [above, below] == pytest.approx([0.05, 0.05], rel=1e-9)


def test_mid_p_limits_of_no_event_are_0_and_where_no_event_has_twice_the_tail() -> None:
    lower, upper = limits_of_count(0, method=CountLimits.MID_P)
    assert lower == 0
    assert float(upper) == pytest.approx(-np.log(0.05))


def test_byars_limits_by_hand() -> None:
    # 16 events: 16 (1 - 1/144 - 1.959964/12)^3 and 17 (1 - 1/153 + 1.959964/(3 sqrt 17))^3
    lower, upper = limits_of_count(16, method=CountLimits.BYAR)
    assert float(lower) == pytest.approx(16 * (1 - 1 / 144 - 1.959963984540054 / 12) ** 3, rel=1e-12)
    assert float(upper) == pytest.approx(17 * (1 - 1 / 153 + 1.959963984540054 / (3 * 17**0.5)) ** 3, rel=1e-12)


def test_byars_lower_limit_of_no_event_is_0_and_never_below() -> None:
    found = limits_of_count([0, 0.05, 1], method=CountLimits.BYAR)
    assert found.lower[:2].tolist() == [0, 0]
    assert found.lower[2] > 0
    assert float(found.upper[0]) == pytest.approx((1 - 1 / 9 + 1.959963984540054 / 3) ** 3)


def test_the_mixed_method_is_exact_below_10_events_and_byars_from_10() -> None:
    events = np.array([0, 9, 9.999, 10, 11])
    mixed, exact, byar = (limits_of_count(events, method=method) for method in (
        CountLimits.EXACT_OR_BYAR, CountLimits.EXACT, CountLimits.BYAR))  # fmt: skip
    for place, limits in enumerate(mixed):
        assert limits.tolist() == [*exact[place][:3], *byar[place][3:]]


def test_counts_that_are_all_large_need_no_exact_limits() -> None:
    assert limits_of_count([10, 20]).lower.tolist() == limits_of_count([10, 20], method=CountLimits.BYAR).lower.tolist()


@pytest.mark.parametrize("method", CountLimits)
def test_limits_of_a_count_of_a_million_million(method: CountLimits) -> None:
    # The normal approximation is right here to one part in a million million: x -/+ z sqrt(x), and some units.
    lower, upper = limits_of_count(1e12, method=method)
    assert float(lower) == pytest.approx(1e12 - 1.959963984540054e6, abs=5)
    assert float(upper) == pytest.approx(1e12 + 1.959963984540054e6, abs=5)


@pytest.mark.parametrize("method", ShareLimits)
def test_limits_of_one_in_a_million_million_are_near_those_of_the_count(method: ShareLimits) -> None:
    share = limits_of_share(100, 1e12, method=method)
    count = limits_of_count(100, method=CountLimits.EXACT)
    assert float(share.lower) * 1e12 == pytest.approx(float(count.lower), rel=0.03)
    assert float(share.upper) * 1e12 == pytest.approx(float(count.upper), rel=0.03)


@pytest.mark.parametrize("method", CountLimits)
def test_at_a_level_of_1_a_count_could_have_any_mean(method: CountLimits) -> None:
    lower, upper = limits_of_count([0, 5, 50, NAN], confidence=1, method=method)
    assert lower[:3].tolist() == [0, 0, 0]
    assert upper[:3].tolist() == [np.inf] * 3
    assert np.isnan([lower[3], upper[3]]).all()


@pytest.mark.parametrize("method", ShareLimits)
def test_at_a_level_of_1_a_share_could_be_anything(method: ShareLimits) -> None:
    lower, upper = limits_of_share([0, 5, NAN, 1], [10, 10, 10, NAN], confidence=1, method=method)
    assert lower[:2].tolist() == [0, 0]
    assert upper[:2].tolist() == [1, 1]
    assert np.isnan([lower[2:], upper[2:]]).all()


@pytest.mark.parametrize("method", CountLimits)
def test_a_missing_count_has_no_limits(method: CountLimits) -> None:
    assert np.isnan(limits_of_count([NAN, NAN], method=method)).all()


@pytest.mark.parametrize("method", ShareLimits)
def test_a_share_with_something_missing_has_no_limits(method: ShareLimits) -> None:
    found = limits_of_share([NAN, 1, 1], [10, NAN, 10], method=method)
    assert np.isnan(found.lower).tolist() == [True, True, False]
    assert np.isnan(found.upper).tolist() == [True, True, False]


def test_gamma_limits_of_a_plain_count_are_the_exact_ones() -> None:
    # With one weight for all events, Fay and Feuer's limits are Garwood's times the weight.
    events, weight = np.array([0.0, 1.0, 12.0]), 0.25
    found = gamma(events * weight, events * weight**2, np.full(3, weight), 0.95)
    exact = limits_of_count(events, method=CountLimits.EXACT)
    assert found.lower.tolist() == pytest.approx((exact.lower * weight).tolist())
    assert found.upper.tolist() == pytest.approx((exact.upper * weight).tolist())


def test_normal_deviates() -> None:
    assert [normal_deviate(level) for level in (0.95, 0.998, 0)] == pytest.approx([1.959963985, 3.090232306, 0])


@pytest.mark.parametrize(
    ("x", "n", "confidence", "told"),
    [
        ([1, -1, -2], 10, 0.95, ["x is below 0 in rows 1, 2. Give counts of 0 or more."]),
        (
            1,
            [1, 0],
            0.95,
            [
                "n is 0 or less in row 1. Give denominators above 0.",
                "x is more than n in row 1. Give a count of some of the n.",
            ],
        ),
        (1, 2, 95, ["confidence is 95. Give a fraction above 0 and at most 1, such as 0.95."]),
        (1, 2, 0, ["confidence is 0. Give a fraction above 0 and at most 1, such as 0.95."]),
        (
            -1,
            2,
            "95%",
            [
                "confidence is '95%'. Give a fraction above 0 and at most 1, such as 0.95.",
                "x is below 0. Give counts of 0 or more.",
            ],
        ),
    ],
)
def test_shares_that_cannot_be_are_refused_with_everything_that_is_wrong(
    x: object, n: object, confidence: object, told: list[str]
) -> None:
    with pytest.raises(BadInput) as refused:
        limits_of_share(x, n, confidence=confidence)
    assert str(refused.value).splitlines() == told


def test_counts_that_cannot_be_are_refused() -> None:
    with pytest.raises(BadInput) as refused:
        limits_of_count([3, -1], confidence=True)
    assert str(refused.value).splitlines() == [
        "confidence is True. Give a fraction above 0 and at most 1, such as 0.95.",
        "x is below 0 in row 1. Give counts of 0 or more.",
    ]
