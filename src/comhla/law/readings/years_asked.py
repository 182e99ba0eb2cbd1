"""Years from 1 April to 31 March that recur for ever, up to a day."""

from __future__ import annotations

from datetime import date


def last_ended_by(until: date) -> int:
    """The calendar year in which the last year began that has ended before `until`, or on the day before it."""
    return until.year - (1 if until >= date(until.year, 4, 1) else 2)
