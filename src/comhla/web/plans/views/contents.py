"""What a plan says will be done: its actions and measures, what they serve, and what they cover."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from comhla.web.access.roles import Permission
from comhla.web.authorities.errors import NotRecorded
from comhla.web.plans.actions.contents import Served, say_served
from comhla.web.plans.desk import PlanDesk, plan_desk
from comhla.web.plans.presenters import contents as presenter
from comhla.web.plans.presenters import contents_links as links_presenter
from comhla.web.plans.presenters import contents_mapping as mapping_presenter

_WAYS = (
    (gettext_lazy("Actions and measures"), "work-plan-actions"),
    (gettext_lazy("Mapping"), "work-plan-mapping"),
    (gettext_lazy("Functions and localities"), "work-plan-coverage"),
    (gettext_lazy("Tree"), "work-plan-tree"),
    (gettext_lazy("Other plans"), "work-plan-links"),
)


def show(page: PlanDesk, template: str, current: str, context: dict[str, Any], *, status: int = 200) -> HttpResponse:
    """One of the pages about what a plan says, with the way to the others."""
    ways = [(str(label), page.url(name), name == current) for label, name in _WAYS]
    title = next((label for label, _url, is_current in ways if is_current), "")
    trail = None if current == "work-plan-actions" else [(title, "")]
    given = {"ways": ways, "title": title, "may_record": page.may(Permission.FACTS_RECORD), **context}
    return page.page(f"plans/contents/{template}.html", "actions", given, trail=trail, status=status)


@require_safe
def actions(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """The actions of a plan under their priorities, and its measures."""
    page = plan_desk(request, slug, key)
    context = {
        "priorities": presenter.priorities(page.facts, page.plan, page.url),
        "measures": presenter.measures(page.facts, page.plan, page.url),
        "new_action_url": page.url("work-plan-action-new"),
        "new_measure_url": page.url("work-plan-measure-new"),
    }
    return show(page, "actions", "work-plan-actions", context)


@require_http_methods(["GET", "HEAD", "POST"])
def mapping(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """Actions against outcomes and principles. A cell that is pressed is changed."""
    if request.method == "POST":
        return _press(plan_desk(request, slug, key, Permission.FACTS_RECORD), request.POST.get("cell", ""))
    page = plan_desk(request, slug, key)
    return show(page, "mapping", "work-plan-mapping", _mapping(page))


def _mapping(page: PlanDesk) -> dict[str, Any]:
    outcomes, principles = mapping_presenter.matrices(page.facts, page.plan, page.url)
    return {"outcomes": outcomes, "principles": principles, "actions_url": page.url("work-plan-actions")}


def _press(page: PlanDesk, value: str) -> HttpResponse:
    pressed = mapping_presenter.pressed(page.facts, page.plan, value)
    if pressed is None:
        return HttpResponseBadRequest(_("There is no such cell. Open the page again."))
    what = Served(pressed.field)
    try:
        say_served(
            page.authority, page.plan.id, pressed.action, what, pressed.code, serves=pressed.serves, by=page.actor
        )
    except NotRecorded as refused:
        return show(page, "mapping", "work-plan-mapping", {**_mapping(page), "refused": str(refused)}, status=409)
    return page.go_on(f"{page.url('work-plan-mapping')}#{pressed.anchor}", pressed.said)


@require_safe
def coverage(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """Where the plan covers each delegated function and sets out each locality."""
    page = plan_desk(request, slug, key)
    functions = mapping_presenter.functions_shown(page.facts, page.plan)
    context = {
        "gaps": [each for each in functions if each.is_gap],
        "covered": [each for each in functions if not each.is_gap],
        "localities": mapping_presenter.localities_shown(page.facts, page.plan),
        "text_url": page.url("work-plan-text"),
    }
    return show(page, "coverage", "work-plan-coverage", context)


@require_safe
def tree(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """The plan from its vision to the outcomes."""
    page = plan_desk(request, slug, key)
    return show(page, "tree", "work-plan-tree", {"nodes": presenter.tree(page.facts, page.plan, page.url)})


@require_safe
def links(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """Plans of partners and neighbours, and how their periods fit with that of this plan."""
    page = plan_desk(request, slug, key)
    context = {
        "groups": links_presenter.linked(page.facts, page.plan, page.desk.url),
        "neighbours": links_presenter.neighbours(page.facts, page.plan, page.desk.url),
    }
    return show(page, "links", "work-plan-links", context)
