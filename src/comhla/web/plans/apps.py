"""The room as a Django application."""

from __future__ import annotations

from django.apps import AppConfig


class PlansConfig(AppConfig):
    """Settings of the room."""

    name = "comhla.web.plans"
    label = "plans"
