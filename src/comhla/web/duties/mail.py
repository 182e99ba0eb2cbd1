"""Sending notices, and the signed address in each that ends them."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from datetime import date, timedelta

from django.conf import settings
from django.core import signing
from django.core.mail import EmailMessage, get_connection
from django.http import Http404
from django.urls import reverse

from comhla.law.coming import Coming
from comhla.web.accounts.models import User
from comhla.web.authorities.models import Authority
from comhla.web.duties.facts import coming_of
from comhla.web.duties.models import Assignment, NoticePreference
from comhla.web.duties.notices import DAYS_AHEAD, Notice, Place, Wanted, due_now, falls_due
from comhla.web.duties.owners import Owners
from comhla.web.duties.queries import assignments_on, preference_at, preference_of

log = logging.getLogger("comhla.notices")
_SALT = "comhla.duties.notices"


def place() -> Place:
    """Where the application is."""
    return Place(settings.PUBLIC_ADDRESS, settings.CONTACT_EMAIL)


def recipient_of(assignment: Assignment) -> Wanted | None:
    """Whom to tell of an assignment; None where there is no address, or the account is closed."""
    account: User | None = assignment.account
    if account is not None:
        chosen = preference_of(account)
        if not account.is_active:
            return None
        return Wanted(account.email, account.name, chosen.at_once, chosen.falls_due, off_url(chosen), has_account=True)
    if not assignment.owner_email:
        return None
    chosen = preference_at(assignment.owner_email)
    address, name = assignment.owner_email, assignment.owner_name
    return Wanted(address, name, chosen.at_once, chosen.falls_due, off_url(chosen), has_account=False)


def off_url(preference: NoticePreference) -> str:
    """The address that ends the mails of one person with one click."""
    whose = f"account:{preference.account_id}" if preference.account_id else f"address:{preference.address}"
    return settings.PUBLIC_ADDRESS + reverse("notices-off", args=[signing.dumps(whose, salt=_SALT)])


def preference_signed(token: str) -> NoticePreference:
    """Whose mails a signed address ends.

    Raises:
        Http404: where the address was not made here.
    """
    try:
        kind, _, whose = signing.loads(token, salt=_SALT).partition(":")
    except signing.BadSignature:
        raise Http404("There is no such address.") from None
    if kind == "address":
        return preference_at(whose)
    account = User.objects.filter(pk=whose).first()
    if account is None:
        raise Http404("There is no such account.")
    return preference_of(account)


def send(notices: Iterable[Notice]) -> int:
    """Send mails; how many went out. One that cannot be sent is told in the log and does not stop the others."""
    sent = 0
    connection = get_connection()
    for notice in notices:
        message = EmailMessage(
            notice.subject,
            notice.body,
            to=[notice.to],
            headers={
                "List-Unsubscribe": f"<{notice.off_url}>",
                "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
                "Auto-Submitted": "auto-generated",
            },
            connection=connection,
        )
        try:
            sent += message.send()
        except OSError as error:  # smtplib's errors are among these
            log.error("a notice could not be sent", extra={"kind": type(error).__name__})
    return sent


def notices_of(authority: Authority, on: date) -> list[Notice]:
    """What to tell each owner in an authority on a day."""
    assignments = assignments_on(authority, on)
    owners = Owners(assignments)
    by_number = {each.pk: each for each in assignments}
    due: dict[str, list[Coming]] = {}
    wanted: dict[str, Wanted] = {}
    for each in coming_of(authority, on, on + timedelta(days=DAYS_AHEAD)):
        owner = owners.of(each.finding.key)
        recipient = recipient_of(by_number[owner.assignment]) if owner else None
        if recipient is not None:
            wanted[recipient.address] = recipient
            due.setdefault(recipient.address, []).append(each)
    found = []
    for address, recipient in wanted.items():
        told = due_now(due[address], recipient.falls_due, on)
        if told:
            found.append(falls_due(authority.name, authority.slug, told, recipient, place(), on=on))
    return found
