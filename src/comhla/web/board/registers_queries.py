"""Reads of training, and of accounts of members."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from comhla.web.access.roles import Role
from comhla.web.accounts.models import Grant, User
from comhla.web.authorities.models import Authority
from comhla.web.board.models import MemberAccount, Training


def learnt_by(authority: Authority) -> Sequence[Training]:
    """Everything that members took part in, the latest first."""
    return list(Training.objects.filter(authority=authority))


def links_of(authority: Authority) -> Sequence[MemberAccount]:
    """Which account belongs to which member."""
    return list(MemberAccount.objects.filter(authority=authority).select_related("account"))


def accounts_of_members(authority: Authority, *, on: date) -> Sequence[User]:
    """Accounts with the role of a board member on a day."""
    holders = Grant.objects.filter(authority=authority, role=Role.BOARD_MEMBER.value).on(on).values("user")
    return list(User.objects.filter(pk__in=holders).order_by("name", "pk"))
