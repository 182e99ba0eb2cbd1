"""The pages of an authority lead to the plan that was published here, and the feed tells of its later versions."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest
from django.test import Client

from comhla.web.plans.models import PublicationKind
from tests.integration.plans.conftest import publishers, quick
from tests.integration.plans.test_publishing import change
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


def test_a_plan_that_came_out_elsewhere_is_read_here_once_it_is_here(publishers: Publishers, client: Client) -> None:
    elsewhere = {"published_on": "2026-11-17", "address": "https://example.org/old-plan"}
    change(publishers, "plans", KEY, period_first_day="2026-04-01", **elsewhere)
    pages = ("", "publications/", "localities/east/")

    def led() -> list[list[str]]:
        places = ("https://example.org/old-plan", PLAN)
        read = [client.get(f"/authorities/glen-test/{page}").content.decode() for page in pages]
        return [[place for place in places if f'href="{place}"' in each] for each in read]

    assert led() == [["https://example.org/old-plan"]] * 3
    publishers.publish()
    assert led() == [[PLAN]] * 3
    publishers.publish(PublicationKind.WITHDRAWAL, "The plan.", "It was wrong.")
    assert led() == [["https://example.org/old-plan"]] * 3


def test_search_engines_are_told_of_every_page_of_a_plan(publishers: Publishers, client: Client) -> None:
    def told() -> set[str]:
        places = ElementTree.fromstring(client.get("/sitemap.xml").content).iter()
        return {
            each.text.removeprefix("http://127.0.0.1:8000") for each in places if each.text and "/plans/" in each.text
        }

    assert told() == set()
    publishers.publish()
    assert {"/authorities/glen-test/plans/", PLAN, f"{PLAN}vision/", f"{PLAN}localities/east/"} <= told()
    assert not any("/versions/" in each or "/files/" in each for each in told())
    assert {client.get(each).status_code for each in told()} == {200}
    publishers.publish(PublicationKind.WITHDRAWAL, "The plan.", "It was wrong.")
    assert told() == set()
