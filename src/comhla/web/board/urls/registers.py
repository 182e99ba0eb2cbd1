"""Addresses of this part of the room: registers."""

from __future__ import annotations

from django.urls import URLPattern, path

from comhla.web.board.views import overview

work: list[URLPattern] = [
    path("<slug:slug>/board/interests/", overview.front, name="work-board-interests"),
]
papers: list[URLPattern] = []
public: list[URLPattern] = []
