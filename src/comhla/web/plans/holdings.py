"""What waits for somebody in the making of plans, for their own page."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _

from comhla.web import clock
from comhla.web.access.roles import Permission
from comhla.web.accounts.actors import actor_for
from comhla.web.accounts.holdings import Holding
from comhla.web.accounts.models import User
from comhla.web.authorities.models import Authority
from comhla.web.plans.text_queries import drafts_out


def drafts_to_read(user: User, authority: Authority) -> list[Holding]:
    """The drafts that are out for views, for members who may comment on them."""
    actor = actor_for(user, on=clock.today())
    roles = actor.held.get(authority.pk, frozenset())
    if not any(role.is_lay and Permission.DRAFT_COMMENT in role.may for role in roles):
        return []
    return [
        Holding(
            _("Read and comment: %(called)s") % {"called": draft.called},
            reverse("papers-plan", args=(authority.slug, draft.plan)),
        )
        for draft in drafts_out(authority)
    ]
