"""Beginning a plan, reviewing one, and being directed to replace it."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from comhla.law.facts import PlanOrigin, PlanReview
from comhla.reference.models import Model
from comhla.web import clock
from comhla.web.access.roles import Permission
from comhla.web.authorities.errors import NotRecorded
from comhla.web.authorities.refusals import put_in
from comhla.web.authorities.tables import rows_of
from comhla.web.duties.facts import findings_of
from comhla.web.plans import reviews
from comhla.web.plans.actions import steps_begin as actions
from comhla.web.plans.desk import PlanDesk, desk_of, plan_desk
from comhla.web.plans.forms.steps_begin import AskGroupForm, BeginForm, DirectionForm, ResolveForm, StartReviewForm
from comhla.web.plans.presenters import steps_begin as presenter


@require_http_methods(["GET", "HEAD", "POST"])
def begin(request: HttpRequest, slug: str) -> HttpResponse:
    """Begin a plan, from the last one where there is one."""
    desk = desk_of(request, slug, Permission.FACTS_RECORD)
    plans, directions = presenter.plans_to_copy(desk.facts), presenter.directions_to_follow(desk.facts)
    origin = PlanOrigin.DIRECTION if directions else PlanOrigin.REVIEW if plans else PlanOrigin.FIRST
    initial = {
        "origin": origin.value,
        "began_on": clock.today(),
        "copied_from": next(iter(plans), ""),
        "directed_by": next(iter(directions), ""),
    }
    form = BeginForm(plans, directions, request.POST or None, initial=initial, today=clock.today())
    status = 422 if form.is_bound else 200
    if form.is_bound and form.is_valid():
        try:
            key = actions.begin_plan(desk.authority, form.plan(), by=desk.actor)
        except NotRecorded as refused:
            status = put_in(form, refused)
        else:
            return desk.go_on(
                desk.url("work-plan-steps", key), _("The plan is begun. Its first step is to write proposals.")
            )
    title = _("Begin a plan")
    context = {"form": form, "title": title, "back": desk.url("work-plans")}
    return desk.page("plans/steps/begin.html", context, trail=[(title, "")], status=status)


# ------------------------------------------------------------------------------------------------------------ review


@require_http_methods(["GET", "HEAD", "POST"])
def review(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """Review a plan: begin, ask the planning group two questions, resolve; and what that does to the three years."""
    needed = Permission.FACTS_RECORD if request.method == "POST" else Permission.WORKSPACE_SEE
    page = plan_desk(request, slug, key, needed)
    found = reviews.review_under_way(page.facts, page.plan)
    stand = reviews.stand_of(found)
    if stand is reviews.Stand.DONE and "again" in request.GET:
        found, stand = None, reviews.Stand.TO_START
    form = _review_form(page, found, stand)
    status = 422 if form is not None and form.is_bound else 200
    if form is not None and form.is_bound and form.is_valid():
        try:
            _go_on(page, found, form)
        except NotRecorded as refused:
            status = put_in(form, refused)
        else:
            return page.desk.go_on(page.url("work-plan-review"), _("The review is recorded so far."))
    return _show_review(page, found, stand, form, status)


def _review_form(page: PlanDesk, found: PlanReview | None, stand: reviews.Stand) -> Any:
    posted = page.desk.request.POST or None
    if found is None:
        return StartReviewForm(posted, initial={"on": clock.today()})
    version = {"version": rows_of(page.authority, "plan_reviews").get(key=found.id).version}
    if stand is reviews.Stand.TO_ASK:
        days = {
            "effectiveness_on": _day(found.group_asked_on_effectiveness_on),
            "replacement_on": _day(found.group_asked_on_replacement_on),
        }
        return AskGroupForm(posted, initial={**version, **days})
    return ResolveForm(posted, initial=version) if stand is reviews.Stand.TO_RESOLVE else None


def _day(event: object) -> date | None:
    return event if isinstance(event, date) else None


def _go_on(page: PlanDesk, found: PlanReview | None, form: Any) -> None:
    given = form.cleaned_data
    if found is None:
        actions.start_review(page.authority, page.plan.id, on=given["on"], because=given["because"], by=page.actor)
        return
    actions.go_on_with_review(
        page.authority, found.id, form.told(), by=page.actor, version=given["version"], said=form.said()
    )


def _show_review(
    page: PlanDesk, found: PlanReview | None, stand: reviews.Stand, form: forms.Form | None, status: int
) -> HttpResponse:
    facts, today = page.facts, clock.today()
    is_done = found is not None and stand is reviews.Stand.DONE
    said = [each.what for each in facts.evidence or () if found is not None and each.subject == found.id]
    renewed = reviews.renewed_by(facts, found) if found is not None and is_done else None
    context = {
        "review": presenter.review_shown(found, renewed, said) if found is not None else None,
        "limit": reviews.review_limit(facts, today=today),
        "stand": stand.value,
        "form": form if page.may(Permission.FACTS_RECORD) else None,
        "again_url": f"{page.url('work-plan-review')}?again=yes",
        "begin_url": page.desk.url("work-plan-begin"),
        "replaces": renewed is not None and renewed.how is reviews.NextClock.WHEN_REPLACEMENT_BEGINS,
    }
    return page.page("plans/steps/review.html", "steps", context, trail=[(_("Review"), "")], status=status)


# --------------------------------------------------------------------------------------------------------- direction


@require_http_methods(["GET", "HEAD", "POST"])
def direction(request: HttpRequest, slug: str) -> HttpResponse:
    """Directions of the partner bodies to replace the plan, and what the law asks of each."""
    needed = Permission.FACTS_RECORD if request.method == "POST" else Permission.WORKSPACE_SEE
    desk = desk_of(request, slug, needed)
    today = clock.today()
    setting = desk.facts.setting_on(today) if desk.facts.settings else None
    binds = setting is not None and setting.model is Model.BODY_CORPORATE
    parties = setting.parties if setting is not None else ()
    form = DirectionForm(parties, request.POST or None, initial={"given_by": parties, "given_on": today})
    status = 422 if form.is_bound else 200
    if form.is_bound and form.is_valid():
        try:
            actions.record_direction(desk.authority, form.told(), by=desk.actor)
        except NotRecorded as refused:
            status = put_in(form, refused)
        else:
            return desk.go_on(desk.url("work-plan-direction"), _("The direction is recorded."))
    context = {
        "form": form,
        "binds": binds,
        "directions": presenter.directions(desk.facts, findings_of(desk.authority, today)),
        "may_record": desk.may(Permission.FACTS_RECORD),
        "begin_url": desk.url("work-plan-begin"),
    }
    return desk.page(
        "plans/steps/direction.html", context, trail=[(_("Directions to replace the plan"), "")], status=status
    )
