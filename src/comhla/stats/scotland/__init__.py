"""What Scotland's health data need before they can be counted: CHI numbers, postcodes, financial years, ages, areas.

Texts are arrays or sequences of texts with None for what is missing; days are arrays of datetime64[D], or sequences of
dates with None. Nothing here knows what day it is: the day is always given.
"""

from __future__ import annotations

from comhla.stats.scotland.ages import AgeUnit, ages_between, create_age_groups
from comhla.stats.scotland.area_names import match_area
from comhla.stats.scotland.chi import (
    ChiCheck,
    age_from_chi,
    chi_check,
    chi_pad,
    dob_from_chi,
    sex_from_chi,
)
from comhla.stats.scotland.financial_years import extract_fin_year
from comhla.stats.scotland.postcodes import PostcodeForm, format_postcode
from comhla.stats.scotland.quarters import MonthNames, qtr, qtr_end, qtr_next, qtr_prev

__all__ = [
    "AgeUnit",
    "ChiCheck",
    "MonthNames",
    "PostcodeForm",
    "age_from_chi",
    "ages_between",
    "chi_check",
    "chi_pad",
    "create_age_groups",
    "dob_from_chi",
    "extract_fin_year",
    "format_postcode",
    "match_area",
    "qtr",
    "qtr_end",
    "qtr_next",
    "qtr_prev",
    "sex_from_chi",
]
