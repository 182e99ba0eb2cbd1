"""The documentation of the API: for people a page, for programs the OpenAPI document."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from comhla.web.access.requests import public
from comhla.web.api.answers import as_json
from comhla.web.api.conventions import guarded
from comhla.web.api.documents import shown


def addresses(document: Callable[[], dict[str, Any]]) -> list[URLPattern]:
    """The addresses of the page and of the document. The document is made when it is first read."""

    @public
    @require_safe
    def page(request: HttpRequest) -> HttpResponse:
        """The page."""
        page_shown = shown(document(), address=settings.PUBLIC_ADDRESS)
        context = {
            "api": page_shown,
            "lede": page_shown.words.replace("`", ""),
            "address": settings.PUBLIC_ADDRESS,
            "limits": settings.API_REQUESTS_A_MINUTE,
            "trail": [(_("Home"), reverse("home")), (_("API for developers"), "")],
            "contents": [
                (_("How to begin"), "#start"),
                *((group.title, f"#{group.anchor}") for group in page_shown.groups),
                (_("What answers hold"), "#answers"),
                (_("When something is wrong"), "#problems"),
            ],
        }
        return render(request, "api/documentation.html", context)

    def openapi(request: HttpRequest) -> HttpResponse:
        """The document."""
        return as_json({**document(), "servers": [{"url": request.build_absolute_uri("/").rstrip("/")}]})

    # The names that ninja gives its own pages, which ours stand in for.
    return [path("", page, name="openapi-view"), path("openapi.json", guarded(openapi), name="openapi-json")]
