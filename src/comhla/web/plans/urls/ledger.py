"""Addresses of one part of the room."""

from __future__ import annotations

from django.urls import URLPattern, path

from comhla.web.plans.views import overview

work: list[URLPattern] = [
    path("<slug:slug>/plans/<str:key>/views/", overview.plan, name="work-plan-views"),
]
papers: list[URLPattern] = []
public: list[URLPattern] = []
