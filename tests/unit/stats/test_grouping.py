"""Rows of data frames in groups, whatever the keys and the package are."""

from __future__ import annotations

from datetime import date

import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

from comhla.stats import BadInput
from comhla.stats.errors import Problems
from comhla.stats.frames.grouping import MANY_KEYS, column, grouped, missing_in, none_missing, opened, with_columns

NAN = float("nan")
KINDS = {"pandas": pd.DataFrame, "Polars": pl.DataFrame, "PyArrow": pa.table}
all_kinds = pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)

KEYS = [
    # keys, number of the group of each row, first rows where the rows stand in order
    (["a", "a", "b"], [0, 0, 1], [0, 2]),
    (["b", "a", "b"], [1, 0, 1], None),
    (["b", "b", "a", "a", "b"], [1, 1, 0, 0, 1], None),
    (["a", "Z", "é", "z"], [1, 0, 3, 2], None),
    (["b", None, "a", None], [1, 2, 0, 2], None),
    ([None, None], [0, 0], None),
    (["a", None, None], [0, 1, 1], None),
    ([2, 10, 1], [1, 2, 0], None),
    ([1, 1, 2], [0, 0, 1], [0, 2]),
    ([2, None, 1, None], [1, 2, 0, 2], None),
    ([1.5, NAN, 0.5], [1, 2, 0], None),
    ([True, False, True], [1, 0, 1], None),
    ([date(2026, 4, 1), date(2025, 4, 1)], [1, 0], None),
    ([], [], None),
]


@all_kinds
@pytest.mark.parametrize(("keys", "codes", "starts"), KEYS)
def test_groups_are_numbered_in_the_order_of_their_keys(
    kind: type, keys: list[object], codes: list[int], starts: list[int] | None
) -> None:
    frame = opened(kind({"key": keys, "x": list(range(len(keys)))}))
    found = grouped(frame, ["key"])
    assert found.groups.codes.tolist() == codes
    assert found.groups.number == len(set(codes))
    assert found.names == ("key",)
    if starts is not None:
        assert found.groups.starts.tolist() == starts
    total = found.groups.total(np.arange(len(keys)))
    assert total.tolist() == [sum(row for row, code in enumerate(codes) if code == each) for each in range(total.size)]
    assert len(found.keys) == found.groups.number


@all_kinds
def test_several_keys_sort_by_the_first_and_then_the_next(kind: type) -> None:
    frame = opened(kind({"area": ["b", "a", "b", "a"], "year": [2025, 2026, 2024, 2026], "x": [1, 2, 3, 4]}))
    found = grouped(frame, ["area", "year"])
    assert found.groups.codes.tolist() == [2, 0, 1, 0]
    assert found.keys.rows() == [("a", 2026), ("b", 2024), ("b", 2025)]
    assert grouped(frame, ["year", "area"]).keys.rows() == [(2024, "b"), (2025, "b"), (2026, "a")]
    assert found.keys.columns == ["area", "year"]


@all_kinds
@pytest.mark.parametrize("second", [[1, 2, 1], [2, 1, 3], [1, 1, 2], [2, 2, 1]])
@pytest.mark.parametrize("first", [["a", "a", "b"], ["a", "b", "b"], ["b", "a", "b"], ["Z", "a", "é"], ["a", "a", "a"]])
def test_keys_that_rise_and_keys_that_do_not_are_numbered_alike(
    kind: type, first: list[str], second: list[int]
) -> None:
    pairs = list(zip(first, second, strict=True))
    found = grouped(opened(kind({"first": first, "second": second})), ["first", "second"])
    assert found.groups.codes.tolist() == [sorted(set(pairs)).index(pair) for pair in pairs]
    assert found.keys.rows() == sorted(set(pairs))


@all_kinds
def test_no_key_is_one_group_and_one_key_may_be_named_by_itself(kind: type) -> None:
    frame = opened(kind({"area": ["b", "a"]}))
    found = grouped(frame, [])
    assert (found.groups.codes.tolist(), found.groups.number, found.keys.columns) == ([0, 0], 1, [])
    assert found.groups.starts.tolist() == [0]
    assert grouped(frame, "area").keys.rows() == [("a",), ("b",)]
    nothing = grouped(opened(kind({"area": ["b"]})[:0]), [])
    assert (nothing.groups.number, nothing.groups.starts) == (1, None)
    assert nothing.groups.total([]).tolist() == [0]


@all_kinds
def test_many_keys_in_no_order_are_joined_by_the_package_of_the_frame(kind: type) -> None:
    number = MANY_KEYS + 100
    keys = [f"area {row * 7919 % 501:03}" for row in range(number)]
    found = grouped(opened(kind({"key": keys})), ["key"])
    assert found.groups.codes.tolist() == [row * 7919 % 501 for row in range(number)]
    assert found.groups.starts is None
    missing = grouped(opened(kind({"key": [*keys[:-1], None]})), ["key"])
    assert missing.groups.codes.tolist() == [*(row * 7919 % 501 for row in range(number - 1)), 501]


@all_kinds
@pytest.mark.parametrize("beyond", [0, 7])
def test_many_keys_that_come_again_and_again_in_one_order(kind: type, beyond: int) -> None:
    areas, years = [f"area {row * 7919 % 501:03}" for row in range(501)], [2024, 2025]
    number = 501 * 2 * 25 + beyond
    keys = [(area, year) for year in years for area in areas] * 26
    frame = kind({"area": [area for area, _ in keys[:number]], "year": [year for _, year in keys[:number]]})
    found = grouped(opened(frame), ["area", "year"])
    codes = [(row * 7919 % 501) * 2 + place for place in range(2) for row in range(501)] * 26
    assert found.groups.codes.tolist() == codes[:number]
    assert found.groups.number == 1002
    # The same but for the last row, which shows that the order is looked at to the end.
    other = {
        "area": [*(area for area, _ in keys[: number - 1]), "area 000"],
        "year": [year for _, year in keys[:number]],
    }
    last = 0 if keys[number - 1][1] == 2024 else 1
    assert grouped(opened(kind(other)), ["area", "year"]).groups.codes.tolist() == [*codes[: number - 1], last]


def test_ordered_categories_sort_in_their_order() -> None:
    sizes = ["small", "middling", "large"]
    of_pandas = pd.DataFrame({"size": pd.Categorical(["large", "small", None], categories=sizes, ordered=True)})
    of_polars = pl.DataFrame({"size": ["large", "small", None]}, schema={"size": pl.Enum(sizes)})
    for frame in (of_pandas, of_polars):
        assert grouped(opened(frame), ["size"]).groups.codes.tolist() == [1, 0, 2]


def test_numbers_too_large_for_a_fraction_stay_apart() -> None:
    keys = [2**60 + 1, 2**60, None, 2**60 + 1]
    assert grouped(opened(pl.DataFrame({"key": keys})), ["key"]).groups.codes.tolist() == [1, 0, 2, 1]
    whole = pl.DataFrame({"key": [2**60, 2**60 + 1]})
    assert grouped(opened(whole), ["key"]).groups.codes.tolist() == [0, 1]


def test_keys_of_several_kinds_cannot_be_sorted() -> None:
    with pytest.raises(BadInput) as refused:
        grouped(opened(pd.DataFrame({"key": ["a", 1]})), ["key"])
    assert str(refused.value) == "column 'key' holds values of several kinds. Make them all texts, or all numbers."


def test_all_columns_that_lack_are_told() -> None:
    with pytest.raises(BadInput) as refused:
        grouped(opened(pl.DataFrame({"area": [1]})), ["place", "area", "year"])
    assert str(refused.value).splitlines() == [
        "column 'place' is not in the data. There are: area.",
        "column 'year' is not in the data. There are: area.",
    ]


NUMBERS = [
    # column, numbers
    (pd.Series([1, 2]), [1, 2]),
    (pd.Series([1.5, None]), [1.5, NAN]),
    (pd.Series([1, None], dtype="Int64"), [1, NAN]),
    (pd.Series([1, 2], dtype="int8"), [1, 2]),
    (pd.Series([None, None], dtype=object), [NAN, NAN]),
    (pl.Series([1, None]), [1, NAN]),
    (pl.Series([1.5, NAN]), [1.5, NAN]),
    (pl.Series([None, None]), [NAN, NAN]),
    (pl.Series(["1.25"]).cast(pl.Decimal(10, 2)), [1.25]),
    (pa.array([1, None]), [1, NAN]),
]


@pytest.mark.parametrize(("cells", "numbers"), NUMBERS)
def test_columns_of_numbers(cells: object, numbers: list[float]) -> None:
    kind = {"pandas": pd.DataFrame, "polars": pl.DataFrame}.get(type(cells).__module__.split(".")[0], pa.table)
    problems = Problems()
    found = column(opened(kind({"x": cells})), "x", problems=problems)
    assert found.dtype == np.float64
    assert found.tolist() == pytest.approx(numbers, nan_ok=True)
    assert len(problems) == 0


@pytest.mark.parametrize("cells", [["1", "2"], [True, False], [date(2026, 4, 1)] * 2, ["1", None]])
@all_kinds
def test_columns_of_anything_else_are_refused(kind: type, cells: list[object]) -> None:
    problems = Problems()
    assert np.isnan(column(opened(kind({"x": cells})), "x", problems=problems)).all()
    with pytest.raises(BadInput, match=r"^column 'x' does not hold numbers\. Turn it into numbers first\.$"):
        problems.raise_any()


@pytest.mark.parametrize(
    ("cells", "rows"), [([1.0, None, 2.0, None], (1, 3)), ([None, None], (0, 1)), ([1, 2], ()), (["a", None], ())]
)
@all_kinds
def test_missing_numbers_are_told_where_none_may_be(kind: type, cells: list[object], rows: tuple[int, ...]) -> None:
    problems = Problems()
    column(opened(kind({"x": cells})), "x", problems=problems, none_missing=True)
    assert bool(problems) == (bool(rows) or "a" in cells)
    if rows:
        with pytest.raises(BadInput) as refused:
            problems.raise_any()
        assert [(each.where, each.what, each.rows) for each in refused.value.problems] == [
            ("column 'x'", "is missing", rows)
        ]


@all_kinds
def test_missing_values_of_any_kind(kind: type) -> None:
    frame = opened(kind({"age": ["0-4", None]}))
    assert missing_in(frame, "age").tolist() == [False, True]
    problems = Problems()
    none_missing(frame, "age", problems=problems)
    none_missing(frame, "band", problems=problems)
    with pytest.raises(BadInput) as refused:
        problems.raise_any()
    assert str(refused.value).splitlines() == [
        "column 'age' is missing in row 1. Give a value, or leave the row out.",
        "column 'band' is not in the data. There are: age.",
    ]


@all_kinds
def test_new_columns_of_every_kind(kind: type) -> None:
    frame = opened(kind({"x": [1, 2]}))
    added = with_columns(
        frame,
        {"number": np.array([0.5, NAN]), "flag": np.array([True, False]), "text": ["a", None], "same": "every", "x": np.array([3, 4])},
    )  # fmt: skip
    assert added.columns == ["x", "number", "flag", "text", "same"]
    assert added["x"].to_list() == [3, 4]
    assert added["number"].is_null().to_list() == [False, True]
    assert added["flag"].to_list() == [True, False]
    assert added["text"].is_null().to_list() == [False, True]
    assert added["same"].to_list() == ["every", "every"]
    one = with_columns(frame.select([]), {"number": np.array([0.5]), "text": "every", "none": np.array([NAN])})
    assert (one["number"].to_list(), one["text"].to_list(), one["none"].null_count()) == ([0.5], ["every"], 1)
