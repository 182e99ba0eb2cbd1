"""What tests of the API share: two authorities, a program with a key, and limits that no test run reaches."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from django.core.cache import cache

from comhla.web.access.roles import Permission, Role
from comhla.web.accounts.actors import actor_for
from comhla.web.api.actions import make_key
from tests.lib.web import TODAY, a_person, demonstration_facts, recorded


@pytest.fixture(autouse=True)
def plenty_of_requests(settings) -> Iterator[None]:
    """Limits that tests of something else never reach, counted from nothing each time."""
    settings.API_REQUESTS_A_MINUTE = {"anybody": 1_000_000, "known": 1_000_000}
    settings.SECOND_FACTOR_REQUIRED = False
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def demonstration(db):
    """The demonstration authority."""
    return recorded(demonstration_facts())


def a_key(authority, *permissions, role=Role.ADMINISTRATOR, last_day=date(2027, 3, 31)):
    """A key of an authority, made by somebody of its own for it, with its secret."""
    maker = a_person(role, authority, name=f"Maker {authority.slug} {len(permissions)}")
    allowed = permissions or (Permission.WORKSPACE_SEE,)
    by = actor_for(maker, on=TODAY)
    return make_key(authority, name="Website", permissions=allowed, first_day=TODAY, last_day=last_day, by=by)


def bearer(secret):
    """The header that a program sends."""
    return {"Authorization": f"Bearer {secret}"}
