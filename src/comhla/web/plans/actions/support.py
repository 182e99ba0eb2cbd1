"""Support for members of the planning group, and what they spent to take part (Act s.32(12)).

None of the personal words goes into the trail, which keeps for ever: it tells that something changed, and who did it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from comhla.web import clock
from comhla.web.access.actors import Actor, NotAllowed
from comhla.web.access.roles import Permission, Role
from comhla.web.accounts.models import User
from comhla.web.audit.actions import Told, append
from comhla.web.authorities.errors import ChangedMeanwhile, NotRecorded
from comhla.web.authorities.models import Authority
from comhla.web.plans.models import ClaimState, ExpenseClaim, MemberSupport

FIELDS = ("access_needs", "formats", "replacement_care", "contact", "induction_on", "training")
KINDS = ("travel", "care", "meals", "communication", "other")
"""What money is claimed for: travel, care in the member's place, meals, help to communicate, something else."""
MEMBERS = frozenset({Role.PLANNING_GROUP_MEMBER, Role.LOCALITY_MEMBER})
NEXT = {
    ClaimState.MADE: (ClaimState.AGREED, ClaimState.REFUSED),
    ClaimState.AGREED: (ClaimState.PAID, ClaimState.REFUSED),
    ClaimState.PAID: (),
    ClaimState.REFUSED: (),
}
"""What may come of a claim, by how far it has come."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Spent:
    """What a claim is for."""

    kind: str
    spent_on: date
    amount: Decimal
    what: str


@transaction.atomic
def save_support(
    authority: Authority, membership: str, values: Mapping[str, Any], *, account: User | None, by: Actor, version: int
) -> MemberSupport:
    """Record what a member needs. `version` is what was seen; 0 where nothing was recorded.

    Raises:
        NotAllowed: where `by` does not record help there.
        ChangedMeanwhile: where somebody else changed it first.
    """
    by.must(Permission.HELP_RECORD, authority.pk)
    Authority.objects.select_for_update().get(pk=authority.pk)
    support = MemberSupport.objects.filter(authority=authority, membership=membership).first()
    now = 0 if support is None else support.version
    if now != version:
        raise ChangedMeanwhile(None if support is None else as_values(support), now)
    support = support or MemberSupport(authority=authority, membership=membership)
    for name in FIELDS:
        setattr(support, name, values.get(name) or (None if name == "induction_on" else ""))
    support.account, support.version = account, version + 1
    support.save()
    append("member_support_changed", Told("member_support", membership, authority.slug), by=by)
    return support


def as_values(support: MemberSupport) -> dict[str, Any]:
    """What is recorded, by the names of the fields."""
    return {**{name: getattr(support, name) for name in FIELDS}, "account": support.account_id}


@transaction.atomic
def claim(authority: Authority, membership: str, spent: Spent, *, by: Actor) -> ExpenseClaim:
    """Make a claim: a member for themselves, or an officer who records what a member asked for.

    Raises:
        NotAllowed: for anybody else.
        NotRecorded: where the amount is nothing, nothing is said, or the day is still to come.
    """
    if not (by.may(Permission.HELP_RECORD, authority.pk) or is_own(authority, membership, by=by)):
        raise NotAllowed(f"{by.name} may not claim for this member.")
    _refuse_unfit(spent)
    made = ExpenseClaim.objects.create(
        authority=authority,
        membership=membership,
        kind=spent.kind,
        spent_on=spent.spent_on,
        amount=spent.amount,
        what=spent.what.strip(),
        made_at=clock.now(),
    )
    append("expense_claimed", _told(made), by=by, after={"membership": membership})
    return made


def is_own(authority: Authority, membership: str, *, by: Actor) -> bool:
    """Whether a membership is of whoever asks: their account is linked to it and they hold a member's role."""
    if not by.id.isdecimal() or not by.held.get(authority.pk, frozenset()) & MEMBERS:
        return False
    return MemberSupport.objects.filter(authority=authority, membership=membership, account_id=by.id).exists()


@transaction.atomic
def settle_claim(
    claimed: ExpenseClaim, state: ClaimState, *, on: date, by: Actor, version: int, reason: str = ""
) -> ExpenseClaim:
    """Agree to a claim, record that it was paid, or refuse it with a reason.

    Raises:
        NotAllowed: where `by` does not record help there, or the claim is their own.
        ChangedMeanwhile: where somebody else settled it first.
        NotRecorded: where that cannot come of it, the day is before the spending, or a refusal gives no reason.
    """
    by.must(Permission.HELP_RECORD, claimed.authority_id)
    claimed = ExpenseClaim.objects.select_for_update().select_related("authority").get(pk=claimed.pk)
    if claimed.version != version:
        raise ChangedMeanwhile({"state": claimed.state, "reason": claimed.reason}, claimed.version)
    _refuse_own(claimed, by)
    _refuse_step(claimed, state, on, reason)
    claimed.state, claimed.settled_on, claimed.reason = state, on, reason.strip()
    claimed.version += 1
    claimed.save(update_fields=["state", "settled_on", "reason", "version"])
    append(f"expense_{state}", _told(claimed), by=by, after={"membership": claimed.membership})
    return claimed


def _refuse_own(claimed: ExpenseClaim, by: Actor) -> None:
    support = MemberSupport.objects.filter(authority=claimed.authority_id, membership=claimed.membership).first()
    if support is not None and support.account_id is not None and str(support.account_id) == by.id:
        raise NotAllowed(f"{by.name} may not settle their own claim.")


def _refuse_step(claimed: ExpenseClaim, state: ClaimState, on: date, reason: str) -> None:
    if state not in NEXT[ClaimState(claimed.state)]:
        raise NotRecorded(_("This cannot come of the claim as it stands."))
    if on < claimed.spent_on:
        raise NotRecorded(_("The day is before the day on which the money was spent."))
    if state == ClaimState.REFUSED and not reason.strip():
        raise NotRecorded(_("Say why it is refused; the member reads it."))


def _refuse_unfit(spent: Spent) -> None:
    if spent.kind not in KINDS or not spent.what.strip():
        raise NotRecorded(_("Say what the money was spent on."))
    if spent.amount <= 0:
        raise NotRecorded(_("The amount has to be above nothing."))
    if spent.spent_on > clock.today():
        raise NotRecorded(_("Money that is not spent yet cannot be claimed."))


def _told(claimed: ExpenseClaim) -> Told:
    return Told("expense_claim", str(claimed.pk), claimed.authority.slug)
