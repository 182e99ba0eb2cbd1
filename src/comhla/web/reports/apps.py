"""The room as a Django application."""

from __future__ import annotations

from django.apps import AppConfig


class ReportsConfig(AppConfig):
    """Settings of the room."""

    name = "comhla.web.reports"
    label = "reports"
