"""Named reads of the room, dated."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from django.core import signing
from django.db.models import Q
from django.http import Http404

from comhla.law import UnknownDuty, duty_called
from comhla.law.duty import Duty
from comhla.web.access.roles import Permission, Role
from comhla.web.accounts.actors import actor_for
from comhla.web.accounts.models import Grant, User
from comhla.web.authorities.models import Authority
from comhla.web.duties.models import Assignment, CalendarAddress, EvidenceFile, NoticePreference, WithdrawnEvidence
from comhla.web.duties.owners import Owners

CALENDAR_SALT = "comhla.duties.calendar"


def assignments_on(authority: Authority, day: date) -> list[Assignment]:
    """The assignments in force on a day."""
    begun = Assignment.objects.filter(authority=authority, first_day__lte=day)
    return list(begun.filter(Q(last_day__isnull=True) | Q(last_day__gte=day)))


def assignments_of(authority: Authority, duty: Duty) -> list[Assignment]:
    """Every assignment of a duty, ended ones included, the latest first."""
    return list(Assignment.objects.filter(authority=authority, duty=duty.id).order_by("-first_day"))


def owners_on(authority: Authority, day: date) -> Owners:
    """Who owns what on a day."""
    return Owners(assignments_on(authority, day))


def assignment_called(authority: Authority, number: int) -> Assignment:
    """One assignment.

    Raises:
        Http404: where there is none here.
    """
    found = Assignment.objects.filter(authority=authority, pk=number).first()
    if found is None:
        raise Http404("There is no such assignment.")
    return found


def duty_here(name: str) -> Duty:
    """The duty with exactly that id.

    Raises:
        Http404: where there is none.
    """
    try:
        duty = duty_called(name)
    except UnknownDuty:
        raise Http404("There is no such duty.") from None
    if duty.id != name:
        raise Http404("There is no such duty.")
    return duty


def files_of(authority: Authority, keys: Collection[str]) -> dict[str, EvidenceFile]:
    """The files behind pieces of evidence, by the id of the evidence."""
    return {each.key: each for each in EvidenceFile.objects.filter(authority=authority, key__in=keys)}


def file_called(authority: Authority, number: int) -> EvidenceFile:
    """One file of evidence.

    Raises:
        Http404: where there is none here.
    """
    found = EvidenceFile.objects.filter(authority=authority, pk=number).first()
    if found is None:
        raise Http404("There is no such file.")
    return found


def withdrawn_of(authority: Authority, duty: Duty) -> list[WithdrawnEvidence]:
    """Evidence on a duty that counts no more."""
    return list(WithdrawnEvidence.objects.filter(authority=authority, duty=duty.id))


def people_of(authority: Authority, *, on: date) -> list[User]:
    """Everybody with an account who may see the workspace of an authority on a day."""
    roles = [role.value for role in Role if Permission.WORKSPACE_SEE in role.may and role is not Role.INSPECTOR]
    held = Grant.objects.filter(authority=authority, role__in=roles, first_day__lte=on)
    held = held.filter(Q(last_day__isnull=True) | Q(last_day__gte=on))
    return list(User.objects.filter(is_active=True, pk__in=held.values("user")).order_by("name"))


def calendar_addresses(authority: Authority, account: int) -> list[CalendarAddress]:
    """The calendar addresses of somebody that have not been revoked."""
    return list(CalendarAddress.objects.filter(authority=authority, account_id=account, revoked_at__isnull=True))


def signed(address: CalendarAddress) -> str:
    """The part of a calendar address that nobody can guess."""
    return signing.Signer(salt=CALENDAR_SALT).sign(address.stamp)


def calendar_address_signed(slug: str, token: str, *, on: date) -> CalendarAddress:
    """The calendar behind a signed address.

    Raises:
        Http404: where the address was not made here, was revoked, or its maker may not see the workspace any more.
    """
    try:
        stamp = signing.Signer(salt=CALENDAR_SALT).unsign(token)
    except signing.BadSignature:
        raise Http404("There is no such calendar.") from None
    found = (
        CalendarAddress.objects.select_related("authority", "account")
        .filter(stamp=stamp, authority__slug=slug, revoked_at__isnull=True)
        .first()
    )
    if found is None or not actor_for(found.account, on=on).may(Permission.WORKSPACE_SEE, found.authority_id):
        raise Http404("There is no such calendar.")
    return found


def preference_of(account: User) -> NoticePreference:
    """What somebody wants to be told, as chosen or as it is for everybody who chose nothing (not saved)."""
    return NoticePreference.objects.filter(account=account).first() or NoticePreference(account=account)


def preference_at(address: str) -> NoticePreference:
    """What an owner without an account wants to be told; as above."""
    found = NoticePreference.objects.filter(address__iexact=address).first()
    return found or NoticePreference(address=address.casefold())
