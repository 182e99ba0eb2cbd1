"""Adapters of the cases: indirectly standardised rates and ratios."""

from __future__ import annotations

from typing import Any

import pandas as pd

from comhla.stats import frames
from tests.lib.method_cases.registry import Case, answers, differs

OPTIONS = {"type", "confidence", "multiplier", "refvalue"}


def _is_unknown(case: Case) -> bool:
    return case.args.get("refpoptype", "vector") not in {"vector", "field"}


for function in ("calculate_ISRate", "calculate_ISRatio"):
    differs(
        function,
        reason="There is no refpoptype to get wrong: a text names a column, and numbers are the reference itself.",
        where=_is_unknown,
    )


@answers("calculate_ISRate")
def indirect_rate(case: Case) -> pd.DataFrame:
    return frames.indirect_rate(case.frame, *_columns(case), **_options(case))


@answers("calculate_ISRatio")
def indirect_ratio(case: Case) -> pd.DataFrame:
    return frames.indirect_ratio(case.frame, *_columns(case), **_options(case))


def _columns(case: Case) -> list[Any]:
    return [case.args.get(name, name) for name in ("x", "n", "x_ref", "n_ref")]


def _options(case: Case) -> dict[str, Any]:
    told = {name: value for name, value in case.args.items() if name in OPTIONS}
    totals = case.extra[case.args["observed_totals"]] if "observed_totals" in case.args else None
    return {"groups": case.groups, "observed_totals": totals, **told}
