"""What the public pages of one measure begin with, and the frame round them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext_lazy

from comhla.documents.charts import Chart
from comhla.indicators.areas import AreaKind
from comhla.indicators.catalogue import Indicator
from comhla.indicators.errors import Unknown
from comhla.web.authorities.desk import Tab
from comhla.web.authorities.models import Authority
from comhla.web.authorities.queries import authority_called
from comhla.web.kept_pages import answered
from comhla.web.measures import queries
from comhla.web.measures.charts import Shown, pictures_of
from comhla.web.measures.places import Place, place_of
from comhla.web.measures.presenters.figures import SUITES, defined, nothing
from comhla.web.measures.views.downloads import links_of

_SOON = 2
"""So many seconds a page is kept by others that waits for a drawing."""


class Opened(NamedTuple):
    """A request to a page of one measure."""

    request: HttpRequest
    authority: Authority
    indicator: Indicator
    place: Place


def opened(request: HttpRequest, slug: str, key: str) -> Opened:
    """The measure that was asked for.

    Raises:
        Http404: where there is no such authority or indicator.
    """
    authority = authority_called(slug)
    try:
        found = queries.indicator_called(authority, key)
    except Unknown as unknown:
        raise Http404(str(unknown)) from None
    return Opened(request, authority, found, place_of(authority))


def kept(request: HttpRequest, authority: Authority, draw: Callable[[], HttpResponse]) -> HttpResponse:
    """A page of figures as it is kept, under everything that it was made from."""
    return answered(request, queries.stamp_of_figures(authority), draw)


def shown_charts(charts: Iterable[Chart | None]) -> list[Shown | None]:
    """The charts of a page with their drawings, in their places; all are looked up at once."""
    charts = list(charts)
    found = iter(pictures_of([chart for chart in charts if chart]))
    return [next(found) if chart else None for chart in charts]


def page(
    opened: Opened, template: str, context: dict[str, Any], *, tab: str, charts: Iterable[Shown | None], where: Q
) -> HttpResponse:
    """The page, with what every page of a measure has: pages beside it, the definition, and whose figures they are."""
    indicator = opened.indicator
    given = {
        "authority": opened.authority,
        "indicator": indicator,
        "suite": SUITES[indicator.suite],
        "tabs": tabs(opened, tab),
        "defined": defined(indicator),
        "releases": list(queries.releases_behind(opened.authority, indicator.key, where)),
        "downloads": links_of(opened.authority, indicator),
        **context,
    }
    return _answer(opened.request, f"measures/public/{template}.html", given, charts)


def empty(opened: Opened, *, tab: str, said: str = "") -> HttpResponse:
    """The page of a measure without figures of the area: which areas and periods there are figures of."""
    observations = queries.observations_of(opened.authority, [opened.indicator.key])
    context = {"empty": nothing(observations, opened.place.own), "said": said}
    return page(opened, "nothing", context, tab=tab, charts=(), where=Q())


def _answer(
    request: HttpRequest, template: str, context: dict[str, Any], charts: Iterable[Shown | None]
) -> HttpResponse:
    response = render(request, template, context)
    if any(each is not None and each.drawing is None for each in charts):
        patch_cache_control(response, max_age=_SOON)
    return response


_PAGES = (
    ("measure", "public-measure", gettext_lazy("The figure")),
    ("compare", "public-measure-compare", gettext_lazy("All areas")),
    ("over-time", "public-measure-over-time", gettext_lazy("Over time")),
    ("gap", "public-measure-gap", gettext_lazy("Deprivation")),
    ("localities", "public-measure-localities", gettext_lazy("Localities")),
)


def tabs(opened: Opened, current: str) -> list[Tab]:
    """The pages of a measure that have something to show, and the one that is open."""
    shapes = queries.shapes_of_figures(opened.authority, opened.indicator.key, opened.place.codes)
    has = {
        "gap": any(by_deprivation for _kind, by_deprivation in shapes),
        "localities": (AreaKind.LOCALITY.value, False) in shapes,
    }
    return [
        Tab(str(said), reverse(name, args=[opened.authority.slug, opened.indicator.key]), key == current)
        for key, name, said in _PAGES
        if key == current or has.get(key, bool(shapes))
    ]
