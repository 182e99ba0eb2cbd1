"""Files of figures for anybody."""

from __future__ import annotations

from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from comhla.indicators.catalogue import Indicator
from comhla.indicators.errors import Unknown
from comhla.web.access.requests import public
from comhla.web.authorities.models import Authority
from comhla.web.authorities.queries import authority_called
from comhla.web.measures import queries
from comhla.web.measures.figure_files import PACKAGE, Form, Given, file_of, known_size, package_of, stamp_of
from comhla.web.measures.presenters.downloads import Download, download_of_all, downloads

_SECONDS = 60


def links_of(authority: Authority, indicator: Indicator) -> list[Download]:
    """The files of the figures of one indicator."""
    stamp = stamp_of(authority)
    sizes = {form.value: known_size(authority, f"{indicator.key}.{form}", stamp) for form in Form}
    return downloads(queries.current_figures(authority).filter(indicator=indicator.key).count(), sizes)


def link_of_all(authority: Authority) -> Download | None:
    """The file of everything."""
    known = known_size(authority, PACKAGE, stamp_of(authority))
    return download_of_all(queries.current_figures(authority).count(), known)


@public
@require_safe
def data(request: HttpRequest, slug: str, key: str, form: str) -> HttpResponse:
    """The figures of one indicator: those of the authority and those it is compared with."""
    authority = authority_called(slug)
    try:
        found, wanted = queries.indicator_called(authority, key), Form(form)
    except (Unknown, ValueError) as unknown:
        raise Http404(str(unknown)) from None
    return _answer(request, stamp_of(authority), lambda: file_of(authority, found, wanted))


@public
@require_safe
def everything(request: HttpRequest, slug: str) -> HttpResponse:
    """The figures of every indicator as a data package, with what they were made from."""
    authority = authority_called(slug)
    return _answer(request, stamp_of(authority), lambda: package_of(authority))


def _answer(request: HttpRequest, stamp: str, make: Callable[[], Given]) -> HttpResponse:
    """The file; nothing where whoever asks has it already. Other pages may read it: it is public."""
    etag = f'"{stamp}"'
    if etag in request.headers.get("If-None-Match", ""):
        response = HttpResponse(status=304)
    else:
        given = make()
        response = HttpResponse(given.content, content_type=given.media_type)
        response["Content-Disposition"] = f'attachment; filename="{given.name}"'
    response["ETag"] = etag
    response["Cache-Control"] = f"public, max-age={_SECONDS}"
    response["Access-Control-Allow-Origin"] = "*"
    request.session.accessed = False
    return response
