"""Addresses of this part of the room: certificates."""

from __future__ import annotations

from django.urls import URLPattern, path

from comhla.web.board.views import overview

work: list[URLPattern] = [
    path("<slug:slug>/board/meetings/<str:key>/certificate/", overview.meeting, name="work-meeting-certificate"),
]
papers: list[URLPattern] = []
public: list[URLPattern] = []
