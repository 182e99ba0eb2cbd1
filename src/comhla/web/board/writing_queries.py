"""Named reads for papers: one of them, who wrote it last, which packs are out, whom to remind."""

from __future__ import annotations

from datetime import date
from typing import Any, NamedTuple

from django.http import Http404

from comhla.law import AuthorityFacts
from comhla.law.facts import Paper
from comhla.web.access.roles import Role
from comhla.web.accounts.models import Grant, User
from comhla.web.audit.queries import events_about
from comhla.web.authorities.models import Authority
from comhla.web.authorities.tables import rows_of
from comhla.web.board.models import Pack, Reminder
from comhla.web.board.papers import PAPERS, is_same_text, owner_of


class Writer(NamedTuple):
    """Who changed the words of a paper last."""

    id: str
    name: str


def paper_called(facts: AuthorityFacts, key: str) -> Paper:
    """The paper with an id.

    Raises:
        Http404: where there is none.
    """
    found = next((each for each in facts.papers or () if each.id == key), None)
    if found is None:
        raise Http404("There is no such paper.")
    return found


def version_of(authority: Authority, key: str) -> int:
    """The present version of a paper's row; 0 where there is none."""
    return rows_of(authority, PAPERS).filter(key=key).values_list("version", flat=True).first() or 0


def last_writer(authority: Authority, key: str) -> Writer | None:
    """Who changed last what is signed off; None where the paper came with the whole record."""
    for event in events_about(authority.slug, PAPERS, key):
        if not is_same_text(event.before, event.after):
            return Writer(event.by_id, event.by_name)
    return None


def issued_for(authority: Authority) -> set[str]:
    """The meetings whose notice and papers went out."""
    return set(Pack.objects.filter(authority=authority).order_by().values_list("meeting", flat=True).distinct())


def owners_of(authority: Authority, paper: Paper, *, on: date) -> list[User]:
    """Whom to ask for a paper: the accounts in the post that owes it, else who wrote it last, else the clerks."""
    post = owner_of(paper).casefold()
    named = [role for role in Role if post in (role.called.casefold(), role.value.replace("_", " "))]
    for role in named:
        if found := holders_of(authority, role, on=on):
            return found
    writer = last_writer(authority, paper.id)
    if writer is not None and writer.id.isdigit():
        grants = _grants(authority, on).filter(user_id=int(writer.id))
        if found := _people(grants):
            return found
    return holders_of(authority, Role.CLERK, on=on)


def holders_of(authority: Authority, role: Role, *, on: date) -> list[User]:
    """The open accounts that hold a role on a day."""
    return _people(_grants(authority, on).filter(role=role.value))


def _grants(authority: Authority, on: date) -> Any:
    return Grant.objects.on(on).filter(authority=authority, user__is_active=True).select_related("user")


def _people(grants: Any) -> list[User]:
    return list({each.user.pk: each.user for each in grants}.values())


def reminders_of(authority: Authority, paper: str) -> list[Reminder]:
    """The letters that went out because of a paper, the latest first."""
    return list(Reminder.objects.filter(authority=authority, paper=paper))
