"""Whether a meeting was lawful: every rule, certificates that were issued, and the check of a checksum."""

from __future__ import annotations

import json
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from comhla.documents.certificate import Verified, document_of_data, verified
from comhla.documents.formats import Format, render
from comhla.law.readings.lawful_meeting import lawful_meeting
from comhla.web import clock
from comhla.web.access.roles import Permission
from comhla.web.authorities.errors import NotRecorded
from comhla.web.board.actions.certificates import FULL, issue_certificate
from comhla.web.board.desk import desk_of, meeting_desk
from comhla.web.board.forms.minutes import VerifyForm
from comhla.web.board.models import Certificate
from comhla.web.board.presenters.certificates import lawful_shown
from comhla.web.board.views.meetings_desk import acted
from comhla.web.stamps import new_stamp

_LARGEST = 5_000_000
JSON = "json"


@require_safe
def certificate(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """Every rule that applies to the meeting, as at today and by the law of its day."""
    page, today = meeting_desk(request, slug, key), clock.today()
    issued = list(Certificate.objects.filter(authority=page.authority, meeting=key).order_by("-number"))
    context = {
        "lawful": lawful_shown(lawful_meeting(page.facts, key, today)),
        "today": today,
        "issued": [(each, _files(page.url, each)) for each in issued],
        "is_to_come": page.meeting.held_on > today and not page.meeting.cancelled,
        "may_issue": page.may(Permission.FACTS_RECORD) and page.meeting.held_on <= today and not page.meeting.cancelled,
        "issue_url": page.url("work-certificate-issue"),
        "verify_url": page.desk.url("work-certificate-verify"),
        "form_number": new_stamp(),
    }
    return page.page("board/certificates/certificate.html", "certificate", context)


def _files(url: Any, issued: Certificate) -> list[tuple[str, str]]:
    names = [(Format.PDF.plain_name, Format.PDF.value), (Format.WORD.plain_name, Format.WORD.value), ("JSON", JSON)]
    return [(name, url("work-certificate-file", issued.number, form)) for name, form in names]


@require_POST
def issue(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """Issue a certificate of what the rules say today."""
    page = meeting_desk(request, slug, key, Permission.FACTS_RECORD)
    back = page.url("work-meeting-certificate")

    def work() -> str:
        issue_certificate(page.authority, key, by=page.actor)
        return back

    try:
        return acted(page.desk, work, _("The certificate is issued."))
    except NotRecorded as refused:
        messages.error(request, str(refused))
        return HttpResponse(status=303, headers={"Location": back})


@require_safe
def file(request: HttpRequest, slug: str, key: str, number: int, form: str) -> HttpResponse:
    """A certificate as it was issued, as a document or as data."""
    page = meeting_desk(request, slug, key)
    found = Certificate.objects.filter(authority=page.authority, meeting=key, number=number).first()
    if found is None or form not in (JSON, *(each.value for each in Format)):
        raise Http404("There is no such certificate.")
    content, media_type, ending = as_file(found.content[FULL], form, found)
    headers = {
        "Content-Disposition": f'attachment; filename="certificate-{key}-{number}.{ending}"',
        "Cache-Control": "private, no-store",
    }
    return HttpResponse(content, content_type=media_type, headers=headers)


def as_file(data: dict[str, Any], form: str, issued: Certificate) -> tuple[bytes, str, str]:
    """The content, media type and ending of a certificate in a form."""
    if form == JSON:
        return json.dumps(data, ensure_ascii=False, indent=2).encode("utf-8", "replace"), "application/json", JSON
    format = Format(form)
    return render(document_of_data(data, on=issued.as_at), format), format.media_type, format.ending


@require_http_methods(["GET", "HEAD", "POST"])
def verify(request: HttpRequest, slug: str) -> HttpResponse:
    """Whether the checksum of a certificate is right, and whether it was issued here."""
    desk = desk_of(request, slug)
    form = VerifyForm(request.POST, request.FILES) if request.method == "POST" else VerifyForm()
    outcome, issued, status = None, None, 200
    if form.is_valid():
        text = _given(form)
        if text:
            outcome = verified(text)
            issued = _issued_here(desk.authority.pk, text) if outcome is Verified.RIGHT else None
        else:
            form.add_error("text", _("Choose the file of the certificate, or paste its text."))
    if form.errors:
        status = 422
    context = {
        "form": form,
        "outcome": outcome.value if outcome is not None else "",
        "issued": issued,
        "mark": _("Error:") + " " if form.errors else "",
    }
    trail = [(_("Check a certificate"), "")]
    return desk.page("board/certificates/verify.html", context, trail=trail, status=status)


def _given(form: VerifyForm) -> str:
    file = form.cleaned_data["file"]
    if file is not None and file.size <= _LARGEST:
        return str(file.read().decode("utf-8-sig", "replace"))
    return str(form.cleaned_data["text"] or "").strip()


def _issued_here(authority: int, text: str) -> Certificate | None:
    """The certificate with this content, full or public, that was issued by the authority."""
    data = json.loads(text)
    meeting = data["meeting"]["id"] if isinstance(data.get("meeting"), dict) else ""
    found = Certificate.objects.filter(authority=authority, meeting=meeting)
    return next((each for each in found if data in each.content.values()), None)
