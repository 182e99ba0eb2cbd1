"""The page of a duty, and the page of one answer."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from django.utils.translation import gettext as _

from comhla.dates import in_words
from comhla.law import AuthorityFacts, Finding, Outcome
from comhla.law.book import FAMILIES, KINDS
from comhla.law.changes import Change
from comhla.law.duty import NOT_COMMENCED, Duty, Part, Version
from comhla.law.facts import Evidence, Judgement
from comhla.law.facts_used import facts_used
from comhla.law.findings import is_firm
from comhla.law.history import Span
from comhla.law.sources import Verified
from comhla.web.access.roles import Permission
from comhla.web.duties.presenters.home import collection_words
from comhla.web.duties.presenters.items import Item, Shown, item
from comhla.web.duties.presenters.listing import WORST_FIRST, Tally
from comhla.web.duties.presenters.words import plain, section_words, verified_words

MOST_ANSWERS = 8
MOST_ROWS = 6
MOST_CHANGES = 15


class VersionShown(NamedTuple):
    """The law between two days, in our own words."""

    number: int
    days: str
    words: str
    note: str
    section: str
    url: str
    verified: str
    is_of_the_day: bool


class PartShown(NamedTuple):
    """One requirement with its answers, those that need attention first."""

    key: str
    requires: str
    provision: str
    decided: str
    unread: str
    tallies: Sequence[Tally]
    answers: Sequence[Item]
    total: int
    all_url: str


class ChangeShown(NamedTuple):
    """An answer that changed on a day."""

    day: date
    subject: str
    requires: str
    before: str
    after: str
    cause: str


class EvidenceShown(NamedTuple):
    """A piece of evidence: what it is, its own day, what it speaks for, and where it is."""

    key: str
    what: str
    dated_on: date
    period: str
    about: str
    address: str
    url: str
    part: str
    subject: str


class JudgementShown(NamedTuple):
    """A judgement that was recorded."""

    answer: str
    reasons: str
    judged_by: str
    judged_on: date
    last_day: date | None
    about: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DutyPage:
    """Everything the page of a duty shows of the law and the answers."""

    id: str
    title: str
    family: str
    bearer: str
    elsewhere: str
    pending: str
    law: VersionShown
    versions: Sequence[VersionShown]
    may_accuse: bool
    tallies: Sequence[Tally]
    whole: Sequence[Item]
    parts: Sequence[PartShown]
    evidence: Sequence[EvidenceShown]
    judgements: Sequence[JudgementShown]
    changes: Sequence[ChangeShown]
    more_changes: int


def duty_page(duty: Duty, findings: Sequence[Finding], changed: Iterable[Change], shown: Shown) -> DutyPage:
    """A duty as at a day."""
    versions = [_version(each, shown.as_at) for each in duty.versions]
    last = duty.versions[-1]
    of_the_day = next((each for each in versions if each.is_of_the_day), versions[-1])
    changed = sorted(changed, key=lambda each: each.day, reverse=True)
    return DutyPage(
        id=duty.id,
        title=duty.title,
        family=FAMILIES[duty.family],
        bearer=duty.bearer,
        elsewhere=duty.elsewhere,
        pending=duty.pending or "",
        law=of_the_day,
        versions=versions,
        may_accuse=any(is_firm(last, part) for part in (*duty.parts, None)),
        tallies=tallies(findings),
        whole=[item(finding, shown) for finding in findings if finding.part is None],
        parts=_parts(duty, findings, shown),
        evidence=evidence_shown(shown.facts.evidence or (), duty, findings, shown),
        judgements=[_judgement(each, findings) for each in shown.facts.judgements or () if each.duty == duty.id],
        changes=[_change(each) for each in changed[:MOST_CHANGES]],
        more_changes=max(0, len(changed) - MOST_CHANGES),
    )


def tallies(findings: Iterable[Finding]) -> list[Tally]:
    """How often each outcome stands, the worst first."""
    counts = Counter(finding.outcome for finding in findings)
    return [Tally(each.value, each.heading, counts[each]) for each in WORST_FIRST if counts[each]]


def _version(version: Version, as_at: date) -> VersionShown:
    if version.first_day == NOT_COMMENCED:
        days = _("not commenced as seen")
    elif version.last_day:
        told = {"first": in_words(version.first_day), "last": in_words(version.last_day)}
        days = _("from %(first)s to %(last)s") % told
    else:
        days = _("from %(first)s") % {"first": in_words(version.first_day)}
    return VersionShown(
        version.number,
        days,
        version.words,
        version.note or "",
        section_words(version.citation),
        version.citation.url,
        verified_words(version.citation, version.standing),
        version.holds_on(as_at),
    )


def _parts(duty: Duty, findings: Sequence[Finding], shown: Shown) -> list[PartShown]:
    """The requirements that are asked, those that need attention first, else as the law lays them out."""
    grouped: dict[str, list[Finding]] = {}
    for finding in findings:
        if finding.part is not None:
            grouped.setdefault(finding.part.key, []).append(finding)
    parts = [part for part in duty.parts if part.key in grouped]
    shown_parts = [part_shown(part, grouped[part.key], shown, most=MOST_ANSWERS) for part in parts]
    return sorted(shown_parts, key=lambda part: not Outcome(part.tallies[0].outcome).needs_attention)


def part_shown(part: Part, findings: Sequence[Finding], shown: Shown, *, most: int | None) -> PartShown:
    """One requirement with its answers: what needs attention first, and within that the latest first."""
    ranks = {outcome: rank for rank, outcome in enumerate(WORST_FIRST)}
    latest = sorted(findings, key=lambda each: each.subject.relevant_day or date.min, reverse=True)
    ordered = sorted(latest, key=lambda each: ranks[each.outcome])
    unread = part.verified is not None and part.verified is not Verified.TEXT_SEEN
    return PartShown(
        part.key,
        part.requires,
        part.provision,
        KINDS[part.kind],
        part.verified.value if unread and part.verified else "",
        tallies(findings),
        [item(finding, shown) for finding in ordered[:most]],
        len(findings),
        shown.links.to("work-duty", findings[0].duty.id, part=part.key),
    )


def evidence_shown(
    evidence: Iterable[Evidence], duty: Duty, findings: Iterable[Finding], shown: Shown
) -> list[EvidenceShown]:
    """The evidence on a duty, the latest first."""
    labels = {finding.subject.id: plain(finding.subject.label) for finding in findings}
    required = {part.key: part.requires for part in duty.parts}
    found = [
        EvidenceShown(
            each.id,
            each.what,
            each.dated_on,
            period_words(each.period_first_day, each.period_last_day),
            _about(each.part, each.subject, required, labels),
            each.address or "",
            shown.links.to("evidence", each.id),
            each.part or "",
            each.subject or "",
        )
        for each in evidence
        if each.duty == duty.id and each.dated_on <= shown.as_at
    ]
    return sorted(found, key=lambda each: each.dated_on, reverse=True)


def period_words(first_day: date | None, last_day: date | None) -> str:
    """The time that evidence speaks for; empty where it says nothing of one."""
    if first_day and last_day:
        return _("%(first)s to %(last)s") % {"first": in_words(first_day), "last": in_words(last_day)}
    if first_day:
        return _("from %(first)s") % {"first": in_words(first_day)}
    return _("up to %(last)s") % {"last": in_words(last_day)} if last_day else ""


def _about(part: str | None, subject: str | None, required: Mapping[str, str], labels: Mapping[str, str]) -> str:
    told = [required.get(part, part) if part else "", labels.get(subject, subject) if subject else ""]
    return " – ".join(each for each in told if each) or _("The whole duty")


def _judgement(judgement: Judgement, findings: Iterable[Finding]) -> JudgementShown:
    labels = {finding.subject.id: plain(finding.subject.label) for finding in findings}
    required = {finding.part.key: finding.part.requires for finding in findings if finding.part}
    return JudgementShown(
        Outcome(judgement.answer.value).value,
        judgement.reasons,
        judgement.judged_by,
        judgement.judged_on,
        judgement.last_day,
        _about(judgement.part, judgement.subject, required, labels),
    )


def _change(change: Change) -> ChangeShown:
    finding = change.after or change.before
    assert finding is not None
    return ChangeShown(
        change.day,
        plain(finding.subject.label),
        finding.part.requires if finding.part else "",
        change.before.outcome.value if change.before else "",
        change.after.outcome.value if change.after else "",
        change.cause,
    )


class UsedShown(NamedTuple):
    """The recorded rows that an answer rests on."""

    name: str
    columns: Sequence[str]
    rows: Sequence[tuple[str, Sequence[str]]]
    is_recorded: bool
    more: int


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
    holds_until: date | None
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


def finding_page(finding: Finding, trace: Trace, shown: Shown) -> FindingPage:
    """One answer as at a day."""
    facts, duty = shown.facts, finding.duty
    version = finding.version or duty.versions[0]
    evidence = facts.evidence_on(*finding.key) if finding.part else []
    judgements = facts.judgements_on(*finding.key) if finding.part else []
    may_judge = finding.outcome is Outcome.FOR_A_PERSON or bool(judgements)
    return FindingPage(
        answer=item(finding, shown),
        title=finding.part.requires if finding.part else duty.title,
        provision=section_words(finding.citation),
        provision_url=finding.citation.url,
        verified=verified_words(finding.citation, version.standing),
        holds_until=finding.holds_until,
        version=_version(version, shown.as_at).days,
        used=used_shown(finding, facts, shown.as_at),
        had_come=trace.had_come[-MOST_ROWS:],
        to_come=trace.to_come[:MOST_ROWS],
        spans=[_span(each) for each in reversed(trace.history) if each.finding is not None][:MOST_CHANGES],
        evidence=evidence_shown(evidence, duty, [finding], shown),
        judgements=[_judgement(each, [finding]) for each in reversed(judgements)],
        attach_url=_for(Permission.EVIDENCE_ATTACH, shown.links.attach(finding.key), finding, shown),
        judge_url=_for(Permission.JUDGEMENT_RECORD, shown.links.judge(finding.key), finding, shown)
        if may_judge
        else "",
    )


def _for(permission: Permission, url: str, finding: Finding, shown: Shown) -> str:
    return url if finding.part is not None and permission in shown.permissions else ""


def used_shown(finding: Finding, facts: AuthorityFacts, as_at: date) -> list[UsedShown]:
    """The facts that an answer rests on."""
    found = []
    for used in facts_used(finding, facts, as_at, most=MOST_ROWS):
        columns = [column.replace("_", " ").replace(".", ", ").capitalize() for column in used.fields]
        rows = [(row.name, [plain(value) for value in row.values]) for row in used.rows or ()]
        more = max(0, (used.of or 0) - len(rows))
        found.append(UsedShown(collection_words(used.collection), columns, rows, used.rows is not None, more))
    return found


def _span(span: Span) -> SpanShown:
    assert span.finding is not None
    return SpanShown(span.first_day, span.last_day, span.finding.outcome.value, plain(span.finding.because))
