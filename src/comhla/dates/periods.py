"""Periods of whole days, and what is left uncovered by them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from comhla.dates.days import moved_by_days
from comhla.dates.errors import ReversedPeriod
from comhla.dates.years import last_day_of_years_beginning_with


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """An unbroken run of days, with its first and its last day inside it.

    `last_day` is None while the period has no end: a plan still in force, a member still in
    office. It has to be said, because a forgotten last day would otherwise mean "for ever".
    Raises `ReversedPeriod` when the last day is earlier than the first.
    """

    first_day: date
    last_day: date | None

    def __post_init__(self) -> None:
        if self.last_day is not None and self.last_day < self.first_day:
            raise ReversedPeriod(
                f"The last day, {self.last_day.isoformat()}, is earlier than the first day, "
                f"{self.first_day.isoformat()}. Check whether the two days were exchanged."
            )

    @classmethod
    def half_open(cls, start: date, end: date | None) -> Period:
        """Return the period from `start` until `end`, where `end` is the first day outside.

        "Until 1 April 2019" is the same period as "to 31 March 2019". Raises `ReversedPeriod`
        when `end` is not later than `start`: such a period holds no day.
        """
        if end is None:
            return cls(first_day=start, last_day=None)
        if end <= start:
            raise ReversedPeriod(
                f"A period from {start.isoformat()} until {end.isoformat()} holds no day, "
                "because the day it runs until is the first day outside it."
            )
        return cls(first_day=start, last_day=moved_by_days(end, days=-1))

    @classmethod
    def of_years_beginning_with(cls, day: date, *, years: int) -> Period:
        """Return the period of that many years whose first day is `day`.

        It ends on the day before the anniversary: see `last_day_of_years_beginning_with`.
        """
        return cls(first_day=day, last_day=last_day_of_years_beginning_with(day, years=years))

    @property
    def end(self) -> date | None:
        """The first day outside the period, after its last day; None while it has no end."""
        if self.last_day is None:
            return None
        return moved_by_days(self.last_day, days=1)

    @property
    def days(self) -> int | None:
        """How many days the period holds, first and last included; None while it has no end."""
        if self.last_day is None:
            return None
        return (self.last_day - self.first_day).days + 1

    def contains(self, day: date) -> bool:
        """Return whether `day` is inside; the first and the last day are."""
        return self.first_day <= day and (self.last_day is None or day <= self.last_day)

    def overlaps(self, other: Period) -> bool:
        """Return whether the two periods share at least one day."""
        return (other.last_day is None or self.first_day <= other.last_day) and (
            self.last_day is None or other.first_day <= self.last_day
        )


def parts_not_covered(whole: Period, *, by: Iterable[Period]) -> tuple[Period, ...]:
    """Return the parts of `whole` on which none of the other periods runs, in order.

    For duties that hold every day, such as a plan or a direction in force. The periods may overlap
    and come in any order. The answer is empty when every day is covered.
    """
    gaps: list[Period] = []
    next_day: date | None = whole.first_day
    for period in sorted(by, key=_first_day):
        if next_day is None or (whole.last_day is not None and period.first_day > whole.last_day):
            break
        if period.first_day > next_day:
            gaps.append(Period.half_open(next_day, period.first_day))
        if period.last_day is None or period.last_day >= next_day:
            next_day = period.end
    if next_day is not None and (whole.last_day is None or next_day <= whole.last_day):
        gaps.append(Period(first_day=next_day, last_day=whole.last_day))
    return tuple(gaps)


def _first_day(period: Period) -> date:
    return period.first_day
