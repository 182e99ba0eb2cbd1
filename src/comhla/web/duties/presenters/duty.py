"""The page of a duty, and the page of one answer."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from django.utils.translation import gettext as _

from comhla.dates import in_words
from comhla.law import Finding, Outcome
from comhla.law.book import FAMILIES, KINDS
from comhla.law.changes import Change
from comhla.law.duty import NOT_COMMENCED, Duty, Part, Version
from comhla.law.findings import is_firm
from comhla.law.groups import NEEDS_NOBODY
from comhla.law.sources import Verified
from comhla.web.duties.presenters.evidence import EvidenceShown, JudgementShown, evidence_shown, judgement_shown
from comhla.web.duties.presenters.items import Item, Shown, item
from comhla.web.duties.presenters.listing import WORST_FIRST, Tally
from comhla.web.duties.presenters.words import plain, section_words, verified_words

MOST_ANSWERS = 8
MOST_CALM = 5
"""Answers that ask for nothing and stand open on the page of a duty; so many more are folded away below them."""
MOST_FOLDED = 20
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
    folded: Sequence[Item]
    total: int
    all_url: str

    @property
    def is_cut(self) -> bool:
        """Whether there are more answers than stand here, folded ones included."""
        return self.total > len(self.answers) + len(self.folded)


class LatestShown(NamedTuple):
    """How a duty stands for the latest thing that it was asked about: the year, the meeting, the plan."""

    subject: str
    outcome: str


class ChangeShown(NamedTuple):
    """An answer that changed on a day."""

    day: date
    subject: str
    requires: str
    before: str
    after: str
    cause: str


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
    latest: LatestShown | None
    tallies: Sequence[Tally]
    whole: Sequence[Item]
    parts: Sequence[PartShown]
    evidence: Sequence[EvidenceShown]
    judgements: Sequence[JudgementShown]
    changes: Sequence[ChangeShown]
    more_changes: int


def duty_page(duty: Duty, findings: Sequence[Finding], changed: Iterable[Change], shown: Shown) -> DutyPage:
    """A duty as at a day."""
    versions = [version_shown(each, shown.as_at) for each in duty.versions]
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
        latest=_latest(findings),
        tallies=tallies(findings),
        whole=[item(finding, shown) for finding in findings if finding.part is None],
        parts=_parts(duty, findings, shown),
        evidence=evidence_shown(shown.facts.evidence or (), duty, findings, shown),
        judgements=[judgement_shown(each, findings) for each in shown.facts.judgements or () if each.duty == duty.id],
        changes=[_change(each) for each in changed[:MOST_CHANGES]],
        more_changes=max(0, len(changed) - MOST_CHANGES),
    )


def _latest(findings: Iterable[Finding]) -> LatestShown | None:
    """The worst answer of the latest subject that has a day; None where the duty is asked of every day alike."""
    dated = [each for each in findings if each.part is not None and each.subject.relevant_day is not None]
    if not dated:
        return None
    last = max(dated, key=lambda each: each.subject.relevant_day or date.min).subject
    ranks = {outcome: rank for rank, outcome in enumerate(WORST_FIRST)}
    worst = min((each.outcome for each in dated if each.subject.id == last.id), key=ranks.__getitem__)
    return LatestShown(plain(last.label), worst.value)


def tallies(findings: Iterable[Finding]) -> list[Tally]:
    """How often each outcome stands, the worst first."""
    counts = Counter(finding.outcome for finding in findings)
    return [Tally(each.value, each.heading, counts[each]) for each in WORST_FIRST if counts[each]]


def version_shown(version: Version, as_at: date) -> VersionShown:
    """A version of the law, and whether it is the law of a day."""
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
    """One requirement with its answers: what needs attention first, and within that the latest first.

    With `most`, the answers that ask for nothing are folded away beyond the latest few.
    """
    ranks = {outcome: rank for rank, outcome in enumerate(WORST_FIRST)}
    latest = sorted(findings, key=lambda each: each.subject.relevant_day or date.min, reverse=True)
    ordered = sorted(latest, key=lambda each: ranks[each.outcome])
    answers, folded = _folded(ordered, most)
    unread = part.verified is not None and part.verified is not Verified.TEXT_SEEN
    return PartShown(
        part.key,
        part.requires,
        part.provision,
        KINDS[part.kind],
        part.verified.value if unread and part.verified else "",
        tallies(findings),
        [item(finding, shown) for finding in answers],
        [item(finding, shown) for finding in folded],
        len(findings),
        shown.links.to("work-duty", findings[0].duty.id, part=part.key),
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


def _folded(ordered: Sequence[Finding], most: int | None) -> tuple[Sequence[Finding], Sequence[Finding]]:
    """The answers to show, and those to fold away."""
    if most is None:
        return ordered, ()
    open_ones = [each for each in ordered if each.outcome not in NEEDS_NOBODY]
    calm = [each for each in ordered if each.outcome in NEEDS_NOBODY]
    return [*open_ones[:most], *calm[:MOST_CALM]], calm[MOST_CALM : MOST_CALM + MOST_FOLDED]
