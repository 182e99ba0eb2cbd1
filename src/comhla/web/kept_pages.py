"""Pages that are kept once they were drawn, and told apart by what they say.

Readers who are signed out get one and the same page, without a cookie, that anybody between may keep for a minute; its
mark (ETag) is a digest of its words, the same from every process. Whoever is signed in, or has a message waiting, gets
a page of their own that nobody keeps.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.translation import get_language

from comhla.web import clock

_KEPT_BY_OTHERS = 60
_KEPT_HERE = 3_600
_MARKS = ("messages",)


def answered(request: HttpRequest, stamp: str, draw: Callable[[], HttpResponse]) -> HttpResponse:
    """A page as it is kept, or drawn and then kept under what it was made from.

    Args:
        request: who asks.
        stamp: what the page was made from; another stamp is another page.
        draw: draws the page.
    """
    if not _is_anybody(request):
        response = draw()
        patch_cache_control(response, private=True, no_cache=True)
        return response
    key = _key(request, stamp)
    response = cache.get(key) if key else None
    if response is None:
        response = draw()
        if response.status_code == 200:
            response["ETag"] = f'"{hashlib.blake2b(response.content, digest_size=12).hexdigest()}"'
            patch_cache_control(response, public=True, max_age=_KEPT_BY_OTHERS)
            if key:
                cache.set(key, response, _KEPT_HERE)
    # Whether somebody is signed in was asked of a session that nobody has: the page does not depend on a cookie.
    request.session.accessed = False
    return get_conditional_response(request, etag=response.get("ETag"), response=response)


def _is_anybody(request: HttpRequest) -> bool:
    """Whether a reader brings nothing that could make the page another one."""
    marks = (settings.SESSION_COOKIE_NAME, *_MARKS)
    return request.method in {"GET", "HEAD"} and not any(name in request.COOKIES for name in marks)


def _key(request: HttpRequest, stamp: str) -> str:
    """What a page is kept under; nothing while templates are being written."""
    if settings.DEBUG:
        return ""
    made_from = "|".join((stamp, clock.today().isoformat(), get_language() or "", request.get_full_path()))
    return f"page:{hashlib.blake2b(made_from.encode(), digest_size=16).hexdigest()}"
