"""Addresses of this part of the room: minutes."""

from __future__ import annotations

from django.urls import URLPattern, path

from comhla.web.board.views import overview

work: list[URLPattern] = [
    path("<slug:slug>/board/meetings/<str:key>/minute/", overview.meeting, name="work-meeting-minute"),
    path("<slug:slug>/board/decisions/", overview.front, name="work-decisions"),
]
papers: list[URLPattern] = []
public: list[URLPattern] = []
