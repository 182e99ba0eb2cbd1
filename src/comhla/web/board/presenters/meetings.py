"""Meetings as lists and one of them at a glance, as values."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from comhla.documents.agenda import items_of, paper_of
from comhla.law.facts import AgendaKind, AuthorityFacts, Meeting
from comhla.law.readings.meeting_notice import PLANNING_GROUP, Deadline, Step, deadlines_of, notice_of
from comhla.reference.calendars import working_days
from comhla.web.authorities.labels import Names
from comhla.web.board.rosters import bodies_of
from comhla.web.words import day as day_words

Url = Callable[..., str]


class State(NamedTuple):
    """How a meeting stands, in a word or two, with the colour of its tag."""

    words: str
    colour: str


class Listed(NamedTuple):
    """A meeting in a list."""

    title: str
    url: str
    held_on: date
    when: str
    state: State
    countdown: str
    deadline: str


class Year(NamedTuple):
    """The meetings of a year, the latest first."""

    year: int
    meetings: Sequence[Listed]


class ToDo(NamedTuple):
    """One thing on the way to a meeting: where it is done, whether it is, and by when."""

    title: str
    url: str
    state: State
    words: str


DONE, OPEN, LATE, AHEAD = "green", "blue", "red", "grey"


def days_away(on: date, today: date) -> str:
    """How far a day is away, in words."""
    days = (on - today).days
    if days == 0:
        return _("today")
    if days == 1:
        return _("tomorrow")
    if days == -1:
        return _("yesterday")
    if days > 0:
        return ngettext("in %(days)s day", "in %(days)s days", days) % {"days": days}
    return ngettext("%(days)s day ago", "%(days)s days ago", -days) % {"days": -days}


def state_of(facts: AuthorityFacts, meeting: Meeting, today: date) -> State:
    """How a meeting stands on a day."""
    if meeting.cancelled:
        return State(_("Called off"), AHEAD)
    notice = notice_of(facts, meeting)
    if meeting.held_on < today or meeting.attendance is not None:
        return State(_("Held"), AHEAD) if meeting.attendance is not None else State(_("Past, no roll"), "yellow")
    if notice.given_on is not None and notice.given_on <= today:
        return State(_("Notice short"), "yellow") if notice.is_short else State(_("Notice given"), DONE)
    if notice.last_day is not None and notice.last_day < today:
        return State(_("Notice late"), LATE)
    return State(_("Planned"), OPEN)


def listed(facts: AuthorityFacts, meeting: Meeting, url: Url, today: date) -> Listed:
    """A meeting in a list, with the next day by which something has to be done for it."""
    return Listed(
        title=Names(facts).called("bodies or planning_group", meeting.body),
        url=url("work-meeting", meeting.id),
        held_on=meeting.held_on,
        when=meeting.starts_at or "",
        state=state_of(facts, meeting, today),
        countdown=days_away(meeting.held_on, today),
        deadline="" if meeting.cancelled else next_deadline(facts, meeting, today),
    )


def coming(facts: AuthorityFacts, today: date, body: str = "") -> list[Meeting]:
    """The meetings that are still to come, the next one first, those that were called off included."""
    found = [each for each in facts.meetings or () if each.held_on >= today and body in ("", each.body)]
    return sorted(found, key=lambda each: (each.held_on, each.starts_at or "", each.id))


def past_by_year(facts: AuthorityFacts, url: Url, today: date, body: str = "") -> list[Year]:
    """The meetings that are over, by year, the latest first."""
    found = [each for each in facts.meetings or () if each.held_on < today and body in ("", each.body)]
    years = sorted({each.held_on.year for each in found}, reverse=True)
    newest = sorted(found, key=lambda each: each.held_on, reverse=True)
    return [
        Year(year, [listed(facts, each, url, today) for each in newest if each.held_on.year == year]) for year in years
    ]


def filters(facts: AuthorityFacts, url: Url, today: date, chosen: str) -> list[tuple[str, str, bool]]:
    """The bodies by which the list can be narrowed: words, address, whether chosen."""
    at = url("work-meetings")
    met = {each.body for each in facts.meetings or ()}
    known = [(key, name) for key, name in bodies_of(facts, today) if key in met]
    return [(_("All"), at, not chosen), *((name, f"{at}?body={key}", key == chosen) for key, name in known)]


# ------------------------------------------------------------------------------------------------------ days before


def chain(facts: AuthorityFacts, meeting: Meeting) -> tuple[Deadline, ...]:
    """The days before a meeting by which something has to be done."""
    return deadlines_of(facts, meeting, working_days())


def next_deadline(facts: AuthorityFacts, meeting: Meeting, today: date) -> str:
    """The next thing to be done for a meeting and by when; empty where nothing is left."""
    given = notice_of(facts, meeting).given_on is not None
    for each in chain(facts, meeting):
        if each.step is Step.MEETING or each.on is None or given:
            continue
        if each.on >= today:
            return _deadline_words(each.step) % {"day": day_words(each.on), "away": days_away(each.on, today)}
        if each.step is Step.NOTICE and meeting.held_on >= today:
            return _("Notice was due by %(day)s, %(away)s.") % {
                "day": day_words(each.on),
                "away": days_away(each.on, today),
            }
    return ""


def _deadline_words(step: Step) -> str:
    if step is Step.PAPERS:
        return _("Papers with the clerk by %(day)s, %(away)s.")
    return _("Notice by %(day)s, %(away)s.")


class Day(NamedTuple):
    """A day of the chain before a meeting: what, when, how far away, and why that day."""

    words: str
    on: str
    away: str
    because: str
    is_over: bool


def days_before(facts: AuthorityFacts, meeting: Meeting, today: date) -> list[Day]:
    """The chain of days before a meeting, in words."""
    because = _reasons(facts, meeting)
    return [
        Day(
            words=str(_STEPS[each.step]()),
            on=day_words(each.on) if each.on else _("Not known: bank holidays are not known so far ahead."),
            away=days_away(each.on, today) if each.on else "",
            because=because.get(each.step, ""),
            is_over=each.on is not None and each.on < today,
        )
        for each in chain(facts, meeting)
    ]


_STEPS: Mapping[Step, Callable[[], str]] = {
    Step.PAPERS: lambda: _("Papers with the clerk"),
    Step.NOTICE: lambda: _("Last day for notice and papers"),
    Step.MEETING: lambda: _("The meeting"),
}


def _reasons(facts: AuthorityFacts, meeting: Meeting) -> dict[Step, str]:
    notice = notice_of(facts, meeting)
    if notice.clear_days is None:
        return {}
    by = _("by the standing orders") if notice.clear_days != notice.by_law else _("by law")
    told = ngettext(
        "%(days)s clear day before the meeting, %(by)s.", "%(days)s clear days before the meeting, %(by)s.",
        notice.clear_days,
    )  # fmt: skip
    papers = _("Counted back in working days from the last day for notice, as the standing orders ask.")
    return {Step.NOTICE: told % {"days": notice.clear_days, "by": by}, Step.PAPERS: papers}


# ------------------------------------------------------------------------------------------------------ what is next


def to_do(facts: AuthorityFacts, meeting: Meeting, url: Url, today: date) -> list[ToDo]:
    """What has to be done for a meeting and after it, and how far it has come."""
    return [
        _agenda(facts, meeting, url),
        _papers(facts, meeting, url, today),
        _notice(facts, meeting, url, today),
        _roll(meeting, url, today),
        _minute(facts, meeting, url, today),
    ]


def _agenda(facts: AuthorityFacts, meeting: Meeting, url: Url) -> ToDo:
    number = len(items_of(facts, meeting.id))
    words = ngettext("%(number)s item", "%(number)s items", number) % {"number": number}
    state = State(_("Begun"), DONE) if number else State(_("To do"), OPEN)
    return ToDo(_("Agenda"), url("work-meeting-agenda"), state, words)


def _papers(facts: AuthorityFacts, meeting: Meeting, url: Url, today: date) -> ToDo:
    reports = [each for each in items_of(facts, meeting.id) if each.kind in (None, AgendaKind.REPORT)]
    papers = [paper for each in reports if (paper := paper_of(facts, each)) is not None]
    signed = [each for each in papers if isinstance(each.signed_off_on, date)]
    words = _("%(signed)s of %(all)s reports signed off") % {"signed": len(signed), "all": len(reports)}
    due = next((each.on for each in chain(facts, meeting) if each.step is Step.PAPERS), None)
    done = len(signed) == len(reports)
    if due is not None and not done:
        words = _("%(words)s. With the clerk by %(day)s.") % {"words": words, "day": day_words(due)}
    state = State(_("Done"), DONE) if reports and done else _open(due, today)
    return ToDo(_("Papers"), url("work-meeting-pack"), state, words)


def _open(due: date | None, today: date) -> State:
    return State(_("Overdue"), LATE) if due is not None and due < today else State(_("To do"), OPEN)


def _notice(facts: AuthorityFacts, meeting: Meeting, url: Url, today: date) -> ToDo:
    notice = notice_of(facts, meeting)
    title, at = _("Notice"), url("work-meeting-notice")
    if notice.given_on is not None:
        words = ngettext(
            "Available on %(day)s, %(days)s clear day ahead", "Available on %(day)s, %(days)s clear days ahead",
            notice.given or 0,
        )  # fmt: skip
        state = State(_("Short"), "yellow") if notice.is_short else State(_("Done"), DONE)
        return ToDo(title, at, state, words % {"day": day_words(notice.given_on), "days": notice.given})
    if notice.last_day is None:
        return ToDo(title, at, State(_("To do"), OPEN), _("No law sets a day for it."))
    return ToDo(title, at, _open(notice.last_day, today), _("By %(day)s") % {"day": day_words(notice.last_day)})


def _roll(meeting: Meeting, url: Url, today: date) -> ToDo:
    title, at = _("Roll, declarations and votes"), url("work-meeting-sitting")
    if meeting.attendance is not None:
        return ToDo(title, at, State(_("Recorded"), DONE), "")
    if meeting.held_on > today:
        return ToDo(title, at, State(_("Not yet"), AHEAD), _("On the day"))
    return ToDo(title, at, State(_("To do"), OPEN), "")


def _minute(facts: AuthorityFacts, meeting: Meeting, url: Url, today: date) -> ToDo:
    title, at = _("Minute and decisions"), url("work-meeting-minute")
    if isinstance(meeting.minutes_submitted_on, date) and meeting.minutes_submitted_on <= today:
        return ToDo(title, at, State(_("Put for agreement"), DONE), day_words(meeting.minutes_submitted_on))
    if any(each.meeting == meeting.id for each in facts.minutes or ()):
        return ToDo(title, at, State(_("Drafted"), OPEN), "")
    if meeting.held_on > today:
        return ToDo(title, at, State(_("Not yet"), AHEAD), _("After the meeting"))
    return ToDo(title, at, State(_("To do"), OPEN), "")


def is_of_group(meeting: Meeting) -> bool:
    """Whether the strategic planning group meets, for which no Order sets rules."""
    return meeting.body == PLANNING_GROUP
