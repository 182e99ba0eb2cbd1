"""Addresses of this part of the room: meetings."""

from __future__ import annotations

from django.urls import URLPattern, path

from comhla.web.board.views import overview

work: list[URLPattern] = [
    path("<slug:slug>/board/meetings/", overview.front, name="work-meetings"),
    path("<slug:slug>/board/meetings/<str:key>/", overview.meeting, name="work-meeting"),
    path("<slug:slug>/board/meetings/<str:key>/agenda/", overview.meeting, name="work-meeting-agenda"),
]
papers: list[URLPattern] = []
public: list[URLPattern] = []
