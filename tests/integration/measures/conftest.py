"""A real authority among figures of the whole country, and a made-up one with figures of its own."""

from __future__ import annotations

import pytest
from django.core.cache import cache

from comhla.web.access.actors import SYSTEM
from comhla.web.authorities.actions import load_register
from comhla.web.authorities.models import Authority
from tests.lib.measures import a_release, of_country, of_made_up
from tests.lib.web import recorded, small_facts


@pytest.fixture(autouse=True)
def _nothing_kept():
    """No page and no wish of another test."""
    cache.clear()


@pytest.fixture
def falkirk(db: None) -> Authority:
    """Falkirk, with readmissions of ten years for every authority and Scotland."""
    load_register(by=SYSTEM)
    a_release(None, of_country())
    return Authority.objects.get(slug="falkirk")


@pytest.fixture
def glen(db: None) -> Authority:
    """A made-up authority with figures of its own."""
    authority = recorded(small_facts())
    a_release(authority, of_made_up(authority))
    return authority
