"""Addresses of this part of the room: packs, and reading them."""

from __future__ import annotations

from django.urls import URLPattern, path

from comhla.web.board.views import packs, packs_public, reading

work: list[URLPattern] = [
    path("<slug:slug>/board/meetings/<str:key>/pack/", packs.pack, name="work-meeting-pack"),
    path(
        "<slug:slug>/board/meetings/<str:key>/pack/<int:number>/<str:name>",
        packs.file,
        name="work-meeting-pack-file",
    ),
]
papers: list[URLPattern] = [
    path("<slug:slug>/meetings/", reading.meetings, name="papers-meetings"),
    path("<slug:slug>/meetings/<str:key>/", reading.meeting, name="papers-meeting"),
    path("<slug:slug>/meetings/<str:key>/items/<int:number>/", reading.item, name="papers-meeting-item"),
    path("<slug:slug>/meetings/<str:key>/notes/<int:number>/", reading.note_remove, name="papers-meeting-note"),
    path("<slug:slug>/meetings/<str:key>/offline/", reading.offline, name="papers-meeting-offline"),
    path("<slug:slug>/meetings/<str:key>/files/<str:name>", reading.file, name="papers-meeting-file"),
]
public: list[URLPattern] = [
    path("authorities/<slug:slug>/meetings/", packs_public.meetings, name="public-meetings"),
    path("authorities/<slug:slug>/meetings/<str:key>/", packs_public.meeting, name="public-meeting"),
    path(
        "authorities/<slug:slug>/meetings/<str:key>/items/<int:number>/",
        packs_public.item,
        name="public-meeting-item",
    ),
    path(
        "authorities/<slug:slug>/meetings/<str:key>/versions/<int:number>/<str:name>",
        packs_public.file,
        name="public-meeting-file",
    ),
]
