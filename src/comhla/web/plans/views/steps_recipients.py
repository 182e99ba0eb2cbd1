"""To whom the second draft went, the period for views, and the timetable."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from comhla.law.facts import NOT_DONE, Stage
from comhla.law.readings.plan_steps import missing_recipients
from comhla.web import clock
from comhla.web.access.roles import Permission
from comhla.web.authorities.errors import NotRecorded
from comhla.web.authorities.facts import plain_row
from comhla.web.authorities.refusals import put_in
from comhla.web.authorities.tables import rows_of
from comhla.web.authorities.words import choice_words
from comhla.web.plans.actions import steps as actions
from comhla.web.plans.desk import PlanDesk, plan_desk
from comhla.web.plans.forms.steps import PeriodForm, RecipientForm, RecipientsForm, SentForm, TimetableForm
from comhla.web.plans.presenters import steps as presenter
from comhla.web.plans.timetable import ASSUMED_WEEKS, latest_days, plan_begins, weeks_of
from comhla.web.plans.views.steps import planned, version_of


@require_http_methods(["GET", "HEAD", "POST"])
def recipients(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """Everybody to whom the second draft goes: who is missing, sending on one day, and the period for views."""
    page = plan_desk(request, slug, key, _needed(request))
    what = request.POST.get("what", "")
    made = _forms(page, what)
    if request.method == "POST":
        form = made.get(what)
        if form is None:
            raise Http404("There is no such form.")
        if form.is_valid():
            return _done(page, form, made, lambda: _record(page, what, form))
    return _show_recipients(page, made, status=422 if what else 200)


def _needed(request: HttpRequest) -> Permission:
    return Permission.FACTS_RECORD if request.method == "POST" else Permission.WORKSPACE_SEE


def _forms(page: PlanDesk, what: str) -> dict[str, forms.Form]:
    plan, today, version = page.plan, clock.today(), version_of(page)
    posted = {what: page.desk.request.POST} if what else {}
    missing = missing_recipients(page.facts, plan, today)
    period = {"first_day": plan.views_first_day, "last_day": plan.views_last_day, "version": version}
    partners = presenter.partners(page.facts, today)
    return {
        "period": PeriodForm(posted.get("period"), initial={**period, "stated": plan.views_period_stated is not False}),
        "sent": SentForm(posted.get("sent"), initial={"on": today, "version": version}),
        "add": RecipientsForm(partners, posted.get("add"), missing=missing, initial={"version": version}),
    }


def _record(page: PlanDesk, what: str, form: Any) -> str:
    given = form.cleaned_data
    shared: dict[str, Any] = {"by": page.actor, "version": given["version"]}
    if what == "add":
        added = form.recipients()
        actions.add_recipients(page.authority, page.plan.id, added, **shared)
        return _("The recipients are recorded.")
    if what == "sent":
        actions.send_to_all(page.authority, page.plan.id, on=given["on"], proof=given["proof"], **shared)
        return _("The day of sending is recorded for everybody who had none.")
    actions.state_period(
        page.authority,
        page.plan.id,
        first_day=given["first_day"],
        last_day=given["last_day"],
        stated=given["stated"],
        **shared,
    )
    return _("The period for views is recorded.")


def _done(page: PlanDesk, form: forms.Form, made: dict[str, forms.Form], work: Callable[[], str]) -> HttpResponse:
    try:
        said = work()
    except NotRecorded as refused:
        return _show_recipients(page, made, status=put_in(form, refused))
    return page.desk.go_on(page.url("work-plan-recipients"), said)


def _show_recipients(page: PlanDesk, made: dict[str, forms.Form], *, status: int) -> HttpResponse:
    today = clock.today()
    shown = presenter.reached(page.facts, page.plan, page.url, on=today)
    context = {
        "reached": shown,
        "missing": [each.name for each in shown if each.is_missing],
        "forms": made,
        "bound": next((each for each in made.values() if each.is_bound), None),
        "unsent": any(each.sent_on is None for one in shown for each in one.recipients),
        "first_day": page.plan.views_first_day,
        "last_day": page.plan.views_last_day,
        "may_record": page.may(Permission.FACTS_RECORD),
    }
    return page.page("plans/steps/recipients.html", "steps", context, trail=[(_("Recipients"), "")], status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def recipient(request: HttpRequest, slug: str, key: str, number: int) -> HttpResponse:
    """One recipient: change it, or take it out."""
    page = plan_desk(request, slug, key, Permission.FACTS_RECORD)
    row = rows_of(page.authority, "plans").get(key=page.plan.id)
    rows = plain_row(row, "plans").get("recipients") or []
    if number >= len(rows):
        raise Http404("There is no such recipient.")
    form = RecipientForm(request.POST or None, initial=_initial(page, number, row.version))
    status = 422 if form.is_bound else 200
    if form.is_bound and form.is_valid():
        try:
            changed = None if request.POST.get("what") == "remove" else form.recipient(rows[number])
            version = form.cleaned_data["version"]
            actions.change_recipient(page.authority, page.plan.id, number, changed, by=page.actor, version=version)
        except NotRecorded as refused:
            status = put_in(form, refused)
        else:
            return page.desk.go_on(page.url("work-plan-recipients"), _("The recipient is recorded."))
    shown = (page.plan.recipients or ())[number]
    named = shown.who or shown.body or _("Recipient")
    context = {"form": form, "title": named, "back": page.url("work-plan-recipients")}
    trail = [(_("Recipients"), page.url("work-plan-recipients")), (named, "")]
    return page.page("plans/steps/recipient.html", "steps", context, trail=trail, status=status)


def _initial(page: PlanDesk, number: int, version: int) -> dict[str, Any]:
    row = (page.plan.recipients or ())[number]
    linked = {True: "yes", False: "no", None: ""}[row.linked_to_area]
    said = {name: None if value is NOT_DONE else value for name, value in row.items()}
    return {**said, "linked_to_area": linked, "version": version}


# -------------------------------------------------------------------------------------------------------- timetable


@require_http_methods(["GET", "HEAD", "POST"])
def timetable(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """The latest day of each step, planned backwards; how many weeks lie between them is the authority's to say."""
    page = plan_desk(request, slug, key, _needed(request))
    begins = plan_begins(page.facts, page.plan, today=clock.today())
    if begins is None:
        return page.page("plans/steps/timetable.html", "steps", {"begins": None}, trail=[(_("Timetable"), "")])
    kept = {Stage(name): day for name, day in planned(page).items()}
    weeks = weeks_of(kept, begins) if kept else dict(ASSUMED_WEEKS)
    labels = {stage: str(choice_words("Stage", stage.value)) for stage in Stage}
    form = TimetableForm(labels, request.POST or None, initial={stage.value: each for stage, each in weeks.items()})
    if form.is_bound and form.is_valid():
        actions.plan_steps(page.authority, page.plan.id, latest_days(begins, form.weeks()), by=page.actor)
        return page.desk.go_on(page.url("work-plan-timetable"), _("The timetable is kept."))
    context = {
        "begins": begins,
        "end": presenter.end_words(begins),
        "rows": presenter.timetable(page.plan, kept or latest_days(begins, weeks), today=clock.today()),
        "form": form,
        "is_kept": bool(kept),
        "may_record": page.may(Permission.FACTS_RECORD),
    }
    status = 422 if form.is_bound else 200
    return page.page("plans/steps/timetable.html", "steps", context, trail=[(_("Timetable"), "")], status=status)
