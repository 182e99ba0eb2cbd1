"""Financial years, from 1 April to 31 March."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR, date

from comhla.dates.errors import BadFinancialYear
from comhla.dates.periods import Period
from comhla.dates.year_labels import start_year_of_label, year_label


@dataclass(frozen=True, slots=True, order=True)
class FinancialYear:
    """The year from 1 April to the next 31 March, known by the calendar year in which it begins.

    `FinancialYear(2025)` is 2025-26. Earlier years sort first. Raises `BadFinancialYear` outside
    the years 1 to 9998.
    """

    start_year: int

    def __post_init__(self) -> None:
        if not MINYEAR <= self.start_year < MAXYEAR:
            raise BadFinancialYear(
                f"A financial year begins in one of the years 1 to 9998, and {self.start_year} was given."
            )

    @classmethod
    def containing(cls, day: date) -> FinancialYear:
        """Return the financial year in which `day` falls: 31 March 2026 is in 2025-26."""
        return cls(day.year if day.month >= 4 else day.year - 1)

    @classmethod
    def from_label(cls, text: str) -> FinancialYear:
        """Return the year written as "2025-26"; raises `BadFinancialYear` for any other form."""
        return cls(start_year_of_label(text, kind="financial year", error=BadFinancialYear))

    def __str__(self) -> str:
        return self.label

    @property
    def label(self) -> str:
        """The year as written in reports, as in "2025-26"."""
        return year_label(self.start_year)

    @property
    def first_day(self) -> date:
        """1 April."""
        return date(self.start_year, 4, 1)

    @property
    def last_day(self) -> date:
        """31 March of the next calendar year."""
        return date(self.start_year + 1, 3, 31)

    @property
    def period(self) -> Period:
        """The year as a period, both days inside."""
        return Period(first_day=self.first_day, last_day=self.last_day)

    @property
    def next(self) -> FinancialYear:
        """The year after this one."""
        return FinancialYear(self.start_year + 1)

    @property
    def previous(self) -> FinancialYear:
        """The year before this one."""
        return FinancialYear(self.start_year - 1)

    def contains(self, day: date) -> bool:
        """Return whether `day` falls in the year; 1 April and 31 March do."""
        return self.start_year == (day.year if day.month >= 4 else day.year - 1)
