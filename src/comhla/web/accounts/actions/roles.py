"""Giving, changing and ending roles."""

from __future__ import annotations

from datetime import date, timedelta

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from comhla.web import clock
from comhla.web.access.actors import Actor
from comhla.web.access.roles import Permission, Role
from comhla.web.accounts.actions.opening import closed, reopened
from comhla.web.accounts.errors import AlreadyHeld, DaysWrong, LastAdministrator
from comhla.web.accounts.models import Grant, User
from comhla.web.audit.actions import Told, append
from comhla.web.authorities.models import Authority

ONE_DAY = timedelta(days=1)


@transaction.atomic
def give_role(  # noqa: PLR0913 - each is a part of the role
    user: User,
    authority: Authority,
    role: Role,
    *,
    first_day: date,
    by: Actor,
    body: str = "",
    last_day: date | None = None,
    reason: str = "",
    from_organisation: bool = False,
) -> Grant:
    """Give somebody a role in an authority from one day to another, both inside.

    Raises:
        NotAllowed: where `by` does not manage people there, or the role is not theirs to give.
        DaysWrong: for days out of order, or an inspector without a last day.
        AlreadyHeld: where the person holds the same role in the same body on some of the days.
    """
    by.must_give(role, authority.pk)
    refuse_wrong_days(role, first_day, last_day)
    _refuse_overlap(user, authority, role, body, first_day, last_day)
    reopened(user, by=by, authority=authority.slug)
    grant = Grant.objects.create(
        user=user,
        authority=authority,
        role=role.value,
        body=body,
        first_day=first_day,
        last_day=last_day,
        granted_by=by.name,
        from_organisation=from_organisation,
    )
    append("role_given", _told(grant), by=by, after=_as_data(grant), reason=reason)
    return grant


@transaction.atomic
def change_role(
    grant: Grant, role: Role, *, from_day: date, by: Actor, body: str = "", last_day: date | None = None, reason: str
) -> Grant:
    """Let somebody hold another role, sit in another body or stay until another day, from a day on.

    What they held before the day stays as it was: it ends on the day before.

    Raises:
        NotAllowed: where the role held or the new one is not `by`'s to give.
        DaysWrong: for days out of order, or a day before the role began.
        LastAdministrator: where nobody would be left to manage people.
    """
    by.must_give(Role(grant.role), grant.authority_id)
    if (role.value, body) == (grant.role, grant.body):
        return _stay_until(grant, last_day, by=by, reason=reason)
    if from_day < grant.first_day:
        raise DaysWrong(_("The change cannot be before the role began."))
    user, authority = grant.user, grant.authority
    end_role(grant, last_day=from_day - ONE_DAY, by=by, reason=reason)
    return give_role(user, authority, role, first_day=from_day, last_day=last_day, body=body, by=by, reason=reason)


def _stay_until(grant: Grant, last_day: date | None, *, by: Actor, reason: str) -> Grant:
    role = Role(grant.role)
    refuse_wrong_days(role, grant.first_day, last_day)
    if last_day is not None:
        _refuse_last_administrator(grant, last_day, by)
    _refuse_overlap(grant.user, grant.authority, role, grant.body, grant.first_day, last_day, apart_from=grant)
    before = _as_data(grant)
    grant.last_day = last_day
    grant.save(update_fields=["last_day"])
    append("role_changed", _told(grant), by=by, before=before, after=_as_data(grant), reason=reason)
    return grant


@transaction.atomic
def end_role(grant: Grant, *, last_day: date, by: Actor, reason: str = "") -> Grant:
    """End a role after its last day; a role that had not begun by then is taken out.

    Raises:
        NotAllowed: where the role is not `by`'s to end.
        DaysWrong: where the role ends sooner already.
        LastAdministrator: where nobody would be left to manage people.
    """
    by.must_give(Role(grant.role), grant.authority_id)
    if grant.last_day is not None and last_day > grant.last_day:
        raise DaysWrong(_("The role ends sooner already. To let it run longer, change it."))
    _refuse_last_administrator(grant, last_day, by)
    before = _as_data(grant)
    told = _told(grant)
    if last_day < grant.first_day:
        grant.delete()
        append("role_withdrawn", told, by=by, before=before, reason=reason)
        return grant
    grant.last_day = last_day
    grant.save(update_fields=["last_day"])
    append("role_ended", told, by=by, before=before, after=_as_data(grant), reason=reason)
    return grant


@transaction.atomic
def record_leaver(user: User, *, on: date, by: Actor, authority: Authority, reason: str = "") -> None:
    """Somebody leaves an authority: every role there ends on the day; without any role left the account closes.

    Raises:
        NotAllowed: where a role of theirs is not `by`'s to end.
        LastAdministrator: where nobody would be left to manage people.
    """
    by.must(Permission.PEOPLE_MANAGE, authority.pk)
    for grant in Grant.objects.filter(user=user, authority=authority):
        if grant.last_day is None or grant.last_day > on:
            end_role(grant, last_day=on, by=by, reason=reason)
    if not Grant.objects.filter(user=user).exclude(last_day__lte=on).exists():
        closed(user, last_day=on, today=clock.today(), by=by, authority=authority.slug, reason=reason)


def refuse_wrong_days(role: Role, first_day: date, last_day: date | None) -> None:
    """Refuse days out of order, and an inspector without a last day."""
    if last_day is not None and last_day < first_day:
        raise DaysWrong(_("The last day cannot be before the first day."))
    if role is Role.INSPECTOR and last_day is None:
        raise DaysWrong(_("An inspector's access needs a last day."))


def _refuse_overlap(
    user: User,
    authority: Authority,
    role: Role,
    body: str,
    first_day: date,
    last_day: date | None,
    apart_from: Grant | None = None,
) -> None:
    same = Grant.objects.filter(user=user, authority=authority, role=role.value, body=body)
    same = same.filter(Q(last_day__isnull=True) | Q(last_day__gte=first_day))
    if last_day is not None:
        same = same.filter(first_day__lte=last_day)
    if apart_from is not None:
        same = same.exclude(pk=apart_from.pk)
    if same.exists():
        raise AlreadyHeld(_("%(name)s already holds this role on some of these days.") % {"name": user.name})


def _refuse_last_administrator(grant: Grant, last_day: date, by: Actor) -> None:
    """Refuse to end the access of the last administrator, who could not be replaced from the pages.

    Whoever is at the machine itself may, since they can make another. The rows are locked, so that two administrators
    cannot end each other's access at the same time.
    """
    if by.is_system or grant.role != Role.ADMINISTRATOR:
        return
    after = last_day + ONE_DAY
    administrators = Grant.objects.select_for_update().filter(
        authority_id=grant.authority_id, role=Role.ADMINISTRATOR.value
    )
    others = [each for each in administrators.select_related("user") if each.pk != grant.pk]
    for other in others:
        ends_later = other.last_day is None or (grant.last_day is not None and other.last_day >= grant.last_day)
        if other.user.is_active and other.first_day <= after and ends_later:
            return
    raise LastAdministrator(
        _("Nobody else would be left to manage people here. Make somebody else an administrator first.")
    )


def _as_data(grant: Grant) -> dict[str, object]:
    names = ("role", "body", "first_day", "last_day")
    return {"account": str(grant.user_id), **{name: getattr(grant, name) for name in names}}


def _told(grant: Grant) -> Told:
    return Told("role", str(grant.pk), grant.authority.slug)
