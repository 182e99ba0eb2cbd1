"""The board at a glance: what comes next, what is overdue, what is expected, and what is wrong with membership."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import NamedTuple
from urllib.parse import urlencode

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from comhla.dates import day_months_after
from comhla.law import AuthorityFacts, Finding, Outcome
from comhla.law.facts import MeetingAction
from comhla.law.readings.meeting_notice import Step, notice_of
from comhla.law.readings.people_called import because_of
from comhla.web.authorities.labels import Names
from comhla.web.board.presenters import forward_plan
from comhla.web.board.presenters.meetings import Listed, chain, coming, days_away, listed
from comhla.web.words import day as day_words

Url = Callable[..., str]
MOST = 5
MONTHS_AHEAD = 4
MEMBERSHIP = frozenset(
    {"IJBO-M1", "IJBO-M2", "IJBO-M3", "IJBO-C1", "IJBO-C2", "IJBO-T1", "IJBO-D1", "IJBO-R0", "IJBO-R1", "IJBO-TV1"}
    | {"IJMC-M1", "IJMC-M2", "IJMC-C1"}
)
"""Duties about who sits on the board or the monitoring committee, and for how long."""
WRONG = (Outcome.NOT_MET, Outcome.FOR_A_PERSON)


class Line(NamedTuple):
    """Something that somebody has to look at, in one line, with the page where it is seen to."""

    words: str
    url: str
    is_breach: bool = True


class Lines(NamedTuple):
    """The first few lines, and how many more there are."""

    lines: Sequence[Line]
    more: int


def next_meetings(facts: AuthorityFacts, url: Url, today: date) -> list[Listed]:
    """The next few meetings that were not called off."""
    found = [each for each in coming(facts, today) if not each.cancelled]
    return [listed(facts, each, url, today) for each in found[:3]]


def overdue(facts: AuthorityFacts, url: Url, today: date) -> Lines:
    """What should have been done by now: notices, papers, business that had to be settled, and actions."""
    return _first(
        [*_late_notices(facts, url, today), *_late_business(facts, url, today), *_late_actions(facts, url, today)]
    )


def _first(lines: Sequence[Line]) -> Lines:
    return Lines(lines[:MOST], max(len(lines) - MOST, 0))


def _late_notices(facts: AuthorityFacts, url: Url, today: date) -> Iterable[Line]:
    names = Names(facts)
    for each in coming(facts, today):
        if each.cancelled or notice_of(facts, each).given_on is not None:
            continue
        given = {"meeting": names.called("meetings", each.id)}
        for deadline in chain(facts, each):
            if deadline.on is None or deadline.on >= today:
                continue
            told = {**given, "day": day_words(deadline.on), "away": days_away(deadline.on, today)}
            if deadline.step is Step.NOTICE:
                words = _("Notice of %(meeting)s was due by %(day)s, %(away)s.") % told
                yield Line(words, url("work-meeting-notice", each.id))
            else:
                words = _("Papers for %(meeting)s were due by %(day)s, %(away)s.") % told
                yield Line(words, url("work-meeting-pack", each.id))


def _late_business(facts: AuthorityFacts, url: Url, today: date) -> Iterable[Line]:
    for each in forward_plan.open_items(facts, today):
        if forward_plan.is_overdue(each, today):
            told = {"title": each.item.title, "day": day_words(each.item.wanted_by)}
            words = _("%(title)s had to be settled by %(day)s.") % told
            yield Line(words, url("work-forward-item", each.item.id))


def open_actions(facts: AuthorityFacts) -> list[MeetingAction]:
    """What meetings asked for and is not done, the earliest first."""
    found = [each for each in facts.meeting_actions or () if not isinstance(each.done_on, date)]
    return sorted(found, key=lambda each: (each.due_on or date.max, each.id))


def _late_actions(facts: AuthorityFacts, url: Url, today: date) -> Iterable[Line]:
    for each in open_actions(facts):
        if each.due_on is not None and each.due_on < today:
            yield Line(_action(each), url("work-meeting-minute", each.meeting))


def _action(each: MeetingAction) -> str:
    due = _("due by %(day)s") % {"day": day_words(each.due_on)} if each.due_on else ""
    rest = ", ".join(part for part in (each.owner or "", due) if part)
    return f"{each.what.rstrip('.')} ({rest})." if rest else each.what


def actions(facts: AuthorityFacts, url: Url, today: date) -> Lines:
    """Actions that are open and not overdue."""
    ahead = [each for each in open_actions(facts) if each.due_on is None or each.due_on >= today]
    return _first([Line(_action(each), url("work-meeting-minute", each.meeting)) for each in ahead])


def membership(facts: AuthorityFacts, findings: Iterable[Finding], url: Url) -> Lines:
    """What is wrong with membership today, one line each; breaches before questions."""
    own = [each for each in findings if each.duty.id in MEMBERSHIP and each.outcome in WRONG]
    own.sort(key=lambda each: WRONG.index(each.outcome))
    return _first(
        [Line(because_of(facts, each.answer), _finding_url(each, url), each.outcome is Outcome.NOT_MET) for each in own]
    )


def _finding_url(finding: Finding, url: Url) -> str:
    asked = urlencode(dict(zip(("duty", "part", "subject"), finding.key, strict=True)))
    return f"{url('work-finding')}?{asked}"


def months(facts: AuthorityFacts, url: Url, today: date) -> list[forward_plan.Group]:
    """The forward plan for the next months."""
    until = day_months_after(today, months=MONTHS_AHEAD)
    wanted = [each for each in forward_plan.open_items(facts, today) if _is_near(each, today, until)]
    found: dict[str, list[forward_plan.Item]] = {}
    for each in sorted(wanted, key=lambda each: (_day(each), each.item.title)):
        found.setdefault(day_words(_day(each)).partition(" ")[2], []).append(forward_plan.shown(each, url, today))
    return [forward_plan.Group(title, "", items) for title, items in found.items()]


def _day(each: forward_plan.Placed) -> date:
    at = each.on_agenda or each.meeting
    return at.held_on if at is not None else each.item.wanted_by or date.max


def _is_near(each: forward_plan.Placed, today: date, until: date) -> bool:
    return today <= _day(each) <= until


class Figure(NamedTuple):
    """A number with its words and the page that explains it."""

    number: int
    words: str
    url: str


def figures(facts: AuthorityFacts, url: Url, today: date) -> list[Figure]:
    """Meetings to come, business expected, and actions open."""
    meetings = len([each for each in coming(facts, today) if not each.cancelled])
    business, left = len(forward_plan.open_items(facts, today)), len(open_actions(facts))
    return [
        Figure(meetings, ngettext("meeting to come", "meetings to come", meetings), url("work-meetings")),
        Figure(business, ngettext("item expected", "items expected", business), url("work-forward-plan")),
        Figure(left, ngettext("action open", "actions open", left), url("work-decisions")),
    ]
