"""The one place that reads the clock for pages and actions."""

from __future__ import annotations

from datetime import date, datetime

from django.conf import settings
from django.utils import timezone


def today() -> date:
    """The day it is in Scotland; a fixed one where the settings fix it, for demonstrations and tests."""
    fixed: date | None = settings.TODAY
    return fixed or timezone.localdate()


def now() -> datetime:
    """The instant it is, with its time zone."""
    return timezone.now()
