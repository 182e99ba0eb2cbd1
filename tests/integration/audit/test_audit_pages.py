"""The pages of the trail: what they show, who sees them, and what is taken away."""

from __future__ import annotations

import csv
import hashlib
import io
import json
from itertools import pairwise

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse

from comhla.web.access.actors import SYSTEM
from comhla.web.access.roles import Permission, Role
from comhla.web.audit.actions import Told, append
from comhla.web.audit.models import Event
from comhla.web.authorities.actions import record_row
from comhla.web.authorities.models import Authority
from tests.lib.web import a_person, an_actor, client_for, recorded, small_facts

pytestmark = pytest.mark.django_db


@pytest.fixture
def authority() -> Authority:
    made = recorded(small_facts())
    clerk = an_actor(Role.CLERK, made, name="Morag Kerr")
    record_row(made, "localities", {"id": "north", "name": "North"}, by=clerk, reason="=1+1 agreed <b>")
    north = {"id": "north", "name": "Far North"}
    record_row(made, "localities", north, by=clerk.asked_by("Ailsa"), key="north", version=1)
    return made


@pytest.fixture
def reader(authority: Authority) -> Client:
    return client_for(a_person(Role.CLERK, authority))


def page(name: str, authority: Authority, *more: object) -> str:
    return reverse(name, args=[authority.slug, *more])


def test_the_trail_is_shown_newest_first_with_what_changed(authority, reader, django_assert_max_num_queries):
    reader.get(page("audit", authority))
    with django_assert_max_num_queries(25):
        answer = reader.get(page("audit", authority))
    text = answer.content.decode()
    assert answer.status_code == 200
    assert text.count("<h1") == 1
    assert text.index(": Changed</a>") < text.index(": Recorded</a>")
    assert "for Ailsa, who asked" in text
    assert "=1+1 agreed &lt;b&gt;" in text
    for words in ("Morag Kerr", "Far North", "Before", "After", "Verify the trail now"):
        assert words in text


@pytest.mark.parametrize("role", Role)
def test_who_sees_the_trail(authority, role):
    client = client_for(a_person(role, authority, name="Somebody Else"))
    may = Permission.AUDIT_SEE in role.may
    number = Event.objects.filter(authority=authority.slug).first().number
    for address in (page("audit", authority), page("audit-event", authority, number), page("audit-export", authority)):
        assert client.get(address).status_code == (200 if may else 403)
    assert client.post(page("audit-verify", authority)).status_code == (200 if may else 403)


def test_the_trail_of_another_authority_is_not_there(authority, reader):
    other = recorded(small_facts("Glen Other"))
    number = Event.objects.filter(authority=other.slug).first().number
    for address in (page("audit", other), page("audit-event", other, number), page("audit-export", other)):
        assert reader.get(address).status_code == 404
    assert reader.get(page("audit-event", authority, number)).status_code == 404
    assert Client().get(page("audit", authority)).status_code == 302


# what is asked, how many are listed
ASKED = [
    ({}, 20),
    ({"person": "morag"}, 2),
    ({"person": "nobody"}, 0),
    ({"kind": "localities", "subject": "north"}, 2),
    ({"action": "row_recorded"}, 1),
    ({"words": "agreed"}, 1),
    ({"first_day": "2100-01-01"}, 0),
    ({"last_day": "2000-01-01"}, 0),
]


@pytest.mark.parametrize(("asked", "listed"), ASKED)
def test_the_list_is_narrowed(authority, reader, asked, listed):
    answer = reader.get(page("audit", authority), asked)
    assert answer.status_code == 200
    assert len(answer.context["changes"]) == min(listed, Event.objects.filter(authority=authority.slug).count())
    if not listed:
        assert "Nothing like this stands in the trail" in answer.content.decode()


WRONG = [
    {"first_day_day": "31", "first_day_month": "2", "first_day_year": "2026"},
    {"first_day": "2026-02-02", "last_day": "2026-02-01"},
    {"kind": "unheard_of"},
]


@pytest.mark.parametrize("asked", WRONG)
@pytest.mark.parametrize("name", ["audit", "audit-export"])
def test_what_cannot_be_looked_for_is_told(authority, reader, name, asked):
    answer = reader.get(page(name, authority), asked)
    assert answer.status_code == 422
    assert "There is a problem" in answer.content.decode()


def test_many_events_stand_on_several_pages(authority, reader):
    for number in range(45):
        append("row_changed", Told("people", f"p{number}", authority.slug), by=SYSTEM)
    first, last = (reader.get(page("audit", authority), {"page": number}) for number in (1, 3))
    assert [len(each.context["changes"]) for each in (first, last)] == [
        20,
        Event.objects.filter(authority=authority.slug).count() - 40,
    ]


def test_an_event_is_shown_as_its_record_stood(authority, reader):
    event = Event.objects.get(action="row_changed")
    text = reader.get(page("audit-event", authority, event.number)).content.decode()
    for words in ("The record as it stood after this entry", "Far North", event.hash, event.previous_hash):
        assert words in text
    earlier = Event.objects.get(action="row_recorded")
    assert page("audit-event", authority, earlier.number) in text
    text = reader.get(page("audit-event", authority, earlier.number)).content.decode()
    assert "The entry before this one" not in text


def test_the_trail_is_verified_while_one_waits(authority, reader):
    text = reader.post(page("audit-verify", authority)).content.decode()
    assert "The audit trail is whole" in text
    assert f"Its end is {Event.objects.last().number}:{Event.objects.last().hash}." in text
    Event.objects.bulk_create([Event(number=10_000, at=Event.objects.last().at, by_id="", by_name="", action="x", kind="x", subject="x", previous_hash="", hash="")])  # fmt: skip
    answer = reader.post(page("audit-verify", authority))
    assert "The audit trail is broken" in answer.content.decode()
    answer = reader.get(page("audit-verify", authority), {"page": "2"})
    assert (answer.status_code, answer["Location"]) == (302, page("audit", authority) + "?page=2")


def test_the_table_gives_a_spreadsheet_no_formula(authority, reader):
    answer = reader.get(page("audit-export", authority), {"kind": "localities"})
    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    assert answer["Content-Disposition"].startswith(f'attachment; filename="audit-trail-{authority.slug}-')
    text = b"".join(answer.streaming_content).decode()
    assert text.startswith("\ufeffnumber,at,")
    head, *rows = csv.reader(io.StringIO(text.removeprefix("\ufeff")))
    assert [row[head.index("reason")] for row in rows] == ["'=1+1 agreed <b>", ""]
    assert [json.loads(row[head.index("after")])["name"] for row in rows] == ["North", "Far North"]
    event = Event.objects.get(action="trail_exported")
    assert (event.subject, event.after) == ("csv", {"rows": 2})


def follows(lines: list[str]) -> bool:
    """The check that the how-to page gives to somebody outside."""
    end, rows = json.loads(lines[0])["end"], [json.loads(line) for line in lines[1:]]
    return (
        [row["number"] for row in rows] == list(range(1, end["number"] + 1))
        and rows[0]["previous_hash"] == "0" * 64
        and all(after["previous_hash"] == before["hash"] for before, after in pairwise(rows))
        and rows[-1]["hash"] == end["hash"]
        and all(is_as_it_was_written(row) for row in rows if "at" in row)
    )


def is_as_it_was_written(row: dict[str, object]) -> bool:
    rest = dict(row)
    seal, before = rest.pop("hash"), rest.pop("previous_hash")
    text = json.dumps([before, rest], ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest() == seal


def test_somebody_else_can_follow_the_chain_and_verify_each_entry(authority, reader, monkeypatch):
    monkeypatch.setattr("comhla.web.audit.queries.BATCH", 3)
    recorded(small_facts("Glen Other"))
    answer = reader.get(page("audit-export", authority), {"format": "jsonl"})
    lines = b"".join(answer.streaming_content).decode().splitlines()
    first, *rows = (json.loads(line) for line in lines)
    assert first["format"] == "comhla-audit/2"
    assert first["authority"] == authority.slug
    assert follows(lines)
    assert not follows([*lines[:3], *lines[4:]])
    assert not follows([line.replace("Far North", "Near North") for line in lines])
    stubs = [row for row in rows if "at" not in row]
    assert {tuple(row) for row in stubs} == {("number", "previous_hash", "hash")}
    whole = [row for row in rows if "at" in row]
    assert {row["authority"] for row in whole} == {authority.slug}
    assert len(whole) == Event.objects.filter(authority=authority.slug).count()


def test_what_is_left_out_of_the_list_is_a_stub_in_the_file(authority, reader):
    answer = reader.get(page("audit-export", authority), {"format": "jsonl", "kind": "localities"})
    lines = b"".join(answer.streaming_content).decode().splitlines()
    assert follows(lines)
    assert [json.loads(line)["kind"] for line in lines[1:] if "kind" in json.loads(line)] == ["localities"] * 2


def test_gaps_between_the_numbers_are_explained(authority, reader):
    answer = reader.get(page("audit", authority)).content.decode()
    mine, whole = Event.objects.filter(authority=authority.slug).count(), Event.objects.count()
    assert mine < whole
    assert f"{mine} of the {whole} entries of the whole trail concern this authority" in answer


def test_what_an_inspector_looked_at_is_shown_on_request(authority, reader):
    with transaction.atomic():
        append("viewed", Told("page", "/work/x/", authority.slug), by=SYSTEM, after={"route": "work"})
    shown = reader.get(page("audit", authority)).content.decode()
    assert ": Page looked at</a>" not in shown
    assert "Show views too" in shown
    assert "entries, newest first" in shown
    for asked in ({"views": "on"}, {"action": "viewed"}, {"kind": "page"}):
        assert ": Page looked at</a>" in reader.get(page("audit", authority), asked).content.decode()


def test_entries_speak_as_the_record_does(authority, reader):
    clerk = an_actor(Role.CLERK, authority, name="Iain Ross")
    data = {"id": "m1", "person": "p2", "body": "board", "seat": "council_nominee", "first_day": "2024-04-01"}
    interests = {"given_on": "2024-04-02", "changes": [{"changed_on": "2025-05-01"}]}
    told = {**data, "last_day": "2026-11-30", "is_councillor": True, "interests": interests}
    record_row(authority, "members", told, by=clerk, key="m1", version=1)
    with transaction.atomic():
        odd = {"first_day": 7, "amount": {"x": "2026-02-31"}, "unheard_of": "2026-11-29"}
        append("row_changed", Told("members", "gone", authority.slug), by=SYSTEM, after=odd)
    shown = " ".join(reader.get(page("audit", authority)).content.decode().split())
    for words in (
        "Seat: Person Two, Council nominee, 1 April 2024 to 30 November 2026 (m1)",
        "Last day in the seat",
        "30 November 2026",
        "Is a councillor",
        "2 April 2024",
        "29 November 2026",
        "X: 2026-02-31",
        "The whole record was loaded",
    ):
        assert words in shown
    assert "2026-11-30" not in shown
    assert "council_nominee" not in shown


def test_the_title_of_a_refused_search_says_so(authority, reader):
    assert "<title>Error:" in " ".join(reader.get(page("audit", authority), WRONG[0]).content.decode().split())


def test_who_may_not_see_the_trail_is_told_who_may(authority):
    officer = client_for(a_person(Role.PLANNING_OFFICER, authority))
    shown = officer.get(page("audit", authority)).content.decode()
    assert "can be seen by people with one of these roles: Administrator, Chief officer, Committee clerk" in shown
    assert "read only" not in shown


def test_an_inspector_is_told_that_access_is_to_read_only(authority):
    inspector = client_for(a_person(Role.INSPECTOR, authority))
    shown = inspector.get(reverse("record-new", args=[authority.slug, "localities"])).content.decode()
    assert "Your access is to read only" in shown
    assert "give you the role" not in shown


def test_signing_in_leads_nowhere_in_particular():
    assert "next=None" not in Client().get(reverse("account_login")).content.decode()


def test_an_unknown_form_gives_the_page(authority, reader):
    assert "text/html" in reader.get(page("audit-export", authority), {"format": "pdf"})["Content-Type"]
