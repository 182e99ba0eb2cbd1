"""Answers as columns: value, limits and what they mean, in the order of the public health functions in R."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any, NamedTuple

import narwhals as nw

from comhla.stats.errors import Problems
from comhla.stats.estimates import Floats, Limits
from comhla.stats.frames.grouping import Cells, with_columns
from comhla.stats.frames.options import Columns, Levels, columns_of, confidence_of, multiplier_of


class Asked(NamedTuple):
    """The options that all methods share."""

    columns: Columns
    levels: Levels
    multiplier: float


class Found(NamedTuple):
    """What a method found, for each row of the answer."""

    value: Floats
    limits: Sequence[Limits]
    """One pair for each confidence level."""
    statistic: Cells
    method: Cells
    counts: Mapping[str, Floats] = MappingProxyType({})
    """What stands before the value, such as the total of events."""


def asked(
    kind: str,
    confidence: float | Sequence[float] | None,
    multiplier: float = 1,
    *,
    problems: Problems,
    none_allowed: bool = False,
) -> Asked:
    """The shared options; `problems` is told which of them cannot be met."""
    return Asked(
        columns_of(kind, problems=problems),
        confidence_of(confidence, problems=problems, none_allowed=none_allowed),
        multiplier_of(multiplier, problems=problems),
    )


def answer(frame: nw.DataFrame[Any], found: Found, options: Asked) -> Any:
    """The frame with the columns asked for, as the caller's own kind of frame."""
    return with_columns(frame, _columns(found, options)).to_native()


def _columns(found: Found, options: Asked) -> dict[str, Cells]:
    levels = options.levels
    lower = dict(zip(levels.lower_names(), (each.lower for each in found.limits), strict=True))
    upper = dict(zip(levels.upper_names(), (each.upper for each in found.limits), strict=True))
    match options.columns:
        case Columns.VALUE:
            return {"value": found.value}
        case Columns.LOWER:
            return dict(lower)
        case Columns.UPPER:
            return dict(upper)
        case _:
            shown: dict[str, Cells] = {**found.counts, "value": found.value}
            for low, high in zip(lower, upper, strict=True):
                shown |= {low: lower[low], high: upper[high]}
            return shown | (_meaning(found, levels) if options.columns is Columns.FULL else {})


def _meaning(found: Found, levels: Levels) -> dict[str, Cells]:
    if not levels.fractions:
        return {"statistic": found.statistic}
    return {"confidence": levels.text, "statistic": found.statistic, "method": found.method}
