"""Numbers as the pages of releases write them."""

from __future__ import annotations

from django import template

register = template.Library()


@register.filter
def counted(number: int) -> str:
    """A number of things, with commas between thousands."""
    return f"{number:,}"
