"""Plans as the public reads them: bodies that were made when the plan was published, in the frame of the site.

A reader who is signed out costs one query where the page is kept already, and three where it is not.
"""

from __future__ import annotations

import re

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from comhla.web.access.requests import public
from comhla.web.authorities.queries import authority_called
from comhla.web.kept_pages import answered
from comhla.web.plans import published_queries as queries
from comhla.web.plans.models import Publication, PublicationKind
from comhla.web.plans.presenters.published import found_in
from comhla.web.plans.published_queries import Editions

_KEPT_BY_OTHERS = 300
_SHOWN = re.compile(r"application/pdf|application/json|text/css|image/.+")
"""What a browser shows; everything else it saves, a web page too, whose style the site would not let in."""


@public
@require_safe
def plans(request: HttpRequest, slug: str) -> HttpResponse:
    """Every plan that an authority published, the latest first."""
    authority = authority_called(slug)

    def draw() -> HttpResponse:
        editions = queries.current_editions(authority)
        return render(request, "plans/public/plans.html", {"authority": authority, "editions": editions})

    return answered(request, f"plans:{authority.facts_stamp}:{authority.name}", draw)


@public
@require_safe
def plan(request: HttpRequest, slug: str, key: str, number: int | None = None) -> HttpResponse:
    """The front page of a plan, or what was withdrawn and why."""
    return _page(request, slug, key, "", number)


@public
@require_safe
def page(request: HttpRequest, slug: str, key: str, path: str, number: int | None = None) -> HttpResponse:
    """One page of a plan."""
    return _page(request, slug, key, path, number)


def _page(request: HttpRequest, slug: str, key: str, path: str, number: int | None) -> HttpResponse:
    editions = queries.editions_at(slug, key)
    edition = editions.current if number is None else editions.numbered(number)
    if editions.is_withdrawn and number is None and not path:
        return answered(request, _stamp(editions, edition), lambda: _withdrawn(request, editions, status=200))
    if _is_gone(editions, edition):
        return _withdrawn(request, editions, status=410)

    def draw() -> HttpResponse:
        found = queries.page_at(edition, path)
        context = {
            "body": found.body,
            "title": found.title,
            "page_language": found.language,
            "path": path,
            "style": f"{_home(editions, number)}files/{queries.style_of(edition)}",
            **_about(editions, edition, number),
        }
        return render(request, "plans/public/page.html", context)

    return answered(request, _stamp(editions, edition), draw)


def _stamp(editions: Editions, edition: Publication) -> str:
    """What a page was made from: its edition, the one that is current, and the authority in the frame."""
    named = editions.authority.name, editions.authority.is_fictional, editions.authority.slug
    return f"plan:{edition.stamp}:{editions.current.stamp}:{named}"


def _is_gone(editions: Editions, edition: Publication) -> bool:
    return edition.kind == PublicationKind.WITHDRAWAL or editions.was_withdrawn(edition)


def _about(editions: Editions, edition: Publication, number: int | None) -> dict[str, object]:
    return {
        "authority": editions.authority,
        "edition": edition,
        "current": editions.current,
        "is_former": edition.pk != editions.current.pk,
        "versions": _versions(editions),
        "home": _home(editions, number),
        "address": _home(editions, None),
    }


def _versions(editions: Editions) -> list[tuple[Publication, str]]:
    """Every edition, the latest first, with its own address; one that was withdrawn has none any more."""
    return [
        (each, "" if _is_gone(editions, each) else _home(editions, each.number)) for each in editions.editions[::-1]
    ]


def _home(editions: Editions, number: int | None) -> str:
    own = [editions.authority.slug, editions.current.plan]
    return reverse("published-plan", args=own) if number is None else reverse("published-version", args=[*own, number])


def _withdrawn(request: HttpRequest, editions: Editions, *, status: int) -> HttpResponse:
    last = next(each for each in reversed(editions.editions) if each.kind == PublicationKind.WITHDRAWAL)
    context = {"withdrawn": last, **_about(editions, last, None)}
    return render(request, "plans/public/withdrawn.html", context, status=status)


@public
@require_safe
def search(request: HttpRequest, slug: str, key: str, number: int | None = None) -> HttpResponse:
    """Pages of a plan that have the words somebody looks for."""
    editions = queries.editions_at(slug, key)
    edition = editions.current if number is None else editions.numbered(number)
    if _is_gone(editions, edition):
        return _withdrawn(request, editions, status=410)

    def draw() -> HttpResponse:
        typed = " ".join(request.GET.get("q", "").split())[:200]
        found = found_in(queries.searched_pages(edition), typed) if typed else []
        context = {"typed": typed, "found": found, **_about(editions, edition, number)}
        return render(request, "plans/public/search.html", context)

    return answered(request, _stamp(editions, edition), draw)


@public
@require_safe
def file(request: HttpRequest, slug: str, key: str, name: str, number: int | None = None) -> HttpResponse:
    """A file of a plan, byte for byte as it was published."""
    editions = queries.editions_at(slug, key)
    edition = editions.current if number is None else editions.numbered(number)
    if _is_gone(editions, edition):
        return _withdrawn(request, editions, status=410)
    found = queries.file_at(edition, name)
    response = HttpResponse(bytes(found.content), content_type=found.media_type)
    is_saved = not _SHOWN.fullmatch(found.media_type)
    response["Content-Disposition"] = content_disposition_header(is_saved, f"{key}-{name}" if is_saved else name) or ""
    if found.language:
        response["Content-Language"] = found.language
    return _kept(request, response, found.stamp)


@public
@require_safe
def manifest(request: HttpRequest, slug: str, key: str, number: int | None = None) -> HttpResponse:
    """The checksum and size of every page and file of a plan."""
    editions = queries.editions_at(slug, key)
    edition = editions.current if number is None else editions.numbered(number)
    if _is_gone(editions, edition):
        told = {"plan": key, "withdrawn": True, "says": editions.current.says, "because": editions.current.because}
        return JsonResponse(told, status=410)
    return _kept(request, JsonResponse(queries.manifest_of(edition), json_dumps_params={"indent": 1}), edition.stamp)


def _kept(request: HttpRequest, response: HttpResponse, stamp: str) -> HttpResponse:
    """An answer that is the same for everybody, and that anybody between may keep for some minutes."""
    response["ETag"] = f'"{stamp}"'
    patch_cache_control(response, public=True, max_age=_KEPT_BY_OTHERS)
    # Whether somebody is signed in changes nothing here.
    request.session.accessed = False
    kept = get_conditional_response(request, etag=response["ETag"], response=response)
    assert kept is not None
    return kept
