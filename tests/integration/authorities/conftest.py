"""A small authority and an officer who records facts about it."""

from __future__ import annotations

import pytest
from django.test import Client

from comhla.web.access.roles import Role
from comhla.web.authorities.models import Authority
from tests.lib.web import a_person, client_for, recorded, small_facts


@pytest.fixture
def glen() -> Authority:
    return recorded(
        small_facts(
            complaints=[],
            meetings=[
                {
                    "id": "board-1",
                    "body": "board",
                    "held_on": "2026-02-04",
                    "attendance": [{"member": "m1", "present": True}],
                }
            ],
        )
    )


@pytest.fixture
def officer(glen: Authority) -> Client:
    return client_for(a_person(Role.PLANNING_OFFICER, glen))
