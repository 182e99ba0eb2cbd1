"""What every page knows."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest

from comhla.web import clock


def of_every_page(request: HttpRequest) -> dict[str, Any]:
    """The day, who is here, and whether this is the demonstration."""
    return {
        "today": clock.today(),
        "actor": getattr(request, "actor", None),
        "is_demonstration": settings.DEMONSTRATION,
        "contact_email": settings.CONTACT_EMAIL,
    }
