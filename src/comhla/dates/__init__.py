"""Days, periods, years and working days, with arithmetic that names its counting.

Every function says in its name how it counts, because "three years" can end on two different days
and the difference decides whether a duty was met. Nothing here knows what day it is today: the day
is always passed.
"""

from __future__ import annotations

from comhla.dates.days import (
    before,
    clear_days_between,
    days_from,
    days_late,
    first_day_at_least_days_after,
    first_day_exceeding_days,
    latest_day_leaving_clear_days,
    moved_by_days,
    not_earlier_than,
    not_later_than,
)
from comhla.dates.errors import (
    BadCount,
    BadDay,
    BadFinancialYear,
    BadReportingYear,
    DatesError,
    DayNotCovered,
    OpenPeriod,
    OutsideCalendar,
    ReversedPeriod,
)
from comhla.dates.financial_years import FinancialYear
from comhla.dates.months import (
    day_months_after,
    days_in_month,
    first_day_exceeding_months,
    last_day_of_months_beginning_with,
)
from comhla.dates.periods import Period, parts_not_covered
from comhla.dates.reporting_years import FIRST_REPORTING_YEAR, ReportingYear
from comhla.dates.terms import sides_alternate, term_is_within_years
from comhla.dates.words import in_words, in_words_with_weekday, parse_iso_day
from comhla.dates.working_days import CHRISTMAS_EVE, MonthDay, WorkingDays
from comhla.dates.years import (
    anniversary,
    last_day_of_interval_of_not_more_than_years,
    last_day_of_years_beginning_with,
)

__all__ = [
    "CHRISTMAS_EVE",
    "FIRST_REPORTING_YEAR",
    "BadCount",
    "BadDay",
    "BadFinancialYear",
    "BadReportingYear",
    "DatesError",
    "DayNotCovered",
    "FinancialYear",
    "MonthDay",
    "OpenPeriod",
    "OutsideCalendar",
    "Period",
    "ReportingYear",
    "ReversedPeriod",
    "WorkingDays",
    "anniversary",
    "before",
    "clear_days_between",
    "day_months_after",
    "days_from",
    "days_in_month",
    "days_late",
    "first_day_at_least_days_after",
    "first_day_exceeding_days",
    "first_day_exceeding_months",
    "in_words",
    "in_words_with_weekday",
    "last_day_of_interval_of_not_more_than_years",
    "last_day_of_months_beginning_with",
    "last_day_of_years_beginning_with",
    "latest_day_leaving_clear_days",
    "moved_by_days",
    "not_earlier_than",
    "not_later_than",
    "parse_iso_day",
    "parts_not_covered",
    "sides_alternate",
    "term_is_within_years",
]
