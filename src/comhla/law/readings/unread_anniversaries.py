"""Things due some years after another, where the words that say how to count were not read.

Before the anniversary they are in time on every reading, and after it late on every reading. The anniversary itself
is a question for a person.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from comhla.dates import anniversary, moved_by_days
from comhla.law.answers import Answer, for_a_person
from comhla.law.asked import Asked
from comhla.law.events import Event
from comhla.law.timing import done_in_time


def done_by_anniversary(
    asked: Asked, *, what: str, done: Event, since: date, years: int, missing: str, then: str, **words: Any
) -> Answer:
    """Whether something was done within some years of another thing.

    Args:
        asked: the question.
        what: the deed, as a noun phrase that begins the sentence.
        done: when it was done.
        since: the day from which the years run.
        years: how many.
        missing: the place of `done` in the authority file.
        then: what to do about it while it is not done.
        words: what goes into the named places of `what` and `then`.

    Returns:
        As `done_in_time` up to the day before the anniversary and after the anniversary; for_a_person on the
        anniversary itself, also where it was done on that day.
    """
    day = anniversary(since, years=years)
    happened = asked.happened(done)
    on_the_day = done == day if happened else asked.reached(day) and not asked.past(day)
    if on_the_day:
        return for_a_person(
            f"{what}: {{day}} is exactly {{years}} years after {{since}}, and the words that say whether that day is"
            " still in time were not read. Is it?",
            due=day,
            day=day,
            years=years,
            since=since,
            **words,
        )
    early = isinstance(done, date) and done < day if happened else not asked.reached(day)
    return done_in_time(
        asked,
        what=what,
        done=done,
        due=moved_by_days(day, days=-1) if early else day,
        missing=missing,
        then=then,
        **words,
    )
