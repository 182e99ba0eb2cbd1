"""What can be said of papers from the record alone: how far they are, by when they are wanted, who brings them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import Any

from comhla.documents.board_paper import meeting_of, parts_of
from comhla.documents.checks import errors_in
from comhla.documents.paper_checks import paper_problems
from comhla.law import AuthorityFacts
from comhla.law.facts import AgendaItem, AgendaKind, ForwardItem, Meeting, Paper
from comhla.law.readings.meeting_notice import Step, deadlines_of
from comhla.reference import working_days

PAPERS = "papers"
OF_AUTHOR = (
    "title",
    "brought_by",
    "sections",
    "direction_needed",
    "recommendations",
    "exempt_because",
    "public_summary",
)
"""What is signed off. A change of any of it takes the sign-off back."""


class PaperState(StrEnum):
    """How far a paper is."""

    TO_WRITE = "to_write"
    """It is wanted, and nothing of it is written."""
    DRAFT = "draft"
    """It is being written, and something that it needs is missing."""
    WAITING = "waiting"
    """It has what it needs and waits for sign-off."""
    SIGNED_OFF = "signed_off"


def state_of(paper: Paper) -> PaperState:
    """How far a paper is, as it is recorded now."""
    if isinstance(paper.signed_off_on, date):
        return PaperState.SIGNED_OFF
    if not paper.recommendations and not any(each.text for each in parts_of(paper)):
        return PaperState.TO_WRITE
    return PaperState.DRAFT if errors_in(paper_problems(paper)) else PaperState.WAITING


def due_for(facts: AuthorityFacts, meeting: Meeting | None) -> date | None:
    """The day by which papers for a meeting are wanted by standing orders; None where they do not say."""
    if meeting is None:
        return None
    steps = deadlines_of(facts, meeting, working_days())
    return next((each.on for each in steps if each.step is Step.PAPERS), None)


def due_of(facts: AuthorityFacts, paper: Paper) -> date | None:
    """The day by which a paper is wanted: its own, or that of standing orders for its meeting."""
    return paper.due_on or due_for(facts, meeting_of(facts, paper.id))


def is_overdue(facts: AuthorityFacts, paper: Paper, *, today: date) -> bool:
    """Whether a paper should have been there, its meeting is still to come, and it is not signed off."""
    due, meeting = due_of(facts, paper), meeting_of(facts, paper.id)
    is_over = meeting is not None and (meeting.held_on < today or bool(meeting.cancelled))
    return due is not None and due < today and not is_over and not isinstance(paper.signed_off_on, date)


def wants_paper(item: AgendaItem) -> bool:
    """Whether an item of business is a report that has no paper yet."""
    return item.paper is None and item.kind in (None, AgendaKind.REPORT)


def not_on_agenda(facts: AuthorityFacts, meeting: Meeting) -> list[ForwardItem]:
    """Business planned for a meeting that its agenda does not have yet."""
    taken = {each.from_forward_plan for each in facts.agenda_items or ()}
    return [each for each in facts.forward_plan or () if each.meeting == meeting.id and each.id not in taken]


def owner_of(paper: Paper) -> str:
    """The post that owes a paper: who writes it, or else in whose name it comes."""
    return paper.author or paper.brought_by or ""


def is_same_text(before: Mapping[str, Any] | None, after: Mapping[str, Any] | None) -> bool:
    """Whether two editions of a paper's row say the same in everything that is signed off."""
    one, other = before or {}, after or {}
    return all(one.get(name) == other.get(name) for name in OF_AUTHOR)
