"""Addresses of what the public reads of directions."""

from __future__ import annotations

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
