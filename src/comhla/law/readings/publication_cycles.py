"""Publications that fall due again and again, each within some years of the last one actually published.

"At intervals of not more than two years" is kept by publishing on the second anniversary itself. Publishing early
moves the next day forward too, because the interval runs from the publication and not from a calendar.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from comhla.dates import last_day_of_interval_of_not_more_than_years, moved_by_days
from comhla.law.answers import Answer, for_a_person
from comhla.law.asked import Asked
from comhla.law.duty import Subject
from comhla.law.events import NOT_DONE, Event
from comhla.law.facts import AuthorityFacts, PublicationKind
from comhla.law.timing import done_in_time

_SHOWN_BEFOREHAND = 28

USES = ("publications.kind", "publications.published_on", "establishment.established_on")
"""What `published_in_turn` reads."""


class Turn(NamedTuple):
    """One turn of a cycle: the publication it follows, if any, and the last day in time for the next."""

    follows: date | None
    due: date


def turns(facts: AuthorityFacts, kind: PublicationKind, *, first_due: date, years: int) -> Iterator[Subject[Turn]]:
    """The first turn, due by a fixed day, and one for every day of publication, due within `years` of it."""
    name = kind.value.replace("_", " ")
    shown = moved_by_days(first_due, days=-_SHOWN_BEFOREHAND)
    yield Subject(f"{kind.value}-first", f"the first {name}", shown, first_due, Turn(None, first_due))
    published = {each.published_on for each in facts.publications_of(kind) if isinstance(each.published_on, date)}
    for day in sorted(published):
        due = last_day_of_interval_of_not_more_than_years(day, years=years)
        label = f"the {name} after that of {day.isoformat()}"
        yield Subject(f"{kind.value}-after-{day.isoformat()}", label, day, due, Turn(day, due))


def published_in_turn(asked: Asked, turn: Turn, kind: PublicationKind, *, what: str, then: str) -> Answer | None:
    """Whether the publication of a turn came in time.

    Args:
        asked: the question.
        turn: the turn of the cycle.
        kind: what is published.
        what: the publication, as a noun phrase without an article.
        then: what to do while it is not published; {last} is the last day in time.
    """
    established = None if asked.facts.establishment is None else asked.facts.establishment.established_on
    if turn.follows is None and isinstance(established, date) and established > turn.due:
        return _after_the_first_day(asked, established, turn.due, what)
    following = [
        each.published_on
        for each in asked.facts.publications_of(kind)
        if asked.happened(each.published_on) and (turn.follows is None or each.published_on > turn.follows)
    ]
    what = f"The first {what}" if turn.follows is None else f"The {what} after that of {{follows}}"
    return done_in_time(
        asked,
        what=what,
        done=min(following, default=_silent_or_not_done(asked.facts, kind)),
        due=turn.due,
        missing="publications.published_on",
        then=then,
        follows=turn.follows,
    )


def _after_the_first_day(asked: Asked, established: date, due: date, what: str) -> Answer | None:
    if not asked.reached(established):
        return None
    return for_a_person(
        f"The law fixes {{due_on}} for the first {what}, and the board was established after it, on {{established}}."
        " When was the first one due here?",
        due_on=due,
        established=established,
    )


def _silent_or_not_done(facts: AuthorityFacts, kind: PublicationKind) -> Event:
    """Not recorded where some publication of the kind has no day; otherwise the list says that there was none."""
    silent = any(each.published_on is None for each in facts.publications_of(kind))
    return None if silent else NOT_DONE
