"""Addresses for work on directions, under /work/."""

from __future__ import annotations

from django.urls import URLPattern, path

from comhla.web.directions.views import giving, one, register

_ALL = "<slug:slug>/directions"
_ONE = f"{_ALL}/d/<str:key>"

urlpatterns: list[URLPattern] = [
    path(f"{_ALL}/", register.register, name="work-directions"),
    path(f"{_ALL}/register.csv", register.table, name="work-directions-table"),
    path(f"{_ALL}/coverage/", register.coverage, name="work-directions-coverage"),
    path(f"{_ALL}/money/", register.money, name="work-directions-money"),
    path(f"{_ALL}/monitoring/", register.monitoring, name="work-directions-monitoring"),
    path(f"{_ALL}/report/<slug:form>/", register.report, name="work-directions-report"),
    path(f"{_ALL}/new/", giving.choose, name="work-direction-new"),
    path(f"{_ALL}/new/details/", giving.details, name="work-direction-details"),
    path(f"{_ONE}/", one.direction, name="work-direction"),
    path(f"{_ONE}/revoke/", giving.revoke, name="work-direction-revoke"),
    path(f"{_ONE}/acknowledge/", one.acknowledge, name="work-direction-acknowledge"),
    path(f"{_ONE}/report/", one.report, name="work-direction-report"),
    path(f"{_ONE}/issue/", one.issue, name="work-direction-issue"),
    path(f"{_ONE}/issues/<int:number>/<str:name>", one.issued, name="work-direction-file"),
    path(f"{_ONE}/document/<slug:form>/", one.document, name="work-direction-document"),
]
