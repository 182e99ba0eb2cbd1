"""Addresses of the room: public."""

from __future__ import annotations

from django.urls import URLPattern, path, re_path

from comhla.web.measures.views import downloads, public, watching

_ALL = "authorities/<slug:slug>/measures"
_ONE = f"{_ALL}/<str:key>"

urlpatterns: list[URLPattern] = [
    path(f"{_ALL}/", public.measures, name="public-measures"),
    path(f"{_ONE}/", public.measure, name="public-measure"),
    path(f"{_ONE}/compare/", public.compare, name="public-measure-compare"),
    path(f"{_ONE}/over-time/", public.over_time, name="public-measure-over-time"),
    path(f"{_ONE}/gap/", public.gap, name="public-measure-gap"),
    path(f"{_ONE}/localities/", public.localities, name="public-measure-localities"),
    path(f"{_ALL}/data.zip", downloads.everything, name="public-measures-data"),
    path(f"{_ONE}/data.<str:form>", downloads.data, name="public-measure-data"),
    path("measures/news/off/<str:token>/", watching.off, name="measures-news-off"),
    re_path(r"^charts/(?P<key>[0-9a-f]{64})-(?P<width>wide|narrow)\.svg$", public.chart, name="chart"),
]
