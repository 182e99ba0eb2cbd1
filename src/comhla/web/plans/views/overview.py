"""The list of plans, and one plan at a glance."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from comhla.web import clock
from comhla.web.access.roles import Permission
from comhla.web.duties.facts import findings_of
from comhla.web.plans.desk import desk_of, plan_desk
from comhla.web.plans.presenters import overview as presenter


@require_safe
def plans(request: HttpRequest, slug: str) -> HttpResponse:
    """Every plan of the authority, the latest first, and the planning group."""
    desk = desk_of(request, slug)
    context = {
        "plans": presenter.listed(desk.facts, desk.url, on=clock.today()),
        "may_begin": desk.may(Permission.FACTS_RECORD),
    }
    return desk.page("plans/plans.html", context, trail=[])


@require_safe
def plan(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """One plan: how far it has come, what it says, and what the law says of it today."""
    page = plan_desk(request, slug, key)
    today = clock.today()
    context = {
        "shown": presenter.at_a_glance(page.facts, page.plan, page.url, on=today),
        "answers": presenter.answers(findings_of(page.authority, today), page.plan, page.desk.url),
        "caption": _("Strategic plan"),
    }
    return page.page("plans/plan.html", "overview", context)
