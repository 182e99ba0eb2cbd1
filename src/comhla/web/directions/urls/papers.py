"""Addresses for the bodies that directions are addressed to, under /papers/."""

from __future__ import annotations

from django.urls import URLPattern, path

from comhla.web.directions.views import papers

_ONE = "<slug:slug>/directions/<str:key>"

urlpatterns: list[URLPattern] = [
    path("<slug:slug>/directions/", papers.directions, name="papers-directions"),
    path(f"{_ONE}/", papers.direction, name="papers-direction"),
    path(f"{_ONE}/report/", papers.report, name="papers-direction-report"),
    path(f"{_ONE}/issues/<int:number>/<str:name>", papers.issued, name="papers-direction-file"),
]
