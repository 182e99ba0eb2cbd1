"""An authority whose report of 2025-26 has everything, and the people who make it."""

from __future__ import annotations

import pytest

from comhla.web.access.roles import Role
from comhla.web.authorities.models import Authority
from tests.lib.reports import figures_for, quick_render, undrawn, whole_facts
from tests.lib.web import a_person, client_for, recorded


@pytest.fixture
def authority(db: None) -> Authority:
    """Everything of the report is recorded, and figures of readmissions are taken in."""
    made = recorded(whole_facts())
    figures_for(made)
    return made


@pytest.fixture
def analyst(authority):
    """A browser of the performance analyst."""
    return client_for(a_person(Role.ANALYST, authority))


@pytest.fixture
def chief(authority):
    """A browser of the chief officer."""
    return client_for(a_person(Role.CHIEF_OFFICER, authority))


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Files are made in no time, and charts are left out."""
    monkeypatch.setattr("comhla.web.reports.actions.publishing.render", quick_render)
    monkeypatch.setattr("comhla.web.reports.actions.publishing.drawn_now", undrawn)
