"""Addresses of one part of the room."""

from __future__ import annotations

from django.urls import URLPattern

work: list[URLPattern] = []
papers: list[URLPattern] = []
public: list[URLPattern] = []
