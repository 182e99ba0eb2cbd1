"""The home page of the workspace: what needs attention, and why."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from django.utils.translation import ngettext

from comhla.law import Finding, Outcome
from comhla.law.coming import Coming
from comhla.law.groups import ONLY_TO_SAY, is_over
from comhla.web.access.roles import Permission
from comhla.web.authorities.words import COLLECTIONS
from comhla.web.duties.links import Fact
from comhla.web.duties.presenters.items import Item, Shown, item

DAYS_AHEAD = 90
MOST_IN_A_SECTION = 5


class Count(NamedTuple):
    """A figure of the summary, its words, and the place on the page."""

    number: int
    label: str
    anchor: str


class Section(NamedTuple):
    """Part of the list: the first so many items, how many there are, and where the rest can be seen."""

    items: Sequence[Item]
    total: int
    all_url: str

    @property
    def is_cut(self) -> bool:
        """Whether there are more than are shown."""
        return self.total > len(self.items)


class Gap(NamedTuple):
    """A collection that is not recorded, or not fully, and what cannot be told for that."""

    name: str
    questions: str
    titles: Sequence[str]
    more: int
    url: str
    read_url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Home:
    """The whole page."""

    counts: Sequence[Count]
    due: Section
    still_open: Section
    evidence: Section
    judgement: Section
    gaps: Sequence[Gap]
    over: Section
    is_calm: bool


def home(findings: Iterable[Finding], due: Iterable[Coming], shown: Shown) -> Home:
    """What needs attention, the most pressing first."""
    by_outcome: dict[Outcome, list[Finding]] = {outcome: [] for outcome in Outcome}
    for finding in findings:
        by_outcome[finding.outcome].append(finding)
    not_met = by_outcome[Outcome.NOT_MET]
    still_open = [finding for finding in not_met if not is_over(finding)]
    over = [finding for finding in not_met if is_over(finding)]
    coming = list(due)
    gaps = _gaps(by_outcome[Outcome.CANNOT_TELL], shown)
    evidence, judgement = by_outcome[Outcome.NOT_EVIDENCED], by_outcome[Outcome.FOR_A_PERSON]
    judgement = [finding for finding in judgement if not is_settled(finding)]
    sections = {
        "still_open": _section(_by_age(still_open), shown, Outcome.NOT_MET),
        "due": Section(
            [item(each.finding, shown, due=each.due) for each in coming[:MOST_IN_A_SECTION]],
            len(coming),
            shown.links.to("work-calendar"),
        ),
        "evidence": _section(evidence, shown, Outcome.NOT_EVIDENCED),
        "judgement": _section(judgement, shown, Outcome.FOR_A_PERSON),
        "over": _section(_by_age(over), shown, Outcome.NOT_MET),
    }
    return Home(
        counts=_counts(len(still_open), len(coming), len(evidence), len(judgement), len(gaps)),
        gaps=gaps,
        is_calm=not (still_open or coming or evidence or judgement or gaps),
        **sections,
    )


def _counts(still_open: int, due: int, evidence: int, judgement: int, gaps: int) -> tuple[Count, ...]:
    told = {"days": DAYS_AHEAD}
    return (
        Count(due, ngettext("due in the next %(days)s days", "due in the next %(days)s days", due) % told, "#due"),
        Count(still_open, ngettext("not met and still open", "not met and still open", still_open), "#open"),
        Count(evidence, ngettext("without evidence", "without evidence", evidence), "#evidence"),
        Count(judgement, ngettext("question for a person", "questions for a person", judgement), "#questions"),
        Count(gaps, ngettext("gap in the record", "gaps in the record", gaps), "#gaps"),
    )


def is_settled(finding: Finding) -> bool:
    """Whether the next step of an answer says that nothing is left to do, whatever its outcome."""
    return (finding.answer.then or "").startswith(ONLY_TO_SAY)


def _by_age(findings: Iterable[Finding]) -> list[Finding]:
    """The latest first: what happened last is what can most likely still be put right."""
    return sorted(findings, key=lambda each: each.due or each.subject.relevant_day or date.min, reverse=True)


def _section(findings: Sequence[Finding], shown: Shown, outcome: Outcome) -> Section:
    some = [item(finding, shown) for finding in findings[:MOST_IN_A_SECTION]]
    return Section(some, len(findings), shown.links.to("work-duties", outcome=outcome.value))


def _gaps(findings: Iterable[Finding], shown: Shown) -> list[Gap]:
    """What cannot be told, by the collection that would tell it; the one that answers most comes first."""
    grouped: dict[str, list[Finding]] = {}
    fields: dict[str, str] = {}
    for finding in findings:
        place = finding.answer.missing[0] if finding.answer.missing else "authority"
        collection, _, field = place.partition(".")
        grouped.setdefault(collection, []).append(finding)
        fields.setdefault(collection, field)
    most_first = sorted(grouped.items(), key=lambda each: -len(each[1]))
    return [_gap(collection, fields[collection], alike, shown) for collection, alike in most_first]


def _gap(collection: str, field: str, findings: Sequence[Finding], shown: Shown) -> Gap:
    titles = list(dict.fromkeys(finding.duty.title for finding in findings))
    may_record = Permission.FACTS_RECORD in shown.permissions
    told = ngettext("%(number)s question cannot be answered", "%(number)s questions cannot be answered", len(findings))
    fact = Fact(collection, field=field.partition(".")[0])
    return Gap(
        name=collection_words(collection),
        questions=told % {"number": len(findings)},
        titles=titles[:4],
        more=max(0, len(titles) - 4),
        url=shown.links.record(fact, back_to=shown.links.to("work-home")) if may_record else "",
        read_url=shown.links.to("work-duties", outcome=Outcome.CANNOT_TELL.value),
    )


def collection_words(collection: str) -> str:
    """What a collection is called on a page."""
    called = COLLECTIONS.get(collection)
    return str(called.many) if called else collection.replace("_", " ").capitalize()
