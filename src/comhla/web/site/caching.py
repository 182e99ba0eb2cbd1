"""Public pages that are quick: drawn once, kept in the process, and told apart by what they say.

A page is kept under what it was made from (the stamps of the facts, the day, the language, its address), so what is
kept is never stale. How it is kept, and from whom, says `kept_pages`.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse

from comhla.web.access.requests import public
from comhla.web.authorities.queries import authority_called
from comhla.web.kept_pages import answered
from comhla.web.site.queries import stamp_of, stamp_of_all

View = Callable[..., HttpResponse]


def page_of_authority(view: View) -> View:
    """A public page of one authority, which the view is given in place of its slug."""

    @wraps(view)
    def answer(request: HttpRequest, slug: str, **arguments: Any) -> HttpResponse:
        authority = authority_called(slug)
        return answered(request, stamp_of(authority), lambda: view(request, authority, **arguments))

    return public(answer)


def page_of_all(view: View) -> View:
    """A public page that may tell of every authority."""

    @wraps(view)
    def answer(request: HttpRequest, **arguments: Any) -> HttpResponse:
        return answered(request, stamp_of_all(), lambda: view(request, **arguments))

    return public(answer)


def page_of_ours(view: View) -> View:
    """A public page that tells of nothing recorded: the law, the words, this site."""

    @wraps(view)
    def answer(request: HttpRequest, **arguments: Any) -> HttpResponse:
        return answered(request, "ours", lambda: view(request, **arguments))

    return public(answer)
