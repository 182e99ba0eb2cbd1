"""What can go wrong when days are read or counted.

Every message is a complete sentence or two that a member of staff can act on, so that the
entrances can show it unchanged.
"""

from __future__ import annotations


class DatesError(ValueError):
    """The base of every error that `comhla.dates` raises."""


class BadDay(DatesError):
    """A text is not a day written as year-month-day, or names a day that does not exist."""


class BadCount(DatesError):
    """A number of years, months or days is too small for the counting asked for."""


class BadFinancialYear(DatesError):
    """A text or a number does not name a financial year."""


class BadReportingYear(DatesError):
    """A text, a number or a day does not name a reporting year of the 2014 Act."""


class ReversedPeriod(DatesError):
    """A period's last day is earlier than its first day, so the period holds no day at all."""


class OpenPeriod(DatesError):
    """A count needs a period with a last day, and the period has none yet."""


class DayNotCovered(DatesError):
    """The bank holidays supplied do not cover a day that the count needs."""


class OutsideCalendar(DatesError):
    """The answer would fall outside the years 1 to 9999, which is all that a date can hold."""
