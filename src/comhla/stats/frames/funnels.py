"""Funnels of the areas in a data frame: limits, points and which areas lie outside."""

from __future__ import annotations

import math
from enum import StrEnum
from typing import Any, NamedTuple, TypeVar, assert_never

import narwhals as nw
import numpy as np
from narwhals.typing import IntoDataFrameT

from comhla.stats.errors import Problems
from comhla.stats.estimates import Floats, is_number
from comhla.stats.frames.grouping import Cells, column, opened, with_columns
from comhla.stats.frames.options import Columns, columns_of, multiplier_of
from comhla.stats.funnels import (
    Axis,
    PoissonTails,
    average,
    axis_of,
    expected_at_limits,
    points_of,
    share_funnel,
    significance_of_ratios,
    significance_of_shares,
)

FEWEST_EVENTS = 10
"""With fewer events a directly standardised rate says too little."""


class Statistic(StrEnum):
    """What kind of number the areas have."""

    PROPORTION = "proportion"
    RATIO = "ratio"
    RATE = "rate"


class RatioType(StrEnum):
    """How a ratio is shown."""

    COUNT = "count"
    """What is above or below 1."""
    ISR = "isr"
    """Per cent of what was expected."""


class RateType(StrEnum):
    """Which kind of rate it is."""

    CRUDE = "crude"
    DSR = "dsr"
    """Directly standardised."""


class _Columns(NamedTuple):
    numerator: str
    denominator: str | None
    rate: str | None


class _Areas(NamedTuple):
    """What is known of the areas."""

    numerator: Floats
    denominator: Floats
    """For rates the derived one: the population in which that many events are that rate."""


class _Funnel(NamedTuple):
    columns: dict[str, Cells]
    statistic: str


class _Asked(NamedTuple):
    multiplier: float
    years: float
    tails: PoissonTails
    largest: float


_Kind = TypeVar("_Kind", bound=StrEnum)


def funnel_limits(  # noqa: PLR0913 - the options of the reference
    data: IntoDataFrameT,
    numerator: str,
    denominator: str | None = None,
    rate: str | None = None,
    *,
    statistic: str | None = None,
    multiplier: float | None = None,
    type: str = "full",
    ratio_type: str | None = None,
    rate_type: str | None = None,
    years_of_data: float | None = None,
    compatible: bool = False,
) -> IntoDataFrameT:
    """A hundred points of the funnel: its limits at 95 % (2 s) and 99.8 % (3 s) for areas of each size.

    `statistic` is proportion, ratio (of observed to expected events) or rate. A proportion has its limits by
    population, the others have them by events. Limits are exact, and those of a proportion are cut at the multiplier;
    `compatible` takes the bisection and the cut at 100 of the reference instead. As calculate_funnel_limits of
    PHEindicatormethods, see docs.

    Raises:
        BadInput: an option or a column that the statistic needs is missing or wrong, a number is missing or below 0,
            or the events are 0 where no denominator is given.
    """
    problems = Problems()
    frame, names = opened(data), _Columns(numerator, denominator, rate)
    shown = columns_of(type, problems=problems, allowed=(Columns.FULL, Columns.STANDARD))
    times = _multiplier(multiplier, problems)
    tails = PoissonTails.BISECTION if compatible else PoissonTails.EXACT
    options = _Asked(times, 1, tails, 100 if compatible else times)
    match _one_of(Statistic, statistic, "statistic", problems):
        case Statistic.PROPORTION:
            found = _funnel_of_shares(frame, names, options, problems)
        case Statistic.RATIO:
            found = _funnel_of_ratios(frame, names, options, ratio_type, problems)
        case Statistic.RATE:
            options = options._replace(years=_years(years_of_data, problems))
            found = _funnel_of_rates(frame, names, options, rate_type, problems)
        case _ as never:
            assert_never(never)
    method = "Wilson" if statistic == Statistic.PROPORTION else "Poisson"
    meaning: dict[str, Cells] = {"statistic": found.statistic, "method": method} if shown is Columns.FULL else {}
    axis = dict(list(found.columns.items())[:1])
    native: IntoDataFrameT = with_columns(with_columns(frame.select([]), axis), found.columns | meaning).to_native()
    return native


def funnel_significance(
    data: IntoDataFrameT,
    numerator: str,
    denominator: str | None = None,
    rate: str | None = None,
    *,
    statistic: str | None = None,
    rate_type: str | None = None,
    multiplier: float | None = None,
) -> IntoDataFrameT:
    """The areas with a column `significance`: whether each lies outside the funnel, at which level and on which side.

    As assign_funnel_significance of PHEindicatormethods, see docs; `FunnelSignificance` has the texts.

    Raises:
        BadInput: as `funnel_limits`.
    """
    problems = Problems()
    frame, names = opened(data), _Columns(numerator, denominator, rate)
    match _one_of(Statistic, statistic, "statistic", problems):
        case Statistic.PROPORTION:
            found = significance_of_shares(*_counted(frame, names, problems, is_share=True))
        case Statistic.RATIO:
            found = significance_of_ratios(*_counted(frame, names, problems))
        case Statistic.RATE:
            sort, times = _one_of(RateType, rate_type, "rate_type", problems), _multiplier(multiplier, problems)
            areas = _rated(frame, names, sort, times, problems)
            fewest = FEWEST_EVENTS if sort is RateType.DSR else 0
            found = significance_of_ratios(*areas, centre=average(*areas), fewest=fewest)
        case _ as never:
            assert_never(never)
    native: IntoDataFrameT = with_columns(frame, {"significance": [str(each) for each in found]}).to_native()
    return native


def funnel_points(
    data: IntoDataFrameT,
    numerator: str,
    denominator: str | None = None,
    rate: str | None = None,
    *,
    rate_type: str | None = None,
    multiplier: float | None = None,
    years_of_data: float | None = None,
) -> IntoDataFrameT:
    """The areas with what is drawn of each in a funnel of rates: `<rate>_chart` and `denominator_derived`, a year.

    Directly standardised rates of fewer than ten events have neither. As calculate_funnel_points of
    PHEindicatormethods, see docs.

    Raises:
        BadInput: as `funnel_limits`.
    """
    problems = Problems()
    frame, names = opened(data), _Columns(numerator, denominator, rate)
    sort, times = _one_of(RateType, rate_type, "rate_type", problems), _multiplier(multiplier, problems)
    years = _years(years_of_data, problems)
    areas = _rated(frame, names, sort, times, problems)
    is_drawn = areas.numerator >= (FEWEST_EVENTS if sort is RateType.DSR else 0)
    # Without a column of rates there is a problem, so that nothing comes this far.
    chart = column(frame, str(rate), problems=problems)
    columns: dict[str, Cells] = {
        f"{rate}_chart": np.where(is_drawn, chart, np.nan),
        "denominator_derived": np.where(is_drawn, areas.denominator / years, np.nan),
    }
    native: IntoDataFrameT = with_columns(frame, columns).to_native()
    return native


def _funnel_of_shares(frame: nw.DataFrame[Any], names: _Columns, options: _Asked, problems: Problems) -> _Funnel:
    areas = _counted(frame, names, problems, is_share=True)
    centre = average(*areas)
    points = points_of(axis_of(areas.denominator))
    limits = share_funnel(points, centre, multiplier=options.multiplier, largest=options.largest)
    columns: dict[str, Cells] = {"Population": points}
    for mark, pair in zip(("2s", "3s"), limits, strict=True):
        columns |= {f"lower_{mark}_limit": pair.lower, f"upper_{mark}_limit": pair.upper}
    return _Funnel(columns | {"baseline": np.full(points.size, centre * options.multiplier)}, "proportion")


def _funnel_of_ratios(
    frame: nw.DataFrame[Any], names: _Columns, options: _Asked, ratio_type: str | None, problems: Problems
) -> _Funnel:
    kind = _one_of(RatioType, ratio_type, "ratio_type", problems)
    areas = _counted(frame, names, problems)
    points = points_of(axis_of(areas.denominator), steps_left_of_first=101)
    columns: dict[str, Cells] = {"Observed_events": points}
    for name, expected in _sides(points, options.tails):
        ratio = points / expected
        shown = ratio - 1 if kind is RatioType.COUNT else ratio * 100
        columns |= {f"{name}_exp_events": expected, f"{name}_limit": shown}
    return _Funnel(columns, f"ratio ({kind})")


def _funnel_of_rates(
    frame: nw.DataFrame[Any], names: _Columns, options: _Asked, rate_type: str | None, problems: Problems
) -> _Funnel:
    sort = _one_of(RateType, rate_type, "rate_type", problems)
    areas = _rated(frame, names, sort, options.multiplier, problems)
    centre = average(*areas)
    axis = axis_of(areas.denominator / options.years)
    points = points_of(Axis(*(edge(end * options.years * centre) for edge, end in zip(_EDGES, axis, strict=True))))
    columns: dict[str, Cells] = {"Events": points}
    for name, expected in _sides(points, options.tails):
        people = expected / centre
        columns[f"{name}_population_1_year"] = people / options.years
        columns[f"{name}_limit"] = points / people * options.multiplier
    columns["baseline"] = np.full(points.size, centre * options.multiplier)
    return _Funnel(columns, f"rate ({sort} per {options.multiplier:,.15g})")


_EDGES = (math.floor, math.ceil)


def _sides(points: Floats, tails: PoissonTails) -> list[tuple[str, Floats]]:
    """What is expected at each of the four limits, with its name."""
    limits = expected_at_limits(points, tails=tails)
    pairs = zip(("2s", "3s"), limits, strict=True)
    return [(f"{side}_{mark}", each) for mark, pair in pairs for side, each in zip(pair._fields, pair, strict=True)]


def _counted(frame: nw.DataFrame[Any], names: _Columns, problems: Problems, *, is_share: bool = False) -> _Areas:
    """Numerators and denominators of proportions and ratios."""
    x = _needed(frame, names.numerator, "numerator", problems)
    n = _needed(frame, names.denominator, "denominator", problems)
    problems.rows(x < 0, f"column {names.numerator!r}", "is below 0", "Give numerators of 0 or more.")
    problems.rows(n <= 0, f"column {names.denominator!r}", "is 0 or less", "Give denominators above 0.")
    if is_share:
        remedy = "Give a count of some of the denominator."
        problems.rows(x > n, f"column {names.numerator!r}", f"is above {names.denominator!r}", remedy)
    problems.raise_any()
    return _Areas(x, n)


def _rated(frame: nw.DataFrame[Any], names: _Columns, sort: RateType, multiplier: float, problems: Problems) -> _Areas:
    """Numerators and derived denominators of rates. Missing: a standardised rate of few events that has no rate."""
    x = _needed(frame, names.numerator, "numerator", problems)
    problems.rows(x < 0, f"column {names.numerator!r}", "is below 0", "Give numerators of 0 or more.")
    told = len(problems)
    rates = _needed(frame, names.rate, "rate", problems, none_missing=False)
    may_lack = (x < FEWEST_EVENTS) & np.isnan(rates) & (sort is RateType.DSR)
    has_events = x > 0
    if len(problems) == told:
        lacking = has_events & ~may_lack & ~(rates > 0)
        problems.rows(lacking, f"column {names.rate!r}", "is missing or not above 0", "Give the rate of those events.")
    given = _of_no_events(frame, names, x, problems)
    problems.raise_any()
    derived = np.divide(multiplier * x, rates, out=np.full(x.size, np.nan), where=has_events & (rates > 0))
    return _Areas(x, derived if sort is RateType.DSR else np.where(has_events, derived, given))


def _of_no_events(frame: nw.DataFrame[Any], names: _Columns, x: Floats, problems: Problems) -> Floats:
    """The denominators given, which are needed where no event gives a rate."""
    if names.denominator is None:
        remedy = "Give the column of denominators too."
        problems.rows(x == 0, f"column {names.numerator!r}", "is 0, so that no rate gives the denominator", remedy)
        return np.full(x.size, np.nan)
    told = len(problems)
    given = column(frame, names.denominator, problems=problems)
    if len(problems) == told:
        remedy = "Give a denominator above 0 where there are no events."
        lacking = (x == 0) & ~(given > 0)
        problems.rows(lacking, f"column {names.denominator!r}", "is missing or not above 0", remedy)
    return given


def _needed(
    frame: nw.DataFrame[Any], name: str | None, argument: str, problems: Problems, *, none_missing: bool = True
) -> Floats:
    if name is None:
        problems.add(argument, "is not given", "Name the column.")
        return np.full(len(frame), np.nan)
    return column(frame, name, problems=problems, none_missing=none_missing)


def _one_of(kinds: type[_Kind], given: str | None, argument: str, problems: Problems) -> _Kind:
    """One of the words that an option can be; the first where `problems` has to be told of another."""
    if given in set(kinds):
        return kinds(given)
    problems.add(argument, f"is {given!r}", f"Give one of: {', '.join(kinds)}.")
    return next(iter(kinds))


def _multiplier(given: float | None, problems: Problems) -> float:
    if given is None:
        problems.add("multiplier", "is not given", "Give a number above 0, such as 100000.")
        return 1.0
    return multiplier_of(given, problems=problems)


def _years(given: float | None, problems: Problems) -> float:
    is_right = is_number(given) and given is not None and 0 < given < math.inf
    problems.unless(is_right, "years_of_data", f"is {given!r}", "Give how many years the events come from.")
    return float(given) if is_right and given is not None else 1.0
