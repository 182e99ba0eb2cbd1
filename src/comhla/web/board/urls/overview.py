"""Addresses of this part of the room: overview."""

from __future__ import annotations

from django.urls import URLPattern, path

from comhla.web.board.views import overview

work: list[URLPattern] = [
    path("<slug:slug>/board/", overview.front, name="work-board"),
]
papers: list[URLPattern] = []
public: list[URLPattern] = []
