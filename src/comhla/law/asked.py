"""The day a question is asked, and how long the answer holds.

A part function never sees the day itself. It asks whether days have come, and each question about a day still
to come is remembered. While none of those days has come, every question would be answered as it was, so the
answer stays as it is: the first of them ends it. `holds_until` follows from this, with nothing to keep in step.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from operator import attrgetter
from typing import TYPE_CHECKING, Any, Protocol, TypeGuard, TypeVar

from comhla.law.answers import Answer, met, not_evidenced
from comhla.law.events import Event

if TYPE_CHECKING:
    from comhla.law.duty import Duty, Part, Subject
    from comhla.law.facts import AuthorityFacts, Evidence, Setting

_ONE_DAY = timedelta(days=1)
_NEVER = date.max


class Dated(Protocol):
    """A row of facts that holds from a first day to a last day, both inclusive; None is open."""

    @property
    def first_day(self) -> date | None: ...
    @property
    def last_day(self) -> date | None: ...


D = TypeVar("D", bound=Dated)
R = TypeVar("R")


class Asked:
    """A question put to one part of a duty, for one subject, as at one day.

    `facts`, `duty`, `part` and `subject` say what is asked of what. The day can only be compared.
    """

    __slots__ = ("_day", "_next", "duty", "facts", "part", "subject")

    facts: AuthorityFacts
    duty: Duty
    part: Part
    subject: Subject[Any]

    def __init__(self, facts: AuthorityFacts, as_at: date) -> None:
        self.facts = facts
        self._day = as_at
        self._next = _NEVER

    def begin(self, next_change: date = _NEVER) -> None:
        """Forget the days compared so far, but for those behind `next_change`: a new part is about to be asked."""
        self._next = next_change

    @property
    def next_change(self) -> date:
        """The first day to come on which a comparison made since `begin` would come out otherwise."""
        return self._next

    def move_to(self, as_at: date) -> None:
        """Ask as at another day from now on."""
        self._day = as_at
        self._next = _NEVER

    def as_asked_on(self, day: date) -> Asked:
        """The same question to the same part about the same subject, as at another day."""
        other = Asked(self.facts, day)
        other.duty, other.part, other.subject = self.duty, self.part, self.subject
        return other

    @property
    def holds_until(self) -> date | None:
        """The last day on which every comparison made since `begin` comes out the same; None for ever."""
        return None if self._next is _NEVER else self._next - _ONE_DAY

    def reached(self, day: date) -> bool:
        """Whether the day asked about is `day` or later."""
        if day <= self._day:
            return True
        if day < self._next:  # noqa: PLR1730 - min() takes twice as long, and this runs a hundred thousand times
            self._next = day
        return False

    def past(self, day: date | None) -> bool:
        """Whether `day` is over; never, where there is no last day."""
        if day is None or day >= self._next:
            return False
        if day < self._day:
            return True
        over = day + _ONE_DAY
        self._next = min(self._next, over)
        return False

    def happened(self, event: Event) -> TypeGuard[date]:
        """Whether the event is recorded with a day, and that day has come."""
        return isinstance(event, date) and self.reached(event)

    def within(self, first_day: date | None, last_day: date | None) -> bool:
        """Whether the day asked about lies between two days, both inclusive; None is open."""
        return (first_day is None or self.reached(first_day)) and not self.past(last_day)

    def setting(self) -> Setting:
        """What kind of authority it is on the day asked about.

        The engine asks nothing of an authority without settings.
        """
        begun = [each for each in self.facts.settings if self.reached(each.first_day)]
        return begun[-1] if begun else self.facts.settings[0]

    def in_force(self, rows: Iterable[D] | None) -> list[D]:
        """The rows that hold on the day asked about."""
        return [row for row in rows or () if self.within(row.first_day, row.last_day)]

    def known(self, rows: Iterable[R] | None, on: str) -> list[R]:
        """The rows whose day `on` (the name of a field) has come, in order of that day."""
        day_of = attrgetter(on)
        dated = [row for row in rows or () if self.happened(day_of(row))]
        dated.sort(key=day_of)
        return dated

    def latest(self, rows: Iterable[R] | None, on: str) -> R | None:
        """The last of the rows whose day `on` has come."""
        known = self.known(rows, on)
        return known[-1] if known else None

    def evidence(self, *, of: str, then: str, by: date | None = None, **words: Any) -> Answer:
        """Look for recorded evidence on this part and subject.

        Args:
            of: what the evidence would show, as the end of "Evidence of ...".
            then: what to do where there is none.
            by: the last day on which the evidence counts, where it has to come before something.
            words: what goes into the named places of `of` and `then`.

        Returns:
            met, naming the evidence; or not_evidenced, also where the evidence is dated after `by`.
        """
        from_the_record = self.facts.evidence_on(self.duty.id, self.part.key, self.subject.id)
        dated = [each for each in from_the_record if self.happened(each.dated_on)]
        known = [each for each in dated if not self._is_spent(each)]
        in_time = [each for each in known if by is None or each.dated_on <= by]
        if in_time:
            return met(f"Evidence of {of} is recorded: {{evidence}}.", evidence=_named(in_time), **words)
        if known:
            return not_evidenced(
                f"The only evidence of {of} is dated after {{by}}, when it had to be there: {{evidence}}.",
                then=then,
                by=by,
                evidence=_named(known),
                **words,
            )
        if dated:
            return not_evidenced(
                f"The evidence of {of} speaks for a time that is over: {{evidence}}.",
                then=then,
                evidence=_named(dated),
                **words,
            )
        return not_evidenced(f"No evidence of {of} is recorded.", then=then, **words)

    def _is_spent(self, evidence: Evidence) -> bool:
        """Whether evidence for a duty of every day speaks only for a period that is over."""
        return self.subject.relevant_day is None and self.past(evidence.period_last_day)


class TracedAsked(Asked):
    """The same, keeping every comparison for people who want to see how an answer came about."""

    __slots__ = ("comparisons",)

    def __init__(self, facts: AuthorityFacts, as_at: date) -> None:
        super().__init__(facts, as_at)
        self.comparisons: list[tuple[date, bool]] = []

    def begin(self, next_change: date = _NEVER) -> None:
        super().begin(next_change)
        self.comparisons = []

    def reached(self, day: date) -> bool:
        answer = super().reached(day)
        self.comparisons.append((day, answer))
        return answer

    def past(self, day: date | None) -> bool:
        return day is not None and day != _NEVER and self.reached(day + _ONE_DAY)


def _named(evidence: list[Any]) -> tuple[str, ...]:
    return tuple(f"{each.what} ({each.dated_on.isoformat()})" for each in evidence)
