"""The room as a Django application."""

from __future__ import annotations

from django.apps import AppConfig


class DutiesConfig(AppConfig):
    """Settings of the room."""

    name = "comhla.web.duties"
    label = "duties"

    def ready(self) -> None:
        """Tell the room of accounts how to ask what somebody owns."""
        # Models can be imported only now, when every room is known.
        from comhla.web.accounts.holdings import register  # noqa: PLC0415 - as said above
        from comhla.web.duties.holdings import duties_owned  # noqa: PLC0415 - as said above

        register(duties_owned)
