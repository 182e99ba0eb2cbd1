"""Reporting years of the annual performance report (2014 Act, s.42; SSI 2014/284).

Paraphrase: a reporting year begins with the prescribed day, 1 April 2016, and ends on its first
anniversary; then each later year. Read literally, it therefore ends on 1 April, one day longer
than the financial year. Guidance and practice use 1 April to 31 March, and so do the figures here.
The report is published before four months beginning with the end of the year have passed: 31 July
is in time on every reading, 1 August is open to argument, and from 2 August it is late on every
reading. No weekend moves these days. Text: https://www.legislation.gov.uk/asp/2014/9/section/42
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import MAXYEAR, date

from comhla.dates.errors import BadReportingYear
from comhla.dates.financial_years import FinancialYear
from comhla.dates.periods import Period
from comhla.dates.year_labels import start_year_of_label, year_label

_FIRST_START_YEAR = 2016
_YEARS_COMPARED = 5


@dataclass(frozen=True, slots=True, order=True)
class ReportingYear:
    """A reporting year, known by the calendar year in which it begins.

    `ReportingYear(2016)` is 2016-17, the first one. Earlier years sort first. Raises
    `BadReportingYear` for years before the first.
    """

    start_year: int

    def __post_init__(self) -> None:
        if not _FIRST_START_YEAR <= self.start_year < MAXYEAR:
            raise BadReportingYear(
                f"There is no reporting year that begins in {self.start_year}. The first is 2016-17."
            )

    @classmethod
    def containing(cls, day: date) -> ReportingYear:
        """Return the year for whose figures `day` counts: 1 April to 31 March.

        Raises `BadReportingYear` for a day before 1 April 2016.
        """
        return cls(FinancialYear.containing(day).start_year)

    @classmethod
    def from_label(cls, text: str) -> ReportingYear:
        """Return the year written as "2025-26"; raises `BadReportingYear` for any other form."""
        return cls(start_year_of_label(text, kind="reporting year", error=BadReportingYear))

    def __str__(self) -> str:
        return self.label

    @property
    def label(self) -> str:
        """The year as written in reports, as in "2025-26"."""
        return year_label(self.start_year)

    @property
    def first_day(self) -> date:
        """The first day whose figures count: 1 April."""
        return date(self.start_year, 4, 1)

    @property
    def last_day(self) -> date:
        """The last day whose figures count: 31 March."""
        return date(self.start_year + 1, 3, 31)

    @property
    def period(self) -> Period:
        """The days whose figures count, as a period."""
        return Period(first_day=self.first_day, last_day=self.last_day)

    @property
    def financial_year(self) -> FinancialYear:
        """The financial year with the same days."""
        return FinancialYear(self.start_year)

    @property
    def literal_first_day(self) -> date:
        """The first day on a literal reading of s.42(8): 1 April 2016, and 2 April in later years."""
        return date(self.start_year, 4, 1 if self.start_year == _FIRST_START_YEAR else 2)

    @property
    def literal_last_day(self) -> date:
        """The last day on a literal reading of s.42(8): the anniversary, 1 April."""
        return date(self.start_year + 1, 4, 1)

    @property
    def report_due(self) -> date:
        """31 July: the last day on which publication is in time on every reading."""
        return date(self.start_year + 1, 7, 31)

    @property
    def day_open_to_argument(self) -> date:
        """1 August: in time at best on the literal reading, so a person has to judge."""
        return date(self.start_year + 1, 8, 1)

    @property
    def first_day_late_on_every_reading(self) -> date:
        """2 August: from this day publication is late however the year is read."""
        return date(self.start_year + 1, 8, 2)

    @property
    def next(self) -> ReportingYear:
        """The year after this one."""
        return ReportingYear(self.start_year + 1)

    @property
    def previous(self) -> ReportingYear:
        """The year before this one; raises `BadReportingYear` for the first year."""
        return ReportingYear(self.start_year - 1)

    @property
    def earlier_years_available(self) -> int:
        """How many earlier years a report compares with: five, or all there are when fewer.

        SSI 2014/326, as paraphrased: comparison with the five preceding reporting years.
        """
        return min(_YEARS_COMPARED, self.start_year - _FIRST_START_YEAR)

    @property
    def earlier_years(self) -> tuple[ReportingYear, ...]:
        """The earlier years a report compares with, oldest first: see `earlier_years_available`."""
        return tuple(
            ReportingYear(year) for year in range(self.start_year - self.earlier_years_available, self.start_year)
        )

    def contains(self, day: date) -> bool:
        """Return whether figures of `day` count for the year."""
        return self.first_day <= day <= self.last_day


FIRST_REPORTING_YEAR = ReportingYear(_FIRST_START_YEAR)
"""2016-17: the prescribed day is 1 April 2016 (SSI 2014/284 reg 3)."""
