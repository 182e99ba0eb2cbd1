"""Addresses of this part of the room: papers as they are written and signed off."""

from __future__ import annotations

from django.urls import URLPattern, path

from comhla.web.board.views import writing, writing_files, writing_parts

_ONE = "<slug:slug>/board/papers/<str:key>"

work: list[URLPattern] = [
    path("<slug:slug>/board/papers/", writing.papers, name="work-papers"),
    path("<slug:slug>/board/papers-new/", writing.new, name="work-paper-new"),
    path(f"{_ONE}/", writing.paper, name="work-paper"),
    path(f"{_ONE}/about/", writing_parts.about_paper, name="work-paper-about"),
    path(f"{_ONE}/parts/<str:part>/", writing_parts.part, name="work-paper-part"),
    path(f"{_ONE}/recommendations/", writing_parts.recommendations, name="work-paper-recommendations"),
    path(f"{_ONE}/word/", writing_files.word, name="work-paper-word"),
    path(f"{_ONE}/read/", writing_files.read, name="work-paper-read"),
    path(f"{_ONE}/files/<str:form>/", writing_files.file, name="work-paper-file"),
    path(f"{_ONE}/sign-off/", writing.sign_off, name="work-paper-sign-off"),
    path(f"{_ONE}/escalate/", writing.escalate, name="work-paper-escalate"),
]
papers: list[URLPattern] = []
public: list[URLPattern] = []
