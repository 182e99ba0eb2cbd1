"""Events that may not have happened: a day, "not done", or not recorded.

Three different things. A day says when it happened. `NOT_DONE` says that whoever keeps the record knows that it
has not happened. None says that the record is silent, and nothing may be concluded from silence.
"""

from __future__ import annotations

from datetime import date
from enum import Enum


class NotDone(Enum):
    """The type of `NOT_DONE`, so that a checker can tell it from a day."""

    NOT_DONE = "not done"


NOT_DONE = NotDone.NOT_DONE
Event = date | NotDone | None


def the_day(event: Event) -> date:
    """The day of an event that is known to have one, as a subject that was found by it.

    Raises:
        ValueError: where the event has no day. That is a mistake in a rule, not in a file.
    """
    if not isinstance(event, date):
        raise ValueError(f"a day was expected, not {event}")
    return event
