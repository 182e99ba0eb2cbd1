"""Shares and rates of the rows or the groups of a data frame."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import narwhals as nw
import numpy as np
from narwhals.typing import IntoDataFrameT

from comhla.stats.errors import Problems
from comhla.stats.estimates import Floats, Limits
from comhla.stats.frames.answers import Found, answer, asked
from comhla.stats.frames.grouping import Cells, column, grouped, opened, with_columns
from comhla.stats.frames.options import number_text, plain_number_text
from comhla.stats.intervals import (
    SWITCH_TO_BYAR,
    CountLimits,
    ShareLimits,
    limits_of_checked_count,
    limits_of_checked_share,
)


class Counts(NamedTuple):
    """Events and populations of the rows or of the groups, and the frame that the answer's columns are added to."""

    frame: nw.DataFrame[Any]
    x: Floats
    n: Floats


def proportion(  # noqa: PLR0913 - the options of the reference
    data: IntoDataFrameT,
    x: str,
    n: str,
    *,
    groups: Sequence[str] | str = (),
    type: str = "full",
    confidence: float | Sequence[float] | None = 0.95,
    multiplier: float = 1,
    method: ShareLimits = ShareLimits.WILSON,
    one_group_as_rows: bool = False,
) -> IntoDataFrameT:
    """The share x/n of each row or, with `groups`, of the sums of each group; with limits.

    Without confidence there are no limits. A missing x or n makes the answer of its row or group missing. As
    phe_proportion of PHEindicatormethods, see docs; `one_group_as_rows` does as it does with a single group, whose
    rows it does not sum.

    Raises:
        BadInput: an x below 0 or above n, an n of 0 or less, columns that are missing or hold no numbers, or options
            out of range.
    """
    problems = Problems()
    options = asked(type, confidence, multiplier, problems=problems, none_allowed=True)
    rows = _rows(opened(data), x, n, problems)
    problems.rows(rows.x > rows.n, f"column {x!r}", f"is more than {n!r}", "Give a count of some of the denominator.")
    problems.raise_any()
    counts = _by_group(rows, x, n, groups, one_group_as_rows=one_group_as_rows)
    limits = [
        _times(options.multiplier, limits_of_checked_share(counts.x, counts.n, level, method))
        for level in options.levels.fractions
    ]
    statistic = "percentage" if multiplier == 100 else f"proportion of {number_text(multiplier)}"
    found = Found(counts.x / counts.n * options.multiplier, limits, statistic, method.value)
    native: IntoDataFrameT = answer(counts.frame, found, options)
    return native


def rate(  # noqa: PLR0913 - the options of the reference
    data: IntoDataFrameT,
    x: str,
    n: str,
    *,
    groups: Sequence[str] | str = (),
    type: str = "full",
    confidence: float | Sequence[float] = 0.95,
    multiplier: float = 100_000,
    method: CountLimits = CountLimits.EXACT_OR_BYAR,
    one_group_as_rows: bool = False,
) -> IntoDataFrameT:
    """Events x in the population n of each row or, with `groups`, of the sums of each group; with limits.

    A missing x or n makes the answer of its row or group missing. As phe_rate of PHEindicatormethods, see docs;
    `one_group_as_rows` does as it does with a single group, whose rows it does not sum.

    Raises:
        BadInput: an x below 0, an n of 0 or less, columns that are missing or hold no numbers, or options out of
            range.
    """
    problems = Problems()
    options = asked(type, confidence, multiplier, problems=problems)
    rows = _rows(opened(data), x, n, problems)
    problems.raise_any()
    counts = _by_group(rows, x, n, groups, one_group_as_rows=one_group_as_rows)
    limits = [
        _times(
            options.multiplier, Limits(*(each / counts.n for each in limits_of_checked_count(counts.x, level, method)))
        )
        for level in options.levels.fractions
    ]
    statistic = f"rate per {plain_number_text(multiplier)}"
    found = Found(counts.x / counts.n * options.multiplier, limits, statistic, method_texts(counts.x, method))
    native: IntoDataFrameT = answer(counts.frame, found, options)
    return native


def method_texts(events: Floats, method: CountLimits) -> Cells:
    """Which limits each count has; missing where the count is."""
    if method is not CountLimits.EXACT_OR_BYAR:
        return method.value
    texts = np.array([CountLimits.BYAR.value, CountLimits.EXACT.value, None], dtype=object)
    cells: list[str | None] = texts[np.where(np.isnan(events), 2, events < SWITCH_TO_BYAR).astype(int)].tolist()
    return cells


def _rows(frame: nw.DataFrame[Any], x: str, n: str, problems: Problems) -> Counts:
    events, people = column(frame, x, problems=problems), column(frame, n, problems=problems)
    problems.rows(events < 0, f"column {x!r}", "is below 0", "Give counts of 0 or more.")
    problems.rows(people <= 0, f"column {n!r}", "is 0 or less", "Give denominators above 0.")
    return Counts(frame, events, people)


def _by_group(rows: Counts, x: str, n: str, names: Sequence[str] | str, *, one_group_as_rows: bool) -> Counts:
    if not names:
        return rows
    groups, keys, _ = grouped(rows.frame, names)
    if groups.number == 1 and one_group_as_rows:
        return rows
    events, people = groups.total(rows.x), groups.total(rows.n)
    return Counts(with_columns(keys, {x: events, n: people}), events, people)


def _times(multiplier: float, limits: Limits) -> Limits:
    return Limits(limits.lower * multiplier, limits.upper * multiplier)
