"""Filters and tags that every template may use."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import template

from comhla.web.words import day

register = template.Library()


register.filter(day)


@register.simple_tag(takes_context=True)
def here_with(context: dict[str, Any], **changes: Any) -> str:
    """The address of this page with some of what follows the question mark changed; None takes it away."""
    asked = context["request"].GET.copy()
    for name, value in changes.items():
        asked.pop(name, None)
        if value is not None:
            asked[name] = value.isoformat() if isinstance(value, date) else str(value)
    return "?" + asked.urlencode()
