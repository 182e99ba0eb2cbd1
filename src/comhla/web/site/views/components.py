"""The page that shows every component of the pages."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from comhla.web.access.requests import public
from comhla.web.site.samples import sample_context, samples


@public
def components(request: HttpRequest) -> HttpResponse:
    """Every component with a sample, and the words of the template that made it."""
    return render(request, "site/components.html", {"samples": samples(), **sample_context()})
