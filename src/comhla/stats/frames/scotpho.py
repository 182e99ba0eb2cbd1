"""The methods of the Scottish Public Health Observatory's published profiles on data frames, with its column names."""

from __future__ import annotations

import warnings
from collections.abc import Sequence
from typing import Any, NamedTuple

import narwhals as nw
import numpy as np
from narwhals.typing import IntoDataFrameT
from numpy.lib.stride_tricks import sliding_window_view

from comhla.stats import scotpho
from comhla.stats.errors import Problems, StatsWarning
from comhla.stats.estimates import Codes, Estimate, Flags, Floats, Groups
from comhla.stats.frames.grouping import Cells, column, grouped, has_columns, none_missing, opened, with_columns

TOTAL = "Total"
_GROUPS = ("year", "code", "quintile", "quint_type")
_AREAS = ("code", "year", "quint_type")


def crude_rate(
    data: IntoDataFrameT, numerator: str = "numerator", denominator: str = "denominator", *, multiplier: float = 100_000
) -> IntoDataFrameT:
    """The crude rate of each row with Byar's limits, as `scotpho.crude_rate` on arrays.

    Raises:
        BadInput: columns that are missing, hold no numbers or numbers below 0.
    """
    frame, (x, n) = _columns(data, numerator, denominator)
    return _with_estimate(frame, scotpho.crude_rate(x, n, multiplier=multiplier))  # type: ignore[no-any-return]  # the caller's own kind


def percentage(data: IntoDataFrameT, numerator: str = "numerator", denominator: str = "denominator") -> IntoDataFrameT:
    """The percentage of each row with Wilson's limits, rounded, as `scotpho.percentage` on arrays.

    Raises:
        BadInput: columns that are missing, hold no numbers or numbers below 0; a numerator above its denominator.
    """
    frame, (x, n) = _columns(data, numerator, denominator)
    return _with_estimate(frame, scotpho.percentage(x, n))  # type: ignore[no-any-return]  # the caller's own kind


def percentage_of_finite_population(
    data: IntoDataFrameT,
    numerator: str = "numerator",
    denominator: str = "denominator",
    population: str = "est_pop",
    *,
    correction: scotpho.Correction = scotpho.Correction.SQUARE_ROOT,
) -> IntoDataFrameT:
    """The percentage of each row out of a finite population, as `scotpho.percentage_of_finite_population` on arrays.

    Raises:
        BadInput: columns that are missing, hold no numbers or numbers below 0; a numerator above its denominator.
    """
    frame, (x, n, people) = _columns(data, numerator, denominator, population)
    return _with_estimate(frame, scotpho.percentage_of_finite_population(x, n, people, correction=correction))  # type: ignore[no-any-return]  # the caller's own kind


def standardised_rate(
    data: IntoDataFrameT,
    *,
    epop_total: float,
    epop_age: str = scotpho.Ages.ALL,
    groups: Sequence[str] | None = None,
    numerator: str = "numerator",
    denominator: str = "denominator",
    age_group: str = "age_grp",
    multiplier: float = 100_000,
) -> IntoDataFrameT:
    """The European age-sex standardised rate of each group, as `scotpho.standardised_rate` on arrays.

    Args:
        data: One row for each group, age group and sex.
        epop_total: The sum of the weights of the standard population of both sexes.
        epop_age: The ages that the rate is for (`scotpho.Ages`).
        groups: The columns to group by; nothing takes those of year, code, quintile and quint_type that are there.
        numerator: The column of events.
        denominator: The column of people.
        age_group: The column of age groups, 1 (0-4) to 19 (90 and over), as numbers or texts.
        multiplier: People that the rate is for.

    Raises:
        BadInput: columns that are missing or hold no numbers, numbers below 0, an age group or ages that are not known.
    """
    problems = Problems()
    known = epop_age in tuple(scotpho.Ages)
    problems.unless(known, "epop_age", f"is {epop_age!r}", f"Give one of: {', '.join(scotpho.Ages)}.")
    frame, (x, n) = _columns(data, numerator, denominator, problems=problems)
    ages = _numbers(frame, age_group, problems)
    problems.raise_any()
    weights = scotpho.standard_weights(ages, ages=scotpho.Ages(epop_age))
    keys = grouped(frame, _known(frame, _GROUPS) if groups is None else groups)
    made = scotpho.standardised_rate(x, n, weights, standard=epop_total, multiplier=multiplier, codes=keys.groups)
    sums: dict[str, Cells] = {
        "numerator": keys.groups.total(np.nan_to_num(x, nan=0.0)),
        "denominator": keys.groups.total(np.nan_to_num(n, nan=0.0)),
    }
    return with_columns(keys.keys, sums | _estimate(made)).to_native()  # type: ignore[no-any-return]  # the caller's own kind


def life_expectancy(  # noqa: PLR0913 - the columns of the reference
    data: IntoDataFrameT,
    *,
    max_agegrp: int = 90,
    time_agg: int = 1,
    year: str = "year",
    sex: str = "sex_grp",
    age_group: str = "age_grp",
    geography: str = "geography",
    population: str = "pop",
    deaths: str = "deaths",
) -> IntoDataFrameT:
    """The life table of each area, sex and period, with the limits of life expectancy.

    Args:
        data: One row for each area, sex, year and age group, which are numbered from 1 (age 0), 2 (1-4), 3 (5-9).
        max_agegrp: 85 or 90: the first year of the last age group, number 19 or 20.
        time_agg: How many years are taken together; periods overlap. A period that lacks a row is left out with a
            `StatsWarning`.
        year: The column of years.
        sex: The column of sexes.
        age_group: The column of age groups.
        geography: The column of areas.
        population: The column of populations.
        deaths: The column of deaths.

    Raises:
        BadInput: columns that are missing or hold no numbers, age groups that are not there or come twice, another
            `max_agegrp`, a `time_agg` below 1.
    """
    problems = Problems()
    problems.unless(max_agegrp in {85, 90}, "max_agegrp", f"is {max_agegrp}", "Give 85 or 90.")
    problems.unless(time_agg >= 1, "time_agg", f"is {time_agg}", "Give 1 or more years.")
    frame, (people, events, years) = _columns(data, population, deaths, year, problems=problems)
    ages = _numbers(frame, age_group, problems)
    has_columns(frame, [sex, geography], problems=problems)
    problems.unless(len(frame) > 0, "data", "has no rows", "Give one for each area, sex, year and age group.")
    problems.raise_any()
    width = 19 if max_agegrp == 85 else 20
    areas = grouped(frame, [geography, sex])
    cube = _cube(areas.groups, years, ages, width, age_group)
    alive, dead = (_rolled(cube, each, time_agg) for each in (people, events))
    made = scotpho.production_life_table(dead, alive, last_age=max_agegrp)
    whole = np.asarray(~np.isnan(alive + dead).any(axis=-1))
    _warn_of_lacking(whole)
    area, period, band = np.nonzero(np.repeat(whole[..., None], width, axis=2))
    first = int(np.nanmin(years))
    names = [_period(first + place, time_agg) for place in range(whole.shape[1])]
    told = {
        age_group: (band + 1).astype(np.float64),
        "time_period": np.array(names, dtype=object)[period].tolist(),
        "totpop": alive[area, period, band],
        "totdeaths": dead[area, period, band],
    }
    shown = told | {name: each[area, period, band] for name, each in made._asdict().items()}
    keys = with_columns(nw.maybe_reset_index(areas.keys[area]), shown)
    return keys.select(sex, age_group, geography, *list(shown)[1:]).to_native()  # type: ignore[no-any-return]  # the caller's own kind


class _Cube(NamedTuple):
    """Where the rows stand by area, year and age group."""

    cells: Codes
    shape: tuple[int, int, int]


def _cube(areas: Groups, years: Floats, ages: Floats, width: int, name: str) -> _Cube:
    problems = Problems()
    problems.rows(np.isnan(years), "year", "is missing", "Give the year of every row.")
    known = np.isin(ages, np.arange(1, width + 1))
    problems.rows(~known, f"column {name!r}", f"is not from 1 to {width}", "Number the age groups from 1.")
    problems.raise_any()
    place = (years - years.min()).astype(np.intp)
    shape = areas.number, int(place.max()) + 1, width
    cells = np.asarray(np.ravel_multi_index((areas.codes, place, ages.astype(np.intp) - 1), shape), dtype=np.intp)
    twice = np.bincount(cells, minlength=int(np.prod(shape)))[cells] > 1
    problems.rows(twice, f"column {name!r}", "comes twice for an area, sex and year", "Sum the rows first.")
    problems.raise_any()
    return _Cube(cells, shape)


def _rolled(cube: _Cube, values: Floats, years: int) -> Floats:
    """Sums over so many consecutive years, by area, period and age group; NaN where a row is missing."""
    held = np.full(cube.shape, np.nan)
    held.flat[cube.cells] = values
    if years > cube.shape[1]:
        return np.zeros((cube.shape[0], 0, cube.shape[2]))
    return np.asarray(sliding_window_view(held, years, axis=1).sum(axis=-1))


def _warn_of_lacking(whole: Flags) -> None:
    if lost := int((~whole).sum()):
        told = f"{lost} period{'s' if lost > 1 else ''} of areas left out, because a year or an age group is missing."
        warnings.warn(told, StatsWarning, stacklevel=3)


def _period(first: int, years: int) -> str:
    return f"{first} single year estimate" if years == 1 else f"{first} to {first + years - 1} ({years} year aggregate)"


def inequality(data: IntoDataFrameT, *, groups: Sequence[str] | None = None) -> IntoDataFrameT:
    """Inequality over the deprivation quintiles or deciles of each area, as `scotpho.deprivation_gradient` on arrays.

    The rows of the quintiles come first, those of the whole areas, whose quintile is "Total", last. An area that
    lacks a quintile has no index and no attributable risk.

    Args:
        data: Rates with the columns code, year, quint_type (`sc_quin` or a name with `dec` for deciles), quintile,
            denominator and rate.
        groups: The columns to group by; nothing takes code, year, quint_type and, if it is there, sex.

    Raises:
        BadInput: columns that are missing or hold no numbers, quintiles that are not known or come twice.
    """
    problems = Problems()
    frame, (people, rates) = _columns(data, "denominator", "rate", problems=problems)
    names = [*_AREAS, *_known(frame, ["sex"])] if groups is None else list(groups)
    if has_columns(frame, {*names, "quint_type", "quintile"}, problems=problems):
        none_missing(frame, "quintile", problems=problems)
    problems.raise_any()
    quintiles = [str(each) for each in frame.get_column("quintile").to_list()]
    total = np.array([each == TOTAL for each in quintiles], dtype=bool)
    deciles = np.array(["dec" in str(each) for each in frame.get_column("quint_type").to_list()], dtype=bool)
    bands = np.array([-1 if each == TOTAL else _band(each) for each in quintiles], dtype=np.intp)
    unknown = ~total & ((bands < 0) | (bands >= np.where(deciles, 10, 5)))
    problems.rows(unknown, "column 'quintile'", "is not known", 'Give 1 to 5, or to 10, or "Total".')
    areas = grouped(frame, names).groups
    cells = areas.codes * 11 + np.where(unknown, 0, bands + 1)
    twice = np.bincount(cells)[cells] > 1
    problems.rows(twice & ~unknown, "column 'quintile'", "comes twice in an area", "Name what tells the rows apart.")
    problems.raise_any()
    shown = _gradients(areas, bands, deciles, rates, people)
    order = np.concatenate([np.flatnonzero(~total), np.flatnonzero(total)])
    cut = {name: each[order] for name, each in shown.items()}
    return with_columns(nw.maybe_reset_index(frame[order]), cut).to_native()  # type: ignore[no-any-return]  # the caller's own kind


def _gradients(areas: Groups, bands: Codes, deciles: Flags, rates: Floats, people: Floats) -> dict[str, Floats]:
    """The columns of inequality for every row: quintiles and deciles each in turn."""
    shown: dict[str, Floats] = {}
    for width, of_kind in ((5, ~deciles), (10, deciles)):
        total, in_band = of_kind & (bands < 0), of_kind & (bands >= 0)
        table = np.full((2, areas.number, width), np.nan)
        table[:, areas.codes[in_band], bands[in_band]] = np.array([rates[in_band], people[in_band]])
        overall = np.full(areas.number, np.nan)
        overall[areas.codes[total]] = rates[total]
        found = _of_areas(table, overall)
        for name, (by_area, by_band) in found.items():
            column_of = shown.setdefault(name, np.full(rates.size, np.nan))
            if by_band:
                column_of[in_band] = by_area[areas.codes[in_band], bands[in_band]]
            else:
                rows = in_band if name in _NOT_OF_TOTALS else of_kind
                column_of[rows] = by_area[areas.codes[rows]]
    return shown


_NOT_OF_TOTALS = frozenset({"overall_rate", "total_pop", "most_rate", "least_rate", "count"})


def _of_areas(table: Floats, overall: Floats) -> dict[str, tuple[Floats, bool]]:
    """The columns in the order of the production, each with whether it is by band."""
    made = scotpho.deprivation_gradient(table[0], table[1], overall=overall)
    whole: dict[str, Floats] = {}
    for name, each in (("sii", made.sii), ("rii", made.rii), ("rii_int", made.rii_int)):
        whole |= {name: each.value, f"lowci_{name}": each.lower, f"upci_{name}": each.upper}
    return {
        "overall_rate": (overall, False),
        "total_pop": (np.nansum(table[1], axis=-1), False),
        "proportion_pop": (made.share, True),
        **{name: (each, False) for name, each in whole.items()},
        "most_rate": (made.most_rate, False),
        "least_rate": (made.least_rate, False),
        "par_rr": (made.excess, True),
        "count": ((~np.isnan(table[1])).sum(axis=-1).astype(np.float64), False),
        "par": (made.par, False),
        "abs_range": (made.abs_range, False),
        "rel_range": (made.rel_range, False),
    }


def _band(quintile: str) -> int:
    """The place of a quintile, from 0; -1 where it is none."""
    try:
        number = float(quintile)
    except ValueError:
        return -1
    return int(number) - 1 if number.is_integer() else -1


def _known(frame: nw.DataFrame[Any], names: Sequence[str]) -> list[str]:
    return [name for name in names if name in frame.columns]


def _columns(data: Any, *names: str, problems: Problems | None = None) -> tuple[nw.DataFrame[Any], list[Floats]]:
    """The frame and its columns as numbers; raises what is wrong unless `problems` collects it."""
    told = Problems() if problems is None else problems
    frame = opened(data)
    found = [column(frame, name, problems=told) for name in names]
    if problems is None:
        told.raise_any()
    return frame, found


def _numbers(frame: nw.DataFrame[Any], name: str, problems: Problems) -> Floats:
    """A column of whole numbers that may be texts; `problems` is told where they are neither."""
    if not has_columns(frame, [name], problems=problems) or frame.get_column(name).dtype.is_numeric():
        return column(frame, name, problems=problems) if name in frame.columns else np.zeros(0)
    texts = [str(each) for each in frame.get_column(name).to_list()]
    wrong = [not each.isdecimal() for each in texts]
    problems.rows(wrong, f"column {name!r}", "is not a whole number", "Number the age groups from 1.")
    return np.array([np.nan if bad else float(each) for bad, each in zip(wrong, texts, strict=True)])


def _estimate(made: Estimate) -> dict[str, Cells]:
    return {"rate": made.value, "lowci": made.lower, "upci": made.upper}


def _with_estimate(frame: nw.DataFrame[Any], made: Estimate) -> Any:
    return with_columns(frame, _estimate(made)).to_native()
