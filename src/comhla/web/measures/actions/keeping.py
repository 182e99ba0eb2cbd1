"""Who answers for an indicator, what they said of it, and which targets are set."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from comhla.indicators.errors import Unknown
from comhla.web import clock
from comhla.web.access.actors import Actor
from comhla.web.access.roles import Permission
from comhla.web.accounts.models import User
from comhla.web.audit.actions import Told, append
from comhla.web.authorities.errors import ChangedMeanwhile, NotRecorded
from comhla.web.authorities.models import Authority
from comhla.web.measures import queries
from comhla.web.measures.models import Keeper, Target

NO_CHANGE = "No change"
"""What is kept of a look that found everything right; pages show it in their own language."""


@transaction.atomic
def name_keeper(authority: Authority, key: str, *, post: str, account: User | None, version: int, by: Actor) -> Keeper:
    """Name the post that answers for an indicator, and the account that is asked when a figure is late.

    Raises:
        NotAllowed: where `by` may not record facts there.
        NotRecorded: where no post is given, or there is no such indicator.
        ChangedMeanwhile: where somebody else named one since `version`; 0 stands for none.
    """
    _may(authority, key, by)
    if not post.strip():
        raise NotRecorded(_("Name the post that answers for it."))
    kept = _keeper(authority, key)
    _refuse_old(kept, version)
    before = _plain_keeper(kept) if kept.pk else None
    kept.post, kept.account, kept.version = post.strip(), account, version + 1
    kept.save()
    append("keeper_named", _told("measure", key, authority), by=by, before=before, after=_plain_keeper(kept))
    return kept


@transaction.atomic
def say_no_change(authority: Authority, key: str, *, by: Actor) -> Keeper:
    """Say that an indicator was looked at and that nothing has changed.

    Raises:
        NotAllowed: where `by` may not record facts there.
        NotRecorded: where there is no such indicator.
    """
    _may(authority, key, by)
    kept = _keeper(authority, key)
    if not kept.pk:
        kept.post = queries.indicator_called(authority, key).owner
    kept.looked_at, kept.looked_by, kept.said = clock.now(), by.name, NO_CHANGE
    kept.version += 1 if kept.pk else 0
    kept.save()
    append("measure_looked_at", _told("measure", key, authority), by=by, after={"said": kept.said})
    return kept


def _keeper(authority: Authority, key: str) -> Keeper:
    held = Keeper.objects.select_for_update().filter(authority=authority, indicator=key).first()
    return held or Keeper(authority=authority, indicator=key)


def _refuse_old(kept: Keeper, version: int) -> None:
    present = kept.version if kept.pk else 0
    if present != version:
        raise ChangedMeanwhile(_plain_keeper(kept), present)


def _plain_keeper(kept: Keeper) -> dict[str, Any]:
    return {"post": kept.post, "account": kept.account_id}


@dataclass(frozen=True, slots=True, kw_only=True)
class NewTarget:
    """A figure to be reached by a day, as it was typed."""

    value: float
    by: date
    from_value: float | None = None
    from_period: str = ""
    says: str = ""


@transaction.atomic
def set_target(
    authority: Authority, key: str, given: NewTarget, *, by: Actor, target: int | None = None, version: int = 0
) -> Target:
    """Set a target, or change the one with a number.

    Raises:
        NotAllowed: where `by` may not record facts there.
        NotRecorded: where there is no such indicator or target, or another target stands for the same day.
        ChangedMeanwhile: where somebody else changed it since `version`.
    """
    _may(authority, key, by)
    held = _target(authority, key, target, version) if target else Target(authority=authority, indicator=key, version=0)
    same_day = Target.objects.filter(authority=authority, indicator=key, by=given.by).exclude(pk=held.pk)
    if same_day.exists():
        raise NotRecorded(_("There is a target for this day already. Change that one, or choose another day."))
    before = _plain_target(held) if held.pk else None
    held.value, held.by, held.says = given.value, given.by, given.says
    held.from_value, held.from_period = given.from_value, given.from_period
    held.version += 1
    held.save()
    append("target_set", _told("target", key, authority), by=by, before=before, after=_plain_target(held))
    return held


@transaction.atomic
def remove_target(authority: Authority, key: str, target: int, *, version: int, by: Actor) -> None:
    """Take a target away; what it was stays in the trail.

    Raises:
        NotAllowed: where `by` may not record facts there.
        NotRecorded: where there is no such target.
        ChangedMeanwhile: where somebody else changed it since `version`.
    """
    by.must(Permission.FACTS_RECORD, authority.pk)
    held = _target(authority, key, target, version)
    append("target_removed", _told("target", key, authority), by=by, before=_plain_target(held))
    held.delete()


def _target(authority: Authority, key: str, target: int, version: int) -> Target:
    held = Target.objects.select_for_update().filter(authority=authority, indicator=key, pk=target).first()
    if held is None:
        raise NotRecorded(_("There is no such target any more."))
    if held.version != version:
        raise ChangedMeanwhile(_plain_target(held), held.version)
    return held


def _plain_target(held: Target) -> dict[str, Any]:
    return {
        "value": held.value,
        "by": held.by.isoformat(),
        "from_value": held.from_value,
        "from_period": held.from_period,
        "says": held.says,
    }


def _may(authority: Authority, key: str, by: Actor) -> None:
    by.must(Permission.FACTS_RECORD, authority.pk)
    try:
        queries.indicator_called(authority, key)
    except Unknown as unknown:
        raise NotRecorded(str(unknown)) from None


def _told(kind: str, key: str, authority: Authority) -> Told:
    return Told(kind, key, authority.slug)
