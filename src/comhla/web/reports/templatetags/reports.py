"""Words of the templates of the room."""

from __future__ import annotations

from collections.abc import Mapping

from django import template

from comhla.indicators.catalogue import Suite
from comhla.web.measures.presenters.figures import SUITES

register = template.Library()


@register.filter
def suite_words(suite: Suite) -> str:
    """What a suite of indicators is called."""
    return str(SUITES[suite])


@register.filter
def at(numbers: Mapping[str, int], key: str) -> int | None:
    """What stands under a key."""
    return numbers.get(key)
