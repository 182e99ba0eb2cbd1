"""The slope and relative index of inequality of the groups of a data frame."""

from __future__ import annotations

import warnings
from collections.abc import Sequence
from typing import Any, NamedTuple

import narwhals as nw
import numpy as np
from narwhals.typing import IntoDataFrameT

from comhla.stats.errors import Problems, StatsWarning
from comhla.stats.estimates import Codes, Flags, Floats, Limits
from comhla.stats.frames.grouping import Cells, column, grouped, has_columns, none_missing, opened, with_columns
from comhla.stats.frames.options import Columns, Levels, columns_of, confidence_of, number_text
from comhla.stats.inequality import (
    REPETITIONS,
    SEED,
    LimitsBy,
    Scale,
    checked_choices,
    checked_errors,
    checked_values,
    gradient,
    index_of,
)
from comhla.stats.inequality_limits import Gradient, IndexLimits, exact_limits, simulated_limits

FEWEST, MANY, MOST = 5, 10, 100
REPEATS = 9
"""How many more times the limits are drawn to see how much they move."""
_TYPES = ("normal", "rate", "proportion")
_TRANSFORMS = ("none", "log", "logit")


class _Rows(NamedTuple):
    """The rows of a frame with their values and chance errors."""

    values: Floats
    people: Floats
    errors: Floats


class _Asked(NamedTuple):
    """Which columns come back."""

    levels: Levels
    kind: Columns
    rii: bool
    intercept: bool
    reliability: bool
    limits: LimitsBy
    repetitions: int
    seed: int


def slope_index(  # noqa: PLR0913 - the options of the reference
    data: IntoDataFrameT,
    quantile: str,
    population: str,
    *,
    value: str | None = None,
    x: str | None = None,
    value_type: int = Scale.PLAIN,
    transform: bool = False,
    lower_cl: str | None = None,
    upper_cl: str | None = None,
    se: str | None = None,
    groups: Sequence[str] | str = (),
    multiplier: float = 1,
    repetitions: int = REPETITIONS,
    confidence: float | Sequence[float] = 0.95,
    rii: bool = False,
    intercept: bool = False,
    reliability_stat: bool = False,
    type: str = "full",
    limits: str = LimitsBy.SIMULATION,
    seed: int = SEED,
) -> IntoDataFrameT:
    """The slope index of inequality of each group and, as asked, the relative index, as `slope_index` on arrays.

    A group that lacks a quantile, or a value, is left out with a `StatsWarning`; so are none of more than 10
    quantiles, with another. A transformed line's limits are never exchanged but for a negative multiplier.

    Args:
        data: One row for each group and quantile.
        quantile: The column of quantiles, 1 for the most deprived.
        population: The column of populations.
        value: The column of values.
        x: The column of counts that are divided by the population, in place of values.
        value_type: 0 for plain values, 1 for rates, 2 for proportions (`Scale`).
        transform: Fit the line on the scale of logarithms or logits.
        lower_cl: The column of lower 95% limits, with `upper_cl`.
        upper_cl: The column of upper 95% limits.
        se: The column of standard errors on the scale, in place of limits.
        groups: The columns to group by.
        multiplier: What the slope index is multiplied by.
        repetitions: How many times values are drawn.
        confidence: One level or several.
        rii: Give the relative index too.
        intercept: Give the value at the most deprived end of the line.
        reliability_stat: Give how much the limits move when they are drawn again.
        type: full or standard.
        limits: simulation, or exact where there is a formula.
        seed: The seed of the draws.

    Raises:
        BadInput: columns that are missing or hold no numbers; fewer than 5 or more than 100 quantiles, or one twice;
            and as `slope_index` on arrays.

    Source: as phe_sii of PHEindicatormethods, see its documentation.
    """
    problems = Problems()
    frame, scale = opened(data), _scale(value_type, problems)
    kind = columns_of(type, problems=problems, allowed=(Columns.FULL, Columns.STANDARD))
    levels = confidence_of(confidence, problems=problems, any_levels=True)
    by = LimitsBy(limits) if limits in tuple(LimitsBy) else LimitsBy.SIMULATION
    problems.unless(limits in tuple(LimitsBy), "limits", f"is {limits!r}", "Give simulation or exact.")
    checked_choices(scale, transformed=transform, limits=by, repetitions=repetitions, problems=problems)
    problems.unless(not (transform and se), "se", "is given for a transformed line", "Give lower_cl and upper_cl.")
    rows = _rows(frame, value, x, population, (lower_cl, upper_cl, se), scale, problems)
    none_missing(frame, quantile, problems=problems)
    has_columns(frame, [groups] if isinstance(groups, str) else groups, problems=problems)
    problems.raise_any()
    keys, table = _table(frame, quantile, groups, rows)
    made = gradient(*table[:2], errors=table.errors, scale=scale, transformed=transform, multiplier=multiplier)
    asked = _Asked(levels, kind, rii, intercept, reliability_stat, by, repetitions, seed)
    meaning: dict[str, Cells] = {
        "indicator_type": _TYPES[scale],
        "multiplier": np.full(len(table.values), float(multiplier)),
        "transform": _TRANSFORMS[scale] if transform else "none",
        "CI_confidence": levels.text,
        "CI_method": "exact" if by is LimitsBy.EXACT else f"simulation {number_text(repetitions)} reps",
    }
    shown = _columns(made, asked) | (meaning if kind is Columns.FULL else {})
    return with_columns(keys, shown).to_native()  # type: ignore[no-any-return]  # the caller's own kind of frame


def _scale(value_type: int, problems: Problems) -> Scale:
    if value_type in tuple(Scale):
        return Scale(value_type)
    problems.add("value_type", f"is {value_type!r}", "Give 0 for plain values, 1 for rates, 2 for proportions.")
    return Scale.PLAIN


def _rows(
    frame: nw.DataFrame[Any],
    value: str | None,
    x: str | None,
    population: str,
    spread: tuple[str | None, str | None, str | None],
    scale: Scale,
    problems: Problems,
) -> _Rows:
    people = column(frame, population, problems=problems)
    values = np.full(people.size, np.nan)
    if value is not None:
        values = column(frame, value, problems=problems)
    elif x is not None:
        with np.errstate(divide="ignore", invalid="ignore"):
            values = column(frame, x, problems=problems) / people
    else:
        problems.add("value and x", "are not given", "Name the column of values or that of counts.")
    lower, upper, errors = (None if name is None else column(frame, name, problems=problems) for name in spread)
    found = checked_errors(values, lower=lower, upper=upper, errors=errors, scale=scale, problems=problems)
    checked_values(values, people, scale=scale, problems=problems)
    return _Rows(values, people, found)


def _table(
    frame: nw.DataFrame[Any], quantile: str, names: Sequence[str] | str, rows: _Rows
) -> tuple[nw.DataFrame[Any], _Rows]:
    """The keys and the values by quantile of the groups that have them all."""
    bands, groups = grouped(frame, [quantile]).groups, grouped(frame, names)
    width = bands.number
    problems = Problems()
    problems.unless(FEWEST <= width <= MOST, "quantiles", f"are {width}", "Give 5 to 100 quantiles.")
    cells = groups.groups.codes * width + bands.codes
    twice = np.bincount(cells, minlength=groups.groups.number * width)[cells] > 1
    problems.rows(twice, f"column {quantile!r}", "has a quantile of a group twice", "Sum the rows first.")
    problems.raise_any()
    if width > MANY:
        warnings.warn(f"An index over {width} quantiles moves much with small numbers.", StatsWarning, stacklevel=3)
    flat = np.full(groups.groups.number * width, -1, dtype=np.intp)
    held = ~np.isnan(rows.values)
    flat[cells[held]] = np.flatnonzero(held)
    place = flat.reshape(-1, width)
    whole = _whole(place)
    return nw.maybe_reset_index(_keys(groups.keys, whole)), _Rows(*(each[place[whole]] for each in rows))


def _keys(keys: nw.DataFrame[Any], whole: Flags) -> nw.DataFrame[Any]:
    return keys[np.flatnonzero(whole)] if keys.columns else keys


def _whole(place: Codes) -> Flags:
    """Which groups have every quantile, with a warning of the others."""
    whole: Flags = np.asarray((place >= 0).all(axis=1))
    if lost := int((~whole).sum()):
        told = f"{lost} group{'s' if lost > 1 else ''} left out, because a quantile or its value is missing."
        warnings.warn(told, StatsWarning, stacklevel=4)
    return whole


def _columns(made: Gradient, asked: _Asked) -> dict[str, Cells]:
    found = _limits(made, asked, asked.seed)
    index = index_of(made, found[0])
    marks = [f"{mark}{'' if made.transformed else 'cl'}" for mark in _marks(asked.levels)]
    shown: dict[str, Cells] = {"sii": index.sii.value}
    if asked.rii:
        shown["rii"] = index.rii.value
    for name in ("sii", "rii") if asked.rii else ("sii",):
        for mark, each in zip(marks, found, strict=True):
            limits: Limits = getattr(each, name)
            shown |= {f"{name}_lower{mark}": limits.lower, f"{name}_upper{mark}": limits.upper}
    if asked.reliability:
        shown |= _reliability(made, asked, found)
    return shown | ({"intercept": index.intercept} if asked.intercept else {})


def _marks(levels: Levels) -> list[str]:
    """The levels as the columns name them: `95_0`."""
    return [name.removeprefix("lower").removesuffix("cl") for name in levels.lower_names(always_with_level=True)]


def _limits(made: Gradient, asked: _Asked, seed: int) -> list[IndexLimits]:
    if asked.limits is LimitsBy.EXACT:
        return [exact_limits(made, level=level) for level in asked.levels.fractions]
    return simulated_limits(made, levels=asked.levels.fractions, repetitions=asked.repetitions, seed=seed)


def _reliability(made: Gradient, asked: _Asked, first: list[IndexLimits]) -> dict[str, Cells]:
    """The mean distance of the limits of further draws from those of the first."""
    further = [_limits(made, asked, asked.seed + repeat) for repeat in range(1, REPEATS + 1)]
    shown: dict[str, Cells] = {}
    for place, mark in enumerate(_marks(asked.levels)):
        for name in ("sii", "rii") if asked.rii else ("sii",):
            here = np.array(getattr(first[place], name))
            others = np.array([getattr(each[place], name) for each in further])
            shown[f"{name}_mad{mark}"] = np.abs(others - here).mean(axis=(0, 1))
    return shown
