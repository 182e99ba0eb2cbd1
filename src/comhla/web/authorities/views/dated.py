"""Ending a row, taking one out, and saying that there are none."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from comhla.web.authorities.actions import forget_none, remove_row, say_none
from comhla.web.authorities.actions.succession import end_row, has_days
from comhla.web.authorities.errors import ChangedMeanwhile, NotRecorded, Unacceptable
from comhla.web.authorities.facts import plain_row
from comhla.web.authorities.forms.small import EndForm, ReasonForm
from comhla.web.authorities.models import Row
from comhla.web.authorities.presenters.problems import at_fields
from comhla.web.authorities.tables import is_single
from comhla.web.authorities.views.desk import CollectionDesk, SeeOther, collection_desk, with_link
from comhla.web.authorities.views.refusals import words_elsewhere


@require_http_methods(["GET", "POST"])
def end(request: HttpRequest, slug: str, collection: str, key: str) -> HttpResponse:
    """Set the last day of a row."""
    desk = collection_desk(request, slug, collection, to_write=True)
    if not has_days(collection):
        raise Http404("Rows of this kind do not run from day to day.")
    found = desk.row(key)
    form = EndForm(desk.kind, desk.names, request.POST or None)
    if request.method == "POST" and form.is_valid():
        return _end(desk, found, form)
    return _ask(desk, found, form, "end", 422 if form.is_bound else 200)


def _end(desk: CollectionDesk, found: Row, form: EndForm) -> HttpResponse:
    def work() -> str:
        end_row(
            desk.authority,
            desk.collection,
            found.key,
            by=desk.actor,
            version=version_of(desk.request),
            last_day=form.cleaned_data["last_day"],
            also=form.also(),
            reason=form.cleaned_data["reason"],
        )
        words = _("The last day is recorded: %(name)s.")
        messages.success(desk.request, with_link(words, desk.url("record-row", found.key), _name(desk, found)))
        return desk.next or desk.url("record-collection")

    return _acted(desk, found, form, "end", work)


@require_http_methods(["GET", "POST"])
def remove(request: HttpRequest, slug: str, collection: str, key: str) -> HttpResponse:
    """Take out a row that should never have been recorded."""
    desk = collection_desk(request, slug, collection, to_write=True)
    found = desk.row(key)
    form = ReasonForm(request.POST or None)
    if request.method != "POST" or not form.is_valid():
        return _ask(desk, found, form, "remove", 422 if form.is_bound else 200)

    def work() -> str:
        reason, version = form.cleaned_data["reason"], version_of(request)
        remove_row(desk.authority, collection, found.key, by=desk.actor, version=version, reason=reason)
        messages.success(request, _("Taken out: %(name)s.") % {"name": _name(desk, found)})
        return desk.url("record-collection") if not is_single(collection) else desk.trail[0][1]

    return _acted(desk, found, form, "remove", work)


def _acted(desk: CollectionDesk, found: Row, form: Form, what: str, work: Any) -> HttpResponse:
    """Do it, or show the page again with what stands in the way."""
    try:
        return desk.once(work)
    except ChangedMeanwhile as conflict:
        form.add_error(None, _("Somebody else changed it while you were working. Look at it below, then decide."))
        return _ask(desk, desk.row(found.key), form, what, 409, version=conflict.version)
    except Unacceptable as unacceptable:
        for problem in at_fields(unacceptable, desk.kind, desk.names, desk.collection):
            form.add_error(problem.path if problem.path in form.fields else None, problem.words)
        for words in words_elsewhere(desk, unacceptable, {desk.collection: found.key} if what == "remove" else None):
            form.add_error(None, words)
    except NotRecorded as refusal:
        form.add_error(None, str(refusal))
    return _ask(desk, found, form, what, 422)


def _ask(desk: CollectionDesk, found: Row, form: Form, what: str, status: int, **context: Any) -> HttpResponse:
    name, told = _name(desk, found), plain_row(found, desk.collection)
    title = _("Set the last day") if what == "end" else _("Take out of the record")
    shown = {
        "form": form,
        "what": what,
        "name": name,
        "title": title,
        "told": desk.names.told(desk.kind, told),
        "version": desk.request.POST.get("version") or found.version,
        "row_key": found.key,
        "trail": [*desk.trail, (name, desk.url("record-row", found.key)), (title, "")],
        **context,
    }
    return desk.page("ask", status, **shown)


def _name(desk: CollectionDesk, found: Row) -> str:
    if is_single(desk.collection):
        return str(desk.called.many)
    return desk.names.row(desk.collection, plain_row(found, desk.collection))


@require_POST
def none(request: HttpRequest, slug: str, collection: str) -> HttpResponse:
    """Say that there are none of a collection, or take that back."""
    desk = collection_desk(request, slug, collection, to_write=True)
    takes_back = request.POST.get("say") == "not-recorded"

    def work() -> str:
        action = forget_none if takes_back else say_none
        action(desk.authority, collection, by=desk.actor, reason=request.POST.get("reason", "")[:1_000])
        told = (
            _("It is no longer recorded that there are none.") if takes_back else _("It is recorded: there are none.")
        )
        messages.success(request, told)
        return desk.next or desk.url("record-collection")

    try:
        return desk.once(work)
    except NotRecorded as refusal:
        messages.error(request, str(refusal))
        return SeeOther(desk.url("record-collection"))


def version_of(request: HttpRequest) -> int:
    """The version of the row that somebody saw; nought, which no row has, where they sent none."""
    text = request.POST.get("version", "")
    return int(text) if text.isascii() and text.isdigit() else 0
