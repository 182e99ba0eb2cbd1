"""The room as a Django application."""

from __future__ import annotations

from django.apps import AppConfig


class BoardConfig(AppConfig):
    """Settings of the room."""

    name = "comhla.web.board"
    label = "board"
