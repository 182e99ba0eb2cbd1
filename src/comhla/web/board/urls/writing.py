"""Addresses of this part of the room: papers as they are written and signed off."""

from __future__ import annotations

from django.urls import URLPattern, path

from comhla.web.board.views import overview

work: list[URLPattern] = [
    path("<slug:slug>/board/papers/", overview.front, name="work-papers"),
]
papers: list[URLPattern] = []
public: list[URLPattern] = []
