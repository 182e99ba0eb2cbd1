"""Adapters of the cases: proportions, rates and means."""

from __future__ import annotations

from typing import Any

import pandas as pd

from comhla.stats import frames
from tests.lib.method_cases.registry import Case, answers, differs

differs(
    "phe_rate",
    reason="At a level of 1 a count of 10 or more could have come from any rate, so its lower limit is 0 and not missing.",
    where=lambda case: (
        case.args.get("confidence") in (1, 100) and bool((case.frame[case.args.get("x", "x")] >= 10).any())
    ),
    columns=("lowercl",),
)


@answers("phe_proportion")
def proportion(case: Case) -> pd.DataFrame:
    return frames.proportion(case.frame, *_columns(case, "x", "n"), one_group_as_rows=True, **_options(case))


@answers("phe_rate")
def rate(case: Case) -> pd.DataFrame:
    return frames.rate(case.frame, *_columns(case, "x", "n"), one_group_as_rows=True, **_options(case))


@answers("phe_mean")
def mean(case: Case) -> pd.DataFrame:
    return frames.mean(case.frame, *_columns(case, "x"), **_options(case))


def _columns(case: Case, *names: str) -> list[str]:
    return [case.args.get(name, name) for name in names]


def _options(case: Case) -> dict[str, Any]:
    """The options that were given; a missing confidence is written as a text in the cases."""
    told = {name: value for name, value in case.args.items() if name in {"type", "confidence", "multiplier"}}
    if told.get("confidence") == "NA":
        told["confidence"] = None
    return {"groups": case.groups, **told}
