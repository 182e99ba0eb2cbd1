"""The register of directions."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from comhla.web.directions.desk import desk_of


def register(request: HttpRequest, slug: str) -> HttpResponse:
    """Every direction, with what it does and how far it has come."""
    return desk_of(request, slug).page("directions/register.html", {}, trail=[])
