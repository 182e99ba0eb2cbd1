"""Adapters of the cases: funnels, in the compatible mode, which bisects and cuts proportions at 100 as the reference."""

from __future__ import annotations

from typing import Any

import pandas as pd

from comhla.stats import frames
from tests.lib.method_cases.registry import Case, answers

OPTIONS = {"statistic", "multiplier", "type", "ratio_type", "rate_type", "years_of_data"}


@answers("calculate_funnel_limits")
def limits(case: Case) -> pd.DataFrame:
    return frames.funnel_limits(case.frame, **_given(case), compatible=True)


@answers("assign_funnel_significance")
def significance(case: Case) -> pd.DataFrame:
    return frames.funnel_significance(case.frame, **_given(case))


@answers("calculate_funnel_points")
def points(case: Case) -> pd.DataFrame:
    return frames.funnel_points(case.frame, **_given(case))


def _given(case: Case) -> dict[str, Any]:
    told = {name: value for name, value in case.args.items() if name in OPTIONS}
    return _columns(case) | told


def _columns(case: Case) -> dict[str, str]:
    """The columns by the names that the cases give them, unless they say otherwise; those that are there."""
    named = {name: case.args.get(name, name) for name in ("numerator", "denominator", "rate")}
    return {name: told for name, told in named.items() if name == "numerator" or told in case.frame.columns}
