"""What the public reads of measures. Figures of releases in force are public, as whoever published them made them."""

from __future__ import annotations

from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from comhla.indicators.areas import AreaKind
from comhla.indicators.findings import Against
from comhla.web import clock
from comhla.web.access.requests import public
from comhla.web.authorities.queries import authority_called
from comhla.web.measures import queries
from comhla.web.measures.models import DrawnChart
from comhla.web.measures.places import place_of
from comhla.web.measures.presenters import measure as one
from comhla.web.measures.presenters.compare import compare_shown
from comhla.web.measures.presenters.comparing import asked_of
from comhla.web.measures.presenters.gap import gap_shown
from comhla.web.measures.presenters.localities import localities_shown
from comhla.web.measures.presenters.over_time import over_time_shown
from comhla.web.measures.presenters.overview import overview
from comhla.web.measures.views.downloads import link_of_all
from comhla.web.measures.views.reading import Opened, empty, kept, opened, page, shown_charts

_FOR_EVER = "public, max-age=31536000, immutable"


@public
@require_safe
def measures(request: HttpRequest, slug: str) -> HttpResponse:
    """Every measure with its latest figure, how it compares with Scotland, and how it changed."""
    authority = authority_called(slug)

    def draw() -> HttpResponse:
        indicators, place = queries.indicators_of(authority), place_of(authority)
        figures = queries.observations_of(authority, [each.key for each in indicators], queries.of_areas(place.codes))
        by_outcome = request.GET.get("by") == "outcome"
        context = {
            "authority": authority,
            "overview": overview(indicators, place, figures, by_outcome=by_outcome),
            "by_outcome": by_outcome,
            "download": link_of_all(authority),
        }
        return render(request, "measures/public/measures.html", context)

    return kept(request, authority, draw)


@public
@require_safe
def measure(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """One measure: the finding, the figure, how it went, what it is held against, and what it means."""
    found = opened(request, slug, key)
    return kept(request, found.authority, lambda: _measure(found))


def _measure(found: Opened) -> HttpResponse:
    authority, indicator, place, get = found.authority, found.indicator, found.place, found.request.GET
    asked = asked_of(get.get("against", ""), get.getlist("area"))
    areas = queries.areas_with_figures(authority, indicator.key)
    codes = (*place.codes, *one.peers_needed(indicator, place, asked, areas))
    targets = queries.targets_of(authority, indicator.key)
    known = one.Known(areas, targets, clock.today())
    where = queries.of_areas(codes)
    shown = one.measure_shown(
        indicator, place, queries.observations_of(authority, [indicator.key], where), asked, known
    )
    if shown is None:
        return empty(found, tab="measure")
    charts = shown_charts([shown.chart])
    context = {
        "shown": shown,
        "chart": charts[0],
        "ways": one.ways(asked, has_targets=bool(targets)),
        "choices": one.choices(place, shown, areas, asked),
        "is_chosen": asked.against is Against.CHOSEN,
    }
    shown_of = queries.of_areas({*codes, shown.area.code} - {area.code for area in place.areas if area != shown.area})
    return page(found, "measure", context, tab="measure", charts=charts, where=shown_of)


@public
@require_safe
def compare(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """All areas in one period: their places with how sure these are, a funnel, and the areas as tiles."""
    found = opened(request, slug, key)

    def draw() -> HttpResponse:
        where = queries.of_kind(AreaKind.AUTHORITY) | queries.of_kind(AreaKind.COUNCIL)
        figures = queries.observations_of(found.authority, [found.indicator.key], where)
        shown = compare_shown(found.indicator, found.place, figures, request.GET.get("period", ""))
        if shown is None:
            return empty(found, tab="compare")
        ranks, tiles, funnel = charts = shown_charts([shown.ranks.chart, shown.map.chart, shown.funnel.chart])
        context = {"shown": shown, "ranks": ranks, "tiles": tiles, "funnel": funnel}
        return page(found, "compare", context, tab="compare", charts=charts, where=queries.of_kind(shown.area.kind))

    return kept(request, found.authority, draw)


@public
@require_safe
def over_time(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """What is usual for the area, and its ways to its targets."""
    found = opened(request, slug, key)

    def draw() -> HttpResponse:
        where = Q(group="", area_code__in=found.place.codes)
        figures = queries.observations_of(found.authority, [found.indicator.key], where)
        targets = queries.targets_of(found.authority, found.indicator.key)
        shown = over_time_shown(found.indicator, found.place, figures, targets, clock.today())
        if shown is None:
            return empty(found, tab="over-time")
        charts = shown_charts([shown.chart, *(way.chart for way in shown.ways)])
        context = {"shown": shown, "chart": charts[0], "ways": list(zip(shown.ways, charts[1:], strict=True))}
        where = Q(group="", area_code=shown.area.code)
        return page(found, "over_time", context, tab="over-time", charts=charts, where=where)

    return kept(request, found.authority, draw)


@public
@require_safe
def gap(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """The gap between the most and the least deprived."""
    found = opened(request, slug, key)

    def draw() -> HttpResponse:
        where = queries.of_groups(found.place.codes)
        figures = queries.observations_of(found.authority, [found.indicator.key], where)
        shown = gap_shown(found.indicator, found.place, figures, request.GET.get("period", ""))
        if shown is None:
            return empty(found, tab="gap", said="gap")
        charts = shown_charts([shown.chart])
        return page(found, "gap", {"shown": shown, "chart": charts[0]}, tab="gap", charts=charts, where=where)

    return kept(request, found.authority, draw)


@public
@require_safe
def localities(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """The localities of the authority."""
    found = opened(request, slug, key)

    def draw() -> HttpResponse:
        where = queries.of_localities(found.place.own)
        figures = queries.observations_of(found.authority, [found.indicator.key], where)
        shown = localities_shown(found.indicator, found.place, figures)
        if shown is None:
            return empty(found, tab="localities", said="localities")
        charts = shown_charts([shown.chart])
        context = {"shown": shown, "chart": charts[0]}
        return page(found, "localities", context, tab="localities", charts=charts, where=where)

    return kept(request, found.authority, draw)


@public
@require_safe
def chart(request: HttpRequest, key: str, width: str) -> HttpResponse:
    """A drawing that is kept. What its key stands for never changes, so neither does the drawing."""
    drawn = DrawnChart.objects.filter(key=key).values_list(width, flat=True).first()
    if drawn is None:
        raise Http404("This chart is not drawn.")
    response = HttpResponse(drawn, content_type="image/svg+xml; charset=utf-8", headers={"Cache-Control": _FOR_EVER})
    request.session.accessed = False
    return response
