"""How to reach somebody."""

from __future__ import annotations

from django.db import transaction

from comhla.web.access.actors import Actor, NotAllowed
from comhla.web.access.roles import Permission
from comhla.web.accounts.models import ContactBy, Grant, User
from comhla.web.audit.actions import Told, append
from comhla.web.authorities.models import Authority


@transaction.atomic
def change_contact_details(
    person: User, *, telephone: str, contact_by: ContactBy, by: Actor, authority: Authority | None = None
) -> User:
    """Change somebody's telephone number and how they would like to hear from us.

    People change their own. An officer who records help changes those of the people of their authority, at their
    request. The trail says what changed but not the number itself: it is kept for ever, and a number should not be.

    Raises:
        NotAllowed: for somebody else's, without the permission or without the name of who asked.
    """
    refuse_others(person, by, authority)
    wanted = {"telephone": telephone, "contact_by": contact_by.value}
    changed = [name for name, value in wanted.items() if getattr(person, name) != value]
    if not changed:
        return person
    person.telephone, person.contact_by = telephone, contact_by
    person.save(update_fields=changed)
    told = Told("account", str(person.pk), authority.slug if authority else "")
    append("contact_details_changed", told, by=by, after={"changed": changed})
    return person


def refuse_others(person: User, by: Actor, authority: Authority | None) -> None:
    """Refuse to act for anybody but oneself and those who asked an officer of their authority to.

    Raises:
        NotAllowed: where it is neither.
    """
    if by.id == str(person.pk) or by.is_system:
        return
    if authority is None:
        raise NotAllowed(f"{by.name} may not act for somebody else here.")
    by.must(Permission.HELP_RECORD, authority.pk)
    if not by.on_behalf_of:
        raise NotAllowed("What an officer records for somebody needs the name of who asked.")
    if not Grant.objects.filter(user=person, authority=authority).exists():
        raise NotAllowed(f"{person.name} is not one of the people of {authority.name}.")
