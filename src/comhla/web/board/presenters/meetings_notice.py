"""Notice of a meeting in words: what is asked for, what was given, and what follows from it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from comhla.dates import moved_by_days
from comhla.documents.agenda import chair_on
from comhla.law.facts import AuthorityFacts, CalledBy, Meeting
from comhla.law.readings.meeting_notice import (
    Notice,
    clear_days_of,
    members_may_call_from,
    notice_of,
    requisition_rule,
)
from comhla.web.authorities.labels import Names
from comhla.web.words import day as day_words


class Point(NamedTuple):
    """Something that a notice gives, and whether the record has it."""

    words: str
    value: str


class Shown(NamedTuple):
    """Notice of a meeting, as its page shows it.

    `proof` counts the days. `verdict` says what came of it, with the kind of notification that it is.
    """

    asked: str
    proof: str
    verdict: str
    kind: str
    follows: str


def points(meeting: Meeting, business: int) -> list[Point]:
    """What the notice has to give, as far as it is recorded."""
    number = ngettext("%(number)s item on the agenda", "%(number)s items on the agenda", business)
    return [
        Point(_("Day and time"), f"{day_words(meeting.held_on)}, {meeting.starts_at}" if meeting.starts_at else ""),
        Point(_("Place"), meeting.place or meeting.remote_address or ""),
        Point(_("Business"), number % {"number": business} if business else ""),
    ]


def chair_called(facts: AuthorityFacts, meeting: Meeting) -> str:
    """Who chairs on the day of the meeting; empty where that is not recorded."""
    chair = chair_on(facts, meeting)
    return "" if chair is None else Names(facts).called("people", chair.person)


def shown(facts: AuthorityFacts, meeting: Meeting, today: date) -> Shown:
    """The notice of a meeting in words, as at a day."""
    notice = notice_of(facts, meeting)
    verdict, kind, follows = _verdict(meeting, notice, today)
    return Shown(_asked(notice), _proof(meeting, notice), verdict, kind, follows)


def _asked(notice: Notice) -> str:
    """How many clear days are asked for, and by what."""
    if notice.clear_days is None:
        return _("No law sets how long before a meeting of the planning group notice is given.")
    own = notice.by_standing_orders
    if own is not None and notice.by_law is not None and own > notice.by_law:
        return _("The law asks for %(law)s clear days, and the standing orders for %(own)s.") % {
            "law": notice.by_law,
            "own": own,
        }
    if notice.by_law is None:
        return _("The standing orders ask for %(own)s clear days.") % {"own": own}
    return _("The law asks for %(law)s clear days: neither the day of the notice nor that of the meeting counts.") % {
        "law": notice.by_law
    }


def _proof(meeting: Meeting, notice: Notice) -> str:
    """The days counted one by one, from the notice that was given, or from the last day for it."""
    since = notice.given_on or notice.last_day
    if since is None:
        return ""
    days = clear_days_of(since, meeting.held_on)
    given = {"since": day_words(since), "held": day_words(meeting.held_on), "days": _days_in_words(days)}
    given["number"] = str(len(days))
    if not days:
        return _("Notice on %(since)s and the meeting on %(held)s: there is no clear day between them.") % given
    if notice.given_on is None:
        return _("With notice on %(since)s, the clear days before %(held)s are %(days)s: %(number)s.") % given
    return _("Notice on %(since)s, meeting on %(held)s. The clear days are %(days)s: %(number)s.") % given


def _days_in_words(days: Sequence[date]) -> str:
    """Days one by one up to a week; more of them by their first and last."""
    if not days:
        return ""
    if len(days) > 7:
        return _("%(first)s to %(last)s") % {"first": day_words(days[0]), "last": day_words(days[-1])}
    *before, last = [_short(each) for each in days]
    return _("%(days)s and %(last)s") % {"days": ", ".join(before), "last": last} if before else last


def _short(each: date) -> str:
    """A day without its year, which the sentence says beside it."""
    return day_words(each).rsplit(" ", 1)[0]


def _verdict(meeting: Meeting, notice: Notice, today: date) -> tuple[str, str, str]:
    if notice.given is None:
        return _not_given(meeting, notice, today)
    if notice.is_short_by_law:
        return (
            _("Notice was short: %(given)s of %(asked)s clear days.") % {"given": notice.given, "asked": notice.by_law},
            "problem",
            _(
                "Say so openly at the meeting and in the minute. Short notice does not undo the meeting or what it"
                " decides; a later day, or another meeting, would give everybody the time that the law allows."
            ),
        )
    if notice.is_short:
        words = _("Notice keeps to the law and is shorter than the %(asked)s clear days of the standing orders.")
        follows = _("The standing orders say what follows from that; tell the chair.")
        return words % {"asked": notice.clear_days}, "problem", follows
    if notice.clear_days is None:
        return _("Notice was given."), "success", ""
    lacks = _lacks(meeting)
    if lacks:
        return _("Notice was in time."), "problem", lacks
    return _("Notice was in time."), "success", ""


def _lacks(meeting: Meeting) -> str:
    """What the notice is without, as it was recorded."""
    if meeting.notice_states_time_place_business is False:
        return _("It did not give time, place and business. Send a full notice; what the meeting decides stands.")
    if meeting.notice_signed is False:
        return _("It was not signed. Send a signed notice; what the meeting decides stands.")
    return ""


def _not_given(meeting: Meeting, notice: Notice, today: date) -> tuple[str, str, str]:
    if notice.last_day is None:
        return _("No notice is recorded yet."), "information", ""
    if notice.last_day >= today:
        words = _("Notice has to be available by %(day)s.") % {"day": day_words(notice.last_day)}
        return words, "information", ""
    if meeting.held_on < today:
        return _("No notice is recorded for this meeting."), "problem", ""
    earliest = moved_by_days(today, days=(notice.clear_days or 0) + 1)
    follows = _(
        "Give it at once, and say openly that it is short; that does not undo the meeting. With notice today, the"
        " first day that would leave enough clear days is %(day)s."
    )
    return _("It is too late for notice in time."), "problem", follows % {"day": day_words(earliest)}


class Required(NamedTuple):
    """What the law says of a request by members for a meeting."""

    rule: str
    told: str


def required(facts: AuthorityFacts, meeting: Meeting, today: date) -> Required | None:
    """Who may require a meeting of this body, and how this one stands; None where no rule says."""
    requisition = meeting.requisition
    made_on = requisition.made_on if requisition is not None else min(today, meeting.held_on)
    rule = requisition_rule(facts, meeting.body, made_on)
    if rule is None:
        return None
    words = (
        _("%(needed)s of the %(of)s members with a vote can require a meeting, in writing, with its business stated.")
        if rule.of_voters
        else _("%(needed)s of the %(of)s members can require a meeting, in writing, with its business stated.")
    )
    told = words % {"needed": rule.needed, "of": rule.of}
    return Required(told, "" if requisition is None else _on_request(meeting, rule.needed))


def _on_request(meeting: Meeting, needed: int) -> str:
    requisition = meeting.requisition
    assert requisition is not None
    given = {
        "made": day_words(requisition.made_on),
        "signed": len(requisition.signed_by or ()),
        "needed": needed,
        "day": day_words(members_may_call_from(requisition.made_on, requisition.refused_on)),
    }
    words = _("%(signed)s signed the request of %(made)s, and %(needed)s are needed.") % given
    if meeting.called_by is CalledBy.CHAIR:
        return words
    return f"{words} {_('Those who signed may call the meeting themselves from %(day)s.') % given}"
