"""The three-year clock of reviews of the strategic plan (act-2014/s37).

Public Bodies (Joint Working) (Scotland) Act 2014 section 37(10), https://www.legislation.gov.uk/asp/2014/9/section/37.
Three years beginning with the integration start day; after that, with the day on which a replacement prepared under the
section begins, or with the day of a decision not to replace. A replacement that was directed does not restart it.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import zip_longest
from typing import NamedTuple

from comhla.dates import last_day_of_years_beginning_with
from comhla.law.facts import AuthorityFacts, PlanOrigin, PlanReviewResult

YEARS = 3


class ReviewClock(NamedTuple):
    """One run of the three-year clock: its first day and last day in time, and the day on which the next run began.

    What began the next run was a review, so one that is not recorded was held all the same.
    """

    first_day: date
    last_day: date
    next_run: date | None


def review_clocks(facts: AuthorityFacts, until: date) -> Iterator[ReviewClock]:
    """Every run of the clock that has begun by a day, the earliest first."""
    starts = sorted(set(clock_starts(facts)))
    for start, next_run in zip_longest(starts, starts[1:]):
        if start <= until:
            yield clock_beginning_with(start, next_run)


def clock_beginning_with(first_day: date, next_run: date | None = None) -> ReviewClock:
    """The run of the clock that begins with a day."""
    return ReviewClock(first_day, last_day_of_years_beginning_with(first_day, years=YEARS), next_run)


def clock_on(facts: AuthorityFacts, day: date) -> ReviewClock | None:
    """The last run that has begun on a day; None where the record knows of none."""
    return max(review_clocks(facts, day), default=None)


def clock_starts(facts: AuthorityFacts) -> Iterator[date]:
    """The days with which runs of the clock begin, as far as they are recorded."""
    if facts.establishment is not None and isinstance(facts.establishment.functions_delegated_on, date):
        yield facts.establishment.functions_delegated_on
    for plan in facts.plans or ():
        if plan.origin is PlanOrigin.REVIEW and plan.period_first_day is not None:
            yield plan.period_first_day
    for review in facts.plan_reviews or ():
        if review.result is PlanReviewResult.KEEP and isinstance(review.decided_on, date):
            yield review.decided_on
