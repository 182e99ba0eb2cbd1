"""One made-up authority, one planning cycle: every day that the counting rules fix.

A board area with one council. The plan began on 1 April 2024 and its replacement is to begin on
1 April 2027. The revised scheme took effect on 1 October 2022.
"""

from datetime import date, timedelta

import pytest

from comhla.dates import (
    FinancialYear,
    ReportingYear,
    in_words_with_weekday,
    last_day_of_months_beginning_with,
    last_day_of_years_beginning_with,
)

PLAN_BEGAN = date(2024, 4, 1)
REPLACEMENT_BEGINS = date(2027, 4, 1)
SCHEME_TOOK_EFFECT = date(2022, 10, 1)
DECIDED_NOT_TO_REPLACE = date(2026, 6, 24)
DECIDED_NO_CHANGES_TO_SCHEME = date(2027, 6, 15)
STATEMENT_PUBLISHED = date(2025, 3, 20)

# (what has to be done, last day in time, in words)
CYCLE = [
    ("plan begins", PLAN_BEGAN, "Monday 1 April 2024"),
    ("review the plan", last_day_of_years_beginning_with(PLAN_BEGAN, years=3), "Wednesday 31 March 2027"),
    (
        "review the replacement",
        last_day_of_years_beginning_with(REPLACEMENT_BEGINS, years=3),
        "Sunday 31 March 2030",
    ),
    (
        "review after a decision not to replace",
        last_day_of_years_beginning_with(DECIDED_NOT_TO_REPLACE, years=3),
        "Saturday 23 June 2029",
    ),
    (
        "review the scheme",
        last_day_of_years_beginning_with(SCHEME_TOOK_EFFECT, years=5),
        "Thursday 30 September 2027",
    ),
    (
        "review the scheme after a decision that nothing changes",
        last_day_of_years_beginning_with(DECIDED_NO_CHANGES_TO_SCHEME, years=5),
        "Monday 14 June 2032",
    ),
    ("report for 2023-24", ReportingYear(2023).report_due, "Wednesday 31 July 2024"),
    ("report for 2024-25", ReportingYear(2024).report_due, "Thursday 31 July 2025"),
    ("report for 2025-26", ReportingYear(2025).report_due, "Friday 31 July 2026"),
    ("report for 2026-27", ReportingYear(2026).report_due, "Saturday 31 July 2027"),
    (
        "next financial statement, strictly",
        last_day_of_months_beginning_with(STATEMENT_PUBLISHED, months=12),
        "Thursday 19 March 2026",
    ),
]


@pytest.mark.parametrize(("what", "last_day", "words"), CYCLE)
def test_days_of_a_planning_cycle(what, last_day, words):
    assert in_words_with_weekday(last_day) == words, what


def test_statements_over_twelve_months_apart_can_be_one_for_each_financial_year():
    next_statement = date(2026, 4, 2)

    assert next_statement > last_day_of_months_beginning_with(STATEMENT_PUBLISHED, months=12)
    assert FinancialYear.containing(STATEMENT_PUBLISHED).label == "2024-25"
    assert FinancialYear.containing(next_statement).label == "2026-27"


def test_the_replacement_begins_on_the_day_after_the_last_day_for_the_review():
    last_day = last_day_of_years_beginning_with(PLAN_BEGAN, years=3)

    assert REPLACEMENT_BEGINS - last_day == timedelta(days=1)
