"""What is new of a board, for a feed: notice of meetings, meetings held, and decisions, as the public may know them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from django.urls import reverse
from django.utils.translation import gettext as _

from comhla.documents.agenda import body_called
from comhla.documents.open_board import OpenBoard
from comhla.law.facts import AuthorityFacts, Meeting
from comhla.law.readings.minuted_business import public_decision, public_title
from comhla.web.words import day as in_words


class BoardNews(NamedTuple):
    """One piece of news: a key that lasts, what it is, in plain words, its page, and its day."""

    key: str
    title: str
    words: str
    address: str
    on: date


def board_news(facts: AuthorityFacts, day: date, *, slug: str, most: int) -> tuple[BoardNews, ...]:
    """The latest first, up to a day. A meeting to come is news once notice of it was given."""
    known = [*_decisions(facts, day, slug), *_meetings(facts, day, slug)]
    return tuple(sorted(known, key=lambda each: (each.on, each.key), reverse=True)[:most])


def _decisions(facts: AuthorityFacts, day: date, slug: str) -> Iterator[BoardNews]:
    for each in facts.decisions or ():
        if each.decided_on <= day:
            told = public_decision(facts, each)
            yield BoardNews(
                f"{slug}/decision/{each.id}",
                _("Decided: %(title)s") % {"title": public_title(facts, each)},
                (told.summary if told.ground else each.in_plain_words) or "",
                reverse("decision", args=[slug, each.id]),
                each.decided_on,
            )


def _meetings(facts: AuthorityFacts, day: date, slug: str) -> Iterator[BoardNews]:
    for each in OpenBoard(facts, under=slug, on=day).meetings:
        known_on = _known_on(each)
        if known_on <= day:
            told = {"body": body_called(facts, each.body), "day": in_words(each.held_on)}
            title = _("Called off: %(body)s on %(day)s") if each.cancelled else _("Meeting: %(body)s on %(day)s")
            address = reverse("public-meeting", args=[slug, each.id])
            yield BoardNews(f"{slug}/event/{each.id}", title % told, each.place or "", address, known_on)


def _known_on(meeting: Meeting) -> date:
    """The day of notice, or of the meeting where none is recorded."""
    notice = meeting.notice_available_on
    return min(notice, meeting.held_on) if isinstance(notice, date) else meeting.held_on
