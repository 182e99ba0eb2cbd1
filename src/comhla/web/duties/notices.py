"""What is told by e-mail, as values. Nothing here sends anything."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple, Protocol

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from comhla.dates import in_words
from comhla.law import duty_called
from comhla.law.coming import Coming
from comhla.web.duties.links import Links
from comhla.web.duties.presenters.words import how_long, plain

DAYS_AHEAD = 30
DAYS_BEFORE = frozenset({30, 14, 7})
MONDAY = 0


class Notice(NamedTuple):
    """A mail: to whom, about what, and the address that ends such mails."""

    to: str
    subject: str
    body: str
    off_url: str


class Wanted(NamedTuple):
    """Somebody to tell, and what they want to be told."""

    address: str
    name: str
    at_once: bool
    falls_due: str
    off_url: str
    has_account: bool


class Place(NamedTuple):
    """Where the application is: its address, and whom to ask."""

    address: str
    contact: str


class Assigned(Protocol):
    """What an assignment says."""

    duty: str
    part: str
    subject: str
    first_day: date


def assigned(authority: str, slug: str, assignment: Assigned, wanted: Wanted, place: Place) -> Notice:
    """The mail to somebody who was given a duty."""
    title = duty_called(assignment.duty).title
    lines = [
        _("You were named as the owner of this duty of %(authority)s, from %(day)s:")
        % {"authority": authority, "day": in_words(assignment.first_day)},
        "",
        title,
    ]
    if wanted.has_account:
        lines += [place.address + Links(slug, None).duty(assignment.duty)]
    else:
        lines += ["", _("You need no account. Ask %(contact)s for what is recorded.") % {"contact": place.contact}]
    subject = _("You own a duty: %(title)s") % {"title": title}
    return Notice(wanted.address, subject, _letter(wanted, lines), wanted.off_url)


def due_now(coming: Iterable[Coming], falls_due: str, on: date) -> list[Coming]:
    """What somebody is told on a day, as they chose: everything ahead on Mondays, or single things before their day."""
    if falls_due == "weekly":
        return [each for each in coming if 0 <= (each.due - on).days <= DAYS_AHEAD] if on.weekday() == MONDAY else []
    if falls_due == "before":
        return [each for each in coming if (each.due - on).days in DAYS_BEFORE]
    return []


def falls_due(authority: str, slug: str, due: Sequence[Coming], wanted: Wanted, place: Place, *, on: date) -> Notice:
    """The mail to an owner with what falls due."""
    links = Links(slug, None)
    lines = [_("These duties of %(authority)s are yours and fall due soon:") % {"authority": authority}]
    for each in due:
        finding = each.finding
        lines += [
            "",
            f"{in_words(each.due)} ({how_long(each.due, on)})",
            f"{finding.duty.title}: {plain(finding.subject.label)}",
            *([finding.next_step] if finding.next_step else []),
            *([place.address + links.finding(finding.key)] if wanted.has_account else []),
        ]
    told = ngettext("%(number)s duty of yours falls due soon", "%(number)s duties of yours fall due soon", len(due))
    return Notice(wanted.address, told % {"number": len(due)}, _letter(wanted, lines), wanted.off_url)


def _letter(wanted: Wanted, lines: Sequence[str]) -> str:
    return "\n".join(
        [
            _("Dear %(name)s") % {"name": wanted.name},
            "",
            *lines,
            "",
            "--",
            _("This is made from recorded facts and is not legal advice."),
            _("To stop these mails: %(address)s") % {"address": wanted.off_url},
            "",
        ]
    )
