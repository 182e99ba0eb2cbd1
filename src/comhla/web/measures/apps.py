"""The room as a Django application."""

from __future__ import annotations

from django.apps import AppConfig


class MeasuresConfig(AppConfig):
    """Settings of the room."""

    name = "comhla.web.measures"
    label = "measures"
