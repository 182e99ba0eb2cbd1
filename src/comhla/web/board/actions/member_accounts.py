"""Saying which account belongs to which member."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from comhla.web.access.actors import Actor
from comhla.web.access.roles import Permission
from comhla.web.accounts.models import User
from comhla.web.audit.actions import Told, append
from comhla.web.authorities.errors import NotRecorded
from comhla.web.authorities.models import Authority
from comhla.web.board.models import MemberAccount


@transaction.atomic
def link_account(authority: Authority, person: str, account: User, *, by: Actor) -> MemberAccount:
    """Say that a person of the record signs in with an account.

    Raises:
        NotAllowed: where `by` does not record help there.
        NotRecorded: where the person or the account is linked already.
    """
    by.must(Permission.HELP_RECORD, authority.pk)
    Authority.objects.select_for_update().get(pk=authority.pk)
    linked = MemberAccount.objects.filter(authority=authority)
    if linked.filter(person=person).exists():
        raise NotRecorded(_("This member has an account already. Unlink that one first."))
    if linked.filter(account=account).exists():
        raise NotRecorded(_("This account belongs to another member. Unlink it there first."))
    link = MemberAccount.objects.create(authority=authority, person=person, account=account)
    append("member_account_linked", Told("member_account", person, authority.slug), by=by)
    return link


@transaction.atomic
def unlink_account(authority: Authority, person: str, *, by: Actor) -> bool:
    """Take a link back; whether there was one. What was answered with it stays.

    Raises:
        NotAllowed: where `by` does not record help there.
    """
    by.must(Permission.HELP_RECORD, authority.pk)
    gone, _models = MemberAccount.objects.filter(authority=authority, person=person).delete()
    if gone:
        append("member_account_unlinked", Told("member_account", person, authority.slug), by=by)
    return bool(gone)
