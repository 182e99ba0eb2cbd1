"""What Scotland's health data need before they can be counted, as new columns of a data frame.

Each function takes a column and gives the frame back with one more, named by `into`. The meaning of each is that of
the function of the same name in `comhla.stats.scotland`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import narwhals as nw
import numpy as np
from narwhals.typing import IntoDataFrameT

from comhla.stats import scotland
from comhla.stats.errors import Problems
from comhla.stats.frames.grouping import column, has_columns, opened
from comhla.stats.scotland.given import Given


def extract_fin_year(data: IntoDataFrameT, date: str, *, into: str = "fin_year") -> IntoDataFrameT:
    """The financial year of each day, as `2019/20`; raises `BadInput` as the function on arrays."""
    return _added(data, into, scotland.extract_fin_year, date)


def qtr(data: IntoDataFrameT, date: str, *, format: str = "long", into: str = "qtr") -> IntoDataFrameT:
    """The calendar quarter of each day; raises `BadInput` as the function on arrays."""
    return _added(data, into, lambda days: scotland.qtr(days, format=format), date)


def qtr_end(data: IntoDataFrameT, date: str, *, format: str = "long", into: str = "qtr_end") -> IntoDataFrameT:
    """The last month of each day's quarter; raises `BadInput` as the function on arrays."""
    return _added(data, into, lambda days: scotland.qtr_end(days, format=format), date)


def qtr_next(data: IntoDataFrameT, date: str, *, format: str = "long", into: str = "qtr_next") -> IntoDataFrameT:
    """The quarter after that of each day; raises `BadInput` as the function on arrays."""
    return _added(data, into, lambda days: scotland.qtr_next(days, format=format), date)


def qtr_prev(data: IntoDataFrameT, date: str, *, format: str = "long", into: str = "qtr_prev") -> IntoDataFrameT:
    """The quarter before that of each day; raises `BadInput` as the function on arrays."""
    return _added(data, into, lambda days: scotland.qtr_prev(days, format=format), date)


def ages_between(
    data: IntoDataFrameT, start: str, end: str, *, units: str = "years", round_down: bool = True, into: str = "age"
) -> IntoDataFrameT:
    """The age at one day of who is born on another; raises `BadInput` as the function on arrays."""

    def ages(first: Given, last: Given) -> Any:
        return scotland.ages_between(first, last, units=units, round_down=round_down)

    return _added(data, into, ages, start, end)


def create_age_groups(
    data: IntoDataFrameT, age: str, *, start: float = 0, end: float = 90, by: float = 5, into: str = "age_group"
) -> IntoDataFrameT:
    """The age group of each age, as `0-4`; raises `BadInput` as the function on arrays."""
    problems = Problems()
    ages = column(opened(data), age, problems=problems)
    problems.raise_any()
    return _added(data, into, lambda: scotland.create_age_groups(ages, start=start, end=end, by=by))


def chi_check(data: IntoDataFrameT, chi: str, *, into: str = "chi_check") -> IntoDataFrameT:
    """What is found about each CHI number, in words; raises `BadInput` as the function on arrays."""
    return _added(data, into, scotland.chi_check, chi)


def chi_pad(data: IntoDataFrameT, chi: str, *, into: str | None = None) -> IntoDataFrameT:
    """CHI numbers with their leading 0, in place unless `into` says where; raises `BadInput` as on arrays."""
    return _added(data, into or chi, scotland.chi_pad, chi)


def sex_from_chi(
    data: IntoDataFrameT,
    chi: str,
    *,
    male_value: Any = 1,
    female_value: Any = 2,
    chi_check: bool = True,
    into: str = "sex",
) -> IntoDataFrameT:
    """The sex that a CHI number says; raises as the function on arrays."""

    def sexes(numbers: Given) -> Any:
        values = {"male_value": male_value, "female_value": female_value}
        return scotland.sex_from_chi(numbers, **values, chi_check=chi_check)

    return _added(data, into, sexes, chi)


def dob_from_chi(
    data: IntoDataFrameT,
    chi: str,
    *,
    max_date: Given,
    min_date: Given = np.datetime64("1900-01-01", "D"),  # noqa: B008 - a day does not change
    chi_check: bool = True,
    into: str = "dob",
) -> IntoDataFrameT:
    """The date of birth that a CHI number says; a bound is a day, or the name of a column; raises as on arrays."""

    def births(numbers: Given) -> Any:
        bounds = {"max_date": _bound(data, max_date), "min_date": _bound(data, min_date)}
        return scotland.dob_from_chi(numbers, **bounds, chi_check=chi_check)

    return _added(data, into, births, chi)


def age_from_chi(
    data: IntoDataFrameT,
    chi: str,
    *,
    ref_date: Given,
    min_age: float = 0,
    max_age: float | None = None,
    chi_check: bool = True,
    into: str = "age",
) -> IntoDataFrameT:
    """The age on a day, or on that of a column, that a CHI number says; raises as the function on arrays."""

    def ages(numbers: Given) -> Any:
        on = _bound(data, ref_date)
        return scotland.age_from_chi(numbers, ref_date=on, min_age=min_age, max_age=max_age, chi_check=chi_check)

    return _added(data, into, ages, chi)


def format_postcode(
    data: IntoDataFrameT, postcode: str, *, format: str = "pc7", quiet: bool = False, into: str | None = None
) -> IntoDataFrameT:
    """Postcodes in one form, in place unless `into` says where; raises `BadInput` as the function on arrays."""

    def forms(texts: Given) -> Any:
        return scotland.format_postcode(texts, format=format, quiet=quiet)

    return _added(data, into or postcode, forms, postcode)


def match_area(data: IntoDataFrameT, code: str, *, names: Mapping[str, str], into: str = "area_name") -> IntoDataFrameT:
    """The name of the area of each code; raises `BadInput` as the function on arrays."""
    return _added(data, into, lambda codes: scotland.match_area(codes, names=names), code)


def _added(data: IntoDataFrameT, into: str, function: Callable[..., Any], *names: str) -> IntoDataFrameT:
    """The frame with what the function makes of its columns."""
    frame = opened(data)
    problems = Problems()
    has_columns(frame, names, problems=problems)
    problems.raise_any()
    made = function(*(_cells(frame, name) for name in names))
    return frame.with_columns(_series(frame, into, made)).to_native()


def _cells(frame: nw.DataFrame[Any], name: str) -> Any:
    """A column of texts or days as an array."""
    series = frame.get_column(name)
    if isinstance(series.dtype, nw.Datetime):
        return series.dt.replace_time_zone(None).to_numpy()
    return np.array([*series.to_list(), None], dtype=object)[:-1]


def _bound(data: Any, bound: Given) -> Given:
    """A day, or the days of the column that is named."""
    return _cells(opened(data), bound) if isinstance(bound, str) else bound


def _series(frame: nw.DataFrame[Any], into: str, made: Any) -> nw.Series[Any]:
    """A new column: numbers, days or texts, with what is missing as the frame's package has it."""
    if made.dtype.kind == "f":
        series = nw.new_series(into, made, nw.Float64, backend=frame.implementation)
        return series.fill_nan(None)
    if made.dtype.kind == "M":
        series = nw.new_series(into, made.astype("datetime64[ms]"), backend=frame.implementation)
        return series if frame.implementation.is_pandas_like() else series.cast(nw.Date)
    return nw.new_series(into, made.tolist(), nw.String, backend=frame.implementation)
