"""Asking for papers: by the daily letters to whoever owes them, and by one button to the chief officer."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from comhla.documents.board_paper import meeting_in_words
from comhla.law.facts import Paper
from comhla.web import clock
from comhla.web.access.actors import Actor
from comhla.web.access.roles import Permission, Role
from comhla.web.accounts.models import User
from comhla.web.audit.actions import Told, append
from comhla.web.authorities.errors import NotRecorded
from comhla.web.authorities.facts import facts_of
from comhla.web.authorities.models import Authority
from comhla.web.board.models import Reminder
from comhla.web.board.papers import PAPERS, due_of, is_overdue
from comhla.web.board.reminders import WantedPaper, asking_for, escalation, papers_to_ask_for
from comhla.web.board.writing_queries import holders_of, owners_of
from comhla.web.duties import mail
from comhla.web.duties.models.notice import FallsDue
from comhla.web.duties.notices import Wanted
from comhla.web.duties.queries import preference_of


def send_reminders(on: date) -> int:
    """Ask for the papers that are wanted; how many letters went out. Safe to repeat on the same day."""
    return sum(_remind(authority, on) for authority in Authority.objects.all())


def _remind(authority: Authority, on: date) -> int:
    by_person: dict[int, tuple[User, list[WantedPaper]]] = {}
    for each in papers_to_ask_for(facts_of(authority), on=on):
        for person in owners_of(authority, each.paper, on=on):
            by_person.setdefault(person.pk, (person, []))[1].append(each)
    return sum(_ask(authority, person, papers, on) for person, papers in by_person.values())


def _ask(authority: Authority, person: User, papers: list[WantedPaper], on: date) -> int:
    """One letter to one person about papers that they were not asked for today."""
    if preference_of(person).falls_due == FallsDue.OFF:
        return 0
    with transaction.atomic():
        fresh = [each for each in papers if _is_first(authority, each.paper, person, on)]
    if not fresh:
        return 0
    letter = asking_for(authority.name, authority.slug, fresh, _wanted(person), mail.place().address, on=on)
    return mail.send([letter])


def _is_first(authority: Authority, paper: Paper, person: User, on: date, *, is_escalation: bool = False) -> bool:
    _reminder, is_new = Reminder.objects.get_or_create(
        authority=authority,
        paper=paper.id,
        email=person.email.casefold(),
        sent_on=on,
        defaults={"is_escalation": is_escalation},
    )
    return is_new


def _wanted(person: User) -> Wanted:
    chosen = preference_of(person)
    off_url = mail.off_url(chosen)
    return Wanted(person.email, person.name, chosen.at_once, chosen.falls_due, off_url, has_account=True)


@transaction.atomic
def escalate(authority: Authority, paper: Paper, *, by: Actor) -> None:
    """Ask the chief officer for help with a paper that is overdue, once a day.

    Raises:
        NotAllowed: where `by` may not record facts here.
        NotRecorded: where it is not overdue, nobody is chief officer here, or they were asked today.
    """
    by.must(Permission.FACTS_RECORD, authority.pk)
    today, facts = clock.today(), facts_of(authority)
    due = due_of(facts, paper)
    if due is None or not is_overdue(facts, paper, today=today):
        raise NotRecorded(_("The paper is not overdue."))
    officers = holders_of(authority, Role.CHIEF_OFFICER, on=today)
    if not officers:
        raise NotRecorded(_("Nobody signs in as chief officer here."))
    fresh = [each for each in officers if _is_first(authority, paper, each, today, is_escalation=True)]
    if not fresh:
        raise NotRecorded(_("The chief officer was asked today already."))
    about = WantedPaper(paper, meeting_in_words(facts, paper), due)
    place = mail.place().address
    letters = [escalation(authority.name, authority.slug, about, _wanted(each), place, on=today) for each in fresh]
    append("paper_escalated", Told(PAPERS, paper.id, authority.slug), by=by)
    transaction.on_commit(lambda: mail.send(letters))
