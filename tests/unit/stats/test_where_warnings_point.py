"""A warning names the line of whoever called, and no line of this package."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import polars as pl
import pytest

from comhla.stats import StatsWarning, frames, life_expectancy, quantile
from comhla.stats.scotland import ages_between, dob_from_chi, format_postcode, match_area

TWO = pl.DataFrame(
    {
        "area": ["Q", "P", "P"],
        "age": ["0-64", "65+", "0-64"],
        "x": [20.0, 12.0, 4.0],
        "n": [50.0, 400.0, 100.0],
        "standard": [3.0, 1.0, 3.0],
        "x_ref": [2.0, 10.0, 2.0],
        "n_ref": [1000.0, 500.0, 1000.0],
    }
)
TOTALS = pl.DataFrame({"area": ["P"], "x": [8.0]})
FIFTHS = {"place": [1, 2, 3, 4, 5], "n": [10.0] * 5}
QUANTILES = pl.DataFrame({"area": ["P"] * 5 + ["Q"] * 4, **{name: (held * 2)[:9] for name, held in FIFTHS.items()}})
LIVES = pl.DataFrame({"area": ["P", "P", "Q"], "from": [0, 50, 0], "died": [10, 50, 1], "lived": [1000] * 3})


def quantiles_of_few() -> object:
    return quantile([1, 2], number=3, codes=[0, 0], inverted=False)


def a_band_that_lacks() -> object:
    return frames.dsr(TWO, "x", "n", "standard", ageband="age", groups=["area"])


def a_total_that_lacks() -> object:
    return frames.indirect_ratio(TWO, "x", "n", "x_ref", "n_ref", ageband="age", groups="area", observed_totals=TOTALS)


def a_quantile_that_lacks() -> object:
    return frames.slope_index(QUANTILES, quantile="place", population="n", value="n", se="n", groups="area")


def too_few_people() -> object:
    return life_expectancy([10, 50], [10, 60], starts=[0, 50])


def frames_of_too_few_people() -> object:
    return frames.life_expectancy(LIVES, "died", "lived", "from", age_contents=[0, 50], groups="area")


CASES: dict[str, Callable[[], object]] = {
    "quantiles": quantiles_of_few,
    "bands": a_band_that_lacks,
    "totals": a_total_that_lacks,
    "postcodes": lambda: format_postcode(["nowhere"]),
    "days of birth": lambda: dob_from_chi(["0101100001"], max_date=[date(2026, 1, 1)], chi_check=False),
    "areas": lambda: match_area(["S1"], names={}),
    "ages": lambda: ages_between([date(2026, 1, 1)], [date(2020, 1, 1)]),
    "life expectancy": too_few_people,
    "frames of life expectancy": frames_of_too_few_people,
    "slope index": a_quantile_that_lacks,
}


@pytest.mark.parametrize("ask", CASES.values(), ids=CASES)
def test_a_warning_names_the_line_of_the_caller(ask: Callable[[], object]) -> None:
    with pytest.warns(StatsWarning) as told:
        ask()
    assert {each.filename for each in told} == {__file__}
