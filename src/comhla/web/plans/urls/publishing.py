"""Addresses of publishing a plan, and of plans that were published."""

from __future__ import annotations

from django.urls import URLPattern, path

from comhla.web.plans.views import published, publishing

_WORK = "<slug:slug>/plans/<str:key>/publish/"
_PLAN = "authorities/<slug:slug>/plans/<str:key>/"
_VERSION = f"{_PLAN}versions/<int:number>/"

work: list[URLPattern] = [
    path(_WORK, publishing.bundle, name="work-plan-publish"),
    path(f"{_WORK}files/new/", publishing.file_new, name="work-plan-publish-file-new"),
    path(f"{_WORK}files/<int:number>/", publishing.file, name="work-plan-publish-file"),
    path(f"{_WORK}files/<int:number>/remove/", publishing.file_remove, name="work-plan-publish-file-remove"),
    path(f"{_WORK}set-aside/<slug:item>/", publishing.set_aside, name="work-plan-publish-set-aside"),
    path(f"{_WORK}ask/<slug:kind>/", publishing.ask, name="work-plan-publish-ask"),
    path(f"{_WORK}answer/", publishing.answer, name="work-plan-publish-answer"),
]
papers: list[URLPattern] = []
public: list[URLPattern] = [
    path("authorities/<slug:slug>/plans/", published.plans, name="published-plans"),
    path(_PLAN, published.plan, name="published-plan"),
    path(f"{_PLAN}manifest.json", published.manifest, name="published-manifest"),
    path(f"{_PLAN}search/", published.search, name="published-search"),
    path(f"{_PLAN}files/<str:name>", published.file, name="published-file"),
    path(_VERSION, published.plan, name="published-version"),
    path(f"{_VERSION}manifest.json", published.manifest, name="published-version-manifest"),
    path(f"{_VERSION}search/", published.search, name="published-version-search"),
    path(f"{_VERSION}files/<str:name>", published.file, name="published-version-file"),
    path(f"{_VERSION}<path:path>/", published.page, name="published-version-page"),
    path(f"{_PLAN}<path:path>/", published.page, name="published-plan-page"),
]
