"""Adapters of the cases: rounding."""

from __future__ import annotations

import pandas as pd

from comhla.stats import as_percent, round_half_up, signif_half_up
from tests.lib.method_cases.registry import Case, answers


@answers("round_half_up")
def rounded(case: Case) -> pd.DataFrame:
    return _result(round_half_up(case.frame["x"], **case.args))


@answers("signif_half_up")
def significant(case: Case) -> pd.DataFrame:
    return _result(signif_half_up(case.frame["x"], **case.args))


@answers("as_percent")
def percent(case: Case) -> pd.DataFrame:
    return _result(as_percent(case.frame["x"], **case.args))


def _result(values: object) -> pd.DataFrame:
    return pd.DataFrame({"result": pd.Series(values)})
