"""The open data of a board at its public addresses."""

from __future__ import annotations

import json
from xml.etree import ElementTree

import pytest
from django.test import Client

from tests.lib.web import recorded, small_facts

AT = "/authorities/glen-test/data/"


@pytest.fixture
def reader(db):
    recorded(
        small_facts(
            meetings=[
                {
                    "id": "m1",
                    "body": "board",
                    "held_on": "2026-09-16",
                    "votes": [{"id": "v1", "question": "SECRET", "item": "i1", "cast": []}],
                }
            ],
            agenda_items=[{"id": "i1", "meeting": "m1", "place": 1, "title": "SECRET", "exempt_because": "contract"}],
            decisions=[{"id": "d", "title": "SECRET", "decided_by": "board", "decided_on": "2026-09-16", "item": "i1"}],
        )
    )
    return Client()


def test_the_page_names_every_file_with_its_format_and_size(reader, django_assert_max_num_queries):
    with django_assert_max_num_queries(25):
        page = reader.get(AT).content.decode()
    for name in ("board.json", "members.csv", "meetings.csv", "votes.csv", "decisions.csv", "meetings.ics"):
        assert f'href="{AT}{name}"' in page
    assert "(JSON, " in page
    assert "votes_since" in page


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("board.json", "application/json"),
        ("members.csv", "text/csv"),
        ("votes.csv", "text/csv"),
        ("decisions.csv", "text/csv"),
        ("meetings.csv", "text/csv"),
        ("meetings.ics", "text/calendar"),
    ],
)
def test_a_file_is_for_everybody_and_leaks_nothing(reader, name, kind):
    response = reader.get(f"{AT}{name}")
    assert response["Content-Type"].startswith(kind)
    assert response["Access-Control-Allow-Origin"] == "*"
    assert "SECRET" not in response.content.decode()
    assert reader.get(f"{AT}{name}", headers={"if-none-match": response["ETag"]}).status_code == 304


def test_names_last_and_the_data_says_that_it_is_made_up(reader):
    told = json.loads(reader.get(f"{AT}board.json").content)
    assert told["fictional"] is True
    assert told["memberships"][0]["id"] == "glen-test/membership/m1"


def test_there_is_nothing_else(reader):
    assert reader.get(f"{AT}secrets.csv").status_code == 404
    assert reader.get("/authorities/nowhere/data/").status_code == 404


def test_news_of_meetings_and_decisions_is_a_feed(reader):
    address = "/authorities/glen-test/board/feed/"
    assert f'href="{address}"' in reader.get(AT).content.decode()
    response = reader.get(address)
    assert response["Content-Type"].startswith("application/atom+xml")
    assert "SECRET" not in response.content.decode()
    atom = "{http://www.w3.org/2005/Atom}"
    entries = ElementTree.fromstring(response.content).findall(f"{atom}entry")
    assert [each.find(f"{atom}updated").text for each in entries] == ["2026-09-16T00:00:00+01:00"] * 2
    assert len({each.find(f"{atom}id").text for each in entries}) == 2
    for each in entries:
        page = each.find(f"{atom}link").attrib["href"]
        assert reader.get(page.partition("/authorities")[1] + page.partition("/authorities")[2]).status_code == 200
