"""The steps of a plan: the list, and taking or correcting one."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from comhla.law.facts import PlanStage, Stage
from comhla.law.readings.plan_steps import PROVISIONS, Objection, next_step
from comhla.web import clock
from comhla.web.access.roles import Permission
from comhla.web.authorities.errors import NotRecorded
from comhla.web.authorities.refusals import put_in
from comhla.web.authorities.tables import rows_of
from comhla.web.authorities.words import choice_words
from comhla.web.plans.actions import steps as actions
from comhla.web.plans.desk import PlanDesk, plan_desk
from comhla.web.plans.forms.steps import StepForm
from comhla.web.plans.models import PlannedStep
from comhla.web.plans.presenters import steps as presenter
from comhla.web.plans.presenters.overview import next_not_before


@require_safe
def steps(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """The steps in their order, with the next one that the law allows."""
    page = plan_desk(request, slug, key)
    following = next_step(page.plan)
    not_before = next_not_before(page.plan, today=clock.today())
    context = {
        "steps": presenter.steps(page.facts, page.plan, planned(page), page.url, page.desk.url, today=clock.today()),
        "next_title": "" if following is None else choice_words("Stage", following.value),
        "next_url": "" if following is None else page.url("work-plan-step", following.value),
        "not_before": not_before,
        "is_after_views": not_before is not None and following is Stage.FINALISED,
        "may_record": page.may(Permission.FACTS_RECORD),
        "may_attach": page.may(Permission.EVIDENCE_ATTACH),
        "recipients_url": page.url("work-plan-recipients"),
        "views_url": page.url("work-plan-views"),
        "timetable_url": page.url("work-plan-timetable"),
        "review_url": page.url("work-plan-review"),
        "is_planned": bool(planned(page)),
    }
    return page.page("plans/steps/steps.html", "steps", context)


def planned(page: PlanDesk) -> dict[str, date]:
    """The day by which each step is meant to be taken."""
    own = PlannedStep.objects.filter(authority=page.authority, plan=page.plan.id)
    return dict(own.values_list("stage", "by_day"))


def version_of(page: PlanDesk) -> int:
    """The version of the plan as it is now."""
    return rows_of(page.authority, "plans").get(key=page.plan.id).version


@require_http_methods(["GET", "HEAD", "POST"])
def take(request: HttpRequest, slug: str, key: str, stage: str) -> HttpResponse:
    """Record that a step was taken."""
    page = plan_desk(request, slug, key, Permission.FACTS_RECORD)
    if stage not in set(Stage):
        raise Http404("There is no such step.")
    initial = {"on": clock.today(), "version": version_of(page), "decided_by": _("Chief officer")}
    return _step(page, Stage(stage), None, initial)


@require_http_methods(["GET", "HEAD", "POST"])
def correct(request: HttpRequest, slug: str, key: str, number: int) -> HttpResponse:
    """Correct the day of a step, or what shows it, by the same rule."""
    page = plan_desk(request, slug, key, Permission.FACTS_RECORD)
    rows = page.plan.stages or ()
    if number >= len(rows):
        raise Http404("There is no such step.")
    row = rows[number]
    return _step(page, row.stage, number, {**_said(row), "version": version_of(page)})


def _said(row: PlanStage) -> dict[str, Any]:
    names = ("on", "document", "responses", "went_on_because", "decided_by")
    return {name: getattr(row, name) for name in names}


def _step(page: PlanDesk, stage: Stage, number: int | None, initial: dict[str, Any]) -> HttpResponse:
    may_decide = page.may(Permission.STEP_OVERRIDE)
    form = StepForm(stage, page.desk.request.POST or None, initial=initial, may_decide=may_decide)
    if page.desk.request.method != "POST":
        found = actions.objections_now(page.authority, page.plan, stage, initial["on"], number=number)
        return _ask(page, form, stage, number, found)
    if not form.is_valid():
        return _ask(page, form, stage, number, (), status=422)
    try:
        actions.take_step(
            page.authority,
            page.plan.id,
            form.step(),
            by=page.actor,
            version=form.cleaned_data["version"],
            number=number,
        )
    except actions.StepRefused as refused:
        _say(form, refused.objections)
        return _ask(page, form, stage, number, refused.objections, status=422)
    except NotRecorded as refused:
        return _ask(page, form, stage, number, (), status=put_in(form, refused))
    said = _("The step is recorded: %(step)s.") % {"step": choice_words("Stage", stage.value)}
    return page.desk.go_on(page.url("work-plan-steps"), said)


def _say(form: StepForm, found: Sequence[Objection]) -> None:
    for each in found:
        if each.is_firm:
            form.add_error("on", f"{each.because} ({each.citation.provision}) {each.how_to_fix}")
    if not form.errors and "went_on_because" in form.fields:
        form.add_error("went_on_because", _("Something is open. Put it right first, or say why the step is taken."))
    elif not form.errors:
        form.add_error(None, _("Something is open. Put it right first, or ask the chief officer to decide."))


def _ask(
    page: PlanDesk,
    form: StepForm,
    stage: Stage,
    number: int | None,
    found: Sequence[Objection],
    *,
    status: int = 200,
) -> HttpResponse:
    title = choice_words("Stage", stage.value)
    undecided = [each for each in found if not each.is_firm and each.needs_decision]
    context = {
        "form": form,
        "title": title,
        "provision": PROVISIONS[stage],
        "is_correction": number is not None,
        "firm": [each for each in found if each.is_firm],
        "undecided": undecided,
        "said": [each for each in found if not each.is_firm and not each.needs_decision],
        "may_decide": page.may(Permission.STEP_OVERRIDE),
        "keeps_draft": number is None and stage in actions.WITH_TEXT,
        "back": page.url("work-plan-steps"),
    }
    return page.page("plans/steps/step.html", "steps", context, trail=[(str(title), "")], status=status)
