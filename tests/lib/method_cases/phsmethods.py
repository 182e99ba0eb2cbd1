"""Adapters of the cases: phsmethods."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import Any

import pandas as pd

from comhla.reference import area_names
from comhla.stats import scotland
from tests.lib.method_cases.registry import Answer, Case, answers, differs

NAMELESS = re.compile(
    r"S010(0[0-5]|06[0-4]|0650[0-5])|S0200(0|1[01]|12[0-2]|123[0-5])|S080000(0|1[0-4])|S(13|16|22)|S(19|20)"
)
"""Data zones, intermediate zones and boards before those of 2011 and 2014, former wards, constituencies and travel to
work areas, localities and settlements: no open list of their names is held."""


TODAY = date(2026, 11, 22)
"""What the reference takes from the clock where a case names no day."""


def _result(values: Any) -> pd.DataFrame:
    return pd.DataFrame({"result": pd.Series(list(values), dtype=object)})


def _argument(case: Case, name: str) -> Any:
    """An argument: a column of the input, a day, or what it is."""
    value = case.args.get(name)
    if isinstance(value, str) and value.removeprefix("column ") in case.frame.columns:
        return case.frame[value.removeprefix("column ")].to_numpy()
    return _day(value) if name.endswith("date") and isinstance(value, str) else value


def _day(text: str) -> date:
    return date.fromisoformat(text)


def _given(case: Case, *names: str) -> dict[str, Any]:
    return {name: _argument(case, name) for name in names if name in case.args}


def _first(case: Case) -> Any:
    return case.frame.iloc[:, 0].to_numpy()


def _with(function: Callable[..., Any], *names: str) -> Answer:
    def answer(case: Case) -> pd.DataFrame:
        return _result(function(_first(case), **_given(case, *names)))

    return answer


answers("extract_fin_year")(_with(scotland.extract_fin_year))
answers("qtr")(_with(scotland.qtr, "format"))
answers("qtr_end")(_with(scotland.qtr_end, "format"))
answers("qtr_next")(_with(scotland.qtr_next, "format"))
answers("qtr_prev")(_with(scotland.qtr_prev, "format"))
answers("chi_check")(_with(scotland.chi_check))
answers("chi_pad")(_with(scotland.chi_pad))
answers("sex_from_chi")(_with(scotland.sex_from_chi, "male_value", "female_value", "chi_check"))
answers("format_postcode")(_with(scotland.format_postcode, "format", "quiet"))


@answers("dob_from_chi")
def dob_from_chi(case: Case) -> pd.DataFrame:
    """Dates of birth."""
    bounds = {"max_date": TODAY} | _given(case, "min_date", "max_date", "chi_check")
    born = scotland.dob_from_chi(_first(case), **bounds)
    return _result(born.astype(object))


@answers("age_from_chi")
def age_from_chi(case: Case) -> pd.DataFrame:
    """Ages."""
    bounds = {"ref_date": TODAY} | _given(case, "ref_date", "min_age", "max_age", "chi_check")
    return _result(scotland.age_from_chi(_first(case), **bounds))


@answers("age_calculate")
def age_calculate(case: Case) -> pd.DataFrame:
    """Ages between two columns of days."""
    start, end = (case.frame[name].to_numpy() for name in ("start", "end"))
    return _result(scotland.ages_between(start, end, **_given(case, "units", "round_down")))


@answers("create_age_groups")
def create_age_groups(case: Case) -> pd.DataFrame:
    """Age groups; `from` and `to` are words of Python."""
    told = {
        ours: case.args[theirs]
        for ours, theirs in (("start", "from"), ("end", "to"), ("by", "by"))
        if theirs in case.args
    }
    return _result(scotland.create_age_groups(_first(case), **told))


@answers("match_area")
def match_area(case: Case) -> pd.DataFrame:
    """Names of areas."""
    return _result(scotland.match_area(_first(case), names=area_names()))


def _nameless(case: Case) -> bool:
    """Whether the reference names areas of the kinds that we hold no names of."""
    codes = {code for code in _first(case) if isinstance(code, str) and code not in area_names()}
    return any(NAMELESS.match(code) for code in codes)


differs(
    "match_area",
    reason="No open list of names is held for the data zones and intermediate zones of 2001, boards before 2014, former "
    "wards, constituencies and travel to work areas, localities and settlements; tests/contract/test_area_names.py "
    "compares all other codes of the case.",
    where=_nameless,
    columns=("result",),
)
