"""Adapters of the cases: life tables."""

from __future__ import annotations

from typing import Any

import pandas as pd

from comhla.stats import frames
from tests.lib.method_cases.registry import Case, answers, differs

_PLACES = ("deaths", "population", "startage")
_OPTIONS = ("age_contents", "le_age", "type", "confidence")


@answers("phe_life_expectancy")
def phe_life_expectancy(case: Case) -> pd.DataFrame:
    """Life expectancy by group; the columns are named as the cases name them unless they say so."""
    named = {"deaths": "deaths", "population": "pops", "startage": "startage"} | {
        name: case.args[name] for name in _PLACES if name in case.args
    }
    options: dict[str, Any] = {name: case.args[name] for name in _OPTIONS if name in case.args}
    return frames.life_tables.life_expectancy(
        case.frame, *(named[name] for name in _PLACES), groups=case.groups, **options
    )


differs(
    "phe_life_expectancy",
    reason="A table without groups that has no answer comes back with the same columns as one that has.",
    where=lambda case: not case.groups and case.expected is not None and "pops" in case.expected.columns,
    columns=("pops", "deaths"),
)
