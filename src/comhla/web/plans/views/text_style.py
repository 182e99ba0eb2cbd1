"""The rules for how text of a document looks on a page of the room, the same as in the documents themselves."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from comhla.documents.renderers.html import stylesheet
from comhla.web.access.requests import public


@public
@require_safe
def style(request: HttpRequest) -> HttpResponse:
    """The style sheet. It tells nothing of any authority, so anybody may keep it for a day."""
    answer = HttpResponse(stylesheet(), content_type="text/css; charset=utf-8")
    answer["Cache-Control"] = "public, max-age=86400"
    return answer
