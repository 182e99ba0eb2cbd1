"""Addresses of the room: public."""

from __future__ import annotations

from django.urls import URLPattern, path

from comhla.web.reports.views import public

_ALL = "authorities/<slug:slug>/performance-reports/"
_ONE = f"{_ALL}<slug:year>/"

urlpatterns: list[URLPattern] = [
    path(_ALL, public.reports, name="public-reports"),
    path(_ONE, public.report, name="public-report"),
    path(f"{_ONE}files/<str:name>", public.file, name="public-report-file"),
    path(f"{_ONE}figures/<str:key>/", public.figure, name="public-report-figure"),
]
