"""Standardised rates of data frames: joined by band, told where a band lacks, the same in every kind of frame."""

from __future__ import annotations

import warnings

import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

from comhla.stats import (
    ESP_2013,
    BadInput,
    CountLimits,
    DsrLimits,
    StatsWarning,
    dsr,
    frames,
    indirect_ratio,
    own_standard,
)

TWO_BANDS = own_standard([0, 65], [3, 1], name="small standard")
DATA = {
    "area": ["Q", "P", "P", "Q"],
    "age": ["0-64", "65+", "0-64", "65+"],
    "x": [20.0, 12.0, 4.0, 30.0],
    "n": [50.0, 400.0, 100.0, 60.0],
    "stdpop": [3.0, 1.0, 3.0, 1.0],
}
P = dsr([4.0, 12.0], [100.0, 400.0], [3.0, 1.0])
all_kinds = pytest.mark.parametrize("kind", [pd.DataFrame, pl.DataFrame, pa.table], ids=["pandas", "Polars", "PyArrow"])


def polars(frame: object) -> pl.DataFrame:
    """A frame of any kind as one of Polars."""
    if isinstance(frame, pd.DataFrame):
        return pl.from_pandas(frame)
    return frame if isinstance(frame, pl.DataFrame) else pl.DataFrame(frame)


@all_kinds
@pytest.mark.parametrize("standard", ["stdpop", TWO_BANDS], ids=["column", "joined"])
def test_rates_of_groups(kind: type, standard: object) -> None:
    answer = frames.dsr(kind(DATA), "x", "n", standard, ageband="age", groups=["area"])
    assert isinstance(answer, type(kind(DATA)))
    found = polars(answer)
    assert found.columns == [
        "area", "total_count", "total_pop", "value", "lowercl", "uppercl", "confidence", "statistic", "method",
    ]  # fmt: skip
    assert found["area"].to_list() == ["P", "Q"]
    assert found.row(0)[1:6] == pytest.approx((16, 500, float(P.value), float(P.lower), float(P.upper)))
    assert found.row(0)[6:] == ("95%", "dsr per 100000", "Dobson")


def test_numbers_in_the_order_of_the_rows() -> None:
    in_order = pl.DataFrame(DATA).sort("area", "age")
    found = frames.dsr(in_order, "x", "n", [3, 1], groups="area", type="value")
    assert found["value"][0] == pytest.approx(float(P.value))


def test_limits_of_two_levels_and_by_other_methods() -> None:
    data = pl.DataFrame(DATA)
    for method in DsrLimits:
        found = frames.dsr(data, "x", "n", "stdpop", groups="area", confidence=[0.95, 0.998], method=method)
        for mark, level in (("95_0", 0.95), ("99_8", 0.998)):
            wanted = dsr([4.0, 12.0], [100.0, 400.0], [3.0, 1.0], confidence=level, method=method)
            assert found[f"lower{mark}cl"][0] == pytest.approx(float(wanted.lower))
            assert found[f"upper{mark}cl"][0] == pytest.approx(float(wanted.upper))
        assert found["method"].to_list() == [method.value] * 2


def test_too_few_events_say_so() -> None:
    data = pl.DataFrame(DATA)
    found = frames.dsr(data, "x", "n", "stdpop", groups="area", least_events=17, multiplier=1000)
    assert found["value"].is_null().to_list() == [True, False]
    assert found["lowercl"].is_null().to_list() == [True, False]
    assert found["statistic"].to_list() == ["dsr NA for total count < 17", "dsr per 1000"]
    assert frames.dsr(data, "x", "n", "stdpop", groups="area", least_events=16)["value"].null_count() == 0


def test_a_group_without_a_band_of_the_others_is_warned_about() -> None:
    short = pl.DataFrame(DATA).head(3)
    with pytest.warns(StatsWarning) as told:
        frames.dsr(short, "x", "n", "stdpop", ageband="age", groups=["area"])
    assert [str(each.message) for each in told] == ["1 of 2 groups lack an age band that others have: Q."]
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        frames.dsr(short, "x", "n", "stdpop", groups=["area"])


def test_a_band_of_the_standard_that_no_group_has_is_warned_about() -> None:
    wide = own_standard([0, 65, 85, 95], [3, 1, 1, 0], name="wide standard")
    data = pl.DataFrame({**DATA, "age": [0, 65, 0, 65]})
    with pytest.warns(StatsWarning) as told:
        frames.dsr(data, "x", "n", wide, ageband="age", groups=["area"])
    assert [str(each.message) for each in told] == ["No group has these age bands of the wide standard: 85-94."]


def test_only_five_groups_are_named() -> None:
    rows = [
        (area, sex, age) for area in range(7) for sex in "FM" for age in (0, 65) if (area, sex, age) != (0, "F", 65)
    ]
    whole = pl.DataFrame(rows, schema=["area", "sex", "age"], orient="row").with_columns(x=9, n=100, stdpop=1)
    many = whole.filter((pl.col("age") == 0) | (pl.col("area") > 5))
    with pytest.warns(StatsWarning) as told:
        frames.dsr(many, "x", "n", "stdpop", ageband="age", groups=["area", "sex"])
    assert str(told[0].message) == (
        "12 of 14 groups lack an age band that others have: 0, F; 0, M; 1, F; 1, M; 2, F and 7 more."
    )


def test_a_band_twice_in_a_group_is_refused() -> None:
    data = pl.DataFrame({**DATA, "age": ["65+", "65+", "65+", "0-64"]})
    with pytest.raises(BadInput) as refused:
        frames.dsr(data, "x", "n", "stdpop", ageband="age", groups=["area"])
    assert str(refused.value) == (
        "column 'age' holds a band that its group had before in row 2. "
        "Give one row for each age band, or say how often events repeat."
    )


def test_everything_that_is_wrong_is_said_at_once() -> None:
    data = pl.DataFrame({**DATA, "x": [-1.0, 0, 0, 0], "n": [None, 0.0, 1, 1], "stdpop": [1.0, 1, None, -1]})
    with pytest.raises(BadInput) as refused:
        frames.dsr(data, "x", "n", "stdpop", groups="area", type="x", confidence=3, multiplier="1")
    assert str(refused.value).splitlines() == [
        "type is 'x'. Give one of: full, standard, value, lower, upper.",
        "confidence is 3. Give a number from 0.9 to 1, or from 90 to 100 for per cent.",
        "multiplier is '1'. Give a number above 0, such as 100000.",
        "column 'x' is below 0 in row 0. Give counts of 0 or more.",
        "column 'n' is missing, or is 0 or less in rows 0, 1. Give populations above 0.",
        "column 'stdpop' is missing or below 0 in rows 2, 3. Give a standard of 0 or more.",
    ]


WRONG = [
    # what is given, what is told
    ({"x": "area"}, ["column 'area' does not hold numbers. Turn it into numbers first."]),
    ({"ageband": "years"}, ["column 'years' is not in the data. There are: area, age, x, n, stdpop."]),
    ({"stdpop": TWO_BANDS}, ["ageband is not given. Name the column of age bands, to join by."]),
    (
        {"stdpop": TWO_BANDS, "ageband": "years"},
        ["column 'years' is not in the data. There are: area, age, x, n, stdpop."],
    ),
    (
        {"stdpop": ESP_2013.open_from(5), "ageband": "age"},
        ["column 'age' is a band that the standard lacks in rows 0, 1, 2, 3. The 2013 European Standard Population has: 0-4, 5+."],
    ),
    ({"stdpop": [1, 2, 3]}, ["stdpop has 3 numbers, and each group has 2 rows. Give one number for each row of a group."]),
    ({"stdpop": [1, -2]}, ["the standard population is missing or below 0 in rows 2, 3. Give a standard of 0 or more."]),
    ({"stdpop": [1, 2], "groups": ["x"]}, ["stdpop has 2 numbers, and each group has 1 rows. Give one number for each row of a group."]),
]  # fmt: skip


@pytest.mark.parametrize(("given", "told"), WRONG)
def test_standards_that_cannot_be_joined(given: dict[str, object], told: list[str]) -> None:
    arguments = {"x": "x", "n": "n", "stdpop": "stdpop", "groups": ["area"], **given}
    with pytest.raises(BadInput) as refused:
        frames.dsr(pl.DataFrame(DATA), **arguments)
    assert str(refused.value).splitlines() == told


def test_numbers_by_row_need_groups_of_the_same_length() -> None:
    with pytest.raises(BadInput) as refused:
        frames.dsr(pl.DataFrame(DATA).head(3), "x", "n", [3, 1], groups=["area"])
    assert str(refused.value) == (
        "data has groups of different numbers of rows. Give each group the same rows, or join by the age band."
    )


REPEATS = {
    "area": ["P"] * 4,
    "age": ["0-64", "65+", "0-64", "65+"],
    "times": [1, 1, 2, 2],
    "x": [2, 6, 1, 3],
    "n": [100, 400, 100, 400],
    "stdpop": [3, 1, 3, 1],
}


@all_kinds
@pytest.mark.parametrize("standard", ["stdpop", TWO_BANDS], ids=["column", "joined"])
def test_repeated_events(kind: type, standard: object) -> None:
    found = polars(
        frames.dsr_of_repeated_events(
            kind(REPEATS), "x", "n", standard, eventfreq="times", ageband="age", groups="area", multiplier=1
        )
    )
    variance = (9 * 2 / 1e4 + 6 / 16e4) / 16 + 4 * (9 * 1 / 1e4 + 3 / 16e4) / 16
    byar = 16 * (1 - 1 / 144 - 1.959963984540054 / 12) ** 3
    assert found.row(0)[:5] == pytest.approx(("P", 16, 500, 0.0375, 0.0375 + (variance / 16) ** 0.5 * (byar - 16)))
    assert found.row(0)[6:] == (
        "95%", "dsr per 1", "Dobson, with confidence adjusted for non-independent events",
    )  # fmt: skip


def test_repeated_events_that_are_too_few() -> None:
    options = {"eventfreq": "times", "ageband": "age"}
    found = frames.dsr_of_repeated_events(pl.DataFrame(REPEATS), "x", "n", "stdpop", least_events=17, **options)
    assert found["statistic"].to_list() == ["dsr NA for total count < 17"]
    assert found["value"].to_list() == [None]


def test_what_is_wrong_with_repeated_events_is_said_at_once() -> None:
    data = pl.DataFrame({**REPEATS, "times": [1, None, -2, 2], "n": [100, 400, 101, 400], "stdpop": [3, 1, 3, 2]})
    with pytest.raises(BadInput) as refused:
        frames.dsr_of_repeated_events(data, "x", "n", "stdpop", eventfreq="times", ageband="age", type="x")
    assert str(refused.value).splitlines() == [
        "type is 'x'. Give one of: full, standard, value, lower, upper.",
        "column 'times' is missing in row 1. Give a value, or leave the row out.",
        "column 'times' is below 0 in row 2. Give how many events each person had.",
        "column 'n' is not the same in every row of its group and age band in row 2. Give one number.",
        "the standard population is not the same in every row of its group and age band in row 3. Give one number.",
    ]
    with pytest.raises(BadInput) as refused:
        frames.dsr_of_repeated_events(data, "x", "n", "stdpop", eventfreq="times", ageband="years")
    assert [each.where for each in refused.value.problems][:2] == ["column 'years'", "column 'times'"]
    gap = pl.DataFrame({**REPEATS, "age": ["0-64", None, "0-64", "65+"]})
    with pytest.raises(BadInput, match=r"^column 'age' is missing in row 1\. Give a value, or leave the row out\.$"):
        frames.dsr_of_repeated_events(gap, "x", "n", "stdpop", eventfreq="times", ageband="age")


def test_repeated_events_warn_of_lacking_bands() -> None:
    data = pl.DataFrame({**REPEATS, "area": ["P", "P", "P", "Q"]})
    with pytest.warns(StatsWarning, match="1 of 2 groups lack an age band that others have: Q"):
        frames.dsr_of_repeated_events(data, "x", "n", "stdpop", eventfreq="times", ageband="age", groups="area")


REFERENCE = {"age": ["65+", "0-64"], "x_ref": [10.0, 2.0], "n_ref": [500.0, 1000.0]}
OURS = {**DATA, "x_ref": [2.0, 10.0, 2.0, 10.0], "n_ref": [1000.0, 500.0, 1000.0, 500.0]}
# P: 16 events, and 100 x 2/1000 + 400 x 10/500 = 8.2 expected; Q: 50, and 50 x 2/1000 + 60 x 10/500 = 1.3
CRUDE = 12 / 1500


def reference_in(form: str, kind: type) -> tuple[object, dict[str, object]]:
    """The same reference as columns, as a frame to join, and as numbers in the order of the rows of each group."""
    if form == "columns":
        return kind(OURS), {"x_ref": "x_ref", "n_ref": "n_ref", "ageband": "age"}
    if form == "joined":
        return kind(DATA), {"x_ref": "x_ref", "n_ref": "n_ref", "ageband": "age", "reference": kind(REFERENCE)}
    in_order = {name: [cells[place] for place in (0, 3, 2, 1)] for name, cells in DATA.items()}
    return kind(in_order), {"x_ref": [2, 10], "n_ref": [1000, 500]}


@all_kinds
@pytest.mark.parametrize("form", ["columns", "joined", "numbers"])
def test_indirect_rates_and_ratios_of_groups(kind: type, form: str) -> None:
    data, reference = reference_in(form, kind)
    rates = frames.indirect_rate(data, "x", "n", **reference, groups="area", multiplier=1000)
    assert isinstance(rates, type(data))
    found = polars(rates)
    assert found.columns == [
        "area", "observed", "expected", "ref_rate", "value", "lowercl", "uppercl", "confidence", "statistic", "method",
    ]  # fmt: skip
    ratio = indirect_ratio([16, 50], [8.2, 1.3])
    assert found["expected"].to_list() == pytest.approx([8.2, 1.3])
    assert found["ref_rate"].to_list() == pytest.approx([8, 8])
    for name, wanted in zip(("value", "lowercl", "uppercl"), ratio, strict=True):
        assert found[name].to_list() == pytest.approx((wanted * 8).tolist())
    assert found.row(0)[7:] == ("95%", "indirectly standardised rate per 1000", "Byars")
    ratios = polars(frames.indirect_ratio(data, "x", "n", **reference, groups="area", refvalue=100))
    assert ratios.columns == [name for name in found.columns if name != "ref_rate"]
    assert ratios["value"].to_list() == pytest.approx((ratio.value * 100).tolist())
    assert ratios["statistic"].to_list() == ["indirectly standardised ratio x 100"] * 2


def test_indirect_limits_of_two_levels_by_another_method() -> None:
    data = pl.DataFrame(OURS)
    options = {"confidence": [0.95, 0.998], "method": CountLimits.MID_P, "groups": "area"}
    for found, scale in (
        (frames.indirect_ratio(data, "x", "n", "x_ref", "n_ref", **options), 1),
        (frames.indirect_rate(data, "x", "n", "x_ref", "n_ref", **options), CRUDE * 100_000),
    ):
        for mark, level in (("95_0", 0.95), ("99_8", 0.998)):
            wanted = indirect_ratio([16, 50], [8.2, 1.3], confidence=level, method=CountLimits.MID_P)
            assert found[f"lower{mark}cl"].to_list() == pytest.approx((wanted.lower * scale).tolist())
            assert found[f"upper{mark}cl"].to_list() == pytest.approx((wanted.upper * scale).tolist())
        assert found["method"].to_list() == ["mid-P"] * 2


@all_kinds
def test_totals_by_group_are_joined_by_their_keys(kind: type) -> None:
    totals = kind({"area": ["Q", "P"], "x": [9.0, 8.2], "age": ["no key", "no key"]})
    data = kind({name: cells for name, cells in OURS.items() if name != "x"})
    found = polars(frames.indirect_ratio(data, "x", "n", "x_ref", "n_ref", groups="area", observed_totals=totals))
    assert found["observed"].to_list() == [8.2, 9]
    assert found["value"].to_list() == pytest.approx([1, 9 / 1.3])
    assert found["method"].to_list() == ["Exact"] * 2


def test_a_total_of_everything_needs_no_key() -> None:
    found = frames.indirect_ratio(
        pl.DataFrame(OURS), "x", "n", "x_ref", "n_ref", observed_totals=pl.DataFrame({"x": [19.0]}), type="standard"
    )
    assert found["value"].to_list() == pytest.approx([19 / 9.5])


def test_a_group_without_a_total_has_no_value_and_is_warned_about() -> None:
    totals = pl.DataFrame({"area": ["P"], "x": [8.2]})
    with pytest.warns(StatsWarning, match=r"^1 groups are not in observed_totals, and get no value\.$"):
        found = frames.indirect_ratio(
            pl.DataFrame(OURS), "x", "n", "x_ref", "n_ref", groups="area", observed_totals=totals
        )
    assert found["value"].is_null().to_list() == [False, True]


def test_groups_of_other_lengths_need_a_band_and_are_then_warned_about() -> None:
    short = pl.DataFrame(OURS).head(3)
    with pytest.raises(BadInput) as refused:
        frames.indirect_rate(short, "x", "n", "x_ref", "n_ref", groups="area")
    assert str(refused.value) == (
        "data has groups of different numbers of rows. Give each group the same bands, or name the column of age bands."
    )
    with pytest.warns(StatsWarning, match="1 of 2 groups lack an age band that others have: Q"):
        found = frames.indirect_rate(short, "x", "n", "x_ref", "n_ref", groups="area", ageband="age")
    assert found["expected"].to_list() == pytest.approx([8.2, 0.1])


INDIRECT = [
    # what is given, what is told
    ({"x": "area"}, ["column 'area' does not hold numbers. Turn it into numbers first."]),
    ({"type": "x", "confidence": 3}, [
        "type is 'x'. Give one of: full, standard, value, lower, upper.",
        "confidence is 3. Give a number from 0.9 to 1, or from 90 to 100 for per cent.",
    ]),
    ({"ageband": "years"}, ["column 'years' is not in the data. There are: area, age, x, n, stdpop, x_ref, n_ref."]),
    ({"x_ref": [1, 2, 3]}, ["x_ref has 3 numbers, and each group has 2 rows. Give one number for each row of a group."]),
    ({"n_ref": [1]}, ["n_ref has 1 numbers, and each group has 2 rows. Give one number for each row of a group."]),
    ({"x_ref": [1, -1], "n_ref": [0, 1]}, [
        "x_ref is below 0 in rows 2, 3. Give counts of 0 or more.",
        "n_ref is 0 or less in rows 0, 1. Give reference populations above 0.",
    ]),
    ({"reference": pl.DataFrame(REFERENCE)}, [
        "reference cannot be joined. Name its columns of events and of people, and the age band.",
    ]),
    ({"reference": pl.DataFrame(REFERENCE), "ageband": "age", "x_ref": [1, 2]}, [
        "reference cannot be joined. Name its columns of events and of people, and the age band.",
    ]),
    ({"reference": pl.DataFrame(REFERENCE), "ageband": "age", "n_ref": [1, 2]}, [
        "reference cannot be joined. Name its columns of events and of people, and the age band.",
    ]),
    ({"reference": pl.DataFrame(REFERENCE).drop("age"), "ageband": "age"}, [
        "column 'age' is not in the data. There are: x_ref, n_ref.",
    ]),
    ({"reference": pl.DataFrame({**REFERENCE, "age": ["65+", "65+"]}), "ageband": "age"}, [
        "reference column 'age' has a band again below in row 0. Give one row for each band.",
        "column 'age' is a band that the reference lacks in rows 0, 2. Add it to the reference.",
    ]),
    ({"reference": pl.DataFrame({**REFERENCE, "n_ref": [0, -1]}), "ageband": "age"}, [
        "column 'n_ref' is 0 or less in rows 0, 1, 2, 3. Give reference populations above 0.",
    ]),
    ({"observed_totals": pl.DataFrame({"area": ["P", "Q", "P"], "x": [-1, 1, 1]})}, [
        "column 'x' is below 0 in row 0. Give numbers of 0 or more.",
        "observed_totals has a group twice. Give one row for each group.",
    ]),
    ({"observed_totals": pl.DataFrame({"x": [1, 1]})}, ["column 'area' is not in the data. There are: x."]),
]  # fmt: skip


@pytest.mark.parametrize(("given", "told"), INDIRECT)
@pytest.mark.parametrize("method", [frames.indirect_rate, frames.indirect_ratio], ids=["rate", "ratio"])
def test_what_is_wrong_with_indirect_rates(method: object, given: dict[str, object], told: list[str]) -> None:
    arguments = {"x": "x", "n": "n", "x_ref": "x_ref", "n_ref": "n_ref", "groups": ["area"], **given}
    with pytest.raises(BadInput) as refused:
        method(pl.DataFrame(OURS), **arguments)
    assert str(refused.value).splitlines() == told


def test_negative_numbers_and_multipliers_are_told_by_their_names() -> None:
    data = pl.DataFrame({**OURS, "x": [-1.0, 0, 0, 0], "n": [0.0, -1, 0, 0]})
    with pytest.raises(BadInput) as refused:
        frames.indirect_rate(data, "x", "n", "x_ref", "n_ref", groups="area", multiplier=0)
    assert [(each.where, each.rows) for each in refused.value.problems] == [
        ("multiplier", ()), ("column 'n'", (1,)), ("column 'x'", (0,)),
    ]  # fmt: skip
    with pytest.raises(BadInput, match=r"^refvalue is 0"):
        frames.indirect_ratio(pl.DataFrame(OURS), "x", "n", "x_ref", "n_ref", refvalue=0)


def test_a_band_twice_in_a_group_is_refused_there_too() -> None:
    data = pl.DataFrame({**OURS, "age": ["65+", "65+", "65+", "0-64"]})
    with pytest.raises(BadInput, match=r"^column 'age' holds a band that its group had before in row 2\. Give one row"):
        frames.indirect_rate(data, "x", "n", "x_ref", "n_ref", ageband="age", groups=["area"])


def test_the_old_figures_of_the_reference_population_file(shared: object) -> None:
    told = pd.read_csv(shared / "methods" / "phe-testdata" / "package_esp2013.csv")
    assert np.array_equal(told.select_dtypes("number").to_numpy()[:, -1], ESP_2013.people)
