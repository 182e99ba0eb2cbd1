"""What the public is told, and what is recorded of the authority itself."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from comhla.law.facts import AuthorityIdentity
from comhla.web.access.roles import Permission
from comhla.web.audit.queries import events_about
from comhla.web.authorities.actions import IDENTITY, PUBLIC_FIELDS, change_identity, change_public_details
from comhla.web.authorities.actions import public_as_data as details_as_data
from comhla.web.authorities.errors import ChangedMeanwhile, NotRecorded, Unacceptable
from comhla.web.authorities.forms.posted import open_on_the_way, posted_from, stepped
from comhla.web.authorities.forms.row_form import RowForm
from comhla.web.authorities.forms.small import PublicDetailsForm
from comhla.web.authorities.presenters.changes import Beside, beside, differing
from comhla.web.authorities.presenters.form_page import Summary, layout_of
from comhla.web.authorities.presenters.problems import at_fields
from comhla.web.authorities.views.dated import version_of
from comhla.web.authorities.views.desk import Desk, desk_for

FIXED = ("name", "code", "fictional")
"""What the page of the authority itself does not change."""


@require_http_methods(["GET", "POST"])
def public_details(request: HttpRequest, slug: str) -> HttpResponse:
    """What the public is told and shown of the authority."""
    permission = Permission.WORKSPACE_SEE if request.method == "GET" else Permission.PUBLICATION_DECIDE
    desk = desk_for(request, slug, permission=permission, section="public")
    details = desk.authority.public
    if not desk.may(Permission.PUBLICATION_DECIDE):
        form = PublicDetailsForm(instance=details)
        told = [(form[name].label, form_words(form, name, getattr(details, name))) for name in PUBLIC_FIELDS]
        return desk.page("public_details_seen", told=told, trail=_trail(desk))
    if request.method == "GET":
        return _public(desk, PublicDetailsForm(instance=details), 200, version=details.version)
    before = details_as_data(details)
    form = PublicDetailsForm(request.POST, instance=details)
    if not form.is_valid():
        return _public(desk, form, 422)
    try:
        return desk.once(lambda: _published(desk, form))
    except ChangedMeanwhile as conflict:
        theirs: Any = conflict.theirs or before
        both = tuple(_both(form, name, theirs[name]) for name in PUBLIC_FIELDS)
        first = events_about(slug, "public_details", slug).first()
        return _public(desk, form, 409, version=conflict.version, is_conflict=True, beside=both, first=first)


def _published(desk: Desk, form: PublicDetailsForm) -> str:
    values = {name: form.cleaned_data[name] for name in PUBLIC_FIELDS}
    version, reason = version_of(desk.request), form.cleaned_data["reason"]
    change_public_details(desk.authority, values, by=desk.actor, version=version, reason=reason)
    messages.success(desk.request, _("Saved. The public page shows it from now on."))
    return reverse("public-details", args=[desk.slug])


def _public(desk: Desk, form: PublicDetailsForm, status: int, **context: Any) -> HttpResponse:
    shown = {"version": desk.request.POST.get("version", ""), **context}
    return desk.page("public_details", status, form=form, trail=_trail(desk), **shown)


def _trail(desk: Desk) -> list[tuple[str, str]]:
    return [(desk.authority.name, reverse("work-home", args=[desk.slug])), (_("What the public sees"), "")]


def _both(form: PublicDetailsForm, name: str, theirs: str) -> Beside:
    mine = form.cleaned_data[name]
    lines = (_lines(form_words(form, name, mine)), _lines(form_words(form, name, theirs)))
    return Beside(str(form[name].label), *lines, mine == theirs)


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line for line in text.splitlines() if line)


def form_words(form: PublicDetailsForm, name: str, value: str) -> str:
    """A value of the public details as people read it."""
    choices = dict(getattr(form.fields[name], "choices", ()))
    return str(choices.get(value, value))


@require_http_methods(["GET", "POST"])
def identity(request: HttpRequest, slug: str) -> HttpResponse:
    """What is recorded of the authority itself: islands, sizes of councils, the days between which it is complete."""
    permission = Permission.WORKSPACE_SEE if request.method == "GET" else Permission.FACTS_RECORD
    desk = desk_for(request, slug, permission=permission)
    told = {name: value for name, value in desk.authority.identity.items() if name not in FIXED}
    if not desk.may(Permission.FACTS_RECORD):
        return desk.page("identity_seen", told=desk.names.told(AuthorityIdentity, told), trail=_records_trail(desk))
    if request.method == "GET":
        form = _identity_form(desk, posted_from(AuthorityIdentity, told)).leave_unchecked()
        return _identity(desk, form, 200, version=desk.authority.facts_stamp)
    if request.POST.get("step"):
        sent = stepped(request.POST, AuthorityIdentity, request.POST["step"])
        return _identity(desk, _identity_form(desk, sent).leave_unchecked(), 200)
    form = _identity_form(desk, request.POST)
    if not form.is_valid():
        return _identity(desk, form, 422)
    try:
        return desk.once(lambda: _changed_identity(desk, form))
    except ChangedMeanwhile as conflict:
        return _identity_conflict(desk, form, conflict)
    except Unacceptable as unacceptable:
        return _identity(desk, _with_problems(desk, unacceptable), 422)
    except NotRecorded as refusal:
        form.add_error(None, str(refusal))
        return _identity(desk, form, 422)


def _identity_form(desk: Desk, data: QueryDict) -> RowForm:
    return RowForm(AuthorityIdentity, desk.names, data, left_out=FIXED)


def _changed_identity(desk: Desk, form: RowForm) -> str:
    stamp, reason = desk.request.POST.get("version", ""), form.cleaned_data["reason"]
    change_identity(desk.authority, form.plain(), by=desk.actor, stamp=stamp, reason=reason)
    messages.success(desk.request, _("Saved."))
    return desk.next or reverse("records", args=[desk.slug])


def _identity_conflict(desk: Desk, form: RowForm, conflict: ChangedMeanwhile) -> HttpResponse:
    """The record has moved on. The stamp is of the whole record, so often nothing of this page has changed."""
    fixed = dict.fromkeys(FIXED)
    both = beside(AuthorityIdentity, {**form.plain(), **fixed}, {**(conflict.theirs or {}), **fixed}, desk.names)
    stamp = desk.authority.facts_stamp
    wanted = differing(form.plain(), {**(conflict.theirs or {}), **fixed})
    return _identity(desk, form, 409, wanted=wanted, version=stamp, is_conflict=True, beside=both)


def _with_problems(desk: Desk, unacceptable: Unacceptable) -> RowForm:
    problems = at_fields(unacceptable, AuthorityIdentity, desk.names, IDENTITY)
    data = desk.request.POST.copy()
    for problem in problems:
        open_on_the_way(data, AuthorityIdentity, problem.path)
    form = _identity_form(desk, data)
    form.full_clean()
    for problem in problems:
        form.add_error(problem.path if problem.path in form.fields else None, problem.words)
    for other in unacceptable.general:
        form.add_error(None, f"{other.what} {other.remedy}")
    return form


def _identity(desk: Desk, form: RowForm, status: int, wanted: Collection[str] = (), **context: Any) -> HttpResponse:
    shown = {"version": desk.request.POST.get("version", ""), **context}
    layout = layout_of(form, wanted=wanted or (desk.request.GET.get("field", ""),))
    return desk.page(
        "row_form",
        status,
        form=form,
        layout=layout,
        summary=Summary(form, layout),
        title=_("About the authority"),
        save_label=_("Save changes"),
        trail=_records_trail(desk),
        **shown,
    )


def _records_trail(desk: Desk) -> list[tuple[str, str]]:
    return [(_("Records"), reverse("records", args=[desk.slug])), (_("About the authority"), "")]
