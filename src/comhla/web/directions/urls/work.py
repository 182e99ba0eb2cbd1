"""Addresses for work on directions, under /work/."""

from __future__ import annotations

from django.urls import URLPattern, path

from comhla.web.directions.views import register

urlpatterns: list[URLPattern] = [
    path("<slug:slug>/directions/", register.register, name="work-directions"),
]
