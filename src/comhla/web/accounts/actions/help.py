"""Asking for help, and answering."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from comhla.web import clock
from comhla.web.access.actors import Actor
from comhla.web.access.roles import Permission
from comhla.web.accounts.actions.contact import refuse_others
from comhla.web.accounts.errors import AlreadyAnswered
from comhla.web.accounts.models import HelpRequest, User
from comhla.web.audit.actions import Told, append
from comhla.web.authorities.models import Authority


@transaction.atomic
def ask_for_help(person: User, authority: Authority, *, by: Actor, words: str = "") -> HelpRequest:
    """Ask the people of an authority for help, for oneself or as an officer for somebody who telephoned.

    The words stay with the request and not in the trail, which keeps for ever.

    Raises:
        NotAllowed: for somebody without a role there, or an officer without the permission or the name of who asked.
    """
    refuse_others(person, by, authority)
    is_own = by.id == str(person.pk)
    if is_own:
        by.must(Permission.PAPERS_SEE, authority.pk)
    request = HelpRequest.objects.create(
        authority=authority,
        person=person,
        words=words,
        asked_at=clock.now(),
        recorded_by="" if is_own else by.name,
    )
    append("help_asked", _told(request), by=by, after={"account": str(person.pk)})
    return request


@transaction.atomic
def answer_help(request: HelpRequest, *, answer: str, by: Actor) -> HelpRequest:
    """Record how somebody was helped.

    Raises:
        NotAllowed: where `by` does not record help there.
        AlreadyAnswered: where somebody else answered first.
    """
    by.must(Permission.HELP_RECORD, request.authority_id)
    request = HelpRequest.objects.select_for_update().select_related("authority").get(pk=request.pk)
    if request.answered_at is not None:
        raise AlreadyAnswered(
            _("%(name)s answered this in the meantime: %(answer)s")
            % {"name": request.answered_by, "answer": request.answer}
        )
    request.answer, request.answered_at, request.answered_by = answer, clock.now(), by.name
    request.save(update_fields=["answer", "answered_at", "answered_by"])
    append("help_answered", _told(request), by=by, after={"account": str(request.person_id)})
    return request


def _told(request: HelpRequest) -> Told:
    return Told("help request", str(request.pk), request.authority.slug)
