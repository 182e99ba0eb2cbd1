"""Addresses of one part of the room."""

from __future__ import annotations

from django.urls import URLPattern, path

from comhla.web.plans.views import overview

work: list[URLPattern] = [
    path("<slug:slug>/plans/<str:key>/text/", overview.plan, name="work-plan-text"),
    path("<slug:slug>/plans/<str:key>/drafts/", overview.plan, name="work-plan-drafts"),
]
papers: list[URLPattern] = []
public: list[URLPattern] = []
