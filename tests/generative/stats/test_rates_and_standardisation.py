"""What must hold of rates and of standardised rates whatever the numbers are."""

from __future__ import annotations

import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from comhla.stats import (
    CountLimits,
    DsrLimits,
    ShareLimits,
    dsr,
    dsr_of_repeated_events,
    expected_events,
    frames,
    indirect_ratio,
    limits_of_count,
    limits_of_share,
    mean,
    quantile,
    rate,
    round_half_up,
)

few = settings(max_examples=30)
counts = st.one_of(st.integers(0, 40), st.integers(0, 10**12)).map(float)
people = st.one_of(st.integers(1, 50), st.integers(1, 10**12)).map(float)
levels = st.sampled_from([0.5, 0.9, 0.95, 0.998])
# An area: events and people of three age bands.
areas = st.lists(
    st.tuples(st.lists(counts, min_size=3, max_size=3), st.lists(people, min_size=3, max_size=3)),
    min_size=1,
    max_size=6,
)
WEIGHTS = np.array([3.0, 5.0, 2.0])


def near(found: object, wanted: object) -> None:
    np.testing.assert_allclose(found, wanted, rtol=1e-9, atol=1e-12)


def arrays(given_areas: list[tuple[list[float], list[float]]]) -> tuple[np.ndarray, np.ndarray]:
    events, populations = (np.array(each) for each in zip(*given_areas, strict=True))
    return events, populations


@few
@given(events=counts, level=levels, method=st.sampled_from(CountLimits))
def test_limits_of_a_count_hold_it_and_rise_with_it_and_widen_with_the_level(
    events: float, level: float, method: CountLimits
) -> None:
    lower, upper = limits_of_count([events, events + 1], confidence=level, method=method)
    assert 0 <= lower[0] <= events <= upper[0]
    assert lower[0] <= lower[1]
    assert upper[0] <= upper[1]
    wider = limits_of_count(events, confidence=level + 0.001, method=method)
    assert wider.lower <= lower[0]
    assert upper[0] <= wider.upper


@few
@given(events=st.integers(0, 10**6), others=st.integers(0, 10**6), level=levels, method=st.sampled_from(ShareLimits))
def test_limits_of_a_share_hold_it_and_mirror_those_of_the_rest(
    events: int, others: int, level: float, method: ShareLimits
) -> None:
    whole = events + others or 1
    lower, upper = limits_of_share(events, whole, confidence=level, method=method)
    assert -1e-15 <= lower <= events / whole + 1e-12
    assert events / whole - 1e-12 <= upper <= 1 + 1e-15
    rest = limits_of_share(whole - events, whole, confidence=level, method=method)
    np.testing.assert_allclose([lower, upper], [1 - rest.upper, 1 - rest.lower], atol=1e-9)


@few
@given(given_areas=areas, scale=st.sampled_from([0.5, 3.0, 1e6]), method=st.sampled_from(DsrLimits))
def test_the_standard_counts_only_by_its_proportions(
    given_areas: list[tuple[list[float], list[float]]], scale: float, method: DsrLimits
) -> None:
    events, populations = arrays(given_areas)
    plain = dsr(events, populations, WEIGHTS, method=method)
    scaled = dsr(events, populations, WEIGHTS * scale, method=method)
    for found, wanted in zip(scaled, plain, strict=True):
        near(found, wanted)


@few
@given(given_areas=areas)
def test_multiplier_and_population_scale_the_rate_and_its_limits(
    given_areas: list[tuple[list[float], list[float]]],
) -> None:
    events, populations = arrays(given_areas)
    plain = dsr(events, populations, WEIGHTS).estimate
    for other in (
        dsr(events, populations, WEIGHTS, multiplier=200_000).estimate,
        dsr(events, populations / 2, WEIGHTS).estimate,
    ):
        for found, wanted in zip(other, plain, strict=True):
            near(found, 2 * wanted)


@few
@given(given_areas=areas)
def test_an_area_split_into_two_rows_of_one_band_is_the_same_area(
    given_areas: list[tuple[list[float], list[float]]],
) -> None:
    # Half of the events, the people and the weight of the first band in each of two rows: rates stay as they are.
    events, populations = arrays(given_areas)
    halves = [np.concatenate([each[:, :1] / 2, each[:, :1] / 2, each[:, 1:]], axis=1) for each in (events, populations)]
    split = dsr(*halves, np.array([1.5, 1.5, 5.0, 2.0]))
    for found, wanted in zip(split[:6], dsr(events, populations, WEIGHTS)[:6], strict=True):
        near(found, wanted)


@few
@given(given_areas=areas, chance=st.randoms(use_true_random=False))
def test_the_order_of_rows_and_the_kind_of_frame_change_nothing(
    given_areas: list[tuple[list[float], list[float]]], chance: object
) -> None:
    events, populations = arrays(given_areas)
    rows = [
        {"area": f"area {area}", "band": band, "x": events[area, band], "n": populations[area, band], "w": weight}
        for area in range(len(events))
        for band, weight in enumerate(WEIGHTS.tolist())
    ]
    wanted = dsr(events, populations, WEIGHTS)
    chance.shuffle(rows)
    for kind in (pd.DataFrame, pl.DataFrame, pa.Table.from_pylist):
        found = frames.dsr(kind(rows), "x", "n", "w", ageband="band", groups=["area"])
        table = found if isinstance(found, pd.DataFrame) else pd.DataFrame(pl.DataFrame(found).to_dict(as_series=False))
        assert list(table["area"]) == [f"area {area}" for area in range(len(events))]
        for name, column in (("value", wanted.value), ("lowercl", wanted.lower), ("uppercl", wanted.upper)):
            near(table[name].to_numpy(dtype=float), column)


@few
@given(given_areas=areas, times=st.integers(1, 9))
def test_events_that_all_come_so_many_times_widen_the_limits_by_its_root(
    given_areas: list[tuple[list[float], list[float]]], times: int
) -> None:
    events, populations = arrays(given_areas)
    shape, codes = events.shape, np.repeat(np.arange(len(events)), 3)
    first, weights = np.ones(events.size, dtype=bool), np.tile(WEIGHTS, len(events))
    repeated = dsr_of_repeated_events(
        events.ravel(), populations.ravel(), weights, np.full(events.size, times), codes=codes, is_first_of_band=first
    )
    plain = dsr(events * times, populations, WEIGHTS)
    assert shape[0] == repeated.value.size
    near(repeated.value, plain.value)
    near(repeated.variance, plain.variance * times)


@few
@given(given_areas=areas)
def test_a_population_like_the_reference_is_expected_to_have_its_events(
    given_areas: list[tuple[list[float], list[float]]],
) -> None:
    events, populations = arrays(given_areas)
    expected = expected_events(populations, events, populations)
    near(expected, events.sum(axis=-1))
    some = expected > 0
    near(indirect_ratio(expected, expected).value[some], 1)
    near(rate(events, populations).value, rate(events * 2, populations * 2).value)


@few
@given(values=st.lists(st.floats(-1e6, 1e6), min_size=2, max_size=30), shift=st.sampled_from([-1e3, 0.5, 1e6]))
def test_means_move_with_the_values(values: list[float], shift: float) -> None:
    plain, moved = mean(values), mean(np.array(values) + shift)
    for found, wanted in zip(moved[:3], plain[:3], strict=True):
        np.testing.assert_allclose(found, wanted + shift, rtol=1e-9, atol=1e-6)
    assert plain.lower <= plain.value <= plain.upper


@few
@given(values=st.lists(st.integers(-50, 50), min_size=10, max_size=80), number=st.integers(1, 10))
def test_quantiles_rise_with_the_values_and_are_of_like_size(values: list[int], number: int) -> None:
    found = quantile(values, number=number, inverted=False)
    order = np.argsort(values, kind="stable")
    assert (np.diff(found[order]) >= 0).all()
    assert found.min() == 1
    assert found.max() <= number
    distinct = quantile(np.arange(len(values)), number=number)
    sizes = np.bincount(distinct.astype(int))[1:]
    assert sizes.max() - sizes.min() <= 1
    for value in set(values):
        assert len({each for each, other in zip(found.tolist(), values, strict=True) if other == value}) == 1


@few
@given(whole=st.integers(-(10**9), 10**9), digits=st.integers(0, 4))
def test_rounding_moves_by_half_a_unit_at_most_and_halves_go_outwards(whole: int, digits: int) -> None:
    assert round_half_up(whole, digits) == whole
    half = whole + 0.5 if whole >= 0 else whole - 0.5
    assert round_half_up(half) == whole + (1 if whole >= 0 else -1)
    assert abs(float(round_half_up(whole / 7, digits)) - whole / 7) <= 0.5 * 10**-digits * (1 + 1e-6)


@pytest.mark.parametrize("method", DsrLimits)
def test_one_area_of_many_is_as_it_is_alone(method: DsrLimits) -> None:
    chance = np.random.default_rng(7)
    events, populations = chance.poisson(9, (50, 3)).astype(float), chance.integers(10, 999, (50, 3)).astype(float)
    together = dsr(events, populations, WEIGHTS, method=method)
    for place in (0, 17, 49):
        alone = dsr(events[place], populations[place], WEIGHTS, method=method)
        assert [float(each) for each in alone[:6]] == pytest.approx(
            [float(each[place]) for each in together[:6]], rel=1e-13
        )
