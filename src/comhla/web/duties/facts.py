"""What the law says of an authority's recorded facts, kept in the process for as long as it holds.

Everything here is a function of the recorded facts and of days. It is kept by the stamp of the facts, which every
change renews, so what is kept is never stale and two processes cannot differ.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from datetime import date, timedelta
from threading import Lock
from typing import Any, Generic, NamedTuple, TypeVar

from comhla.law import AuthorityFacts, Finding, Outcome, check
from comhla.law.asked import Asked, TracedAsked
from comhla.law.changes import Change, changes
from comhla.law.coming import Coming, coming
from comhla.law.duty import BEGINNING, Duty, Part, Subject
from comhla.law.engine import Unit, ask
from comhla.law.history import Span, spans
from comhla.law.subjects import subjects_of
from comhla.web.authorities.facts import facts_of
from comhla.web.authorities.models import Authority

T = TypeVar("T")


class Kept(Generic[T]):
    """The last so many answers, by what they depend on."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._kept: OrderedDict[object, T] = OrderedDict()
        self._guard = Lock()

    def get(self, key: object, work: Callable[[], T]) -> T:
        """What is kept under a key, worked out first where nothing is."""
        with self._guard:
            if key in self._kept:
                self._kept.move_to_end(key)
                return self._kept[key]
        made = work()
        with self._guard:
            self._kept[key] = made
            while len(self._kept) > self._most:
                self._kept.popitem(last=False)
        return made


_FINDINGS: Kept[tuple[Finding, ...]] = Kept(32)
_COMING: Kept[tuple[Coming, ...]] = Kept(64)
_CHANGES: Kept[tuple[Change, ...]] = Kept(256)


def findings_of(authority: Authority, as_at: date) -> tuple[Finding, ...]:
    """Every finding of an authority as at a day, in the order of the book."""
    key = (authority.facts_stamp, as_at)
    return _FINDINGS.get(key, lambda: check(facts_of(authority), as_at=as_at))


def coming_of(authority: Authority, first_day: date, last_day: date) -> tuple[Coming, ...]:
    """Everything that falls due between two days, the earliest first."""
    key = (authority.facts_stamp, first_day, last_day)
    return _COMING.get(key, lambda: tuple(coming(facts_of(authority), first_day=first_day, last_day=last_day)))


class Later(NamedTuple):
    """What falls due later and is not yet asked on the day of a page, with the first day on which it is asked."""

    finding: Finding
    begins_on: date


def later_of(authority: Authority, duty: Duty, first_day: date, last_day: date) -> tuple[Later, ...]:
    """What falls due of one duty between two days, each with the day on which it begins to be asked."""
    facts = facts_of(authority)
    return tuple(
        Later(each.finding, _begins_on(each, facts, first_day))
        for each in coming(facts, first_day=first_day, last_day=last_day, among=[duty])
    )


def _begins_on(each: Coming, facts: AuthorityFacts, first_day: date) -> date:
    # As in `coming`, what is to come is asked without the day up to which the record is kept.
    asked = Asked(facts.replace(authority=facts.authority.replace(recorded_to=None)), first_day)
    over_time = spans(_unit_of(each.finding), asked, first_day=first_day, last_day=each.due)
    return next(span.first_day for span in over_time if span.finding is not None)


def is_question_for_a_person(authority: Authority, finding: Finding, as_at: date) -> bool:
    """Whether an answer is a question for a person, or would be one without the judgement that was recorded."""
    if finding.outcome is Outcome.FOR_A_PERSON:
        return True
    if finding.part is None:
        return False
    facts = facts_of(authority)
    if not facts.judgements_on(*finding.key):
        return False
    unjudged = ask(_unit_of(finding), Asked(facts.replace(judgements=()), as_at))
    return unjudged is not None and unjudged.outcome is Outcome.FOR_A_PERSON


def changes_of(authority: Authority, duty: Duty, first_day: date, last_day: date) -> tuple[Change, ...]:
    """How the answers of one duty changed between two days."""
    key = (authority.facts_stamp, duty.id, first_day, last_day)
    return _CHANGES.get(
        key, lambda: tuple(changes(facts_of(authority), first_day=first_day, last_day=last_day, among=[duty]))
    )


class Traced(NamedTuple):
    """One finding with the days it rests on: those that had come, and those to come, which may change it."""

    finding: Finding
    had_come: tuple[date, ...]
    to_come: tuple[date, ...]
    history: tuple[Span, ...]


def traced(authority: Authority, finding: Finding, as_at: date, *, years: int) -> Traced:
    """How one finding came about, and how it was answered over so many years up to the day asked about."""
    facts = facts_of(authority)
    unit = _unit_of(finding)
    asked = TracedAsked(facts, as_at)
    ask(unit, asked)
    days = {day: come for day, come in asked.comparisons if BEGINNING < day < date.max}
    first_day = as_at - timedelta(days=365 * years)
    over_time = spans(unit, Asked(facts, first_day), first_day=first_day, last_day=as_at)
    return Traced(
        finding,
        tuple(sorted(day for day, come in days.items() if come)),
        tuple(sorted(day for day, come in days.items() if not come)),
        tuple(over_time),
    )


def _unit_of(finding: Finding) -> Unit:
    duty, part = finding.duty, finding.part
    if part is None:
        by_key = {kind.key: kind for kind in duty.kinds}
        return Unit(duty, by_key.get(finding.subject.id), finding.subject, None)
    kind = next(each for each in duty.kinds if part in each.parts)
    return Unit(duty, kind, finding.subject, part)


def subjects_for(authority: Authority, duty: Duty, part: Part, until: date) -> tuple[Subject[Any], ...]:
    """What a part of a duty is asked about up to a day."""
    return subjects_of(duty, part.key, facts_of(authority), until=until)
