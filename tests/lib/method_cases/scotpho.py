"""Adapters of the cases: scotpho."""

from __future__ import annotations

import pandas as pd

from comhla.stats import frames
from comhla.stats.scotpho import Correction
from tests.lib.method_cases.registry import Case, answers


@answers("scotpho_crude_rate")
def crude_rate(case: Case) -> pd.DataFrame:
    """Crude rates for so many people."""
    return frames.scotpho.crude_rate(case.frame, multiplier=case.args.get("crude_rate", 100_000))


@answers("scotpho_percent")
def percent(case: Case) -> pd.DataFrame:
    """Percentages."""
    return frames.scotpho.percentage(case.frame)


@answers("scotpho_percent_pcf")
def percent_pcf(case: Case) -> pd.DataFrame:
    """Percentages of a finite population, narrowed as the published figures are."""
    return frames.scotpho.percentage_of_finite_population(case.frame, correction=Correction.PRODUCTION)


@answers("scotpho_easr")
def easr(case: Case) -> pd.DataFrame:
    """Standardised rates."""
    told = {"epop_total": case.args["epop_total"], "epop_age": case.args.get("epop_age", "normal")}
    return frames.scotpho.standardised_rate(case.frame, **told)


@answers("scotpho_inequality")
def inequality(case: Case) -> pd.DataFrame:
    """Inequality over quintiles or deciles."""
    return frames.scotpho.inequality(case.frame)


@answers("scotpho_life_expectancy")
def life_expectancy(case: Case) -> pd.DataFrame:
    """Life tables."""
    told = {name: int(case.args[name]) for name in ("max_agegrp", "time_agg") if name in case.args}
    return frames.scotpho.life_expectancy(case.frame, **told)
