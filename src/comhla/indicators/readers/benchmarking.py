"""What the tables of the local government benchmarking framework have in common."""

from __future__ import annotations

from collections import Counter

from comhla.indicators.errors import Unknown
from comhla.indicators.observations import Observation
from comhla.indicators.periods import MeasuredPeriod, PeriodKind, read_period
from comhla.indicators.readers.reading import Reading
from comhla.indicators.readers.tables import Row
from comhla.indicators.release import PublishedIndicator

_DELAYS = "NI-19"
_FIRST_MONTH_OF_DELAYS = read_period("2016-07", PeriodKind.MONTH)
"""Since when delayed discharges have been counted by month as they are today."""

REAL = "-real"
"""What is added to the key of a cost that is printed in the prices of the edition, and not of its year."""

IN_REAL_PRICES = (
    PublishedIndicator(f"SW01{REAL}", "Cost of an hour of home care, in the prices of the edition", "pounds an hour"),
    PublishedIndicator(f"SW05{REAL}", "Cost of a place in a care home, in the prices of the edition", "pounds a week"),
)


class LeftOut:
    """Counts the rows of other services, which the catalogue does not hold."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._rows: Counter[str] = Counter()

    def count(self, code: str) -> None:
        """One more row of this code."""
        self._rows[code] += 1

    def say(self) -> None:
        """Tell how many rows were left out, and of which indicators."""
        if self._rows:
            codes = ", ".join(sorted(self._rows))
            what = f"{self._rows.total():,} rows of {len(self._rows)} other indicators were left out: {codes}."
            self._reading.remark(what, "Nothing need be done; only adult social care is read.")


class WholeYears:
    """Keeps back the figures of years that the months behind them do not fill, though they are printed as years.

    Delayed discharges made from the monthly table begin in July 2016; those of older tables are whole years and go
    further back, which tells the two apart. A year that was not over when the edition was published is never whole.
    """

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._delays: list[tuple[Observation, Row]] = []
        self._partial: Counter[tuple[str, str]] = Counter()

    def add(self, found: Observation | None, row: Row) -> None:
        """Keep a figure, unless its year was not over."""
        published = self._reading.given.published_on
        if found is None:
            return
        if published is not None and found.period.last_day >= published:
            self._partial[found.indicator, found.period.key] += 1
        elif found.indicator == _DELAYS:
            self._delays.append((found, row))
        else:
            self._reading.add(found, row)

    def say(self) -> None:
        """Keep the delays that are of whole years, and tell what was left out."""
        began = min((found.period.first_day for found, _ in self._delays), default=None)
        holds_first_month = _FIRST_MONTH_OF_DELAYS.first_day
        for found, row in self._delays:
            if found.period.first_day == began and found.period.first_day < holds_first_month <= found.period.last_day:
                self._partial[found.indicator, found.period.key] += 1
            else:
                self._reading.add(found, row)
        for (indicator, year), figures in sorted(self._partial.items()):
            what = f"{indicator} for {year} is printed as a year and is only a part of one."
            what = f"{what} {figures} figures were left out."
            self._reading.remark(what, "Take the year from a table of whole years.")
        if self._reading.given.published_on is None:
            what = "It is not known when this was published, so it cannot be told whether its last year is a whole one."
            self._reading.remark(what, "Give the day of publication.")


def survey_year(text: str) -> tuple[MeasuredPeriod, bool]:
    """The wave of the health and care experience survey, and whether its label had to be put right.

    The editions of 2019 and 2020 print the wave of 2013/14 as 2014-15 for two indicators; later ones print the same
    figures as 2013-14. There were waves in 2013/14 and every second year after it, so a label between two is a slip.

    Raises:
        Unknown: where the text is no year, or not one of a wave.
    """
    period = read_period(text, PeriodKind.SURVEY_YEAR)
    if period.first_day.year == 2014:
        return read_period("2013-14", PeriodKind.SURVEY_YEAR), True
    if period.first_day.year % 2 == 0:
        raise Unknown(f"There was no wave of the health and care experience survey in {text}.")
    return period, False
