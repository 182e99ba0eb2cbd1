"""Answers that many duties share: something had to be done by a last day, or before something else."""

from __future__ import annotations

from datetime import date
from typing import Any

from comhla.law.answers import Answer, cannot_tell, met, not_met, not_yet_due
from comhla.law.asked import Asked
from comhla.law.events import Event


def done_in_time(asked: Asked, *, what: str, done: Event, due: date, missing: str, then: str, **words: Any) -> Answer:
    """Whether something was done on or before its last day.

    Args:
        asked: the question.
        what: the deed, as a noun phrase that begins the sentence: "Publication of the report for {year}".
        done: when it was done.
        due: the last day in time.
        missing: the place of `done` in the authority file, as `performance_reports.published_on`.
        then: what to do about it while it is not done.
        words: what goes into the named places of `what` and `then`.

    Returns:
        met or not_met once done (late stays not met, with the days late); not_yet_due up to the last day;
        afterwards not_met where it is recorded as not done and cannot_tell where nothing is recorded.
    """
    if asked.happened(done):
        if done <= due:
            return met(
                f"{what}: done on {{done}}; the last day in time was {{last}}.",
                due=due,
                done=done,
                last=due,
                **words,
            )
        return not_met(
            f"{what}: done on {{done}}, {{late}} after the last day in time, {{last}}.",
            then="It is already done; nothing is left to do but to say so openly.",
            due=due,
            done=done,
            last=due,
            late=days(number=(done - due).days),
            **words,
        )
    if not asked.past(due):
        return not_yet_due(f"{what}: the last day in time is {{last}}.", due=due, then=then, last=due, **words)
    if done is None:
        return cannot_tell(
            f"{what}: it was due by {{last}}, and whether it was done is not recorded.",
            missing=(missing,),
            last=due,
            **words,
        )
    return not_met(f"{what}: it was due by {{last}} and is not done.", due=due, then=then, last=due, **words)


def days(*, number: int) -> str:
    """`1 day`, `14 days`."""
    return "1 day" if number == 1 else f"{number} days"
