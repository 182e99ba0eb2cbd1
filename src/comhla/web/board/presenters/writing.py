"""Papers for meetings, as values that pages show."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.utils.translation import gettext as _

from comhla.documents.board_paper import PartOfPaper, item_of, meeting_of, parts_of
from comhla.documents.paper_checks import paper_problems
from comhla.documents.problems import Problem, Severity
from comhla.law import AuthorityFacts
from comhla.law.facts import Meeting, Paper, PaperPart
from comhla.web.authorities.labels import Names
from comhla.web.board.papers import (
    PaperState,
    due_for,
    due_of,
    is_overdue,
    not_on_agenda,
    owner_of,
    state_of,
    wants_paper,
)
from comhla.web.board.presenters.writing_words import STATES

Url = Callable[..., str]
_MOST_DIGITS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperLine:
    """A paper in a list, or business for which one is wanted."""

    title: str
    url: str
    is_begun: bool
    state: PaperState
    state_words: str
    colour: str
    owner: str
    due: date | None
    is_overdue: bool
    is_late: bool
    is_exempt: bool
    meeting: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingPapers:
    """The papers for one meeting, or those that stand on no agenda."""

    title: str
    url: str
    due: date | None
    lines: Sequence[PaperLine]


@dataclass(frozen=True, slots=True, kw_only=True)
class PapersPage:
    """Papers by meeting, what is overdue before everything else."""

    overdue: Sequence[PaperLine]
    meetings: Sequence[MeetingPapers]
    counts: Sequence[tuple[PaperState, str, int]]
    number_past: int


def papers_page(
    facts: AuthorityFacts, url: Url, *, today: date, past: bool = False, state: PaperState | None = None
) -> PapersPage:
    """The papers for meetings that are still to come, or with `past` for those that were; of one state if asked."""
    every = sorted(facts.meetings or (), key=lambda each: each.held_on, reverse=past)
    coming = [each for each in every if each.held_on >= today and not each.cancelled]
    shown = [each for each in every if each.held_on < today] if past else coming
    names = Names(facts)
    groups = [_of_meeting(facts, each, names, url, today) for each in shown]
    if not past:
        groups.append(_on_no_agenda(facts, url, today))
    lines = [line for group in groups for line in group.lines]
    kept = [_narrowed(group, state) for group in groups]
    return PapersPage(
        overdue=[each for each in lines if each.is_overdue and state in (None, each.state)],
        meetings=[group for group in kept if group.lines],
        counts=[(each, str(words), sum(line.state is each for line in lines)) for each, (words, _c) in STATES.items()],
        number_past=sum(
            meeting.held_on < today for each in facts.papers or () if (meeting := meeting_of(facts, each.id))
        ),
    )


def _narrowed(group: MeetingPapers, state: PaperState | None) -> MeetingPapers:
    lines = [each for each in group.lines if state in (None, each.state)]
    return MeetingPapers(title=group.title, url=group.url, due=group.due, lines=lines)


def _of_meeting(facts: AuthorityFacts, meeting: Meeting, names: Names, url: Url, today: date) -> MeetingPapers:
    title = names.called("meetings", meeting.id)
    lines = list(_lines(facts, meeting, title, url, today))
    return MeetingPapers(title=title, url=url("work-meeting", meeting.id), due=due_for(facts, meeting), lines=lines)


def _lines(facts: AuthorityFacts, meeting: Meeting, title: str, url: Url, today: date) -> Iterator[PaperLine]:
    papers = {each.id: each for each in facts.papers or ()}
    due = due_for(facts, meeting)
    items = sorted((each for each in facts.agenda_items or () if each.meeting == meeting.id), key=lambda one: one.place)
    for item in items:
        if item.paper in papers:
            yield _line(facts, papers[item.paper], title, url, today)
        elif wants_paper(item) and meeting.held_on >= today:
            yield _wanted(item.title, item.led_by, due, title, today, url, item=item.id)
    if meeting.held_on >= today:
        for each in not_on_agenda(facts, meeting):
            yield _wanted(each.title, each.owner, due, title, today, url, forward=each.id)


def _line(facts: AuthorityFacts, paper: Paper, meeting: str, url: Url, today: date) -> PaperLine:
    state = state_of(paper)
    words, colour = STATES[state]
    return PaperLine(
        title=paper.title,
        url=url("work-paper", paper.id),
        is_begun=True,
        state=state,
        state_words=str(words),
        colour=colour,
        owner=owner_of(paper),
        due=due_of(facts, paper),
        is_overdue=is_overdue(facts, paper, today=today),
        is_late=bool(paper.late_because),
        is_exempt=bool(paper.exempt_because),
        meeting=meeting,
    )


def _wanted(
    title: str, owner: str | None, due: date | None, meeting: str, today: date, url: Url, **asked: str
) -> PaperLine:
    words, colour = STATES[PaperState.TO_WRITE]
    return PaperLine(
        title=title,
        url=f"{url('work-paper-new')}?{urlencode(asked)}",
        is_begun=False,
        state=PaperState.TO_WRITE,
        state_words=str(words),
        colour=colour,
        owner=owner or "",
        due=due,
        is_overdue=due is not None and due < today,
        is_late=False,
        is_exempt=False,
        meeting=meeting,
    )


def _on_no_agenda(facts: AuthorityFacts, url: Url, today: date) -> MeetingPapers:
    lines = [_line(facts, each, "", url, today) for each in facts.papers or () if item_of(facts, each.id) is None]
    return MeetingPapers(title=_("On no agenda yet"), url="", due=None, lines=lines)


@dataclass(frozen=True, slots=True, kw_only=True)
class PartLine:
    """A part of a paper in the list of what there is to write."""

    name: str
    heading: str
    is_written: bool
    errors: int
    advice: int
    url: str


def part_lines(paper: Paper, url: Url) -> list[PartLine]:
    """The parts of a paper, each with how far it is."""
    problems = paper_problems(paper)
    return [_part_line(each, problems, url("work-paper-part", paper.id, each.name)) for each in parts_of(paper)]


def _part_line(part: PartOfPaper, problems: Sequence[Problem], url: str) -> PartLine:
    own = [each for each in problems if each.place == f'Part "{part.heading}"']
    return PartLine(
        name=part.name,
        heading=part.heading,
        is_written=bool(part.text),
        errors=sum(each.severity is Severity.ERROR for each in own),
        advice=sum(each.severity is Severity.ADVICE for each in own),
        url=url,
    )


def part_named(paper: Paper, name: str) -> PartOfPaper | None:
    """The text of a paper that an address names: one that is there, or the next one of its part."""
    value, _hyphen, number = name.partition("-")
    if value not in set(PaperPart) or (number and not number.isdecimal()) or len(number) > _MOST_DIGITS:
        return None
    part, wanted = PaperPart(value), int(number or 1)
    own = [each for each in paper.sections or () if each.part is part]
    if not 1 <= wanted <= len(own) + 1:
        return None
    return PartOfPaper(part, wanted, own[wanted - 1] if wanted <= len(own) else None)


def next_name(paper: Paper, part: PaperPart) -> str:
    """The name of one text more of a part."""
    number = sum(each.part is part for each in paper.sections or ()) + 1
    return PartOfPaper(part, number, None).name


@dataclass(frozen=True, slots=True, kw_only=True)
class Clashing:
    """Something that two people changed: what it is called, and what each wrote."""

    label: str
    mine: str
    theirs: str


def clashing(typed: Mapping[str, Any], theirs: Mapping[str, Any]) -> list[Clashing]:
    """What somebody typed beside what was saved, where they differ."""
    labels = {
        "heading": _("Heading"),
        "text": _("Text"),
        "title": _("Title"),
        "author": _("Who writes it"),
        "brought_by": _("In whose name it comes"),
        "reference": _("Number of the paper"),
        "dated_on": _("Day written on it"),
        "due_on": _("Wanted by"),
        "direction_needed": _("Is a direction required?"),
        "exempt_because": _("Kept from the public because"),
        "public_summary": _("What the public may know of it"),
        "late_because": _("Why it comes late"),
        "recommendations": _("Recommendations"),
    }
    return [
        Clashing(label=label, mine=_told(typed[name]), theirs=_told(theirs.get(name)))
        for name, label in labels.items()
        if name in typed and (typed[name] or None) != (theirs.get(name) or None)
    ]


def _told(value: Any) -> str:
    if isinstance(value, list):
        return "\n".join(f"({each['id']}) {each['text']}" for each in value)
    return str(value or "")
