"""Means of the groups of a data frame."""

from __future__ import annotations

from collections.abc import Sequence

from narwhals.typing import IntoDataFrameT

from comhla.stats.errors import Problems
from comhla.stats.frames.answers import Found, answer, asked
from comhla.stats.frames.grouping import column, grouped, opened
from comhla.stats.means import mean as mean_of


def mean(
    data: IntoDataFrameT,
    x: str,
    *,
    groups: Sequence[str] | str = (),
    type: str = "full",
    confidence: float | Sequence[float] = 0.95,
) -> IntoDataFrameT:
    """The mean of x in each group, with limits by Student's t; `value_sum`, `value_count` and `stdev` stand before it.

    A missing x makes the answer of its group missing, and is counted in `value_count`. A group of one has no limits.
    As phe_mean of PHEindicatormethods, see docs.

    Raises:
        BadInput: columns that are missing or hold no numbers, or options out of range.
    """
    problems = Problems()
    options = asked(type, confidence, problems=problems)
    frame = opened(data)
    values = column(frame, x, problems=problems)
    problems.raise_any()
    rows = grouped(frame, groups)
    found = mean_of(values, codes=rows.groups)
    counts = {"value_sum": found.total, "value_count": found.number, "stdev": found.deviation}
    limits = [found.limits(level) for level in options.levels.fractions]
    native: IntoDataFrameT = answer(
        rows.keys, Found(found.value, limits, "mean", "Student's t-distribution", counts), options
    )
    return native
