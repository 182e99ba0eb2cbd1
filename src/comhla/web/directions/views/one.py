"""One direction: its page, its documents, what bodies say of it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from comhla.documents.direction import direction_document
from comhla.documents.errors import DocumentError
from comhla.documents.formats import Format, render
from comhla.law.facts import Direction
from comhla.law.readings.direction_monitoring import unacknowledged
from comhla.web import clock
from comhla.web.access.roles import Permission
from comhla.web.authorities.actions.submissions import NONCE, once, sent_by
from comhla.web.authorities.desk import Desk
from comhla.web.authorities.errors import NotRecorded
from comhla.web.directions.actions import answering, issuing
from comhla.web.directions.desk import desk_of
from comhla.web.directions.forms.answering import ClerkAcknowledgeForm, IssueForm, ReportForm
from comhla.web.directions.forms.refusals import put_in
from comhla.web.directions.models import IssuedFile
from comhla.web.directions.presenters.one import findings_about, shown
from comhla.web.directions.queries import direction_called, issued_file, issues_of
from comhla.web.duties.as_at import as_at_of
from comhla.web.duties.facts import findings_of
from comhla.web.duties.links import Links
from comhla.web.stamps import new_stamp


@require_safe
def direction(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """One direction as at a day: chain, money, acknowledgements, reports, findings, documents."""
    desk = desk_of(request, slug)
    as_at = as_at_of(request.GET.dict(), today=clock.today())
    found = direction_called(desk.authority, key)
    if as_at.day < found.given_on:
        raise Http404("It was not given by that day.")
    links = Links(slug, as_at.in_address)
    view = shown(desk.facts, found, as_at.day)
    context = {
        "as_at": as_at.day,
        "problem": as_at.problem,
        "direction": view,
        "findings": findings_about(findings_of(desk.authority, as_at.day), found, links.finding),
        "issues": issues_of(desk.authority, key),
        "formats": [(each.plain_name, each.value) for each in Format],
        "may_record": desk.may(Permission.FACTS_RECORD) and as_at.is_today,
    }
    return desk.page("directions/direction.html", context, trail=[(key, "")])


@require_safe
def document(request: HttpRequest, slug: str, key: str, form: str) -> HttpResponse:
    """The direction as a document as it would be issued today."""
    desk = desk_of(request, slug)
    direction_called(desk.authority, key)
    if form not in {each.value for each in Format}:
        raise Http404("There is no such form.")
    format = Format(form)
    made = direction_document(desk.facts, key, on=clock.today(), identifier=_address(desk, key))
    try:
        content = render(made, format)
    except DocumentError as problem:
        raise Http404(str(problem)) from None
    return file_response(content, format.media_type, f"direction-{key}.{format.ending}")


def _address(desk: Desk, key: str) -> str:
    return desk.request.build_absolute_uri(desk.url("public-direction", key))


def file_response(content: bytes, media_type: str, name: str) -> HttpResponse:
    """A file to save."""
    disposition = content_disposition_header(as_attachment=True, filename=name) or "attachment"
    headers = {"Content-Disposition": disposition, "Cache-Control": "private, no-store"}
    return HttpResponse(content, content_type=media_type, headers=headers)


def issued_response(file: IssuedFile) -> HttpResponse:
    """A file of an issue, as it was issued."""
    response = file_response(bytes(file.content), file.media_type, file.name)
    response["ETag"] = f'"{file.stamp}"'
    return response


@require_safe
def issued(request: HttpRequest, slug: str, key: str, number: int, name: str) -> HttpResponse:
    """A file of an issue."""
    desk = desk_of(request, slug)
    return issued_response(issued_file(desk.authority, key, number, name))


@require_http_methods(["GET", "HEAD", "POST"])
def issue(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """Issue the direction in writing; a later issue says why."""
    desk = desk_of(request, slug, Permission.FACTS_RECORD)
    found, earlier = direction_called(desk.authority, key), issues_of(desk.authority, key)
    form = IssueForm(request.POST or None) if earlier else forms.Form(request.POST or None)

    def work() -> str:
        because = form.cleaned_data.get("because", "")
        issuing.issue(desk.authority, found, by=desk.actor, because=because, address=_address(desk, key))
        return desk.url("work-direction", key)

    context = {"title": _("Issue in writing"), "is_issue": True, "issues": earlier}
    return _answer(desk, found, form, context, work, _("The direction is issued in writing, and its files are kept."))


@require_http_methods(["GET", "HEAD", "POST"])
def acknowledge(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """Record that a body said on the telephone or in a letter that it has the direction."""
    desk = desk_of(request, slug, Permission.FACTS_RECORD)
    found, today = direction_called(desk.authority, key), clock.today()
    waiting = unacknowledged(found, today)
    initial = {"on": today, "body": waiting[0] if waiting else ""}
    form = ClerkAcknowledgeForm(request.POST or None, initial=initial, direction=found, today=today)

    def work() -> str:
        by = desk.actor.asked_by(form.cleaned_data["who"])
        answering.acknowledge(desk.authority, key, form.acknowledged(), by=by)
        return desk.url("work-direction", key)

    context = {"title": _("Record that a body has it")}
    return _answer(desk, found, form, context, work, _("It is recorded that the body has the direction."))


@require_http_methods(["GET", "HEAD", "POST"])
def report(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """Record what a body reports: how far it has come, and what was spent."""
    desk = desk_of(request, slug, Permission.FACTS_RECORD)
    found, today = direction_called(desk.authority, key), clock.today()
    form = ReportForm(
        request.POST or None, initial={"on": today}, direction=found, bodies=found.addressees, today=today
    )

    def work() -> str:
        answering.report(desk.authority, key, form.said(), by=desk.actor)
        return desk.url("work-direction", key)

    return _answer(desk, found, form, {"title": _("Record a report")}, work, _("The report is recorded."))


def _answer(
    desk: Desk, found: Direction, form: forms.Form, context: dict[str, Any], work: Any, said: str
) -> HttpResponse:
    """The form, or what it leads to: acted on once, and shown again with everything typed where it is refused."""
    request, status = desk.request, 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                return desk.go_on(once(sent_by(request, desk.actor), work), said)
            except NotRecorded as refused:
                status = put_in(form, refused)
            except DocumentError as refused:
                form.add_error(None, str(refused))
    shown_here = {
        "form": form,
        "direction": shown(desk.facts, found, clock.today()),
        "form_number": request.POST.get(NONCE) or new_stamp(),
        "mark": _("Error:") + " " if status != 200 else "",
        **context,
    }
    trail = [(found.id, desk.url("work-direction", found.id)), (context["title"], "")]
    return desk.page("directions/form.html", shown_here, trail=trail, status=status)
