"""Indirectly standardised rates and ratios of the groups of a data frame."""

from __future__ import annotations

import warnings
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import narwhals as nw
import numpy as np
from narwhals.typing import IntoDataFrameT

from comhla.stats.errors import Problems, StatsWarning
from comhla.stats.estimates import Codes, Floats, Limits
from comhla.stats.frames.age_bands import Bands, bands_of, warn_of_lacking
from comhla.stats.frames.answers import Asked, Found, answer, asked
from comhla.stats.frames.grouping import Grouped, cells_of, column, grouped, has_columns, opened
from comhla.stats.frames.options import multiplier_of, number_text, plain_number_text
from comhla.stats.frames.rates import method_texts
from comhla.stats.frames.standardised import in_row_order
from comhla.stats.indirect import expected_events, observed_events, reference_rate
from comhla.stats.indirect import indirect_rate as rate_of
from comhla.stats.intervals import CountLimits

Reference = str | Sequence[float]
"""A column, or numbers in the order of the rows of each group."""


class _Given(NamedTuple):
    """Where the numbers are."""

    x: str
    n: str
    x_ref: Reference
    n_ref: Reference
    ageband: str | None
    reference: Any
    observed_totals: Any


class _Asked(NamedTuple):
    options: Asked
    method: CountLimits


class _Counted(NamedTuple):
    """What both methods need of each group."""

    by: Grouped
    observed: Floats
    expected: Floats
    ref_rate: Floats
    """The crude rate of the reference for one person."""


def indirect_rate(  # noqa: PLR0913 - the options of the reference
    data: IntoDataFrameT,
    x: str,
    n: str,
    x_ref: Reference,
    n_ref: Reference,
    *,
    ageband: str | None = None,
    reference: IntoDataFrameT | None = None,
    groups: Sequence[str] | str = (),
    type: str = "full",
    confidence: float | Sequence[float] = 0.95,
    multiplier: float = 100_000,
    observed_totals: IntoDataFrameT | None = None,
    method: CountLimits = CountLimits.EXACT_OR_BYAR,
) -> IntoDataFrameT:
    """Events x of each group over those that a reference's rates by age band would give, times its crude rate.

    The reference's events and population, `x_ref` and `n_ref`, are columns of the data; or columns of the frame
    `reference`, joined by `ageband`; or numbers in the order of the rows of each group. Events by group rather than
    by band are read from the column x of the frame `observed_totals`, joined by the grouping columns. A missing x, n
    or x_ref adds nothing. Without `ageband` all groups must have as many rows, because nothing else shows that one
    lacks a band. As calculate_ISRate of PHEindicatormethods, see docs.

    Raises:
        BadInput: an x or n below 0, an n_ref of 0 or less, groups of different length, a band that the reference
            lacks, totals that are twice there, columns that are missing or hold no numbers, or options out of range.
    """
    problems = Problems()
    options = asked(type, confidence, multiplier, problems=problems)
    given = _Given(x, n, x_ref, n_ref, ageband, reference, observed_totals)
    counted = _counted(data, given, groups, problems)
    ref_rate = counted.ref_rate * options.multiplier
    counts = {"observed": counted.observed, "expected": counted.expected, "ref_rate": ref_rate}
    text = f"indirectly standardised rate per {plain_number_text(multiplier)}"
    native: IntoDataFrameT = _answer(counted, ref_rate, counts, text, _Asked(options, method))
    return native


def indirect_ratio(  # noqa: PLR0913 - the options of the reference
    data: IntoDataFrameT,
    x: str,
    n: str,
    x_ref: Reference,
    n_ref: Reference,
    *,
    ageband: str | None = None,
    reference: IntoDataFrameT | None = None,
    groups: Sequence[str] | str = (),
    type: str = "full",
    confidence: float | Sequence[float] = 0.95,
    refvalue: float = 1,
    observed_totals: IntoDataFrameT | None = None,
    method: CountLimits = CountLimits.EXACT_OR_BYAR,
) -> IntoDataFrameT:
    """Events x of each group over those that a reference's rates by age band would give, times `refvalue`.

    The arguments are those of `indirect_rate`. Where nothing is expected, the ratio is infinite, or missing when
    nothing was seen either. As calculate_ISRatio of PHEindicatormethods, see docs.

    Raises:
        BadInput: as `indirect_rate`.
    """
    problems = Problems()
    options = asked(type, confidence, problems=problems)
    multiplier_of(refvalue, problems=problems, name="refvalue")
    given = _Given(x, n, x_ref, n_ref, ageband, reference, observed_totals)
    counted = _counted(data, given, groups, problems)
    counts = {"observed": counted.observed, "expected": counted.expected}
    text = f"indirectly standardised ratio x {number_text(refvalue)}"
    native: IntoDataFrameT = _answer(counted, np.asarray(float(refvalue)), counts, text, _Asked(options, method))
    return native


def _counted(data: Any, given: _Given, groups: Sequence[str] | str, problems: Problems) -> _Counted:
    """Observed and expected events and the reference's rate of each group.

    Raises:
        BadInput: anything is wrong with the data, or `problems` was told of something before.
    """
    frame = opened(data)
    by = grouped(frame, groups)
    bands = _bands(frame, by, given.ageband, problems)
    people = _numbers(frame, given.n, problems)
    events_of, people_of = _reference(frame, by, given, problems)
    totals = given.observed_totals
    seen = _numbers(frame, given.x, problems) if totals is None else _totals(opened(totals), by, given.x, problems)
    problems.raise_any()
    warn_of_lacking(bands, by, None, stacklevel=4)
    observed = observed_events(seen, codes=by.groups) if totals is None else seen
    expected = expected_events(people, events_of, people_of, codes=by.groups)
    return _Counted(by, observed, expected, reference_rate(events_of, people_of, codes=by.groups, multiplier=1))


def _numbers(frame: nw.DataFrame[Any], name: str, problems: Problems) -> Floats:
    numbers = column(frame, name, problems=problems)
    problems.rows(numbers < 0, f"column {name!r}", "is below 0", "Give numbers of 0 or more.")
    return numbers


def _bands(frame: nw.DataFrame[Any], by: Grouped, ageband: str | None, problems: Problems) -> Bands | None:
    """The bands; `problems` is told of those that a group has twice or, without them, of groups of another length."""
    if ageband is None:
        sizes = by.groups.sizes()
        is_even = sizes.size == 0 or sizes.min() == sizes.max()
        remedy = "Give each group the same bands, or name the column of age bands."
        problems.unless(bool(is_even), "data", "has groups of different numbers of rows", remedy)
        return None
    if not has_columns(frame, [ageband], problems=problems):
        return None
    bands = bands_of(frame, ageband, by.groups, problems)
    what = "holds a band that its group had before"
    problems.rows(bands.is_repeated, f"column {ageband!r}", what, "Give one row for each age band.")
    return bands


def _reference(frame: nw.DataFrame[Any], by: Grouped, given: _Given, problems: Problems) -> tuple[Floats, Floats]:
    """The reference's events and population for each row of the data."""
    if given.reference is not None:
        events, people = _joined(frame, given, problems)
    else:
        events = _column_or_numbers(frame, by, given.x_ref, "x_ref", problems)
        people = _column_or_numbers(frame, by, given.n_ref, "n_ref", problems)
    problems.rows(events < 0, _told(given.x_ref, "x_ref"), "is below 0", "Give counts of 0 or more.")
    problems.rows(people <= 0, _told(given.n_ref, "n_ref"), "is 0 or less", "Give reference populations above 0.")
    return events, people


def _told(given: Reference, name: str) -> str:
    return f"column {given!r}" if isinstance(given, str) else name


def _column_or_numbers(
    frame: nw.DataFrame[Any], by: Grouped, given: Reference, name: str, problems: Problems
) -> Floats:
    if isinstance(given, str):
        return column(frame, given, problems=problems)
    return in_row_order(given, by.groups, name)


def _joined(frame: nw.DataFrame[Any], given: _Given, problems: Problems) -> tuple[Floats, Floats]:
    """Columns of the frame of the reference, joined by the age band."""
    reference, nothing = opened(given.reference), np.full(len(frame), np.nan)
    band, x_ref, n_ref = given.ageband, given.x_ref, given.n_ref
    if band is None or not isinstance(x_ref, str) or not isinstance(n_ref, str):
        problems.add("reference", "cannot be joined", "Name its columns of events and of people, and the age band.")
        return nothing, nothing
    if not (has_columns(frame, [band], problems=problems) and has_columns(reference, [band], problems=problems)):
        return nothing, nothing
    places = _places(cells_of(frame.get_column(band)), cells_of(reference.get_column(band)), band, problems)
    found = [column(reference, name, problems=problems) for name in (x_ref, n_ref)]
    events, people = (np.where(places >= 0, numbers[places], np.nan) for numbers in found)
    return events, people


def _places(wanted: Sequence[Any], held: Sequence[Any], name: str, problems: Problems) -> Codes:
    """Where each wanted cell is held, or -1; `problems` is told of what is held twice or not at all."""
    table = {cell: place for place, cell in enumerate(held)}
    is_last = np.array([table[cell] == place for place, cell in enumerate(held)], dtype=bool)
    problems.rows(~is_last, f"reference column {name!r}", "has a band again below", "Give one row for each band.")
    places = np.fromiter((table.get(cell, -1) for cell in wanted), dtype=np.intp, count=len(wanted))
    problems.rows(places < 0, f"column {name!r}", "is a band that the reference lacks", "Add it to the reference.")
    return places


def _totals(totals: nw.DataFrame[Any], by: Grouped, x: str, problems: Problems) -> Floats:
    """The events of each group from the frame of totals, joined by the grouping columns; missing where it has none."""
    events = _numbers(totals, x, problems)
    if not has_columns(totals, by.names, problems=problems):
        return np.full(by.groups.number, np.nan)
    held = _keys(totals, by.names)
    table = dict(zip(held, events.tolist(), strict=True))
    is_single = len(table) == len(held)
    problems.unless(is_single, "observed_totals", "has a group twice", "Give one row for each group.")
    found = np.array([table.get(key, np.nan) for key in _keys(by.keys, by.names)[: by.groups.number]])
    lacking = sum(key not in table for key in _keys(by.keys, by.names))
    if lacking:
        warnings.warn(f"{lacking} groups are not in observed_totals, and get no value.", StatsWarning, stacklevel=4)
    return found


def _keys(frame: nw.DataFrame[Any], names: Sequence[str]) -> list[tuple[Any, ...]]:
    """The keys of the rows; without names the one key of everything, for each row."""
    if not names:
        return [()] * max(len(frame), 1)
    return list(zip(*(cells_of(frame.get_column(name)) for name in names), strict=True))


def _answer(counted: _Counted, scale: Floats, counts: Mapping[str, Floats], statistic: str, asked_for: _Asked) -> Any:
    options, method = asked_for
    found = [
        rate_of(counted.observed, counted.expected, scale, confidence=level, method=method)
        for level in options.levels.fractions
    ]
    limits = [Limits(each.lower, each.upper) for each in found]
    method_column = method_texts(counted.observed, method)
    return answer(counted.by.keys, Found(found[0].value, limits, statistic, method_column, counts), options)
