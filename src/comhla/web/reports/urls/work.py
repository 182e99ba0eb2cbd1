"""Addresses of the room: work."""

from __future__ import annotations

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
