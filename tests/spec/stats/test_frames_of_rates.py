"""Shares, rates, means and quantiles of data frames: the caller's own kind, its groups and its columns."""

from __future__ import annotations

import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

from comhla.stats import BadInput, CountLimits, ShareLimits, StatsWarning, frames, limits_of_share

NAN = float("nan")
KINDS = {"pandas": pd.DataFrame, "Polars": pl.DataFrame, "PyArrow": pa.table}
AREAS = {"area": ["B", "A", "B", None], "sex": ["M", "F", "F", "F"], "x": [1, 2, 3, None], "n": [10, 20, 30, 40]}
all_kinds = pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)


def rows_of(frame: object) -> list[dict[str, object]]:
    """The rows of a frame of any kind, with None for what is missing."""
    if isinstance(frame, pd.DataFrame):
        return [
            {name: None if pd.isna(cell) else cell for name, cell in row.items()} for row in frame.to_dict("records")
        ]
    return frame.to_dicts() if isinstance(frame, pl.DataFrame) else frame.to_pylist()


@all_kinds
def test_rows_keep_their_columns_and_get_more(kind: type) -> None:
    found = frames.proportion(kind(AREAS), "x", "n", multiplier=100)
    assert isinstance(found, type(kind(AREAS)))
    rows = rows_of(found)
    assert list(rows[0]) == [*AREAS, "value", "lowercl", "uppercl", "confidence", "statistic", "method"]
    assert [row["area"] for row in rows] == AREAS["area"]
    assert [row["value"] for row in rows] == [10, 10, 10, None]
    assert rows[3]["lowercl"] is None
    wilson = limits_of_share(1, 10)
    assert [rows[0]["lowercl"], rows[0]["uppercl"]] == pytest.approx([float(each) * 100 for each in wilson])
    assert [rows[0][name] for name in ("confidence", "statistic", "method")] == ["95%", "percentage", "Wilson"]


@all_kinds
def test_groups_are_summed_and_sorted_with_the_missing_key_last(kind: type) -> None:
    rows = rows_of(frames.rate(kind(AREAS), "x", "n", groups=["area"], multiplier=1, type="value"))
    assert rows == [
        {"area": "A", "x": 2, "n": 20, "value": 0.1},
        {"area": "B", "x": 4, "n": 40, "value": 0.1},
        {"area": None, "x": None, "n": 40, "value": None},
    ]


@all_kinds
def test_one_group_may_be_named_by_itself_and_is_summed_unless_told(kind: type) -> None:
    one = kind({"area": ["A", "A"], "x": [1, 2], "n": [10, 10], "note": ["p", "q"]})
    for method in (frames.rate, frames.proportion):
        assert rows_of(method(one, "x", "n", groups="area", multiplier=1, type="value")) == [
            {"area": "A", "x": 3, "n": 20, "value": 0.15}
        ]
        as_rows = rows_of(method(one, "x", "n", groups="area", multiplier=1, type="value", one_group_as_rows=True))
        assert as_rows == [
            {"area": "A", "x": 1, "n": 10, "note": "p", "value": 0.1},
            {"area": "A", "x": 2, "n": 10, "note": "q", "value": 0.2},
        ]


TYPES = [
    # type, level or levels, columns after those of the data
    ("full", 0.95, ["value", "lowercl", "uppercl", "confidence", "statistic", "method"]),
    ("standard", 0.95, ["value", "lowercl", "uppercl"]),
    ("value", 0.95, ["value"]),
    ("lower", 0.95, ["lowercl"]),
    ("upper", 0.95, ["uppercl"]),
    ("standard", [95, 99.8], ["value", "lower95_0cl", "upper95_0cl", "lower99_8cl", "upper99_8cl"]),
    ("lower", [95, 99.8], ["lower95_0cl", "lower99_8cl"]),
    ("upper", [95, 99.8], ["upper95_0cl", "upper99_8cl"]),
    ("full", None, ["value", "statistic"]),
    ("standard", None, ["value"]),
]


@pytest.mark.parametrize(("kind", "confidence", "columns"), TYPES)
def test_the_columns_asked_for(kind: str, confidence: object, columns: list[str]) -> None:
    data = pl.DataFrame({"x": [3], "n": [10]})
    assert frames.proportion(data, "x", "n", type=kind, confidence=confidence).columns == ["x", "n", *columns]


def test_limits_of_each_level_and_by_another_method() -> None:
    data = pl.DataFrame({"x": [3], "n": [10]})
    found = frames.proportion(data, "x", "n", confidence=[0.95, 0.998], multiplier=1000, method=ShareLimits.MID_P)
    for mark, level in (("95_0", 0.95), ("99_8", 0.998)):
        limits = limits_of_share(3, 10, confidence=level, method=ShareLimits.MID_P)
        told = [found[f"lower{mark}cl"][0], found[f"upper{mark}cl"][0]]
        assert told == pytest.approx([float(each) * 1000 for each in limits])
    assert found["method"][0] == "mid-P"
    assert found["statistic"][0] == "proportion of 1000"


def test_each_rate_says_which_limits_it_has() -> None:
    data = pl.DataFrame({"x": [9.0, 10.0, None], "n": [100, 100, None]})
    assert frames.rate(data, "x", "n")["method"].to_list() == ["Exact", "Byars", None]
    assert frames.rate(data, "x", "n")["statistic"].to_list() == ["rate per 100000"] * 3
    assert frames.rate(data, "x", "n", method=CountLimits.MID_P)["method"].to_list() == ["mid-P"] * 3


def test_a_column_of_the_same_name_is_replaced() -> None:
    data = pl.DataFrame({"x": [3], "n": [10], "value": ["old"]})
    assert frames.proportion(data, "x", "n", type="value").to_dict(as_series=False) == {
        "x": [3],
        "n": [10],
        "value": [0.3],
    }


def test_pandas_rows_keep_their_index_and_groups_get_a_new_one() -> None:
    data = pd.DataFrame(AREAS, index=[7, 3, 5, 1])
    assert list(frames.rate(data, "x", "n").index) == [7, 3, 5, 1]
    assert list(frames.rate(data, "x", "n", groups="area").index) == [0, 1, 2]


@all_kinds
def test_no_rows_give_no_rows(kind: type) -> None:
    empty = kind({"area": ["A"], "x": [1.0], "n": [1.0]})[:0]
    for groups in ((), ("area",)):
        assert len(frames.rate(empty, "x", "n", groups=groups)) == 0


def test_everything_that_is_wrong_is_said_at_once() -> None:
    data = pl.DataFrame({"events": [-1, 5, 7], "people": [1, 0, 6], "note": ["a", "b", "c"]})
    with pytest.raises(BadInput) as refused:
        frames.proportion(data, "events", "people", type="all", confidence=0.5, multiplier=0)
    assert str(refused.value).splitlines() == [
        "type is 'all'. Give one of: full, standard, value, lower, upper.",
        "confidence is 0.5. Give a number from 0.9 to 1, or from 90 to 100 for per cent.",
        "multiplier is 0. Give a number above 0, such as 100000.",
        "column 'events' is below 0 in row 0. Give counts of 0 or more.",
        "column 'people' is 0 or less in row 1. Give denominators above 0.",
        "column 'events' is more than 'people' in rows 1, 2. Give a count of some of the denominator.",
    ]
    with pytest.raises(BadInput) as refused:
        frames.rate(data, "note", "persons")
    assert str(refused.value).splitlines() == [
        "column 'note' does not hold numbers. Turn it into numbers first.",
        "column 'persons' is not in the data. There are: events, people, note.",
    ]
    with pytest.raises(BadInput, match="column 'place' is not in the data"):
        frames.rate(data.filter(pl.col("people") > 5), "events", "people", groups=["place"])
    with pytest.raises(BadInput, match="confidence is None"):
        frames.rate(data.filter(pl.col("people") > 5), "events", "people", confidence=None)


@pytest.mark.parametrize("data", [{"x": [1]}, pl.DataFrame({"x": [1]}).lazy(), [1], None])
def test_what_is_no_frame_in_memory_is_refused(data: object) -> None:
    with pytest.raises(BadInput) as refused:
        frames.rate(data, "x", "n")
    assert str(refused.value) == (
        f"data is a {type(data).__name__}. Give a pandas or Polars DataFrame or a PyArrow Table; collect a lazy frame first."
    )


@all_kinds
def test_means_of_groups(kind: type) -> None:
    rows = rows_of(frames.mean(kind({"area": ["B", "A", "B", "B"], "x": [2.0, 1.0, 4.0, 9.0]}), "x", groups="area"))
    half = 4.302652729911275 * (13 / 3) ** 0.5
    text = {"confidence": "95%", "statistic": "mean", "method": "Student's t-distribution"}
    assert rows[0] == {
        "area": "A", "value_sum": 1, "value_count": 1, "stdev": None, "value": 1, "lowercl": None, "uppercl": None, **text,
    }  # fmt: skip
    assert {**rows[1], "stdev": 0, "lowercl": 0, "uppercl": 0} == {
        "area": "B", "value_sum": 15, "value_count": 3, "stdev": 0, "value": 5, "lowercl": 0, "uppercl": 0, **text,
    }  # fmt: skip
    assert [rows[1][each] for each in ("stdev", "lowercl", "uppercl")] == pytest.approx([13**0.5, 5 - half, 5 + half])


@all_kinds
def test_the_mean_of_everything_has_one_row(kind: type) -> None:
    rows = rows_of(frames.mean(kind({"x": [1.0, 2.0, 3.0]}), "x", confidence=[0.95, 0.998], type="standard"))
    assert len(rows) == 1
    assert list(rows[0])[:4] == ["value_sum", "value_count", "stdev", "value"]
    assert [rows[0][name] for name in ("value_sum", "value_count", "stdev", "value")] == [6, 3, 1, 2]
    assert rows[0]["lower99_8cl"] < rows[0]["lower95_0cl"] < 2


def test_a_mean_of_texts_is_refused() -> None:
    with pytest.raises(BadInput) as refused:
        frames.mean(pl.DataFrame({"x": ["1"]}), "x", type="x", confidence=2)
    assert [each.where for each in refused.value.problems] == ["type", "confidence", "column 'x'"]


@all_kinds
def test_quantiles_within_groups(kind: type) -> None:
    data = {"region": ["P", "Q"] * 4, "score": [1.0, 10.0, 2.0, 20.0, 3.0, 30.0, None, 40.0]}
    rows = rows_of(frames.quantile(kind(data), "score", nquantiles=3, groups=["region"]))
    assert [row["quantile"] for row in rows] == [3, 3, 2, 2, 1, 1, None, 1]
    assert {key: rows[0][key] for key in ("nquantiles", "groupvars", "qinverted")} == {
        "nquantiles": 3, "groupvars": "region", "qinverted": "lowest quantile represents highest values",
    }  # fmt: skip
    assert list(rows[0]) == ["region", "score", "quantile", "nquantiles", "groupvars", "qinverted"]
    plain = rows_of(frames.quantile(kind(data), "score", nquantiles=7, invert=False, type="standard"))
    assert [row["quantile"] for row in plain] == [1, 4, 2, 5, 3, 6, None, 7]
    assert list(plain[0]) == ["region", "score", "quantile"]


def test_two_grouping_columns_are_named_with_a_comma_and_none_is_empty() -> None:
    data = pl.DataFrame({"a": [1, 1], "b": [2, 2], "x": [1, 2]})
    assert frames.quantile(data, "x", nquantiles=2, groups=["a", "b"])["groupvars"].to_list() == ["a, b"] * 2
    assert frames.quantile(data, "x", nquantiles=2)["groupvars"].to_list() == [""] * 2


@all_kinds
def test_a_column_says_from_which_end_the_quantiles_of_a_group_count(kind: type) -> None:
    data = kind({"area": ["P", "Q", "P", "Q"], "x": [1, 1, 2, 2], "from_top": [True, False, True, False]})
    rows = rows_of(frames.quantile(data, "x", nquantiles=2, groups="area", invert="from_top"))
    assert [row["quantile"] for row in rows] == [2, 1, 1, 2]
    ends = ["lowest quantile represents highest values", "lowest quantile represents lowest values"]
    assert [row["qinverted"] for row in rows] == [*ends, *ends]


def test_what_is_wrong_with_quantiles_is_said_at_once() -> None:
    data = pl.DataFrame({"x": ["a", "b", "c"], "top": [True, False, None], "word": ["yes", "no", "yes"]})
    with pytest.raises(BadInput) as refused:
        frames.quantile(data, "x", nquantiles=0, invert="top", type="value")
    assert str(refused.value).splitlines() == [
        "type is 'value'. Give one of: full, standard.",
        "column 'x' does not hold numbers. Turn it into numbers first.",
        "column 'top' is neither true nor false in row 2. Give a column of true and false, without gaps.",
        "column 'top' is not that of the first row of its group in rows 1, 2. Give one for each group.",
        "nquantiles is 0. Give a whole number above 0.",
    ]
    with pytest.raises(BadInput, match=r"^column 'word' is neither true nor false in rows 0, 1, 2\."):
        frames.quantile(data.with_columns(x=1), "x", nquantiles=1, invert="word")
    with pytest.raises(BadInput, match=r"^column 'none' is not in the data\."):
        frames.quantile(data.with_columns(x=1), "x", nquantiles=1, invert="none")


def test_groups_with_too_few_values_are_warned_about() -> None:
    with pytest.warns(StatsWarning, match="1 of 1 groups have fewer values than the 10 quantiles"):
        found = frames.quantile(pl.DataFrame({"x": [1, 2]}), "x")
    assert found["quantile"].to_list() == [None, None]
