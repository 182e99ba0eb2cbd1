"""The list of duties: filtered, sorted, grouped by duty."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from django.utils.translation import gettext as _

from comhla.law import Finding, Outcome
from comhla.law.book import FAMILIES
from comhla.law.duty import Duty
from comhla.law.findings import is_firm
from comhla.law.subjects import localities_concerned
from comhla.web.duties.links import Links
from comhla.web.duties.owners import Owners
from comhla.web.duties.presenters.words import how_long, plain, section_words

WORST_FIRST = (
    Outcome.NOT_MET,
    Outcome.NOT_EVIDENCED,
    Outcome.FOR_A_PERSON,
    Outcome.CANNOT_TELL,
    Outcome.NOT_YET_DUE,
    Outcome.MET,
    Outcome.NOT_APPLICABLE,
)
NOBODY = "-"
"""Stands for "has no owner" in the filter."""
SORTS = ("book", "worst", "due", "title")


class Chosen(NamedTuple):
    """What was chosen to see. Empty is everything; what is not known is left out when read."""

    outcomes: tuple[Outcome, ...] = ()
    family: str = ""
    owner: str = ""
    locality: str = ""
    text: str = ""
    sort: str = "book"

    @property
    def is_everything(self) -> bool:
        """Whether nothing is left out."""
        return not (self.outcomes or self.family or self.owner or self.locality or self.text)


def chosen(asked: Mapping[str, str], outcomes: Sequence[str]) -> Chosen:
    """What the address asks for."""
    known = {outcome.value for outcome in Outcome}
    sort = asked.get("sort", "")
    family = asked.get("family", "")
    return Chosen(
        outcomes=tuple(Outcome(each) for each in dict.fromkeys(outcomes) if each in known),
        family=family if family in FAMILIES else "",
        owner=asked.get("owner", "")[:200].strip(),
        locality=asked.get("locality", "")[:120].strip(),
        text=asked.get("q", "")[:200].strip(),
        sort=sort if sort in SORTS else "book",
    )


def in_words(what: Chosen, localities: Mapping[str, str]) -> str:
    """What was chosen, for people: "Not met · The integration scheme"."""
    told = [outcome.heading for outcome in what.outcomes]
    told += [FAMILIES[what.family]] if what.family else []
    told += [_("no owner") if what.owner == NOBODY else what.owner] if what.owner else []
    told += [localities.get(what.locality, what.locality)] if what.locality else []
    told += [f"\u201c{what.text}\u201d"] if what.text else []
    return " · ".join(told)


def choose(findings: Iterable[Finding], what: Chosen, owners: Owners) -> list[Finding]:
    """The findings that were asked for, in the order of the book."""
    return [finding for finding in findings if _is_chosen(finding, what, owners)]


def _is_chosen(finding: Finding, what: Chosen, owners: Owners) -> bool:
    if what.outcomes and finding.outcome not in what.outcomes:
        return False
    if what.family and finding.duty.family != what.family:
        return False
    if what.owner and not _is_owned_by(what.owner, finding, owners):
        return False
    if what.text and not _says(finding, what.text.casefold().split()):
        return False
    return not what.locality or what.locality in localities_concerned(finding.subject)


def _is_owned_by(wanted: str, finding: Finding, owners: Owners) -> bool:
    owner = owners.of(finding.key)
    return owner is None if wanted == NOBODY else owner is not None and owner.name == wanted


def _says(finding: Finding, words: Sequence[str]) -> bool:
    citation = finding.citation
    told = " ".join(
        (
            finding.duty.id,
            finding.duty.title,
            finding.duty.versions[-1].words,
            finding.part.requires if finding.part else "",
            finding.subject.label,
            finding.because,
            citation.title,
            citation.provision,
        )
    ).casefold()
    return all(word in told for word in words)


class Tally(NamedTuple):
    """How often an outcome stands."""

    outcome: str
    heading: str
    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DutyRow:
    """One duty in the list."""

    id: str
    title: str
    url: str
    section: str
    family: str
    worst: str
    tallies: Sequence[Tally]
    owners: Sequence[str]
    due: date | None
    how_long: str
    is_unread: bool


def rows(findings: Iterable[Finding], owners: Owners, links: Links, as_at: date, sort: str) -> list[DutyRow]:
    """The chosen findings by duty."""
    grouped: dict[Duty, list[Finding]] = {}
    for finding in findings:
        grouped.setdefault(finding.duty, []).append(finding)
    made = [_row(duty, alike, owners, links, as_at) for duty, alike in grouped.items()]
    ranks = {outcome.value: rank for rank, outcome in enumerate(WORST_FIRST)}
    if sort == "worst":
        made.sort(key=lambda row: ranks[row.worst])
    elif sort == "due":
        made.sort(key=lambda row: row.due or date.max)
    elif sort == "title":
        made.sort(key=lambda row: row.title.casefold())
    return made


def _row(duty: Duty, findings: Sequence[Finding], owners: Owners, links: Links, as_at: date) -> DutyRow:
    counts = Counter(finding.outcome for finding in findings)
    tallies = [Tally(each.value, each.heading, counts[each]) for each in WORST_FIRST if counts[each]]
    due = _next_due(findings, as_at)
    owned_by = {owner.name for finding in findings if (owner := owners.of(finding.key)) is not None}
    return DutyRow(
        id=duty.id,
        title=duty.title,
        url=links.duty(duty.id),
        section=section_words((findings[0].version or duty.versions[0]).citation),
        family=FAMILIES[duty.family],
        worst=tallies[0].outcome,
        tallies=tallies,
        owners=sorted(owned_by, key=str.casefold),
        due=due,
        how_long=how_long(due, as_at) if due else "",
        is_unread=not is_firm(duty.versions[-1], None),
    )


def _next_due(findings: Iterable[Finding], as_at: date) -> date | None:
    days = [each.due for each in findings if each.outcome is Outcome.NOT_YET_DUE and each.due and each.due >= as_at]
    return min(days, default=None)


COLUMNS = (
    "duty",
    "title",
    "part of the law",
    "provision",
    "outcome",
    "subject",
    "reason",
    "last day in time",
    "next step",
    "owner",
    "holds until",
    "address of the law",
    "verified",
)


def as_csv(findings: Iterable[Finding], owners: Owners) -> str:
    """The chosen findings one by one, for a spreadsheet."""
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for finding in findings:
        owner = owners.of(finding.key)
        cells = (
            finding.duty.id,
            finding.duty.title,
            FAMILIES[finding.duty.family],
            section_words(finding.citation),
            finding.outcome.heading,
            plain(finding.subject.label),
            finding.because,
            finding.due.isoformat() if finding.due else "",
            finding.next_step or "",
            owner.name if owner else "",
            finding.holds_until.isoformat() if finding.holds_until else "",
            finding.citation.url,
            finding.citation.verified.value,
        )
        writer.writerow([harmless(cell) for cell in cells])
    return written.getvalue()


def harmless(cell: str) -> str:
    """A text that no spreadsheet takes for a formula."""
    return f"'{cell}" if cell[:1] in ("=", "+", "-", "@", "\t", "\r") else cell


def sort_choices() -> list[tuple[str, str]]:
    """How the list can be sorted."""
    return [
        ("book", _("As the law is laid out")),
        ("worst", _("What needs attention first")),
        ("due", _("What falls due first")),
        ("title", _("By title")),
    ]
