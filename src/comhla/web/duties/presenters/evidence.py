"""Evidence and judgements as pages show them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import NamedTuple

from django.utils.translation import gettext as _

from comhla.dates import in_words
from comhla.law import Finding, Outcome
from comhla.law.duty import Duty
from comhla.law.facts import Evidence, Judgement
from comhla.web.duties.presenters.items import Shown
from comhla.web.duties.presenters.words import plain


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


def judgement_shown(judgement: Judgement, findings: Iterable[Finding]) -> JudgementShown:
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
