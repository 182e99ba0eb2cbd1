"""The page for developers: whole, readable without scripts, the same as the OpenAPI document."""

from __future__ import annotations

import re

import pytest

from comhla.web.api.service import openapi_document


@pytest.fixture
def page(client, db):
    """The page as sent."""
    response = client.get("/api/v1/")
    assert response.status_code == 200
    return response.content.decode()


def test_every_operation_is_on_the_page(page):
    for path in openapi_document()["paths"]:
        assert f"GET {path}<" in page


def test_nothing_on_it_needs_what_the_policy_forbids(page):
    assert not re.search(r"<script(?![^>]*\bsrc=)", page)
    assert not re.search(r"<style|\sstyle=|\son[a-z]+=|https?://(?!127\.0\.0\.1|testserver)[^\"'<]*\.js", page)


def test_links_inside_the_page_lead_somewhere(page):
    anchors = set(re.findall(r'\bid="([^"]+)"', page))
    assert [each for each in re.findall(r'href="#([^"]+)"', page) if each not in anchors] == []


def test_it_has_one_heading_of_the_first_level_and_names_stand_once(page):
    assert len(re.findall("<h1", page)) == 1
    ids = re.findall(r'\bid="([^"]+)"', page)
    assert sorted(ids) == sorted(set(ids))


def test_every_problem_has_the_place_that_its_type_names(page):
    for status in (401, 403, 404, 405, 422, 429, 500, 503):
        assert f'id="problem-{status}"' in page


def test_the_page_is_only_read(client, db):
    assert client.post("/api/v1/").status_code == 405


def test_the_page_asks_the_database_nothing(client, db, django_assert_num_queries):
    with django_assert_num_queries(0):
        client.get("/api/v1/")
