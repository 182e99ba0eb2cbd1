"""Addresses for the bodies that directions are addressed to, under /papers/."""

from __future__ import annotations

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
