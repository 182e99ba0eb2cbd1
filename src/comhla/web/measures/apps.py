"""The room as a Django application."""

from __future__ import annotations

from django.apps import AppConfig

from comhla.web.duties.also_sending import ALSO_SENDING


class MeasuresConfig(AppConfig):
    """Settings of the room."""

    name = "comhla.web.measures"
    label = "measures"

    def ready(self) -> None:
        """Let the daily command tell what changed in figures too, and ask for those that are late."""
        from comhla.web.measures.actions.watching import send_letters  # noqa: PLC0415 - models are ready now

        ALSO_SENDING["measures"] = send_letters
