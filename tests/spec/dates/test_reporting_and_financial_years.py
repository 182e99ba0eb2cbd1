"""Financial years, and the reporting years of the annual performance report."""

from datetime import date

import pytest

from comhla.dates import FIRST_REPORTING_YEAR, FinancialYear, ReportingYear, days_late, not_later_than

# (day, financial year)
FINANCIAL_YEARS = [
    ("2026-03-31", "2025-26"),
    ("2026-04-01", "2026-27"),
    ("2025-12-31", "2025-26"),
    ("2026-01-01", "2025-26"),
    ("2024-02-29", "2023-24"),
    ("1999-04-01", "1999-00"),
    ("2000-03-31", "1999-00"),
]

# (reporting year, last day in time on every reading, open to argument, late on every reading)
DEADLINES = [
    ("2016-17", "2017-07-31", "2017-08-01", "2017-08-02"),
    ("2023-24", "2024-07-31", "2024-08-01", "2024-08-02"),
    ("2024-25", "2025-07-31", "2025-08-01", "2025-08-02"),
    ("2025-26", "2026-07-31", "2026-08-01", "2026-08-02"),
    ("2026-27", "2027-07-31", "2027-08-01", "2027-08-02"),  # a Saturday: no extension to Monday
]

# (reporting year, earlier years to compare with)
COMPARISONS = [
    ("2016-17", []),
    ("2017-18", ["2016-17"]),
    ("2020-21", ["2016-17", "2017-18", "2018-19", "2019-20"]),
    ("2021-22", ["2016-17", "2017-18", "2018-19", "2019-20", "2020-21"]),
    ("2026-27", ["2021-22", "2022-23", "2023-24", "2024-25", "2025-26"]),
]


@pytest.mark.parametrize(("day", "label"), FINANCIAL_YEARS)
def test_financial_year_of_a_day(day, label):
    found = FinancialYear.containing(date.fromisoformat(day))

    assert found.label == label
    assert found == FinancialYear.from_label(label)


def test_financial_year_runs_from_1_april_to_31_march():
    year = FinancialYear(2025)

    assert (year.first_day, year.last_day) == (date(2025, 4, 1), date(2026, 3, 31))


@pytest.mark.parametrize(("label", "due", "arguable", "late"), DEADLINES)
def test_days_for_the_performance_report(label, due, arguable, late):
    year = ReportingYear.from_label(label)

    assert year.report_due == date.fromisoformat(due)
    assert year.day_open_to_argument == date.fromisoformat(arguable)
    assert year.first_day_late_on_every_reading == date.fromisoformat(late)


@pytest.mark.parametrize(
    ("published", "in_time", "late_on_every_reading"),
    [
        ("2026-07-31", True, False),
        ("2026-08-01", False, False),  # neither: a person judges
        ("2026-08-02", False, True),
        ("2026-08-03", False, True),
    ],
)
def test_report_published_around_its_last_day(published, in_time, late_on_every_reading):
    year = ReportingYear(2025)
    day = date.fromisoformat(published)

    assert not_later_than(day, year.report_due) is in_time
    assert (day >= year.first_day_late_on_every_reading) is late_on_every_reading


def test_report_of_2020_21_published_in_november_is_122_days_late():
    assert days_late(date(2021, 11, 30), ReportingYear(2020).report_due) == 122


# (reporting year, figures from, figures to, literal first day, literal last day)
READINGS = [
    ("2016-17", "2016-04-01", "2017-03-31", "2016-04-01", "2017-04-01"),
    ("2017-18", "2017-04-01", "2018-03-31", "2017-04-02", "2018-04-01"),
    ("2025-26", "2025-04-01", "2026-03-31", "2025-04-02", "2026-04-01"),
]


@pytest.mark.parametrize(("label", "first", "last", "literal_first", "literal_last"), READINGS)
def test_figures_run_to_31_march_and_the_literal_year_to_1_april(label, first, last, literal_first, literal_last):
    year = ReportingYear.from_label(label)

    assert (year.first_day, year.last_day) == (date.fromisoformat(first), date.fromisoformat(last))
    assert year.literal_first_day == date.fromisoformat(literal_first)
    assert year.literal_last_day == date.fromisoformat(literal_last)


@pytest.mark.parametrize(("label", "earlier"), COMPARISONS)
def test_report_compares_with_five_earlier_years_or_all_there_are(label, earlier):
    year = ReportingYear.from_label(label)

    assert [compared.label for compared in year.earlier_years] == earlier
    assert year.earlier_years_available == len(earlier)


def test_first_reporting_year_is_2016_17():
    assert FIRST_REPORTING_YEAR.label == "2016-17"
    assert FIRST_REPORTING_YEAR.first_day == date(2016, 4, 1)
