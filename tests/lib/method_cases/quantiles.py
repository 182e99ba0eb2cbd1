"""Adapters of the cases: quantiles."""

from __future__ import annotations

import pandas as pd

from comhla.stats import frames
from tests.lib.method_cases.registry import Case, answers, differs

differs(
    "phe_quantile",
    reason="There is no inverttype to get wrong: a text names a column, and true or false stand for themselves.",
    where=lambda case: case.args.get("inverttype", "logical") not in {"logical", "field"},
)


@answers("phe_quantile")
def quantile(case: Case) -> pd.DataFrame:
    options = {name: value for name, value in case.args.items() if name in {"nquantiles", "invert", "type"}}
    return frames.quantile(case.frame, case.args.get("values", "vals"), groups=case.groups, **options)
