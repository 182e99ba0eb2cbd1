"""What the public reads: each report as it was published, its files, and each of its figures worked out again."""

from __future__ import annotations

import re

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from comhla.web.access.requests import public
from comhla.web.authorities.models import Authority
from comhla.web.authorities.queries import authority_called
from comhla.web.kept_pages import answered
from comhla.web.reports import queries
from comhla.web.reports.models import ReportEdition
from comhla.web.reports.presenters import published as presenter
from comhla.web.reports.recomputing import worked_out_again

_KEPT_BY_OTHERS = 300
_SHOWN = re.compile(r"application/pdf|image/.+")
"""What a browser shows; everything else it saves, a web page too, whose style the site would not let in."""


@public
@require_safe
def reports(request: HttpRequest, slug: str) -> HttpResponse:
    """Every report that was published here, the latest year first."""
    authority = authority_called(slug)

    def draw() -> HttpResponse:
        context = {"authority": authority, "editions": queries.current_editions(authority)}
        return render(request, "reports/public/reports.html", context)

    return answered(request, f"reports:{authority.facts_stamp}:{authority.name}", draw)


@public
@require_safe
def report(request: HttpRequest, slug: str, year: str) -> HttpResponse:
    """The report of a year, as a page to read; `?edition=` for an earlier edition."""
    authority = authority_called(slug)
    editions = queries.editions_of_year(authority, year)
    edition = queries.edition_numbered(editions, request.GET.get("edition", ""))

    def draw() -> HttpResponse:
        files = presenter.files_shown(
            queries.files_of(edition), lambda name: _address(authority, edition, editions, name)
        )
        figures = list(edition.figures.defer("lineage"))
        asked = "" if edition is editions[-1] else f"?edition={edition.number}"
        context = {
            "authority": authority,
            "edition": edition,
            "is_former": edition is not editions[-1],
            "editions": editions[::-1],
            "files": files,
            "groups": presenter.groups_shown(figures, lambda key: f"figures/{key}/{asked}"),
            "number": len(figures),
        }
        return render(request, "reports/public/report.html", context)

    return answered(request, _stamp(authority, edition, editions), draw)


def _stamp(authority: Authority, edition: ReportEdition, editions: list[ReportEdition]) -> str:
    named = authority.name, authority.is_fictional, authority.slug
    return f"report:{edition.stamp}:{editions[-1].stamp}:{len(editions)}:{named}"


def _address(authority: Authority, edition: ReportEdition, editions: list[ReportEdition], name: str) -> str:
    url = reverse("public-report-file", args=[authority.slug, edition.reporting_year, name])
    return url if edition is editions[-1] else f"{url}?edition={edition.number}"


@public
@require_safe
def file(request: HttpRequest, slug: str, year: str, name: str) -> HttpResponse:
    """A file as it was published."""
    editions = queries.editions_of_year(authority_called(slug), year)
    edition = queries.edition_numbered(editions, request.GET.get("edition", ""))
    found = queries.file_called(editions, edition, name)
    response = HttpResponse(bytes(found.content), content_type=found.media_type)
    is_shown = bool(_SHOWN.fullmatch(found.media_type))
    response["Content-Disposition"] = content_disposition_header(not is_shown, found.name) or ""
    response["ETag"] = f'"{found.stamp}"'
    patch_cache_control(response, public=True, max_age=_KEPT_BY_OTHERS)
    return get_conditional_response(request, etag=response["ETag"], response=response)


@public
@require_safe
def figure(request: HttpRequest, slug: str, year: str, key: str) -> HttpResponse:
    """One figure: where it comes from, and what comes out when it is worked out again now."""
    authority = authority_called(slug)
    editions = queries.editions_of_year(authority, year)
    edition = queries.edition_numbered(editions, request.GET.get("edition", ""))
    found = queries.figure_called(edition, key)
    context = {
        "authority": authority,
        "edition": edition,
        "figure": found,
        "shown": presenter.number_of(found),
        "again": presenter.again_shown(found, worked_out_again(found)),
        "lineage": presenter.lineage_shown(found),
        "sources": found.lineage["sources"],
        "back": "../../" + ("" if edition is editions[-1] else f"?edition={edition.number}"),
        "data": _address(authority, edition, editions, queries.data_name(edition)),
    }
    return render(request, "reports/public/figure.html", context)
