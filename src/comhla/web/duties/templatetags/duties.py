"""What templates of the room need that a template cannot do by itself."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import template

register = template.Library()


@register.filter
def under(mapping: Mapping[str, Any], key: str) -> Any:
    """What a mapping has under a key; None where there is nothing."""
    return mapping.get(key)
