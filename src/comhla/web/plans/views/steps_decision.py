"""A significant decision outside the plan, one question at a time, and the log of such decisions."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from django import forms
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from comhla.reference.models import Model
from comhla.web import clock
from comhla.web.access.roles import Permission
from comhla.web.authorities.desk import Desk
from comhla.web.authorities.errors import NotRecorded
from comhla.web.plans.actions.steps_begin import record_significant_decision
from comhla.web.plans.desk import desk_of
from comhla.web.plans.presenters import steps_begin as presenter
from comhla.web.plans.significant import QUESTIONS, decision_row, said_of
from comhla.web.words import day as in_words


class Asked(NamedTuple):
    """How far somebody came: what was answered, and the question that is asked next, None where all are answered."""

    answers: dict[str, dict[str, Any]]
    question: forms.Form | None
    number: int


@require_http_methods(["GET", "HEAD", "POST"])
def decide(request: HttpRequest, slug: str) -> HttpResponse:
    """Ask what the law asks before such a decision, and record it with the answers."""
    desk = desk_of(request, slug, Permission.FACTS_RECORD)
    setting = desk.facts.setting_on(clock.today()) if desk.facts.settings else None
    if setting is None or setting.model is Model.BOTH_LEAD:
        return _page(desk, {"binds": False}, status=200)
    asked = _asked(request)
    if asked.question is not None:
        return _page(desk, {"binds": True, **_shown(request, asked)}, status=422 if asked.question.errors else 200)
    if request.POST.get("record") != "yes":
        return _page(desk, {"binds": True, "question": None, **_shown(request, asked)}, status=200)
    decided_by = {
        Model.HEALTH_BOARD_LEADS: setting.health_board or "board",
        Model.COUNCIL_LEADS: next(iter(setting.councils), "board"),
    }.get(setting.model, "board")
    try:
        row = decision_row(asked.answers, decided_by=decided_by)
        record_significant_decision(desk.authority, row, said_of(asked.answers), by=desk.actor)
    except NotRecorded as refused:
        return _page(desk, {"binds": True, "refused": str(refused), **_shown(request, asked)}, status=422)
    return desk.go_on(desk.url("work-significant-decisions"), _recorded(row))


def _recorded(row: Mapping[str, Any]) -> str:
    """What became of the answers: a decision that is not one of these is kept too, and stands in no log."""
    if row.get("within_plan"):
        return _(
            "The decision is recorded. It is in the plan, so section 36 asks nothing more and it is not listed here."
        )
    if not (row.get("view") or {}).get("significant"):
        return _(
            "The decision is recorded. The authority does not consider that it might significantly affect a service, so"
            " section 36 asks nothing more and it is not listed here."
        )
    return _("The decision is recorded, with what was considered.")


def _asked(request: HttpRequest) -> Asked:
    """Read the answers in their order, up to the first that is missing, wrong, or to be changed."""
    answers: dict[str, dict[str, Any]] = {}
    number = 0
    for question in QUESTIONS:
        if not question.is_asked(answers):
            continue
        number += 1
        name = question.name
        if f"{name}-asked" not in request.POST:
            return Asked(answers, question.form(), number)
        form = question.form(request.POST)
        if not form.is_valid():
            return Asked(answers, form, number)
        answers[name] = form.cleaned_data
    return Asked(answers, None, number)


def _shown(request: HttpRequest, asked: Asked) -> dict[str, Any]:
    prefixes = tuple(f"{name}-" for name in asked.answers)
    kept = [(name, value) for name, values in request.POST.lists() if name.startswith(prefixes) for value in values]
    return {
        "question": asked.question,
        "asked_name": asked.question.prefix if asked.question is not None else "",
        "number": asked.number,
        "kept": kept,
        "so_far": _so_far(asked),
    }


def _so_far(asked: Asked) -> list[tuple[str, str]]:
    """The questions that are answered, in words."""
    found = []
    for question in QUESTIONS:
        given = asked.answers.get(question.name)
        if given is not None:
            for name, field in question.form.base_fields.items():
                found.append((str(field.label), _spoken(given[name])))
    return found


def _spoken(value: Any) -> str:
    words = {"yes": _("Yes"), "no": _("No"), "": _("Not recorded")}
    said = in_words(value)
    return words.get(said, said)


def _page(desk: Desk, context: dict[str, Any], *, status: int) -> HttpResponse:
    title = _("Significant decision outside the plan")
    given = {
        "title": title,
        "log_url": desk.url("work-significant-decisions"),
        "again": desk.url("work-significant-decision"),
        **context,
    }
    trail = [(_("Significant decisions"), desk.url("work-significant-decisions")), (title, "")]
    return desk.page("plans/steps/decision.html", given, trail=trail, status=status)


@require_safe
def decisions(request: HttpRequest, slug: str) -> HttpResponse:
    """The significant decisions outside the plan by reporting year, with their number and reasons."""
    desk = desk_of(request, slug)
    context = {
        "years": presenter.decisions_by_year(desk.facts, desk.url),
        "new_url": desk.url("work-significant-decision") if desk.may(Permission.FACTS_RECORD) else "",
    }
    return desk.page("plans/steps/decisions.html", context, trail=[(_("Significant decisions"), "")])
