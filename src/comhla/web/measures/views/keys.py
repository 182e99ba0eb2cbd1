"""The key to a file that waits, as a cookie of the browser that gave the file."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from comhla.web.measures.actions.waiting import Kept

_SECONDS = 2 * 24 * 60 * 60


def hand_over(response: HttpResponse, kept: Kept) -> HttpResponse:
    """Give the browser the key to a file that it sent."""
    response.set_cookie(
        _cookie(kept.pending.pk),
        kept.key,
        max_age=_SECONDS,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )
    return response


def key_in(request: HttpRequest, pending: int) -> str:
    """The key to a file that the browser has; empty where it has none."""
    return request.COOKIES.get(_cookie(pending), "")


def take_back(response: HttpResponse, pending: int) -> HttpResponse:
    """Let the browser forget a key that opens nothing any more."""
    response.delete_cookie(_cookie(pending), samesite="Lax")
    return response


def _cookie(pending: int) -> str:
    return f"comhla-file-{pending}"
