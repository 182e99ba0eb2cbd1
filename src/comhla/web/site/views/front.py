"""The front door: home, finding a place, the list and the map."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from comhla.web import clock
from comhla.web.site.caching import page_of_all
from comhla.web.site.finding import find_places
from comhla.web.site.presenters.tile_map import tile_map
from comhla.web.site.queries import listed_authorities, newest_release, recently_published

_NEWS = 6


@page_of_all
def home(request: HttpRequest) -> HttpResponse:
    """What this is, and the ways in."""
    context = {
        "authorities": listed_authorities(),
        "news": recently_published(clock.today(), most=_NEWS),
        "release": newest_release(),
    }
    return render(request, "site/home.html", context)


@page_of_all
def find(request: HttpRequest) -> HttpResponse:
    """The authority and locality of a postcode or place, several where there are several, and words that fit."""
    typed = " ".join(request.GET.get("q", "").split())[:200]
    return render(request, "site/find.html", {"found": find_places(typed), "typed": typed})


@page_of_all
def authorities(request: HttpRequest) -> HttpResponse:
    """Every authority by name."""
    return render(request, "site/authorities.html", {"authorities": listed_authorities()})


@page_of_all
def tiles(request: HttpRequest) -> HttpResponse:
    """Every authority where it lies, in tiles, and the same as a list by health board."""
    listed = [each for each in listed_authorities() if each.code]
    boards = sorted({each.health_board for each in listed})
    context = {
        "map": tile_map((each.code, each.name, each.slug) for each in listed),
        "boards": [(board, [each for each in listed if each.health_board == board]) for board in boards],
    }
    return render(request, "site/map.html", context)
