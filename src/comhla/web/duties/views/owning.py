"""Pages of owners."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from comhla.law import Finding, duty_called
from comhla.law.duty import Duty, Subject
from comhla.web.access.roles import Permission
from comhla.web.authorities.errors import NotRecorded
from comhla.web.duties import actions, queries
from comhla.web.duties import facts as law
from comhla.web.duties.forms import EndForm, OwnerForm
from comhla.web.duties.forms.refusals import put_in
from comhla.web.duties.models import Assignment
from comhla.web.duties.presenters.calendar import MONTHS_AHEAD, months_on
from comhla.web.duties.presenters.listing import NOBODY
from comhla.web.duties.presenters.owned import owned
from comhla.web.duties.presenters.words import plain
from comhla.web.duties.views.page import Asked, asked, asked_today, go_on, next_of


@require_safe
def owners(request: HttpRequest, slug: str) -> HttpResponse:
    """Who owns what, and how it stands."""
    page = asked(request, slug)
    assignments = queries.assignments_on(page.authority, page.as_at.day)
    findings = law.findings_of(page.authority, page.as_at.day)
    context = {
        "people": owned(assignments, findings, page.shown()),
        "without": _without(page, findings),
        "without_url": page.links.to("work-duties", owner=NOBODY, sort="worst"),
    }
    trail = [(_("Duties"), page.links.to("work-duties")), (_("Owners"), "")]
    return page.answer("duties/owners.html", "duties", trail, context)


def _without(page: Asked, findings: tuple[Finding, ...]) -> int:
    held = queries.owners_on(page.authority, page.as_at.day)
    return len({each.duty.id for each in findings if each.outcome.needs_attention and held.of(each.key) is None})


@require_http_methods(["GET", "HEAD", "POST"])
def owner_new(request: HttpRequest, slug: str) -> HttpResponse:
    """Name the owner of a duty, or of a part or subject of it."""
    page = asked_today(request, slug, Permission.OWNER_ASSIGN)
    duty = queries.duty_here(request.GET.get("duty", ""))
    subject = _known_subject(page, duty, request.GET.get("subject", ""))
    form = _form(request, page, duty, {"part": request.GET.get("part", "")})
    back = next_of(request, page.links.duty(duty.id))
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        key = (duty.id, given["part"], subject.id if subject else "")
        try:
            actions.assign(page.authority, key, form.owner(), first_day=given["first_day"], by=page.actor)
        except NotRecorded as refused:
            put_in(form, refused)
        else:
            return go_on(request, back, _("%(name)s is named as the owner.") % {"name": form.owner().name})
    context = {"form": form, "duty": duty, "back": back, "subject": plain(subject.label) if subject else ""}
    trail = [(duty.title, page.links.duty(duty.id)), (_("Name an owner"), "")]
    return page.answer("duties/owner_form.html", "duties", trail, context, status=422 if form.errors else 200)


def _known_subject(page: Asked, duty: Duty, wanted: str) -> Subject[Any] | None:
    day = page.as_at.day
    findings = [each for each in law.findings_of(page.authority, day) if each.duty is duty]
    if wanted:
        findings += [each.finding for each in law.later_of(page.authority, duty, day, months_on(day, MONTHS_AHEAD))]
    return next((each.subject for each in findings if each.subject.id == wanted), None)


def _form(request: HttpRequest, page: Asked, duty: Duty, initial: dict[str, object]) -> OwnerForm:
    return OwnerForm(
        request.POST or None,
        initial=initial,
        people=queries.people_of(page.authority, on=page.as_at.day),
        parts=[(part.key, part.requires) for part in duty.parts],
        today=page.as_at.day,
    )


@require_http_methods(["GET", "HEAD", "POST"])
def owner(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Correct who owns something."""
    page = asked_today(request, slug, Permission.OWNER_ASSIGN)
    assignment = queries.assignment_called(page.authority, number)
    duty = duty_called(assignment.duty)
    form = _form(request, page, duty, _as_typed(assignment))
    back = next_of(request, page.links.duty(duty.id))
    del form.fields["first_day"], form.fields["part"]
    if request.method == "POST" and form.is_valid():
        version = form.cleaned_data["version"] or 0
        try:
            actions.change_owner(assignment, form.owner(), version=version, by=page.actor)
        except NotRecorded as refused:
            put_in(form, refused)
        else:
            return go_on(request, back, _("The owner is corrected."))
    end = EndForm(initial={"version": assignment.version, "last_day": page.as_at.day}, prefix="end")
    key = (assignment.duty, assignment.part, assignment.subject)
    addresses = {
        "back": back,
        "end_url": page.links.to("owner-end", str(number), next=back),
        "next_owner_url": page.links.assign(key),
    }
    context = {"form": form, "end": end, "duty": duty, "assignment": assignment, **addresses}
    trail = [(duty.title, page.links.duty(duty.id)), (_("Owner"), "")]
    return page.answer("duties/owner.html", "duties", trail, context, status=422 if form.errors else 200)


def _as_typed(assignment: Assignment) -> dict[str, object]:
    has_account = assignment.account_id is not None
    return {
        "version": assignment.version,
        "account": str(assignment.account_id or ""),
        "owner_name": "" if has_account else assignment.owner_name,
        "owner_email": assignment.owner_email,
    }


@require_http_methods(["GET", "HEAD", "POST"])
def owner_end(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """End what somebody owns. Who only opens the address is led to the page of the owner."""
    page = asked_today(request, slug, Permission.OWNER_ASSIGN)
    if request.method != "POST":
        return redirect("owner", slug, number)
    assignment = queries.assignment_called(page.authority, number)
    duty = duty_called(assignment.duty)
    form = EndForm(request.POST, prefix="end")
    back = next_of(request, page.links.duty(duty.id))
    if form.is_valid():
        given = form.cleaned_data
        try:
            actions.end_assignment(
                assignment,
                last_day=given["last_day"],
                version=given["version"],
                by=page.actor,
                reason=given["reason"],
            )
        except NotRecorded as refused:
            put_in(form, refused)
        else:
            return go_on(request, back, _("The assignment is ended."))
    context = {"end": form, "duty": duty, "assignment": assignment, "back": back}
    trail = [(duty.title, page.links.duty(duty.id)), (_("Owner"), "")]
    return page.answer("duties/owner_end.html", "duties", trail, context, status=422)
