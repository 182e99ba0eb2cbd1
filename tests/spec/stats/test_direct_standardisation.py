"""Directly standardised rates, by hand and beside the old spreadsheet's figures."""

from __future__ import annotations

import numpy as np
import pytest

from comhla.stats import (
    BadInput,
    DsrLimits,
    Estimate,
    dsr,
    dsr_of_repeated_events,
    limits_of_count,
    ratio_of,
)
from comhla.stats.intervals import CountLimits

NAN = float("nan")

# Two bands: 4 events in 100 people of weight 3, and 12 in 400 of weight 1.
#   rate      (3 x 0.04 + 1 x 0.03) / 4              = 0.0375
#   variance  (9 x 4 / 100^2 + 1 x 12 / 400^2) / 16  = 0.0002296875
EVENTS, PEOPLE, WEIGHTS = [4.0, 12.0], [100.0, 400.0], [3.0, 1.0]
RATE, VARIANCE = 0.0375, (9 * 4 / 100**2 + 12 / 400**2) / 16


def test_a_rate_of_two_bands_by_hand() -> None:
    found = dsr(EVENTS, PEOPLE, WEIGHTS, multiplier=1000)
    byar = limits_of_count(16, method=CountLimits.BYAR)
    scale = (VARIANCE / 16) ** 0.5
    assert float(found.value) == pytest.approx(37.5)
    assert float(found.variance) == pytest.approx(VARIANCE * 1e6)
    assert [float(found.total_count), float(found.total_pop)] == [16, 500]
    assert float(found.lower) == pytest.approx(1000 * (RATE + scale * (byar.lower - 16)))
    assert float(found.upper) == pytest.approx(1000 * (RATE + scale * (byar.upper - 16)))
    assert found.estimate == (found.value, found.lower, found.upper)


def test_rates_are_per_100_000_unless_told() -> None:
    assert float(dsr(EVENTS, PEOPLE, WEIGHTS).value) == pytest.approx(3750)


def test_rows_with_numbers_of_groups_give_what_groups_by_bands_give() -> None:
    by_bands = dsr([EVENTS, [20.0, 30.0]], [PEOPLE, [50.0, 60.0]], WEIGHTS)
    rows = dsr([4.0, 12.0, 20.0, 30.0], [100.0, 400.0, 50.0, 60.0], [3.0, 1.0, 3.0, 1.0], codes=[0, 0, 1, 1])
    mixed = dsr([20.0, 4.0, 12.0, 30.0], [50.0, 100.0, 400.0, 60.0], [3.0, 3.0, 1.0, 1.0], codes=[1, 0, 0, 1])
    for of_bands, of_rows, of_mixed in zip(by_bands[:6], rows[:6], mixed[:6], strict=True):
        assert of_bands.tolist() == pytest.approx(of_rows.tolist(), rel=1e-14)
        assert of_bands.tolist() == pytest.approx(of_mixed.tolist(), rel=1e-14)


def test_a_population_with_the_ages_of_the_standard_has_its_crude_rate() -> None:
    found = dsr([3.0, 9.0], [300.0, 100.0], [3.0, 1.0], multiplier=1)
    assert float(found.value) == pytest.approx(12 / 400)
    # and Dobson's limits are those of the count
    byar = limits_of_count(12, method=CountLimits.BYAR)
    assert [float(found.lower), float(found.upper)] == pytest.approx([each / 400 for each in byar])


FEWER = [
    # events in two bands, least events, whether there is a rate
    ((4, 5.9), 10, False),
    ((4, 6), 10, True),
    ((4, 5), 9, True),
    ((0, 0), 10, False),
    ((0, 1), 0, True),
]


@pytest.mark.parametrize(("events", "least", "has_rate"), FEWER)
def test_too_few_events_have_no_rate(events: tuple[float, float], least: float, has_rate: bool) -> None:
    found = dsr(events, PEOPLE, WEIGHTS, least_events=least)
    assert np.isfinite([found.value, found.lower, found.upper]).tolist() == [has_rate] * 3
    assert found.total_count == sum(events)


def test_without_a_least_number_no_event_is_a_rate_of_0_with_gamma_limits_only() -> None:
    dobson = dsr([0, 0], PEOPLE, WEIGHTS, least_events=0)
    assert dobson.value == 0
    assert np.isnan(dobson.lower)
    found = dsr([0, 0], PEOPLE, WEIGHTS, least_events=0, method=DsrLimits.GAMMA, multiplier=1)
    # One more event adds at most 3/100 of weight 4, and the upper limit is that times Garwood's for none.
    assert float(found.largest_weight) == pytest.approx(3 / 100 / 4)
    assert found.lower == 0
    assert float(found.upper) == pytest.approx(3.688879454 * 3 / 100 / 4)


def test_a_missing_count_is_0_and_a_weight_may_be_0() -> None:
    assert dsr([16.0, NAN], PEOPLE, WEIGHTS).value == dsr([16.0, 0.0], PEOPLE, WEIGHTS).value
    assert float(dsr([16.0, 5.0], PEOPLE, [1.0, 0.0], multiplier=1).value) == pytest.approx(0.16)


def test_weights_that_are_all_0_give_no_rate() -> None:
    assert np.isnan(dsr(EVENTS, PEOPLE, [0.0, 0.0]).value)


def test_limits_by_the_exact_ones_of_the_count() -> None:
    found = dsr(EVENTS, PEOPLE, WEIGHTS, multiplier=1, method=DsrLimits.DOBSON_EXACT)
    exact = limits_of_count(16, method=CountLimits.EXACT)
    scale = (VARIANCE / 16) ** 0.5
    assert float(found.lower) == pytest.approx(RATE + scale * (exact.lower - 16))
    assert float(found.upper) == pytest.approx(RATE + scale * (exact.upper - 16))


def test_gamma_limits_by_groups_and_by_bands() -> None:
    by_bands = dsr([EVENTS, EVENTS], [PEOPLE, PEOPLE], WEIGHTS, method=DsrLimits.GAMMA)
    rows = dsr([*EVENTS, *EVENTS], [*PEOPLE, *PEOPLE], [*WEIGHTS, *WEIGHTS], codes=[0, 0, 1, 1], method=DsrLimits.GAMMA)
    for of_bands, of_rows in zip(by_bands, rows, strict=True):
        assert of_bands.tolist() == pytest.approx(of_rows.tolist(), rel=1e-14)
    assert by_bands.largest_weight.tolist() == pytest.approx([3 / 100 / 4 * 1e5] * 2)
    assert by_bands.upper[0] > dsr(EVENTS, PEOPLE, WEIGHTS).upper


def test_each_group_may_have_a_standard_of_its_own() -> None:
    own = dsr([EVENTS, EVENTS], [PEOPLE, PEOPLE], [WEIGHTS, [1.0, 1.0]], method=DsrLimits.GAMMA)
    for place, weights in enumerate((WEIGHTS, [1.0, 1.0])):
        alone = dsr(EVENTS, PEOPLE, weights, method=DsrLimits.GAMMA)
        assert [float(each[place]) for each in own] == pytest.approx([float(each) for each in alone], rel=1e-14)


def test_no_groups_have_no_rates() -> None:
    none = np.array([], dtype=int)
    assert dsr([], [], [], codes=none).value.tolist() == []
    assert dsr(np.zeros((0, 2)), np.zeros((0, 2)), WEIGHTS).upper.tolist() == []


def test_limits_at_another_level_are_those_worked_out_with_it() -> None:
    found, wide = dsr(EVENTS, PEOPLE, WEIGHTS), dsr(EVENTS, PEOPLE, WEIGHTS, confidence=0.998)
    assert found.limits(0.998) == (wide.lower, wide.upper)
    exact = dsr(EVENTS, PEOPLE, WEIGHTS, confidence=0.998, method=DsrLimits.DOBSON_EXACT)
    assert found.limits(0.998, method=DsrLimits.DOBSON_EXACT) == (exact.lower, exact.upper)
    with pytest.raises(BadInput, match=r"confidence is 99\.8"):
        found.limits(99.8)


def test_huge_counts_keep_their_digits() -> None:
    found = dsr([4e12, 12e12], [1e14, 4e14], WEIGHTS, multiplier=1)
    assert float(found.value) == pytest.approx(RATE, rel=1e-15)
    assert float(found.upper - found.value) == pytest.approx(1.96 * float(found.variance) ** 0.5, rel=1e-4)


def test_one_event_each_is_the_independent_rate() -> None:
    first = np.array([True, True])
    found = dsr_of_repeated_events(EVENTS, PEOPLE, WEIGHTS, [1, 1], codes=[0, 0], is_first_of_band=first)
    plain = dsr(EVENTS, PEOPLE, WEIGHTS)
    assert [each.tolist() for each in found[:6]] == [pytest.approx([float(each)]) for each in plain[:6]]


def test_repeated_events_by_hand() -> None:
    # Band one (100 people, weight 3): 2 people once and 1 twice; band two (400, weight 1): 6 once and 3 twice.
    #   events    2 + 2 + 6 + 6 = 16; rate (3 x 4/100 + 12/400)/4 = 0.0375, as above
    #   variance  once: (9 x 2/100^2 + 6/400^2)/16; twice: 4 x (9 x 1/100^2 + 3/400^2)/16
    found = dsr_of_repeated_events(
        [2, 1, 6, 3], [100, 100, 400, 400], [3, 3, 1, 1], [1, 2, 1, 2],
        codes=[0, 0, 0, 0], is_first_of_band=np.array([True, False, True, False]), multiplier=1,
    )  # fmt: skip
    variance = (9 * 2 / 1e4 + 6 / 16e4) / 16 + 4 * (9 * 1 / 1e4 + 3 / 16e4) / 16
    byar = limits_of_count(16, method=CountLimits.BYAR)
    assert found.value.tolist() == pytest.approx([0.0375])
    assert found.variance.tolist() == pytest.approx([variance])
    assert [found.total_count.tolist(), found.total_pop.tolist()] == [[16], [500]]
    assert found.lower.tolist() == pytest.approx([0.0375 + (variance / 16) ** 0.5 * float(byar.lower - 16)])
    few = dsr_of_repeated_events([1], [9], [1], [9], codes=[0], is_first_of_band=np.array([True]))
    assert np.isnan(few.value).all()
    told = dsr_of_repeated_events([1], [9], [1], [9], codes=[0], is_first_of_band=np.array([True]), least_events=9)
    assert told.value.tolist() == [100_000]


def test_everything_that_is_wrong_is_said_at_once() -> None:
    with pytest.raises(BadInput) as refused:
        dsr([-1.0, 0.0], [1.0, NAN], [-1.0, NAN], confidence=95, multiplier=0)
    assert str(refused.value).splitlines() == [
        "x is below 0 in row 0. Give counts of 0 or more.",
        "n is missing, or is 0 or less in row 1. Give populations above 0.",
        "stdpop is missing or below 0 in rows 0, 1. Give a standard of 0 or more.",
        "multiplier is 0. Give a number above 0.",
        "confidence is 95. Give a fraction above 0 and at most 1, such as 0.95.",
    ]


def test_a_population_of_0_and_a_frequency_that_is_none_are_refused() -> None:
    with pytest.raises(BadInput, match="n is missing, or is 0 or less in row 0"):
        dsr([1.0], [0.0], [1.0])
    first = np.array([True, True, True])
    with pytest.raises(BadInput, match="frequency is missing or below 0 in rows 1, 2"):
        dsr_of_repeated_events([1, 1, 1], [1, 1, 1], [1, 1, 1], [0, NAN, -1], codes=[0, 0, 0], is_first_of_band=first)


def test_a_frequency_of_0_and_a_standard_of_0_are_allowed() -> None:
    first = np.array([True, True])
    found = dsr_of_repeated_events([5, 16], [100, 100], [1, 0], [0, 1], codes=[0, 1], is_first_of_band=first)
    assert found.total_count.tolist() == [0, 16]


RATIOS = [
    # first (value, lower, upper), second, ratio with limits
    ((20, 10, 40), (10, 10, 10), (2, 1, 4)),
    # logarithms: 2 x ln 2 either side in both, so exp(-/+ sqrt(2) x 2 ln 2) about 1
    ((8, 2, 32), (8, 2, 32), (1, 4 ** -(2**0.5), 4 ** (2**0.5))),
    ((20, 0, 40), (10, 10, 10), (2, 0, 4)),
    ((20, -3, 40), (10, 10, 10), (2, 0, 4)),
    ((20, 20, 20), (10, 0, 20), (2, 1, np.inf)),
]


@pytest.mark.parametrize(("first", "second", "expected"), RATIOS)
def test_the_ratio_of_two_rates_has_limits_recovered_from_theirs(
    first: tuple[float, ...], second: tuple[float, ...], expected: tuple[float, ...]
) -> None:
    found = ratio_of(*(Estimate(*(np.array(float(each)) for each in rate)) for rate in (first, second)))
    assert [float(each) for each in found] == pytest.approx(expected)
