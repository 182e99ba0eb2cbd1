"""Adapters of the cases: directly standardised rates."""

from __future__ import annotations

from typing import Any

import pandas as pd

from comhla.stats import ESP_2013, frames
from tests.lib.method_cases.registry import Case, answers, differs

for function in ("calculate_dsr", "calculate_dsr_nonindependent"):
    differs(
        function,
        reason="There is no independent_events to get wrong: repeated events have a function of their own.",
        where=lambda case: not isinstance(case.args.get("independent_events", True), bool),
    )


@answers("calculate_dsr")
@answers("calculate_dsr_nonindependent")
def dsr(case: Case) -> pd.DataFrame:
    columns = [case.args.get(name, name) for name in ("x", "n", "stdpop")]
    if case.args.get("independent_events", True):
        return frames.dsr(case.frame, *columns, **_options(case))
    repeats = {name: case.args.get(name, "not given") for name in ("eventfreq", "ageband")}
    return frames.dsr_of_repeated_events(case.frame, *columns, **repeats, **_options(case))


@answers("phe_dsr")
def dsr_by_row_order(case: Case) -> pd.DataFrame:
    """The standard is a vector in the order of the rows, which is that of 2013 unless told, or a column."""
    x, n = (case.args.get(name, name) for name in ("x", "n"))
    standard = case.args.get("stdpop", "esp2013")
    return frames.dsr(case.frame, x, n, ESP_2013.people if standard == "esp2013" else standard, **_options(case))


def _options(case: Case) -> dict[str, Any]:
    told = {name: value for name, value in case.args.items() if name in {"type", "confidence", "multiplier"}}
    return {"groups": case.groups, **told}
