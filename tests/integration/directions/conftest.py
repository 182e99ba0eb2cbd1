"""An authority with two directions, and the people who have to do with them."""

from __future__ import annotations

import pytest

from comhla.documents.formats import Format
from comhla.documents.model import Document
from comhla.web.access.roles import Role
from comhla.web.authorities.models import Authority
from tests.lib.given import COUNCIL, NHS, a_row, facts_with
from tests.lib.web import a_person, client_for, recorded

WARDS = {"function": "wards", "set_aside_amount": "500.5", "use": "Beds.", "financial_year": "2026-27"}


@pytest.fixture
def authority(db: None) -> Authority:
    """£1,000 to the council for care, £500.50 set aside to the health board for wards."""
    payment = {"id": "p", "function": "care", "made_by": COUNCIL, "financial_year": "2026-27", "kind": "payment"}
    return recorded(
        facts_with(
            a_row(),
            a_row("D-2026-02", title="Wards", addressees=[NHS], lines=[WARDS], decision=None, plan_action=None),
            payments=[{**payment, "amount": "900"}],
        )
    )


@pytest.fixture
def clerk(authority):
    """A browser of the committee clerk."""
    return client_for(a_person(Role.CLERK, authority))


@pytest.fixture
def council_officer(authority):
    """A browser of an officer of the council."""
    return client_for(a_person(Role.PARTNER_OFFICER, authority, name="Cal Council", body=COUNCIL))


@pytest.fixture
def nhs_officer(authority):
    """A browser of an officer of the health board."""
    return client_for(a_person(Role.PARTNER_OFFICER, authority, name="Nan Health", body=NHS))


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Files are made in no time: what they look like inside is for tests of the renderers."""

    def render(document: Document, format: Format) -> bytes:
        return f"{format.value}: {document.title}".encode()

    monkeypatch.setattr("comhla.web.directions.actions.issuing.render", render)
    monkeypatch.setattr("comhla.web.directions.views.one.render", render)
    monkeypatch.setattr("comhla.web.directions.views.register.render", render)
