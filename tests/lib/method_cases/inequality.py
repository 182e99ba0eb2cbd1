"""Adapters of the cases: inequality."""

from __future__ import annotations

import re
from typing import Any

import pandas as pd

from comhla.stats import frames
from tests.lib.method_cases.registry import CLOSED, Case, Tolerance, answers, differs, tolerance

_OPTIONS = (
    "value", "x", "value_type", "transform", "lower_cl", "upper_cl", "se", "multiplier", "repetitions", "confidence",
    "rii", "intercept", "reliability_stat", "type",
)  # fmt: skip
_LIMIT = re.compile(r"(sii|rii)_(lower|upper)(\d+)_\d(cl)?\Z")
_LEVELS = ("90_0", "95_0", "98_0", "99_0", "99_8", "99_9")


@answers("phe_sii")
def phe_sii(case: Case) -> pd.DataFrame:
    """The indices by group, with simulated limits."""
    options: dict[str, Any] = {name: case.args[name] for name in _OPTIONS if name in case.args}
    quantile, population = (case.args.get(name, name) for name in ("quantile", "population"))
    return frames.inequality.slope_index(case.frame, quantile, population, groups=case.groups, **options)


def _simulated(case: Case, column: str, expected: pd.DataFrame) -> Tolerance:
    """Limits by simulation agree to a share of the interval's width; how much they move, to the order of size."""
    if "_mad" in column:
        return Tolerance(relative=0.9, absolute=0)
    match = _LIMIT.match(column)
    if match is None:
        return CLOSED
    share = (0.0125 if int(match[3]) <= 95 else 0.0275) * (10 if case.args.get("repetitions", 100_000) < 10_000 else 1)
    other = column.replace("lower", "upper") if match[2] == "lower" else column.replace("upper", "lower")
    return Tolerance(relative=0, absolute=share * float((expected[column] - expected[other]).abs().max()))


tolerance("phe_sii", _simulated)
differs(
    "phe_sii",
    reason="The limits of a transformed line of rates are not exchanged, and those of the ratio not turned over, for a "
    "multiplier between 0 and 1.",
    where=lambda case: (
        case.args.get("value_type") == 1 and bool(case.args.get("transform")) and 0 < case.args.get("multiplier", 1) < 1
    ),
    columns=tuple(
        f"{name}_{side}{level}" for name in ("sii", "rii") for side in ("lower", "upper") for level in _LEVELS
    ),
)
