"""The indicators that an authority defines for itself."""

from __future__ import annotations

from collections.abc import Callable

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from comhla.indicators.errors import NotAFile
from comhla.indicators.local import read_local_record
from comhla.web import clock
from comhla.web.access.roles import Permission
from comhla.web.authorities.desk import Desk
from comhla.web.authorities.errors import NotRecorded
from comhla.web.authorities.refusals import put_in
from comhla.web.measures import queries
from comhla.web.measures.actions import defining as actions
from comhla.web.measures.desk import desk_of
from comhla.web.measures.forms.local import DefinitionForm, EndForm, as_typed
from comhla.web.measures.models import LocalIndicator
from comhla.web.measures.presenters.local import shown


@require_safe
def listed(request: HttpRequest, slug: str) -> HttpResponse:
    """Every indicator of the authority's own."""
    desk = desk_of(request, slug)
    held = LocalIndicator.objects.filter(authority=desk.authority)
    keepers = queries.keepers_of(desk.authority)
    context = {
        "rows": [shown(each, keepers.get(each.key), clock.today()) for each in held],
        "may_record": desk.may(Permission.FACTS_RECORD),
    }
    return desk.page("measures/local/listed.html", context, trail=[(_("Our own measures"), "")])


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest, slug: str) -> HttpResponse:
    """Define an indicator on one page."""
    desk = desk_of(request, slug, Permission.FACTS_RECORD)
    form = DefinitionForm(request.POST or None, is_new=True)

    def work() -> str:
        return actions.define(desk.authority, form.definition(), by=desk.actor).key

    return _answer(desk, form, work, title=_("Define a measure of your own"), said=_("The measure is defined."))


@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """Change how an indicator is defined."""
    desk = desk_of(request, slug, Permission.FACTS_RECORD)
    held = _held(desk, key)
    form = DefinitionForm(request.POST or None, initial=_typed(held), is_new=False)

    def work() -> str:
        version = form.cleaned_data["version"] or 0
        given = form.definition(held.definition)
        return actions.redefine(desk.authority, held.key, given, version=version, by=desk.actor).key

    return _answer(desk, form, work, title=_("Change the definition"), said=_("The definition is changed."), held=held)


def _typed(held: LocalIndicator) -> dict[str, object]:
    """What the form begins with; the version alone where the definition cannot be read any more."""
    try:
        return as_typed(read_local_record(held.definition), version=held.version)
    except NotAFile:
        return {"version": held.version}


@require_http_methods(["GET", "HEAD", "POST"])
def end(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """Say from which day on an indicator is no more kept."""
    desk = desk_of(request, slug, Permission.FACTS_RECORD)
    held, today = _held(desk, key), clock.today()
    form = EndForm(request.POST or None, initial={"version": held.version, "on": today}, today=today)

    def work() -> str:
        given = form.cleaned_data
        return actions.end(desk.authority, held.key, on=given["on"], version=given["version"], by=desk.actor).key

    return _answer(desk, form, work, title=_("End the measure"), said=_("The measure has ended."), held=held)


def _held(desk: Desk, key: str) -> LocalIndicator:
    return get_object_or_404(LocalIndicator, authority=desk.authority, key=key)


def _answer(
    desk: Desk, form: forms.Form, work: Callable[[], str], *, title: str, said: str, held: LocalIndicator | None = None
) -> HttpResponse:
    status = 200
    if desk.request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                return desk.go_on(desk.url("work-measure", work()), said)
            except NotRecorded as refused:
                status = put_in(form, refused)
    front = desk.url("work-local-indicators")
    cancel = desk.url("work-measure", held.key) if held else front
    context = {"form": form, "title": title, "held": held, "cancel": cancel, "is_end": isinstance(form, EndForm)}
    trail = [(_("Our own measures"), front), (title, "")]
    return desk.page("measures/local/form.html", context, trail=trail, status=status)
