"""Labels, order, neighbours and refusals of financial and reporting years."""

from datetime import date

import pytest

from comhla.dates import BadFinancialYear, BadReportingYear, FinancialYear, Period, ReportingYear

KINDS = [FinancialYear, ReportingYear]
REFUSALS = [(FinancialYear, BadFinancialYear), (ReportingYear, BadReportingYear)]

OTHER_FORMS = [
    "",
    "2025",
    "2025-2026",
    "2025/26",
    "25-26",
    "2025-2x",
    "20x5-26",
    "2025-x6",
    "2025-26 or so",
    " 2025-26",
    "2025–26",
    "٢٠٢٥-٢٦",
]

YEARS_AND_LABELS = [(2025, "2025-26"), (2098, "2098-99"), (2099, "2099-00"), (2100, "2100-01")]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(("start_year", "label"), YEARS_AND_LABELS)
def test_a_year_is_written_with_both_calendar_years(kind, start_year, label):
    assert kind(start_year).label == label
    assert str(kind(start_year)) == label
    assert kind.from_label(label) == kind(start_year)


@pytest.mark.parametrize(("kind", "error"), REFUSALS)
@pytest.mark.parametrize("text", OTHER_FORMS)
def test_another_form_of_label_is_refused(kind, error, text):
    with pytest.raises(error, match="Write both calendar years, as in 2025-26"):
        kind.from_label(text)


@pytest.mark.parametrize(("kind", "error"), REFUSALS)
def test_a_second_part_that_is_not_the_next_year_is_refused_with_the_right_label(kind, error):
    with pytest.raises(error, match="Did you mean 2025-26"):
        kind.from_label("2025-27")


def test_a_long_text_is_shortened():
    with pytest.raises(BadFinancialYear) as refusal:
        FinancialYear.from_label("x" * 5000)

    assert str(refusal.value) == (f"'{'x' * 40}' is not a financial year. Write both calendar years, as in 2025-26.")


def test_each_refusal_names_its_kind_of_year():
    with pytest.raises(BadFinancialYear, match="not a financial year"):
        FinancialYear.from_label("2025-27")
    with pytest.raises(BadReportingYear, match="not a reporting year"):
        ReportingYear.from_label("2025-27")


@pytest.mark.parametrize("kind", KINDS)
def test_years_have_neighbours_and_sort_by_time(kind):
    year = kind(2025)

    assert year.next == kind(2026)
    assert year.previous == kind(2024)
    assert year.previous < year < year.next
    assert max(kind(2024), kind(2026), kind(2025)) == kind(2026)


@pytest.mark.parametrize("kind", KINDS)
def test_a_year_contains_its_end_days_and_no_others(kind):
    year = kind(2025)

    assert not year.contains(date(2025, 3, 31))
    assert year.contains(date(2025, 4, 1))
    assert year.contains(date(2026, 3, 31))
    assert not year.contains(date(2026, 4, 1))
    assert year.period == Period(first_day=date(2025, 4, 1), last_day=date(2026, 3, 31))
    assert kind.containing(date(2025, 4, 1)) == year
    assert kind.containing(date(2026, 3, 31)) == year


def test_a_reporting_year_knows_its_financial_year():
    assert ReportingYear(2025).financial_year == FinancialYear(2025)


@pytest.mark.parametrize("start_year", [0, -1, 9999])
def test_a_financial_year_outside_the_calendar_is_refused(start_year):
    with pytest.raises(BadFinancialYear, match=f"years 1 to 9998, and {start_year} was given"):
        FinancialYear(start_year)


@pytest.mark.parametrize("start_year", [1, 9998])
def test_the_first_and_the_last_financial_year_of_the_calendar(start_year):
    year = FinancialYear(start_year)

    assert (year.first_day.year, year.last_day.year) == (start_year, start_year + 1)


@pytest.mark.parametrize("start_year", [2015, 9999])
def test_there_is_no_reporting_year_before_the_first(start_year):
    with pytest.raises(BadReportingYear, match=f"begins in {start_year}"):
        ReportingYear(start_year)


def test_a_day_before_the_first_reporting_year_is_refused():
    with pytest.raises(BadReportingYear, match="The first is 2016-17"):
        ReportingYear.containing(date(2016, 3, 31))


def test_the_first_reporting_year_has_none_before_it():
    with pytest.raises(BadReportingYear, match="begins in 2015"):
        _ = ReportingYear(2016).previous
