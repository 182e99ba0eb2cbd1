"""Addresses of this part of the room: sitting."""

from __future__ import annotations

from django.urls import URLPattern, path

from comhla.web.board.views import overview

work: list[URLPattern] = [
    path("<slug:slug>/board/meetings/<str:key>/sitting/", overview.meeting, name="work-meeting-sitting"),
]
papers: list[URLPattern] = []
public: list[URLPattern] = []
