"""Who chairs a body on a day.

The joint board: SSI 2014/285 articles 4 and 6. The monitoring committee: SSI 2014/281 articles 6 and 7.
"""

from __future__ import annotations

from datetime import date

from comhla.law.facts import AuthorityFacts, ChairPeriod


def chair_periods_on(facts: AuthorityFacts, body: str, day: date) -> tuple[ChairPeriod, ...]:
    """The appointing periods of a body that run on a day, the one that began last at the end."""
    running = (
        each
        for each in facts.chair_periods or ()
        if each.body == body and each.first_day <= day and (each.last_day is None or day <= each.last_day)
    )
    return tuple(sorted(running, key=lambda each: each.first_day))


def chair_period_on(facts: AuthorityFacts, body: str, day: date) -> ChairPeriod | None:
    """The appointing period of a body on a day; where two are recorded, the one that began last."""
    return next(reversed(chair_periods_on(facts, body, day)), None)
