"""An authority with people in every role, and limits that each test begins afresh."""

from __future__ import annotations

import pytest
from django.core.cache import cache

from comhla.web.access.roles import Role
from tests.lib.web import a_person, recorded, small_facts


@pytest.fixture(autouse=True)
def _limits_begin_afresh():
    """Limits are counted in the cache, which outlives a test."""
    cache.clear()


@pytest.fixture
def glen(db):
    """A made-up authority with a meeting of its board to come."""
    meetings = [
        {"id": "board-past", "body": "board", "held_on": "2026-09-16"},
        {"id": "board-off", "body": "board", "held_on": "2026-11-30", "cancelled": True},
        {"id": "board-next", "body": "board", "held_on": "2026-12-16"},
    ]
    return recorded(small_facts(meetings=meetings))


@pytest.fixture
def strath(db):
    """Another made-up authority."""
    return recorded(small_facts("Strath Test"))


@pytest.fixture
def administrator(glen):
    return a_person(Role.ADMINISTRATOR, glen)


@pytest.fixture
def clerk(glen):
    return a_person(Role.CLERK, glen)


@pytest.fixture
def member(glen):
    return a_person(Role.BOARD_MEMBER, glen, body="board")
