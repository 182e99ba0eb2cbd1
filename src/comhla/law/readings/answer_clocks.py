"""Many things that each have to be given by a day of their own: answers to requests and complaints, notices.

One finding speaks of a whole year and names the references that are late. Working days leave out weekends and the
bank holidays of Scotland; the statutory definitions of a working day were not read, so the rules that count them
cannot accuse.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, NamedTuple, TypeGuard

from comhla.dates import DayNotCovered, Period
from comhla.law.answers import Answer, cannot_tell, met, not_met, not_yet_due
from comhla.law.asked import Asked
from comhla.law.events import Event
from comhla.reference import working_days

NO_DAY = date.max
"""Due on no day: the clock was stopped for good, or there is nothing to answer."""


class Stage(NamedTuple):
    """From one day on, the last day for the answer.

    `due` is None where the working days cannot be counted, because bank holidays of that time are not known, and
    `NO_DAY` while the clock is stopped and where no answer has to be given.
    """

    first_day: date
    due: date | None


class Clock(NamedTuple):
    """One letter or event, the last day for the answer as known from day to day, and the day of the answer."""

    id: str
    stages: tuple[Stage, ...]
    done: Event

    @property
    def due(self) -> date | None:
        """The last day for the answer, with everything that is recorded."""
        return self.stages[-1].due

    @property
    def in_time(self) -> bool:
        """Whether it was answered in time."""
        return isinstance(self.done, date) and self.due is not None and self.done <= self.due

    def due_as_known(self, asked: Asked) -> date | None:
        """The last day for the answer, as far as it was known on the day asked about."""
        return next(stage.due for stage in reversed(self.stages) if asked.reached(stage.first_day))


def came_in_time(event: Event, stages: Sequence[Stage]) -> TypeGuard[date]:
    """Whether an event came while the clock still ran."""
    due = stages[-1].due
    return isinstance(event, date) and due is not None and due != NO_DAY and event <= due


def stopped_by(event: Event, stages: list[Stage]) -> bool:
    """Stop the clock from the day of an event, where it came while the clock still ran."""
    if not came_in_time(event, stages):
        return False
    stages.append(Stage(event, NO_DAY))
    return True


def working_day_after(day: date, number: int, *, left_out: Period | None = None) -> date | None:
    """The last day for an answer: that many working days after `day`, which is not counted itself.

    Args:
        day: the day from which to count.
        number: how many working days.
        left_out: days that do not count.

    Returns:
        The day, or None where the count needs bank holidays that are not known.
    """
    calendar = working_days()
    try:
        if left_out is None:
            return calendar.nth_working_day_after(day, number)
        return calendar.nth_working_day_after_leaving_out(day, number, left_out=left_out)
    except DayNotCovered:
        return None


def answered_in_time(
    asked: Asked, clocks: Sequence[Clock], *, what: str, missing: str, then: str, **words: Any
) -> Answer | None:
    """Whether every letter was answered in time.

    Args:
        asked: the question.
        clocks: the letters.
        what: the answers, as a plural noun phrase that begins the sentence: "Answers to requests of {year}".
        missing: the place of the answer in the authority file.
        then: what to do about those that are open.
        words: what goes into the named places of `what` and `then`.

    Returns:
        not_met, naming those that are late or were answered late; cannot_tell, naming those whose answer is not
        recorded or whose days cannot be counted; not_yet_due while one is open; otherwise met. None where no letter
        had come.
    """
    come = [clock for clock in clocks if asked.reached(clock.stages[0].first_day)]
    if not come:
        return None
    fallen_due = [clock for clock in come if clock.due is not None and not clock.in_time and asked.past(clock.due)]
    if any(clock.done is not None for clock in fallen_due):
        return _late(asked, fallen_due, what=what, **words)
    silent = tuple(clock.id for clock in fallen_due)
    if silent:
        return cannot_tell(
            f"{what}: whether they were given is not recorded for {{silent}}.",
            missing=(missing,),
            silent=silent,
            **words,
        )
    uncounted = tuple(clock.id for clock in come if clock.due is None)
    if uncounted:
        return cannot_tell(
            f"{what}: the working days cannot be counted for {{uncounted}}, because the bank holidays of that time are"
            " not known.",
            missing=(missing,),
            then="Wait for bank holidays of that time to be added to the reference data, or count by hand.",
            uncounted=uncounted,
            **words,
        )
    return _still_open(asked, come, what=what, then=then, **words)


def _late(asked: Asked, fallen_due: Iterable[Clock], *, what: str, **words: Any) -> Answer:
    """What to say of those that came late and those that are missing. Those of which nothing is known are left out."""
    decided = [clock for clock in fallen_due if clock.done is not None]
    late = tuple(clock.id for clock in decided if asked.happened(clock.done))
    without = tuple(clock.id for clock in decided if not asked.happened(clock.done))
    lists = {
        "given after the last day in time for {late}": late,
        "the last day in time passed without one for {without}": without,
    }
    return not_met(
        f"{what}: {'; '.join(words for words, names in lists.items() if names)}.",
        then="Give those that are still open, and say openly that they are late."
        if without
        else "They are already given; nothing is left to do but to say so openly.",
        late=late,
        without=without,
        **words,
    )


def _still_open(asked: Asked, clocks: Iterable[Clock], *, what: str, then: str, **words: Any) -> Answer:
    unanswered = [(clock, clock.due_as_known(asked)) for clock in clocks if not asked.happened(clock.done)]
    still_open = {clock.id: due for clock, due in unanswered if due is not None and due != NO_DAY}
    if still_open:
        last = min(still_open.values())
        return not_yet_due(
            f"{what}: still to be given for {{open}}. The next last day is {{last}}.",
            due=last,
            then=then,
            open=tuple(still_open),
            last=last,
            **words,
        )
    return met(f"{what}: given in time wherever they had to be.", **words)
