"""Counting calendar months, by the corresponding date.

The corresponding date is the day with the same number in the later month. Months are calendar
months, never thirty days (Dodds v Walker [1981] UKHL; no Scottish authority was read).
"""

from __future__ import annotations

from datetime import MAXYEAR, date

from comhla.dates.days import moved_by_days
from comhla.dates.errors import BadCount, OutsideCalendar

_DAYS_IN_MONTH = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def days_in_month(*, year: int, month: int) -> int:
    """Return how many days a month has: `month` is 1 for January to 12 for December."""
    if month == 2 and year % 4 == 0 and (year % 100 != 0 or year % 400 == 0):
        return 29
    return _DAYS_IN_MONTH[month - 1]


def day_months_after(day: date, *, months: int) -> date:
    """Return the corresponding date that many months later; `day` itself is not counted.

    Where the later month is too short, its last day is taken: one month after 31 January 2026 is
    28 February 2026. For "no later than N months after", which this day still meets (British Sign
    Language (Scotland) Act 2015, s.3), and for "at least one month's notice", which this day is
    the first to give (SSI 2014/285 art 10). Raises `BadCount` when `months` is negative and
    `OutsideCalendar` beyond the year 9999.
    """
    year, month = _later_month(day, months)
    return date(year, month, min(day.day, days_in_month(year=year, month=month)))


def last_day_of_months_beginning_with(day: date, *, months: int) -> date:
    """Return the last day of a period of that many months whose first day is `day`.

    `day` counts as the first day, so the last day is the day before the corresponding date: four
    months beginning with 1 April end on 31 July (2014 Act, s.42(4), with the reporting year read
    literally). Where the later month has no
    corresponding date, the period ends with that month, so that twelve months always end on the
    same day as one year. Raises `BadCount` when `months` is less than 1 and `OutsideCalendar`
    beyond the year 9999.
    """
    if months < 1:
        raise BadCount(f"A period has at least 1 month, and {months} was given.")
    year, month = _later_month(day, months)
    length = days_in_month(year=year, month=month)
    if day.day > length:
        return date(year, month, length)
    return moved_by_days(date(year, month, day.day), days=-1)


def first_day_exceeding_months(start: date, *, months: int) -> date:
    """Return the first day on which more than that many months have passed since `start`.

    It is the day after the corresponding date. A vacancy that began on 1 March has lasted longer
    than six months on 2 September (SSI 2014/285 art 13(4)). Raises `BadCount` when `months` is
    negative and `OutsideCalendar` beyond the year 9999.
    """
    return moved_by_days(day_months_after(start, months=months), days=1)


def _later_month(day: date, months: int) -> tuple[int, int]:
    if months < 0:
        raise BadCount(f"The number of months cannot be negative, and {months} was given.")
    years, month_index = divmod(day.month - 1 + months, 12)
    year = day.year + years
    if year > MAXYEAR:
        raise OutsideCalendar(f"The day {months} months after {day.isoformat()} is outside the years 1 to 9999.")
    return year, month_index + 1
