"""Words that pages and presenters share."""

from __future__ import annotations

from datetime import date

_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def day(value: object) -> str:
    """A day as people write it: 1 September 2026. In English on every page, as the text round it is."""
    if not isinstance(value, date):
        return "" if value is None else str(value)
    return f"{value.day} {_MONTHS[value.month - 1]} {value.year}"


def dialled(telephone: str) -> str:
    """A telephone number as a telephone dials it."""
    return "".join(sign for sign in telephone if sign.isdigit() or sign == "+")
