"""What life tables and indices of inequality do not depend on, and how they move."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
from hypothesis import given, settings
from hypothesis import strategies as st

from comhla.stats import (
    LimitsBy,
    Scale,
    age_contributions,
    attributable_risk,
    concentration_index,
    deprivation_bands,
    frames,
    healthy_life_expectancy,
    life_expectancy,
    life_table,
    slope_index,
)

STARTS = (0, 1, 5, 20, 40, 60, 80)
WIDTH = len(STARTS)
few = settings(max_examples=30, deadline=None)
rates = st.lists(st.floats(0.001, 0.015), min_size=WIDTH, max_size=WIDTH).map(np.array)
people = st.lists(st.integers(2_000, 10**9), min_size=WIDTH, max_size=WIDTH).map(lambda counts: np.array(counts, float))
values = st.lists(st.floats(0.05, 0.9), min_size=5, max_size=5).map(np.array)
shares = st.lists(st.integers(1, 10**6), min_size=5, max_size=5).map(lambda counts: np.array(counts, float))
OPEN: dict[str, Any] = {"starts": STARTS, "minimum_population": 0, "widest_interval": np.inf}


@few
@given(rates, people, st.floats(1.5, 1e6))
def test_more_of_the_same_people_only_narrow_the_limits(rate: Any, alive: Any, times: float) -> None:
    first, more = (life_expectancy(rate * each, each, **OPEN) for each in (alive, alive * times))
    np.testing.assert_allclose(first.value, more.value, rtol=1e-9)
    np.testing.assert_allclose(first.standard_error, more.standard_error * np.sqrt(times), rtol=1e-9)


@few
@given(rates, people, st.integers(0, WIDTH - 1))
def test_more_deaths_at_an_age_shorten_life_up_to_it_and_leave_later_ages(rate: Any, alive: Any, at: int) -> None:
    worse = rate.copy()
    worse[at] *= 1.5
    first, second = (life_table(each * alive, alive, starts=STARTS).expectancy for each in (rate, worse))
    assert (second[: at + 1] < first[: at + 1]).all()
    np.testing.assert_allclose(second[at + 1 :], first[at + 1 :], rtol=1e-12)


@few
@given(st.lists(st.tuples(rates, people), min_size=2, max_size=5))
def test_groups_do_not_know_of_each_other(groups: list[Any]) -> None:
    deaths, alive = (np.array(each) for each in zip(*((rate * number, number) for rate, number in groups), strict=True))
    together = life_expectancy(deaths, alive, **OPEN)
    for place in range(len(groups)):
        np.testing.assert_array_equal(life_expectancy(deaths[place], alive[place], **OPEN).value, together.value[place])


@few
@given(rates, rates, people)
def test_the_years_of_all_ages_are_the_difference(first: Any, second: Any, alive: Any) -> None:
    tables = [life_table(rate * alive, alive, starts=STARTS) for rate in (first, second)]
    gained = tables[1].expectancy[0] - tables[0].expectancy[0]
    np.testing.assert_allclose(age_contributions(*tables).sum(), gained, atol=1e-8)


@few
@given(rates, people, st.floats(0, 1))
def test_healthy_years_are_the_share_of_all_where_it_is_the_same_at_every_age(
    rate: Any, alive: Any, share: float
) -> None:
    table = life_table(rate * alive, alive, starts=STARTS)
    found = healthy_life_expectancy(rate * alive, alive, healthy=share, surveyed=100, starts=STARTS)
    np.testing.assert_allclose(found.value, table.expectancy * share, rtol=1e-12)


@settings(max_examples=10, deadline=None)
@given(rates, people, st.permutations(range(2 * WIDTH)))
def test_frames_of_any_kind_and_order_have_the_answer_of_the_arrays(rate: Any, alive: Any, order: list[int]) -> None:
    columns = {
        "area": np.repeat(["A", "B"], WIDTH)[order],
        "age": np.tile(STARTS, 2)[order],
        "died": np.concatenate([rate * alive, rate * alive / 2])[order],
        "lived": np.concatenate([alive, alive])[order],
    }
    asked: dict[str, Any] = {
        "groups": "area", "age_contents": STARTS, "minimum_population": 0, "widest_interval": np.inf
    }  # fmt: skip
    expected = life_expectancy([rate * alive, rate * alive / 2], [alive, alive], **OPEN).value.ravel()
    for kind in (pd.DataFrame, pl.DataFrame, pa.table):
        found = frames.life_expectancy(kind(columns), "died", "lived", "age", **asked)
        np.testing.assert_allclose(np.asarray(found["value"]), expected, rtol=1e-12)


@few
@given(values, shares, st.floats(0.01, 100), st.floats(-5, 5))
def test_scaling_the_values_scales_the_slope_and_moving_them_leaves_it(
    value: Any, number: Any, times: float, moved: float
) -> None:
    asked: dict[str, Any] = {"limits": LimitsBy.EXACT}
    first = slope_index(value, number, errors=value / 50, **asked)
    scaled = slope_index(value * times, number, errors=value / 50 * times, **asked)
    shifted = slope_index(value + moved, number, errors=value / 50, **asked)
    np.testing.assert_allclose(scaled.sii, np.array(first.sii) * times, rtol=1e-7, atol=1e-9 * times)
    np.testing.assert_allclose(scaled.rii, first.rii, rtol=1e-6)
    np.testing.assert_allclose(shifted.sii, first.sii, atol=1e-9)


@few
@given(values, shares)
def test_turning_the_bands_round_turns_the_slope(value: Any, number: Any) -> None:
    forward, backward = (
        slope_index(each[0], each[1], errors=each[0] / 50, limits=LimitsBy.EXACT)
        for each in ((value, number), (value[::-1], number[::-1]))
    )
    np.testing.assert_allclose(backward.sii.value, -forward.sii.value, atol=1e-10)
    np.testing.assert_allclose(backward.sii.lower, -forward.sii.upper, atol=1e-10)


@settings(max_examples=10, deadline=None)
@given(st.lists(values, min_size=2, max_size=4), shares, st.sampled_from(list(Scale)), st.booleans())
def test_simulated_limits_do_not_depend_on_the_other_groups(
    table: list[Any],
    number: Any,
    scale: Scale,
    transformed: bool,
) -> None:
    asked: dict[str, Any] = {
        "scale": scale, "transformed": transformed and scale is not Scale.PLAIN, "repetitions": 1000
    }  # fmt: skip
    errors = np.full(5, 0.05)
    together = slope_index(np.array(table), number, errors=errors, **asked)
    for place, value in enumerate(table):
        alone = slope_index(value, number, errors=errors, **asked)
        np.testing.assert_allclose(alone.sii.lower, together.sii.lower[place], rtol=1e-9)
        np.testing.assert_allclose(alone.rii.upper, together.rii.upper[place], rtol=1e-9)


@few
@given(values, shares, st.floats(0.5, 0.99), st.floats(0.5, 0.99))
def test_surer_limits_are_wider(value: Any, number: Any, one: float, other: float) -> None:
    less, more = sorted((one, other))
    for method in (attributable_risk, concentration_index):
        near, far = (method(value, number, errors=value / 50, confidence=level) for level in (less, more))
        assert far.lower <= near.lower <= near.value <= near.upper <= far.upper


@few
@given(st.lists(st.integers(1, 1000), min_size=2, max_size=60), st.integers(2, 10))
def test_bands_follow_the_ranks_and_none_is_far_from_its_share(counts: list[int], bands: int) -> None:
    found = deprivation_bands(np.arange(len(counts)), counts, bands=bands)
    assert (np.diff(found) >= 0).all()
    assert found.min() >= 1
    assert found.max() <= bands
    share, largest = sum(counts) / bands, max(counts)
    for band in range(1, bands + 1):
        assert abs(sum(np.array(counts)[found == band]) - share) <= largest + 1e-6
