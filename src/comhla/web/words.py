"""Words that pages and presenters share."""

from __future__ import annotations

from datetime import date

from django.utils.dates import MONTHS


def day(value: object) -> str:
    """A day as people write it: 1 September 2026. The month is in the language of the page."""
    if not isinstance(value, date):
        return "" if value is None else str(value)
    return f"{value.day} {MONTHS[value.month]} {value.year}"
