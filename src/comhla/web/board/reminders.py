"""Letters about papers that are wanted, as values. Nothing here sends anything."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from comhla.dates import in_words
from comhla.documents.board_paper import meeting_in_words
from comhla.law import AuthorityFacts
from comhla.law.facts import Paper
from comhla.web.board.papers import PaperState, due_of, is_overdue, state_of
from comhla.web.duties.notices import Notice, Wanted

DAYS_BEFORE = frozenset({7, 2, 0})
EVERY_DAYS_AFTER = 7
"""A paper that is overdue is asked for on the day after its day, and every week from then on."""


class WantedPaper(NamedTuple):
    """A paper, the meeting it is for in words, and the day by which it is wanted."""

    paper: Paper
    meeting: str
    due: date


def papers_to_ask_for(facts: AuthorityFacts, *, on: date) -> list[WantedPaper]:
    """The papers that are asked for on a day: a week and two days before their day, on it, and weekly after it."""
    found = []
    for paper in facts.papers or ():
        due = due_of(facts, paper)
        if due is not None and state_of(paper) is not PaperState.SIGNED_OFF and _is_day_to_ask(facts, paper, due, on):
            found.append(WantedPaper(paper, meeting_in_words(facts, paper), due))
    return found


def _is_day_to_ask(facts: AuthorityFacts, paper: Paper, due: date, on: date) -> bool:
    if on <= due:
        return (due - on).days in DAYS_BEFORE
    return is_overdue(facts, paper, today=on) and (on - due - timedelta(days=1)).days % EVERY_DAYS_AFTER == 0


def asking_for(authority: str, slug: str, wanted: Sequence[WantedPaper], to: Wanted, place: str, *, on: date) -> Notice:
    """The letter to whoever owes papers, the earliest due first."""
    lines = [_("These papers for meetings of %(authority)s are wanted from you:") % {"authority": authority}]
    for each in sorted(wanted, key=lambda one: one.due):
        lines += ["", *_about(each, slug, place, on)]
    told = ngettext("%(number)s paper is wanted from you", "%(number)s papers are wanted from you", len(wanted))
    return Notice(to.address, told % {"number": len(wanted)}, _letter(to, lines), to.off_url)


def escalation(authority: str, slug: str, wanted: WantedPaper, to: Wanted, place: str, *, on: date) -> Notice:
    """The letter to the chief officer about one paper."""
    owner = wanted.paper.author or wanted.paper.brought_by or _("nobody in particular")
    lines = [
        _("The clerk asks for your help with a paper for a meeting of %(authority)s.") % {"authority": authority},
        "",
        *_about(wanted, slug, place, on),
        _("It is owed by: %(owner)s") % {"owner": owner},
    ]
    subject = _("A paper is wanted: %(title)s") % {"title": wanted.paper.title}
    return Notice(to.address, subject, _letter(to, lines), to.off_url)


def _about(wanted: WantedPaper, slug: str, place: str, on: date) -> list[str]:
    due = _("Wanted by %(day)s") % {"day": in_words(wanted.due)}
    late = _("Overdue: it was wanted by %(day)s") % {"day": in_words(wanted.due)}
    return [
        wanted.paper.title,
        *([wanted.meeting] if wanted.meeting else []),
        late if wanted.due < on else due,
        place + reverse("work-paper", args=[slug, wanted.paper.id]),
    ]


def _letter(to: Wanted, lines: Sequence[str]) -> str:
    greeting = _("Dear %(name)s") % {"name": to.name}
    end = _("To stop these mails: %(address)s") % {"address": to.off_url}
    return "\n".join([greeting, "", *lines, "", "--", end, ""])
