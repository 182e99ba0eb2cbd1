"""Directly standardised rates of the groups of a data frame."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import narwhals as nw
import numpy as np
from narwhals.typing import IntoDataFrameT

from comhla.stats.errors import BadInput, Problem, Problems
from comhla.stats.estimates import Floats, Groups
from comhla.stats.frames.age_bands import Bands, bands_of, warn_of_lacking
from comhla.stats.frames.answers import Asked, Found, answer, asked
from comhla.stats.frames.grouping import Grouped, column, grouped, has_columns, opened
from comhla.stats.frames.options import number_text, plain_number_text
from comhla.stats.standard_populations import StandardPopulation
from comhla.stats.standardised import LEAST_EVENTS, Dsr, DsrLimits, checked, limits_of
from comhla.stats.standardised import dsr as dsr_of
from comhla.stats.standardised import dsr_of_repeated_events as dsr_of_repeats

Standard = str | StandardPopulation | Sequence[float]
"""A column; a standard population joined by the age band; or numbers in the order of the rows of each group."""


def dsr(  # noqa: PLR0913 - the options of the reference
    data: IntoDataFrameT,
    x: str,
    n: str,
    stdpop: Standard,
    *,
    ageband: str | None = None,
    groups: Sequence[str] | str = (),
    type: str = "full",
    confidence: float | Sequence[float] = 0.95,
    multiplier: float = 100_000,
    method: DsrLimits = DsrLimits.DOBSON,
    least_events: float = LEAST_EVENTS,
) -> IntoDataFrameT:
    """The rate of events x in populations n of each group, weighted over its age bands with a standard population.

    The standard is a column; or a standard population that is joined by `ageband`; or numbers in the order of the
    rows of each group, which is silent where the rows stand in another order. With `ageband`, a group that lacks a
    band of the others or of the standard is warned about. A missing x counts as 0. Groups with fewer than
    `least_events` events have no rate. As calculate_dsr of PHEindicatormethods, see docs.

    Raises:
        BadInput: an x below 0, an n that is missing or 0 or less, a standard that is missing or below 0, a band that
            the standard lacks or that a group has twice, groups of another length than the numbers given, columns
            that are missing or hold no numbers, or options out of range.
    """
    problems = Problems()
    frame = opened(data)
    options = asked(type, confidence, multiplier, problems=problems)
    by, bands = _grouped(frame, groups, ageband, problems)
    if bands is not None:
        problems.rows(bands.is_repeated, f"column {ageband!r}", "holds a band that its group had before",
                      "Give one row for each age band, or say how often events repeat.")  # fmt: skip
    events, people, weights = _numbers(frame, (x, n, stdpop), by.groups, ageband, problems)
    problems.raise_any()
    warn_of_lacking(bands, by, stdpop)
    found = dsr_of(events, people, weights, codes=by.groups, multiplier=multiplier, method=method,
                   confidence=options.levels.fractions[0], least_events=least_events)  # fmt: skip
    native: IntoDataFrameT = _answer(by, found, options, method, method.value, least_events)
    return native


def dsr_of_repeated_events(  # noqa: PLR0913 - the options of the reference
    data: IntoDataFrameT,
    x: str,
    n: str,
    stdpop: Standard,
    *,
    eventfreq: str,
    ageband: str,
    groups: Sequence[str] | str = (),
    type: str = "full",
    confidence: float | Sequence[float] = 0.95,
    multiplier: float = 100_000,
    least_events: float = LEAST_EVENTS,
) -> IntoDataFrameT:
    """The same where one person may have several events: x people had just so many events as `eventfreq` says.

    As calculate_dsr of PHEindicatormethods with independent_events=FALSE, see docs.

    Raises:
        BadInput: as `dsr`; a missing or negative frequency; a missing band; or an n or a standard that is not the
            same in every row of a band.
    """
    problems = Problems()
    frame = opened(data)
    options = asked(type, confidence, multiplier, problems=problems)
    by, bands = _grouped(frame, groups, ageband, problems)
    events, people, weights = _numbers(frame, (x, n, stdpop), by.groups, ageband, problems)
    times = column(frame, eventfreq, problems=problems, none_missing=True)
    problems.rows(times < 0, f"column {eventfreq!r}", "is below 0", "Give how many events each person had.")
    if bands is not None:
        _tell_differing(people, bands, f"column {n!r}", problems)
        _tell_differing(weights, bands, "the standard population", problems)
    problems.raise_any()
    assert bands is not None
    warn_of_lacking(bands, by, stdpop)
    found = dsr_of_repeats(
        events, people, weights, times, codes=by.groups, is_first_of_band=~bands.is_repeated, multiplier=multiplier,
        confidence=options.levels.fractions[0], least_events=least_events,
    )  # fmt: skip
    text = f"{DsrLimits.DOBSON}, with confidence adjusted for non-independent events"
    native: IntoDataFrameT = _answer(by, found, options, DsrLimits.DOBSON, text, least_events)
    return native


def _grouped(
    frame: nw.DataFrame[Any], names: Sequence[str] | str, ageband: str | None, problems: Problems
) -> tuple[Grouped, Bands | None]:
    """The rows in groups, and the age band of each where there is a column of bands."""
    by = grouped(frame, names)
    if ageband is None or not has_columns(frame, [ageband], problems=problems):
        return by, None
    return by, bands_of(frame, ageband, by.groups, problems)


def _numbers(
    frame: nw.DataFrame[Any],
    names: tuple[str, str, Standard],
    groups: Groups,
    ageband: str | None,
    problems: Problems,
) -> tuple[Floats, Floats, Floats]:
    """Events, populations and weights of each row; `problems` is told what is wrong with them."""
    x, n, stdpop = names
    before = len(problems)
    events, people = column(frame, x, problems=problems), column(frame, n, problems=problems)
    weights = _weights(frame, stdpop, groups, ageband, problems)
    if len(problems) > before:
        return events, people, weights
    told = f"column {stdpop!r}" if isinstance(stdpop, str) else "the standard population"
    return checked(events, people, weights, problems, names=(f"column {x!r}", f"column {n!r}", told))


def _weights(
    frame: nw.DataFrame[Any], stdpop: Standard, groups: Groups, ageband: str | None, problems: Problems
) -> Floats:
    if isinstance(stdpop, str):
        return column(frame, stdpop, problems=problems)
    if not isinstance(stdpop, StandardPopulation):
        return in_row_order(stdpop, groups, "stdpop")
    if ageband is None or ageband not in frame.columns:
        problems.unless(ageband is not None, "ageband", "is not given", "Name the column of age bands, to join by.")
        return np.ones(len(frame))
    return stdpop.weights_for(frame.get_column(ageband).to_list(), problems=problems, where=f"column {ageband!r}")


def in_row_order(numbers: Sequence[float], groups: Groups, name: str) -> Floats:
    """One number for each row of a group, in the order of its rows.

    Raises:
        BadInput: a group has another number of rows.
    """
    sizes = np.unique(groups.sizes())
    if sizes.size > 1:
        remedy = "Give each group the same rows, or join by the age band."
        raise BadInput(Problem("data", "has groups of different numbers of rows", remedy))
    if sizes.size and sizes[0] != len(numbers):
        what = f"has {len(numbers)} numbers, and each group has {sizes[0]} rows"
        raise BadInput(Problem(name, what, "Give one number for each row of a group."))
    return np.asarray(numbers, dtype=np.float64)[groups.places()]


def _tell_differing(values: Floats, bands: Bands, where: str, problems: Problems) -> None:
    """Tell `problems` of rows whose value is not that of the first row of their group and band."""
    differs = (values != values[bands.first_row]) & ~np.isnan(values)
    problems.rows(differs, where, "is not the same in every row of its group and age band", "Give one number.")


def _answer(by: Grouped, found: Dsr, options: Asked, limits: DsrLimits, method: str, least_events: float) -> Any:
    texts = np.array(
        [f"dsr per {plain_number_text(options.multiplier)}", f"dsr NA for total count < {number_text(least_events)}"],
        dtype=object,
    )
    statistic = texts[(found.total_count < least_events).astype(int)].tolist()
    of_levels = [limits_of(found, level, limits) for level in options.levels.fractions]
    counts = {"total_count": found.total_count, "total_pop": found.total_pop}
    return answer(by.keys, Found(found.value, of_levels, statistic, method, counts), options)
