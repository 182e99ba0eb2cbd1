"""The room as a Django application."""

from __future__ import annotations

from django.apps import AppConfig

from comhla.web.duties.also_sending import ALSO_SENDING


class BoardConfig(AppConfig):
    """Settings of the room."""

    name = "comhla.web.board"
    label = "board"

    def ready(self) -> None:
        """Let the daily command ask for papers too, and show members on their own pages what waits for them."""
        from comhla.web.accounts import holdings  # noqa: PLC0415 - models are ready now
        from comhla.web.board import member_holdings  # noqa: PLC0415 - models are ready now
        from comhla.web.board.actions.writing_reminders import send_reminders  # noqa: PLC0415 - models are ready now

        ALSO_SENDING["board"] = send_reminders
        holdings.register(member_holdings.own_seat)
