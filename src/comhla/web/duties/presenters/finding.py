"""The page of one answer with everything it rests on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from comhla.law import AuthorityFacts, Finding
from comhla.law.history import Span
from comhla.law.readings.people_called import because_of
from comhla.web.access.roles import Permission
from comhla.web.duties.presenters.duty import MOST_CHANGES, version_shown
from comhla.web.duties.presenters.evidence import EvidenceShown, JudgementShown, evidence_shown, judgement_shown
from comhla.web.duties.presenters.items import Item, Shown, item
from comhla.web.duties.presenters.used import MOST_ROWS, UsedShown, used_shown
from comhla.web.duties.presenters.words import plain, section_words, verified_words


class SpanShown(NamedTuple):
    """What was answered from one day to another."""

    first_day: date
    last_day: date
    outcome: str
    because: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingPage:
    """One answer with everything it rests on."""

    answer: Item
    title: str
    provision: str
    provision_url: str
    verified: str
    asked_again_on: date | None
    version: str
    used: Sequence[UsedShown]
    had_come: Sequence[date]
    to_come: Sequence[date]
    spans: Sequence[SpanShown]
    evidence: Sequence[EvidenceShown]
    judgements: Sequence[JudgementShown]
    attach_url: str
    judge_url: str


class Trace(NamedTuple):
    """The days an answer rests on, and how it was answered before."""

    had_come: Sequence[date]
    to_come: Sequence[date]
    history: Sequence[Span]


def finding_page(finding: Finding, trace: Trace, shown: Shown, *, may_judge: bool) -> FindingPage:
    """One answer as at a day; `may_judge` where it is a question for a person, or was one that is judged."""
    facts, duty = shown.facts, finding.duty
    version = finding.version or duty.versions[0]
    evidence = facts.evidence_on(*finding.key) if finding.part else []
    judgements = facts.judgements_on(*finding.key) if finding.part else []
    return FindingPage(
        answer=item(finding, shown),
        title=finding.part.requires if finding.part else duty.title,
        provision=section_words(finding.citation),
        provision_url=finding.citation.url,
        verified=verified_words(finding.citation, version.standing),
        asked_again_on=None if finding.holds_until is None else finding.holds_until + timedelta(days=1),
        version=version_shown(version, shown.as_at).days,
        used=used_shown(finding, facts, shown.as_at, shown.links),
        had_come=trace.had_come[-MOST_ROWS:],
        to_come=trace.to_come[:MOST_ROWS],
        spans=[_span(facts, each) for each in reversed(trace.history) if each.finding is not None][:MOST_CHANGES],
        evidence=evidence_shown(evidence, duty, [finding], shown),
        judgements=[judgement_shown(each, [finding]) for each in reversed(judgements)],
        attach_url=_for(Permission.EVIDENCE_ATTACH, shown.links.attach(finding.key), finding, shown),
        judge_url=_for(Permission.JUDGEMENT_RECORD, shown.links.judge(finding.key), finding, shown)
        if may_judge
        else "",
    )


def _for(permission: Permission, url: str, finding: Finding, shown: Shown) -> str:
    may = finding.part is not None and permission in shown.permissions and not shown.is_another_day
    return url if may else ""


def _span(facts: AuthorityFacts, span: Span) -> SpanShown:
    assert span.finding is not None
    because = plain(because_of(facts, span.finding.answer))
    return SpanShown(span.first_day, span.last_day, span.finding.outcome.value, because)
