"""Rates, intervals, standardisation, inequality, funnels and life tables, on arrays and on data frames.

Functions on arrays are here; the same methods on data frames are in `comhla.stats.frames`.
"""

from __future__ import annotations

from comhla.stats import charts_of_control
from comhla.stats.attributable_risk import attributable_risk
from comhla.stats.comparing import (
    Polarity,
    Rag,
    Ratio,
    Standing,
    Verdict,
    by_interval,
    by_overlap,
    by_test,
    by_two_intervals,
    difference_of_shares,
    rag,
    ratio_of_rates,
)
from comhla.stats.concentration import Concentration, concentration_index
from comhla.stats.decomposition import age_contributions, cause_contributions
from comhla.stats.deprivation_bands import deprivation_bands
from comhla.stats.errors import BadInput, Problem, StatsError, StatsWarning
from comhla.stats.estimates import Estimate, Floats, Groups, Limits
from comhla.stats.funnels import (
    FunnelLimits,
    FunnelSignificance,
    PoissonTails,
    expected_at_limits,
    share_funnel,
    significance_of_ratios,
    significance_of_shares,
)
from comhla.stats.healthy_life import healthy_life_expectancy
from comhla.stats.indirect import expected_events, indirect_rate, indirect_ratio, observed_events, reference_rate
from comhla.stats.inequality import LimitsBy, Scale, SlopeIndex, slope_index
from comhla.stats.intervals import CountLimits, ShareLimits, limits_of_count, limits_of_share, normal_deviate
from comhla.stats.life_tables import ErrorOfDeath, LifeExpectancy, LifeTable, Unfit, life_expectancy, life_table, unfit
from comhla.stats.many_comparisons import Correction, benjamini_hochberg, bonferroni, corrected, hochberg, holm
from comhla.stats.means import Mean, mean
from comhla.stats.overdispersion import (
    Model,
    Overdispersion,
    Scores,
    overdispersion_of,
    scores_of_ratios,
    scores_of_shares,
    widening,
)
from comhla.stats.quantiles import quantile
from comhla.stats.ranks import Ranks, ranks_by_pairs, ranks_by_simulation, ranks_of, standard_error_of
from comhla.stats.rates import proportion, rate
from comhla.stats.rounding import as_percent, round_half_up, signif_half_up
from comhla.stats.square_and_add import difference_of
from comhla.stats.standard_populations import (
    ESP_1976,
    ESP_2013,
    ESP_2013_UNDER_FIVE_SPLIT,
    WHO_2000,
    StandardPopulation,
    own_standard,
)
from comhla.stats.standardised import Dsr, DsrLimits, dsr, dsr_of_repeated_events, ratio_of
from comhla.stats.trends import Direction, Trend, cochran_armitage, linear_trend, mann_kendall, poisson_trend
from comhla.stats.years_of_life_lost import years_before, years_of_life_lost

__all__ = [
    "ESP_1976",
    "ESP_2013",
    "ESP_2013_UNDER_FIVE_SPLIT",
    "WHO_2000",
    "BadInput",
    "Concentration",
    "Correction",
    "CountLimits",
    "Direction",
    "Dsr",
    "DsrLimits",
    "ErrorOfDeath",
    "Estimate",
    "Floats",
    "FunnelLimits",
    "FunnelSignificance",
    "Groups",
    "LifeExpectancy",
    "LifeTable",
    "Limits",
    "LimitsBy",
    "Mean",
    "Model",
    "Overdispersion",
    "PoissonTails",
    "Polarity",
    "Problem",
    "Rag",
    "Ranks",
    "Ratio",
    "Scale",
    "Scores",
    "ShareLimits",
    "SlopeIndex",
    "StandardPopulation",
    "Standing",
    "StatsError",
    "StatsWarning",
    "Trend",
    "Unfit",
    "Verdict",
    "age_contributions",
    "as_percent",
    "attributable_risk",
    "benjamini_hochberg",
    "bonferroni",
    "by_interval",
    "by_overlap",
    "by_test",
    "by_two_intervals",
    "cause_contributions",
    "charts_of_control",
    "cochran_armitage",
    "concentration_index",
    "corrected",
    "deprivation_bands",
    "difference_of",
    "difference_of_shares",
    "dsr",
    "dsr_of_repeated_events",
    "expected_at_limits",
    "expected_events",
    "healthy_life_expectancy",
    "hochberg",
    "holm",
    "indirect_rate",
    "indirect_ratio",
    "life_expectancy",
    "life_table",
    "limits_of_count",
    "limits_of_share",
    "linear_trend",
    "mann_kendall",
    "mean",
    "normal_deviate",
    "observed_events",
    "overdispersion_of",
    "own_standard",
    "poisson_trend",
    "proportion",
    "quantile",
    "rag",
    "ranks_by_pairs",
    "ranks_by_simulation",
    "ranks_of",
    "rate",
    "ratio_of",
    "ratio_of_rates",
    "reference_rate",
    "round_half_up",
    "scores_of_ratios",
    "scores_of_shares",
    "share_funnel",
    "signif_half_up",
    "significance_of_ratios",
    "significance_of_shares",
    "slope_index",
    "standard_error_of",
    "unfit",
    "widening",
    "years_before",
    "years_of_life_lost",
]
