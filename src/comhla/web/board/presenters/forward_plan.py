"""The forward plan: business that is expected, by meeting and by month, and duties that could be put on it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from comhla.law.coming import Coming
from comhla.law.facts import AuthorityFacts, ForwardItem, Meeting
from comhla.web.authorities.labels import Names
from comhla.web.board.presenters.meetings import AHEAD, DONE, LATE, OPEN, State
from comhla.web.words import day as day_words

Url = Callable[..., str]
MOST_SUGGESTED = 12


class Item(NamedTuple):
    """Business that is expected, as the page shows it."""

    key: str
    title: str
    url: str
    state: State
    wanted: str
    owner: str
    because: str
    repeats: str
    agenda_url: str


class Group(NamedTuple):
    """Business under one heading: a meeting, a month, or what has neither."""

    title: str
    url: str
    items: Sequence[Item]


class Suggested(NamedTuple):
    """A duty that falls due and stands in the forward plan nowhere yet."""

    name: str
    title: str
    due: str
    because: str


class Placed(NamedTuple):
    """What is needed to say how an item stands: the meeting it is planned for, and that on whose agenda it is."""

    item: ForwardItem
    meeting: Meeting | None
    on_agenda: Meeting | None


def placed(facts: AuthorityFacts) -> list[Placed]:
    """Every item with its meetings."""
    meetings = {each.id: each for each in facts.meetings or ()}
    agendas = {each.from_forward_plan: meetings.get(each.meeting) for each in facts.agenda_items or ()}
    return [Placed(each, meetings.get(each.meeting or ""), agendas.get(each.id)) for each in facts.forward_plan or ()]


def is_done(each: Placed, today: date) -> bool:
    """Whether a meeting that has been held had it on its agenda."""
    return each.on_agenda is not None and each.on_agenda.held_on < today and not each.on_agenda.cancelled


def is_overdue(each: Placed, today: date) -> bool:
    """Whether it had to be settled by now and was not, or is planned for a meeting that is too late for it."""
    wanted = each.item.wanted_by
    return wanted is not None and wanted < today and not is_done(each, today)


def state_of(each: Placed, today: date) -> State:
    """How an item stands on a day."""
    at = each.on_agenda or each.meeting
    if is_done(each, today):
        return State(_("Done"), AHEAD)
    if is_overdue(each, today):
        return State(_("Overdue"), LATE)
    if at is not None and at.cancelled:
        return State(_("Meeting called off"), "yellow")
    if at is not None and each.item.wanted_by is not None and at.held_on > each.item.wanted_by:
        return State(_("Too late there"), "yellow")
    if each.on_agenda is not None:
        return State(_("On the agenda"), DONE)
    if at is not None and at.held_on < today:
        return State(_("Not taken"), "yellow")
    return State(_("Planned"), OPEN) if at is not None else State(_("No meeting yet"), "yellow")


def open_items(facts: AuthorityFacts, today: date) -> list[Placed]:
    """What has not been done yet, by the day it is wanted."""
    found = [each for each in placed(facts) if not is_done(each, today)]
    return sorted(found, key=lambda each: (each.item.wanted_by or date.max, each.item.title.casefold()))


def by_meeting(facts: AuthorityFacts, url: Url, today: date) -> list[Group]:
    """Open business under its meetings, the next one first, and what has no meeting at the end."""
    names, found = Names(facts), open_items(facts, today)
    meetings = {at.id: at for each in found if (at := each.on_agenda or each.meeting) is not None}
    groups = [
        Group(
            names.called("meetings", meeting.id),
            url("work-meeting-agenda", meeting.id),
            [shown(each, url, today) for each in found if _at(each) == meeting.id],
        )
        for meeting in sorted(meetings.values(), key=lambda each: each.held_on)
    ]
    free = [shown(each, url, today) for each in found if not _at(each)]
    return [*groups, Group(_("No meeting yet"), "", free)] if free else groups


def _at(each: Placed) -> str:
    at = each.on_agenda or each.meeting
    return "" if at is None else at.id


def by_month(facts: AuthorityFacts, url: Url, today: date) -> list[Group]:
    """Open business under the months in which it is wanted, or in which its meeting is."""
    months: dict[str, list[Item]] = {}
    found = open_items(facts, today)
    for each in sorted(found, key=lambda each: (_when(each) or date.max, each.item.title.casefold())):
        months.setdefault(_month(_when(each)), []).append(shown(each, url, today))
    return [Group(title, "", items) for title, items in months.items()]


def _when(each: Placed) -> date | None:
    at = each.on_agenda or each.meeting
    return each.item.wanted_by or (at.held_on if at is not None else None)


def _month(day: date | None) -> str:
    return _("No day yet") if day is None else day_words(day).partition(" ")[2]


def shown(each: Placed, url: Url, today: date) -> Item:
    """An item as the page shows it."""
    item = each.item
    months = item.every_months
    every = ngettext("every month", "every %(months)s months", months or 0) % {"months": months} if months else ""
    return Item(
        key=item.id,
        title=item.title,
        url=url("work-forward-item", item.id),
        state=state_of(each, today),
        wanted=_("by %(day)s") % {"day": day_words(item.wanted_by)} if item.wanted_by else "",
        owner=item.owner or "",
        because=item.because or "",
        repeats=every,
        agenda_url=url("work-meeting-agenda", each.on_agenda.id) if each.on_agenda is not None else "",
    )


def suggested(facts: AuthorityFacts, falling_due: Iterable[Coming]) -> list[Suggested]:
    """Duties that fall due and are not in the forward plan, the earliest first, each duty and day once.

    How a meeting itself has to be held is seen to on its own pages, and is no business for one.
    """
    there = {(each.title, each.wanted_by) for each in facts.forward_plan or ()}
    meetings = {each.id for each in facts.meetings or ()}
    found: dict[tuple[str, date], Suggested] = {}
    for each in falling_due:
        key = (title_of(each), each.due)
        if key not in there and each.finding.subject.id not in meetings:
            found.setdefault(key, Suggested(each.name, key[0], day_words(each.due), because_of(each)))
    return list(found.values())[:MOST_SUGGESTED]


def title_of(each: Coming) -> str:
    """What a duty that falls due is called in the forward plan."""
    return str(each.finding.duty.title)


def because_of(each: Coming) -> str:
    """Why it comes: what the law says of it today, and where."""
    return f"{each.finding.because} ({each.finding.citation.provision})"


def named(falling_due: Iterable[Coming], name: str) -> Coming | None:
    """The duty that falls due with a name."""
    return next((each for each in falling_due if each.name == name), None)


def meetings_offered(
    facts: AuthorityFacts, today: date, keeping: str | None, bodies: Mapping[str, str]
) -> list[tuple[str, str]]:
    """The meetings that business may be planned for: those to come, and the one it is planned for now."""
    wanted = [
        each for each in facts.meetings or () if each.id == keeping or (each.held_on >= today and not each.cancelled)
    ]
    ordered = sorted(wanted, key=lambda each: each.held_on)
    told = [(each.id, f"{day_words(each.held_on)}: {bodies.get(each.body, each.body)}") for each in ordered]
    return [("", _("None yet")), *told]
