"""The way from somebody's own page to their page as a member of the planning group."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _

from comhla.web.accounts.holdings import Holding
from comhla.web.accounts.models import User
from comhla.web.authorities.models import Authority
from comhla.web.plans.models import MemberSupport


def own_membership(user: User, authority: Authority) -> list[Holding]:
    """The page of the planning group, for those whose account is linked to a membership."""
    if not MemberSupport.objects.filter(authority=authority, account=user).exists():
        return []
    title = _("Planning group: drafts, what came of my views, my expenses")
    return [Holding(title, reverse("papers-planning-group", args=(authority.slug,)))]
