"""Funnels of areas in a data frame: the columns, the options, and what is refused."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

from comhla.stats import BadInput, expected_at_limits, frames

NAN = float("nan")
KINDS = [pd.DataFrame, pl.DataFrame, pa.table]
AREAS = {"area": ["A", "B", "C"], "x": [20, 45, 60], "n": [100, 200, 300], "r": [100.0, 125.0, 150.0]}
PAIRS = ["lower_2s_limit", "upper_2s_limit", "lower_3s_limit", "upper_3s_limit"]


def _columns(table: object) -> dict[str, list[object]]:
    return table.to_pydict() if isinstance(table, pa.Table) else {name: list(table[name]) for name in table.columns}


@pytest.mark.parametrize("kind", KINDS)
def test_a_funnel_of_proportions(kind: object) -> None:
    found = frames.funnel_limits(kind(AREAS), "x", "n", statistic="proportion", multiplier=100)
    assert type(found) is type(kind(AREAS))
    columns = _columns(found)
    assert list(columns) == ["Population", *PAIRS, "baseline", "statistic", "method"]
    assert columns["Population"][0] == 1
    assert columns["Population"][-1] == 320  # 315 rounded up to two figures
    # The average is 125 / 600; at 320 the deviation is sqrt(0.2083 x 0.7917 / 320).
    half = 100 * 1.959963984540054 * np.sqrt(125 / 600 * 475 / 600 / 320)
    assert [columns[name][-1] for name in PAIRS[:2]] == pytest.approx([12_500 / 600 - half, 12_500 / 600 + half])
    assert list(columns["baseline"]) == pytest.approx([12_500 / 600] * 100)
    assert columns["upper_3s_limit"][0] == 100
    assert set(zip(columns["statistic"], columns["method"], strict=True)) == {("proportion", "Wilson")}


def test_a_proportion_is_cut_at_its_multiplier_and_the_reference_cuts_at_100() -> None:
    frame = pd.DataFrame(AREAS)
    ours = frames.funnel_limits(frame, "x", "n", statistic="proportion", multiplier=1)
    theirs = frames.funnel_limits(frame, "x", "n", statistic="proportion", multiplier=1, compatible=True)
    assert ours["upper_3s_limit"][0] == 1
    assert theirs["upper_3s_limit"][0] == pytest.approx(125 / 600 + 3.090232 * np.sqrt(125 / 600 * 475 / 600))
    assert ours["upper_3s_limit"].iloc[-1] == theirs["upper_3s_limit"].iloc[-1]


@pytest.mark.parametrize("kind", KINDS)
def test_a_funnel_of_ratios(kind: object) -> None:
    isr = _columns(frames.funnel_limits(kind(AREAS), "x", "n", statistic="ratio", ratio_type="isr", multiplier=100))
    count = _columns(frames.funnel_limits(kind(AREAS), "x", "n", statistic="ratio", ratio_type="count", multiplier=1))
    sides = ["lower_2s", "upper_2s", "lower_3s", "upper_3s"]
    order = [f"{side}_{what}" for side in sides for what in ("exp_events", "limit")]
    assert list(isr) == ["Observed_events", *order, "statistic", "method"]
    events = np.array(isr["Observed_events"])
    limits = expected_at_limits(events)
    for side, expected in zip(sides, (*limits.two_s, *limits.three_s), strict=True):
        assert list(isr[f"{side}_exp_events"]) == pytest.approx(expected.tolist(), rel=1e-14)
        assert list(isr[f"{side}_limit"]) == pytest.approx((100 * events / expected).tolist(), rel=1e-14)
        assert list(count[f"{side}_limit"]) == pytest.approx((events / expected - 1).tolist(), rel=1e-12)
    assert isr["statistic"][0] == "ratio (isr)"
    assert count["statistic"][0] == "ratio (count)"
    assert set(isr["method"]) == {"Poisson"}


@pytest.mark.parametrize("kind", KINDS)
def test_a_funnel_of_rates(kind: object) -> None:
    found = frames.funnel_limits(kind(AREAS), "x", None, "r", statistic="rate", rate_type="crude", multiplier=1000, years_of_data=2)  # fmt: skip
    columns = _columns(found)
    # The derived denominators are 200, 360 and 400, so that the average is 125 / 960 and a year has 100, 180 and 200.
    assert list(columns["baseline"]) == pytest.approx([125_000 / 960] * 100)
    # 200 is not more than twice 100: the axis is 90 to 210 people a year, 180 to 420 in two, 23.4 to 54.7 events.
    assert [columns["Events"][place] for place in (0, 1)] == [23, 24]
    two_s, three_s = expected_at_limits(23)
    names = ("lower_2s", "upper_2s", "lower_3s", "upper_3s")
    for name, expected in zip(names, (*two_s, *three_s), strict=True):
        people = float(expected) * 960 / 125
        assert columns[f"{name}_population_1_year"][0] == pytest.approx(people / 2)
        assert columns[f"{name}_limit"][0] == pytest.approx(23 / people * 1000)
    assert columns["statistic"][0] == "rate (crude per 1,000)"
    assert list(columns)[-3:] == ["baseline", "statistic", "method"]


def test_the_standard_columns_say_nothing_of_what_they_are() -> None:
    found = frames.funnel_limits(pd.DataFrame(AREAS), "x", "n", statistic="proportion", multiplier=1, type="standard")
    assert list(found.columns) == ["Population", *PAIRS, "baseline"]


@pytest.mark.parametrize("kind", KINDS)
def test_significance_is_one_more_column(kind: object) -> None:
    areas = kind({"x": [100, 100, 100, 200], "n": [1000, 1000, 1000, 1000], "r": [100.0, 100, 100, 200], "e": [100, 100, 150, 120]})  # fmt: skip
    shares = _columns(frames.funnel_significance(areas, "x", "n", statistic="proportion"))
    assert list(shares) == ["x", "n", "r", "e", "significance"]
    assert list(shares["significance"]) == ["Low (0.025)"] * 3 + ["High (0.001)"]
    ratios = _columns(frames.funnel_significance(areas, "x", "e", statistic="ratio"))
    assert list(ratios["significance"]) == ["Not significant"] * 2 + ["Low (0.001)", "High (0.001)"]
    rates = _columns(frames.funnel_significance(areas, "x", None, "r", statistic="rate", rate_type="crude", multiplier=1000))  # fmt: skip
    assert list(rates["significance"]) == ["Low (0.025)"] * 3 + ["High (0.001)"]


def test_standardised_rates_of_few_events_are_not_judged() -> None:
    areas = pd.DataFrame({"x": [9, 0, 10, 8], "n": [100, 100, 100, 100], "r": [90.0, 0, 100, NAN]})
    told = {"statistic": "rate", "multiplier": 1000}
    found = frames.funnel_significance(areas, "x", "n", "r", rate_type="dsr", **told)
    few = "Not applicable for events less than 10 for dsrs"
    assert found["significance"].tolist() == [few, few, "Not significant", few]
    crude = frames.funnel_significance(areas[:3], "x", "n", "r", rate_type="crude", **told)
    assert crude["significance"].tolist() == ["Not significant", "Low (0.025)", "Not significant"]


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_drawn_of_each_area(kind: object) -> None:
    areas = kind({"x": [20, 9, 0], "n": [100, 100, 50], "r": [200.0, 90.0, 0.0]})
    told = {"multiplier": 1000, "years_of_data": 2}
    crude = _columns(frames.funnel_points(areas, "x", "n", "r", rate_type="crude", **told))
    assert list(crude) == ["x", "n", "r", "r_chart", "denominator_derived"]
    assert list(crude["r_chart"]) == [200, 90, 0]
    assert list(crude["denominator_derived"]) == [50, 50, 25]
    dsr = _columns(frames.funnel_points(areas, "x", "n", "r", rate_type="dsr", **told))
    assert pd.Series(dsr["r_chart"]).isna().tolist() == [False, True, True]
    assert pd.Series(dsr["denominator_derived"]).isna().tolist() == [False, True, True]
    assert (dsr["r_chart"][0], dsr["denominator_derived"][0]) == (200, 50)


PROPORTION, RATIO = {"statistic": "proportion", "multiplier": 1}, {"statistic": "ratio", "multiplier": 1}
RATE = {"statistic": "rate", "multiplier": 1000, "rate_type": "crude", "years_of_data": 1}
MORE = "Give a number above 0, such as 100000."
REFUSED = [
    # further columns of two areas, names of columns, options, what is told
    ({}, ("x", "n"), {"statistic": "mean", "multiplier": 1}, "statistic is 'mean'. Give one of: proportion, ratio, rate."),
    ({}, ("x", "n"), {"multiplier": 1}, "statistic is None. Give one of: proportion, ratio, rate."),
    ({}, ("x", "n"), {"statistic": "proportion"}, f"multiplier is not given. {MORE}"),
    ({}, ("x", "n"), PROPORTION | {"multiplier": 0}, f"multiplier is 0. {MORE}"),
    ({}, ("x", "n"), PROPORTION | {"type": "value"}, "type is 'value'. Give one of: full, standard."),
    ({}, ("x",), PROPORTION, "denominator is not given. Name the column."),
    ({}, ("x", "m"), PROPORTION, "column 'm' is not in the data. There are: x, n, r."),
    ({}, ("x", "n"), RATIO, "ratio_type is None. Give one of: count, isr."),
    ({}, ("x", "n"), RATIO | {"ratio_type": "odds"}, "ratio_type is 'odds'. Give one of: count, isr."),
    ({"x": [1, NAN]}, ("x", "n"), PROPORTION, "column 'x' is missing in row 1. Give a value, or leave the row out."),
    ({"n": [NAN, 9]}, ("x", "n"), PROPORTION, "column 'n' is missing in row 0. Give a value, or leave the row out."),
    ({"x": [-1, 1]}, ("x", "n"), PROPORTION, "column 'x' is below 0 in row 0. Give numerators of 0 or more."),
    ({"n": [10, 0]}, ("x", "n"), RATIO | {"ratio_type": "isr"}, "column 'n' is 0 or less in row 1. Give denominators above 0."),
    ({"x": [1, 99]}, ("x", "n"), PROPORTION, "column 'x' is above 'n' in row 1. Give a count of some of the denominator."),
    ({}, ("x", "n"), RATE, "rate is not given. Name the column."),
    ({}, ("x", "n", "r"), RATE | {"rate_type": None}, "rate_type is None. Give one of: crude, dsr."),
    ({}, ("x", "n", "r"), RATE | {"years_of_data": None}, "years_of_data is None. Give how many years the events come from."),
    ({}, ("x", "n", "r"), RATE | {"years_of_data": 0}, "years_of_data is 0. Give how many years the events come from."),
    ({}, ("x", "n", "r"), RATE | {"years_of_data": float("inf")}, "years_of_data is inf. Give how many years the events come from."),
    ({"x": [-2, 3]}, ("x", "n", "r"), RATE, "column 'x' is below 0 in row 0. Give numerators of 0 or more."),
    ({"r": [9, 0]}, ("x", "n", "r"), RATE, "column 'r' is missing or not above 0 in row 1. Give the rate of those events."),
    ({"r": [9, NAN]}, ("x", "n", "r"), RATE, "column 'r' is missing or not above 0 in row 1. Give the rate of those events."),
    ({"r": [9, NAN], "x": [1, 10]}, ("x", "n", "r"), RATE | {"rate_type": "dsr"}, "column 'r' is missing or not above 0 in row 1. Give the rate of those events."),
    ({"r": [9, 0]}, ("x", "n", "r"), RATE | {"rate_type": "dsr"}, "column 'r' is missing or not above 0 in row 1. Give the rate of those events."),
    ({"x": [0, 3]}, ("x", None, "r"), RATE, "column 'x' is 0, so that no rate gives the denominator in row 0. Give the column of denominators too."),
    ({"x": [0, 3]}, ("x", "m", "r"), RATE, "column 'm' is not in the data. There are: x, n, r."),
    ({}, ("x", "n", "q"), RATE, "column 'q' is not in the data. There are: x, n, r."),
    ({"x": [0, 3], "n": [0, 3]}, ("x", "n", "r"), RATE, "column 'n' is missing or not above 0 in row 0. Give a denominator above 0 where there are no events."),
]  # fmt: skip


@pytest.mark.parametrize(("columns", "names", "options", "told"), REFUSED)
def test_a_wrong_input_is_refused_and_named(columns: dict[str, list[float]], names: tuple[str, ...], options: dict[str, object], told: str) -> None:  # fmt: skip
    areas = pd.DataFrame({"x": [2, 3], "n": [10, 9], "r": [200.0, 300.0]} | columns)
    with pytest.raises(BadInput) as refused:
        frames.funnel_limits(areas, *names, **options)
    assert str(refused.value) == told


def test_everything_that_is_wrong_is_told_together() -> None:
    areas = pd.DataFrame({"x": [2, -3], "n": [10, 9]})
    for call in (
        lambda: frames.funnel_limits(areas, "x", "n", statistic="rate", rate_type="other"),
        lambda: frames.funnel_points(areas, "x", "n"),
        lambda: frames.funnel_significance(areas, "x", "n", statistic="rate"),
    ):
        with pytest.raises(BadInput) as refused:
            call()
        wheres = [each.where for each in refused.value.problems]
        assert {"rate_type", "multiplier", "rate", "column 'x'"} <= set(wheres)
    with pytest.raises(BadInput, match="statistic is None"):
        frames.funnel_significance(areas, "x", "n")


RATES = [
    # column with the significance, column of rates, kind of rate, multiplier, whether the area without events is there
    ("dsr_per_100000_with_0", "rate_dsr", "dsr", 100_000, True),
    ("dsr_per_100000_without_0", "rate_dsr", "dsr", 100_000, False),
    ("crude_per_100000_with_0", "rate_crude_per_100000", "crude", 100_000, True),
    ("crude_per_100000_without_0", "rate_crude_per_100000", "crude", 100_000, False),
    ("crude_per_100_with_0", "rate_crude_per_100", "crude", 100, True),
]


@pytest.mark.parametrize(("wanted", "rate", "rate_type", "multiplier", "with_zero"), RATES)
def test_the_published_test_table_of_rates(
    shared: Path, wanted: str, rate: str, rate_type: str, multiplier: float, with_zero: bool
) -> None:
    table = pd.read_csv(shared / "methods" / "phe-testdata" / "testdata_funnel_rate_dsr_inputs.csv")
    areas = table if with_zero else table[table["count"] > 0]
    found = frames.funnel_significance(
        areas, "count", "pop", rate, statistic="rate", rate_type=rate_type, multiplier=multiplier
    )
    assert found["significance"].tolist() == areas[wanted].tolist()


def test_the_published_test_table_of_limits_of_rates(shared: Path) -> None:
    folder = shared / "methods" / "phe-testdata"
    areas, wanted = (pd.read_csv(folder / f"testdata_funnel_rate_{name}.csv") for name in ("input_funnels", "outputs"))
    told = {"statistic": "rate", "rate_type": "dsr", "multiplier": 100_000, "years_of_data": 3}
    found = frames.funnel_limits(areas, "ev", None, "rate", **told)
    assert list(found.columns) == list(wanted.columns)
    assert found["Events"].tolist() == wanted["Events"].tolist()
    for name in wanted.columns[1:10]:
        # The limits of a single event are those where the bisection of the reference is furthest off.
        assert found[name].tolist() == pytest.approx(wanted[name].tolist(), rel=5e-5)
        assert found[name].tolist()[1:] == pytest.approx(wanted[name].tolist()[1:], rel=1e-5)
