"""What must hold of funnels, comparisons, ranks, trends and control charts whatever the figures."""

from __future__ import annotations

import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
from hypothesis import given, settings
from hypothesis import strategies as st

from comhla.stats import (
    Correction,
    Limits,
    Polarity,
    Verdict,
    by_interval,
    by_overlap,
    charts_of_control,
    corrected,
    difference_of_shares,
    expected_at_limits,
    frames,
    linear_trend,
    mann_kendall,
    ranks_by_pairs,
    ratio_of_rates,
    share_funnel,
)

FEW = settings(max_examples=30)
FIGURES = st.floats(-1e6, 1e6, width=32)
SERIES = st.lists(st.integers(-1000, 1000).map(float), min_size=3, max_size=30)
COUNTS = st.lists(st.tuples(st.integers(1, 500), st.integers(500, 50_000)), min_size=2, max_size=12)


@FEW
@given(st.lists(st.floats(0, 1), min_size=1, max_size=20), st.sampled_from(Correction), st.randoms())
def test_corrections_keep_the_order_and_never_make_surer(
    p: list[float], correction: Correction, shuffle: object
) -> None:
    found = corrected(p, correction)
    assert ((found >= np.array(p) * (1 - 1e-12)) & (found <= 1)).all()
    order = np.argsort(p, kind="stable")
    assert (np.diff(found[order]) >= 0).all()
    mixed = list(range(len(p)))
    shuffle.shuffle(mixed)
    assert np.array_equal(corrected(np.array(p)[mixed], correction), found[mixed])


@FEW
@given(st.lists(st.floats(0, 1), min_size=1, max_size=20))
def test_the_corrections_go_from_the_most_cautious_to_the_least(p: list[float]) -> None:
    bonferroni, holm, hochberg, bh = (corrected(p, each) for each in [*Correction][1:])
    room = 1 + 1e-12
    assert (holm <= bonferroni * room).all()
    assert (hochberg <= holm * room).all()
    assert (bh <= hochberg * room).all()


@FEW
@given(COUNTS)
def test_frames_of_all_kinds_give_one_funnel(areas: list[tuple[int, int]]) -> None:
    columns = {"x": [float(x) for x, _ in areas], "n": [float(n) for _, n in areas]}
    found = [
        frames.funnel_limits(kind(columns), "x", "n", statistic="proportion", multiplier=100)
        for kind in (pd.DataFrame, pl.DataFrame, pa.table)
    ]
    arrays = [[np.asarray(each[name]) for name in ("Population", "lower_3s_limit", "upper_2s_limit")] for each in found]
    assert all(np.array_equal(one, other) for kind in arrays[1:] for one, other in zip(arrays[0], kind, strict=True))


@FEW
@given(COUNTS, st.randoms())
def test_the_order_of_the_areas_makes_no_difference_to_a_funnel(areas: list[tuple[int, int]], shuffle: object) -> None:
    mixed = list(areas)
    shuffle.shuffle(mixed)
    one, other = (
        frames.funnel_significance(pd.DataFrame(rows, columns=["x", "n"]), "x", "n", statistic="proportion")
        for rows in (areas, mixed)
    )
    places = [areas.index(row) for row in mixed]
    assert other["significance"].tolist() == one["significance"].iloc[places].tolist()


@FEW
@given(st.floats(0.01, 0.99), st.integers(1, 10**6))
def test_a_funnel_narrows_with_size_and_widens_with_confidence(centre: float, size: int) -> None:
    (small, surer), (large, _) = share_funnel(size, centre), share_funnel(size * 4, centre)
    assert surer.lower <= small.lower <= large.lower <= centre <= large.upper <= small.upper <= surer.upper
    two_s, three_s = expected_at_limits(size)
    assert three_s.upper < two_s.upper < size < two_s.lower < three_s.lower


@FEW
@given(FIGURES, st.floats(0, 100), FIGURES, st.floats(0, 100), st.sampled_from(Polarity))
def test_what_one_is_to_the_other_is_turned_the_other_way_round(a: float, wide: float, b: float, spread: float, polarity: Polarity) -> None:  # fmt: skip
    one, other = Limits(a - wide, a + wide), Limits(b - spread, b + spread)
    turned = {
        Verdict.BETTER: Verdict.WORSE,
        Verdict.WORSE: Verdict.BETTER,
        Verdict.HIGHER: Verdict.LOWER,
        Verdict.LOWER: Verdict.HIGHER,
        Verdict.SIMILAR: Verdict.SIMILAR,
    }
    assert by_overlap(other, one, polarity=polarity)[()] == turned[by_overlap(one, other, polarity=polarity)[()]]
    # Overlap is the more cautious: what differs by it differs from the other's value too.
    if by_overlap(one, other, polarity=polarity)[()] != Verdict.SIMILAR:
        assert by_interval(one, b, polarity=polarity)[()] == by_overlap(one, other, polarity=polarity)[()]


@FEW
@given(st.tuples(*[st.integers(0, 50)] * 2), st.tuples(*[st.integers(50, 500)] * 2))
def test_two_areas_exchanged_have_the_negative_difference_and_the_inverse_ratio(x: tuple[int, int], n: tuple[int, int]) -> None:  # fmt: skip
    one, other = difference_of_shares(x[0], n[0], x[1], n[1]), difference_of_shares(x[1], n[1], x[0], n[0])
    assert np.allclose([one.value, one.lower, one.p], [-other.value, -other.upper, other.p])
    ratio, inverse = ratio_of_rates(x[0], n[0], x[1], n[1]), ratio_of_rates(x[1], n[1], x[0], n[0])
    assert np.isclose(ratio.p, inverse.p)
    if ratio.lower > 0:
        assert np.isclose(ratio.lower, 1 / inverse.upper)


@FEW
@given(st.lists(st.tuples(FIGURES, st.floats(0, 100)), min_size=1, max_size=12))
def test_a_rank_lies_within_its_interval(areas: list[tuple[float, float]]) -> None:
    values, errors = np.array(areas).T
    found = ranks_by_pairs(values, errors)
    assert ((found.lower >= 1) & (found.lower <= found.rank) & (found.rank <= found.upper)).all()
    assert (found.upper <= len(areas)).all()


@FEW
@given(SERIES, st.integers(1, 9), st.integers(-50, 50))
def test_trends_follow_the_scale_and_turn_with_the_series(values: list[float], scale: int, shift: int) -> None:
    for function in (mann_kendall, linear_trend):
        plain, moved, turned = (function(each) for each in (values, np.array(values) * scale + shift, values[::-1]))
        assert np.allclose([moved.slope, moved.p], [plain.slope * scale, plain.p], atol=1e-7)
        assert np.allclose([turned.slope, turned.p], [-plain.slope, plain.p], atol=1e-7)


@FEW
@given(SERIES, st.sampled_from([1, 2, 4, 8]))
def test_charts_follow_the_scale(values: list[float], scale: int) -> None:
    plain, larger = charts_of_control.xmr(values), charts_of_control.xmr(np.array(values) * scale)
    for one, other in zip(plain[:4], larger[:4], strict=True):
        assert np.allclose(one * scale, other)
    assert np.array_equal(plain.broken, larger.broken)


@FEW
@given(COUNTS)
def test_a_chart_of_shares_counts_the_rest_the_other_way_round(points: list[tuple[int, int]]) -> None:
    x, n = np.array(points, dtype=float).T
    shares, rest = charts_of_control.p(x, n), charts_of_control.p(n - x, n)
    assert np.allclose(shares.centre, 1 - rest.centre)
    assert np.allclose(shares.lower, 1 - rest.upper)
