"""One answer as lists show it: what, about what, when, by whom, with what evidence, and the one thing to do."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from comhla.dates import in_words
from comhla.law import AuthorityFacts, Finding, Outcome
from comhla.law.duty import Kind
from comhla.law.groups import is_over
from comhla.law.readings.people_called import because_of, next_step_of
from comhla.web.access.roles import Permission
from comhla.web.duties.links import Links, act_for
from comhla.web.duties.owners import Owner, Owners
from comhla.web.duties.presenters.words import how_long, plain, section_words


class Doing(NamedTuple):
    """The one link to act: its words, and where it leads."""

    label: str
    url: str


class EvidenceState(NamedTuple):
    """How much evidence is recorded for an answer."""

    words: str
    pieces: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One answer in a list."""

    title: str
    duty: str
    url: str
    finding_url: str
    outcome: str
    subject: str
    requires: str
    because: str
    next_step: str
    due: date | None
    how_long: str
    is_past: bool
    is_over: bool
    section: str
    owner: str
    assign_url: str
    assign_words: str
    evidence: EvidenceState
    doing: Doing | None


class Shown(NamedTuple):
    """What every list needs to show answers: the facts and owners on the day, links, and what the reader may do."""

    facts: AuthorityFacts
    owners: Owners
    links: Links
    as_at: date
    permissions: frozenset[Permission]

    @property
    def is_another_day(self) -> bool:
        """Whether the page is asked as at another day than today."""
        return self.links.as_at is not None


_NEEDED = {
    "judge": Permission.JUDGEMENT_RECORD,
    "attach": Permission.EVIDENCE_ATTACH,
    "record": Permission.FACTS_RECORD,
}


def item(finding: Finding, shown: Shown, *, due: date | None = None) -> Item:
    """One answer for a list; `due` where the list knows a day of its own."""
    day = due or finding.due
    owner = shown.owners.of(finding.key)
    label = plain(finding.subject.label)
    return Item(
        title=finding.duty.title,
        duty=finding.duty.id,
        url=shown.links.duty(finding.duty.id),
        finding_url=shown.links.finding(finding.key),
        outcome=finding.outcome.value,
        subject="" if label == shown.facts.authority.name else label,
        requires=finding.part.requires if finding.part else "",
        because=plain(because_of(shown.facts, finding.answer)),
        next_step=next_step_of(shown.facts, finding.answer),
        due=day,
        how_long=how_long(day, shown.as_at) if day else "",
        is_past=bool(day and day < shown.as_at),
        is_over=is_over(finding),
        section=section_words(finding.citation),
        owner=owner.name if owner else "",
        assign_url=_assign_url(finding, owner, shown),
        assign_words=_("Change the owner") if owner else _("Name an owner"),
        evidence=evidence_state(finding, shown.facts, shown.as_at),
        doing=doing(finding, shown),
    )


def _assign_url(finding: Finding, owner: Owner | None, shown: Shown) -> str:
    if Permission.OWNER_ASSIGN not in shown.permissions or shown.is_another_day:
        return ""
    return shown.links.change_owner(owner.assignment, finding.key) if owner else shown.links.assign(finding.key)


def doing(finding: Finding, shown: Shown) -> Doing | None:
    """The one link to act, for somebody who may; others get the link to read why.

    None on a page of another day: what is recorded is recorded today, and the answer of today may be another.
    """
    act = None if shown.is_another_day else act_for(finding, shown.links)
    if act is None or _NEEDED[act.kind] not in shown.permissions or is_over(finding):
        return None
    return Doing(_words_for(act.kind, finding.outcome), act.url)


def _words_for(kind: str, outcome: Outcome) -> str:
    if kind == "judge":
        return _("Record a judgement")
    if kind == "attach":
        return _("Attach evidence")
    return _("Record what is missing") if outcome is Outcome.CANNOT_TELL else _("Record what was done")


def evidence_state(finding: Finding, facts: AuthorityFacts, as_at: date) -> EvidenceState:
    """The evidence recorded for an answer and dated by the day asked about."""
    pieces = [each for each in facts.evidence_on(*finding.key) if each.dated_on <= as_at] if finding.part else []
    if pieces:
        latest = in_words(max(each.dated_on for each in pieces))
        told = ngettext("%(number)s piece, %(day)s", "%(number)s pieces, the latest of %(day)s", len(pieces))
        return EvidenceState(told % {"number": len(pieces), "day": latest}, len(pieces))
    if finding.outcome is Outcome.MET:
        return EvidenceState(_("Rests on recorded facts"), 0)
    asks = finding.part is not None and (finding.part.kind is Kind.EVIDENCE or "evidence" in finding.part.uses)
    return EvidenceState(_("None recorded") if asks else _("Rests on recorded facts"), 0)
