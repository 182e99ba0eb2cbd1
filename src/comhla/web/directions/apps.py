"""The room as a Django application."""

from __future__ import annotations

from django.apps import AppConfig


class DirectionsConfig(AppConfig):
    """Settings of the room."""

    name = "comhla.web.directions"
    label = "directions"

    def ready(self) -> None:
        """Tell the room of accounts which directions wait for an officer of a council or health board."""
        # Models can be imported only now, when every room is known.
        from comhla.web.accounts.holdings import register  # noqa: PLC0415 - as said above
        from comhla.web.directions.holdings import directions_to_answer  # noqa: PLC0415 - as said above

        register(directions_to_answer)
