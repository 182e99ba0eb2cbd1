"""The room as a Django application."""

from __future__ import annotations

from django.apps import AppConfig


class PlansConfig(AppConfig):
    """Settings of the room."""

    name = "comhla.web.plans"
    label = "plans"

    def ready(self) -> None:
        """Tell the room of accounts which drafts wait for somebody."""
        # Models can be imported only now, when every room is known.
        from comhla.web.accounts.holdings import register  # noqa: PLC0415 - as said above
        from comhla.web.plans.group_holdings import own_membership  # noqa: PLC0415 - as said above
        from comhla.web.plans.holdings import drafts_to_read  # noqa: PLC0415 - as said above

        register(drafts_to_read)
        register(own_membership)
