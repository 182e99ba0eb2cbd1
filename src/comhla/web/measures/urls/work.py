"""Addresses of the room: work."""

from __future__ import annotations

from django.urls import URLPattern, path

from comhla.web.measures.views import front, keeping, local, releases, waiting, watching

_ALL = "<slug:slug>/measures"
_ONE = f"{_ALL}/i/<str:key>"
_LOCAL = f"{_ALL}/local"
_RELEASES = f"{_ALL}/releases"
_WAITING = f"{_RELEASES}/waiting/<int:pk>"

urlpatterns: list[URLPattern] = [
    path(f"{_ALL}/", front.measures, name="work-measures"),
    path(f"{_RELEASES}/", releases.releases, name="work-releases"),
    path(f"{_RELEASES}/new/", releases.new, name="work-release-new"),
    path(f"{_RELEASES}/<int:pk>/", releases.release, name="work-release"),
    path(f"{_RELEASES}/mappings/<int:pk>/forget/", releases.forget_mapping, name="work-mapping-forget"),
    path(f"{_WAITING}/", waiting.waiting, name="work-release-waiting"),
    path(f"{_WAITING}/mapping/", waiting.mapping, name="work-release-mapping"),
    path(f"{_ONE}/", keeping.measure, name="work-measure"),
    path(f"{_ONE}/owner/", keeping.owner, name="work-measure-owner"),
    path(f"{_ONE}/no-change/", keeping.no_change, name="work-measure-no-change"),
    path(f"{_ONE}/targets/new/", keeping.target_new, name="work-measure-target-new"),
    path(f"{_ONE}/targets/<int:pk>/", keeping.target, name="work-measure-target"),
    path(f"{_ONE}/targets/<int:pk>/remove/", keeping.target_remove, name="work-measure-target-remove"),
    path(f"{_LOCAL}/", local.listed, name="work-local-indicators"),
    path(f"{_LOCAL}/new/", local.new, name="work-local-indicator-new"),
    path(f"{_LOCAL}/<str:key>/", local.change, name="work-local-indicator"),
    path(f"{_LOCAL}/<str:key>/end/", local.end, name="work-local-indicator-end"),
    path(f"{_ALL}/watch/", watching.watch, name="work-watch"),
]
