"""The list of plans, and one plan at a glance."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from comhla.web import clock
from comhla.web.access.roles import Permission
from comhla.web.duties.facts import findings_of
from comhla.web.plans.desk import PlanDesk, desk_of, plan_desk
from comhla.web.plans.presenters import overview as presenter
from comhla.web.plans.presenters.overview_gaps import gaps
from comhla.web.plans.published_queries import open_request


@require_safe
def plans(request: HttpRequest, slug: str) -> HttpResponse:
    """Every plan of the authority, the latest first, its reviews, and the way to the planning group."""
    desk = desk_of(request, slug)
    may_record = desk.may(Permission.FACTS_RECORD)
    context = {
        "plans": presenter.listed(desk.facts, desk.url, on=clock.today()),
        "reviews": presenter.reviews(desk.facts, desk.url),
        "directions": presenter.directions(desk.facts, desk.url),
        "limit": presenter.review_limit(desk.facts, on=clock.today()),
        "group_url": desk.url("work-planning-group"),
        "begin_url": desk.url("work-plan-begin") if may_record else "",
        "direction_url": desk.url("work-plan-direction") if may_record else "",
        "decisions_url": desk.url("work-significant-decisions"),
    }
    return desk.page("plans/plans.html", context, trail=[])


@require_safe
def plan(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """One plan: how far it has come, what is missing, and what the law says of it today."""
    page = plan_desk(request, slug, key)
    return page.page("plans/plan.html", "overview", {"caption": _("Strategic plan"), **_shown(page)})


def _shown(page: PlanDesk) -> dict[str, Any]:
    today = clock.today()
    findings = findings_of(page.authority, today)
    shown = presenter.at_a_glance(page.facts, page.plan, on=today)
    may_review = shown.is_in_force and page.may(Permission.FACTS_RECORD)
    return {
        "shown": shown,
        "review_url": page.url("work-plan-review") if may_review else "",
        "figures": presenter.figures(page.facts, page.plan, page.url, on=today),
        "gaps": gaps(page.facts, page.plan, page.url),
        "answers": presenter.answers(findings, page.plan, page.desk.url),
        "met": presenter.met(findings, page.plan, page.desk.url),
        "checklist": presenter.checklist(page.facts, page.plan, on=today),
        "steps_url": page.url("work-plan-steps"),
        "is_asked_for": open_request(page.authority, page.plan.id) is not None,
        "publish_url": page.url("work-plan-publish"),
    }
