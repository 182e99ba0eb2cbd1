"""Terms of office and appointing periods on boards and monitoring committees."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from itertools import pairwise

from comhla.dates.errors import ReversedPeriod
from comhla.dates.words import in_words
from comhla.dates.years import last_day_of_years_beginning_with


def term_is_within_years(first_day: date, last_day: date, *, years: int) -> bool:
    """Return whether a term, with both its days inside, is no longer than that many years.

    Terms of office and appointing periods are at most three years (SSI 2014/285 arts 4, 6 and 7, and
    for monitoring committees SSI 2014/281). A term that begins on 1 April 2024 may last until
    31 March 2027; with 1 April 2027 inside it would be a day too long. Raises `ReversedPeriod` when
    the last day is earlier than the first and `BadCount` when `years` is less than 1.
    """
    if last_day < first_day:
        raise ReversedPeriod(f"A term from {in_words(first_day)} cannot end earlier, on {in_words(last_day)}.")
    return last_day <= last_day_of_years_beginning_with(first_day, years=years)


def sides_alternate(sides: Iterable[object]) -> bool:
    """Return whether no side comes twice running, in the order given.

    The right to appoint the chair passes to the other side for each successive appointing period
    (SSI 2014/285 arts 4 and 6). Fewer than two periods always alternate.
    """
    return all(earlier != later for earlier, later in pairwise(sides))
