"""What holds for every operation: days, pages, forms, tags, problems, limits, and who may keep an answer."""

from __future__ import annotations

import csv
import io
import json

import pytest
from django.db import OperationalError
from django.test import Client

from comhla.law import check
from comhla.law.as_data import finding_as_data
from comhla.web.access.actors import SYSTEM
from comhla.web.access.roles import Role
from comhla.web.authorities.actions import record_row
from tests.lib.web import TODAY, a_person, client_for, demonstration_facts, recorded, small_facts

API = "/api/v1"
PROBLEM = "application/problem+json"


@pytest.fixture
def glen(db):
    """A small authority."""
    return recorded(small_facts())


@pytest.fixture
def officer(glen):
    """A browser of somebody who sees its workspace."""
    return client_for(a_person(Role.CHIEF_OFFICER, glen))


def walk(client, address):
    """Every item of a list, page by page, by the addresses that each page gives."""
    items = []
    while address:
        page = client.get(address).json()
        items += page["items"]
        address = page["next"]
    return items


def test_pages_of_a_list_join_up(client, db):
    whole = client.get(f"{API}/register/authorities?limit=500").json()["items"]
    assert walk(client, f"{API}/register/authorities?limit=7") == whole
    assert len(whole) == 31


def test_a_page_in_the_middle_leads_both_ways(client, db):
    response = client.get(f"{API}/register/councils?limit=5&offset=10")
    page = response.json()
    assert (page["total"], page["limit"], page["offset"]) == (32, 5, 10)
    assert page["next"].endswith("limit=5&offset=15")
    assert page["previous"].endswith("limit=5&offset=5")
    assert 'rel="next"' in response["Link"]
    assert 'rel="previous"' in response["Link"]


def test_csv_has_the_same_rows_as_json(client, db):
    address = f"{API}/register/health-boards"
    rows = list(csv.DictReader(io.StringIO(client.get(f"{address}?format=csv").content.decode())))
    assert rows == client.get(address).json()["items"]


def test_csv_holds_no_formula(glen, officer):
    record_row(glen, "people", {"id": "p9", "name": "=HYPERLINK(1)"}, by=SYSTEM)
    told = officer.get(f"{API}/authorities/{glen.slug}/collections/people?format=csv").content.decode()
    assert ",'=HYPERLINK(1)" in told


# what is asked, and where each mistake is
MISTAKES = [
    ("limit=0", ["#/query/limit"]),
    ("limit=501", ["#/query/limit"]),
    ("offset=-1", ["#/query/offset"]),
    ("format=xml", ["#/query/format"]),
    ("as_at=2026-02-30", ["#/query/as_at"]),
    ("as_at=1999-12-31", ["#/query/as_at"]),
    ("as_at=1%20May%202026", ["#/query/as_at"]),
    ("as-at=2026-09-01", ["#/query/as-at"]),
    ("as-at=2026-09-01&limit=x&offset=y", ["#/query/as-at", "#/query/limit", "#/query/offset"]),
]


@pytest.mark.parametrize(("asked", "pointers"), MISTAKES)
def test_every_mistake_is_told_at_once(client, glen, asked, pointers):
    response = client.get(f"{API}/authorities/{glen.slug}/localities?{asked}")
    problem = response.json()
    assert (response.status_code, response["Content-Type"], problem["status"]) == (422, PROBLEM, 422)
    assert [each["pointer"] for each in problem["errors"]] == pointers
    assert all(each["detail"].endswith(".") for each in problem["errors"])


# method, address, what comes back
PROBLEMS = [
    ("get", "/nothing/here", 404),
    ("get", "/authorities/nobody", 404),
    ("get", "/authorities/glen-test/duties/no-such-duty", 404),
    ("get", "/law/duties/no-such-duty", 404),
    ("get", "/register/authorities/no-such-code", 404),
    ("get", "/register/lists/no-such-list", 404),
    ("get", "/authorities/glen-test/collections", 401),
    ("post", "/authorities", 405),
    ("put", "/authorities/glen-test", 405),
    ("delete", "/nothing/here", 405),
]


@pytest.mark.parametrize(("method", "address", "status"), PROBLEMS)
def test_every_error_is_problem_details(client, glen, method, address, status):
    response = getattr(client, method)(f"{API}{address}")
    problem = response.json()
    assert (response.status_code, response["Content-Type"], problem["status"]) == (status, PROBLEM, status)
    assert problem["type"].endswith(f"/api/v1/#problem-{status}")
    assert set(problem) == {"type", "title", "status", "detail"}
    assert response["Cache-Control"] == "no-store"


def test_who_must_be_known_is_told_how(client, glen):
    assert client.get(f"{API}/authorities/{glen.slug}/file")["WWW-Authenticate"].startswith("Bearer")


def test_what_a_role_does_not_allow_is_told_as_that(glen):
    lay = client_for(a_person(Role.LOCALITY_MEMBER, glen))
    assert lay.get(f"{API}/authorities/{glen.slug}/evidence").status_code == 403


def test_a_role_that_writes_needs_its_second_factor_here_too(glen, officer, settings):
    settings.SECOND_FACTOR_REQUIRED = True
    response = officer.get(f"{API}/authorities/{glen.slug}/evidence")
    assert response.status_code == 403
    assert "second proof" in response.json()["detail"]


def test_our_own_failure_tells_nothing_of_what_failed(client, glen, monkeypatch, caplog):
    def fail(*_given, **_options):
        raise RuntimeError("Somebody's name")

    monkeypatch.setattr("comhla.web.api.views.authorities.facts_of", fail)
    response = client.get(f"{API}/authorities/{glen.slug}")
    assert (response.status_code, response["Content-Type"]) == (500, PROBLEM)
    assert "Somebody" not in response.content.decode() + caplog.text
    assert caplog.records[-1].kind == "RuntimeError"


def test_a_database_that_is_away_is_told_as_that(client, glen, monkeypatch):
    def fail(*_given, **_options):
        raise OperationalError

    monkeypatch.setattr("comhla.web.api.views.authorities.facts_of", fail)
    response = client.get(f"{API}/authorities/{glen.slug}")
    assert (response.status_code, response["Retry-After"]) == (503, "30")


def test_an_answer_that_has_not_changed_is_not_sent_again(client, glen):
    address = f"{API}/authorities/{glen.slug}/localities"
    first = client.get(address)
    again = client.get(address, headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content, again["ETag"]) == (304, b"", first["ETag"])
    weak = client.get(address, headers={"If-None-Match": f'"other", W/{first["ETag"]}'})
    assert weak.status_code == 304
    assert client.get(f"{address}?limit=1", headers={"If-None-Match": first["ETag"]}).status_code == 200


def test_a_change_of_the_record_changes_the_tag(client, glen):
    address = f"{API}/authorities/{glen.slug}/localities"
    first = client.get(address)
    record_row(glen, "localities", {"id": "north", "name": "North"}, by=SYSTEM)
    second = client.get(address, headers={"If-None-Match": first["ETag"]})
    assert second.status_code == 200
    assert [each["key"] for each in second.json()["items"]] == ["east", "west", "north"]


def test_a_tag_of_the_inside_is_not_one_of_the_outside(client, glen, officer):
    address = f"{API}/authorities/{glen.slug}/findings"
    assert client.get(address, headers={"If-None-Match": officer.get(address)["ETag"]}).status_code == 200


def test_what_comes_from_no_record_has_a_tag_too(client, db):
    address = f"{API}/law/provisions"
    tag = client.get(address)["ETag"]
    assert client.get(address, headers={"If-None-Match": tag}).status_code == 304
    assert client.get(address, headers={"If-None-Match": '"another"'}).status_code == 200


def test_other_sites_read_what_is_public_and_nothing_else(client, glen, officer):
    address = f"{API}/authorities/{glen.slug}"
    public, inside = client.get(address), officer.get(address)
    assert public["Access-Control-Allow-Origin"] == "*"
    assert "Access-Control-Allow-Credentials" not in public
    assert public["Cache-Control"] == "public, max-age=60"
    assert "Access-Control-Allow-Origin" not in inside
    assert inside["Cache-Control"] == "private, no-cache"
    assert {"Authorization", "Cookie"} <= set(public["Vary"].replace(",", "").split())


def test_a_browser_may_ask_first_but_never_send_a_key_from_another_site(client, glen):
    response = client.options(f"{API}/authorities")
    assert (response.status_code, response["Access-Control-Allow-Methods"]) == (204, "GET, HEAD, OPTIONS")
    assert "Access-Control-Allow-Headers" not in response


def test_head_is_answered_as_get(client, glen):
    response = client.head(f"{API}/authorities")
    assert (response.status_code, response.content) == (200, b"")
    assert response["ETag"] == client.get(f"{API}/authorities")["ETag"]


def test_who_asks_too_often_is_told_when_to_come_back(client, glen, settings):
    settings.API_REQUESTS_A_MINUTE = {"anybody": 2, "known": 1_000}
    statuses = [client.get(f"{API}/law/provisions").status_code for _ in range(3)]
    refused = client.get(f"{API}/law/provisions")
    assert statuses == [200, 200, 429]
    assert refused["Content-Type"] == PROBLEM
    assert 1 <= int(refused["Retry-After"]) <= 60
    other = client.get(f"{API}/law/provisions", REMOTE_ADDR="192.0.2.7")
    assert other.status_code == 200


def test_guessing_keys_is_counted(client, glen, settings):
    settings.API_REQUESTS_A_MINUTE = {"anybody": 1_000, "known": 2}
    guess = {"Authorization": "Bearer comhla_guess"}
    assert [client.get(f"{API}/authorities", headers=guess).status_code for _ in range(3)] == [401, 401, 429]


def test_findings_are_those_of_the_command(demonstration):
    officer = client_for(a_person(Role.CHIEF_OFFICER, demonstration))
    told = walk(officer, f"{API}/authorities/{demonstration.slug}/findings?as_at={TODAY}&limit=500")
    expected = [finding_as_data(each) for each in check(demonstration_facts(), as_at=TODAY)]
    own = {"id", "key", "title", "owner"}
    assert [{name: value for name, value in each.items() if name not in own} for each in told] == expected
    assert len({each["id"] for each in told}) == len(told)


LISTS = [
    "",
    "/localities",
    "/board",
    "/decisions",
    "/publications",
    "/findings?limit=500",
    "/duties/act-2014/s37",
    "/coming",
    "/evidence?limit=500",
    "/file",
    "/collections",
    "/collections/members?as_at=2026-11-22",
    "/collections/functions",
    "/collections/planning_group",
    "/events",
]


@pytest.mark.parametrize("address", LISTS)
def test_an_operation_asks_the_database_little(demonstration, address, django_assert_max_num_queries):
    officer = client_for(a_person(Role.CHIEF_OFFICER, demonstration))
    with django_assert_max_num_queries(25):
        assert officer.get(f"{API}/authorities/{demonstration.slug}{address}").status_code == 200


def test_the_openapi_document_is_valid_json_at_a_stable_address(db):
    document = json.loads(Client().get(f"{API}/openapi.json").content)
    assert document["openapi"] == "3.1.0"
    assert document["servers"] == [{"url": "http://testserver"}]
