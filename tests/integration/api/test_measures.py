"""Figures through the API: the catalogue, and series with ids that stay."""

from __future__ import annotations

import csv
import io

import pytest

from comhla.web.access.actors import SYSTEM
from comhla.web.authorities.actions import load_register
from comhla.web.measures.actions.defining import define
from comhla.web.measures.places import area_of
from tests.lib.measures import READMISSIONS, a_release, local_definition, of_made_up, rate
from tests.lib.web import recorded, small_facts

API = "/api/v1"


@pytest.fixture
def glen(db):
    """A made-up authority with figures and an indicator of its own."""
    authority = recorded(small_facts())
    a_release(authority, of_made_up(authority))
    define(authority, local_definition(), by=SYSTEM)
    return authority


def got(client, path, status=200):
    """An answer as data."""
    answer = client.get(f"{API}{path}")
    assert answer.status_code == status, answer.content
    return answer.json()


class TestCatalogue:
    def test_indicators_are_the_same_for_everybody(self, client, db):
        whole = got(client, "/measures/indicators?limit=500")
        assert whole["total"] == len(whole["items"]) >= 37
        core = got(client, "/measures/indicators?suite=core&outcome=O3")["items"]
        assert READMISSIONS in [each["id"] for each in core]
        assert {each["suite"] for each in core} == {"core"}

    def test_one_by_any_of_its_codes(self, client, db):
        told = got(client, "/measures/indicators/SW06")
        assert (told["id"], told["multiplier"], told["period_kind"]) == (READMISSIONS, 1000, "financial_year")
        assert told["url"].endswith(f"{API}/measures/indicators/{READMISSIONS}")
        assert got(client, "/measures/indicators/nothing", 404)["status"] == 404


class TestAuthority:
    def test_measures_with_figures(self, client, glen):
        (only,) = got(client, f"/authorities/{glen.slug}/measures")["items"]
        assert only["id"] == READMISSIONS
        assert only["figures"] == 75
        assert client.get(only["csv_url"]).status_code == 200
        assert client.get(only["series_url"]).json()["total"] == 75
        assert got(client, f"/authorities/{glen.slug}")["links"]["measures"].endswith("/measures")

    def test_its_own_indicators(self, client, glen):
        told = got(client, f"/authorities/{glen.slug}/measures/lunch-clubs")
        assert (told["suite"], told["review_on"]) == ("local", "2027-04-01")
        assert got(client, f"/authorities/{glen.slug}/measures/nothing", 404)

    def test_areas_say_from_when_to_when(self, client, glen):
        found = got(client, f"/authorities/{glen.slug}/measures/{READMISSIONS}/areas")["items"]
        own = next(each for each in found if each["code"] == area_of(glen).code)
        assert (own["first_day"], own["last_day"], own["figures"]) == ("2013-04-01", "2023-03-31", 15)
        assert client.get(own["series_url"]).json()["total"] == 15

    @pytest.mark.parametrize(
        ("question", "total"),
        [("kind=locality", 30), ("group=", 70), ("group=simd-1", 1), ("period=2022/23&kind=authority&group=", 3)],
    )
    def test_a_series_is_cut_as_asked(self, client, glen, question, total):
        assert got(client, f"/authorities/{glen.slug}/measures/{READMISSIONS}/series?{question}")["total"] == total

    def test_a_figure_has_an_id_that_stays_and_a_blank_its_reason(self, client, glen):
        path = f"/authorities/{glen.slug}/measures/{READMISSIONS}/series"
        hidden = [each for each in got(client, f"{path}?kind=locality")["items"] if each["mark"]]
        assert {(each["value"], each["mark"]) for each in hidden} == {(None, "suppressed:small_number")}
        own = f"{path}?area={area_of(glen).code}&period=2022/23&group="
        (before,) = got(client, own)["items"]
        assert before["id"] == f"{glen.slug}/{READMISSIONS}/{area_of(glen).code}/financial_year/2022/23/"
        a_release(glen, [rate(area_of(glen), 2022, 2_600, 20_000)])
        (after,) = got(client, own)["items"]
        assert (after["id"], after["value"]) == (before["id"], 130.0)

    def test_as_a_table(self, client, glen):
        answer = client.get(f"{API}/authorities/{glen.slug}/measures/{READMISSIONS}/series?format=csv&limit=500")
        assert len(list(csv.DictReader(io.StringIO(answer.content.decode())))) == 75

    def test_what_the_caller_has_is_not_sent_again(self, client, glen):
        path = f"{API}/authorities/{glen.slug}/measures/{READMISSIONS}/series"
        etag = client.get(path)["ETag"]
        assert client.get(path, headers={"If-None-Match": etag}).status_code == 304
        a_release(glen, [rate(area_of(glen), 2023, 2_600, 20_000)])
        assert client.get(path, headers={"If-None-Match": etag}).status_code == 200

    def test_an_authority_is_found_by_its_code(self, client, db):
        load_register(by=SYSTEM)
        assert got(client, "/authorities/S37000013/measures")["total"] == 0
        for nobody in ("S37999999", "nowhere"):
            got(client, f"/authorities/{nobody}/measures", 404)
