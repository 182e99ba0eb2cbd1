"""The methods on data frames: pandas, Polars or PyArrow in, and the same kind out."""

from __future__ import annotations

from comhla.stats.frames import scotland, scotpho
from comhla.stats.frames.funnels import funnel_limits, funnel_points, funnel_significance
from comhla.stats.frames.indirect import indirect_rate, indirect_ratio
from comhla.stats.frames.inequality import slope_index
from comhla.stats.frames.life_tables import healthy_life_expectancy, life_expectancy
from comhla.stats.frames.means import mean
from comhla.stats.frames.options import Columns
from comhla.stats.frames.quantiles import quantile
from comhla.stats.frames.rates import proportion, rate
from comhla.stats.frames.standardised import dsr, dsr_of_repeated_events

__all__ = [
    "Columns",
    "dsr",
    "dsr_of_repeated_events",
    "funnel_limits",
    "funnel_points",
    "funnel_significance",
    "healthy_life_expectancy",
    "indirect_rate",
    "indirect_ratio",
    "life_expectancy",
    "mean",
    "proportion",
    "quantile",
    "rate",
    "scotland",
    "scotpho",
    "slope_index",
]
