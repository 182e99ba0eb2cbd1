"""What waits for somebody in the making of plans, for their own page."""

from __future__ import annotations

from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from comhla.law.facts import Plan, Stage
from comhla.web import clock
from comhla.web.access.roles import Permission
from comhla.web.accounts.actors import actor_for
from comhla.web.accounts.holdings import Holding
from comhla.web.accounts.models import User
from comhla.web.authorities.facts import facts_of
from comhla.web.authorities.models import Authority
from comhla.web.plans.models import Draft
from comhla.web.plans.text_queries import drafts_out


def drafts_to_read(user: User, authority: Authority) -> list[Holding]:
    """The drafts that are out for views, for members who may comment on them."""
    actor = actor_for(user, on=clock.today())
    roles = actor.held.get(authority.pk, frozenset())
    if not any(role.is_lay and Permission.DRAFT_COMMENT in role.may for role in roles):
        return []
    plans = {each.id: each for each in facts_of(authority).plans or ()}
    return [_to_read(authority, plans[each.plan], each) for each in drafts_out(authority) if each.plan in plans]


def _to_read(authority: Authority, plan: Plan, draft: Draft) -> Holding:
    told = _("Read and comment: %(called)s (%(plan)s)") % {"called": draft.called, "plan": plan.title}
    return Holding(told, reverse("papers-plan", args=(authority.slug, plan.id)), views_wanted_by(plan, draft.stage))


def views_wanted_by(plan: Plan, stage: str) -> date | None:
    """The last day for views on a draft that was sent to everybody; None where it is not recorded, or over."""
    last = plan.views_last_day if stage == Stage.SENT else None
    return last if last is not None and last >= clock.today() else None
