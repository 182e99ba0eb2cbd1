"""Named reads of support for members and of what they spent."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.http import Http404

from comhla.law.facts import Stage
from comhla.web.access.actors import Actor
from comhla.web.accounts.models import Grant, User
from comhla.web.authorities.models import Authority
from comhla.web.plans.actions.support import MEMBERS
from comhla.web.plans.models import ClaimState, Comment, ExpenseClaim, MemberSupport, PlannedStep


def support_of(authority: Authority, membership: str) -> MemberSupport | None:
    """The support of a membership, where any is recorded."""
    return MemberSupport.objects.select_related("account").filter(authority=authority, membership=membership).first()


def claims_of(authority: Authority, *memberships: str) -> Sequence[ExpenseClaim]:
    """The claims of memberships, the latest first."""
    return list(ExpenseClaim.objects.filter(authority=authority, membership__in=memberships))


def open_claims(authority: Authority) -> Sequence[ExpenseClaim]:
    """Claims that wait for somebody, the oldest first."""
    waiting = ExpenseClaim.objects.filter(authority=authority, state__in=(ClaimState.MADE, ClaimState.AGREED))
    return list(waiting.order_by("made_at", "pk"))


def claim_called(authority: Authority, membership: str, number: int) -> ExpenseClaim:
    """One claim of a membership.

    Raises:
        Http404: where there is none.
    """
    found = ExpenseClaim.objects.filter(authority=authority, membership=membership, pk=number).first()
    if found is None:
        raise Http404("There is no such claim.")
    return found


def members_with_accounts(authority: Authority, *, on: date) -> Sequence[User]:
    """Accounts that hold a member's role on a day."""
    roles = [role.value for role in MEMBERS]
    holders = Grant.objects.filter(authority=authority, role__in=roles).on(on).values("user")
    return list(User.objects.filter(pk__in=holders).order_by("name", "pk"))


def memberships_of(authority: Authority, actor: Actor) -> Sequence[str]:
    """The memberships that are linked to the account of whoever asks."""
    if not actor.id.isdecimal():
        return ()
    own = MemberSupport.objects.filter(authority=authority, account_id=actor.id)
    return list(own.values_list("membership", flat=True))


def views_of_comments(authority: Authority, actor: Actor) -> frozenset[str]:
    """The views that were made of comments of whoever asks."""
    if not actor.id.isdecimal():
        return frozenset()
    own = Comment.objects.filter(authority=authority, account_id=actor.id).exclude(view="")
    return frozenset(own.values_list("view", flat=True))


def steps_of_group(authority: Authority, *, on: date) -> Sequence[PlannedStep]:
    """Steps for which the group is to be asked on a day or after it, the next one first."""
    asked = (Stage.GROUP_ON_PROPOSALS.value, Stage.GROUP_ON_FIRST_DRAFT.value)
    return list(PlannedStep.objects.filter(authority=authority, stage__in=asked, by_day__gte=on))
