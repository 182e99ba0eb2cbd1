"""Counting single days: clear days, gaps, and comparing a day with a limit.

No function here moves a day because of a weekend or a holiday. The Public Bodies (Joint
Working) (Scotland) Act 2014 has no such extension; the few rules that do are counted with
`comhla.dates.WorkingDays`.
"""

from __future__ import annotations

from datetime import date, timedelta

from comhla.dates.errors import BadCount, OutsideCalendar


def not_later_than(day: date, limit: date) -> bool:
    """Return whether `day` is on or before `limit`: the limit itself is in time.

    For the words "by", "on or before", "no later than".
    """
    return day <= limit


def not_earlier_than(day: date, limit: date) -> bool:
    """Return whether `day` is on or after `limit`: the limit itself is late enough.

    For the words "from", "on or after", "at least ... after".
    """
    return day >= limit


def before(day: date, limit: date) -> bool:
    """Return whether `day` is before `limit`: the limit itself is already too late.

    For the word "before", as in submission of the first schemes before 1 April 2015
    (SSI 2014/284 reg 2).
    """
    return day < limit


def days_late(day: date, last_in_time: date) -> int:
    """Return how many days after the last day in time `day` falls, and 0 when it is in time.

    The first day after the last day in time is one day late.
    """
    return max((day - last_in_time).days, 0)


def days_from(trigger: date, act: date) -> int:
    """Return the gap from the day of a trigger to the day of an act, without the trigger's own day.

    For "as soon as practicable", where no number of days is fixed and only the gap is shown. An act
    on the same day has a gap of 0; an act before its trigger has a negative one, which is shown
    as it is because it usually means that one of the two days was recorded wrongly.
    """
    return (act - trigger).days


def clear_days_between(earlier: date, later: date) -> int:
    """Return the number of days strictly between two days, counting neither of them.

    This is how notice of a meeting is counted (SSI 2014/285 schedule, para 2: five clear days):
    the day of the notice and the day of the meeting are both left out. The answer is 0, never
    negative, when nothing lies between, or when the days are in the wrong order.
    """
    return max((later - earlier).days - 1, 0)


def latest_day_leaving_clear_days(before: date, *, clear_days: int) -> date:
    """Return the last day on which notice still leaves that many clear days before a day.

    With five clear days, a meeting on Wednesday 16 September 2026 needs its notice on Thursday
    10 September at the latest. Raises `BadCount` when `clear_days` is negative.
    """
    if clear_days < 0:
        raise BadCount(f"The number of clear days cannot be negative, and {clear_days} was given.")
    return moved_by_days(before, days=-(clear_days + 1))


def first_day_at_least_days_after(day: date, *, days: int) -> date:
    """Return the first day that is at least that many days after `day`, not counting `day` itself.

    At least 14 days after 17 June is 1 July, as for the start of the inspection of accounts
    (SSI 2014/200 reg 9). Raises `BadCount` when `days` is negative.
    """
    if days < 0:
        raise BadCount(f"The number of days cannot be negative, and {days} was given.")
    return moved_by_days(day, days=days)


def first_day_exceeding_days(start: date, *, days: int) -> date:
    """Return the first day on which more than that many days have passed since `start`.

    A requisition that is not acted on within seven days lets those who signed it call the meeting
    themselves from the eighth day after it was made (SSI 2014/285 schedule, para 1). Raises
    `BadCount` when `days` is negative.
    """
    if days < 0:
        raise BadCount(f"The number of days cannot be negative, and {days} was given.")
    return moved_by_days(start, days=days + 1)


def moved_by_days(day: date, *, days: int) -> date:
    """Return the day that many days later, or earlier when `days` is negative.

    Raises `OutsideCalendar` when there is no such date, which happens when a system has written
    31 December 9999 for "no end". Record no day instead.
    """
    try:
        return day + timedelta(days=days)
    except OverflowError:
        raise OutsideCalendar(f"The day {days} days from {day.isoformat()} is outside the years 1 to 9999.") from None
