"""Addresses of the room: work."""

from __future__ import annotations

from django.urls import URLPattern, path

from comhla.web.reports.views import one, publishing, writing

_ALL = "<slug:slug>/reports/"
_ONE = f"{_ALL}<slug:year>/"

urlpatterns: list[URLPattern] = [
    path(_ALL, one.reports, name="work-reports"),
    path(_ONE, one.report, name="work-report"),
    path(f"{_ONE}sections/", writing.sections, name="work-report-sections"),
    path(f"{_ONE}sections/<str:key>/", writing.section, name="work-report-section"),
    path(f"{_ONE}money/", writing.money, name="work-report-money"),
    path(f"{_ONE}indicators/", writing.indicators, name="work-report-indicators"),
    path(f"{_ONE}preview/", publishing.preview, name="work-report-preview"),
    path(f"{_ONE}document/<slug:form>/", publishing.document, name="work-report-document"),
    path(f"{_ONE}publish/", publishing.publish, name="work-report-publish"),
    path(f"{_ONE}copies/", publishing.copies, name="work-report-copies"),
]
