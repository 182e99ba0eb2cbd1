"""The pages of an authority lead to the plan that was published here, and the feed tells of its later versions."""

from __future__ import annotations

import pytest
from django.test import Client

from comhla.web.plans.models import PublicationKind
from tests.integration.plans.conftest import publishers, quick
from tests.lib.published import KEY, Publishers

__all__ = ["publishers", "quick"]
pytestmark = pytest.mark.django_db
PLAN = f"/authorities/glen-test/plans/{KEY}/"


def test_pages_of_the_authority_lead_to_the_plan(publishers: Publishers, client: Client) -> None:
    before = client.get("/authorities/glen-test/localities/east/").content.decode()
    assert PLAN not in before
    publishers.publish()
    assert f"{PLAN}localities/east/" in client.get("/authorities/glen-test/localities/east/").content.decode()
    listed = client.get("/authorities/glen-test/publications/").content.decode()
    assert "/authorities/glen-test/plans/" in listed
    assert f"http://127.0.0.1:8000{PLAN}" in listed


def test_the_feed_tells_of_corrections_and_withdrawals(publishers: Publishers, client: Client) -> None:
    publishers.publish()
    publishers.publish(PublicationKind.CORRECTION, "One figure.", "It was wrong.")
    publishers.publish(PublicationKind.WITHDRAWAL, "The plan.", "It was wrong.")
    for feed in ("/publications/feed/", "/authorities/glen-test/publications/feed/"):
        told = client.get(feed).content.decode()
        for title in ("Plan 2027 to 2030<", "Plan 2027 to 2030: corrected<", "Plan 2027 to 2030: withdrawn<"):
            assert title in told, (feed, title)
    assert PLAN not in client.get("/authorities/glen-test/localities/east/").content.decode()
