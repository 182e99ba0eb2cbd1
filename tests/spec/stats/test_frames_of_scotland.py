"""The Scottish methods on data frames: the caller's own kind of frame, new columns, and what is refused."""

from __future__ import annotations

import datetime as dt
from typing import Any

import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

from comhla.stats import BadInput, StatsWarning
from comhla.stats.frames import scotland, scotpho
from comhla.stats.scotpho import Correction

KINDS = [pd.DataFrame, pl.DataFrame, pa.table]
MALE = "0101330111"  # our own digits: 9 + 7 + 18 + 15 + 3 + 2 = 54, 10 more than 44, so 1


def as_list(frame: Any, column: str) -> list[Any]:
    """A column as Python values, None where it is missing."""
    cells = frame[column].to_pylist() if isinstance(frame, pa.Table) else list(frame[column])
    return [None if cell is None or cell is pd.NaT or cell != cell else cell for cell in cells]  # noqa: PLR0124 - NaN


PEOPLE = {
    "chi": [MALE, None, MALE[1:]],
    "day": [dt.date(2019, 3, 31), None, dt.date(2020, 2, 29)],
    "born": [dt.date(1980, 2, 29), dt.date(1980, 1, 1), None],
    "postcode": ["g2 6qe", None, "ZZ"],
    "age": [3.0, None, 91.0],
    "code": ["S08000020", None, "S99999999"],
}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    ("name", "columns", "asked", "into", "expected"),
    [
        ("extract_fin_year", ["day"], {}, "fin_year", ["2018/19", None, "2019/20"]),
        ("qtr", ["day"], {"format": "short"}, "qtr", ["Jan-Mar 2019", None, "Jan-Mar 2020"]),
        ("qtr_end", ["day"], {"format": "short"}, "qtr_end", ["Mar 2019", None, "Mar 2020"]),
        ("qtr_next", ["day"], {"format": "short"}, "qtr_next", ["Apr-Jun 2019", None, "Apr-Jun 2020"]),
        ("qtr_prev", ["day"], {"format": "short", "into": "q"}, "q", ["Oct-Dec 2018", None, "Oct-Dec 2019"]),
        ("ages_between", ["born", "day"], {}, "age", [39, None, None]),
        ("ages_between", ["born", "day"], {"units": "months", "into": "m"}, "m", [469, None, None]),
        ("create_age_groups", ["age"], {}, "age_group", ["0-4", None, "90+"]),
        ("create_age_groups", ["age"], {"start": 1, "end": 3, "by": 2}, "age_group", ["3+", None, "3+"]),
        ("chi_check", ["chi"], {}, "chi_check", ["Valid CHI", "Missing (NA)", "Too few characters"]),
        ("chi_pad", ["chi"], {}, "chi", [MALE, None, MALE]),
        ("chi_pad", ["chi"], {"into": "padded"}, "padded", [MALE, None, MALE]),
        ("sex_from_chi", ["chi"], {}, "sex", [1, None, None]),
        ("sex_from_chi", ["chi"], {"male_value": "M", "female_value": "F"}, "sex", ["M", None, None]),
        ("age_from_chi", ["chi"], {"ref_date": dt.date(2020, 1, 1)}, "age", [87, None, None]),
        ("age_from_chi", ["chi"], {"ref_date": "day", "max_age": 100}, "age", [86, None, None]),
        ("format_postcode", ["postcode"], {"quiet": True}, "postcode", ["G2  6QE", None, None]),
        ("format_postcode", ["postcode"], {"quiet": True, "format": "pc8", "into": "p"}, "p", ["G2 6QE", None, None]),
        ("match_area", ["code"], {"names": {"S08000020": "Grampian"}}, "area_name", ["Grampian", None, None]),
    ],
)
def test_new_columns(kind: Any, name: str, columns: list[str], asked: dict[str, Any], into: str, expected: Any) -> None:
    data = kind(PEOPLE)
    found = getattr(scotland, name)(data, *columns, **asked)
    assert type(found) is type(data)
    assert as_list(found, into) == expected
    assert as_list(found, "day") == PEOPLE["day"]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("last", ["day", dt.date(2019, 12, 31)])
def test_dates_of_birth(kind: Any, last: Any) -> None:
    found = scotland.dob_from_chi(kind(PEOPLE), "chi", max_date=last)
    first = as_list(found, "dob")[0]
    assert (first.year, first.month, first.day) == (1933, 1, 1)
    assert as_list(found, "dob")[1:] == [None, None]
    assert kind is pd.DataFrame or (isinstance(first, dt.date) and not isinstance(first, dt.datetime))


def test_moments_are_days_as_they_stand_on_the_clock() -> None:
    late = pd.DataFrame({"day": pd.to_datetime(["2020-03-31 23:30", None])})
    assert as_list(scotland.extract_fin_year(late, "day"), "fin_year") == ["2019/20", None]
    zoned = pl.DataFrame({"day": [dt.datetime(2020, 3, 31, 23, 30)]}).with_columns(  # noqa: DTZ001 - the zone follows
        pl.col("day").dt.replace_time_zone("Europe/London")
    )
    assert as_list(scotland.extract_fin_year(zoned, "day"), "fin_year") == ["2019/20"]


def test_columns_that_are_not_there() -> None:
    with pytest.raises(BadInput, match=r"^column 'when' is not in the data\. There are: chi, day,"):
        scotland.qtr(pd.DataFrame(PEOPLE), "when")
    with pytest.raises(BadInput, match=r"^column 'chi' does not hold numbers\."):
        scotland.create_age_groups(pd.DataFrame(PEOPLE), "chi")


COUNTS = {"numerator": [20, 1], "denominator": [100, 10], "est_pop": [397, 1_000_000_000]}


@pytest.mark.parametrize("kind", KINDS)
def test_rates_and_percentages(kind: Any) -> None:
    crude = scotpho.crude_rate(kind(COUNTS), multiplier=1000)
    assert as_list(crude, "rate") == [200, 100]
    percent = scotpho.percentage(kind(COUNTS))
    assert as_list(percent, "lowci") == [13.34, 1.79]
    finite = scotpho.percentage_of_finite_population(kind(COUNTS))
    assert as_list(finite, "upci")[0] == pytest.approx(20 + 7.84 * 0.75**0.5)
    old = scotpho.percentage_of_finite_population(kind(COUNTS), correction=Correction.PRODUCTION)
    assert as_list(old, "lowci")[0] == pytest.approx(20 - 7.84 * 0.75**0.25)


def test_rates_of_what_is_no_number() -> None:
    with pytest.raises(BadInput, match=r"^column 'numerator' does not hold numbers\."):
        scotpho.crude_rate(pd.DataFrame(COUNTS | {"numerator": ["a", "b"]}))


EASR = {
    "code": ["B", "B", "A", "A"],
    "band": ["1", "2", "1", "2"],
    "numerator": [10, None, 0, 10],
    "denominator": [1000, 1000, 500, 1000],
}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("texts", [True, False])
def test_standardised_rates(kind: Any, texts: bool) -> None:
    data = kind(EASR if texts else EASR | {"band": [1, 2, 1, 2]})
    found = scotpho.standardised_rate(data, epop_total=10_000, age_group="band")
    assert as_list(found, "code") == ["A", "B"]
    assert as_list(found, "rate") == pytest.approx([550, 500])  # 5,500 and 5,000 of the standard, over 10,000
    assert as_list(found, "numerator") == [10, 10]
    assert as_list(found, "denominator") == [1500, 2000]
    whole = scotpho.standardised_rate(data, epop_total=10_000, age_group="band", groups=[], multiplier=10)
    assert as_list(whole, "rate") == pytest.approx([0.105])


@pytest.mark.parametrize(
    ("columns", "asked", "told"),
    [
        ({}, {"epop_age": "old"}, "epop_age is 'old'. Give one of: normal, 16+, <16, 0to25, 11to25, 15to25."),
        ({}, {"age_group": "ages"}, "column 'ages' is not in the data. There are: code, band, numerator, denominator."),
        ({"band": ["1", "x", None, "2"]}, {}, "column 'band' is not a whole number in rows 1, 2. Number the age groups from 1."),
    ],
)  # fmt: skip
def test_standardised_rates_that_are_refused(columns: dict[str, Any], asked: dict[str, Any], told: str) -> None:
    with pytest.raises(BadInput) as refused:
        scotpho.standardised_rate(pd.DataFrame(EASR | columns), **({"epop_total": 1, "age_group": "band"} | asked))
    assert str(refused.value).splitlines()[0] == told


def deaths(years: tuple[int, ...] = (2020, 2021, 2022), width: int = 20) -> pd.DataFrame:
    """Nobody dies before the last band; there 100 of 1,000 do in the first year, 200 in the second, and so on."""
    rows = [
        {"year": year, "sex_grp": 1, "age_grp": str(band), "geography": "L1", "pop": 1000.0,
         "deaths": 100.0 * (place + 1) if band == width else 0.0}
        for place, year in enumerate(years) for band in range(1, width + 1)
    ]  # fmt: skip
    return pd.DataFrame(rows)


@pytest.mark.parametrize(
    ("together", "periods", "at_birth"),
    [
        (1, ["2020 single year estimate", "2021 single year estimate", "2022 single year estimate"], [100, 95, 90 + 10 / 3]),
        (2, ["2020 to 2021 (2 year aggregate)", "2021 to 2022 (2 year aggregate)"], [90 + 2000 / 300, 90 + 2000 / 500]),
        (3, ["2020 to 2022 (3 year aggregate)"], [95]),
        (4, [], []),
    ],
)  # fmt: skip
def test_years_are_taken_together(together: int, periods: list[str], at_birth: list[float]) -> None:
    found = scotpho.life_expectancy(deaths(), time_agg=together)
    birth = found[found["age_grp"] == 1]
    assert birth["time_period"].tolist() == periods
    assert birth["LEx"].tolist() == pytest.approx(at_birth)
    assert birth["totpop"].tolist() == [1000 * together] * len(periods)
    assert found.columns.tolist()[:6] == ["sex_grp", "age_grp", "geography", "time_period", "totpop", "totdeaths"]
    assert found["totdeaths"].tolist()[19:20] == ([100.0, 300.0, 600.0][together - 1 : together])


@pytest.mark.parametrize("kind", [pl.DataFrame, pa.Table.from_pandas])
def test_life_tables_of_other_kinds(kind: Any) -> None:
    found = scotpho.life_expectancy(kind(deaths((2020,), 19)), max_agegrp=85)
    assert as_list(found, "LEx")[0] == pytest.approx(95)
    assert len(as_list(found, "LEx")) == 19


def test_a_period_that_lacks_a_row_is_left_out() -> None:
    with pytest.warns(StatsWarning, match=r"^1 period of areas left out, because a year or an age group is missing\.$"):
        found = scotpho.life_expectancy(deaths((2020, 2021)).iloc[:-1])
    assert set(found["time_period"]) == {"2020 single year estimate"}
    with pytest.warns(StatsWarning, match=r"^2 periods of areas left out"):
        assert scotpho.life_expectancy(deaths((2020, 2022)), time_agg=2).empty


@pytest.mark.parametrize(
    ("change", "asked", "told"),
    [
        ({}, {"max_agegrp": 95}, "max_agegrp is 95. Give 85 or 90."),
        ({}, {"time_agg": 0}, "time_agg is 0. Give 1 or more years."),
        ({}, {"sex": "gender"}, "column 'gender' is not in the data."),
        ({"age_grp": "21"}, {}, "column 'age_grp' is not from 1 to 20 in rows 0, 1, 2, 3, 4 and 15 more. Number the"),
        (
            {"age_grp": 1},
            {},
            "column 'age_grp' comes twice for an area, sex and year in rows 0, 1, 2, 3, 4 and 15 more.",
        ),
        ({"year": np.nan}, {}, "year is missing in rows 0, 1, 2, 3, 4 and 15 more. Give the year of every row."),
    ],
)
def test_life_tables_that_are_refused(change: dict[str, Any], asked: dict[str, Any], told: str) -> None:
    with pytest.raises(BadInput) as refused:
        scotpho.life_expectancy(deaths((2020,)).assign(**change), **asked)
    assert str(refused.value).startswith(told)


def test_no_rows_have_no_life_tables_and_no_inequality() -> None:
    with pytest.raises(BadInput, match=r"^data has no rows\. Give one for each area, sex, year and age group\.$"):
        scotpho.life_expectancy(deaths((2020,)).iloc[:0])
    assert scotpho.inequality(pd.DataFrame(quintiles()).iloc[:0]).empty


def quintiles(**columns: Any) -> dict[str, Any]:
    """One area with a slope by hand (see the arrays) and its whole given first."""
    return {
        "code": ["A"] * 6,
        "year": [2022] * 6,
        "quint_type": ["sc_quin"] * 6,
        "quintile": ["Total", "1", "2", "3", "4", "5"],
        "denominator": [500, 100, 100, 100, 100, 100],
        "rate": [31.0, 50, 40, 35, 20, 10],
    } | columns


@pytest.mark.parametrize("kind", KINDS)
def test_inequality(kind: Any) -> None:
    found = scotpho.inequality(kind(quintiles()))
    assert as_list(found, "quintile") == ["1", "2", "3", "4", "5", "Total"]
    assert as_list(found, "sii") == pytest.approx([50] * 6)
    assert as_list(found, "rii_int") == pytest.approx([50 * 50 / 31] * 6)
    assert as_list(found, "par") == pytest.approx([100 * 2.1 / 3.1] * 6)
    assert as_list(found, "count") == [5] * 5 + [None]
    assert as_list(found, "overall_rate") == [31] * 5 + [None]
    assert as_list(found, "total_pop") == [500] * 5 + [None]
    assert as_list(found, "most_rate") == [50] * 5 + [None]
    assert as_list(found, "least_rate") == [10] * 5 + [None]
    assert as_list(found, "par_rr") == pytest.approx([0.8, 0.6, 0.5, 0.2, 0, None])
    assert as_list(found, "abs_range") == [40] * 6


def test_deciles_and_quintiles_in_one_frame() -> None:
    rates = [100.0 - 10 * k for k in range(10)]
    deciles = pd.DataFrame(
        {"code": "A", "year": 2022, "quint_type": "sc_decile", "quintile": [str(k) for k in range(1, 11)],
         "denominator": 100, "rate": rates}
    )  # fmt: skip
    found = scotpho.inequality(pd.concat([pd.DataFrame(quintiles()), deciles]), groups=["code", "quint_type"])
    assert found["sii"].tolist() == pytest.approx([50] * 5 + [100] * 10 + [50])
    assert found["count"].tolist()[:15] == [5] * 5 + [10] * 10
    assert found["rii"].isna().tolist() == [False] * 5 + [True] * 10 + [False]  # the deciles have no whole


@pytest.mark.parametrize(
    ("columns", "told"),
    [
        ({"quintile": ["Total", "1", "2", "3", "4", "6"]}, "column 'quintile' is not known in row 5."),
        ({"quintile": ["Total", "1", "2", "3", "4", "best"]}, "column 'quintile' is not known in row 5."),
        ({"quintile": ["Total", "1", "2", "3", "4", "1.5"]}, "column 'quintile' is not known in row 5."),
        ({"quintile": ["Total", "1", "2", "3", "4", "4"]}, "column 'quintile' comes twice in an area in rows 4, 5."),
        (
            {"quintile": ["Total", "Total", "2", "3", "4", "5"]},
            "column 'quintile' comes twice in an area in rows 0, 1.",
        ),
        ({"quintile": ["Total", None, "2", "3", "4", "5"]}, "column 'quintile' is missing in row 1."),
        ({"rate": list("abcdef")}, "column 'rate' does not hold numbers."),
    ],
)
def test_inequality_that_is_refused(columns: dict[str, Any], told: str) -> None:
    with pytest.raises(BadInput) as refused:
        scotpho.inequality(pd.DataFrame(quintiles(**columns)))
    assert str(refused.value).startswith(told)


def test_inequality_without_its_columns() -> None:
    with pytest.raises(BadInput, match=r"^column 'code' is not in the data"):
        scotpho.inequality(pd.DataFrame(quintiles()).drop(columns="code"))
