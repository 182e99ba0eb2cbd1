"""The minute and the certificate of a meeting, as the public may read them."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.safestring import SafeString
from django.views.decorators.http import require_safe

from comhla.documents.certificate import document_of_data
from comhla.documents.errors import DocumentError
from comhla.documents.formats import Format
from comhla.documents.formats import render as as_file
from comhla.documents.minute import minute_document
from comhla.documents.model import Document
from comhla.documents.renderers.html import html_body
from comhla.law.facts import Meeting
from comhla.law.readings.minuted_business import agreed, minute_of
from comhla.web import clock
from comhla.web.access.requests import public
from comhla.web.authorities.facts import facts_of
from comhla.web.authorities.labels import Names
from comhla.web.authorities.models import Authority
from comhla.web.authorities.queries import authority_called
from comhla.web.board.actions.certificates import PUBLIC
from comhla.web.board.models import Certificate
from comhla.web.board.queries import meeting_called
from comhla.web.kept_pages import answered

_FORMS = (Format.PDF, Format.WORD)


def _minuted(authority: Authority, key: str, today: date) -> Meeting:
    """A meeting that was held, and whose minute is begun."""
    meeting = meeting_called(authority, key)
    if meeting.held_on > today or minute_of(facts_of(authority), key) is None:
        raise Http404("There is no minute of this meeting.")
    return meeting


@public
@require_safe
def minute(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """The public minute of a meeting, marked as a draft until it is agreed."""
    authority, today = authority_called(slug), clock.today()
    meeting = _minuted(authority, key, today)

    def draw() -> HttpResponse:
        facts = facts_of(authority)
        document = minute_document(facts, key, on=today)
        context = {
            "agreed": agreed(facts, meeting, today),
            "files": [
                (each.plain_name, reverse("public-minute-file", args=[slug, key, each.value])) for each in _FORMS
            ],
            "has_certificate": _latest(authority, key) is not None,
            **_about(authority, meeting, document),
        }
        return render(request, "board/public/minute.html", context)

    latest = _latest(authority, key)
    number = 0 if latest is None else latest.number
    return answered(request, f"minute:{authority.facts_stamp}:{authority.name}:{key}:{number}:{today}", draw)


def _about(authority: Authority, meeting: Meeting, document: Document) -> dict[str, Any]:
    body = html_body(document, picture_address=lambda _picture: "", first_level=2)
    return {
        "authority": authority,
        "meeting": meeting,
        "meeting_title": Names(facts_of(authority)).called("meetings", meeting.id),
        "body": SafeString(body),
    }


@public
@require_safe
def minute_file(request: HttpRequest, slug: str, key: str, form: str) -> HttpResponse:
    """The public minute as a file."""
    authority, today = authority_called(slug), clock.today()
    meeting = _minuted(authority, key, today)
    if form not in {each.value for each in _FORMS}:
        raise Http404("There is no such form.")
    format = Format(form)
    try:
        content = as_file(minute_document(facts_of(authority), key, on=today), format)
    except DocumentError as problem:
        raise Http404("The minute cannot be made a file.") from problem
    headers = {"Content-Disposition": f'attachment; filename="minute-{meeting.id}.{format.ending}"'}
    return HttpResponse(content, content_type=format.media_type, headers=headers)


def _latest(authority: Authority, key: str) -> Certificate | None:
    return Certificate.objects.filter(authority=authority, meeting=key).order_by("-number").first()


def _issued(authority: Authority, key: str) -> Certificate:
    found = _latest(authority, key)
    if found is None:
        raise Http404("No certificate of this meeting was issued.")
    return found


@public
@require_safe
def certificate(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """The latest certificate of a meeting as the public may read it."""
    authority = authority_called(slug)
    issued, meeting = _issued(authority, key), meeting_called(authority, key)

    def draw() -> HttpResponse:
        data = issued.content[PUBLIC]
        context = {
            "certificate": issued,
            "has_minute": meeting.held_on <= clock.today() and minute_of(facts_of(authority), key) is not None,
            "data": data,
            **_about(authority, meeting, document_of_data(data, on=issued.as_at)),
        }
        return render(request, "board/public/certificate.html", context)

    return answered(request, f"certificate:{authority.facts_stamp}:{authority.name}:{issued.pk}", draw)


@public
@require_safe
def certificate_json(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """The same as data, with the checksum that anybody can check."""
    issued = _issued(authority_called(slug), key)
    text = json.dumps(issued.content[PUBLIC], ensure_ascii=False, indent=2)
    return HttpResponse(text.encode("utf-8", "replace"), content_type="application/json")
