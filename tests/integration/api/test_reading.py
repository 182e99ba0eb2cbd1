"""What is read of an authority, from the outside and from the inside."""

from __future__ import annotations

from datetime import date
from functools import partial

import pytest

from comhla.web.access.actors import SYSTEM
from comhla.web.access.roles import Role
from comhla.web.authorities.actions import change_public_details, record_row
from comhla.web.authorities.models import PublicDetails
from comhla.web.duties.models import Assignment, EvidenceFile
from comhla.web.site.models import Postcode, PostcodeArea, PostcodeRelease
from tests.lib.web import TODAY, a_person, client_for, recorded, small_facts

API = "/api/v1"


@pytest.fixture
def glen(db):
    """An authority with something of every public kind."""
    facts = small_facts(
        decisions=[
            {"id": "d1", "title": "To begin", "decided_by": "board", "decided_on": "2026-10-01"},
            {"id": "d2", "title": "To end", "decided_by": "board", "decided_on": "2027-02-01"},
        ],
        plans=[
            {
                "id": "plan-1",
                "title": "Plan",
                "published_on": "2026-04-01",
                "address": "https://example.org/plan",
            }
        ],
        evidence=[
            {"id": "e1", "duty": "act-2014/s37", "what": "Minute", "dated_on": "2026-09-01"},
            {"id": "e2", "duty": "act-2014/s37", "what": "Paper", "dated_on": "2026-12-01"},
        ],
    )
    return recorded(facts)


@pytest.fixture
def officer(glen):
    """A browser of somebody who sees its workspace."""
    return client_for(a_person(Role.CHIEF_OFFICER, glen))


def show(authority, shown):
    """Let the authority show so much of its duties."""
    details = PublicDetails.objects.get(authority=authority)
    change_public_details(authority, {"shown_duties": shown}, by=SYSTEM, version=details.version)


def read(client, address):
    """What an operation answers."""
    response = client.get(f"{API}{address}")
    assert response.status_code == 200, response.content
    return response.json()


def listed(client, address, name, day):
    """One field of every item as at a day."""
    return [each[name] for each in read(client, f"{address}?as_at={day}")["items"]]


def test_authorities_are_listed_and_looked_for(client, glen):
    recorded(small_facts("Strath Test"))
    assert [each["name"] for each in read(client, "/authorities")["items"]] == ["Glen Test", "Strath Test"]
    assert [each["id"] for each in read(client, "/authorities?q=strath")["items"]] == ["strath-test"]


def test_an_authority_says_who_it_is_and_what_else_can_be_read(client, glen):
    told = read(client, "/authorities/glen-test")
    assert told["model"] == {"letter": "a", "title": "body corporate (integration joint board)"}
    assert (told["health_board"], told["councils"]) == ("NHS Glen", ["Glen Council"])
    assert told["as_at"] == TODAY.isoformat()
    assert told["fictional"] is True
    for address in told["links"].values():
        assert client.get(address).status_code in {200, 401}


def test_an_authority_without_a_scheme_has_no_model(client, db):
    recorded(small_facts(schemes=[]))
    told = read(client, "/authorities/glen-test")
    assert (told["model"], told["health_board"]) == (None, "NHS Glen")


def test_localities_of_a_day(client, glen):
    record_row(glen, "localities", {"id": "north", "name": "North", "first_day": "2027-01-01"}, by=SYSTEM)
    names = partial(listed, client, "/authorities/glen-test/localities", "name")
    assert names("2026-12-31") == ["East", "West"]
    assert names("2027-01-01") == ["East", "West", "North"]


def test_seats_with_their_votes(client, glen):
    record_row(
        glen,
        "members",
        {"id": "m2", "person": "p1", "body": "board", "seat": "unpaid_carer", "first_day": "2020-01-01"},
        by=SYSTEM,
    )
    votes = partial(listed, client, "/authorities/glen-test/board", "votes")
    assert votes("2020-06-01") == [False]
    assert votes("2026-08-31") == [True, False]
    assert votes("2026-09-01") == [True, True]


def test_only_decisions_that_were_taken_are_public(client, glen):
    for day in ("2026-11-22", "2028-01-01"):
        told = read(client, f"/authorities/glen-test/decisions?as_at={day}")["items"]
        assert [each["id"] for each in told] == ["glen-test/decisions/d1"]
    assert read(client, "/authorities/glen-test/decisions?as_at=2026-09-30")["items"] == []


def test_publications(client, glen):
    (told,) = read(client, "/authorities/glen-test/publications")["items"]
    assert (told["id"], told["published_on"]) == ("glen-test/plans/plan-1", "2026-04-01")


def test_the_public_reads_of_duties_what_the_authority_shows(client, glen, officer):
    inside = read(officer, "/authorities/glen-test/findings?limit=500")
    assert read(client, "/authorities/glen-test/findings")["items"] == []
    assert read(client, "/authorities/glen-test/duties/act-2014/s37")["findings"] == []
    show(glen, "met")
    some = read(client, "/authorities/glen-test/findings?limit=500")["items"]
    assert {each["outcome"] for each in some} <= {"met", "not_yet_due"}
    assert {(each["because"], each["next_step"], each["owner"]) for each in some} == {(None, None, None)}
    show(glen, "everything")
    every = read(client, "/authorities/glen-test/findings?limit=500")["items"]
    assert every == inside["items"]


def test_owners_are_for_the_inside(client, glen, officer):
    show(glen, "everything")
    address = "/authorities/glen-test/findings?duty=act-2014/s37&limit=500"
    before = officer.get(f"{API}{address}")["ETag"]
    Assignment.objects.create(
        authority=glen, duty="act-2014/s37", owner_name="Ailsa Example", first_day=date(2026, 1, 1)
    )
    assert officer.get(f"{API}{address}")["ETag"] != before
    assert {each["owner"] for each in read(officer, address)["items"]} == {"Ailsa Example"}
    assert {each["owner"] for each in read(client, address)["items"]} == {None}


def test_findings_are_narrowed_by_outcome_and_duty(officer, glen):
    told = read(officer, "/authorities/glen-test/findings?outcome=cannot_tell&duty=act-2014/s37")["items"]
    assert {(each["outcome"], each["duty"]) for each in told} == {("cannot_tell", "act-2014/s37")}


def test_what_comes_has_its_owner(demonstration):
    officer = client_for(a_person(Role.CHIEF_OFFICER, demonstration))
    Assignment.objects.create(authority=demonstration, duty="BIO-1", owner_name="Ailsa", first_day=date(2026, 1, 1))
    address = f"/authorities/{demonstration.slug}/coming"
    year = read(officer, f"{address}?limit=500")["items"]
    assert {each["owner"] for each in year if each["duty"] == "BIO-1"} == {"Ailsa"}
    quarter = read(officer, f"{address}?days=90&limit=500")["items"]
    assert quarter == [each for each in year if each["due"] <= "2027-02-20"]


def test_evidence_up_to_a_day_with_what_is_known_of_its_file(officer, glen):
    EvidenceFile.objects.create(
        authority=glen,
        key="e1",
        sha256="0" * 64,
        size=7,
        content_type="application/pdf",
        name="minute.pdf",
        uploaded_at="2026-09-01T12:00:00Z",
        uploaded_by="Somebody",
    )
    (told,) = read(officer, "/authorities/glen-test/evidence")["items"]
    assert told["what"] == "Minute"
    assert told["file"] == {"name": "minute.pdf", "size": 7, "content_type": "application/pdf", "sha256": "0" * 64}
    later = read(officer, "/authorities/glen-test/evidence?as_at=2026-12-01")["items"]
    assert [each["file"] is None for each in later] == [False, True]


def test_the_whole_file_is_one_that_the_command_reads(officer, glen):
    told = read(officer, "/authorities/glen-test/file")
    assert told["schema"] == "comhla-authority/1"
    assert told["authority"]["name"] == "Glen Test"


def test_collections_say_what_is_recorded(officer, glen):
    told = {each["name"]: each for each in read(officer, "/authorities/glen-test/collections")["items"]}
    assert (told["people"]["recorded"], told["people"]["rows"]) == (True, 2)
    assert (told["functions"]["recorded"], told["functions"]["rows"]) == (True, 1)
    assert (told["grants"]["recorded"], told["grants"]["rows"]) == (False, 0)


def test_rows_with_stable_names_and_days(officer, glen):
    whole = read(officer, "/authorities/glen-test/collections/members")["items"]
    assert [each["id"] for each in whole] == ["glen-test/members/m1"]
    assert whole[0]["values"]["seat"] == "council_nominee"
    assert read(officer, "/authorities/glen-test/collections/members?as_at=2024-03-31")["items"] == []
    assert read(officer, "/authorities/glen-test/collections/members?as_at=2024-04-01")["items"] == whole
    assert officer.get(whole[0]["url"]).json() == whole[0]


def test_a_delegated_function_names_its_scheme(officer, glen):
    (told,) = read(officer, "/authorities/glen-test/collections/functions")["items"]
    assert (told["scheme"], told["first_day"]) == ("scheme-1", "2016-04-01")


def test_what_there_is_one_of_has_the_address_of_its_collection(officer, glen):
    record_row(glen, "planning_group", {"established_on": "2015-09-01"}, by=SYSTEM)
    (told,) = read(officer, "/authorities/glen-test/collections/planning_group")["items"]
    assert told["id"] == "glen-test/planning_group"
    assert officer.get(told["url"]).json()["items"] == [told]


@pytest.mark.parametrize("address", ["/collections/nonsense", "/collections/people/nobody"])
def test_rows_that_are_not_there(officer, glen, address):
    assert officer.get(f"{API}/authorities/glen-test{address}").status_code == 404


def test_events_the_latest_first_and_narrowed(officer, glen):
    record_row(glen, "people", {"id": "p9"}, by=SYSTEM, reason="New")
    told = read(officer, "/authorities/glen-test/events?kind=people&subject=p9")["items"]
    assert [(each["action"], each["reason"], each["by"]) for each in told] == [("row_recorded", "New", "Còmhla")]
    number = told[0]["number"]
    assert read(officer, f"/authorities/glen-test/events?after={number}")["items"] == []
    every = [each["number"] for each in read(officer, "/authorities/glen-test/events")["items"]]
    assert every == sorted(every, reverse=True)


def test_events_change_their_tag_when_something_is_done(officer, glen):
    address = f"{API}/authorities/glen-test/events"
    tag = officer.get(address)["ETag"]
    assert officer.get(address, headers={"If-None-Match": tag}).status_code == 304
    record_row(glen, "people", {"id": "p9"}, by=SYSTEM)
    assert officer.get(address, headers={"If-None-Match": tag}).status_code == 200


def test_the_law_book(client, db):
    told = read(client, "/law/duties?limit=500")
    assert told["total"] > 100
    one = client.get(told["items"][0]["url"]).json()
    assert one["id"] == told["items"][0]["id"]
    assert one["versions"]
    assert {each["family"] for each in read(client, "/law/duties?family=G")["items"]} == {"G"}
    assert read(client, "/law/provisions")["total"] > 10


def test_the_register(client, db):
    told = read(client, "/register/authorities/S37000010")
    assert client.get(told["url"]).json() == told
    lists = {each["id"]: each["url"] for each in read(client, "/register/lists")["items"]}
    seats = client.get(lists["board-seats"]).json()["items"]
    assert {"vote_from", "seat"} <= set(seats[0]["more"])


def test_a_place_is_found_by_name(client, glen):
    told = read(client, "/find?q=east")["items"]
    assert ("East", "locality", "Glen Test") in [(each["found"], each["kind"], each["authority"]) for each in told]
    (one,) = read(client, "/find?q=Western%20Isles")["items"]
    assert (one["kind"], one["url"]) == ("authority", None)


def test_a_postcode_is_found_where_the_directory_is_there(client, db):
    assert read(client, "/find?q=HS1%202AB")["items"] == []
    release = PostcodeRelease.objects.create(**_release())
    area = PostcodeArea.objects.create(
        release=release, authority_code="S37000031", council_code="S12000013", locality="Lewis"
    )
    Postcode.objects.create(release=release, area=area, postcode="HS12AB", district="HS1")
    (told,) = read(client, "/find?q=hs1%202ab")["items"]
    assert (told["found"], told["kind"], told["locality"]) == ("HS1 2AB", "postcode", "Lewis")
    assert told["authority_code"] == "S37000031"


def _release():
    return {
        "released_on": "2026-11-01",
        "source": "A made-up directory",
        "licence": "None",
        "fingerprint": "0" * 64,
        "rows": 1,
        "imported_at": "2026-11-02T12:00:00Z",
    }
