"""Addresses of this part of the room: minutes, decisions and actions."""

from __future__ import annotations

from django.urls import URLPattern, path

from comhla.web.board.views import minutes, minutes_decisions, public_minutes

_MINUTE = "<slug:slug>/board/meetings/<str:key>/minute/"

work: list[URLPattern] = [
    path(_MINUTE, minutes.minute, name="work-meeting-minute"),
    path(f"{_MINUTE}begin/", minutes.begin, name="work-minute-begin"),
    path(f"{_MINUTE}agreement/", minutes.agreement, name="work-minute-agreement"),
    path(f"{_MINUTE}items/<str:item>/", minutes.note, name="work-minute-note"),
    path(f"{_MINUTE}file/<str:form>/", minutes.file, name="work-minute-file"),
    path(f"{_MINUTE}decisions/new/", minutes_decisions.decision_new, name="work-decision-new"),
    path(f"{_MINUTE}actions/new/", minutes_decisions.action_new, name="work-action-new"),
    path("<slug:slug>/board/decisions/", minutes_decisions.decisions, name="work-decisions"),
    path("<slug:slug>/board/decisions.csv", minutes_decisions.decisions_csv, name="work-decisions-csv"),
    path("<slug:slug>/board/decisions/<str:key>/", minutes_decisions.decision, name="work-decision"),
    path("<slug:slug>/board/actions/", minutes_decisions.board_actions, name="work-board-actions"),
    path("<slug:slug>/board/actions/<str:key>/", minutes_decisions.action, name="work-action"),
]
papers: list[URLPattern] = []
public: list[URLPattern] = [
    path("authorities/<slug:slug>/meetings/<str:key>/minute/", public_minutes.minute, name="public-minute"),
    path(
        "authorities/<slug:slug>/meetings/<str:key>/minute/<str:form>/",
        public_minutes.minute_file,
        name="public-minute-file",
    ),
]
