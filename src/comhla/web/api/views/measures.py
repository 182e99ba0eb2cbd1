"""Figures: the catalogue of indicators, and what is published of each authority. They are public."""

from __future__ import annotations

import re
from collections import Counter
from typing import Any
from urllib.parse import urlencode

from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from ninja import Query, Router

from comhla.indicators.catalogue import Indicator, catalogue, indicator
from comhla.indicators.errors import Unknown
from comhla.indicators.observations import Observation
from comhla.indicators.recomputation import figures_table
from comhla.web.api.answers import Page, as_json, page_of, rows_among, unchanged_since
from comhla.web.api.asking import address_maker
from comhla.web.api.presenters import Data
from comhla.web.api.questions import Listed, ListedFigures, ListedIndicators
from comhla.web.api.schemas_measures import AreaOut, FigureOut, IndicatorInList, IndicatorOut, MeasureOut
from comhla.web.authorities.models import Authority
from comhla.web.authorities.queries import authority_called
from comhla.web.measures import queries
from comhla.web.measures.figure_files import as_record, held, stamp_of

catalogued = Router(tags=["Measures"])
router = Router(tags=["Measures"])
_CODE = re.compile(r"S[0-9]{8}", re.IGNORECASE)


@catalogued.get("/indicators", response=Page[IndicatorInList], url_name="indicators", summary="List the indicators")
def indicators(request: HttpRequest, asked: Query[ListedIndicators]) -> HttpResponse:
    """The indicators that ship: the core suite, the ministerial ones and those of the benchmarking framework."""
    found = [
        each
        for each in catalogue()
        if asked.suite in (None, each.suite.value) and (asked.outcome is None or asked.outcome in each.outcomes)
    ]
    return page_of(request, asked, rows_among(found), lambda each: _in_list(request, each))


@catalogued.get("/indicators/{key}", response=IndicatorOut, url_name="indicator", summary="Read an indicator")
def one_indicator(request: HttpRequest, key: str) -> HttpResponse:
    """One indicator, by its key or another publisher's code: how it is counted, from what, and what to keep in mind."""
    try:
        found = indicator(key)
    except Unknown as unknown:
        raise Http404(str(unknown)) from None
    return as_json(_whole(request, found))


@router.get("/{slug}/measures", response=Page[MeasureOut], url_name="measures", summary="List the measures")
def measures(request: HttpRequest, slug: str, asked: Query[Listed]) -> HttpResponse:
    """The indicators that the authority has figures of, its own among them. `slug` may be its code, as S37000013."""
    authority = _authority(request, slug)
    cells = queries.current_figures(authority).order_by()
    columns = ("indicator", "area_code", "period_key", "group")
    counted = Counter(cell[0] for cell in cells.values_list(*columns).distinct())
    found = [each for each in queries.indicators_of(authority) if each.key in counted]
    return page_of(
        request, asked, rows_among(found), lambda each: _measure(request, authority, each, counted[each.key])
    )


@router.get("/{slug}/measures/{key}", response=IndicatorOut, url_name="measure", summary="Read a measure")
def measure(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """The indicator as the authority has it: one of the catalogue, or its own."""
    authority = _authority(request, slug)
    return as_json(_whole(request, _indicator(authority, key), authority))


@router.get("/{slug}/measures/{key}/areas", response=Page[AreaOut], url_name="measure_areas", summary="List the areas")
def areas(request: HttpRequest, slug: str, key: str, asked: Query[Listed]) -> HttpResponse:
    """The areas that there are figures of, with their first and last periods."""
    authority = _authority(request, slug)
    found = _indicator(authority, key)
    by_code: dict[str, list[Observation]] = {}
    for each in held(authority, [found]).figures:
        by_code.setdefault(each.observation.area.code, []).append(each.observation)
    address = address_maker(request)("measure_series", slug=authority.slug, key=found.key)

    def shaped(some: list[Observation]) -> Data:
        area = some[0].area
        return {
            "code": area.code,
            "name": area.name,
            "kind": area.kind.value,
            "first_day": min(one.period.first_day for one in some).isoformat(),
            "last_day": max(one.period.last_day for one in some).isoformat(),
            "figures": len(some),
            "series_url": f"{address}?{urlencode({'area': area.code})}",
        }

    return page_of(request, asked, rows_among(list(by_code.values())), shaped)


@router.get(
    "/{slug}/measures/{key}/series", response=Page[FigureOut], url_name="measure_series", summary="List the figures"
)
def series(request: HttpRequest, slug: str, key: str, asked: Query[ListedFigures]) -> HttpResponse:
    """The figures that count today, by area, group and time; a blank says why it is one."""
    authority = _authority(request, slug)
    found = _indicator(authority, key)
    where = Q()
    for name, value in (("area_code", asked.area), ("area_kind", asked.kind), ("period_key", asked.period)):
        where &= Q(**{name: value}) if value is not None else Q()
    if asked.group is not None:
        where &= Q(group=asked.group)
    figures = held(authority, [found], where).figures
    table = figures_table(figures)

    def shaped(row: Any) -> Data:
        told = as_record(table, row)
        place = ("area_code", "period_kind", "period", "group")
        return {"id": "/".join([authority.slug, found.key, *(told[name] for name in place)]), **told}

    return page_of(request, asked, rows_among(table.rows), shaped)


def _authority(request: HttpRequest, slug: str) -> Authority:
    """The authority with a slug or with a code of the register.

    Raises:
        Http404: where there is none.
        NotChanged: where the caller has the answer.
    """
    by_code = Authority.objects.filter(code__iexact=slug).first() if _CODE.fullmatch(slug) else None
    authority = by_code or authority_called(slug)
    unchanged_since(request, stamp_of(authority))
    return authority


def _indicator(authority: Authority, key: str) -> Indicator:
    try:
        return queries.indicator_called(authority, key)
    except Unknown as unknown:
        raise Http404(str(unknown)) from None


def _in_list(request: HttpRequest, each: Indicator, authority: Authority | None = None) -> Data:
    address = address_maker(request)
    of_authority = {"slug": authority.slug} if authority else {}
    return {
        "id": each.key,
        "suite": each.suite.value,
        "label": each.label,
        "title": each.title,
        "unit": each.unit,
        "polarity": each.polarity.value,
        "state": each.state.value,
        "url": address("measure" if authority else "indicator", key=each.key, **of_authority),
    }


def _measure(request: HttpRequest, authority: Authority, each: Indicator, number: int) -> Data:
    address, place = address_maker(request), {"slug": authority.slug, "key": each.key}
    csv = reverse("public-measure-data", kwargs={**place, "form": "csv"})
    return {
        **_in_list(request, each, authority),
        "figures": number,
        "areas_url": address("measure_areas", **place),
        "series_url": address("measure_series", **place),
        "csv_url": request.build_absolute_uri(csv),
    }


_PLAIN = (
    *("multiplier", "decimals", "numerator", "denominator", "source", "source_url", "owner", "lag_days"),
    *("state_note", "verified"),
)
_WORDS = ("measure", "period_kind")
_LISTS = ("other_codes", "caveats", "outcomes")


def _whole(request: HttpRequest, each: Indicator, authority: Authority | None = None) -> Data:
    told = _in_list(request, each, authority)
    told |= {name: getattr(each, name) for name in _PLAIN}
    told |= {name: getattr(each, name).value for name in _WORDS}
    told |= {name: list(getattr(each, name)) for name in _LISTS}
    told["geographies"] = [kind.value for kind in each.geographies]
    told["review_on"] = each.review_on.isoformat() if each.review_on else None
    names = ("words", "first_period", "last_period", "comparable_with_before")
    told["definitions"] = [{name: getattr(one, name) for name in names} for one in each.definitions]
    return told
