"""Changes of answer: from what to what, and what changed it. Over time for one record, or between two."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import pairwise
from typing import Any, NamedTuple

from comhla.law.duty import Duty
from comhla.law.engine import Unit
from comhla.law.facts import AuthorityFacts
from comhla.law.facts.fields import Record
from comhla.law.findings import Finding
from comhla.law.history import Span, history


class Change(NamedTuple):
    """One answer that changed on a day. Before or after is None where there was nothing to say."""

    day: date
    unit: Unit
    before: Finding | None
    after: Finding | None
    cause: str


def changes(
    facts: AuthorityFacts, *, first_day: date, last_day: date, among: Iterable[Duty] | None = None
) -> list[Change]:
    """Every change of outcome after `first_day` and up to `last_day`, in order of day."""
    recorded = _facts_by_day(facts)
    found = [
        Change(later.first_day, later.unit, earlier.finding, later.finding, _cause(earlier, later, facts, recorded))
        for earlier, later in pairwise(history(facts, first_day=first_day, last_day=last_day, among=among))
        if earlier.unit == later.unit and _outcome(earlier.finding) is not _outcome(later.finding)
    ]
    return sorted(found, key=lambda change: change.day)


class Difference(NamedTuple):
    """One answer that differs between two checks. One side is None where it says nothing there."""

    before: Finding | None
    after: Finding | None

    @property
    def law_changed(self) -> bool:
        """Whether the two answers rest on different versions of the law."""
        return bool(self.before and self.after and self.before.version is not self.after.version)

    @property
    def shown(self) -> Finding:
        """Whichever there is, the later first, to name duty, part and subject by."""
        finding = self.after or self.before
        assert finding is not None
        return finding


def differences(before: Iterable[Finding], after: Iterable[Finding]) -> list[Difference]:
    """Where two checks differ in outcome, reason or version of the law, in the order of the book."""
    first = {finding.key: finding for finding in before}
    second = {finding.key: finding for finding in after}
    return [
        Difference(first.get(key), second.get(key))
        for key in dict.fromkeys([*first, *second])
        if not _same(first.get(key), second.get(key))
    ]


def _same(one: Finding | None, other: Finding | None) -> bool:
    if one is None or other is None:
        return False
    return one.outcome is other.outcome and one.because == other.because and one.version is other.version


def _outcome(finding: Finding | None) -> object:
    return finding and finding.outcome


def _cause(earlier: Span, later: Span, facts: AuthorityFacts, recorded: dict[date, list[tuple[str, str]]]) -> str:
    before, after = earlier.finding, later.finding
    if before and after and before.version is not after.version:
        return "The law changed."
    part = later.unit.part
    used = set(part.uses) if part else set()
    places = [place for name, place in recorded.get(later.first_day, ()) if name in used]
    places += _on_the_answer(later, facts)
    if places:
        return f"Recorded for that day: {', '.join(dict.fromkeys(places))}."
    if earlier.finding is None:
        return "From this day there is something to ask."
    return "The day before was the last for the earlier answer."


def _on_the_answer(later: Span, facts: AuthorityFacts) -> Iterator[str]:
    """The evidence and the judgement of the day itself that the answer of that day rests on."""
    finding = later.finding
    if finding is None or finding.part is None:
        return
    if "evidence" in finding.part.uses:
        for piece in facts.evidence_on(*finding.key):
            if piece.dated_on == later.first_day:
                yield f"evidence[{piece.id}].dated_on"
    words = finding.answer.words
    told = (words.get("by"), words.get("on"), words.get("reasons"))
    for judgement in facts.judgements_on(*finding.key):
        said = (judgement.judged_by, judgement.judged_on, judgement.reasons)
        if said == told and judgement.judged_on == later.first_day:
            yield f"judgements[{judgement.id}].judged_on"


def _facts_by_day(facts: AuthorityFacts) -> dict[date, list[tuple[str, str]]]:
    """Every recorded day, with its field (`plans.published_on`) and place (`plans[plan-2024].published_on`)."""
    found: dict[date, list[tuple[str, str]]] = defaultdict(list)
    for day, name, place in _days(facts, "", ""):
        found[day].append((name, place))
    return found


def _days(value: Any, name: str, place: str) -> Iterator[tuple[date, str, str]]:
    if isinstance(value, date):
        yield value, name, place
    elif isinstance(value, tuple):
        for number, each in enumerate(value, start=1):
            yield from _days(each, name, f"{place}[{getattr(each, 'id', number)}]")
    elif isinstance(value, Record):
        for field, each in value.items():
            lead = f"{name}." if name else ""
            yield from _days(each, lead + field, (f"{place}." if place else "") + field)
