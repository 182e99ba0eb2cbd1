"""The room as a Django application."""

from __future__ import annotations

from django.apps import AppConfig


class DirectionsConfig(AppConfig):
    """Settings of the room."""

    name = "comhla.web.directions"
    label = "directions"
