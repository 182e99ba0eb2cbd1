"""Life expectancy of the groups of a data frame."""

from __future__ import annotations

import re
import warnings
from collections.abc import Sequence
from typing import Any, NamedTuple

import narwhals as nw
import numpy as np
from narwhals.typing import IntoDataFrameT

from comhla.stats.errors import Problems, StatsWarning
from comhla.stats.estimates import Codes, Flags, Floats
from comhla.stats.frames.grouping import Cells, column, grouped, has_columns, none_missing, opened, with_columns
from comhla.stats.frames.options import Columns, Levels, columns_of, confidence_of
from comhla.stats.healthy_life import healthy_life_expectancy as healthy_years
from comhla.stats.life_tables import (
    MINIMUM_POPULATION,
    STARTS,
    WIDEST_INTERVAL,
    ErrorOfDeath,
    LifeExpectancy,
    Reasons,
    Unfit,
    checked_starts,
    expectancy_error,
    from_here_on,
    life_table,
    limited,
    unfit,
    warn_of_unfit,
    withheld,
)

METHOD = "Chiang, using Silcocks et al for confidence limits"
SULLIVAN = "Sullivan"
_FIRST_NUMBER = re.compile(r"\d+(\.\d+)?")


class _Bands(NamedTuple):
    """The rows of a frame as groups by age bands."""

    rows: Codes
    """The row of each group and band; -1 where there is none."""
    starts: tuple[float, ...]
    labels: list[str]
    """The bands in words."""

    in_order: bool
    """Whether the rows stand in this very order, and none is lacking, so that nothing has to be looked up."""

    @property
    def present(self) -> Flags:
        return np.asarray(self.rows >= 0)

    def numbers(self, values: Floats, absent: float) -> Floats:
        """A column by group and band."""
        if self.in_order:
            return values.reshape(self.rows.shape)
        return np.where(self.present, values[self.rows], absent)


def life_expectancy(  # noqa: PLR0913 - the options of the reference
    data: IntoDataFrameT,
    deaths: str,
    population: str,
    start_age: str,
    *,
    groups: Sequence[str] | str = (),
    age_contents: Sequence[float | str] = STARTS,
    le_age: Sequence[float | str] | float | str = "all",
    type: str = "full",
    confidence: float | Sequence[float] = 0.95,
    minimum_population: float = MINIMUM_POPULATION,
    widest_interval: float = WIDEST_INTERVAL,
) -> IntoDataFrameT:
    """Life expectancy at the start of each age band of each group, with limits, as `life_expectancy` on arrays.

    Groups without an answer come after the others, by reason, with missing values and a `StatsWarning`; a group that
    lacks a band is one of them.

    Args:
        data: One row for each group and age band.
        deaths: The column of deaths.
        population: The column of populations.
        start_age: The column of age bands: first years of age, or texts that begin with them.
        groups: The columns to group by.
        age_contents: The age bands that every group has, ascending from 0; as in the column, or their first years.
        le_age: The bands that come back; those that are not known give a `StatsWarning` and then all come back.
        type: full, standard, value, lower or upper.
        confidence: One level or several.
        minimum_population: Groups of so many people or fewer get no answer.
        widest_interval: Values with a wider 95% interval are withheld; in years.

    Raises:
        BadInput: columns that are missing or hold no numbers, bands that are not among `age_contents` or come twice,
            without groups also bands that lack; options out of range.

    Source: as phe_life_expectancy of PHEindicatormethods, see its documentation.
    """
    problems = Problems()
    frame, names = opened(data), _names(groups)
    kind = columns_of(type, problems=problems)
    levels = confidence_of(confidence, problems=problems, any_levels=True)
    events, people = (column(frame, name, problems=problems) for name in (deaths, population))
    bands = _bands(frame, start_age, names, age_contents, problems=problems)
    problems.raise_any()
    wanted = _wanted(le_age, bands)
    dead, alive = bands.numbers(events, 0.0), bands.numbers(people, 1.0)
    reasons = _reasons(dead, alive, bands.present, minimum_population)
    warn_of_unfit(reasons)
    table = life_table(dead, alive, starts=bands.starts)
    gone = (reasons > 0)[:, None]
    spread = np.where(gone, np.nan, expectancy_error(table, dead, alive, error=ErrorOfDeath.SILCOCKS))
    value = np.where(gone, np.nan, table.expectancy)
    shown = withheld(value, spread, widest=widest_interval)
    found = [limited(shown, value, spread, level=level) for level in levels.fractions]
    used = from_here_on(bands.numbers(people, 0.0)), from_here_on(dead)
    full = {"pops_used": used[0], "dths_used": used[1]}
    order = _order(bands, reasons, wanted)
    columns = _columns(found, kind, levels, full, _meaning(bands, levels, "life expectancy", METHOD))
    return _answer(frame, [*names, start_age], bands, order, columns)  # type: ignore[no-any-return]  # the caller's own kind


def healthy_life_expectancy(  # noqa: PLR0913 - as that of life expectancy
    data: IntoDataFrameT,
    deaths: str,
    population: str,
    start_age: str,
    *,
    healthy: str,
    surveyed: str,
    groups: Sequence[str] | str = (),
    age_contents: Sequence[float | str] = STARTS,
    type: str = "full",
    confidence: float | Sequence[float] = 0.95,
) -> IntoDataFrameT:
    """Healthy life expectancy at the start of each age band of each group, as `healthy_life_expectancy` on arrays.

    Args:
        data: One row for each group and age band.
        deaths: The column of deaths.
        population: The column of populations.
        start_age: The column of age bands: first years of age, or texts that begin with them.
        healthy: The column of the shares in good health, from 0 to 1.
        surveyed: The column of how many were asked.
        groups: The columns to group by.
        age_contents: The age bands that every group has, ascending from 0.
        type: full, standard, value, lower or upper.
        confidence: One level or several.

    Raises:
        BadInput: columns that are missing or hold no numbers, bands that are not among `age_contents` or come twice,
            shares outside 0 to 1, nobody asked in a band, options out of range.

    A group that lacks a band has missing values.
    """
    problems = Problems()
    frame, names = opened(data), _names(groups)
    kind = columns_of(type, problems=problems)
    levels = confidence_of(confidence, problems=problems, any_levels=True)
    given = [column(frame, name, problems=problems) for name in (deaths, population, healthy, surveyed)]
    bands = _bands(frame, start_age, names, age_contents, problems=problems)
    problems.raise_any()
    events, people, shares, asked = (bands.numbers(each, np.nan) for each in given)
    first = healthy_years(events, people, healthy=shares, surveyed=asked, starts=bands.starts)
    found = [limited(first.value, first.value, first.standard_error, level=level) for level in levels.fractions]
    order = _order(bands, np.zeros(len(bands.rows), dtype=np.int8), np.ones(len(bands.starts), dtype=bool))
    columns = _columns(found, kind, levels, {}, _meaning(bands, levels, "healthy life expectancy", SULLIVAN))
    return _answer(frame, [*names, start_age], bands, order, columns)  # type: ignore[no-any-return]  # the caller's own kind


def _names(groups: Sequence[str] | str) -> tuple[str, ...]:
    return (groups,) if isinstance(groups, str) else tuple(groups)


def _bands(
    frame: nw.DataFrame[Any],
    start_age: str,
    names: tuple[str, ...],
    contents: Sequence[float | str],
    *,
    problems: Problems,
) -> _Bands:
    """The rows by group and band; `problems` is told of bands that are not known, come twice or, ungrouped, lack."""
    told = np.array([_first_year(each) for each in contents], dtype=np.float64)
    starts = checked_starts(told.tolist(), problems=problems)
    known = has_columns(frame, names, problems=problems)
    if not has_columns(frame, [start_age], problems=problems) or not known or problems:
        return _Bands(np.zeros((0, starts.size), dtype=np.intp), tuple(starts), [], in_order=False)
    none_missing(frame, start_age, problems=problems)
    given, texts = _given_starts(frame.get_column(start_age))
    place = np.searchsorted(starts, given)
    fits = (place < starts.size) & (starts[np.minimum(place, starts.size - 1)] == given)
    problems.rows(~fits, f"column {start_age!r}", "is none of the age bands", "Name the bands in age_contents.")
    place = np.where(fits, place, 0)
    of = grouped(frame, names).groups
    codes, count = of.codes, of.number
    cells = codes * starts.size + place
    twice = np.bincount(cells, minlength=count * starts.size)[cells] > 1
    problems.rows(twice & fits, f"column {start_age!r}", "has a band of a group twice", "Sum the rows first.")
    rows = np.full(count * starts.size, -1, dtype=np.intp)
    rows[cells] = np.arange(cells.size)
    lacking = not names and bool((rows < 0).any())
    remedy = "Give a row for each of age_contents, or name the bands that there are."
    problems.unless(not lacking, f"column {start_age!r}", "lacks an age band", remedy)
    labels = _labels(texts or [f"{start:g}" for start in starts], place, starts, is_text=bool(texts))
    in_order = rows.size == cells.size and bool((cells[1:] > cells[:-1]).all())
    return _Bands(rows.reshape(count, starts.size), tuple(starts), labels, in_order=in_order)


def _labels(labels: list[str], place: Codes, starts: Floats, *, is_text: bool) -> list[str]:
    """A label for each band: as the rows have it, or its first year."""
    if not is_text:
        return labels
    found, first = np.unique(place, return_index=True)
    by_band = {int(band): labels[row] for band, row in zip(found, first, strict=True)}
    return [by_band.get(band, f"{start:g}") for band, start in enumerate(starts.tolist())]


def _given_starts(series: nw.Series[Any]) -> tuple[Floats, list[str]]:
    """The first year of age of each row, and the texts where the column has texts."""
    if series.dtype.is_numeric():
        return series.cast(nw.Float64).to_numpy(), []
    texts = [str(cell) for cell in series.to_list()]
    years = {text: _first_year(text) for text in set(texts)}
    return np.array([years[text] for text in texts], dtype=np.float64), texts


def _first_year(band: float | str) -> float:
    """The first year of a band: the first number in its label; NaN where there is none."""
    match = _FIRST_NUMBER.search(str(band))
    return float(match.group()) if match else np.nan


def _wanted(le_age: Sequence[float | str] | float | str, bands: _Bands) -> Flags:
    """Which bands come back."""
    if isinstance(le_age, str) and le_age == "all":
        return np.ones(len(bands.starts), dtype=bool)
    asked = [le_age] if isinstance(le_age, str | int | float) else list(le_age)
    wanted = np.isin(bands.starts, [_first_year(each) for each in asked])
    if wanted.any():
        return wanted
    warnings.warn("None of le_age is among the age bands, so all of them come back.", StatsWarning, stacklevel=3)
    return ~wanted


def _reasons(dead: Floats, alive: Floats, present: Flags, minimum: float) -> Reasons:
    reasons = unfit(dead, alive, minimum_population=minimum)
    earlier = (reasons == Unfit.NEGATIVE_DEATHS) | (reasons == Unfit.NO_POPULATION)
    return np.where(~present.all(axis=1) & ~earlier, np.int8(Unfit.OTHER_BANDS), reasons)


class _Order(NamedTuple):
    """Which group and band each row of the answer is of."""

    cells: Codes | slice
    """Places among the groups by bands; all of them where nothing is moved or left out."""
    band: Codes


def _order(bands: _Bands, reasons: Reasons, wanted: Flags) -> _Order:
    """Groups with an answer first, then the others by reason; in each the bands ascend."""
    count, width = bands.rows.shape
    if bands.in_order and bool(wanted.all()) and not reasons.any():
        return _Order(slice(None), np.tile(np.arange(width), count))
    group = np.repeat(np.argsort(reasons, kind="stable"), width)
    band = np.tile(np.arange(width), count)
    kept = bands.present[group, band] & wanted[band]
    return _Order((group * width + band)[kept], band[kept])


def _columns(
    found: Sequence[LifeExpectancy], kind: Columns, levels: Levels, full: dict[str, Floats], meaning: dict[str, Any]
) -> dict[str, Any]:
    """The columns asked for: numbers by group and band, texts by band, or one text for all."""
    value = {"value": found[0].value}
    lower = dict(zip(levels.lower_names(), (each.lower for each in found), strict=True))
    upper = dict(zip(levels.upper_names(), (each.upper for each in found), strict=True))
    match kind:
        case Columns.VALUE:
            return value
        case Columns.LOWER:
            return lower
        case Columns.UPPER:
            return upper
        case Columns.STANDARD:
            return value | lower | upper
        case _:
            return value | lower | upper | full | meaning


def _meaning(bands: _Bands, levels: Levels, what: str, method: str) -> dict[str, Any]:
    statistic = np.array([f"{what} at {label}" for label in bands.labels], dtype=object)
    return {"confidence": levels.text, "statistic": statistic, "method": method}


def _answer(
    frame: nw.DataFrame[Any], kept: Sequence[str], bands: _Bands, order: _Order, columns: dict[str, Any]
) -> Any:
    keys = frame.select(*kept)
    if not isinstance(order.cells, slice):
        keys = keys[bands.rows.ravel()[order.cells]]
    cells = {name: _cells(each, order) for name, each in columns.items()}
    return with_columns(nw.maybe_reset_index(keys), cells).to_native()


def _cells(values: Any, order: _Order) -> Cells:
    if isinstance(values, str):
        return values
    if values.dtype == object:
        texts: list[str | None] = values[order.band].tolist()
        return texts
    numbers: Floats = values.ravel()[order.cells]
    return numbers
