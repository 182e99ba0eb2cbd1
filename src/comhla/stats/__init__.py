"""Rates, intervals, standardisation, inequality, funnels and life tables, on arrays and on data frames."""

from __future__ import annotations

from comhla.stats.errors import BadInput, StatsError, StatsWarning

__all__ = ["BadInput", "StatsError", "StatsWarning"]
