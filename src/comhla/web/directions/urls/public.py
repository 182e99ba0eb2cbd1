"""Addresses of what the public reads of directions."""

from __future__ import annotations

from django.urls import URLPattern, path

from comhla.web.directions.views import public

urlpatterns: list[URLPattern] = [
    path("authorities/<slug:slug>/directions/", public.directions, name="public-directions"),
    path("authorities/<slug:slug>/directions/<str:key>/", public.direction, name="public-direction"),
]
