"""Life expectancy and inequality on data frames: which rows and columns come back, and what is refused."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

from comhla.stats import BadInput, StatsWarning, life_expectancy, slope_index
from comhla.stats.frames import healthy_life_expectancy as healthy_frame
from comhla.stats.frames import life_expectancy as life_frame
from comhla.stats.frames import slope_index as slope_frame

KINDS = [pd.DataFrame, pl.DataFrame, pa.table]
BANDS = (0, 50)


def people(**columns: Any) -> dict[str, Any]:
    """Two areas with the bands 0 to 49 and 50 and over; the second is given first, and upside down."""
    return {
        "area": ["B", "B", "A", "A"],
        "from": [50, 0, 0, 50],
        "died": [5000, 0, 1000, 5000],
        "lived": [100_000, 100_000, 100_000, 100_000],
        "well": [0.5, 0.9, 0.9, 0.5],
        "asked": [100, 100, 100, 100],
    } | columns


def life(data: Any, **asked: Any) -> pd.DataFrame:
    found = life_frame(data, "died", "lived", "from", **({"age_contents": BANDS, "groups": "area"} | asked))
    assert type(found) is type(data)
    return pd.DataFrame(found.to_pandas() if not isinstance(found, pd.DataFrame) else found)


@pytest.mark.parametrize("kind", KINDS)
def test_life_expectancy_of_groups(kind: Any) -> None:
    found = life(kind(people()))
    assert found["area"].tolist() == ["A", "A", "B", "B"]
    assert found["from"].tolist() == [0, 50, 0, 50]
    np.testing.assert_allclose(found["value"], [52, 20, 70, 20])
    bare = life_expectancy([[1000, 5000], [0, 5000]], [[1e5, 1e5]] * 2, starts=BANDS)
    np.testing.assert_allclose(found["lowercl"], bare.lower.ravel())
    np.testing.assert_allclose(found["uppercl"], bare.upper.ravel())
    assert found["pops_used"].tolist() == [200_000, 100_000] * 2
    assert found["dths_used"].tolist() == [6000, 5000, 5000, 5000]
    assert found["statistic"].tolist() == ["life expectancy at 0", "life expectancy at 50"] * 2
    assert set(found["confidence"]) == {"95%"}
    assert set(found["method"]) == {"Chiang, using Silcocks et al for confidence limits"}
    assert list(found.columns) == [
        "area", "from", "value", "lowercl", "uppercl", "pops_used", "dths_used", "confidence", "statistic", "method"
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "columns"),
    [
        ("value", ["value"]),
        ("lower", ["lower95_0cl", "lower99_8cl"]),
        ("upper", ["upper95_0cl", "upper99_8cl"]),
        ("standard", ["value", "lower95_0cl", "lower99_8cl", "upper95_0cl", "upper99_8cl"]),
    ],
)
def test_the_columns_asked_for(kind: str, columns: list[str]) -> None:
    assert list(life(pd.DataFrame(people()), type=kind, confidence=[95, 99.8]).columns) == ["area", "from", *columns]


@pytest.mark.parametrize(
    ("le_age", "rows"),
    [("all", [0, 50, 0, 50]), (50, [50, 50]), ([0], [0, 0]), ("50+", [50, 50]), ([0, 50], [0, 50] * 2)],
)
def test_the_ages_asked_for(le_age: Any, rows: list[int]) -> None:
    assert life(pd.DataFrame(people()), le_age=le_age)["from"].tolist() == rows


def test_ages_that_are_not_there() -> None:
    with pytest.warns(StatsWarning, match=r"^None of le_age is among the age bands, so all of them come back\.$"):
        assert len(life(pd.DataFrame(people()), le_age=3)) == 4


@pytest.mark.parametrize("kind", KINDS)
def test_bands_as_texts(kind: Any) -> None:
    texts = people() | {"from": ["50+", "0-49", "0-49", "50+"]}
    found = life(kind(texts), age_contents=["0-49", "50+"])
    np.testing.assert_allclose(found["value"], [52, 20, 70, 20])
    assert found["from"].tolist() == ["0-49", "50+"] * 2
    assert found["statistic"].tolist()[:2] == ["life expectancy at 0-49", "life expectancy at 50+"]


def test_groups_without_an_answer_come_last_by_reason() -> None:
    data = pd.DataFrame(
        {
            "area": ["C", "C", "B", "D", "D", "A", "A", "E", "E", "F", "G"],
            "from": [0, 50, 0, 0, 50, 0, 50, 0, 50, 50, 0],
            "died": [1, 5, 1, 1, -5, 1000, 5000, 5000, 5000, 5, -1],
            "lived": [10, 90, 9000, 9000, 9000, 100_000, 100_000, 4000, 9000, 0, 10],
        }
    )
    with pytest.warns(StatsWarning) as told:
        found = life(data)
    assert list(dict.fromkeys(found["area"])) == ["A", "D", "G", "F", "B", "E", "C"]
    assert found["value"].notna().tolist() == [True] * 2 + [False] * 9
    assert found["pops_used"].tolist() == [200_000, 100_000, 18_000, 9000, 10, 0, 9000, 13_000, 9000, 100, 90]
    assert "1 group without life expectancy, because each lacks an age band." in {str(each.message) for each in told}
    assert "2 groups without life expectancy, because each has negative deaths or none recorded in an age band." in {
        str(each.message) for each in told
    }


def test_what_is_withheld_can_be_asked_for() -> None:
    few = pd.DataFrame(people(died=[50, 0, 10, 50], lived=[1000] * 4))
    assert life(few, minimum_population=0, widest_interval=100)["value"].notna().all()
    with pytest.warns(StatsWarning):
        assert life(few, minimum_population=0, widest_interval=1)["value"].isna().all()


def test_a_single_table_needs_no_group() -> None:
    data = pd.DataFrame(people()).iloc[2:]
    np.testing.assert_allclose(life(data, groups=())["value"], [52, 20])


@pytest.mark.parametrize(
    ("columns", "asked", "told"),
    [
        ({}, {"type": "all"}, "type is 'all'. Give one of: full, standard, value, lower, upper."),
        ({}, {"confidence": 0.5}, "confidence is 0.5. Give a number from 0.9 to 1, or from 90 to 100 for per cent."),
        ({}, {"age_contents": (1, 50)}, "starts does not begin with 0. Give the first year of age of each band, from 0."),
        ({}, {"age_contents": (0, 50, 40)}, "starts does not ascend. Order the age bands from the youngest to the oldest."),
        ({}, {"age_contents": ("0", "old")}, "starts does not ascend. Order the age bands from the youngest to the oldest."),
        ({}, {"groups": ["zone"]}, "column 'zone' is not in the data. There are: area, from, died, lived, well, asked."),
        ({"from": [50, 7, 0, 50]}, {}, "column 'from' is none of the age bands in row 1. Name the bands in age_contents."),
        ({"from": [50, 99, 0, 50]}, {}, "column 'from' is none of the age bands in row 1. Name the bands in age_contents."),
        ({"from": ["50", "?", "0", None]}, {}, "column 'from' is missing in row 3. Give a value, or leave the row out."),
        ({"from": [0, 0, 0, 50]}, {}, "column 'from' has a band of a group twice in rows 0, 1. Sum the rows first."),
        ({"died": list("abcd")}, {}, "column 'died' does not hold numbers. Turn it into numbers first."),
    ],
)  # fmt: skip
def test_what_is_refused(columns: dict[str, Any], asked: dict[str, Any], told: str) -> None:
    with pytest.raises(BadInput) as refused:
        life(pd.DataFrame(people(**columns)), **asked)
    assert told in str(refused.value).splitlines()


def test_a_single_table_has_every_band() -> None:
    with pytest.raises(
        BadInput, match=r"^column 'from' lacks an age band\. Give a row for each of age_contents, or name"
    ):
        life(pd.DataFrame(people()).iloc[2:3], groups=())
    with pytest.raises(BadInput, match=r"^column 'born' is not in the data"):
        life_frame(pd.DataFrame(people()), "died", "lived", "born", age_contents=BANDS)


@pytest.mark.parametrize("kind", KINDS)
def test_healthy_life_expectancy_of_groups(kind: Any) -> None:
    found = healthy_frame(
        kind(people()), "died", "lived", "from", healthy="well", surveyed="asked", groups=["area"], age_contents=BANDS,
        confidence=0.998,
    )  # fmt: skip
    table = pd.DataFrame(found if isinstance(found, pd.DataFrame) else found.to_pandas())
    np.testing.assert_allclose(table["value"], [42, 10, 55, 10])
    assert table["uppercl"][1] == pytest.approx(10 + 3.090232306167813)
    assert table["statistic"].tolist()[0] == "healthy life expectancy at 0"
    assert set(table["method"]) == {"Sullivan"}
    assert set(table["confidence"]) == {"99.8%"}


def bands(**columns: Any) -> dict[str, Any]:
    return {
        "area": ["A"] * 5 + ["B"] * 5,
        "quintile": [1, 2, 3, 4, 5, 5, 4, 3, 2, 1],
        "lived": [1000] * 10,
        "value": [10.0, 20, 30, 40, 50, 10, 20, 30, 40, 50],
        "se": [1.0] * 10,
        "low": [10 - 1.959963984540054, 20, 30, 40, 50] * 2,
        "high": [10 + 1.959963984540054, 20, 30, 40, 50] * 2,
        "count": [10_000.0, 20_000, 30_000, 40_000, 50_000, 10_000, 20_000, 30_000, 40_000, 50_000],
    } | columns


def slope(data: Any, **asked: Any) -> pd.DataFrame:
    given = {"value": "value", "se": "se", "groups": "area", "repetitions": 1000} | asked
    found = slope_frame(data, "quintile", "lived", **given)
    assert type(found) is type(data)
    return pd.DataFrame(found if isinstance(found, pd.DataFrame) else found.to_pandas())


@pytest.mark.parametrize("kind", KINDS)
def test_slope_index_of_groups(kind: Any) -> None:
    found = slope(kind(bands()), rii=True, intercept=True, reliability_stat=True)
    assert list(found.columns) == [
        "area", "sii", "rii", "sii_lower95_0cl", "sii_upper95_0cl", "rii_lower95_0cl", "rii_upper95_0cl",
        "sii_mad95_0", "rii_mad95_0", "intercept", "indicator_type", "multiplier", "transform", "CI_confidence", "CI_method",
    ]  # fmt: skip
    np.testing.assert_allclose(found["sii"], [50, -50])
    np.testing.assert_allclose(found["rii"], [11, 1 / 11])
    np.testing.assert_allclose(found["intercept"], [5, 55])
    bare = slope_index([10, 20, 30, 40, 50], np.full(5, 1000), errors=np.ones(5), repetitions=1000)
    assert found["sii_lower95_0cl"][0] == pytest.approx(bare.sii.lower)
    assert found["rii_upper95_0cl"][0] == pytest.approx(bare.rii.upper)
    assert 0.01 < found["sii_mad95_0"][0] < 0.5
    assert found.iloc[0, -5:].tolist() == ["normal", 1, "none", "95%", "simulation 1000 reps"]


def test_how_much_the_limits_move_is_a_mean_distance() -> None:
    found = slope(pd.DataFrame(bands()), reliability_stat=True)
    asked: dict[str, Any] = {"errors": np.ones(5), "repetitions": 1000}
    drawn = [slope_index([10, 20, 30, 40, 50], np.full(5, 1), **asked, seed=2_016 + k).sii for k in range(10)]
    away = [abs(each.lower - drawn[0].lower) + abs(each.upper - drawn[0].upper) for each in drawn[1:]]
    assert found["sii_mad95_0"][0] == pytest.approx(np.mean(away) / 2)
    assert "rii_mad95_0" not in found.columns


@pytest.mark.parametrize(
    ("asked", "columns", "last"),
    [
        ({"limits": "exact"}, ["sii", "sii_lower95_0cl", "sii_upper95_0cl"], ["normal", 1, "none", "95%", "exact"]),
        ({"repetitions": 100_000, "multiplier": 2}, ["sii", "sii_lower95_0cl", "sii_upper95_0cl"], ["normal", 2, "none", "95%", "simulation 1e+05 reps"]),
        ({"limits": "exact", "value_type": 1, "transform": True, "se": None, "lower_cl": "low", "upper_cl": "high"}, ["sii", "sii_lower95_0", "sii_upper95_0"], ["rate", 1, "log", "95%", "exact"]),
        ({"value_type": 2, "value": None, "x": "share"}, ["sii", "sii_lower95_0cl", "sii_upper95_0cl"], ["proportion", 1, "none", "95%", "simulation 1000 reps"]),
    ],
)  # fmt: skip
def test_the_columns_of_each_choice(asked: dict[str, Any], columns: list[str], last: list[Any]) -> None:
    data = pd.DataFrame(bands(share=[100.0 * k for k in (1, 2, 3, 4, 5, 1, 2, 3, 4, 5)]))
    found = slope(data, **asked)
    assert list(found.columns)[1:4] == columns
    assert found.iloc[0, 4:].tolist() == last
    assert list(slope(data, **asked, type="standard").columns) == ["area", *columns]


def test_counts_are_divided_by_the_population() -> None:
    np.testing.assert_allclose(slope(pd.DataFrame(bands()), value=None, x="count")["sii"], [50, -50])


def test_errors_out_of_limits() -> None:
    found = slope(pd.DataFrame(bands()), se=None, lower_cl="low", upper_cl="high", limits="exact")
    assert found["sii_upper95_0cl"][0] == pytest.approx(50 + 1.959963984540054)  # only the first value has an error


def test_a_group_that_lacks_a_quintile_is_left_out() -> None:
    with pytest.warns(StatsWarning, match=r"^1 group left out, because a quantile or its value is missing\.$"):
        assert slope(pd.DataFrame(bands()).iloc[1:])["area"].tolist() == ["B"]
    values = [*bands()["value"][:9], None]
    with pytest.warns(StatsWarning, match=r"^1 group left out"):
        assert slope(pd.DataFrame(bands(value=values)))["area"].tolist() == ["A"]
    with pytest.warns(StatsWarning, match=r"^2 groups left out"):
        assert slope(pd.DataFrame(bands()).drop(index=[1, 6])).empty


def test_without_groups_there_is_one_row() -> None:
    assert slope(pd.DataFrame(bands()).iloc[:5], groups=())["sii"].tolist() == pytest.approx([50])


def test_many_quantiles_are_warned_of() -> None:
    data = pd.DataFrame(
        {"quintile": range(11), "lived": [1] * 11, "value": [float(k) for k in range(11)], "se": [1.0] * 11}
    )
    with pytest.warns(StatsWarning, match=r"^An index over 11 quantiles moves much with small numbers\.$"):
        slope(data, groups=())


@pytest.mark.parametrize(
    ("columns", "asked", "told"),
    [
        ({}, {"value_type": 3}, "value_type is 3. Give 0 for plain values, 1 for rates, 2 for proportions."),
        ({}, {"limits": "guess"}, "limits is 'guess'. Give simulation or exact."),
        ({}, {"type": "value"}, "type is 'value'. Give one of: full, standard."),
        ({}, {"value_type": 1, "transform": True}, "se is given for a transformed line. Give lower_cl and upper_cl."),
        ({}, {"value": None}, "value and x are not given. Name the column of values or that of counts."),
        ({}, {"groups": ["zone"]}, "column 'zone' is not in the data. There are: area, quintile, lived, value, se, low, high, count."),
        ({"quintile": [1, 1, 3, 4, 5, 5, 4, 3, 2, 1]}, {}, "column 'quintile' has a quantile of a group twice in rows 0, 1. Sum the rows first."),
        ({"quintile": [1, 2, 3, 4, 4, 4, 4, 3, 2, 1]}, {}, "quantiles are 4. Give 5 to 100 quantiles."),
        ({"quintile": [None, 2, 3, 4, 5, 5, 4, 3, 2, 1]}, {}, "column 'quintile' is missing in row 0. Give a value, or leave the row out."),
        ({"lived": [0] * 10}, {"value": None, "x": "count"}, "populations is missing or not above 0 in rows 0, 1, 2, 3, 4 and 5 more. Join bands, or leave the group out."),
    ],
)  # fmt: skip
def test_what_slope_index_refuses(columns: dict[str, Any], asked: dict[str, Any], told: str) -> None:
    with pytest.raises(BadInput) as refused:
        slope(pd.DataFrame(bands(**columns)), **asked)
    assert told in str(refused.value).splitlines()
