"""Drafts as they were, and two of them beside each other, as values."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from comhla.documents.comparison import Comparison, Kind, ParagraphChange, SectionChange
from comhla.law.facts import Plan, PlanEdition, PlanPart, Stage
from comhla.web.authorities.words import choice_words
from comhla.web.plans.models import Draft
from comhla.web.plans.text_queries import ASKED_BY

_PLACES = {part.value: place for place, part in enumerate(PlanPart)}
NOW = "now"
"""Stands for the text of today where a draft is named."""

Rows = Sequence[Mapping[str, Any]]


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedDraft:
    """A draft in the list."""

    number: int
    called: str
    step: str
    kept_at: datetime
    kept_by: str
    is_out: bool


def listed(drafts: Iterable[Draft], out: Draft | None) -> Sequence[ListedDraft]:
    """Drafts as they are listed; one of them may be out for views."""
    return [
        ListedDraft(
            number=each.number,
            called=each.called,
            step=str(choice_words("Stage", each.stage)) if each.stage else "",
            kept_at=each.kept_at,
            kept_by=each.kept_by,
            is_out=out is not None and each.number == out.number,
        )
        for each in drafts
    ]


def stages_of(plan: Plan) -> Sequence[tuple[str, str]]:
    """The steps of a plan, of those taken, that put a draft before people."""
    taken = {each.stage for each in plan.stages or ()}
    return [
        (each.value, str(choice_words("Stage", each.value))) for each in Stage if each in ASKED_BY and each in taken
    ]


def choices(drafts: Sequence[ListedDraft]) -> Sequence[tuple[str, str]]:
    """What can be compared: each draft, and the text of today."""
    kept = [
        (str(each.number), _("Draft %(number)s: %(called)s") % {"number": each.number, "called": each.called})
        for each in drafts
    ]
    return [(NOW, _("The text of today")), *kept]


def sections_in(contents: Mapping[str, Rows], edition: PlanEdition = PlanEdition.FULL) -> Rows:
    """The sections of one edition in a draft, in the order in which they are read."""
    own = [each for each in contents["sections"] if each.get("edition", PlanEdition.FULL.value) == edition.value]
    return sorted(own, key=_reading_order)


def _reading_order(section: Mapping[str, Any]) -> tuple[int, int]:
    own = _PLACES[section["part"]]
    return (section.get("place", own), own)


def section_anchor(number: int) -> str:
    """Where a section stands in a page, by its number."""
    return f"part-{number}"


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionShown:
    """An action in a draft."""

    title: str
    owner: str


def actions_in(contents: Mapping[str, Rows]) -> Sequence[ActionShown]:
    """The actions of a draft."""
    return [ActionShown(title=each["title"], owner=each.get("owner", "")) for each in contents["actions"]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """Words that stay, come or go. `tag` is the element that says so, `said` the same for who does not see it."""

    text: str
    tag: str
    said: str
    ended: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangedParagraph:
    """A paragraph that is not as it was."""

    kind: str
    pieces: Sequence[Piece]


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangedSection:
    """A section that is not as it was; `same` says how many of its paragraphs are."""

    heading: str
    earlier_heading: str
    told: str
    paragraphs: Sequence[ChangedParagraph]
    same: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """What changed between two drafts."""

    summary: str
    sections: Sequence[ChangedSection]


def compared(comparison: Comparison) -> Compared:
    """Two drafts beside each other, without what is as it was."""
    return Compared(summary=comparison.in_words, sections=[_section(each) for each in comparison.changed])


def _section(change: SectionChange) -> ChangedSection:
    same = sum(each.kind is Kind.SAME for each in change.paragraphs)
    return ChangedSection(
        heading=change.heading,
        earlier_heading=change.earlier_heading if change.renamed else "",
        told=change.in_words,
        paragraphs=[_paragraph(each) for each in change.paragraphs if each.kind is not Kind.SAME],
        same=(
            ngettext("%(count)s paragraph is as it was.", "%(count)s paragraphs are as they were.", same)
            % {"count": same}
        )
        if same
        else "",
    )


def _paragraph(change: ParagraphChange) -> ChangedParagraph:
    kinds = {Kind.ADDED: _("New paragraph"), Kind.REMOVED: _("Taken out"), Kind.CHANGED: _("Changed paragraph")}
    is_part = change.kind is Kind.CHANGED
    return ChangedParagraph(
        kind=str(kinds[change.kind]), pieces=[_piece(each.text, each.kind, is_part=is_part) for each in change.words]
    )


def _piece(text: str, kind: Kind, *, is_part: bool) -> Piece:
    """Words with what is said of them. Of a whole paragraph its label says it already."""
    tag = {Kind.ADDED: "ins", Kind.REMOVED: "del"}.get(kind, "")
    said = {"ins": _("put in:"), "del": _("taken out:")}.get(tag, "") if is_part else ""
    return Piece(text=text, tag=tag, said=str(said), ended=_("end of change") if said else "")
