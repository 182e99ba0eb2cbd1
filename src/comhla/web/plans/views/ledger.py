"""The ledger of views: what people said on proposals and drafts, and what came of it."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from io import StringIO
from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from comhla.documents.consultation_statement import tally, views_of
from comhla.law.facts import MayBeShown, PlanView
from comhla.web import clock
from comhla.web.access.roles import Permission
from comhla.web.authorities.actions.submissions import NONCE, once, sent_by
from comhla.web.authorities.errors import NotRecorded
from comhla.web.authorities.refusals import put_in
from comhla.web.plans.actions import ledger as actions
from comhla.web.plans.desk import PlanDesk, plan_desk
from comhla.web.plans.forms.ledger import ConsiderForm, FilterForm, ViewForm, WithdrawForm, as_typed, post_last_named
from comhla.web.plans.ledger_queries import versions_of
from comhla.web.plans.presenters import ledger as presenter
from comhla.web.stamps import new_stamp

A_PAGE = 50


@require_safe
def views(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """Every view, the open ones first, with who gave views and who did not."""
    page = plan_desk(request, slug, key)
    chosen = _chosen(request)
    every = views_of(page.facts, page.plan.id)
    found = presenter.chosen_views(page.facts, page.plan.id, chosen)
    some = Paginator(found, A_PAGE).get_page(request.GET.get("page"))
    may_record = page.may(Permission.FACTS_RECORD)
    some.object_list = presenter.shown(page.facts, some.object_list, _url(page), sees_all=may_record)
    context = {
        "page": some,
        "form": FilterForm(chosen, page.facts),
        "is_filtered": any(chosen),
        "count": tally(every),
        "shown_count": tally(found),
        "steps": presenter.counted(every),
        "covered": presenter.covered(page.facts, page.plan, every, on=clock.today()),
        "may_record": may_record,
    }
    return page.page("plans/ledger/views.html", "views", context)


def _chosen(request: HttpRequest) -> presenter.Chosen:
    return presenter.Chosen(*(request.GET.get(name, "") for name in presenter.Chosen._fields))


def _url(page: PlanDesk) -> Any:
    return lambda key: page.url("work-plan-view", key)


@require_safe
def table(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """The views that were chosen as a table to take away, with names and words only as far as they may be shown."""
    page = plan_desk(request, slug, key)
    written = StringIO()
    writer = csv.writer(written)
    writer.writerow(presenter.HEADER)
    writer.writerows(presenter.lines(page.facts, presenter.chosen_views(page.facts, page.plan.id, _chosen(request))))
    name = f"views-{page.plan.id}.csv"
    return HttpResponse(
        "\ufeff" + written.getvalue(),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "private, no-store"},
    )


def _called(page: PlanDesk, view: str) -> PlanView:
    found = next((each for each in views_of(page.facts, page.plan.id) if each.id == view), None)
    if found is None:
        raise Http404("There is no such view.")
    return found


@require_safe
def view(request: HttpRequest, slug: str, key: str, view: str) -> HttpResponse:
    """One view, with what came of it."""
    page = plan_desk(request, slug, key)
    may_record = page.may(Permission.FACTS_RECORD)
    shown = presenter.one(page.facts, _called(page, view), _url(page), sees_all=may_record)
    context = {"view": shown, "may_record": may_record}
    return page.page("plans/ledger/view.html", "views", context, trail=[(shown.title, "")])


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """Record a view."""
    page = plan_desk(request, slug, key, Permission.FACTS_RECORD)
    today = clock.today()
    initial = {"version": 0, "received_on": today, "stage": request.GET.get("step", "")}
    form = ViewForm(request.POST or None, initial=initial, facts=page.facts, plan=page.plan, today=today)

    def work() -> str:
        return page.url("work-plan-view", actions.record_view(page.authority, key, form.view(), by=page.actor))

    context = {"form": form, "title": _("Record a view"), "cancel": page.url("work-plan-views")}
    return _answer(page, form, context, work, _("The view is recorded."))


@require_http_methods(["GET", "HEAD", "POST"])
def correct(request: HttpRequest, slug: str, key: str, view: str) -> HttpResponse:
    """Correct what was recorded of a view."""
    page = plan_desk(request, slug, key, Permission.FACTS_RECORD)
    found = _called(page, view)
    initial = {**as_typed(found), "version": versions_of(page.authority, [view]).get(view, 0)}
    form = ViewForm(request.POST or None, initial=initial, facts=page.facts, plan=page.plan, today=clock.today())

    def work() -> str:
        version = form.cleaned_data["version"]
        actions.correct_view(page.authority, view, form.view(), by=page.actor, version=version)
        return page.url("work-plan-view", view)

    context = {"form": form, "title": _("Correct a view"), "cancel": page.url("work-plan-view", view), "about": [view]}
    return _answer(page, form, context, work, _("The view is corrected."))


@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request: HttpRequest, slug: str, key: str, view: str) -> HttpResponse:
    """Record that somebody takes back how far their view may be shown."""
    page = plan_desk(request, slug, key, Permission.FACTS_RECORD)
    _called(page, view)
    initial = {"version": versions_of(page.authority, [view]).get(view, 0)}
    form = WithdrawForm(request.POST or None, initial=initial)

    def work() -> str:
        given = form.cleaned_data
        to = MayBeShown(given["to"])
        actions.withdraw_permission(page.authority, view, to=to, by=page.actor, version=given["version"])
        return page.url("work-plan-view", view)

    context = {
        "form": form,
        "title": _("They take back their permission"),
        "cancel": page.url("work-plan-view", view),
        "about": [view],
        "is_withdrawal": True,
    }
    return _answer(page, form, context, work, _("It is recorded, and the view is shown no further than they want."))


@require_http_methods(["GET", "HEAD", "POST"])
def consider(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """Say what came of one view, or of several for the same reason."""
    page = plan_desk(request, slug, key, Permission.FACTS_RECORD)
    today = clock.today()
    seen = _seen(request)
    known = {each.id: each for each in views_of(page.facts, page.plan.id)}
    asked = [each for each in (seen or request.GET.getlist("view")) if each in known]
    form = ConsiderForm(
        request.POST or None,
        initial={"by_post": post_last_named(page.facts, page.plan)}
        | _considered_so_far([known[each] for each in asked])
        | {"on": today},
        facts=page.facts,
        plan=page.plan,
        today=today,
    )

    def work() -> str:
        given = {each: seen[each] for each in asked}
        actions.consider_views(page.authority, given, form.considered(), by=page.actor)
        return page.url("work-plan-views")

    context = {
        "form": form,
        "title": _("What came of it"),
        "cancel": page.url("work-plan-views"),
        "about": asked,
        "seen": seen or versions_of(page.authority, asked),
        "is_consideration": True,
    }
    return _answer(page, form, context, work, _("What came of it is recorded."))


def _seen(request: HttpRequest) -> Mapping[str, int]:
    """The views that a form is about, with the versions that were seen."""
    told = (each.rpartition(":") for each in request.POST.getlist("view"))
    return {key: int(version) for key, _colon, version in told if version.isascii() and version.isdecimal()}


def _considered_so_far(views: list[PlanView]) -> dict[str, Any]:
    """What is recorded of one view already, so that it can be corrected."""
    if len(views) != 1 or views[0].result is None:
        return {}
    only = views[0]
    return {
        "result": only.result.value if only.result else "",
        "changed_section": only.changed_section or "",
        "change": only.change or "",
        "reason": only.reason or "",
        "by_post": only.considered_by or "",
    }


def _answer(page: PlanDesk, form: forms.Form, context: dict[str, Any], work: Any, said: str) -> HttpResponse:
    """The form, or what it leads to: acted on once, and shown again with everything typed where it is refused."""
    request, status = page.desk.request, 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                return page.go_on(once(sent_by(request, page.actor), work), said)
            except NotRecorded as refused:
                status = put_in(form, refused)
    return show(page, context, status)


def show(page: PlanDesk, context: dict[str, Any], status: int) -> HttpResponse:
    """A page with a form about views; where somebody else was first with what they saved."""
    about = context.get("about", [])
    found = {each.id: each for each in views_of(page.facts, page.plan.id)}
    views = [found[each] for each in about if each in found]
    if status == 409 and "seen" in context:
        context["seen"] = versions_of(page.authority, about)
    shown = {
        **context,
        "views": presenter.shown(page.facts, views, _url(page), sees_all=True),
        "form_number": page.desk.request.POST.get(NONCE) or new_stamp(),
        "mark": {422: _("Error:") + " ", 409: _("Conflict:") + " "}.get(status, ""),
        "is_conflict": status == 409,
    }
    trail = [(context["title"], "")]
    return page.page("plans/ledger/form.html", "views", shown, trail=trail, status=status)
