"""Counting years: periods that begin with a day, and intervals between two events.

The two readings differ by one day, and the difference decides cases:

- "a period of 3 years beginning with 1 April 2024" ends on 31 March 2027. The third
  anniversary is one day late.
- "at intervals of not more than 2 years" from 30 April 2024 is met on 30 April 2026. The
  second anniversary is in time.

The counting is interpretation (corresponding date rule, Dodds v Walker [1981] UKHL; no Scottish
authority was read), not wording of the 2014 Act.
"""

from __future__ import annotations

from datetime import MAXYEAR, date

from comhla.dates.days import moved_by_days
from comhla.dates.errors import BadCount, OutsideCalendar


def anniversary(day: date, *, years: int) -> date:
    """Return the day with the same day and month that many years later.

    The anniversary of 29 February is 1 March in a year that has no 29 February, so that the day
    before it, the last day of the period, is 28 February. Raises `BadCount` when `years` is
    negative and `OutsideCalendar` beyond the year 9999.
    """
    if years < 0:
        raise BadCount(f"The number of years cannot be negative, and {years} was given.")
    year = day.year + years
    if year > MAXYEAR:
        raise OutsideCalendar(f"The day {years} years after {day.isoformat()} is outside the years 1 to 9999.")
    try:
        return day.replace(year=year)
    except ValueError:
        return date(year, 3, 1)


def last_day_of_years_beginning_with(day: date, *, years: int) -> date:
    """Return the last day of a period of that many years whose first day is `day`.

    `day` counts as the first day, so the last day is the day before the anniversary. For "before
    the end of the period of N years beginning with": the review of a strategic plan (2014 Act,
    s.37(10)), the review of a scheme (s.44(5)), a carers strategy (Carers (Scotland) Act 2016,
    s.33) and terms of office. Raises `BadCount` when `years` is less than 1.
    """
    if years < 1:
        raise BadCount(f"A period has at least 1 year, and {years} was given.")
    return moved_by_days(anniversary(day, years=years), days=-1)


def last_day_of_interval_of_not_more_than_years(day: date, *, years: int) -> date:
    """Return the last day in time when two events may be at most that many years apart.

    The anniversary itself is in time. For "at intervals of not more than N years" (SSI 2012/162
    regs 3 and 4, equality reports and outcomes). After an event on 29 February the anniversary is
    1 March where the year has no 29 February. Raises `BadCount` when `years` is less than 1.
    """
    if years < 1:
        raise BadCount(f"An interval has at least 1 year, and {years} was given.")
    return anniversary(day, years=years)
