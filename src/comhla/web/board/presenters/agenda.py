"""The business of a meeting as its page shows it, as values."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from comhla.documents.agenda import ground_of, items_of, paper_of, spans_of
from comhla.law.facts import AgendaItem, AgendaKind, AuthorityFacts, Meeting
from comhla.web.authorities.words import choice_words
from comhla.web.board.actions.agenda import Standing

Url = Callable[..., str]


class Item(NamedTuple):
    """An item on the page: its number, what it is, and where it is changed."""

    key: str
    number: int
    title: str
    details: str
    begins: str
    minutes: int | None
    paper: str
    paper_key: str
    lacks_paper: bool
    ground: str
    change_url: str
    remove_url: str
    is_first: bool
    is_last: bool


class Agenda(NamedTuple):
    """An agenda: its items and how long they take together."""

    items: Sequence[Item]
    total: str


class Planned(NamedTuple):
    """Business of the forward plan that could be put on this agenda."""

    key: str
    title: str
    words: str


def agenda_of(facts: AuthorityFacts, meeting: Meeting, url: Url) -> Agenda:
    """The business of a meeting with its numbers and times."""
    items = items_of(facts, meeting.id)
    spans = spans_of(meeting.starts_at, [each.minutes_allowed for each in items])
    shown = [
        _item(facts, each, number, span.begins, url)._replace(is_first=number == 1, is_last=number == len(items))
        for number, (each, span) in enumerate(zip(items, spans, strict=True), start=1)
    ]
    minutes = sum(each.minutes_allowed or 0 for each in items)
    return Agenda(shown, _total(minutes, spans[-1].ends if spans else ""))


def _total(minutes: int, ends: str) -> str:
    if not minutes:
        return ""
    told = ngettext("%(number)s minute in all", "%(number)s minutes in all", minutes) % {"number": minutes}
    if not ends:
        return _("%(told)s. Record the time at which the meeting begins to see when it ends.") % {"told": told}
    return _("%(told)s, so that the meeting ends at about %(ends)s.") % {"told": told, "ends": ends}


def _item(facts: AuthorityFacts, item: AgendaItem, number: int, begins: str, url: Url) -> Item:
    paper = paper_of(facts, item)
    purpose = str(choice_words("Purpose", item.purpose.value)) if item.purpose is not None else ""
    by = _("led by %(who)s") % {"who": item.led_by} if item.led_by else ""
    reports = item.kind in (None, AgendaKind.REPORT)
    return Item(
        key=item.id,
        number=number,
        title=item.title,
        details=", ".join(each for each in (_purpose(purpose), by) if each),
        begins=begins,
        minutes=item.minutes_allowed,
        paper="" if paper is None else paper.title,
        paper_key="" if paper is None else paper.id,
        lacks_paper=reports and paper is None,
        ground=ground_of(facts, item),
        change_url=url("work-meeting-agenda-item", item.id),
        remove_url=url("work-meeting-agenda-remove", item.id),
        is_first=False,
        is_last=False,
    )


def _purpose(words: str) -> str:
    return _("for %(purpose)s") % {"purpose": words.lower()} if words else ""


def standing_business(facts: AuthorityFacts, meeting: Meeting) -> list[Standing]:
    """What every agenda begins and ends with. The minutes are named by the meeting before, where there is one."""
    earlier = [each for each in facts.meetings_of(meeting.body) if each.held_on < meeting.held_on]
    minutes = [Standing(AgendaKind.MINUTES, _("Minutes of the last meeting"))] if earlier else []
    arising = [Standing(AgendaKind.MATTERS_ARISING, _("Matters arising"))] if earlier else []
    return [
        Standing(AgendaKind.WELCOME, _("Welcome and apologies")),
        Standing(AgendaKind.DECLARATIONS, _("Declarations of interest")),
        *minutes,
        *arising,
        Standing(AgendaKind.OTHER_BUSINESS, _("Other business")),
        Standing(AgendaKind.NEXT_MEETING, _("Date of the next meeting")),
    ]


def planned_for(facts: AuthorityFacts, meeting: Meeting) -> list[Planned]:
    """Business of the forward plan for this body that is on no agenda yet, that for this meeting first."""
    placed = {each.from_forward_plan for each in facts.agenda_items or ()}
    free = [each for each in facts.forward_plan or () if each.body == meeting.body and each.id not in placed]
    open_to = [each for each in free if each.meeting in (None, meeting.id)]
    ordered = sorted(open_to, key=lambda each: (each.meeting is None, each.wanted_by or meeting.held_on, each.title))
    return [Planned(each.id, each.title, each.because or "") for each in ordered]


def papers_offered(facts: AuthorityFacts, item: AgendaItem | None) -> list[tuple[str, str]]:
    """The papers that an item may have: those on no agenda, and its own."""
    used = {each.paper for each in facts.agenda_items or () if item is None or each.id != item.id}
    free = [each for each in facts.papers or () if each.id not in used]
    return [("", _("None yet")), *((each.id, each.title) for each in reversed(free))]
