"""Addresses of this part of the room: membership."""

from __future__ import annotations

from django.urls import URLPattern, path

from comhla.web.board.views import overview

work: list[URLPattern] = [
    path("<slug:slug>/board/members/", overview.front, name="work-board-members"),
]
papers: list[URLPattern] = []
public: list[URLPattern] = []
