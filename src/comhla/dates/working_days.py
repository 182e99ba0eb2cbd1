"""Counting working days.

Bank holidays are facts with a source and a span of time, so they are passed in, together with the
first and the last day for which they are complete. A count that would need a day outside that span
is refused rather than guessed.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from comhla.dates.days import moved_by_days
from comhla.dates.errors import BadCount, BadDay, DayNotCovered, OpenPeriod, ReversedPeriod
from comhla.dates.months import days_in_month
from comhla.dates.periods import Period
from comhla.dates.words import in_words

_A_LEAP_YEAR = 2000
_SATURDAY = 5


@dataclass(frozen=True, slots=True, order=True, kw_only=True)
class MonthDay:
    """A day of every year, such as 24 December. 29 February exists in leap years only.

    Raises `BadDay` when no year has such a day.
    """

    month: int
    day: int

    def __post_init__(self) -> None:
        if not self._exists():
            raise BadDay(f"No year has a day {self.day} in month {self.month}.")

    def _exists(self) -> bool:
        return 1 <= self.month <= 12 and 1 <= self.day <= days_in_month(year=_A_LEAP_YEAR, month=self.month)


CHRISTMAS_EVE = MonthDay(month=12, day=24)
"""Not a working day for the inspection of accounts (SSI 2014/200 reg 9)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkingDays:
    """A calendar of working days: not Saturdays, Sundays, bank holidays or other closed days.

    `first_day_covered` and `last_day_covered` say for which days `bank_holidays` is complete; bank
    holidays outside are not looked at. `other_closed_days` are closed in every year, for rules that
    leave out more than bank holidays: `CHRISTMAS_EVE` for accounts.

    Every method raises `DayNotCovered` when its count needs a day outside. Building a calendar
    lists all its working days, so build one and keep it: each count is then a search in that list,
    as quick for a hundred days as for one.
    """

    bank_holidays: frozenset[date]
    first_day_covered: date
    last_day_covered: date
    other_closed_days: frozenset[MonthDay] = frozenset()
    _working: tuple[date, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        if self.last_day_covered < self.first_day_covered:
            raise ReversedPeriod(
                f"The last day covered, {in_words(self.last_day_covered)}, is earlier than the first, "
                f"{in_words(self.first_day_covered)}."
            )
        object.__setattr__(self, "_working", tuple(self._working_days_listed()))

    def is_working_day(self, day: date) -> bool:
        """Return whether `day` is a working day."""
        position = self._position_from(day)
        return position < len(self._working) and self._working[position] == day

    def on_or_after(self, day: date) -> date:
        """Return `day` when it is a working day, and otherwise the next working day.

        This is how 17 June and 1 July move for the inspection of accounts (SSI 2014/200 reg 9).
        The days of the 2014 Act itself do not move.
        """
        return self._at(self._position_from(day))

    def nth_working_day_after(self, day: date, n: int) -> date:
        """Return the nth working day after `day`, which is not counted itself.

        An answer to a request for information is due by the 20th working day after its receipt
        (Freedom of Information (Scotland) Act 2002, s.10). Raises `BadCount` when `n` is less
        than 1.
        """
        return self._at(self._position_after(day) + _at_least_one(n) - 1)

    def nth_working_day_before(self, day: date, n: int) -> date:
        """Return the nth working day before `day`, which is not counted itself.

        Standing orders count back so from the day of a notice to the day by which papers are wanted. Raises
        `BadCount` when `n` is less than 1, and `DayNotCovered` when the count goes back beyond the first day covered.
        """
        position = self._position_from(day) - _at_least_one(n)
        if position < 0:
            raise DayNotCovered(
                f"This count goes back beyond {in_words(self.first_day_covered)}, the first day for which "
                "bank holidays are known. Add the bank holidays of earlier years."
            )
        return self._working[position]

    def nth_working_day_after_leaving_out(self, day: date, n: int, *, left_out: Period) -> date:
        """Return the nth working day after `day`, counting no day of the period left out.

        Days between a fees notice and its payment do not count towards the 20 working days for a
        request for information. Which of the two end days are left out is for the caller to say
        with the period. Raises `OpenPeriod` when the period has no last day and begins before the
        count is over, because the answer is then not known yet; and `BadCount` when `n` is less
        than 1.
        """
        plain = self.nth_working_day_after(day, n)
        counted = Period(first_day=moved_by_days(day, days=1), last_day=plain)
        if not left_out.overlaps(counted):
            return plain
        if left_out.last_day is None:
            raise OpenPeriod(
                f"The days from {in_words(left_out.first_day)} do not count, and no last day of that "
                "period is recorded, so the count has not ended."
            )
        day_before = moved_by_days(max(counted.first_day, left_out.first_day), days=-1)
        return self.nth_working_day_after(day, n + self.working_days_after_up_to(day_before, left_out.last_day))

    def last_of_n_working_days_beginning_with(self, day: date, n: int) -> date:
        """Return the last of n working days, the first of which is `day` when it is a working day.

        When `day` is not one, the next working day is the first. The inspection of accounts lasts
        15 working days (SSI 2014/200 reg 9). Raises `BadCount` when `n` is less than 1.
        """
        return self._at(self._position_from(day) + _at_least_one(n) - 1)

    def working_days_after_up_to(self, start: date, end: date) -> int:
        """Return how many working days lie after `start` and up to `end`, `end` included.

        The answer is 0, never negative, when `end` is not later than `start`.
        """
        return max(self._position_after(end) - self._position_after(start), 0)

    def _position_from(self, day: date) -> int:
        self._check_covered(day)
        return bisect_left(self._working, day)

    def _position_after(self, day: date) -> int:
        self._check_covered(day)
        return bisect_right(self._working, day)

    def _at(self, position: int) -> date:
        if position >= len(self._working):
            raise DayNotCovered(
                f"This count goes beyond {in_words(self.last_day_covered)}, the last day for which "
                "bank holidays are known. Add the bank holidays of later years."
            )
        return self._working[position]

    def _check_covered(self, day: date) -> None:
        if not self.first_day_covered <= day <= self.last_day_covered:
            raise DayNotCovered(
                f"Bank holidays are known from {in_words(self.first_day_covered)} to "
                f"{in_words(self.last_day_covered)}, and {in_words(day)} is outside. "
                "Add the bank holidays of the years that are missing."
            )

    def _working_days_listed(self) -> Iterator[date]:
        closed = {(other.month, other.day) for other in self.other_closed_days}
        for ordinal in range(self.first_day_covered.toordinal(), self.last_day_covered.toordinal() + 1):
            day = date.fromordinal(ordinal)
            is_closed = day in self.bank_holidays or (day.month, day.day) in closed
            if day.weekday() < _SATURDAY and not is_closed:
                yield day


def _at_least_one(n: int) -> int:
    if n < 1:
        raise BadCount(f"At least 1 working day has to be counted, and {n} was given.")
    return n
