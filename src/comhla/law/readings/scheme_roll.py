"""Integration schemes in time: when each was made and how long it lasted, and what was delegated on a day.

Shared by the duties about schemes. A scheme is asked about from the day it was made: submitted, approved or, for a
revised one, in effect, whichever is recorded earliest.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from comhla import reference
from comhla.law.asked import Asked
from comhla.law.duty import BEGINNING, Subject
from comhla.law.facts import AuthorityFacts, DelegatedFunction, Scheme, SchemeSubmission

NO_SUCH_TEXT = "none"
"""What a field of text says where the scheme is known to be silent; None is that nobody has recorded it."""


def submissions_in_order(scheme: Scheme) -> list[SchemeSubmission]:
    """The submissions of a scheme to the Scottish Ministers, the earliest first."""
    return sorted(scheme.submissions or (), key=lambda submission: submission.submitted_on)


def first_submitted_on(scheme: Scheme) -> date | None:
    """The day a scheme was first submitted, where it is recorded."""
    return min((each.submitted_on for each in scheme.submissions or ()), default=None)


def finalised_by(scheme: Scheme) -> date | None:
    """The latest day on which the scheme can have been finalised: that of its submission, or else its approval."""
    submitted = first_submitted_on(scheme)
    return _as_day(scheme.approved_on) if submitted is None else submitted


def day_made(scheme: Scheme) -> date | None:
    """The earliest recorded day on which the scheme was there: submitted, approved or in effect."""
    days = (first_submitted_on(scheme), _as_day(scheme.approved_on), _as_day(scheme.takes_effect_on))
    return min((day for day in days if day is not None), default=None)


def each_scheme(facts: AuthorityFacts, until: date) -> Iterator[Subject[Scheme]]:
    """Every scheme that was made. One still in preparation is left out; one with no day at all was always there."""
    for scheme in facts.schemes or ():
        day = day_made(scheme)
        if day is not None:
            yield Subject(scheme.id, label_of(scheme), day, day, scheme)
        elif scheme.approved_on is None and scheme.submissions is None:
            yield Subject(scheme.id, label_of(scheme), BEGINNING, None, scheme)


def label_of(scheme: Scheme) -> str:
    """How findings call a scheme."""
    return f"the {scheme.kind.value} integration scheme ({scheme.id})"


def at_start(words: str) -> str:
    """The same words at the start of a sentence."""
    return words[:1].upper() + words[1:]


def started_on(scheme: Scheme) -> date | None:
    """The day from which a scheme has effect: Ministers' day for a revised one, otherwise its approval."""
    return _as_day(scheme.takes_effect_on) or _as_day(scheme.approved_on)


def last_day_of(scheme: Scheme, facts: AuthorityFacts) -> date | None:
    """The last day on which a scheme has effect: recorded as such, or the day before the next scheme begins."""
    following = (started_on(each) for each in facts.schemes or () if each.replaces == scheme.id)
    days = [date.fromordinal(day.toordinal() - 1) for day in following if day is not None]
    if scheme.ended_on is not None:
        days.append(scheme.ended_on)
    return min(days, default=None)


def functions_begin(facts: AuthorityFacts) -> date | None:
    """The first day on which functions are delegated; None where they are known not to be yet.

    Without a recorded day it is that of the earliest function, then that of the first scheme, then the beginning.
    """
    passed = None if facts.establishment is None else facts.establishment.functions_delegated_on
    if isinstance(passed, date):
        return passed
    if passed is not None:
        return None
    first_days = [each.first_day for each in facts.functions or () if each.first_day is not None]
    starts = [day for each in facts.schemes or () if (day := day_made(each)) is not None]
    return min(first_days or starts, default=BEGINNING)


def delegation(facts: AuthorityFacts, until: date) -> Iterator[Subject[None]]:
    """What is delegated, as one subject from the day functions pass, under the law of the day asked about."""
    begins = functions_begin(facts)
    if facts.schemes and begins is not None:
        yield Subject("delegation", "the delegated functions", begins, None, None)


def delegated(asked: Asked) -> tuple[DelegatedFunction, ...]:
    """The functions that are delegated on the day asked about."""
    current: tuple[DelegatedFunction, ...] = ()
    for era in asked.facts.functions_over_time:
        if not asked.reached(era.first_day):
            break
        current = era.functions
    return current


def names_of(functions: list[DelegatedFunction]) -> tuple[str, ...]:
    """The names of functions, for a sentence."""
    return tuple(function.name for function in functions)


def own_councils(facts: AuthorityFacts) -> tuple[str, ...] | None:
    """The councils of the authority's area, from the file or else the register; None where neither says."""
    if facts.authority.councils is not None or facts.authority.code is None:
        return facts.authority.councils
    return tuple(council.name for council in reference.authority(facts.authority.code).councils)


def _as_day(event: object) -> date | None:
    return event if isinstance(event, date) else None
